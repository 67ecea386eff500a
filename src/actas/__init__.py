"""Raw meeting notes to records people can trust, and records to the reports they owe.

The map of the house; the data's way reads straight down, and a room imports lower floors only::

    floor  room            what lives there
    -      __init__        this map, and the four words of the library
    4      cli/            one command a file; the only room that prints, asks or exits
           cli/output/     one form of problem output a file
    3      pipeline        the road: one function per command; alone in knowing the steps' order
    2      read/           file -> raw lines with place and look; one input format a file
           lines           raw -> clean lines: debris named and set aside, nothing dropped
           outline         lines -> blocks -> nesting
           classify        blocks -> section kinds, titles, owners, dates, references
           actors          who speaks
           assemble        labelled blocks -> record; the ledger that every line has a home
           entities        the registry of names, and what knowing them changes for every step
           follow/         fragments -> states; what is asked again, covered, found, taken over
           store           record <-> YAML, with the place of every value
           merge/          a record that people worked on, and notes that changed -> one record
           files/          what lies below a path; a file written whole or not at all, by one at a time
           cache           what need not be worked out twice, kept under the platform's cache folder
           validate/       record -> problems; one check a file
           report          records -> page: what is said, and in which order
           render/         page -> text or bytes; one output format a file
    1      vocabulary/     words are data: one TOML per language; the sentences to users too
           office          LibreOffice, where it is there: of one document another
    0      model/          span, line, record, page, problem, errors

From Python, with the words of the command line::

    import actas

    parsed = actas.parse_notes("notas.docx")
    for problem in parsed.problems:
        print(problem)
    actas.render_record(parsed.record, to="docx", out="informe.docx")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actas.pipeline import check_record, load_record, parse_notes, render_record

__version__ = "0.1.0"

__all__ = ["__version__", "check_record", "load_record", "parse_notes", "render_record"]


def __getattr__(name: str) -> object:
    # Lazy, so that `actas --version` does not pay for the pipeline.
    if name in __all__:
        from actas import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'actas' has no attribute {name!r}")
