"""What a line does in its section: it leads in, greets, closes, signs; or it decides, votes, gives a task."""

from __future__ import annotations

from functools import lru_cache
from itertools import dropwhile

from actas.classify.counted_votes import counts_votes
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.kinds import KIND_OF_ITEM
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.greetings import greets
from actas.vocabulary.partings import parts_at
from actas.vocabulary.phrases import Phrases, may_hold, opening, opens
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import is_sentence

LONGEST_LEAVE = 60  # characters of a line that ends in words of leave
EDGE_ROLES = ("closing", "greeting", "signature")
TALK = frozenset(
    {"discussion", "interventions", "info", "agenda", "other"}
)  # sections that may hold decisions
BROUGHT = frozenset({"practices", "recommendations"})
ANNOUNCED = BROUGHT | {"agreements", "obstacles"}
LISTING = frozenset({"agenda", "participants"})  # sections whose points only name something
DECIDED = frozenset({"agreement", "vote"})  # kinds of items
# «Acuerdo 2024-01-02: …», «Résolution n° 3 : …», "Decision - …": a label that is counted, or stands apart.
LABEL = compiled(r"([^\W\d_]{4,14})\s+(?:(?:n\s?[ºo°.]{0,2}\s*)?\d[\d./-]{0,12}\s*[:–-]|[:–—-])\s")
TOPIC = compiled(r"[^.:;!?,–—]{2,30}?\s[-–—]\s+")  # «Visitas – …»
VOTES = ("+1", "-1")
OWN_VOTE = compiled(r"^\s*(?:\S+\s)?[+-]1\s*$")
TOLD = 5  # words of a line without a stop that tells something
SHORT = 5  # words before the one that tells what became of a paper
ENDS = ".;,"
SET_OFF = compiled(r"[^.:]{3,40}\.\s?-\s?\w")  # «La présidente. – Nous …», folded
ADDRESSED = (":", ",")  # ends of a line that names those whom a letter is for
MARK = compiled(r"[.;:?!()\"«»]")
POSTSCRIPT = compiled(r"([Pp]\.?\s?-?\s?[SsDd])(?:\s?:|\.:?|\s[-–—])\s+(?=\S)")
LONGEST_LABEL = 30  # characters of what a point is called
FORMULA = 60  # characters of a greeting or a signature
OPENING, FIRST_WORDS = 90, 300  # characters in which a phrase opens a line; in which it says what the line is
DECIDING = 120  # characters in which a sentence says that something was decided
COUNTED = 120  # characters of a line that only counts votes


def role_of(
    block: Block, words: Vocabulary, *, has_children: bool, has_list: bool, start: bool, end: bool
) -> str | None:
    """Return what a line does; None for most.

    Args:
        block: the line.
        words: the vocabulary.
        has_children: something hangs from it.
        has_list: bullets or numbers do; a sentence with mere lines further in below it is what was said.
        start: it stands among the first lines of the notes.
        end: it stands among the last.

    """
    text = block.words.text
    if block.look.note:
        return "footnote"
    spelled = block.marker is not None and block.marker.label[1:].isalpha()  # «OCTAVO: Sin más …»
    if block.marker is not None and not (end and spelled and _closes(fold(text), words)):
        leads = has_children and text.endswith(":") and is_sentence(text, words)
        return "lead-in" if leads else None
    if has_list or (has_children and not text.endswith(".")):
        return "lead-in"
    folded = fold(text)
    if end and is_postscript(text, words):
        return "footnote"
    if end and parts_at(text, words) and _closes(folded, words):
        return "closing"  # not «Siendo las 18:05 se da inicio a la reunión»
    for role in EDGE_ROLES:
        if role == "greeting":
            said = start and _greets(text, folded, words)
        else:
            said = end and opens(_after_and(folded[:OPENING], words), words.phrases("cues", role))
        if said and role == "signature" and _office_acts(text, words):
            continue
        if said and (_closes(folded, words) if role == "closing" else _is_formula(text, words)):
            return role
    return "signature" if end and _takes_leave(folded, words) else None


def is_postscript(text: str, words: Vocabulary) -> bool:
    """«PD: el paraguas es de Ana», "P.S. Somebody left a scarf": what is added below a letter."""
    opens_so = POSTSCRIPT.match(text) if text[:1] in "Pp" else None
    return opens_so is not None and fold(opens_so[1]).replace(".", "") in words.grammar("postscripts")


