"""Akoma Ntoso 3.0, the OASIS standard for the papers of parliaments: each record a debate.

Whose words they are is said twice, side by side: `from` holds the attribution as the notes have it
("EE. UU."), `by` leads to who that is (United States, US). A point's id in the record, which never
changes, is its `wId`; its `eId` says where it stands now.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from actas.model.compiled import compiled
from actas.model.page import Page
from actas.model.record import KIND_OF_ITEM, Actor, Doubt, Item, Link, Record, Section
from actas.model.span import Span
from actas.model.subject import as_written, subject_place
from actas.render.day import FIRST, day_of
from actas.render.xml import escape
from actas.vocabulary.messages import say

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_OURS = "urn:actas:record:1"  # of what the standard has no place for: the lines of the notes
_LANGUAGES = {"es": "spa", "en": "eng", "fr": "fra", "pt": "por"}
_NO_COUNTRY = "xx"  # of a meeting: ISO keeps this code free for those who need one
_OTHER = compiled("[^a-z0-9]+")
_SPACE = compiled(r"\s+")
_EMPTY = '<debateSection name="other"/>'  # a debate has at least one
_CLASSES = {
    "person": "Person",
    "country": "Organization",
    "organisation": "Organization",
    "group": "Organization",
}
_HREF = compiled(r"(?:https?://|mailto:)[!-~]+\Z", re.IGNORECASE)


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return _OTHER.sub("-", plain.lower()).strip("-")[:40] or "x"


def _identity(words: str) -> str:
    """Return an id without white space, which an id may not have."""
    return escape(_SPACE.sub("_", words)) or "x"


def _lines(words: str) -> str:
    return "<br/>".join(escape(words).split("\n"))


@dataclass(slots=True)
class _Drawing:
    """One record on its way to a debate: who speaks, and the doubts met so far."""

    record: Record
    page: Page
    actors: dict[tuple[str, str, str], tuple[str, Actor]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def who(self, actor: Actor) -> str:
        """Return the id of an actor among the references."""
        key = (actor.kind, actor.code or "", "" if actor.code else actor.name)
        if key not in self.actors:
            base = name = _slug(f"{actor.kind} {actor.code or actor.name}")
            taken = {known for known, _ in self.actors.values()}
            count = 1
            while name in taken:
                count += 1
                name = f"{base}-{count}"
            self.actors[key] = (name, actor)
        return self.actors[key][0]

    # -- the body ----------------------------------------------------------------------------

    def body(self) -> str:
        sections = "".join(
            self._section(one, f"dbsect_{at}") for at, one in enumerate(self.record.sections, 1)
        )
        return f"<debateBody>{sections or _EMPTY}</debateBody>"

    def _section(self, section: Section, eid: str) -> str:
        doubts = self._marks(section.id)
        num = f"<num>{_lines(section.label)}</num>" if section.label else ""
        heading = (
            f"<heading>{_lines(section.heading or '')}{doubts}</heading>" if section.heading or doubts else ""
        )
        lines = _place(section.lines) if section.lines else ""
        items = "".join(
            self._item(one, KIND_OF_ITEM.get(section.kind, "other"), f"{eid}__point_{at}")
            for at, one in enumerate(section.items, 1)
        )
        below = "".join(
            self._section(one, f"{eid}__dbsect_{at}") for at, one in enumerate(section.sections, 1)
        )
        return (
            f'<debateSection name="{section.kind}" eId="{eid}" wId="{_identity(section.id)}"{lines}>'
            f"{num}{heading}{items}{below}</debateSection>"
        )

    def _item(self, item: Item, usual: str, eid: str) -> str:
        kind = item.kind or usual
        ids = f'eId="{eid}" wId="{_identity(item.id)}"{_place(item.lines)}'
        below = "".join(self._item(one, kind, f"{eid}__point_{at}") for at, one in enumerate(item.items, 1))
        num = f"<num>{_lines(item.label)}</num>" if item.label else ""
        role = f' class="{item.role}"' if item.role else ""
        said = self._said(item)
        if not item.actor:
            return f'<debateSection name="{kind}" {ids}{role}>{num}{said}{below}</debateSection>'
        by = f'by="#{self.who(item.actor)}"'
        if not below:
            return f"<speech {by} {ids}{role}>{num}{said}</speech>"
        return f"<speechGroup {by} {ids}{role}><speech {by}>{num}{said}</speech>{below}</speechGroup>"

    def _said(self, item: Item) -> str:
        """Return attribution, words and what is known beside them, as blocks."""
        name = as_written(item.actor) if item.actor else ""
        at = subject_place(item.text, name)
        title = f"<i>{_lines(item.title)}</i> " if item.title else ""
        if item.actor and at >= 0:
            tag = "person" if _CLASSES[item.actor.kind] == "Person" else "organization"
            subject = f'<{tag} refersTo="#{self.who(item.actor)}">{_lines(name)}</{tag}>'
            rest = item.text[at + len(name) :]
            words = f"{_linked(item.text[:at], item.links)}{subject}{_linked(rest, item.links)}"
            origin = ""
        else:
            words = _linked(item.text, item.links)
            origin = f"<from>{_lines(name)}</from>" if name else ""
        return f"{origin}<p>{title}{words}{self._marks(item.id)}</p>{''.join(self._facts(item))}"

    def _facts(self, item: Item) -> Iterator[str]:
        for slug, value in (
            ("owner", item.owner),
            ("due", item.due),
            ("due-as-written", item.due_as_written),
            ("adoption", item.adoption),
            ("priority", item.priority),
        ):
            if value:
                yield f'<block name="{slug}">{_lines(value)}</block>'
        if item.done is not None:
            said = say("forms.yes" if item.done else "forms.no", self.page.language)
            yield f'<block name="done">{said}</block>'

    def _marks(self, identity: str) -> str:
        marks = ""
        for doubt in self.record.doubts:
            if doubt.at == identity and doubt not in self.doubts:
                self.doubts.append(doubt)
                marks += f'<noteRef href="#doubt_{len(self.doubts)}" marker="?{len(self.doubts)}"/>'
        return marks

    # -- what is known of it -----------------------------------------------------------------

    def meta(self) -> str:
        """Return the metadata; call it after `body`, which finds who speaks and what is doubtful."""
        meeting = self.record.meeting
        title = meeting.title or say("render.untitled", self.page.language)
        references = [_reference("Event", "meeting", title), _reference("Object", "actas", "actas")]
        for name, actor in self.actors.values():
            code = f' shortForm="{escape(actor.code)}"' if actor.code else ""
            references.append(_reference(_CLASSES[actor.kind], name, actor.name, code))
        doubts = [*self.doubts, *(one for one in self.record.doubts if one not in self.doubts)]
        notes = "".join(
            f'<note eId="doubt_{at}" marker="?{at}"{_place(one.lines)}><p>{_lines(one.says)}</p></note>'
            for at, one in enumerate(doubts, 1)
        )
        notes = f'<notes source="#actas">{notes}</notes>' if notes else ""
        return (
            f"<meta>{_identification(self.record, self.page)}"
            f'<references source="#actas">{"".join(references)}</references>{notes}</meta>'
        )

    def preface(self) -> str:
        """Return the title, and the notes' own words on the meeting."""
        meeting = self.record.meeting
        rows = [f"<p><docTitle>{_lines(meeting.title)}</docTitle></p>"] if meeting.title else []
        if meeting.place:
            rows.append(f'<block name="place">{_lines(meeting.place)}</block>')
        rows += [
            f'<block name="as-written"{_place(one.lines)}>{_lines(one.text)}</block>'
            for one in meeting.as_written
        ]
        rows += [f'<block name="participant">{_lines(one.name)}</block>' for one in meeting.participants]
        return f"<preface>{''.join(rows)}</preface>" if rows else ""

    def debate(self) -> str:
        body = self.body()
        return f'<debate name="minutes">{self.meta()}{self.preface()}{body}</debate>'


