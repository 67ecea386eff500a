"""Numbers and bullets at the start of a line: what they are and whether to believe them.

Some shapes are believed as they stand ("1.", "a)", "•"). Others ("9 Title", "A.", "1 -", "-text") are as
often words, and need a neighbour that counts on from them or looks the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from actas.model.block import Marker
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain, replace

# U+F0A7 and its like are what Word's symbol fonts leave behind when bullets are pasted.
GLYPHS = (
    "-–—―‐‑•·∙*+▪◦‣⁃●○■□◾◽⚫⚪⦁❑❏❒☐☒☑✅⬜🔲✓✔✗✘✕§»→⇒➔➜➢➤➣➧►▶▸▹⮚❖◆◇"
    "\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf02d\uf06c\uf06e\uf06f\uf071\uf0a8\uf0e0\uf0fe"
)
OPEN, TICKED = "☐⬜🔲", "☑☒✅"  # boxes, those of telephones too
# What Word's symbol fonts show as an arrow, a tick or a diamond where the font is lost.
SYMBOLS = "Øèüv"
SPACE = r"[ \t\u00a0\u2007\u202f\u3000]"
# A check box or a link glued to a dash is no word, which the dash might part.
GLUED = r"(?<=[-*+])(?=\[[ xX✓✔]?\][ \t]|\[[^\[\]\n]+\]\()"
BULLET = compiled(
    rf"(\*{{2,5}}|(?:--|\+{{2,5}})(?={SPACE}+\S)|[{re.escape(GLYPHS)}]|=>|->|-->(?=[ \t]))"
    rf"(?:\ufe0f?(?:{SPACE}+|$)|{GLUED})"
)
TIGHT = compiled(r"([•·∙●▪◦‣■➢➤►✓✔§☐☒☑✅⬜🔲\uf0a7\uf0b7\uf0d8\uf0fc])\ufe0f?(?=[^\s\ufe0f])")
# «- • cuotas»: a program set its bullet before the one that was typed.
DOUBLED = compiled(rf"[•·●▪◦‣.]{SPACE}+(?=\S)")
ESCAPED = compiled(rf"\\[-*+]{SPACE}+\S")
# "+1 for the shed" votes.
WEAK_BULLET = compiled(
    rf"""(?:(?!\+\d)([-–—*+])(?=[^\W_]|[¿¡"“«(]|\*\*|__|'{{3}})|(--|[-=]>)(?=[^\W\d_]|[¿¡"“«(])|(>{{1,3}}|[!.]){SPACE}+(?=\S)"""
    rf"""|(o)(?:\t|{SPACE}+)(?=\S)"""
    rf"""|([{SYMBOLS}])(?:{SPACE}+(?=\S)|$))"""
)
MAY_MARK = frozenset(f"o{SYMBOLS}")
# "+1 AM", "-1 Ana", "-1"
VOTE = compiled(r"(?:\+|[-±](?=1))(?:[01]|\s?[01]\s+[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*)?)")
# «\[ \]»: saved so by a program that takes brackets for a link. «[x] : texto»: the sign only parts them.
CHECK = compiled(
    rf"\\?\[([ xX✓✔]?)\\?\](?:{SPACE}+|(?=[:–—-]{SPACE}))(?:[:–—-]{SPACE}+)?"
    rf"|([{OPEN}{TICKED}])\ufe0f?{SPACE}*"
)
BOXES = frozenset(f"[\\{OPEN}{TICKED}")  # what a box begins with
NUMBER = compiled(
    rf"""
    (?: \[(?P<square>\d{{1,3}}|[a-z])\](?!\()                   # [4], no link
      | \((?P<round>\d{{1,3}}|[a-zA-Z]|[ivxIVX]{{2,5}})\)          # (1) (a) (iv)
      | \((?P<parts>(?:\d{{1,3}}|[a-zA-Z])(?:\.\d{{1,2}}){{1,3}})\)      # (1.2) (b.1)
      | (?P<multi>\d{{1,3}}(?:\.\d{{1,3}}){{1,4}})(?P<multiend>\.?-?|\)|:)   # 1.1 1.1.
      | (?P<lettered>[A-Z]\d{{0,2}}(?:\.\d{{1,2}}){{1,3}})(?P<letteredend>\.?\)|\.-?|)   # C.1) C.1. C2.1)
      | (?P<number>\d{{1,3}})(?P<bis>{SPACE}?(?:bis|ter|quater))?                # 1 bis.
        (?P<end>\\?\.[-–—]|\)\.?-|\.\)|\.[ºª]\)?|\\?[.)]|-\.|°(?:\.-|[.)/-])?|[ºª](?:\.-|[.)-])?   # 1. 1º-
          |{SPACE}[.)](?={SPACE})|o\.(?={SPACE})|\ufe0f?\u20e3|/-?(?={SPACE})    # «1 )», «1o.», «1️⃣», «1/-»
          |{SPACE}/(?={SPACE}+[^\W\d]))     # «1 / Mali : …»
      | (?P<roman>[IVX]{{1,6}}|[ivx]{{1,6}})(?P<romanend>[.)]|\.-|/-?(?={SPACE}))
      | (?P<letter>[a-zA-Z])(?P<letterend>[.)]|\.-|/(?={SPACE}))
    )
    (?: {SPACE}+ | $ | (?<=[.)\]-])(?=[^\W\d_ºª]|[¿¡"“«'(*]) )
    """,
    re.VERBOSE,
)
WEAK_NUMBER = compiled(
    rf"(?P<hash>\#|[Nn](?:\.?[º°]|o\.){SPACE}?)?(?P<number>\d{{1,2}})"
    rf"(?:(?:(?P<dash>{SPACE}?[-–—]{SPACE}+)|(?P<colon>(?(hash)[:.]|:){SPACE}+)|(?P<bare>{SPACE}+))"
    rf"(?=[^\W\d_]|[¿¡\"“«'(*]|\#\d|\d{{1,3}}{SPACE}[^\W\d_])|(?(hash)(?!)|{SPACE}*$))"
)
# «I- Cuentas», «B – Obras», «2-Cuentas»: as often words, and only before a capital where no blank parts them.
WEAK_DASHED = compiled(
    rf"(?P<label>\d{{1,2}}|[IVX]{{1,5}}|[A-Ha-h])"
    rf"(?:{SPACE}?[-–—]{SPACE}+(?=[^\W\d_]|[¿¡\"“«'(*]|\#\d)|[-–—](?=[A-ZÀ-ÖØ-Þ])|(?<=\d)[-–—](?=[^\W\d_])|(?<=\d){SPACE}?[-–—]$)"
)
# «14-1 Ana: …», «14-2 Luis: …»: the number of the meeting, and of what it decided.
WEAK_CODE = compiled(rf"(?P<label>\d{{1,4}}-(?P<last>\d{{1,3}}))[.:)]?{SPACE}+(?=[^\W\d_])")
# "32/1 Ana: …", "32/2 Tom - …", before a name alone: «24/31 Planning» heads a section, and «3/12» is a day.
# In bold the name may stand alone beside others that do not: «24/31 **Roads** - …», «24/32 **Planning**».
WEAK_SLASHED = compiled(
    rf"(?P<label>(?:1[3-9]|[2-9]\d|\d{{3,4}})/(?P<last>\d{{1,3}})){SPACE}+(?=\*\*[^\W\d_]|[^\W\d_][^:\n]{{0,40}}?(?::|{SPACE}[-–—]){SPACE})"
)
# «R1. …», «R2. …»: what is counted has its letter before the number. «R3» alone was left to be filled in.
WEAK_LETTERED = compiled(
    rf"(?P<label>(?P<of>[A-Z]{{1,2}})[-.]?(?P<last>\d{{1,2}})(?:[a-d]|{SPACE}?(?:bis|ter))?)(?P<end>[.)]|\.-|{SPACE}?[-–]|)"
    rf"(?:{SPACE}+(?=[^\W\d_]|[¿¡\"“«'(*])|$)"
)
# «R.II.1. …», «R1/2021 – …», «B/1 …»: the same with what it is counted within, the part or the year.
WEAK_WITHIN = compiled(
    rf"(?P<label>(?P<of>[A-Z]{{1,3}})(?:[./-](?:[IVX]{{1,4}}|\d{{1,2}})[./-](?P<last>\d{{1,3}})"
    rf"|[.-]?(?P<of_year>\d{{1,3}})/(?:19|20)\d\d|/(?P<behind>\d{{1,2}})))(?P<end>[.)]|\.-|{SPACE}?[-–:]|)"
    rf"{SPACE}+(?=[^\W\d_]|[¿¡\"“«'(*])"
)
# «(R1) …», «[AP-2] …», «(T3.1) …»: the same in brackets, of which several count on.
BRACKETED = compiled(
    rf"(?P<open>[(\[])(?P<label>(?P<of>[A-Z]{{1,3}})[-. ]?(?:\d{{1,2}}\.)?(?P<last>\d{{1,3}}))[)\]]"
    rf"{SPACE}+(?=[^\W\d_]|[¿¡\"“«'(*])"
)
# «2a) Cal», «2b) Arena», «2.c) …» below «2. Obras»: the letter counts, behind the number of its point.
PART = compiled(
    rf"(?P<label>\d{{1,2}}[.-]?(?P<letter>[a-k]))(?P<end>\)\.?|\.[-–—]?){SPACE}*(?=[^\W\d_]|[¿¡\"“«'(*])"
)
PARTING = frozenset(".-/")  # what parts the letter of a code from the rest
DIGITS, LETTERS = frozenset("0123456789"), frozenset("abcdefghijk")
# «20.54 – Lectura», «15.abril.2021»: an hour or a day, whose figures number nothing.
TIME = compiled(
    r"(?:[01]?\d|2[0-3])[.:h][0-5]\d\s*(?:[-–—]|h\b|hs\b|hrs\b)|\d{1,2}\.[^\W\d_]{3,}\.(?:19|20)\d\d\b"
)
ROMAN = {"i": 1, "v": 5, "x": 10}


@plain()
class Found(Plain):
    """A marker and how many characters of the line (from its first word on) it takes."""

    marker: Marker
    length: int
    weak: bool = False


# Thousands of lines have the same few dozen markers: each is made once.
marker_of = lru_cache(maxsize=1024)(Marker)


def roman_value(letters: str) -> int | None:
    """Return the value of a Roman numeral up to 39; None when the letters are none."""
    total = 0
    last = 0
    for char in reversed(letters.lower()):
        value = ROMAN[char]
        total += value if value >= last else -value
        last = max(last, value)
    return total if 0 < total < 40 and _roman(total) == letters.lower() else None


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def bullet_of(body: str, *, markdown: bool) -> Found | None:
    """Return the bullet that a line's words begin with, and its check box."""
    if body[:1].isalnum() and body[0] not in MAY_MARK:
        return None  # nearly all lines
    if body[0] in "+-±" and VOTE.fullmatch(body):
        return None
    if markdown and ESCAPED.match(body):
        inner = bullet_of(body[1:], markdown=False)  # "\\- …": typed as a dash, and saved by a program
        return Found(inner.marker, inner.length + 1) if inner else None
    found = BULLET.match(body) or TIGHT.match(body)
    weak = False
    if found is None:
        found = WEAK_BULLET.match(body)
        weak = True
        if found is None or (markdown and (found[3] or "").startswith(">")):
            return _box(body)
        weak = found[1] not in ("-", "–", "—") or body[1:2].isdecimal()
    glyph = next(group for group in found.groups() if group)
    if markdown and glyph == "*" and weak and (body.count("*") > 1 or body.startswith("**")):
        return None  # emphasis: *word* …
    if glyph.startswith("**") and (body.rstrip("* ").count("**") > 1 or body.endswith(f" {glyph}")):
        return None  # ** bold ** with spaces inside
    rest = body[found.end() :]
    box = CHECK.match(rest)
    done = _done(box) if box else None
    again = DOUBLED.match(rest) if not weak and rest[:1] in "•·●▪◦‣." else None
    length = found.end() + (box.end() if box else again.end() if again else 0)
    depth = len(glyph) if set(glyph) in ({"*"}, {"+"}) else 1
    label = glyph if not "\ue000" <= glyph <= "\uf8ff" else "•"  # of a symbol font
    if glyph in OPEN or glyph in TICKED:
        done = glyph in TICKED
    return Found(marker_of(label=label, family="bullet", shape=label, depth=depth, done=done), length, weak)


def _box(body: str) -> Found | None:
    """Return a check box that stands alone as a bullet: "[ ] call the hall"."""
    box = CHECK.match(body)
    if not box or not body[box.end() :].strip():
        return None
    return Found(marker_of(label=box[2] or "-", family="bullet", shape="box", done=_done(box)), box.end())


def with_box(found: Found, body: str) -> Found:
    """Return the number that a line begins with, and the check box behind it: «1. [x] Regar»."""
    box = CHECK.match(body, found.length)
    if box is None or not body[box.end() :].strip():
        return found
    return replace(found, marker=replace(found.marker, done=_done(box)), length=box.end())


def _done(box: re.Match[str]) -> bool:
    return (box[1] or "").strip() != "" or (box[2] or OPEN) in TICKED


def number_of(body: str) -> Found | None:
    """Return the number or letter that a line's words begin with."""
    if body[:2].isalpha() and len(body) > 1 and body[0] not in "IVXivx" and body[1] != "º":
        return None  # a word: nearly all lines without a bullet
    if TIME.match(body):
        return None
    # Loops and calls are spared: of nearly all lines no more is asked than their first letters.
    lettered = body[0] in DIGITS and (body[1:2] in LETTERS or body[2:3] in LETTERS or body[3:4] in LETTERS)
    part = PART.match(body) if lettered else None
    if part is not None:
        marker = marker_of(
            label=part["label"], family="alpha", shape=f"1a{part['end']}", value=ord(part["letter"]) - 96
        )
        return Found(marker, part.end(), weak=True)
    if body[1:2] in PARTING and body[0].isupper() and (within := _within(body)):
        return within  # «R.II.1. …» is no «R.» before its words
    match = NUMBER.match(body)
    if match is None:
        match = WEAK_NUMBER.match(body)
        if match is None:
            return _dashed(body)
        end = "-" if match["dash"] else ":" if match["colon"] else ""
        value = int(match["number"])
        shape = f"{'#' if match['hash'] else ''}1 {end}".strip()
        return Found(
            marker_of(label=match["number"], family="decimal", shape=shape, value=value),
            match.end(),
            weak=True,
        )
    return _strong_number(match)


def _dashed(body: str) -> Found | None:
    """Return the number or letter that a dash parts from the words, or from the number of the meeting."""
    if body[0] in "([":
        code = BRACKETED.match(body)
        return (
            _coded(code["label"], int(code["last"]), f"{code['open']}{code['of']}1", code.end())
            if code
            else None
        )
    match = WEAK_DASHED.match(body)
    if match is None:
        if code := WEAK_CODE.match(body):
            return _coded(code["label"], int(code["last"]), "1-1", code.end())
        if code := WEAK_SLASHED.match(body):
            return _coded(code["label"], int(code["last"]), "1/1", code.end())
        if code := WEAK_LETTERED.match(body):
            return _coded(code["label"], int(code["last"]), f"{code['of']}1.", code.end())
        return _within(body)
    label = match["label"]
    if label.isdecimal():
        marker = marker_of(label=label, family="decimal", shape="1 -", value=int(label))
    else:
        marker = letter_marker(label, "{} -")
    return Found(marker, match.end(), weak=True)


def _within(body: str) -> Found | None:
    """Return a code of what is counted, and within what: «R.II.1. …», «R1/2021 – …»."""
    code = WEAK_WITHIN.match(body)
    if code is None:
        return None
    last = code["last"] or code["of_year"] or code["behind"]
    return _coded(code["label"], int(last), f"{code['of']}1/1.", code.end())


def _coded(label: str, value: int, shape: str, length: int) -> Found:
    """Return a number behind that of the meeting, or behind a letter for what is counted."""
    return Found(marker_of(label=label, family="coded", shape=shape, value=value), length, weak=True)


def _strong_number(match: re.Match[str]) -> Found | None:
    length = match.end()
    if multi := match["multi"] or match["lettered"] or match["parts"]:
        values = multi.split(".")
        shape = "1.1" if match["multi"] else "A.1" if match["lettered"] else "(a.1)"
        marker = marker_of(label=multi, family="multi", shape=shape, value=int(values[-1]), depth=len(values))
        return Found(marker, length, weak=not (match["multiend"] or match["letteredend"] or match["parts"]))
    if match["number"]:
        end = match["end"].lstrip("\\")
        number, label = int(match["number"]), match["number"] + (match["bis"] or "")
        return Found(marker_of(label=label, family="decimal", shape="1" + end, value=number), length)
    inner = match["square"] or match["round"]
    if inner:
        frame = "[{}]" if match["square"] else "({})"
        if inner.isdecimal():
            marker = marker_of(label=inner, family="decimal", shape=frame.format("1"), value=int(inner))
            return Found(marker, length, weak=bool(match["square"]) and len(match.string) <= length)
        return Found(letter_marker(inner, frame), length, weak=inner.isupper())
    if match["roman"] and len(match["roman"]) > 1 and roman_value(match["roman"]):
        return Found(letter_marker(match["roman"], "{}" + match["romanend"]), length)
    letter = match["letter"] or match["roman"]
    if len(letter) > 1:
        return None
    end = match["letterend"] or match["romanend"]
    return Found(letter_marker(letter, "{}" + end), length, weak=not (letter.islower() and end == ")"))


def letter_marker(letters: str, frame: str) -> Marker:
    """Return the marker of a letter or Roman numeral; a lone i, v or x may still turn out to be a letter."""
    value = roman_value(letters) if set(letters.lower()) <= set("ivx") else None
    upper = letters.isupper()
    if value is not None and (len(letters) > 1 or letters.lower() == "i"):
        return marker_of(
            label=letters, family="roman", shape=frame.format("I" if upper else "i"), value=value
        )
    return marker_of(
        label=letters,
        family="alpha",
        shape=frame.format("A" if upper else "a"),
        value=ord(letters.lower()) - 96,
    )
