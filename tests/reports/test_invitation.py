"""The invitation: everything one needs to come prepared, in each form, and nothing that runs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream

from cercle_tui.locale import Lang, words_for
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.preparing import Rota
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.followup import Action, NextMeeting
from cercle_tui.model.people import Member
from cercle_tui.register.preparing import Preparation, prepare
from cercle_tui.reports.calendar import calendar
from cercle_tui.reports.invitation import FORMATS, file_name, render

INFO = CircleInfo(id="c1", slug="horizon", name="Horizon", letter="H", aim="S’entraider")
NOW = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
ITEMS = (
    AgendaItem(id="p1", title="Les boîtes à clés", minutes=25, brought_by="luc",
               wanted="Une façon de faire", draft="Une clé par personne."),
    AgendaItem(id="p2", title="# [x](javascript:alert(1)) \x1b[2J", minutes=10),
)  # fmt: skip
MEETS = NextMeeting(starts=datetime(2026, 12, 11, 0, 0, tzinfo=UTC), place="Local 12")
CIRCLE = replace(
    Circle(INFO),
    members={id: Member(id=id, name=id.title()) for id in ("amina", "luc")},
    agenda=ITEMS,
    next_meeting=MEETS,
    rota=Rota(("amina", "luc"), NOW - timedelta(days=30)),
    actions={"x1": Action(id="x1", what="Appeler la ville", who=("luc",), learning=True)},
)


def prepared(circle: Circle = CIRCLE) -> Preparation:
    return prepare(circle, NOW)


def text(form: str = "txt", lang: Lang = "en", circle: Circle = CIRCLE) -> str:
    return render(prepared(circle), words_for(lang), form).decode()


def test_it_says_when_where_what_and_who() -> None:
    said = text()
    for expected in (
        "Thursday, December 10, 2026, 19:00 to 21:00", "Local 12", "Amina (in turn)",
        "1. Les boîtes à clés (decide · 25\u00a0min · Luc)", "Wanted outcome: Une façon de faire",
        "Learning to hear about: Appeler la ville (Luc)", "Une clé par personne.",
        "In all 1\u00a0h, of the 2\u00a0h planned.", "consent to this agenda together",
    ):  # fmt: skip
        assert expected in said


def test_what_is_not_known_yet_is_said_in_its_place() -> None:
    bare = replace(Circle(INFO), next_meeting=None)
    said = text(circle=bare)
    assert "the date is still to come" in said
    assert "The agenda is still being prepared." in said
    assert "to be chosen as we begin" in said
    assert file_name(prepared(bare), "txt") == "invitation-horizon.txt"
    with pytest.raises(LookupError):
        text("ics", circle=bare)


@pytest.mark.parametrize("form", FORMATS)
def test_what_people_wrote_is_text_and_nothing_else(form: str) -> None:
    said = text(form)
    assert "\x1b" not in said
    assert ("x\\](javascript:alert" if form == "md" else "[x](javascript:alert(1))") in said


def test_a_calendar_holds_one_entry_which_replaces_the_circles_own() -> None:
    (entry,) = IcsCalendarStream.calendar_from_ics(text("ics")).events
    (known,) = IcsCalendarStream.calendar_from_ics(
        calendar([(CIRCLE, date(2026, 12, 3))], words_for("en")).decode()
    ).events
    assert (entry.uid, entry.dtstart, entry.dtend) == (known.uid, known.dtstart, known.dtend)
    assert entry.location == "Local 12"
    lines = str(entry.description).split("\n")
    assert "Facilitation: Amina (in turn)" in lines
    assert "1. Les boîtes à clés (decide · 25\u00a0min · Luc)" in lines


def test_a_file_is_named_by_the_circle_and_its_day() -> None:
    assert file_name(prepared(), "ics") == "invitation-horizon-2026-12-10.ics"
