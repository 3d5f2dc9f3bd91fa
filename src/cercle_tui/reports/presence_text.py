"""Who came to the meetings of a year, in words; told only where asked for there and then."""

from collections.abc import Sequence

from cercle_tui.locale import Words
from cercle_tui.register.commitments import IN_A_ROW, Presence

Part = tuple[str, str]


def presence_parts(words: Words, found: Sequence[Presence]) -> list[Part]:
    """Return a page: each member in the order they sit, and whom to hear from."""
    tr = words.gettext
    parts: list[Part] = [("quiet", tr("Absences are private: close this before sharing.") + "\n\n")]
    for one in found:
        parts += [("plain", one.name), ("quiet", f"  {came_words(words, one)}\n")]
    missed = [one.name for one in found if one.missed_in_a_row]
    if missed:
        said = words.ngettext(
            "Away from the last {count} meetings, to hear from:",
            "Away from the last {count} meetings, to hear from:", IN_A_ROW,
        ).format(count=IN_A_ROW)  # fmt: skip
        parts += [("title", f"\n{said}\n"), *(("plain", f"{name}\n") for name in missed)]
    if not found:
        parts.append(("quiet", tr("Nobody is in this circle yet.")))
    return parts


def came_words(words: Words, one: Presence) -> str:
    """«5 rencontres sur 6 ici, 9 sur 12 dans ses 2 cercles»."""
    if not one.everywhere.meetings:
        return words.gettext("no meeting this year")
    said = words.ngettext(
        "{came} meeting of {held} here", "{came} meetings of {held} here", one.here.came
    )
    here = said.format(came=one.here.came, held=one.here.meetings)
    if one.circles == 1:
        return here
    all_ = words.gettext("{came} of {held} in their {count} circles").format(
        came=one.everywhere.came, held=one.everywhere.meetings, count=one.circles
    )
    return f"{here}, {all_}"
