"""The text in question under the circle: a proposal, an objection, what a step wrote."""

from cercle_tui.locale.formats import full_date, term_words
from cercle_tui.locale.method import title as step_title
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.decision import DecisionKind, Objection, Version
from cercle_tui.reports.diff import differences
from cercle_tui.ui.meeting import frames_practice, frames_review
from cercle_tui.ui.meeting.forms_decide import responsible_names
from cercle_tui.ui.meeting.frames_elect import election_frame
from cercle_tui.ui.meeting.frames_shape import FRAMES
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.widgets.views import FrameView


def _version_foot(here: Here, version: Version) -> str:
    words = here.words
    responsible = words.gettext("responsible: {names}")
    if "responsible" in version.defaults:
        responsible = words.gettext("responsible, by default: {names}")
    parts = [responsible.format(names=responsible_names(here, version))]
    if version.kind is DecisionKind.ONE_OFF:
        parts.append(words.gettext("one-off"))
    elif version.term is not None:
        ends = version.term.ends(here.today)
        until = words.gettext("until {date}").format(date=full_date(words, ends)) if ends else ""
        parts.append(until or term_words(words, version.term))
    return " · ".join(part for part in parts if part)


def frame(here: Here, show_differences: bool) -> FrameView:
    """Return the text in question: the objection being treated, the proposal, or a step's text."""
    state, words = here.state, here.words
    treated = _treated(here)
    if treated:
        return _objection_frame(here, treated)
    election = election_frame(here)
    if election is not None:
        return election
    if here.step in frames_review.REVIEW_STEPS:
        return frames_review.frame(here)
    proposal = state.proposal
    question = state.walk.question
    if question is not None and question.text:
        return FrameView(step_title(words, here.step), question.text)
    if question is not None and len(question.items) > 1:
        titles = (state.get_item(item).item.title for item in question.items)
        return FrameView(step_title(words, here.step), "\n".join(f"· {title}" for title in titles))
    if question is not None and question.practice is not None:
        return frames_practice.change_frame(here, question.practice)
    if question is not None and question.version is not None and proposal is not None:
        changes = differences(proposal.last.text, question.version.text)
        return FrameView(words.gettext("Corrected text"), question.version.text, "", changes)
    if proposal is not None and here.step not in ("items", "item_end"):
        last = proposal.last
        title = words.gettext("Proposal · version {number}").format(number=last.number)
        changed = show_differences and len(proposal.versions) > 1
        diff = differences(proposal.versions[-2].text, last.text) if changed else None
        return FrameView(title, _body(here, last), _version_foot(here, last), diff)
    return _other_frame(here)


def _body(here: Here, version: Version) -> str:
    parts = [version.text]
    if version.measures:
        measures = "; ".join(version.measures)
        parts.append(here.words.gettext("Measures: {measures}").format(measures=measures))
    if version.why and here.step in ("present", "clarify"):
        parts.insert(0, here.words.gettext("Why: {why}").format(why=version.why))
    return "\n".join([*parts, *frames_practice.opinions(here)])


def _treated(here: Here) -> tuple[Objection, ...]:
    """The objections on the table, those to a question asked of the circle at once too."""
    state, question = here.state, here.state.walk.question
    if here.step in ("understand", "test", "integrate", "objection_test"):
        ids = {*state.stage.focus, question.objection if question else ""}
        return tuple(o for _, o in state.objections if o.id in ids)
    asked = here.kind is StageKind.ANSWERS and here.step not in ("consent", "nominee_consent")
    return state.open_objections(state.stage.about) if asked else ()


def _objection_frame(here: Here, treated: tuple[Objection, ...]) -> FrameView:
    state, words = here.state, here.words
    body = "\n".join(f"{here.name(o.author)} — {o.reason}" for o in treated)
    aim = state.context.info.aim
    if aim and here.step == "test":
        body += "\n" + words.gettext("The circle’s aim: {aim}").format(aim=aim)
    return FrameView(words.gettext("Objection"), body)


def _other_frame(here: Here) -> FrameView:
    state, words = here.state, here.words
    item = state.item
    if item is None:
        if here.step == "minutes_closing":
            return frames_practice.summary(here)
        if here.step == "absences":
            return frames_practice.absences_frame(here)
        if here.step == "measure":
            return frames_practice.scales_frame(here)
        if here.step == "minutes":
            return frames_practice.minutes_frame(here)
        if here.step == "information" and state.context.returned:
            return frames_practice.returned_frame(here)
        if here.step == "duration" and state.context.info.purpose:
            return FrameView(words.gettext("Purpose"), state.context.info.purpose)
        return FrameView()
    if here.step in FRAMES:
        return FRAMES[here.step](here)
    if item.tension is not None:
        said = item.tension
        body = "\n".join(t for t in (said.fact, said.effect, said.need, said.request) if t)
        return FrameView(words.gettext("Tension"), body)
    lines = [f"· {line.text}" for line in item.lines]
    texts = [text.text for text in item.texts[-1:]]
    if lines or texts:
        return FrameView(words.gettext("Kept"), "\n".join([*texts, *lines]))
    if item.item.wanted:
        return FrameView(words.gettext("Wanted outcome"), item.item.wanted)
    return FrameView()
