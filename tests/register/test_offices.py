"""Who held an office on any day, by which election, and why: the history of offices."""

import json
from datetime import UTC, date, datetime

import lived_meetings as lived
import pytest

from cercle_tui.cli.offices import print_offices
from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.agenda import AgendaItem, ItemKind
from cercle_tui.model.circle import CircleInfo, OfficeRule
from cercle_tui.model.people import Mandate, Member, Office, joint
from cercle_tui.model.term import Term
from cercle_tui.register.due import DueKind, due
from cercle_tui.register.offices import held_now, history, holder_on, offices
from cercle_tui.reports.offices_text import offices_json, offices_text, parts_to_read

LOGBOOK, SECRETARY = Office.LOGBOOK_KEEPER.value, Office.SECRETARY.value
BOTH = joint((LOGBOOK, SECRETARY))
PEOPLE = {"martin": "Martin G.", "jules": "Jules", "suzanne": "Suzanne", "francois": "François"}
TODAY = date(2014, 3, 1)


def founding() -> Circle:
    """January 2013: one person keeps the logbook and takes the notes, as one office."""
    info = CircleInfo(id="c1", slug="ops", name="Opérations", letter="O")
    circle = Circle(info, members={id: Member(id=id, name=name) for id, name in PEOPLE.items()})
    return circle.take(
        bt.OfficeFilled(
            n=1,
            at=datetime(2013, 1, 8, 12, tzinfo=UTC),
            mandate=Mandate(
                id="m-both", office=BOTH, person="martin",
                begins=date(2013, 1, 8), ends=date(2014, 1, 8),
            ),
        )
    )  # fmt: skip


def evening(circle: Circle, meeting: str, at: datetime, *items: str) -> lived.Evening:
    """A meeting with an election for each item, all here, at its first item."""
    points = tuple(AgendaItem(id=id, title="Élection", kind=ItemKind.ELECT) for id in items)
    context = circle.context(circle.day(at)).model_copy(update={"items": points})
    live = lived.Evening(context, meeting, at)
    live.do(ev.Arrived, people=tuple(circle.members))
    return live.do(ev.OfficeTaken, office="facilitator", person="suzanne").done().heard()


def to_items(live: lived.Evening) -> lived.Evening:
    while live.state.step.name != "items":
        live.no_objection() if live.state.stage.order else live.done()
    return live


def elect(
    live: lived.Evening, item: str, office: str, person: str, term: Term, why: str = "",
    **more: object,
) -> lived.Evening:  # fmt: skip
    live.open(item).do(ev.RoleDescribed, office=office, why=why, duties="Écrire").done()
    live.no_objection().do(ev.OfficeTermSet, term=term).done().no_objection()
    live.do(ev.LineAdded, step="criteria", text="Rigueur").done().no_objection()
    live.do(ev.BallotsIn)
    for by in live.state.stage.order:
        live.do(ev.Nominated, by=by, nominee=person, reasons="Écrit clairement")
    live.done().heard().do(ev.NomineeProposed, person=person, term=term, **more)
    return live.no_objection().do(ev.Elected).done().do(ev.ItemEnded)


@pytest.fixture(scope="module")
def circle() -> Circle:
    """July: Martin gives the joint office up, Jules holds it meanwhile; December: it is split."""
    july = datetime(2013, 7, 22, 16, tzinfo=UTC)
    circle = founding()
    live = to_items(evening(circle, "juillet", july, "i1"))
    live.do(ev.SteppedDown, office=BOTH, person="martin", reason="Trop de travail")
    elect(live, "i1", BOTH, "jules", Term(months=3), "Martin est débordé", interim=True)
    circle = circle.take(live.close().record)
    december = datetime(2013, 12, 10, 18, tzinfo=UTC)
    live = to_items(evening(circle, "decembre", december, "i1", "i2"))
    why = "Deux charges trop lourdes pour une seule personne"
    elect(live, "i1", LOGBOOK, "jules", Term(months=12), why)
    elect(live, "i2", SECRETARY, "francois", Term(months=12), why)
    return circle.take(live.close().record)


@pytest.mark.parametrize(
    ("day", "logbook", "secretary"),
    [
        (date(2013, 1, 7), "", ""),
        (date(2013, 1, 8), "martin", "martin"),
        (date(2013, 7, 21), "martin", "martin"),
        (date(2013, 7, 22), "jules", "jules"),
        (date(2013, 11, 30), "jules", "jules"),  # past the end of the interim, still held
        (date(2013, 12, 10), "jules", "francois"),
        (TODAY, "jules", "francois"),
    ],
)
def test_who_held_it_on_any_day(circle: Circle, day: date, logbook: str, secretary: str) -> None:
    for office, person in ((LOGBOOK, logbook), (SECRETARY, secretary)):
        held = holder_on(circle, office, day)
        assert (held.person if held else "") == person


def test_by_which_election_and_why_it_was_split(circle: Circle) -> None:
    after, interim, first = history(circle, LOGBOOK, TODAY)
    assert (first.name, first.until, first.meeting) == ("Martin G.", date(2013, 7, 22), "")
    assert (first.ends, first.given_up, first.left) == (date(2014, 1, 8), True, "Trop de travail")
    assert first.beside == interim.beside == (SECRETARY,)
    assert (interim.meeting, interim.interim, interim.ends) == ("juillet", True, date(2013, 10, 22))
    assert (interim.until, interim.given_up) == (date(2013, 12, 10), False)
    assert (after.meeting, after.elected_on) == ("decembre", date(2013, 12, 10))
    assert (after.beside, after.until) == ((), None)
    assert after.why == "Deux charges trop lourdes pour une seule personne"
    assert [span.person for span in history(circle, BOTH, TODAY) if span.is_held] == [
        "jules", "francois",
    ]  # fmt: skip


