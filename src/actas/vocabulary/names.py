"""What looks like a name: of a person, a country, a body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, repeat

from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

HANDLE = compiled(r"@[\w.-]+")
# A capital, or a letter of a script that stands apart in notes of ours: «Дмитрий», «محمد», 王小明.
CAPITALISED = compiled(r"[A-ZÀ-ÖØ-ÞĀ-ŽΆ-ΫЀ-Я\u0531-\u1cff\u3040-\ud7ff][\w’'\-.]*$")
LONGEST_TITLE = 5  # letters of a title that is shortened
CAME_OR_NOT = frozenset({"participants", "absent", "excused"})  # keys of the meeting
SHORTENED = compiled(r"(?:[A-ZÀ-Þ]\.[ -]?)+(?:[^\W\d_]+ )*[A-ZÀ-Þ][^\W\d_]")  # «M. Ruiz», "J. van Rijn"
RUN_TOGETHER = compiled(r"([A-ZÀ-Þ][a-zà-ÿ]+)(?:[A-ZÀ-Þ][a-zà-ÿ]*)*[A-ZÀ-Þ][a-zà-ÿ]{2,}")
INITIALS = compiled(r"(?:[A-ZÀ-Þ][a-zà-ÿ]?\.-?){2,3}")  # «J.-M.», "J.F."
PARTS = compiled(r"[\s./-]+")  # of «Alcaldesa-Presidenta», «Sr.Secretario»
RUN_ON = compiled(r"([^\W\d_]{1,4}\.)([A-ZÀ-Þ][a-zà-ÿ][\w’'-]*)$")
POSSESSIVE = ("'s", "’s")
CONTRACTED = ("'d", "’d", "'ll", "’ll", "'ve", "’ve", "'re", "’re", "'m", "’m")
# What radio amateurs are called on the air, behind their names: «Ana EA4XYZ», "Tom W1AW".
CALL_SIGN = compiled(r"(?:[A-Z]{1,2}|\d[A-Z]|[A-Z]\d)\d[A-Z]{1,4}")
ROOT = 4  # letters that a country and what is of it have in common
CODE = 2  # letters of a country's code
TOGETHER = 2000  # lines that are looked through in one go
CODES = 3  # of three letters, «MEX», that are no chance
# «MEX: …», «- HND, …», «CRI» alone: what opens a line as who speaks or came does; «Ana Ruiz (MEX)».
SHOWN = compiled(r"(?m)^(?:[^\w\n]|\d)*([A-Z]{3})[ \t]*(?:[:.,(|=→/–—-]|\]|$)|\(([A-Z]{3})\)")
# «GTM, HND y SLV», «MEX/CRI/PAN»: one beside the other.
BESIDE = r"(?:[ \t]*[,;/|+·&-][ \t]*|[ \t]+(?:[a-z]{1,2}[ \t]+)?)"
RUN = compiled(rf"(?<![\w-])[A-Z]{{3}}(?:{BESIDE}[A-Z]{{3}}){{2,}}(?![\w-])")
MOST_TOKENS = 6
GIVEN_AND_SURNAME = 2  # words
HONORIFICS = 2  # that may stand before them: «Prof. Dr.»

ARTICLE_WITHIN = 3  # words of a name with an article in its middle


@plain()
class NameWords(Plain):
    """The folded words that names are made of."""

    given: frozenset[str]
    particles: frozenset[str]
    honorifics: frozenset[str]
    dotted: frozenset[str]  # honorifics, all with a full stop
    adjectives: frozenset[str]  # honorifics that say of things how they are as often: "General Business"
    roles: frozenset[str]
    groups: frozenset[str]
    not_speakers: frozenset[str]
    function_words: frozenset[str]
    nouns: frozenset[str]  # given names that are as often nouns: «Nieves», "Hope"
    things: frozenset[str]  # what bears people's names: «calle Ana Ruiz», "Ann Roe Award"


@lru_cache(maxsize=4)
def name_words(words: Vocabulary) -> NameWords:
    """Return the tables that names are recognised by."""
    honorifics = words.phrases("names", "honorifics")
    honorifics |= {one.rstrip(".") for one in honorifics if len(one) > 2}
    return NameWords(
        given=words.phrases("names", "given"),
        particles=words.phrases("names", "particles"),
        honorifics=honorifics,
        dotted=frozenset([one.rstrip(".") + "." for one in honorifics]),
        adjectives=words.phrases("names", "honorific_adjectives"),
        roles=words.phrases("names", "roles"),
        groups=words.phrases("actors", "groups"),
        not_speakers=words.phrases("labels", "not_speakers"),
        function_words=words.phrases("language", "function_words"),
        nouns=words.grammar("given_nouns"),
        things=words.grammar("bears_names"),
    )


def is_capital(char: str) -> bool:
    """Whether a letter may open a name: a capital, or a letter of a script that has none."""
    return char.isalpha() and not char.islower()


def country_of(words: Vocabulary, text: str) -> str | None:
    """Return the ISO code of the country that a text names and nothing else."""
    folded = fold(text).strip(" .,:;()")
    return words.countries.get(folded)


def country_by_code(words: Vocabulary, text: str) -> Actor | None:
    """Return the country of two capitals, «CR», or «RD» for «R.D.»: to be believed among countries alone."""
    if len(text) != CODE or not (text.isascii() and text.isupper() and text.isalpha()):
        return None
    code = text if text in _codes(words) else words.countries.get(fold(f"{text[0]}.{text[1]}."))
    return Actor(name=text, kind="country", code=code) if code else None


def country_of_three(words: Vocabulary, text: str) -> Actor | None:
    """Return the country of three capitals, «PNG», that are no word: to be believed among countries alone."""
    code = words.iso3.get(text)
    small = words.phrases("language", "function_words") if code else frozenset[str]()
    if code is None or fold(text) in small or organisation_of(words, text):
        return None
    return Actor(name=text, kind="country", code=code)


@lru_cache(maxsize=4)
def _codes(words: Vocabulary) -> frozenset[str]:
    return frozenset(words.countries.values())


def with_codes(texts: Iterable[str], words: Vocabulary) -> Vocabulary:
    """Return a vocabulary that knows the codes by which the notes call several countries, as they do."""
    shown: set[str] = set()
    codes: set[str] = set()
    lines = iter(texts)
    # In parts: all words at once would be there a second time.
    while text := "\n".join(islice(lines, TOGETHER)):
        shown.update(first or aside for first, aside in SHOWN.findall(text))
        for run in RUN.findall(text):
            codes |= _most({*"".join(sign if sign.isupper() else " " for sign in run).split()}, words)
    codes |= _most(shown, words)
    return _knowing(frozenset(codes), words) if codes else words


def _most(shown: set[str], words: Vocabulary) -> set[str]:
    """Return the codes of countries among three capitals, where most are some, and several nothing else."""
    codes = shown & words.iso3.keys() if len(shown) >= CODES else set()
    if len(codes) * 2 <= len(shown) or codes <= words.acronyms.keys():
        return set()
    codes = {one for one in codes if not organisation_of(words, one)}
    given, small = name_words(words).given, words.phrases("language", "function_words")
    sure = [one for one in map(fold, codes) if one not in given and one not in small]  # not «KEN», «PER»
    return codes if len(sure) >= CODES else set()


@lru_cache(maxsize=4)
def _knowing(codes: frozenset[str], words: Vocabulary) -> Vocabulary:
    short = {one: (one, "country", words.iso3[one]) for one in codes}
    return Vocabulary(words.tables, {**words.shared, "acronyms": {**short, **words.acronyms}})


def organisation_of(words: Vocabulary, text: str) -> str | None:
    """Return the known name of the body that a text names and nothing else."""
    bare = text.strip(" .,:;()")
    if fold(bare) in _exact(words) and bare not in words.exact:
        return None  # «can», «sc»: only capitals make the acronym
    return words.organisations.get(fold(bare))


@lru_cache(maxsize=4)
def _exact(words: Vocabulary) -> frozenset[str]:
    return frozenset(map(fold, words.exact))


@lru_cache(maxsize=1024)  # those who speak in notes do so again and again
def known_actor(words: Vocabulary, text: str, *, countries_near: bool = True) -> Actor | None:
    """Return the country or known body that a text names, as an actor.

    Where no other country stands near (``countries_near``), Jordan and Israel are people.
    """
    shown = text.strip()
    folded = fold(shown).strip(" .,:;()")
    if registered := words.acronyms.get(shown.strip(" .,:;()")) or words.actors.get(folded):
        name, kind, code = registered
        return Actor(name=name, kind=kind, code=code, as_written=shown if shown != name else None)
    if not countries_near and folded in words.ambiguous and folded in name_words(words).given:
        return None
    if code := words.countries.get(folded):
        return Actor(name=shown, kind="country", code=code)
    called = folded in name_words(words).given and shown.istitle()  # «Cida» is somebody, «CIDA» a body
    if not called and organisation_of(words, shown):
        return Actor(name=shown, kind="organisation")
    first, _, rest = folded.partition(" ")
    if rest and (first in _openings_of_bodies(words) or rest in words.organisations):
        tokens = folded.split()
        return Actor(name=shown, kind="organisation") if _is_of_state(shown, tokens, words) else None
    return None


def _is_of_state(shown: str, tokens: Sequence[str], words: Vocabulary) -> bool:
    """«UNICEF Chile», «Cruz Roja Hondureña», «Croix-Rouge du Mali»: whether a known body is a country's."""
    if not "".join(tokens).replace("-", "").isalpha():
        return False
    first, _, last = shown.partition(" ")
    if " " in last and organisation_of(words, last) and country_of(words, first):
        return True
    for at in range(1, len(tokens)):
        if " ".join(tokens[:at]) in words.organisations:
            body, state = " ".join(shown.split()[:at]), " ".join(tokens[at:])
            if organisation_of(words, body):
                of, _, whole = state.partition(" ")
                if whole and of in words.grammar("of"):
                    return country_of(words, whole) is not None  # "Red Cross of Fiji"
                return state[:ROOT] in _roots_of_countries(words) and (
                    at == len(tokens) - 1 or country_of(words, state) is not None
                )
    return False


