"""What an event was, in a few words: said when it is undone, or when nothing else shows it."""

from cercle_tui.locale.formats import capital, names_list, term_words
from cercle_tui.locale.names import office_name
from cercle_tui.locale.steps import STEPS
from cercle_tui.locale.steps import title as step_title
from cercle_tui.meeting import events as ev
from cercle_tui.model.decision import Answer
from cercle_tui.ui.meeting.here import Here


def tell(here: Here, event: ev.Event) -> str:
    """Return what happened, with the person or the words it is about."""
    tr, name = here.words.gettext, here.name
    match event:
        case ev.Answered() if event.answer is Answer.OBJECTION:
            return tr("{person}’s objection").format(person=name(event.people[0]))
        case ev.Answered() if event.answer is Answer.CONCERN:
            return tr("{person}’s concern").format(person=name(event.people[0]))
        case ev.Answered() if len(event.people) > 1:
            return tr("the circle’s consent")
        case ev.Answered():
            return tr("{person}’s answer").format(person=name(event.people[0]))
        case ev.ReviewObjected():
            return tr("{person}’s objection").format(person=name(event.person))
        case ev.SpokeUp():
            return tr("{person}’s turn").format(person=name(event.person))
        case ev.Noted() | ev.LineAdded() | ev.TextWritten():
            return tr("“{text}”").format(text=_short(event.text))
        case ev.ActionAgreed():
            return tr("“{text}”").format(text=_short(event.action.what))
        case ev.BacklogAdded() | ev.ItemAdded() | ev.ItemChanged():
            return tr("“{text}”").format(text=_short(event.item.title))
        case ev.ProposalMade() | ev.Amended():
            return tr("the text of the proposal")
        case ev.TunersChosen():
            return names_list(here.words, [name(person) for person in event.people])
        case ev.Adopted():
            return tr("the adoption")
        case ev.OpinionRead():
            return tr("{person}’s opinion").format(person=name(event.person))
        case ev.RoleDescribed():
            return capital(office_name(here.words, event.office))
        case ev.OfficeTermSet():
            return term_words(here.words, event.term)
        case ev.BallotCast():  # whose, never whom
            return tr("{person}’s ballot").format(person=name(event.by))
        case ev.BallotsIn():
            return tr("that all ballots are in")
        case ev.Nominated() | ev.NominationChanged():
            return tr("{person}’s nomination").format(person=name(event.by))
        case ev.LotDrawn():
            return tr("the lot drawn")
        case ev.NomineeProposed():
            return tr("the proposal of {person}").format(person=name(event.person))
        case ev.NomineeDeclined():
            return tr("the refusal")
        case ev.Elected() | ev.NobodyElected():
            return tr("how the election ended")
        case ev.SteppedDown():
            return f"{name(event.person)}, {office_name(here.words, event.office)}"
        case ev.OfficeTaken():
            return f"{name(event.person)}, {office_name(here.words, event.office)}"
        case ev.Left() | ev.Unreachable() | ev.Reached() | ev.CaughtUp():
            return name(event.person)
        case ev.StepDone() if event.step in STEPS:
            return tr("the end of “{step}”").format(step=step_title(here.words, event.step))
    return tr("the last thing recorded")


def _short(text: str, most: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


QUIET = (ev.Noted, ev.ActionAgreed, ev.BacklogAdded, ev.Measured, ev.TextWritten, ev.LineAdded,
         ev.TensionNoted, ev.Told, ev.NextMeetingSet)  # fmt: skip
"""Events that may change nothing on the screen: it says that they are noted."""


def after(here: Here, event: ev.Event, undone: ev.Event | None) -> str:
    """Return what the line under the circle says once `event` is recorded, or nothing.

    `undone` is what an undo has just taken back.
    """
    tr = here.words.gettext
    if isinstance(event, ev.Undone) and undone is not None:
        return tr("Undone: {what}. U brings it back.").format(what=tell(here, undone))
    if isinstance(event, QUIET):
        return tr("Noted.")
    return ""
