"""`actas show`: a record on the terminal."""

import sys

from actas.cli import FINDINGS, OK
from actas.cli import options as opt
from actas.cli.output import refuse
from actas.cli.terminal import coloured, out
from actas.pipeline import check_record, record_of, records_in, show_record


def show(records: opt.Records, lang: opt.Lang = None) -> int:
    """Draw each record, one after the other."""
    checked = [check_record(path, sources=False) for path in records_in(records)]
    if refuse(checked):
        return FINDINGS
    for one in checked:
        out(show_record(record_of(one), language=lang, colour=coloured(sys.stdout)))
    return OK