def _place(lines: Span) -> str:
    part = f' actas:part="{lines.part}/{lines.parts}"' if lines.parts else ""
    file = f' actas:file="{escape(lines.file)}"' if lines.file else ""
    return f' actas:lines="{lines.first}-{lines.last}"{part}{file}'


def _reference(kind: str, name: str, shown: str, more: str = "") -> str:
    href = f"/akn/ontology/{kind.lower()}/{name}"
    return f'<TLC{kind} eId="{name}" href="{href}" showAs="{escape(" ".join(shown.split()))}"{more}/>'


def _linked(text: str, links: Sequence[Link]) -> str:
    """Return the text with its links, those of the web and of mail only."""
    out, done = "", 0
    for link in links:
        at = text.find(link.words, done) if link.words else -1
        if at >= 0 and _HREF.match(link.href):
            out += f'{_lines(text[done:at])}<a href="{escape(link.href)}">{_lines(link.words)}</a>'
            done = at + len(link.words)
    return out + _lines(text[done:])


def _level(level: str, uri: str, date: str, author: str, more: str) -> str:
    return (
        f'<FRBR{level}><FRBRthis value="{uri}/!main"/><FRBRuri value="{uri}"/>'
        f'<FRBRdate date="{date}" name="meeting"/><FRBRauthor href="#{author}"/>{more}</FRBR{level}>'
    )


def _identification(record: Record, page: Page) -> str:
    """Return work (the meeting), expression (in the notes' language) and manifestation (this file)."""
    day = (day_of(record.meeting.date) or FIRST).isoformat()
    made = (day_of(page.created) or FIRST).isoformat()
    language = _LANGUAGES.get(record.meeting.language or "", "und")
    work = f"/akn/{_NO_COUNTRY}/debate/{day}/{_slug(record.id)}"
    country = f'<FRBRcountry value="{_NO_COUNTRY}"/>'
    return (
        '<identification source="#actas">'
        + _level("Work", work, day, "meeting", country)
        + _level("Expression", f"{work}/{language}@", day, "actas", f'<FRBRlanguage language="{language}"/>')
        + _level(
            "Manifestation", f"{work}/{language}@.xml", made, "actas", '<FRBRformat value="application/xml"/>'
        )
        + "</identification>"
    )


def _collection(page: Page, debates: list[str]) -> str:
    title = Record(id="collection", meeting=page.records[0].meeting)
    references = _reference("Event", "meeting", page.title) + _reference("Object", "actas", "actas")
    parts = "".join(f'<component eId="cmp_{at}">{one}</component>' for at, one in enumerate(debates, 1))
    return (
        f'<documentCollection name="minutes"><meta>{_identification(title, page)}'
        f'<references source="#actas">{references}</references></meta>'
        f"<preface><p><docTitle>{_lines(page.title)}</docTitle></p></preface>"
        f"<collectionBody>{parts}</collectionBody></documentCollection>"
    )


def render(page: Page, *, template: bytes | None = None) -> bytes:
    """Return the page's records: one a debate, several a collection of debates. UTF-8."""
    debates = [_Drawing(record, page).debate() for record in page.records]
    inner = debates[0] if len(debates) == 1 else _collection(page, debates)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{_NAMESPACE}" xmlns:actas="{_OURS}">'
        f"{inner}</akomaNtoso>\n"
    ).encode()
