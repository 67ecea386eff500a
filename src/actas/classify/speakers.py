"""Who speaks: seven shapes of speaker, with the guards against topics that look like one.

A colon alone is a speaker in two cases of three. It is believed when the name is a country or a
known body, stands among those who came (or their initials do), looks surely like a person, or
when the document says it so again and again. The shapes, the surest first:

1. a label and a colon: «Ana: …»
2. a label and a full stop: «México. El tema …»
3. a label and a dash: «Ana – …»
4. a name in parentheses before the words, or at the end of a line in a list of speakers: «(Ana) …»
5. a name beside an hour or before a vote: «9:15 Ana: …», «Ana +1»
6. the subject of a verb of speech, or of what somebody known does: «El Lic. Soto explica …» (see `subjects`)
7. whose words a line says it reports: «Pregunta de Ana: …», «Según Ana, …» (see `reported`)
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from actas.classify.acronyms_speaking import SHORT, may_be_acronym
from actas.classify.before_dash import before_dash, in_list, tells_what_one_is
from actas.classify.bodies import names_body, names_body_of_country, names_delegate
from actas.classify.cast import (
    ALIKE,
    ASIDE,
    INITIAL,
    LABEL,
    WORD,
    Cast,
    is_long,
    is_word,
)
from actas.classify.coming_from import with_body
from actas.classify.facts import side_by_side
from actas.classify.glued_speakers import goes_on_naming, opens_with, set_off
from actas.classify.identity import (
    CAPITALISED,
    FULL,
    GIVEN,
    among_countries,
    body,
    holds_word,
    identify,
    is_key_of_names,
    is_known,
    is_known_person,
    members_of,
    person,
    person_named,
    without_article,
    without_role,
)
from actas.classify.office_labels import speaks_in_office
from actas.classify.question_marks import LETTERS, behind_mark
from actas.classify.raised import noted, with_capitals
from actas.classify.reported import reported, who_asks
from actas.classify.said_in_haste import said_in_haste
from actas.classify.sent import SENT_OPENS, sent_by
from actas.classify.subjects import Speaker, behind_phrase, subject
from actas.classify.titles import holds_dash
from actas.classify.turns import is_known_word, is_topic, names_things, opens_no_name
from actas.classify.verb_first import opens_with_speech, without_order
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.delegates import is_delegate
from actas.vocabulary.fold import fold
from actas.vocabulary.names import (
    country_by_code,
    country_of,
    ends_in_title,
    known_actor,
    name_words,
    person_score,
)
from actas.vocabulary.phrases import first_words
from actas.vocabulary.sections import LONE, kind_of_heading
from actas.vocabulary.senders import beside_hour
from actas.vocabulary.sentences import is_sentence

if TYPE_CHECKING:
    from actas.classify.signs_for_colons import Habit

# «Perú. …», «Perú (Lic. Ana Ruiz, Ministerio de Agua). …»: no stop in brackets ends the label.
STOPPED = compiled(
    r"([^\W\d_](?:[^.:;!?\n(]{1,40}\([^()\n]{1,100}\)|[^:;!?\n]{1,60}?))"
    r"\.(?:\s+(?![-–—]\s)(?=\S)|\s?[-–—]\s*(?=[^\W\d]|[¿¡«“\"]|\([^\W\d_]{2,12}\)))"
)
INSIDE_INITIALS = compiled(r"(?<!\w)[^\W\d_]\.[^\W\d_]$")  # «Ana de R.D. …», where no label is over
INITIAL_LAST = compiled(r"[^\W\d_]{2} [^\W\d_]$")  # «Rosa P. pide …»
# «(Ana) …», «[Ana] …», «<Ana> …»; a link's words stand without their brackets.
PARENTHESIS = compiled(r"(?:\(([^()\n]{1,60})\)|\[([^\[\]\n]{1,60})\]|<([^<>\n]{1,60})>):?\s*(?=[^\s(])")
ARROW = compiled(r"\s*(?:->|→)\s*")
SIGNED = compiled(r"\[name=([^\[\]\n]{1,40})\]")  # as pads sign what somebody says in a quotation
# «Ana?: …», «Ana (?): …»: who wrote it down was not sure.
DOUBTED = compiled(r"([^\W\d_][^:;!?¿\n()]{0,40}?)\s*(\(\?\)|\?):\s+(?=\S)")
LONGEST_DOUBTED = 46  # characters of such a label
HANDLE_ALONE = compiled(r"[^\W\d_]{2,}\d{1,4}[^\W_]*")  # «rx7bor», no code such as "T12"
TIGHT_LABEL = compiled(r"([^\W\d_][^:;!?\n()/@]{1,40}?):(?=[^\W\d_]{2}|[¿¡«\"“])")  # «Ana:Dice que …»
# «Sra. Ana Ruiz, …», «Dr. Paz (…», and where what they are ends: a colon, or a stop of no short form.
APPOSED = compiled(r"(?=([^\W\d_]{1,5}\.)\s)((?:[^\s,(:;]+ ?){2,6})[,(] ?")
APPOSED_END = compiled(r"\)?(?::|(?<=[^\W\d_]{4})\.|(?<=\))\.)\s+(?=\S)")
LONGEST_APPOSED = 160  # characters of a name and what somebody is
FLAG_A, FLAG_Z = "\U0001f1e6", "\U0001f1ff"  # letters, of which two make a flag
ALL_FLAGS = compiled(rf"[{FLAG_A}-{FLAG_Z}]{{2}}")
ONE_FLAG = rf"[{FLAG_A}-{FLAG_Z}]{{2}}"
FLAG = compiled(
    rf"({ONE_FLAG}(?:\s?[/,+y&]?\s?{ONE_FLAG}){{0,5}}(?:\s?\([^()\n]{{1,30}}\))?)\s*[:–-]?\s*(?=\S)"
)
OPENING = 4  # letters by which such a word is known
LONGEST_ANNOUNCED = 30  # characters of a word that says somebody speaks, and its colon
COLON = 3  # characters behind brackets in which it stands: «Q (Malawi) : »
ANSWER = "R/"  # an answer's mark that is nobody's initial
ADDRESS = compiled(r"<?https?://\S+\s*")
VOTED = 2  # words before brackets in which a figure counts who voted so
COUNT = compiled(r"\s*\d+\W*")
FULL_STOP = compiled(r"\.(?=\s|[-–—]\s)")
BEHIND_STOP = compiled(r"[-–—]?\s+")
# "+1 AM", "0 Ana", "+1 Ana (late)"
VOTE_FIRST = compiled(r"[+±-]?\s?[01]\s+([^\W\d_][^(]{0,30}?)(?:\s\([^()]{1,60}\))?")
VOTE = compiled(r"\s*[+±-]\s?[01]\b")
HONOURED = 3.0  # `person_score` of a name behind an honorific
TOPICS = 4  # labels that name nobody, and a lone given name may be a word too
MANY_SPEAK = 5  # so many speakers, and a short unknown label is one more
MANY_TOPICS = 2  # times as many topics as speakers, and an unknown label is a topic
SHORTEST_PART = 2  # letters of a part of a name that an account may hold by chance, and of initials
INITIAL_WORD = compiled(r"[A-ZÀ-Þ]{3,10}")
LONGER = 4  # letters of a word that is no article or preposition
LONGEST_STOPPED = 62  # characters of a name and the full stop behind it
LONGEST_ABBREVIATION = 40  # characters of a name that holds full stops


def speaker_of(block: Block, cast: Cast, words: Vocabulary, *, listed: int) -> Speaker | None:
    """Return who speaks in a block, by the first shape that holds.

    ``listed`` says how far the labels about it are people: 0 not, 1 mostly, 2 nearly all.
    """
    text = block.words.text
    if ":" in text and text.count(":") > 1 and side_by_side(text, words):
        return None  # «Modera: Ana  Actas: Luis»
    found = _by_flag(text, cast, words, listed) if FLAG_A <= text[:1] <= FLAG_Z else None
    found = found or _speaker_in(text, cast, words, listed)
    spoken = _before_sign(text, cast.habit, cast, words, listed) if cast.habit else None
    if spoken and (found is None or found.cut != spoken.cut):
        found = spoken
    if cast.set_off and (name := set_off(block)) and fold(name) in cast.set_off:
        return _set_off(name, found, cast, words)
    found = found or (_glued(text, cast, words) if cast.glued else None)
    if found or cast.called is None:
        return found
    raised = with_capitals(text, cast, words)
    found = _speaker_in(raised, cast, words, listed) if raised != text else None
    if found is None:
        return said_in_haste(text, cast, words, listed)
    return replace(found, actor=noted(found.actor, raised, text))


def _before_sign(text: str, habit: Habit, cast: Cast, words: Vocabulary, listed: int) -> Speaker | None:
    """«Ana. No hay cal», «[Ana] no hay cal»: who speaks as before a colon, where a sign stands for it."""
    turned = habit.with_colon(text)
    found = _speaker_in(turned, cast, words, listed) if turned else None
    if turned is None or found is None:
        return None
    cue = habit.cue if found.cue == "label-colon" else found.cue
    return replace(found, cut=found.cut and found.cut + len(text) - len(turned), cue=cue)


def _glued(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Ana no hay dinero»: who opens a line where these notes put nothing behind a speaker's name."""
    name, rest = opens_with(text, cast.people, words) or ("", "")
    if fold(name) not in cast.glued or goes_on_naming(rest, cast.glued, words):
        return None
    called = name.rpartition(" ")[2]  # «Alcalde Ferrero …»
    held = called != name and fold(name) not in cast.people and fold(called) in cast.people
    actor = replace(person_named(called, cast), as_written=name) if held else person_named(name, cast)
    return Speaker(actor, 0, "opens-line")


