"""`Meeting`: the fold of its book. Taking up an event gives the next Meeting or `RuleBroken`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.state import Presence, Stage, State, Walk
from cercle_tui.meeting.takes import TAKES


@dataclass(frozen=True, slots=True)
class Past:
    """What undo goes back through: an event, the state before it, and what came earlier."""

    event: ev.Event
    before: State
    earlier: "Past | None"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as recorded so far: `state` now, `n` events in the book, what can be undone."""

    state: State
    n: int
    past: Past | None = None
    undone: tuple[ev.Event, ...] = ()

    @classmethod
    def open(cls, event: ev.MeetingOpened) -> "Meeting":
        """Return the meeting its first event opens, at the attendance."""
        context = event.context
        state = State(
            meeting=event.meeting,
            context=context,
            opened=event.at,
            now=event.at,
            people={member.id: Presence(member) for member in context.members},
            walks=(Walk("whole", Stage("attendance", event.at, event.n)),),
            planned=event.minutes,
            practice=context.practice,
            items=tuple(ItemState(item) for item in context.items),
        )
        return cls(state, event.n)

    @classmethod
    def fold(cls, events: Iterable[ev.Event]) -> "Meeting":
        """Return the meeting of a whole book.

        Raises `RuleBroken` for a book whose events break a rule, `ValueError` for one that does
        not begin with `MeetingOpened`.
        """
        book = iter(events)
        first = next(book, None)
        if not isinstance(first, ev.MeetingOpened):
            raise ValueError("a meeting's book begins with its opening")
        meeting = cls.open(first)
        for event in book:
            meeting = meeting.take(event)
        return meeting

    def take(self, event: ev.Event) -> "Meeting":
        """Return the meeting after `event`; raises `RuleBroken`, and then nothing changed."""
        if event.n != self.n + 1:
            raise RuleBroken("out_of_turn", expected=str(self.n + 1), found=str(event.n))
        if self.state.closed is not None:
            raise RuleBroken("closed")
        if isinstance(event, ev.Undone):
            return self._undo(event)
        if isinstance(event, ev.Redone):
            return self._redo(event)
        return replace(self._apply(event, event.n), undone=())

    def _apply(self, event: ev.Event, n: int) -> "Meeting":
        state = self.state
        if state.paused is not None and not isinstance(event, ev.Resumed | ev.MeetingClosed):
            raise RuleBroken("paused")
        if event.kind not in TAKES:
            raise RuleBroken("unknown_event", kind=event.kind)
        taken = replace(TAKES[event.kind](state, event), now=event.at)
        return Meeting(taken, n, Past(event, state, self.past), self.undone)

    def _undo(self, event: ev.Undone) -> "Meeting":
        """The latest event is taken back; the book keeps both (I11)."""
        past = self.past
        if past is None or past.event.n != event.undone:
            raise RuleBroken("nothing_to_undo")
        before = replace(past.before, now=event.at)
        return Meeting(before, event.n, past.earlier, (*self.undone, past.event))

    def _redo(self, event: ev.Redone) -> "Meeting":
        if not self.undone or self.undone[-1].n != event.redone:
            raise RuleBroken("nothing_to_redo")
        again = self._apply(self.undone[-1], event.n)
        return replace(again, undone=self.undone[:-1])

    @property
    def last(self) -> ev.Event | None:
        """The event undo would take back, or None."""
        return self.past.event if self.past else None

    def effective(self) -> tuple[ev.Event, ...]:
        """Return the events that stand, undone ones left out, after the opening."""
        events, past = [], self.past
        while past is not None:
            events.append(past.event)
            past = past.earlier
        return tuple(reversed(events))
