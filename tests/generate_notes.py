"""Hypothesis strategies that draw whole notes as people write them.

`notes()` draws everything at once: headings of all shapes, every marker, nesting, wraps, blank lines,
speakers, keys with values, debris, four languages. `tidy_notes()` draws notes that can be read in one way
only, and says which. `soup()` draws lines that no person would write. `carried()` puts text into bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from words_of_notes import LANGUAGES, Words

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# Pattern of the marker and what of it is the label.
NUMBERED = (
    ("{n}. ", "{n}"), ("{n}) ", "{n}"), ("{n} - ", "{n}"), ("{n}.- ", "{n}"), ("[{n}] ", "{n}"),
    ("({n}) ", "{n}"), ("{n}.\t", "{n}"), ("{n}.", "{n}"), ("{n}\\. ", "{n}"), ("{a}) ", "{a}"),
    ("{a}. ", "{a}"), ("{r}. ", "{r}"),
    ("1.{n}. ", "1.{n}"), ("1.{n} ", "1.{n}"),
)  # fmt: skip
BULLETS = (*"-*•·●○▪–—+>Øèü", "- -", "=>", "☐", "☑", "- [ ]", "* [x]", "o", "§", "✓")
DEBRIS = (
    "[bookmark: _GoBack]",
    "Página 1 de 2",
    "Page 3",
    "\f",
    "<!-- TOC -->",
    "* * *",
    "---",
    "______",
    "\u200b",
)
SPACES = ("", " ", "  ", "   ", "    ", "\t", "      ")


# Marks of every typed format; {w} is a word that no other line has. None of them need make sense together.
MARKUP = (
    "{w}", "  {w}", "    {w}", "{w}.", "{w}:", "{w}::", "- {w}", "  - {w}", "1. {w}", "a) {w}", "{w} {w}",
    "# {w}", "## {w} ##", "#+TITLE: {w}", "#+CAPTION: {w}", "#+begin_comment", "#+end_comment",
    "#+BEGIN_QUOTE", "#+END_QUOTE", "* {w}", "** {w} :{w}:", "* TODO {w}", "** DONE [#A] {w} [1/2]",
    "DEADLINE: <2021-03-15 {w}> SCHEDULED: <2021-03-01>", ":PROPERTIES:", ":{w}: {w}", ":END:", "# {w}",
    ": {w}", "- {w} :: {w}", "[fn:1] {w}", "*{w}* /{w}/ _{w}_ ={w}= [fn:2]",
    "[[https://example.org/{w}][{w}]]", "[[{w}]]", "|---+---|", "= {w} =", "=== {w} ===", "#* {w}",
    "#: {w}", "; {w} : {w}", "; {w}", "'''{w}'' {w}", "<ref>{w}</ref>", "<br>", "<nowiki>{w}", "{{|",
    "{{| class={w}", "|-", "|}}", "|+ {w}", "! {w} !! {w}", "| {w} || {w}", "| {w}", "| style=\"x\" | {w}",
    "{{{{{w}", "| {w} = {w}", "}}}}", "{{{{{w}|{w}}}}}", "[[Category:{w}]]",
    "[https://example.org/{w} {w}]", "----", "<!-- {w}", "{w} -->", "{w} <!-- {w}", "<ul>", "<li>{w}</li>",
    "</ul>", "<table>", "<tr><td>{w}</td>", "<td>{w}", "</tr>", "</table>", "<p>{w}</p>", "====", "------",
    "==== ====", "{w}  {w}", "      {w}", "+---+---+", "| {w} | {w} |", "+ {w}", ".. note:: {w}",
    ".. note::", ".. {w}", "..", ".. image:: {w}.png", "   :alt: {w}", ".. list-table:: {w}", "   * - {w}",
    "     - {w}", ".. csv-table::", "   \"{w}, {w}", "   {w}, {w}\"", ".. _{w}: https://example.org/{w}",
    ".. [1] {w}", "`{w} <https://example.org/{w}>`_ {w}_", "``{w}`` :ref:`{w} <{w}>` |{w}| [1]_ \\{w}",
    "::", ".. admonition:: {w}", ".. title: {w}", "[{w}]: https://example.org/{w}", "[{w}][{w}] [{w}]",
    "[^1]: {w}", "{w}[^1] ^[{w}] ~~{w}~~ =={w}==", "!!! note \"{w}\"", "??? {w}", ":::{w}", "> [!NOTE] {w}",
    "> {w}", "{w} | {w}", "---|---", "```", "~~~", "![{w}]({w}.png)",
    "<a href=\"https://example.org/{w}\">{w}</a>", "---", "{w}: {w}", "",
)  # fmt: skip


def marker(pattern: str, number: int) -> str:
    """Return a pattern with its blanks filled: the number, its letter, its Roman numeral."""
    return pattern.format(n=number, a="abcdefghij"[(number - 1) % 10], r=ROMAN[(number - 1) % 10])


@st.composite
def wordings(draw: st.DrawFn, words: Words) -> str:
    """Draw what an item says: sentences, with speaker, title, emphasis or a link, or nothing."""
    said = " ".join(draw(st.lists(st.sampled_from(words.sentences), min_size=1, max_size=3)))
    who = draw(st.sampled_from(words.people + words.actors))
    title = draw(st.sampled_from(words.titles))
    shapes = (
        said, said, said,
        f"{who}. {said}", f"{who}: {said}", f"{who} - {said}", f"({who}) {said}", f"**{who}**: {said}",
        f"{who} {draw(st.sampled_from(words.says))} {said[0].lower()}{said[1:]}",
        f"{said} ({who})",
        f"{title}. {said}", f"{title}: {said}", f"**{title}.** {said}", f"*{title}:* {said}",
        f"{who}. {title}. {said}",
        title, who, "", f"{said} [bookmark: _GoBack]",
        f": {said}", f"({said})", f"+1 {who}", f"{title}:", f"3.{said}",
        f"{said}\u00a0\u00ad{title}", f"__{said}__ &amp; *{title}*",
        f"{said} [{title}](https://example.org/a_b?c=1)", f"{title} | {said}", f"| {title} | {said} |",
    )  # fmt: skip
    return draw(st.sampled_from(shapes))


@st.composite
def wrapped(draw: st.DrawFn, text: str, indent: str) -> list[str]:
    """Draw a text's lines: on one, or cut after some words, with hanging indent or none."""
    parts = text.split(" ")
    if len(parts) < 8 or draw(st.integers(0, 3)):
        return [text]
    cut = draw(st.integers(3, len(parts) - 2))
    hang = draw(st.sampled_from(["", indent + "  ", indent + "    "]))
    return [" ".join(parts[:cut]), hang + " ".join(parts[cut:])]


