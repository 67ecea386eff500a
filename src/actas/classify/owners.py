"""Who took on an action or agreement: only what the words say, in the positions in which notes say it.

In a list of tasks, or behind a label such as «Tarea:», all shapes are believed; elsewhere only those that
mean nothing else: a key («Responsable: Ana»), and somebody who takes something on («Ana se encarga de …»).
"""

from __future__ import annotations

import re

from actas.classify.before_verbs import before_infinitive, before_verb
from actas.classify.bodies import names_body, names_office
from actas.classify.cast import Cast
from actas.classify.due import due_of
from actas.classify.facts import PEOPLE_KEYS
from actas.classify.identity import (
    CAPITALISED,
    GIVEN,
    holds_word,
    is_key_of_names,
    members_of,
    person,
    without_article,
)
from actas.classify.inner_tasks import (
    body_does,
    initials_alone,
    initials_last,
    labelled_inside,
    without_apposition,
)
from actas.classify.owner_ends import among_parts, at_end, behind_arrow, bracketed_at_end, labelled_at_end
from actas.classify.owner_keys import by_key, in_label
from actas.classify.owner_names import (
    Owner,
    handles,
    label_of,
    named,
    named_in_small,
)
from actas.classify.roles import item_kind_of
from actas.classify.takers import (
    asked,
    first_name,
    opens_with_person,
    passive_owner,
    says,
    subject_of_task,
    taken_on,
    verb_late,
)
from actas.classify.task_labels import after_state, after_task_label
from actas.classify.task_lists import all_somebody, beside_state
from actas.classify.title_words import may_order
from actas.classify.turns import is_known_word
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import infinitive, is_sentence

EDGE = compiled(r"[(\[]([^()\[\]\n]{1,60})[)\]]\s*:?\s*")
LABEL = compiled(r"([^\s:][^:\n]{0,50}?)\s*:\s+(?=\S)")
DASHED = compiled(r"([^\s:][^:\n]{0,40}?)\s*(?:\s[-–—=]+>?|\s>{1,2}|[–—→]|\s\|)\s+(?=\S)")
AFTER_NAME = compiled(r"\s*[:,]?\s*(?:[-–—=]+>?\s+|→\s*)?")
CALLED = compiled(r"([^:,→>\n]{1,40}),\s+(?=\S)")
BRACKETS = (")", "]")
OF_SEVERAL = compiled(r"\s+(?:\d{1,2}|[A-Z])$")  # «Equipo 2», "Team B"
NUMBERED = compiled(r"^#?\d[\d./-]*\s+")  # "Action 2031-04 (Tom): …"
CODED = compiled(r"\d{1,4}(?:[-./]\d{1,4})+:?\s+(?=[^\W\d_])")  # "2031-04 Tom: …"
ARROW_FIRST = compiled(r"(?:[-=]+>|→|⇒)\s*(?=\S)")
BEFORE_TASK = compiled(r" - |[–—] |→|[-=]>")  # signs between a name and what is to be done
IN_FRONT = 40  # characters in which a dash stands behind a name
LONGEST_BODY = 40  # characters at a line's beginning in which a body that is to act is named
# «✅ Ana: …», «👉 Luis: …»: pictures that open a task
CODE = compiled(r"[A-ZÀ-Þ]{3,10}")
PICTURE = compiled("[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d]?\\s+")


