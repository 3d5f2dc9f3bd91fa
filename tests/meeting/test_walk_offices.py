"""Elections in all they can become: several offices, refusals, nobody found, handing over."""

from datetime import date

import pytest
from meeting_support import (
    INFO,
    Driver,
    context,
    guest,
    in_election,
    item,
    nominated,
    office,
)

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.eligibility import at_odds, eligible, not_eligible
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import ItemKind, ItemOutcome, Origin
from cercle_tui.model.decision import ObjectionState
from cercle_tui.model.people import joint
from cercle_tui.model.practice import (
    PRESETS,
    Ballots,
    Nominations,
    NomineeObjection,
    Practice,
    Tie,
)
from cercle_tui.model.term import Term

HALF_YEAR = Term(months=6)
MASKED = Practice(ballots=Ballots.MASKED)
JOINT = joint(("logbook_keeper", "secretary"))


def proposed(live: Driver, person: str = "c", **more: object) -> Driver:
    """From the change round to the consent round on `person`."""
    if live.step == "change":
        live.round("change")
    return live.do(ev.NomineeProposed, person=person, term=HALF_YEAR, **more)


def two_offices() -> Driver:
    """At the ballots of the first of two offices, settled together."""
    live = Driver(context(4)).begin(item(ItemKind.ELECT))
    live.do(ev.RoleDescribed, office="logbook_keeper", duties="Le journal", term=HALF_YEAR)
    live.do(ev.RoleDescribed, office="secretary", duties="Noter", why="La charge est scindée.")
    live.done("role").consent("role_consent")
    live.do(ev.OfficeTermSet, office="secretary", term=Term(weeks=2)).done("office_term")
    live.consent("term_consent")
    live.do(ev.LineAdded, step="criteria", text="Rigueur")
    live.do(ev.LineAdded, step="criteria", text="Écrit vite", under="secretary")
    return live.done("criteria").consent("criteria_consent")


def folded(*lives: Driver) -> Circle:
    """Return the circle its meetings make, its members known."""
    circle = Circle(INFO, members={m.id: m for m in lives[0].circle.members})
    for live in lives:
        circle = circle.take(live.record)
    return circle


# What is known from the last time


def test_an_office_whose_duties_are_known_opens_on_its_consent_and_can_be_gone_back_to() -> None:
    known = context(duties={"secretary": "Noter et envoyer."})
    live = Driver(known).begin(item(ItemKind.ELECT, subject="secretary"))
    assert live.step == "role_consent"
    assert live.at().election.duties == "Noter et envoyer."
    live.consent("role_consent")
    assert live.step == "term_consent"
    live.do(ev.StepChosen, step="role")
    live.do(ev.RoleDescribed, office="secretary", duties="Noter.").done("role")
    live.consent("role_consent", "term_consent")
    assert live.step == "criteria"
    assert live.at().election.term == Term(months=12)


def test_duties_once_consented_to_are_known_the_next_time() -> None:
    live = proposed(nominated(in_election())).rest_consents().do(ev.Elected)
    live.done("elected").end_item().close()
    assert folded(live).context(date(2026, 4, 1)).duties == {"secretary": "Prendre les notes."}


# Several offices in one evening


def test_several_offices_are_settled_together_and_each_has_its_ballots() -> None:
    live = two_offices()
    proposed(nominated(live)).rest_consents().do(ev.Elected).done("elected")
    assert (live.step, live.at().election.office) == ("ballots", "secretary")
    assert live.at().election.said == ()
    nominated(live, a="d", b="d", c="d", d="d").round("change")
    live.do(ev.NomineeProposed, person="d", term=Term(weeks=2)).rest_consents().do(ev.Elected)
    live.done("elected").end_item().close()
    first, second = live.record.elections
    assert first.mandate is not None
    assert second.mandate is not None
    assert first.criteria == ("Rigueur",)
    assert second.criteria == ("Rigueur", "Écrit vite")
    assert (first.mandate.person, second.mandate.person) == ("c", "d")
    assert first.mandate.id != second.mandate.id
    assert second.mandate.ends == date(2026, 3, 24)
    assert second.why == "La charge est scindée."


