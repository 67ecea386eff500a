"""Whose a task is, in whatever way the writer sets it apart; and what is wrongly taken for somebody.

    python benchmarks/tasks.py [--short]

Lists of four tasks in four languages, the same way on all of them, with each kind of owner: first names,
whole names, initials, bodies and offices, two at once. For each way the share of owners that are found; at
the end the share of topics, in places where others name people, that nobody owns. A quarter of a minute.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import actas
from actas.model.record import Item, Record, Section
from actas.vocabulary.fold import fold

PEOPLE = ("Irene Luna", "Bruno Paz", "Nadia Cruz", "Omar Gil")
LANGUAGES = {
    "es": (
        "Reunión del molino\n4 de junio de 2031\n\nAsistentes: {all}\n\nTemas\n- La rueda suena\n\nTareas\n",
        ("Engrasar la rueda del molino", "Pedir precio de las correas", "Escribir al vecino del canal",
         "Barrer la sala de sacos"),
        ("Tesorería", "Secretaría", "Comisión de agua", "FAO"), "y", "Responsable", "resp.",
    ),
    "en": (
        "Mill meeting\n4 June 2031\n\nPresent: {all}\n\nDiscussion\n- The wheel is noisy\n\nAction items\n",
        ("Grease the wheel of the mill", "Get a price for the belts", "Write to the man at the weir",
         "Sweep the room with the sacks"),
        ("Treasurer", "Secretary", "Water committee", "FAO"), "and", "Responsible", "resp.",
    ),
    "pt": (
        "Reunião do moinho\n4 de junho de 2031\n\nPresentes: {all}\n\nPauta\n- A roda range\n\nTarefas\n",
        ("Engraxar a roda do moinho", "Pedir o preço das correias", "Escrever ao vizinho do canal",
         "Varrer a sala dos sacos"),
        ("Tesouraria", "Secretaria", "Comissão de água", "FAO"), "e", "Responsável", "resp.",
    ),
    "fr": (
        "Réunion du moulin\n4 juin 2031\n\nPrésents : {all}\n\nSujets\n- La roue grince\n\nÀ faire\n",
        ("Graisser la roue du moulin", "Demander le prix des courroies", "Écrire au voisin du canal",
         "Balayer la salle des sacs"),
        ("Trésorier", "Secrétariat", "Commission eau", "FAO"), "et", "Responsable", "resp.",
    ),
}  # fmt: skip
KINDS = ("first names", "whole names", "initials", "bodies", "two")
BEHIND = (
    "{do} ({who})", "{do} [{who}]", "{do} – {who}", "{do} - {who}", "{do} --{who}", "{do}: {who}",
    "{do} -> {who}", "{do} → {who}", "{do} => {who}", "{do} > {who}", "{do}. {who}.", "{do}. {who}",
    "{do}, {who}", "{do}; {who}", "{do} / {who}", "{do} // {who}", "{do} | {who}", "{do} ~ {who}",
    "{do} ={who}", "{do} ... {who}", "{do}\t{who}", "{do} **{who}**", "{do} _{who}_", "{do} *({who})*",
    "{do} **[{who}]**", "{do} - **{who}**", "{do} {who}", "{do} ({short} {who})", "{do} [{key}: {who}]",
    "{do} - {short} {who}", "{do}. {key}: {who}.",
)  # fmt: skip
BEFORE = (
    "{who}: {do}", "{who}:{do}", "{who} :: {do}", "{who} - {do}", "{who} – {do}", "{who} -> {do}",
    "{who} => {do}", "{who} > {do}", "{who} = {do}", "{who} | {do}", "{who} / {do}", "{who}. {do}",
    "{who}.- {do}", "{who}; {do}", "{who}\t{do}", "[{who}] {do}", "({who}) {do}", "**{who}** {do}",
    "*{who}* {do}", "**{who}:** {do}", "**[{who}]** {do}", "_{who}_: {do}", "{loud} {do}",
    "{loud}: {do}", "{key} {who}: {do}", "{key}: {who}. {do}",
)  # fmt: skip
TOPICS = {
    "es": ("Rueda", "Correas", "Canal", "Sala"), "en": ("Wheel", "Belts", "Weir", "Sacks"),
    "pt": ("Roda", "Correias", "Canal", "Sala"), "fr": ("Roue", "Courroies", "Canal", "Salle"),
}  # fmt: skip


def items_in(record: Record) -> Iterator[Item]:
    """Yield all items of a record, in order."""

    def below(items: tuple[Item, ...]) -> Iterator[Item]:
        for item in items:
            yield item
            yield from below(item.items)

    def within(sections: tuple[Section, ...]) -> Iterator[Item]:
        for section in sections:
            yield from below(section.items)
            yield from within(section.sections)

    return within(record.sections)


def owners_of(kind: str, language: str) -> tuple[str, ...]:
    """Return whose the four tasks are."""
    _, _, bodies, joint, _, _ = LANGUAGES[language]
    first = tuple(one.split()[0] for one in PEOPLE)
    if kind == "first names":
        return first
    if kind == "initials":
        return tuple("".join(part[0] for part in one.split()) for one in PEOPLE)
    two = (f"{first[0]} {joint} {first[1]}", f"{first[2]} {joint} {first[3]}", *first[:2])
    return {"bodies": bodies, "two": two}.get(kind, PEOPLE)


def read(way: str, who: tuple[str, ...], language: str, folder: Path, *, short: bool) -> list[str | None]:
    """Return whose the four tasks are when all are told in one way."""
    top, tasks, _, _, key, brief = LANGUAGES[language]
    came = [f"{one} ({''.join(part[0] for part in one.split())})" if short else one for one in PEOPLE]
    told = [
        f"- {way.format(who=one, do=do, loud=one.upper(), key=key, short=brief)}"
        for one, do in zip(who, tasks, strict=True)
    ]
    notes = folder / "notes.md"
    notes.write_text(top.format(all=", ".join(came)) + "\n".join(told) + "\n", "utf-8")
    found = [item.owner for item in items_in(actas.parse_notes(notes).record)]
    return found[-len(told) :]


def found(way: str, kind: str, language: str, folder: Path) -> float:
    """Return the share of owners that are found."""
    who = owners_of(kind, language)
    owners = read(way, who, language, folder, short=kind == "initials")
    return sum(fold(one or "") == fold(meant) for one, meant in zip(owners, who, strict=False)) / len(who)


def main() -> int:
    """Print the shares."""
    shares: defaultdict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for way, kind, language in product((*BEHIND, *BEFORE), KINDS, LANGUAGES):
            share = found(way, kind, language, folder)
            for shown in (repr(way), kind, language, "all"):
                shares[shown].append(share)
        for way, language in product(BEFORE, LANGUAGES):
            nobodys = read(way, TOPICS[language], language, folder, short=False)
            if "{key}" not in way:  # which says whose it is
                shares["topics that nobody owns"].append(sum(not one for one in nobodys) / len(nobodys))
    shown = [one for one in shares if not (one.startswith("'") and "--short" in sys.argv)]
    for one in shown:
        print(f"{one:<26}{sum(shares[one]) / len(shares[one]):>6.2f} of {len(shares[one]):>4}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
