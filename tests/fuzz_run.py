"""Fuzz the readers and the YAML loader for a given time: Hypothesis on bytes, other ones each time.

    python tests/fuzz_run.py --seconds 120             # what CI does
    python tests/fuzz_run.py --seconds 1200 html rtf   # some targets, for longer

Every find is written below --finds with its traceback, and the run goes on with the other targets.
Ends with 1 when there are finds. A find becomes a test where its room's tests are.
"""

# ruff: noqa: T201 - a script for people: it prints

from __future__ import annotations

import argparse
import hashlib
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

import fuzz_targets as fuzz

ROUND = 300  # examples between looks at the clock
SLOWEST = 5.0  # seconds of the processor that one small input may take; honest ones take a thousandth of it
Edit = tuple[int, int, int, bytes]


def inputs(name: str) -> st.SearchStrategy[bytes]:
    """Draw bytes for a target: a seed with a few edits, or bytes of any kind."""
    seeds = fuzz.SEEDS[name]
    piece = st.one_of(st.sampled_from(fuzz.WORDS[name]), st.binary(max_size=6), st.just(b""))
    place = st.integers(0, max(map(len, seeds)) * 2)
    edits = st.lists(st.tuples(place, st.integers(0, 40), st.integers(0, 3), piece), min_size=1, max_size=8)
    packed = name in ("docx", "odt")

    def change(drawn: tuple[bytes, list[Edit], int]) -> bytes:
        data, todo, which = drawn
        if packed and which:
            return fuzz.repacked(data, lambda body: mutated(body, todo), which)
        return mutated(data, todo)

    grown = st.tuples(st.sampled_from(seeds), edits, st.integers(0, 9)).map(change)
    return st.one_of(grown, grown, grown, st.binary(max_size=400))


def mutated(data: bytes, edits: list[Edit]) -> bytes:
    """Return bytes after edits of place, length, kind and what is put in."""
    for place, length, kind, piece in edits:
        at = place % (len(data) + 1)
        if kind == 0:
            data = data[:at] + piece + data[at:]
        elif kind == 1:
            data = data[:at] + piece + data[at + length :]
        elif kind == 2:  # once more, further down
            data = data[: at + length] + piece + data[at:]
        else:
            data = data[:at] + data[at + length :] + data[at : at + length]
    return data


def hunt(name: str, target: Callable[[bytes], None], number: int, examples: int) -> tuple[bytes, str] | None:
    """Try examples; return the smallest input that breaks the target, and how, or None."""
    last: list[bytes] = [b""]

    @seed(number)
    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=False,
        suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.target, Phase.shrink),
    )  # fmt: skip
    @given(inputs(name))
    def attempt(data: bytes) -> None:
        start = time.process_time()  # a machine that others use, too, makes no input slow
        try:
            target(data)
            assert time.process_time() - start < SLOWEST, "too slow"
        except BaseException:
            last[0] = data
            raise

    try:
        attempt()
    except Exception:
        return last[0], traceback.format_exc()
    return None


def keep(folder: Path, name: str, data: bytes, how: str) -> Path:
    """Write a find and return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    file.write_bytes(data)
    file.with_suffix(".log").write_text(how, "utf-8")
    return file


def main() -> int:
    """Fuzz all targets in turn until the time is up."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", choices=[*fuzz.TARGETS, []], default=[])
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--finds", type=Path, default=Path("fuzz-finds"))
    given_ = parser.parse_args()
    names = given_.targets or list(fuzz.TARGETS)
    end, number = (
        time.monotonic() + given_.seconds,
        given_.seed if given_.seed is not None else time.time_ns(),
    )
    tried, found = dict.fromkeys(names, 0), 0
    while time.monotonic() < end:
        for name in names:
            find = hunt(name, fuzz.TARGETS[name], number, ROUND)
            tried[name] += ROUND
            if find:
                found += 1
                print(f"{name}: {keep(given_.finds, name, *find)}", flush=True)
            if time.monotonic() > end:
                break
        number += 1
    print(", ".join(f"{name} {n}" for name, n in tried.items()), f"- finds: {found}", flush=True)
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