@st.composite
def lists(draw: st.DrawFn, words: Words, indent: str = "", depth: int = 0) -> list[str]:
    """Draw a list's lines: one family of markers or a mix, some items with a list of their own."""
    patterns = [pattern for pattern, _ in NUMBERED] + [bullet + " " for bullet in BULLETS] + ["-", "*", ""]
    pattern = draw(st.sampled_from(patterns))
    number = draw(st.sampled_from([1, 1, 1, 2, 7]))
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        if not draw(st.integers(0, 9)):
            pattern = draw(st.sampled_from(patterns))
        body = draw(wrapped(draw(wordings(words)), indent))
        lines += [f"{indent}{marker(pattern, number)}{body[0]}", *body[1:]]
        lines += [""] * draw(st.sampled_from([0, 0, 0, 1]))
        if depth < 3 and not draw(st.integers(0, 4)):
            step = draw(st.sampled_from(SPACES))
            lines += draw(lists(words, indent + step, depth + 1))
        number += draw(st.sampled_from([1, 1, 1, 1, 0, 2, -number + 1]))
    return lines


@st.composite
def heading_lines(draw: st.DrawFn, text: str) -> list[str]:
    """Draw a heading's lines in one of the shapes that people give it."""
    shapes = (
        [text], [f"{text}:"], [f"{text}: "], [f"{text} :"], [text.upper()],
        [f"# {text}"], [f"### {text} ###"],
        [f"##{text}"], [f"**{text}**"], [f"_{text}_"], [f"== {text} =="], [text, "=" * len(text)],
        [text, "-" * len(text)], [f"2. {text}"], [f"III. {text}"],
        [f"· [bookmark: _GoBack]{text}"], [f"{text}."],
    )  # fmt: skip
    return draw(st.sampled_from(shapes))


