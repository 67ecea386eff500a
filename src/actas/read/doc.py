"""Word 97-2003: LibreOffice, where it is there, makes a .docx of it; no reader of our own.

It runs with a profile of its own that is thrown away, without macros, without a window and
without asking, in a folder that only this user may enter.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from actas.model.errors import DamagedFile, TooLarge, WrongContainer
from actas.model.limits import LARGEST_FILE, LONGEST_CONVERSION
from actas.read.draft import Draft

PROGRAMS = ("soffice", "libreoffice")
# Macros never run (3: very high, and off altogether); nothing that the document links to is fetched.
SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)
PROFILE = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
SETTING = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop>'
    "</item>"
)


def read(data: bytes, name: str) -> Draft:
    """Return the lines of a .doc.

    Raises WrongContainer where LibreOffice is not there, DamagedFile where it cannot read the file,
    TooLarge when it takes too long; else as `docx.read`.
    """
    from actas.read import docx

    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise WrongContainer("read.is-doc-97", file=name)
    with tempfile.TemporaryDirectory(prefix="actas-") as folder:
        return docx.read(_converted(data, name, program, Path(folder)), name)


def _converted(data: bytes, name: str, program: str, folder: Path) -> bytes:
    """Return the .docx that LibreOffice makes."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    settings = "".join(SETTING.format(*setting) for setting in SETTINGS)
    (profile / "registrymodifications.xcu").write_text(PROFILE.format(settings), "utf-8")
    source = folder / "notes.doc"
    source.write_bytes(data)
    made = folder / "out" / "notes.docx"
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
        "--nologo",
        "--nolockcheck", "--nodefault", "--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(made.parent), str(source),
    ]  # fmt: skip
    try:
        run = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=folder, start_new_session=True,
        )  # fmt: skip
    except OSError:
        raise WrongContainer("read.is-doc-97", file=name) from None
    try:
        run.wait(LONGEST_CONVERSION)
    except subprocess.TimeoutExpired:
        raise TooLarge("read.slow-conversion", file=name, limit=LONGEST_CONVERSION) from None
    finally:
        _end(run)
    if not made.is_file() or made.stat().st_size > LARGEST_FILE:
        raise DamagedFile("read.broken-doc", file=name)
    return made.read_bytes()


def _end(run: subprocess.Popen[bytes]) -> None:
    """End the program and what it started, if it still runs."""
    if run.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(run.pid, signal.SIGKILL)
        else:
            run.kill()
        run.wait()
