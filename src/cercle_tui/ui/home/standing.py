"""Whether a circle lives, rests or has ended, in a word or two."""

from datetime import date

from cercle_tui.locale import NP_, Words
from cercle_tui.locale.formats import full_date
from cercle_tui.model.circle import CircleInfo
from cercle_tui.register.growth import Standing, standing

_SHOWN = {Standing.RESTING: NP_("circle", "at rest"), Standing.ENDED: NP_("circle", "ended")}


def standing_words(words: Words, info: CircleInfo, today: date) -> str:
    """«au repos», «terminé»; empty for a circle that lives."""
    form = _SHOWN.get(standing(info, today))
    return words.of(form) if form is not None else ""


def standing_line(words: Words, info: CircleInfo, today: date) -> str:
    """«au repos depuis le 3 mai 2027, jusqu’au 1er septembre 2027»; empty likewise."""
    stopped = info.stopped_on(today)
    if stopped is None:
        return ""
    since = full_date(words, stopped.since)
    if stopped.ended:
        return words.gettext("The circle ended on {date}.").format(date=since)
    if stopped.until is None:
        return words.gettext("The circle rests since {date}.").format(date=since)
    said = words.gettext("The circle rests since {date}, until {until}.")
    return said.format(date=since, until=full_date(words, stopped.until))
