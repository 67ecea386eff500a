"""What is written is whole, whatever happens meanwhile."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from actas import pipeline
from actas.cli import main, terminal
from actas.files import write_atomic, write_new
from actas.files.locks import locked
from actas.model.errors import CannotWrite, UnreadableRecord
from actas.pipeline import mending, parallel

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill")
KILLS = 200
OLD, NEW = b"a" * 300_000, b"b" * 300_000
NOTES = "Acuerdos\n1. Publicar el acta.\n"


@pytest.fixture(autouse=True)
def apart(monkeypatch, tmp_path):
    monkeypatch.setenv("ACTAS_LANG", "en")
    monkeypatch.setenv("ACTAS_CACHE_DIR", str(tmp_path / "cache"))
    terminal.language.cache_clear()
    yield
    terminal.language.cache_clear()


def child(work) -> int:
    """Do something in a process of its own; return its number."""
    process = os.fork()
    if process == 0:
        try:
            work()
        finally:
            os._exit(0)
    return process


def _more(pipe: int) -> bytes:
    """Return what still waits in a pipe that does not block."""
    try:
        return os.read(pipe, 65_536)
    except BlockingIOError:
        return b""


@UNIX
def test_200_kills_leave_the_old_file_or_the_new_one(tmp_path):
    file = tmp_path / "a.acta.yaml"
    file.write_bytes(OLD)
    chance = random.Random(20161116)

    begun, begin = os.pipe()
    start = time.perf_counter()
    write_atomic(file, OLD)
    longest = 2 * (time.perf_counter() - start)

    def write_for_ever():
        while True:
            for data in (NEW, OLD):
                os.write(begin, b".")
                write_atomic(file, data)

    seen = set()
    for _ in range(KILLS):
        process = child(write_for_ever)
        for _ in range(chance.randint(1, 3)):  # writes counted: no clock is as sure
            os.read(begun, 1)
        time.sleep(chance.uniform(0, longest))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.set_blocking(begun, False)
        while _more(begun):
            pass
        os.set_blocking(begun, True)
        data = file.read_bytes()
        assert data in (OLD, NEW)
        seen.add(data[:1])
    assert seen == {b"a", b"b"}, "the kills never met a write"
    write_atomic(file, NEW)  # takes the last one's lock, and sweeps what the kills left
    assert [one.name for one in tmp_path.iterdir()] == ["a.acta.yaml"]


@UNIX
def test_kills_in_a_write_with_a_backup_lose_nothing(tmp_path):
    file, back = tmp_path / "a.acta.yaml", tmp_path / "a.acta.yaml.bak"
    chance = random.Random(7)
    for _ in range(30):
        file.write_bytes(OLD)
        back.unlink(missing_ok=True)
        process = child(lambda: write_new(file, NEW, force=True))
        time.sleep(chance.uniform(0, 0.004))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        assert file.read_bytes() in (OLD, NEW)
        assert OLD in (file.read_bytes(), back.read_bytes() if back.exists() else b"")


@UNIX
def test_many_runs_at_once_each_write_whole(tmp_path):
    file = tmp_path / "a.txt"

    def write(letter: bytes) -> None:
        for _ in range(10):
            write_atomic(file, letter * 100_000)

    processes = [child(lambda letter=letter: write(letter)) for letter in (b"a", b"b", b"c")]
    while processes:
        done, _ = os.waitpid(-1, os.WNOHANG)
        if done in processes:
            processes.remove(done)
        if file.exists():
            data = file.read_bytes()
            assert data == data[:1] * 100_000
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_a_lock_is_let_go_when_the_work_fails(tmp_path):
    def fail() -> None:
        with locked(tmp_path / "a.txt"):
            assert [one.name for one in tmp_path.iterdir()] == [".a.txt.lock"]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_record_saved_meanwhile_is_not_written_over(tmp_path):
    """An editor saves while `actas validate --fix`, `fmt` or `approve` reads: what was saved stays."""
    file = tmp_path / "a.acta.yaml"
    file.write_text("saved by a person\n", "utf-8")
    with pytest.raises(CannotWrite) as caught:
        mending.rewrite(file, "what came of the text before\n", "the text before\n")
    assert caught.value.key == "cli.changed-meanwhile"
    assert file.read_text("utf-8") == "saved by a person\n"


def test_an_old_lock_of_another_machine_is_taken_away(tmp_path):
    file, lock = tmp_path / "a.txt", tmp_path / ".a.txt.lock"
    lock.write_text("1 another-machine\n")
    os.utime(lock, (0, 0))
    write_atomic(file, b"x")
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    file = tmp_path / "a.txt"
    file.write_bytes(b"viejo")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("actas.files.os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(file, b"nuevo")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.txt", b"viejo")]


def test_a_folder_that_may_not_be_written(tmp_path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CannotWrite) as caught:
        write_atomic(tmp_path / "a.txt", b"x")
    assert caught.value.values["why"] == "Permission denied"


def test_a_record_without_end_is_not_read_for_ever(monkeypatch):
    if not Path("/dev/zero").exists():
        pytest.skip("no such device")
    monkeypatch.setattr("actas.files.LARGEST_RECORD", 1000)
    with pytest.raises(UnreadableRecord) as caught:
        pipeline.check_record("/dev/zero")
    assert caught.value.key == "cli.record-too-large"


# --- many files ----------------------------------------------------------------------------------


@pytest.fixture
def batch(tmp_path, monkeypatch):
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    for n in range(4):
        Path(f"n{n}.txt").write_text(f"Taller {n}\n\n{NOTES}", "utf-8")
    Path("n2.txt").write_bytes(b"")
    return ["parse", "n0.txt", "n1.txt", "n2.txt", "n3.txt", "-o", "actas"]


def test_one_unreadable_file_does_not_stop_the_rest(batch, capsys):
    assert main(batch) == 2
    assert len(list(Path("actas").iterdir())) == 3
    assert "n2.txt" in capsys.readouterr().err


def test_what_is_up_to_date_is_skipped_and_counted(batch, capsys):
    main(batch)
    before = {one.name: one.stat().st_mtime_ns for one in Path("actas").iterdir()}
    capsys.readouterr()
    assert main(batch) == 2  # the empty one still
    assert "3 records were up to date" in capsys.readouterr().err
    assert {one.name: one.stat().st_mtime_ns for one in Path("actas").iterdir()} == before


def test_notes_that_changed_stop_at_their_record_and_offer_both_ways(batch, capsys):
    main(batch)
    Path("n1.txt").write_text(f"Taller 1\n\n{NOTES}2. Otro punto.\n", "utf-8")
    capsys.readouterr()
    assert main(batch) == 2
    said = capsys.readouterr().err
    assert "--merge" in said
    assert "--force" in said
    assert "2 records were up to date" in said
    assert main([*batch, "--merge"]) == 2
    assert "Otro punto." in next(Path("actas").glob("*1.acta.yaml")).read_text("utf-8")


@UNIX
def test_interrupted_it_goes_on_where_it_was(batch, monkeypatch, capsys):
    real = pipeline.parse_notes

    def interrupting(file, **more):
        if file == "n1.txt":
            signal.raise_signal(signal.SIGINT)
        return real(file, **more)

    monkeypatch.setattr("actas.cli.parse.parse_notes", interrupting)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
    assert main(batch) == 130
    assert len(list(Path("actas").iterdir())) == 2
    assert "2 of 4" in capsys.readouterr().err
    monkeypatch.setattr("actas.cli.parse.parse_notes", real)
    assert main(batch) == 2
    assert len(list(Path("actas").iterdir())) == 3
    assert "2 records were up to date" in capsys.readouterr().err


def test_who_was_killed_while_taking_a_lock_away_is_in_nobodys_way(tmp_path):
    for name in (".acta.yaml.lock", ".acta.yaml.lock.old"):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (time.time() - 2, time.time() - 2))
    write_atomic(tmp_path / "acta.yaml", b"x")
    assert [one.name for one in tmp_path.iterdir()] == ["acta.yaml"]


@UNIX
def test_of_two_who_find_a_lock_left_behind_the_second_does_not_take_the_firsts(tmp_path, monkeypatch):
    """Each saw that of a killed run; by the time the second takes it away it is the first's own."""
    from actas.files import locks

    file, real = tmp_path / "acta.yaml", locks._left_behind
    lock = tmp_path / ".acta.yaml.lock"
    lock.write_text("left by a run that was killed", "utf-8")

    def overtaken(seen):
        monkeypatch.setattr(locks, "_left_behind", real)
        lock.write_text(f"{os.getppid()} {locks._host()}\n", "utf-8")
        return True

    monkeypatch.setattr(locks, "_left_behind", overtaken)
    monkeypatch.setattr(locks, "PAUSES", (0.01,))
    with pytest.raises(CannotWrite), locked(file):
        pass
    assert lock.read_text("utf-8").startswith(str(os.getppid()))


