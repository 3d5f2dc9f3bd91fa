"""Real processes killed at random moments of a rehearsal: nothing acknowledged is ever lost.

``CERCLE_KILLS`` says how many (30 by default; 300 before a release).
"""

import json
import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kill_child import acks_of

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.record import record_of
from cercle_tui.meeting.script import Script
from cercle_tui.meeting.state import State
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection, load_community, read_meeting
from cercle_tui.store.rehearsal import play, read_script, shipped
from cercle_tui.store.session import MeetingSession

KILLS = int(os.environ.get("CERCLE_KILLS", "30"))
CHILD = Path(__file__).with_name("kill_child.py")
REHEARSALS = ("s2-objections-and-delegation", "election")
"""A council with objections, and an election with ballots typed unseen."""
MOST = 250  # acknowledgements waited for: a whole play and the founding of the next
LONGEST = 0.02  # seconds a child goes on after the acknowledgement we wait for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")

Documents = list[dict[str, Any]]


class Players:
    """Starts real processes that play, one after the other, and kills them."""

    def __init__(self, rehearsal: Path) -> None:
        self._server = subprocess.Popen(
            [sys.executable, str(CHILD), str(rehearsal)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self) -> None:
        self._server.communicate()

    def _said(self) -> int:
        assert self._server.stdout is not None
        return int(self._server.stdout.readline())

    def play_and_kill(self, root: Path, count: int, seconds: float) -> bytes:
        """Return what a process told before it was killed.

        It is killed the moment its acknowledgement number `count` is read, or `seconds` after
        that: the one is where a too early acknowledgement shows, the other is anywhere.
        """
        assert self._server.stdin is not None
        acks, said = acks_of(root), b""
        os.mkfifo(acks)
        print(root, file=self._server.stdin, flush=True)
        pid = self._said()
        pipe = os.open(acks, os.O_RDONLY)
        try:
            while said.count(b"\n") < count:
                part = os.read(pipe, 1 << 16)
                assert part, "it ended by itself"
                said += part
            if seconds:
                select.select([], [], [], seconds)
            os.kill(pid, signal.SIGKILL)
            assert self._said() == -signal.SIGKILL, "it was no longer alive"
            while part := os.read(pipe, 1 << 16):
                said += part
        finally:
            os.close(pipe)
        return said


@pytest.fixture(params=REHEARSALS)
def rehearsal(request: pytest.FixtureRequest) -> Path:
    return shipped()[request.param]


@pytest.fixture
def players(rehearsal: Path) -> Iterator[Players]:
    started = Players(rehearsal)
    yield started
    started.close()


def acknowledgements(said: bytes) -> dict[str, Documents]:
    """Return the events that were told, by folder; what follows the last newline was cut."""
    acknowledged: dict[str, Documents] = {}
    for line in said.split(b"\n")[:-1]:
        told = json.loads(line)
        acknowledged.setdefault(told["folder"], []).append(told["event"])
    return acknowledged


def books_of(documents: Documents) -> list[Documents]:
    """Return the acknowledged events of each meeting, whose numbers begin again at 2."""
    meetings: list[Documents] = []
    for document in documents:
        if document["n"] == 2:
            meetings.append([])
        meetings[-1].append(document)
    return meetings


def check_book(folder: DataFolder, slug: str, path: Path, acknowledged: Documents) -> None:
    """The book opens by itself, holds what was acknowledged, and stands where it stood."""
    session = MeetingSession.resume(folder, slug, path, Clock())
    assert session.problem is None
    assert session.writable != session.book.sealed
    kept = session.book.events
    session.close()
    assert kept[1 : len(acknowledged) + 1] == acknowledged
    beyond = [ev.parse(document) for document in kept[len(acknowledged) + 1 :]]
    assert len(beyond) <= 1
    expected = Meeting.fold([ev.parse(kept[0]), *(ev.parse(d) for d in acknowledged)])
    for event in beyond:
        expected = expected.take(event)
    assert session.meeting.state.walks == expected.state.walks
    assert session.meeting.state == expected.state
    check_ballots(session.meeting.state, acknowledged)


def check_folder(root: Path, script: Script, acknowledged: Documents) -> None:
    """Everything in the folder reads, and the projections say what the books say."""
    folder, slug = DataFolder(root), script.info.slug
    assert load_community(folder)[1] == []
    books = folder.meeting_books(slug)
    told = books_of(acknowledged)
    assert len(told) <= len(books) <= len(told) + 1
    for path, documents in zip(books, told, strict=False):
        check_book(folder, slug, path, documents)
    found = CircleProjection(folder, script.info)
    ready = found.load()
    assert found.problems == []
    found.path.unlink(missing_ok=True)
    again = CircleProjection(folder, script.info)
    assert again.load() == ready
    stands = [record_of(read_meeting(path)[1]) for path in folder.meeting_books(slug)]
    assert list(ready.meetings) == stands


def check_ballots(state: State, acknowledged: Documents) -> None:
    """A ballot is as it was cast, and none is read that nobody has read aloud."""
    standing = [document for document in acknowledged if document["kind"] != "undone"]
    read = [d["by"] for d in standing if d["kind"] == "nominated"]
    cast = {d["by"]: d["nominee"] for d in standing if d["kind"] == "ballot_cast"}
    elections = [election for item in state.items for election in item.elections]
    assert [s.by for e in elections for s in e.said if not s.change][: len(read)] == read
    assert {**cast, **{k: v for e in elections for k, v in e.ballots.items()}} == {
        k: v for e in elections for k, v in e.ballots.items()
    }


def test_a_kill_at_any_moment_loses_nothing_acknowledged(
    players: Players, rehearsal: Path, tmp_path: Path
) -> None:
    chance, script = random.Random(), read_script(rehearsal)
    total = 0
    for number in range(KILLS // len(REHEARSALS)):
        root = tmp_path / f"{number:04d}"
        root.mkdir()
        count = 1 + int(MOST * chance.random() ** 3)  # early more often: it is quicker
        seconds = chance.uniform(0.0, LONGEST) if number % 3 else 0.0
        acknowledged = acknowledgements(players.play_and_kill(root, count, seconds))
        assert acknowledged
        total += sum(len(documents) for documents in acknowledged.values())
        for name in sorted(path.name for path in root.iterdir()):
            check_folder(root / name, script, acknowledged.get(name, []))
        if number % 10 == 0:  # and the play goes on to its end
            books = play(script, DataFolder(root / max(acknowledged)))
            assert [read_meeting(path)[0].sealed for path in books] == [True] * len(books)
    assert total > 10 * (KILLS // len(REHEARSALS))
