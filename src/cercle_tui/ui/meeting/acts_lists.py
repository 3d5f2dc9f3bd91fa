"""The keys of lists to settle: who is here, follow-ups, the agenda, the items, what is left."""

from collections.abc import Callable

from cercle_tui.locale import N_
from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import ItemOutcome
from cercle_tui.model.followup import ActionState
from cercle_tui.model.people import Office
from cercle_tui.ui.meeting.actions import Action
from cercle_tui.ui.meeting.choices import CHOICES
from cercle_tui.ui.meeting.here import Choose, Do, Here, OpenForm, Record


def _at(step: str) -> Callable[[Here], bool]:
    return lambda here: here.step == step


def missing_people(here: Here) -> tuple[str, ...]:
    """Members not here yet."""
    people = here.state.people
    return tuple(p for p in people if not people[p].here and people[p].member.counted)


def _tick(here: Here) -> Do:
    known = here.state.people.get(here.cursor)
    if known is None:
        return None
    if known.here:
        return Record(ev.Left, {"person": here.cursor})
    return Record(ev.Arrived, {"people": (here.cursor,)})


def _move_seat(step: int) -> Callable[[Here], Do]:
    def move(here: Here) -> Do:
        seats = list(here.state.seats)
        if here.cursor not in seats:
            return None
        at = seats.index(here.cursor)
        seats.insert((at + step) % len(seats), seats.pop(at))
        return Record(ev.Seated, {"seats": tuple(seats)})

    return move


def _fills(office: str) -> Callable[[Here], Do]:
    return lambda here: Record(ev.OfficeTaken, {"office": office, "person": here.cursor})


def _here_lit(here: Here) -> bool:
    known = here.state.people.get(here.cursor)
    return here.step == "attendance" and known is not None and known.here


def open_items(here: Here) -> tuple[str, ...]:
    """Items that have not ended, in the order of the agenda."""
    return tuple(i.item.id for i in here.state.items if i.outcome is None)


def on_agenda(here: Here) -> bool:
    return here.step in ("agenda", "items", "agenda_consent")


def _on_item(here: Here) -> bool:
    return on_agenda(here) and here.cursor in open_items(here)


def _move_item(step: int) -> Callable[[Here], Do]:
    def move(here: Here) -> Do:
        ids = [i.item.id for i in here.state.items]
        to = ids.index(here.cursor) + step
        if not 0 <= to < len(ids):
            return None
        return Record(ev.ItemMoved, {"item": here.cursor, "to": to})

    return move


def _on_action(here: Here) -> bool:
    return here.step == "followups" and any(a.id == here.cursor for a in here.state.context.actions)


def _hear(state: ActionState) -> Callable[[Here], Do]:
    return lambda here: Record(ev.ActionHeard, {"action": here.cursor, "state": state})


def _carry_rest(here: Here) -> Do:
    return Record(ev.ConsentAsked, {"question": "carry_over", "items": open_items(here)})


def _may_open(here: Here) -> bool:
    return here.step == "items" and here.state.agenda_consented and here.cursor in open_items(here)


