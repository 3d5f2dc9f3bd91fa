"""Elections without candidates walked in every way they can go."""

from datetime import date

import pytest
from meeting_support import Driver, context, guest, in_election, item, nominated, version

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import ItemKind, ItemOutcome
from cercle_tui.model.decision import ObjectionState
from cercle_tui.model.practice import PRESETS, Change, Nominations, Practice
from cercle_tui.model.term import Term

HALF_YEAR = Term(months=6)


def proposed(live: Driver, person: str = "c") -> Driver:
    """From the change round to the consent round on `person`."""
    live.round("change")
    return live.do(ev.NomineeProposed, person=person, term=HALF_YEAR, reasons="Sa rigueur")


def test_an_election_from_the_duties_to_the_mandate() -> None:
    live = nominated(in_election(), a="d")
    live.do(ev.NominationChanged, by="a", nominee="c", reasons="J'ai entendu la rigueur.")
    proposed(live)
    assert live.state.stage.order[-1] == "c"
    with pytest.raises(RuleBroken, match="nominee_last"):
        live.answer("c")
    with pytest.raises(RuleBroken, match="not_answered"):
        live.do(ev.Elected)
    live.rest_consents().do(ev.Elected, substitute="d").done("elected").end_item().close()
    (election,) = live.record.elections
    assert election.mandate is not None
    assert (election.mandate.person, election.mandate.office) == ("c", "secretary")
    assert (election.mandate.begins, election.mandate.ends) == (
        date(2026, 3, 10), date(2026, 9, 10),
    )  # fmt: skip
    assert election.mandate.substitute == "d"
    assert election.criteria == ("Rigueur",)
    assert [(n.nominee, n.reasons, n.change) for n in election.said if n.by == "a"] == [
        ("d", "Écrit clairement.", False), ("c", "J'ai entendu la rigueur.", True),
    ]  # fmt: skip
    assert election.rounds[0].version == 1


def test_duties_term_and_criteria_have_consent_before_the_ballots() -> None:
    live = Driver().begin(item(ItemKind.ELECT))
    for step, word, fields in (
        ("role", ev.RoleDescribed, {"office": "secretary"}),
        ("office_term", ev.OfficeTermSet, {"term": HALF_YEAR}),
        ("criteria", ev.LineAdded, {"step": "criteria", "text": "Rigueur"}),
    ):
        assert live.step == step
        with pytest.raises(RuleBroken, match=r"needed"):
            live.done()
        with pytest.raises(RuleBroken, match="wrong_step"):
            live.do(ev.BallotsIn)
        live.do(word, **fields).done()
        live.object("a").do(ev.Answered, people=live.state.at_once())
        with pytest.raises(RuleBroken, match="objections_open"):
            live.done()
        live.settle(live.open_objections()[0], ObjectionState.CONCERN)
    assert live.step == "ballots"


def test_going_back_to_the_duties_asks_for_consent_again() -> None:
    live = Driver().begin(item(ItemKind.ELECT)).do(ev.RoleDescribed, office="secretary").done()
    live.object("a").do(ev.Answered, people=live.state.at_once()).do(ev.StepChosen, step="role")
    live.do(ev.RoleDescribed, office="secretary", duties="Moins").done("role")
    assert len(live.state.waiting()) == 4


def test_a_mandate_has_an_end_on_the_calendar() -> None:
    live = Driver().begin(item(ItemKind.ELECT)).do(ev.RoleDescribed, office="secretary").done()
    live.consent("role_consent")
    with pytest.raises(RuleBroken, match="end_needed"):
        live.do(ev.OfficeTermSet, term=Term(meetings=3))
    live = nominated(in_election()).round("change")
    with pytest.raises(RuleBroken, match="end_needed"):
        live.do(ev.NomineeProposed, person="c", term=Term(meetings=3))


def test_nothing_of_a_ballot_is_read_before_all_are_in() -> None:
    live = in_election()
    read = {"by": "a", "nominee": "c", "reasons": "Rigueur"}
    with pytest.raises(RuleBroken, match="wrong_step"):
        live.do(ev.Nominated, **read)
    with pytest.raises(RuleBroken, match="ballots_not_in"):
        live.done("ballots")
    with pytest.raises(RuleBroken, match="passing_not_allowed"):
        live.do(ev.BallotsIn, passed=("a",))
    live.do(ev.BallotsIn).do(ev.Nominated, **read)
    for refused in (
        lambda: live.do(ev.Nominated, **read),
        lambda: live.do(ev.SpokeUp, person="b"),
        lambda: live.do(ev.Passed, people=("b",)),
        lambda: live.done("nominations"),
    ):
        with pytest.raises(RuleBroken):
            refused()
    assert live.state.waiting() == tuple(p for p in live.state.stage.order if p != "a")


def test_guests_and_latecomers_neither_nominate_nor_are_waited_for() -> None:
    live = in_election()
    live.do(ev.BallotsIn).do(ev.GuestArrived, guest=guest())
    live.do(ev.CaughtUp, person="g")
    assert "g" not in live.state.stage.order
    for person in live.state.waiting():
        live.do(ev.Nominated, by=person, nominee="c", reasons="Rigueur")
    assert "g" not in live.done("nominations").state.stage.order
    with pytest.raises(RuleBroken, match="nominations_missing"):
        live.do(ev.NominationChanged, by="g", nominee="c", reasons="Rigueur")


