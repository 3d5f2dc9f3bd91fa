"""The demonstration: a whole community that the engine itself made, ready for a meeting."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from cercle_tui.meeting.circle import Circle
from cercle_tui.model.agenda import ItemKind, Origin
from cercle_tui.model.decision import DecisionKind, ObjectionState
from cercle_tui.model.followup import ActionState
from cercle_tui.model.people import Office, Standing
from cercle_tui.register.due import DueKind, due
from cercle_tui.register.entries import Status, entries, meetings_left
from cercle_tui.register.offices import holder_on
from cercle_tui.register.progress import measures
from cercle_tui.store.book import Book
from cercle_tui.store.clock import Clock
from cercle_tui.store.demo import make_demo
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.linked import linked_circle
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.projections import CircleProjection, load_community, read_meeting
from cercle_tui.store.session import MeetingSession

NOW = datetime(2026, 3, 12, 23, 47, 12, tzinfo=UTC)
TODAY = date(2026, 3, 12)
MAIN_CIRCLES = ("general", "horizon", "gestion")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("demo") / "data")
    assert make_demo(folder, Clock(now=lambda: NOW), "fr") == "horizon"
    return folder


@pytest.fixture(scope="module")
def circles(folder: DataFolder) -> dict[str, Circle]:
    community, problems = load_community(folder)
    assert not problems
    loaded = {}
    for info in community.circles.values():
        projection = CircleProjection(folder, info)
        loaded[info.id] = projection.load()
        assert not projection.problems
        assert not projection.open_meetings()
    return {
        info.slug: linked_circle(community, info, lambda one: loaded[one.id], TODAY)
        for info in community.circles.values()
    }


def test_every_meeting_folds_and_is_sealed(folder: DataFolder) -> None:
    books = [path for slug in folder.circle_slugs() for path in folder.meeting_books(slug)]
    assert len(books) >= 40
    for path in books:
        book, meeting = read_meeting(path)
        assert meeting.state.closed
        assert book.sealed
        assert book.verify()
        assert meeting.state.closed < NOW


def test_three_linked_circles_met_for_two_years(circles: dict[str, Circle]) -> None:
    for slug in MAIN_CIRCLES:
        circle = circles[slug]
        counted = [m for m in circle.members.values() if m.standing is Standing.MEMBER]
        assert 6 <= len(counted) <= 8
        assert 12 <= len(circle.meetings) <= 16
        assert NOW - circle.meetings[0].opened > timedelta(days=680)
        means = {round(measure.mean, 2) for measure in measures(circle)}
        assert len(means) > 3
    assert len(circles["horizon"].members) == 8


def test_links_sit_in_both_circles(circles: dict[str, Circle]) -> None:
    by_id = {circle.info.id: circle for circle in circles.values()}
    vacant = []
    for circle in circles.values():
        if not circle.info.parent:
            continue
        parent = by_id[circle.info.parent]
        held = {m.office: m for m in circle.holders(TODAY)}
        for office in (Office.LEADER, Office.SECOND_LINK):
            if office not in held:
                vacant.append((circle.info.slug, office))
                continue
            assert held[office].person in circle.members
            assert parent.members[held[office].person].counted
    assert vacant == [("ancrage", Office.SECOND_LINK)]


def test_offices_were_filled_by_elections(circles: dict[str, Circle]) -> None:
    for slug in (*MAIN_CIRCLES, "ancrage"):
        held = {m.office: m for m in circles[slug].holders(TODAY)}
        assert held[Office.FACILITATOR].elected_in
        assert held[Office.SECRETARY].elected_in
    for circle in circles.values():
        for record in circle.meetings:
            for election in record.elections:
                read = [said for said in election.said if not said.change]
                assert all(said.by != said.nominee for said in read)
                assert len(read) == len([p for p in record.present if _counted(record, p)])
                assert election.mandate


def test_the_links_of_each_circle_are_members_of_its_parent_by_their_office(
    folder: DataFolder, circles: dict[str, Circle]
) -> None:
    general = circles["general"]
    sent = {p: m.link for p, m in general.members.items() if m.link}
    horizon, gestion = dict.fromkeys(("marie", "luc"), "horizon"), ("therese", "olivier")
    assert sent == horizon | dict.fromkeys(gestion, "gestion")
    written = CircleProjection(folder, general.info).load().members
    assert not sent.keys() & written.keys()
    for record in general.meetings:
        assert "therese" in [member.id for member in record.people]
        assert {link.name for link in record.links} >= {"Horizon", "Gestion"}


def test_the_parent_consented_to_the_leader_that_a_circle_elected(
    circles: dict[str, Circle],
) -> None:
    held = holder_on(circles["horizon"], Office.LEADER, TODAY)
    assert held is not None
    assert (held.confirmed, bool(held.elected_in)) == (True, True)


def _counted(record: Any, person: str) -> bool:
    return bool(next(m for m in record.people if m.id == person).counted)


def test_decisions_of_every_fate(circles: dict[str, Circle]) -> None:
    horizon = circles["horizon"]
    status = Counter(entry.status for entry in entries(horizon, TODAY))
    assert min(status[s] for s in (
        Status.WITHDRAWN, Status.POSTPONED, Status.REFERRED, Status.SUPERSEDED,
        Status.PAST_TERM, Status.DUE, Status.DONE, Status.IN_FORCE,
    )) >= 1  # fmt: skip
    kept = [k for c in circles.values() for k in c.decisions.values()]
    states = Counter(o.state for k in kept for o in k.decision.objections)
    assert states[ObjectionState.INTEGRATED] >= 4
    assert states[ObjectionState.CONCERN] == states[ObjectionState.WITHDRAWN] == 1
    assert not states[ObjectionState.OPEN]
    assert sum(len(k.decision.concerns) for k in kept) >= 8
    assert any(k.renewed for k in kept)
    assert any(k.decision.final.kind is DecisionKind.ONE_OFF for k in kept)
    assert 2 in {meetings_left(horizon, k) for k in horizon.decisions.values()}
    every = Counter(entry.status for c in circles.values() for entry in entries(c, TODAY))
    assert every[Status.PAST_TERM] >= 2


def test_something_is_due_and_something_late(circles: dict[str, Circle]) -> None:
    listed = due(circles["horizon"], TODAY)
    # Its practice leaves nobody to answer later, and it has no helping circle.
    absent = {DueKind.ANSWERS, DueKind.OBJECTION, DueKind.WINDOW, DueKind.CLOSING}
    assert {item.kind for item in listed} == set(DueKind) - absent
    assert {item.late for item in listed if item.kind is DueKind.ACTION} == {True, False}
    assert any(item.kind is DueKind.REVIEW and not item.late for item in listed)


def test_points_wait(circles: dict[str, Circle]) -> None:
    origins = {point.origin for point in circles["horizon"].backlog.values()}
    assert origins >= {
        Origin.NEED, Origin.CARRIED_OVER, Origin.POSTPONED, Origin.IDEA, Origin.COUNTER_PROPOSAL,
    }  # fmt: skip
    open_actions = [a for a in circles["horizon"].actions.values() if a.state is ActionState.OPEN]
    assert len(open_actions) >= 4


def test_a_meeting_is_about_to_start(circles: dict[str, Circle]) -> None:
    horizon = circles["horizon"]
    assert horizon.next_meeting is not None
    assert timedelta() < horizon.next_meeting.starts - NOW <= timedelta(minutes=15)
    context = horizon.context(TODAY)
    kinds = [item.kind for item in context.items]
    assert kinds == [
        ItemKind.REPORT, ItemKind.DECIDE, ItemKind.DECIDE, ItemKind.ELECT, ItemKind.REVIEW,
        ItemKind.TENSION,
    ]  # fmt: skip
    assert sum(bool(item.draft) for item in context.items) == 1
    assert context.place
    for slug in ("general", "gestion", "ancrage"):
        after = circles[slug].next_meeting
        assert after is not None
        assert after.starts - NOW > timedelta(days=1)


def test_the_meeting_starts(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    slug = make_demo(folder, Clock(now=lambda: NOW), "fr")
    info = next(c for c in load_community(folder)[0].circles.values() if c.slug == slug)
    context = CircleProjection(folder, info).load().context(TODAY)
    session = MeetingSession.start(folder, context, Clock(now=lambda: NOW))
    assert len(session.meeting.state.items) == 6
    session.close()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_two_runs_write_the_same_bytes(tmp_path: Path, lang: str) -> None:
    clock = Clock(now=lambda: NOW)
    trees = []
    for name in ("one", "two"):
        make_demo(DataFolder(tmp_path / name), clock, lang)
        root = tmp_path / name
        trees.append({p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()})
    assert trees[0] == trees[1]
    assert all(path.suffix == ".json" for path in trees[0])


@pytest.mark.parametrize("now", [
    datetime(2024, 2, 29, 3, 59, 59, tzinfo=UTC),
    datetime(2027, 1, 1, 0, 0, 0, 999_999, tzinfo=UTC),
    datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
])  # fmt: skip
def test_it_is_always_today(tmp_path: Path, now: datetime) -> None:
    folder = DataFolder(tmp_path)
    slug = make_demo(folder, Clock(now=lambda: now), "fr")
    info = next(c for c in load_community(folder)[0].circles.values() if c.slug == slug)
    projection = CircleProjection(folder, info)
    starts = projection.load().next_meeting
    assert not projection.problems
    assert starts is not None
    assert timedelta() < starts.starts - now <= timedelta(minutes=15)
    statuses = {entry.status for entry in entries(projection.circle, now.date())}
    assert {Status.DUE, Status.PAST_TERM, Status.SUPERSEDED} <= statuses


def test_a_folder_with_books_is_left_alone(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    path = folder.between_path("jardin", 2026, "abcd1234")
    Book.create(path, id="b1", kind="between", circle="jardin", created=NOW.isoformat())
    with pytest.raises(StoreProblem) as caught:
        make_demo(folder, Clock(now=lambda: NOW), "fr")
    assert caught.value.code == "exists"
    assert [p.name for p in tmp_path.rglob("*.json")] == [path.name]


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)


def _written() -> list[str]:
    """Return every text of the written history: what holds a space, or ends a sentence."""
    texts = []
    for file in resources.files("cercle_tui.store.demo").joinpath("fr").iterdir():
        content = tomllib.loads(file.read_text("utf-8"))
        texts += [text for text in _leaves(content) if " " in text]
    return texts


def test_everything_written_is_said(folder: DataFolder) -> None:
    said = set()
    for path in folder.all_books():
        said |= set(_leaves(json.loads(path.read_text("utf-8"))))
    missing = [text for text in _written() if text.strip() not in said]
    # What the echoes say depends on who is here.
    echoes = tomllib.loads(
        resources.files("cercle_tui.store.demo").joinpath("fr", "community.toml").read_text("utf-8")
    )["echoes"]
    assert [text for text in missing if text not in echoes] == []


def test_typography_is_that_of_quebec() -> None:
    for text in _written():
        assert not re.search(r"\s[?!;,.]", text), text
        assert not re.search(r"(?<!\u00a0):", text), text
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", text), text
        assert not re.search(r"['\"“”]|  ", text), text
        assert not re.search(r"\d (?:[$%]|h\b)", text), text
