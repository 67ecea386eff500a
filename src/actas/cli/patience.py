"""Ctrl-C among many files: the one at hand is finished, and how to go on is said."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType
from typing import Any

from actas.cli.terminal import note, tell


class Patience:
    """While it is open, the first Ctrl-C waits for the file at hand; a second one does not."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.asked = False
        self._before: Any = None

    def __enter__(self) -> Patience:
        # Somebody else's handler (a notebook's, a test's) is left alone.
        if self.total > 1 and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        note(tell("finishing"))

    def between(self, done: int) -> None:
        """Stop here when asked to: ``done`` files are done."""
        if self.asked and done < self.total:
            note(tell("resume", done=done, total=self.total))
            raise KeyboardInterrupt
