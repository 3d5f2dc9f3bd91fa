"""A decision told in full: its text and terms, how consent came about, what became of it."""

from collections.abc import Iterator, Sequence

from cercle_tui.locale import Words
from cercle_tui.locale.formats import (
    capital,
    days_words,
    full_date,
    long_date,
    names_list,
    term_words,
)
from cercle_tui.locale.names import name_of, status_name
from cercle_tui.model.decision import Answer
from cercle_tui.register.entries import Status
from cercle_tui.register.people import called, known_names
from cercle_tui.register.story import (
    AnsweredLate,
    ConcernNoted,
    Ended,
    NewVersion,
    ObjectionMet,
    Part,
    story,
)
from cercle_tui.reports.diff import differences
from cercle_tui.reports.page import sentence
from cercle_tui.reports.register_text import absent_words
from cercle_tui.reports.story_words import part_words
from cercle_tui.ui.register.matter import Matter, entry_title
from cercle_tui.ui.register.sheet import Block, SheetLine, SheetView, changed, line, marked
from cercle_tui.ui.register.standing import how_it_stands
from cercle_tui.ui.widgets.canvas import Run
from cercle_tui.ui.widgets.views import Tone


def decision_sheet(words: Words, matter: Matter, *, titled: bool = True) -> SheetView:
    """Return the whole decision; the title too where it is `titled`.

    Names stand beside objections and concerns only where the circle's practice says so.
    """
    parts = _story(matter)
    blocks = (
        Block("", tuple(_head(words, matter, titled))),
        Block("", tuple(_text(matter))),
        Block("", tuple(_facts(words, matter))),
        _concerns(words, matter, parts),
        _path(words, matter, parts),
        _versions(words, parts),
        Block("", tuple(_links(words, matter))),
        meeting_block(words, matter, _item_beside(matter)),
    )
    return SheetView(tuple(block for block in blocks if block.lines))


def _story(matter: Matter) -> tuple[Part, ...]:
    if matter.record is None:
        return ()
    return story(matter.kept, matter.record, matter.circle.practice.names_beside)


def _head(words: Words, matter: Matter, titled: bool) -> Iterator[SheetLine]:
    entry, told = matter.entry, matter.kept.decision
    if titled:
        yield SheetLine(marked(entry.title, matter.find, Tone.NOW, Tone.FOUND_NOW))
    when = words.gettext("{status} on {date}").format(
        status=status_name(words, told.status), date=full_date(words, entry.on)
    )
    kind = name_of(words, told.final.kind)
    yield line(sentence(entry.number, entry.circle, kind, when), find=matter.find)


def _text(matter: Matter) -> list[SheetLine]:
    """The exact text, one paragraph a line, as it was written."""
    return [line(part, find=matter.find) for part in matter.kept.decision.final.text.split("\n")]


def _facts(words: Words, matter: Matter) -> list[SheetLine]:
    tr, entry, circle, find = words.gettext, matter.entry, matter.circle, matter.find
    told = matter.kept.decision
    final, names = told.final, known_names(circle)
    late = absent_words(circle, matter.kept, words)
    lines = [
        line(final.why, tr("Why"), find),
        line(_wanted(matter), tr("Wanted outcome"), find),
        line(circle.info.aim, tr("Circle’s aim"), find),
        _stands(words, matter),
        line(_term(words, matter), tr("Term")),
        line(names_list(words, entry.responsible), tr("Responsible"), find),
        *_listed(tr("Measures"), final.measures, matter),
        line(_presences(words, called(names, told.present), told.absent), tr("Present"), find),
        line(names_list(words, called(names, told.absent)), tr("People absent"), find),
        line(late, tr("Absent members")),
        line(told.told, tr("Told to"), find),
    ]
    return [one for one in lines if one.text]


def _item_beside(matter: Matter) -> str:
    """The item it came from, where its title is not the decision's."""
    told = matter.kept.decision
    same = entry_title(matter.circle, matter.kept) == matter.entry.title
    return "" if same else told.item


def _wanted(matter: Matter) -> str:
    """What the agenda item wanted."""
    items = matter.record.items if matter.record is not None else ()
    item = matter.kept.decision.item
    return next((one.wanted for one in items if one.id == item), "")


def _stands(words: Words, matter: Matter) -> SheetLine:
    entry = matter.entry
    text, tone = how_it_stands(words, entry), Tone.PLAIN
    if entry.status is Status.DONE:
        return line("")  # adopted once, as the line under the title says
    if entry.ends is not None and entry.status is Status.DUE:
        left = days_words(words, max(0, (entry.ends - matter.today).days))
        said = words.gettext("until {date}, to review within {days}")
        text = said.format(date=full_date(words, entry.ends), days=left)
    if entry.status in (Status.DUE, Status.SUSPENDED):
        tone = Tone.CONCERN
    elif entry.status is Status.PAST_TERM:
        tone = Tone.OBJECTION
    elif entry.over_on is not None:
        said = words.gettext("{status} on {date}")
        text = said.format(status=text, date=full_date(words, entry.over_on))
    return line(text, words.gettext("Stands"), tone=tone)


