"""Forms of shaping, codevelopment and theory: texts, lines of a round, a sentence of each."""

from cercle_tui.locale.steps import title as step_title
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.gathering import last_text
from cercle_tui.model.decision import Version
from cercle_tui.ui.meeting.forms import FormSpec, Values
from cercle_tui.ui.meeting.forms_decide import proposal_form, read_proposal
from cercle_tui.ui.meeting.forms_follow import action_form, read_action
from cercle_tui.ui.meeting.here import Here, Record
from cercle_tui.ui.widgets.fields import Field, Form


def need_known(here: Here) -> str:
    """Return the need as written, else as the item was prepared."""
    item = here.state.item
    if item is None:
        return ""
    written = last_text(item, "need")
    return written.text if written else item.item.draft or item.item.wanted


def _words_form(here: Here, arg: str) -> Form:
    written = last_text(here.state.item, arg)
    text = written.text if written else need_known(here) if arg == "need" else ""
    heading = step_title(here.words, arg)
    field = Field("text", heading, "text", text, required=True)
    return Form("words", heading, (field,), here.words.gettext("record"))


def _read_words(_here: Here, arg: str, values: Values) -> Record:
    return Record(ev.TextWritten, {"step": arg, "text": values["text"]})


def _dimension_form(here: Here, _arg: str) -> Form:
    tr = here.words.gettext
    field = Field("text", tr("Question"), "line", required=True,
                  hint=tr("A question that the proposal must answer."))  # fmt: skip
    return Form("dimension", tr("A question to cover"), (field,), tr("record"))


def _idea_form(here: Here, _arg: str) -> Form:
    tr, about = here.words.gettext, here.state.stage.about
    field = Field("text", tr("Idea"), "line", required=True)
    return Form("gathered_idea", about or tr("Idea"), (field,), tr("record"))


def _read_line(here: Here, arg: str, values: Values) -> Record:
    under = here.state.stage.about if here.step == "ideas" else ""
    person = arg if arg in here.state.people else ""
    facts = {"step": here.step, "text": values["text"], "person": person, "under": under}
    return Record(ev.LineAdded, facts)


def _sentence_form(here: Here, arg: str) -> Form:
    tr = here.words.gettext
    hint = tr("Left empty, only the turn is marked.")
    fields = [Field("text", tr("In their words"), "line", hint=hint)]
    if here.step == "theory_use":
        options = (("no", tr("no")), ("yes", tr("yes")))
        fields.append(
            Field("heard", tr("Heard again"), "choice", "no", options=options,
                  hint=tr("At the next opening the person says what came of it."))
        )  # fmt: skip
    return Form("sentence", here.name(arg), tuple(fields), tr("record"))


def _read_sentence(_here: Here, arg: str, values: Values) -> Record:
    learning = bool(values["text"]) and values.get("heard") == "yes"
    return Record(ev.SpokeUp, {"person": arg, "text": values["text"], "learning": learning})


def _synthesis_form(here: Here, _arg: str) -> Form:
    tr, written = here.words.gettext, last_text(here.state.item, "synthesis")
    fields = (
        Field("text", tr("Proposal"), "text", written.text if written else "", required=True),
        Field("left_out", tr("Left out"), "text", written.left_out if written else "",
              hint=tr("What was said and is not in the text, so that everyone sees it.")),
    )  # fmt: skip
    return Form("synthesis", step_title(here.words, "synthesis"), fields, tr("record"))


def _read_synthesis(_here: Here, _arg: str, values: Values) -> Record:
    facts = {"step": "synthesis", "text": values["text"], "left_out": values["left_out"]}
    return Record(ev.TextWritten, facts)


def _shaped_form(here: Here, _arg: str) -> Form:
    """The synthesis as a proposal: its text, the need it answers, the first who wrote it."""
    item = here.state.item
    written = last_text(item, "synthesis")
    version = Version(text=written.text if written else "", why=need_known(here))
    tuners = item.tuners if item is not None else ()
    return proposal_form(here, version, next(iter(tuners), ""))


def _action_form(here: Here, _arg: str) -> Form:
    item = here.state.item
    client = here.name(item.item.brought_by) if item is not None else ""
    return action_form(here, "plan_action", here.words.gettext("An action of the plan"), client)


FORMS: dict[str, FormSpec] = {
    "words": FormSpec(_words_form, _read_words),
    "dimension": FormSpec(_dimension_form, _read_line),
    "gathered_idea": FormSpec(_idea_form, _read_line),
    "sentence": FormSpec(_sentence_form, _read_sentence),
    "synthesis": FormSpec(_synthesis_form, _read_synthesis),
    "shaped": FormSpec(_shaped_form, read_proposal),
    "plan_action": FormSpec(
        _action_form, lambda here, _arg, values: read_action(here, values, learning=True)
    ),
}
