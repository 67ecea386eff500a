"""The tables of words: the same keys in every language, nothing twice, nothing claimed by two."""

from __future__ import annotations

import re
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import actas.vocabulary
from actas.vocabulary import LANGUAGES, load
from actas.vocabulary.fold import fold
from actas.vocabulary.held import held, plain_case

KINDS_TOLD = ["sections", "section_words", "section_heads", "section_names", "section_clauses"]
HERE = Path(actas.vocabulary.__file__).parent
SECTIONS = """
    questions practices recommendations interventions agreements actions obstacles discussion agenda
    participants info other
"""
# Phrases that two languages use for different things; within one language no phrase has two kinds.
TWO_KINDS = {"themes", "deliberations"}
# "Domingo" is a day before a colon more often than it is a man.
LABELS_AND_NAMES = {"domingo"}
ISO = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
    ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
    HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
    LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
    NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
    UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""


def read(name):
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def lists(table, path=()):
    """Every list of phrases of a language's file, with the path of its keys."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from lists(value, (*path, key))
        elif isinstance(value, list):
            yield (*path, key), value


def repeated(phrases):
    return [phrase for phrase, times in Counter(map(fold, phrases)).items() if times > 1]


def two_owners(owned):
    """Folded phrases that two owners claim, from pairs of owner and phrases."""
    owners: dict[str, set[str]] = {}
    for owner, phrases in owned:
        for phrase in phrases:
            owners.setdefault(fold(phrase), set()).add(owner)
    return {phrase for phrase, by in owners.items() if len(by) > 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_and_none_is_empty(language):
    keys = dict(lists(read(language)))
    assert keys.keys() == dict(lists(read("es"))).keys()
    assert [path for path, phrases in keys.items() if not phrases] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sections_have_the_kinds_of_the_record(language):
    table = read(language)
    assert table["sections"].keys() == set(SECTIONS.split())
    assert table["section_words"].keys() == set(SECTIONS.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_twice_in_a_list(language):
    twice = {path: repeated(phrases) for path, phrases in lists(read(language))}
    assert {path: phrases for path, phrases in twice.items() if phrases} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", KINDS_TOLD)
def test_no_phrase_is_claimed_by_two_kinds_of_section(language, table):
    assert two_owners(read(language)[table].items()) == set()


@pytest.mark.parametrize("table", KINDS_TOLD)
def test_kinds_that_languages_disagree_about_are_known(table):
    assert two_owners(pair for language in LANGUAGES for pair in read(language)[table].items()) <= TWO_KINDS


def test_no_key_of_a_meeting_means_two_things():
    assert two_owners(pair for language in LANGUAGES for pair in read(language)["meeting"].items()) == set()


def test_a_month_has_one_number_in_all_languages():
    tables = [read(language)["dates"]["months"] for language in LANGUAGES]
    assert all(list(table) == [str(number) for number in range(1, 13)] for table in tables)
    assert two_owners(pair for table in tables for pair in table.items()) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_spelled_up_to_31(language):
    table = read(language)["numbers"]["words"]
    assert list(table) == [str(number) for number in range(1, 32)]
    assert two_owners(table.items()) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_long_enough_to_be_of_use(language):
    table = read(language)
    assert 60 <= len(table["language"]["function_words"]) <= 125
    assert len(table["names"]["given"]) >= 300
    assert len(table["labels"]["not_speakers"]) >= 150
    assert min(len(phrases) for phrases in table["sections"].values()) >= 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_is_not_a_given_name(language):
    table = read(language)
    names = {fold(name) for name in table["names"]["given"]}
    assert {fold(label) for label in table["labels"]["not_speakers"]} & names <= LABELS_AND_NAMES


@pytest.mark.parametrize("language", LANGUAGES)
def test_nouns_are_verb_forms_too(language):
    table = read(language)["speech"]
    assert {fold(noun) for noun in table["nouns"]} <= {fold(verb) for verb in table["verbs"]}


def test_every_iso_code_has_its_names_and_no_other_code():
    countries = read("countries")["countries"]
    assert sorted(countries) == ISO.split()
    assert all(
        entry["names"] and all(entry[language] for language in LANGUAGES) for entry in countries.values()
    )


def test_no_country_lists_a_name_twice():
    countries = read("countries")["countries"]
    assert [code for code, entry in countries.items() if repeated(entry["names"])] == []


def test_a_name_of_two_countries_is_marked_ambiguous():
    table = read("countries")
    ambiguous = {fold(name) for name in table["ambiguous"]["names"]}
    claimed = two_owners((code, entry["names"]) for code, entry in table["countries"].items())
    assert claimed <= ambiguous
    assert ambiguous <= {fold(name) for entry in table["countries"].values() for name in entry["names"]}


def test_a_country_that_is_a_given_name_too_is_marked_ambiguous():
    table = read("countries")
    names = {fold(name) for entry in table["countries"].values() for name in entry["names"]}
    given = {fold(name) for language in LANGUAGES for name in read(language)["names"]["given"]}
    assert names & given <= {fold(name) for name in table["ambiguous"]["names"]}


def test_no_label_is_a_country():
    labels = load().phrases("labels", "not_speakers")
    assert labels & load().countries.keys() == set()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Canadá", "CA"),
        ("EE. UU.", "US"),
        ("EEUU", "US"),
        ("USA", "US"),
        ("Rep. Dominicana", "DO"),
        ("TOGO", "TG"),
        ("R. D. Congo", "CD"),
        ("Côte-d’Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Haïti", "HT"),
        ("Corea del Sur", "KR"),
        ("Holanda", "NL"),
        ("UK", "GB"),
        ("Trinidad y Tobago", "TT"),
        ("Brasil", "BR"),
        ("Brésil", "BR"),
        ("Belice", "BZ"),
        ("St Lucia", "LC"),
        ("Saint Lucia", "LC"),
        ("el salvador", "SV"),
        ("Estados Unidos de América", "US"),
    ],
)
def test_a_country_is_known_by_the_ways_it_is_written(name, code):
    assert load().countries[fold(name)] == code


@pytest.mark.parametrize("word", ["Reunión", "Reunião", "Man", "agua", "eau"])
def test_an_everyday_word_is_no_country(word):
    assert fold(word) not in load().countries


def test_no_name_is_claimed_by_two_organisations():
    entries = read("organisations")["organisation"]
    assert two_owners((entry["name"], (entry["name"], *entry.get("also", ()))) for entry in entries) == set()
    assert repeated(entry["name"] for entry in entries) == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("UN Women", "ONU Mujeres"),
        ("UNHCR", "ACNUR"),
        ("HCR", "ACNUR"),
        ("IOM", "OIM"),
        ("Société civile", "Sociedad Civil"),
    ],
)
def test_an_organisation_goes_by_one_name(written, name):
    assert load().organisations[fold(written)] == name


@pytest.mark.parametrize("acronym", ["ST", "SC", "PPT", "CAN", "UE", "WHO"])
def test_a_short_acronym_is_marked_exact(acronym):
    assert acronym in load().exact


def test_no_name_is_claimed_by_two_instruments():
    entries = read("instruments")["instrument"]
    assert two_owners((entry["code"], entry["names"]) for entry in entries) == set()
    assert repeated(entry["code"] for entry in entries) == []
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", entry["code"]) for entry in entries)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("agenda 20-30", "agenda-2030"),
        ("Plan de Acción Brasil", "plan-accion-brasil"),
        ("GCM", "pacto-mundial-migracion"),
        ("Global Compact on Refugees", "pacto-mundial-refugiados"),
        ("Accord de Paris", "acuerdo-paris"),
        ("Marco de Sendai", "marco-sendai"),
        ("Carta da OEA", "carta-oea"),
    ],
)
def test_an_instrument_is_known_by_the_ways_it_is_written(written, code):
    assert load().instruments[fold(written)] == code


def debris(text):
    """Reasons for which words of a line are set aside, and what is left of the line."""
    reasons = []
    for entry in load().debris:
        pattern = re.compile(entry["pattern"], re.IGNORECASE)
        if entry["where"] == "line":
            if pattern.fullmatch(text.strip()):
                return [entry["reason"]], ""
        elif pattern.search(text):
            reasons.append(entry["reason"])
            text = pattern.sub("", text)
    return reasons, text.strip()


@pytest.mark.parametrize(
    ("text", "reason", "left"),
    [
        ("[bookmark: _GoBack]Puntos generadores", "word-bookmark", "Puntos generadores"),
        ("{bookmark}", "word-bookmark", ""),
        ("Ver el anexo Error! Bookmark not defined.", "word-field-error", "Ver el anexo"),
        ("1. Apertura ¡Error! Marcador no definido.", "word-field-error", "1. Apertura"),
        ('HYPERLINK "http://ejemplo.org/acta" el acta', "word-field", "el acta"),
        ("Acuerdos PAGEREF _Toc4512 \\h", "word-field", "Acuerdos"),
        ("Página 1 de 2", "page-number", ""),
        ("Page 3 of 7", "page-number", ""),
        ("- 3 -", "page-number", ""),
        ("pág. 12", "page-number", ""),
        ("<!-- TOC -->", "comment", ""),
        ("[//]: # (borrador)", "comment", ""),
        (".. -*- mode: rst -*-", "editor-comment", ""),
        ("[TOC]", "toc-mark", ""),
        ("[[_TOC_]]", "toc-mark", ""),
        ("###### tags: `actas` `2021`", "tags", ""),
        (".. contents::", "directive", ""),
        (".. title: Acta de mayo", "directive", ""),
        ("{% include cabecera.html %}", "template-leftover", ""),
        ("Fait le $date$", "template-leftover", "Fait le"),
        ("Haga clic aquí para escribir texto.", "template-leftover", ""),
        ("(add your name to the list)", "template-leftover", ""),
        ("![](media/image1.png)", "image", ""),
        ("[image: Inline image 1]", "image", ""),
        ("<div align='center'>", "html-tag", ""),
        ("<br/>", "html-tag", ""),
        ('<a name="acuerdos"></a>Acuerdos', "html-tag", "Acuerdos"),
        ("Acuerdos {#acuerdos}", "anchor", "Acuerdos"),
        ("Vista previa de impresión", "screen-words", ""),
        ("Enviado desde mi iPhone", "screen-words", ""),
        ("\\newpage", "page-break", ""),
        ("[[Category:Minutes]]", "wiki-mark", ""),
        ("# vim: set ts=4:", "editor-comment", ""),
        ("Antes <!-- revisar <b>esto</b> --> después", "comment", "Antes  después"),
    ],
)
def test_debris_is_named_and_the_words_beside_it_stay(text, reason, left):
    assert debris(text) == ([reason], left)


@pytest.mark.parametrize(
    "text",
    [
        "Página web: www.ejemplo.org",
        "La página 3 del informe se corrige.",
        "Page 3 of the report needs work",
        "- 3 - de los presentes se abstienen",
        "3",
        "- 3 votos a favor",
        "2016",
        "El marcador no definido",
        "Error en el acta anterior",
        "[Ana] lee la carta",
        "[4] Presupuesto",
        "Ver ![Los asistentes firman el acta](foto.jpg) arriba",
        "Costó $30 y $50",
        "Ver <b>acuerdos</b>",
        "{Responsable: por definir}",
        "Title: Minutes of the board",
        ".. y luego se levantó la sesión",
        "Bookmark the page of the project",
        "Enviado desde la secretaría",
        "ex: Los jóvenes del barrio",
        "Ex: réunion publique",
        "Vim a esta reunião ontem",
        "p. ej. 3",
        "Sección {#} pendiente",
        "-----",
        "",
    ],
)
def test_what_somebody_said_is_no_debris(text):
    assert debris(text) == ([], text)


ALMOST = (
    "[bookmark:",
    "{bookmark",
    "<!--",
    "{ PAGE ",
    "- ",
    "p. ",
    "![](",
    "![][",
    "{{date",
    "<img ",
    "[[File:",
    "[cid:",
    "<div ",
)


@pytest.mark.parametrize(
    "part",
    [*ALMOST, 'HYPERLINK "', "<a name=", "[]{#", "PAGEREF _Toc", "error! ", "-*-", "p. 3   ", "|page "],
)
def test_debris_patterns_are_linear(part):
    """A line of 200,000 characters that opens debris again and again is read at once."""
    line = part * (200_000 // len(part)) + "x"
    began = time.process_time()
    debris(line)
    assert time.process_time() - began < 3


@pytest.mark.parametrize("entry", read("debris")["debris"], ids=lambda entry: entry["pattern"][:24])
def test_debris_patterns_say_what_they_are(entry):
    assert entry.keys() == {"pattern", "reason", "where"}
    assert entry["where"] in {"line", "inside"}
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", entry["reason"])
    assert not re.search(r"\([^()]*[+*]\)[+*]", entry["pattern"]), "a repetition inside a repetition"
    assert re.compile(entry["pattern"], re.IGNORECASE).fullmatch("") is None


@pytest.mark.parametrize("entry", read("debris")["debris"], ids=lambda entry: entry["pattern"][:24])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_matches_holds_one_of_the_words_it_is_looked_for_by(entry, data):
    words = load().held(entry["pattern"])
    drawn = data.draw(st.from_regex(re.compile(entry["pattern"], re.IGNORECASE), fullmatch=True))
    assert not words or any(word in plain_case(drawn) for word in words), (words, drawn)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"No citar\.?", ("no citar",)),
        (r"(?:borrador|draft)s? \d+", ("borrador", "draft")),
        (r"\[nota: [^\]]*\]", ("[nota: ",)),
        (r"colou?r", ("colo",)),
        (r"x{0,2}aviso{2}", ("aviso",)),
        (r"aviso(?! final)", ("aviso",)),
        (r"(?:uno)?|dos", ()),
        (r"(?:uno)*dos|\d+", ()),
        (r"\u00a7 \d", ("§ ",)),
        (r"(?x) a b", ()),
        (r"[ab|]c|d", ("c", "d")),
    ],
)
def test_the_words_that_a_pattern_cannot_do_without(pattern, words):
    assert held(pattern) == words


def test_case_is_ignored_as_patterns_ignore_it():
    """Kelvin's K, the long s and the i without a dot are k, s and i to a pattern."""
    others = [char for char in map(chr, range(sys.maxunicode)) if char.swapcase() != char or char in "ıİ"]
    for letter in "abcdefghijklmnopqrstuvwxyzáàâãäéèêëíîóôõöúûüçñ":
        pattern = re.compile(letter, re.IGNORECASE)
        assert {plain_case(char) for char in others if pattern.fullmatch(char)} == {letter}


@pytest.mark.parametrize("language", ["es", "en", "fr", "pt"])
def test_a_word_is_in_one_group_of_synonyms_and_a_group_has_more_than_one(language):
    file = Path(actas.vocabulary.__file__).with_name("synonyms.toml")
    groups = [fold(group).split() for group in tomllib.loads(file.read_text("utf-8"))[language]["groups"]]
    assert len(groups) > 90
    assert [group for group in groups if len(group) < 2] == []
    words = [word for group in groups for word in group]
    assert [word for word in set(words) if words.count(word) > 1] == []
    assert [word for word in words if not word.isalnum()] == []
