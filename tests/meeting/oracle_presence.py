"""Who is here and who was heard, as the oracle counts it: the ground of its opinion."""

from dataclasses import dataclass, field
from typing import Any

from oracle_parts import Election, Objected, Proposed, Round, label_of, silent_one

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.context import CircleContext
from cercle_tui.meeting.state import State, Walk
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.model.people import Standing
from cercle_tui.model.practice import Passing


@dataclass
class PresenceOracle:
    """What it finds broken is in `broken`: (invariant, what happened, event number)."""

    circle: CircleContext
    people: dict[str, Any] = field(default_factory=dict)
    here: set[str] = field(default_factory=set)
    caught_up: set[str] = field(default_factory=set)
    unreachable: set[str] = field(default_factory=set)
    rounds: dict[tuple[int, str], Round] = field(default_factory=dict)
    objections: dict[str, Objected] = field(default_factory=dict)
    proposals: dict[str, list[Proposed]] = field(default_factory=dict)
    elections: dict[str, Election] = field(default_factory=dict)
    items: dict[str, AgendaItem] = field(default_factory=dict)
    removed: dict[str, AgendaItem] = field(default_factory=dict)
    agenda: int = 1
    agenda_ok: bool = False
    ever_consented: bool = False
    broken: list[tuple[str, str, int]] = field(default_factory=list)

    def blame(self, invariant: str, what: str, event: ev.Event) -> None:
        self.broken.append((invariant, what, event.n))

    @staticmethod
    def on_table(state: State) -> str:
        return next((walk.item for walk in reversed(state.walks) if walk.item), "")

    def election(self, item: str) -> Election:
        return self.elections.setdefault(item, Election())

    def open_about(self, matter: tuple[Any, ...]) -> list[Objected]:
        return [o for o in self.objections.values() if o.matter == matter and o.open]

    # Who is here (its own count)

    def counted(self) -> set[str]:
        def counts(member: Any) -> bool:
            if member.counts is not None:
                return bool(member.counts)
            return bool(member.standing is Standing.MEMBER)

        return {p for p in self.here & self.caught_up if counts(self.people[p])}

    def asked(self, walk: Walk) -> set[str]:
        """Return who has a turn in this stage, as the method says."""
        step = walk.step
        if step.kind is not StageKind.ROUND or step.name in ("nominations", "change"):
            out = self.counted()
            if step.name == "nominations":
                ballots = self.election(walk.item).now
                out = self.here & ballots.voters - ballots.passed
            if step.name == "change":
                out = self.here & self.election(walk.item).now.read
            if step.name == "objection_test" and walk.question is not None:
                out -= {self.objections[walk.question.objection].author}
            return out
        author = next((p.author for p in self.proposals.get(walk.item, []) if p.open), "")
        if not author and walk.item:
            author = self.items[walk.item].brought_by
        return self.here & self.caught_up - silent_one(step.who, author, self.circle.practice)

    def free_to_pass(self) -> bool:
        return self.circle.practice.passing is Passing.FREE

    # Presence

    def on_arrived(self, event: ev.Arrived, before: State, _met: Round | None) -> None:
        self.here |= set(event.people)
        self.caught_up -= set(event.people)
        if before.walks[0].stage.step == "attendance":
            self.caught_up |= set(event.people)

    def on_guest_arrived(self, event: ev.GuestArrived, before: State, _met: Round | None) -> None:
        self.people[event.guest.id] = event.guest
        self.here.add(event.guest.id)
        if before.walks[0].stage.step == "attendance":
            self.caught_up.add(event.guest.id)

    def on_caught_up(self, event: ev.CaughtUp, before: State, _met: Round | None) -> None:
        self.caught_up.add(event.person)
        for walk in before.walks:
            if walk.step.kind is StageKind.ROUND and walk.stage.step not in (
                "nominations", "change",
            ):  # fmt: skip
                self.rounds[label_of(walk)].asked |= {event.person} & self.asked(walk)

    def on_left(self, event: ev.Left, _before: State, _met: Round | None) -> None:
        for known in (self.here, self.unreachable, *(r.asked for r in self.rounds.values())):
            known.discard(event.person)

    def on_unreachable(self, event: ev.Unreachable, _before: State, _met: Round | None) -> None:
        self.unreachable.add(event.person)

    def on_reached(self, event: ev.Reached, _before: State, _met: Round | None) -> None:
        self.unreachable.discard(event.person)

    # Rounds

    def on_round_turned(self, _event: ev.RoundTurned, before: State, met: Round | None) -> None:
        if met is not None:
            met.asked = self.asked(before.walk)

    def on_spoke_up(self, event: ev.SpokeUp, _before: State, met: Round | None) -> None:
        self.must_be_reachable((event.person,), event)
        if met is not None:
            met.heard.add(event.person)

    def on_passed(self, event: ev.Passed, _before: State, met: Round | None) -> None:
        self.must_be_reachable(event.people, event)
        if met is not None and met.step == "nominations":
            self.election(met.item).now.passed |= set(event.people)
        for person in event.people:
            at_once = met is not None and met.step in ("nominations", "change")
            alone = met is not None and met.asked - met.heard == {person} and self.free_to_pass()
            several = len(event.people) > 1
            if met is not None and (at_once or several or alone or person in met.offered):
                met.heard.add(person)
            elif met is not None:
                met.offered.add(person)

    def on_turn_returned(self, event: ev.TurnReturned, _before: State, met: Round | None) -> None:
        if met is not None:
            met.heard.discard(event.person)

    def must_be_reachable(self, people: tuple[str, ...], event: ev.Event) -> None:
        for person in people:
            if person in self.unreachable or person not in self.here:
                self.blame("I5", f"{person} is not reachable and yet heard", event)
