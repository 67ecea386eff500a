"""Formulas on one line, as a person types them: without the signs that are drawn, ½ would be read as 12.

Word has its own marks for them, LibreOffice and the web have MathML; both are told by their local names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

WORDS = frozenset({"t", "mi", "mn", "mo", "ms", "mtext"})
# Other ways to write the same formula, deletions, and what only takes room.
UNSHOWN = frozenset({"annotation", "annotation-xml", "del", "moveFrom", "phant", "mphantom", "rPr"})
XML_BLANKS = " \t\r\n"
Parts = Sequence[str]


def on_a_line(formula: _Element) -> str:
    """Return the words of a formula. XML of more than 256 levels never gets here; see `actas.read.xml`."""
    tag = _local(formula)
    if tag in UNSHOWN:
        return ""
    if tag in WORDS:
        return (formula.text or "").strip(XML_BLANKS)
    parts = [(child, on_a_line(child)) for child in formula if isinstance(child.tag, str)]
    shape = SHAPES.get(tag)
    told = [text for child, text in parts if not _local(child).endswith("Pr")]
    return shape(formula, told) if shape is not None and told else "".join(told)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _whole(text: str) -> str:
    """Return a part as it can stand beside a sign: what holds signs of its own goes in brackets."""
    plain = all(char.isalnum() or char in ".,'′%°√" for char in text)
    bracketed = text[:1] == "(" and text.find(")") == len(text) - 1
    return text if plain or bracketed else f"({text})"


def _fraction(_: _Element, parts: Parts) -> str:
    return "/".join(map(_whole, parts))


def _raised(_: _Element, parts: Parts) -> str:
    """Return a power; a prime, a degree or an accent only stands behind what it marks."""
    base, above = (*parts, "")[:2]
    return f"{_whole(base)}^{_whole(above)}" if any(map(str.isalnum, above)) else base + above


def _below_and_above(element: _Element, parts: Parts) -> str:
    """Return what bears a sign below and one above, such as a sum with its bounds."""
    base, below, above = (*parts, "", "")[:3]
    return base + (f"_{_whole(below)}" if below else "") + (f"^{_whole(above)}" if above else "")


def _sum(element: _Element, parts: Parts) -> str:
    below, above, summed = (*parts, "", "")[:3]
    bounded = _below_and_above(element, (_said(element, "chr", "∫"), below, above))
    return f"{bounded} {summed}".rstrip()


def _root(_: _Element, parts: Parts) -> str:
    degree = parts[0] if len(parts) > 1 else ""
    return f"{degree}√{_whole(parts[-1])}"


def _nth_root(element: _Element, parts: Parts) -> str:
    return _root(element, parts[::-1])


def _square_root(_: _Element, parts: Parts) -> str:
    return "√" + _whole("".join(parts))


def _bracketed(element: _Element, parts: Parts) -> str:
    between = _said(element, "sepChr", "|").join(parts)
    return _said(element, "begChr", "(") + between + _said(element, "endChr", ")")


def _fenced(element: _Element, parts: Parts) -> str:
    return (
        element.get("open", "(") + element.get("separators", ",")[:1].join(parts) + element.get("close", ")")
    )


def _said(element: _Element, name: str, usual: str) -> str:
    """Return a sign that Word keeps in a formula's properties."""
    for properties in element:
        for one in properties if _local(properties).endswith("Pr") else ():
            if _local(one) == name:
                return next((str(value) for key, value in one.items() if str(key).endswith("val")), "")
    return usual


def _apart(sign: str) -> Callable[[_Element, Parts], str]:
    return lambda _, parts: sign.join(part for part in parts if part)


SHAPES: dict[str, Callable[[_Element, Parts], str]] = {
    "f": _fraction, "mfrac": _fraction, "sSup": _raised, "msup": _raised, "mover": _raised,
    "sSubSup": lambda _, parts: _raised(_, ("".join(parts[:-1]), parts[-1])),
    "msubsup": lambda _, parts: _raised(_, ("".join(parts[:-1]), parts[-1])),
    "limLow": _below_and_above, "limUpp": _raised, "munder": _below_and_above, "munderover": _below_and_above,
    "nary": _sum, "rad": _root, "mroot": _nth_root, "msqrt": _square_root,
    "d": _bracketed, "mfenced": _fenced, "func": _apart(" "),
    "m": _apart("; "), "mtable": _apart("; "), "eqArr": _apart("; "), "mr": _apart(" "), "mtr": _apart(" "),
}  # fmt: skip