@lru_cache(maxsize=4)
def _openings_of_bodies(words: Vocabulary) -> frozenset[str]:
    return frozenset([first for first, _, _ in map(str.partition, words.organisations, repeat(" "))])


@lru_cache(maxsize=4)
def _roots_of_countries(words: Vocabulary) -> frozenset[str]:
    """Return how countries' names begin, and so what is of them: «hondureña», «tunisien»."""
    return frozenset([part[:ROOT] for part in " ".join(words.countries).split()])


def ends_in_title(shown: str, words: Vocabulary) -> bool:
    """Whether a full stop behind words is that of a title, behind which the name stands: «Dra.», «Sr.»."""
    last = shown.rpartition(" ")[2]
    return not last[LONGEST_TITLE:] and fold(last) in name_words(words).honorifics


@lru_cache(maxsize=8192)
def person_score(words: Vocabulary, text: str) -> float:
    """Say how much a text looks like a person's name, from 0 (not at all) to 3 (surely).

    3: honorific or handle before a name; 2.5: a known given name and a surname; 2: a known given
    name alone; 1.5: a known given name further on; 1: capitalised words that nothing else explains;
    0: anything else.
    """
    tokens = text.strip(" ,;:").split()
    if not tokens or tokens[MOST_TOKENS + HONORIFICS :]:
        return 0.0
    if tokens[0][0] == "@" and all(HANDLE.fullmatch(token) for token in tokens):
        return 3.0
    table = name_words(words)
    if "." in tokens[0][:-1] and (run := RUN_ON.match(tokens[0])) and fold(run[1]) in table.dotted:
        return 3.0 if _may_name([run[2], *tokens[1:]], table, honoured=True) else 0.0  # «M.Ruiz», "Dr.Poe"
    if tokens[-1].isalnum() and not tokens[-1].isalpha() and CALL_SIGN.fullmatch(tokens[-1]):
        tokens.pop()
        if not tokens:
            return 0.0
    if len(tokens) > 1 and len(tokens[-1]) == 1 and tokens[-1].isupper():
        tokens[-1] += "."  # «Raf O», the stop of whose initial was taken for that of the line: no article
    bare = _without_honorifics(tokens, table)
    honoured = len(bare) < len(tokens)
    if len(bare) > MOST_TOKENS or not _may_name(bare, table, honoured=honoured):
        return 0.0
    if honoured and fold(tokens[0]) in table.adjectives:
        rest = fold(" ".join(bare))
        return 3.0 if rest not in words.keyed("sections") and _unhonoured(bare, rest, words) else 0.0
    return 3.0 if honoured else _unhonoured(bare, fold(text), words)


