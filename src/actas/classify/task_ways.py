"""Ways of their own in which writers of tasks set apart who does them: «Pedir cal // Ana», «ANA pedir cal».

One such line proves nothing: «Agua. Revisar el pozo» opens with a topic, «Precios ~ Ana» may mean anything.
Where several tasks of the notes have somebody in the same place, behind or before the same sign, and hardly
one of them anything else, that is this writer's way, and all tasks are read so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from actas.classify.bodies import nouns_of_bodies
from actas.classify.cast import Cast
from actas.classify.due import is_time
from actas.classify.handed import opens_with_order
from actas.classify.identity import GIVEN
from actas.classify.owner_ends import among_parts, before_time
from actas.classify.owner_names import Owner, is_verb
from actas.classify.task_lists import may_be_name
from actas.classify.title_words import may_order
from actas.model.block import Block, Words
from actas.model.compiled import compiled
from actas.model.plain import replace as replaced
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import ends_in_title, name_words, person_score
from actas.vocabulary.patterns import between_names

ALIKE = 2  # tasks with somebody known in the same place
STRANGE = 3  # tasks that end in names of no table, where nobody is known
MOST, LONGEST = 1000, 300  # tasks that show how somebody writes, and characters of one
MOST_WORDS = 8  # of those who stand together
# «Sra. Ruiz. Pedir cal», «Ana; pedir cal», «Ana / pedir cal», «Ana :: pedir cal», «Ana:pedir cal»
NAMED = r"(?:[A-ZÀ-Þ][a-z]{0,3}\. ){0,2}[^\W\d_](?:[^\n:;!?¿.()\[\]<>{}–—|=→*~\"«»/]|/(?=\w)){0,60}?"
OPENS = compiled(rf"({NAMED})(\.(?:\s?[-–—]+)?(?=\s)|;(?=\s)|\s(?:/+|~|::|[·•»])(?=\s)|:(?=\w))\s*(?=\S)")
SIGN = compiled(r"(?<=[^\s,;])(?:\s([/~=*·•»]{1,3}|\.{2,3}|…)\s?|\s?([;,.…]|\.{2,3})\s)(?=[^\W\d_a-zß-ÿ]|@)")
# «Pedir cal Ana», "Fetch the lime Tom and Ann"
NAME, JOINED = r"[^\W\d_a-zß-ÿ][\w’'-]*", r"(?:[ /]|, | [^\W\d_]{1,3} | [&+] )"
CAPITALS_LAST = compiled(rf"(\s[a-zß-ÿ\d][\w’'-]*) {NAME}(?:{JOINED}{NAME}){{0,5}}\.?$")
# «ANA pedir cal», «ANA Y LUIS Pedir cal», «ANA RUIZ/LUIS pedir cal»
LARGE = r"[A-ZÀ-ÖØ-Þ]"
SHOUTED_FIRST = compiled(
    rf"{LARGE}{{2}}(?:{LARGE}|[.’'/-](?={LARGE}))*(?: (?:{LARGE}|[.’'/-](?={LARGE})|[&+])+){{0,6}}"
    rf"(?<={LARGE}{{2}})(?= [^\W\d_]?[a-zß-ÿ])"
)
GOES_ON = compiled(r" \w")
TOKEN = compiled(r"\w+")
REMARK = compiled(r"\s*[(\[]([^()\[\]]+)[)\]]\s*\.?$")
LOUD, APART, SHOUTED, UNSIGNED = "**", "\t", "CAPITALS", ""
WEAK = frozenset({",", ".", "/", ";"})  # signs that stand between anything, too: no country acts there
BETWEEN = frozenset({",", "."})  # and between the parts of what is no task

Place = tuple[str, str, str]  # what sets a name apart, the name, and all else that is said
Told = tuple[str, str]  # a name, and all else


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """What stands behind who is to do a task, or before them, in some notes."""

    first: frozenset[str]
    last: frozenset[str]

    def owner(self, said: Words, cast: Cast, words: Vocabulary, *, sure: bool) -> Owner | None:
        """Return whose a task is by the place in which these notes name who does them, and hardly else.

        What is not ``sure``ly a task must say what to do.
        """
        for way, name, rest in _first(said) if self.first else ():
            told = sure or opens_with_order(rest, words)
            if way in self.first and told and (owner := _whose(name, way, rest, cast, words, first=True)):
                # «**Ana** pedir cal» has no sign that is not told
                return owner if way in (LOUD, SHOUTED) else replaced(owner, cut=len(said.text) - len(rest))
        return self._last(said, cast, words, sure=sure, weak=False) if self.last else None

    def official(self, said: Words, cast: Cast, words: Vocabulary, *, sure: bool) -> Owner | None:
        """Return the body or office in which a task ends behind a sign that stands between anything, too."""
        return self._last(said, cast, words, sure=sure, weak=True) if self.last else None

    def _last(
        self, said: Words, cast: Cast, words: Vocabulary, *, sure: bool, weak: bool
    ) -> Owner | None:  # fmt: skip
        ends = [one for one in _last(said) if one[0] in self.last and (one[0] in WEAK) == weak]
        for way, name, rest in ends:  # the first is the longest
            told = (sure and way not in BETWEEN) or opens_with_order(rest, words)
            owner = _whose(name, way, rest, cast, words, first=False) if told else None
            if owner and not (weak and _has_person(owner)):
                return owner
        return None


def _has_person(owner: Owner) -> bool:
    return any(actor.kind == "person" for actor in owner.actors)


def with_ways(tasks: Sequence[Block], cast: Cast, words: Vocabulary) -> Cast:
    """Return who is who with the ways in which tasks name who does them, and with whom only these name."""
    first: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    last: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    tasks = [block for block in tasks[:MOST] if not block.words.text[LONGEST:]]
    for block in tasks:
        for way, name, rest in _first(block.words):
            first[way].append((name, rest))
        for way, name, rest in _last(block.words):
            last[way].append((name, rest))
    opens, ends = set[str](), set[str]()
    doers: set[str] = set()
    for way, told in first.items():
        if (others := _habit(way, told, cast, words, first=True, many=len(tasks))) is not None:
            opens.add(way)
            doers |= others
    for way, told in last.items():
        others = _habit(way, told, cast, words, first=False, many=len(tasks))
        if others is None and way not in WEAK and way != UNSIGNED:
            others = _strangers(told, cast, words)
        if others is not None:
            ends.add(way)
            doers |= others
    if not opens and not ends:
        return cast
    return replace(cast, ways=Ways(frozenset(opens), frozenset(ends)), doers=cast.doers | doers)


def _habit(
    way: str, told: Sequence[Told], cast: Cast, words: Vocabulary, *, first: bool, many: int
) -> set[str] | None:
    """Return the folded names of no table that stand where those who act do; None where nobody does.

    ``many``: how many tasks there are.
    """
    if way == APART:  # a tab before who acts, and one behind somebody else: each is a way of its own
        told = [one for one in told if not _is_somebody(one[1], way, one[0], cast, words, first=not first)]
    if len(told) < ALIKE:
        return None
    owners = [(_whose(name, way, rest, cast, words, first=first), name) for name, rest in told if " " in rest]
    sure = [owner for owner, _ in owners if owner is not None and _is_sure(owner, cast, words)]
    if way == UNSIGNED:
        came = [one for one in sure if all(_is_called(actor, cast) for actor in one.actors)]
        return set() if len(came) >= STRANGE and len(came) * 2 > many else None
    if len(sure) < ALIKE or len(sure) * 2 < len(told):
        return None
    # «Horta. Comprar mudas» is a topic between «Ana. Pedir cal» and «Rui. Ligar para o banco».
    strange = [name for owner, name in owners if owner is None and may_be_name(name, cast.common, words)]
    others = set(map(fold, strange)) if way not in WEAK else set[str]()
    if first and not any(map(_has_person, sure)):
        # «Secretaría. Comprar tinta» beside «Secretaría. Tiene tinta»
        orders = [rest for _, rest in told if may_order(rest.split(maxsplit=1)[0], words)]
        return others if len(orders) * 2 > len(told) else None
    return others


def _strangers(told: Sequence[Told], cast: Cast, words: Vocabulary) -> set[str] | None:
    """Return the folded names of no table in which all of several tasks end, and not in the same one."""
    names = {
        fold(one): one for name, _ in told for one in between_names(words).split(REMARK.sub("", name)) if one
    }
    if len(told) < STRANGE or len(names) < ALIKE:
        return None
    orders = sum([opens_with_order(rest, words) for _, rest in told])
    if orders < ALIKE or orders * 2 < len(told):
        return None
    return set(names) if all(may_be_name(one, cast.common, words) for one in names.values()) else None


def _leads_on(rest: str, words: Vocabulary) -> bool:
    """Whether words before a name need it: an order of one word, or what ends in a small word or a verb."""
    *more, last = map(fold, rest.split())
    small = words.phrases("language", "function_words")
    if not more or last in small or last in words.grammar("does") or not last[-1:].isalnum():
        return True
    return more[-1] in _before_verbs(words) and (more[-1] == "to" or is_verb(last, words))


@lru_cache(maxsize=4)
def _before_verbs(words: Vocabulary) -> frozenset[str]:
    """Return the small words behind which stands what to do, «à remercier»; not «du trimestre»."""
    small = words.phrases("language", "function_words")
    return small - words.grammar("articles", "contracted_of")


def _whose(shown: str, way: str, rest: str, cast: Cast, words: Vocabulary, *, first: bool) -> Owner | None:
    """Return whom words in the place of those who act name, with a time behind them or without."""
    if not _may_act(shown, way, cast, words):
        return None  # nearly all
    remark = REMARK.search(shown) if shown.rstrip(" .")[-1:] in (")", "]") else None
    if remark and is_time(remark[1], words, met=cast.met):
        shown = shown[: remark.start()]
    if len(shown.split()) > MOST_WORDS or (is_verb(shown, words) and person_score(words, shown) < GIVEN):
        return None
    if way == "." and ends_in_title(rest, words):
        return None  # «Devolver el libro de Sra. Vega»
    if way in (APART, UNSIGNED) and not first and _leads_on(rest, words):
        return None  # «Llamar a **Ana**», "Thank **Tom**"
    return among_parts(shown, cast, words, least=GIVEN) or before_time(shown, cast, words)


def _may_act(shown: str, way: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether one of the words is a known name, or what bodies and those who hold an office are called."""
    if shown[:1] == "@" or shown[:2].isupper():
        return True
    folded = fold(shown)
    tokens = TOKEN.findall(folded)
    if not _called(words).isdisjoint(tokens) or [one for one in tokens if one in cast.people]:
        return True
    return folded in cast.doers or (way not in WEAK and folded in words.countries)


