"""Decisions at their term, reviewed by keys alone."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from table_support import START, Table, context

from cercle_tui.locale import words_for
from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.record import record_of
from cercle_tui.meeting.reviews import HeldDecision, Suggestion
from cercle_tui.model.agenda import AgendaItem, BacklogItem, ItemKind, ItemOutcome
from cercle_tui.model.decision import Decision, Version
from cercle_tui.model.term import Term
from cercle_tui.ui.home.changes import About, change
from cercle_tui.ui.meeting.forms import FieldWrong

TODAY = date(2026, 11, 23)
POLICIES = (
    HeldDecision(id="d0.p1", number="H-2025-004", title="Membership fees",
                 text="Each member gives £5 a month.", measures=("fees received each quarter",),
                 concerns=("too much for students",), responsible=("m1",),
                 since=date(2025, 11, 1), ends=date(2026, 11, 1)),
    HeldDecision(id="d0.p2", number="H-2025-007", title="Equality", text="We welcome everyone.",
                 since=date(2025, 12, 12), ends=date(2026, 12, 12)),
    HeldDecision(id="d0.p3", number="H-2025-009", title="Travel", text="We take the train.",
                 since=date(2026, 1, 1), ends=date(2026, 12, 31)),
)  # fmt: skip
IDS = tuple(decision.id for decision in POLICIES)
SUGGESTED = (
    Suggestion(kind=ItemKind.REVIEW, subjects=IDS, on=date(2026, 11, 1)),
    *(Suggestion(kind=ItemKind.REVIEW, subjects=(d.id,), title=d.name, on=d.ends)
      for d in POLICIES),
)  # fmt: skip
ITEM = AgendaItem(id="i1", title="Policies at their term", kind=ItemKind.REVIEW, subjects=IDS)


def table(tmp_path: Path, *items: AgendaItem, lang: str = "en", **more: Any) -> Table:
    return Table(tmp_path, context(items=items, decisions=POLICIES, **more), lang=lang)


def reviewed(t: Table) -> list[tuple[str, str]]:
    return [(r.decision, r.choice) for r in record_of(t.session.meeting).reviews]


async def test_three_policies_are_kept_in_a_few_keys(tmp_path: Path) -> None:
    t = table(tmp_path, ITEM)
    async with t.open():
        await t.to_items()
        keys = ("space", "enter", "t", "space", "space", "enter")
        assert len(keys) <= 8
        await t.press(*keys)
        assert t.step == "items", t.text()
        assert reviewed(t) == [(decision, "keep") for decision in IDS]
        assert t.state.get_item("i1").outcome is ItemOutcome.REACHED
        assert record_of(t.session.meeting).reviews[0].term == Term(months=12)


async def test_the_text_measures_and_concerns_are_in_front(tmp_path: Path) -> None:
    t = table(tmp_path, ITEM)
    async with t.open():
        await t.to_items()
        await t.press("space")
        shown = t.text()
        for said in ("H-2025-004 Membership fees", "Each member gives £5", "fees received",
                     "To look at now: too much for students", "since November 1, 2025",
                     "past its term since November 1, 2026"):  # fmt: skip
            assert said in shown, shown
        await t.press("down")
        assert "We welcome everyone." in t.text()


async def test_who_objects_says_to_which_and_the_others_pass(tmp_path: Path) -> None:
    t = table(tmp_path, ITEM)
    async with t.open():
        await t.to_items()
        await t.press("space", "enter", "t", "space", "o")
        await t.choose("m2")
        await t.choose("d0.p2")
        await t.fill(reason="It left people out")
        assert t.state.item.under_review == ("d0.p1", "d0.p3")
        await t.press("space")
        assert t.step == "review_read"
        assert "It left people out" in t.text()
        await t.press("space", "t", "d", "space", "enter")
        assert reviewed(t) == [("d0.p1", "keep"), ("d0.p3", "keep"), ("d0.p2", "drop")]


async def test_one_is_changed_and_the_review_goes_on(tmp_path: Path) -> None:
    t = table(tmp_path, ITEM)
    async with t.open():
        await t.to_items()
        await t.press("space")
        await t.light("d0.p1")
        await t.press("space", "t", "p")
        assert t.form.is_open, t.text()
        await t.fill(text="Each member gives what they can.")
        assert t.state.proposal.replaces == "d0.p1"
        assert t.state.proposal.last.measures == ("fees received each quarter",)
        assert t.state.proposal.last.responsible == ("m1",)
        await t.press("enter", "t", "enter")
        await t.everyone()
        await t.press("enter")
        await t.everyone()
        assert t.step == "read_back"
        await t.press("enter")
        assert (t.step, t.rows()) == ("review_read", ["H-2025-007 Equality", "H-2025-009 Travel"])
        assert "We welcome everyone." in t.text()
        await t.press("enter", "t", "e")
        await t.fill(term="6 months")
        await t.press("space", "enter")
        assert {r.term for r in record_of(t.session.meeting).reviews} == {Term(months=6)}


async def test_what_falls_due_proposes_itself_with_why(tmp_path: Path) -> None:
    point = BacklogItem(id="b1", title="Compost", kind=ItemKind.DECIDE, not_before=TODAY)
    due = Suggestion(kind=ItemKind.DECIDE, title="Compost", on=TODAY, point="b1")
    other = BacklogItem(id="b0", title="Later", kind=ItemKind.DECIDE)
    t = table(tmp_path, suggested=(*SUGGESTED, due), waiting=(other, point))
    async with t.open():
        await t.to_agenda()
        await t.press("w")
        shown = t.text()
        assert "Review of 3 decisions" in shown
        assert "the first past its term since Nov 1" in shown
        assert shown.index("Compost") < shown.index("Later")
        await t.choose("due0")
        assert t.state.items[0].item.reviews == IDS
        await t.press("w")
        assert "Review" not in t.text().partition("Which point")[2], t.text()


async def test_an_item_typed_by_hand_says_which_decisions(tmp_path: Path) -> None:
    t = table(tmp_path)
    async with t.open():
        await t.to_agenda()
        await t.press("i")
        await t.write(title="Our fees", kind="review")
        await t.press("ctrl+s")
        assert "Say which decisions are reviewed." in t.text(), t.text()
        await t.fill(reviews="H-2025-004, travel")
        assert t.state.items[0].item.reviews == ("d0.p1", "d0.p3")


async def test_a_rule_of_one_day_is_reviewed_the_next_day_in_french(tmp_path: Path) -> None:
    rule = HeldDecision(
        id="d0.p1", number="H-2026-001", title="Courir", text="On ne court pas dans la maison.",
        measures=("Est-ce qu’on a moins couru?", "Est-ce que c’était juste?"),
        since=date(2026, 11, 22), ends=date(2026, 11, 23),
    )  # fmt: skip
    item = AgendaItem(id="i1", title="Courir", kind=ItemKind.REVIEW, subject="d0.p1")
    info = {"lang": "fr"}
    t = Table(tmp_path, context(items=(item,), decisions=(rule,), info=info), lang="fr",
              at=datetime(2026, 11, 24, 0, 0, tzinfo=UTC))  # fmt: skip
    async with t.open():
        await t.to_items()
        await t.press("space")
        assert "Est-ce qu’on a moins couru?" in t.text(), t.text()
        await t.press("space")
        await t.everyone()
        await t.press("e")
        await t.fill(term="1 jour")
        await t.press("space", "enter")
        assert record_of(t.session.meeting).reviews[0].term == Term(days=1)


async def test_what_is_not_reviewed_is_said_to_stay_due(tmp_path: Path) -> None:
    t = table(tmp_path, ITEM)
    async with t.open():
        await t.to_items()
        await t.press("space", "space", "t", "p")
        await t.fill(text="Otherwise.")
        await t.press("w")
        await t.choose("withdrawn")
        await t.fill(reason="Not now")
        assert t.step == "item_end"
        assert "not reviewed" in t.text(), t.text()
        assert "review_rest" in t.footer
        await t.press("space")
        assert (t.step, t.rows()[0]) == ("review_read", "H-2025-004 Membership fees")


def test_a_point_typed_at_home_says_which_decisions_it_reviews() -> None:
    final = Version(title="Travel", text="We take the train.", term=Term(months=12))
    decision = Decision(id="d0.p3", meeting="d0", item="i1", at=START, versions=(final,))
    info = context().info
    circle = Circle(info, decisions={"d0.p3": Kept(decision, "H-2026-003", date(2027, 6, 1))})
    about = About(words_for("en"), circle, TODAY, lambda: "b1")
    asked = change("point").build(about)
    assert "reviews" in {field.id for field in asked.fields}
    values = {field.id: field.value for field in asked.fields} | {"title": "Trains"}
    with pytest.raises(FieldWrong, match="Say which decisions"):
        change("point").read(about, values | {"kind": "review"})
    told = change("point").read(about, values | {"kind": "review", "reviews": "Travel"})
    ((_, facts),) = told.circle
    assert facts["item"].reviews == ("d0.p3",)
    waiting = Circle(info, decisions=circle.decisions, backlog={"b1": facts["item"]})
    assert [held.id for held in waiting.context(TODAY).decisions] == ["d0.p3"]
    assert circle.context(TODAY).decisions == ()  # not due before long


async def test_an_office_whose_mandate_ends_proposes_its_election(tmp_path: Path) -> None:
    ending = Suggestion(kind=ItemKind.ELECT, subjects=("facilitator",), on=date(2026, 12, 12))
    t = table(tmp_path, suggested=(ending,))
    async with t.open():
        await t.to_agenda()
        await t.press("w")
        assert "Election: facilitator" in t.text(), t.text()
        assert "ends Dec 12" in t.text()
        await t.choose("due0")
        item = t.state.items[0].item
        assert (item.kind, item.subject) == (ItemKind.ELECT, "facilitator")
        assert "from_backlog" not in t.footer
