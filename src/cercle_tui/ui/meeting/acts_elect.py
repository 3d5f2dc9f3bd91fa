"""The keys of an election up to its change round: offices, terms, criteria, ballots read."""

from cercle_tui.locale import N_
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.takes.electing import ballots_missing
from cercle_tui.model.practice import Nominations
from cercle_tui.ui.meeting.actions import Action
from cercle_tui.ui.meeting.acts_rounds import reached
from cercle_tui.ui.meeting.elect_words import at_step, current
from cercle_tui.ui.meeting.here import Choose, Do, Here, OpenForm, Record

TOLD = ("ballots", "nominations", "change", "propose", "nominee_consent")
"""The steps at which one can ask who can be proposed."""


def _several(here: Here) -> bool:
    return here.state.practice.nominations is Nominations.SEVERAL


def _may_pass(here: Here) -> bool:
    return here.state.practice.nominations is Nominations.PASS_ALLOWED


def _describe(here: Here) -> Do:
    """An item about one office goes straight to it; else which office is asked."""
    item = here.state.item
    if item is not None and item.item.subject and not item.elections:
        return OpenForm("office", item.item.subject)
    return Choose("election_office")


def _on_office(here: Here) -> bool:
    item = here.state.item
    return at_step("role")(here) and item is not None and here.cursor in _offices(here)


def _offices(here: Here) -> tuple[str, ...]:
    item = here.state.item
    return tuple(election.office for election in item.elections) if item else ()


def _ballot_due(here: Here) -> bool:
    """Ballots are typed, some are missing, and the lit person has one to cast."""
    waits = at_step("ballots")(here) and bool(ballots_missing(here.state))
    return waits and here.cursor in here.state.stage.order


def _all_in(here: Here) -> bool:
    return (
        at_step("ballots")(here)
        and bool(here.state.stage.order)
        and not ballots_missing(here.state)
    )  # fmt: skip


def _may_read(here: Here) -> bool:
    """The lit person's ballot is not read yet, or they may name another person."""
    if not at_step("nominations")(here):
        return False
    election, by = current(here), here.cursor
    if by not in election.voters or by in election.passed:
        return False
    return by not in election.nominations or _several(here)


def _may_be_empty(here: Here) -> bool:
    waits = at_step("nominations")(here) and here.cursor in here.state.waiting()
    return waits and _may_pass(here) and here.cursor not in current(here).ballots


def _in_change(here: Here) -> bool:
    return at_step("change")(here) and here.cursor in here.state.stage.order


ACTIONS = (
    Action(
        "describe_office",
        ("space", "i"),
        N_("describe an office"),
        N_("Say which office is filled, its duties, its term; again for another one."),
        _describe,
        at_step("role"),
        shown=10,
    ),
    Action(
        "change_office",
        ("e",),
        N_("change this office"),
        N_("Put the lit office otherwise: duties, term, who can be proposed."),
        lambda here: OpenForm("office", here.cursor),
        _on_office,
        shown=12,
    ),
    Action(
        "office_term",
        ("space",),
        N_("set the term"),
        N_("Say how long the office is held: days, weeks, months, or a date."),
        lambda _here: OpenForm("office_term"),
        at_step("office_term"),
        shown=10,
    ),
    Action(
        "criterion",
        ("space", "i"),
        N_("write criteria"),
        N_("Write the criteria one after the other; Escape when there are no more."),
        lambda _here: OpenForm("criterion"),
        at_step("criteria"),
        shown=10,
    ),
    Action(
        "cast_ballot",
        ("space", "enter"),
        N_("cast a ballot"),
        N_("The lit person types a name, which does not show."),
        lambda here: OpenForm("ballot", here.cursor),
        _ballot_due,
        shown=10,
    ),
    Action(
        "ballots_in",
        ("space", "enter"),
        N_("all are in"),
        N_("Every ballot is in: on to their reading."),
        lambda _here: Record(ev.BallotsIn, {}),
        _all_in,
        shown=9,
        guarded=True,
    ),
    Action(
        "ballots_passed",
        ("x",),
        N_("all in, some pass"),
        N_("Every ballot is in, and some people pass: tick who."),
        lambda _here: OpenForm("ballots_in"),
        lambda here: at_step("ballots")(here) and _may_pass(here) and bool(here.state.stage.order),
        shown=14,
    ),
    Action(
        "read_ballot",
        ("space",),
        N_("read this ballot"),
        N_("Write whom the lit person proposes, and the reasons; then the next ballot."),
        lambda here: OpenForm("nomination", here.cursor),
        _may_read,
        shown=10,
    ),
    Action(
        "empty_ballot",
        ("x",),
        N_("empty ballot"),
        N_("The lit person's ballot names nobody."),
        lambda here: Record(ev.Passed, {"people": (here.cursor,)}),
        _may_be_empty,
        shown=14,
        guarded=True,
    ),
    Action(
        "keep",
        ("space",),
        N_("keeps"),
        N_("The lit person keeps the person they named."),
        lambda here: Record(ev.SpokeUp, {"person": here.cursor}),
        lambda here: _in_change(here) and here.cursor in here.state.waiting(),
        shown=10,
        ready=reached,
        guarded=True,
    ),
    Action(
        "change_nomination",
        ("c",),
        N_("changes"),
        N_("The lit person names someone else now, and says why."),
        lambda here: OpenForm("nomination_change", here.cursor),
        _in_change,
        shown=11,
    ),
    Action(
        "all_keep",
        ("t",),
        N_("all the others keep"),
        N_("Everyone still to be heard keeps the person they named."),
        lambda here: Record(ev.Passed, {"people": here.state.at_once()}),
        lambda here: at_step("change")(here) and bool(here.state.at_once()),
        shown=12,
    ),
    Action(
        "who_can",
        ("e",),
        N_("who can be proposed"),
        N_("Show who can be proposed and who cannot, and why."),
        lambda _here: Choose("eligible"),
        at_step(*TOLD),
        shown=32,
        reads=True,
    ),
)