def test_objections_to_the_first_office_are_not_those_of_the_second() -> None:
    live = proposed(nominated(two_offices())).objected("a")
    live.settle(live.open_objections()[0], ObjectionState.CONCERN).do(ev.Elected).done("elected")
    proposed(nominated(live), "d")
    assert live.state.objections_about(live.state.stage.about) == ()


def test_an_election_put_off_before_its_ballots_puts_off_all_its_offices() -> None:
    live = Driver(context(4)).begin(item(ItemKind.ELECT))
    live.do(ev.RoleDescribed, office="secretary", term=HALF_YEAR)
    live.do(ev.RoleDescribed, office="facilitator", term=HALF_YEAR)
    with pytest.raises(RuleBroken, match="date_needed"):
        live.do(ev.NobodyElected, end="postponed")
    live.do(ev.NobodyElected, end="postponed", until=date(2026, 9, 1)).done("elected")
    assert live.step == "item_end"
    live.end_item(ItemOutcome.REACHED).close()
    assert [(b.subject, b.not_before) for b in live.record.backlog] == [
        ("secretary", date(2026, 9, 1)), ("facilitator", date(2026, 9, 1)),
    ]  # fmt: skip
    assert {b.origin for b in live.record.backlog} == {Origin.POSTPONED}


# Ballots


def test_a_masked_ballot_is_read_as_it_was_typed_and_not_before_all_are_in() -> None:
    live = in_election(practice=MASKED)
    with pytest.raises(RuleBroken, match="ballots_missing"):
        live.do(ev.BallotsIn)
    for person in "abcd":
        live.do(ev.BallotCast, by=person, nominee="c")
    live.do(ev.BallotCast, by="a", nominee="d")  # another, before all are in
    assert live.record.elections[0].said == ()
    live.do(ev.BallotsIn)
    with pytest.raises(RuleBroken, match="ballot_differs"):
        live.do(ev.Nominated, by="a", nominee="c", reasons="Rigueur")
    live.do(ev.Nominated, by="a", nominee="d", reasons="Rigueur")
    assert [n.nominee for n in live.at().election.said] == ["d"]


def test_a_paper_ballot_is_not_typed() -> None:
    with pytest.raises(RuleBroken, match="ballots_on_paper"):
        in_election().do(ev.BallotCast, by="a", nominee="c")


def test_unread_ballots_stay_out_of_the_record_when_the_meeting_closes_now() -> None:
    live = in_election(practice=MASKED).do(ev.BallotCast, by="a", nominee="d")
    live.do(ev.ConsentAsked, question="close_now").consent("close_now")
    live.round("closing").done("measure").do(ev.MeetingClosed)
    (election,) = live.record.elections
    assert (election.said, election.end) == ((), "")
    assert "nominee" not in live.record.model_dump_json(exclude={"people"})


def test_an_empty_ballot_found_at_the_reading_is_a_pass_where_the_practice_allows_it() -> None:
    live = in_election(practice=PRESETS["s3"]).do(ev.BallotsIn)
    live.do(ev.Passed, people=("a",))
    with pytest.raises(RuleBroken, match="not_counted"):
        live.do(ev.Nominated, by="a", nominee="c", reasons="Rigueur")
    for person in live.state.waiting():
        live.do(ev.Nominated, by=person, nominee="c", reasons="Rigueur")
    live.done("nominations").do(ev.Passed, people=live.state.at_once()).done("change")
    assert live.step == "propose"
    assert live.record.elections[0].passed == ("a",)
    with pytest.raises(RuleBroken, match="passing_not_allowed"):
        in_election().do(ev.BallotsIn).do(ev.Passed, people=("a",))


