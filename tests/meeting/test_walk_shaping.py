"""Proposal shaping, walked: from a need to the consent process, over one meeting or two."""

import pytest
from meeting_support import INFO, START, Driver, context, item

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.gathering import dimensions, ideas_under, stopped_at
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import AgendaItem, Gathered, ItemKind, ItemOutcome
from cercle_tui.reports.minutes import minutes_markdown

WHO, WHERE = "Qui garde la clé?", "Où la laisser?"


def at_need(**more: object) -> Driver:
    return Driver().begin(item(ItemKind.SHAPE, **more))


def at_picture() -> Driver:
    live = at_need().do(ev.TextWritten, step="need", text="On perd les clés.").done("need")
    return live.consent("need_consent")


def at_ideas() -> Driver:
    live = at_picture()
    live.do(ev.LineAdded, step="picture", text=WHO, person="a")
    live.do(ev.LineAdded, step="picture", text=WHERE, person="a")
    return live.round("picture").consent("picture_complete")


def idea(live: Driver, text: str, person: str = "b") -> Driver:
    under = live.state.stage.about
    return live.do(ev.LineAdded, step="ideas", text=text, person=person, under=under)


def at_tuners() -> Driver:
    live = idea(idea(at_ideas(), "La doyenne"), "Personne", "c").round("ideas")
    return idea(live, "Une boîte à code").round("ideas")


def at_synthesis() -> Driver:
    return at_tuners().do(ev.TunersChosen, people=("c", "d")).done("tuners")


def test_the_need_is_written_and_has_the_circle_s_consent() -> None:
    live = at_need()
    with pytest.raises(RuleBroken, match="not_written"):
        live.done("need")
    live.do(ev.TextWritten, step="need", text="Un").done("need")
    live.object("a").do(ev.Answered, people=live.state.at_once()).do(ev.StepChosen, step="need")
    live.do(ev.TextWritten, step="need", text="Deux").done("need").consent("need_consent")
    assert live.step == "picture"


def test_a_picture_has_at_least_one_question_and_each_counts_once() -> None:
    live = at_picture().everyone_speaks()
    with pytest.raises(RuleBroken, match="no_dimension"):
        live.done("picture")
    for text in (WHO, WHERE, WHO):
        live.do(ev.LineAdded, step="picture", text=text)
    assert dimensions(live.at()) == (WHO, WHERE)
    live.done("picture").do(ev.StepChosen, step="picture")
    assert live.step == "picture"  # going back to add


def test_the_circle_goes_question_by_question() -> None:
    live = at_ideas()
    assert (live.step, live.state.stage.about) == ("ideas", WHO)
    live.do(ev.LineAdded, step="ideas", text="La doyenne").round("ideas")
    assert (live.step, live.state.stage.about) == ("ideas", WHERE)
    idea(live, "Sous le pot").do(ev.Passed, people=live.state.at_once()).done("ideas")
    assert live.step == "tuners"
    assert [x.text for x in ideas_under(live.at(), WHO)] == ["La doyenne"]
    assert [x.text for x in ideas_under(live.at(), WHERE)] == ["Sous le pot"]


def test_a_question_is_gone_round_again_or_another_chosen() -> None:
    live = at_ideas().round("ideas").everyone_speaks().do(ev.StepChosen, step="ideas")
    assert live.state.stage.about == WHERE and live.state.waiting()
    live.do(ev.StepChosen, step="ideas", about=WHO)
    assert live.state.stage.about == WHO
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.do(ev.StepChosen, step="ideas", about="Combien?")


def test_a_question_found_late_is_where_the_ideas_go_on() -> None:
    live = at_tuners().do(ev.StepChosen, step="picture")
    live.do(ev.LineAdded, step="picture", text="Combien?").round("picture")
    live.consent("picture_complete")
    assert live.state.stage.about == "Combien?"
    assert live.round("ideas").step == "tuners"


