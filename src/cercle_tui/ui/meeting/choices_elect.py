"""Choices of an election: which office, who can be proposed, who facilitates, the ways out."""

from collections.abc import Callable

from cercle_tui.locale import N_
from cercle_tui.locale.formats import capital
from cercle_tui.locale.names import office_name
from cercle_tui.locale.problems import say_rule
from cercle_tui.locale.steps import title as step_title
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.eligibility import eligible, not_eligible
from cercle_tui.model.agenda import AgendaItem, ItemKind
from cercle_tui.model.people import Office, parts
from cercle_tui.ui.meeting.elect_words import (
    can_facilitate,
    holder_words,
    named,
    office_title,
)
from cercle_tui.ui.meeting.here import Choose, Do, Here, OpenForm, Record
from cercle_tui.ui.widgets.chooser import Choice

Pair = tuple[Choice, Do]

ELECTION_MINUTES = 30


def known_offices(here: Here) -> tuple[str, ...]:
    """Return the item's own office, those every school knows, those of the circle's own."""
    context = here.state.context
    held = (part for mandate in context.mandates for part in parts(mandate.office))
    described = (part for office in context.duties for part in parts(office))
    item = here.state.item
    wanted = parts(item.item.subject) if item is not None and item.item.subject else ()
    return tuple(dict.fromkeys([*wanted, *map(str, Office), *held, *described]))


def _offices(here: Here, _arg: str) -> tuple[Pair, ...]:
    tr = here.words.gettext
    other = tr("another office, or several that one person holds")
    return (
        *(
            (Choice(office, capital(office_name(here.words, office)),
                    help=holder_words(here, office)),
             OpenForm("office", office))
            for office in known_offices(here)
        ),
        (Choice("+", capital(other)), OpenForm("office")),
    )  # fmt: skip


def _eligible(here: Here, _arg: str) -> tuple[Pair, ...]:
    """Who can be proposed, then who cannot and why; choosing does nothing."""
    tr, heard = here.words.gettext, named(here)
    seen = {True: tr("was named already"), False: tr("can be proposed")}
    yes = [
        (Choice(person, here.name(person), help=seen[person in heard]), None)
        for person in eligible(here.state)
    ]
    no = [
        (Choice(person, here.name(person),
                help=say_rule(here.words, why, {"person": here.name(person)})), None)
        for person, why in not_eligible(here.state)
    ]  # fmt: skip
    return (*yes, *no)


def _facilitator(here: Here, _arg: str) -> tuple[Pair, ...]:
    tr, first = here.words.gettext, can_facilitate(here)
    others = [p for p in here.state.here if p not in first and p != here.facilitator]
    office = Office.FACILITATOR.value
    pairs: list[Pair] = [
        (Choice(person, here.name(person), help=tr("for this item")),
         Record(ev.OfficeTaken, {"office": office, "person": person, "for_item": True}))
        for person in (*first, *others)
    ]  # fmt: skip
    rest = Choice("rest", tr("For the rest of the meeting"))
    return (*pairs, (rest, Choose("facilitator")))


def _ways_out(here: Here, _arg: str) -> tuple[Pair, ...]:
    tr, step = here.words.gettext, here.state.step
    pairs: list[Pair] = []

    def add(value: str, label: str, key: str, do: Do, when: bool = True) -> None:
        if when:
            pairs.append((Choice(value, label, key), do))

    proposing = step.name in ("propose", "objections", "understand", "test", "integrate")
    described = here.state.item is not None and bool(here.state.item.elections)
    add("interim", tr("Someone holds it in the interim"), "i", OpenForm("nominee", "interim"),
        proposing)  # fmt: skip
    add("vacant", tr("Nobody is found: it stays vacant"), "v", OpenForm("nobody_vacant"), described)
    add("postponed", tr("The election waits until a date"), "d", OpenForm("nobody_postponed"),
        described)  # fmt: skip
    for back, key in (("change", "r"), ("propose", "p")):
        label = tr("Back to: {step}").format(step=step_title(here.words, back))
        allowed = back in step.again and here.step != back and _heard(here)
        add(back, label, key, Record(ev.StepChosen, {"step": back}), allowed)
    add("stuck", tr("A round on what holds us up"), "t", Record(ev.RoundBegun, {}))
    add("carry", tr("Carry the item over, by the circle’s consent"), "c",
        Record(ev.ConsentAsked, {"question": "carry_over"}))  # fmt: skip
    add("drop", tr("Drop it, by the circle’s consent"), "a", OpenForm("drop"))
    return tuple(pairs)


def _heard(here: Here) -> bool:
    """An objection is heard to the end of its round before one goes back (I3)."""
    raised = here.state.open_objections(here.state.stage.about) if here.state.stage.about else ()
    return not (here.step == "nominee_consent" and raised and here.state.waiting())


def _after_step_down(here: Here, arg: str) -> tuple[Pair, ...]:
    """What follows when someone gives an office up: its election, tonight or later."""
    tr = here.words.gettext
    item = AgendaItem(
        id=f"i{here.meeting.n + 1}",
        title=tr("Election: {office}").format(office=office_title(here, arg)),
        kind=ItemKind.ELECT,
        minutes=ELECTION_MINUTES,
        subject=arg,
    )
    return (
        (Choice("tonight", tr("Put its election on tonight’s agenda"), "o"),
         Record(ev.ItemAdded, {"item": item})),
        (Choice("later", tr("Later"), "p"), None),
    )  # fmt: skip


def steps_down(here: Here, person: str) -> tuple[Pair, ...]:
    """Return what can be said of the offices `person` holds: that they give one up."""
    given = {down.mandate for down in here.state.stepped_down}
    said = here.words.gettext("steps down: {office}")
    return tuple(
        (Choice(f"steps_down {mandate.office}",
                said.format(office=office_title(here, mandate.office))),
         OpenForm("step_down", f"{person}|{mandate.office}"))
        for mandate in here.state.context.mandates
        if mandate.person == person and mandate.id not in given
    )  # fmt: skip


CHOICES: dict[str, tuple[str, Callable[[Here, str], tuple[Pair, ...]]]] = {
    "election_office": (N_("Which office?"), _offices),
    "eligible": (N_("Who can be proposed"), _eligible),
    "facilitator_item": (N_("Who facilitates from here?"), _facilitator),
    "election_ways_out": (N_("Ways out"), _ways_out),
    "after_step_down": (N_("And the office?"), _after_step_down),
}
