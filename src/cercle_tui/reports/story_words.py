"""How consent came about, in words: one plain line for each part of a decision's story."""

from collections.abc import Iterable
from typing import assert_never

from cercle_tui.locale import Words
from cercle_tui.locale.formats import full_date
from cercle_tui.locale.names import name_of, status_name
from cercle_tui.model.decision import Answer, Version
from cercle_tui.register.story import (
    AnsweredLate,
    ConcernNoted,
    Ended,
    LetGo,
    NewVersion,
    ObjectionMet,
    OpinionHeard,
    Part,
    Presented,
    Renewed,
    Replaced,
    RoundHeld,
)
from cercle_tui.reports.diff import differences
from cercle_tui.reports.page import labelled

_CHANGES = 3
"""How many changes of text one line tells."""

_WIDTH = 60
"""How many characters of a changed text are quoted."""


def part_words(words: Words, part: Part) -> str:
    """Return one part of a story as one line of plain text."""
    match part:
        case Presented():
            said = words.gettext("presented by {name}").format(name=part.author)
            return said if part.author else words.gettext("presented")
        case NewVersion():
            return version_words(words, part)
        case RoundHeld():
            return round_words(words, part)
        case ObjectionMet():
            return objection_words(words, part)
        case ConcernNoted():
            return labelled(words, _by(words, words.gettext("a concern"), part.who), part.text)
        case OpinionHeard():
            label = _by(words, words.gettext("an opinion given in advance"), part.who)
            return labelled(words, label, part.text)
        case AnsweredLate():
            return late_words(words, part)
        case Ended():
            return ended_words(words, part)
        case Renewed():
            said = words.gettext("kept with a new term on {date}")
            return said.format(date=full_date(words, part.on))
        case Replaced():
            return words.gettext("replaced on {date}").format(date=full_date(words, part.on))
        case LetGo():
            said = words.gettext("dropped at its review on {date}")
            return said.format(date=full_date(words, part.on))
    assert_never(part)


def round_words(words: Words, held: RoundHeld) -> str:
    """«consentement à la version 1 : 3 sans objection, 1 préoccupation»."""
    label = words.gettext("consent to version {number}").format(number=held.version)
    return labelled(words, label, tally(words, held))


def tally(words: Words, held: RoundHeld) -> str:
    """«3 sans objection, 1 préoccupation»."""
    return _tally(words, held.no_objection, held.concerns, held.objections)


def tally_of(words: Words, answers: Iterable[Answer]) -> str:
    """Return the same of the answers themselves; empty for none."""
    given = list(answers)
    kinds = (Answer.NO_OBJECTION, Answer.CONCERN, Answer.OBJECTION)
    return _tally(words, *(given.count(kind) for kind in kinds))


def _tally(words: Words, clear: int, concerns: int, objections: int) -> str:
    counts = (
        (clear, words.gettext("{count} without objection")),
        (concerns, words.ngettext("{count} concern", "{count} concerns", concerns)),
        (objections, words.ngettext("{count} objection", "{count} objections", objections)),
    )
    return ", ".join(said.format(count=count) for count, said in counts if count)


def objection_words(words: Words, met: ObjectionMet) -> str:
    """«une objection : « le gel », intégrée dans la version 2 (une boîte à combinaison)»."""
    label = _by(words, words.gettext("an objection"), met.who)
    return labelled(words, label, objection_met(words, met))


def objection_met(words: Words, met: ObjectionMet) -> str:
    """«« le gel », intégrée dans la version 2 (une boîte à combinaison)»."""
    if met.integrated_in:
        state = words.gettext("integrated in version {number}").format(number=met.integrated_in)
    else:
        state = name_of(words, met.state)
    if met.how:
        state = f"{state} ({met.how})"
    return f"{words.quote(met.reason)}, {state}"


def late_words(words: Words, late: AnsweredLate) -> str:
    """«après la rencontre, une objection : « le gel »»."""
    said = _by(words, name_of(words, late.answer), late.who)
    label = words.gettext("after the meeting, {answer}").format(answer=said)
    return labelled(words, label, words.quote(late.reason)) if late.reason else label


def _by(words: Words, what: str, who: str) -> str:
    return words.gettext("{what} from {name}").format(what=what, name=who) if who else what


def ended_words(words: Words, ended: Ended) -> str:
    """«reportée au 3 mars 2027 : il manque un devis», «renvoyée à : cercle général»."""
    if ended.until is not None:
        date = full_date(words, ended.until)
        state = words.gettext("postponed to {date}").format(date=date)
    elif ended.to:
        state = words.gettext("referred to {whom}").format(whom=ended.to)
    else:
        state = status_name(words, ended.status)
    return labelled(words, state, ended.reason) or state


def version_words(words: Words, new: NewVersion) -> str:
    """«version 2 : « jeudi » devient « mardi »; aussi l’échéance»."""
    if new.version.form_only:
        label = words.gettext("version {number}, a correction of form")
    else:
        label = words.gettext("version {number}")
    label = label.format(number=new.version.number)
    told = [*text_changes(words, new.before.text, new.version.text), *_fields(words, new)]
    return labelled(words, label, "; ".join(told)) or label


def text_changes(words: Words, old: str, new: str) -> list[str]:
    """Return what changed between two texts, a short phrase each, at most three and a count."""
    changes: list[tuple[str, str]] = []
    removed = ""
    for kind, text in (*differences(old, new), ("same", "")):
        if removed and kind != "added":
            changes.append((removed, ""))
        if kind == "added":
            changes.append((removed, text))
        removed = text if kind == "removed" else ""
    changes = [(_cut(was), _cut(now)) for was, now in changes if was.strip() or now.strip()]
    told = [_change(words, was, now) for was, now in changes[:_CHANGES]]
    more = len(changes) - _CHANGES
    if more > 0:
        said = words.ngettext("{count} other change", "{count} other changes", more)
        told.append(said.format(count=more))
    return told


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDTH else flat[: _WIDTH - 1].rstrip() + "…"


def _change(words: Words, was: str, now: str) -> str:
    if not was:
        return words.gettext("added {text}").format(text=words.quote(now))
    if not now:
        return words.gettext("took out {text}").format(text=words.quote(was))
    said = words.gettext("{old} becomes {new}")
    return said.format(old=words.quote(was), new=words.quote(now))


def _fields(words: Words, new: NewVersion) -> list[str]:
    """The parts besides the text that changed, by name."""
    names = {
        "title": words.gettext("another title"),
        "why": words.gettext("another reason"),
        "kind": words.gettext("another kind of decision"),
        "term": words.gettext("another term"),
        "responsible": words.gettext("another person responsible"),
        "measures": words.gettext("other measures"),
    }
    return [said for field, said in names.items() if _differ(new.before, new.version, field)]


def _differ(old: Version, new: Version, field: str) -> bool:
    return bool(getattr(old, field) != getattr(new, field))
