"""The moments of a meeting, one for each event that stands, and the ways from one to another."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting, Past
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.store.projections import read_meeting
from cercle_tui.store.storage import gc_paused

CLOSING = ("closing", "measure", "leftovers", "minutes_closing")
"""The steps of the whole meeting that close it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one can jump to: an item by its id, or "opening", "closing" and "end"."""

    id: str
    at: int
    number: int = 0
    title: str = ""


@dataclass(frozen=True)
class Replay:
    """A meeting as its book tells it. Moments count from 0, the opening, to `last`.

    The states are those the fold went through and kept for undoing: none is made again, and what
    was undone left none. `opening` is the first event of the book.
    """

    meeting: Meeting
    opening: ev.MeetingOpened

    @classmethod
    def read(cls, path: Path) -> "Replay":
        """Return the meeting in the book at `path`, without a lock and without writing.

        Raises StoreProblem as `read_meeting` does.
        """
        with gc_paused():
            book, meeting = read_meeting(path)
        return cls(meeting, ev.MeetingOpened.model_validate(book.events[0]))

    @cached_property
    def _past(self) -> tuple[Past, ...]:
        found, past = [], self.meeting.past
        while past is not None:
            found.append(past)
            past = past.earlier
        return tuple(reversed(found))

    @property
    def last(self) -> int:
        """The last moment."""
        return len(self._past)

    def event(self, at: int) -> ev.Event:
        """Return what happened at a moment."""
        return self._past[at - 1].event if at else self.opening

    def state(self, at: int) -> State:
        """Return how the meeting stood after the event of a moment."""
        stood = self._past[at].before if at < self.last else self.meeting.state
        return replace(stood, now=self.event(at).at)  # an undo since may have moved its hour

    def moment(self, at: int) -> Meeting:
        """Return the meeting as it stood after the event of a moment, with what came before."""
        past = self._past[at - 1] if at else None
        return Meeting(self.state(at), self.event(at).n, past)

    def differs(self, at: int) -> bool:
        """Whether the circle was seeing what the last amendment changed."""
        while at:
            event = self.event(at)
            if isinstance(event, ev.Amended):
                return True
            quiet = isinstance(event, ev.Noted | ev.ActionAgreed)
            if not quiet or _step(self._stood(at)) != _step(self._stood(at - 1)):
                return False
            at -= 1
        return False

    def _stood(self, at: int) -> State:
        return self._past[at].before if at < self.last else self.meeting.state

    @cached_property
    def _steps(self) -> tuple[int, ...]:
        """The moments at which a step begins."""
        steps = [_step(self._stood(at)) for at in range(self.last + 1)]
        return (0, *(at for at in range(1, len(steps)) if steps[at] != steps[at - 1]))

    def next_step(self, at: int) -> int:
        """Return where the next step begins, the last moment where there is none."""
        after = bisect_right(self._steps, at)
        return self._steps[after] if after < len(self._steps) else self.last

    def step_before(self, at: int) -> int:
        """Return where this step begins, or the one before when it has just begun."""
        return self._steps[max(0, bisect_left(self._steps, at) - 1)]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The opening, each item by its number as it was first taken up, the closing, the end."""
        found = {"opening": Place("opening", 0)}
        for at in self._steps:
            state = self._stood(at)
            item = state.item
            if item is not None and item.item.id not in found:
                number = [one.item.id for one in state.items].index(item.item.id) + 1
                found[item.item.id] = Place(item.item.id, at, number, item.item.title)
            if state.walks[0].stage.step in CLOSING and "closing" not in found:
                found["closing"] = Place("closing", at)
        return (*found.values(), Place("end", self.last))

    def place(self, id: str) -> int:
        """Return the moment of a place, the opening's for one that is not known."""
        return next((place.at for place in self.places if place.id == id), 0)


def _step(state: State) -> tuple[int, str, str, str, int]:
    """What tells a step from the next; a round that begins anew is another."""
    walk = state.walk
    again = walk.stage.n if walk.step.kind in (StageKind.ROUND, StageKind.ANSWERS) else 0
    return len(state.walks), walk.process, walk.item, walk.stage.step, again
