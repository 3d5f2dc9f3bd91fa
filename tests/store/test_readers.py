"""Readers of a folder nobody may write, or of one where a meeting is held: they disturb nothing."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harm_support import bare, books, cut
from store_support import INFO
from textual.pilot import Pilot

from cercle_tui.locale import words_for
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.lock import WriterLock
from cercle_tui.store.projections import read_meeting
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.screens.register import RegisterScreen
from unwritable import refused, tree, unwritable

READING = {
    "plain": ["register", "--plain"],
    "words": ["register", "jeudi", "--plain"],
    "json": ["register", "--json"],
    "offices": ["register", "--offices", "--plain"],
    "offices json": ["register", "--offices", "--json"],
    "show": ["show", "H-2026-001"],
    "minutes": ["minutes"],
}


# A folder nobody may write


@pytest.mark.parametrize("harm", ["whole", "cut"])
@pytest.mark.parametrize("command", READING)
def test_reading_an_unwritable_copy_says_the_same(copy, cercle, command, harm):
    if harm == "cut":
        cut(bare(copy).community_books()[0])
        cut(books(copy)[2])
    before = tree(copy.root)
    with unwritable(copy.root):
        status, out, err = cercle(*READING[command])
    assert tree(copy.root) == before
    assert (status, out) == cercle(*READING[command])[:2]
    assert status == 0 and out and ("cannot be read" in err) is (harm == "cut")
    if "json" in command:
        assert json.loads(out)
    assert not [call for call in refused if "quarantine" in call or ".lock" in call]


@pytest.mark.parametrize("command", READING)
def test_reading_a_folder_that_can_be_written_leaves_books_where_they_are(copy, cercle, command):
    cut(books(copy)[0])
    cut(copy.between_books(INFO.slug)[0])
    before = tree(bare(copy).root)
    cercle(*READING[command])
    after = {n: kept for n, kept in tree(bare(copy).root).items() if "/minutes" not in n}
    assert sorted(after) == sorted(before)
    assert {n: kept for n, kept in after.items() if kept[1]} == {
        n: kept for n, kept in before.items() if kept[1]
    }


def test_a_disk_mounted_read_only_is_read(copy):
    """The same with the system's own refusal, where this machine lets one mount."""
    inside = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && "$@"'
    run = subprocess.run(
        [*inside, mount, str(copy.root), sys.executable, "-m", "cercle_tui", "register",
         "--plain", "--data", str(copy.root)],
        capture_output=True, text=True, check=False, encoding="utf-8",
    ) if shutil.which("unshare") else None  # fmt: skip
    if run is None or (run.returncode and "cercle" not in run.stderr):
        pytest.skip("this machine mounts nothing")
    assert (run.returncode, run.stderr) == (0, "")
    assert "H-2026-003" in run.stdout


# Another process holds a meeting


@contextlib.contextmanager
def holding(folder: DataFolder) -> Iterator[Callable[[], None]]:
    """A process that holds a meeting of the circle; calling lets it go on by one act."""
    child = Path(__file__).with_name("holding_child.py")
    with subprocess.Popen(
        [sys.executable, child, folder.root], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None and process.stdout is not None
        tell, hear = process.stdin, process.stdout

        def go_on() -> None:
            tell.write("\n")
            tell.flush()
            assert hear.readline().strip().isdigit()

        go_on()
        yield go_on
        tell.close()
        assert process.wait(30) == 0


async def test_what_a_meeting_held_elsewhere_decides_is_read_as_it_happens(copy, cercle):
    """The meeting goes on undisturbed, and its end is read too."""
    with holding(copy) as go_on:
        held = books(copy)[-1]
        assert not WriterLock(held).acquire()
        status, out, err = cercle("register", "--plain")
        assert (status, err) == (0, "") and "H-2026-003" in out and "H-2026-004" not in out
        desk = Desk(copy, words_for("en"), env={"TERM": "xterm-256color", **os.environ})
        app = CercleApp(desk, lambda app: app.show(RegisterScreen(desk)))
        async with app.run_test(size=(120, 36)) as pilot:
            screen = app.screen
            assert isinstance(screen, RegisterScreen)
            await settled(pilot)
            assert screen.at.found.total == 3
            screen.follow_books()
            await settled(pilot)
            assert screen.at.found.total == 3
            go_on()
            screen.follow_books()
            await settled(pilot)
            assert screen.at.found.total == 4
        assert "Une soupe" in cercle("show", "H-2026-004")[1]
        assert not WriterLock(held).acquire()
        go_on()
    assert read_meeting(held)[1].state.closed and read_meeting(held)[0].sealed


async def settled(pilot: Pilot[None]) -> None:
    """Wait until what was asked of the folder has come back and asked no more."""
    for _ in range(4):
        await pilot.app.workers.wait_for_complete()
        await pilot._wait_for_screen()