def _set_off(name: str, found: Speaker | None, cast: Cast, words: Vocabulary) -> Speaker:
    """«*FDV* On demande …», «**Ana** no hay dinero»: a label, but for «**Ana** propone …», a subject."""
    if found and not found.cut and (found.actor.as_written or found.actor.name) == name:
        return found
    actor = identify(name, cast, words, least=GIVEN)
    if actor is None:
        actor = person(name) if name.istitle() else body(name)
    return Speaker(actor, len(name) + 1, "opens-line")


# Who speaks in an item is asked up to six times: for its section's kind, for its labels, and for itself.
@lru_cache(maxsize=2048)
def _speaker_in(text: str, cast: Cast, words: Vocabulary, listed: int) -> Speaker | None:
    if text[:1] in "h<" and text.startswith(("http://", "https://", "<http")):
        return None
    if "[name=" in text and (signed := SIGNED.search(text)):
        return Speaker(person(signed[1]), 0, "signed")
    # A program wrote who sent it: whatever stands there is somebody's name.
    if text[:1] in SENT_OPENS and (sent := sent_by(text, words)):
        return Speaker(person_named(sent, cast), 0, "sent")
    if timed := _beside_hour(text, cast, words):
        return timed
    if cast.coded and (coded := _by_code(text, cast)):
        return coded
    marked = cast.asked or text[:2] == ANSWER
    if marked and text[:1] in LETTERS:
        answered = _asking_or_answering(text, cast, words)
        if answered or text[1:2] == ":":
            return answered  # «P: ¿…?» is asked by nobody of that name
    elif text[1:3] == " (" and (asked := _asked_by_state(text, words)):
        return asked
    # "Ana comment: …" is no subject and its verb.
    if ":" in text and (found := _labelled(text, cast, words, listed) or who_asks(text, cast, words)):
        return found
    return (
        _without_colon(text, cast, words)
        or (text[:OPENING] in _opens_announcing(words) and _announced(text, cast, words))
        or (_at_the_end(text, cast, words) if listed else None)
    )


