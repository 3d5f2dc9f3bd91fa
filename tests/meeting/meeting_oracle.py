"""A second opinion on a meeting: the method's invariants judged from what happened alone.

It keeps its own count of who is here, who was asked what, which version stands and which
objections are open, and never asks a gate. From the engine it takes only where the circle was (the
step each event met) and, at the end, what the engine claims came of it.
"""

from collections.abc import Iterator
from typing import Any

from oracle_parts import Round, Seen, label_of
from oracle_words import WordsOracle

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.state import State, Walk
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.agenda import ItemOutcome
from cercle_tui.model.decision import DecisionKind, ObjectionState

ONWARD = (ev.Answered, ev.StepDone, ev.ObjectionSettled, ev.Left)
"""The events by which a consent that was complete goes on."""


def trace(meeting: Meeting) -> Iterator[Seen]:
    """Yield each event that stands, with the state before and after it."""
    chain, past = [], meeting.past
    after = meeting.state
    while past is not None:
        chain.append(Seen(past.event, past.before, after))
        after, past = past.before, past.earlier
    return reversed(chain)


class Oracle(WordsOracle):
    """The whole opinion: what each event left behind, and what is claimed at the end."""

    @classmethod
    def judge(cls, meeting: Meeting) -> "Oracle":
        """Return the opinion on everything that stands of the meeting."""
        oracle = cls(meeting.state.context)
        oracle.people = {member.id: member for member in oracle.circle.members}
        oracle.items = {item.id: item for item in oracle.circle.items}
        for seen in trace(meeting):
            oracle.see(seen)
        oracle.last_look(meeting.state)
        return oracle

    # One event

    def see(self, seen: Seen) -> None:
        event, before = seen.event, seen.before
        met = self.rounds.get(label_of(before.walk))
        handler = getattr(self, f"on_{event.kind}", None)
        if handler is not None:
            handler(event, before, met)
        self.left_behind(seen, met)
        for walk in seen.after.walks:
            self.begin(walk)
        for each in seen.after.items:
            ballots = self.election(each.item.id).offices
            shown = [n for n, office in enumerate(each.elections) if office.said]
            if any(n >= len(ballots) or not ballots[n].are_in for n in shown):
                self.blame("I6", "a ballot shows before all are in", event)
        self.only_added_to(seen)

    def only_added_to(self, seen: Seen) -> None:
        """What the circle said in an election is never taken away (method, step 10)."""
        after = {i.item.id: i for i in seen.after.items}
        for was in seen.before.items:
            now = after.get(was.item.id)
            for n, office in enumerate(was.elections):
                for part in ("said", "attempts", "declined", "rounds", "lots"):
                    before = getattr(office, part)
                    kept = getattr(now.elections[n], part)[: len(before)] if now else None
                    if before and kept != before:
                        self.blame("added", f"{part} of {office.office}", seen.event)
            if now is not None and now.lines[: len(was.lines)] != was.lines:
                self.blame("added", "a line is gone", seen.event)

    def begin(self, walk: Walk) -> None:
        """A stage not met before: who is asked, about what, in which version."""
        label = label_of(walk)
        kinds = (StageKind.ROUND, StageKind.ANSWERS, StageKind.BALLOTS)
        if label in self.rounds or walk.step.kind not in kinds:
            return
        matter, version = self.matter(walk)
        self.rounds[label] = Round(walk.step.name, walk.item, matter, version, self.asked(walk))

    def matter(self, walk: Walk) -> tuple[tuple[Any, ...], int]:
        match walk.step.asks:
            case "proposal":
                made = self.proposals[walk.item]
                return ("proposal", walk.item, len(made)), made[-1].version
            case "nominee":
                election = self.election(walk.item)
                matter = ("nominee", walk.item, len(election.offices))
                return matter, len(election.now.attempts)
            case "agenda":
                return ("agenda",), self.agenda
            case "question":
                return ("question", walk.question.n if walk.question else 0), 1
        return (walk.step.asks or walk.step.name, walk.item or walk.process), 1

    def left_behind(self, seen: Seen, met: Round | None) -> None:
        """A stage was left by its own gate: what it lacked, and what follows from it."""
        event, before, after = seen.event, seen.before, seen.after
        if met is None or not isinstance(event, ONWARD):
            return
        if any(label_of(walk) == label_of(before.walk) for walk in after.walks):
            return
        missing = met.asked - set(met.answers) - met.heard
        if missing and met.step != "nominations":
            self.blame("I5", f"{met.step} ended without {sorted(missing)}", event)
        if before.step.kind is StageKind.ANSWERS and before.step.gate == "consented":
            self.consented(event, before, met, missing)

    def consented(self, event: ev.Event, before: State, met: Round, missing: set[str]) -> None:
        sound = not missing and met.asked and not self.open_about(met.matter)
        match before.step.asks:
            case "agenda":
                self.ever_consented = True
                self.agenda_ok = bool(sound) and met.version == self.agenda
            case "role" | "office_term" | "criteria" as asks:
                if sound:
                    self.election(met.item).settled.add(asks)
            case "question" if before.walk.question is not None:
                self.question_settled(
                    event, before.walk.question, met.item or self.on_table(before), bool(sound)
                )

    def question_settled(
        self, event: ev.Event, question: ev.ConsentAsked, item: str, sound: bool
    ) -> None:
        if question.question == "form_correction":
            made = self.proposals[item][-1]
            made.count += 1
            if not sound:
                self.blame("I2", "a correction of form nobody confirmed", event)
        elif question.question == "drop" and item in self.proposals:
            self.proposals[item][-1].open = False
        elif question.question == "objection_test":
            self.objections[question.objection].open = False
            if not sound:
                self.blame("I3", "a test the group did not agree on", event)

    # The agenda

    def significant(self) -> None:
        self.agenda += 1
        self.agenda_ok = False

    def on_item_added(self, event: ev.ItemAdded, _before: State, _met: Round | None) -> None:
        self.removed.pop(event.item.id, None)
        self.items[event.item.id] = event.item
        self.significant()

    def on_item_removed(self, event: ev.ItemRemoved, _before: State, _met: Round | None) -> None:
        self.removed[event.item] = self.items.pop(event.item)
        self.significant()

    def on_item_changed(self, event: ev.ItemChanged, _before: State, _met: Round | None) -> None:
        was, self.items[event.item.id] = self.items[event.item.id], event.item
        if was.kind is not event.item.kind:
            self.significant()

    def on_end_moved(self, _event: ev.EndMoved, _before: State, _met: Round | None) -> None:
        if self.ever_consented:
            self.significant()

    def on_item_opened(self, event: ev.ItemOpened, _before: State, _met: Round | None) -> None:
        if not self.agenda_ok:
            self.blame("I9", f"{event.item} opened without consent to the agenda", event)

    # What the engine claims came of it

    def last_look(self, state: State) -> None:
        at = ev.Paused(n=1, at=state.now)
        claimed = {o.id: o.state is ObjectionState.OPEN for _, o in state.objections}
        if claimed != {o.id: o.open for o in self.objections.values()}:
            self.blame("I3", f"objections {claimed}, by the words said {self.objections}", at)
        if any(not o.reason.strip() for _, o in state.objections):
            self.blame("I4", "an objection is kept without words", at)
        for proposal in (p for i in state.items for p in i.proposals if p.adopted):
            last = proposal.last
            if not last.text or not any(name.strip() for name in last.responsible):
                self.blame("I8", f"{proposal.id} without text or anyone responsible", at)
            if last.kind is DecisionKind.POLICY and last.term is None:
                self.blame("I8", f"{proposal.id} without a term", at)
        waiting = {b.id for b in state.backlog}
        outcomes = {i.item.id: i.outcome for i in state.items}
        if set(outcomes) != set(self.items):
            self.blame("I10", f"items {sorted(outcomes)}, expected {sorted(self.items)}", at)
        for item in self.items.values():
            done = outcomes.get(item.id)
            here = item.backlog_id or f"{state.meeting}.{item.id}"
            if state.closed is not None and done is None:
                self.blame("I10", f"{item.id} ends without an outcome", at)
            if done is ItemOutcome.CARRIED_OVER and here not in waiting:
                self.blame("I12", f"{item.id} is carried over and waits nowhere", at)
        for item in self.removed.values():
            if (item.backlog_id or f"{state.meeting}.{item.id}") not in waiting:
                self.blame("I10", f"{item.id} was taken off and waits nowhere", at)
