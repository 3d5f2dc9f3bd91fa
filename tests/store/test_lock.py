"""One writer per book, across real processes."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cercle_tui.store.lock import WriterLock

CHILD = """
import sys
from pathlib import Path
from cercle_tui.store.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
print("held" if lock.acquire() else "refused", flush=True)
if sys.stdin.readline():
    lock.release()
    print("released", flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.json"


def start(path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(child: "subprocess.Popen[str]") -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def end(child: "subprocess.Popen[str]") -> None:
    child.communicate()


def test_one_process_at_a_time(path: Path) -> None:
    child = start(path)
    assert said(child) == "held"
    ours = WriterLock(path)
    assert not ours.acquire()
    assert not ours.held
    holder = ours.holder()
    assert holder is not None
    assert holder.pid == child.pid
    assert holder.host
    assert holder.since.endswith("+00:00")
    problem = ours.problem()
    assert (problem.code, problem.params["pid"]) == ("held_by_other", str(child.pid))
    assert ours.holder() == holder, "trying must not erase who holds it"

    assert child.stdin is not None
    child.stdin.write("release\n")
    child.stdin.flush()
    assert said(child) == "released"
    assert ours.acquire()
    holder = ours.holder()
    assert holder is not None
    assert holder.pid == os.getpid()
    other = start(path)
    assert said(other) == "refused"
    end(other)
    ours.release()
    end(child)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_freed_when_its_process_is_killed(path: Path) -> None:
    child = start(path)
    assert said(child) == "held"
    ours = WriterLock(path)
    assert not ours.acquire()
    child.send_signal(signal.SIGKILL)
    child.wait()
    end(child)
    with ours:
        assert ours.acquire()
        holder = ours.holder()
        assert holder is not None
        assert holder.pid == os.getpid()
    assert not ours.held


def test_two_in_one_process(path: Path) -> None:
    first, second = WriterLock(path), WriterLock(path)
    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    second.release()
    assert not second.acquire()
    first.release()
    assert first.holder() is None
    assert second.acquire()
    second.release()


def test_what_it_leaves_is_private(path: Path) -> None:
    lock = WriterLock(path)
    assert lock.acquire()
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    lock.release()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"host": "a"}', '{"host":"a","pid":"x"}'])
def test_an_unreadable_holder_is_nobody(path: Path, text: str) -> None:
    path.with_name("book.json.holder.json").write_text(text)
    lock = WriterLock(path)
    assert lock.holder() is None
    assert lock.problem().params["host"] == ""


def test_where_nothing_can_be_written_nobody_writes(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert not WriterLock(file / "book.json").acquire()