@lru_cache(maxsize=4)
def _opens_announcing(words: Vocabulary) -> frozenset[str]:
    """Return the first letters of words that say somebody speaks, small or with a capital."""
    opening = [one[:OPENING] for one in words.grammar("announces")]
    return frozenset([*opening, *map(str.capitalize, opening)])


def _asked_by_state(text: str, words: Vocabulary) -> Speaker | None:
    """«Q (Malawi): who holds it?»: a country or body in brackets, were it the only question of the notes."""
    mark = behind_mark(text)
    if mark is None or not mark.who or ":" not in text[mark.end - COLON : mark.end]:
        return None
    actor = known_actor(words, mark.who)
    return Speaker(actor, 0, "label-parentheses") if actor else None


def _announced(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Intervención: Perú – …»: who speaks behind a word that says somebody does."""
    label, colon, _ = text[:LONGEST_ANNOUNCED].partition(": ")
    if not colon or fold(label) not in words.grammar("announces"):
        return None
    told = _speaker_in(text[len(label) + len(colon) :], cast, words, 1)
    return replace(told, cut=0) if told and told.cut else None


def _by_flag(text: str, cast: Cast, words: Vocabulary, listed: int) -> Speaker | None:
    """«🇲🇼 thanks Iceland»: a country by its flag, where its name or somebody does not stand behind it."""
    found = FLAG.match(text)
    behind = found and _labelled(text, cast, words, listed)
    if found is None or behind:
        return behind
    flags = ALL_FLAGS.findall(found[1])
    known = [country_by_code(words, _letters(flag)) for flag in flags]
    countries = [replace(one, as_written=flag) for one, flag in zip(known, flags, strict=True) if one]
    if not countries or len(countries) < len(flags):
        return None
    named = ", ".join(one.name for one in countries)
    together = Actor(name=named, kind="group", members=tuple(countries))
    actor = countries[0] if len(countries) == 1 else together
    return Speaker(replace(actor, as_written=found[1]), found.end(), "label-code")


def _letters(flag: str) -> str:
    return "".join(chr(ord(sign) - ord(FLAG_A) + ord("A")) for sign in flag)


def _by_code(text: str, cast: Cast) -> Speaker | None:
    """«T1: …», «M2 - …»: who speaks by a letter and a number."""
    from actas.classify.coded_speakers import opening_code

    code, shown, end = opening_code(text) or ("", "", 0)
    if fold(code) not in cast.coded:
        return None
    return Speaker(person(code, as_written=shown if shown != code else None), end, "label-code")


def _asking_or_answering(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«P (vecino): ¿…?», «R: Ana: …»: who stands behind the letter that marks a question or an answer."""
    mark = behind_mark(text)
    if mark is None:
        return None
    if mark.who:
        actor = identify(mark.who, cast, words, least=CAPITALISED) or person(mark.who)
        return Speaker(actor, 0, "label-parentheses")
    label = LABEL.match(text, mark.start)
    named = label and label[1]
    lone = named and (is_known_person(named, cast, words) or not holds_word(named, cast, words))
    if named and lone and (answering := identify(named, cast, words, least=CAPITALISED)):
        return Speaker(answering, 0, "label-colon")
    told = _speaker_in(text[mark.start :], cast, words, 0)
    return replace(told, cut=0) if told else None


@lru_cache(maxsize=1024)  # once for all degrees of ``listed``
def _without_colon(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    return (
        _with_what_they_are(text, words)
        or _before_stop(text, cast, words)
        or before_dash(text, cast, words)
        or _in_parentheses(text, cast, words)
        or _voting(text, cast, words)
        or _label_behind_phrase(text, cast, words)
        or subject(text, cast, words)
        or reported(text, cast, words)
    )


def _labelled(text: str, cast: Cast, words: Vocabulary, listed: int) -> Speaker | None:
    """Return who speaks by a label with a colon, a body behind the name or not."""
    found = LABEL.match(text)
    label = found and (found[1] or found[2])
    if found and label and " " in label:
        if taking := _taking_floor(label, cast, words):
            return Speaker(taking, 0, "label-colon")
        if somebody := with_body(label, cast, words):
            return Speaker(somebody, found.end(), "label-colon")
    return _before_colon(text, found, cast, words, listed)


def _before_colon(
    text: str, found: re.Match[str] | None, cast: Cast, words: Vocabulary, listed: int
) -> Speaker | None:
    if found is None:
        doubted = _doubted(text, cast, words) if "?" in text[:LONGEST_DOUBTED] else None
        return doubted or _before_tight_colon(text, cast, words, listed)
    label = found[1] or found[2]
    rest = text[found.end() :]
    if _is_no_label(label, cast, words):
        return None
    again = _in_rounds(label, rest, cast, words) if cast.groups or cast.signed else None
    # «Todos: de acuerdo», not «Todos: 12»
    together = listed and fold(label) in words.grammar("speak_together") and not rest[:1].isdecimal()
    if again or together:
        cue = "label-again-and-again" if again else "label-colon"
        return Speaker(again or Actor(name=label, kind="group"), found.end(), cue)
    doubt = label.islower() and fold(label) in words.grammar("told_of")  # «duda: …», where no Duda asks
    first, _, others = label.partition(" ")
    if others and (
        opens_with_speech(label, words)
        or fold(first) in words.grammar("told_by", "told_of")
        or _is_left_open(label, words)
    ):
        return None  # «Interviene Ana: …», «Comentario de Ana: …», «Ana y Luis van a: …»
    # «MC: 0» votes
    came = fold(ASIDE.sub("", label)) in cast.people
    counted = COUNT.fullmatch(text, found.end()) and not (came or _all_came(label, cast, words))
    key = fold(label) in words.keyed("owners") and not (came and label.isupper())  # «DE: …», Diana Elizondo's
    if counted or doubt or key or (not came and _is_called_a_thing(label, words)):
        return None  # «Voix contre : 0» counts, «Responsable: …» and «Plazo: …» say who and when
    told = bool(rest.strip()) or cast.heading_lists  # what stands alone above a list is a topic as often
    often = cast.labels[fold(ASIDE.sub("", label))]
    # "Ana >> (All): Hi Tom" is written by a program; "D: Infinite Luck" proposes a name, where D speaks more.
    speaks = ">" in label or (often > 1 and cast.initials and INITIAL.fullmatch(label) is not None)
    if not speaks and (is_key_of_names(label, rest, cast, words) or _is_called(label, rest)):
        return None
    bare = _without_its_article(label, words)
    lone = len(bare.split()) == 1
    handle = not label.isalpha() and HANDLE_ALONE.fullmatch(label) is not None
    if (
        (told if not listed or bare != label else label.islower())
        and often >= (2 if handle or not holds_word(label, cast, words) else ALIKE)
        and cast.speaking
        and lone
        and (bare.isalpha() or handle)
        and not (is_word(bare, words) or is_known_word(bare, words) or opens_no_name(bare, words))
    ):
        return Speaker(_speaking_again(label, cast, words), found.end(), "label-again-and-again")
    named = without_order(label, words)
    least = _least(named, often, cast, words, listed) if told or listed else GIVEN
    actor = identify(named, cast, words, least=least)
    actor = replace(actor, as_written=label) if actor and named != label else actor
    if actor is None:
        among = bool(cast.countries or cast.speaking) or cast.called is not None
        actor = speaks_in_office(label, rest, words, among=among)
    # «Ana Ruiz: tesorera»; who speaks again may answer in a word, «Ana Ruiz: nadie.»
    once = actor is not None and actor.kind == "person" and often == 1
    if (
        actor is None
        or _names_section(label, actor, cast, words)
        or (once and tells_what_one_is(rest, words))
    ):
        return None
    # «CEPAL: https://…» says whose page it is; "JB: https://…" shows one
    short = label.isupper() and len(label) > SHORTEST_PART
    paged = (actor.kind != "person" or short) and ADDRESS.fullmatch(rest)
    return None if paged else Speaker(actor, found.end(), "label-colon")


def _in_rounds(label: str, rest: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """Return the group that reports in rounds, or who speaks before other signs, behind a tab say."""
    if fold(label) in cast.groups:
        return None if _are_known(rest, words) else Actor(name=label, kind="group")
    bare = ASIDE.sub("", label)
    if fold(bare) not in cast.signed:
        return None
    somebody = in_list(bare, cast, words)
    return replace(somebody, as_written=label) if bare != label else somebody


def _are_known(rest: str, words: Vocabulary) -> bool:
    """«Grupo 1: Perú, Chile, OIM»: whether words only say who is in a group."""
    members = members_of(rest.rstrip(" ."), words) if "," in rest or " " not in rest else []
    return bool(members) and all(known_actor(words, one) is not None for one in members)


def _speaking_again(label: str, cast: Cast, words: Vocabulary) -> Actor:
    """Return the country or body that speaks again and again, and else somebody; «ST» are initials."""
    known = identify(label, cast, words, least=GIVEN)
    bodily = known and known.kind == "organisation" and len(label) > SHORTEST_PART
    return known if known and (bodily or known.kind == "country") else person_named(label, cast)


def _taking_floor(label: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """«SENAGUA toma la palabra: …», "the delegate of Peru takes the floor: …": return who does."""
    if fold(label.rpartition(" ")[2]) not in words.grammar("floor"):
        return None  # nearly all
    tokens = label.split()
    speech = words.phrases("speech", "phrases")
    at = next((at for at in range(1, len(tokens)) if fold(" ".join(tokens[at:])) in speech), None)
    if at is None:
        return None  # «Última palabra: …»
    who = " ".join(tokens[:at])
    known = with_body(who, cast, words) or identify(who, cast, words, least=CAPITALISED)
    acronym = known is None and INITIAL_WORD.fullmatch(who) is not None
    return Actor(name=who, kind="organisation") if acronym else known


def _all_came(label: str, cast: Cast, words: Vocabulary) -> bool:
    """«NL, LH: 1»: whether a label names several people who came, and each chose."""
    members = members_of(label, words)
    return len(members) > 1 and all(fold(one) in cast.people for one in members)


def _with_what_they_are(text: str, words: Vocabulary) -> Speaker | None:
    """«Dra. Inés Vell, Instituto del Agua. Presentó …», "Mrs. Poe, parent at Oak St: …"."""
    opening = APPOSED.match(text)
    if opening is None or fold(opening[1]) not in name_words(words).dotted:
        return None
    named = opening[2].strip()
    end = APPOSED_END.search(text, opening.end(), LONGEST_APPOSED)
    if end is None or person_score(words, named) < HONOURED or is_sentence(text[: end.start()], words):
        return None
    if ends_in_title(text[: end.start()], words):
        return None  # «Ma. Paz, Prof. Luis Gil, Ing. Ruiz»
    if APPOSED.match(text, end.end()):
        return None  # «Ing. Ruiz, vocal. Lic. Soto, tesorera.»
    told = text[: end.start() + (end.group()[0] == ")")]
    if any(fold(part.partition(" ")[0]) in _says_or_frames(words) for part in told.split(", ")[1:]):
        return None  # «M. Roux, délégué du maire, ouvre l'atelier. Il …»
    return Speaker(person(named, as_written=told), end.end(), "label-colon")


@lru_cache(maxsize=4)
def _says_or_frames(words: Vocabulary) -> frozenset[str]:
    """Return the verbs of speech, and the first words of what opens or closes a meeting."""
    return words.phrases("speech", "verbs") | first_words(words.grammar("frames"))


def _doubted(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Ana (?): …», «AR & TL?: …»: who wrote it down was not sure who spoke."""
    found = DOUBTED.match(text)
    actor = identify(found[1], cast, words, least=GIVEN) if found else None
    if not found or actor is None:
        return None
    return Speaker(replace(actor, as_written=text[: found.end(2)]), found.end(), "label-colon")


def _without_its_article(label: str, words: Vocabulary) -> str:
    """«La véto» -> «véto», which speaks where it comes again and again; «el tejado» is a topic."""
    article, _, bare = label.partition(" ")
    if not bare or " " in bare or fold(article) not in words.grammar("articles"):
        return label
    return label if is_topic(bare, words) else bare


def _is_called_a_thing(label: str, words: Vocabulary) -> bool:
    """«el chelo: …», «la rosa: …»: behind an article small letters are no given name."""
    bare = _without_its_article(label, words)
    return bare != label and bare.islower() and fold(bare) in name_words(words).given


def _is_called(label: str, rest: str) -> bool:
    """«Juan Pérez: juan.p84», "Ann Lee: annlee": whether one word behind a name makes an account of it."""
    account = rest.strip(" .@")
    if not account or " " in account:
        return False
    account, parts = fold(account), fold(label).split()
    if account.isalpha():  # «Rosa: rosas»
        return len(parts) > 1 and all(part in account for part in (parts[0], parts[-1]))
    return any(part in account and len(part) > SHORTEST_PART for part in parts)


def _before_tight_colon(text: str, cast: Cast, words: Vocabulary, listed: int) -> Speaker | None:
    """«Marta Ríos:Dice que …», where a blank was forgotten."""
    found = TIGHT_LABEL.match(text)
    label = found[1].rstrip() if found else ""
    if found and cast.groups and fold(label) in cast.groups:
        return Speaker(Actor(name=label, kind="group"), found.end(), "label-again-and-again")
    shown = label.istitle() or fold(label) in cast.people  # «RM:No hay agua», «kiko:voy yo»
    if found is None or not shown or is_key_of_names(label, text[found.end() :], cast, words):
        return None
    least = max(GIVEN, _least(label, 1, cast, words, listed))
    actor = identify(label, cast, words, least=least)
    return Speaker(actor, found.end(), "label-colon") if actor and actor.kind == "person" else None


def _is_no_label(label: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether words before a colon label nothing, or a thing, or end in parentheses: «Ana (Mesa 2: Agua)»."""
    inside = "(" in label and label.rfind("(") > label.rfind(")")
    if inside or not label.strip() or is_long(label) or fold(label) in words.grammar("daily"):
        return True
    if ("->" in label or "→" in label) and all(fold(one) in words.countries for one in ARROW.split(label)):
        return True  # «Perú -> Chile: 300 personas»
    return bool(cast.things) and fold(ASIDE.sub("", label)) in cast.things


def _is_left_open(label: str, words: Vocabulary) -> bool:
    """Whether a label of several words ends in one that no name ends in, and none of them is at its head."""
    last = label.rpartition(" ")[2]
    return last != label and last.islower() and last in words.grammar("open_end")


def _names_section(label: str, actor: Actor, cast: Cast, words: Vocabulary) -> bool:
    """Whether a label that a look took for a person is what sections are called: «Tema principal: …»."""
    if (
        actor.kind != "person"
        or fold(label) in name_words(words).roles
        or is_known_person(label, cast, words)
    ):
        return False
    return kind_of_heading(words, label)[1] >= LONE


def _least(label: str, often: int, cast: Cast, words: Vocabulary, listed: int) -> float:
    """Return how surely a label must look like a person, by what the labels about it are."""
    aside = ASIDE.search(label)
    label = ASIDE.sub("", label)
    size = len(label.split())
    if aside and cast.speaking and size <= 2 and _says_from_where(aside[1], words):
        return CAPITALISED if not holds_word(label, cast, words) else GIVEN
    thing = opens_no_name(label, words) or (often == 1 and names_things(label, words))
    if size == 1 and (thing or is_topic(label, words)):  # «Cuotas: …» among speakers
        return GIVEN if cast.speaking or cast.topics < TOPICS else FULL
    if cast.listed and often == 1 and fold(label) not in cast.people:
        return GIVEN  # who speaks is on the list of who came
    others = cast.speaking >= MANY_SPEAK or (cast.speaking and (often >= 2 or size == 2))
    others = others and cast.speaking * MANY_TOPICS >= cast.topics
    if others and size <= 2 and not holds_word(label, cast, words):
        return CAPITALISED
    if listed:
        unexplained = size == 1 and not holds_word(label, cast, words) and not is_known_word(label, words)
        nearly_all = listed > 1 and size == 1 and fold(label) not in cast.common
        return CAPITALISED if often >= 2 or nearly_all or unexplained else 1.5
    # «Desire: …» among «Suggestion: …», «Concern: …» names nobody.
    return FULL if size == 1 and not cast.speaking and cast.topics >= TOPICS else GIVEN


def _says_from_where(aside: str, words: Vocabulary) -> bool:
    """Whether parentheses behind a name say what somebody is or where from: «Kerdreux (APE)»."""
    capitals = aside.isalpha() and aside.isupper() and len(aside) > 1
    return capitals or fold(aside) in name_words(words).roles or names_body(aside, words)


def _before_stop(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    if "." not in text[:LONGEST_STOPPED] and ")." not in text[:LONGEST_APPOSED]:
        return None
    found = STOPPED.match(text)
    if not found or is_long(found[1]) or INSIDE_INITIALS.search(found[1]):
        return _stopped_abbreviation(text, cast, words)
    named = found[1]
    end = found.end()
    leads = bool(cast.countries) and _leads(named, words)
    if " " in named and not leads and ends_in_title(named, words):
        return None  # «Ana y Sra. Paz piden …»
    if INITIAL_LAST.search(named) and text[end].isalpha():
        return _stopped_abbreviation(text, cast, words)  # «Rosa P. pide …», «Rosa P. Vidal - …»: it goes on
    # «Ana.- …», «M. Rey. – …» are how minutes set off speakers.
    dashed = text[found.end(1) : end].rstrip()[-1] in "-–—"
    if len(named) == SHORTEST_PART and (abbreviated := _stopped_abbreviation(text, cast, words)):
        return abbreviated  # «EE. UU. …» beside others is no Estonia
    actor = _stopped(named, cast, words, least=GIVEN if dashed else FULL)
    actor = actor or (person(named) if leads else None)
    if actor is None and dashed:
        actor = speaks_in_office(named, text[end:], words, stopped=True)
    return Speaker(actor, end, "label-stop") if actor else _stopped_abbreviation(text, cast, words)


def _stopped(named: str, cast: Cast, words: Vocabulary, *, least: float) -> Actor | None:
    """Return whom a label before a full stop names: surely, since a title may stand there as well."""
    near = bool(cast.countries)
    known = known_actor(words, named, countries_near=near) or known_actor(words, named + ".")
    if actor := known or among_countries(named, cast, words):
        return actor
    if fold(ASIDE.sub("", named)) in cast.bodies or names_body_of_country(named, words):
        return identify(named, cast, words, least=FULL)
    score = person_score(words, named)
    sure = score >= least or (score >= CAPITALISED and fold(named) in cast.people)
    if named.isalpha():
        return person(named) if sure else None  # most are one word
    aside = ASIDE.search(named) if "(" in named else None
    bare = named[: aside.start()] if aside else named
    if aside and (told := _stopped_aside(named, bare, aside[1], cast, words)):
        return told
    members = members_of(bare, words) if len(bare) < LONGEST_ABBREVIATION else []
    together = len(members) > 1 and all(is_known(one, cast, words) for one in members)
    spoken = cast.countries and is_delegate(bare, words)  # «Embajador de Perú. Viene el sábado.»
    if together or names_delegate(bare, words) or spoken:
        return identify(named, cast, words, least=FULL)
    held = without_role(named, words)
    if sure or held == named:
        return person(named) if sure else None
    office = fold(named.removesuffix(held)).strip()
    if office in words.grammar("articles") or words.keyed("meeting").get(office) == "rapporteur":
        return None  # "The Travis Co. system", «Rapporteur Luc.»
    return person(held, as_written=named) if office and person_score(words, held) >= GIVEN else None


def _leads(named: str, words: Vocabulary) -> bool:
    """«Moderadora. …», "The Chair. …": whether a label is an office that speaks beside countries."""
    first, _, rest = named.partition(" ")
    english = rest and first in words.as_written("words", "the")
    office = fold(rest if english else without_article(named, words))
    return office in words.grammar("speaking_offices") or office in name_words(words).roles


def _stopped_aside(named: str, bare: str, aside: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """«Perú (Ana Ruiz). …», «Ana Ruiz (Perú). …»: who has brackets behind the name, before a full stop."""
    if fold(bare) in map(fold, cast.bodies.values()) and names_body(bare, words):
        return body(bare, as_written=named)
    if state := known_actor(words, bare, countries_near=bool(cast.countries)):
        return replace(state, as_written=named)
    if is_known_person(bare, cast, words) and _says_from_where(aside, words):
        return identify(named, cast, words, least=GIVEN)
    of_state = cast.countries and _has_proper_name(bare) and country_of(words, aside.strip())
    return body(bare.strip(), as_written=named) if of_state else None  # «Casa Alianza (Honduras). …»


def _has_proper_name(bare: str) -> bool:
    """«Casa Alianza», «Red de Mujeres»: several capitals, and no longer word without one."""
    several = [one for one in bare.split() if len(one) >= LONGER]
    return len(several) > 1 and all(one[0].isupper() for one in several)


def _stopped_abbreviation(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«EE. UU. El tema …», «Dr. Soto. El tema …»: names that hold full stops."""
    if text.count(".", 0, LONGEST_ABBREVIATION) < 2:
        return None
    stops = [match.end() for match in FULL_STOP.finditer(text[:LONGEST_ABBREVIATION])]
    for stop in stops[1:]:
        if ends_in_title(text[: stop - 1], words):
            continue  # «Dra. Gil y Dra. Paz piden …»
        stopped = known_actor(words, text[:stop])
        actor = known_actor(words, text[: stop - 1]) or stopped
        if actor is None and person_score(words, text[: stop - 1]) >= HONOURED:
            actor = person(text[: stop - 1])
        if actor is None and text[stop] != " ":  # «Sra. Paz, de San Mateo.- …»
            actor = identify(text[: stop - 1], cast, words, least=HONOURED)
        if actor and text[stop:].strip():
            named = text[:stop] if stopped and "." in text[: stop - 1] else text[: stop - 1]
            if actor.as_written is None:
                actor = replace(actor, name=named.strip())
            behind = BEHIND_STOP.match(text, stop)
            return Speaker(actor, behind.end() if behind else stop + 1, "label-stop")
    return None


def _label_behind_phrase(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Largo debate. Ana: …»: somebody of these notes before a colon, behind a phrase of what it is about."""
    start = behind_phrase(text, words) if ": " in text else 0
    found = LABEL.match(text, start) if start else None
    named = found and (found[1] or found[2])
    if not found or not named or fold(named) not in cast.people:
        return None
    return (
        Speaker(person_named(named, cast), 0, "label-colon")
        if is_sentence(text[found.end() :], words)
        else None
    )


def _in_parentheses(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    found = PARENTHESIS.match(text) if text.startswith(("(", "[", "<")) else None
    named = found and (found[1] or found[2] or found[3])
    actor = identify(named, cast, words, least=GIVEN) if named else None
    if actor is None and named and cast.signed:
        # Where others speak so, whatever has capitals alone does: «(SENARI) …».
        short = named.isupper() and SHORT.fullmatch(named) and may_be_acronym(named, cast.common, words)
        actor = in_list(named, cast, words) if short or fold(named) in cast.signed else None
    return Speaker(actor, found.end(), "label-parentheses") if found and actor else None


def _at_the_end(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Les familles attendent six mois (Haïti)»; of "8 yes, 1 abst (Haiti)" nobody says it."""
    found = ASIDE.search(text.rstrip(" .")) if "(" in text else None
    if found and any(map(str.isdecimal, text[: found.start()].split()[-VOTED:])):
        return None
    actor = known_actor(words, found[1]) if found else None
    if found and actor is None and fold(found[1]) in cast.bodies:
        actor = identify(found[1], cast, words, least=FULL)
    return Speaker(actor, 0, "parentheses-at-end") if actor else None


def _voting(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Ana +1»."""
    if not holds_dash(text) and "+" not in text and "±" not in text and text[:2] not in ("0 ", "1 "):
        return None
    first = WORD.match(text)
    if before := VOTE_FIRST.fullmatch(text):
        known = is_known_person(before[1], cast, words)
        return Speaker(person_named(before[1], cast), 0, "vote") if known else None
    if not first or not VOTE.match(text, first.end()):
        return None
    # «Café. +1 por la de antes» is of coffee: a stop ends no name.
    least = GIVEN if first.group()[-1:] == "." else CAPITALISED
    actor = identify(first.group(), cast, words, least=least)
    return Speaker(actor, 0, "vote") if actor else None


def _beside_hour(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«[14:02] Ana: …», «Ana (14:02): …», «<ana> …»: who speaks stands there, and no «Apertura: …»."""
    named = beside_hour(text)
    if not named:
        return None
    if fold(named) in cast.senders:
        # In angles a name is only the label of what is said.
        cut = len(named) + len("<> ") if text.startswith(f"<{named}> ") else 0
        return Speaker(person_named(named, cast), cut, "sent")
    if text.startswith("<") or is_known_word(named, words):
        return None
    sure = is_known_person(named, cast, words) or person_score(words, named) >= GIVEN
    full = " " in named and person_score(words, named) >= CAPITALISED and not holds_word(named, cast, words)
    return Speaker(person_named(named, cast), 0, "beside-hour") if sure or full else None
