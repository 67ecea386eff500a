"""Dates and times as people write them in four languages. What does not fix a day gives none."""

from __future__ import annotations

import pytest

from actas.classify.dates import dates_in, month_in, times_in
from support.parsing import WORDS

DAYS = [
    # Spanish
    ("3 de mayo de 2016", "2016-05-03"),
    ("3 de mayo del 2016", "2016-05-03"),
    ("3 mayo 2016", "2016-05-03"),
    ("lunes 3 de mayo de 2016", "2016-05-03"),
    ("10:30 del 3 de mayo de 2016", "2016-05-03"),
    ("primero de mayo de 2016", "2016-05-01"),
    ("tres de mayo de dos mil dieciséis", "2016-05-03"),
    ("a los 3 días del mes de mayo del año 2016", "2016-05-03"),
    ("3/may/2016", "2016-05-03"),
    ("3-may-2016", "2016-05-03"),
    # English
    ("3 May 2016", "2016-05-03"),
    ("3rd May 2016", "2016-05-03"),
    ("3rd of May 2016", "2016-05-03"),
    ("May 3, 2016", "2016-05-03"),
    ("May 3rd, 2016", "2016-05-03"),
    # French
    ("3 mai 2016", "2016-05-03"),
    ("1er mai 2016", "2016-05-01"),
    ("16 d'août 2016", "2016-08-16"),
    ("quinze mars deux mille vingt", "2020-03-15"),
    # Portuguese
    ("3 de maio de 2016", "2016-05-03"),
    ("2 de dezembro de 2016", "2016-12-02"),
    # figures
    ("2016-05-03", "2016-05-03"),
    ("2016/05/03", "2016-05-03"),
    ("20160503", "2016-05-03"),
    ("03/05/2016", "2016-05-03"),
    ("3/5/16", "2016-05-03"),
    ("3.5.2016", "2016-05-03"),
    ("3-5-2016", "2016-05-03"),
    ("25/12/2016", "2016-12-25"),
    ("12/25/2016", "2016-12-25"),  # there is no 25th month
]
SPANS = [
    ("3 y 4 de mayo de 2016", "2016-05-03", "2016-05-04"),
    ("3 al 5 de mayo de 2016", "2016-05-03", "2016-05-05"),
    ("del 30 de abril al 2 de mayo de 2016", "2016-04-30", "2016-05-02"),
    ("3-4 May 2016", "2016-05-03", "2016-05-04"),
    ("May 3-4, 2016", "2016-05-03", "2016-05-04"),
    ("du 3 au 4 mai 2016", "2016-05-03", "2016-05-04"),
    ("3 a 4 de maio de 2016", "2016-05-03", "2016-05-04"),
]
NONE = ["3 de mayo", "mayo", "2016", "31 de febrero de 2016", "2016-13-01", "13/14/2016", "3.2.10", "v2016.5"]
TIMES = [
    ("18:40", ["18:40"]),
    ("18:40:15", ["18:40"]),
    ("18.40 h", ["18:40"]),
    ("18h40", ["18:40"]),
    ("10 h 30", ["10:30"]),
    ("18h", ["18:00"]),
    ("6 pm", ["18:00"]),
    ("6:40 p.m.", ["18:40"]),
    ("12:00 am", ["00:00"]),
    ("12:30 p.m.", ["12:30"]),
    ("9 a.m. – 11 a.m.", ["09:00", "11:00"]),
    ("a las 9:00 y a las 11:30", ["09:00", "11:30"]),
    ("9h05 à 10h", ["09:05", "10:00"]),
    ("25:00", []),
    ("9:75", []),
    ("3.2.1", []),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days(text, day):
    assert [(found.day, found.end_day) for found in dates_in(text, WORDS)] == [(day, None)]


@pytest.mark.parametrize(("text", "first", "last"), SPANS)
def test_spans_of_days(text, first, last):
    assert [(found.day, found.end_day) for found in dates_in(text, WORDS)] == [(first, last)]


@pytest.mark.parametrize("text", NONE)
def test_what_fixes_no_day(text):
    assert list(dates_in(text, WORDS)) == []


def test_a_date_knows_where_it_stands():
    """Folding takes accents and ligatures apart; the places are those of the text as written."""
    text = "Ação ﬁnal: 3 de maio de 2016, à tarde"
    (found,) = dates_in(text, WORDS)
    assert text[found.start : found.end] == "3 de maio de 2016"


def test_an_ambiguous_date_is_read_day_first_unless_american():
    assert [found.day for found in dates_in("03/04/2016", WORDS)] == ["2016-04-03"]
    assert [found.day for found in dates_in("03/04/2016", WORDS, american=True)] == ["2016-03-04"]


@pytest.mark.parametrize("text", ["mayo de 2016", "May 2016", "mai 2016", "maio de 2016"])
def test_a_month_of_a_year(text):
    found = month_in(text, WORDS)
    assert found is not None
    assert found.day == "2016-05"


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_times(text, times):
    assert times_in(text, WORDS) == times