def test_several_names_each_where_the_practice_says_so() -> None:
    live = in_election(practice=Practice(nominations=Nominations.SEVERAL)).do(ev.BallotsIn)
    live.do(ev.Nominated, by="a", nominee="a", reasons="J'en ai envie.")  # oneself
    live.do(ev.Nominated, by="a", nominee="c", reasons="Rigueur")
    with pytest.raises(RuleBroken, match="already_answered"):
        live.do(ev.Nominated, by="a", nominee="c", reasons="Encore")
    for person in live.state.waiting():
        live.do(ev.Nominated, by=person, nominee="c", reasons="Rigueur")
    live.done("nominations")
    live.do(ev.NominationChanged, by="a", nominee="c", reasons="Convaincue")
    assert [n.nominee for n in live.at().election.nominations["a"]] == ["c"]
    assert [n.nominee for n in live.at().election.first["a"]] == ["a", "c"]


def test_in_the_change_round_the_others_can_keep_at_once() -> None:
    live = nominated(in_election())
    live.do(ev.NominationChanged, by="b", nominee="d", reasons="J'ai entendu.")
    live.do(ev.Passed, people=live.state.at_once()).done("change")
    assert live.step == "propose"


def test_who_comes_after_the_ballots_has_none_and_consents_to_the_person() -> None:
    live = Driver(context(4)).to_agenda("a", "b", "c").do(ev.ItemAdded, item=item(ItemKind.ELECT))
    live.done("agenda").consent("agenda_consent").do(ev.ItemOpened, item="i1")
    live.do(ev.RoleDescribed, office="secretary", term=HALF_YEAR).done("role")
    live.consent("role_consent", "term_consent")
    live.do(ev.LineAdded, step="criteria", text="Rigueur").done().consent("criteria_consent")
    live.do(ev.Arrived, people=("d",)).do(ev.CaughtUp, person="d").do(ev.BallotsIn)
    assert "d" not in live.state.stage.order
    with pytest.raises(RuleBroken, match="not_counted"):
        live.do(ev.Nominated, by="d", nominee="c", reasons="Rigueur")
    for person in live.state.waiting():
        live.do(ev.Nominated, by=person, nominee="c", reasons="Rigueur")
    proposed(live.done("nominations"))
    assert "d" in live.state.stage.order


def test_the_ballot_of_someone_who_left_may_still_be_read() -> None:
    live = in_election().do(ev.BallotsIn).do(ev.Left, person="a")
    assert "a" not in live.state.waiting()
    live.do(ev.Nominated, by="a", nominee="c", reasons="Rigueur")
    assert live.at().election.said[0].by == "a"


# Who can be nominated


def test_members_are_eligible_and_the_others_are_told_why_not() -> None:
    live = Driver(context(4)).do(ev.GuestArrived, guest=guest())
    live.begin(item(ItemKind.ELECT)).do(ev.Left, person="d")
    live.do(ev.RoleDescribed, office="secretary", eligible=("b", "c", "d"), term=HALF_YEAR)
    assert set(eligible(live.state)) == {"b", "c", "d"}
    assert set(not_eligible(live.state)) == {("a", "not_eligible"), ("g", "not_a_member")}
    live.done("role").consent("role_consent", "term_consent")
    live.do(ev.LineAdded, step="criteria", text="Rigueur").done().consent("criteria_consent")
    live.do(ev.BallotsIn)
    for person, why in (("a", "not_eligible"), ("g", "not_a_member"), ("z", "unknown_person")):
        with pytest.raises(RuleBroken, match=why):
            live.do(ev.Nominated, by="b", nominee=person, reasons="Rigueur")
    live.do(ev.Nominated, by="b", nominee="d", reasons="Rigueur")  # absent, and still eligible


def test_two_offices_at_odds_are_warned_about_and_never_forbidden() -> None:
    live = Driver(context(4)).begin(item(ItemKind.ELECT))
    live.do(ev.RoleDescribed, office="second_link", term=HALF_YEAR)
    assert at_odds(live.state, "a", "second_link") == ("leader",)
    assert at_odds(live.state, "d", "second_link") == ()
    live.done("role").consent("role_consent", "term_consent")
    live.do(ev.LineAdded, step="criteria", text="Rigueur").done().consent("criteria_consent")
    proposed(nominated(live, a="a", b="a", c="a", d="a"), "a").rest_consents().do(ev.Elected)
    assert live.record.elections[0].mandate is not None


