"""The double link: what a circle's parent and its sub-circles make of its members and offices."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cercle_tui.meeting.falling_due import MANDATES_WITHIN
from cercle_tui.meeting.reviews import Suggestion
from cercle_tui.meeting.sending import with_sent
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.circle import LinkedCircle
from cercle_tui.model.people import Mandate, Member, Office, given_up, parts
from cercle_tui.model.practice import LeaderBy

if TYPE_CHECKING:
    from cercle_tui.meeting.circle import Circle

LINKS = (Office.LEADER.value, Office.SECOND_LINK.value)


def with_neighbours(
    circle: "Circle", parent: "Circle | None", children: Iterable["Circle"], on: date
) -> "Circle":
    """Return `circle` as it stands on `on`, with what its parent and its sub-circles say.

    Its parent's elections give it mandates, its parent's consent confirms them; the leader and
    the second link of each sub-circle are members. Neighbours are circles as their own books
    tell them.
    """
    circle = _with_mandates(circle, parent)
    below = [_with_mandates(child, circle) for child in children]
    links = [_linked(child, circle, on) for child in below if not _ended(child, on)]
    if parent is not None and not _ended(parent, on):
        links.insert(0, _linked(parent, None, on))
    members = _members(circle, parent, below, on)
    near = [*([parent] if parent is not None else []), *below]
    return with_sent(replace(circle, members=members, links=tuple(links)), near)


# Mandates


def _with_mandates(circle: "Circle", parent: "Circle | None") -> "Circle":
    if parent is None:
        return circle
    mandates = list(circle.mandates.values())
    for mandate in _given(circle.info.id, parent):
        back = circle.given_back.get(mandate.id)
        mandate = given_up(mandate, *back) if back else mandate
        after = (n for n, held in enumerate(mandates) if held.begins > mandate.begins)
        mandates.insert(next(after, len(mandates)), mandate)
    consented = set(_consented(parent))
    told = (_confirmed(circle, mandate, consented) for mandate in mandates)
    circle = replace(circle, mandates={mandate.id: mandate for mandate in told})
    over = set(_nobody_found(circle, parent))
    ended = {id: circle.mandates[id].model_copy(update={"vacated": True}) for id in over}
    return replace(circle, mandates=circle.mandates | ended)


def _nobody_found(circle: "Circle", parent: "Circle") -> Iterator[str]:
    """The mandates that nobody follows: the parent's election found no one, as it was held."""
    for record in parent.meetings:
        for election in record.elections:
            if election.circle == circle.info.id and election.end == "vacant":
                wanted = set(parts(election.office))
                for held in circle.holders(parent.day(record.opened)):
                    if wanted & set(parts(held.office)):
                        yield held.id


def _given(circle: str, parent: "Circle") -> Iterator[Mandate]:
    """The mandates of a circle's offices that its parent's elections gave."""
    for record in parent.meetings:
        for election in record.elections:
            if election.circle == circle and election.mandate is not None:
                yield election.mandate.model_copy(update={"elected_by": parent.info.id})


def _consented(parent: "Circle") -> Iterator[str]:
    """The mandates that the parent circle has consented to: the subjects of what it adopted."""
    for record in parent.meetings:
        adopted = {decision.item for decision in record.decisions if decision.status == "adopted"}
        yield from (item.subject for item in record.items if item.id in adopted and item.subject)


def _confirmed(circle: "Circle", mandate: Mandate, consented: set[str]) -> Mandate:
    if not mandate.elected_in or mandate.elected_by:
        return mandate
    if not circle.info.rule(mandate.office, circle.practice).confirmed_by_parent:
        return mandate
    return mandate.model_copy(update={"confirmed": mandate.id in consented})


# Members


