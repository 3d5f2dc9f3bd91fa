"""What the double links propose for the agenda: a leader to elect, or to consent to."""

from cercle_tui.locale.formats import full_date
from cercle_tui.locale.names import office_name
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.reviews import Suggestion
from cercle_tui.model.agenda import AgendaItem, ItemKind
from cercle_tui.model.circle import LinkedCircle
from cercle_tui.ui.meeting.here import Do, Here, Record
from cercle_tui.ui.widgets.chooser import Choice

_ELECTION_MINUTES, _CONSENT_MINUTES = 20, 10


def linked_choice(
    here: Here, number: int, suggestion: Suggestion, why: str
) -> tuple[Choice, Do] | None:
    """Return the agenda item a sub-circle's office asks for, None where it is tied no longer."""
    link = next((x for x in here.state.context.links if x.id == suggestion.circle), None)
    if link is None:
        return None
    elect = suggestion.kind is ItemKind.ELECT
    title = _election(here, link, suggestion.subjects[0]) if elect else _consent(here, link)
    item = AgendaItem(
        id=f"i{here.meeting.n + 1}",
        title=title,
        kind=suggestion.kind,
        minutes=_ELECTION_MINUTES if elect else _CONSENT_MINUTES,
        subject=suggestion.subjects[0],
        circle=suggestion.circle,
        draft="" if elect else _draft(here, link),
    )
    said = why if elect else here.words.gettext("the circle awaits our consent")
    return Choice(f"due{number}", title, help=said), Record(ev.ItemAdded, {"item": item})


def _election(here: Here, link: LinkedCircle, office: str) -> str:
    said = here.words.gettext("Election: {office}").format(office=office_name(here.words, office))
    return f"{said} · {link.name}"


def _consent(here: Here, link: LinkedCircle) -> str:
    said = here.words.gettext("Consent to {person} as leader · {circle}")
    return said.format(person=link.leader.name if link.leader else "", circle=link.name)


def _draft(here: Here, link: LinkedCircle) -> str:
    """The text of the decision, to be read aloud as it is or changed."""
    person = link.leader.name if link.leader else ""
    if link.leader_ends is None:
        return ""
    said = here.words.gettext("{person} is leader until {date}. Circle: {circle}.")
    date = full_date(here.words, link.leader_ends)
    return said.format(person=person, circle=link.name, date=date)
