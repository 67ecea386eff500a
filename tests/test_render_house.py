"""House templates: their look is kept in any language of Word, nothing in them runs or is fetched."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest

from actas.model.errors import BadUsage
from actas.render import RENDERERS
from actas.report import page
from support import word
from support.records import workshop
from support.word import W
from test_render_docx import validate

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" '
    'w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
)
# A Spanish Word: English names, Spanish ids; no Title, no List Paragraph, no default for languages.
STYLES = (
    f"<w:styles {NS}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:color w:val="8B0000"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Textoennegrita"><w:name w:val="Strong"/>'
    "<w:rPr><w:b/></w:rPr></w:style></w:styles>"
)
NUMBERING = (
    f'<w:numbering {NS}><w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)
LETTER = "<w:p><w:r><w:t>Excelentísimo señor:</w:t></w:r></w:p>"


def template(
    body: str = LETTER, *, main: str = "document", numbering: str = "", more: dict[str, str] | None = None
) -> bytes:
    """Return a template; ``more`` holds further parts, or others in place of these."""
    kind = f"{TYPE}.numbering+xml"
    lists = f'<Override PartName="/word/numbering.xml" ContentType="{kind}"/>' if numbering else ""
    link = f'<Relationship Id="rId3" Type="{REL}/numbering" Target="numbering.xml"/>' if numbering else ""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}.{main}.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{TYPE}.styles+xml"/>'
        f'<Override PartName="/word/header1.xml" ContentType="{TYPE}.header+xml"/>{lists}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NS}><w:body>{body}{SECTION}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{REL}/header" Target="header1.xml"/>'
        f'<Relationship Id="rId2" Type="{REL}/styles" Target="styles.xml"/>{link}</Relationships>',
        "word/styles.xml": STYLES,
        "word/header1.xml": f"<w:hdr {NS}><w:p><w:r><w:t>Secretaría</w:t></w:r></w:p></w:hdr>",
        **({"word/numbering.xml": numbering} if numbering else {}),
        **(more or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, HEAD + xml)
    return out.getvalue()


def filled(house: bytes) -> bytes:
    return RENDERERS["docx"](page([workshop()], language="es"), template=house)


def said(data: bytes) -> list[tuple[str, str]]:
    parts = word.parts(data)
    styles = {
        one.get(f"{W}styleId"): one.find(f"{W}name").get(f"{W}val")
        for one in ET.fromstring(parts["word/styles.xml"]).iter(f"{W}style")
    }
    found = []
    for one in ET.fromstring(parts["word/document.xml"]).iter(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        found.append((styles[style.get(f"{W}val")] if style is not None else "", word.text_of(one)))
    return found


def test_styles_are_found_by_name_in_any_language_of_word_and_kept() -> None:
    data = filled(template())
    assert ("heading 1", "Resumen") in said(data)
    styles = word.parts(data)["word/styles.xml"].decode()
    assert '<w:style w:type="paragraph" w:styleId="Ttulo1">' in styles
    assert "8B0000" in styles
    assert styles.count('w:val="heading 1"') == 1
    assert 'w:val="Textoennegrita"' in word.parts(data)["word/document.xml"].decode()


def test_missing_styles_and_lists_are_added() -> None:
    data = filled(template())
    styles = ET.fromstring(word.parts(data)["word/styles.xml"])
    names = [one.find(f"{W}name").get(f"{W}val") for one in styles.iter(f"{W}style")]
    assert {"Title", "List Paragraph", "Actas Table", "heading 9"} <= set(names)
    assert len(names) == len(set(names))
    assert sum(one.get(f"{W}default") == "1" for one in styles.iter(f"{W}style")) == 1
    assert "word/actas-numbering.xml" in word.parts(data)


def test_header_paper_and_letter_are_kept() -> None:
    data = filled(template())
    assert b"Secretar" in word.parts(data)["word/header1.xml"]
    document = word.parts(data)["word/document.xml"].decode()
    assert 'w:w="12240"' in document
    assert next(text for _, text in said(data)) == "Excelentísimo señor:"
    widths = [
        int(one.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) for one in ET.fromstring(document).iter(f"{W}tbl")
    ]
    assert set(widths) == {12240 - 2 * 1800}


def test_our_lists_go_on_from_the_templates() -> None:
    data = filled(template(numbering=NUMBERING))
    root = ET.fromstring(word.parts(data)["word/numbering.xml"])
    assert [one.tag.removeprefix(W) for one in root] == sorted(one.tag.removeprefix(W) for one in root)
    numbers = [one.get(f"{W}numId") for one in root.iter(f"{W}num")]
    assert numbers[0] == "4"
    assert len(set(numbers)) == len(numbers)
    labels = [one.label for one in word.read(data) if one.label]
    assert labels[3:9] == ["a)", "b)", "c)", "1.", "2.", "3."]


REGIONS = {
    "control": '<w:sdt><w:sdtPr><w:tag w:val="actas:body"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>'
    "<w:p><w:r><w:t>aquí</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "bookmark": '<w:p><w:bookmarkStart w:id="1" w:name="actas_body"/><w:r><w:t>aquí</w:t></w:r>'
    '<w:bookmarkEnd w:id="1"/></w:p>',
    "bookmark over several paragraphs": '<w:p><w:bookmarkStart w:id="1" w:name="actas:body"/>'
    '<w:r><w:t>aquí</w:t></w:r></w:p><w:p><w:r><w:t>aquí</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>',
}


@pytest.mark.parametrize("region", REGIONS)
def test_the_region_takes_the_report(region: str) -> None:
    data = filled(template(LETTER + REGIONS[region] + "<w:p><w:r><w:t>Atentamente</w:t></w:r></w:p>"))
    texts = [text for _, text in said(data)]
    assert texts[:3] == ["Excelentísimo señor:", "Acta", "Taller regional sobre comedores escolares"]
    assert texts[-1] == "Atentamente"
    assert "aquí" not in texts
    numbers = [
        one.get(f"{W}id")
        for one in ET.fromstring(word.parts(data)["word/document.xml"]).iter(f"{W}bookmarkStart")
    ]
    assert len(numbers) == len(set(numbers))


def test_an_empty_template_leaves_no_empty_line_above() -> None:
    assert said(filled(template("<w:p/>")))[0][1] == "Acta"


def test_a_filled_template_is_valid_and_the_same_each_time() -> None:
    house = template(numbering=NUMBERING)
    assert filled(house) == filled(house)
    validate(filled(house))
    validate(filled(template(REGIONS["control"])))


def test_a_dotx_becomes_a_document_and_the_language_and_properties_are_the_reports() -> None:
    parts = word.parts(filled(template(main="template", more={"docProps/core.xml": "<x/>"})))
    assert b"document.main+xml" in parts["[Content_Types].xml"]
    assert b"template.main+xml" not in parts["[Content_Types].xml"]
    assert b'w:lang w:val="es-ES"' in parts["word/styles.xml"]
    assert b"<dc:title>Taller" in parts["docProps/core.xml"]


def test_python_docx_templates_work() -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Ministerio"
    out = io.BytesIO()
    made.save(out)
    data = filled(out.getvalue())
    again = docx.Document(io.BytesIO(data))
    assert again.sections[0].header.paragraphs[0].text == "Ministerio"
    assert again.core_properties.author == ""
    parts = word.parts(data)
    assert not [name for name, part in parts.items() if b"python-docx" in part or "thumbnail" in name]


STRICT = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]>'


@pytest.mark.parametrize(
    ("house", "key"),
    [
        (b"", "render.template-not-word"),
        (b"no zip", "render.template-not-word"),
        (b"PK\x03\x04 torn", "render.template-not-word"),
        (template()[:-300], "render.template-not-word"),
        (template(more={"word/vbaProject.bin": "x"}), "render.template-macros"),
        (template(more={"word/styles.xml": "<w:styles"}), "render.template-damaged"),
        (
            template(more={"word/styles.xml": f"{ENTITY}<w:styles {NS}>&a;</w:styles>"}),
            "render.template-damaged",
        ),
        (
            template(more={"word/document.xml": STRICT}),
            "render.template-strict",
        ),
        (template(more={"word/document.xml": f"<w:document {NS}/>"}), "render.template-damaged"),
    ],
)
def test_what_is_no_template_is_refused_by_name(house: bytes, key: str) -> None:
    with pytest.raises(BadUsage) as raised:
        filled(house)
    assert raised.value.key == key


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/big.xml", b"0" * (101 * 2**20))
    with pytest.raises(BadUsage, match="template-too-large"):
        filled(out.getvalue())


def test_a_link_to_another_template_is_taken_out() -> None:
    link = f'Id="rId1" Type="{REL}/attachedTemplate" Target="http://x.example/evil.dotm"'
    more = {
        "word/settings.xml": f'<w:settings {NS}><w:attachedTemplate r:id="rId1"/></w:settings>',
        "word/_rels/settings.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship {link} TargetMode="External"/></Relationships>',
    }
    parts = word.parts(filled(template(more=more)))
    assert not [name for name, part in parts.items() if b"evil" in part or b"attachedTemplate" in part]