def _members(
    circle: "Circle", parent: "Circle | None", children: list["Circle"], on: date
) -> dict[str, Member]:
    """Whoever is here as a link only stays while they hold it; who holds one is a member."""
    known = {child.info.id for child in children} | ({parent.info.id} if parent else set())
    linked = {member.id: member for child in children for member in _carriers(child, circle, on)}
    if parent is not None:
        linked |= {member.id: member for member in _sent(circle, parent, on)}
    members = {}
    for member in circle.members.values():
        if member.link in known and member.id not in linked:
            continue
        here = member.link or member.counted
        members[member.id] = member if here else linked.get(member.id, member)
    return members | {id: member for id, member in linked.items() if id not in members}


def _carriers(child: "Circle", circle: "Circle", on: date) -> Iterator[Member]:
    """The leader and the second link of a sub-circle, as members of `circle`, until it ends."""
    for office in () if _ended(child, on) else LINKS:
        held = _held(child, office, on)
        who = _person(child, circle, held)
        if held is not None and who is not None:
            yield Member(id=who.id, name=who.name, since=held.begins, link=child.info.id)


def _sent(circle: "Circle", parent: "Circle", on: date) -> Iterator[Member]:
    """The holders that the parent elected: members of the circle they were elected for."""
    for held in circle.holders(on):
        who = parent.members.get(held.person)
        if held.elected_by == parent.info.id and who is not None:
            yield Member(id=who.id, name=who.name, since=held.begins, link=parent.info.id)


def _held(circle: "Circle", office: str, on: date) -> Mandate | None:
    return next((held for held in circle.holders(on) if office in parts(held.office)), None)


def _person(circle: "Circle", other: "Circle | None", held: Mandate | None) -> Member | None:
    """The holder, a member of the circle or, where it elected them, of the other one."""
    if held is None:
        return None
    known = circle.members.get(held.person)
    if known is None and other is not None and held.elected_by == other.info.id:
        known = other.members.get(held.person)
    return known


# What is shown of it, and what it asks for


def _linked(circle: "Circle", above: "Circle | None", on: date) -> LinkedCircle:
    """A sub-circle of `above`, or the parent where nothing is above it."""
    leader, second = (_held(circle, office, on) for office in LINKS)
    rule = circle.info.rule(Office.LEADER, circle.practice)
    leads = _person(circle, above, leader)
    left = leader is not None and leads is None and leader.person in circle.gone
    return LinkedCircle(
        id=circle.info.id,
        name=circle.info.name,
        parent=above is None,
        leader=_plain(leads),
        second_link=_plain(_person(circle, above, second)),
        leader_ends=leader.ends if leader and not left else None,
        leader_by_parent=rule.elected_by is LeaderBy.PARENT,
        awaiting=leader.id if leader and leader.confirmed is False and not left else None,
        duties=circle.duties().get(Office.LEADER, ""),
        resting=circle.info.stopped_on(on) is not None,
    )


def _ended(circle: "Circle", on: date) -> bool:
    stopped = circle.info.stopped_on(on)
    return stopped is not None and stopped.ended


def _plain(member: Member | None) -> Member | None:
    return Member(id=member.id, name=member.name) if member else None


def link_suggestions(circle: "Circle", on: date) -> tuple[Suggestion, ...]:
    """Return what the double links put on the next agenda, unless a point is about it already.

    The leader of a sub-circle to consent to, or to elect where that is for this circle to do.
    """
    told = {(item.kind, item.circle, item.subject) for item in circle.agenda}
    told |= {(point.kind, point.circle, point.subject) for point in circle.backlog.values()}
    found = []
    for link in circle.links:
        if link.parent or link.resting:
            continue
        ends = link.leader_ends
        if link.awaiting and (ItemKind.DECIDE, link.id, link.awaiting) not in told:
            found.append(
                Suggestion(kind=ItemKind.DECIDE, subjects=(link.awaiting,), circle=link.id)
            )
        to_elect = link.leader_by_parent and (ends is None or ends <= on + MANDATES_WITHIN)
        if to_elect and (ItemKind.ELECT, link.id, Office.LEADER.value) not in told:
            found.append(
                Suggestion(
                    kind=ItemKind.ELECT, subjects=(Office.LEADER.value,), on=ends, circle=link.id
                )
            )
    return tuple(found)
