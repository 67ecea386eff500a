"""Whether a line goes on the statement of the line above: people and programs break lines where they end."""

from __future__ import annotations

from actas.model.compiled import compiled
from actas.outline.breaking import (
    ADDRESS,
    FULL,
    LABEL_END,
    LONG,
    OPEN_END,
    SAYS,
    STEP,
    Breaking,
    is_broken,
    is_deeper,
    is_final,
    votes,
    would_fit,
)
from actas.outline.counted import ONE_WORD
from actas.outline.scanned import Scanned
from actas.outline.turns import STOPPED, opens_in_office, opens_turn
from actas.vocabulary.days import day_alone, names_day, tells_when_and_where
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT
from actas.vocabulary.phrases import opening
from actas.vocabulary.rosters import roster, who_led
from actas.vocabulary.senders import beside_hour, sender_in
from actas.vocabulary.sentences import is_sentence

ONES = frozenset("01")  # how a vote ends, and few lines
CAPITALS = 0.85  # share of letters: «VEINTiTRES» is a slip

SHORT = 30  # characters of a line at the end of which nobody need break off
FIRST = 4  # lines at the top of the notes, among which titles stand
RAGGED = 4  # columns before the one where lines are broken, at which one in the middle of a sentence may be
SET_IN = 4  # columns further in, at which a line is set below another on purpose
COUNTING = "H"  # up to which letter groups are counted: hardly one goes up to «Y»
DATE = 3  # words of a day: «3 de mayo»
LABEL = 4  # letters of an acronym, which may open a sentence that goes on below
TOP = 3  # the first lines of notes, of which one names the meeting
TIED = 2  # blanks in a line that tells something behind «de momento»
LISTS = 2  # commas of a line that lists
LONGEST_NAME, MOST_WORDS = 40, 6  # characters and words of a line that names what is told below it
LONG_LABEL = 40  # characters in which who speaks stands before a stop and a dash
LONGEST_POINT = 90  # characters of a numbered point in a sentence or a name of its own
PAGE = compiled(r"\S\s{4,}\d{1,3}$")
CLOSED = tuple(".,;:!?…")  # ends of what is no name

