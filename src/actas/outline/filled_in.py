"""Forms, filled in one below another: «País: Perú», «Nombre de la práctica: …», «Resultados: …», and again.

Each is one thing told, a practice or a recommendation, and its lines are what it says of that. A form begins
where a key comes that the one above has already, or with the line that stands above the keys of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from actas.model.block import HEAD, LINE, Block, Words
from actas.model.plain import Plain, plain, replace
from actas.model.span import Span
from actas.outline.counted import word_and_number
from actas.outline.forms import OPENING, SEVERAL
from actas.vocabulary import Vocabulary
from actas.vocabulary.form_keys import LONGEST, FormKey, form_key, names_thing, says_whose
from actas.vocabulary.names import known_actor
from actas.vocabulary.sections import NEARLY, kind_of_heading

PLAIN = ("paragraph", "item")  # kinds of blocks that may be lines of a form
LONGEST_NAME = 90  # characters of a line above the keys that names what the form is about
STOPS = frozenset(".,;?!")  # of what names nothing
PEOPLE = 2  # keys of lists of those who came, of which a form that has as many tells who somebody is


@plain()
class Form(Plain):
    """One form: the place of its first line, and its keys in order with theirs."""

    first: int
    keys: list[tuple[str, int]]

    @property
    def names(self) -> list[str]:
        """The keys, in order."""
        return [name for name, _ in self.keys]


def forms_in(blocks: list[Block], openings: Sequence[str], words: Vocabulary) -> list[Block]:
    """Return the blocks, those of forms marked as such, a value below its key joined to it."""
    often = come_again(openings)
    keys = {
        at: key for at, block in enumerate(blocks)
        if block.words.text[:OPENING] in often and block.kind in PLAIN
        and (key := form_key(block.words)) is not None
    }  # fmt: skip
    again = come_again(key.name for key in keys.values())
    if not any(names_thing(name, words) or says_whose(name, words) for name in again):
        return blocks
    every = ((at, form_key(block.words)) for at, block in enumerate(blocks) if block.kind in PLAIN)
    keys = {
        at: key for at, key in every
        if key is not None and (key.name in again or (key.sure and word_and_number(key.label, words) is None))
    }  # fmt: skip
    found = [
        form
        for run in _runs(blocks, keys, again, words)
        if _are_forms(run, blocks, keys, words)
        for form in run
    ]
    return _marked(blocks, found, keys) if found else blocks


def come_again(names: Iterable[str]) -> frozenset[str]:
    """Return those of some names that come several times."""
    return frozenset(name for name, count in Counter(names).items() if count >= SEVERAL)


def _runs(
    blocks: Sequence[Block], keys: Mapping[int, FormKey], again: Collection[str], words: Vocabulary
) -> list[list[Form]]:
    """Return the forms of each stretch of lines that no heading parts, or what stands between forms."""
    runs: list[list[Form]] = [[]]
    for at, block in enumerate(blocks):
        run = runs[-1]
        if at not in keys:
            if run and (block.kind in ("heading", "row") or _heads(blocks, at, keys, words)):
                runs.append([])
            continue
        name = keys[at].name
        last = run[-1] if run else None
        if last is None or (name in last.names and name != last.names[-1]):
            if name in again:
                run.append(Form(at, [(name, at)]))
            continue
        last.keys.append((name, at))
    return runs


def _heads(blocks: Sequence[Block], at: int, keys: Mapping[int, FormKey], words: Vocabulary) -> bool:
    """Whether a line below a form that is filled in is what sections are called: «Acuerdos»."""
    block = blocks[at]
    if not block.gap or len(block.words.text) > LONGEST or (at - 1 in keys and not keys[at - 1].value):
        return False
    return kind_of_heading(words, block.words.text)[1] >= NEARLY


def _are_forms(
    run: Sequence[Form], blocks: Sequence[Block], keys: Mapping[int, FormKey], words: Vocabulary
) -> bool:
    """Whether forms below one another ask for the same, and say whose each is or what it is about."""
    if len(run) < SEVERAL or len(set(run[0].names) & set(run[1].names)) < SEVERAL:
        return False
    if any(len(form.keys) < SEVERAL for form in run):
        return False
    if any(_tells_who_came(form, words) for form in run):
        return False
    if any(known_actor(words, name) for form in run for name in form.names):
        return False  # «Perú: …», «Chile: …» speak
    whose = [at for form in run for name, at in form.keys if says_whose(name, words)]
    headed = all(keys[at].value for at in whose)
    if headed and not any(keys[at].value for form in run for _, at in form.keys if at not in whose):
        return False  # «País: Perú», «Recomendaciones:», a list: a country above its parts
    known = sum(known_actor(words, _value(blocks, keys, at).strip(" .*")) is not None for at in whose)
    # «Luc», «Acquis : …», «À revoir : …»: who stands above keys says what is behind them.
    # A question is answered below it, and opens nothing.
    opened = all(_names(form.names[0], words) for form in run) and not _names_above(blocks, run, keys)
    return opened or known * 2 > len(run)


def _names(name: str, words: Vocabulary) -> bool:
    return name[-1:] != "?" and names_thing(name, words)


def _tells_who_came(form: Form, words: Vocabulary) -> bool:
    """«País: Perú», «Nombre: Ana», «Cargo: ministra»: whether a form tells who somebody is."""
    listed = words.phrases("attendance", "columns")
    return sum(name in listed and not says_whose(name, words) for name in form.names) >= PEOPLE


def _value(blocks: Sequence[Block], keys: Mapping[int, FormKey], at: int) -> str:
    """Return what stands behind a key, or on the line below it."""
    if keys[at].value or at + 1 == len(blocks) or at + 1 in keys:
        return keys[at].value
    return blocks[at + 1].words.text


def _marked(blocks: list[Block], found: Sequence[Form], keys: Mapping[int, FormKey]) -> list[Block]:
    """Return the blocks, the first line of each form as its head and the others as its lines."""
    heads = {form.first for form in found}
    lines = {at for form in found for _, at in form.keys}
    named = _names_above(blocks, found, keys)
    out: list[Block] = []
    ends = {form.keys[-1][1] for form in found}
    inside = closing = False
    for at, block in enumerate(blocks):
        if at in named:
            out.append(replace(block, kind="form", level=HEAD))
            inside = closing = False
        elif at in lines:
            level = HEAD if at in heads and at - 1 not in named else LINE
            out.append(replace(block, kind="form", level=level))
            inside, closing = True, at in ends
        elif inside and block.kind == "paragraph" and block.marker is None and not (closing and block.gap):
            out[-1] = _joined(out[-1], block)
        else:
            inside = False
            out.append(block)
    return out


def _names_above(
    blocks: Sequence[Block], found: Sequence[Form], keys: Mapping[int, FormKey]
) -> frozenset[int]:
    """Return the places of the lines that stand above the keys of each form, and name what it is about."""
    above = [form.first - 1 for form in found]
    for at in above:
        if at < 0 or at in keys or len(blocks[at].words.text) > LONGEST_NAME:
            return frozenset()
        if blocks[at].kind not in ("paragraph", "item"):
            return frozenset()
        if not (blocks[at].gap or blocks[at].marker is not None or _parts(blocks, at, keys)):
            return frozenset()
    return frozenset(above)


def _parts(blocks: Sequence[Block], at: int, keys: Mapping[int, FormKey]) -> bool:
    """«Mesa B» right below «- falta: datos»: whether a name stands below bullets whose keys are answered."""
    text, above = blocks[at].words.text, keys.get(at - 1)
    if above is not None and (not above.value or blocks[at - 1].marker is None):
        return False
    return text[:1].isupper() and text[-1:] not in STOPS and len(text) <= LONGEST


def _joined(key: Block, value: Block) -> Block:
    """Return a key with what stands on the line below it."""
    one, two = key.words, value.words
    words = Words(text=f"{one.text} {two.text}", bold=one.bold, ends=one.ends, links=(*one.links, *two.links))
    return replace(key, words=words, span=Span(key.span.first, value.span.last))
