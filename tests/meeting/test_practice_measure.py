"""Options of a practice on the measure of a meeting, and on speaking time."""

import pytest
from meeting_support import Driver, context, item
from practice_support import asked, effect, lived, minutes, practised

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import ItemKind, ItemOutcome
from cercle_tui.model.practice import (
    FINGERS,
    SCALES,
    Practice,
    Scores,
)
from cercle_tui.register.progress import measures


def measuring(practice: Practice) -> Driver:
    return Driver(context(3, practice)).to_items().done("items").round("closing")


@effect("scores", *Scores)
@effect("scales")
def test_the_measure() -> None:
    assert Practice().measured == (FINGERS,) and practised(scores="named").measured == SCALES
    anonymous = measuring(practised(scores="anonymous", scales=("time", "Joie")))
    assert anonymous.state.practice.measured == ("time", "Joie")
    scores = {"time": (4, 5, 3), "Joie": (5, 5, 5)}
    with pytest.raises(RuleBroken, match="scores_unnamed"):
        anonymous.do(ev.Measured, scores=scores, people=("a", "b", "c"))
    anonymous.do(ev.Measured, scores=scores)
    assert anonymous.record.scores == scores and not anonymous.record.scored_by
    assert "Amina" not in minutes(anonymous).partition("Measure of the meeting")[2]
    assert measures(lived(anonymous))[0].mean == 4.5


def test_named_scores_are_one_each_in_order() -> None:
    live = measuring(practised(scores="named", scales=("time",)))
    for people_, broken in ((("a", "b"), "scores_each"), (("a", "b", "zz"), "unknown_person")):
        with pytest.raises(RuleBroken, match=broken):
            live.do(ev.Measured, scores={"time": (4, 5, 3)}, people=people_)
    live.do(ev.Measured, scores={"time": (4, 5, 3)}, people=("a", "b", "c"))
    assert live.record.scored_by == ("a", "b", "c")
    assert "Amina 4, Bruno 5, Chloé 3" in minutes(live)
    assert measures(lived(live))[0].mean == 4


@effect("speaking_time", False, True)
def test_speaking_time_is_measured_by_consent_only() -> None:
    silent = Driver(context(3)).begin(item()).propose(author="c").done("present").round("clarify")
    assert silent.record.speaking == {}
    live = asked(Driver(context(3)).gather(), speaking_time=True).consent().round("opening")
    assert live.record.speaking == {}
    while live.step != "agenda":
        live.done() if live.state.step.gate != "consented" else live.consent()
    live.do(ev.ItemAdded, item=item()).do(ev.ItemAdded, item=item(ItemKind.TENSION, "i2"))
    live.done("agenda").consent("agenda_consent").do(ev.ItemOpened, item="i1")
    live.propose(author="c").done("present")
    assert live.step == "clarify"
    first = live.state.speaker()
    live.do(ev.Noted, text="Une note.").do(ev.SpokeUp, person=first)
    assert live.record.speaking == {first: 120}
    live.do(ev.AsideBegun).done("aside").do(ev.Paused).do(ev.Resumed)
    second = live.state.speaker()
    live.do(ev.SpokeUp, person=second)
    assert live.record.speaking[second] == 60
    live.undo()
    assert second not in live.record.speaking
    assert "Speaking time" in minutes(live) and "2\xa0min" in minutes(live)


def test_a_tension_is_never_timed() -> None:
    practice = practised(speaking_time=True)
    live = Driver(context(3, practice)).begin(item(ItemKind.TENSION)).done("tension_heard")
    live.round("tension_needs").done("tension_next").end_item(ItemOutcome.REACHED)
    assert live.record.speaking == {}
