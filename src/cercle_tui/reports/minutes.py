"""The minutes of a meeting as a Markdown document a secretary can send as it is."""

from cercle_tui.locale import Words
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.practice import Practice
from cercle_tui.reports import minutes_closing as closing
from cercle_tui.reports import minutes_opening as opening
from cercle_tui.reports import minutes_versions as versions
from cercle_tui.reports.markdown import blocks
from cercle_tui.reports.minutes_elections import stepped_down
from cercle_tui.reports.minutes_items import items
from cercle_tui.reports.minutes_practice import practice as practice_part
from cercle_tui.reports.minutes_practice import speaking
from cercle_tui.reports.minutes_state import MinutesState
from cercle_tui.reports.page import Page


def minutes_markdown(
    record: MeetingRecord,
    circle: Circle | None,
    words: Words,
    practice: Practice | None = None,
    state: MinutesState | None = None,
) -> str:
    """Return the minutes in the language of `words`, with the corrections `state` knows.

    Without a circle, decisions have no short numbers and times are those of Montréal. The
    practice is the circle's unless another is passed; it settles whether names stand beside
    objections and concerns.
    """
    known = practice or (circle.practice if circle else Practice())
    page = Page(record, circle, words, known, state)
    document = blocks(
        opening.title(page),
        versions.corrections(page),
        opening.presences(page),
        opening.procedures(page),
        practice_part(page),
        opening.last_minutes(page),
        opening.heard(page),
        opening.agenda(page),
        items(page),
        stepped_down(page),
        closing.notes(page),
        closing.actions(page),
        closing.waiting(page),
        closing.measure(page),
        speaking(page),
        closing.next_meeting(page),
        versions.consent_note(page),
    )
    return document + "\n"
