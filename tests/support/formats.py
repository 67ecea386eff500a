"""The same notes in every format: a small Markdown is read, and written as each program would.

Numbers and bullets are automatic where the format has lists of its own.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from support import docx as word
from support import odt as office

MARK = re.compile(r"\*\*(.+?)\*\*|\[(.+?)\]\((.+?)\)")
ITEM = re.compile(r"( *)(-|\d+\.|[a-z]\.) (.*)")
LINK_IDS = "rLink"


@dataclass
class Block:
    """One paragraph: ``kind`` is "heading", "item", "row" or "paragraph"."""

    kind: str
    text: str
    level: int = 0
    marker: str = ""
    cells: list[str] = field(default_factory=list)


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a small Markdown text."""
    found: list[Block] = []
    indents: list[int] = []
    for line in text.splitlines():
        item = ITEM.match(line)
        if not line.strip() or set(line) <= set("|-"):
            continue
        if line.startswith("#"):
            marks, _, words = line.partition(" ")
            found.append(Block("heading", words, len(marks)))
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            found.append(Block("row", " ".join(cells), cells=cells))
        elif item:
            while indents and indents[-1] > len(item[1]):
                indents.pop()
            if not indents or indents[-1] < len(item[1]):
                indents.append(len(item[1]))
            found.append(Block("item", item[3], len(indents) - 1, item[2]))
            continue
        else:
            found.append(Block("paragraph", line))
        indents = []
    return found


def spans(text: str) -> list[tuple[str, bool, str | None]]:
    """Return the words of a text: plain, bold, or with the target of a link."""
    made, at = [], 0
    for found in MARK.finditer(text):
        made.append((text[at : found.start()], False, None))
        made.append((found[1] or found[2], bool(found[1]), found[3]))
        at = found.end()
    return [span for span in (*made, (text[at:], False, None)) if span[0]]


def plain(text: str) -> str:
    """Return the words without marks."""
    return "".join(words for words, _, _ in spans(text))


def kind_of(marker: str) -> str:
    """Return which list a marker belongs to."""
    return "bullet" if marker == "-" else "number" if marker[0].isdigit() else "letter"


def lists(blocks: list[Block]) -> list[int]:
    """Return for each block the list it belongs to, from 1; 0 for none."""
    numbers, current = [], 0
    for before, block in zip([None, *blocks], blocks, strict=False):
        if block.kind == "item" and (before is None or before.kind != "item"):
            current += 1
        numbers.append(current if block.kind == "item" else 0)
    return numbers


# Texts


def as_txt(blocks: list[Block]) -> bytes:
    out = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if before and not (block.kind == before.kind == "item") and not (block.kind == before.kind == "row"):
            out.append("")
        if block.kind == "item":
            out.append("  " * block.level + f"{block.marker} {plain(block.text)}")
        elif block.kind == "row":
            out.append("| " + " | ".join(block.cells) + " |")
        else:
            out.append(plain(block.text))
    return ("\n".join(out) + "\n").encode()


def marked(bold: str, link: str) -> Callable[[str], str]:
    def write(text: str) -> str:
        made = ""
        for words, heavy, href in spans(text):
            made += bold.format(words) if heavy else link.format(words, href) if href else words
        return made

    return write


def _text(
    blocks: list[Block], words: Callable[[str], str], heading: Callable[[Block], str], bullet: str = "-"
) -> bytes:
    out = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if before and (block.kind not in ("item", "row") or before.kind != block.kind):
            out.append("")
        if block.kind == "heading":
            out.append(heading(block))
        elif block.kind == "item":
            marker = bullet if block.marker == "-" else block.marker
            out.append("   " * block.level + f"{marker} {words(block.text)}")
        elif block.kind == "row":
            out.append("| " + " | ".join(words(cell) for cell in block.cells) + " |")
        else:
            out.append(words(block.text))
    return ("\n".join(out) + "\n").encode()


def _lines(blocks: list[Block], line: Callable[[Block], list[str]], row: Callable[..., list[str]]) -> bytes:
    """Return lines, a blank one where the kind of block changes; ``row`` is told where it stands."""
    out = []
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if before and (block.kind not in ("item", "row") or before.kind != block.kind):
            out.append("")
        first, last = not before or before.kind != "row", not after or after.kind != "row"
        out += row(block, first, last) if block.kind == "row" else line(block)
    return ("\n".join(out) + "\n").encode()


def as_rst(blocks: list[Block]) -> bytes:
    words = marked("**{}**", "`{} <{}>`_")

    def line(block: Block) -> list[str]:
        if block.kind == "heading":
            return [block.text, "=-~"[block.level - 1] * len(block.text)]
        if block.kind == "item":
            return ["", "   " * block.level + f"{block.marker} {words(block.text)}"]
        return [words(block.text)]

    def row(block: Block, first: bool, last: bool) -> list[str]:
        rule = "  ".join(["=" * 24] * len(block.cells))
        drawn = "  ".join(words(cell).ljust(24) for cell in block.cells).rstrip()
        return [rule] * first + [drawn] + [rule] * (first or last)

    return _lines(blocks, line, row)


