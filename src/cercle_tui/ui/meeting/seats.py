"""The circle as the ring shows it: who sits where, who is lit, what each has answered."""

from cercle_tui.locale import Words
from cercle_tui.locale.formats import clock as clock_words
from cercle_tui.locale.formats import duration, full_date, number_words, term_words
from cercle_tui.locale.prompts import PROMPTS, prompt
from cercle_tui.meeting.record import local_date
from cercle_tui.meeting.steps import StageKind
from cercle_tui.meeting.takes.electing import ballots_missing
from cercle_tui.model.circle import linked_by
from cercle_tui.model.decision import Answer, Version
from cercle_tui.ui.meeting import elect_words
from cercle_tui.ui.meeting.elect_words import masked
from cercle_tui.ui.meeting.frames_review import prompt_fields, state_choice
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.widgets.views import Mark, RingView, SeatView

_ANSWERS = {
    Answer.NO_OBJECTION: Mark.DONE,
    Answer.CONCERN: Mark.CONCERN,
    Answer.OBJECTION: Mark.OBJECTION,
}


def _mark(here: Here, person: str) -> Mark:
    state, stage = here.state, here.state.stage
    if state.people[person].unreachable:
        return Mark.AWAY
    if here.kind is StageKind.ANSWERS:
        answered = stage.answers.get(person)
        if answered is not None:
            return _ANSWERS[answered[0]]
        return Mark.OPEN if person in stage.order else Mark.GUEST
    if here.step in ("tuners", "synthesis") and state.item is not None:
        return Mark.DONE if person in state.item.tuners else Mark.OPEN
    if here.kind is StageKind.BALLOTS and masked(here) and person in stage.order:
        return Mark.OPEN if person in ballots_missing(state) else Mark.DONE
    if here.kind is StageKind.ROUND:
        turn = stage.turns.get(person)
        if turn is not None:
            return Mark.DONE if turn == "spoke" else Mark.PASSED
        return Mark.OPEN if person in stage.order else Mark.NONE
    return Mark.NONE if state.people[person].member.counted else Mark.GUEST


def lit_person(here: Here) -> str:
    """Return who shines: the cursor in rounds, whoever objected or presents, or nobody."""
    if here.cursor in here.state.people:
        return here.cursor
    item, focus = here.state.item, here.state.stage.focus
    if focus:
        return next(o.author for _, o in here.state.objections if o.id in focus)
    if here.kind in (StageKind.TALK, StageKind.WRITE) and item is not None:
        proposal = item.open_proposal
        author = proposal.author if proposal else item.item.brought_by
        if here.step == "synthesis" and item.tuners:
            author = item.tuners[0]
        return author if author in here.state.here else ""
    return ""


def _note(here: Here, person: str) -> str:
    known = here.state.people[person]
    if not known.caught_up:
        return here.words.gettext("arriving")
    if known.unreachable:
        return here.words.gettext("cannot be reached")
    return _linked(here, person) if here.step == "opening" else ""


def _linked(here: Here, person: str) -> str:
    """The sub-circle whose leader or second link sits here, said as the circle arrives."""
    below = (link for link in here.state.context.links if not link.parent)
    return ", ".join(dict.fromkeys(name for _, name in linked_by(below, person)))


def seats(here: Here) -> tuple[SeatView, ...]:
    """Return those who are here in the order they sit, clockwise."""
    lit, names = lit_person(here), here.names()
    asked = here.kind in (StageKind.ROUND, StageKind.ANSWERS)
    return tuple(
        SeatView(
            names[person],
            _mark(here, person),
            person == lit,
            not here.state.people[person].caught_up
            or (asked and person not in here.state.stage.order),
            _note(here, person),
        )
        for person in here.state.here
    )


def _held_until(here: Here, version: Version) -> dict[str, object]:
    if version.term is None:
        return {}
    ends = version.term.ends(local_date(here.state, here.now))
    if ends is not None:
        return {"date": full_date(here.words, ends)}
    return {"duration": term_words(here.words, version.term)}


def _asked(text: str) -> str:
    """Return a question of the picture as one, so that a sentence can follow it."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}?"


def _fields(here: Here) -> dict[str, object]:
    """Return what the prompt of this step needs to be said whole."""
    state, words = here.state, here.words
    question, proposal = state.walk.question, state.proposal
    match here.step:
        case "duration":
            return {"time": clock_words(words, here.local(here.ending_at))}
        case "consent" | "read_back" if proposal is not None:
            return _held_until(here, proposal.last)
        case "objections":
            count = len(state.open_objections(state.stage.about))
            said = number_words(words, count, feminine=True).capitalize() if count > 1 else count
            return {"count": count, "said": said} if count else {}
        case "ideas" if state.stage.about:
            return {"aspect": _asked(state.stage.about)}
        case "carry_over" if question is not None:
            return {"count": len(question.items) or 1}
        case "more_time" if question is not None:
            return {"duration": duration(question.minutes)}
        case "term_consent" | "propose" | "nominee_consent" | "elected":
            return elect_words.prompt_fields(here)
        case "review_choice":
            return prompt_fields(here)
        case "next_meeting" if state.next_meeting is not None:
            return {"date": full_date(words, here.local(state.next_meeting.starts).date())}
        case "tension_heard" | "tension_next":
            lit = lit_person(here)
            return {"person": here.name(lit)} if lit else {}
    return {}


def question(here: Here) -> str:
    """Return what is read aloud now, in the address the circle uses."""
    address = here.state.practice.address.value
    step = "adopted" if here.step == "read_back" and here.state.proposal else here.step
    if step == "review_choice" and state_choice(here) == "drop":
        step = "drop"
    if step == "nominee_consent" and here.state.waiting() == (here.state.nominee,):
        step = "nominee_last"
    if step not in PROMPTS:
        return ""
    return prompt(here.words, step, address, **_fields(here))


def ring(here: Here, small: bool = True) -> RingView:
    """Return the ring of this moment; `small` adds what is said to those who hesitate."""
    if here.state.paused is not None:
        return RingView(seats(here), here.words.gettext("Pause"))
    lit = lit_person(here)
    return RingView(
        seats(here),
        question(here),
        here.name(lit) if lit else "",
        _unsure(here.words) if small and here.step in ("consent", "nominee_consent") else "",
    )


def _unsure(words: Words) -> str:
    return prompt(words, "unsure")
