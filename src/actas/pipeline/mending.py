"""What changes a record's file: mending, laying out anew, approving; each checked as it is then."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING

from actas.files import read_utf8, write_atomic
from actas.files.locks import locked
from actas.model.errors import BadUsage, CannotWrite
from actas.model.problem import Problem
from actas.pipeline.checks import STDIN, Checked, check_record, kept

if TYPE_CHECKING:
    from actas.model.settings import Settings

BOM = codecs.BOM_UTF8


def fix_record(path: Path | str, *, settings: Settings | None = None) -> tuple[Checked, int]:
    """Mend what needs no judgement, changing only the lines concerned.

    Returns the record as it is then, checked, and how many things were mended.
    """
    before, text, count = fixed(path, settings=settings)
    if not count:
        return before, 0
    rewrite(Path(path), text, before.loaded.text)
    return check_record(path), count


def fixed(path: Path | str, *, settings: Settings | None = None) -> tuple[Checked, str, int]:
    """Return a record as it is, its text as `fix_record` would write it, and how many things that mends."""
    from actas.store import apply
    from actas.validate import fixes

    if str(path) == STDIN:
        raise BadUsage("cli.no-fix-of-stdin")
    one = check_record(path)
    changes = fixes(kept(one.problems, settings)) if not one.loaded.problems else ()
    return one, apply(one.loaded.text, changes) if changes else one.loaded.text, len(changes)


def rewrite(path: Path, text: str, old: str) -> None:
    """Write a record's new text, made of ``old``; a byte order mark that it had stays.

    Raises CannotWrite where it holds another text by now: what somebody else wrote meanwhile would be lost.
    """
    with locked(path):
        data = path.read_bytes()
        if read_utf8(str(path), data) != old:
            raise CannotWrite("cli.changed-meanwhile", file=path)
        write_atomic(path, (BOM if data.startswith(BOM) else b"") + text.encode())


def laid_out(path: Path | str, name: str | None = None) -> tuple[Checked, str]:
    """Return a record as it is and its text laid out anew, comments kept.

    Raises UnreadableRecord when that cannot be done without loss.
    """
    from actas.store import reflow

    one = check_record(path, sources=False, name=name)
    return one, one.loaded.text if one.loaded.problems else reflow(one.loaded.text)


def approve_record(path: Path, *, by: str, on: str) -> Checked:
    """Set a record's status, who approved it and when, and the fingerprint of what was approved.

    Nothing is written when it has errors or open doubts: the result says so.
    """
    from actas.model.edit import Edit
    from actas.store import apply
    from actas.validate import fingerprint

    one = check_record(path)
    stops = tuple(p for p in one.problems if stops_approval(p))
    if stops:
        return Checked(loaded=one.loaded, problems=stops)
    approval = {"by": by, "on": on, "fingerprint": fingerprint(one.loaded.data)}
    changes = (Edit(path=(), key="status", value="approved"), Edit(path=(), key="approved", value=approval))
    rewrite(path, apply(one.loaded.text, changes), one.loaded.text)
    return check_record(path)


def stops_approval(problem: Problem) -> bool:
    """Tell whether a problem stops approval: an open doubt, or an error that is not of approval itself."""
    if problem.rule in ("changed-after-approval", "approval-missing"):
        return False
    return problem.level == "error" or problem.says == "validate.open-doubt"
