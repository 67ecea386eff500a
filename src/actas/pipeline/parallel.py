"""The same work on many files, by all processors where that pays; results in the order of the files."""

from __future__ import annotations

import marshal
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from actas.model import errors
from actas.model.errors import ActasError

# Below this many a second process costs more than it saves: it takes as long to start as 100 checks.
PAYS_FROM = 128
CHUNK = 32  # files handed to a process at a time; one by one eats the gain
AHEAD = (
    4  # times as many chunks as processes may be under way: memory does not grow where the caller is slower
)


def processors() -> int:
    """Return how many processors we may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pays(paths: Sequence[str]) -> bool:
    """Tell whether more than one process is worth starting for so many files."""
    return len(paths) >= PAYS_FROM and processors() > 1


def each(
    work: Callable[[str], Any], paths: Sequence[str], ready: Callable[[], object] = bool
) -> Iterator[Any]:
    """Yield what ``work`` makes of each path, or the ActasError that stood in its way.

    Args:
        work: a function of a module, as it is called in other processes; what it returns is of types that
            every program has (numbers, text, tuples, dictionaries).
        paths: the files.
        ready: called once in each process before the work; by default, nothing.

    """
    if not pays(paths):
        ready()
        for path in paths:
            try:
                yield work(path)
            except ActasError as error:
                yield error
        return
    from concurrent.futures import Future, ProcessPoolExecutor

    many, ahead = processors(), deque[Future[list[bytes | _Failed]]]()
    with ProcessPoolExecutor(many, initializer=_settle, initargs=(ready,)) as pool:
        try:
            for at in range(0, len(paths), CHUNK):
                ahead.append(pool.submit(_safely, work, paths[at : at + CHUNK]))
                if len(ahead) > AHEAD * many:
                    yield from map(_received, ahead.popleft().result())
            while ahead:
                yield from map(_received, ahead.popleft().result())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _settle(ready: Callable[[], object]) -> None:
    """Make a worker ready: Ctrl-C is the parent's business, and it ends where the parent is killed."""
    import gc
    import signal
    from threading import Thread

    Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(50_000, 20, 50)  # as in `cli.main`
    ready()


def _end_with_parent() -> None:
    """Wait for the parent's end, and end: a worker waits for work, and nobody would ever give it any."""
    import signal
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        signal.raise_signal(signal.SIGTERM)


_Failed = tuple[str, str, dict[str, str]]  # an error of ours, which does not travel: class, sentence, values


def _safely(work: Callable[[str], Any], paths: Sequence[str]) -> list[bytes | _Failed]:
    made: list[bytes | _Failed] = []
    for path in paths:
        try:
            made.append(marshal.dumps(work(path)))  # a third of what pickling costs
        except ActasError as error:
            made.append((type(error).__name__, error.key, error.values))
    return made


def _received(sent: bytes | _Failed) -> Any:
    if isinstance(sent, bytes):
        return marshal.loads(sent)
    name, key, values = sent
    return getattr(errors, name)(key, **values)
