"""What a Word document says, read without any of the program's own code: labels counted as Word counts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass
class Said:
    """One paragraph: its style's name, the label a reader sees, its words."""

    style: str
    label: str
    text: str
    level: int = -1
    number: str = ""


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(element: ET.Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    out = []
    for one in element.iter():
        if one.tag == f"{W}t":
            out.append(one.text or "")
        elif one.tag in signs:
            out.append(signs[one.tag])
    return "".join(out)


def roman(value: int) -> str:
    steps = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")]
    steps += [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
    out = ""
    for worth, sign in steps:
        while value >= worth:
            out, value = out + sign, value - worth
    return out


def shown(fmt: str, value: int) -> str:
    letter = LETTERS[(value - 1) % 26] * ((value - 1) // 26 + 1)
    forms = {"lowerLetter": letter, "upperLetter": letter.upper(), "lowerRoman": roman(value)}
    return forms.get(fmt) or (roman(value).upper() if fmt == "upperRoman" else str(value))


@dataclass
class Lists:
    """The counters of a document. Word shares one counter among the lists of one abstract list;
    LibreOffice gives each list its own. ``shared`` says whom to follow.
    """

    root: ET.Element
    shared: bool
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    overridden: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.abstract = {one.get(f"{W}abstractNumId"): one for one in self.root.iter(f"{W}abstractNum")}
        self.nums = {one.get(f"{W}numId"): one for one in self.root.iter(f"{W}num")}

    def label(self, number: str, level: int) -> str:
        num = self.nums[number]
        abstract_id = num.find(f"{W}abstractNumId").get(f"{W}val")
        lvl = self.abstract[abstract_id].findall(f"{W}lvl")[level]
        fmt, text = (lvl.find(f"{W}{tag}").get(f"{W}val") for tag in ("numFmt", "lvlText"))
        counter = self.counters.setdefault(abstract_id if self.shared else number, [None] * 9)
        starts = {
            int(one.get(f"{W}ilvl")): int(one.find(f"{W}startOverride").get(f"{W}val"))
            for one in num.findall(f"{W}lvlOverride")
        }
        if level in starts and (number, level) not in self.overridden:
            self.overridden.add((number, level))
            counter[level] = starts[level]
        else:
            counter[level] = (counter[level] or 0) + 1
        counter[level + 1 :] = [None] * (8 - level)
        return text if fmt == "bullet" else text.replace(f"%{level + 1}", shown(fmt, counter[level] or 0))


def read(data: bytes, *, shared: bool = True) -> list[Said]:
    """Return the paragraphs of the body, tables' ones too, in order."""
    found = parts(data)
    names = {
        one.get(f"{W}styleId"): one.find(f"{W}name").get(f"{W}val")
        for one in ET.fromstring(found["word/styles.xml"]).iter(f"{W}style")
    }
    lists = Lists(ET.fromstring(found["word/numbering.xml"]), shared)
    out = []
    for paragraph in ET.fromstring(found["word/document.xml"]).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = names[style.get(f"{W}val")] if style is not None else "Normal"
        said = Said(name, "", text_of(paragraph))
        if (at := paragraph.find(f"{W}pPr/{W}numPr")) is not None:
            said.number = at.find(f"{W}numId").get(f"{W}val")
            said.level = int(at.find(f"{W}ilvl").get(f"{W}val"))
            said.label = lists.label(said.number, said.level)
        out.append(said)
    return out