STAMP_OPENS = frozenset("[0123456789")
# «[9/7/31, 14:02:10] Ana: …», «9/7/31, 14:02 - Ana: …», «[9/7 14:02] …»: so messages of chats begin.
STAMPED = compiled(
    r"(?:\[\d{1,4}[/.-]\d{1,2}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})(?:[/.-]\d{1,4})?,?\s+"
    r"\d{1,2}:\d{2}(?::\d{2})?[^:]{0,8}\s[^\W\d_][^:]{0,40}:\s"
)
HOUR = compiled(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d\s")
NAMED = compiled(r"\([^\W\d_][^()\d:]{1,30}\)\s")  # «(Ana) …»
SIGNED = "[name="  # «… [name=Ana]», as pads sign
# «acta-red-lago-04», «plano_b2.pdf»: a name of parts, with a figure in it
CODE = compiled(r"(?=[^\W\d_])(?=\S*\d)[\w~]+(?:[-_./][\w~]+){2,}")
NOTHING = ("-", "–", "—", "...", "…")  # what stands behind a number for want of anything to say
GOING_ON = ")],;"  # no statement begins with one of these
GOES_ON_SPEAKING = ("... ", "… ")  # who spoke above, in minutes of scribes
GOES_ON = ("plain", "marked", "joined")  # lines that may go on below
# «REFLORES $ 40.000», «CABLE 12,50»: a name and what it costs; a year is in titles, too
SUM = compiled(r"[^\W\d_]\W*\s\W?\s?(?!(?:19|20)\d\d$)\d[\d.,]*$")
KEY = compiled(r"[^\W\d_][^:.]{1,40}:\s")  # «Ana Paz: …»
QUOTES = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"), ('"', '"'))  # what is opened must be closed


def goes_on(first: Scanned, last: Scanned, row: Scanned, *, gap: int, told: Breaking) -> bool:
    """Whether a plain line is the same statement as those above it, broken.

    Args:
        first: the first line of the statement above.
        last: its last line.
        row: the line that may go on.
        gap: blank lines between them.
        told: how the notes break their lines.

    """
    above, text = last.words.text, row.words.text
    quotes = row.quoted and not last.quoted and (gap > 0 or not _wraps_quoted(first, last, row, told))
    aside = told.stepped and not gap and abs(row.indent - last.indent) >= STEP
    if row.kind != "plain" or last.kind not in GOES_ON or quotes or aside or not above:
        return False
    told = told.beside(row)
    anew = _opens_as_first(first, text) or (above[-1:] == "," and _takes_leave(above, told))
    anew = anew or (is_final(above) and signs_off(text, told))
    if gap or anew or _is_named_alone(first, last, row, told) or _begins_anew(first, last, row, told):
        return gap > 0 and _left_open(first, last, row, gap, told)
    if text.startswith(GOES_ON_SPEAKING) or (not told.typed and _breaks_link(above, text)):
        return True
    addressed = _by_address(last, row, told)
    if addressed is not None:
        return addressed
    title = _title_in_capitals(last, row, told)
    if title is not None and not (title is False and told.left_open(above)):
        return title
    outside = not told.lazy and first.marker is not None and row.indent < first.indent
    further_out = outside and is_final(above) and not text[:1].islower()
    if further_out or _hangs(first, last, row, told):
        return False  # it stands further out than the bullet itself, or further in than what it is no rest of
    ragged = is_broken(last, row) or _lists_on(above, text)
    full = told.wrap and not would_fit(last, row, told.wrap - RAGGED * ragged)
    ended = told.kept and not row.look.soft
    # Where lines are broken inside paragraphs, a long one above a large letter ended on purpose.
    over = ended and told.soft and not ragged
    full = not over and (full or (_is_full(last, row, told) and not outside))
    # «2. el programa de Buenas», «Prácticas;»: only there the point is over.
    ends = text[-1:] == ";" and first.marker is not None and not is_final(above)
    if ends or full:
        return True
    leads = above.endswith(":") or (text.endswith(":") and not told.left_open(above))
    announced = leads and not told.wrap and is_deeper(first, row) and text[:1].isupper()
    named = first is last and (_is_named(above, text, told) or is_told_below(first, row, told))
    named = named and not titles_rest(first, row)
    beside = row.indent == first.indent and told.typed and is_final(above) and text[:1].isupper()
    own = ended or announced or named or beside
    if first.marker and row.indent >= first.indent and row.indent > 0 and not own:
        return True
    hangs = told.hanging and is_deeper(first, row) and not above.endswith(":")
    to_its_end = first.marker is not None and text[-1:] == ";" and not is_final(above)  # as its list's do
    if hangs or to_its_end or _is_lazy(first, last, row, told):
        return True
    # Nobody breaks a long line inside a paragraph, and goes on small, but in the middle of a sentence.
    within = told.kept and row.look.soft and len(above) > FULL
    long = within or _is_long(last, row, told)
    return _words_go_on(above, text, told, kept=last.broken or ended, long=long)


def _is_lazy(first: Scanned, last: Scanned, row: Scanned, told: Breaking) -> bool:
    """Whether a line of Markdown stands as far out as its bullet, as those do that go on others there.

    Where none is known to, the line above it does. What leads in to a list goes on none.
    """
    if first.marker is None or told.typed or told.kept or row.words.text[-1:] == ":":
        return False
    if row.indent > first.indent:
        return False
    return told.rests or (told.wrap is not None and last is not first and last.indent <= first.indent)


def _is_named_alone(first: Scanned, last: Scanned, row: Scanned, told: Breaking) -> bool:
    """Whether a line names what is right below, votes, or stands below such lines or a point that is over."""
    above, text = last.words.text, row.words.text
    if above in NOTHING and first is last and first.marker is not None and not text[:1].islower():
        return True  # «1. -», where there was nothing to say
    if (text[-1:] in ONES or above[-1:] in ONES) and (votes(text) or votes(above)):
        return True
    opens = first is last and first.number in told.opens
    cut = opens and (_is_cut(last, row, told) or (above[-1:].isalpha() and told.left_open(above)))
    if row.number in told.names or (opens and not cut):
        return True
    return _is_over(last, row, told)


def _counts_on(first: str, text: str) -> bool:
    """«acuerdo 1: …», and below it «acuerdo 2: …»: whether the same word counts both."""
    one, two = ONE_WORD.match(first), ONE_WORD.match(text)
    if one is None or two is None:
        return False
    return one["word"] == two["word"] and int(two["number"]) == int(one["number"]) + 1


def _is_day_below(first: Scanned, above: str, text: str, told: Breaking) -> bool:
    """Whether a line is only a day, below a short line of a list: «- Ana», «3 de mayo de 2031»."""
    short = first.marker is not None and len(above) <= LONGEST_NAME and not told.left_open(above)
    return short and day_alone(text, told.words) is not None


def _is_long(last: Scanned, row: Scanned, told: Breaking) -> bool:
    """Whether a line may be one that a small letter goes on: where few are, a long one, or one up to a stop.

    What is broken by its sense is short: titles among the first lines, «Velas» and below it «en la bodega».
    """
    opens = fold(row.words.text.partition(" ")[0])
    leads = len(opens) > 1 and opens in told.words.grammar(
        "prepositions", "of", "to_whom"
    )  # not "a new hose"
    by_sense = last.number <= FIRST or leads
    broken_by_sense = by_sense and len(last.raw) <= FULL
    short = told.long is None or broken_by_sense or row.words.text.endswith((".", ":"))
    # In a markup that parts no lines a long one without its stop goes on in small letters up to it.
    ends = row.words.text.endswith(".") and len(last.raw) > FULL and not (told.typed or told.small)
    if short and (ends or not told.by_line):
        return True
    return told.long is not None and not would_fit(last, row, told.long)


def _wraps_quoted(first: Scanned, last: Scanned, row: Scanned, told: Breaking) -> bool:
    """Whether a program set the sign of a quotation before the rest of an item, as far in as its words stand.

    What somebody quotes there begins as sentences do, below words that leave nothing open.
    """
    if first.marker is None or row.indent < first.indent + STEP or is_final(last.words.text):
        return False
    return not row.words.text[:1].isupper() or told.left_open(last.words.text)


def _hangs(first: Scanned, last: Scanned, row: Scanned, told: Breaking) -> bool:
    """Whether a line set in says a thing of its own below one without marker; hanging lines do not."""
    if told.hanging or first is not last or first.marker or row.indent < first.indent + SET_IN:
        return False
    return row.words.text[:1].isupper() and not told.left_open(last.words.text)


def _by_address(last: Scanned, row: Scanned, told: Breaking) -> bool | None:
    """Whether an address goes on a line; None where neither it nor who signs a quotation tells.

    Below what is told it says where that is found; below a name it may be the first thing told of it.
    """
    above, text = last.words.text, row.words.text
    if last.quoted and above[-1:] == "]" and SIGNED in above:
        return False
    if "://" not in text or not (address := ADDRESS.match(text)):
        return None
    behind = text[address.end() :].lstrip()
    if behind:  # «…, anotarse en», «https://… y avisar»
        return True if behind[0].islower() and _tells(above, told) and not is_final(above) else None
    if not above.isupper() and (above.endswith(":") or last.marker):
        return True
    if ADDRESS.fullmatch(above):
        return False
    if row.number not in told.links and _tells(above, told):
        return True
    return False if is_final(above) else None


def _tells(text: str, told: Breaking) -> bool:
    """Whether a line that shows no address tells something, and names it not only."""
    if "://" in text or text.isupper() or text.count(" ") < TIED:
        return False
    return text.count(" ") > MOST_WORDS or is_sentence(text, told.words)


def _begins_anew(first: Scanned, last: Scanned, row: Scanned, told: Breaking) -> bool:
    """Whether a line has words of its own by its shape, small letters or not.

    Another one speaks below: both lines open with a label of one word. Or tabs part the words of both, as
    in columns. Or one of them only says who sent a message, and when. Or a key states something below a
    name or an address: «Encontro 1», «sala: 4». Or a document's code is all that it holds.
    """
    if ("\t" in row.rest and "\t" in last.rest) or (last.raw[-1:].isdecimal() and PAGE.search(last.raw)):
        return True
    above, text = last.words.text, row.words.text
    if text[-1:].isalnum() and _only_names(first is last, above, text, told):
        return True
    if text[-4:].isdecimal() and _is_day_below(first, above, text, told):
        return True
    if text[:3] == first.words.text[:3] and _counts_on(first.words.text, text):
        return not told.left_open(above)
    if (text[:1] in STAMP_OPENS and STAMPED.match(text)) or sender_in(text) or sender_in(above):
        return True
    if beside_hour(text) and (not text[0].isdecimal() or beside_hour(above)):
        return True  # «18:00 en el molino: …» may go on a sentence, «[18:00] Ana: …» may not
    if (told.turns or ".-" in text[:LONG_LABEL]) and _takes_turn(above, text, told):
        return True
    names = first is last and above.count(",") < 2 and "," in text and roster(text, told.words)
    dated = first is last and first.number <= TOP and tells_when_and_where(text, told.words)
    small = text.lstrip("(")[:1].islower()
    led = small and first.number <= TOP and who_led(text, told.words)
    if (names or dated or led or told.opens_part(text)) and not told.left_open(above):
        # «ana, luis, eva», «soria, sábado 9 de mayo de 2031», «moderó ana» below the name of the meeting
        return True
    return _is_said_below(first, last, row, told)


def _is_said_below(first: Scanned, last: Scanned, row: Scanned, told: Breaking) -> bool:
    """Whether a line opens with who says it, or a key, «ana: …»; «además: …» is the rest of its bullet."""
    above, text = last.words.text, row.words.text
    set_in = first.marker is not None and row.indent > first.indent
    if ": " not in text[:LABEL_END] or not SAYS.match(text):
        return False
    if set_in and fold(text.partition(":")[0].rstrip()) in told.words.grammar("conjunctions"):
        return False
    named = first is last and len(above) <= LONG and above[:1].isupper() and not above.endswith(CLOSED)
    named = named and not told.left_open(above)  # «Ana dice que el», «problema: …»
    # «gap: 1.2m», where no line is broken at a column
    apart = told.wrap is None and told.typed and not (told.loose or told.left_open(above))
    return named or apart or bool(SAYS.match(above) or ADDRESS.fullmatch(above))


def _takes_turn(above: str, text: str, told: Breaking) -> bool:
    """«Ana: …», «la presidenta del comité: …»: whether another speaks than in the line above."""
    if ".-" in text[:LONG_LABEL] and STOPPED.match(text) and is_final(above):
        return True  # «ECUADOR.- …» below «Sra. Paz.- ¿…?»
    if not told.turns:
        return False
    if text[:1].islower():
        return opens_in_office(text, told.words, anybody=told.wrap is None) and not told.left_open(above)
    return opens_turn(text, ended=is_final(above)) and not told.left_open(above)


def _opens_as_first(first: Scanned, text: str) -> bool:
    """«17:00 vuelta» below «10:00 salida», «(Luis) …» below «(Ana) …»: as the statement above opens."""
    if text[:1] == "(":
        return first.words.text[:1] == "(" and all(map(NAMED.match, (text, first.words.text)))
    return text[:1].isdecimal() and all(map(HOUR.match, (text, first.words.text)))


def _takes_leave(above: str, told: Breaking) -> bool:
    """«Besos,», "Best wishes,": whether a name alone stands below a line."""
    return fold(above).rstrip(" ,") in told.words.phrases("cues", "leave")


def signs_off(text: str, told: Breaking) -> bool:
    """«Atentamente,», "Respectfully submitted,": whether a line only says that somebody signs below it."""
    return text[-1:] == "," and fold(text).rstrip(" ,") in told.words.phrases("cues", "signature")


def _breaks_link(above: str, text: str) -> bool:
    """Whether the words of a link are broken between two lines; one of its brackets may stand on a third."""
    before, closes, _ = text.partition("](")
    return above.rfind("[") > above.rfind("]") or (closes != "" and "[" not in before)


def _only_names(alone: bool, above: str, text: str, told: Breaking) -> bool:
    """Whether a line is only a document's code, or a word and its number below a line ``alone``: «Tour 1».

    The line above may end in a small word of another language: «Durée : un an».
    """
    if " " not in text:
        return CODE.fullmatch(text) is not None and not told.left_open(above)
    return alone and text[:1].isupper() and text[-1:].isdecimal() and ONE_WORD.fullmatch(text) is not None


def _is_over(last: Scanned, row: Scanned, told: Breaking) -> bool:
    """Whether a line below a point goes on nothing by what it is, though the point may end in a small word.

    Below a point that the carrier counts, a paragraph that it does not count was begun anew: «- the shed
    that we met in», «Next meeting». So was what names the next list, where no line is full: «Release:».
    """
    text = row.words.text
    if last.marker is None or told.wrap is not None or not text[:1].isupper():
        return False
    if last.words.text.endswith(OPEN_END):
        return False
    counted = told.kept and last.look.marker is not None and not row.look.soft
    return counted or (text[-1:] == ":" and not text[LABEL_END:])


def _is_full(last: Scanned, row: Scanned, told: Breaking) -> bool:
    """Whether a line that ends no sentence is as full as lines of these notes are."""
    if is_final(last.words.text):
        return False
    if last.kind == "joined":
        return not row.indent or row.words.text[:1].islower()  # a definition, to its stop
    return told.full is not None and not would_fit(last, row, told.full)


def _lists_on(above: str, text: str) -> bool:
    """Whether commas on both lines part what is listed: names are broken like the words of a sentence."""
    return "," in text and above.count(",") >= LISTS and not is_final(above)


def _is_named(above: str, text: str, told: Breaking) -> bool:
    """Whether an item's own line only names what the sentence below it tells: «1. Gate», «It was mended.»."""
    short = len(above) <= LONGEST_NAME and len(above.split()) <= MOST_WORDS and above[:1].isalnum()
    if not short or above.endswith(CLOSED) or told.left_open(above):
        return False
    answers = text[-1:] == "." and text.count(" ") < 2  # «Aparcamiento», «Se aplaza.»
    return (text[:1].isupper() or text[:1].isdecimal()) and (len(text) > len(above) or answers)


def is_told_below(first: Scanned, row: Scanned, told: Breaking) -> bool:
    """Whether a number's own line ends in a stop, and what was said of it stands below, further in."""
    number, above, text = first.marker, first.words.text, row.words.text
    if told.wrap or not told.typed or number is None or number.value is None or row.indent <= first.indent:
        return False  # in markups its next sentence stands there
    short = above.endswith(".") and len(above) < min(LONGEST_POINT, len(text))
    return short and text[:1].isupper()


def titles_rest(first: Scanned, row: Scanned) -> bool:
    """Whether an item's own line is bold to its end and names what its text says, right below and further in.

    A colon leads in to what is listed below, and capitals alone may be somebody's name.
    """
    words = first.words
    if not words.bold or first.marker is None or row.indent <= first.indent or row.words.bold:
        return False
    if not words.all_bold or row.kind != "plain" or words.text[-1:] == ":":
        return False
    return words.text[-1:] == "." or any(word[0].islower() for word in words.text.split())


def _cut(above: str, text: str, told: Breaking) -> bool:
    """Whether a long line breaks off at a small word above blank lines, as where a page ended."""
    cut = len(above) > FULL and not above.endswith(OPEN_END) and told.left_open(above)
    return cut and text[:1].islower() and not told.small


def _left_open(first: Scanned, last: Scanned, row: Scanned, gap: int, told: Breaking) -> bool:
    """Whether an item was left in the middle of its sentence, a blank line before the rest."""
    if gap == 1 and _names_go_on(first.words.text, last.words.text, row.words.text, told):
        return True
    if gap > 1 or first.marker is None:
        return _cut(last.words.text, row.words.text, told)
    deeper = first.marker is not None and row.indent > first.indent
    return deeper and row.words.text[:1].islower() and last.words.text.endswith(",")


def _names_go_on(first: str, above: str, text: str, told: Breaking) -> bool:
    """Whether a list of who came ends in a comma above a blank line, and no other key stands below it."""
    if not above.rstrip(" -–—").endswith(",") or ":" in text:
        return False
    return told.keys.get(fold(first.partition(":")[0])) in CAME_OR_NOT


def _title_in_capitals(last: Scanned, row: Scanned, told: Breaking) -> bool | None:
    """Whether a title in capitals goes on over two lines; None where capitals say nothing."""
    above, text = last.words.text, row.words.text
    if text[:1].islower() and above.isupper() and len(above) > LABEL:
        return False  # «TEJADO», and below it «hay goteras»
    if len(above) <= LONG and not _is_cut(last, row, told):
        return None
    shouting = shouts(above), shouts(text)
    if all(shouting) and not is_final(above) and not above.endswith(")"):
        return not (text[-1:].isdecimal() and SUM.search(above) and SUM.search(text))
    if any(shouting) and not all(shouting) and len(text) > LONG:
        return False  # a title in capitals, and then what was said
    return None


def _is_cut(last: Scanned, row: Scanned, told: Breaking) -> bool:
    """Whether a short line in capitals was broken by its sense: at a small word, or in the middle of a page.

    A letterhead is several lines.
    """
    above, text = last.words.text, row.words.text
    if not (above.isupper() and text.isupper()):
        return False
    if cut_at_word(last, row, told):
        return True
    opens, _, rest = text.partition(" ")
    if rest and fold(opens) in told.ends and ":" not in text:
        return True  # «VISIÓN», «A FUTURO»; no «EN CONTRA: 3»
    return last.look.centred and row.look.centred and last.number > FIRST


def cut_at_word(last: Scanned, row: Scanned, told: Breaking) -> bool:
    """Whether a line in capitals ends in a small word, and no letter that counts, above another."""
    above, text = last.words.text, row.words.text
    word = above.rpartition(" ")[2]
    if fold(word) not in told.ends or not (above.isupper() and text.isupper()):
        return False
    return len(word) > 1 or word > COUNTING


def _words_go_on(above: str, text: str, told: Breaking, *, kept: bool, long: bool) -> bool:
    """Whether the words alone tell, where no width does.

    ``kept``: the line above was ended on purpose; ``long``: one so long may go on.
    """
    if text[:1] in GOING_ON:
        return bool(told.wrap) or not is_final(above)
    if text[:1].islower() and not ADDRESS.match(text):
        if above.endswith(":") and told.loose and not (told.small or told.by_line or kept):
            return True
        if is_final(above):
            return bool(told.wrap) and not (told.small or told.by_line)
        if long and not (told.small or kept) and any(char.isalpha() for char in above):
            return True
        if _is_unclosed(above) or _starts_within(above, text, told):
            return True
    if is_final(above):
        return False
    open_end = _says_which_day(above, text, told) or (
        told.left_open(above) and not (KEY.match(text) and KEY.match(above))
    )
    anew = text[:1].isupper() or (told.small and told.typed and told.wrap is None)
    short = told.wrap is None or len(above) <= FULL
    if open_end and anew and short and fold(above.rpartition(" ")[2]) in told.elsewhere:
        return False  # «Grupo sur», «El grupo sur no llegó a acuerdo.»
    if open_end and kept and text[:1].isupper() and above.rpartition(" ")[0].endswith(";"):
        return False  # «…, el contrato vence; y», a paragraph, and below it «Considerando que …»
    own = kept or (told.typed and told.wrap is None and (told.small or told.by_line))
    beside = above.startswith("(") and text.partition(")")[2].strip() != ""  # «(Ana) …» below «(Luis) …»
    return open_end or (text[:1] == "(" and not own and not beside)


def _says_which_day(above: str, text: str, told: Breaking) -> bool:
    """«Reunidos en el molino el día», «3 de mayo de 2031, …»: whether a date was broken off a sentence."""
    if not text[:1].isdecimal():
        return False  # nearly all
    before, _, word = above.rpartition(" ")
    last = fold(word)
    if " " not in before or above[-1:] == "," or not names_day(" ".join(text.split()[:DATE]), told.words):
        return False
    return last in told.words.grammar("day_word") or last in told.words.phrases("dates", "weekdays")


def _starts_within(above: str, text: str, told: Breaking) -> bool:
    """Whether a line begins with a word with which no statement does: «y», "of".

    Where all begins small and no line was broken, one that was short ended on purpose.
    """
    first = fold(text.split(None, 1)[0])
    if first in told.starts and text.count(" ") > TIED and told.typed and told.wrap is None:
        tie = opening(fold(text), told.words.grammar("so_then"))
        if tie is not None and " " in tie:
            return False  # «de momento se pone un plástico»
    if first not in told.starts or not (told.small and (told.typed or told.by_line) and told.wrap is None):
        return first in told.starts
    return len(above) > SHORT and first not in told.elsewhere


def _is_unclosed(text: str) -> bool:
    """Whether a line opens a quotation or a bracket that it does not close."""
    return any(
        text.count(opens) % 2 if opens == closes else text.count(opens) > text.count(closes)
        for opens, closes in QUOTES
    )


def shouts(text: str) -> bool:
    """Whether nearly all letters are capitals."""
    letters = list(filter(str.isalpha, text))
    return len(letters) > 3 and sum(map(str.isupper, letters)) >= CAPITALS * len(letters)
