"""The rails beside the stage: the agenda on the left, what was recorded on the right."""

from rich.cells import cell_len

from cercle_tui.ui.widgets.canvas import Canvas, Line, Picture, Run
from cercle_tui.ui.widgets.lettering import shorten, shown, shown_text, window, wrap
from cercle_tui.ui.widgets.views import (
    AgendaEntry,
    AgendaState,
    AgendaView,
    RecordView,
    Tone,
)


def _entry(entry: AgendaEntry, width: int, digits: int, ascii: bool) -> list[Line]:
    """Return the line of `entry`, and the bar of time used under the current one."""
    tone = Tone.NOW if entry.state is AgendaState.NOW else Tone.PLAIN
    if entry.state is AgendaState.DROPPED:
        tone = Tone.QUIET
    mark = entry.state.value
    minutes = "" if entry.minutes is None else str(entry.minutes)
    number = shown(entry.number)
    head = f"{number:>{digits}} " if number else ""
    title = shorten(
        shown(entry.title), width - 2 - cell_len(head) - 1 - max(3, len(minutes)), ascii
    )
    fill = width - 2 - cell_len(head) - cell_len(title) - len(minutes)
    lines: list[Line] = [
        [
            (mark.glyph(ascii) + " ", Tone.OK if entry.state is AgendaState.DONE else tone),
            (head + title + " " * fill + minutes, tone),
        ]
    ]
    if entry.state is AgendaState.NOW and entry.minutes:
        lines.append(_gauge(entry.used_fraction, width - 2, ascii))
    return lines


def _gauge(fraction: float, width: int, ascii: bool) -> Line:
    """Return the thin bar of time used; past the end it says so with a sign, not only a colour."""
    full, rest = ("=", "-") if ascii else ("━", "─")
    if fraction > 1:
        return [("  ", Tone.PLAIN), (full * (width - 2) + " !", Tone.CONCERN)]
    used = round(max(0.0, fraction) * width)
    return [("  ", Tone.PLAIN), (full * used, Tone.NOW), (rest * (width - used), Tone.QUIET)]


def paint_agenda(view: AgendaView, width: int, height: int, ascii: bool = False) -> Picture:
    """Return the agenda; when it is longer than the rail, the part around the current item."""
    digits = max((cell_len(shown(entry.number)) for entry in view.items), default=1)
    body: list[Line] = []
    focus = 0
    for part in (view.opening, view.items, view.closing):
        if body and part:
            body.append(())
        for entry in part:
            if entry.state is AgendaState.NOW:
                focus = len(body)
            body += _entry(entry, width, digits, ascii)
    head: list[Line] = [[(shown(view.heading).upper(), Tone.QUIET)], ()] if view.heading else []
    room = height - len(head)
    if len(body) > room:
        seen = window([1] * len(body), max(1, room - 2), focus)
        dots: Line = [("..." if ascii else "…", Tone.QUIET)]
        body = [
            dots if seen[0] else (),
            *(body[index] for index in seen),
            dots if seen[-1] < len(body) - 1 else (),
        ]
    return Picture(head + body)


class AgendaRail(Canvas[AgendaView]):
    """The agenda, where the circle stands in it, and the time used."""

    def paint(self, view: AgendaView, width: int, height: int) -> Picture:
        """Return the agenda."""
        return paint_agenda(view, width, height, self.ascii)


def paint_record(view: RecordView, width: int, height: int, ascii: bool = False) -> Picture:
    """Return what was recorded, the newest last and always in sight."""
    head: list[Line] = [[(shown(view.heading).upper(), Tone.QUIET)], ()] if view.heading else []
    room = max(1, height - len(head))
    if not view.entries:
        return Picture([*head, *wrap([(shown(view.empty), Tone.QUIET)], width)])
    body: list[Line] = []
    for entry in reversed(view.entries):
        label = shown(entry.label)
        runs: list[Run] = [(label + " ", entry.kind)] if label else []
        lines: list[Line] = [*wrap([*runs, (shown_text(entry.text), Tone.PLAIN)], width)]
        body = [*lines, (), *body] if body else lines
        if len(body) > room:
            break
    if len(body) > room:
        body = [[("..." if ascii else "…", Tone.QUIET)], *body[len(body) - room + 1 :]]
    return Picture(head + body)


class RecordRail(Canvas[RecordView]):
    """What was recorded in this meeting, the newest last."""

    def paint(self, view: RecordView, width: int, height: int) -> Picture:
        """Return the record."""
        return paint_record(view, width, height, self.ascii)
