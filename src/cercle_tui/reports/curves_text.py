"""The measure and the equivalence of voices in words: help for a circle, never blame of anyone."""

from collections.abc import Iterable, Sequence
from datetime import date

from cercle_tui.locale import Words
from cercle_tui.locale.formats import decimal, full_date, short_date
from cercle_tui.locale.names import scale_name
from cercle_tui.register.curves import Point
from cercle_tui.register.voices import Share, Voices, day_of
from cercle_tui.reports.page import labelled, sentence

Part = tuple[str, str]

_FINGERS = "fingers"
_MINUTE = 60


def scale_words(words: Words, scale: str) -> str:
    """«la rencontre», «le contenu»: what a scale measures."""
    return words.gettext("the meeting") if scale == _FINGERS else scale_name(words, scale)


def label_words(words: Words, label: str, short: bool = False) -> str:
    """Return the place of a value in time: a day, a quarter ("2026-4"), a year."""
    parts = label.split("-")
    if len(parts) == 1:
        return label
    if len(parts) == 2:
        said = words.gettext("Q{number} {year}") if short else words.gettext(
            "quarter {number} of {year}"
        )  # fmt: skip
        return said.format(year=parts[0], number=parts[1])
    day = date.fromisoformat(label)
    return short_date(words, day) if short else full_date(words, day)


def points_words(words: Words, points: Sequence[Point], most: int = 12) -> str:
    """Return the last values of a curve, each with its place in time: «2025 4,1 · 2026 4,4»."""
    return " · ".join(
        f"{label_words(words, one.label, short=True)} {decimal(words, one.mean)}"
        for one in points[-most:]
    )


def voices_parts(
    words: Words, found: Iterable[Voices], names: Sequence[tuple[str, str]] = ()
) -> list[Part]:
    """Return how voices were shared, the latest first.

    Persons are told only where `names` gives them, as (id, name), in the order they sit.
    """
    parts: list[Part] = []
    for one in reversed(list(found)):
        parts.append(("title", f"{_when(words, one)}\n"))
        parts += [("plain", f"{line}\n") for line in voices_lines(words, one)]
        for id, name in names:
            if id in one.voices:
                parts += [("plain", f"  {name}"), ("quiet", f"  {_voice(words, one, id)}\n")]
        parts.append(("plain", "\n"))
    return parts


def _when(words: Words, one: Voices) -> str:
    day = day_of(one)
    if day is not None:
        return full_date(words, day)
    count = words.ngettext("{count} meeting", "{count} meetings", one.meetings)
    return sentence(one.label, count.format(count=one.meetings))


def voices_lines(words: Words, one: Voices) -> list[str]:
    """Return how the voices were spread, without naming anyone."""
    tr = words.gettext
    turns, time = one.turns, one.time
    lines = [
        labelled(words, tr("turns to speak"), _spread(words, turns)),
        labelled(words, tr("first words"), _had(words, one.first)),
        labelled(words, tr("last words"), _had(words, one.last)),
    ]
    if one.passed:
        lines.append(labelled(words, tr("turns passed"), str(one.passed)))
    if time is not None:
        minutes = Share(
            time.low / _MINUTE, time.middle / _MINUTE, time.high / _MINUTE, time.people, time.had
        )
        lines.append(labelled(words, tr("minutes in the rounds"), _spread(words, minutes)))
    return lines


def _spread(words: Words, share: Share) -> str:
    if share.low == share.high:
        return words.gettext("{count} for each").format(count=_number(words, share.low))
    return words.gettext("from {low} to {high}, {middle} in the middle").format(
        low=_number(words, share.low), high=_number(words, share.high),
        middle=_number(words, share.middle),
    )  # fmt: skip


def _had(words: Words, share: Share) -> str:
    said = words.ngettext("{count} person of {people}", "{count} persons of {people}", share.had)
    return said.format(count=share.had, people=share.people)


def _number(words: Words, value: float) -> str:
    return str(round(value)) if value == round(value) else decimal(words, value)


def _voice(words: Words, one: Voices, person: str) -> str:
    tr, voice = words.gettext, one.voices[person]
    seconds = one.seconds.get(person)
    return sentence(
        labelled(words, tr("turns"), str(voice.turns)),
        labelled(words, tr("passed"), str(voice.passed)) if voice.passed else "",
        labelled(words, tr("first words"), str(voice.first)),
        labelled(words, tr("last words"), str(voice.last)),
        labelled(words, tr("minutes"), decimal(words, seconds / _MINUTE)) if seconds else "",
    )
