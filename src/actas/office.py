"""LibreOffice, where it is there: makes of one document another, for what we neither read nor draw ourselves.

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

from actas.model.limits import LONGEST_CONVERSION

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


def program() -> str | None:
    """Return LibreOffice's program; None where there is none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def converted(data: bytes, was: str, wanted: str, *more: str) -> bytes | None:
    """Return a document in another format; None where there is no LibreOffice, or it could not do it.

    Args:
        data: the document.
        was: the ending of its format, "doc".
        wanted: what LibreOffice calls the other format, "docx:MS Word 2007 XML".
        more: further words of the command.

    Raises TimeoutError when it takes too long.

    """
    found = program()
    if found is None:
        return None
    with tempfile.TemporaryDirectory(prefix="actas-") as name:
        folder = Path(name)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        settings = "".join(SETTING.format(*setting) for setting in SETTINGS)
        (profile / "registrymodifications.xcu").write_text(PROFILE.format(settings), "utf-8")
        source = folder / f"document.{was}"
        source.write_bytes(data)
        command = [
            found, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--nologo", "--nolockcheck", "--nodefault", *more, "--convert-to", wanted,
            "--outdir", str(folder / "out"), str(source),
        ]  # fmt: skip
        _run(command, folder)
        made = folder / "out" / f"document.{wanted.partition(':')[0]}"
        return made.read_bytes() if made.is_file() else None


def _run(command: list[str], folder: Path) -> None:
    try:
        run = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=folder, start_new_session=True,
        )  # fmt: skip
    except OSError:
        return
    try:
        run.wait(LONGEST_CONVERSION)
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    finally:
        _end(run)


def _end(run: subprocess.Popen[bytes]) -> None:
    """End the program and what it started, if it still runs."""
    if run.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(run.pid, signal.SIGKILL)
        else:
            run.kill()
        run.wait()
