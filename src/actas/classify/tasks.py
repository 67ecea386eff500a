"""Whether an item is a task, whose it is and until when; and who then does not speak in it, but is to act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from actas.classify.acts_now import acts_in_haste, acts_now
from actas.classify.asides import aside_behind_name
from actas.classify.before_verbs import before_verb, future_form
from actas.classify.by_day import does_by_day
from actas.classify.cast import Cast
from actas.classify.deadlines import deadline_in_talk
from actas.classify.due import Due, due_of
from actas.classify.handed import handed_first, handed_over
from actas.classify.identity import CAPITALISED, GIVEN, without_article
from actas.classify.owner_ends import owners_of_parts
from actas.classify.owner_keys import by_key
from actas.classify.owner_names import Owner, is_named_before, named, named_in_small
from actas.classify.owners import behind_topic, owner_alone, owner_of, settled_owner
from actas.classify.put_last import put_last
from actas.classify.raised import as_written, with_capitals, with_signs
from actas.classify.roles import item_kind_of
from actas.classify.same_person import same_person
from actas.classify.sent import after_sender
from actas.classify.settled_deeds import settled_inside
from actas.classify.subjects import DOES, Speaker
from actas.classify.takers import agreed_to, passive_owner
from actas.classify.task_labels import after_task_label
from actas.classify.title_words import may_order
from actas.classify.until_when import owner_without, until_when
from actas.classify.will_do import is_to, will_do
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.enough import enough, share
from actas.model.plain import Plain, plain, replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.phrases import begins, may_hold, may_open, opening
from actas.vocabulary.sections import INSIDE, LONE, bare, kind_of_heading, named_kind
from actas.vocabulary.sentences import infinitive, is_sentence

OWNED = frozenset({"actions", "agreements"})  # sections whose items somebody may own
NOT_OWNED = frozenset({"participants", "questions"})
KEPT = OWNED | {"recommendations", "practices"}  # whose items are what they are, whoever is to do them
# Shapes of speaker that in a task say who is to do it: nobody speaks there.
DOING = frozenset(
    {"subject-verb", DOES, "label-parentheses", "subject-apposition", "verb-subject", "named-after"}
)
NOT_FINITE = frozenset({"to"})
LETTERS = compiled(r"[^\W\d_]+")
WORD = compiled(r"\w+")
CALLED = compiled(
    r"[^:,\n]{1,40}?(?:[:,]|\s[-–—])\s+"
)  # «Ana: enviar …», «Luis, comprar …», «Eva - pintar …»
SHORT_WILL = compiled(r"(?<=\w)['’]ll(?= )")
STOP = compiled(r"(?<=[.!?])\s+")
MAIL = "mailto:"
ARROWS = ("->", "=>", "-->", "→", "⇒", "➔", "➜")
LONGEST = 25  # words of a sentence that says who does what in the list below
SUBJECT = 3  # words in which a line names another meeting
ORDERS = 3  # lines that say whose what to do is, and make a list of tasks
LONGEST_HEAD = 60  # characters in which brackets stand behind who acts
TELEGRAM = 7  # words behind a name that tell more than what somebody is to do
LEADING = 10  # words of an item that announces tasks
FEWEST = 3  # words behind a name that say what to do: «Ana: a favor» votes
LABELLED = ("label-colon", "label-again-and-again")  # shapes of who is to do what stands behind a label


@plain()
class Around(Plain):
    """What stands about an item that may be a task."""

    section: str  # kind of its section
    tasks: bool = False  # the item above announces tasks
    owned_by: str | None = None  # the heading or the item above is only the owner's name
    dues: bool = False  # the heading or the item above says that dates say until when
    handed: bool = False  # the lines beside it give things to people in the same shape


@plain()
class Task(Plain):
    """What is to be done: the item's kind where it is not its section's, who does it, until when."""

    kind: str | None
    owner: Owner | None
    due: Due | None
    speaker: Speaker | None


def task_of(
    block: Block, around: Around, kind: str | None, speaker: Speaker | None, cast: Cast, words: Vocabulary
) -> Task:  # fmt: skip
    """Return what an item says of a task; ``kind`` and ``speaker`` are what it was taken for so far."""
    text = after_sender(block.words.text)
    text = spelled_out(text) if "ll " in text else text
    speaker = None if speaker and _is_task_label(speaker, words) else speaker
    if around.section in NOT_OWNED or kind == "vote":
        return Task(kind, None, None, speaker)
    labelled = kind in (None, "action") and after_task_label(text, words) > 0
    listed = around.section == "actions" or around.tasks
    to_do = around.section == "agreements" and _opens_to_do(text, words)
    ticked = block.marker is not None and block.marker.done is not None
    sure = listed or labelled or to_do or ticked or kind == "action"
    owner = _owner(text, block, around, kind, cast, words, sure=sure)
    told = listed or (around.section == "agreements" and _only_names_deed(text, speaker, words))
    owner = owner or (_labelled(speaker) if told else None)
    if speaker and owner and speaker.cue == "signed-at-end" and owner.text in _shown(speaker):
        owner = None  # «Publicar los precios (Ana Ruiz, Perú)» among points that end in who brings them
    reports = speaker is not None and not labelled and _reports(text, speaker, words)
    # «rosmery cree q es la bomba», «lulu se plaint du bruit» promise nothing
    alone = owner is not None and cast.called is not None and owner.said in (None, text)
    hasty = alone and owner is not None and owner.doing and not listed and around.section not in OWNED
    reports = reports or (hasty and speaker is not None and _complains(text, speaker, words))
    if reports and owner and (alone or not owner.said):
        return Task(kind, None, None, speaker)
    if owner is None and not sure and around.section not in OWNED and kind not in ("action", "agreement"):
        due = deadline_in_talk(text, words, agenda=around.section == "agenda", met=cast.met)
        due = due or (due_of(text, words, sure=True, met=cast.met) if around.dues else None)
        return Task(kind, None, due, speaker)
    surely = owner is not None or labelled or around.section == "actions"
    agreed = around.section in OWNED or kind == "agreement"
    agreed = agreed and item_kind_of(text, "discussion", words) == "agreement"
    settled = around.section in OWNED or kind in ("action", "agreement")
    due = until_when(
        text, owner, words, cast.met, sure=surely, agreed=agreed, settled=settled,
        apart=listed or (owner is not None and around.section in OWNED),
    )  # fmt: skip
    if due and owner and f" {fold(due.text)} " in f" {' '.join(WORD.findall(fold(owner.text)))} ":
        # not «Julio: llamar al banco», "April to bring cake", «Ana (hoy no vino): cuentas»
        without = owner_without(owner, due, cast, words)
        owner, due = without or owner, due if without else None
    if due and owner is None and fold(text).partition(" ")[0] in words.grammar("no_deeds"):
        due = None  # «Vuelve Ana el 28»
    if due and owner is None and not around.dues and not _says_more(text, due.text, words):
        due = None  # «Fecha: 3 de mayo» below the minutes is when they were signed
    calls = owner is not None and due is not None and _opens_next(owner.text, words)
    if due and (owner is None or calls) and not around.dues and _names_meeting(text, words):
        due, owner = None, None  # «Próxima reunión: 3 de mayo», «Prochain bureau le 3 mai»
    advised = around.section == "recommendations" and owner is not None and due is None
    owner = None if owner and advised and _only_advised(text, owner, words) else owner
    kind = "action" if kind is None and labelled and around.section not in OWNED else kind
    kind = kind_of_owned(kind, around.section) if owner else kind
    acts = listed or (labelled and owner is not None)  # «Tarea: Ana pide un presupuesto»
    acts = acts or (owner is not None and owner.doing)
    acts = not reports and (acts or _only_acts(block, around, owner, speaker, words))
    return Task(kind, owner, due, _who_speaks(speaker, owner, listed=acts))


def _only_advised(text: str, owner: Owner, words: Vocabulary) -> bool:
    """«Pedir a la OMI que …», "Donors to stop …": whether bodies only hear what is recommended."""
    if any(one.kind == "person" for one in owner.actors):
        return False
    opens = without_article(text, words).startswith(f"{owner.text} to ")
    return opens or may_open(text, words.phrases("owners", "asked"))


def _shown(speaker: Speaker) -> str:
    return speaker.actor.as_written or speaker.actor.name


def kind_of_owned(kind: str | None, section: str) -> str | None:
    """Return the kind of an item that somebody is to do, or that has an end, in a section of that kind.

    «Crear un banco de semillas. Responsable: SERFOR» among recommendations stays a recommendation.
    """
    return kind or (None if section in KEPT else "action")


def _is_task_label(speaker: Speaker, words: Vocabulary) -> bool:
    """Whether what seemed to speak is a label of tasks, which says nothing: "AI(tom): check the pump"."""
    return speaker.cut > 0 and fold(speaker.actor.name) in words.phrases("owners", "labels")


def spelled_out(text: str) -> str:
    """Return the words as they are looked for: "Ana'll send" as "Ana will send"."""
    return SHORT_WILL.sub(" will", text) if "ll " in text else text


def _only_acts(
    block: Block, around: Around, owner: Owner | None, speaker: Speaker | None, words: Vocabulary
) -> bool:
    """Whether who owns a task says nothing in it; what is told of somebody among interventions is theirs."""
    if owner is None or is_named_before(owner):
        return False
    if around.section == "agreements" and _is_to_do(block.words.text, speaker, words):
        return True
    promised = around.section == "interventions"
    return not _says(block.words.text, speaker, words, promised=promised)


def _is_to_do(text: str, speaker: Speaker | None, words: Vocabulary) -> bool:
    """Whether somebody is to do what was agreed, and does not say so: «Ana debe …», "Ana is to …"."""
    if speaker is None or speaker.cut:
        return False
    before, _, said = text.partition(speaker.actor.as_written or speaker.actor.name)
    folded = fold(said.strip())
    if folded.split(maxsplit=1)[:1] and folded.split(maxsplit=1)[0] in words.grammar("volunteers"):
        return False
    opens = fold(before.strip())
    return opens in words.phrases("owners", "before_owner") or begins(folded, _to_do(words))


@lru_cache(maxsize=4)
def _to_do(words: Vocabulary) -> frozenset[str]:
    return words.phrases("owners", "commits") | words.phrases("owners", "verbs")


def _owner(
    noted: str, block: Block, around: Around, kind: str | None, cast: Cast, words: Vocabulary, *, sure: bool
) -> Owner | None:
    """Return whose task an item is, by its words and what stands above; names may stand in small letters."""
    if cast.ways is not None and (sure or around.section in OWNED):
        owner = cast.ways.owner(block.words, cast, words, sure=sure)
        if owner and by_key(noted, cast, words, sure=sure) is None:
            return owner
    text = with_signs(noted, cast) if cast.called is not None else noted
    owner = _owner_in(text, block, around, kind, cast, words, sure=sure)
    raised = with_capitals(text, cast, words) if owner is None else text
    if raised != text:
        owner = _owner_in(raised, block, around, kind, cast, words, sure=sure)
    if owner and cast.called is not None and not owner.doing:
        told = acts_in_haste(raised, cast, words, task=around.section in OWNED)
        owner = replace(owner, doing=told is not None and told.text == owner.text)
    if owner is None and cast.ways is not None and (sure or around.section in OWNED):
        return cast.ways.official(block.words, cast, words, sure=sure)
    return as_written(owner, raised, noted) if owner and raised != noted else owner


def _owner_in(
    text: str, block: Block, around: Around, kind: str | None, cast: Cast, words: Vocabulary, *, sure: bool
) -> Owner | None:
    """Return whose task a text says it is, past brackets behind a name too."""
    aside = aside_behind_name(text) if "(" in text[:LONGEST_HEAD] else None
    if aside is None:
        return _told_owner(text, block, around, kind, cast, words, sure=sure)
    owner = _told_owner(aside.without, block, around, kind, cast, words, sure=sure)
    if owner and (written := aside.restored(owner, words)):
        return written
    return _told_owner(text, block, around, kind, cast, words, sure=sure)


def _told_owner(
    text: str, block: Block, around: Around, kind: str | None, cast: Cast, words: Vocabulary, *, sure: bool
) -> Owner | None:
    """Return whose task a text says it is."""
    owner = _linked(block, cast, words) if sure and block.words.links else None
    agenda = around.section == "agenda" and not around.tasks
    marked = block.marker is not None and not agenda
    owner = owner or owner_of(text, cast, words, sure=sure, marked=marked, agenda=agenda)
    if owner is None and around.section == "agreements":
        owner = passive_owner(text, cast, words) or owners_of_parts(text, cast, words)
        short = block.marker is not None or len(text.split()) <= LONGEST
        owner = owner or (settled_owner(text, cast, words) if short else None)
        owner = owner or _obliged(text, cast, words)
    if owner is None and (kind == "agreement" or around.section in OWNED):
        owner = agreed_to(text, cast, words)
    if owner is None and kind is None and around.section != "agenda":
        owner = _bound(text, cast, words)
    if owner is None and around.section != "agenda":
        owner = handed_over(text, cast, words, sure=sure or around.handed)
    if owner is None and kind != "vote" and around.section != "agenda":
        owner = settled_inside(text, cast, words) or does_by_day(text, cast, words)
        given = owner is None and _is_given_out(block, around, text, words)
        owner = owner or put_last(text, cast, words)
        owner = owner or will_do(text, cast, words, agreed=given and around.section in OWNED)
        owner = owner or is_to(text, cast, words) or same_person(text, cast, words)
        given = given and owner is None
        owner = acts_now(text, cast, words, task=around.section == "actions") if given else owner
    if owner is None and kind is None and cast.called is not None and around.section != "agenda":
        owner = acts_in_haste(text, cast, words, task=around.section in OWNED)
    if owner is None and around.section not in ("agenda", "interventions"):
        owner = handed_first(text, cast, words)
    if owner is None and block.marker is not None:
        passive = passive_owner(text, cast, words)
        owner = (
            passive
            if passive and all(_is_known(actor.name, cast, words) for actor in passive.actors)
            else None
        )
    if owner is None and around.owned_by:
        owner = owner_alone(around.owned_by, cast, words)
    return owner


def _is_given_out(block: Block, around: Around, text: str, words: Vocabulary) -> bool:
    """Whether who does something in the present is to do it: among agreements and tasks, behind an arrow."""
    arrow = block.marker is not None and block.marker.shape in ARROWS
    ticked = block.marker is not None and block.marker.done is not None
    listed = (around.section in OWNED or ticked) and (
        block.marker is not None or len(text.split()) <= LONGEST
    )
    return arrow or (listed and item_kind_of(text, "discussion", words) != "agreement")


def _labelled(speaker: Speaker | None) -> Owner | None:
    """Return who is known to speak by the label of a line, and in a list of tasks is to do what it says."""
    if speaker is None or not speaker.cut or speaker.cue not in LABELLED:
        return None
    actor = speaker.actor
    return Owner(actor.as_written or actor.name, actor.members or (actor,))


def _only_names_deed(text: str, speaker: Speaker | None, words: Vocabulary) -> bool:
    """Whether behind a name, below what was agreed, stands what to do, and no sentence: "Ann: Display …"."""
    if (
        speaker is None
        or not speaker.cut
        or any(one.kind != "person" for one in speaker.actor.members or (speaker.actor,))
    ):
        return False
    said = text[speaker.cut :].split()
    if len(said) < FEWEST or fold(said[0]) in words.phrases("language", "function_words"):
        return False
    # "Ann: new treasurer from May"
    return name_words(words).roles.isdisjoint(map(fold, said)) and not is_sentence(" ".join(said), words)


def _linked(block: Block, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the person to whom a link leads with which a task begins, as programs set people into notes."""
    text, end = block.words.text, 0
    for link in block.words.links:
        at = text.find(link.words, end)
        joint = fold(text[end:at]).strip(" ,/&") if at >= 0 else "."
        if not link.href.startswith(MAIL) or "@" in link.words or joint not in ("", *words.grammar("and")):
            break
        end = at + len(link.words)
    return named(text[:end], cast, words, least=CAPITALISED) if end else None


