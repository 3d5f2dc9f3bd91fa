"""What is wrong with a written meeting, as codes that the floors above put into words."""

from typing import Literal

from pydantic import ValidationError

from cercle_tui.meeting.rules import RuleBroken

Code = Literal[
    "not_toml",  # the file is not TOML, or cannot be read: `reason`
    "missing_field",  # `field`
    "unknown_field",  # `field`
    "wrong_value",  # `field`, `value`
    "unknown_event",  # `kind`: no such event or shorthand
    "unknown_name",  # `name` is nobody of the circle
    "same_name",  # `name` is given to two members
    "unknown_item",  # `item`: no item, point or action is called so
    "unknown_objection",  # `name` has no open objection on what is asked
    "wrong_order",  # a meeting begins before the one above it
    "refused",  # a rule of the method refuses the event: `rule`, and the problem's own `rule`
    "not_closed",  # the meeting's rows end before it is closed, and another follows
    "another_meeting",  # the book found in the folder does not follow this file
    "folder_in_use",  # the folder holds other circles: `path`
]


class ScriptProblem(Exception):  # noqa: N818 - it is a thing to say, not only to raise
    """A problem with a written meeting: a `code`, and `params`, all text.

    `params` always has ``file``, ``meeting`` and ``event``: the file's name and the numbers from
    1, empty where they do not apply. `rule` is the rule that was broken, for ``refused``.
    """

    def __init__(self, code: Code, rule: RuleBroken | None = None, /, **params: str) -> None:
        super().__init__(code, params)
        self.code: Code = code
        self.rule = rule
        self.params: dict[str, str] = {"file": "", "meeting": "", "event": "", **params}

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={value!r}" for name, value in self.params.items())])

    def at(self, **place: str) -> "ScriptProblem":
        """Return the same problem with its place, where none was said before."""
        said = {name: value for name, value in self.params.items() if value}
        return ScriptProblem(self.code, self.rule, **(place | said))


def problem_of(error: RuleBroken | ValidationError) -> ScriptProblem:
    """Return what an event that was not taken up tells about its row."""
    if isinstance(error, RuleBroken):
        return ScriptProblem("refused", error, rule=error.code)
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        return ScriptProblem("missing_field", field=field)
    return ScriptProblem("wrong_value", field=field, value=str(first["input"]))
