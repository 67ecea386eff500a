"""Who came, who was absent, who excused themselves: lists in the nine ways they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from actas.model.meaning import Came, Chapter, Meaning
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import HANDLE, known_actor, name_words, person_score

KEY = re.compile(r"\s*([^:\n]{2,45}?)\s*:\s*(.*)$", re.DOTALL)
SPLIT = re.compile(r"\s*[,;]\s*(?:y|e|and|et)?\s+|\s+(?:y|e|and|et|&)\s+|\s*[,;]\s*")
ASIDE = re.compile(r"\s*\(([^()]*)\)")
OF = re.compile(r"\s*(?:/|\||\s[-–—]+\s|–|:|\t)\s*")


def names_of(text: str, words: Vocabulary) -> list[str]:
    """Return the names in a line of attendance."""
    return [one.name for one in _people(text, words)]


def attendance(chapters: tuple[Chapter, ...], words: Vocabulary) -> list[Came]:
    """Return who came or should have, in the notes' order, each person once a list."""
    found: list[Came] = []
    for top in chapters:
        for chapter in top.walk():
            state = _state_of(chapter.heading.words.text if chapter.heading else "", words)
            for item in (one for first in chapter.items for one in first.walk()):
                found.extend(_from_item(item, chapter.kind, state, words))
    return _merged(found)


def _from_item(item: Meaning, kind: str, state: str, words: Vocabulary) -> Iterator[Came]:
    key, value = _key(item, words)
    text = " ".join(part for part in (item.title, item.text) if part) if key is None else value
    if (
        kind != "participants"
        and key is None
        or item.role in ("lead-in", "closing", "signature")
        and key is None
    ):
        return
    for person in _people(text, words):
        role = key if key in ("chair", "rapporteur") else None
        where = key if key in ("absent", "excused") else state
        yield Came(
            replace(person, role=person.role or role or (state if state in ("chair", "rapporteur") else None),
                    absent=where == "absent", excused=where == "excused"),
            item,
        )  # fmt: skip


def _key(item: Meaning, words: Vocabulary) -> tuple[str | None, str]:
    """Return the attendance key that an item opens with, and its value."""
    keys = words.keyed("meeting")
    wanted = ("participants", "absent", "excused", "chair", "rapporteur")
    found = KEY.match(item.block.words.text)
    if item.title and fold(item.title) in keys and keys[fold(item.title)] in wanted:
        return keys[fold(item.title)], item.text
    if found and keys.get(fold(found[1])) in wanted:
        return keys[fold(found[1])], found[2]
    return None, ""


def _state_of(heading: str, words: Vocabulary) -> str:
    key = words.keyed("meeting").get(fold(heading).strip(" :."), "")
    return key if key in ("absent", "excused", "chair", "rapporteur") else ""


def _people(text: str, words: Vocabulary) -> Iterator[Participant]:
    text = text.strip(" .")
    handles = text.split()
    if handles and all(HANDLE.fullmatch(one.strip(",;")) for one in handles):
        yield from (Participant(name=one.strip(",;")) for one in handles)
        return
    whole = _person(text, words)
    pieces = [piece for piece in SPLIT.split(_hide(text)) if piece.strip()]
    if whole and (
        len(pieces) == 1
        or not _is_named(pieces[1], words)
        or len(pieces) == 2
        and not _person_like(pieces[1], words)
    ):
        yield whole
        return
    handles = len(pieces) >= 3 and all(
        len(piece.split()) <= 2 and piece.strip()[:1].isalpha() for piece in pieces
    )
    for piece in pieces:
        one = _person(piece.replace("\ue010", ","), words)
        if handles and one is None and fold(piece).strip() not in name_words(words).not_speakers:
            yield Participant(name=piece.strip(" ."))
        elif one and (_person_like(one.name, words) or one.kind != "person"):
            yield one


def _hide(text: str) -> str:
    """Keep commas inside parentheses from parting people."""
    return ASIDE.sub(lambda m: m.group().replace(",", "\ue010"), text)


def _is_named(text: str, words: Vocabulary) -> bool:
    return bool(text.strip()) and text.strip()[:1].isupper()


def _person_like(text: str, words: Vocabulary) -> bool:
    bare = ASIDE.sub("", text).strip(" .")
    return person_score(words, bare) >= 1.5 or (person_score(words, bare) >= 1.0 and len(bare.split()) >= 2)


def _person(text: str, words: Vocabulary) -> Participant | None:
    """Return the participant that a piece names, with the body or role that follows."""
    head = OF.split(text.strip(), maxsplit=1)[0]
    name, _, after = head.partition(",")
    aside = ASIDE.search(name)
    bare = ASIDE.sub("", name).strip(" .*")
    if not bare or len(bare.split()) > 7:
        return None
    tail = text.strip()[len(head) :].strip(" /|-–—:\t") or after.strip()
    known = known_actor(words, bare)
    if known:
        return Participant(name=bare, kind=known.kind)
    table = name_words(words)
    if all(fold(token) in table.function_words or fold(token) in table.particles for token in bare.split()):
        return None
    while fold(bare.split()[0]) in words.grammar("joiners") and len(bare.split()) > 1:
        bare = bare.split(None, 1)[1]
    first = bare.split()[0]
    if (
        len(bare.split()) > 2
        and fold(first) in words.grammar("articles")
        or fold(first) in table.roles
        and len(bare.split()) > 1
    ):
        bare = " ".join(
            bare.split()[
                2
                if fold(first) in words.grammar("articles")
                and fold(bare.split()[1]) in table.roles | table.honorifics
                else 1 :
            ]
        )
    if fold(bare) in table.not_speakers or person_score(words, bare) < 1.0:
        cut = _leading_name(bare, words)
        if cut is None:
            return None
        bare = cut
    role = next((fold(a[1]) for a in ASIDE.finditer(name) if fold(a[1]) in table.roles), None)
    of = tail or (aside[1] if aside and not role and len(aside[1]) > 4 else "")
    return Participant(name=bare, role=role, of=of.strip(" .") or None)


def _leading_name(text: str, words: Vocabulary) -> str | None:
    """«Kari Sheets joined remotely» -> «Kari Sheets»."""
    tokens = text.split()
    for size in range(min(4, len(tokens) - 1), 1, -1):
        named = " ".join(tokens[:size])
        if person_score(words, named) >= 2.5 and tokens[size][:1].islower():
            return named
    return None


def _merged(found: list[Came]) -> list[Came]:
    """Fold a second naming that only adds a role into the first."""
    out: list[Came] = []
    for one in found:
        like = next(
            (
                at
                for at, other in enumerate(out)
                if fold(other.person.name) == fold(one.person.name) and other.item is not one.item
            ),
            None,
        )
        if like is None or not (one.person.role or out[like].person.role):
            out.append(one)
        else:
            out[like] = replace(
                out[like], person=replace(out[like].person, role=out[like].person.role or one.person.role)
            )
    return out
