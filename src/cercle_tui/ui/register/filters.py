"""What limits the search, in words: the quick statuses, the line of what is active, the panel."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cercle_tui.locale import NP_, Words
from cercle_tui.locale.names import name_of, status_name
from cercle_tui.model.decision import EntryKind
from cercle_tui.register.entries import Status
from cercle_tui.register.search import Facets, Filters
from cercle_tui.ui.register.options import Group, Option

QUICK: tuple[tuple[tuple[str, str], frozenset[Status]], ...] = (
    (NP_("decisions", "in force"), frozenset({Status.IN_FORCE, Status.DUE})),
    (NP_("decisions", "due for review"), frozenset({Status.DUE})),
    (NP_("decisions", "past term"), frozenset({Status.PAST_TERM})),
    (NP_("decisions", "all"), frozenset()),
)
"""The statuses at hand, each with its label in English."""

_FIELDS = {
    "circle": "circles",
    "status": "statuses",
    "kind": "kinds",
    "year": "years",
    "responsible": "responsible",
}


def quick_of(filters: Filters) -> int | None:
    """Return the place of the quick status that is active; None for another choice."""
    places = (n for n, (_, statuses) in enumerate(QUICK) if statuses == filters.statuses)
    return next(places, None)


def quick(filters: Filters, step: int) -> Filters:
    """Return the filters with the next quick status, or the one before."""
    at = quick_of(filters)
    start = at if at is not None else len(QUICK) - 1
    return quickly(filters, (start + step) % len(QUICK))


def quickly(filters: Filters, place: int) -> Filters:
    """Return the filters with the quick status at `place`."""
    return replace(filters, statuses=QUICK[place][1])


def toggled(filters: Filters, group: str, value: str) -> Filters:
    """Return the filters with a value of a group chosen, or no longer."""
    field, typed = _FIELDS[group], _typed(group, value)
    chosen: frozenset[Any] = getattr(filters, field)
    known: dict[str, Any] = {field: chosen ^ {typed}}
    return replace(filters, **known)


def _typed(group: str, value: str) -> object:
    match group:
        case "status":
            return Status(value)
        case "kind":
            return EntryKind(value)
        case "year":
            return int(value)
    return value


def in_words(words: Words, filters: Filters, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is active, each value in words; `names` are the circles' by id.

    A quick status is not among them: it is shown beside.
    """
    statuses = filters.statuses if quick_of(filters) is None else frozenset()
    return (
        *(status_name(words, one) for one in Status if one in statuses),
        *(names.get(one, one) for one in sorted(filters.circles, key=lambda id: names.get(id, id))),
        *(name_of(words, one) for one in EntryKind if one in filters.kinds),
        *map(str, sorted(filters.years)),
        *sorted(filters.responsible),
    )


def groups(
    words: Words, facets: Facets, filters: Filters, names: Mapping[str, str]
) -> tuple[Group, ...]:
    """Return what can be chosen, with how many match each; what is chosen is always among it.

    `names` are the circles' by id, in the order of the tree.
    """
    tr = words.gettext
    statuses = [(one.value, status_name(words, one), facets.statuses.get(one, 0)) for one in Status]
    kinds = [(one.value, name_of(words, one), facets.kinds.get(one, 0)) for one in EntryKind]
    circles = [(id, name, facets.circles.get(id, 0)) for id, name in names.items()]
    years = [(str(one), str(one), facets.years.get(one, 0))
             for one in sorted({*facets.years, *filters.years}, reverse=True)]  # fmt: skip
    people = sorted(
        ((one, one, facets.responsible.get(one, 0))
         for one in {*facets.responsible, *filters.responsible}),
        key=lambda known: (-known[2], known[0]),
    )  # fmt: skip
    return (
        Group("status", tr("Status"), _options(statuses, filters.statuses)),
        Group("circle", tr("Circle"), _options(circles, filters.circles)),
        Group("kind", tr("Kind"), _options(kinds, filters.kinds)),
        Group("year", tr("Year"), _options(years, {str(year) for year in filters.years})),
        Group("responsible", tr("Responsible"), _options(people, filters.responsible)),
    )


def _options(
    known: Sequence[tuple[str, str, int]], chosen: "frozenset[Any] | set[str]"
) -> tuple[Option, ...]:
    return tuple(
        Option(value, label, count, value in chosen)
        for value, label, count in known
        if count or value in chosen
    )
