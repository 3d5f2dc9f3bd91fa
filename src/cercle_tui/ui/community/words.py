"""How a circle stands, in words: the columns of a list, and the sentence under the lit one."""

from collections.abc import Callable, Sequence
from datetime import date

from rich.cells import cell_len

from cercle_tui.locale import NP_, Words
from cercle_tui.locale.formats import decimal, full_date, names_list, short_date
from cercle_tui.locale.names import name_of, office_name
from cercle_tui.register.community import Care, CircleRow, Size
from cercle_tui.register.curves import Direction
from cercle_tui.reports.page import labelled, sentence
from cercle_tui.ui.home.branches import leads
from cercle_tui.ui.home.standing import standing_words
from cercle_tui.ui.widgets.views import Mark, Row

_SIZES = {Size.SMALL: ("▽", "v"), Size.LARGE: ("△", "^"), Size.WELL: (" ", " ")}
_NBSP = "\u00a0"
_GAP = 2

_HEADS = (
    NP_("column", "members"),
    NP_("column", "held"),
    NP_("column", "vacant"),
    NP_("column", "late"),
    NP_("column", "next"),
)
_DIRECTIONS = {
    Direction.UP: NP_("measure", "going up"),
    Direction.STEADY: NP_("measure", "steady"),
    Direction.DOWN: NP_("measure", "going down"),
}


def direction_words(words: Words, goes: Direction | None) -> str:
    """«en hausse», «stable», «en baisse»; empty where nothing can be said."""
    return words.of(_DIRECTIONS[goes]) if goes is not None else ""


def columns(words: Words, row: CircleRow, ascii: bool = False) -> tuple[str, ...]:
    """Return what stands at the right of a circle: its members, meetings, vacancies, dates."""
    sign = _SIZES[row.size][ascii] if row.size is not None else " "
    stopped = standing_words(words, row.info, row.today)
    late = row.reviews_past + row.actions_late + len(row.past_term)
    comes = short_date(words, row.next) if row.next else words.gettext("to set")
    return (
        f"{row.counted} {sign}",
        f"{row.kept.held}/{row.kept.promised}",
        str(len(row.vacant) or "-"),
        str(late or "-"),
        stopped or ("-" if row.next is None and not row.no_date else comes),
    )


def heads(words: Words) -> tuple[str, ...]:
    """Return the headings of the columns."""
    return tuple(words.of(head) for head in _HEADS)


def aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return cells each at the right of its column; the gaps keep their width."""
    padded = (
        " " * (width - cell_len(cell) + _GAP) + cell
        for cell, width in zip(cells, widths, strict=True)
    )
    return "".join(padded).strip(" ").replace(" ", _NBSP)


def widths(words: Words, rows: Sequence[CircleRow], ascii: bool = False) -> tuple[int, ...]:
    """Return how wide each column is, its heading included."""
    told = [heads(words), *(columns(words, row, ascii) for row in rows)]
    return tuple(max(cell_len(cells[n]) for cells in told) for n in range(len(_HEADS)))


def list_rows(
    words: Words,
    rows: Sequence[CircleRow],
    at: int,
    room: int,
    *,
    ascii: bool,
    tree: bool,
    tell: Callable[[Words, CircleRow], str],
) -> tuple[Row, ...]:
    """Return the rows around `at` that `room` lines hold, under their headings; no other is built.

    What `tell` says of the lit one stands under it.
    """
    first = max(0, min(at - room // 2, len(rows) - room))
    shown = rows[first : first + room]
    across = widths(words, shown, ascii)
    depths = [row.depth for row in rows[first:]] if tree else []
    branches = leads(depths, ascii)[: len(shown)] if tree else [""] * len(shown)
    head = Row("", Mark.NONE, words.gettext("circle"), aligned(heads(words), across), dim=True)
    listed = [
        Row(
            row.info.id,
            Mark.CONCERN if row.cares else Mark.OPEN,
            row.info.name,
            aligned(columns(words, row, ascii), across),
            tell(words, row) if n == at else "",
            lit=n == at,
            lead=lead,
        )
        for n, (row, lead) in enumerate(zip(shown, branches, strict=True), first)
    ]
    return (head, *listed)


def story(words: Words, row: CircleRow) -> str:
    """Return how a circle stands in a few words: its kind, what asks for care, the next date."""
    kept = words.ngettext(
        "{held} meeting of {promised} this year", "{held} meetings of {promised} this year",
        row.kept.held,
    ).format(held=row.kept.held, promised=row.kept.promised)  # fmt: skip
    cares = care_words(words, row)
    comes = words.gettext("next meeting on {date}").format(date=full_date(words, row.next)) if (
        row.next
    ) else ""  # fmt: skip
    return sentence(
        name_of(words, row.info.kind),
        standing_words(words, row.info, row.today),
        kept,
        comes,
        *cares,
        _soon(words, row.due_soon),
    )


def _soon(words: Words, count: int) -> str:
    if not count:
        return ""
    said = words.ngettext("{count} review coming", "{count} reviews coming", count)
    return said.format(count=count)


def care_words(words: Words, row: CircleRow) -> list[str]:
    """Return what asks for care, each in a few words; late actions come last."""
    tr = words.gettext
    said: dict[Care, str] = {
        Care.VACANT: labelled(words, tr("vacant offices"), offices(words, row.vacant)),
        Care.PAST_TERM: labelled(
            words, tr("offices past term"),
            names_list(words, [_ended(words, office, day) for office, day in row.past_term]),
        ),
        Care.REVIEWS: words.ngettext(
            "{count} review past its date", "{count} reviews past their date", row.reviews_past
        ).format(count=row.reviews_past),
        Care.BEHIND: tr("fewer meetings than promised so far"),
        Care.NO_DATE: tr("next date to set"),
        Care.SIZE: tr("more than {count} members").format(count=8)
        if row.size is Size.LARGE
        else tr("fewer than {count} members").format(count=6),
    }  # fmt: skip
    late = words.ngettext("{count} late action", "{count} late actions", row.actions_late)
    actions = [late.format(count=row.actions_late)] if row.actions_late else []
    return [*(said[care] for care in row.cares), *actions]


def offices(words: Words, names: Sequence[str]) -> str:
    """Return offices as a list in words."""
    return names_list(words, [office_name(words, one) for one in names])


def _ended(words: Words, office: str, day: date) -> str:
    date = full_date(words, day)
    return words.gettext("{office} (term ended on {date})").format(
        office=office_name(words, office), date=date
    )


def followed(words: Words, row: CircleRow) -> str:
    """Return the same for an accredited expert: with tensions, as a number, and the measure."""
    tr = words.gettext
    count = words.ngettext("{count} open tension", "{count} open tensions", row.tensions)
    seen = full_date(words, row.observed) if row.observed else tr("none so far")
    return sentence(
        story(words, row),
        count.format(count=row.tensions) if row.tensions else tr("no open tension"),
        labelled(words, tr("measure"), measure_words(words, row)),
        labelled(words, tr("last observation"), seen),
    )


def measure_words(words: Words, row: CircleRow) -> str:
    """«4,6 en hausse»; empty where no measure was taken."""
    if row.measure is None:
        return ""
    return f"{decimal(words, row.measure)} {direction_words(words, row.direction)}".strip()
