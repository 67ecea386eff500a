"""What is fuzzed: one function a reader, one for the whole road from notes to a checked record, one for YAML.

Each takes bytes and returns when they give a result or one of our typed errors; anything else that
is raised is a find. `SEEDS` are sound files to start from and `WORDS` what a mutation may put in: random
bytes alone never get past the first check. Run by `fuzz_run.py`, by `test_fuzz.py` for a moment, and
by atheris where it is installed (``atheris.Setup(sys.argv, TARGETS["html"])``).
"""

# ruff: noqa: E501 - hostile bytes read best in one piece

from __future__ import annotations

import contextlib
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from xml.etree import ElementTree

from actas import pipeline, store, validate
from actas.cli.output import FORMS, Findings, draw
from actas.files import read_utf8
from actas.model.errors import ActasError
from actas.model.given import Given
from actas.model.problem import Place
from actas.pipeline.checks import Checked, Verdict, verdict_of
from actas.read import ENDINGS, FORMATS, read_bytes
from support import docx as word
from support import odt as open_document

Target = Callable[[bytes], None]

NOTES = """\
Taller sobre agua y caminos. Tegucigalpa, 3 de mayo de 2017

1. Buenas prácticas
1. Canadá. Frecuentes visitas a parajes apartados.
2. **Costa Rica**: el comité publica sus [menús](https://example.org/a).
· [bookmark: _GoBack]
Recomendaciones
5. Bajo un enfoque de inclusión
   a) Incorporar la Agenda 2030 y el ODS 5.
10.
| Quién | Qué | Cuándo |
| --- | --- | --- |
| Ana Pérez | Enviar el acta | 12/05/2017 |
""".encode()

HTML = b"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Taller</title><style>.x{display:none}
li::before{content:"a"}</style></head><body><h1>Acuerdos</h1><ol start="3" type="i"><li>Uno<ul><li>dos</ul><li value=7>tres
</ol><table><tr><td rowspan=2>a<td>b</table><p class="x">oculto</p><p>a&nbsp;b &#x2028; <a href="javascript:x">c</a><br>d
<script>var a = "</p>";</script><!-- no --><pre>x\n y</pre></body></html>"""

RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc0
{\leveltext\'02\'00.;}{\levelnumbers\'01;}}\listid1}}{\stylesheet{\s1\outlinelevel0 heading 1;}}
\pard\s1 Acuerdos\par\pard\ls1\ilvl0{\listtext 1.\tab}Canad\'e1. Uno\line dos\par{\v oculto}\u8211? \uc1 tres\par
\trowd\cellx100\cellx200 a\cell b\cell\row{\field{\*\fldinst HYPERLINK "https://example.org"}{\fldrslt enlace}}\par}"""

EML = b"""From: Ana <a@example.org>
To: b@example.org
Subject: =?utf-8?q?Acta_de_la_reuni=C3=B3n?=
Date: Wed, 16 Nov 2016 10:00:00 -0600
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Acuerdos
1. Publicar=20el acta en Canad=C3=A1.
> citado

--b
Content-Type: text/html; charset=iso-8859-1

<p>Acuerdos</p><ol><li>Uno</ol>
--b--
"""


def _pdf() -> bytes:
    """Return the smallest PDF that says something."""
    words = b"BT /F1 12 Tf 72 720 Td (1. Publicar el acta) Tj 0 -14 Td [(2. Re) -20 (unirse)] TJ ET"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table)
    return (
        out + head + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(out))
    )


def _docx() -> bytes:
    return word.docx(
        word.p("Acuerdos", style="Heading1"),
        word.p("Canadá. Uno", num=(1, 0)),
        word.p(word.b("dos"), num=(1, 1)),
        word.tbl(("a", "b"), ("c", word.p("d", num=(1, 0)))),
        numbering=word.abstract(0, word.lvl(0), word.lvl(1, "lowerRoman", "%1.%2)"))
        + word.num(1, 0, word.restart(1, 3)),
        styles=word.style("Heading1", "heading 1"),
    )


