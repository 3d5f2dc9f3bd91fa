"""What limits a search, how each stands on a day, and how many there are of each."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import search_support as made
from search_support import START, TODAY, decision, elected, find, index_of

from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import DecisionKind, EntryKind
from cercle_tui.model.term import Term
from cercle_tui.register import elections
from cercle_tui.register.entries import Status, entries
from cercle_tui.register.search import Facets, Filters, Index

OTHER = CircleInfo(id="c2", slug="gestion", name="Gestion", letter="G")
LAST_YEAR = datetime(2025, 3, 1, 18, tzinfo=UTC)


def lived() -> list[made.Circle]:
    told = (
        decision("Tenue", term=Term(months=12), responsible=("zoe", "luc")),
        decision("À revoir", term=Term(until=TODAY + timedelta(days=30))),
        decision("Échue", term=Term(until=TODAY - timedelta(days=1))),
        decision("Une fois", kind=DecisionKind.ONE_OFF, term=None, responsible=("luc",)),
        decision("Rencontres comptées", term=Term(meetings=1), after_meetings=1),
        *(decision(f"Proposition {end}", status=end)
          for end in ("withdrawn", "postponed", "referred", "dropped")),
    )  # fmt: skip
    first = made.circle(*told, elections=(
        elected("secretary", "zoe", date(2025, 1, 1), date(2025, 12, 31)),
        elected("secretary", "luc", date(2026, 1, 5), date(2027, 1, 5)),
        elected("facilitator", "marie", date(2025, 6, 20), date(2026, 6, 20)),
        made.ElectionRecord(item="v", office="leader", end="vacant", at=START),
        made.ElectionRecord(item="p", office="leader", end="postponed", at=START),
        made.ElectionRecord(item="n", office="leader", end="", at=START),
    ))  # fmt: skip
    old, new = decision("Ancienne", on=LAST_YEAR), decision("Nouvelle", on=START)
    second = made.circle(old, new.model_copy(update={"replaces": old.id}), info=OTHER)
    return [first, second]


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(*lived())


def by(index: Index, today: date = TODAY, **limits: object) -> set[str]:
    values = {name: frozenset([value]) for name, value in limits.items()}
    return set(find(index, "", Filters(**values), today))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "titles"),
    [
        (Status.IN_FORCE, {"Tenue", "Rencontres comptées", "Nouvelle"}),
        (Status.DUE, {"À revoir"}),
        (Status.PAST_TERM, {"Échue"}),
        (Status.SUPERSEDED, {"Ancienne"}),
        (Status.WITHDRAWN, {"Proposition withdrawn"}),
        (Status.POSTPONED, {"Proposition postponed"}),
        (Status.REFERRED, {"Proposition referred"}),
        (Status.DROPPED, {"Proposition dropped"}),
        (Status.DONE, {"Une fois"}),
        (Status.SUSPENDED, set()),
    ],
)
def test_each_status_is_reached(index: Index, status: Status, titles: set[str]) -> None:
    decisions = {"statuses": frozenset([status]),
                 "kinds": frozenset([EntryKind.POLICY, EntryKind.ONE_OFF])}  # fmt: skip
    assert set(find(index, "", Filters(**decisions))) == titles  # type: ignore[arg-type]


DAYS = ("2025-02-01", "2026-01-01", "2026-01-05", "2026-05-02", "2026-05-31", "2026-06-01",
        "2026-07-02", "2029-01-01")  # fmt: skip


@pytest.mark.parametrize("today", map(date.fromisoformat, DAYS))
def test_the_index_and_the_register_tell_the_same_of_any_day(index: Index, today: date) -> None:
    told = {
        (entry.circle, entry.id): entry
        for one in lived()
        for entry in (*entries(one, today), *elections.elections(one, today))
    }
    found = index.search("", Filters(), today).hits
    same = {(h.entry.circle, h.entry.title, h.entry.status, h.entry.over_on) for h in found}
    assert same == {(e.circle, e.title, e.status, e.over_on) for e in told.values()}
    for status in Status:
        limited = index.search("", Filters(statuses=frozenset([status])), today)
        assert limited.total == sum(entry.status is status for entry in told.values())


def test_elections_stand_by_their_mandates(index: Index) -> None:
    hits = index.search("", Filters(kinds=frozenset([EntryKind.ELECTION])), TODAY).hits
    found = {(h.entry.office, h.entry.person or h.entry.id[-1]): h.entry.status for h in hits}
    assert found == {
        ("secretary", "Zoé"): Status.SUPERSEDED,
        ("secretary", "Luc"): Status.IN_FORCE,
        ("facilitator", "Marie"): Status.DUE,
        ("leader", "v"): Status.VACANT,
        ("leader", "p"): Status.POSTPONED,
    }
    for typed in ("secrétariat luc", "secretary Luc", "patience luc"):
        assert [h.entry.person for h in index.search(typed).hits] == ["Luc"]
    later = index.search("animation", Filters(), date(2026, 6, 21)).hits
    assert [h.entry.status for h in later] == [Status.PAST_TERM]


def test_someone_who_leaves_holds_no_office() -> None:
    one = made.circle(elections=[elected("secretary", "zoe", TODAY, date(2027, 1, 1))])
    gone = replace(one, gone={"zoe": date(2026, 9, 1)})
    [before] = elections.elections(gone, date(2026, 8, 31))
    [after] = elections.elections(gone, date(2026, 9, 1))
    assert (before.status, after.status) == (Status.IN_FORCE, Status.SUPERSEDED)


def test_each_filter_limits_and_they_combine(index: Index) -> None:
    assert by(index, circles="c2") == {"Ancienne", "Nouvelle"}
    assert by(index, years=2025) == {"Ancienne"}
    assert by(index, kinds=EntryKind.ONE_OFF) == {"Une fois"}
    assert by(index, responsible="Luc", kinds=EntryKind.POLICY) == {"Tenue"}
    assert by(index, circles="c1", years=2025) == set()
    two = Filters(circles=frozenset(["c1", "c2"]), statuses=frozenset([Status.SUPERSEDED]),
                  kinds=frozenset([EntryKind.POLICY]))  # fmt: skip
    assert find(index, "", two) == ["Ancienne"]
    assert find(index, "ancien", Filters(circles=frozenset(["c1"]))) == []
    assert find(index, "nouvelles", Filters(circles=frozenset(["c2"]))) == ["Nouvelle"]
    assert bool(two) and not Filters()


def test_facets_count_what_each_choice_would_leave(index: Index) -> None:
    every = index.facets("", Filters(), TODAY)
    assert every.circles == {"c1": 14, "c2": 2}
    assert every.kinds == {EntryKind.POLICY: 10, EntryKind.ONE_OFF: 1, EntryKind.ELECTION: 5}
    assert every.years == {2026: 15, 2025: 1}
    assert every.statuses[Status.IN_FORCE] == 4
    assert every.responsible == {"Luc": 3, "Zoé": 2, "Marie": 1}
    chosen = index.facets("", Filters(circles=frozenset(["c2"])), TODAY)
    assert chosen.circles == every.circles  # its own choice can be widened
    assert chosen.years == {2026: 1, 2025: 1} and chosen.responsible == {}
    said = index.facets("proposition", Filters(statuses=frozenset([Status.DROPPED])), TODAY)
    assert said.circles == {"c1": 1} and len(said.statuses) == 4
    assert index.facets("introuvable") == Facets()


def test_facets_agree_with_what_is_found(index: Index) -> None:
    limits = Filters(statuses=frozenset([Status.IN_FORCE, Status.SUPERSEDED]))
    facets = index.facets("", limits, TODAY)
    for circle, count in facets.circles.items():
        both = replace(limits, circles=frozenset([circle]))
        assert index.search("", both, TODAY).total == count
    for name, count in facets.responsible.items():
        both = replace(limits, responsible=frozenset([name]))
        assert index.search("", both, TODAY).total == count


def test_the_total_counts_all_and_the_hits_are_bounded(index: Index) -> None:
    found = index.search("proposition", limit=2)
    assert (len(found.hits), found.total) == (2, 4)
    found = index.search("", limit=3)
    assert (len(found.hits), found.total) == (3, 16)
