"""The index's file: only what changed is written, and whatever befalls it searching goes on."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
import search_support as made
from search_support import decision, find

from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.search import Index, keeping

OTHER = CircleInfo(id="c2", slug="gestion", name="Gestion", letter="G")
FIRST, SECOND = decision("Boîte à clés"), decision("Horaire du mardi")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "search.sqlite"


def test_an_index_outlives_its_process(path: Path) -> None:
    index = Index.open(path)
    assert index.fingerprint("c1") == ""
    assert index.update(made.circle(FIRST, SECOND), "print") == 2
    index.close()
    again = Index.open(path)
    assert again.fingerprint("c1") == "print" and find(again, "clef") == ["Boîte à clés"]
    again.close()


def test_it_is_private(path: Path) -> None:
    Index.open(path).close()
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_only_what_changed_is_written(path: Path) -> None:
    index = Index.open(path)
    index.update(made.circle(FIRST, SECOND), "1")
    assert index.update(made.circle(FIRST, SECOND), "2") == 0
    assert index.fingerprint("c1") == "2"
    changed = SECOND.model_copy(
        update={"versions": (SECOND.final.model_copy(update={"title": "Horaire du jeudi"}),)}
    )
    assert index.update(made.circle(FIRST, changed), "3") == 2  # one away, one in its place
    assert find(index, "mardi") == [] and find(index, "jeudi") == ["Horaire du jeudi"]
    assert index.search("marid").near == ()  # a word that is gone is no near spelling
    third = decision("Troisième")
    assert index.update(made.circle(FIRST, changed, third), "4") == 1
    assert index.update(made.circle(FIRST), "5") == 2
    assert find(index, "") == ["Boîte à clés"]
    index.close()


def test_circles_that_are_gone_are_forgotten(path: Path) -> None:
    index = Index.open(path)
    index.update(made.circle(FIRST), "1")
    index.update(made.circle(SECOND, info=OTHER), "1")
    index.keep_only(["c2", "c9"])
    assert find(index, "") == ["Horaire du mardi"] and find(index, "boîte") == []
    assert (index.fingerprint("c1"), index.fingerprint("c2")) == ("", "1")
    index.close()


def foreign(path: Path) -> None:
    path.write_text("Notes de quelqu’un d’autre\n" * 100, encoding="utf-8")


def another_base(path: Path) -> None:
    with closing(sqlite3.connect(path)) as known:
        known.execute("CREATE TABLE rows(other TEXT)")
        known.commit()


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as known:
        known.execute(f"PRAGMA user_version={keeping.VERSION + 1}")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def scratched(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[4096:] = b"\x5a" * (len(whole) - 4096)
    path.write_bytes(whole)


def missing_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as known:
        known.execute("DROP TABLE texts")
        known.commit()


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    "harm", [foreign, another_base, newer, cut, scratched, missing_a_table, empty]
)
def test_a_file_of_no_use_is_made_anew(path: Path, harm) -> None:  # type: ignore[no-untyped-def]
    index = Index.open(path)
    index.update(made.circle(FIRST), "1")
    index.close()
    if harm in (foreign, another_base):
        path.unlink()
    harm(path)
    index = Index.open(path)
    find(index, "boîte")
    assert index.fingerprint("c1") == "" or index.remade or find(index, "boîte") == []
    index.update(made.circle(FIRST), "2")
    assert find(index, "clé") == ["Boîte à clés"] and index.path == path
    index.close()
    again = Index.open(path)
    assert find(again, "clé") == ["Boîte à clés"]
    again.close()


@pytest.mark.parametrize("kind", ["folder", "link", "below a file"])
def test_where_nothing_can_be_written_it_is_in_memory(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "search.sqlite"
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to(tmp_path / "nowhere" / "at" / "all")
    else:
        path.write_text("")
        path = path / "search.sqlite"
    index = Index.open(path)
    index.update(made.circle(FIRST), "1")
    assert index.path is None and find(index, "clé") == ["Boîte à clés"]
    index.close()


def test_a_read_only_file_is_left_and_memory_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Index.open(path).close()
    real = sqlite3.connect

    def read_only(name, **more):  # type: ignore[no-untyped-def]
        return real(name if name == ":memory:" else f"file:{name}?mode=ro", uri=True, **more)

    monkeypatch.setattr(sqlite3, "connect", read_only)
    index = Index.open(path)
    index.update(made.circle(FIRST), "1")
    assert index.path is None and find(index, "clé") == ["Boîte à clés"]
    index.close()


def test_a_file_held_by_another_is_read_and_memory_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "WAIT", 0.05)
    index = Index.open(path)
    index.update(made.circle(FIRST), "1")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert find(index, "clé") == ["Boîte à clés"]
        index.update(made.circle(SECOND, info=OTHER), "1")
        assert sorted(find(index, "")) == ["Boîte à clés", "Horaire du mardi"]
        assert index.path is None and not index.remade
        late = Index.open(path)
        assert late.path is None
        late.close()
    index.close()


def test_a_file_held_whole_answers_nothing_and_breaks_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "WAIT", 0.05)
    index = Index.open(path)
    index.update(made.circle(FIRST), "1")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert find(index, "clé") == []
        index.update(made.circle(SECOND, info=OTHER), "1")
        assert find(index, "mardi") == ["Horaire du mardi"] and index.remade
    index.close()


CHILD = """
import sys
sys.path.insert(0, sys.argv[2])
import search_support as made
from pathlib import Path
from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.search import Index
index = Index.open(Path(sys.argv[1]))
for n in range(6):
    info = CircleInfo(id=f"{sys.argv[3]}{n}", slug=f"{sys.argv[3]}{n}", name="C", letter="C")
    index.update(made.circle(made.decision(f"Girafe {sys.argv[3]}{n}"), info=info), "1")