def owner_of(
    text: str, cast: Cast, words: Vocabulary, *, sure: bool, marked: bool = False, agenda: bool = False
) -> Owner | None:
    """Return who owns the task in a text.

    Args:
        text: the words of an item.
        cast: who is who.
        words: the vocabulary.
        sure: the item is a task; all shapes are believed.
        marked: it has a bullet or number: its first sentence may be a task by its verb alone.
        agenda: it is a point of what will be talked of: brackets say who brings it up.

    """
    keyed = by_key(text, cast, words, sure=sure) or (
        in_label(text, cast, words) if "(" in text[:20] else None
    )
    if keyed:
        return keyed
    if ". " in text and (told := labelled_inside(text, words)):
        owner = _only_named(told, cast, words) or owner_of(told, cast, words, sure=True, marked=True)
        if owner:
            return replace(owner, cut=0, said=owner.said or told)
    if not agenda and text[:1] in ("[", "(") and (owner := _beside_state(text, cast, words)):
        return owner
    if not sure:
        return _beyond_doubt(text, cast, words, marked=marked, agenda=agenda)
    if labelled := _behind_label(text, cast, words):
        return labelled
    start = pictured.end() if not text[:1].isalnum() and (pictured := PICTURE.match(text)) else 0
    start += arrow.end() if text[:1] in "-=" and (arrow := ARROW_FIRST.match(text)) else 0
    start += coded.end() if (coded := CODED.match(text)) else 0
    start += after_task_label(text[start:], words)
    start += after_state(text[start:], words)
    inner = text[start:]
    if _fills_office(inner, cast, words):
        return None
    owner = (
        (None if _is_about_office(inner, cast, words) else _at_start(inner, cast, words))
        or _people_to(inner, cast, words)
        or at_end(inner, cast, words)
        or asked(inner, cast, words)
        or taken_on(inner, cast, words, marked=True, listed=True)
        or before_infinitive(inner, cast, words, unknown=True)
        or subject_of_task(inner, cast, words)
        or _says_now(inner, cast, words)
        or (first_name(inner, cast, words) if start else None)
        or passive_owner(inner, cast, words)
        or verb_late(inner, cast, words)
        or body_does(inner, cast, words)
        or initials_last(inner, cast, words, sure=True)
        or opens_with_person(behind_topic(inner, cast, words), cast, words)
    )
    owner = owner or (_only_named(inner, cast, words) if start else None)
    owner = owner or owner_alone(inner, cast, words)
    # «Tarea: Ana: comprar pan»: what stands before the name is no label of what she says.
    return replace(owner, cut=0) if owner and owner.cut and start else owner


