"""The tree of circles with its double links, and what its signs mean."""

from cercle_tui.ui.home.branches import leads
from cercle_tui.ui.home.seen import MOST_MEMBERS, Home, Seen
from cercle_tui.ui.widgets.views import CardLine, CardView, ListingView, Mark, Row, Tone

LARGE, LARGE_PLAIN = "△", "^"
VACANT = "!"
_GAP = "\u00a0"  # ordinary spaces at the ends would be trimmed


def tree(home: Home) -> ListingView:
    """Return the circles, the chosen one lit, with how many members each has once known."""
    circles = home.community.tree()
    branches = leads([depth for _, depth in circles], home.ascii)
    chosen = home.info.id
    rows = tuple(
        Row(info.id, Mark.OPEN, info.name, _signs(home, home.seen.get(info.id)),
            lit=info.id == chosen, lead=lead)
        for (info, _), lead in zip(circles, branches, strict=True)
    )  # fmt: skip
    return ListingView(home.words.gettext("Community").upper(), rows, compact=True)


def _signs(home: Home, seen: Seen | None) -> str:
    if seen is None:
        return ""
    large = (LARGE_PLAIN if home.ascii else LARGE) if seen.is_large else _GAP
    return f"{len(seen.circle.members)} {large}{VACANT if seen.vacant else _GAP}"


def legend(home: Home) -> CardView:
    """Return what the signs in the tree mean: only those that are there."""
    tr, seen = home.words.gettext, home.seen.values()
    lines = []
    if any(depth for _, depth in home.community.tree()):
        lines.append(CardLine(tr("double link"), "=" if home.ascii else "═", tone=Tone.QUIET,
                              label_tone=Tone.LINE))  # fmt: skip
    if any(one.is_large for one in seen):
        text = tr("more than {count} members").format(count=MOST_MEMBERS)
        lines.append(CardLine(text, LARGE_PLAIN if home.ascii else LARGE, tone=Tone.CONCERN,
                              label_tone=Tone.CONCERN))  # fmt: skip
    if any(one.vacant for one in seen):
        lines.append(CardLine(tr("an office is vacant"), VACANT, tone=Tone.OBJECTION,
                              label_tone=Tone.OBJECTION))  # fmt: skip
    return CardView("", tuple(lines))