def _obliged(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana debe revisar la bomba», "Ana has to check the pump": people who must do what was agreed."""
    inner = behind_topic(text, cast, words)
    owner = before_verb(inner, cast, words, words.grammar("obliges"), least=GIVEN)
    if owner is None or all(actor.kind == "person" for actor in owner.actors):
        return owner
    # «La comisión debe pedir la llave»; a topic inside the sentence may be called as a body is
    return owner if without_article(inner, words).startswith(owner.text) else None


def _bound(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana debe enviar el plano antes del viernes»: who must do something by a day, wherever it is told."""
    if not may_hold(fold(text), words.phrases("due", "opening")) or len(text.split()) > LONGEST:
        return None
    owner = None if text.endswith("?") else _obliged(text, cast, words)
    behind = text.partition(owner.text)[2] if owner else ""
    return owner if behind and due_of(behind, words, settled=True, met=cast.met) else None


def _is_known(name: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether a name is somebody's beyond doubt: initials may be a body's."""
    return person_score(words, name) >= GIVEN or (fold(name) in cast.people and not name.isupper())


def _opens_to_do(text: str, words: Vocabulary) -> bool:
    """Whether what was agreed says what is to be done: «Enviar el informe», «Ana: enviar el informe»."""
    said = CALLED.sub("", text, count=1) or text
    return any(may_order(one.split(maxsplit=1)[0], words) for one in (text, said) if one.split())


def only_promises(text: str, speaker: Speaker, words: Vocabulary) -> bool:
    """Whether a sentence says what somebody is going to do, and nothing that they say: «Ana traerá pan»."""
    return not speaker.cut and speaker.cue in DOING and not _says(text, speaker, words, promised=False)


def _says(text: str, speaker: Speaker | None, words: Vocabulary, *, promised: bool) -> bool:
    """Whether somebody says it, «Ana said that …», or promises it, "Ana will …", where that counts.

    «Ana agreed to …» only has an owner, and elsewhere a promise, too: it says who is to do it.
    """
    shown = (speaker.actor.as_written or speaker.actor.name) if speaker else ""
    said = text.partition(shown)[2].strip() if shown else ""
    behind = said.split(maxsplit=2)
    if len(behind) < 2:
        return False
    first, second = fold(behind[0]), fold(behind[1])
    if first in NOT_FINITE or infinitive(words).fullmatch(behind[0]):
        return False  # «Ana to send …», «Ana enviar …»
    if first in words.grammar("does") and second not in _only_romance(words):
        # "Ana create …"; but «Odile prépare le plan», "Ana do you know?"
        return second in words.grammar("own_clause")
    if not promised and _commits(said, words):
        return False
    if first in words.grammar("volunteers"):
        return True  # «Ana volunteered to …»: she said so herself
    if not promised and _is_tasked(said, words):
        return False
    if not promised and (first in words.grammar("going_to") or future_form(words).fullmatch(behind[0])):
        return False  # «Ana enviará el informe»
    if second in words.grammar("articles"):
        return True  # «Ana fait la remarque que …»
    return not (first in words.phrases("speech", "verbs") and second in words.grammar("auxiliary"))


def _commits(said: str, words: Vocabulary) -> bool:
    """Whether somebody takes something on: «se compromete a …», «s'engage à …»; not «se encargó de …»."""
    if not fold(said).startswith(words.as_written("words", "reflexive")):
        return False
    done = " ".join(said.split()[:2]).endswith(words.as_written("endings", "done"))
    return not done and begins(fold(said), words.phrases("owners", "commits"))


def _is_tasked(said: str, words: Vocabulary) -> bool:
    """Whether words behind a name say what somebody is to do by others' word: "is to …", "was asked to …"."""
    first, _, rest = fold(said).partition(" ")
    if first not in words.grammar("tasked") or rest.partition(" ")[0] in words.grammar("volunteers"):
        return False
    return begins(fold(said), words.phrases("owners", "commits"))


def _reports(text: str, speaker: Speaker, words: Vocabulary) -> bool:
    """Whether a sentence reports what somebody said, which is no task: «Ana explicó que …»."""
    if speaker.cue not in ("subject-verb", DOES):
        return False
    behind = text.partition(speaker.actor.as_written or speaker.actor.name)[2].split(maxsplit=3)
    if len(behind) < 2:
        return False
    first, second, verbs = fold(behind[0]), fold(behind[1]), words.phrases("speech", "verbs")
    if first in words.grammar("volunteers") or second == "to":
        return False
    if f"{first} {second}" in words.phrases("owners", "verbs"):
        return False  # «Ana tiene que …»
    if first in words.grammar("acts") and opening(fold(" ".join(behind)), _ways_to_say(words)) is None:
        return False  # «Luc fait le tableau», not «Luc fait la remarque»: «fait» ends as what was done
    ends = (*words.as_written("endings", "done"), *words.as_written("endings", "doing"))
    told = second.replace("’", "'").partition("'")[0] in words.grammar("told")  # «Ana dice que …»
    done = first in verbs and (told or behind[0].endswith(ends) or first in words.grammar("said"))
    if done or first not in words.grammar("perfect"):
        return done
    acted = second in words.grammar("participles") or behind[1].endswith(
        words.as_written("endings", "participle")
    )
    return acted or second in verbs or f"{first} {second}" in verbs  # "Ana has written twice"


def _complains(text: str, speaker: Speaker, words: Vocabulary) -> bool:
    """Whether somebody says something with a verb that is none of what people do: «lulu se plaint de …»."""
    behind = text.partition(_shown(speaker))[2].split()
    if speaker.cue != "subject-verb" or not behind or fold(behind[0]) in words.grammar("acts", "does"):
        return False
    verb = next((fold(one) for one in behind if one not in words.grammar("object_pronouns")), "")
    says = verb in words.phrases("speech", "verbs") and verb not in words.grammar("speaks_too")
    if len(behind) < TELEGRAM and not says and verb not in words.grammar("clitics"):
        return False  # «mr colin previent le client», «javi lo corrige hoy»; «lulu se plaint» says
    return _says(text, speaker, words, promised=False)


@lru_cache(maxsize=4)
def _ways_to_say(words: Vocabulary) -> frozenset[str]:
    return words.phrases("speech", "phrases")


@lru_cache(maxsize=4)
def _only_romance(words: Vocabulary) -> frozenset[str]:
    """Return the articles that are no English."""
    return words.grammar("articles") - words.phrases("language", "function_words", "en")


def _says_more(text: str, due: str, words: Vocabulary) -> bool:
    """Whether a line says anything beside a date and a key of the meeting."""
    rest = text.replace(due, " ").split()
    return len(rest) > 1 or (len(rest) == 1 and fold(rest[0]).strip(" :*") not in words.keyed("meeting"))


def _names_meeting(text: str, words: Vocabulary) -> bool:
    """Whether a line opens with another meeting: «Próxima reunión: …», "The next call is on …"."""
    if fold(text.partition(":")[0]) in words.grammar("next_time"):
        return True  # «Próxima: 3 de mayo», "Next: 3 May"
    opens = [fold(token) for token in LETTERS.findall(text)[: SUBJECT * 2]]
    dated = opens[:1] != [] and opens[0] in words.grammar("day_of")  # «Fecha de la próxima reunión: …»
    papers = words.grammar("record_paper", "reports")
    told = {one for one in (opens if dated else opens[:SUBJECT]) if one not in papers}
    if not words.grammar("earlier").isdisjoint(told) and not words.grammar(
        "paper", "bodies_meeting"
    ).isdisjoint(told):
        return True
    return opening(fold(text), words.grammar("meet_again")) is not None


def _opens_next(name: str, words: Vocabulary) -> bool:
    """«Prochain bureau», "Next committee": whether what seems the name of a body is its next meeting."""
    return fold(name.split(maxsplit=1)[0]) in words.grammar("next_time")


def leads_to_dues(text: str, words: Vocabulary) -> bool:
    """Whether a heading or an item announces dates that say until when: «Plazos», "The next deliverables"."""
    told = LETTERS.findall(text)
    led = told[-LEADING:] if text.rstrip(" *").endswith(":") else told if len(told) <= LEADING else []
    if words.phrases("due", "heads").isdisjoint(map(fold, led)):
        return False
    papers = words.grammar("record_paper")  # «Compte-rendu» hands nothing in
    return not any(f"{one} {two}" in papers for one, two in pairwise(map(fold, told)))


def leads_to_tasks(text: str, words: Vocabulary) -> bool:
    """Whether an item announces the tasks that hang from it."""
    if shares_out(text, words):
        return True
    if len(parted[text.rstrip(" :")]) > LEADING:  # a French colon stands apart
        return False
    kind, strength = kind_of_heading(words, text)
    # One word inside a topic announces nothing: «Falta de un marco».
    if kind != "actions" or strength not in (INSIDE, LONE):
        return kind == "actions"
    named = bare(text)
    return " " in named and named_kind(words, named) == "actions"  # «Tareas para la próxima semana:»


def are_orders(texts: Sequence[str], cast: Cast, words: Vocabulary) -> bool:
    """Whether most lines name somebody and say what they are to do: «Ana: comprar …», «Luis: pedir …»."""

    def orders(text: str) -> bool:
        called = CALLED.match(text)
        rest = text[called.end() :].split(maxsplit=1) if called else []
        told = bool(rest) and infinitive(words).fullmatch(rest[0]) is not None
        return told and _names(called, cast, words)

    return enough(texts, orders, max(share(texts, 1, 2), ORDERS))


def _names(called: re.Match[str] | None, cast: Cast, words: Vocabulary) -> bool:
    """Whether words before a colon name somebody, in small letters or not."""
    shown = called[0].rstrip(" :,") if called else ""
    return bool(named(shown, cast, words, least=GIVEN) or named_in_small(shown, cast, words))


def shares_out(text: str, words: Vocabulary) -> bool:
    """Whether a heading, or the last sentence before a list, says who does what: «El reparto quedó así:»."""
    if not may_hold(fold(text), words.phrases("owners", "shares")):
        return False
    *_, last = STOP.split(text.rstrip(" *"))
    return len(last.split()) <= LONGEST and may_hold(fold(last), words.phrases("owners", "shares"))


def _who_speaks(speaker: Speaker | None, owner: Owner | None, *, listed: bool) -> Speaker | None:
    """Return who speaks in a task: whoever a label names, not the subject of what is to be done."""
    if speaker is None:
        if owner is None or not owner.cut:
            return None
        several = Actor(name=owner.text, kind="group", members=owner.actors)
        return Speaker(owner.actors[0] if len(owner.actors) == 1 else several, owner.cut, "label-colon")
    if (
        owner is not None
        and owner.cut == speaker.cut > 0
        and len(owner.actors) == 1
        and not speaker.actor.members
    ):
        return replace(speaker, actor=owner.actors[0])
    if speaker.cue not in DOING or not listed:
        return speaker
    spoken = fold(speaker.actor.as_written or speaker.actor.name)
    another = owner is not None and owner.said is not None and spoken not in fold(owner.text)
    return speaker if another else None
