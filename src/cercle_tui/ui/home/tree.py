"""The tree of circles with its double links, and what its signs mean."""

from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.community import CircleRow, Size
from cercle_tui.ui.home.branches import leads
from cercle_tui.ui.home.seen import MOST_MEMBERS, Home
from cercle_tui.ui.home.standing import standing_words
from cercle_tui.ui.widgets.views import CardLine, CardView, ListingView, Mark, Row, Tone

LARGE, LARGE_PLAIN = "△", "^"
VACANT = "!"
_LEAST_ROOM = 5
_GAP = "\u00a0"  # ordinary spaces at the ends would be trimmed


def tree(home: Home, room: int = 0) -> ListingView:
    """Return the circles, the chosen one lit, with how many members each has once known.

    Where `room` rows do not hold them, those around the chosen one, and how many are not shown.
    """
    circles, chosen = home.community.tree(), home.info.id
    shown = range(len(circles))
    if _LEAST_ROOM <= room < len(circles):
        lit = next(n for n, (info, _) in enumerate(circles) if info.id == chosen)
        first = max(0, min(lit - room // 2, len(circles) - room))
        shown = range(first, first + room)
    branches = leads([depth for _, depth in circles[shown.start :]], home.ascii)
    rows = [
        Row(info.id, Mark.OPEN, info.name, _signs(home, home.rows.get(info.id)),
            lit=info.id == chosen, lead=lead, dim=_stopped(home, info) != "")
        for (info, _), lead in zip(circles[shown.start : shown.stop], branches, strict=False)
    ]  # fmt: skip
    after = len(circles) - shown.stop
    if shown.start:
        rows[0] = _hidden(home, shown.start + 1)
    if after:
        rows[-1] = _hidden(home, after + 1)
    return ListingView(home.words.gettext("Community").upper(), tuple(rows), compact=True)


def _hidden(home: Home, count: int) -> Row:
    """Say how many circles there are beyond what is shown."""
    return Row("", Mark.NONE, f"{'...' if home.ascii else '…'} {count}", dim=True)


def _signs(home: Home, row: CircleRow | None) -> str:
    if row is None:
        return ""
    stopped = _stopped(home, row.info)
    if stopped:
        return f"{stopped} {_GAP}{_GAP}"
    large = (LARGE_PLAIN if home.ascii else LARGE) if row.size is Size.LARGE else _GAP
    return f"{row.counted} {large}{VACANT if row.vacant else _GAP}"


def _stopped(home: Home, info: CircleInfo) -> str:
    """Say that a circle rests or has ended, on its own day once it is read."""
    row = home.rows.get(info.id)
    return standing_words(home.words, info, row.today) if row is not None else ""


def legend(home: Home) -> CardView:
    """Return what the signs in the tree mean: only those that are there."""
    tr, rows = home.words.gettext, home.rows.values()
    lines = []
    if any(depth for _, depth in home.community.tree()):
        lines.append(CardLine(tr("double link"), "=" if home.ascii else "═", tone=Tone.QUIET,
                              label_tone=Tone.LINE))  # fmt: skip
    if any(one.size is Size.LARGE for one in rows):
        text = tr("more than {count} members").format(count=MOST_MEMBERS)
        lines.append(CardLine(text, LARGE_PLAIN if home.ascii else LARGE, tone=Tone.CONCERN,
                              label_tone=Tone.CONCERN))  # fmt: skip
    if any(one.vacant for one in rows):
        lines.append(CardLine(tr("an office is vacant"), VACANT, tone=Tone.OBJECTION,
                              label_tone=Tone.OBJECTION))  # fmt: skip
    return CardView("", tuple(lines))
