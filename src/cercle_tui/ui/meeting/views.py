"""What the meeting's widgets show: each a pure function of where the meeting stands."""

from datetime import timedelta

from cercle_tui.locale.formats import clock as clock_words
from cercle_tui.locale.formats import duration, full_date, names_list, time_used
from cercle_tui.locale.method import title as step_title
from cercle_tui.locale.problems import say_rule
from cercle_tui.locale.prompts import prompt
from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.people import Office
from cercle_tui.ui.meeting import elect_words
from cercle_tui.ui.meeting.actions import Action, footer
from cercle_tui.ui.meeting.frames_practice import opinion_reminder
from cercle_tui.ui.meeting.frames_review import ended_rows
from cercle_tui.ui.meeting.grid_elect import GRID
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.meeting.pace import ends_at, step_minutes, used_minutes
from cercle_tui.ui.widgets.views import (
    AgendaEntry,
    AgendaState,
    AgendaView,
    KeyBarView,
    KeyView,
    NoteView,
    RecordEntry,
    RecordView,
    StepView,
    Tone,
    TopView,
)

STUCK_ROUNDS = 2
"""After so many rounds without progress the app offers ways out."""

_KEYS = {
    "space": "Space",
    "enter": "Enter",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "f1": "F1",
    "f6": "F6",
    "pagedown": "PgDn",
    "backspace": "⌫",
    "question_mark": "?",
    "f5": "F5",
    "tab": "Tab",
    "pageup": "PgUp",
    "shift+up": "⇧↑",
    "shift+down": "⇧↓",
}


def key_name(here: Here, key: str) -> str:
    """Return how a key is called on the footer, in this language."""
    name = _KEYS.get(key, key)
    return here.words.gettext(name) if name in ("Space", "Enter") else name


def _footer_key(here: Here, action: Action) -> str:
    return "← →" if action.id == "person" else key_name(here, action.keys[0])


def top(here: Here, alert: str) -> TopView:
    """Return the top bar: the hour, the time used, and when it ends at this pace."""
    state, words = here.state, here.words
    pace = time_used(words, used_minutes(here), state.planned)
    ends = clock_words(words, here.local(ends_at(here)))
    expected = words.gettext("at this pace, {time}").format(time=ends)
    opened = full_date(words, here.local(state.opened).date())
    return TopView(
        circle=state.context.info.name,
        title=words.gettext("meeting of {date}").format(date=opened),
        clock=here.local(here.now).strftime("%H:%M"),
        pace=f"{pace} · {expected}",
        alert=alert,
    )


def step(here: Here) -> StepView:
    """Return the item, its step, and how many have had their turn or answered."""
    state, stage = here.state, here.state.stage
    item, title = state.item, ""
    if item is not None:
        number = [i.item.id for i in state.items].index(item.item.id) + 1
        title = f"{number} · {item.item.title}"
    count = ""
    if stage.order and here.kind in (StageKind.ROUND, StageKind.ANSWERS):
        count = f"{len(stage.order) - len(state.waiting())} / {len(stage.order)}"
    used, proposed = step_minutes(here)
    if proposed:
        time = time_used(here.words, used, proposed)
        count = f"{count} · {time}" if count else time
    return StepView(title, step_title(here.words, here.step), count)


def left(here: Here, message: str) -> NoteView:
    """Return the line under the stage: a message just given, else what the gate lacks."""
    if message:
        return NoteView(message, Tone.CONCERN)
    waiting, reminder = here.state.waiting(), opinion_reminder(here)
    if reminder:
        return NoteView(reminder)
    said = elect_words.advice(here)
    if said:
        return NoteView(said, Tone.CONCERN)
    if here.step in GRID and waiting:  # the grid shows who is still to be heard
        return NoteView(_advice(here), Tone.CONCERN)
    if waiting and here.state.stage.together and not here.state.stage.answers:
        return NoteView(here.words.gettext("A look around the circle, then one key."), Tone.QUIET)
    if waiting and here.kind in (StageKind.ROUND, StageKind.ANSWERS):
        names = names_list(here.words, [here.name(p) for p in waiting])
        return NoteView(here.words.gettext("Still to hear: {names}").format(names=names))
    advice = _advice(here)
    if advice:
        return NoteView(advice, Tone.CONCERN)
    lack = here.lack
    if lack is not None and lack.code not in ("outcome_needed", "closing_needed", "items_open"):
        return NoteView(say_lack(here, lack))
    return NoteView()


