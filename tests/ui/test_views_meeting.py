"""What the meeting shows, state by state, without a screen: a long walk through all it allows."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pydantic import ValidationError
from sound_support import sound
from table_support import START, Chance, Moment, context

from cercle_tui.locale import words_for
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import BacklogItem
from cercle_tui.model.followup import Action
from cercle_tui.model.practice import PRESETS
from cercle_tui.store.clock import Clock
from cercle_tui.ui.meeting import frames, listings, seats, views
from cercle_tui.ui.meeting.actions import working
from cercle_tui.ui.meeting.choices import CHOICES
from cercle_tui.ui.meeting.forms import FieldWrong, specs
from cercle_tui.ui.meeting.here import Call, Choose, Do, Here, OpenForm, Record
from cercle_tui.ui.screens.catch_up import catch_up_parts
from cercle_tui.ui.screens.help import help_parts

TYPED = {
    "due": ("in 3 weeks", "12 December", ""),
    "until": ("in 3 weeks", "12 December"),
    "term": ("6 months", "after 3 meetings", ""),
    "starts": ("Thursday 10 December 7 pm",),
    "end": ("21:30", "9 pm"),
    "minutes": ("10", "15 min"),
    "scores": ("4 5 5 3",),
    "who": ("Luc", "Luc, Jeanne", ""),
    "responsible": ("Amina", "Jeanne Roy", ""),
    "brought_by": ("Paul", ""),
    "author": ("Paul", "Marie"),
}
BEFORE = {
    "last_meeting": "m-before",
    "last_date": date(2026, 10, 26),
    "actions": (
        Action(id="a1", what="Buy chairs", who=("m1",), due=date(2026, 11, 30)),
        Action(id="a2", what="Write to the town", who=("Jeanne",)),
    ),
    "waiting": (
        BacklogItem(id="b1", title="A key box", draft="One key each."),
        BacklogItem(id="b2", title="Coffee", kind="explore"),
    ),
}

GOING_ON = ("space", "enter", "t")
WEIGHTS = {"close_now": 0.05, "item_outcome": 0.3, "ways_out": 0.5, "undo": 0.5}
"""What goes on with the meeting comes more often than what interrupts or ends it."""


class Walker:
    """A meeting in memory that does what random keys would."""

    def __init__(self, seed: int, lang: str) -> None:
        self.chance = random.Random(seed)
        practice = list(PRESETS.values())[seed % len(PRESETS)]
        circle = context(practice=practice, **BEFORE)
        opened = ev.MeetingOpened(n=1, at=START, meeting="m1", context=circle, minutes=120)
        self.moment = Moment(START, timedelta(seconds=40))
        clock = Clock(self.moment, Chance())
        self.here = Here(Meeting.open(opened), words_for(lang), START, clock.new_id)
        self.steps: set[str] = set()

    def look(self) -> None:
        """Everything that shows this moment can be shown."""
        here = self.here
        self.steps.add(here.step)
        sound(here)
        seats.ring(here)
        if here.step in listings.LISTS:
            rows = listings.listing(here).rows
            lit = [row.id for row in rows if row.lit]
            assert len({row.id for row in rows}) == len(rows), here.step
            assert lit in ([], [here.cursor])
        for view in (views.step, views.agenda, views.record, views.keys, views.over_time):
            view(here)
        assert "(code:" not in views.left(here, "").text
        frames.frame(here, True), frames.frame(here, False), views.top(here, "")
        help_parts(here, beginner=True)
        catch_up_parts(here)

    def go(self) -> None:
        here = replace(self.here, now=self.moment())
        rows = listings.cursors(here)
        if rows and self.chance.random() < 0.3:
            here = replace(here, cursor=self.chance.choice(rows))
        self.here = here
        self.look()
        actions = [a for a in working(here) if a.id != "close"]
        weights = [WEIGHTS.get(a.id, 8 if a.keys[0] in GOING_ON else 1) for a in actions]
        self.carry_out(self.chance.choices(actions, weights)[0].do(here))

    def carry_out(self, do: Do) -> None:
        here = self.here
        match do:
            case Record():
                self.take(do)
            case OpenForm():
                form = specs()[do.id].build(here, do.arg)
                values = {field.id: self._typed(field) for field in form.fields}
                try:
                    self.take(specs()[do.id].read(here, do.arg, values))
                except FieldWrong as wrong:
                    assert wrong.field in values
                    assert wrong.message
            case Choose():
                offered = CHOICES[do.id].offer(here, do.arg)
                if offered:
                    self.carry_out(self.chance.choice(offered)[1])
            case Call(name) if name.startswith("catch_up"):
                self.take(Record(ev.CaughtUp, {"person": name.split()[1]}))

    def _typed(self, field: object) -> str:
        if field.kind == "choice":
            return self.chance.choice(field.options)[0]
        if field.id in TYPED:
            return self.chance.choice(TYPED[field.id])
        return field.value or ("words" if field.required or self.chance.random() < 0.3 else "")

    def take(self, do: Record) -> None:
        meeting, at = self.here.meeting, max(self.here.now, self.here.meeting.state.now)
        try:
            event = do.kind(n=meeting.n + 1, at=at, **do.facts)
            meeting = meeting.take(event)
        except (RuleBroken, ValidationError):
            return
        self.here = replace(self.here, meeting=meeting)
        self.here = replace(self.here, cursor=listings.proposed_cursor(self.here))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_state_that_keys_lead_to_can_be_shown(lang: str) -> None:
    walkers = [Walker(seed, lang) for seed in range(8)]
    for walker in walkers:
        for _ in range(300):
            walker.go()
    assert len(set().union(*(walker.steps for walker in walkers))) > 15
