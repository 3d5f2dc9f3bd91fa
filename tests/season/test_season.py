"""A year of real circles, and all that is told of it at its end, against counts made by hand."""

import random
from datetime import date
from typing import Any

import pytest
from lived_season import House
from played_season import KEPT_IN, PRIVATE, TODAY, Season, files

from cercle_tui.meeting.circle import Circle
from cercle_tui.model.agenda import Origin
from cercle_tui.model.circle import CircleKind
from cercle_tui.model.followup import ActionState
from cercle_tui.model.people import Office
from cercle_tui.model.sending import FateState
from cercle_tui.register.community import Care, CircleRow
from cercle_tui.register.curves import Direction
from cercle_tui.register.due import DueKind, due
from cercle_tui.register.entries import Status, entries
from cercle_tui.register.growth import Turn, story
from cercle_tui.register.offices import held_now
from cercle_tui.register.sent import Path as Course
from cercle_tui.register.sent import path
from cercle_tui.register.supervision import CircleYear
from cercle_tui.reports.exports.forms import Form
from cercle_tui.reports.minutes_formats import render
from cercle_tui.reports.year_report import YearReport, render_year
from cercle_tui.store.private_notes import PrivateNotes

# Preparing, meeting after meeting


def test_eight_meetings_were_held_with_what_was_prepared_for_them(season: Season) -> None:
    agendas = [[i.item.title for i in state.items] for state in season.meetings]
    assert agendas == [
        ["Clés"], ["Pot commun", "Écouter"], ["Salle", "Le toit"], ["Lumières"],
        ["Le compost", "Affiches"], ["Nos tours", "Report: Aide fête"],
        ["Election: facilitator"],
        ["Review: H-2026-001 Clés", "Review: H-2026-002 Pot commun", "Review: H-2026-003 Salle"],
    ]  # fmt: skip
    assert all(state.closed for state in season.meetings)


def test_what_falls_due_proposes_itself_and_what_is_settled_no_more(season: Season) -> None:
    waits = f"On se tait {KEPT_IN}"
    election, lights = "Election: facilitator", "Review: H-2026-004 Lumières"
    assert season.seen["offered in September"] == [lights, election, waits]
    assert season.seen["offered in November"] == [
        "Review of 4 decisions", lights, "Review: H-2026-001 Clés",
        "Review: H-2026-002 Pot commun", "Review: H-2026-003 Salle", "Election: secretary", waits,
    ]  # fmt: skip
    assert list(season.house.offered("horizon")) == [lights, "Election: secretary", waits]


def test_a_learning_commitment_is_heard_back(season: Season, horizon: Circle) -> None:
    learned = "Reformuler avant de répondre"
    assert season.seen["learning"] == [learned]
    (action,) = (one for one in horizon.actions.values() if one.learning)
    assert (action.what, action.who, action.state) == (learned, ("ben",), ActionState.DONE)
    over = horizon.actions_over[action.id]
    assert (over.on, over.why) == (date(2026, 3, 12), "Trois fois")


# Along the double link


def test_the_links_are_members_above(season: Season) -> None:
    above = {"gil": "", "hana": "", "ivan": "", "ana": "h0", "dan": "h0"}
    assert season.seen["general members"] == above


def test_a_point_goes_up_and_its_fate_is_heard_at_the_next_opening(
    season: Season, horizon: Circle
) -> None:
    (sent,) = (e.item for e in horizon.sent.values() if e.item.to == "g0")
    assert (sent.title, sent.by, sent.brought_by, sent.wanted) == (
        "Le toit", "dan", "eve", "Une soumission"
    )  # fmt: skip
    (back,) = season.heard["horizon 4"]
    assert (back.title, back.circle, back.fate.state) == ("Le toit", "Général", FateState.REACHED)
    assert (back.fate.on, back.fate.said) == (date(2026, 4, 2), ("Deux mille dollars.",))
    assert not season.heard["horizon 5"]


def test_a_point_goes_down_and_its_fate_is_there_for_the_parent(house: House) -> None:
    general = house.circle("general")
    (sent,) = general.sent.values()
    assert (sent.item.to, sent.item.by) == ("h0", "ana")
    (back,) = general.context(TODAY).returned
    assert (back.title, back.circle, back.fate.said) == ("Le compost", "Horizon",
                                                         ("Oui, derrière.",))  # fmt: skip
    assert not general.backlog


# Circles that begin, become and end


def test_a_helping_circle_is_born_reports_back_and_ends(season: Season, horizon: Circle) -> None:
    slug = str(season.seen["helping"])
    helping = season.house.circle(slug)
    info = helping.info
    assert (info.kind, info.parent, info.born_of) == (
        CircleKind.HELPING, "h0", season.seen["feast"]
    )  # fmt: skip
    assert (info.ends, list(helping.members)) == (date(2026, 9, 1), ["eve", "fay", "hana"])
    told = [one.turn for one in story(season.house.desk.community(), info.id)]
    assert told == [Turn.FOUNDED, Turn.ENDED]
    assert not due(helping, TODAY)
    assert [record.items[0].title for record in helping.meetings] == ["La fête"]
    (item,) = (i for m in horizon.meetings for i in m.items if i.title == "Report: Aide fête")
    assert (item.outcome, item.note) == ("reached", "Merci")


