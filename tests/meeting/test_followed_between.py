"""Actions, resources, people and seats between meetings: what each event makes of a circle."""

from datetime import date, timedelta
from typing import Any

import pytest
from meeting_support import INFO, START, Driver, office, people

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle, Outcome
from cercle_tui.meeting.community import Community
from cercle_tui.meeting.record import record_of
from cercle_tui.model.followup import Action, ActionState
from cercle_tui.model.people import Member
from cercle_tui.model.profile import Profile
from cercle_tui.model.resource import Resource, Use, link_fault

ACTION = Action(id="x1", what="Le compost", who=("a",))


def fold(*facts: tuple[type[bt.Between], dict[str, Any]]) -> Circle:
    """Return the circle of one event a day, after three members have joined."""
    told: list[tuple[type[bt.Between], dict[str, Any]]] = [
        (bt.MemberJoined, {"member": member}) for member in people(3)
    ]
    events: list[tuple[str, Outcome]] = [
        ("y", kind(n=n, at=START + timedelta(days=n), **facts))
        for n, (kind, facts) in enumerate((*told, *facts), 1)
    ]
    return Circle.fold(INFO, events)


ADDED = (bt.ActionAdded, {"action": ACTION})
DROPPED = (bt.ActionClosed, {"action": "x1", "state": ActionState.DROPPED, "reason": "Trop cher"})


def test_an_action_added_and_changed_is_heard_at_the_next_opening() -> None:
    changed = {"action": "x1", "what": "Deux composts", "who": ("b",), "due": date(2026, 5, 1)}
    circle = fold(ADDED, (bt.ActionChanged, changed))
    (heard,) = circle.context(date(2026, 4, 1)).actions
    assert (heard.what, heard.who, heard.due) == ("Deux composts", ("b",), date(2026, 5, 1))


def test_a_dropped_action_keeps_its_reason_until_it_is_reopened() -> None:
    circle = fold(ADDED, DROPPED)
    assert circle.actions["x1"].state is ActionState.DROPPED
    assert circle.actions_over["x1"].why == "Trop cher"
    assert circle.context(date(2026, 4, 1)).actions == ()
    again = fold(ADDED, DROPPED, (bt.ActionReopened, {"action": "x1"}))
    assert again.actions["x1"].state is ActionState.OPEN and not again.actions_over


def test_changing_an_action_leaves_it_as_done_as_it_was() -> None:
    circle = fold(ADDED, DROPPED, (bt.ActionChanged, {"action": "x1", "what": "Rien"}))
    assert circle.actions["x1"].state is ActionState.DROPPED
    assert circle.actions["x1"].what == "Rien"


def test_what_a_meeting_hears_of_an_action_is_kept_with_its_note() -> None:
    known = fold(ADDED)
    driver = Driver(known.context(date(2026, 4, 1)))
    driver.do(ev.ActionHeard, action="x1", state=ActionState.DONE, note="Trois bacs")
    circle = known.take(record_of(driver.meeting))
    assert circle.actions_over["x1"].why == "Trois bacs"


def test_resources_are_shared_changed_and_removed() -> None:
    first = Resource(id="r1", title="Un livre")
    used = first.model_copy(update={"used": (Use(meeting="m1", item="i1"),)})
    circle = fold(
        (bt.ResourceShared, {"resource": first}), (bt.ResourceChanged, {"resource": used})
    )
    assert circle.resources["r1"].resource == used
    assert circle.resources["r1"].on == circle.day(START + timedelta(days=4))
    gone = fold((bt.ResourceShared, {"resource": first}), (bt.ResourceRemoved, {"resource": "r1"}))
    assert not gone.resources


@pytest.mark.parametrize(
    ("where", "fault"),
    [
        ("", ""),
        ("Bibliothèque, rayon 302", ""),
        ("C:\\Documents\\guide.pdf", ""),
        ("Salle : armoire", ""),
        ("https://example.org/a?b#c", ""),
        ("HTTP://example.org", ""),
        ("mailto:aide@example.org", ""),
        ("https://", "shape"),
        ("https:/example.org", "shape"),
        ("https://a b", "shape"),
        ("mailto:personne", "shape"),
        ("javascript:alert(1)", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("data:text/html,x", "scheme"),
    ],
)
def test_links_are_checked_for_their_form_only(where: str, fault: str) -> None:
    assert link_fault(where) == fault


def test_days_of_coming_and_leaving_are_put_right() -> None:
    member = people(1)[0]
    left = (bt.MemberLeft, {"person": "a", "on": date(2026, 6, 1)})
    circle = fold(left, (bt.MemberLeft, {"person": "a", "on": date(2026, 5, 1)}))
    assert [(s.since, s.until) for s in circle.stays["a"]] == [
        (circle.day(START + timedelta(days=1)), date(2026, 5, 1))
    ]
    since = member.model_copy(update={"since": date(2025, 1, 1)})
    put_right = fold(left, (bt.MemberJoined, {"member": since}), left)
    assert [(s.since, s.until) for s in put_right.stays["a"]] == [
        (date(2025, 1, 1), date(2026, 6, 1))
    ]
    assert put_right.gone == {"a": date(2026, 6, 1)} and "a" not in put_right.members


def test_who_comes_back_was_there_twice() -> None:
    back = Member(id="a", name="Amina", since=date(2026, 9, 1))
    circle = fold((bt.MemberLeft, {"person": "a", "on": date(2026, 6, 1)}),
                  (bt.MemberJoined, {"member": back}))  # fmt: skip
    assert [(s.since, s.until) for s in circle.stays["a"]][1:] == [(date(2026, 9, 1), None)]
    assert len(circle.stays["a"]) == 2 and "a" in circle.members


def test_seats_follow_the_order_told_and_nobody_is_lost() -> None:
    circle = fold((bt.SeatsOrdered, {"people": ("c", "zz", "a", "c")}))
    assert list(circle.members) == ["c", "a", "b"]


def test_a_mandate_is_corrected_in_its_place() -> None:
    told = {"mandate": "m-leader", "person": "b", "begins": date(2025, 1, 1),
            "ends": date(2025, 12, 1)}  # fmt: skip
    circle = fold(
        (bt.OfficeFilled, {"mandate": office("leader", "a")}), (bt.MandateCorrected, told)
    )
    held = circle.mandates["m-leader"]
    assert (held.person, held.begins, held.ends) == ("b", date(2025, 1, 1), date(2025, 12, 1))
    assert held.office == "leader"


def test_the_last_profile_of_a_person_holds() -> None:
    told = [
        bt.ProfileSet(n=n, at=START + timedelta(days=n), person="a", profile=Profile(field=field))
        for n, field in ((1, "Pain"), (2, "Bois"))
    ]
    community = Community.fold(("c", event) for event in reversed(told))
    assert community.profiles["a"].field == "Bois"
