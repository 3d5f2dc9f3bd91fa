"""What exported values are called, and how consent came about, in one language."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from cercle_tui.locale import Words
from cercle_tui.locale.formats import capital, full_date, names_list, term_words
from cercle_tui.locale.names import name_of, office_name, status_name
from cercle_tui.model.decision import Answer, DecisionKind, EntryKind, ObjectionState, Version
from cercle_tui.register import story
from cercle_tui.reports.exports.model import (
    DecisionOut,
    ElectionOut,
    ObjectionOut,
    RoundOut,
    SaidOut,
    VersionOut,
)
from cercle_tui.reports.page import sentence
from cercle_tui.reports.story_words import part_words


def partial_words(words: Words, files: Sequence[str]) -> str:
    """Say which files could not be read and what may be missing; empty where all were."""
    if not files:
        return ""
    said = words.gettext("These files could not be read: {files}.")
    missing = words.gettext(
        "What these files hold may be missing here, and the short numbers of later decisions "
        "may differ."
    )
    return f"{said.format(files=names_list(words, files))} {missing}"


def kind_name(words: Words, kind: str) -> str:
    """Return what a kind of decision is called; an unknown one as it is."""
    return name_of(words, EntryKind(kind)) if kind in set(EntryKind) else kind


def election_title(words: Words, told: ElectionOut) -> str:
    """«Élection : secrétariat»."""
    return words.gettext("Election: {office}").format(office=office_name(words, told.office))


def standing_words(words: Words, told: DecisionOut | ElectionOut) -> str:
    """Return how a decision or a mandate stands as of the export, with its day."""
    if told.status == "in_force" and told.ends:
        return words.gettext("in force until {date}").format(date=full_date(words, told.ends))
    if told.status == "review_due" and told.ends:
        return words.gettext("to review by {date}").format(date=full_date(words, told.ends))
    if told.status == "past_term" and told.ends:
        said = words.gettext("past its term since {date}")
        return said.format(date=full_date(words, told.ends))
    if told.status in ("in_force", "review_due", "suspended"):
        return status_name(words, told.status)
    said = words.gettext("{status} on {date}")
    day = full_date(words, told.over_on or told.on)
    return said.format(status=status_name(words, told.status), date=day)


def term_said(words: Words, told: DecisionOut) -> str:
    """Return until when it holds: the last day, a renewal included, else the term as said."""
    if told.term is None:
        return ""
    if told.ends is not None:
        said = words.gettext("until {date}").format(date=full_date(words, told.ends))
    else:
        said = term_words(words, told.term)
    more = ""
    if told.meetings_left is not None:
        more = words.ngettext("{count} meeting left", "{count} meetings left", told.meetings_left)
        more = more.format(count=told.meetings_left)
    if told.term_by_default:
        said = words.gettext("{value} (by default)").format(value=said)
    return sentence(said, more)


def path_lines(words: Words, told: DecisionOut) -> Iterator[str]:
    """Yield how consent came about, one plain line for each part."""
    return (capital(part_words(words, part)) for part in _parts(told))


def _parts(told: DecisionOut) -> Iterator[story.Part]:
    before: Version | None = None
    for each in told.versions:
        version = _version(each)
        if before is None:
            yield story.Presented(version, told.author)
        else:
            met = sum(o.integrated_in == version.number for o in told.objections)
            yield story.NewVersion(version, before, met)
        before = version
        yield from (
            story.OpinionHeard(o.version, o.text, o.who)
            for o in told.opinions
            if o.version == version.number
        )
        yield from asked(told.rounds, told.objections, told.concerns, version.number)
    yield story.Ended(
        told.outcome, _moment(told.on), told.postponed_to, told.referred_to, told.reason
    )
    for late in told.late:
        yield story.AnsweredLate(_moment(late.on), Answer(late.answer), late.reason, late.who)
    yield from (story.Renewed(on) for on in told.renewed)
    if told.over_on is not None and told.replaced_by:
        yield story.Replaced(told.over_on, told.replaced_by)
    elif told.over_on is not None:
        yield story.LetGo(told.over_on)


def asked(
    rounds: tuple[RoundOut, ...],
    objections: tuple[ObjectionOut, ...],
    concerns: tuple[SaidOut, ...],
    version: int,
) -> Iterator[story.Part]:
    """Yield the rounds about a version, then what was objected and what concerned."""
    for taken in rounds:
        if taken.version == version:
            yield story.RoundHeld(
                taken.version,
                taken.at,
                taken.no_objection,
                taken.concerns,
                taken.objections,
                taken.collective,
            )
    for objection in objections:
        if objection.version == version:
            yield story.ObjectionMet(
                objection.version,
                objection.reason,
                ObjectionState(objection.state),
                objection.how,
                objection.integrated_in,
                objection.who,
            )
    for concern in concerns:
        if concern.version == version:
            yield story.ConcernNoted(concern.version, concern.text, concern.who)


def _version(version: VersionOut) -> Version:
    return Version.model_construct(
        number=version.number,
        title=version.title,
        text=version.text,
        why=version.why,
        kind=DecisionKind(version.kind),
        term=version.term,
        responsible=version.responsible,
        measures=version.measures,
        form_only=version.form_only,
        note=version.note,
    )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