def _advice(here: Here) -> str:
    """Return what a beginner should be told now: notes to take, ways out, what to shorten."""
    state, words = here.state, here.words
    if here.step == "attendance" and state.here and not here.office(Office.SECRETARY):
        return prompt(words, "notes") + " (s)"
    used, proposed = step_minutes(here)
    if proposed and used > proposed:
        return words.gettext("The time proposed for this step is used: go on when you are ready.")
    late = here.arriving
    if late:
        said = words.gettext("{person} has just come: l, then catch-up, to be counted.")
        return said.format(person=here.name(late))
    rounds = len(state.proposal.rounds) if state.proposal is not None else 0
    if here.step == "objections" and rounds >= STUCK_ROUNDS and here.lack is not None:
        said = words.gettext("{count} rounds so far: w shows other ways out.")
        return said.format(count=rounds)
    if here.step in ("items", "agenda") and ends_at(here) > here.ending_at:
        left = [i.item for i in state.items if i.outcome is None]
        if left:
            longest = max(left, key=lambda item: item.minutes)
            said = words.gettext("At this pace we end at {time}. To shorten, perhaps: {item}.")
            time = clock_words(words, here.local(ends_at(here)))
            return said.format(time=time, item=longest.title)
    return ""


def say_lack(here: Here, lack: RuleBroken) -> str:
    """Return in words why a rule stands in the way, people by their names."""
    params: dict[str, object] = {}
    for key, value in lack.params.items():
        if isinstance(value, tuple):
            params[key] = [here.name(part) for part in value]
        else:
            params[key] = here.name(value) if key == "person" else value
    return say_rule(here.words, lack.code, params)


def _entry(here: Here, number: int, item: ItemState) -> AgendaEntry:
    now = here.state.item is not None and here.state.item.item.id == item.item.id
    used = 0.0
    if now and item.began is not None:
        until = here.state.paused or here.now
        spent = until - item.began - (here.state.paused_total - item.paused_before)
        used = max(0.0, spent / timedelta(minutes=item.item.minutes))
    state = AgendaState.AHEAD
    if now:
        state = AgendaState.NOW
    elif item.outcome is not None:
        state = AgendaState.DONE if item.outcome.value == "reached" else AgendaState.DROPPED
    return AgendaEntry(str(number), item.item.title, item.item.minutes, state, used)


def agenda(here: Here) -> AgendaView:
    """Return the agenda rail: what opens the meeting, its items, what closes it."""
    words, bottom = here.words, here.state.walks[0].stage.step
    order = ("attendance", "opening", "admin", "agenda", "items", "closing")
    at = {"agenda_consent": "agenda", "measure": "closing", "leftovers": "closing"}
    now = at.get(bottom, bottom if bottom in order else "admin")

    def part(name: str, title: str, minutes: int | None = None) -> AgendaEntry:
        place, current = order.index(name), order.index(now)
        state = AgendaState.AHEAD
        if here.state.closed or place < current:
            state = AgendaState.DONE
        elif place == current:
            state = AgendaState.NOW
        return AgendaEntry("", title, minutes, state)

    return AgendaView(
        words.gettext("Agenda"),
        (
            part("attendance", step_title(words, "attendance")),
            part("opening", step_title(words, "opening")),
            part("admin", words.gettext("Administrative part")),
            part("agenda", step_title(words, "agenda")),
        ),
        tuple(_entry(here, n, item) for n, item in enumerate(here.state.items, 1)),
        (part("closing", step_title(words, "closing"), 10),),
    )


def record(here: Here) -> RecordView:
    """Return what has been recorded for this item, or for the meeting between items."""
    state, words = here.state, here.words
    item, entries = state.item, []
    about = {p.id for p in item.proposals} | {item.election_key} if item else {state.stage.about}
    for key, objection in state.objections:
        if key in about:
            entries.append(RecordEntry(Tone.OBJECTION, words.gettext("Objection"),
                                       objection.reason))  # fmt: skip
    for key, concern in state.concerns:
        if key in about:
            entries.append(RecordEntry(Tone.CONCERN, words.gettext("Concern"), concern.text))
    for row in ended_rows(here, with_left=False):
        entries.append(RecordEntry(Tone.OK, row.right, row.text))
    for note in item.notes if item else state.notes:
        entries.append(RecordEntry(Tone.TITLE, words.gettext("Note"), note.text))
    for action in state.actions:
        if item is None or action.item == item.item.id:
            who = names_list(words, [here.name(p) for p in action.who])
            text = f"{who} — {action.what}" if who else action.what
            entries.append(RecordEntry(Tone.NOW, words.gettext("Action"), text))
    for point in state.backlog:
        entries.append(RecordEntry(Tone.QUIET, words.gettext("Waiting point"), point.title))
    return RecordView(words.gettext("Recorded"), tuple(entries), words.gettext("Nothing yet."))


def keys(here: Here) -> KeyBarView:
    """Return the footer: only the keys that work now, the most useful first."""
    return KeyBarView(
        tuple(
            KeyView(_footer_key(here, action), here.words.gettext(action.label), action.id)
            for action in footer(here)
        )
    )


def over_time(here: Here) -> str:
    """Return a word when the item on the table has used its minutes, else an empty string."""
    item = here.state.item
    if item is None or item.began is None:
        return ""
    spent = here.now - item.began - (here.state.paused_total - item.paused_before)
    over = int((spent - timedelta(minutes=item.item.minutes)) / timedelta(minutes=1))
    if over < 1:
        return ""
    return here.words.gettext("{duration} over").format(duration=duration(over))