@lru_cache(maxsize=4)
def _called(words: Vocabulary) -> frozenset[str]:
    table = name_words(words)
    those = table.roles | table.groups | words.grammar("everybody") | words.phrases("owners", "bodies")
    told = " ".join(those | words.phrases("actors", "bodies")).split()
    return (table.given | table.honorifics | nouns_of_bodies(words)).union(told) - table.function_words


def _is_sure(owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether all are known; capitals alone may be short for anything."""
    return all(
        actor.kind != "person" or person_score(words, actor.name) >= GIVEN or _is_called(actor, cast)
        for actor in owner.actors
    )


def _is_somebody(
    shown: str, way: str, rest: str, cast: Cast, words: Vocabulary, *, first: bool
) -> bool:  # fmt: skip
    owner = _whose(shown, way, rest, cast, words, first=first)
    return owner is not None and _is_sure(owner, cast, words)


def _is_called(actor: Actor, cast: Cast) -> bool:
    return fold(actor.as_written or actor.name) in cast.people


def _first(said: Words) -> list[Place]:
    """Return what opens a task as names may, what sets it apart, and what stands behind."""
    text, found = said.text, list[Place]()
    until = said.bold or said.ends.italic
    name = text[:until].rstrip() if until else ""
    if name[-1:].isalnum() and GOES_ON.match(text, len(name)):
        found.append((LOUD, name, text[len(name) + 1 :]))
    elif said.ends.apart:
        found.append((APART, text[: said.ends.apart].rstrip(), text[said.ends.apart :]))
    if text[:2].isupper() and (shouted := SHOUTED_FIRST.match(text)):
        found.append((SHOUTED, shouted[0], text[shouted.end() + 1 :]))
    opens = OPENS.match(text)
    if opens and opens[1][-2:-1] not in ("", " "):  # «Paul D. appelle …»
        found.append((opens[2].strip()[:2], opens[1], text[opens.end() :]))
    return found


def _last(said: Words) -> list[Place]:
    """Return what ends a task as names may, what sets it apart, and what stands before."""
    text = said.text
    ends = {(sign[1] or sign[2]): sign for sign in SIGN.finditer(text)}
    found = [(way, text[sign.end() :], text[: sign.start()]) for way, sign in ends.items()] if ends else []
    if said.ends.apart:
        found.append((APART, text[said.ends.apart :], text[: said.ends.apart]))
    elif unsigned := CAPITALS_LAST.search(text):
        found.append((UNSIGNED, text[unsigned.end(1) :].strip(), text[: unsigned.end(1)]))
    return sorted(found, key=_shortest_rest) if len(found) > 1 else found


def _shortest_rest(place: Place) -> int:
    return len(place[2])
