"""Driving a meeting through the engine: the plain moves, each as people would take the time for."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.decision import Answer
from cercle_tui.store.demo.past import Past


class Player:
    """A meeting being played; `events` are those of its book, `past` tells the time.

    `pace` is the seconds an event takes, more or less.
    """

    def __init__(self, opened: ev.MeetingOpened, past: Past) -> None:
        self.meeting = Meeting.open(opened)
        self.events: list[ev.Event] = [opened]
        self.past = past
        self.pace = 20.0

    @property
    def state(self) -> State:
        return self.meeting.state

    @property
    def step(self) -> str:
        """The step under way."""
        return self.meeting.state.stage.step

    def do(self, kind: type[ev.Event], **facts: Any) -> ev.Event:
        """Take up one event a little later; raises `RuleBroken` as the engine does."""
        seconds = max(1, round(self.pace * self.past.chance.uniform(0.6, 1.4)))
        self.past.moment += timedelta(seconds=seconds)
        event = kind(n=self.meeting.n + 1, at=self.past.moment, **facts)
        self.meeting = self.meeting.take(event)
        self.events.append(event)
        return event

    def done(self) -> None:
        """End the step under way."""
        self.do(ev.StepDone, step=self.step)

    def write(self, text: str) -> None:
        """Write the text of the step under way, and end it."""
        self.do(ev.TextWritten, step=self.step, text=text)
        self.done()

    def round(self, words: Mapping[str, str] = {}, lines: bool = False, under: str = "") -> None:
        """Hear everyone in turn, then end the step.

        Words are noted, or with `lines` become lines of the step's list, `under` a dimension.
        Where the rest may pass together, only who has something to say speaks.
        """
        step = self.step
        while self.state.waiting():
            person = self.state.speaker()
            if self.state.step.together and not words.keys() & set(self.state.waiting()):
                self.do(ev.Passed, people=self.state.waiting())
                break
            if self.state.step.together and person not in words:
                person = next(p for p in self.state.waiting() if p in words)
            if person in words and lines:
                facts = {"under": under} if under else {}
                self.do(ev.LineAdded, step=step, text=words[person], person=person, **facts)
            elif person in words:
                self.do(ev.Noted, text=words[person], person=person)
            self.do(ev.SpokeUp, person=person)
        self.done()

    def consent(self) -> None:
        """The circle has no objection to what it is asked at once, by its step's own way."""
        began = self.state.stage.n
        while self.state.stage.n == began and self.state.waiting():
            together = self.state.stage.together
            people = self.state.at_once() if together else (self.state.speaker(),)
            self.do(ev.Answered, people=people)
        if self.state.stage.n == began:
            self.done()

    def answers(
        self,
        objections: Mapping[str, str] = {},
        concerns: Mapping[str, str] = {},
        reasons: Mapping[str, str] = {},
    ) -> None:
        """Hear each in turn: an objection, a concern, or none (with a reason, for some)."""
        while self.state.waiting():
            person = self.state.speaker()
            if person in objections:
                answer, reason = Answer.OBJECTION, objections[person]
            elif person in concerns:
                answer, reason = Answer.CONCERN, concerns[person]
            else:
                answer, reason = Answer.NO_OBJECTION, reasons.get(person, "")
            self.do(ev.Answered, people=(person,), answer=answer, reason=reason)

    def plain(self) -> None:
        """Go through the step under way as when nothing is to be said about it."""
        match self.state.step.kind:
            case StageKind.ROUND:
                self.round()
            case StageKind.ANSWERS:
                self.consent()
            case _:
                self.done()
