"""`cercle register` and `cercle show` in a pipe: the same search, its limits, and its index."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from store_support import (
    INFO,
    close,
    consent,
    done,
    everyone,
    founded,
    started,
    ticking,
    to_items,
)

from cercle_tui.cli import main
from cercle_tui.locale import words_for
from cercle_tui.meeting import events as ev
from cercle_tui.model.decision import Version
from cercle_tui.model.term import Term
from cercle_tui.store.cache import cache_folder, fingerprint, index_path
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection
from cercle_tui.ui.desk import Desk

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """One meeting with one decision."""
    clock = ticking()
    folder = founded(tmp_path_factory.mktemp("asked") / "data", clock)
    session = started(folder, clock)
    to_items(session)
    session.record(ev.ItemOpened, item="i1")
    text = "Une boîte à clés à l’entrée, le jeudi."
    version = Version(title="Calendrier", text=text, term=Term(months=6), responsible=("paul",))
    session.record(ev.ProposalMade, proposal="p1", author="paul", version=version)
    done(session)
    everyone(session)
    everyone(session)
    done(session)
    consent(session)
    session.record(ev.Adopted)
    close(session)
    session.close()
    return folder


@pytest.fixture
def run(
    folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:  # fmt: skip
    monkeypatch.setenv("CERCLE_CACHE", str(tmp_path / "cache"))

    def run(*args: str) -> tuple[int, str, str]:
        try:
            status = main([*args, "--data", str(folder.root), "--lang", "en"])
        except SystemExit as stopped:
            status = int(str(stopped.code))
        return (status, *capsys.readouterr())

    return run


def test_what_is_found_shows_its_match(run: Run) -> None:
    status, out, err = run("register", "key", "box")
    assert (status, err) == (0, "")
    lines = [line.strip() for line in out.splitlines()]
    assert lines[0] == "H-2026-001  Calendrier" and "Une boîte à clés" in lines[2]
    assert run("register", "girafe")[1] == "Nothing found.\n"


def test_a_near_spelling_is_said(run: Run) -> None:
    status, out, _ = run("register", "entreé", "juedi", "--plain")
    assert status == 0 and "“juedi” is found nowhere: “jeudi” was looked for." in out
    _, out, err = run("register", "juedi", "--json")
    assert "juedi" in err and [one["number"] for one in json.loads(out)] == ["H-2026-001"]


def test_json_tells_where(run: Run) -> None:
    [told] = json.loads(run("register", "clef", "--json")[1])
    assert (told["kind"], told["where"]) == ("policy", "text")
    assert told["match"].startswith("Une boîte à clés")


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        (["--status", "in force"], 1),
        (["--status", "en_vigueur"], 1),
        (["--status", "En Vigueur"], 1),
        (["--status", "échue"], 0),
        (["--status", "dropped", "--status", "in force"], 1),
        (["--kind", "politique"], 1),
        (["--kind", "élection"], 0),
        (["--kind", "one-off decision"], 0),
        (["--year", "2026", "--circle", "horizon"], 1),
        (["--year", "2025"], 0),
        (["--responsible", "PAUL"], 1),
        (["--responsible", "pau", "clés"], 1),
    ],
)
def test_limits_in_either_language(run: Run, limits: list[str], found: int) -> None:
    status, out, _ = run("register", "--json", *limits)
    assert (status, len(json.loads(out))) == (0, found)


@pytest.mark.parametrize(
    ("limits", "choice"),
    [
        (["--status", "zut"], "in force"),
        (["--kind", "zut"], "policy"),
        (["--year", "26"], "2026"),
        (["--circle", "zut"], "horizon"),
        (["--responsible", "zut"], "Paul"),
    ],
)
def test_a_limit_nobody_knows_is_wrong_usage(run: Run, limits: list[str], choice: str) -> None:
    status, out, err = run("register", *limits)
    assert (status, out) == (2, "") and choice in err


def test_show_takes_a_number_an_id_and_how_it_begins(run: Run, folder: DataFolder) -> None:
    [id] = CircleProjection(folder, INFO).load().decisions
    whole = run("show", "H-2026-001")
    assert whole[0] == 0 and "Une boîte à clés" in whole[1]
    assert run("show", id) == run("show", id[:6]) == whole
    assert run("show", id[:2])[0] == 1
    assert json.loads(run("show", id, "--json")[1])["decision"]["id"] == id


def test_the_index_is_where_it_may_be_deleted(run: Run, folder: DataFolder, tmp_path: Path) -> None:
    run("register", "clés")
    path = index_path(folder, {"CERCLE_CACHE": str(tmp_path / "cache")})
    assert path.is_file() and folder.root.name not in path.name
    assert index_path(DataFolder(tmp_path), {"CERCLE_CACHE": str(tmp_path / "cache")}) != path
    path.unlink()
    assert "H-2026-001" in run("register", "clés")[1]
    assert cache_folder({}).name == "cercle"


def test_a_circle_is_read_again_only_when_its_books_change(
    folder: DataFolder, tmp_path: Path
) -> None:
    env = {"CERCLE_CACHE": str(tmp_path)}
    desk = Desk(folder, words_for("en"), env=env)
    assert desk.indexed(INFO) and not desk.indexed(INFO)
    fresh = Desk(folder, words_for("en"), env=env)
    assert not fresh.indexed(INFO) and fresh.has_read() and not fresh._projections
    before, book = fingerprint(folder, INFO.slug), folder.meeting_books(INFO.slug)[0]
    book.write_bytes(book.read_bytes())
    assert fingerprint(folder, INFO.slug) != before and fresh.indexed(INFO)


def test_an_index_lost_on_the_way_is_filled_again(folder: DataFolder, tmp_path: Path) -> None:
    desk = Desk(folder, words_for("en"), env={"CERCLE_CACHE": str(tmp_path)})
    desk.indexed(INFO)
    desk.index()._lose(desk.index()._made)
    assert desk.index().search("clés").total == 0
    assert desk.indexed(INFO) and not desk.index().remade
    assert desk.index().search("clés").total == 1
