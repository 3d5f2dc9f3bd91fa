"""What falls due, as the agenda item it becomes, and why it proposes itself."""

from collections.abc import Iterable
from datetime import date

from cercle_tui.locale import Words
from cercle_tui.locale.formats import full_date, short_date
from cercle_tui.locale.names import name_of, office_name
from cercle_tui.meeting.reviews import Suggestion
from cercle_tui.model.agenda import AgendaItem, ItemKind
from cercle_tui.model.circle import LinkedCircle

_REVIEW, _EACH_MORE, _LONGEST_REVIEW = 10, 5, 60
_ELECTION, _CONSENT = 20, 10
"""Minutes."""


def row_id(suggestion: Suggestion) -> str:
    """Return what tells a suggestion from the others."""
    return "/".join(("due", suggestion.kind, suggestion.circle, *suggestion.subjects))


def item_of(
    words: Words, links: Iterable[LinkedCircle], suggestion: Suggestion, id: str
) -> AgendaItem:
    """Return the agenda item a suggestion becomes; `links` are the circles it may be about."""
    subjects = suggestion.subjects
    several = len(subjects) > 1
    link = next((x for x in links if x.id == suggestion.circle), None)
    minutes = {
        ItemKind.REVIEW: min(_REVIEW + _EACH_MORE * (len(subjects) - 1), _LONGEST_REVIEW),
        ItemKind.ELECT: _ELECTION,
    }.get(suggestion.kind, _CONSENT)
    return AgendaItem(
        id=id,
        title=title(words, suggestion, link),
        kind=suggestion.kind,
        minutes=minutes,
        subject="" if several else subjects[0],
        subjects=subjects if several else (),
        circle=suggestion.circle,
        draft=_draft(words, link) if link and suggestion.kind is ItemKind.DECIDE else "",
    )


def title(words: Words, suggestion: Suggestion, link: LinkedCircle | None) -> str:
    """Return what a suggestion is called on the agenda; `link` is the sub-circle it is about."""
    tr = words.gettext
    if suggestion.kind is ItemKind.ELECT:
        said = tr("Election: {office}").format(office=office_name(words, suggestion.subjects[0]))
        return f"{said} · {link.name}" if link else said
    if link is not None:
        person = link.leader.name if link.leader else ""
        said = tr("Consent to {person} as leader · {circle}")
        return said.format(person=person, circle=link.name)
    if len(suggestion.subjects) > 1:
        return tr("Review of {count} decisions").format(count=len(suggestion.subjects))
    return tr("Review: {decision}").format(decision=suggestion.title)


def why(words: Words, suggestion: Suggestion, today: date) -> str:
    """Return why it proposes itself: "review · ends December 12"."""
    tr, on = words.gettext, suggestion.on
    several = len(suggestion.subjects) > 1
    if suggestion.circle and suggestion.kind is not ItemKind.ELECT:
        return tr("the circle awaits our consent")
    if on is None:
        vacant = suggestion.kind is ItemKind.ELECT
        return tr("vacant") if vacant else tr("its meetings are held")
    if on < today:
        said = tr("the first past its term since {date}") if several else tr("ended {date}")
    else:
        said = tr("the first ends {date}") if several else tr("ends {date}")
    return f"{name_of(words, suggestion.kind)} · {said.format(date=short_date(words, on))}"


def _draft(words: Words, link: LinkedCircle) -> str:
    """The text of the decision, to be read aloud as it is or changed."""
    if link.leader_ends is None or link.leader is None:
        return ""
    said = words.gettext("{person} is leader until {date}. Circle: {circle}.")
    ends = full_date(words, link.leader_ends)
    return said.format(person=link.leader.name, circle=link.name, date=ends)