def _greets(text: str, folded: str, words: Vocabulary) -> bool:
    """«Buenas tardes a todas», «Vecinos, buenas tardes:», «A las familias:»."""
    addressed = text[-1:] in ADDRESSED and opens(folded[:OPENING], words.phrases("cues", "addressing"))
    return addressed or greets(folded, words) or greets(_after_and(folded, words), words)


def _takes_leave(folded: str, words: Vocabulary) -> bool:
    """«abrazo», «perdón por el desorden, abrazos»: whether a short line ends in words of leave."""
    last = folded.rstrip(" ,.!:").rpartition(",")[2].strip() if len(folded) <= LONGEST_LEAVE else ""
    return last in words.phrases("cues", "leave")


def _office_acts(text: str, words: Vocabulary) -> bool:
    """«Le maire demandera un devis.»: whether an office with its article does something, and signs not."""
    folded = fold(text)
    told = text.rstrip().endswith(".") or len(text.split()) >= TOLD
    if told and _is_to_act(folded, words):
        return True
    if folded.partition(" ")[0] not in words.grammar("articles") or not told:
        return False
    if SET_OFF.match(folded):
        return True
    office = opening(folded, words.phrases("cues", "signature"))
    behind = text[len(office) :].split() if office and len(folded) == len(text) else []
    linked = words.grammar("of", "contracted_of", "and")
    small = words.grammar("of", "contracted_of", "and", "articles")
    if not (behind and behind[0].isalpha() and behind[0].islower()):
        return False
    if fold(behind[0]) not in linked:
        return True
    # «La presidenta de la junta nos explica que …»: of what, and then what they do
    of_what = dropwhile(small.__contains__, behind)
    return text.rstrip().endswith(".") and is_sentence(" ".join(of_what), words)


def _is_to_act(folded: str, words: Vocabulary) -> bool:
    """Whether an office is to act: "Clerk to chase the bank by 20 March", not "Secretary to the board"."""
    office = opening(folded, words.phrases("cues", "signature"))
    first, _, rest = folded[len(office) :].strip().partition(" ") if office else ("", "", "")
    return first == "to" and rest.partition(" ")[0] not in words.grammar("articles", "own", "behind_to")


def _after_and(folded: str, words: Vocabulary) -> str:
    """«E nada mais havendo a tratar …» -> «nada mais havendo a tratar …»."""
    first, _, rest = folded.partition(" ")
    return rest if first in words.grammar("and") else folded


def beginning_in(folded: str, words: Vocabulary) -> tuple[int, int] | None:
    """Return where words say that a meeting began: «Siendo las 18:00 se da inicio a la sesión»."""
    found = next(_beginning(words).find(folded), None)
    return found[:2] if found else None


@lru_cache(maxsize=4)
def _beginning(words: Vocabulary) -> Phrases:
    return Phrases(words.phrases("cues", "begins"))


@lru_cache(maxsize=4)
def _closing(words: Vocabulary) -> Phrases:
    return Phrases(words.phrases("cues", "closing"))


def _closes(folded: str, words: Vocabulary) -> bool:
    """Whether a line that opens as closings do is one: an hour may be that of the beginning, too."""
    if beginning_in(folded[:FIRST_WORDS], words) is None:
        return True
    return sum(True for _ in _closing(words).find(folded[:FIRST_WORDS])) > 1


def item_kind_of(text: str, section: str, words: Vocabulary) -> str | None:
    """Return the kind of an item that is not its section's: a decision, a vote, a task in a discussion."""
    return _kind_of(text, section in TALK, words)


def kind_announced(text: str, section: str, words: Vocabulary) -> str | None:
    """«Acuerdos:» above points of a topic: return what each of these is, and the line itself is not."""
    if section in LISTING or text.rstrip()[-1:] != ":":
        return None
    kind, strength = kind_of_heading(words, text)
    return KIND_OF_ITEM[kind] if kind in ANNOUNCED and kind != section and strength >= EXACT else None


