"""What happened at a moment of a meeting, in one sentence; never more than the circle saw then."""

from collections.abc import Callable, Iterable
from typing import Any

from cercle_tui.locale import N_
from cercle_tui.locale.formats import day_time, duration, full_date, names_list, term_words
from cercle_tui.locale.names import name_of, office_name
from cercle_tui.locale.steps import STEPS
from cercle_tui.locale.steps import title as step_title
from cercle_tui.meeting import events as ev
from cercle_tui.model.decision import Answer, ObjectionState
from cercle_tui.ui.meeting.here import Here

_MOST = 160
"""Characters of a text that are quoted; the board shows the rest."""

Said = tuple[str, dict[str, str]]
"""A sentence, an English message id, and what fills it."""

Teller = Callable[[Here, Any], Said]


def happened(here: Here, event: ev.Event) -> str:
    """Return what `event` did, `here` being the meeting once it was recorded."""
    teller = _TELLERS.get(type(event))
    if teller is None:
        return ""
    sentence, known = teller(here, event)
    said = here.words.gettext(sentence).format(**known)
    return said[:-1] if said.endswith("..") else said  # «Éric H.» ends a sentence by itself


def _people(here: Here, people: Iterable[str]) -> str:
    return names_list(here.words, [here.name(person) for person in people])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST else line[: _MOST - 1].rstrip() + "…"


def _quoted(here: Here, text: str) -> str:
    return here.words.quote(_short(text))


def _plain(sentence: str) -> Teller:
    return lambda _here, _event: (sentence, {})


def _of(sentence: str, field: str = "person") -> Teller:
    """A sentence about one person."""
    return lambda here, event: (sentence, {"person": here.name(getattr(event, field))})


def _worded(sentence: str, of: Callable[[Any], str] = lambda event: event.text) -> Teller:
    """A sentence about words that were written down."""
    return lambda here, event: (sentence, {"text": _quoted(here, of(event))})


def _among(sentence: str) -> Teller:
    """A sentence about several people."""
    return lambda here, event: (sentence, {"people": _people(here, event.people)})


def _item(here: Here, event: Any) -> str:
    known = {state.item.id: state.item.title for state in here.state.items}
    known |= {item.id: item.title for item in here.state.removed}
    return _quoted(here, known.get(event.item, event.item))


def _on_item(sentence: str) -> Teller:
    return lambda here, event: (sentence, {"item": _item(here, event)})


def _named_item(sentence: str) -> Teller:
    return lambda here, event: (sentence, {"item": _quoted(here, event.item.title)})


def _opened(_here: Here, event: ev.MeetingOpened) -> Said:
    return N_("The meeting opens, for {duration}."), {"duration": duration(event.minutes)}


def _step_done(here: Here, event: ev.StepDone) -> Said:
    if event.step not in STEPS:
        return N_("A step is done."), {}
    step = here.words.quote(step_title(here.words, event.step))
    return N_("Done: {step}."), {"step": step}


def _step_chosen(here: Here, event: ev.StepChosen) -> Said:
    if event.step not in STEPS:
        return N_("The circle goes back a step."), {}
    step = here.words.quote(step_title(here.words, event.step))
    return N_("Back to {step}."), {"step": step}


def _aside(_here: Here, event: ev.AsideBegun) -> Said:
    return N_("An aside begins: {duration}."), {"duration": duration(event.minutes)}


def _office(here: Here, event: ev.OfficeTaken) -> Said:
    known = {"person": here.name(event.person), "office": office_name(here.words, event.office)}
    if event.office == "keyboard":
        return N_("{person} is at the keyboard."), known
    return N_("{person} fills an office tonight: {office}."), known


def _stepped_down(here: Here, event: ev.SteppedDown) -> Said:
    known = {"person": here.name(event.person), "office": office_name(here.words, event.office)}
    return N_("{person} gives up an office: {office}."), known


def _spoke(here: Here, event: ev.SpokeUp) -> Said:
    known = {"person": here.name(event.person), "text": _quoted(here, event.text)}
    return (N_("{person} says: {text}") if event.text else N_("{person} has spoken.")), known


