"""Paragraphs and runs in Word's XML, from words that may hold anything."""

from __future__ import annotations

from actas.render.xml import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def text(words: str) -> str:
    """Return the words as the content of a run; ends of lines and tabs in Word's own form."""
    words = escape(words)
    if "\n" not in words and "\t" not in words:
        return f'<w:t xml:space="preserve">{words}</w:t>'
    lines = ("<w:tab/>".join(_plain(part) for part in line.split("\t")) for line in words.split("\n"))
    return "<w:br/>".join(lines)


def _plain(escaped: str) -> str:
    return f'<w:t xml:space="preserve">{escaped}</w:t>' if escaped else ""


def run(words: str, properties: str = "") -> str:
    """Return a run; ``properties`` are the elements of its w:rPr, in the schema's order."""
    if not words:
        return ""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{text(words)}</w:r>"


def paragraph(content: str, style: str | None = None, properties: str = "") -> str:
    """Return a paragraph; ``properties`` follow the style in the schema's order."""
    named = f'<w:pStyle w:val="{escape(style)}"/>' if style else ""
    both = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{both}{content}</w:p>"


def field_run(instruction: str, shown: str, properties: str = "") -> str:
    """Return a field such as PAGE: begin, instruction, what is shown until Word counts, end."""
    wrapped = f"<w:rPr>{properties}</w:rPr>" if properties else ""

    def part(inner: str) -> str:
        return f"<w:r>{wrapped}{inner}</w:r>"

    return (
        part('<w:fldChar w:fldCharType="begin"/>')
        + part(f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>')
        + part('<w:fldChar w:fldCharType="separate"/>')
        + part(text(shown))
        + part('<w:fldChar w:fldCharType="end"/>')
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field_start(instruction: str) -> str:
    """Return the beginning of a field whose result follows, up to `FIELD_END`."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