@lru_cache(maxsize=256)  # asked of each item of a section for the section's kind, and then for its own
def _kind_of(text: str, talk: bool, words: Vocabulary) -> str | None:
    head = fold(text)[:FIRST_WORDS]
    told = head
    label = LABEL.match(head)
    head = f"{label[1]}: {head[label.end() :]}" if label else head
    if "1" in text and text.rstrip().endswith(VOTES) and OWN_VOTE.search(text):
        return "vote"
    if len(head) < COUNTED and counts_votes(head, words):
        return "vote"
    if not talk:
        return None
    if opens(head[:OPENING], _agreed_or_voted(words)):
        decided = words.phrases("cues", "agreement")
        if opens(head[:OPENING], decided):
            return "agreement"
        if opens(head[:OPENING], words.phrases("cues", "vote")) and any(cue in head for cue in decided):
            return "agreement"
    if _is_decided_of(told, words):
        return "agreement"
    if may_hold(head, _fates(words)) and _is_settled(head, words):
        return "agreement"
    if head.startswith(_task_labels(words)):
        return "action"
    return _called(head, words)


def _is_decided_of(head: str, words: Vocabulary) -> bool:
    """«Visitas – ficou definido: uma por mês»: whether a line says behind its topic what was decided."""
    topic = TOPIC.match(head) if " - " in head or " – " in head or " — " in head else None
    return topic is not None and opens(head[topic.end() :][:OPENING], words.grammar("decided_of"))


def _called(head: str, words: Vocabulary) -> str | None:
    """«Buena práctica: …», «Recomendación 2: …»: what a point is called before a colon."""
    label, colon, told = head.partition(": ")
    if not colon or not told or len(label) > LONGEST_LABEL:
        return None
    kind, strength = kind_of_heading(words, label)
    return KIND_OF_ITEM[kind] if kind in BROUGHT and strength >= EXACT else None


def _is_settled(head: str, words: Vocabulary) -> bool:
    """«El acta fue aprobada», "Minutes approved": whether a sentence says what was decided of its subject."""
    start, end, fate = next(_fate(words).find(head[:OPENING]), (0, 0, ""))
    before, passive = head[:start].split(), words.grammar("passive")
    if not before or MARK.search(head, 0, start) or not _ends(head[end:], words):
        return False
    how = before[-1] in words.phrases("cues", "vote")  # "was unanimously approved"
    if not passive.isdisjoint((fate.partition(" ")[0], *before[-1 - how :][:1])):
        # «The fee that was approved», «No se sabe si el acta fue aprobada»
        other = words.grammar("negations", "relative", "subordinators", "asking")
        said = before[1:] if before[0] in words.grammar("articles") else before  # «As contas», "as …"
        return other.isdisjoint(said)
    # «Acta anterior aprobada»; of «Enviar el acta aprobada» it says which one to send.
    return len(before) <= SHORT and opens(head, words.grammar("record_paper"))


@lru_cache(maxsize=4)
def _fate(words: Vocabulary) -> Phrases:
    return Phrases(_fates(words))


@lru_cache(maxsize=4)
def _fates(words: Vocabulary) -> frozenset[str]:
    """Return «fue aprobada», «aprobada»: what tells of a thing what was decided, without telling of which."""
    cues = words.phrases("cues", "agreement")
    passive = {cue for cue in cues if cue.partition(" ")[0] in words.grammar("passive")}
    return frozenset(passive | (cues & {cue.rpartition(" ")[2] for cue in passive}))


def _ends(behind: str, words: Vocabulary) -> bool:
    """Whether nothing follows but how it was voted: "was adopted by 40 towns" tells of others."""
    rest = behind.lstrip()
    if not rest or rest[0] in ENDS:
        return True
    return opens(rest, _agreed_or_voted(words)) or opens(rest, words.grammar("with_or_without"))


@lru_cache(maxsize=4)
def _agreed_or_voted(words: Vocabulary) -> frozenset[str]:
    return words.phrases("cues", "agreement") | words.phrases("cues", "vote")


def decides(text: str, words: Vocabulary) -> bool:
    """Whether an item says what was decided or voted, in whatever words before."""
    if item_kind_of(text, "discussion", words) in DECIDED:
        return True
    return _decided(words).stands_in(fold(text)[:DECIDING])


@lru_cache(maxsize=4)
def _decided(words: Vocabulary) -> Phrases:
    return Phrases(words.phrases("cues", "agreement"))


@lru_cache(maxsize=4)
def _task_labels(words: Vocabulary) -> tuple[str, ...]:
    """Return «tarea:», «action:»."""
    return tuple(cue for cue in words.phrases("cues", "action") if cue.endswith(":"))


def _is_formula(text: str, words: Vocabulary) -> bool:
    return len(text) < FORMULA and not is_sentence(text, words)