def _noted(here: Here, event: ev.Noted | ev.LineAdded) -> Said:
    known = {"person": here.name(event.person), "text": _quoted(here, event.text)}
    return (N_("{person} says: {text}") if event.person else N_("Noted: {text}")), known


_ANSWERS = {
    Answer.NO_OBJECTION: N_("No objection: {people}."),
    Answer.CONCERN: N_("A concern from {people}: {text}"),
    Answer.OBJECTION: N_("An objection from {people}: {text}"),
}


def _answered(here: Here, event: ev.Answered) -> Said:
    sentence = _ANSWERS[event.answer]
    known = {"people": _people(here, event.people), "text": _quoted(here, event.reason)}
    if event.answer is Answer.CONCERN and not event.reason:
        sentence = N_("A concern: {people}.")
    return sentence, known


def _asked(here: Here, event: ev.ConsentAsked) -> Said:
    text = event.text or (step_title(here.words, here.step) if here.step in STEPS else "")
    return N_("Asked of the circle: {text}"), {"text": _quoted(here, text)}


def _settled(here: Here, event: ev.ObjectionSettled) -> Said:
    state = name_of(here.words, ObjectionState(event.state))
    known = {"person": here.name(event.said_by), "state": state}
    return N_("{person} settles an objection: {state}."), known


def _amended(here: Here, _event: ev.Amended) -> Said:
    proposal = here.state.proposal
    number = proposal.last.number if proposal is not None else 1
    return N_("The proposal changes: version {number}."), {"number": str(number)}


def _not_adopted(here: Here, event: ev.NotAdopted) -> Said:
    return N_("The proposal is not adopted: {end}."), {"end": name_of(here.words, event.end)}


def _told(_here: Here, event: ev.Told) -> Said:
    return N_("To be told to: {whom}."), {"whom": _short(event.to)}


def _role(here: Here, event: ev.RoleDescribed) -> Said:
    return N_("An office to fill: {office}."), {"office": office_name(here.words, event.office)}


def _term(here: Here, event: ev.OfficeTermSet) -> Said:
    return N_("Length of the term: {term}."), {"term": term_words(here.words, event.term)}


def _nominated(here: Here, event: ev.Nominated | ev.NominationChanged) -> Said:
    known = {"person": here.name(event.by), "nominee": here.name(event.nominee),
             "text": _quoted(here, event.reasons)}  # fmt: skip
    if isinstance(event, ev.NominationChanged):
        return N_("{person}, in the change round, names {nominee}: {text}"), known
    return N_("{person} names {nominee}: {text}"), known


def _lot(here: Here, event: ev.LotDrawn) -> Said:
    known = {"people": _people(here, event.people), "person": here.name(event.drawn)}
    return N_("A lot is drawn between {people}: {person}."), known


def _elected(here: Here, _event: ev.Elected) -> Said:
    item = here.state.item
    held = item.election.proposed if item is not None else None
    if held is None:
        return N_("The election ends by consent."), {}
    return N_("{person} is elected by consent."), {"person": here.name(held.person)}


def _action(here: Here, event: ev.ActionAgreed) -> Said:
    known = {"text": _quoted(here, event.action.what), "people": _people(here, event.action.who)}
    return (
        N_("An action: {text} ({people})") if event.action.who else N_("An action: {text}")
    ), known


def _heard(here: Here, event: ev.ActionHeard) -> Said:
    what = next((a.what for a in here.state.context.actions if a.id == event.action), "")
    known = {"text": _quoted(here, what), "state": name_of(here.words, event.state)}
    return N_("Heard: {text}, {state}."), known


def _ended(here: Here, event: ev.ItemEnded) -> Said:
    return N_("The item ends: {outcome}."), {"outcome": name_of(here.words, event.outcome)}


def _end_moved(_here: Here, event: ev.EndMoved) -> Said:
    return N_("The meeting is to last {duration}."), {"duration": duration(event.minutes)}


def _next(here: Here, event: ev.NextMeetingSet) -> Said:
    known = {"date": day_time(here.words, here.local(event.next.starts))}
    return N_("Next meeting: {date}"), known


def _nobody(here: Here, event: ev.NobodyElected) -> Said:
    if event.until is None:
        return N_("Nobody is elected: the office stays vacant."), {}
    return N_("Nobody is elected: put off to {date}."), {"date": full_date(here.words, event.until)}