def _term(words: Words, matter: Matter) -> str:
    """The term as it was decided, then every renewal."""
    tr, final = words.gettext, matter.kept.decision.final
    said = term_words(words, final.term) if final.term is not None else ""
    if said and "term" in final.defaults:
        said = tr("{value} (by default)").format(value=said)
    kept = tr("kept with a new term on {date}")
    again = (kept.format(date=full_date(words, on)) for on in matter.kept.renewed)
    return sentence(said, *again)


def _presences(words: Words, present: Sequence[str], absent: Sequence[str]) -> str:
    if not present:
        return ""
    said = words.gettext("{count} of {total}: {names}")
    total = len(present) + len(absent)
    return said.format(count=len(present), total=total, names=names_list(words, present))


def _listed(label: str, texts: Sequence[str], matter: Matter) -> list[SheetLine]:
    """Texts under one label."""
    return [line(text, label if n == 0 else "\u00a0", matter.find) for n, text in enumerate(texts)]


def _concerns(words: Words, matter: Matter, parts: Sequence[Part]) -> Block:
    """The concerns: what the review will look at, where the practice makes criteria of them."""
    tr, adopted = words.gettext, matter.kept.decision.status == "adopted"
    criteria = adopted and matter.circle.practice.concerns_become_criteria
    noted = [part for part in parts if isinstance(part, ConcernNoted) and part.text]
    return Block(
        tr("To look at in the review") if criteria else tr("Concerns"),
        tuple(line(sentence(part.text, part.who), "·", matter.find) for part in noted),
    )


def _path(words: Words, matter: Matter, parts: Sequence[Part]) -> Block:
    """What happened, in order: versions, rounds, objections and how each was met, the outcome."""
    return Block(
        words.gettext("How consent came about"),
        tuple(
            SheetLine(_step(part_words(words, part), _tone(part), matter), str(number), Tone.TITLE)
            for number, part in enumerate(parts, 1)
        ),
    )


def _step(text: str, tone: Tone, matter: Matter) -> tuple[Run, ...]:
    """What happened in its tone, then what was said of it."""
    what, colon, rest = text.partition(":")
    return (*marked(what + colon, matter.find, tone), *marked(rest, matter.find))


def _tone(part: Part) -> Tone:
    late = isinstance(part, AnsweredLate) and part.answer is Answer.OBJECTION
    if late or isinstance(part, ObjectionMet):
        return Tone.OBJECTION
    if isinstance(part, ConcernNoted):
        return Tone.CONCERN
    return Tone.OK if isinstance(part, Ended) and part.status == "adopted" else Tone.PLAIN


def _versions(words: Words, parts: Sequence[Part]) -> Block:
    """Each later version with what it changed of the text before, word by word."""
    new = [part for part in parts if isinstance(part, NewVersion)]
    lines = []
    for part in new:
        was, now = part.before.text, part.version.text
        if was == now:
            continue
        said = words.gettext("version {number}")
        if part.version.form_only:
            said = words.gettext("version {number}, a correction of form")
        head = capital(said.format(number=part.version.number))
        lines += [line(head, tone=Tone.TITLE), SheetLine(changed(differences(was, now)))]
    key = words.gettext("What changed in the text: {added}, {removed}").format(
        added="{+" + words.gettext("added") + "+}", removed="[-" + words.gettext("taken out") + "-]"
    )
    return Block(key, tuple(lines))


def _links(words: Words, matter: Matter) -> list[SheetLine]:
    """What it replaced, and what replaced it; both can be followed."""
    tr = words.gettext
    labels = {"replaces": tr("Replaces"), "replaced": tr("Replaced by")}
    return [
        SheetLine(
            marked(matter.named(id), matter.find, Tone.TITLE), labels[how], action=f"follow:{id}"
        )
        for how, id in matter.linked
    ]


def meeting_block(words: Words, matter: Matter, item: str = "") -> Block:
    """Return the meeting it was settled at: when, who facilitated and took notes.

    The agenda item `item` is named where it has another title.
    """
    record = matter.record
    if record is None:
        return Block()
    tr = words.gettext
    title = next((one.title for one in record.items if one.id == item), "")
    facts = (
        (tr("Meeting of"), long_date(words, matter.circle.day(record.opened))),
        (tr("Facilitation"), record.name(record.facilitator) if record.facilitator else ""),
        (tr("Secretary"), record.name(record.secretary) if record.secretary else ""),
        (tr("Agenda item"), title),
    )
    return Block("", tuple(line(text, label) for label, text in facts if text))
