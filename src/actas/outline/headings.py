"""Which blocks are headings: wording, looks, neighbours and the document's own habits weighed together.

A carrier's own heading mark (a style, "##") is believed. Everything else is scored; the cues
that counted are kept with the block, so that `--why` can show them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from actas.model.block import Block, Words
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import kind_of_heading
from actas.vocabulary.sentences import is_sentence

ENOUGH = 3.0  # points that make a heading
LONGEST = 18  # words
NUMBERED_WORD = re.compile(
    r"^([^\W\d_]{3,20}(?: [^\W\d_]{1,12})?)\s+(?:n[.º°o]*\s*)?(\d{1,3}|[ivx]{1,5}|[a-h](?=\s*(?:$|[:.)–-])))\b(?![,%])[\s.:)\-]*"
)
LEADING_NUMBER = re.compile(
    r"^(?:(\d{1,3}(?:\.\d{1,3})+)|([A-Z]\d{1,2}(?:\.\d{1,2})*[.)])|(\d{1,3}|[IVX]{1,5}|[A-Z])(?:\\?[.)]-?|\s*[-–:]))\s+(?=\S)"
)
# «059/18 …», «T.0.3 - …», «4.14, …», «5 min - …»: codes and times that stand before a heading's words.
CODE = re.compile(
    r"^(\d{1,4}/\d{2,4}(?=[\s:.,–-])[:.,–-]?|[A-Z]{1,3}[.-]?\d{1,3}(?:\.\d{1,3})*\s*[-–:,.)]|\d{1,3}(?:\.\d{1,3})+[,.):]?"
    r"|\d{1,3}\s*(?:min|mn|mins|minutes|h)\.?\s*[-–:]|\d{1,2}(?:st|nd|rd|th|ère|er|re|e|ème|º|ª)\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,3}\s*[:–-])\s+(?=\S\S)",
    re.IGNORECASE,
)
# «Temps 1. …», «Discussion topic 2: …»: a stage of the meeting and its number.
STAGE = re.compile(r"^((?:[^\W\d_]{3,15}\s+){1,2})(\d{1,2}|[IVX]{1,4})\s*[:.–-]\s+(?=\S\S)")
ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\S|(?:^|\s)@\w")
CLOCK = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}")
WORD = re.compile(r"[^\W_]+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
OPEN_END = re.compile(r"[,;(\-–/&]$")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands about a block."""

    before: Block | None
    after: Block | None
    marks: bool  # the document has headings that its carrier marks
    apart: bool  # paragraphs are apart without blank lines (word processors)


@dataclass(frozen=True, slots=True)
class Scored:
    """A block's points as a heading, and why."""

    points: float
    cues: tuple[str, ...]


@lru_cache(maxsize=4)
def _stating(words: Vocabulary) -> frozenset[str]:
    return frozenset(words.keyed("meeting"))


def headings(blocks: list[Block], words: Vocabulary, *, apart: bool) -> list[Block]:
    """Return the blocks with those that head a section turned into headings with a level."""
    blocks = [_with_number(block, words) if block.kind == "heading" else block for block in blocks]
    marks = sum(block.kind == "heading" for block in blocks) >= 2
    scores = _scored(blocks, words, marks, apart)
    # What stands right under a heading found by its shape does not lean on the text above.
    seen = [
        replace(block, kind="heading") if at in scores and scores[at].points >= ENOUGH else block
        for at, block in enumerate(blocks)
    ]
    scores = _scored(blocks, words, marks, apart, seen)
    return _levelled(blocks, scores, words)