# How a writer parts who speaks, or owes it, from what is said: one habit for a whole round.
PARTED = (
    ": ",
    ". ",
    " - ",
    " – ",
    " — ",
    " / ",
    " // ",
    " -> ",
    " → ",
    " = ",
    " | ",
    "; ",
    "\t",
    "\t\t",
    " :",
    "- ",
    ", ",
)
BESIDE = (
    "{0}",
    "{0}",
    "{0} ({1})",
    "{0} ({1}, {2})",
    "{0} [{1}]",
    "{0}, {1}",
    "{0} y {1}",
    "{0} / {1}",
    "{0} - {1}",
    "**{0}** ({1})",
    "({0})",
    "[{0}]",
    "{0}*",
)
BEHIND = (
    "",
    "",
    "",
    " ({0})",
    " - {0}",
    " [{0}]",
    " (resp. {0}, 3/5)",
    " — {0}, 12 mayo",
    ". Plazo: mayo",
    " → {0}",
)


@st.composite
def rounds(draw: st.DrawFn, words: Words) -> list[str]:
    """Draw a round: who says something, or owes it, in one shape for all lines, with lapses."""
    named = st.sampled_from(
        (*words.people, *words.actors, "PE", "T&T", "Bdos", "\U0001f1f5\U0001f1ea", "la red de agua")
    )
    mark, parted, beside, behind = (
        draw(st.sampled_from(shapes))
        for shapes in (("", "", "- ", "{n}. ", "{n}) ", "* ", "\t"), PARTED, BESIDE, BEHIND)
    )  # fmt: skip
    lines: list[str] = []
    for number in range(1, draw(st.integers(2, 5)) + 1):
        if not draw(st.integers(0, 5)):
            parted, beside, behind = (draw(st.sampled_from(shapes)) for shapes in (PARTED, BESIDE, BEHIND))
        who = beside.format(*(draw(named) for _ in range(3)))
        said = draw(st.sampled_from((*words.sentences, *words.titles, "no", "")))
        lines.append(marker(mark, number) + who + parted + said + behind.format(draw(named)))
        lines += [""] * draw(st.sampled_from([0, 0, 0, 1]))
    return lines


@st.composite
def stretches(draw: st.DrawFn, words: Words) -> list[str]:
    """Draw what stands under one heading."""
    kind = draw(
        st.sampled_from(
            [
                "list",
                "list",
                "list",
                "lead-in",
                "paragraph",
                "alone",
                "keys",
                "table",
                "debris",
                "round",
                "round",
            ]
        )
    )
    if kind == "round":
        return draw(rounds(words))
    if kind == "list":
        return draw(lists(words))
    if kind == "lead-in":
        blank = draw(st.sampled_from([[], [""]]))
        return [draw(st.sampled_from(words.lead_ins)), *blank, *draw(lists(words))]
    if kind == "paragraph":
        return draw(wrapped(draw(wordings(words)), ""))
    if kind == "alone":
        return [draw(st.sampled_from(words.people)), "", draw(st.sampled_from(words.sentences))]
    if kind == "keys":
        return draw(st.lists(st.sampled_from(words.keys), min_size=1, max_size=3))
    if kind == "table":
        rows = draw(st.lists(st.sampled_from(words.people), min_size=1, max_size=3))
        return ["| a | b |", "|---|:-:|", *(f"| {name} | {words.titles[0]} |" for name in rows)]
    return [draw(st.sampled_from(DEBRIS)), draw(st.sampled_from(words.closings))]


@st.composite
def notes(draw: st.DrawFn) -> str:
    r"""Draw whole notes as text, lines ended by "\n"."""
    words = LANGUAGES[draw(st.sampled_from(sorted(LANGUAGES)))]
    titles = [text for _, text in words.headings] + list(words.bare)
    lines: list[str] = []
    if not draw(st.integers(0, 3)):
        lines += ["---", "title: " + draw(st.sampled_from(words.titles)), "date: 2020-02-06", "---"]
    lines += draw(st.lists(st.sampled_from(words.keys), max_size=2))
    for _ in range(draw(st.integers(1, 4))):
        lines += [""] * draw(st.integers(0, 2))
        lines += draw(heading_lines(draw(st.sampled_from(titles)))) if draw(st.integers(0, 4)) else []
        lines += [""] * draw(st.integers(0, 1))
        for _ in range(draw(st.integers(1, 2))):
            lines += draw(stretches(words))
            lines += [""] * draw(st.integers(0, 1))
    text = "\n".join(lines) + "\n"
    return text if text.strip() else draw(st.sampled_from(words.sentences)) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An item of tidy notes: its label as the record should have it, its words, and those under it."""

    label: str
    text: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidy:
    """Notes that can be read in one way only, and that way: each section's kind, heading and points."""

    text: str
    sections: tuple[tuple[str, str, tuple[Point, ...]], ...]


