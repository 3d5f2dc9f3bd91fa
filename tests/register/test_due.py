"""What falls due besides terms: answers awaited, late objections, minutes, the next date."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import lived_meetings as lived
import pytest

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.agenda import BacklogItem, ItemKind, Origin
from cercle_tui.model.decision import Answer
from cercle_tui.model.followup import NextMeeting
from cercle_tui.model.practice import MinutesConsent, Practice
from cercle_tui.register.due import DueItem, DueKind, due
from cercle_tui.reports.due_text import When, due_json, due_text, group_of

EN = words_for("en")
NOW = datetime(2026, 3, 14, 15, tzinfo=UTC)
TODAY = date(2026, 3, 14)


def circle(**changed: object) -> Circle:
    """Return the circle after its first evening, its first decision changed."""
    record = lived.first_evening()
    first, *others = record.decisions
    decided = (first.model_copy(update=changed), *others)
    return lived.circle(record.model_copy(update={"decisions": decided}))


def kinds(items: list[DueItem]) -> list[tuple[DueKind, date | None, int]]:
    return [(item.kind, item.on, item.count) for item in items]


def late(circle: Circle, person: str, answer: Answer = Answer.OBJECTION) -> Circle:
    decision = next(iter(circle.decisions))
    event = bt.LateAnswer(n=1, at=NOW, decision=decision, person=person, answer=answer, reason="x")
    return circle.take(event)


ABOUT = (DueKind.ANSWERS, DueKind.OBJECTION, DueKind.WINDOW)


def test_a_suspended_decision_waits_for_its_absent_members_by_number_not_by_name() -> None:
    suspended = circle(suspended=True, absent=("paul", "zoe"))
    (item,) = due(suspended, TODAY, 30, ABOUT)
    assert kinds([item]) == [(DueKind.ANSWERS, None, 2)]
    assert not item.who and group_of(item, TODAY) is When.SOON
    one = late(suspended, "paul", Answer.NO_OBJECTION)
    assert kinds(due(one, TODAY, 30, ABOUT)) == [(DueKind.ANSWERS, None, 1)]
    assert due(late(one, "zoe", Answer.NO_OBJECTION), TODAY, 30, ABOUT) == []


def test_a_late_objection_is_due_once_as_an_objection() -> None:
    opened = circle(open_until=NOW + timedelta(days=2), absent=("paul", "zoe"))
    assert kinds(due(opened, TODAY, 30, ABOUT)) == [(DueKind.WINDOW, date(2026, 3, 16), 0)]
    objected = late(opened, "paul")
    assert kinds(due(objected, TODAY, 30, (*ABOUT, DueKind.POINT))) == [
        (DueKind.OBJECTION, None, 1), (DueKind.WINDOW, date(2026, 3, 16), 0),
    ]  # fmt: skip
    both = late(late(opened, "paul", Answer.NO_OBJECTION), "zoe", Answer.NO_OBJECTION)
    assert due(both, TODAY, 30, ABOUT) == []
    assert due(opened, date(2026, 3, 17), 30, ABOUT) == []


def test_minutes_wait_for_the_next_opening() -> None:
    known = replace(circle(), next_meeting=None)
    assert kinds(due(known, TODAY, 30, (DueKind.MINUTES,))) == [(DueKind.MINUTES, None, 0)]
    planned = replace(known, next_meeting=NextMeeting(starts=NOW + timedelta(days=3)))
    assert kinds(due(planned, TODAY, 30, (DueKind.MINUTES,))) == [
        (DueKind.MINUTES, date(2026, 3, 17), 0)
    ]
    assert due(planned, TODAY, 1, (DueKind.MINUTES,)) == []


def test_minutes_by_silence_are_due_until_the_hours_are_over() -> None:
    record = lived.first_evening()
    practice = Practice(minutes=MinutesConsent.SILENCE, minutes_hours=72)
    known = lived.circle(record, practice=practice)
    assert record.closed is not None
    ends = known.day(record.closed + timedelta(hours=72))
    assert kinds(due(known, TODAY, 30, (DueKind.MINUTES,))) == [(DueKind.MINUTES, ends, 0)]
    assert due(known, ends + timedelta(days=1), 30, (DueKind.MINUTES,)) == []


def test_a_missing_date_is_due_and_a_past_one_late() -> None:
    known, wanted = circle(), (DueKind.MEETING,)
    planned = replace(known, next_meeting=NextMeeting(starts=NOW, place="La salle"))
    assert kinds(due(replace(known, next_meeting=None), TODAY, 0, wanted)) == [
        (DueKind.MEETING, None, 0)
    ]
    (item,) = due(planned, TODAY + timedelta(days=1), 30, wanted)
    assert item.late and item.title == "La salle" and group_of(item, TODAY) is When.LATE
    under_way = known.meetings[-1].model_copy(update={"closed": None})
    assert due(replace(known, meetings=(under_way,), next_meeting=None), TODAY, 30, wanted) == []


@pytest.mark.parametrize(
    "point",
    [{"origin": Origin.TENSION}, {"kind": ItemKind.TENSION}],
    ids=["from a tension", "a tension"],
)
def test_tensions_are_for_nobody_else_to_see(point: dict[str, object]) -> None:
    put_off = BacklogItem.model_validate(
        {"id": "b9", "title": "Le bruit", "not_before": TODAY, **point}
    )
    known = replace(circle(), backlog={"b9": put_off})
    assert "Le bruit" not in [item.title for item in due(known, TODAY)]


def test_it_reads_as_plain_text_in_groups() -> None:
    known, today = circle(), date(2026, 8, 20)
    items = due(known, today, 366)
    text = due_text([("Horizon", today, items), ("Vide", today, [])], EN, 40)
    assert [line for line in text.splitlines() if line[:3].strip()][:2] == ["Horizon", "  Late"]
    assert "Vide" not in text and all(len(line) <= 40 for line in text.splitlines())
    assert text.index("Acheter") < text.index("Site web") < text.index("  Later")
    plain = due_json("Horizon", items, EN)
    assert [one["on"] for one in plain if one["kind"] == "review"] == ["2026-09-12"]


def test_what_people_wrote_acts_on_no_terminal() -> None:
    item = DueItem(DueKind.ACTION, "a", "\x1b[2J\nBEGIN [red]x", TODAY, False, ("\x07Luc",))
    text = due_text([("\x1b]0;x\x07", TODAY, [item])], EN)
    assert "\x1b" not in text and "\x07" not in text and "[red]x" in text
