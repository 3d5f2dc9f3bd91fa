"""How a decision or an election stands today, short enough for a line of a list."""

from cercle_tui.locale import Words
from cercle_tui.locale.formats import medium_date, meetings_words, short_date
from cercle_tui.locale.names import status_name
from cercle_tui.register.entries import Entry, Status
from cercle_tui.ui.widgets.views import Tone

_TONES = {
    Status.DUE: Tone.CONCERN,
    Status.SUSPENDED: Tone.CONCERN,
    Status.PAST_TERM: Tone.OBJECTION,
}


def tone_of(entry: Entry) -> Tone:
    """Return how its standing is painted; the words say the same."""
    return _TONES.get(entry.status, Tone.QUIET)


def how_it_stands(words: Words, entry: Entry) -> str:
    """«en vigueur jusqu’au 13 nov. 2027», «à réviser le 12 déc.», «remplacée»."""
    tr = words.gettext
    if entry.office:
        return _mandate(words, entry)
    if entry.status is Status.DUE and entry.ends is not None:
        return tr("to review by {date}").format(date=short_date(words, entry.ends))
    if entry.status is Status.PAST_TERM and entry.ends is not None:
        return tr("past term since {date}").format(date=medium_date(words, entry.ends))
    if entry.status is Status.IN_FORCE and entry.ends is not None:
        return tr("in force until {date}").format(date=medium_date(words, entry.ends))
    if entry.status is Status.IN_FORCE and entry.meetings_left:
        count = meetings_words(words, entry.meetings_left)
        return tr("in force, {count} to go").format(count=count)
    return status_name(words, entry.status)


def _mandate(words: Words, entry: Entry) -> str:
    """The same of an election: how long the office is held by whom it elected."""
    tr = words.gettext
    if entry.status is Status.SUPERSEDED and entry.over_on is not None:
        return tr("mandate over on {date}").format(date=medium_date(words, entry.over_on))
    if entry.ends is None:
        return status_name(words, entry.status)
    date = medium_date(words, entry.ends)
    if entry.status is Status.PAST_TERM:
        return tr("mandate past its end since {date}").format(date=date)
    return tr("mandate until {date}").format(date=date)