def is_office_alone(text: str, words: Vocabulary) -> bool:
    """Whether a line only says an office: «Concejales», «Secretaria-Interventora», «Sr. Secretario»."""
    table = name_words(words)
    tokens = PARTS.split(fold(text).strip(" .:"))
    offices = tokens[1:] if len(tokens) > 1 and tokens[0] in table.honorifics else tokens
    return table.roles.issuperset(offices)


def without_honorifics(name: str, words: Vocabulary) -> str:
    """«Lic. Ana Soto» -> «Ana Soto»."""
    return " ".join(_without_honorifics(name.split(), name_words(words)))


def _without_honorifics(tokens: list[str], table: NameWords) -> list[str]:
    """«Lic. Ana Soto» -> «Ana Soto»."""
    at = 0
    while (
        at < len(tokens)
        and (fold(tokens[at]) not in table.particles or "ª" in tokens[at])  # «Dª» is no «da»
        and fold(tokens[at]).strip(".") + "." in table.dotted
        and (at < len(tokens) - 1 or fold(tokens[at]) not in table.given)  # «Dom» alone is a name
    ):
        at += 1
    return tokens[at:]


def _may_name(tokens: list[str], table: NameWords, *, honoured: bool) -> bool:
    """Whether all words have the shape of a name's."""
    stopped = [token for token in tokens[:-1] if token[-1:] == "."]
    whole = [token for token in stopped if token[3:]]
    if not tokens or (whole and not all(map(INITIALS.fullmatch, whole))):
        return False  # a full stop inside: two sentences; «P.-H. Dorval» has none
    if any(fold(token[:-1]) in table.given for token in stopped):
        return False  # a short name may end a sentence: «Lu. Toma nota: …»
    if len(tokens) > 1 and tokens[-1].islower() and fold(tokens[-1]) in table.particles:
        return False  # «Ana de»
    if any(token.endswith(POSSESSIVE) for token in tokens[:-1]):
        return False  # "Ann Poe's Opinion"
    if ("'" in tokens[-1] or "’" in tokens[-1]) and tokens[-1].endswith(CONTRACTED):
        return False  # "I'd say", "They'll ask"
    first = fold(tokens[0])
    if honoured and len(tokens) == 1 and tokens[0].islower() and first in table.function_words:
        return False  # «ir a la escuela» goes there, and no Ir. does
    given = first in table.given and tokens[0][:1].isupper()
    shouted = all(token.isupper() for token in tokens[:2]) and not tokens[-1].isupper()  # «DA MOTA Bento»
    particle = first in table.particles and not given and not shouted
    if (particle and not honoured) or not all(_namelike(token, table) for token in tokens):
        return False
    return honoured or bool(CAPITALISED.match(tokens[0])) or first in table.given


