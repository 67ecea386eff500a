"""`actas show`: a record on the terminal."""

import sys

from actas.cli import FINDINGS, OK
from actas.cli import options as opt
from actas.cli.output import refuse
from actas.cli.terminal import coloured, columns, writing
from actas.model.errors import BadUsage
from actas.pipeline import check_record, record_of, records_in, shown


def show(records: opt.Records, lang: opt.Lang = None) -> int:
    """Draw each record, one after the other."""
    from rich.console import Console

    checked = [check_record(path, sources=False) for path in records_in(records)]
    if not checked:
        raise BadUsage("find.no-records-yet", where=", ".join(records))
    if refuse(checked):
        return FINDINGS
    colour = coloured(sys.stdout)
    console = Console(
        file=sys.stdout, width=columns(), highlight=False, markup=False, emoji=False,
        force_terminal=colour, no_color=not colour, color_system="standard" if colour else None,
    )  # fmt: skip
    for one in checked:
        drawn = shown(record_of(one), language=lang)
        with writing():
            console.print(drawn)
    return OK
