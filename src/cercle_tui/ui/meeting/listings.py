"""The lists that take the ring's place when something is settled line by line."""

from collections.abc import Callable
from dataclasses import replace

from cercle_tui.locale.formats import duration, names_list, short_date
from cercle_tui.locale.names import name_of, office_name
from cercle_tui.meeting.item import ItemState
from cercle_tui.model.agenda import ItemOutcome
from cercle_tui.model.circle import linked_by
from cercle_tui.model.decision import ObjectionState
from cercle_tui.model.people import Office
from cercle_tui.ui.meeting import frames_review, grid_elect
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.meeting.seats import question
from cercle_tui.ui.widgets.views import ListingView, Mark, Row

_OUTCOME = {
    ItemOutcome.REACHED: Mark.DONE,
    ItemOutcome.CARRIED_OVER: Mark.PASSED,
    ItemOutcome.REFERRED: Mark.PASSED,
    ItemOutcome.DROPPED: Mark.PASSED,
}


def _attendance(here: Here) -> tuple[Row, ...]:
    """Those who are here in seating order, then the others; offices at the right."""
    state, words, names = here.state, here.words, here.names()
    others = tuple(p for p in state.people if p not in state.here)
    jobs: dict[str, list[str]] = {}
    for office in (Office.FACILITATOR.value, Office.SECRETARY.value, "keyboard"):
        said = words.gettext("keyboard") if office == "keyboard" else office_name(words, office)
        jobs.setdefault(state.holder(office), []).append(said)
    return tuple(
        Row(
            person,
            Mark.DONE if state.people[person].here else Mark.OPEN,
            names[person],
            ", ".join((*jobs.get(person, []), *_links(here, person))),
            "" if state.people[person].member.counted else _standing(here, person),
        )
        for person in (*state.here, *others)
    )


def _standing(here: Here, person: str) -> str:
    return name_of(here.words, here.state.people[person].member.standing)


def _links(here: Here, person: str) -> tuple[str, ...]:
    """Of which sub-circle a person is the leader or the second link: «second lien · Horizon»."""
    below = (link for link in here.state.context.links if not link.parent)
    held = linked_by(below, person)
    return tuple(f"{office_name(here.words, office)} · {circle}" for office, circle in held)


def _followups(here: Here) -> tuple[Row, ...]:
    state, words = here.state, here.words
    marks = {"done": Mark.DONE, "open": Mark.AWAY, "dropped": Mark.PASSED}
    rows = []
    for action in state.context.actions:
        heard = state.heard.get(action.id)
        mark = Mark.OPEN if heard is None else marks[heard[0]]
        due = short_date(words, action.due) if action.due else ""
        parts = [names_list(words, [here.name(p) for p in action.who])]
        if action.learning:
            parts.append(words.gettext("learning commitment"))
        said = " · ".join(part for part in parts if part)
        rows.append(Row(action.id, mark, action.what, due, said))
    return tuple(rows)


def _item(here: Here, number: int, item: ItemState) -> Row:
    words, agenda_item = here.words, item.item
    mark = Mark.OPEN if item.outcome is None else _OUTCOME[item.outcome]
    parts = [name_of(words, agenda_item.kind)]
    if agenda_item.brought_by:
        parts.append(here.name(agenda_item.brought_by))
    if agenda_item.wanted:
        parts.append(agenda_item.wanted)
    if item.outcome is not None:
        parts = [name_of(words, item.outcome)]
    return Row(
        agenda_item.id,
        mark,
        f"{number} · {agenda_item.title}",
        duration(agenda_item.minutes),
        " · ".join(parts),
    )


def _agenda(here: Here) -> tuple[Row, ...]:
    return tuple(_item(here, n, item) for n, item in enumerate(here.state.items, 1))


_STATES = {
    ObjectionState.OPEN: Mark.OBJECTION,
    ObjectionState.INTEGRATED: Mark.DONE,
    ObjectionState.CONCERN: Mark.CONCERN,
    ObjectionState.WITHDRAWN: Mark.PASSED,
    ObjectionState.NOT_QUALIFIED: Mark.PASSED,
    ObjectionState.MOOT: Mark.PASSED,
}


def _objections(here: Here) -> tuple[Row, ...]:
    state, words = here.state, here.words
    rows = []
    for objection in state.objections_about(state.stage.about):
        addressed = objection.state is ObjectionState.OPEN and objection.id in state.addressed
        told = words.gettext("in the new version") if addressed else ""
        if objection.state is not ObjectionState.OPEN:
            told = name_of(words, objection.state)
        mark = Mark.DONE if addressed else _STATES[objection.state]
        sub = f"{objection.reason}\n→ {objection.how}" if objection.how else objection.reason
        rows.append(Row(objection.id, mark, here.name(objection.author), told, sub))
    return tuple(rows)


