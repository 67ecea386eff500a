"""Mail, kept as a file or pasted into notes: headers, quotations, signatures.

Who wrote to whom is no content, a sign before a quoted line no word. The day on which a mail was sent is
not the meeting's: like the day of a front matter it counts where the subject agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.compiled import compiled
from actas.model.line import Line, Lines, Notes
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

FORMATS = frozenset({"txt", "eml", "html", "docx", "odt", "fodt", "rtf"})
HEADER = compiled(r"\s*\**([^\W\d_][\w -]{1,24}?)\**\s*:\**(.*)")
SENT = compiled(r"@|\b\d\d:\d\d:\d\d [+-]\d{4}\b")  # what only headers of a mail hold
FEWEST = 3  # headers in a row that make a mail
QUOTED = compiled(r"\s*>")
QUOTE = compiled(r"^(?:\s*>)+ ?")
INNER = compiled(r"\s*>\s*(?:>|$)")  # a bullet stands neither alone nor twice
SIGNS = compiled(r"\s*(>>+)\s+\S")  # unless a writer's every bullet is made so
SAID = compiled(r"[@<]|\d{1,2}:\d\d")  # a line that says who wrote holds an address or an hour
SIGNED = compiled(r"-- ?$")
SIGNATURE = "mail-signature"
SIGNATURE_MOST = 12  # lines; more below two dashes is no signature
LEAVE_MOST, SHORT = 3, 40  # lines and their characters in which one takes leave
CUT = compiled(r"-{3,}\s?[^\W\d_][\w ]{4,40}\s?-{3,}$|_{20,}$|-{20,}$")  # above the headers of another mail
# «Mar Dic 9 17:05:12 CET 2031» below «ana en lista.example.org»: what archives of lists put on top of a mail.
STAMP = compiled(
    r"\s*[^\W\d_]{3}\.? [^\W\d_]{3,4}\.?\s{1,2}\d{1,2} \d\d:\d\d:\d\d [A-Z]{2,5} (?:19|20)\d\d\s*"
)
HIDDEN = compiled(r"\s*<?\S+(?: [^\W\d_]{1,3} |@)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}>?\s*")
HIGHEST = 8  # lines on top among which they stand
REPLY = compiled(r"\s*([^\W\d_]{2,4})\s*:\s*")


def as_mail(notes: Notes, words: Vocabulary) -> Sequence[Line]:
    """Return the lines; where they are a mail's, their looks say what is no content."""
    if notes.format not in FORMATS:
        return notes.lines
    lines = list(notes.lines)
    headed = [*_heads(lines, words, sure=notes.format == "eml"), *_archived(lines)]
    for at, is_first, key, value in headed:
        said = _without_reply(value, words) if key in words.grammar("front_title") else value
        known = is_first and value and key in words.grammar("front_title", "front_date")
        look = (
            replace(lines[at].look, front=(key, said))
            if known
            else replace(lines[at].look, debris="mail-header")
        )
        lines[at] = replace(lines[at], look=look)
    runs = list(_runs(lines))
    signed = any(line.look.debris == SIGNATURE for line in lines)  # the carrier tells it
    mailed = any(SENT.search(one[3]) for one in headed)  # elsewhere a sign before a line may be a bullet
    if notes.format == "eml" or mailed or signed or _are_quotations(lines, runs):
        for first, last in runs:
            _unquote(lines, first, last)
        _unsign(lines)
    elif not headed:
        return notes.lines
    return Lines(Line, ((line.text, line.look) for line in lines))


def _heads(lines: Sequence[Line], words: Vocabulary, *, sure: bool) -> Iterator[tuple[int, bool, str, str]]:
    """Yield each header: its line, whether it is of the first mail, its key, its value."""
    names = words.grammar("mail_headers")
    at, first = 0, True
    while at < len(lines):
        run: list[tuple[int, str, str]] = []
        while at < len(lines) and (found := _header(lines[at].text, names)):
            run.append((at, *found))
            at += 1
        enough = sure and first and run and run[0][0] == 0
        # Below the headers of one mail those of another need no address to be known.
        told = not first or any(SENT.search(one[2]) for one in run) or _opens_mail(lines, run, words)
        if enough or (len(run) >= FEWEST and told):
            # A mail pasted among the notes names no meeting by its subject.
            first = first and sum(bool(line.text.strip()) for line in lines[: run[0][0]]) < FEWEST
            yield from ((number, first, key, value) for number, key, value in run)
            if run[0][0] and CUT.match(lines[run[0][0] - 1].text.strip()):
                yield run[0][0] - 1, False, "", ""
            first = False
        at += 1


def _archived(lines: Sequence[Line]) -> Iterator[tuple[int, bool, str, str]]:
    """Yield, as headers, who wrote, from where and when, as an archive of a list has them on three lines."""
    told = [at for at, line in enumerate(lines[:HIGHEST]) if line.text.strip()]
    for name, address, stamp in zip(told, told[1:], told[2:], strict=False):
        if STAMP.fullmatch(lines[stamp].text) and HIDDEN.fullmatch(lines[address].text):
            yield from ((at, False, "", lines[at].text) for at in (name, address, stamp))


