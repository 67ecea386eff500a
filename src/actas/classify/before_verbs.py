"""Who acts by what stands behind them: a verb of what is to be done, «Ana enviará …», "Ana to send …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from actas.classify.bodies import names_body
from actas.classify.cast import INITIAL, Cast
from actas.classify.due import is_time
from actas.classify.identity import CAPITALISED, GIVEN, members_of, without_article
from actas.classify.owner_names import Owner, is_verb, named, named_late, without_clitics
from actas.classify.turns import is_known_word
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, organisation_of, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import begins, first_words, may_hold, opening, words_in
from actas.vocabulary.sentences import infinitive
from actas.vocabulary.sieve import may_end

ARROW = " →⇒-=>"  # what may stand between a name and what it is to do
TOKEN = compiled(r"[^\s,;:]+")
OPENING_WORDS = 8  # words in which who acts stands before the verb
LONGEST_TIME = 40  # characters
JOINED = 3  # words of "Ann and Tom"
THING = 3  # words of «la carta que»
# Among verbs that are looked for these two also stand for every verb that ends in the same tense.
FUTURE = "will"
CONDITIONAL = "would"
VERB_WORDS = 4  # words of a phrase such as "is going to be"
CLOCK = compiled(r"(?:\S{1,3} (?:\S{2,3} )?)?\d{1,2}(?:[:.h]\d{2}|\s?h)")  # «17:05», «a las 18 h»


def before_verb(
    text: str, cast: Cast, words: Vocabulary, verbs: frozenset[str], *, least: float
) -> Owner | None:
    """«Ana enviará …», «Chris/Jeff create …»: a person or body as the subject of what is to be done."""
    if not may_hold_one(text, verbs, words):
        return None
    tokens, folded = _opening_words(text)
    begin = _after_time(text, tokens, words)
    that, of = words.grammar("that"), words.grammar("of")
    for end in range(1, len(tokens)):
        if folded[end - 1] in that:
            begin = end
        if not begin < end <= begin + OPENING_WORDS or folded[end - 1] in of:
            continue
        opens = opens_verb(tokens[end][0], folded[end : end + VERB_WORDS], verbs, words)
        parted = opens and text[tokens[end - 1].end() : tokens[end].start()].strip()
        if not opens or parted or _goes_on_name(tokens, end, words):
            continue  # a comma or a colon ends the subject
        shown = without_article(text[tokens[begin].start() : tokens[end - 1].end()].rstrip(" /"), words)
        last = shown.rpartition(", ")[2]  # «Acheter la chaux, Luc s'en occupe»
        if is_verb(last, words) and person_score(words, last.split()[0]) < GIVEN:
            return None
        told = _is_no_task(folded, end, words) or _is_said(folded[end:], verbs, words)
        told = told or (" " in shown and _orders(shown, folded[end : end + 2], cast, words))
        if told or _frames(text, folded[end:], tokens[end], words):
            return None
        commits = verbs is words.phrases("owners", "commits")
        if not commits and suffers(folded[end + 1 :], words):
            continue
        owner = _subject_named(shown, folded, end, cast, words, least=least)
        if owner and not _in_doubt(text[: tokens[end].start()], owner, words):
            since = end - (folded[end - 1] in words.grammar("clitics"))  # «se reunirá»
            no_task = _meets_or_decides(owner, folded[since:], words)
            return None if no_task or _agrees_as_one(owner, folded[end:], cast, words) else owner
    return None


def _frames(text: str, folded: Sequence[str], verb: re.Match[str], words: Vocabulary) -> bool:
    """«Ana cierra: se hace un plan», «Cierra a las 17:05», «cierra la sesión»: whether a verb is no deed."""
    if begins(" ".join(folded), words.grammar("frames")):
        return True
    behind = text[verb.end() :].lstrip()
    return fold(verb[0]) in words.grammar("things_go") and (
        behind[:1] == ":" or CLOCK.match(behind) is not None
    )


def _orders(shown: str, behind: Sequence[str], cast: Cast, words: Vocabulary) -> bool:
    """Whether what seems a name is an order behind its topic: "[Weir] Write to …", "Weir Talk to the …"."""
    first, *more = shown.split()
    if fold(first) in cast.people or fold(first) in name_words(words).given:
        return False
    told = [fold(one) for one in more if one[0].isupper()]
    if not words.grammar("orders", "bare_verbs").isdisjoint(told):
        return True
    if not told or told[-1] != fold(more[-1]) or told[-1] not in words.grammar("does", "before_to"):
        return False
    # "Tech Support to call" is somebody, "Support to the …" nobody
    if behind[0] == "to":
        return not words.grammar("articles", "own").isdisjoint(behind[1:])
    return not names_body(shown, words)


def _in_doubt(before: str, owner: Owner, words: Vocabulary) -> bool:
    """«si Bruno va a pintarla», "whether Tom will …": whether the word before says that it only may be."""
    told = before[: before.rfind(owner.text)].casefold().split()
    if told and told[-1] in words.grammar("articles"):
        told.pop()
    if not told:
        return False
    if told[-1] in words.grammar("that"):
        # «La carta que Ana enviará llega tarde»: which thing is meant
        return len(told) == THING and told[0] in words.grammar("articles")
    return told[-1] in words.grammar("in_doubt")


def _meets_or_decides(owner: Owner, folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether a body meets, or what looks like one decides: «La asamblea elige a Marta tesorera»."""
    decides = not words.grammar("decides").isdisjoint(fold(owner.text).split())
    return decides or gathers(owner, folded, words)