def _item_end(here: Here) -> tuple[Row, ...]:
    """What this item leaves: its decisions, actions and notes, read back."""
    state, words, item = here.state, here.words, here.state.item
    rows: list[Row] = []
    if item is None:
        return ()
    rows += [*frames_review.ended_rows(here), *grid_elect.ended_rows(here)]
    for proposal in item.proposals:
        mark = Mark.DONE if proposal.adopted else Mark.PASSED
        said = words.gettext("adopted") if proposal.adopted else _end_word(here, proposal.end)
        rows.append(Row(proposal.id, mark, proposal.last.title or item.item.title, said,
                        proposal.last.text))  # fmt: skip
    if item.tension is not None:
        said = " · ".join(t for t in item.tension.model_dump().values() if t)
        rows.append(Row("tension", Mark.DONE, words.gettext("Tension"), "", said))
    rows += [Row(f"text{n}", Mark.DONE, text.text) for n, text in enumerate(item.texts)]
    for action in state.actions:
        if action.item == item.item.id:
            due = short_date(words, action.due) if action.due else ""
            who = names_list(words, [here.name(p) for p in action.who])
            rows.append(Row(action.id, Mark.OPEN, action.what, due, who))
    for index, note in enumerate(item.notes):
        rows.append(Row(f"note{index}", Mark.NONE, note.text, words.gettext("note")))
    for index, line in enumerate(item.lines):
        if line.step == "criteria":  # the frame says them with the person elected
            continue
        who = here.name(line.person) if line.person else ""
        rows.append(Row(f"line{index}", Mark.NONE, line.text, who))
    return tuple(rows)


def _end_word(here: Here, end: str) -> str:
    from cercle_tui.model.decision import ProposalEnd

    return name_of(here.words, ProposalEnd(end)) if end else here.words.gettext("open")


def _leftovers(here: Here) -> tuple[Row, ...]:
    """What waits for next time, and the next date."""
    state, words = here.state, here.words
    rows = [
        Row(point.id, Mark.OPEN, point.title, name_of(words, point.origin))
        for point in state.backlog
    ]
    for action in state.actions:
        due = short_date(words, action.due) if action.due else ""
        who = names_list(words, [here.name(p) for p in action.who])
        rows.append(Row(action.id, Mark.OPEN, action.what, due, who))
    return tuple(rows)


LISTS: dict[str, Callable[[Here], tuple[Row, ...]]] = {
    "attendance": _attendance,
    "followups": _followups,
    "agenda": _agenda,
    "agenda_consent": _agenda,
    "agenda_again": _agenda,
    "items": _agenda,
    "objections": _objections,
    "item_end": _item_end,
    "review_read": frames_review.reading_rows,
    "role": grid_elect.office_rows,
    "criteria": grid_elect.criteria_rows,
    **dict.fromkeys(grid_elect.GRID, grid_elect.grid),
    "leftovers": _leftovers,
}
"""The steps that show a list, and what its rows are."""

MOVABLE = ("attendance", "followups", "agenda", "items", "objections", "leftovers", "item_end",
           "review_read", "role", "criteria", *grid_elect.GRID)  # fmt: skip
"""The lists whose lit row the arrows move."""


def _empty(here: Here) -> str:
    tr = here.words.gettext
    return {
        "agenda": tr("No item yet: i adds one."),
        "agenda_consent": tr("No item yet."),
        "items": tr("No item on the agenda: Enter goes on to the closing round."),
        "item_end": tr("Nothing recorded for this item."),
        "review_read": tr("No decision yet: Space chooses one."),
        "role": tr("No office yet: Space describes one."),
        "criteria": tr("No criterion yet: Space writes them."),
        "leftovers": tr("Nothing is left over."),
    }.get(here.step, "")


def listing(here: Here) -> ListingView:
    """Return the list of this step, the row under the cursor lit."""
    rows = LISTS[here.step](here)
    lit = tuple(replace(r, lit=r.id == here.cursor and here.step in MOVABLE) for r in rows)
    return ListingView(question(here), lit, _empty(here), arrows=here.step in grid_elect.GRID)


def next_date(here: Here) -> str:
    """Return a word on the next date, for the last step."""
    from cercle_tui.locale.formats import day_time

    planned = here.state.next_meeting
    if planned is None:
        return here.words.gettext("No next date yet.")
    said = day_time(here.words, here.local(planned.starts))
    where = f", {planned.place}" if planned.place else ""
    return here.words.gettext("Next meeting: {date}").format(date=said) + where


def cursors(here: Here) -> tuple[str, ...]:
    """Return what the arrows go through: rows of a list, else people in speaking order."""
    if here.step in grid_elect.GRID:
        return grid_elect.voters(here)
    if here.step in MOVABLE:
        return tuple(row.id for row in LISTS[here.step](here))
    return here.state.stage.order or here.state.here


def proposed_cursor(here: Here) -> str:
    """Return what is lit when a step begins or something was recorded: the obvious next one."""
    state = here.state
    if here.step == "attendance":
        return next((p for p in state.people if not state.people[p].here), here.cursor)
    if here.step == "followups":
        rows = cursors(here)
        kept = here.cursor if here.cursor in rows else next(iter(rows), "")
        return next((row for row in rows if row not in state.heard), kept)
    if here.step == "objections":
        unmet = state.unmet_objections(state.stage.about)
        return unmet[0].id if unmet else ""
    if here.step in ("agenda", "items"):
        left = [i.item.id for i in state.items if i.outcome is None]
        return here.cursor if here.cursor in left else next(iter(left), "")
    if here.step in ("role", "criteria", *grid_elect.GRID, "ballots", "elected"):
        return grid_elect.proposed_cursor(here)
    if here.step in MOVABLE:
        return next(iter(cursors(here)), "")
    if here.step == "tuners":
        return here.cursor if here.cursor in state.here else next(iter(state.here), "")
    if state.stage.together:
        return ""
    reached = (p for p in state.waiting() if not state.people[p].unreachable)
    return next(reached, state.speaker())