def _unhonoured(tokens: list[str], folded: str, words: Vocabulary) -> float:
    table = name_words(words)
    if folded in table.not_speakers or folded in words.countries or tokens[0] in _everyday(words):
        return 0.0  # «GUI: …», where Gui is a name
    first = fold(tokens[0]).strip(".")
    if len(tokens) > GIVEN_AND_SURNAME and fold(tokens[-1]) in table.things:
        return 0.0  # "Ann Roe Street"
    if first in table.given or ("-" in first and first.partition("-")[0] in table.given):
        return 2.5 if len(tokens) > 1 else 2.0
    if first in table.nouns and _has_surname(tokens, table):
        return 2.5  # «Nieves García»
    run = RUN_TOGETHER.fullmatch(tokens[0])
    if run and fold(run[1]) in table.given:
        return 2.5  # «AnaRuiz», as wikis write names
    said = [fold(token) for token in tokens]
    if not table.given.isdisjoint(said):
        return 0.0 if said[0] in table.things else 1.5  # «Calle Ana Ruiz»
    if len(said) > 1 and said[-1] in table.particles:
        said.pop()  # "Lakshmi Das": what a particle may be elsewhere ends no phrase
    explained = [token for token in said if token in table.function_words or token in table.not_speakers]
    if not explained:
        return 1.0
    if len(said) < ARTICLE_WITHIN or not words.grammar("name_articles").issuperset(explained):
        return 0.0
    within = [token for token in tokens[1:-1] if token[:1].isupper() and fold(token) in explained]
    return 1.0 if len(within) == len(explained) else 0.0  # "Mirel El Taki": an article of Arabic names


def _has_surname(tokens: list[str], table: NameWords) -> bool:
    """Whether one or two words with capitals, and no others, stand behind a first name."""
    behind = tokens[1:]
    if not 0 < len(behind) < GIVEN_AND_SURNAME or not tokens[0].istitle():
        return False
    return all(one.istitle() and fold(one) not in table.function_words | table.things for one in behind)


@lru_cache(maxsize=4)
def _everyday(words: Vocabulary) -> frozenset[str]:
    return frozenset(words.as_written("words", "everyday"))


def _namelike(token: str, table: NameWords) -> bool:
    bare = token.strip(".,'’()")
    letters = bare.isalpha()
    if not letters and (not bare or any(map(str.isdecimal, bare))):
        return False
    if CAPITALISED.match(bare):
        return letters or all(char.isalpha() or char in "-'’." for char in bare)
    return (
        fold(bare) in table.particles
        or fold(bare) in table.given
        or (len(bare) == 1 and bare.isalpha() and (bare.isupper() or bare.isascii()))
    )