def as_org(blocks: list[Block]) -> bytes:
    return _text(blocks, marked("*{}*", "[[{1}][{0}]]"), lambda block: f"{'*' * block.level} {block.text}")


def as_wiki(blocks: list[Block]) -> bytes:
    words = marked("'''{}'''", "[{1} {0}]")
    marks: list[str] = []

    def line(block: Block) -> list[str]:
        if block.kind == "heading":
            return [f"{'=' * block.level} {block.text} {'=' * block.level}"]
        if block.kind == "item":
            marks[block.level :] = "*" if block.marker == "-" else "#"
            return [f"{''.join(marks)} {words(block.text)}"]
        return [words(block.text)]

    def row(block: Block, first: bool, last: bool) -> list[str]:
        drawn = " || ".join(words(cell) for cell in block.cells)
        return ["{|" if first else "|-", f"! {drawn.replace('||', '!!')}" if first else f"| {drawn}"] + [
            "|}"
        ] * last

    return _lines(blocks, line, row)


# Word processors

FORMATS = {"bullet": ("bullet", "\uf0b7"), "number": ("decimal", None), "letter": ("lowerLetter", None)}


def as_docx(blocks: list[Block]) -> bytes:
    links: list[str] = []
    numbers = lists(blocks)
    body, table = [], []
    for at, block in enumerate(blocks):
        if table and block.kind != "row":
            body.append(word.tbl(*table))
            table = []
        runs = [_word_run(span, links) for span in spans(block.text)]
        if block.kind == "row":
            table.append(tuple(block.cells))
        elif block.kind == "item":
            body.append(word.p(*runs, num=(numbers[at], block.level)))
        else:
            body.append(word.p(*runs, style=f"Heading{block.level}" if block.kind == "heading" else None))
    body += [word.tbl(*table)] if table else []
    patterns, uses = "", ""
    for number in sorted({number for number in numbers if number}):
        levels = {
            block.level: kind_of(block.marker) for at, block in enumerate(blocks) if numbers[at] == number
        }
        indents = [
            word.lvl(
                level, *FORMATS[kind],
                more=f'<w:pPr><w:ind w:left="{720 * (level + 1)}" w:hanging="360"/></w:pPr>',
            )
            for level, kind in sorted(levels.items())
        ]  # fmt: skip
        # The order of the schema: pattern's text before the indents.
        indents = [re.sub(r"(<w:pPr>.*?</w:pPr>)(<w:lvlText [^>]*/>)", r"\2\1", one) for one in indents]
        patterns += word.abstract(number, *indents)
        uses += word.num(number, number)
    # LibreOffice prints a link as a link only where it wears that style.
    styles = word.style("Normal", "Normal") + word.style("Hyperlink", "Hyperlink", kind="character") + "".join(  # noqa: E501
        word.style(
            f"Heading{level}", f"heading {level}", "Normal",
            f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{36 - 4 * level}"/></w:rPr>',  # noqa: E501
        )
        for level in (1, 2, 3)
    )  # fmt: skip
    made = word.members(
        *body,
        numbering=patterns + uses,
        styles=styles,
        external=tuple((f"{LINK_IDS}{at}", "hyperlink", href) for at, href in enumerate(links)),
    )
    made["[Content_Types].xml"] = CONTENT_TYPES
    return word.pack(made)


CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"))
    )
    + "</Types>"
)


def _word_run(span: tuple[str, bool, str | None], links: list[str]) -> str:
    words, bold, href = span
    if href:
        links.append(href)
        run = word.r(words, '<w:rStyle w:val="Hyperlink"/>')
        return f'<w:hyperlink r:id="{LINK_IDS}{len(links) - 1}">{run}</w:hyperlink>'
    return word.b(words) if bold else word.r(words)


def as_odt(blocks: list[Block]) -> bytes:
    styles = (
        office.style("B", '<style:text-properties fo:font-weight="bold"/>', "text")
        + "".join(
            office.list_style(name, *(level(at) for at in (1, 2, 3)))
            for name, level in (
                ("bullet", office.bullet), ("number", office.number), ("letter", lambda at: office.number(at, "a")),  # noqa: E501
            )
        )
    )  # fmt: skip
    body, at = [], 0
    while at < len(blocks):
        block = blocks[at]
        end = at + 1
        if block.kind in ("item", "row"):
            while end < len(blocks) and blocks[end].kind == block.kind:
                end += 1
        if block.kind == "item":
            body.append(_office_list(blocks[at:end], 0))
        elif block.kind == "row":
            rows = "".join(
                "<table:table-row>"
                + "".join(
                    f"<table:table-cell>{office.p(escape(cell))}</table:table-cell>" for cell in row.cells
                )
                + "</table:table-row>"
                for row in blocks[at:end]
            )
            body.append(f"<table:table>{rows}</table:table>")
        elif block.kind == "heading":
            body.append(office.h(_office(block.text), block.level))
        else:
            body.append(office.p(_office(block.text)))
        at = end
    return office.odt(*body, automatic=styles)