_TELLERS: dict[type[ev.Event], Teller] = {
    ev.MeetingOpened: _opened,
    ev.StepDone: _step_done,
    ev.StepChosen: _step_chosen,
    ev.Paused: _plain(N_("The meeting is paused.")),
    ev.Resumed: _plain(N_("The meeting goes on.")),
    ev.AsideBegun: _aside,
    ev.RoundBegun: _plain(N_("A round of its own begins: what would help?")),
    ev.MeetingClosed: _plain(N_("The meeting is closed.")),
    ev.Arrived: _among(N_("Here: {people}.")),
    ev.GuestArrived: lambda _here, event: (N_("Here: {people}."), {"people": event.guest.name}),
    ev.CaughtUp: _of(N_("{person} has caught up, and counts from the next round.")),
    ev.Unreachable: _of(N_("{person} cannot be reached.")),
    ev.Reached: _of(N_("{person} is reached again.")),
    ev.Left: _of(N_("{person} leaves.")),
    ev.Seated: _plain(N_("The order around the circle is set.")),
    ev.OfficeTaken: _office,
    ev.SteppedDown: _stepped_down,
    ev.SpokeUp: _spoke,
    ev.Passed: _among(N_("Passing: {people}.")),
    ev.TurnReturned: _of(N_("The turn goes back to {person}.")),
    ev.RoundTurned: _of(N_("The round begins with {person}."), "first"),
    ev.Noted: _noted,
    ev.LineAdded: _noted,
    ev.TextWritten: _worded(N_("Written down: {text}")),
    ev.TensionNoted: _plain(N_("The tension is written down.")),
    ev.Answered: _answered,
    ev.ConsentAsked: _asked,
    ev.QuestionDropped: _plain(N_("The question is taken back.")),
    ev.ObjectionsTaken: _plain(N_("An objection is taken up.")),
    ev.ObjectionSettled: _settled,
    ev.ProposalMade: _of(N_("{person} makes a proposal."), "author"),
    ev.Amended: _amended,
    ev.Adopted: _plain(N_("Adopted: it has everyone’s consent.")),
    ev.NotAdopted: _not_adopted,
    ev.Told: _told,
    ev.OpinionRead: _of(N_("The opinion of someone absent is read out: {person}.")),
    ev.RoleDescribed: _role,
    ev.OfficeTermSet: _term,
    ev.BallotCast: _of(N_("{person} has cast a ballot; nobody has read it."), "by"),
    ev.BallotsIn: _plain(N_("All the ballots are in.")),
    ev.Nominated: _nominated,
    ev.NominationChanged: _nominated,
    ev.LotDrawn: _lot,
    ev.NomineeProposed: _of(N_("{person} is proposed.")),
    ev.NomineeDeclined: _plain(N_("The person proposed says no.")),
    ev.Elected: _elected,
    ev.NobodyElected: _nobody,
    ev.ReviewsTaken: _plain(N_("The decisions to review are chosen.")),
    ev.ReviewChosen: _plain(N_("What is proposed for the decisions under review is chosen.")),
    ev.ReviewObjected: lambda here, event: (
        N_("An objection from {people}: {text}"),
        {"people": here.name(event.person), "text": _quoted(here, event.reason)},
    ),
    ev.TunersChosen: _among(N_("Putting the ideas together: {people}.")),
    ev.ItemAdded: _named_item(N_("On the agenda: {item}.")),
    ev.ItemChanged: _named_item(N_("An item changes: {item}.")),
    ev.ItemMoved: _on_item(N_("Moved on the agenda: {item}.")),
    ev.ItemRemoved: _on_item(N_("Taken off the agenda: {item}.")),
    ev.ItemOpened: _on_item(N_("The item opens: {item}.")),
    ev.ItemEnded: _ended,
    ev.EndMoved: _end_moved,
    ev.ActionAgreed: _action,
    ev.ActionHeard: _heard,
    ev.BacklogAdded: _worded(N_("A point for later: {text}"), lambda event: event.item.title),
    ev.MinutesAmended: _worded(N_("The last minutes are put right: {text}")),
    ev.NextMeetingSet: _next,
    ev.Measured: _plain(N_("The meeting is measured.")),
}  # fmt: skip