# A person is proposed


def test_what_is_adjusted_with_the_person_is_a_new_version_for_all() -> None:
    live = proposed(nominated(in_election())).objected("a")
    live.do(ev.ObjectionsTaken, objections=(live.open_objections()[0].id,))
    live.do(
        ev.NomineeProposed, person="c", term=Term(months=3), duties="Sans les envois.",
        support="Élise relit les trois premiers.",
    )  # fmt: skip
    assert live.step == "objections"
    with pytest.raises(RuleBroken, match="new_round_needed"):
        live.do(ev.Elected)
    live.done("objections").rest_consents().do(ev.Elected).done("elected").end_item().close()
    (election,) = live.record.elections
    assert election.mandate is not None
    assert election.mandate.ends == date(2026, 6, 10)
    assert election.proposed[-1].support == "Élise relit les trois premiers."
    assert [r.version for r in election.rounds] == [1, 2]
    assert folded(live).duties() == {"secretary": "Sans les envois."}


def test_a_person_declines_and_another_is_proposed_without_starting_over() -> None:
    live = proposed(nominated(in_election(), a="d")).answer("a")
    live.do(ev.NomineeDeclined, reason="Trop pris")
    assert (live.step, live.state.nominee) == ("propose", "")
    with pytest.raises(RuleBroken, match="nominee_needed"):
        live.done("propose")
    with pytest.raises(RuleBroken, match="nominee_needed"):
        live.do(ev.NomineeDeclined)
    proposed(live, "d")
    assert (live.step, live.state.stage.version) == ("nominee_consent", 2)
    assert live.state.waiting()[-1] == "d"
    live.rest_consents().do(ev.Elected)
    (election,) = live.record.elections
    assert election.mandate is not None
    assert election.mandate.person == "d"
    assert [(d.person, d.reason) for d in election.declined] == [("c", "Trop pris")]
    assert len(election.said) == 4


def test_in_s3_the_objection_of_the_person_proposed_is_treated_first() -> None:
    practice = Practice(nominee_objection=NomineeObjection.FIRST)
    live = proposed(nominated(in_election(practice=practice))).objected("a", "c")
    theirs = {o.author: o.id for o in live.open_objections()}
    with pytest.raises(RuleBroken, match="nominee_first"):
        live.do(ev.ObjectionsTaken, objections=(theirs["a"],))
    live.do(ev.ObjectionsTaken, objections=(theirs["c"],))
    like_any = proposed(nominated(in_election())).objected("a", "c")
    first = next(o for o in like_any.open_objections() if o.author == "a")
    like_any.do(ev.ObjectionsTaken, objections=(first.id,))


def test_lots_are_drawn_among_people_named_where_the_practice_says_so() -> None:
    live = nominated(in_election(practice=Practice(tie=Tie.DRAW)), a="d", b="d").round("change")
    with pytest.raises(RuleBroken, match="not_named"):
        live.do(ev.LotDrawn, people=("a", "c"), drawn="c")
    live.do(ev.LotDrawn, people=("c", "d"), drawn="d")
    assert live.record.elections[0].lots[0].drawn == "d"
    with pytest.raises(RuleBroken, match="lot_not_practised"):
        nominated(in_election()).round("change").do(ev.LotDrawn, people=("c", "d"), drawn="d")


def test_nobody_is_found_and_the_office_stays_vacant_at_its_term() -> None:
    holder = office("secretary", "c").model_copy(update={"ends": date(2026, 3, 1)})
    live = proposed(nominated(in_election())).objected("c")
    live.do(ev.NobodyElected, end="vacant", reason="Personne n'a le temps.").done("elected")
    live.end_item().close()
    circle = Circle(INFO, mandates={holder.id: holder})
    assert [m.person for m in circle.holders(date(2026, 4, 1))] == ["c"]
    assert circle.take(live.record).holders(date(2026, 4, 1)) == ()
    (election,) = live.record.elections
    assert (election.end, election.mandate, len(election.said)) == ("vacant", None, 4)


