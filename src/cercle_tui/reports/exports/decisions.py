"""Decisions and elections of a circle as values of the export."""

from collections.abc import Iterable

from cercle_tui.meeting.circle import Kept
from cercle_tui.meeting.late import awaited
from cercle_tui.model.decision import (
    Answer,
    Concern,
    Objection,
    Opinion,
    RoundTaken,
    Version,
)
from cercle_tui.register import elections
from cercle_tui.register.entries import Entry, entries, on_day
from cercle_tui.register.story import integrated_in
from cercle_tui.reports.exports.model import (
    DecisionOut,
    ElectionOut,
    LateOut,
    ObjectionOut,
    RoundOut,
    SaidOut,
    VersionOut,
)
from cercle_tui.reports.exports.taking import Taking


def decisions_of(taking: Taking) -> Iterable[DecisionOut]:
    """Yield the decisions of the period, the latest first."""
    circle = taking.circle
    wanted = {(record.id, item.id): item.wanted for record in circle.meetings
              for item in record.items}  # fmt: skip
    for entry in entries(circle, taking.today):
        if taking.selection.holds(entry.on):
            kept = circle.decisions[entry.id]
            aim = wanted.get((kept.decision.meeting, kept.decision.item), "")
            yield _decision(taking, kept, entry, aim)


def _decision(taking: Taking, kept: Kept, entry: Entry, aim: str) -> DecisionOut:
    circle, told, final = taking.circle, kept.decision, kept.decision.final
    may_until = circle.day(told.open_until) if told.open_until else None
    return DecisionOut(
        id=told.id,
        number=kept.number,
        circle=circle.info.id,
        meeting=told.meeting,
        title=taking.text(entry.title),
        kind=entry.kind,
        status=entry.status,
        outcome=told.status,
        on=entry.on,
        text=taking.text(final.text),
        why=taking.text(final.why),
        aim=taking.text(aim),
        term=final.term,
        term_by_default="term" in final.defaults and not kept.renewed,
        ends=kept.ends,
        meetings_left=entry.meetings_left,
        over_on=entry.over_on,
        renewed=kept.renewed,
        author=taking.name(told.author),
        responsible=taking.names_of(final.responsible),
        measures=taking.texts(final.measures),
        present=taking.names_of(told.present),
        absent=taking.names_of(told.absent),
        told=taking.text(told.told),
        versions=tuple(_version(taking, version) for version in told.versions),
        rounds=_rounds(told.rounds),
        objections=tuple(_objection(taking, o, integrated_in(told, o)) for o in told.objections),
        concerns=tuple(_concern(taking, concern) for concern in told.concerns),
        opinions=tuple(_opinion(taking, opinion) for opinion in told.opinions),
        late=tuple(
            LateOut(
                on=circle.day(answer.at),
                answer=answer.answer,
                reason=taking.text(answer.reason),
                who=taking.author(answer.person),
            )
            for answer in kept.late
        ),
        awaiting=taking.names_of(awaited(circle, kept)),
        may_object_until=may_until,
        postponed_to=told.postponed_to,
        referred_to=taking.text(told.referred_to),
        reason=taking.text(told.reason),
        replaces=told.replaces,
        replaced_by=kept.superseded_by,
    )


def elections_of(taking: Taking) -> Iterable[ElectionOut]:
    """Yield the elections of the period that came to an end, the latest first."""
    for one, undated in reversed(elections.undated(taking.circle)):
        if taking.selection.holds(undated.on):
            yield _election(taking, one, on_day(undated, taking.today))


def _election(taking: Taking, one: elections.Held, entry: Entry) -> ElectionOut:
    told, held = one.told, one.told.mandate
    proposed = told.proposed[-1] if told.proposed else None
    links = {link.id: link.name for link in (*one.record.links, *taking.circle.links)}
    return ElectionOut(
        id=one.id,
        circle=taking.circle.info.id,
        meeting=one.record.id,
        office=taking.text(told.office),
        status=entry.status,
        on=entry.on,
        over_on=entry.over_on,
        person=taking.person(entry.person),
        begins=held.begins if held else None,
        ends=entry.ends,
        interim=bool(held and held.interim),
        duties=taking.text((proposed.duties if proposed else "") or told.duties),
        why=taking.text(told.why),
        reasons=taking.text(proposed.reasons) if proposed else "",
        support=taking.text(proposed.support) if proposed else "",
        criteria=taking.texts(told.criteria),
        rounds=_rounds(told.rounds),
        objections=tuple(_objection(taking, objection, 0) for objection in told.objections),
        concerns=tuple(_concern(taking, concern) for concern in told.concerns),
        postponed_to=told.until,
        reason=taking.text(told.reason),
        of_circle=taking.text(links.get(told.circle, told.circle)),
    )


def _version(taking: Taking, version: Version) -> VersionOut:
    return VersionOut(
        number=version.number,
        title=taking.text(version.title),
        text=taking.text(version.text),
        why=taking.text(version.why),
        kind=version.kind,
        term=version.term,
        responsible=taking.names_of(version.responsible),
        measures=taking.texts(version.measures),
        form_only=version.form_only,
        note=taking.text(version.note),
    )


def _rounds(rounds: Iterable[RoundTaken]) -> tuple[RoundOut, ...]:
    """Rounds in which somebody answered."""
    found = ((taken, list(taken.answers.values())) for taken in rounds if taken.answers)
    return tuple(
        RoundOut(
            version=taken.version,
            at=taken.at,
            no_objection=answers.count(Answer.NO_OBJECTION),
            concerns=answers.count(Answer.CONCERN),
            objections=answers.count(Answer.OBJECTION),
            collective=taken.collective,
        )
        for taken, answers in found
    )


def _objection(taking: Taking, objection: Objection, met_in: int) -> ObjectionOut:
    return ObjectionOut(
        version=objection.version,
        reason=taking.text(objection.reason),
        state=objection.state,
        how=taking.text(objection.how),
        integrated_in=met_in,
        who=taking.author(objection.author),
    )


def _concern(taking: Taking, concern: Concern) -> SaidOut:
    return SaidOut(
        version=concern.version,
        text=taking.text(concern.text),
        who=taking.author(concern.author),
    )


def _opinion(taking: Taking, opinion: Opinion) -> SaidOut:
    return SaidOut(
        version=opinion.version,
        text=taking.text(opinion.text),
        who=taking.author(opinion.person),
    )
