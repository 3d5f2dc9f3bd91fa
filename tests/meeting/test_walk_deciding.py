"""Decisions by consent walked in every way they can go."""

from datetime import date

import pytest
from meeting_support import Driver, context, in_consent, in_election, item, nominated, version

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import ItemKind, ItemOutcome, Origin
from cercle_tui.model.decision import Answer, DecisionKind, ObjectionState, ProposalEnd, Version
from cercle_tui.model.practice import AuthorSpeaks, Passing, Practice
from cercle_tui.model.term import Term


def test_a_proposal_is_adopted_when_everyone_has_answered_and_nobody_objects() -> None:
    live = in_consent().concern("a", "Et les enfants?")
    with pytest.raises(RuleBroken, match="not_answered"):
        live.do(ev.Adopted)
    live.rest_consents()
    with pytest.raises(RuleBroken, match="adoption_needed"):
        live.done("consent")  # the reading aloud of the outcome is an act of its own
    live.do(ev.Adopted).do(ev.Told, to="Les voisins").done("read_back").end_item().close()
    (decision,) = live.record.decisions
    assert (decision.status, decision.author, decision.told) == ("adopted", "d", "Les voisins")
    assert decision.ends == date(2027, 3, 10)  # where the circle lives it was still the 10th
    assert decision.concerns[0].text == "Et les enfants?"
    assert decision.rounds[0].answers["a"] is Answer.CONCERN
    assert set(decision.present) == {"a", "b", "c", "d"}
    assert decision.final.defaults == ()


def test_clarifying_asks_everyone_but_the_author_who_reacts_and_consents_last() -> None:
    live = Driver().begin(item()).propose().done("present")
    assert "d" not in live.state.stage.order
    live.do(ev.Passed, people=live.state.at_once()).done("clarify")
    assert live.state.stage.order[-1] == "d"
    live.round("react").done("amend")
    assert live.state.stage.order[-1] == "d"


@pytest.mark.parametrize(
    ("reacts", "consents"),
    [(AuthorSpeaks.SILENT, AuthorSpeaks.FIRST), (AuthorSpeaks.IN_ORDER, AuthorSpeaks.IN_ORDER)],
)
def test_where_the_author_speaks_is_the_circles_practice(
    reacts: AuthorSpeaks, consents: AuthorSpeaks
) -> None:
    practice = Practice.model_validate({"author_reacts": reacts, "author_consents": consents})
    live = Driver(context(practice=practice)).begin(item()).propose().done("present")
    live.round("clarify")
    assert ("d" in live.state.stage.order) is (reacts is AuthorSpeaks.IN_ORDER)
    live.round("react").done("amend")
    assert sorted(live.state.stage.order) == ["a", "b", "c", "d"]
    if consents is AuthorSpeaks.FIRST:
        assert live.state.stage.order[0] == "d"


def test_the_author_is_never_silent_in_the_consent_round() -> None:
    with pytest.raises(ValueError, match="author_consents"):
        Practice.model_validate({"author_consents": "silent"})


def test_passing_is_offered_again_and_the_practice_can_allow_one_pass_only() -> None:
    live = Driver().begin(item()).propose().done("present").round("clarify")
    first = live.state.speaker()
    live.do(ev.Passed, people=(first,))
    assert live.state.waiting()[-1] == first
    live.do(ev.Passed, people=(first,))
    assert first not in live.state.waiting()
    live.do(ev.TurnReturned, person=first).do(ev.SpokeUp, person=first)
    with pytest.raises(RuleBroken, match="passing_not_allowed"):
        live.do(ev.Passed, people=live.state.waiting())
    once = Driver(context(practice=Practice(passing=Passing.ONCE))).gather()
    once.do(ev.Passed, people=("a",))
    with pytest.raises(RuleBroken, match="already_passed"):
        once.do(ev.Passed, people=("a",))


def test_nobody_passes_in_a_consent_round() -> None:
    live = in_consent()
    with pytest.raises(RuleBroken, match="passing_not_allowed"):
        live.do(ev.Passed, people=("a",))
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.do(ev.SpokeUp, person="a")
    with pytest.raises(RuleBroken, match="one_at_a_time"):
        live.do(ev.Answered, people=("a", "b", "c", "d"))