def test_a_lock_without_a_name_is_of_a_run_that_was_killed(tmp_path):
    lock = tmp_path / ".a.txt.lock"
    lock.touch()
    start = time.monotonic()
    write_atomic(tmp_path / "a.txt", b"x")
    assert 0.5 < time.monotonic() - start < 30
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("write", [write_atomic, write_new])
def test_a_pipe_is_written_into_and_not_replaced(tmp_path, write):
    """`--output-file /dev/null` as root put a file in the place of the device."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, b"acta")
    assert os.read(reader, 10) == b"acta"
    os.close(reader)
    assert pipe.is_fifo()
    assert [one.name for one in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device here")  # noqa: PTH110
@pytest.mark.parametrize("form", ["text", "json"])
def test_output_that_cannot_be_written_is_said_in_a_sentence(tmp_path, form):
    (tmp_path / "a.acta.yaml").write_text("actas: 1\n" + "x: 1\n" * 500, "utf-8")
    with Path("/dev/full").open("w") as full:
        words = [sys.executable, "-m", "actas", "validate", "--format", form, str(tmp_path / "a.acta.yaml")]
        run = subprocess.run(
            words, stdout=full, stderr=subprocess.PIPE, text=True, env=os.environ | {"ACTAS_LANG": "en"}
        )
    assert run.returncode == 2
    assert run.stderr.startswith("error: the output cannot be written: ")
    assert run.stderr.count("\n") == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device here")  # noqa: PTH110
def test_a_record_shown_where_there_is_no_room_is_said_in_a_sentence(tmp_path):
    record = "actas: 1\nid: a\nstatus: draft\nsections: []\n"
    (tmp_path / "a.acta.yaml").write_text(record, "utf-8")
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "actas", "show", str(tmp_path / "a.acta.yaml")],
            stdout=full, stderr=subprocess.PIPE, text=True, env=os.environ | {"ACTAS_LANG": "en"},
        )  # fmt: skip
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert run.stderr.startswith("error: the output cannot be written: ")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are made otherwise here")
def test_workers_end_with_a_parent_that_is_killed(tmp_path):
    for number in range(parallel.PAYS_FROM * 8):
        (tmp_path / f"{number}.acta.yaml").write_text("actas: 1\n" + "x: 1\n" * 3_000, "utf-8")
    words = [sys.executable, "-m", "actas", "validate", "--no-cache", "--isolated", str(tmp_path)]
    if parallel.processors() < 2:
        pytest.skip("one processor")
    run = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 60
    while time.monotonic() < end and len(children := children_of(run.pid)) < 2:
        time.sleep(0.02)
    run.kill()
    run.wait()
    assert len(children) >= 2
    while any(map(goes_on, children)):
        assert time.monotonic() < end
        time.sleep(0.02)


def goes_on(pid: str) -> bool:
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())  # of one that nobody has buried it is empty
    except OSError:
        return False


def children_of(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        pytest.skip("no list of processes here")