assert index.path is not None
index.close()
"""


def test_two_processes_fill_one_file(path: Path) -> None:
    Index.open(path).close()
    here = str(Path(__file__).parent)
    children = [
        subprocess.Popen([sys.executable, "-c", CHILD, str(path), here, name])
        for name in ("a", "b")
    ]
    assert [child.wait() for child in children] == [0, 0]
    index = Index.open(path)
    assert index.search("girafe").total == 12
    with closing(sqlite3.connect(path)) as known:
        assert known.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        known.execute("INSERT INTO found(found) VALUES('integrity-check')")
    index.close()


@pytest.mark.parametrize("kept", [True, False])
def test_one_thread_updates_while_another_asks(path: Path, kept: bool) -> None:
    index = Index.open(path if kept else None)
    index.update(made.circle(FIRST), "1")
    seen: list[int] = []

    def ask() -> None:
        seen.extend(index.search("clé").total for _ in range(60))

    asking = Thread(target=ask)
    asking.start()
    for n in range(8):
        index.update(made.circle(SECOND, decision(f"Point {n}"), info=OTHER), str(n))
    asking.join()
    assert set(seen) == {1}
    index.close()


def test_two_threads_that_find_the_file_harmed_do_not_wait_for_each_other(path: Path) -> None:
    index = Index.open(path)
    reads, writes = Event(), Event()

    def ask(_known: sqlite3.Connection) -> str:
        reads.set()
        writes.wait(5)
        raise sqlite3.DatabaseError("harmed")

    def write(_known: sqlite3.Connection) -> int:
        if not writes.is_set():
            reads.wait(5)
            writes.set()
            raise sqlite3.DatabaseError("harmed")
        return 0

    threads = [
        Thread(target=index._ask, args=(ask, ""), daemon=True),
        Thread(target=index._change, args=(write,), daemon=True),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert not any(thread.is_alive() for thread in threads)
    index.update(made.circle(FIRST), "1")
    assert find(index, "clé")
    index.close()