def test_what_an_ended_circle_did_is_heard_with_its_name(season: Season) -> None:
    (back,) = season.heard["horizon 6"]
    assert (back.title, back.circle) == ("La fête", "Aide fête")
    assert back.fate.said == ("Le 20 juin, au parc.",)


def test_an_exploratory_group_becomes_a_practice_circle(house: House) -> None:
    info = house.info("rive")
    assert info.kind is CircleKind.PRACTICE
    told = [(one.turn, one.kind) for one in story(house.desk.community(), info.id)]
    assert told == [(Turn.FOUNDED, CircleKind.EXPLORATORY), (Turn.BECAME, CircleKind.PRACTICE)]


# People, offices, decisions, tensions


def test_who_left_is_waited_for_no_more(season: Season, horizon: Circle) -> None:
    assert horizon.gone == {"gus": date(2026, 4, 12)}
    for place, record in enumerate(horizon.meetings):
        assert ("gus" in {*record.present, *record.absent}) is (place < 4)
    assert "gus" not in horizon.members
    assert horizon.meetings[1].absent == ("eve",)


def test_an_office_succeeds_by_election(horizon: Circle) -> None:
    (told,) = (e for m in horizon.meetings for e in m.elections)
    assert told.mandate is not None and told.mandate.person == "eve"
    held = held_now(horizon, TODAY)[Office.FACILITATOR]
    assert held is not None
    assert (held.person, held.begins, held.ends) == ("eve", date(2026, 9, 10), date(2027, 9, 10))
    assert [m.facilitator for m in horizon.meetings] == [*["ben"] * 6, "eve", "eve"]


def test_the_yearly_review_keeps_changes_and_drops(horizon: Circle) -> None:
    found = {e.number: (e.title, e.status, e.ends) for e in entries(horizon, TODAY)}
    assert found == {
        "H-2026-001": ("Clés", Status.IN_FORCE, date(2027, 11, 12)),
        "H-2026-002": ("Pot commun", Status.SUPERSEDED, date(2026, 11, 30)),
        "H-2026-003": ("Salle", Status.DROPPED, date(2026, 11, 30)),
        "H-2026-004": ("Lumières", Status.PAST_TERM, date(2026, 10, 9)),
        "H-2026-005": ("Affiches", Status.IN_FORCE, date(2028, 5, 14)),
        "H-2026-006": ("Pot commun", Status.IN_FORCE, date(2027, 11, 12)),
    }


def test_a_tension_its_bearer_took_to_the_circle_is_settled(house: House, horizon: Circle) -> None:
    notes = {note.bearer: note for note in PrivateNotes(house.desk.folder).load()}
    assert path(notes["eve"], {"h0": horizon}) == (Course.NOTED, None)
    found, fate = path(notes["fay"], {"h0": horizon})
    assert found is Course.SETTLED
    assert fate is not None and fate.said == ("Chacun attend trois secondes.",)
    assert [p.origin for p in horizon.backlog.values()] == [Origin.TENSION]


# What is told at the end of the year


def test_the_experts_report_is_true_of_the_practice_circle(year: CircleYear) -> None:
    assert (year.info.slug, year.year, year.today, year.members) == ("horizon", 2026, TODAY, 6)
    assert (year.kept.held, year.kept.promised, year.behind) == (8, 8, False)
    days = ((1, 15), (2, 12), (3, 12), (4, 9), (5, 14), (6, 11), (9, 10), (11, 12))
    assert year.meetings == tuple(date(2026, month, day) for month, day in days)
    assert (year.adopted, year.elected) == (6, 1)
    assert (year.actions_open, year.actions_late) == (2, 1)
    assert year.vacant == ("second_link",)
    assert year.past_term == (("secretary", date(2026, 11, 20)),)
    assert [entry.number for entry in year.reviews_past] == ["H-2026-004"]
    assert year.tensions == 1
    assert year.next == date(2027, 1, 14)


def test_its_measure_its_observations_and_its_voices_too(year: CircleYear) -> None:
    # By hand: 3, 3, 3, 3 and 4.5, 4.5, 4.5, 4.5 add up to 30; 13.5/3 at last after 10.5/3.
    assert year.measure["fingers"].mean == pytest.approx(30 / 8)
    assert (year.measure["fingers"].count, year.before) == (8, {})
    assert year.direction is Direction.UP
    assert [(one.on, one.text) for one in year.observations] == [
        (date(2026, 6, 20), "Les rondes respirent."), (date(2026, 10, 1), "On décide mieux."),
    ]  # fmt: skip
    assert year.voices and (year.voices.meetings, len(year.voices.voices)) == (8, 7)