def _odt_blocks() -> tuple[str, ...]:
    made = open_document
    return (made.h("Acuerdos"), made.lst(made.p("Uno"), made.lst(made.p("dos")), style="L1"), made.p("tres"))


def _odt_styles() -> str:
    return open_document.list_style("L1", open_document.number(1), open_document.bullet(2))


SEEDS: Mapping[str, tuple[bytes, ...]] = {
    "txt": (NOTES, NOTES.decode().encode("utf-16"), NOTES.decode().encode("cp1252")),
    "md": (NOTES, b"---\ntitle: a\n---\n# Uno\n\n- [x] dos\n  1. tres\n\n```\nx\n```\n"),
    "rst": (
        b"Uno\n===\n\n#. dos_\n\n=== ===\na   b\n=== ===\n\n.. note:: tres\n\n.. _dos: https://example.org\n",
    ),
    "org": (b"#+TITLE: a\n* TODO Uno :b:\n  DEADLINE: <2021-03-15>\n- dos :: tres\n| a | b |\n[fn:1] c\n",),
    "wiki": (b"== Uno ==\n# dos\n#* '''tres'''\n; a : b\n{|\n! c !! d\n|-\n| e || f\n|}\n",),
    "docx": (_docx(),),
    "odt": (open_document.odt(*_odt_blocks(), automatic=_odt_styles()),),
    "fodt": (open_document.fodt(*_odt_blocks(), automatic=_odt_styles()),),
    "html": (HTML,),
    "rtf": (RTF,),
    "pdf": (_pdf(),),
    "eml": (EML,),
}
YAML = b"""\
actas: 1
id: taller
status: draft
meeting: {title: "Taller: agua", date: "2017-05-03", given: [title]}
source: {file: notas.txt, format: txt, sha256: "00", lines: 3}
sections:
  - id: S1
    kind: practices  # a word
    heading: Pr\xc3\xa1cticas
    lines: [1, 1]
    items:
      - id: P1
        label: "1"
        lines: [2, 2]
        part: 1/2
        actor: {name: Canad\xc3\xa1, kind: country, code: CA}
        text: >-
          Muchos contactos
          con temas.
        waivers: [{rule: empty-item, reason: no}]
doubts:
  - {id: empty-item, at: P1, lines: [2, 2], says: 'nada'}
retired: [P2]
"""
# One with what can be mended: keys out of order, space at line ends, no code; comments all over.
UNTIDY = b"""\
# first
id: mesa   # why
actas: 1\x20
status: draft
meeting:
  # of the day
  date: "2017-05-03"
  title: Mesa
source: {format: txt, file: notas.txt, sha256: "00", lines: 4}
sections:
  - kind: practices
    id: S1
    lines: [1, 1]
    items:
      # a comment
      - text: |+
          uno
            dos

        id: P1   # behind
        lines: [2, 3]
        actor: {kind: country, name: Per\xc3\xba, code: PER}
      - {lines: [4, 4], id: P2, text: 'a: ''b'' #c'}
    sections:
      - id: S2
        kind: other
        heading: "Dos\\n\\u202E"
        items: []\t
# last
"""
# What mutations put in, beside random bytes and pieces of the seeds.
WORDS: Mapping[str, tuple[bytes, ...]] = {
    "txt": (b"\r", b"\0", b"\x85", b"\xff\xfe", b"\xc3", b"\xe2\x80\xa8", b"1.1.1. ", b"IV) ", b"***", b"|", b"---",
            "²".encode(), "፩".encode()),
    "md": (b"\n---\n", b"```", b"- [ ] ", b"![", b"](", b"<!--", b"&#x0;", b"&#1114112;", b"\\", b"    ", b"#" * 7),
    "rst": (b".. ", b"::", b"\n===\n", b"+---+\n", b"=== ===\n", b"``", b"`_", b"|", b"   ", b".. [1] ", b".. list-table::\n"),
    "org": (b"\n* ", b":END:", b"#+begin_comment\n", b"[[", b"][", b"|-+-|", b"<2021-03-15>", b" :: ", b"[fn:", b"#+TODO: a | b\n"),
    "wiki": (b"{|\n", b"|}\n", b"|-\n", b"||", b"{{", b"}}", b"'''", b"[[", b"<li>", b"<!--", b"-->", b"==", b"\n;", b"\n:"),
    "docx": (b"<w:tbl>", b"</w:p>", b"<w:vanish/>", b'w:val="-1"', b'w:val="99999999999"', b"&#0;", b"<w:del>", b"w:ilvl",
             b"<!DOCTYPE x>", b'w:val=""', b"<w:sdt>", b"<w:txbxContent>", b"w:fldChar", b"\xff"),
    "odt": (b"<text:list>", b'text:level="0"', b'text:start-value="-5"', b"9" * 5000, b'text:c="999999999"', b"&#0;", b"<draw:frame>",
            b'text:outline-level="x"', b"<!DOCTYPE x>", b'table:number-columns-repeated="99999999"'),
    "html": (b"<table>", b"<ol start=-9999999999>", b"<td colspan=99999>", b"\x1c2", b"&#x110000;", b"<!--", b"]]>", b"<svg>", b"\0",
             b"<template>", b"<li value=x>", b'<meta charset="utf-7">', b"display:none", b"<plaintext>", b"<frameset>"),
    "rtf": (b"{", b"}", b"\\bin999 ", b"\\u-70000?", b"\\uc99 ", b"\\'zz", b"\\'", b"\\ls-1", b"\\ilvl99", b"{\\*", b"\\ansicpg0",
            b"\\ansicpg99999999999999999999", b"\\cell", b"\\row", b"\\listid-1", b"\\u55357?"),
    "pdf": (b"endobj", b"stream", b"/Length 99999999", b"/Kids[3 0 R 2 0 R]", b"9 0 R", b"<<", b">>", b"/Filter/FlateDecode",
            b"/Count -1", b"Tj", b"[", b"(", b"<FEFF", b"/Encrypt 9 0 R", b"/Prev 0"),
    "eml": (b"Content-Type: multipart/mixed; boundary=b\n\n", b"--b\n", b"charset=x-none", b"charset=utf-7", b"=?x?b?!?=", b"=\n",
            b"Content-Transfer-Encoding: base64\n", b"\0", b"Date: x\n", b"Content-Type: message/rfc822\n\n", b"\xff"),
    "yaml": (b"&a ", b"*a", b"<<: ", b"!!python/object ", b"\t", b"---\n", b"? ", b"[" * 40, b"{" * 40, b"999999999999999999999",
             b"lines: [0, -1]\n", b"id: S1\n", b"0/0", b"\xe2\x80\xa8", b"\xff\xfe", b"null", b"actas: 2\n", b"|+\n", b"'", b'"'),
}  # fmt: skip
WORDS = {**WORDS, "fodt": WORDS["odt"]}


