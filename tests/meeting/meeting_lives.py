"""Lives of meetings: from somewhere in the method, one event tried after the other."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st
from meeting_pool import anything, likely
from meeting_support import (
    Driver,
    context,
    guest,
    in_consent,
    in_election,
    item,
    nominated,
    version,
)
from meeting_temptations import tempting
from pydantic import ValidationError

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.decision import Version
from cercle_tui.model.followup import Action
from cercle_tui.model.practice import (
    PRESETS,
    Absent,
    Asking,
    Ballots,
    Change,
    Nominations,
    Practice,
    Tie,
)
from cercle_tui.model.term import Term

YEAR = Term(months=12)
S3 = PRESETS["s3"].model_copy(update={"quorum": 2})
MASKED = Practice(ballots=Ballots.MASKED)
SEVERAL = Practice(nominations=Nominations.SEVERAL, tie=Tie.DRAW)
ROUNDS = Practice(asking=Asking.ROUNDS, change=Change.NONE, absent=Absent.MAY_OBJECT)


def _prepared() -> Driver:
    old = Action(id="act0", what="Semer")
    items = (item(ItemKind.REPORT, backlog_id="b1"), item(ItemKind.DECIDE, "i2"))
    return Driver(context(last_meeting="m0", actions=(old,), items=items))


def _proposed(practice: Practice | None = None) -> Driver:
    live = nominated(in_election(4, practice))
    if live.step == "change":
        live.round("change")
    return live.do(ev.NomineeProposed, person="c", term=Term(months=6))


def _two_roles(practice: Practice | None = None) -> Driver:
    """Two offices described, nothing consented to."""
    live = Driver(context(3, practice)).begin(item(ItemKind.ELECT))
    live.do(ev.RoleDescribed, office="secretary", duties="Noter", term=Term(months=6))
    return live.do(ev.RoleDescribed, office="facilitator", term=Term(days=10))


def _masked_in() -> Driver:
    """Typed ballots, all in, none read."""
    live = in_election(3, MASKED)
    for person in live.state.stage.order:
        live.do(ev.BallotCast, by=person, nominee="c")
    return live.do(ev.BallotsIn)


def _two_offices(practice: Practice | None = None) -> Driver:
    """Two offices settled together, at the ballots of the first."""
    live = _two_roles(practice).done("role")
    live.consent("role_consent", "term_consent")
    if live.step == "criteria":
        live.do(ev.LineAdded, step="criteria", text="Rigueur").done().consent("criteria_consent")
        return live
    return live.round("election_info")


def _second_office() -> Driver:
    live = nominated(_two_offices()).round("change")
    live.do(ev.NomineeProposed, person="c", term=Term(months=6)).rest_consents()
    return live.do(ev.Elected).done("elected")


def _declined() -> Driver:
    return _proposed().object("a").do(ev.NomineeDeclined, reason="Trop pris")


def _late() -> Driver:
    live = Driver(context(4)).to_agenda("a", "b", "c").do(ev.ItemAdded, item=item())
    live.done("agenda").consent("agenda_consent").do(ev.ItemOpened, item="i1").propose()
    return live.to_consent().do(ev.Arrived, people=("d",)).do(ev.GuestArrived, guest=guest())


def _second_round() -> Driver:
    live = in_consent(4).objected("a")
    (objection,) = live.open_objections()
    return live.do(ev.Amended, version=version("Deux"), integrates=(objection.id,)).done()


def _left_objecting() -> Driver:
    return _second_round().do(ev.Left, person="a").rest_consents().done("consent")


def _aside_over_the_agenda() -> Driver:
    live = _prepared().to_agenda("a", "b", "c").done("agenda")
    return live.answer(live.state.speaker()).do(ev.AsideBegun)


def _with_a_guest() -> Driver:
    live = Driver(context(3)).do(ev.GuestArrived, guest=guest())
    return live.begin(item()).propose().to_consent()


def _unreachable() -> Driver:
    live = in_consent(3)
    return live.do(ev.Unreachable, person=live.state.waiting()[0])


STARTS: dict[str, Callable[[], Driver]] = {
    "door": _prepared,
    "agenda": lambda: _prepared().to_agenda("a", "b", "c"),
    "items": lambda: _prepared().to_items(),
    "consent": lambda: in_consent(3),
    "consent_s3": lambda: in_consent(4, S3),
    "consent_rounds": lambda: in_consent(3, ROUNDS),
    "objections": lambda: in_consent(4).objected("a", "b"),
    "objections_s3": lambda: in_consent(4, S3).objected("a"),
    "second_round": _second_round,
    "left_objecting": _left_objecting,
    "aside": _aside_over_the_agenda,
    "end_moved": lambda: _prepared().to_items().do(ev.EndMoved, minutes=200),
    "objecting": lambda: in_consent(3).object("a"),
    "guest": _with_a_guest,
    "bare": lambda: in_consent(3, version=Version(text="Sans plus")),
    "propose": lambda: nominated(in_election(3)).round("change"),
    "propose_s3": lambda: nominated(in_election(3, S3)).round("change"),
    "unreachable": _unreachable,
    "late": _late,
    "roles": lambda: Driver(context(3)).begin(item(ItemKind.ELECT)),
    "roles_s3": lambda: Driver(context(3, S3)).begin(item(ItemKind.ELECT)),
    "ballots": lambda: in_election(3),
    "ballots_s3": lambda: in_election(3, S3),
    "ballots_masked": lambda: in_election(3, MASKED),
    "ballots_several": lambda: in_election(3, SEVERAL),
    "masked_in": _masked_in,
    "two_roles": _two_roles,
    "two_offices": _two_offices,
    "two_offices_s3": lambda: _two_offices(S3),
    "second_office": _second_office,
    "declined": _declined,
    "nominee": _proposed,
    "nominee_s3": lambda: _proposed(S3),
    "nominee_objected": lambda: _proposed().objected("a"),
    "review": lambda: (
        Driver(context(3))
        .begin(item(ItemKind.REVIEW, subjects=("m0.p1", "m0.p2", "m0.p3")))
        .done("review_read")
    ),
    "shape": lambda: Driver(context(3)).begin(item(ItemKind.SHAPE)),
    "explore": lambda: Driver(context(3, PRESETS["udn"])).begin(item(ItemKind.EXPLORE)),
}
DECIDING = (
    "consent", "consent_s3", "consent_rounds", "objections", "objections_s3", "second_round",
    "left_objecting",
)  # fmt: skip
ELECTING = ("propose", "nominee", "nominee_s3", "nominee_objected", "declined", "second_office")


@cache
def begun(start: str) -> tuple[Meeting, tuple[ev.Event, ...]]:
    live = STARTS[start]()
    return live.meeting, tuple(live.book)


class Life:
    """A meeting from `start` on, one event tried per seed."""

    def __init__(self, start: str, seeds: list[int]) -> None:
        self.meeting, book = begun(start)
        self.book = list(book)
        for place, seed in enumerate(seeds):
            self.try_one(Random(f"{start} {seed} {place}"))  # equal seeds still differ

    def try_one(self, chance: Random) -> None:
        meeting, state = self.meeting, self.meeting.state
        (propose,) = chance.choices((likely, tempting, anything), (11, 6, 3))
        kind, fields = propose(state, chance.choice)
        turn = chance.random()
        if turn < 0.04 and meeting.last is not None:
            kind, fields = ev.Undone, {"undone": meeting.last.n}
        elif turn < 0.16 and meeting.undone:
            kind, fields = ev.Redone, {"redone": meeting.undone[-1].n}
        # No such fact can be written down, or the method refuses it: nothing else is raised.
        with suppress(ValidationError, RuleBroken):
            self.take(kind, **fields)

    def hurry(self) -> "Life":
        """Go for a decision with all means: whatever is let through counts."""
        for _ in range(8):
            state = self.meeting.state
            tries: list[tuple[type[ev.Event], dict[str, Any]]] = [
                (ev.RoleDescribed, {"office": "secretary"}), (ev.OfficeTermSet, {"term": YEAR}),
                (ev.LineAdded, {"step": "criteria", "text": "Rigueur"}), (ev.BallotsIn, {}),
                (ev.StepChosen, {"step": "ballots"}),
                (ev.StepDone, {"step": state.step.name}), (ev.Adopted, {}), (ev.Elected, {}),
                *[(ev.Answered, {"people": (person,)}) for person in state.waiting()],
            ]  # fmt: skip
            for kind, fields in tries:
                with suppress(RuleBroken):
                    self.take(kind, **fields)
        return self

    def take(self, kind: type[ev.Event], **fields: Any) -> None:
        meeting = self.meeting
        event = kind(n=meeting.n + 1, at=meeting.state.now + timedelta(seconds=20), **fields)
        try:
            self.meeting = meeting.take(event)
        except ValidationError as error:
            raise AssertionError(event) from error
        self.book.append(event)


def lives(*starts: str, least: int = 12) -> st.SearchStrategy[Life]:
    """Return lives of at least so many tries from these starts, or from all."""
    seeds = st.lists(st.integers(0, 2**32 - 1), min_size=least, max_size=40)
    return st.builds(Life, st.sampled_from(starts or tuple(STARTS)), seeds)