def test_amending_before_the_round_makes_the_next_version_the_one_consented_to() -> None:
    live = Driver().begin(item()).propose().done("present").round("clarify", "react")
    live.do(ev.Amended, version=version("Deux clés par personne.", term=Term(weeks=6)))
    live.done("amend").rest_consents().do(ev.Adopted)
    (decision,) = live.record.decisions
    assert [v.number for v in decision.versions] == [1, 2]
    assert decision.rounds[0].version == 2
    assert decision.ends == date(2026, 4, 21)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"end": ProposalEnd.POSTPONED}, "date_needed"),
        ({"end": ProposalEnd.REFERRED}, "whom_needed"),
    ],
)
def test_postponing_takes_a_date_and_referring_someone(fields: dict, code: str) -> None:
    with pytest.raises(RuleBroken, match=code):
        in_consent().do(ev.NotAdopted, **fields)


@pytest.mark.parametrize(
    "end", [ProposalEnd.WITHDRAWN, ProposalEnd.POSTPONED, ProposalEnd.REFERRED]
)
def test_a_proposal_that_is_not_adopted_ends_where_the_item_ends(end: ProposalEnd) -> None:
    live = in_consent().object("a")
    live.do(ev.NotAdopted, end=end, until=date(2026, 5, 1), to="Cercle général", reason="Trop tôt")
    live.end_item(ItemOutcome.REFERRED if end is ProposalEnd.REFERRED else ItemOutcome.REACHED)
    record = live.close().record
    (decision,) = record.decisions
    assert decision.status == end.value
    assert decision.ends is None
    assert decision.reason == "Trop tôt"
    assert decision.rounds[0].answers == {"a": Answer.OBJECTION}
    waits = [b for b in record.backlog if b.origin is Origin.POSTPONED]
    assert bool(waits) is (end is ProposalEnd.POSTPONED)
    if waits:
        assert (waits[0].not_before, waits[0].draft) == (date(2026, 5, 1), "Une clé par personne.")


def test_dropping_a_proposal_takes_the_circles_consent() -> None:
    live = in_consent().objected("a")
    live.do(ev.ConsentAsked, question="drop", text="Plus besoin").consent("drop")
    assert live.step == "item_end"
    live.end_item(ItemOutcome.DROPPED)
    assert (live.record.decisions[0].status, live.record.decisions[0].reason) == (
        "dropped", "Plus besoin",
    )  # fmt: skip


def test_a_correction_of_form_stands_with_the_answers_already_given() -> None:
    live = in_consent().answer("a")
    last = live.at().proposals[0].last
    with pytest.raises(RuleBroken, match="not_form"):
        live.do(ev.ConsentAsked, question="form_correction",
                version=version("Une clef", term=Term(days=2)))  # fmt: skip
    form = last.model_copy(update={"text": "Une clef par personne."})
    live.do(ev.ConsentAsked, question="form_correction", version=form).consent("form_correction")
    assert "a" not in live.state.waiting()
    live.rest_consents().do(ev.Adopted)
    again = form.model_copy(update={"text": "Une clef par personne!"})
    live.do(ev.ConsentAsked, question="form_correction", version=again).consent("form_correction")
    (decision,) = live.record.decisions
    assert [v.form_only for v in decision.versions] == [False, True, True]
    assert decision.final.text == "Une clef par personne!"


@pytest.mark.parametrize(
    ("kind", "steps"),
    [
        (ItemKind.REPORT, ["report_present"]),
        (ItemKind.EXPLORE, ["explore_present"]),
        (ItemKind.TENSION, []),
        (ItemKind.THEORY, ["theory_present"]),
        (ItemKind.ELECT, []),
    ],
)
def test_a_proposal_can_be_born_in_any_item(kind: ItemKind, steps: list[str]) -> None:
    live = Driver().begin(item(kind)).done(*steps) if steps else Driver().begin(item(kind))
    live.propose().to_consent().rest_consents().do(ev.Adopted).done("read_back").end_item()
    assert live.close().record.items[0].decisions == ("m1.p1",)


def test_a_proposal_born_in_an_election_is_consented_to_on_its_own() -> None:
    live = nominated(in_election()).round("change")
    live.do(ev.NomineeProposed, person="c", term=Term(months=6))
    live.propose().to_consent()
    assert live.state.stage.about == "p1"
    live.objected("a").do(ev.Amended, version=version("Deux"))
    live.settle(live.open_objections()[0], ObjectionState.WITHDRAWN)
    with pytest.raises(RuleBroken, match="new_round_needed"):
        live.do(ev.Adopted)


