"""Disks that refuse, power that goes, processes that are killed: nothing acknowledged is lost."""

import errno
import itertools
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from cercle_tui.store.book import Book
from cercle_tui.store.disk import Disk
from cercle_tui.store.problems import NotSaved
from cercle_tui.store.storage import AtomicJSONStorage, backup_path

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)


def event(n: int) -> dict[str, object]:
    return {"n": n, "kind": "noted", "text": f"événement {n} " + "x" * 200}


def make(path: Path, disk: Disk, events: int = 3) -> Book:
    book = Book.create(
        path, id="m1", kind="meeting", circle="c1", created="2026-01-01T00:00:00Z", disk=disk
    )
    for n in range(1, events + 1):
        book.append(event(n))
    return book


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def on_disk(path: Path) -> list[int]:
    return [event["n"] for event in json.loads(path.read_bytes())["events"].values()]


class FaultyDisk(Disk):
    """A disk that counts its calls and refuses the `at`-th, or all from there on.

    With `late`, the refused call has its effect first; a refused write always writes half.
    """

    def __init__(self) -> None:
        self.heal()

    def heal(self) -> None:
        self.count, self.at, self.code = 0, -1, 0
        self.forever = self.late = False
        self.names: list[str] = []

    def _maybe(self, name: str, call: Callable[[], None]) -> None:
        step, self.count = self.count, self.count + 1
        self.names.append(name)
        if step != self.at and not (self.forever and -1 < self.at < step):
            return call()
        if self.late:
            call()
        raise OSError(self.code, name)

    def open(self, path: Path) -> int:
        self._maybe("open", lambda: None)
        return super().open(path)

    def write(self, fd: int, data: bytes) -> None:
        before = self.count
        try:
            self._maybe("write", lambda: None)
        except OSError:
            super().write(fd, data[: len(data) // 2])
            raise
        assert self.count == before + 1
        super().write(fd, data)

    def fsync(self, fd: int) -> None:
        self._maybe("fsync", lambda: super(FaultyDisk, self).fsync(fd))

    def close(self, fd: int) -> None:
        super().close(fd)
        self._maybe("close", lambda: None)

    def link(self, source: Path, target: Path) -> None:
        self._maybe("link", lambda: super(FaultyDisk, self).link(source, target))

    def replace(self, source: Path, target: Path) -> None:
        self._maybe("replace", lambda: super(FaultyDisk, self).replace(source, target))

    def fsync_dir(self, folder: Path) -> None:
        self._maybe("fsync_dir", lambda: super(FaultyDisk, self).fsync_dir(folder))

    def unlink(self, path: Path) -> None:
        self._maybe("unlink", lambda: super(FaultyDisk, self).unlink(path))


STEPS = ["open", "write", "fsync", "close", "link", "replace", "replace", "fsync_dir"]


def test_the_steps_of_one_write(tmp_path: Path) -> None:
    disk = FaultyDisk()
    book = make(tmp_path / "book.json", disk)
    disk.heal()
    book.append(event(4))
    assert disk.names == STEPS


@pytest.mark.parametrize("forever", [False, True], ids=["once", "on"])
@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", range(len(STEPS)))
def test_a_refusal_at_any_step(tmp_path: Path, step: int, late: bool, forever: bool) -> None:
    for code in ERRORS:
        path = tmp_path / str(code) / "book.json"
        disk = FaultyDisk()
        book = make(path, disk)
        disk.heal()
        disk.at, disk.code, disk.late, disk.forever = step, code, late, forever
        if STEPS[step] == "link" and not forever:
            book.append(event(4))  # where links are refused, a copy is made instead
            assert on_disk(path) == [1, 2, 3, 4]
            continue
        with pytest.raises(NotSaved) as caught:
            book.append(event(4))
        assert caught.value.params == {"path": str(path), "reason": errno.errorcode[code]}
        assert on_disk(path) in ([1, 2, 3], [1, 2, 3, 4])
        if step < STEPS.index("replace") + 1:
            assert on_disk(path) == [1, 2, 3]
        assert on_disk(backup_path(path)) in ([1, 2], [1, 2, 3])
        assert [e["n"] for e in book.pending] == [4]
        assert [e["n"] for e in book.events] == [1, 2, 3, 4]

        if forever:
            with pytest.raises(NotSaved):
                book.append(event(5))
            assert [e["n"] for e in book.pending] == [4, 5]
        disk.heal()
        book.save()
        assert book.pending == []
        last = 5 if forever else 4
        book.append(event(last + 1))
        assert on_disk(path) == list(range(1, last + 2))
        assert on_disk(backup_path(path)) == list(range(1, last + 1))
        assert Book.open(path).events == [event(n) for n in range(1, last + 2)]
        spares = [name for name in names(path.parent) if name.endswith(".tmp")]
        assert spares == [] or forever
        Book.open(path).append(event(last + 2))
        assert names(path.parent) == ["book.json", "book.json.bak"]


def test_what_was_refused_is_not_read_back(tmp_path: Path) -> None:
    disk = FaultyDisk()
    storage = AtomicJSONStorage(tmp_path / "file.json", disk=disk)
    storage.put("t", 1, {"a": 1})
    disk.heal()
    disk.at, disk.code, disk.forever = 1, errno.ENOSPC, True
    with pytest.raises(OSError, match=r"write|close"):
        storage.put("t", 2, {"a": 2})
    with pytest.raises(OSError, match=r"write|close|open"):
        storage.write({"t": {"1": {"a": 3}}})
    assert storage.read() == {"t": {"1": {"a": 1}}}
    disk.heal()
    storage.put("t", 3, {})
    assert json.loads((tmp_path / "file.json").read_bytes()) == {"t": {"1": {"a": 1}, "3": {}}}


@pytest.mark.parametrize("step", range(20))
def test_a_book_that_could_not_be_created_can_be_created_later(tmp_path: Path, step: int) -> None:
    path = tmp_path / "book.json"
    disk = FaultyDisk()
    disk.at, disk.code = step, errno.ENOSPC
    try:
        make(path, disk, events=0)
    except NotSaved:
        assert names(tmp_path) == []
        make(path, disk, events=1)
        assert on_disk(path) == [1]
    else:
        assert disk.count <= step


def test_a_seal_that_could_not_be_written_is_not_a_seal(tmp_path: Path) -> None:
    disk = FaultyDisk()
    book = make(tmp_path / "book.json", disk)
    disk.heal()
    disk.at, disk.code = 1, errno.ENOSPC
    with pytest.raises(NotSaved):
        book.seal()
    assert not book.sealed
    book.append(event(4))
    book.seal()
    assert Book.open(book.path).verify()


class Platter(Disk):
    """Beside the real disk, what a power cut would leave of it: only what was synchronised.

    Data is lost unless fsync'd; names since the last fsync of the folder survive in order, up to
    any point.
    """

    def __init__(self) -> None:
        self.files: dict[int, Path] = {}
        self.data: dict[Path, list[bytes]] = {}  # name given at creation: [in memory, durable]
        self.names: dict[str, Path] = {}
        self.durable: dict[str, Path] = {}
        self.since: list[dict[str, Path]] = []
        self.after_each: Callable[[], None] = lambda: None

    def _named(self) -> None:
        self.since.append(dict(self.names))
        self.after_each()

    def open(self, path: Path) -> int:
        fd = super().open(path)
        self.files[fd] = path
        self.data[path] = [b"", b""]
        self.names[path.name] = path
        self._named()
        return fd

    def write(self, fd: int, data: bytes) -> None:
        super().write(fd, data)
        self.data[self.files[fd]][0] += data
        self.after_each()

    def fsync(self, fd: int) -> None:
        super().fsync(fd)
        kept = self.data[self.files[fd]]
        kept[1] = kept[0]
        self.after_each()

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self.names[target.name] = self.names[source.name]
        self._named()

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self.names[target.name] = self.names.pop(source.name)
        self._named()

    def fsync_dir(self, folder: Path) -> None:
        super().fsync_dir(folder)
        self.durable, self.since = dict(self.names), []
        self.after_each()

    def outcomes(self, name: str) -> list[bytes]:
        """Return every content that `name` may have once the power is back."""
        return [
            self.data[names[name]][1] if name in names else b""
            for names in [self.durable, *self.since]
        ]


def test_no_power_cut_loses_what_was_acknowledged(tmp_path: Path) -> None:
    disk = Platter()
    book = make(tmp_path / "book.json", disk, events=0)
    acknowledged = 0
    cuts = 0

    def cut() -> None:
        nonlocal cuts
        for content in disk.outcomes("book.json"):
            cuts += 1
            assert len(json.loads(content)["events"]) >= acknowledged
        if acknowledged > 1:
            for content in disk.outcomes("book.json.bak"):
                assert len(json.loads(content)["events"]) >= acknowledged - 2

    disk.after_each = cut
    for n in range(1, 9):
        book.append(event(n))
        acknowledged = n
        cut()
    assert cuts > 100


# Saying each small piece it writes lets the child be killed in the middle of a file.
CHILD = """
import os, sys
from pathlib import Path
from cercle_tui.store.book import Book
from cercle_tui.store.disk import Disk

class InPieces(Disk):
    def write(self, fd, data):
        size = len(data) // 200 + 1
        for start in range(0, len(data), size):
            super().write(fd, data[start : start + size])
            os.write(1, b"piece\\n")

path, disk = Path(sys.argv[1]), InPieces()
book = Book.open(path, disk=disk) if path.exists() else Book.create(
    path, id="m1", kind="meeting", circle="c1", created="2026-01-01T00:00:00Z", disk=disk)
n = len(book.events)
while True:
    n += 1
    book.append({"n": n, "kind": "noted", "text": "x" * 3000})
    os.write(1, b"%d\\n" % n)
"""


def acknowledged(lines: Iterable[str], at_most: int = sys.maxsize) -> list[int]:
    acks = (int(line) for line in lines if line != "piece\n")
    return list(itertools.islice(acks, at_most))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_kills_at_full_speed(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    last = kills = 0
    caught_writing = False
    while kills < 5 or not caught_writing:
        kills += 1
        assert kills < 40, "no kill fell in the middle of a write"
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        acks = acknowledged(child.stdout, 3 + 7 * (kills % 5))
        for _ in itertools.islice(child.stdout, 20 * (kills % 5)):
            pass
        assert child.poll() is None, "the child died by itself"
        child.send_signal(signal.SIGKILL)
        acks += acknowledged(line for line in child.stdout if line.endswith("\n"))
        assert child.wait() == -signal.SIGKILL
        child.stdout.close()

        assert acks, "nothing was acknowledged"
        assert acks == list(range(last + 1, acks[-1] + 1))
        saved = on_disk(path)
        assert saved == list(range(1, len(saved) + 1))
        assert acks[-1] <= len(saved) <= acks[-1] + 1
        assert len(on_disk(backup_path(path))) in (len(saved), len(saved) - 1)
        caught_writing |= any(name.endswith(".tmp") for name in names(tmp_path))
        last = len(saved)
    Book.open(path).append({"n": last + 1, "kind": "noted"})
    assert names(tmp_path) == ["book.json", "book.json.bak"]
