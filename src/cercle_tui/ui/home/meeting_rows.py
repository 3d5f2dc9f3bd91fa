"""The meetings of a circle as rows, the latest first: the day, who facilitated, what came of it."""

from collections.abc import Sequence
from datetime import datetime

from cercle_tui.locale import NP_, Words
from cercle_tui.locale.formats import capital, full_date, long_date
from cercle_tui.locale.names import office_name
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.people import Office
from cercle_tui.reports.minutes_state import MinutesState, Status, minutes_state
from cercle_tui.reports.page import labelled, sentence
from cercle_tui.ui.widgets.views import ListingView, Mark, Row

ROWS_EACH = 3
"""The rows a meeting takes, the gap included."""

_MARKS = {Status.DRAFT: Mark.OPEN, Status.AWAITING: Mark.CONCERN, Status.CONSENTED: Mark.DONE}

_DRAFT = NP_("minutes", "draft")
_AWAITING = NP_("minutes", "awaiting consent")
_CONSENTED = NP_("minutes", "consented to on {date}")


def minutes_words(words: Words, circle: Circle, state: MinutesState) -> str:
    """«procès-verbal : consentement donné le 12 mars 2026»."""
    if state.status is Status.CONSENTED and state.consented is not None:
        date = full_date(words, circle.day(state.consented))
        said = words.of(_CONSENTED).format(date=date)
    else:
        said = words.of(_DRAFT if state.status is Status.DRAFT else _AWAITING)
    return labelled(words, words.gettext("minutes"), said)


def rows(
    words: Words, circle: Circle, found: Sequence[MeetingRecord], at: int, height: int,
    now: datetime,
) -> ListingView:  # fmt: skip
    """Return the rows around `at` that a list of `height` rows shows; no other is built."""
    room = max(1, (height + 1) // ROWS_EACH)
    first = max(0, min(at - room // 2, len(found) - room))
    shown = tuple(
        _row(words, circle, record, minutes_state(circle, record, now), n == at)
        for n, record in enumerate(found[first : first + room], first)
    )
    empty = words.gettext("This circle has not met yet: m, on the screen before, starts a meeting.")
    return ListingView("", shown, empty)


def _row(
    words: Words, circle: Circle, record: MeetingRecord, state: MinutesState, lit: bool
) -> Row:  # fmt: skip
    made = sum(1 for d in record.decisions if d.status == "adopted")
    made += sum(1 for election in record.elections if election.end == "elected")
    count = words.ngettext("{count} decision", "{count} decisions", made).format(count=made)
    count = count if made else words.gettext("no decision")
    by = record.name(record.facilitator) if record.facilitator else ""
    left_open = "" if record.closed else words.gettext("left open")
    sub = sentence(
        left_open,
        labelled(words, office_name(words, Office.FACILITATOR), by),
        minutes_words(words, circle, state) if record.closed else "",
    )
    day = capital(long_date(words, circle.day(record.opened)))
    return Row(record.id, _MARKS[state.status], day, count, sub, lit)
