"""Books: creating, opening whatever is there, appending, sealing, following."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from tinydb import where

from cercle_tui.store import shape
from cercle_tui.store.book import Book, read_head, twins
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.problems import NotSaved, StoreProblem
from cercle_tui.store.storage import Database, backup_path


def event(n: int, **more: Any) -> dict[str, Any]:
    return {"n": n, "at": "2026-01-01T00:00:00Z", "kind": "noted", "text": f"é{n}", **more}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "circles" / "jardin" / "meetings" / "2026" / "2026-01-01-abc.json"


def make(path: Path, events: int = 3, id: str = "m1") -> Book:
    book = Book.create(path, id=id, kind="meeting", circle="jardin", created="2026-01-01T00:00:00Z")
    for n in range(1, events + 1):
        book.append(event(n))
    return book


def edit(path: Path, change: Any) -> bytes:
    tables = json.loads(path.read_bytes())
    change(tables)
    data = json.dumps(tables).encode()
    path.write_bytes(data)
    return data


def code_of(call: Any) -> str:
    with pytest.raises(StoreProblem) as caught:
        call()
    return caught.value.code


def test_what_is_written_is_read_again(path: Path) -> None:
    book = make(path)
    again = Book.open(path)
    assert again.events == book.events == [event(1), event(2), event(3)]
    assert again.head == {
        "format": "cercle-book", "schema": 1, "id": "m1", "kind": "meeting",
        "circle": "jardin", "created": "2026-01-01T00:00:00Z", "sealed": "",
    }  # fmt: skip
    assert again.writable
    assert not again.newer
    assert again.mended is None
    again.append(event(4))
    assert [e["n"] for e in Book.open(path, write=False).events] == [1, 2, 3, 4]


def test_a_book_is_a_tinydb_file(path: Path) -> None:
    make(path)
    found = Database(path, writable=False).table("events").search(where("text") == "é2")
    assert [document.doc_id for document in found] == [2]


def test_folders_and_files_are_private(path: Path, tmp_path: Path) -> None:
    make(path)
    for folder in path.parents:
        if folder == tmp_path:
            break
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_book_is_created_once(path: Path) -> None:
    make(path)
    before = path.read_bytes()
    assert code_of(lambda: make(path)) == "exists"
    assert path.read_bytes() == before


@pytest.mark.parametrize("n", [0, 3, 5, None, "4", -1])
def test_an_event_must_follow(path: Path, n: Any) -> None:
    book = make(path)
    with pytest.raises(ValueError, match="does not follow"):
        book.append({"n": n, "kind": "noted"})
    with pytest.raises(TypeError):
        book.append({"n": 4, "kind": object()})
    assert book.pending == []
    book.append(event(4))
    assert len(Book.open(path).events) == 4


def test_what_was_appended_cannot_be_changed_afterwards(path: Path) -> None:
    book = make(path, events=0)
    said: dict[str, Any] = {"n": 1, "kind": "noted", "who": ("a", "b")}
    book.append(said)
    said["kind"] = "other"
    assert book.events == Book.open(path).events == [{"n": 1, "kind": "noted", "who": ["a", "b"]}]


def test_unknown_fields_and_tables_are_kept(path: Path) -> None:
    make(path)

    def add(tables: Any) -> None:
        tables["book"]["1"]["colour"] = "blue"
        tables["events"]["2"]["mood"] = "calm"
        tables["more"] = {"1": {"a": 1}}

    edit(path, add)
    book = Book.open(path)
    book.append(event(4))
    book.seal()
    tables = json.loads(path.read_bytes())
    assert tables["book"]["1"]["colour"] == "blue"
    assert tables["events"]["2"]["mood"] == "calm"
    assert tables["more"] == {"1": {"a": 1}}


FOREIGN = [
    b"[1, 2]",
    b'{"book":{"1":{"format":"other","schema":1}},"events":{}}',
    b'{"book":{"1":{"format":"cercle-book","schema":true}},"events":{}}',
    b'{"book":{"1":{"format":"cercle-book","schema":0}},"events":{}}',
    b'{"_default":{"1":{"name":"somebody else\'s TinyDB"}}}',
]


@pytest.mark.parametrize("data", FOREIGN)
def test_a_foreign_file_is_refused_and_never_written_to(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    for write in (True, False):
        assert code_of(lambda write=write: Book.open(path, write=write)) == "foreign_file"
    assert path.read_bytes() == data
    assert list(path.parent.iterdir()) == [path]


def test_a_newer_book_is_read_only(path: Path) -> None:
    make(path)

    def age(tables: Any) -> None:
        tables["book"]["1"]["schema"] = 99
        tables["events"]["2"]["n"] = "two"

    data = edit(path, age)
    book = Book.open(path)
    assert book.newer
    assert not book.writable
    assert len(book.events) == 3
    assert code_of(lambda: book.append(event(4))) == "newer_schema"
    assert code_of(book.seal) == "newer_schema"
    assert path.read_bytes() == data


def test_an_older_book_is_copied_then_brought_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path)

    def age(tables: Any) -> None:
        tables["book"]["1"]["schema"] = 0
        del tables["book"]["1"]["sealed"]

    def bring_up(tables: Any) -> Any:
        tables["book"]["1"]["sealed"] = ""
        return tables

    monkeypatch.setitem(shape.MIGRATIONS, 0, bring_up)
    data = edit(path, age)
    assert len(Book.open(path, write=False).events) == 3
    assert path.read_bytes() == data

    book = Book.open(path)
    assert book.mended is not None
    assert book.mended.code == "migrated"
    kept = Path(book.mended.params["kept"])
    assert kept.parent == path.parents[4] / "backups"
    assert kept.read_bytes() == data
    book.append(event(4))
    again = Book.open(path)
    assert again.mended is None
    assert (again.head["schema"], len(again.events)) == (1, 4)


BREAKS = [
    lambda _: b"",
    lambda data: data[:-20],
    lambda data: b"\0" * len(data),
    lambda data: data.replace(b'"n":2', b'"n":7'),
    lambda data: data.replace(b'"2":{"n":2', b'"9":{"n":2'),
    lambda data: data.replace(b'"circle":"jardin",', b""),
]


@pytest.mark.parametrize("breaking", BREAKS)
def test_a_broken_book_is_put_aside_and_its_previous_state_restored(
    path: Path, breaking: Any
) -> None:
    make(path)
    broken = breaking(path.read_bytes())
    path.write_bytes(broken)
    assert code_of(lambda: Book.open(path, write=False)) == "broken_file"
    assert path.read_bytes() == broken

    book = Book.open(path)
    assert book.mended is not None
    assert (book.mended.code, book.mended.params["path"]) == ("mended", str(path))
    kept = Path(book.mended.params["kept"])
    assert kept.parent == path.parents[4] / "quarantine"
    assert kept.read_bytes() == broken
    assert book.events == [event(1), event(2)]
    book.append(event(3, text="again"))
    assert Book.open(path).mended is None


def test_a_book_broken_beyond_repair_is_kept_aside(path: Path) -> None:
    for _ in range(2):
        make(path)
        path.write_bytes(b"broken")
        backup_path(path).write_bytes(b"broken too")
        with pytest.raises(StoreProblem) as caught:
            Book.open(path)
        assert caught.value.code == "broken_file"
        assert Path(caught.value.params["kept"]).read_bytes() == b"broken"
        assert list(path.parent.iterdir()) == []
    quarantine = DataFolder(path.parents[4]).quarantine
    assert sorted(file.read_bytes() for file in quarantine.iterdir()) == [
        b"broken", b"broken", b"broken too", b"broken too"
    ]  # fmt: skip


def test_outside_a_data_folder_nothing_is_moved(tmp_path: Path) -> None:
    path = tmp_path / "photo.json"
    path.write_bytes(b"not even JSON")
    with pytest.raises(StoreProblem) as caught:
        Book.open(path)
    assert (caught.value.code, caught.value.params["kept"]) == ("broken_file", "")
    assert list(tmp_path.iterdir()) == [path]


def test_marks_of_a_conflict_are_left_for_people(path: Path) -> None:
    make(path)
    data = path.read_bytes().replace(b'"2":', b'<<<<<<< mine\n"2":')
    path.write_bytes(data)
    assert code_of(lambda: Book.open(path)) == "conflict_markers"
    assert path.read_bytes() == data


def test_a_linked_book_is_refused(path: Path) -> None:
    real = path.with_name("elsewhere.json")
    make(real)
    path.symlink_to(real)
    assert code_of(lambda: Book.open(path)) == "foreign_file"


def test_what_is_not_there_is_said(path: Path) -> None:
    assert code_of(lambda: Book.open(path)) == "missing_file"
    path.parent.mkdir(parents=True)
    assert code_of(lambda: Book.open(path / "x.json")) in ("missing_file", "unreadable")


def test_read_only_never_writes(path: Path) -> None:
    make(path)
    book = Book.open(path, write=False)
    assert not book.writable
    assert code_of(lambda: book.append(event(4))) == "read_only"
    assert code_of(book.seal) == "read_only"
    book.save()


def test_two_writers_never_write_over_each_other(path: Path) -> None:
    first, second = make(path), Book.open(path)
    first.append(event(4, text="first"))
    assert second.changed()
    assert code_of(lambda: second.append(event(4, text="second"))) == "changed_under_us"
    assert second.pending == []
    assert second.reload() == []
    assert second.events[-1]["text"] == "first"
    second.append(event(5))
    assert len(Book.open(path).events) == 5


def test_a_reader_follows(path: Path) -> None:
    writer = make(path)
    reader = Book.open(path, write=False)
    assert not reader.changed()
    writer.append(event(4))
    assert reader.changed()
    reader.reload()
    assert reader.events == writer.events
    assert not reader.changed()


def test_a_book_that_vanished_is_written_whole_again(path: Path) -> None:
    book = make(path)
    path.unlink()
    book.append(event(4))
    assert len(Book.open(path).events) == 4


def test_a_folder_that_went_away_and_came_back(path: Path) -> None:
    book = make(path)
    away = path.parents[4].rename(path.parents[4].with_name("away"))
    with pytest.raises(NotSaved):
        book.append(event(4))
    assert book.pending == [event(4)]
    away.rename(path.parents[4])
    book.save()
    assert len(Book.open(path).events) == 4


def test_what_waits_stays_through_a_reload_unless_it_no_longer_follows(path: Path) -> None:
    book = make(path)
    data = path.read_bytes()
    folder = path.parent.rename(path.parent.with_name("away"))
    for n in (4, 5):
        with pytest.raises(NotSaved):
            book.append(event(n))
    assert code_of(book.reload) == "missing_file"
    assert len(book.pending) == 2
    folder.rename(path.parent)
    assert book.reload() == []
    assert book.pending == [event(4), event(5)]
    Book.open(path).append(event(4, text="another"))
    assert code_of(book.save) == "changed_under_us"
    assert book.reload() == [event(4), event(5)]
    assert book.pending == []
    assert data != path.read_bytes()


def test_seals(path: Path) -> None:
    book = make(path)
    assert book.verify()
    book.seal()
    book.seal()
    assert book.sealed
    assert book.verify()
    assert code_of(lambda: book.append(event(4))) == "sealed"
    again = Book.open(path)
    assert again.verify()
    assert len(again.head["sealed"]) == 64

    edit(path, lambda _: None)  # laid out otherwise, saying the same
    assert Book.open(path).verify()

    def forge(tables: Any) -> None:
        tables["events"]["2"]["text"] = "forged"

    edit(path, forge)
    assert not Book.open(path).verify()


def test_redaction_leaves_no_trace_and_seals_anew(path: Path) -> None:
    book = make(path)
    book.append(event(4, text="Zénobie"))
    book.seal()
    before = book.head["sealed"]
    words = [*book.events[:3], event(4, text="…")]
    book.redact(words, {"redacted": ["r1"]})
    assert book.head["sealed"] != before
    again = Book.open(path)
    assert again.verify()
    assert again.head["redacted"] == ["r1"]
    for file in path.parent.iterdir():
        assert "Zénobie".encode() not in file.read_bytes()
    with pytest.raises(ValueError, match="every event"):
        again.redact(words[:3], {})
    opened = make(path.with_name("open.json"))
    opened.redact([event(n, text="") for n in (1, 2, 3)], {})
    assert not opened.sealed
    opened.append(event(4))


def test_two_books_with_one_id_are_noticed(path: Path) -> None:
    make(path)
    make(path.with_name("b.json"))
    make(path.with_name("c.json"), id="m2")
    path.with_name("d.json").write_bytes(b"?")
    books = sorted(path.parent.glob("*.json"))
    assert twins(books) == {"m1": [path, path.with_name("b.json")]}
    assert read_head(path.with_name("d.json")) is None


def test_an_event_costs_the_same_however_many_there_are(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = make(path, events=10)
    for n in range(11, 200):
        book.append(event(n))
    lines: list[object] = []
    encode = shape.encode

    def counting(document: object) -> bytes:
        lines.append(document)
        return encode(document)

    monkeypatch.setattr("cercle_tui.store.storage.encode", counting)
    book.append(event(200))
    assert [line for line in lines if isinstance(line, dict)] == [event(200)]