def test_a_counter_proposal_waits_until_the_first_has_ended() -> None:
    live = in_consent()
    with pytest.raises(RuleBroken, match="proposal_open"):
        live.propose("Autre chose")
    live.object("a").do(ev.NotAdopted, end=ProposalEnd.WITHDRAWN).propose("Autre chose")
    old = live.state.objections[0][1]
    live.to_consent().objected("b")
    with pytest.raises(RuleBroken, match="unknown_objection"):
        live.do(ev.ObjectionsTaken, objections=(old.id,))  # it was to the first proposal
    live.settle(live.open_objections()[0], ObjectionState.CONCERN).do(ev.Adopted)
    live.done("read_back").end_item()
    assert [d.status for d in live.record.decisions] == ["withdrawn", "adopted"]


def test_a_second_proposal_in_the_item_has_an_id_of_its_own() -> None:
    live = in_consent().rest_consents().do(ev.Adopted).done("read_back")
    with pytest.raises(RuleBroken, match="already_proposed"):
        live.do(ev.ProposalMade, proposal="p1", author="a", version=version("Encore"))
    live.propose("Aussi ceci").to_consent().rest_consents().do(ev.Adopted)
    assert live.done("read_back").end_item().record.items[0].decisions == ("m1.p1", "m1.p2")


def test_a_one_off_has_no_term_and_someone_from_outside_can_be_responsible() -> None:
    live = in_consent(
        version=Version(text="Commander la pizza", kind=DecisionKind.ONE_OFF,
                        responsible=("Jeanne, du conseil",))
    ).rest_consents().do(ev.Adopted)  # fmt: skip
    (decision,) = live.record.decisions
    assert decision.ends is None
    assert decision.final.term is None
    assert decision.final.responsible == ("Jeanne, du conseil",)
    assert live.record.name("Jeanne, du conseil") == "Jeanne, du conseil"


def test_what_nobody_said_is_the_circles_default_and_the_record_says_so() -> None:
    live = in_consent(version=Version(text="Une clé", responsible=(" ",)))
    version_ = live.at().proposals[0].last
    assert version_.responsible == ("a",)  # the leader
    assert version_.term == Practice().policy_term
    assert version_.defaults == ("responsible", "term")
    leaderless = Driver(context(mandates=())).begin(item())
    leaderless.propose(version=Version(text="Une clé"))
    assert leaderless.at().proposals[0].last.responsible == ("d",)  # the author


def test_a_term_counted_in_meetings_has_no_date() -> None:
    live = in_consent(term=Term(meetings=2)).rest_consents().do(ev.Adopted)
    (decision,) = live.record.decisions
    assert (decision.ends, decision.after_meetings) == (None, 2)


def test_a_quorum_holds_for_both_ways_to_adopt() -> None:
    practice = Practice(quorum=4)
    live = in_consent(practice=practice).rest_consents().do(ev.Left, person="a")
    with pytest.raises(RuleBroken, match="too_few"):
        live.do(ev.Adopted)
    live = in_consent(practice=practice).objected("a")
    live.settle(live.open_objections()[0], ObjectionState.WITHDRAWN).do(ev.Left, person="a")
    with pytest.raises(RuleBroken, match="too_few"):
        live.do(ev.Adopted)


def test_an_item_with_an_open_proposal_does_not_end() -> None:
    live = Driver().begin(item(ItemKind.REPORT)).done("report_present").round("report").propose()
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.end_item()
    live.do(ev.ConsentAsked, question="carry_over").consent("carry_over")
    assert live.step == "items"
    assert live.state.backlog[0].draft == "Une clé par personne."


def test_what_was_said_of_a_proposal_carried_over_stays_in_the_record() -> None:
    driver = in_consent()
    driver.object(driver.state.waiting()[0])
    driver.do(ev.ConsentAsked, question="carry_over")
    driver.do(ev.Answered, people=driver.state.waiting())
    record = driver.record
    (decision,) = record.decisions
    assert decision.status == ItemOutcome.CARRIED_OVER
    assert len(decision.objections) == len(decision.rounds[-1].answers) == 1
    assert not Circle.fold(driver.state.context.info, [("b", record)]).decisions
