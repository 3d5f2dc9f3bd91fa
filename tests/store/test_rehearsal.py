"""Rehearsals as they are played: cut short, taken up again, in their own time; files refused."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from rehearsal_support import circle, script

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.script import ScriptProblem
from cercle_tui.store import rehearsal as played
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import load_community, read_meeting
from cercle_tui.store.rehearsal import Rehearsal, play, read_script
from cercle_tui.store.yearbook import write_community


class Stop(Exception):  # noqa: N818 - it stops a play
    """Raised where a kill would fall."""


def lived(paths: list[Path]) -> list[list[tuple[Any, ...]]]:
    return [[(e["n"], e["kind"], e["at"]) for e in read_meeting(p)[0].events] for p in paths]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[Any, ...]]]:
    """The second rehearsal as it goes when nothing cuts it short."""
    folder = DataFolder(tmp_path_factory.mktemp("whole"))
    return lived(play(script("s2-objections-and-delegation"), folder))


@pytest.mark.parametrize("after", [1, 20, 38, 39, 90, 212])
def test_a_play_cut_short_goes_on_where_it_stood(
    after: int, whole: list[list[tuple[Any, ...]]], tmp_path: Path
) -> None:
    told, cut = script("s2-objections-and-delegation"), DataFolder(tmp_path / "cut")
    seen: list[ev.Event] = []

    def stop(event: ev.Event) -> None:
        seen.append(event)
        if len(seen) == after:
            raise Stop

    with pytest.raises(Stop):
        play(told, cut, acknowledge=stop)
    books = play(told, cut, acknowledge=seen.append)
    assert lived(books) == whole
    assert len(seen) == sum(len(book) - 1 for book in whole)
    assert [m.name for m in circle(cut, told).members.values()][:2] == ["Renée", "Maud"]


def test_a_finished_play_is_left_alone(tmp_path: Path) -> None:
    told, folder = script("s1-terms-and-successions"), DataFolder(tmp_path / "data")
    books = play(told, folder)
    between = [path.read_bytes() for path in folder.between_books(told.info.slug)]
    again: list[ev.Event] = []
    assert play(told, folder, acknowledge=again.append) == books
    assert again == []
    assert [path.read_bytes() for path in folder.between_books(told.info.slug)] == between


def test_a_founding_cut_short_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told, folder = script("practice"), DataFolder(tmp_path / "data")

    def stop(*_: object) -> None:
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(played, "write_community", stop)
        with pytest.raises(Stop):
            play(told, folder)
    play(told, folder)
    assert list(circle(folder, told).members) == ["amina", "benoit", "chloe", "denis"]
    assert len(circle(folder, told).mandates) == 3


def test_real_data_is_refused_unless_told(tmp_path: Path) -> None:
    folder, told = DataFolder(tmp_path / "data"), script("practice")
    info = told.info.model_copy(update={"id": "real", "slug": "vrai", "name": "Vrai"})
    clock = played.ScriptClock(datetime(2020, 1, 1, tzinfo=UTC)).clock
    facts: list[tuple[type[ev.Event], dict[str, Any]]] = [
        (bt.CommunityFounded, {"name": "Réseau"}), (bt.CircleFounded, {"circle": info}),
    ]  # fmt: skip
    write_community(folder, clock, facts)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}
    with pytest.raises(ScriptProblem) as caught:
        play(told, folder)
    assert caught.value.code == "folder_in_use"
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.json")} == before
    assert len(play(told, folder, force=True)) == 1
    community = load_community(folder)[0]
    assert (community.name, len(community.circles)) == ("Réseau", 2)


def test_a_play_can_take_its_time(tmp_path: Path) -> None:
    slept: list[float] = []
    told, folder = script("practice"), DataFolder(tmp_path / "data")
    play(told, folder, speed=10, sleep=slept.append)
    lasted = circle(folder, told).meetings[0]
    assert lasted.closed is not None
    assert sum(slept) == pytest.approx((lasted.closed - lasted.opened).total_seconds() / 10)


def test_screens_can_look_at_the_cue_before_it_is_recorded(tmp_path: Path) -> None:
    rehearsal = Rehearsal(script("practice"), DataFolder(tmp_path / "data"))
    under_way = rehearsal.next_run()
    assert under_way is not None
    count = 0
    while (cue := under_way.cue()) is not None:
        event = under_way.step()
        assert type(event) is cue.kind
        count += 1
    assert under_way.step() is None
    assert under_way.session.meeting.n == count + 1
    under_way.session.close()
    assert rehearsal.next_run() is None


MINIMAL = """
title = "Essai"
start = 2026-03-05T19:00:00
[circle]
name = "Essai"
members = ["Zoé", "Ali"]
[offices]
facilitator = "Zoé"
[[meetings]]
events = [
  { kind = "arrived", people = "all" },
  EVENT
]
"""


def written(tmp_path: Path, event: str) -> Path:
    path = tmp_path / "essai.toml"
    path.write_text(MINIMAL.replace("EVENT", event), "utf-8")
    return path


def test_a_refused_event_says_where_and_why(tmp_path: Path) -> None:
    told = read_script(written(tmp_path, '{ kind = "item_ended" },'))
    folder = DataFolder(tmp_path / "data")
    with pytest.raises(ScriptProblem) as caught:
        play(told, folder)
    assert caught.value.code == "refused"
    assert caught.value.rule is not None
    assert caught.value.params == {
        "file": "essai.toml", "meeting": "1", "event": "2", "rule": "wrong_step",
    }  # fmt: skip
    # What came before is kept, and the mended file is another one.
    assert read_meeting(folder.meeting_books("essai")[0])[1].n == 2
    mended = read_script(written(tmp_path, '{ do = "step" },'))
    with pytest.raises(ScriptProblem) as caught:
        play(mended, folder)
    assert caught.value.code == "folder_in_use"


def test_a_shorthand_that_is_refused_says_its_own_number(tmp_path: Path) -> None:
    event = '{ kind = "unreachable", person = "Ali" }, { do = "step" }, { do = "round" },'
    told = read_script(written(tmp_path, event))
    with pytest.raises(ScriptProblem) as caught:
        play(told, DataFolder(tmp_path / "data"))
    assert (caught.value.params["event"], caught.value.params["rule"]) == ("4", "unreachable")


def test_a_meeting_left_open_is_said_unless_it_is_the_last(tmp_path: Path) -> None:
    path = written(tmp_path, '{ do = "step" },')
    assert len(play(read_script(path), DataFolder(tmp_path / "one"))) == 1
    path.write_text(
        path.read_text("utf-8")
        + '[[meetings]]\nstart = 2026-03-06T19:00:00\nevents = [{ do = "step" }]\n',
        "utf-8",
    )
    with pytest.raises(ScriptProblem) as caught:
        play(read_script(path), DataFolder(tmp_path / "two"))
    assert (caught.value.code, caught.value.params["meeting"]) == ("not_closed", "1")


@pytest.mark.parametrize("text", ["titre =", "\x00", 'title = "é'])
def test_a_file_that_is_not_toml_is_said(text: str, tmp_path: Path) -> None:
    path = tmp_path / "essai.toml"
    path.write_text(text, "utf-8")
    for found in (path, tmp_path / "absent.toml"):
        with pytest.raises(ScriptProblem) as caught:
            read_script(found)
        assert caught.value.code == "not_toml"
        assert caught.value.params["file"] == found.name


def test_the_example_of_the_documentation_plays(tmp_path: Path) -> None:
    guide = Path(__file__).parents[2] / "docs" / "rehearsals.md"
    header, meetings, *_ = re.findall(r"```toml\n(.*?)```", guide.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "guide.toml"
    path.write_text(header + meetings, "utf-8")
    (book,) = play(read_script(path), DataFolder(tmp_path / "data"))
    assert read_meeting(book)[1].state.stage.step == "opening"
