"""The forms of an action between meetings, and the facts they write down."""

from datetime import date

from cercle_tui.locale.formats import full_date
from cercle_tui.locale.problems import say_unreadable
from cercle_tui.locale.reading import Unreadable, read_date
from cercle_tui.meeting import between as bt
from cercle_tui.model.followup import Action, ActionState
from cercle_tui.register.actions import Followed
from cercle_tui.ui.home.changes import About, Facts, Values
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.widgets.fields import Field, Form, split_people


def typed_date(about: About, values: Values, field: str) -> date | None:
    """Return the day typed in a field, None for none; raises FieldWrong."""
    typed = values[field].strip()
    if not typed:
        return None
    try:
        return read_date(typed, about.today)
    except Unreadable as problem:
        said = say_unreadable(about.words, problem.code, problem.params)
        raise FieldWrong(field, said) from None


def people_in(about: About, typed: str) -> tuple[str, ...]:
    """Return the ids of the members named, and the names of the others."""
    labels = about.labels
    return tuple(labels.get(name, name) for name in split_people(typed, labels))


def action_form(about: About, one: Followed | None = None) -> Form:
    """Return the form of a new action, or of one as it stands."""
    words, tr, labels = about.words, about.words.gettext, about.labels
    called = {id: label for label, id in labels.items()}
    action = one.action if one else None
    who = ", ".join(called.get(id, name) for id, name in zip(action.who, one.who, strict=True)) \
        if action and one else ""  # fmt: skip
    due = full_date(words, action.due) if action and action.due else ""
    fields = (
        Field("what", tr("What"), "line", action.what if action else "", required=True),
        Field("who", tr("Who"), "people", who, suggestions=tuple(labels),
              hint=tr("Names, inside or outside the circle.")),
        Field("due", tr("By when"), "line", due,
              hint=tr("A date: 12 December, in 3 weeks…")),
    )  # fmt: skip
    title = tr("The action") if one else tr("An action between meetings")
    return Form("action", title, fields, tr("record"))


def read_new(about: About, values: Values) -> Facts:
    """Return what the form of a new action writes down; raises FieldWrong."""
    action = Action(
        id=about.new_id(),
        what=values["what"],
        who=people_in(about, values["who"]),
        due=typed_date(about, values, "due"),
    )
    return Facts(circle=((bt.ActionAdded, {"action": action}),))


def read_change(about: About, action: str, values: Values) -> Facts:
    """Return what the form of a known action writes down; raises FieldWrong."""
    told = {
        "action": action,
        "what": values["what"],
        "who": people_in(about, values["who"]),
        "due": typed_date(about, values, "due"),
    }
    return Facts(circle=((bt.ActionChanged, told),))


def drop_form(about: About, one: Followed) -> Form:
    """Return the form that asks why an action is let go."""
    tr = about.words.gettext
    why = Field("why", tr("Why"), "line", required=True,
                hint=tr("It stays beside the action."))  # fmt: skip
    return Form("drop", tr("This action is dropped"), (why,), tr("record"), one.action.what)


def read_drop(action: str, values: Values) -> Facts:
    told = {"action": action, "state": ActionState.DROPPED, "reason": values["why"]}
    return Facts(circle=((bt.ActionClosed, told),))


def turned(one: Followed) -> Facts:
    """Return the fact that an open action is done, or that one said to be over is to do again."""
    id = one.action.id
    if one.is_open:
        return Facts(circle=((bt.ActionClosed, {"action": id, "state": ActionState.DONE}),))
    return Facts(circle=((bt.ActionReopened, {"action": id}),))
