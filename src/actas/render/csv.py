"""Comma-separated values, for spreadsheets and programs (RFC 4180, UTF-8 with its mark, every cell quoted).

A spreadsheet takes a cell that begins with "=", "+", "-", "@" for a formula and runs it. Such a cell gets
a tab in front, inside the quotes, which makes it words; a cell that begins with a tab gets one more.
So whoever wants the words as they were takes one leading tab away (`unguarded`), and nothing is lost.
"""

from __future__ import annotations

from actas.model.page import Page
from actas.render.sheets import sheet_of

GUARD = "\t"
# With the wide forms that East Asian keyboards write, which spreadsheets take for the same.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK = "\ufeff"  # without it Excel reads UTF-8 as the local code page


def guarded(words: str) -> str:
    """Return the words so that no spreadsheet takes them for a formula."""
    return GUARD + words if words.startswith(_DANGEROUS) else words


def unguarded(cell: str) -> str:
    """Return the words that `guarded` was given."""
    return cell.removeprefix(GUARD)


def _quoted(words: str) -> str:
    return f'"{words.replace(chr(34), chr(34) * 2)}"'


def render(page: Page, *, template: bytes | None = None, sheet: str = "items") -> bytes:
    """Return one sheet of the page's records: "items", "participants" or "follow-up"."""
    made = sheet_of(sheet, page)
    rows = [tuple(column.name for column in made.columns), *made.rows]
    lines = (",".join(_quoted(guarded(cell)) for cell in row) for row in rows)
    return (_MARK + "".join(f"{line}\r\n" for line in lines)).encode("utf-8")
