"""The storage under TinyDB: what it writes, what it keeps, and what it refuses."""

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import where
from tinydb.table import Document

from cercle_tui.store.disk import Disk
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.storage import AtomicJSONStorage, Database, backup_path, encode


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file.json"


def test_tinydb_works_on_it_as_on_its_own(path: Path) -> None:
    db = Database(path)
    table = db.table("people")
    table.insert({"name": "Zoé"})
    table.insert(Document({"name": "Jean", "tags": ["a"]}, doc_id=7))
    table.update({"name": "Jeanne"}, where("name") == "Jean")
    table.remove(where("name") == "Zoé")
    again = Database(path, writable=False).table("people")
    assert again.all() == [{"name": "Jeanne", "tags": ["a"]}]
    assert again.get(doc_id=7) is not None


def test_one_document_a_line_in_readable_text(path: Path) -> None:
    Database(path).table("t").insert_multiple([{"a": "é"}, {"a": "b\nc"}])
    lines = path.read_text("utf-8").splitlines()
    assert lines == ['{"t":{', '"1":{"a":"é"},', '"2":{"a":"b\\nc"}', "}}"]


def test_the_previous_state_is_kept(path: Path) -> None:
    table = Database(path).table("t")
    for n in range(3):
        table.insert({"n": n})
        if n:
            assert len(json.loads(backup_path(path).read_bytes())["t"]) == n
    assert len(json.loads(path.read_bytes())["t"]) == 3
    assert names(path.parent) == ["file.json", "file.json.bak"]


def test_files_are_private_whatever_the_umask(path: Path) -> None:
    before = os.umask(0)
    try:
        table = Database(path).table("t")
        table.insert({})
        table.insert({})
    finally:
        os.umask(before)
    assert (mode(path), mode(backup_path(path))) == (0o600, 0o600)


def test_changing_what_was_read_changes_nothing_kept(path: Path) -> None:
    storage = AtomicJSONStorage(path)
    storage.write({"t": {"1": {"deep": [{"a": 1}]}}})
    seen = storage.read()
    assert seen is not None
    seen["t"]["1"]["deep"][0]["a"] = 2
    assert storage.read() == {"t": {"1": {"deep": [{"a": 1}]}}}
    storage.write(seen)
    assert AtomicJSONStorage(path).read() == seen


@pytest.mark.parametrize(("old", "new"), [(1, True), (True, 1), (0, False), (1, 1.0), (0.0, -0.0)])
def test_equal_is_not_unchanged(path: Path, old: object, new: object) -> None:
    storage = AtomicJSONStorage(path)
    storage.write({"t": {"1": {"a": old}}})
    storage.write({"t": {"1": {"a": new}}})
    assert repr(json.loads(path.read_bytes())["t"]["1"]["a"]) == repr(new)


def test_unchanged_documents_are_not_written_out_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = AtomicJSONStorage(path)
    storage.write({"t": {str(n): {"n": n} for n in range(100)}})
    written: list[object] = []

    def counting(document: object) -> bytes:
        if isinstance(document, dict):
            written.append(document)
        return encode(document)

    monkeypatch.setattr("cercle_tui.store.storage.encode", counting)
    tables = storage.read()
    assert tables is not None
    tables["t"]["100"] = {"n": 100}
    storage.write(tables)
    storage.put("t", 101, {"n": 101})
    assert written == [{"n": 100}, {"n": 101}]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(st.lists(st.dictionaries(st.text(), json_values, max_size=4), max_size=5))
