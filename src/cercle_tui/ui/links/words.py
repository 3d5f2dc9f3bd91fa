"""What became of a point that travelled, and how far a tension has come, in words."""

from collections.abc import Iterable

from cercle_tui.locale import NP_, Words
from cercle_tui.locale.formats import full_date
from cercle_tui.locale.names import name_of
from cercle_tui.model.sending import Fate, FateState, Returned
from cercle_tui.register.sent import Path
from cercle_tui.reports.page import sentence

_OURS = {
    FateState.WAITING: NP_("fate here", "waits"),
    FateState.ON_AGENDA: NP_("fate here", "on the agenda"),
    FateState.UNDER_WAY: NP_("fate here", "under way in the meeting"),
    FateState.CARRIED_OVER: NP_("fate here", "carried over to the next meeting"),
    FateState.TAKEN: NP_("fate here", "taken off the list"),
}
_PATHS = {
    Path.NOTED: NP_("tension", "noted"),
    Path.TAKEN_UP: NP_("tension", "taken up"),
    Path.SETTLED: NP_("tension", "settled"),
    Path.CARRIED_ON: NP_("tension", "carried on"),
}


def fate_words(words: Words, fate: Fate, *, here: bool = False) -> str:
    """«reporté au 12 mars 2027 · 3 février 2027»; `here` when it is in one's own circle."""
    ours = _OURS.get(fate.state) if here else None
    form = words.of(ours) if ours else name_of(words, fate.state)
    until = full_date(words, fate.until) if fate.until else ""
    said = form.format(until=until, to=fate.to)
    return f"{said} · {full_date(words, fate.on)}" if fate.on else said


def path_words(words: Words, path: Path) -> str:
    """«notée», «prise en charge», «réglée», «reportée»."""
    return words.of(_PATHS[path])


def returned_lines(words: Words, returned: Iterable[Returned]) -> list[str]:
    """Return what came back as the lines read out at an opening."""
    tension = words.gettext("a tension")
    return [
        "· " + sentence(one.title or tension, one.circle, fate_words(words, one.fate),
                         *one.fate.said)
        for one in returned
    ]  # fmt: skip