@st.composite
def points(draw: st.DrawFn, words: Words, label: str, most: int) -> tuple[Point, ...]:
    """Draw a list of one family of labels, each sentence said once."""
    plain = [text for text in words.sentences if text[0].isalpha() and text.endswith(".")]
    said = draw(st.lists(st.sampled_from(plain), min_size=2, max_size=most, unique=True))
    return tuple(Point(label=marker(label, n), text=text) for n, text in enumerate(said, 1))


@st.composite
def tidy_notes(draw: st.DrawFn) -> Tidy:
    """Draw sections with known headings, each with one list, some of whose items have a list of bullets."""
    words = LANGUAGES[draw(st.sampled_from(sorted(LANGUAGES)))]
    shape = draw(st.sampled_from(["{0}", "{0}:", "## {0}", "**{0}**"]))
    numbered = NUMBERED[: NUMBERED.index(("{n}.", "{n}"))]
    pattern, label = draw(st.sampled_from([*numbered, *((f"{bullet} ", bullet) for bullet in "-*•·●")]))
    under = draw(st.sampled_from([bullet for bullet in "-*•" if bullet != label]))
    step = draw(st.sampled_from(["  ", "    ", "\t"]))
    blank = draw(st.sampled_from([[], [""]]))
    lines: list[str] = []
    sections = []
    for kind, heading in draw(st.lists(st.sampled_from(words.headings), min_size=1, max_size=3, unique=True)):
        lines += [shape.format(heading), *blank]
        items = []
        for number, point in enumerate(draw(points(words, label, 4)), 1):
            below = draw(points(words, under, 2)) if not draw(st.integers(0, 3)) else ()
            lines += [
                marker(pattern, number) + point.text,
                *(f"{step}{under} {child.text}" for child in below),
            ]
            items.append(Point(label=point.label, text=point.text, points=below))
        lines.append("")
        sections.append((kind, heading, tuple(items)))
    return Tidy(text="\n".join(lines), sections=tuple(sections))


# Pieces that structure is made of, and characters that readers stumble over.
PIECES = (
    "1.", "2)", "a)", "IV.", "[4]", "-", "*", "**", "_", "#", "##", "|", ":", ".", ",", "(", ")", "---",
    "===", "```", "&amp;", "&#0;", "<b>", "</b>", "[x](", "](", "\\", "~~", "''", "==", "Canadá", "Ana:",
    "10.7", "ODS", "٣", "１", "2016-13-45", "é", "e\u0301", "🙂", "Acuerdos", "Fecha:",
    "[bookmark: _GoBack]", "☐",
    "\n", "\n\n", " ", "\t", "\u00a0", "\u200b", "\f", "\r", "\u2028", "\x85", "\x00", "\x1b[1m", "\u202e",
)  # fmt: skip


def soup() -> st.SearchStrategy[str]:
    """Draw text that no person would write."""
    drawn = st.sampled_from(PIECES) | st.text(max_size=3)
    lines = st.lists(drawn, max_size=8).map("".join)
    return st.lists(lines, min_size=1, max_size=10).map("\n".join)


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


def carried(text: str, encoding: str, newline: str) -> bytes | None:
    """Return text as a file's bytes; None where the encoding lacks one of its characters."""
    try:
        return text.replace("\n", newline).encode(encoding)
    except UnicodeEncodeError:
        return None


@st.composite
def markup(draw: st.DrawFn) -> str:
    """Draw lines of markup of all typed formats, each word of them unique."""
    lines = draw(st.lists(st.sampled_from(MARKUP), min_size=1, max_size=14))
    count = 0
    drawn = []
    for line in lines:
        words = []
        for _ in range(line.count("{w}")):
            count += 1
            words.append(f"voz{count}")
        drawn.append(line.replace("{w}", "\0").replace("{{", "{").replace("}}", "}"))
        for word in words:
            drawn[-1] = drawn[-1].replace("\0", word, 1)
    return "\n".join(drawn) + "\n"