def test_whatever_json_can_say_comes_back(
    tmp_path_factory: pytest.TempPathFactory, documents: list[dict[str, object]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "file.json"
    storage = AtomicJSONStorage(path)
    for n, document in enumerate(documents):
        storage.put("t", n, document)
    expected = {str(n): document for n, document in enumerate(documents)}
    assert (storage.read() or {}).get("t", {}) == expected
    assert (AtomicJSONStorage(path, writable=False).read() or {}).get("t", {}) == expected


def test_a_change_under_us_is_read_but_never_written_over(path: Path) -> None:
    storage = AtomicJSONStorage(path)
    storage.write({"t": {"1": {"a": 1}}})
    theirs = b'{"t":{"1":{"a":"theirs"}}}'
    path.write_bytes(theirs)
    assert storage.changed()
    assert storage.read() == {"t": {"1": {"a": "theirs"}}}
    for write in (
        lambda: storage.write({"t": {}}),
        lambda: storage.put("t", 2, {}),
    ):
        with pytest.raises(StoreProblem) as caught:
            write()
        assert caught.value.code == "changed_under_us"
        assert path.read_bytes() == theirs
    storage.accept()
    storage.put("t", 2, {})
    assert storage.read() == {"t": {"1": {"a": "theirs"}, "2": {}}}


def test_the_same_size_and_time_is_still_another_file(path: Path) -> None:
    storage = AtomicJSONStorage(path)
    storage.write({"t": {"1": {"a": 1}}})
    seen = path.stat()
    other = path.with_name("other")
    other.write_bytes(path.read_bytes().replace(b"1}", b"2}"))
    os.utime(other, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    other.replace(path)
    assert storage.changed()


def test_a_file_never_read_is_not_written_over(path: Path) -> None:
    path.write_bytes(b'{"t":{}}')
    with pytest.raises(StoreProblem) as caught:
        AtomicJSONStorage(path).write({"t": {}})
    assert caught.value.code == "changed_under_us"


def test_a_file_that_vanished_is_not_remade_from_a_part(path: Path) -> None:
    storage = AtomicJSONStorage(path)
    storage.write({"t": {"1": {}}})
    path.unlink()
    with pytest.raises(StoreProblem):
        storage.put("t", 2, {})
    assert not path.exists()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "broken_file"),
        (b"\0" * 400, "broken_file"),
        (b'{"t":{', "broken_file"),
        (b"\xff\xfe{}", "broken_file"),
        (b'{"t":{"1":{"a":NaN}}}', "broken_file"),
        (b'{"t":{"1":{"a":1e999}}}', "broken_file"),
        (b"[" * 200_000, "broken_file"),
        (b'{"a":' * 3_000 + b"{}" + b"}" * 3_000, "broken_file"),
        (b'{"t":{\n<<<<<<< mine\n"1":{}\n=======\n>>>>>>> theirs\n}}', "conflict_markers"),
        (b"[]", "foreign_file"),
        (b'{"t":[]}', "foreign_file"),
        (b'{"t":{"1":2}}', "foreign_file"),
        (b'{"t":{"1":{"a":"' + b"x" * 2000 + b'"}}}', "too_large"),
    ],
)
def test_what_is_not_ours_is_refused_and_left_alone(path: Path, data: bytes, code: str) -> None:
    path.write_bytes(data)
    cap = 1000 if code == "too_large" else 1_000_000
    for writable in (True, False):
        storage = AtomicJSONStorage(path, writable=writable, max_bytes=cap)
        with pytest.raises(StoreProblem) as caught:
            storage.read()
        assert caught.value.code == code
        assert caught.value.params["path"] == str(path)
    assert path.read_bytes() == data
    assert names(path.parent) == [path.name]


def test_links_and_folders_are_not_followed(path: Path) -> None:
    real = path.with_name("real")
    real.write_bytes(b'{"t":{}}')
    path.symlink_to(real)
    with pytest.raises(StoreProblem) as caught:
        AtomicJSONStorage(path).read()
    assert caught.value.code == "foreign_file"
    with pytest.raises(StoreProblem):
        AtomicJSONStorage(path.parent).read()
    assert path.is_symlink()


def test_a_trap_laid_where_the_new_file_goes_is_not_followed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = path.with_name("victim")
    victim.write_text("precious")
    trap = path.with_name("file.json.0000.new")
    trap.symlink_to(victim)
    monkeypatch.setattr("cercle_tui.store.disk.spare_name", lambda _: trap)
    with pytest.raises(FileExistsError):
        AtomicJSONStorage(path).write({"t": {}})
    assert victim.read_text() == "precious"


def test_a_read_only_storage_never_writes(path: Path) -> None:
    storage = AtomicJSONStorage(path, writable=False)
    with pytest.raises(StoreProblem) as caught:
        storage.write({"t": {}})
    assert caught.value.code == "read_only"
    assert not path.exists()


def test_leftovers_of_an_interrupted_write_go_with_the_next(path: Path) -> None:
    AtomicJSONStorage(path).write({"t": {}})
    left = path.with_name("file.json.deadbeef.tmp")
    left.write_bytes(b"half a li")
    other = path.with_name("file.json.note")
    other.write_bytes(b"")
    storage = AtomicJSONStorage(path)
    assert storage.read() == {"t": {}}
    assert left.exists()
    storage.put("t", 1, {})
    assert not left.exists()
    assert other.exists()


def test_where_there_are_no_links_the_previous_is_copied(path: Path) -> None:
    class NoLinks(Disk):
        def link(self, source: Path, target: Path) -> None:
            raise PermissionError(1, "no links here", source, None, target)

    storage = AtomicJSONStorage(path, disk=NoLinks())
    for n in range(3):
        storage.put("t", n, {})
    assert list(json.loads(backup_path(path).read_bytes())["t"]) == ["0", "1"]
    assert mode(backup_path(path)) == 0o600
    assert len(names(path.parent)) == 2