def test_one_or_two_who_are_here_put_it_together() -> None:
    live = at_tuners()
    with pytest.raises(RuleBroken, match="tuners_needed"):
        live.done("tuners")
    with pytest.raises(RuleBroken, match="unknown_person"):
        live.do(ev.TunersChosen, people=("zz",))
    with pytest.raises(ValueError, match="at most 2"):
        live.do(ev.TunersChosen, people=("a", "b", "c"))
    live.do(ev.TunersChosen, people=("a",)).do(ev.TunersChosen, people=("c", "c"))
    assert live.at().tuners == ("c",)
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.done("tuners").do(ev.TunersChosen, people=("a",))


def test_the_synthesis_goes_on_as_a_proposal_and_what_is_left_out_is_kept() -> None:
    live = at_synthesis()
    with pytest.raises(RuleBroken, match="not_written"):
        live.done("synthesis")
    live.do(ev.TextWritten, step="synthesis", text="Une boîte.", left_out="La doyenne")
    live.propose("Une boîte.", author="c")
    assert live.step == "present"
    live.to_consent().rest_consents().do(ev.Adopted).done("read_back").end_item()
    record = live.close().record.items[0]
    assert (record.left_out, record.tuners) == ("La doyenne", ("c", "d"))
    said = minutes_markdown(live.record, None, words_for("en"))
    for part in ("The need", "On perd les clés.", WHO.rstrip("?"), "La doyenne", "What is left out",
                 "Chloé and Denis"):  # fmt: skip
        assert part in said
    assert said.index("Qui garde") < said.index("La doyenne") < said.index("Où la laisser")


def carried_over(live: Driver) -> tuple[Circle, AgendaItem]:
    """End the item by carrying it over; return the circle after, and the item taken up again."""
    live.do(ev.ConsentAsked, question="carry_over").consent("carry_over").close()
    assert live.at().outcome is ItemOutcome.CARRIED_OVER
    founded = bt.CircleFounded(n=1, at=START, circle=INFO)
    circle = Circle.fold(INFO, [("x", founded), ("m1", live.record)])
    (point,) = circle.context(START.date()).waiting
    return circle, item(ItemKind.SHAPE, backlog_id=point.id, gathered=point.gathered)


@pytest.mark.parametrize(
    ("stopped", "goes_on"),
    [(at_picture, ""), (at_ideas, "picture"), (at_tuners, "ideas"), (at_synthesis, "synthesis")],
)
def test_what_was_gathered_waits_with_the_item(stopped: object, goes_on: str) -> None:
    before: Driver = stopped()  # type: ignore[operator]
    lines, need = before.at().lines, before.at().texts[-1].text
    _, again = carried_over(before)
    live = Driver(context()).begin(again)
    assert [x.text for x in live.at().lines] == [x.text for x in lines]
    assert live.at().texts[-1].text == need
    assert stopped_at(live.at()) == goes_on
    if goes_on:
        assert live.do(ev.StepChosen, step=goes_on).step == goes_on


def test_a_need_said_anew_asks_for_consent_again() -> None:
    _, again = carried_over(at_synthesis())
    live = Driver(context()).begin(again).do(ev.TextWritten, step="need", text="Autre chose")
    assert stopped_at(live.at()) == ""
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.do(ev.StepChosen, step="synthesis")


def test_a_shaping_taken_off_before_it_opens_keeps_what_it_had() -> None:
    kept = (Gathered(step="need", text="On perd les clés."),)
    live = Driver().to_agenda().do(ev.ItemAdded, item=item(ItemKind.SHAPE, gathered=kept))
    live.do(ev.ItemRemoved, item="i1")
    assert live.state.backlog[0].gathered == kept


def test_the_book_of_a_shaping_makes_the_same_meeting_again() -> None:
    live = at_synthesis()
    events = [ev.parse(ev.dump(event)) for event in live.book]
    assert Meeting.fold(events).state == live.state
    assert live.undo().undo().at().tuners == ()