def test_it_is_true_of_the_young_circle(report: YearReport) -> None:
    assert report.expert.name == "Marguerite" and len(report.circles) == 2
    young = report.circles[1]
    assert (young.kept.held, young.kept.promised, young.behind) == (1, 6, True)
    assert young.vacant == ("leader", "secretary", "second_link")
    assert (young.past_term, young.reviews_past, young.tensions) == ((), (), 0)
    assert (young.adopted, young.elected, young.actions_open) == (0, 0, 0)
    assert young.measure["fingers"].mean == pytest.approx(21 / 6)
    assert (young.direction, young.observations, young.next) == (None, (), None)


@pytest.mark.parametrize(
    "line",
    [
        "**Circles:** 2", "**Meetings held:** 9 of 14", "**Commitment kept:** 1 circle of 2",
        "**Vacant offices:** 4", "**Offices past term:** 1", "**Reviews past their date:** 1",
        "**Open tensions:** 1", "**Decisions adopted:** 6", "**Actions:** 2 open, 1 late",
        "secretary (term ended on November 20, 2026)", "H-2026-004 · Lumières · October 9, 2026",
        "**The meeting:** 3.8", "**October 1, 2026**",
    ],
)  # fmt: skip
def test_the_written_report_says_those_figures(house: House, report: YearReport, line: str) -> None:
    assert line in render_year(report, house.words, "md").decode()


def test_the_community_agrees_with_the_report(
    rows: dict[str, CircleRow], report: YearReport
) -> None:
    for told in report.circles:
        row = rows[told.info.slug]
        assert (row.counted, row.kept, row.behind) == (told.members, told.kept, told.behind)
        assert (row.vacant, row.past_term) == (told.vacant, told.past_term)
        assert (row.reviews_past, row.actions_late) == (len(told.reviews_past), told.actions_late)
        assert (row.tensions, row.direction, row.next) == (
            told.tensions, told.direction, told.next
        )  # fmt: skip
        assert row.last_met == told.meetings[-1]
        assert row.observed == max((one.on for one in told.observations), default=None)
    assert rows["horizon"].measure == pytest.approx(4.5)
    assert rows["horizon"].cares == (Care.VACANT, Care.PAST_TERM, Care.REVIEWS)
    assert rows["rive"].cares == (Care.VACANT, Care.BEHIND, Care.NO_DATE)


def test_what_is_due_is_what_the_report_counts(horizon: Circle) -> None:
    late = [(item.kind, item.number or item.title) for item in due(horizon, TODAY) if item.late]
    assert sorted(late) == [
        (DueKind.ACTION, "Poser les affiches"), (DueKind.MANDATE, "secretary"),
        (DueKind.REVIEW, "H-2026-004"),
    ]  # fmt: skip


# What stays private


def test_what_is_private_is_in_no_file_but_the_private_ones(house: House) -> None:
    root, marker = house.desk.folder.root, PRIVATE.encode()
    found = [page.relative_to(root) for page in files(root) if marker in page.read_bytes()]
    assert len(found) == 4 and {page.parts[0] for page in found} == {"private"}
    assert not any(marker in page.read_bytes() for page in files(root.parent / "cache"))


def test_no_export_tells_what_is_private_nor_a_tension_that_waits(
    exported: dict[str, bytes],
) -> None:
    assert {name.partition("/")[0] for name in exported} == {form.value for form in Form}
    told = b"".join(exported.values())
    assert "Une boîte à clés.".encode() in told
    for word in (PRIVATE, KEPT_IN, "Les rondes respirent"):
        assert word.encode() not in told


def test_nor_do_minutes_or_the_report(house: House, horizon: Circle, report: YearReport) -> None:
    shown = [render_year(report, house.words, form) for form in ("md", "html", "txt")]
    assert all(b"Les rondes respirent." in text for text in shown)
    for record in horizon.meetings:
        shown += [render(record, horizon, house.words, form) for form in ("md", "html", "json")]
    assert b"Chacun attend trois secondes." in b"".join(shown)
    assert not any(word.encode() in text for text in shown for word in (PRIVATE, KEPT_IN))


# The books


def test_the_register_finds_what_was_decided(house: House) -> None:
    for info in house.desk.community().circles.values():
        house.desk.indexed(info)
    index = house.desk.index()
    found = {hit.entry.number for hit in index.search("boites cles", today=TODAY).hits}
    assert found == {"H-2026-001"}
    both = {hit.entry.number for hit in index.search("dollars mois", today=TODAY).hits}
    assert both == {"H-2026-002", "H-2026-006"}
    assert not index.search(PRIVATE, today=TODAY).hits


@pytest.mark.parametrize("seed", range(3))
def test_books_in_any_order_make_the_same_circles(house: House, seed: int) -> None:
    for info in house.desk.community().circles.values():
        projection = house.desk.projection(info)
        told: list[Any] = [
            (book.id, outcome) for book in projection.books.values() for outcome in book.outcomes
        ]
        random.Random(seed).shuffle(told)
        assert Circle.fold(info, told) == projection.circle