ACTIONS = (
    Action(
        "tick",
        ("space",),
        N_("here / not here"),
        N_("Tick the lit person as present, or take the tick away."),
        _tick,
        _at("attendance"),
        shown=10,
        guarded=True,
    ),
    Action(
        "all_here",
        ("t",),
        N_("all here"),
        N_("Everyone on the list is here."),
        lambda here: Record(ev.Arrived, {"people": missing_people(here)}),
        lambda here: here.step == "attendance" and bool(missing_people(here)),
        shown=11,
    ),
    Action(
        "guest",
        ("i",),
        N_("someone else"),
        N_("Add someone who is not on the list: a guest, an observer, the expert."),
        lambda _here: OpenForm("guest"),
        _at("attendance"),
        shown=16,
    ),
    Action(
        "facilitates",
        ("f",),
        N_("facilitates"),
        N_("The lit person facilitates tonight."),
        _fills(Office.FACILITATOR),
        _here_lit,
        shown=13,
    ),
    Action(
        "takes_notes",
        ("s",),
        N_("takes the notes"),
        N_("The lit person takes the notes tonight."),
        _fills(Office.SECRETARY),
        _here_lit,
        shown=14,
    ),
    Action(
        "types",
        ("y",),
        N_("is at the keyboard"),
        N_("The lit person types: facilitating and typing are two jobs."),
        _fills("keyboard"),
        _here_lit,
    ),
    Action(
        "seat_up",
        ("shift+up",),
        N_("seat earlier"),
        N_("Move the lit person's seat one place back around the circle."),
        _move_seat(-1),
        _here_lit,
    ),
    Action(
        "seat_down",
        ("shift+down",),
        N_("seat later"),
        N_("Move the lit person's seat one place on around the circle."),
        _move_seat(1),
        _here_lit,
    ),
    Action(
        "action_done",
        ("space",),
        N_("done"),
        N_("The lit action is done."),
        _hear(ActionState.DONE),
        _on_action,
        shown=10,
        guarded=True,
    ),
    Action(
        "action_goes_on",
        ("x",),
        N_("goes on"),
        N_("The lit action was heard and goes on."),
        _hear(ActionState.OPEN),
        _on_action,
        shown=11,
    ),
    Action(
        "action_dropped",
        ("d",),
        N_("let go"),
        N_("The lit action is let go."),
        _hear(ActionState.DROPPED),
        _on_action,
        shown=12,
    ),
    Action(
        "ask_agenda",
        ("space",),
        N_("ask consent to the agenda"),
        N_("The agenda has changed: ask the circle's consent again."),
        lambda _here: Record(ev.ConsentAsked, {"question": "agenda_again"}),
        lambda here: here.step == "items" and not here.state.agenda_consented,
        shown=9,
    ),
    Action(
        "open_item",
        ("space",),
        N_("open this item"),
        N_("Take up the lit item of the agenda."),
        lambda here: Record(ev.ItemOpened, {"item": here.cursor}),
        _may_open,
        shown=10,
        guarded=True,
    ),
    Action(
        "add_item",
        ("i",),
        N_("add an item"),
        N_("Add an item to the agenda."),
        lambda _here: OpenForm("item"),
        on_agenda,
        shown=14,
    ),
    Action(
        "from_backlog",
        ("w",),
        N_("from the waiting points"),
        N_("Take a waiting point into the agenda."),
        lambda _here: Choose("waiting_points"),
        lambda here: on_agenda(here) and bool(CHOICES["waiting_points"].offer(here, "")),
        shown=26,
    ),
    Action(
        "edit_item",
        ("r",),
        N_("change the item"),
        N_("Change the lit item: title, kind, minutes, who brings it, wanted outcome."),
        lambda here: OpenForm("item", here.cursor),
        _on_item,
        shown=15,
    ),
    Action(
        "remove_item",
        ("x",),
        N_("take off"),
        N_("Take the lit item off the agenda; it goes back to the waiting points."),
        lambda here: Record(ev.ItemRemoved, {"item": here.cursor}),
        lambda here: _on_item(here) and here.state.get_item(here.cursor).began is None,
        shown=24,
    ),
    Action(
        "item_up",
        ("shift+up",),
        N_("earlier"),
        N_("Move the lit item up."),
        _move_item(-1),
        _on_item,
    ),
    Action(
        "item_down",
        ("shift+down",),
        N_("later"),
        N_("Move the lit item down."),
        _move_item(1),
        _on_item,
    ),
    Action(
        "carry_rest",
        ("c",),
        N_("carry the rest over"),
        N_("Ask the circle to carry over the items that are left."),
        _carry_rest,
        lambda here: here.step == "items" and bool(open_items(here)),
        shown=30,
    ),
    Action(
        "outcome_reached",
        ("enter",),
        N_("outcome reached"),
        N_("The item is done: its outcome is reached."),
        lambda _here: Record(ev.ItemEnded, {"outcome": ItemOutcome.REACHED}),
        _at("item_end"),
        shown=8,
        guarded=True,
    ),
    Action(
        "close",
        ("enter",),
        N_("close the meeting"),
        N_("Close the meeting: its record is sealed and the minutes are written."),
        lambda _here: Choose("close"),
        _at("leftovers"),
        shown=8,
        guarded=True,
    ),
)
