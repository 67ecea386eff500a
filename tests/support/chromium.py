"""A real headless Chromium, spoken to over its own pipe: what a page does, and what it looks like.

No driver is needed: the browser takes commands as JSON on file descriptor 3 and answers on 4.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import signal
import subprocess
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = (
    "headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
    "disable-component-update", "disable-sync", "disable-extensions", "hide-scrollbars",
    "remote-debugging-pipe", "disable-dev-shm-usage", "mute-audio",
)  # fmt: skip


@dataclass
class Page:
    """One page, loaded. ``complaints`` of the console, ``asked`` for what beyond its own address."""

    browser: Browser
    session: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def call(self, method: str, **values: Any) -> Any:
        return self.browser.call(method, self.session, **values)

    def run(self, script: str) -> Any:
        """Run a script in the page, promises awaited; return what it says."""
        said = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in said:
            raise RuntimeError(said["exceptionDetails"])
        return said["result"].get("value")

    def look(self, width: int, scheme: str = "light", media: str = "screen") -> None:
        """Set the width in pixels and the colour scheme."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        wished = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=media, features=wished)

    def picture(self, top: int = 0, height: int = 0) -> bytes:
        """Return the whole page, or a part of it, as PNG."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": top, "width": size["width"], "height": height or size["height"], "scale": 1}
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=True, format="png", clip=clip)
        return base64.b64decode(shot["data"])


def _high_pipe() -> tuple[int, int]:
    """Return the ends of a pipe, to read and to write, away from the numbers that the browser wants."""
    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return high[0], high[1]


class Browser:
    """A browser with a profile of its own. Use it as a context."""

    def __init__(self, folder: Path) -> None:
        commands, self._write = _high_pipe()
        self._read, answers = _high_pipe()
        flags = [*(f"--{flag}" for flag in _FLAGS), f"--user-data-dir={folder / 'profile'}", "about:blank"]
        nowhere = [(os.POSIX_SPAWN_OPEN, at, os.devnull, os.O_RDWR, 0) for at in range(3)]
        pipes = [(os.POSIX_SPAWN_DUP2, commands, 3), (os.POSIX_SPAWN_DUP2, answers, 4)]
        words = [str(CHROMIUM), *flags]
        self._process = os.posix_spawn(words[0], words, os.environ, file_actions=[*nowhere, *pipes])
        os.close(commands)
        os.close(answers)
        self._buffer = b""
        self._number = 0
        self._pages: dict[str, Page] = {}

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.call("Browser.close")
        except (OSError, EOFError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._write)
        os.close(self._read)

    def _next(self) -> Any:
        while b"\0" not in self._buffer:
            more = os.read(self._read, 1 << 16)
            if not more:
                raise EOFError("the browser went away")
            self._buffer += more
        message, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method: str, session: str | None = None, **values: Any) -> Any:
        """Send a command and return its answer; what happens meanwhile goes to the pages."""
        self._number += 1
        command: dict[str, Any] = {"id": self._number, "method": method, "params": values}
        if session:
            command["sessionId"] = session
        data = json.dumps(command).encode() + b"\0"
        while data:
            data = data[os.write(self._write, data) :]
        while True:
            message = self._next()
            if message.get("id") == self._number:
                if "error" in message:
                    raise RuntimeError(message["error"])
                return message["result"]
            self._note(message)

    def _note(self, message: Any) -> None:
        page = self._pages.get(message.get("sessionId", ""))
        if page is None:
            return
        values = message["params"]
        if message["method"] == "Network.requestWillBeSent":
            page.asked.append(values["request"]["url"])
        elif message["method"] == "Log.entryAdded":
            page.complaints.append(values["entry"]["text"])
        elif message["method"] in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
            page.complaints.append(json.dumps(values)[:500])

    def open(self, file: Path) -> Page:
        """Load a file and wait for it."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = self._pages[session] = Page(self, session)
        for room in ("Page", "Runtime", "Network", "Log"):
            page.call(f"{room}.enable")
        page.call("Page.navigate", url=file.as_uri())
        loaded = "document.readyState === 'complete' ? done() : addEventListener('load', done)"
        page.run(f"new Promise(done => {loaded})")
        page.asked = [address for address in page.asked if address != file.as_uri()]
        return page


def axe(folder: Path) -> str | None:
    """Return the source of axe-core, fetched from the registry; None where that cannot be had.

    `ACTAS_AXE` may name a folder that keeps it from one run to the next.
    """
    folder = Path(os.environ.get("ACTAS_AXE", folder))
    if not list(folder.glob("axe-core-*.tgz")):
        npm = shutil.which("npm")
        if npm is None:
            return None
        try:
            subprocess.run([npm, "pack", "axe-core"], cwd=folder, capture_output=True, timeout=90, check=True)
        except (subprocess.SubprocessError, OSError):
            return None
    for archive in folder.glob("axe-core-*.tgz"):
        with tarfile.open(archive) as packed:
            member = packed.extractfile("package/axe.min.js")
            return member.read().decode("utf-8") if member else None
    return None
