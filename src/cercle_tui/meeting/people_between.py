"""Who was in a circle, from when until when; seats and mandates put right between meetings."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.afterwards import after
from cercle_tui.model.people import Member

if TYPE_CHECKING:
    from cercle_tui.meeting.circle import Circle

Stays = dict[str, tuple["Stay", ...]]


@dataclass(frozen=True, slots=True)
class Stay:
    """A time someone was in a circle: `until` is the day they left, None while they are in it."""

    member: Member
    since: date
    until: date | None = None


@after(bt.MemberJoined)
def _joined(circle: "Circle", event: bt.MemberJoined) -> "Circle":
    """Who is in the circle already, or came within a time they were, has that time corrected."""
    member = event.member
    gone = {k: v for k, v in circle.gone.items() if k != member.id}
    stays = circle.stays.get(member.id, ())
    last = stays[-1] if stays else None
    if last is not None and last.until is not None:
        last = last if member.since is not None and member.since < last.until else None
    stays = stays[:-1] if last else stays
    since = member.since or (last.since if last else circle.day(event.at))
    told = (*stays, Stay(member, since))
    return replace(
        circle,
        members={**circle.members, member.id: member},
        gone=gone,
        stays={**circle.stays, member.id: told},
    )


@after(bt.MemberLeft)
def _left(circle: "Circle", event: bt.MemberLeft) -> "Circle":
    """Told again of someone who has left, it corrects the day."""
    members = {k: v for k, v in circle.members.items() if k != event.person}
    stays = circle.stays.get(event.person, ())
    told = (*stays[:-1], replace(stays[-1], until=event.on)) if stays else ()
    return replace(
        circle,
        members=members,
        gone={**circle.gone, event.person: event.on},
        stays={**circle.stays, event.person: told} if told else circle.stays,
    )


@after(bt.SeatsOrdered)
def _seated(circle: "Circle", event: bt.SeatsOrdered) -> "Circle":
    named = [person for person in dict.fromkeys(event.people) if person in circle.members]
    others = [person for person in circle.members if person not in named]
    return replace(circle, members={id: circle.members[id] for id in (*named, *others)})


@after(bt.MandateCorrected)
def _mandate_corrected(circle: "Circle", event: bt.MandateCorrected) -> "Circle":
    """The order of mandates stays that in which they came about."""
    held = circle.mandates.get(event.mandate)
    if held is None:
        return circle
    told = {"person": event.person, "begins": event.begins, "ends": event.ends}
    corrected = held.model_copy(update=told)
    return replace(circle, mandates={**circle.mandates, held.id: corrected})