def _says_now(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana presenta el plano» is to be done; "The group thanked the hosts" is over."""
    owner = before_verb(text, cast, words, says(words), least=GIVEN)
    told = text.partition(owner.text)[2].split(maxsplit=1)[:1] if owner else []
    over = told != [] and told[0].endswith(words.as_written("endings", "done"))
    return None if over else owner


def _beside_state(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«[hecho, ana] Pintar …», "[done: Tom] Paint …": people in brackets with how a task fares."""
    told = beside_state(text, words)
    names = all_somebody(told, cast.people, cast.doers, words) if told else []
    return Owner(told, tuple(map(person, names))) if told and names else None


def _is_about_office(text: str, cast: Cast, words: Vocabulary) -> bool:
    """«Secretaria del colegio - Ana», "Parish clerk - Tom": a task about an office, and whose it is."""
    dashed = DASHED.match(text) if BEFORE_TASK.search(text, 0, IN_FRONT) else None
    if dashed is None:
        return False
    last = fold(dashed[1].rpartition(" ")[2])  # in English the office stands last
    if last not in name_words(words).roles and not _is_office(dashed[1], words):
        return False
    owner = named(text[dashed.end() :].rstrip(" ."), cast, words, least=GIVEN)
    return owner is not None and _all_known(owner, cast, words)


def _only_named(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return whom words behind a label name that say no more, but for a time: "TP", "TP/AR, this week"."""
    if owner := initials_alone(text, cast, words):
        return owner
    told = "," in text and among_parts(text.strip(" ."), cast, words, least=GIVEN)
    return told if told and _all_known(told, cast, words) else None


def _beyond_doubt(text: str, cast: Cast, words: Vocabulary, *, marked: bool, agenda: bool) -> Owner | None:
    """Return who owns what need not be a task, by what means nothing else."""
    dashed = BEFORE_TASK.search(text, 0, IN_FRONT)
    return (
        _behind_label(text, cast, words)
        or _called_to_do(text, cast, words)
        or (_set_to_do(text, cast, words) if (text[:1] in "[(" and not agenda) or dashed else None)
        # «¿Ana va de coautora?» is asked, and nobody has taken it on
        or (None if text.endswith("?") else taken_on(text, cast, words, marked=marked))
        or labelled_at_end(text, cast, words)
        or (None if agenda else bracketed_at_end(text, cast, words))
        or (_by_arrow(text, cast, words) if marked and (">" in text or "→" in text) else None)
        or (_ordered_at_end(text, cast, words) if marked else None)
        or (initials_last(text, cast, words, sure=False) if text[-2:-1].isupper() else None)
    )


def _by_arrow(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«→ Ana: pedir la llave», «→ @ana mira los planos», «cartel → Ana»: an arrow gives a point to people."""
    opens = ARROW_FIRST.match(text)
    if opens is None:
        return behind_arrow(text, cast, words)
    inner = text[opens.end() :]
    owner = _at_start(inner, cast, words)
    if owner is None or not _all_known(owner, cast, words):
        return None
    said = inner[owner.cut :].split(maxsplit=1)
    told = inner.startswith("@") or (said and tells_to(said[0], words))  # «→ Ana: no es cierto» answers
    return replace(owner, cut=0) if told else None


def settled_owner(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return whose an agreement is, by who is to act or by people at its end: «Compra de tubos: Ana»."""
    if _fills_office(text, cast, words):
        return None
    label = LABEL.match(text)
    kind, strength = kind_of_heading(words, label[1]) if label else (None, 0.0)
    if label and kind == "agreements" and strength >= EXACT:  # "Agreed: Tom to …"
        text = text[label.end() :]
        return owner_of(text, cast, words, sure=False, marked=True) or settled_owner(text, cast, words)
    inner = behind_topic(text, cast, words)
    inner = without_apposition(inner, cast, words) or inner
    if owner := before_verb(inner, cast, words, words.grammar("going_to"), least=GIVEN):
        return owner if inner.startswith(owner.text) or owner.text in inner[:LONGEST_BODY] else None
    if (owner := body_does(text, cast, words)) and item_kind_of(text, "discussion", words) != "agreement":
        return owner
    owner = _before_arrow(text, cast, words) or _labelled_until(text, cast, words)
    if owner is not None:
        return owner
    if text[:1] == "[" and (edge := EDGE.match(text)) and edge.end() < len(text):
        return among_parts(edge[1], cast, words, least=1.5)  # «[SEN] Relatoría, 15/11»
    owner = at_end(text, cast, words)
    told = owner is not None and is_sentence(text.partition(owner.text)[0].rstrip(" (["), words)
    if owner is None or told:
        return None
    sure = owner.by is not None or _all_known(owner, cast, words) or _are_bodies(owner)
    return owner if sure else None


def _are_bodies(owner: Owner) -> bool:
    """Whether countries, bodies or those of a kind own it: «Mapa de riego: las dos redes», «…: FAO, mayo»."""
    return all(one.kind != "person" for one in owner.actors)


def _before_arrow(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana -> carta al banco»: people before an arrow, to whom what was agreed is given."""
    found = DASHED.match(text) if ">" in text or "→" in text else None
    if found is None or not ARROW_FIRST.match(text[found.end(1) :].lstrip()):
        return None
    owner = named(found[1], cast, words, least=GIVEN)
    return owner if owner and _all_known(owner, cast, words) else None


def _labelled_until(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana: contrato con la sala, hasta el 30/06»: before what ends in a deadline, and is no sentence."""
    label = LABEL.match(text) if ":" in text else None
    owner = named(label[1], cast, words, least=GIVEN) if label else None
    if label is None or owner is None or not (_all_known(owner, cast, words) or _are_bodies(owner)):
        return None
    rest = text[label.end() :].rstrip(" .")
    due = None if is_sentence(rest, words) else due_of(rest, words, sure=True, settled=True, met=cast.met)
    return owner if due and rest.endswith(due.text) else None


def behind_topic(text: str, cast: Cast, words: Vocabulary) -> str:
    """Return what stands behind a topic, when somebody opens it: «Bomba: Ana probará …»; else all."""
    label = LABEL.match(text) if ":" in text else None
    if label is None or person_score(words, label[1]) >= GIVEN or fold(label[1]) in cast.people:
        return text
    if fold(label[1]).strip() in words.keyed("meeting"):
        return text  # «Presentes: Ana, Luis …»
    rest = text[label.end() :]
    first = fold(rest.partition(" ")[0])
    table, two = name_words(words), fold(" ".join(rest.split()[:2]))
    known = first in table.given or first in cast.people
    # «Toit : Mme Martin doit …», «Lot 6 : S. Petit doit …»
    return rest if known or first in table.honorifics or two in cast.people else text


def _all_known(owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether all owners are people beyond doubt."""
    names = [one.name for one in owner.actors if one.kind == "person"]
    known = all(person_score(words, one) >= GIVEN or fold(one) in cast.people for one in names)
    return known and len(names) == len(owner.actors) > 0


def _ordered_at_end(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Comprar pan (Ana)», «Comprar pan - Ana», «… @ana» in whatever list: what to do, and somebody known."""
    if text.rstrip(" .")[-1:] not in BRACKETS and "@" not in text:
        sign = " - " if " - " in text else " – " if " – " in text else ""
        if not sign or fold(text.rpartition(sign)[2].strip(" .")) not in cast.people:
            return None  # nearly all
    first = text.split(maxsplit=1)[0]
    second = fold(text.split(maxsplit=2)[1]) if len(text.split(maxsplit=2)) > 1 else ""
    noun = second in words.grammar("finite") or (
        fold(first) in words.grammar("does") and second in words.grammar("of")
    )
    if noun or fold(first) in words.grammar("paper", "stages", "ends_as_verb"):
        return None  # «Atelier», which ends as a verb does, "Review of", «Presentar es …»
    if not may_order(first, words):
        return None
    owner = at_end(text, cast, words)
    return owner if owner and _all_known(owner, cast, words) else None


def _behind_label(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«TODO Ana: …», "[Action: Tom] …", «TODO(Ana): …»: a name between a label of a task and its colon."""
    edge = EDGE.match(text) if text[:1] == "[" else None
    if edge and text[edge.end() :].strip() and label_of(edge[1], words):
        return among_parts(edge[1], cast, words, least=GIVEN)
    label = LABEL.match(text) if ":" in text else None
    if label is None:
        return None
    shown = label[1].replace("(", " ").strip(" )")
    opens = label_of(shown, words)
    if opens is None or len(shown) <= len(opens):
        return None
    rest = NUMBERED.sub("", shown[len(opens) :].strip(" -–:"))
    first, _, after = rest.partition(" ")
    named_by = after if after and fold(first) in words.grammar("until", "of") else rest
    owner = named(named_by, cast, words, least=GIVEN)
    if owner or " " in named_by or holds_word(named_by, cast, words, english=True):
        return owner
    done = named_by.casefold().endswith(words.as_written("endings", "participle"))
    # «Acción prevista: …», "Action required: …" name nobody.
    return None if done or is_known_word(named_by, words) else named(named_by, cast, words, least=CAPITALISED)


def labels_owner(title: str, owner: Owner, words: Vocabulary) -> bool:
    """Whether words before a colon are a label of a task and its owner's name."""
    shown = fold(title).strip(" )")
    name = fold(owner.text).split()
    if not title[:1].isalnum() and shown[-1:].isalnum() and name in (shown.split(), shown.split()[1:]):
        return True  # «✅ Ana: …», «→ Ana: …»
    return shown.endswith(fold(owner.text)) and label_of(shown.replace("(", " "), words) is not None


def _people_to(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """People who are to act, whatever stands at the end: "Ana and Luis to order a board - the large one"."""
    if " to " not in text:
        return None
    owner = before_infinitive(text, cast, words, unknown=False)
    people = owner is not None and all(actor.kind == "person" for actor in owner.actors)
    return owner if owner and people and text.startswith(owner.text) else None


def tells_to(first: str, words: Vocabulary) -> bool:
    """Whether a word says what to do: «comprar», "send"."""
    if fold(first) in words.grammar("does"):
        return True
    # «Luc Moreau, trésorier» holds an office whose name ends as verbs do.
    noun = fold(first) in name_words(words).roles or fold(first) in words.grammar("ends_as_verb")
    return infinitive(words).match(first) is not None and not noun


def _fills_office(text: str, cast: Cast, words: Vocabulary) -> bool:
    """«Moderadora: Ana»: who holds an office in the meeting, which is nobody's task."""
    label = LABEL.match(text)
    if label is None or person_score(words, label[1]) >= GIVEN:
        return False
    bare = without_article(label[1], words)
    keyed = words.keyed("meeting").get(fold(label[1]).rstrip(" .")) in PEOPLE_KEYS
    # «Felicitación: Bruno», "Election of treasurer: Ann Reed": whom it is about
    keyed = keyed or fold(label[1].split()[0]) in words.grammar("about_people")
    if not keyed and not _is_office(bare, words):
        return False
    return named(text[label.end() :], cast, words, least=CAPITALISED) is not None


def _is_office(bare: str, words: Vocabulary) -> bool:
    roles = name_words(words).roles
    office = fold(bare) in roles or fold(bare.split()[0]) in roles
    return office or names_body(bare, words) or names_office(bare, words, proper=False)


def owner_alone(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the people or the office that a heading or an item is, when it is nothing else."""
    shown = text.strip(" :")
    told = fold(shown)
    if told in words.phrases("owners", "keys") and told not in words.phrases("owners", "bodies"):
        return None  # «Responsable»: whoever is not named
    bare = without_article(shown, words)
    if fold(bare) in name_words(words).roles or fold(bare) in words.grammar("everybody"):
        return named(shown, cast, words, least=GIVEN)
    if text.rstrip(" *_")[-1:] == ":" and _is_group(bare, words):
        return Owner(shown, (Actor(name=shown, kind="group"),))  # «Equipo 2:», "Our team:" above what to do
    members = members_of(shown, words)
    known = all(
        person_score(words, one) >= GIVEN or fold(one) in cast.people or known_actor(words, one)
        for one in members
    )
    return named(shown, cast, words, least=GIVEN) if members and known else None


def _is_group(bare: str, words: Vocabulary) -> bool:
    """Whether words name a body, whosever and whichever of several: "our team", «equipo 2»."""
    own = bare.partition(" ")[2] if fold(bare.partition(" ")[0]) in words.grammar("own") else bare
    which = OF_SEVERAL.sub("", own)
    return any(
        fold(one) in words.phrases("owners", "bodies") or names_body(one, words) for one in (own, which)
    )


def calls_tasks(text: str, words: Vocabulary) -> bool:
    """Whether words are what lists of tasks are called, whoever they may stand for: "TODOs"."""
    kind, strength = kind_of_heading(words, text)
    return kind == "actions" and strength >= EXACT


def _at_start(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«@ana enviar …», «[Ana] …», «(Ana) …», «Ana: …», «Ana - …»."""
    called = handles(words).match(text)
    if called and text[called.end() :].strip(" :"):
        return named(called[0], cast, words, least=GIVEN)
    edge = EDGE.match(text)
    if edge:
        return among_parts(edge[1], cast, words, least=1.5) if text[edge.end() :].strip() else None
    if owner := _told_behind_comma(text, cast, words):
        return owner
    if label := LABEL.match(text):
        return _by_label(text, label, cast, words)
    dashed = DASHED.match(text)
    if dashed and dashed[0].rstrip().endswith(" ="):
        return _equals(dashed, cast, words)
    if dashed and text.isupper() and known_actor(words, dashed[1]) is None:
        return None  # «GUIA → TODOS»: what to do stands first
    if dashed:
        return named(dashed[1], cast, words, least=GIVEN) or named_in_small(dashed[1], cast, words)
    return _small_to_do(text, cast, words)


def _by_label(text: str, label: re.Match[str], cast: Cast, words: Vocabulary) -> Owner | None:
    """Return whom a label before a colon names, or who stands behind it: «Ana: …», «Grupo de correo: OMI»."""
    told = fold(label[1])
    if told in words.keyed("owners") and told not in words.phrases("owners", "bodies"):
        return None  # «Responsable: todo el grupo»: what stands there says whose it is
    if told in words.phrases("owners", "bodies") and not any(map(str.isalpha, text[label.end() :])):
        return None  # «Familias: 14» counts them
    if is_key_of_names(label[1], text[label.end() :], cast, words):
        return None
    owner = named(label[1], cast, words, least=GIVEN) or named_in_small(label[1], cast, words)
    if owner is None and label_of(label[1], words):
        return among_parts(label[1], cast, words, least=GIVEN)
    if owner is None and CODE.fullmatch(label[1]) and not text.isupper():
        owner = _ordered_by_code(label, text, cast, words)
    if owner and (behind := _of_thing(label[1], text[label.end() :], cast, words)):
        return behind
    return Owner(owner.text, owner.actors, label.end()) if owner else None


def _ordered_by_code(label: re.Match[str], text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«SENTUR: criar um grupo»: capitals of no table before what they are told to do."""
    told = tells_to(text[label.end() :].split(maxsplit=1)[0], words)
    return named(label[1], cast, words, least=CAPITALISED) if told else None


def _of_thing(label: str, said: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Grupo de correo de fareros: OMI, junio»: what has a body's name, and is theirs who stand behind."""
    if known_actor(words, label) is not None or not names_body(without_article(label, words), words):
        return None
    owner = among_parts(said.strip(" ."), cast, words, least=GIVEN)
    return owner if owner and any(one.kind in ("country", "organisation") for one in owner.actors) else None


def _equals(dashed: re.Match[str], cast: Cast, words: Vocabulary) -> Owner | None:
    """Return who stands before what is theirs: "Zorin = lamp list, 15th"; a name may be in no table."""
    if fold(dashed[1]) in words.grammar("ourselves"):
        return Owner(dashed[1], (Actor(name=dashed[1], kind="person"),))  # "me = type this up"
    strange = not holds_word(dashed[1], cast, words, english=cast.met.language == "en")
    owner = named(dashed[1], cast, words, least=CAPITALISED if strange else GIVEN)
    return replace(owner, cut=dashed.end()) if owner else None


def _told_behind_comma(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Luis, comprar …»: who is told what to do."""
    called = CALLED.match(text)
    if called is None or not _is_for_whom_is_called(called[1], text[called.end() :], cast, words):
        return None
    return named(called[1], cast, words, least=GIVEN)


def _is_for_whom_is_called(name: str, said: str, cast: Cast, words: Vocabulary) -> bool:
    """«Luis, comprar …», «Luis, bocadillos»: what to do, or for who came a thing to see to and no office."""
    if tells_to(said.split(maxsplit=1)[0], words):
        return True
    thing = said.rstrip(" .")
    if fold(name) not in cast.people or not (thing.isalpha() and thing.islower()):
        return False
    small = words.phrases("language", "function_words")
    return fold(thing) not in small and fold(thing) not in name_words(words).roles


def _small_to_do(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«ana comprar …», "tom to send …": somebody known, in small letters, and what they are to do."""
    tokens = text.split(maxsplit=2)
    if len(tokens) < 2 or not (tells_to(tokens[1], words) or tokens[1] == "to"):
        return None
    return named_in_small(tokens[0], cast, words)


def _called_to_do(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«@ana enviar …», "@tom: check …", "@tom will …": handles, and what they are to do."""
    called = handles(words).match(text)
    if called is None:
        return None
    after = AFTER_NAME.match(text, called.end())
    rest = text[after.end() :] if after else ""
    first = rest.split(maxsplit=1)[0] if rest.strip() else ""
    to_do = tells_to(first, words) or may_order(first, words) or fold(first) == "to"
    return named(called[0], cast, words, least=GIVEN) if to_do else None


def _is_infinitive(rest: list[str], cast: Cast, words: Vocabulary, *, arrow: bool) -> bool:
    """«pedir la llave»: whether words say what is to be done; in English "water points" do not."""
    language = cast.met.language
    if arrow and fold(rest[0]) in words.grammar("does"):
        return True  # "Tom → draft the poster"
    if language == "en" or not infinitive(words).fullmatch(rest[0]):
        return False
    if fold(rest[0]) in words.grammar("ends_as_verb"):
        return False  # «Ghana – calendrier à la radio»
    small = words.phrases("language", "function_words")
    return arrow or language is not None or fold(rest[-1].partition(" ")[0]) in small


def _set_to_do(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana – pedir la llave», «Chile → enviar los datos», «[AR] Send the key»: who, and what to do."""
    found = EDGE.match(text) if text[:1] in "[(" else DASHED.match(text)
    rest = text[found.end() :].split(maxsplit=1) if found else []
    if not found or not rest:
        return None
    told = text[:1] == "[" and tells_to(rest[0], words)
    told = told or (
        text[:1] != "[" and _is_infinitive(rest, cast, words, arrow=found[0].rstrip()[-1] in ">→")
    )
    owner = named(found[1], cast, words, least=GIVEN) if told else None
    bodies = owner is not None and all(one.kind in ("country", "organisation") for one in owner.actors)
    return owner if owner and (bodies or _all_known(owner, cast, words)) else None
