"""What a house template lacks for reports, and a template to begin with."""

from __future__ import annotations

from actas.model.page import FixedWords, Page
from actas.render.docx import default, opening
from actas.render.docx.house import REGION, ids_of
from actas.render.docx.opening import parse, q
from actas.render.docx.package import zipped
from actas.render.docx.styles import BUILT_IN
from actas.render.docx.words import NAMESPACES, paragraph, run
from actas.vocabulary.messages import say


def check(template: bytes, language: str) -> tuple[str, ...]:
    """Return a sentence for each thing that reports use and the template does not have.

    Args:
        template: the file's bytes.
        language: of the sentences, "es" or "en".

    Raises BadUsage when the file is no template that can be used.

    """
    package = opening.opened(template)
    found = []
    root = parse(package.parts[package.main], package.main)
    named = {one.get(q("val")) for one in root.iter(q("tag"), q("alias"))}
    named |= {one.get(q("name")) for one in root.iter(q("bookmarkStart"))}
    if not named & {REGION, REGION.replace(":", "_")}:
        found.append(say("render.lacks-region", language, region=REGION))
    name = package.linked("styles")
    known = ids_of(parse(package.parts[name], name)) if name else {}
    lacking = [style for style in BUILT_IN if style.lower() not in known]
    if lacking:
        found.append(say("render.lacks-styles", language, styles=", ".join(lacking)))
    for kind in ("header", "footer"):
        if package.linked(kind) is None:
            found.append(say(f"render.lacks-{kind}", language))
    pages = [part for name, part in package.parts.items() if "footer" in name or "header" in name]
    if not any(b"NUMPAGES" in part or b"PAGE" in part for part in pages):
        found.append(say("render.lacks-page-number", language))
    return tuple(found)


def new(language: str) -> bytes:
    """Return our own design as a template: its region, header, footer and styles, to be changed in Word."""
    fixed = FixedWords(
        page_of=say("render.page-of", language, page="{page}", pages="{pages}"),
        skip="", contents="", place="", locale=say("render.locale", language),
    )  # fmt: skip
    page = Page(
        language=language,
        title=say("render.template-title", language),
        kicker=None,
        created="1980-01-01",
        blocks=(),
        words=fixed,
    )
    package = opening.opened(default.render(page))
    root = parse(package.parts[package.main], package.main)
    body = root.find(q("body"))
    hint = paragraph(run(say("render.template-hint", language)), None)
    region = (
        f'<w:sdt><w:sdtPr><w:alias w:val="actas"/><w:tag w:val="{REGION}"/></w:sdtPr>'
        f"<w:sdtContent>{hint}</w:sdtContent></w:sdt>"
    )
    for block in list(body)[:-1]:  # all but the section: paper, margins, header, footer
        body.remove(block)
    body.insert(0, parse(f"<w:body {NAMESPACES}>{region}</w:body>".encode(), "region")[0])
    package.parts[package.main] = opening.written(root)
    return zipped(package.parts)