def reader(name: str) -> Target:
    """Return the target of one reader."""

    def read(data: bytes) -> None:
        with contextlib.suppress(ActasError):
            read_bytes(data, f"notas.{name}")

    return read


# Faults of the notes themselves, which the record shows and the checks report: «ODS 51.1», «del 4 al 3 de mayo».
OF_THE_NOTES = frozenset({"unknown-ref", "date-order"})


def road(data: bytes) -> None:
    """From notes to a record that validates: what is written must be sound whatever the notes are."""
    try:
        notes = read_bytes(data, "notas.txt")
    except ActasError:
        return
    record = pipeline.parse(notes, Given())
    loaded = store.load(store.dump(record), "notas.acta.yaml")
    assert not loaded.problems, loaded.problems
    assert store.to_record(loaded.data) == record
    errors = [
        p for p in validate.check(loaded, source=notes) if p.level == "error" and p.rule not in OF_THE_NOTES
    ]
    assert not errors, errors


def yaml(data: bytes) -> None:
    """Any bytes are a record with its problems, or an error of ours; places lie in the text; all forms hold."""
    try:
        text = read_utf8("a.acta.yaml", data)
        loaded = store.load(text, "a.acta.yaml")
    except ActasError:
        return
    problems = validate.check(loaded)
    for problem in problems:
        _lies_in(problem.place, loaded)
    _drawn(verdict_of(Checked(loaded=loaded, problems=problems), keep_text=True))
    for shape in ("fragment", "entities"):
        for problem in validate.check_shape(loaded, shape):
            _lies_in(problem.place, loaded)