def test_past_its_term_it_is_still_held(circle: Circle) -> None:
    latest = history(circle, LOGBOOK, date(2015, 2, 1))[0]
    assert latest.is_held
    assert latest.is_past_term(date(2015, 2, 1))
    assert not latest.is_past_term(TODAY)


def test_who_leaves_the_circle_holds_nothing(circle: Circle) -> None:
    left = circle.take(
        bt.MemberLeft(
            n=1, at=datetime(2014, 2, 1, 12, tzinfo=UTC), person="jules", on=date(2014, 2, 1)
        )
    )
    assert holder_on(left, LOGBOOK, date(2014, 1, 31)) is not None
    assert holder_on(left, LOGBOOK, TODAY) is None
    assert history(left, LOGBOOK, TODAY)[0].until == date(2014, 2, 1)
    assert held_now(left, TODAY)[LOGBOOK] is None


def test_an_office_given_up_between_meetings_says_why(circle: Circle) -> None:
    held = holder_on(circle, SECRETARY, TODAY)
    assert held is not None
    gone = circle.take(
        bt.OfficeVacated(
            n=1, at=datetime(2014, 2, 1, 12, tzinfo=UTC), mandate=held.id, on=date(2014, 2, 1),
            reason="Un nouveau travail",
        )
    )  # fmt: skip
    span = history(gone, SECRETARY, TODAY)[0]
    assert (span.given_up, span.left, span.until) == (True, "Un nouveau travail", date(2014, 2, 1))
    assert span.ends == date(2014, 12, 10)


def test_the_known_offices_come_first_then_the_circles_own(circle: Circle) -> None:
    own = CircleInfo(**circle.info.model_dump() | {"offices": (OfficeRule(office="Jardin"),)})
    named = Circle(own, mandates=circle.mandates, members=circle.members)
    assert offices(named) == (SECRETARY, LOGBOOK, "Jardin")
    assert held_now(named, TODAY)["Jardin"] is None


def test_a_joint_office_is_told_once_among_those_held_now(circle: Circle) -> None:
    assert list(held_now(circle, date(2013, 8, 1))) == [BOTH]


def test_a_part_elected_to_follow_follows_the_joint_office(circle: Circle) -> None:
    before = founding()
    offices = frozenset({DueKind.MANDATE})
    assert len(due(before, date(2014, 1, 1), kinds=offices)) == 1
    coming = Mandate(id="n", office=SECRETARY, person="jules", begins=date(2014, 1, 8),
                     ends=date(2015, 1, 8))  # fmt: skip
    after = before.take(bt.OfficeFilled(n=2, at=datetime(2013, 12, 1, tzinfo=UTC), mandate=coming))
    assert not due(after, date(2014, 1, 1), kinds=offices)
    spans = history(after, SECRETARY, date(2014, 1, 1))
    assert spans[0].is_to_come(date(2014, 1, 1))
    assert spans[1].is_held


def test_in_words(circle: Circle) -> None:
    text = offices_text(circle, words_for("en"), TODAY, 200)
    for line in (
        "Logbook keeper",
        "  Jules · since December 10, 2013, until December 10, 2014",
        "    election of December 10, 2013",
        "    Why: Deux charges trop lourdes pour une seule personne",
        "  Jules · from July 22, 2013 until December 10, 2013",
        "    election of July 22, 2013 · for the interim · one office with secretary",
        "  Martin G. · from January 8, 2013 until July 22, 2013",
        "    Given up: Trop de travail",
    ):
        assert line in text.split("\n")
    assert all(
        len(row) <= 40 for row in offices_text(circle, words_for("fr"), TODAY, 40).split("\n")
    )
    page = "".join(part for _, part in parts_to_read([(circle, TODAY)], words_for("en")))
    assert "Martin G." in page


def test_as_plain_values(circle: Circle) -> None:
    spans = offices_json(circle, TODAY)
    assert [s["name"] for s in spans if s["held"]] == ["François", "Jules"]
    assert spans[0]["begins"] == "2013-12-10"
    assert spans[0]["until"] is None


def test_a_circle_whose_offices_nobody_held() -> None:
    circle = Circle(CircleInfo(id="c1", slug="ops", name="Opérations"))
    assert offices_text(circle, words_for("fr"), TODAY) == ""
    assert offices_json(circle, TODAY) == []


def test_the_command_tells_each_circle_by_its_name(
    circle: Circle, capsys: pytest.CaptureFixture[str]
) -> None:
    en, other = words_for("en"), Circle(CircleInfo(id="c2", slug="serre", name="Serre"))
    print_offices([(circle, TODAY), (other, TODAY)], en, 80, as_json=False)
    assert capsys.readouterr().out.startswith("Opérations\n\nSecretary\n  François")
    print_offices([(circle, TODAY)], en, 80, as_json=True)
    assert json.loads(capsys.readouterr().out)[0]["circle"] == "Opérations"
    print_offices([(other, TODAY)], en, 80, as_json=False)
    assert capsys.readouterr().out == "No office has been filled yet.\n"
