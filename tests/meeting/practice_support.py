"""Meetings held under a practice, what they leave, and which of its options a test is of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar

from meeting_support import INFO, START, Driver, context, item

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.model.decision import Answer
from cercle_tui.model.practice import Practice
from cercle_tui.register.entries import Status, entries
from cercle_tui.reports.minutes import minutes_markdown

FR, EN = words_for("fr"), words_for("en")
TESTED: set[tuple[str, object]] = set()
F = TypeVar("F", bound=Callable[..., Any])


def effect(option: str, *values: object) -> Callable[[F], F]:
    """Mark a test as that of an option, for these of its values."""
    TESTED.update((option, value) for value in values or (None,))
    return lambda test: test


def practised(**options: Any) -> Practice:
    return Practice.model_validate(options)


def lived(live: Driver) -> Circle:
    """Return the circle after a meeting lived to its end."""
    members = {member.id: member for member in live.circle.members}
    return replace(Circle(INFO, members=members), practice=live.circle.practice).take(live.record)


def decided(practice: Practice, *here: str, count: int = 4) -> Driver:
    """Return a closed meeting of `count` in which those named, or all, adopted a policy of "d"."""
    live = Driver(context(count, practice)).to_agenda(*here)
    live.do(ev.ItemAdded, item=item()).done("agenda").consent("agenda_consent")
    live.do(ev.ItemOpened, item="i1").propose(author=live.state.here[-1]).to_consent()
    live.rest_consents().do(ev.Adopted).done("read_back").end_item()
    return closed(live)


def closed(live: Driver) -> Driver:
    live.done("items").round("closing")
    if live.step == "minutes_closing":
        live.consent()
    return live.done("measure").do(ev.MeetingClosed)


def late(circle: Circle, person: str, answer: Answer, reason: str = "", hours: int = 1) -> Circle:
    decision = next(iter(circle.decisions))
    at = circle.meetings[-1].closed
    assert at is not None
    return circle.take(
        bt.LateAnswer(
            n=1, at=at + timedelta(hours=hours), decision=decision, person=person, answer=answer,
            reason=reason,
        )
    )  # fmt: skip


def status(circle: Circle) -> Status:
    return entries(circle, circle.day(START))[0].status


def minutes(live: Driver) -> str:
    return minutes_markdown(live.record, lived(live), EN)


def asked(live: Driver, **options: Any) -> Driver:
    wanted = Practice.model_validate(live.state.latest_practice.model_dump() | options)
    return live.do(ev.ConsentAsked, question="practice", practice=wanted)