def _lies_in(place: Place, loaded: store.Loaded) -> None:
    """A place's two ends stand in the text, the end not before the start."""
    starts = [*loaded.line_starts, len(loaded.text) + 1]
    for line, column in ((place.line, place.column), (place.end_line, place.end_column)):
        assert 1 <= line < len(starts), place
        assert 1 <= column <= starts[line] - starts[line - 1] + 1, place
    assert (place.line, place.column) <= (place.end_line, place.end_column), place


def _drawn(verdict: Verdict) -> None:
    """Every form draws the findings, and what draws for programs is sound."""
    findings = Findings((verdict,), "es")
    drawn = {form: draw(form, findings) for form in FORMS}
    ElementTree.fromstring(drawn["junit"].encode("utf-8", "replace"))
    count = len(verdict.problems)
    assert len(json.loads(drawn["json"])) == count
    assert len({issue["fingerprint"] for issue in json.loads(drawn["gitlab"])}) == count
    assert len(json.loads(drawn["sarif"])["runs"][0]["results"]) == count
    assert all(
        re.match("::(error|warning|notice) [^:]*::", line) for line in drawn["github"].split("\n")[:-1]
    )
    assert drawn["jsonl"].count("\n") == drawn["concise"].count("\n") == count
    seen = drawn["text"] + drawn["concise"]
    assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", seen), seen


def rewrite(data: bytes) -> None:
    """What changes a record's file leaves its data as they were, but for what was asked, or refuses."""
    try:
        loaded = store.load(read_utf8("a.acta.yaml", data), "a.acta.yaml")
    except ActasError:
        return
    if loaded.data is None or loaded.problems:
        return
    with contextlib.suppress(ActasError):
        once = store.reflow(loaded.text)
        again = store.load(once, "a.acta.yaml")
        assert again.data == loaded.data, again.data
        assert store.reflow(once) == once
    with contextlib.suppress(ActasError):
        changes = validate.fixes(validate.check(loaded))
        assert not store.load(store.apply(loaded.text, changes), "").problems
    for path in (("status",), ("meeting", "title"), ("sections", 0, "items", 0, "text")):
        if loaded.node(path) is None:
            continue
        with contextlib.suppress(ActasError):
            edited = store.edit(loaded.text, path, "Otro: «sí» #no\nmás")
            found = store.load(edited, "").data
            for step in path:
                found = found[step]
            assert found == "Otro: «sí» #no\nmás"


TARGETS: Mapping[str, Target] = {
    **{name: reader(name) for name in SEEDS if name in FORMATS and name in ENDINGS},
    "road": road,
    "yaml": yaml,
    "rewrite": rewrite,
}
SEEDS = {
    **SEEDS,
    "road": SEEDS["txt"],
    "yaml": (YAML, YAML.replace(b"\n", b"\r\n")),
    "rewrite": (YAML, UNTIDY),
}
WORDS = {**WORDS, "road": (*WORDS["txt"], *WORDS["md"])}
WORDS = {**WORDS, "rewrite": (*WORDS["yaml"], b" # c\n", b"\r\n", b">+\n", b"|-\n", b"  ", b"? a\n: b\n")}


def repacked(data: bytes, change: Callable[[bytes], bytes], which: int) -> bytes:
    """Return a zip with one member changed: a mutation of the zip's own bytes seldom reaches the XML."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = [n for n in old.namelist() if n.endswith(".xml")]
        chosen = names[which % len(names)]
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body) if name == chosen else body)
    return out.getvalue()