def _agrees_as_one(owner: Owner, folded: Sequence[str], cast: Cast, words: Vocabulary) -> bool:
    """Whether a body decides something, and takes nothing on: "The committee agreed to keep …".

    Nor does anybody who agrees to a thing: "All agreed to the new hours".
    """
    opens = opening(" ".join((*folded[:VERB_WORDS], "")), words.grammar("agrees_to"))
    if opens is None:
        return False
    behind = folded[opens.count(" ") + 1 :][:1]
    if behind and behind[0] in words.grammar("articles") and behind[0] not in words.grammar("clitics"):
        return True  # «accepté de les appeler» is a task
    bodies = words.phrases("actors", "bodies")
    names = [fold(without_article(one.name, words)) for one in owner.actors]
    strange = [
        one.name.isupper() and fold(one.name) not in cast.people and organisation_of(words, one.name) is None
        for one in owner.actors
    ]
    return all(
        one in bodies or names_body(one, words) or odd for one, odd in zip(names, strange, strict=True)
    )


def gathers(owner: Owner, folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether words say that a body meets then or there: "will meet on 20 May", not "will meet the mayor"."""
    if any(one.kind == "person" for one in owner.actors):
        return False
    sizes = range(1, min(3, len(folded)) + 1)
    size = next((size for size in sizes if " ".join(folded[:size]) in words.grammar("gathers")), 0)
    behind = folded[size : size + 1]
    return size > 0 and (not behind or behind[0] in words.grammar("gathered_at"))


def _subject_named(
    shown: str, folded: Sequence[str], end: int, cast: Cast, words: Vocabulary, *, least: float
) -> Owner | None:
    """Return whom the words before a verb name, small words and clauses before the name set aside."""
    bare = without_clitics(shown, words).rstrip(ARROW)
    if bare.endswith(":"):
        return None  # «Ana: la compra será …»
    small = words.grammar("articles", "prepositions")
    if folded[end - 1] in small and fold(bare) in words.grammar("everybody_but"):
        return None  # «Tous les pays …», which no English verb ends; «todas en altura», no French future
    alone = len(bare.split()) == 1 and (folded[end] == "to" or folded[end] in words.grammar("does"))
    # «Abrimos la apertura …»: an article may as well open a noun.
    alone = alone or (bare != shown and folded[end - 1] in words.grammar("articles"))
    sure = max(least, GIVEN if alone else 0.0)
    owner = named_late(bare, cast, words, least=sure)
    if owner is None and ", " in bare:  # «Comme annoncé, Luc se chargera de …»
        owner = named(bare.rpartition(", ")[2], cast, words, least=max(sure, GIVEN))
    return owner


@lru_cache(maxsize=64)  # one sentence is looked through for verb after verb
def _opening_words(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """Return the words among which who acts and the verb stand, and the same folded."""
    tokens = list(islice(TOKEN.finditer(text), 2 * OPENING_WORDS))
    return tokens, [fold(token[0]).rstrip(".") for token in tokens]


def may_hold_one(text: str, verbs: frozenset[str], words: Vocabulary) -> bool:
    """Whether a text may hold one of some verbs, or what stands for «will» and «would» by its ending."""
    folded, plain = fold(text), _without_articles(text, words)
    if may_hold(plain, verbs) or (plain is not folded and may_hold(folded, verbs)):
        return True
    if FUTURE in verbs and may_end(text, future_ends(words)):
        return True
    return CONDITIONAL in verbs and may_end(text, _conditional_ends(words))


@lru_cache(maxsize=64)  # as above
def _without_articles(text: str, words: Vocabulary) -> str:
    """Return a text folded, prepositions without the articles in them."""
    folded = fold(text)
    said = folded.split()
    if "d'" not in folded and words.grammar("contracted_of", "contracted_by").isdisjoint(said):
        return folded
    return " ".join(_without_article(one, words) for one in said)


def _after_time(text: str, tokens: Sequence[re.Match[str]], words: Vocabulary) -> int:
    """Return how many words before a comma only say until when: «Avant le 20 mai, Luc enverra …»."""
    comma = text.find(",")
    if not 0 < comma <= LONGEST_TIME or is_time(text[:comma], words) is None:
        return 0
    return sum(token.start() < comma for token in tokens)


def becomes(folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether a verb behind "will" says what becomes of somebody, not what they do: "get more involved"."""
    if not folded or folded[0] not in words.grammar("linking"):
        return False
    return any(one.endswith(words.as_written("endings", "done")) for one in folded[1:])


def suffers(folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether words behind "will" say what is done to somebody: "be talked about", not "be sending"."""
    return list(folded[:1]) == ["be"] and not _is_doing(folded[1:], words)


def will_come(folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether somebody will only come or go: "will come by Friday", not "will come back with the prices"."""
    sizes = range(min(VERB_WORDS, len(folded)) - 1, 0, -1)
    size = next((size for size in sizes if " ".join(folded[:size]) in words.grammar("going_to")), 0)
    if not size or folded[size] not in words.grammar("to_come"):
        return False
    return words.grammar("come_with").isdisjoint(folded[size + 1 : size + 2])


def _is_doing(folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether words begin with what somebody is doing: "sending the minutes"."""
    if not folded or folded[0] in words.grammar("moving"):
        return False
    return folded[0].endswith(words.as_written("endings", "gerund"))


def _is_no_task(folded: Sequence[str], end: int, words: Vocabulary) -> bool:
    """Whether a verb says what somebody will not do, or what becomes of them: "will not come"."""
    if not words.grammar("negations").isdisjoint((folded[end - 1], *folded[end + 1 : end + 2])):
        return True
    if folded[end] in words.grammar("stays", "going_to") and _leaves(folded, end, words):
        return True
    if will_come(folded[end:], words) or goes_along(folded[end:], words):
        return True
    goes = " ".join(folded[end : end + 1]) in words.grammar("going_to") or folded[end] == "is"
    if goes and folded[end + 1 : end + 2] == ["be"] and _is_doing(folded[end + 2 :], words):
        return False  # "will be checking"
    if goes and not words.grammar("being").isdisjoint(folded[end + 1 : end + VERB_WORDS]):
        return True
    return becomes(folded[end + 1 : end + 4], words)


def goes_along(folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether somebody only goes there, for or with others: «Ana va en representación de la red»."""
    if folded[0] not in words.grammar("going_to"):
        return False
    how = words.grammar("come_with", "means").isdisjoint(folded[1:2])
    return not how and not any(ends_as_infinitive(one, words) for one in folded[2 : 2 + VERB_WORDS])


def _leaves(folded: Sequence[str], end: int, words: Vocabulary) -> bool:
    """Whether a verb says where somebody goes or how they are: «se va de vacaciones», «ficou de férias»."""
    behind = folded[end + 1 : end + 3]
    if len(behind) < 2 or behind[0] not in words.grammar("stays_to"):
        return False
    stays = folded[end] in words.grammar("stays")
    to_do = ends_as_infinitive(behind[1], words) or behind[1] in words.grammar("charged")
    return not to_do if stays else f"{folded[end - 1]} " in words.as_written("words", "reflexive")


def ends_as_infinitive(text: str, words: Vocabulary) -> bool:
    """Whether the first word of a text ends as infinitives do, be it short: «ver», «hacerlo»."""
    first = fold(text.partition(" ")[0]).rstrip(".,;")
    ends = words.as_written("endings", "infinitive_folded")
    return first.endswith(ends) or infinitive(words).match(first) is not None


def _is_said(folded: Sequence[str], verbs: frozenset[str], words: Vocabulary) -> bool:
    """Whether what looks like something to do is something said: «fait remarquer», «fait le point»."""
    if folded[0] in words.grammar("going_to"):
        return False  # "will report": nothing is said yet
    told = " ".join((*folded[:VERB_WORDS], ""))
    does = opening(" ".join((*(_without_article(one, words) for one in folded[:VERB_WORDS]), "")), verbs)
    said = opening(told, words.phrases("speech", "phrases"))
    return said is not None and len(said) > len(does or " ".join(folded[:1]))


def opens_verb(said: str, folded: Sequence[str], verbs: frozenset[str], words: Vocabulary) -> bool:
    """Whether words begin with one of some verbs, or with a future where those are looked for."""
    if folded[0] in verbs:
        return not said[:1].isupper()
    if folded[0] in first_words(verbs) and not said[:1].isupper():
        plain = [_without_article(one, words) for one in folded]
        sizes = range(1, len(folded) + 1)
        if any(" ".join(folded[:size]) in verbs or " ".join(plain[:size]) in verbs for size in sizes):
            return True
    bare = said.rstrip(".!")
    would = CONDITIONAL in verbs and bare.endswith(words.as_written("endings", "conditional"))
    will = FUTURE in verbs and bare.endswith(words.as_written("endings", "future"))
    if not (would or will) or said[:1].isupper():
        return False  # nearly all
    bare = bare.replace("’", "'").rpartition("'")[2]  # «l'aidera.»
    if would and _conditional_form(words).fullmatch(bare):
        return True
    # «configura» ends as a future does, and is none.
    return will and bool(future_form(words).fullmatch(bare)) and folded[0] not in words.grammar("acts")


def _without_article(folded: str, words: Vocabulary) -> str:
    """«dos», «pelo», «d'animer» -> «de», «por», «de»."""
    if folded in words.grammar("contracted_of") or folded[:2] in ("d'", "d’"):
        return "de"
    return "por" if folded in words.grammar("contracted_by") else folded


@lru_cache(maxsize=4)
def _conditional_form(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"[^\W\d_]{{3,}}{any_of(words.as_written('endings', 'conditional'))}")


@lru_cache(maxsize=4)
def future_form(words: Vocabulary) -> re.Pattern[str]:
    """Return what a verb in the future is that says what somebody will do: «enviará», «hará», not «será»."""
    becomes, ends = any_of(words.as_written("words", "will_be")), words.as_written("endings", "future")
    accented = any_of([one for one in ends if not one.isascii()])  # no noun ends so: «barra», «madera»
    goes = rf"i{accented}"  # «irán», the shortest of them
    return compiled(
        rf"(?!{becomes}$)(?:{goes}|[^\W\d_]{{2,}}(?:{accented}|(?<=[^\W\d_]{{3}}){any_of(ends)}))"
    )


@lru_cache(maxsize=4)
def _conditional_ends(words: Vocabulary) -> frozenset[str]:
    return frozenset(words.as_written("endings", "conditional"))


@lru_cache(maxsize=4)
def future_ends(words: Vocabulary) -> frozenset[str]:
    """Return how verbs in the future end."""
    return frozenset(words.as_written("endings", "future"))


def _goes_on_name(tokens: Sequence[re.Match[str]], at: int, words: Vocabulary) -> bool:
    """«Maria do Carmo»: whether one of some words is a particle of a name, and no "do"."""
    goes_on = len(tokens) > at + 1 and tokens[at + 1][0][:1].isupper()
    return goes_on and fold(tokens[at][0]) in name_words(words).particles


def before_infinitive(text: str, cast: Cast, words: Vocabulary, *, unknown: bool) -> Owner | None:
    """«Rick to help out», «the Roof WG to order …»: a name, "to" and a verb as it stands."""
    there = words_in(fold(text))
    if "to" not in there and words.grammar("does").isdisjoint(there):
        return None
    tokens = list(islice(TOKEN.finditer(text), OPENING_WORDS + 2))
    if at := _bare_verb_at(text, tokens, cast, words):
        return _does_barely(text, tokens, at, cast, words, unknown=unknown)
    for end in range(1, len(tokens) - 1):
        if tokens[end][0] == "to" and _may_be_verb(tokens[end + 1][0], words):
            shown = without_article(text[: tokens[end - 1].end()], words)
            if ", " in shown and (late := _behind_comma(shown, cast, words)):
                return late  # "Bins overflowing, Tom to ring the council"
            no_task = is_verb(shown, words) and person_score(words, shown) < GIVEN
            if no_task or (" " in shown and _orders(shown, ("to",), cast, words)):
                return None
            if fold(shown) in words.grammar("before_to") and fold(shown) not in cast.people:
                return None  # "Want to send …", "Button to open …"
            if _looks_for(shown, words) or f"{fold(shown.split()[-1])} to" in words.grammar("agrees_to"):
                return None
            unknown = unknown and fold(tokens[end + 1][0]) in words.grammar("does")
            unknown = unknown and end + 2 < len(tokens)  # "Letters to post"
            if unknown and any(is_known_word(one, words) for one in members_of(shown, words)):
                return None
            return named(shown, cast, words, least=CAPITALISED if unknown else GIVEN)
    return None


def _behind_comma(shown: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the people behind the last comma of what is no list of names: "Bins overflowing, Tom"."""
    owner = named(shown.rpartition(", ")[2], cast, words, least=GIVEN)
    if owner is None or any(one.kind != "person" for one in owner.actors):
        return None
    return None if named(shown.partition(", ")[0], cast, words, least=CAPITALISED) else owner


def _bare_verb_at(text: str, tokens: Sequence[re.Match[str]], cast: Cast, words: Vocabulary) -> int:
    """Return which word is a bare verb behind one name, or behind two: "Ann send …", "Ann and Tom sort …"."""
    if len(tokens) < 2 or ":" in text[tokens[0].end() : tokens[1].start()]:
        return 0
    at = JOINED if tokens[JOINED:] and tokens[1][0] in words.grammar("and") else 1
    if tokens[at][0] not in words.grammar("does"):
        return 0
    romance = cast.met.language not in (None, "en")  # «mae do enzo …», in small letters
    of = romance and tokens[at][0] in words.grammar("contracted_of")
    return 0 if of or _goes_on_name(tokens, at, words) else at


def _does_barely(
    text: str, tokens: Sequence[re.Match[str]], at: int, cast: Cast, words: Vocabulary, *, unknown: bool
) -> Owner | None:
    """Return who is to do what a bare verb says: no paper of theirs, "Clerk report", and nothing said."""
    shown, verb = text[tokens[0].start() : tokens[at - 1].end()], tokens[at][0]
    if verb in words.grammar("said_bare"):
        return None  # "Lennox think that …"
    if verb in words.grammar("ends_as_verb") and fold(shown) in name_words(words).roles:
        return None
    strange = shown.isupper() and INITIAL.fullmatch(shown) and fold(shown) not in cast.people
    return None if strange and not unknown else named(shown, cast, words, least=GIVEN)


def _looks_for(shown: str, words: Vocabulary) -> bool:
    """Whether words look for somebody whom nobody knows yet: "Need volunteers", "Looking for helpers"."""
    first, _, rest = shown.partition(" ")
    if not rest[:1].islower():
        return False
    small = fold(rest.split()[0]) in words.phrases("language", "function_words")
    sought = small and first.endswith(words.as_written("endings", "gerund"))
    first = fold(first)
    return sought or first in words.grammar("before_to") or first in words.phrases("owners", "asked")


def _may_be_verb(said: str, words: Vocabulary) -> bool:
    if said in words.grammar("bare_verbs"):
        return True  # "Ann to have a look", which the language's small words hold too
    small = words.phrases("language", "function_words")
    return said.islower() and fold(said) not in small and fold(said) not in words.grammar("behind_to")
