"""Set annotated notes in other styles, word for word, and see how much worse they are read.

    python benchmarks/styles.py SCORE.py speakers CORPUS...     # «Ana: texto» as «Ana - texto» …
    python benchmarks/styles.py SCORE.py headings CORPUS...     # «## Cuentas» as «Cuentas:» …

What most often goes wrong in notes that nobody has seen is one habit, kept on every line: how who speaks is
marked, or how headings are. So each document is read again with that mark changed throughout. The scorer
folds signs, so that the annotation holds as it stands, and a reader who understands the habit loses nothing.
Some habits are doubtful for people as well («Ana, texto»): a loss is no proof of a fault, but a difference
between habits alike is worth a look.

Speakers are changed where an annotated one opens an item before a colon, a dash or a stop, in documents with
four of these or more; headings in documents of three to fourteen of one level, all on lines of their own.
Nothing is written but in a temporary folder.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import yaml
from sources import loaded, value

from actas.pipeline import parse_notes, record_text

TEXT = frozenset({".md", ".txt"})
STRICT = "ITEMS STRICTLY RIGHT"
FIGURES = (STRICT, "items", "headings", "actor")
MUCH = 0.2  # of items strictly right, lost by one document
FEWEST_SPEAKERS, FEWEST_HEADINGS, MOST_HEADINGS = 4, 3, 14
AS_WRITTEN = "as written"
# Who speaks, and what brackets say beside, as each style sets them.
SPEAKERS: dict[str, Callable[[str, str], str]] = {
    "colon": lambda name, beside: f"{name}{beside}: ",
    "glued colon": lambda name, beside: f"{name}{beside}:",
    "bold colon": lambda name, beside: f"**{name}{beside}:** ",
    "bold": lambda name, beside: f"**{name}**{beside} ",
    "italic": lambda name, beside: f"*{name}*{beside} ",
    "capitals colon": lambda name, beside: f"{name.upper()}{beside}: ",
    "capitals": lambda name, beside: f"{name.upper()}{beside} ",
    "dash": lambda name, beside: f"{name}{beside} - ",
    "glued dash": lambda name, beside: f"{name}{beside}— ",
    "stop": lambda name, beside: f"{name}{beside}. ",
    "stop and dash": lambda name, beside: f"{name}{beside}.- ",
    "semicolon": lambda name, beside: f"{name}{beside}; ",
    "equals": lambda name, beside: f"{name}{beside} = ",
    "arrow": lambda name, beside: f"{name}{beside} -> ",
    "tab": lambda name, beside: f"{name}{beside}\t",
    "slash": lambda name, beside: f"{name}{beside} / ",
    "square": lambda name, beside: f"[{name}]{beside} ",
    "round": lambda name, beside: f"({name}){beside} ",
    "angle": lambda name, beside: f"<{name}>{beside} ",
    "comma": lambda name, beside: f"{name}{beside}, ",
    "none": lambda name, beside: f"{name}{beside} ",
}
HEADINGS: dict[str, Callable[[str, int], str]] = {
    "marked": lambda text, _: f"## {text}",
    "plain": lambda text, _: text,
    "colon": lambda text, _: f"{text}:",
    "stop": lambda text, _: f"{text}.",
    "dash behind": lambda text, _: f"{text} -",
    "bold": lambda text, _: f"**{text}**",
    "italic": lambda text, _: f"*{text}*",
    "capitals": lambda text, _: text.upper(),
    "capitals colon": lambda text, _: f"{text.upper()}:",
    "small": lambda text, _: text.lower(),
    "small colon": lambda text, _: f"{text.lower()}:",
    "numbered": lambda text, at: f"{at}. {text}",
    "number and dash": lambda text, at: f"{at} - {text}",
    "letters": lambda text, at: f"{chr(ord('A') + at - 1)}. {text}",
    "equals": lambda text, _: f"=== {text} ===",
    "square": lambda text, _: f"[{text}]",
    "bullet and bold": lambda text, _: f"- **{text}**",
}
MARKER = r"^(\s*(?:>\s*)?(?:(?:[-*+•–—·▪]|\(?\d+[.)]|[a-z][.)])\s+)?)"
BEHIND = r"([*_]{0,3})(\s*\([^()]{1,40}\))?[*_]{0,3}(?::[*_]{0,3}|\s[-–—:]|\.[-–]?)\s+(?=\S)"
# A heading that is marked, in bold, or a few words alone on their line.
HEADING = re.compile(r"\s*#{1,6}\s|\*\*[^*]+\*\*:?\s*$|[^\W\d_][^.:]{2,60}:?\s*$")
HEADING_MARKS = re.compile(r"^\s*#{1,6}\s*|\s*#+\s*$|\*\*|__|:\s*$")
NUMBERED = re.compile(r"\d|[IVX]+\.")
RULE = re.compile(r"\s*[=~^-]{3,}\s*$")


class Read(NamedTuple):
    """One reading: in which style, of which document, and its counts."""

    style: str
    case: str
    counts: dict[Any, int]


def items_of(nodes: list[Any] | None) -> Iterator[Any]:
    """Yield annotated items, and those below them."""
    for item in nodes or ():
        yield item
        yield from items_of(item.get("items") or item.get("children"))


def sections_of(nodes: list[Any] | None, level: int = 0) -> Iterator[tuple[Any, int]]:
    """Yield annotated sections with their level, from 0."""
    for section in nodes or ():
        yield section, level
        yield from sections_of(section.get("sections"), level + 1)


def with_speakers(gold: Any, lines: list[str], style: Callable[[str, str], str]) -> list[str] | None:
    """Return the notes with who speaks set in a style; None where hardly anybody is marked."""
    out, changed = list(lines), 0
    for section, _ in sections_of(gold.get("sections")):
        for item in items_of(section.get("items")):
            actor, at = item.get("actor") or {}, (item.get("lines") or [0])[0] or 0
            name = actor.get("as_written") or actor.get("name")
            if not name or not 0 < at <= len(lines):
                continue
            found = re.match(rf"{MARKER}[*_]{{0,3}}{re.escape(name)}{BEHIND}", lines[at - 1])
            if found:
                out[at - 1] = f"{found[1]}{style(name, found[3] or '')}{lines[at - 1][found.end() :]}"
                changed += 1
    return out if changed >= FEWEST_SPEAKERS else None


def with_headings(gold: Any, lines: list[str], style: Callable[[str, int], str]) -> list[str] | None:
    """Return the notes with their headings set in a style; None where these are of several kinds, or few."""
    found = [(one, level) for one, level in sections_of(gold.get("sections")) if one.get("heading")]
    if not FEWEST_HEADINGS <= len(found) <= MOST_HEADINGS or any(level for _, level in found):
        return None
    out = list(lines)
    for number, (section, _) in enumerate(found, 1):
        at = section.get("line")
        at = at[0] if isinstance(at, list) else at
        if not at or at > len(lines) or not HEADING.match(lines[at - 1]):
            return None
        text = HEADING_MARKS.sub("", lines[at - 1]).strip(" :*")
        if not text or NUMBERED.match(text) or (at < len(lines) and RULE.match(lines[at])):
            return None
        out[at - 1] = style(text, number)
    return out


@cache
def scorer(path: str) -> ModuleType:
    """Load the yardstick, once a process."""
    return loaded(argparse.ArgumentParser(), Path(path))


def read(job: tuple[str, str, str, Path]) -> Read | None:
    """Read a document in a style and count what is right; None where it has no such style."""
    yardstick, what, style, case = job
    score = scorer(yardstick)
    gold = yaml.load((case / "gold.yaml").read_text("utf-8"), score.Loader)
    source = sorted(case.glob("source.*"))[0]
    lines = source.read_text("utf-8", errors="replace").split("\n")
    if what == "speakers":
        changed = with_speakers(gold, lines, SPEAKERS["colon" if style == AS_WRITTEN else style])
    else:
        changed = with_headings(gold, lines, HEADINGS["plain" if style == AS_WRITTEN else style])
    if changed is None:
        return None
    new = lines if style == AS_WRITTEN else changed
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / source.name
        copy.write_text("\n".join(new), "utf-8")
        record = yaml.load(record_text(parse_notes(copy).record), score.Loader)
    return Read(style, str(case), dict(score.score(gold, record, new).c))


def main() -> int:
    """Print a line for each style."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scorer", type=Path)
    parser.add_argument("what", choices=["speakers", "headings"])
    parser.add_argument(
        "corpus", type=Path, nargs="+", help="folders of cases, each with source.* and gold.yaml"
    )
    parser.add_argument("--only", nargs="*", default=None, help="styles, all by default")
    parser.add_argument(
        "--worst", type=int, default=0, help="so many documents that lose most, for each style"
    )
    given = parser.parse_args()
    styles = [AS_WRITTEN, *(given.only or (SPEAKERS if given.what == "speakers" else HEADINGS))]
    cases = [gold.parent for folder in given.corpus for gold in sorted(folder.rglob("gold.yaml"))]
    cases = [case for case in cases if any(one.suffix in TEXT for one in case.glob("source.*"))]
    jobs = [(str(given.scorer), given.what, style, case) for case in cases for style in styles]
    tally = scorer(str(given.scorer)).Tally
    totals: defaultdict[str, Any] = defaultdict(tally)
    strict: defaultdict[str, dict[str, float]] = defaultdict(dict)
    with multiprocessing.Pool() as pool:
        for one in filter(None, pool.imap_unordered(read, jobs, chunksize=8)):
            counts = tally()
            counts.c.update(one.counts)
            totals[one.style].add(counts)
            strict[one.style][one.case] = value(counts, STRICT) or 0.0
    for style in styles:
        lost = {case: strict[AS_WRITTEN][case] - now for case, now in strict[style].items()}
        cells = "  ".join(f"{name.lower()} {value(totals[style], name) or 0.0:.3f}" for name in FIGURES)
        much = sum(one >= MUCH for one in lost.values())
        print(f"{style:16} {len(lost):>3}  {cells}  lose {MUCH} or more: {much}")
        for case in sorted(lost, key=lambda one: -lost[one])[: given.worst]:
            print(f"    {lost[case]:+.3f}  {case}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