def _opens_mail(lines: Sequence[Line], run: Sequence[tuple[int, str, str]], words: Vocabulary) -> bool:
    """Whether the notes open with who writes and about what, «De: Ana», «Asunto: …», a blank line below."""
    if not run or any(line.text.strip() for line in lines[: run[0][0]]):
        return False
    below = run[-1][0] + 1
    apart = below < len(lines) and not lines[below].text.strip()
    subject = any(key in words.grammar("front_title") for _, key, _ in run)
    return apart and subject and run[0][1] in words.grammar("mail_from")


def _header(text: str, names: frozenset[str]) -> tuple[str, str] | None:
    found = HEADER.match(QUOTE.sub("", text)) if ":" in text[:40] else None
    key = fold(found[1]) if found else ""
    return (key, found[2].strip()) if found and key in names else None


def _without_reply(subject: str, words: Vocabulary) -> str:
    """Return a subject without «Re:», «RV:», «Fwd:»."""
    while (found := REPLY.match(subject)) and fold(found[1]) in words.grammar("reply_marks"):
        subject = subject[found.end() :]
    return subject


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of lines that stand together, each behind a sign of quotation."""
    first: int | None = None
    for at, line in enumerate(lines):
        quoted = bool(QUOTED.match(line.text))
        if quoted and first is None:
            first = at
        elif not quoted and first is not None:
            yield first, at - 1
            first = None
    if first is not None:
        yield first, len(lines) - 1


def _are_quotations(lines: Sequence[Line], runs: Sequence[tuple[int, int]]) -> bool:
    """Whether any lines are quoted; signs of one length are bullets: a quotation's quotation has others."""
    if not any(_is_quotation(lines, *run) for run in runs):
        return False
    found = [SIGNS.match(line.text) for first, last in runs for line in lines[first : last + 1]]
    return len({one and one[1] for one in found}) > 1 or None in found


def _is_quotation(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether the signs are those of a mail program, and no bullets."""
    inner = sum(bool(INNER.match(line.text)) for line in lines[first : last + 1])
    return bool(inner) or _says_who(lines, first) is not None


def _says_who(lines: Sequence[Line], first: int) -> int | None:
    """Return the line above a quotation that says who wrote it, and when."""
    above = first - 1
    while above > 0 and above > first - 3 and not lines[above].text.strip():
        above -= 1
    text = lines[above].text.strip() if above >= 0 else ""
    return above if text.endswith(":") and SAID.search(text) else None


def _unquote(lines: list[Line], first: int, last: int) -> None:
    """Take the signs off the lines of a quotation; who wrote it is set aside."""
    who = _says_who(lines, first)
    if who is not None:
        _take_leave(lines, who)
        lines[who] = replace(lines[who], look=replace(lines[who].look, debris="mail-header"))
    for at in range(first, last + 1):
        line = lines[at]
        said = QUOTE.sub("", line.text)
        if line.look.debris or line.look.front:
            continue
        look = replace(line.look, said=said) if said.strip() else replace(line.look, debris="quotation-mark")
        nested = (
            said.strip().endswith(":") and SAID.search(said) and at < last and INNER.match(lines[at + 1].text)
        )
        lines[at] = replace(line, look=replace(look, debris="mail-header") if nested else look)


def _take_leave(lines: list[Line], below: int) -> None:
    """Set aside «Saludos, / Ana» at the end of a mail: few short lines, the first with a comma at its end."""
    last = below - 1
    while last > 0 and not lines[last].text.strip():
        last -= 1
    first = last
    while first > 0 and lines[first - 1].text.strip():
        first -= 1
    run = lines[first : last + 1]
    if (
        1 < len(run) <= LEAVE_MOST
        and run[0].text.rstrip().endswith(",")
        and all(len(one.text) <= SHORT for one in run)
    ):
        for at in range(first, last + 1):
            lines[at] = replace(lines[at], look=replace(lines[at].look, debris=SIGNATURE))


def _unsign(lines: list[Line]) -> None:
    """Set aside a signature: what stands below two dashes, up to a blank line or a quotation."""
    for at, line in enumerate(lines):
        told = line.look.debris == SIGNATURE and at and not SIGNED.match(lines[at - 1].text)
        if told and lines[at - 1].look.debris is None:
            _take_leave(lines, at)
        if not SIGNED.match(line.text):
            continue
        below = at + 1
        marked = below < len(lines) and lines[below].look.debris
        end = min(len(lines), at + SIGNATURE_MOST + 2)  # what is longer is none
        while below < end and lines[below].text.strip() and not QUOTED.match(lines[below].text):
            if marked and lines[below].look.debris != marked:
                break  # the carrier says where it ends
            below += 1
        if below - at - 1 <= SIGNATURE_MOST:
            _take_leave(lines, at)
            for number in range(at, below):
                look = replace(lines[number].look, debris=SIGNATURE)
                lines[number] = replace(lines[number], look=look)