def _office(text: str) -> str:
    made = ""
    for words, bold, href in spans(text):
        inner = escape(words)
        if bold:
            inner = f'<text:span text:style-name="B">{inner}</text:span>'
        made += f'<text:a xlink:href="{href}">{inner}</text:a>' if href else inner
    return made


def _nested(items: list[Block], level: int) -> list[tuple[Block, list[Block]]]:
    """Return each item of a level with the items below it."""
    made: list[tuple[Block, list[Block]]] = []
    for item in items:
        if item.level == level:
            made.append((item, []))
        else:
            made[-1][1].append(item)
    return made


def _office_list(items: list[Block], level: int) -> str:
    drawn = [
        office.p(_office(item.text)) + (_office_list(below, level + 1) if below else "")
        for item, below in _nested(items, level)
    ]
    return office.lst(*drawn, style=kind_of(items[0].marker))


# Pages


def as_html(blocks: list[Block]) -> bytes:
    body, at = [], 0
    while at < len(blocks):
        block = blocks[at]
        end = at + 1
        if block.kind in ("item", "row"):
            while end < len(blocks) and blocks[end].kind == block.kind:
                end += 1
        if block.kind == "item":
            body.append(_page_list(blocks[at:end], 0))
        elif block.kind == "row":
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row.cells) + "</tr>\n"
                for row in blocks[at:end]
            )
            body.append(f"<table>\n{rows}</table>")
        else:
            tag = f"h{block.level}" if block.kind == "heading" else "p"
            body.append(f"<{tag}>{_page(block.text)}</{tag}>")
        at = end
    joined = "\n".join(body)
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head>\n<body>\n{joined}\n</body></html>\n'.encode()  # noqa: E501


def _page(text: str) -> str:
    made = ""
    for words, bold, href in spans(text):
        inner = f"<strong>{escape(words)}</strong>" if bold else escape(words)
        made += f'<a href="{href}">{inner}</a>' if href else inner
    return made


def _page_list(items: list[Block], level: int) -> str:
    drawn = "".join(
        f"<li>{_page(item.text)}{_page_list(below, level + 1) if below else ''}</li>\n"
        for item, below in _nested(items, level)
    )
    kind = kind_of(items[0].marker)
    tag = {"bullet": "ul", "number": "ol", "letter": 'ol type="a"'}[kind]
    return f"\n<{tag}>\n{drawn}</{tag[:2]}>\n"


def as_rtf(blocks: list[Block]) -> bytes:
    """Return Rich Text as a word processor writes it, the numbers beside the list they belong to."""
    out = [
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f3\froman\fcharset2 Symbol;}}",
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b heading 1;}{\s2\outlinelevel1\b heading 2;}}",
    ]
    for block in blocks:
        if block.kind == "row":
            cells = "".join(rf"\pard\intbl {_rich(cell)}\cell" + "\n" for cell in block.cells)
            edges = "".join(rf"\cellx{2000 * at}" for at in range(1, len(block.cells) + 1))
            out.append(rf"\trowd{edges}{cells}\row")
        elif block.kind == "item":
            shown = r"\f3\'b7" if block.marker == "-" else block.marker
            out.append(
                rf"{{\pard\plain\ls1\ilvl{block.level}\fi-360\li{720 * (block.level + 1)}"
                rf"{{\listtext {shown}\tab}}{_rich(block.text)}\par}}"
            )
        elif block.kind == "heading":
            out.append(rf"{{\pard\plain\s{block.level}\b {_rich(block.text)}\par}}")
        else:
            out.append(rf"{{\pard\plain {_rich(block.text)}\par}}")
    return ("\n".join(out) + "}").encode("ascii")


def _rich(text: str) -> str:
    made = ""
    for words, bold, href in spans(text):
        inner = "".join(
            char if char in string.printable and char not in "\\{}" else rf"\u{ord(char)}?" for char in words
        )
        inner = rf"{{\b {inner}}}" if bold else inner
        made += rf'{{\field{{\*\fldinst HYPERLINK "{href}"}}{{\fldrslt {inner}}}}}' if href else inner
    return made


WRITERS: dict[str, Callable[[list[Block]], bytes]] = {
    "txt": as_txt, "rst": as_rst, "org": as_org, "wiki": as_wiki, "docx": as_docx, "odt": as_odt, "html": as_html,  # noqa: E501
    "rtf": as_rtf,
}  # fmt: skip
