"""The grid of nominations, and the lists of an election: offices, criteria, what was decided."""

from cercle_tui.locale.formats import full_date, term_words
from cercle_tui.meeting.gates import criteria_of
from cercle_tui.meeting.matters import ElectionState
from cercle_tui.meeting.takes.electing import ballots_missing
from cercle_tui.ui.meeting.elect_words import (
    current,
    ends_on,
    holder_words,
    masked,
    office_title,
)
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.meeting.short_names import short_names
from cercle_tui.ui.widgets.views import Mark, Row

GRID = ("nominations", "change", "propose")
"""The steps that show the grid: who named whom, and why."""


def voters(here: Here) -> tuple[str, ...]:
    """Return whose ballots the grid shows, in speaking order; those who left come last."""
    election, order = current(here), here.state.stage.order
    if here.step != "nominations":
        read = [p for p in election.voters if p in election.nominations]
        return (*order, *(p for p in read if p not in order))
    return (*order, *(p for p in election.voters if p not in order))


def grid(here: Here) -> tuple[Row, ...]:
    """Return the rows: one for each ballot read, and for each one still to read."""
    names = short_names(here)
    return tuple(row for by in voters(here) for row in _ballot(here, names, by))


def _ballot(here: Here, names: dict[str, str], by: str) -> tuple[Row, ...]:
    election = current(here)
    mark = Mark.NONE
    if here.step == "change":
        mark = Mark.DONE if by in here.state.stage.turns else Mark.OPEN
    if by in election.passed:
        return (Row(by, mark, names[by], to="–", sub=here.words.gettext("empty ballot")),)
    said = _standing(here, names, election, by)
    if not said:
        return (Row(by, mark, names[by]),)
    return tuple(
        Row(by if n == 0 else f"{by}/{n}", mark if n == 0 else Mark.NONE,
            names[by] if n == 0 else "", sub=reasons, to=names.get(person, person))
        for n, (person, reasons) in enumerate(said)
    )  # fmt: skip


def _standing(
    here: Here, names: dict[str, str], election: ElectionState, by: str
) -> list[tuple[str, str]]:
    """Return whom `by` names now and why, with whom they named before hearing the others."""
    first = election.first.get(by, ())
    rows = []
    for said in election.nominations.get(by, ()):
        reasons = " ".join(said.reasons.split())
        if said.change:
            earlier = [f for f in first if f.nominee == said.nominee]
            before = [names[f.nominee] for f in first if f.nominee != said.nominee]
            parts = [*(" ".join(f.reasons.split()) for f in earlier), reasons]
            if before and not earlier:
                was = here.words.gettext("before: {names}").format(names=", ".join(before))
                parts = [was, reasons]
            reasons = " · ".join(parts)
        rows.append((said.nominee, reasons))
    return rows


def proposed_cursor(here: Here) -> str:
    """Return what is lit in these steps: whose ballot comes next, the last line, the elected."""
    state, election = here.state, current(here)
    if here.step in ("role", "criteria"):
        rows = office_rows(here) if here.step == "role" else criteria_rows(here)
        return rows[-1].id if rows else ""
    if here.step == "elected":
        proposed = election.proposed.person if election.proposed and election.elected else ""
        return proposed if proposed in state.here else ""
    if here.step == "propose" or (here.step == "ballots" and not masked(here)):
        return ""
    people = ballots_missing(state) if here.step == "ballots" else state.waiting()
    reached = (p for p in people if not state.people[p].unreachable)
    return next(reached, next(iter(people), ""))


def office_rows(here: Here) -> tuple[Row, ...]:
    """Return the offices filled tonight: their term, their duties, who holds them now."""
    item = here.state.item
    rows = []
    for election in item.elections if item else ():
        subs = (election.duties, election.why, holder_words(here, election.office))
        term = term_words(here.words, election.term) if election.term else ""
        rows.append(Row(election.office, Mark.NONE, office_title(here, election.office), term,
                        "\n".join(sub for sub in subs if sub)))  # fmt: skip
    return tuple(rows)


def criteria_rows(here: Here) -> tuple[Row, ...]:
    """Return the criteria, numbered, with the office each is for where there are several."""
    item = here.state.item
    if item is None:
        return ()
    lines = [line for line in item.lines if line.step == "criteria"]
    several = len(item.elections) > 1
    every = here.words.gettext("every office")
    return tuple(
        Row(f"criterion{n}", Mark.NONE, f"{n}. {line.text}",
            (office_title(here, line.under) if line.under else every) if several else "",
            here.name(line.person) if line.person else "")
        for n, line in enumerate(lines, 1)
    )  # fmt: skip


def criteria_words(here: Here, office: str) -> str:
    """Return the criteria for an office, numbered, on one line."""
    item = here.state.item
    lines = criteria_of(item, office) if item else ()
    if len(lines) == 1:
        return lines[0].text
    return "   ".join(f"{n}. {line.text}" for n, line in enumerate(lines, 1))


def ended_rows(here: Here) -> tuple[Row, ...]:
    """Return what the elections of this item came to, read back at its end."""
    item = here.state.item
    return tuple(
        Row(f"election{n}", Mark.DONE if election.elected else Mark.PASSED,
            office_title(here, election.office), how_ended(here, election), _until(here, election))
        for n, election in enumerate(item.elections if item else ())
    )  # fmt: skip


def how_ended(here: Here, election: ElectionState) -> str:
    """Return in a word or a name what an election came to."""
    tr = here.words.gettext
    if election.elected and election.proposed is not None:
        return here.name(election.proposed.person)
    return {"vacant": tr("vacant"), "postponed": tr("postponed")}.get(election.end, tr("open"))


def _until(here: Here, election: ElectionState) -> str:
    attempt = election.proposed
    if not election.elected or attempt is None:
        return election.reason
    ends = ends_on(here, attempt.term)
    until = full_date(here.words, ends) if ends else ""
    said = here.words.gettext("until {date}").format(date=until) if until else ""
    return f"{said} · {here.words.gettext('in the interim')}" if attempt.interim else said