def _scored(
    blocks: list[Block], words: Vocabulary, marks: bool, apart: bool, seen: list[Block] | None = None
) -> dict[int, Scored]:
    """Return the points of every block that may head a section; ``seen`` are the blocks as far as they are judged."""
    known = seen or blocks
    scores: dict[int, Scored] = {}
    for at, block in enumerate(blocks):
        around = Around(
            known[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None, marks, apart
        )
        if _may_head(block, around, words):
            scores[at] = score(block, around, words)
    return _thinned(blocks, _by_habit(blocks, scores))


def _with_number(block: Block, words: Vocabulary) -> Block:
    """Take a heading's own number or code out of its words."""
    text = block.words.text
    found = CODE.match(text) or LEADING_NUMBER.match(text)
    staged = STAGE.match(text)
    if staged and fold(staged[1].split()[-1]) in words.grammar("stages"):
        found = staged
    if not found:
        return block
    cut = found.end()
    inner = block.words
    left = replace(
        inner, text=inner.text[cut:], bold=max(0, inner.bold - cut), italic=max(0, inner.italic - cut)
    )
    return replace(block, words=left, label=found.group().strip(" \\:.,–-)"))


def _may_head(block: Block, around: Around, words: Vocabulary) -> bool:
    if block.kind not in ("paragraph", "item"):
        return False
    text = block.words.text
    if not text or len(text.split()) > LONGEST or block.span.last > block.span.first + 1:
        return False
    key, colon, value = text.partition(":")
    if colon and value.strip() and fold(key).strip(" *.") in _stating(words):
        return False  # «Fecha: 3 de mayo» states a fact
    if block.look.soft and around.before is not None and around.before.kind == "paragraph":
        return False
    return block.kind == "paragraph" or _bullet_may_head(block, around)


def _bullet_may_head(block: Block, around: Around) -> bool:
    """A bullet or number heads a section only when it stands alone before a list of another kind."""
    marker, after = block.marker, around.after
    if marker is None or marker.done is not None:
        return False
    if (
        marker.family in ("decimal", "roman")
        and block.words.all_bold
        and after is not None
        and block.indent == 0
    ):
        return after.marker is None or after.marker.family != marker.family or after.indent > block.indent
    if (
        after is None
        or after.marker is None
        or after.marker.family == marker.family
        or after.indent > block.indent
    ):
        return False
    before = around.before
    return marker.family == "bullet" and (
        before is None or before.marker is None or before.marker.family != "bullet"
    )


def score(block: Block, around: Around, words: Vocabulary) -> Scored:
    """Weigh all cues for a block being a heading."""
    text = block.words.text
    cues: list[tuple[float, str]] = []
    kind, strength = kind_of_heading(words, text)
    exact = strength >= 2.5
    count = len(WORD.findall(text))
    if kind:
        cues.append((strength if exact or count <= 12 else strength / 2, f"wording:{kind}"))
    if _first(text) in words.grammar("stages"):
        cues.append((1.5 if not kind else 0.5, "stage"))
    cues.extend(_look_cues(block, text))
    cues.extend(_shape_cues(text, count, exact, around))
    if (
        strength < 3.0
        and not text.isupper()
        and not _asks(text, words)
        and not NUMBERED_WORD.match(fold(text))
        and is_sentence(text, words)
    ):
        decides = strength >= 2.0 and kind in ("agreements", "actions")
        cues.append((-4.0 if text.endswith(":") and not decides else -2.5, "sentence"))
    if text.endswith(":") and any(
        fold(text).rstrip(" :").endswith(cue) for cue in words.phrases("cues", "lead_in")
    ):
        cues.append((-4.0, "leads-in"))
    if around.before is not None and around.before.kind == "heading" and _only_labels(text, words):
        cues.append((-6.0, "names-of-columns"))
    cues.extend(_place_cues(block, around, exact))
    if not exact and any(fold(text).startswith(one) for one in words.phrases("cues", "greeting")):
        cues.append((-4.0, "greeting"))
    if block.kind == "item":
        cues.append((-1.0, "has-marker"))
    if around.marks and not block.words.all_bold and not (exact and text.endswith(":")):
        cues.append((-2.0, "others-are-marked"))
    return Scored(sum(points for points, _ in cues), tuple(f"{cue} {points:+.1f}" for points, cue in cues))


def _first(text: str) -> str:
    """Return the first folded word; empty where there is none to be seen."""
    return (fold(text[:80]).split() or [""])[0]


def _asks(text: str, words: Vocabulary) -> bool:
    return text.endswith("?") or _first(text).lstrip("¿") in words.grammar("interrogatives")


def _only_labels(text: str, words: Vocabulary) -> bool:
    """«Nombre / Institución»: the names of a list's columns, not a heading."""
    labels = (
        words.phrases("labels", "not_speakers")
        | _stating(words)
        | words.phrases("language", "function_words")
    )
    return bool(re.search(r"[/|,]", text)) and all(fold(word) in labels for word in WORD.findall(text))


def _look_cues(block: Block, text: str) -> list[tuple[float, str]]:
    cues: list[tuple[float, str]] = []
    if block.words.all_bold:
        cues.append((2.5, "bold"))
    elif block.words.all_italic:
        cues.append((0.5, "italic"))
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        cues.append((2.5 if text.endswith(":") else 1.5, "capitals"))
    if block.look.centred:
        cues.append((0.5, "centred"))
    if block.look.size and block.look.size >= 13:
        cues.append((1.0, "large"))
    return cues


def _shape_cues(text: str, count: int, exact: bool, around: Around) -> list[tuple[float, str]]:
    cues: list[tuple[float, str]] = []
    if text.endswith(":"):
        listed = around.after is not None and around.after.kind in ("item", "row")
        cues.append((0.5 if listed or exact else -0.5, "colon"))
    elif text.endswith("?"):
        cues.append((-0.5, "question"))
    elif text.endswith((".", ";", "!", "…")):
        cues.append((-0.5 if exact else -2.5, "full-stop"))
    elif OPEN_END.search(text) and not exact:
        cues.append((-2.5, "unfinished"))
    if text[:1].islower():
        cues.append((-2.0, "lower-case"))
    if ADDRESS.search(text):
        cues.append((-3.0, "address"))
    if CLOCK.search(text):
        cues.append((-1.0, "clock"))
    if NUMBERED_WORD.match(fold(text)):
        cues.append((1.0, "word-and-number"))
    if count <= 8:
        cues.append((0.5, "short"))
    elif count > 14:
        cues.append((-1.0, "long"))
    if re.search(r"[^\W\d_][.!?] +[A-ZÁÉÍÓÚ¿]", text):
        cues.append((-1.5, "two-sentences"))
    if ":" in text[:-1] and not exact:
        cues.append((-1.0, "colon-inside"))
    return cues


def _place_cues(block: Block, around: Around, exact: bool) -> list[tuple[float, str]]:
    cues: list[tuple[float, str]] = []
    before, after = around.before, around.after
    if before is None and after is not None and after.gap and len(block.words.text.split()) <= 5:
        cues.append((1.5, "first-line"))
    if before is None or block.gap or around.apart or before.kind == "heading":
        cues.append((0.5, "blank-before"))
    else:
        cues.append((-0.5 if exact else -2.0, "glued-to-text-above"))
    if block.indent >= 2 and not around.apart:
        cues.append((-1.0, "indented"))
    if after is None:
        cues.append((-0.5 if exact else -2.0, "nothing-below"))
    elif after.kind in ("item", "row"):
        cues.append(
            (2.0 if block.kind == "paragraph" and len(block.words.text.split()) <= 8 else 1.0, "list-below")
        )
    elif after.kind == "paragraph" and len(after.words.text) > 60:
        cues.append((1.0 if after.gap and block.gap else 0.5, "text-below"))
    return cues


def _by_habit(blocks: list[Block], scores: dict[int, Scored]) -> dict[int, Scored]:
    """A shape that heads sections elsewhere in the document counts for its like."""
    shapes: dict[str, list[int]] = {}
    for at in scores:
        for shape in _shapes(blocks[at]):
            shapes.setdefault(shape, []).append(at)
    out = dict(scores)
    for shape, places in shapes.items():
        bonus = _habit(shape, [(blocks[at], scores[at]) for at in places])
        for at in places if bonus else ():
            out[at] = Scored(out[at].points + bonus, (*out[at].cues, f"habit:{shape} {bonus:+.1f}"))
    return out


def _habit(shape: str, places: list[tuple[Block, Scored]]) -> float:
    """Return what a shared shape adds to each of its places."""
    if len(places) < 2:
        return 0.0
    if shape.startswith("word:"):
        numbers = {found[2] for block, _ in places if (found := NUMBERED_WORD.match(fold(block.words.text)))}
        return 3.5 if len(numbers) > 1 else -3.0  # the same number again and again names a thing, not a place
    if shape == "dated":
        return 3.0
    if shape == "code":
        codes = {found[2] for block, _ in places if (found := LEADING_NUMBER.match(block.words.text))}
        return 3.0 if len(codes) > 1 else 0.0
    accepted = sum(one.points >= ENOUGH for _, one in places)
    return 1.0 if accepted >= 2 or (accepted and accepted * 2 >= len(places)) else 0.0


def _shapes(block: Block) -> list[str]:
    text = fold(block.words.text)
    shapes = []
    if found := NUMBERED_WORD.match(text):
        shapes.append(f"word:{found[1]}")
    coded = LEADING_NUMBER.match(block.words.text)
    if coded and coded[2]:
        shapes.append("code")
    if block.words.all_bold:
        shapes.append("bold" + (":" if text.endswith(":") else ""))
    if text.endswith("?"):
        shapes.append("question")
    if text.isupper() and len(text) > 3:
        shapes.append("capitals" + (":" if text.endswith(":") else ""))
    if _alone(block):
        shapes.append("alone")
    if YEAR.search(text[:30]) and len(text) < 140:
        shapes.append("dated")
    if block.look.style and block.look.style.casefold() not in (
        "normal",
        "standard",
        "text body",
        "list paragraph",
    ):
        shapes.append(f"style:{block.look.style}")
    return shapes


def _alone(block: Block) -> bool:
    """A short line with blank lines about it and no stop: in plain notes the commonest heading there is."""
    text = block.words.text
    return (
        block.kind == "paragraph"
        and block.gap > 0
        and len(text.split()) <= 8
        and text[-1:].isalnum()
        and text[:1].isupper()
    )


def _thinned(blocks: list[Block], scores: dict[int, Scored]) -> dict[int, Scored]:
    """Bare lines in a run of their like are a list without markers, unless their wording says otherwise."""
    out = dict(scores)
    for at, one in scores.items():
        if "bold" in " ".join(one.cues) or any(
            cue.startswith(("wording", "habit", "capitals", "stage")) for cue in one.cues
        ):
            continue
        beside = [
            n
            for n in (at - 1, at + 1)
            if n in scores and blocks[n].kind == "paragraph" and blocks[n].words.text[-1:].isalnum()
        ]
        if beside and blocks[at].kind == "paragraph":
            out[at] = Scored(one.points - 1.5, (*one.cues, "in-a-run -1.5"))
    return out


def _levelled(blocks: list[Block], scores: dict[int, Scored], words: Vocabulary) -> list[Block]:
    """Turn those with points enough into headings; a found heading stands one level below the marked one above it."""
    out: list[Block] = []
    base = 0
    marked = [block.level for block in blocks if block.kind == "heading" and block.level]
    for at, block in enumerate(blocks):
        if block.kind == "heading":
            base = block.level or base
            out.append(block)
            continue
        weighed = scores.get(at)
        if weighed is None or weighed.points < ENOUGH:
            out.append(replace(block, weighed=weighed.cues) if weighed else block)
            continue
        level = base + 1 if marked and base else 1
        if (
            NUMBERED_WORD.match(fold(block.words.text))
            and not kind_of_heading(words, block.words.text)[1] >= 2.5
        ):
            level += 1
        label = block.marker.label if block.marker and block.marker.family != "bullet" else None
        headed = replace(block, kind="heading", level=level, marker=None, label=label, cues=weighed.cues)
        headed = headed if label else _with_number(headed, words)
        out.append(headed)
    return out


def split_tail(block: Block, words: Vocabulary) -> Block:
    """Split «Acuerdos: enviar el acta» into heading and tail; leave all else as it is."""
    head, colon, tail = block.words.text.partition(":")
    if not colon or not tail.strip() or kind_of_heading(words, head)[1] < 3.0:
        return block
    return replace(
        block, words=Words(text=head + colon, bold=min(block.words.bold, len(head) + 1)), tail=tail.strip()
    )