def test_another_person_is_proposed_without_starting_over() -> None:
    live = proposed(nominated(in_election())).objected("a")
    (objection,) = live.open_objections()
    live.do(ev.ObjectionsTaken, objections=(objection.id,)).done("understand", "test")
    live.do(ev.NomineeProposed, person="d", term=Term(months=3))
    with pytest.raises(RuleBroken, match="new_round_needed"):
        live.do(ev.Elected)
    live.done("objections")
    assert (live.step, live.state.stage.version) == ("nominee_consent", 2)
    assert live.state.stage.order[-1] == "d"
    live.rest_consents().do(ev.Elected)
    (election,) = live.record.elections
    assert election.mandate is not None
    assert election.mandate.person == "d"
    assert [attempt.person for attempt in election.proposed] == ["c", "d"]
    assert election.objections[0].state is ObjectionState.MOOT  # nobody said it was integrated


def test_another_person_can_be_proposed_after_going_back_to_the_proposal() -> None:
    live = proposed(nominated(in_election())).objected("c")  # the person proposed declines
    live.do(ev.StepChosen, step="propose").do(ev.StepChosen, step="change").round("change")
    live.do(ev.NomineeProposed, person="d", term=HALF_YEAR)
    live.rest_consents().do(ev.Elected)
    assert live.record.elections[0].mandate is not None


def test_an_objection_to_the_person_is_settled_by_its_authors_word() -> None:
    live = proposed(nominated(in_election())).objected("a")
    with pytest.raises(RuleBroken, match="objections_open"):
        live.do(ev.Elected)
    live.settle(live.open_objections()[0], ObjectionState.CONCERN, "Revoir dans un mois")
    live.do(ev.Elected, at_end=True)
    assert live.step == "elected"


def test_an_election_nobody_carries_is_dropped_by_consent() -> None:
    live = proposed(nominated(in_election())).objected("c")
    live.do(ev.ConsentAsked, question="drop", text="Pas ce soir").consent("drop")
    assert live.step == "items"
    assert live.at().outcome is ItemOutcome.DROPPED
    assert live.record.elections[0].mandate is None


def test_s3_has_no_criteria_and_lets_a_ballot_pass() -> None:
    live = in_election(practice=PRESETS["s3"])
    assert live.step == "ballots"
    with pytest.raises(RuleBroken, match="not_counted"):
        live.do(ev.BallotsIn, passed=("z",))
    live.do(ev.BallotsIn, passed=("a",))
    assert "a" not in live.state.stage.order
    with pytest.raises(RuleBroken, match="not_counted"):
        live.do(ev.Nominated, by="a", nominee="c", reasons="Rigueur")
    for person in live.state.waiting():
        live.do(ev.Nominated, by=person, nominee="c", reasons="Rigueur")
    proposed(live.done("nominations"))
    # All at once, with hands; the hand of the person proposed still comes last (I6).
    assert "c" not in live.state.at_once()
    with pytest.raises(RuleBroken, match="not_answered"):
        live.do(ev.Answered, people=live.state.waiting())
    live.do(ev.Answered, people=live.state.at_once()).answer("c").do(ev.Elected)


def test_udn_changes_only_to_someone_already_named() -> None:
    live = nominated(in_election(practice=PRESETS["udn"]), a="d")
    with pytest.raises(RuleBroken, match="not_named"):
        live.do(ev.NominationChanged, by="a", nominee="b", reasons="Rigueur")
    live.do(ev.NominationChanged, by="b", nominee="d", reasons="Rigueur")
    election = live.at().election
    assert [n.nominee for n in election.nominations["b"]] == ["d"]
    assert [n.nominee for n in election.first["b"]] == ["c"]


def test_a_circle_can_do_without_a_change_round() -> None:
    live = nominated(in_election(practice=Practice(change=Change.NONE)))
    assert live.step == "propose"


def test_who_left_no_longer_changes_a_nomination() -> None:
    live = nominated(in_election()).do(ev.Left, person="a")
    with pytest.raises(RuleBroken, match="nominations_missing"):
        live.do(ev.NominationChanged, by="a", nominee="d", reasons="Rigueur")


def test_a_pass_is_a_ballot_where_the_practice_allows_it() -> None:
    practice = Practice(nominations=Nominations.PASS_ALLOWED)
    live = in_election(practice=practice)
    live.do(ev.BallotsIn, passed=("a", "b", "c", "d"))
    live.done("nominations").round("change")
    with pytest.raises(RuleBroken, match="nominee_needed"):
        live.done("propose")


def test_an_unknown_person_is_neither_named_nor_elected() -> None:
    live = in_election().do(ev.BallotsIn)
    with pytest.raises(RuleBroken, match="unknown_person"):
        live.do(ev.Nominated, by="a", nominee="z", reasons="Rigueur")
    live = nominated(in_election()).round("change")
    with pytest.raises(RuleBroken, match="unknown_person"):
        live.do(ev.NomineeProposed, person="z", term=HALF_YEAR)


def test_electing_belongs_to_elections() -> None:
    live = Driver(context()).begin(item()).propose(version=version())
    for kind, fields in (
        (ev.Elected, {}),
        (ev.RoleDescribed, {"office": "x"}),
        (ev.NomineeProposed, {"person": "a", "term": HALF_YEAR}),
    ):
        with pytest.raises(RuleBroken, match=r"wrong_step|round_not_done"):
            live.do(kind, **fields)
