"""The generator of long histories: what it writes keeps every rule, and is the same every time."""

import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2]))

from benchmarks.histories import TODAY, make_histories, plan
from benchmarks.history_words import TEXTS, person_name

from cercle_tui.model.decision import ObjectionState
from cercle_tui.model.followup import ActionState
from cercle_tui.register.entries import Status, entries
from cercle_tui.store.book import Book
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import (
    CircleProjection,
    load_community,
    read_meeting,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("histories"))
    # 4 circles: a root, two leaves in French, one in English; each with its two yearly books.
    assert make_histories(folder.root, circles=4, years=2) == 1 + 4 * (24 + 2)
    return folder


def test_every_book_is_sealed_and_nothing_is_left_to_stamp(folder: DataFolder) -> None:
    for slug in folder.circle_slugs():
        for path in folder.meeting_books(slug):
            book = Book.open(path, write=False)
            assert book.sealed
            assert book.verify()
            assert not re.search(r"zq[a-z]+\d*qz|2000-|1999-", path.read_text("utf-8"))


def test_every_kind_of_meeting_folds(folder: DataFolder) -> None:
    for slug in folder.circle_slugs()[:1]:
        for path in folder.meeting_books(slug):
            assert read_meeting(path)[1].state.closed


def test_circles_hold_together(folder: DataFolder) -> None:
    community, problems = load_community(folder)
    assert not problems
    assert [circle.lang for circle in community.circles.values()] == ["fr", "fr", "fr", "en"]
    loaded = {}
    for info in community.circles.values():
        projection = CircleProjection(folder, info)
        loaded[info.id] = projection.load()
        assert not projection.problems
    for circle in loaded.values():
        assert circle.closed_meetings == 24
        assert 6 <= len(circle.decisions) / 24 <= 7.5
        assert all(m.person in circle.members for m in circle.holders(TODAY))
        states = Counter(action.state for action in circle.actions.values())
        assert states[ActionState.OPEN] == 2  # those of the last meeting
        status = Counter(entry.status for entry in entries(circle, TODAY))
        assert min(status[s] for s in (
            Status.IN_FORCE, Status.SUPERSEDED, Status.DROPPED, Status.DONE, Status.WITHDRAWN,
            Status.REFERRED,
        )) >= 1  # fmt: skip
        objections = [o for k in circle.decisions.values() for o in k.decision.objections]
        assert {o.state for o in objections} == {
            ObjectionState.INTEGRATED, ObjectionState.CONCERN, ObjectionState.WITHDRAWN,
        }  # fmt: skip
        assert any(kept.renewed for kept in circle.decisions.values())
        if circle.info.parent:
            links = set(list(circle.members)[:2])
            assert links <= set(loaded[circle.info.parent].members)


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    trees = []
    for name, seed in (("one", 7), ("two", 7), ("three", 8)):
        root = tmp_path / name
        make_histories(root, circles=2, years=1, seed=seed, today=date(2030, 6, 1))
        trees.append({p.relative_to(root): p.read_bytes() for p in root.rglob("*.json")})
    assert trees[0] == trees[1]
    assert trees[0] != trees[2]


def test_an_empty_history_has_its_members(tmp_path: Path) -> None:
    assert make_histories(tmp_path, circles=1, years=0) == 2
    folder = DataFolder(tmp_path)
    (info,) = load_community(folder)[0].circles.values()
    circle = CircleProjection(folder, info).load()
    assert len(circle.members) == 7
    assert not circle.meetings


def test_two_hundred_circles_are_a_tree_of_fourteen_hundred_people() -> None:
    plans = plan(200)
    assert len({person for each in plans for person in each.people}) == 1_400
    assert all(7 <= len(each.people) <= 11 for each in plans)
    assert len({person_name(number) for number in range(1_400)}) == 1_400
    assert len({each.info.letter for each in plans}) == 200
    for each in plans:
        assert sorted(each.seats(3)) == sorted(each.people)


def test_french_is_well_set() -> None:
    for kind in TEXTS["fr"].values():
        for choices in kind:
            for words in choices:
                assert not re.search(r"\s[?!;,.]|['\"]|\d [$%]|(?<!\u00a0):", words), words
