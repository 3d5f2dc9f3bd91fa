"""One field of a form on screen: its label, what is typed in it, and what is wrong with it."""

from collections.abc import Container, Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cercle_tui.model.text import clean_line
from cercle_tui.ui.widgets.fields import Field, Form, Translator, problem, read
from cercle_tui.ui.widgets.options import OptionsInput
from cercle_tui.ui.widgets.secret import SecretInput
from cercle_tui.ui.widgets.typing import LineInput, PeopleInput, TextInput

LABEL_CELLS = 24

Control = LineInput | TextInput | OptionsInput | SecretInput


def label_of(field: Field) -> Content:
    """Return the field's label, marked where something is needed, at most `LABEL_CELLS` wide."""
    mark = " *" if field.required else ""
    label = Content(clean_line(field.label)).truncate(LABEL_CELLS - len(mark), ellipsis=True)
    return Content.assemble(label, mark)


def control_of(field: Field, raw: str, guillemets: bool) -> Control:
    """Return the widget that asks for the field, with `raw` in it unless it is secret."""
    match field.kind:
        case "line":
            return LineInput(raw, multi=field.multi, guillemets=guillemets)
        case "number":
            return LineInput(raw, guillemets=False)
        case "people":
            return PeopleInput(raw, names=field.suggestions, strict=field.strict)
        case "text":
            return TextInput(raw, guillemets=guillemets)
        case "choice" | "many":
            return OptionsInput(field.options, raw, several=field.kind == "many")
        case "secret":
            return SecretInput()


def working_keys(
    form: Form, control: Control, is_last: bool, kept: Container[str], tr: Translator
) -> Iterator[tuple[str, str]]:
    """Give the keys that work in `control` and what they do, those that matter most first.

    `kept` holds the ids of the forms that were left with something typed in them.
    """
    is_text = isinstance(control, TextInput)
    if is_text:
        yield "Ctrl+S", form.submit
    else:
        yield tr("Enter"), form.submit if is_last else tr("next")
    yield tr("Esc"), tr("leave")
    if form.id in kept:
        yield "F3", tr("bring back what you had typed")
    if isinstance(control, OptionsInput):
        yield "← →", tr("choose")
        if control.several:
            yield tr("Space"), tr("tick")
    if isinstance(control, SecretInput):
        yield "⌫", tr("start over")
    if isinstance(control, PeopleInput):
        yield tr("Tab"), tr("complete a name")
    elif len(form.fields) > 1 and (is_text or is_last):
        yield tr("Tab"), tr("next")
    if is_text and not form.private:
        yield "Ctrl+E", tr("your own editor")
    elif not is_text and not is_last:
        yield "Ctrl+S", form.submit


class FieldRow(Widget):
    """A label of `label_cells`, the control beside it, and under it the problem, if any."""

    def __init__(self, field: Field, raw: str, label_cells: int, guillemets: bool) -> None:
        super().__init__(classes=f"-{field.kind}")
        self.field = field
        self.control = control_of(field, raw, guillemets)
        self.first = self.control.raw
        self.said = ""
        self._label = Static(label_of(field), classes="field-label")
        self._label.styles.width = label_cells + 1
        self._problem = Static(classes="field-problem")
        self._problem.display = False

    def compose(self) -> ComposeResult:
        """Lay out label, control and problem."""
        with Widget(classes="field-line"):
            yield self._label
            yield self.control
        yield self._problem

    @property
    def value(self) -> str:
        """What the field means as it stands."""
        return read(self.field, self.control.raw)

    @property
    def is_touched(self) -> bool:
        """Whether it holds something else than at first."""
        return self.control.raw != self.first

    def find_problem(self, tr: Translator) -> str:
        """Return what keeps the field from being recorded, or ``""``."""
        return problem(self.field, self.control.raw, tr)

    def say(self, message: str) -> None:
        """Show `message` under the control, or nothing when it is empty.

        A name that is not shown is typed anew after a message: nobody can mend what they don't see.
        """
        self.said = clean_line(message)
        if self.said and isinstance(self.control, SecretInput):
            self.control.put("")
        self._problem.update(Content(f"! {self.said}"))
        self._problem.display = bool(self.said)
        self.set_class(bool(self.said), "-wrong")

    def on_click(self) -> None:
        """Go to the control when its label is clicked."""
        self.screen.set_focus(self.control)
