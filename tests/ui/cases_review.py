"""Cases of the actions of a review: what becomes of decisions at their term."""

from datetime import date
from typing import Any

from case_support import begun
from reach_support import reach
from table_support import Table

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.reviews import HeldDecision
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.model.decision import Version

POLICIES = tuple(
    HeldDecision(id=f"d0.p{n}", number=f"H-2025-00{n}", title=f"Rule {n}", text=f"Text {n}.",
                 since=date(2025, 11, 1), ends=date(2026, 12, 1))
    for n in (1, 2)
)  # fmt: skip


def review(step: str, *decisions: str) -> Any:
    """The case begins at a step of the review of these decisions, everyone heard before it."""
    item = AgendaItem(id="i1", title="Rules", kind="review", subjects=decisions)

    def before(t: Table) -> None:
        reach(t.session, "review" if step == "heard" else step, "i1")
        while step == "heard" and t.state.waiting():
            t.record(ev.SpokeUp, person=t.state.speaker())

    return begun(before, {"items": (item,), "decisions": POLICIES})


def asked(*decisions: str) -> Any:
    """The case begins with the consent to keep these decisions."""
    item = AgendaItem(id="i1", title="Rules", kind="review", subjects=decisions)

    def before(t: Table) -> None:
        reach(t.session, "review", "i1")
        t.record(ev.Passed, people=t.state.at_once())
        t.record(ev.ReviewChosen, choice="keep")

    return begun(before, {"items": (item,), "decisions": POLICIES})


def chosen(t: Table) -> Any:
    return t.state.item.review


@review("review_read")
async def review_subject(t: Table) -> None:
    await t.do("review_subject")
    await t.choose("d0.p2")
    assert t.state.item.item.reviews == ("d0.p2",)


@review("review_read", "d0.p1", "d0.p2")
async def review_alone(t: Table) -> None:
    await t.do("review_alone")
    assert (t.step, t.state.item.under_review) == ("review", ("d0.p1",))


@review("review_read", "d0.p1", "d0.p2")
async def review_together(t: Table) -> None:
    await t.do("review_together")
    assert (t.step, t.state.item.under_review) == ("review", ("d0.p1", "d0.p2"))


@review("review_read", "d0.p1")
async def review_begin(t: Table) -> None:
    await t.do("review_begin")
    assert t.step == "review"


@review("review", "d0.p1")
async def review_silence(t: Table) -> None:
    await t.do("review_silence")
    assert not t.state.waiting()


@review("heard", "d0.p1")
async def review_keep(t: Table) -> None:
    await t.do("review_keep")
    assert (t.step, chosen(t).choice) == ("review_choice", "keep")


@review("heard", "d0.p1", "d0.p2")
async def review_keep_all(t: Table) -> None:
    await t.do("review_keep_all")
    assert (t.step, t.state.item.under_review) == ("review_choice", ("d0.p1", "d0.p2"))


@review("heard", "d0.p1")
async def review_term(t: Table) -> None:
    await t.do("review_term")
    await t.fill(term="3 weeks")
    assert chosen(t).term.weeks == 3


@review("heard", "d0.p1", "d0.p2")
async def review_drop(t: Table) -> None:
    await t.do("review_drop")
    await t.choose("d0.p2")
    assert (chosen(t).choice, t.state.item.under_review) == ("drop", ("d0.p2",))


@review("heard", "d0.p1", "d0.p2")
async def review_change(t: Table) -> None:
    await t.do("review_change")
    await t.choose("d0.p2")
    await t.fill(text="Text 2, otherwise.")
    assert (t.step, t.state.proposal.replaces) == ("present", "d0.p2")


@asked("d0.p1", "d0.p2")
async def review_objection(t: Table) -> None:
    await t.do("review_objection")
    await t.choose("m3")
    await t.choose("d0.p1")
    await t.fill(reason="It hurt")
    assert t.state.item.under_review == ("d0.p2",)


@asked("d0.p1")
async def review_otherwise(t: Table) -> None:
    await t.do("review_otherwise")
    await t.choose("drop")
    assert chosen(t).choice == "drop"


def _withdrawn(t: Table) -> None:
    reach(t.session, "review_read", "i1")
    version = Version(text="Otherwise.")
    t.record(ev.ProposalMade, proposal="p1", author="m2", version=version, replaces="d0.p1")
    t.record(ev.NotAdopted, end="withdrawn")


@begun(
    _withdrawn,
    {
        "decisions": POLICIES,
        "items": (AgendaItem(id="i1", title="Rules", kind="review", subjects=("d0.p1",)),),
    },
)
async def review_rest(t: Table) -> None:
    await t.do("review_rest")
    assert t.step == "review_read"
