"""Dates in a text: figures and words, in four languages, and what is none."""

import pytest

from actas import vocabulary
from actas.classify.dates import dates_in

WORDS = vocabulary.load()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Enviar el acta, 12/05/2017", ["2017-05-12"]),
        ("el 3 de mayo de 2017 y el 4 de junio de 2018", ["2017-05-03", "2018-06-04"]),
        ("on May 3, 2017", ["2017-05-03"]),
        ("le 3 mai 2017", ["2017-05-03"]),
        ("em 3 de maio de 2017", ["2017-05-03"]),
        ("12/05/20A17", []),
        ("el12/05/2017", []),
        ("31/02/2017", []),
        ("1.2.3.4", []),
    ],
)
def test_full_dates_are_found_and_nothing_that_words_run_into(text, days):
    assert [found.day for found in dates_in(text, WORDS)] == days


def test_an_american_date_is_read_so_only_where_the_notes_are():
    assert [found.day for found in dates_in("03/04/2016", WORDS)] == ["2016-04-03"]
    assert [found.day for found in dates_in("03/04/2016", WORDS, american=True)] == ["2016-03-04"]