def test_an_interim_is_consented_to_like_any_mandate_and_says_so() -> None:
    live = proposed(nominated(in_election()), "d", interim=True).rest_consents().do(ev.Elected)
    mandate = live.record.elections[0].mandate
    assert mandate is not None
    assert mandate.interim


# Offices tonight


def test_who_is_elected_now_fills_the_office_at_once_and_at_the_end_later() -> None:
    now = proposed(nominated(in_election()), "d").rest_consents().do(ev.Elected)
    assert now.state.holder("secretary") == "d"
    later = proposed(nominated(in_election()), "d").rest_consents().do(ev.Elected, at_end=True)
    assert later.state.holder("secretary") == "c"
    later.done("elected").end_item().close()
    assert folded(later).holders(date(2026, 3, 11))[0].person == "d"


def test_an_office_handed_over_for_an_item_comes_back_at_its_end() -> None:
    live = in_election()
    assert live.state.holder("facilitator") == "b"
    live.do(ev.OfficeTaken, office="facilitator", person="d", for_item=True)
    live.do(ev.OfficeTaken, office="facilitator", person="a", for_item=True)
    assert live.state.holder("facilitator") == "a"
    proposed(nominated(live)).rest_consents().do(ev.Elected).done("elected").end_item()
    assert live.state.holder("facilitator") == "b"
    with pytest.raises(RuleBroken, match="unknown_item"):
        live.do(ev.OfficeTaken, office="facilitator", person="a", for_item=True)


def test_stepping_down_ends_a_mandate_from_today() -> None:
    live = Driver(context(4)).to_items()
    with pytest.raises(RuleBroken, match="not_held"):
        live.do(ev.SteppedDown, office="secretary", person="a")
    live.do(ev.SteppedDown, office="secretary", person="c", reason="Trop pris")
    with pytest.raises(RuleBroken, match="not_held"):
        live.do(ev.SteppedDown, office="secretary", person="c")
    live.close()
    held = {m.id: m for m in live.circle.mandates}
    circle = Circle(INFO, mandates=held).take(live.record)
    assert {m.office for m in circle.holders(date(2026, 3, 10))} == {"leader", "facilitator"}
    assert live.record.stepped_down[0].reason == "Trop pris"


def test_a_joint_office_is_held_in_its_parts_and_can_be_split() -> None:
    both = office("both", "c").model_copy(update={"office": JOINT})
    circle = context(mandates=(office("facilitator", "b"), both))
    assert circle.holder("secretary") == circle.holder("logbook_keeper") == "c"
    live = two_offices()
    proposed(nominated(live)).rest_consents().do(ev.Elected).done("elected")
    only_one = Circle(INFO, mandates={both.id: both}).take(live.record)
    assert {m.office: m.person for m in only_one.holders(date(2026, 3, 10))} == {
        "secretary": "c", "logbook_keeper": "c",
    }  # fmt: skip
    proposed(nominated(live), "d").rest_consents().do(ev.Elected)
    split = Circle(INFO, mandates={both.id: both}).take(live.record)
    assert {m.office: m.person for m in split.holders(date(2026, 3, 10))} == {
        "logbook_keeper": "c", "secretary": "d",
    }  # fmt: skip


def test_a_founding_circle_elects_with_someone_who_facilitates_tonight() -> None:
    live = Driver(context(4, mandates=())).begin(item(ItemKind.ELECT))
    live.do(ev.RoleDescribed, office="facilitator", term=HALF_YEAR).done("role")
    live.consent("role_consent", "term_consent")
    live.do(ev.LineAdded, step="criteria", text="Calme").done().consent("criteria_consent")
    proposed(nominated(live)).rest_consents().do(ev.Elected)
    assert live.state.holder("facilitator") == "c"
