"""The typing panel: a form docked under the ring, in which every text of a meeting is typed."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from cercle_tui.model.text import clean_line
from cercle_tui.ui.editor import EditorError, edit, editor_trouble
from cercle_tui.ui.widgets.docked import Docked, keys_line
from cercle_tui.ui.widgets.fields import Form, Translator
from cercle_tui.ui.widgets.options import OptionsInput
from cercle_tui.ui.widgets.rows import FieldRow, label_of, working_keys
from cercle_tui.ui.widgets.secret import SecretInput
from cercle_tui.ui.widgets.typing import LineInput, TextInput


class _Body(VerticalScroll, inherit_bindings=False):
    """The fields; the arrows go from one to the next, also when there are more than fit."""


class FormPanel(Docked):
    """Shows one form at a time, keeps what was typed in a form that was left, records nothing.

    It leaves itself on Escape; once submitted, the screen calls `close` or `show_error`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down", "go(1)", show=False, id="form.next"),
        Binding("shift+tab,up", "go(-1)", show=False, id="form.previous"),
        Binding("enter", "advance", show=False, id="form.advance"),
        Binding("ctrl+s,f2", "submit", show=False, id="form.submit"),
        Binding("f4", "ask_editor", show=False, id="form.ask_editor"),
        Binding("ctrl+r,f3", "bring_back", show=False, id="form.bring_back"),
        Binding("escape", "leave", show=False, id="form.leave"),
    ]

    @dataclass
    class Submitted(Message):
        """The form is to be recorded; every field has its value, read as `fields.read` says."""

        form_id: str
        values: dict[str, str]

    @dataclass
    class Cancelled(Message):
        """The form was left; what was typed in it is kept for the session."""

        form_id: str

    @dataclass
    class Changed(Message):
        """Something was typed; never posted for a private form."""

        form_id: str
        values: dict[str, str]

    @dataclass
    class LinesPasted(Message):
        """Several lines were pasted in a `multi` field."""

        form_id: str
        field_id: str
        lines: tuple[str, ...]

    def __init__(self, tr: Translator, *, guillemets: bool = True, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tr = tr
        self.guillemets = guillemets
        self.form: Form | None = None
        self._rows: tuple[FieldRow, ...] = ()
        self._kept: dict[str, dict[str, str]] = {}
        self._announced: dict[str, str] = {}
        self._submitted, self._problem = False, ""
        self._note = Static(classes="form-note")
        self._body = _Body(classes="form-body", can_focus=False)
        self._hint = Static(classes="form-hint")
        self._keys = Static(classes="form-keys")

    def compose(self) -> ComposeResult:
        """Lay out the note, the fields, the hint and the keys."""
        yield self._note
        yield self._body
        yield self._hint
        yield self._keys

    def open(self, form: Form, values: Mapping[str, str] | None = None) -> None:
        """Show `form`, with `values` (by field id) instead of its fields' own where given.

        The keyboard goes to the first field, or to the first needed one that is empty. What was
        typed in a form already open is kept, as when it is left.
        """
        self._settle()
        self.form = form
        given = values or {}
        width = max((label_of(field).cell_length for field in form.fields), default=0)
        self._rows = tuple(
            FieldRow(field, given.get(field.id, field.value), width, self.guillemets)
            for field in form.fields
        )
        self._announced = self.values
        self.border_title = Content(clean_line(form.title) or " ")
        self._note.update(Content(clean_line(form.note)))
        self._body.remove_children()
        self._body.mount(*self._rows)
        needed = (row for row in self._rows if row.field.required and not row.value)
        first = next(needed, self._rows[0] if self._rows else None)
        if first is not None:
            self._show(first.control)
        self._tell()

    def close(self) -> None:
        """Hide the panel; what was typed and not submitted is kept, as when the form is left."""
        if self.form is None:
            return
        self._settle()
        self.form, self._rows, self._announced = None, (), {}
        self._body.remove_children()
        self._hide()

    @property
    def values(self) -> dict[str, str]:
        """Every field's value as it stands, by field id."""
        return {row.field.id: row.value for row in self._rows}

    def show_error(self, field_id: str, message: str) -> None:
        """Show `message` under the field and go to it; the text stays.

        A `field_id` that the form does not have puts the message at the foot of the panel.
        """
        self._submitted = False
        row = next((row for row in self._rows if row.field.id == field_id), None)
        if row is None:
            self._tell(message)
            return
        row.say(message)
        self._reach(row)

    def _settle(self) -> None:
        """Keep what was typed in the form on its way out, or forget it once submitted."""
        form, submitted, self._submitted = self.form, self._submitted, False
        if form is None:
            return
        if submitted:
            self._kept.pop(form.id, None)
        elif not form.private and any(row.is_touched for row in self._rows):
            self._kept[form.id] = self._typed()

    def _typed(self) -> dict[str, str]:
        return {row.field.id: row.control.raw for row in self._rows}

    def _reach(self, row: FieldRow) -> None:
        self.screen.set_focus(row.control, scroll_visible=False)
        self.call_after_refresh(row.scroll_visible, animate=False)

    def _current(self) -> FieldRow | None:
        return next((row for row in self._rows if row.control is self.screen.focused), None)

    def _tell(self, problem: str = "") -> None:
        """Say at the foot what is wrong, else the current field's hint, and which keys work."""
        row = self._current()
        self._problem = clean_line(problem)
        hint = clean_line(row.field.hint) if row is not None else ""
        self._hint.update(Content(f"! {self._problem}" if self._problem else hint))
        self._hint.set_class(bool(self._problem), "-wrong")
        if self.form is not None and row is not None:
            keys = working_keys(self.form, row.control, row is self._rows[-1], self._kept, self.tr)
            self._keys.update(keys_line(keys, self.line_cells))
        self._fit()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show what the field reached asks for."""
        super().on_descendant_focus(event)
        self._tell()

    def on_mount(self) -> None:
        """Follow the size of the screen."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._fit())

    def on_resize(self) -> None:
        """Show as many keys as the new width holds."""
        self._tell(self._problem)

    def _fit(self) -> None:
        """Give the fields the rows that leave the other half of the screen to the ring."""
        half = self.app.size.height // 2
        most = 2 if half >= 10 else 1
        note = clean_line(self.form.note) if self.form is not None and most > 1 else ""
        hinted = any(row.field.hint for row in self._rows)
        around = 2
        for part, text, least in ((self._note, note, 0), (self._hint, self._problem, int(hinted))):
            wanted = -(-Content(text).cell_length // (self.line_cells - 2))
            rows = max(least, min(most, wanted))
            part.styles.height = rows
            part.display = bool(rows)
            around += rows
        self._body.styles.max_height = max(2, half - around)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(OptionsInput.Changed)
    @on(SecretInput.Changed)
    def _something_changed(self, event: Message) -> None:
        event.stop()
        form, values = self.form, self.values
        secret = event.input if isinstance(event, SecretInput.Changed) else None
        if form is None or (values == self._announced and secret is None):
            return
        for row in self._rows:
            if row.control is secret or values[row.field.id] != self._announced[row.field.id]:
                row.say("")
        self._announced = values
        self._submitted = False
        if self._problem:
            self._tell()
        if not form.private:
            self.post_message(self.Changed(form.id, values))

    @on(Input.Submitted)
    @on(SecretInput.Entered)
    def _line_entered(self, event: Message) -> None:
        event.stop()
        self.action_advance()

    @on(LineInput.Pasted)
    def _lines_pasted(self, event: LineInput.Pasted) -> None:
        event.stop()
        for row in self._rows:
            if row.control is event.input and self.form is not None:
                self.post_message(self.LinesPasted(self.form.id, row.field.id, event.lines))

    def action_go(self, step: int) -> None:
        """Go to the next field, or the one before, round and round."""
        row = self._current()
        if row is not None:
            self._reach(self._rows[(self._rows.index(row) + step) % len(self._rows)])

    def action_advance(self) -> None:
        """Go to the next field; from the last, submit."""
        row = self._current()
        if row is not None and row is not self._rows[-1]:
            self.action_go(1)
        else:
            self.action_submit()

    def action_submit(self) -> None:
        """Post the values, once, unless a field has a problem: then go to the first that has."""
        form = self.form
        if form is None or self._submitted:
            return
        for row in self._rows:
            row.say(row.find_problem(self.tr))
        wrong = next((row for row in self._rows if row.said), None)
        if wrong is not None:
            self.show_error(wrong.field.id, wrong.said)
            return
        self._submitted = True
        self._announced = self.values
        self.post_message(self.Submitted(form.id, self._announced))

    def action_leave(self) -> None:
        """Leave the form."""
        form = self.form
        if form is not None:
            self._submitted = False
            self.close()
            self.post_message(self.Cancelled(form.id))

    def action_bring_back(self) -> None:
        """Exchange what stands in the fields with what was typed when the form was last left."""
        kept = self._kept.get(self.form.id) if self.form is not None else None
        if self.form is None or kept is None:
            return
        self._kept[self.form.id] = self._typed()
        for row in self._rows:
            row.control.put(kept.get(row.field.id, row.control.raw))

    @on(TextInput.EditorAsked)
    def action_ask_editor(self) -> None:
        """Type the current text in the person's own editor."""
        row, form = self._current(), self.form
        if row is None or form is None or form.private or not isinstance(row.control, TextInput):
            return
        try:
            text = edit(row.control.raw, os.environ, self.app.suspend())
        except EditorError as problem:
            if problem.text is not None:
                row.control.put(problem.text)
            self.show_error(row.field.id, editor_trouble(problem, self.tr))
        else:
            row.control.put(text)
