"""What absent members say after a meeting: an answer to a decision, an objection to the minutes."""

from datetime import date

from cercle_tui.locale import N_, Words
from cercle_tui.locale.formats import capital, full_date
from cercle_tui.locale.names import name_of
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.late import may_answer
from cercle_tui.meeting.minutes_life import minutes_life
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.decision import Answer
from cercle_tui.model.practice import MinutesConsent
from cercle_tui.register.entries import item_titles, title_of
from cercle_tui.ui.home.changes import About, Change, Facts, Values
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.widgets.chooser import Choice
from cercle_tui.ui.widgets.fields import Field, Form


def waiting(circle: Circle, today: date) -> tuple[tuple[Kept, tuple[str, ...]], ...]:
    """Return the decisions that absent members may still answer, and who they are; latest first."""
    found = []
    for kept in reversed(circle.decisions.values()):
        people = tuple(
            p
            for p in kept.decision.absent
            if p in circle.members and may_answer(circle, kept, p, today)
        )
        if people and not kept.superseded_by and kept.dropped_on is None:
            found.append((kept, people))
    return tuple(found)


def _titles(circle: Circle, today: date) -> dict[str, str]:
    titles = item_titles(circle)
    return {
        kept.decision.id: " ".join(
            (kept.number, title_of(kept.decision, titles.get((kept.decision.meeting,
                                                              kept.decision.item), "")))
        ).strip()
        for kept, _ in waiting(circle, today)
    }  # fmt: skip


def _answer_form(about: About) -> Form:
    words, tr = about.words, about.words.gettext
    titles = tuple(_titles(about.circle, about.today).items())
    absent = {p for _, people in waiting(about.circle, about.today) for p in people}
    names = tuple(name for name, id in about.labels.items() if id in absent)
    fields = (
        Field("decision", tr("Decision"), "choice", titles[0][0] if titles else "",
              options=titles, required=True),
        Field("who", tr("Who"), "people", names[0] if len(names) == 1 else "", suggestions=names,
              strict=True, required=True),
        Field("answer", tr("Answer"), "choice", Answer.NO_OBJECTION.value,
              options=tuple((a.value, name_of(words, a)) for a in Answer)),
        Field("reason", tr("In their words"), "line", hint=tr("An objection needs its reason.")),
    )  # fmt: skip
    return Form("late", tr("An absent member’s answer"), fields, tr("record"))


def _read_answer(about: About, values: Values) -> Facts:
    tr, who = about.words.gettext, about.person("who", values["who"])
    assert who is not None
    kept = about.circle.decisions.get(values["decision"])
    if kept is None or not may_answer(about.circle, kept, who.id, about.today):
        said = tr("{person} was there, or the time to answer is over.")
        raise FieldWrong("who", said.format(person=who.name))
    answer = Answer(values["answer"] or Answer.NO_OBJECTION)
    if answer is Answer.OBJECTION and not values["reason"]:
        raise FieldWrong("reason", tr("An objection needs its reason."))
    told = {"decision": kept.decision.id, "person": who.id, "answer": answer,
            "reason": values["reason"]}  # fmt: skip
    return Facts(circle=((bt.LateAnswer, told),))


def _last(circle: Circle) -> MeetingRecord | None:
    return next((m for m in reversed(circle.meetings) if m.closed), None)


def _may_object(circle: Circle, today: date) -> bool:
    """Whether silence will be consent to the last minutes, on this day or a later one."""
    last = _last(circle)
    life = minutes_life(circle, last) if last is not None else None
    if life is None or life.rule is not MinutesConsent.SILENCE:
        return False
    return life.silent_at is None or circle.day(life.silent_at) >= today


def _minutes_form(about: About) -> Form:
    tr, last = about.words.gettext, _last(about.circle)
    note = ""
    if last is not None:
        date = full_date(about.words, about.circle.day(last.opened))
        note = tr("Minutes of {date}: the circle is asked again when it meets.").format(date=date)
    fields = (
        Field("who", tr("Who"), "people", suggestions=tuple(about.labels), strict=True,
              required=True),
        Field("reason", tr("In their words"), "line", required=True),
    )  # fmt: skip
    return Form("minutes", tr("An objection to the minutes"), fields, tr("record"), note)


def _read_minutes(about: About, values: Values) -> Facts:
    who, last = about.person("who", values["who"]), _last(about.circle)
    assert who is not None
    if last is None:
        raise FieldWrong("reason", about.words.gettext("There are no minutes yet."))
    if not _may_object(about.circle, about.today):
        said = about.words.gettext("These minutes have consent: bring it as a new point.")
        raise FieldWrong("reason", said)
    told = {"meeting": last.id, "person": who.id, "reason": values["reason"]}
    return Facts(circle=((bt.MinutesObjected, told),))


LATE: dict[str, Change] = {
    "late": Change(N_("an absent member’s answer"), N_("To a decision made without them."),
                   _answer_form, _read_answer),
    "minutes": Change(N_("an objection to the minutes"), N_("Before silence is consent to them."),
                      _minutes_form, _read_minutes),
}  # fmt: skip


def offered(words: Words, circle: Circle, today: date) -> tuple[Choice, ...]:
    """Return the two as choices, where the circle's practice and its last meeting call for them."""
    tr, ids = words.gettext, []
    if waiting(circle, today):
        ids.append("late")
    if _may_object(circle, today):
        ids.append("minutes")
    return tuple(Choice(id, capital(tr(LATE[id].label)), help=tr(LATE[id].help)) for id in ids)
