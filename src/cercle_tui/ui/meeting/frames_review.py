"""What a review shows: the decisions, their texts, measures and concerns, and what came of them."""

from cercle_tui.locale.formats import full_date, term_words
from cercle_tui.meeting.item import ItemState
from cercle_tui.meeting.reviews import HeldDecision, ReviewEnd
from cercle_tui.model.agenda import ItemKind
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.widgets.views import FrameView, Mark, Row

REVIEW_STEPS = ("review_read", "review", "review_choice")


def reviewing(here: Here) -> ItemState | None:
    """Return the item whose decisions are reviewed, or None."""
    item = here.state.item
    return item if item is not None and item.item.kind is ItemKind.REVIEW else None


def under_review(here: Here) -> tuple[str, ...]:
    """Return the decisions reviewed now; at their reading, all that are left."""
    item = reviewing(here)
    if item is None:
        return ()
    return item.left_to_review if here.step == "review_read" else item.under_review


def decision_name(here: Here, decision: str) -> str:
    """Return a decision's number and title, or its item's title when nothing is known of it."""
    held = here.state.context.decision(decision)
    item = here.state.item
    return held.name if held is not None else item.item.title if item is not None else decision


def until_words(here: Here, held: HeldDecision) -> str:
    """Return until when a decision holds, past or to come."""
    tr, words = here.words.gettext, here.words
    if held.ends is None:
        return tr("its meetings are held") if held.meetings_left == 0 else ""
    said = tr("past its term since {date}") if held.past(here.today) else tr("until {date}")
    return said.format(date=full_date(words, held.ends))


def frame(here: Here) -> FrameView:
    """Return the decision read or reviewed; several are shown one under the other."""
    decisions = under_review(here)
    if here.step == "review_read" and here.cursor in decisions:
        decisions = (here.cursor,)
    if len(decisions) == 1:
        return _one(here, decisions[0])
    names = [f"· {decision_name(here, d)}" for d in decisions]
    said = (f"\n{decision_name(here, d)}\n{_body(here, d)}" for d in decisions)
    title = here.words.ngettext("{count} decision", "{count} decisions", len(decisions))
    body = "\n".join([*names, *said])
    title = title.format(count=len(decisions))
    return FrameView(title, body, _proposed(here)) if decisions else FrameView()


def _one(here: Here, decision: str) -> FrameView:
    words, held = here.words, here.state.context.decision(decision)
    if held is None:
        return FrameView(decision_name(here, decision), decision, _proposed(here))
    since = words.gettext("since {date}").format(date=full_date(words, held.since))
    who = ", ".join(here.name(person) for person in held.responsible)
    foot = _proposed(here) or " · ".join(part for part in (since, until_words(here, held)) if part)
    body = _body(here, decision)
    if who and here.step == "review_read":
        body += "\n" + words.gettext("Responsible: {names}").format(names=who)
    return FrameView(held.name, body, foot)


def _body(here: Here, decision: str) -> str:
    """The text; its measures; its concerns, as questions for today where the practice says so."""
    tr, held = here.words.gettext, here.state.context.decision(decision)
    item, parts = reviewing(here), []
    if held is not None:
        parts.append(held.text)
        if held.measures:
            parts.append(tr("Measures: {measures}").format(measures="; ".join(held.measures)))
        if held.concerns:
            criteria = here.state.practice.concerns_become_criteria
            said = tr("To look at now: {concerns}") if criteria else tr("Concerns: {concerns}")
            parts.append(said.format(concerns="; ".join(held.concerns)))
    for apart in item.review.apart if item is not None else ():
        if apart.decision == decision:
            parts.append(tr("Objection to keeping it as it is: {reason}").format(
                reason=apart.reason))  # fmt: skip
    return "\n".join(parts)


def _proposed(here: Here) -> str:
    """What is proposed for them, once it is."""
    item = reviewing(here)
    if here.step != "review_choice" or item is None:
        return ""
    tr, term = here.words.gettext, item.review.term
    if term is None:
        return tr("proposed: to drop it")
    return tr("proposed: to keep, {term}").format(term=term_words(here.words, term))


def reading_rows(here: Here) -> tuple[Row, ...]:
    """Return the decisions left to review, each with its end and what was objected to it."""
    item, rows = reviewing(here), []
    for decision in under_review(here):
        held = here.state.context.decision(decision)
        past = held is not None and held.past(here.today)
        end = until_words(here, held) if held is not None else ""
        objected = item is not None and any(a.decision == decision for a in item.review.apart)
        mark = Mark.OBJECTION if objected else Mark.CONCERN if past else Mark.OPEN
        rows.append(Row(decision, mark, decision_name(here, decision), end))
    return tuple(rows)


def _end_words(here: Here, end: ReviewEnd) -> str:
    tr, words = here.words.gettext, here.words
    if end.term is None:
        return tr("dropped")
    ends = end.term.ends(here.today)
    if ends is None:
        return tr("kept, {term}").format(term=term_words(words, end.term))
    return tr("kept until {date}").format(date=full_date(words, ends))


def ended_rows(here: Here, *, with_left: bool = True) -> list[Row]:
    """Return what the review leaves: decisions kept or dropped, and those that stay due."""
    item = reviewing(here)
    if item is None:
        return []
    rows = [
        Row(end.decision, Mark.DONE, decision_name(here, end.decision), _end_words(here, end))
        for end in item.review.done
    ]
    tr = here.words.gettext
    stays = tr("It stays in force and due: it comes back on a next agenda.")
    rows += [
        Row(d, Mark.OPEN, decision_name(here, d), tr("not reviewed"), stays)
        for d in item.left_to_review
        if with_left
    ]
    return rows


def state_choice(here: Here) -> str:
    """Return what is proposed for the decisions: "keep", "drop", or an empty string."""
    item = reviewing(here)
    return item.review.choice if item is not None else ""


def prompt_fields(here: Here) -> dict[str, object]:
    """Return what is said in asking to keep decisions: how many, until when."""
    item = reviewing(here)
    term = item.review.term if item is not None else None
    if item is None or term is None:
        return {}
    ends = term.ends(here.today)
    until = {"date": full_date(here.words, ends)} if ends else {
        "duration": term_words(here.words, term)
    }  # fmt: skip
    return {"count": len(item.under_review), **until}
