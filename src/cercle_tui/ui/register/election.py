"""An election told in full, as the minutes of its meeting tell it."""

import re
from collections.abc import Iterator

from cercle_tui.locale import Words
from cercle_tui.locale.formats import full_date
from cercle_tui.model.people import parts
from cercle_tui.register.elections import Held
from cercle_tui.register.offices import history
from cercle_tui.reports.minutes_elections import election
from cercle_tui.reports.offices_text import when
from cercle_tui.reports.page import Page, sentence
from cercle_tui.ui.register.decision import meeting_block
from cercle_tui.ui.register.matter import Matter
from cercle_tui.ui.register.sheet import Block, Find, SheetLine, SheetView, line, marked
from cercle_tui.ui.widgets.views import Tone

_BOLD = re.compile(r"\*\*((?:\\.|[^\\*])*)\*\*\s*")
_ESCAPED = re.compile(r"\\([^a-zA-Z0-9\s])")


def election_sheet(words: Words, matter: Matter, one: Held, *, titled: bool = True) -> SheetView:
    """Return the election: who holds the office now, what was settled first, the reasons heard.

    What is shown is what the minutes may show by the circle's practice, and no more.
    """
    record, told = one.record, one.told
    circle, find = matter.circle, matter.find
    page = Page(record, circle, words, circle.practice)
    title, *lines = _read(str(election(page, told)), find)
    on = full_date(words, circle.day(one.at))
    said = sentence(circle.info.name, words.gettext("election of {date}").format(date=on))
    head = [line(said, find=find)]
    if titled:
        head.insert(0, SheetLine(marked(title.text, find, Tone.NOW, Tone.FOUND_NOW)))
    blocks = (
        Block("", tuple(head)),
        Block("", tuple(_office(words, matter, one))),
        *_blocks(lines),
        meeting_block(words, matter, told.item),
    )
    return SheetView(tuple(block for block in blocks if block.lines))


def _office(words: Words, matter: Matter, one: Held) -> Iterator[SheetLine]:
    """How long the person elected held the office, or holds it still."""
    record, told = one.record, one.told
    if told.mandate is None or told.circle:
        return
    for span in history(matter.circle, parts(told.office)[0], matter.today):
        if span.meeting == record.id and span.person == told.mandate.person:
            said = sentence(span.name, when(words, span, matter.today))
            yield line(said, words.gettext("Stands"), matter.find)
            return


def _read(markdown: str, find: Find) -> list[SheetLine]:
    """Return the lines of Markdown that our own minutes wrote, without its signs.

    A nested line is labelled "·"; one that begins in bold has that as its label; one that is all
    bold has the tone of a title.
    """
    lines = []
    for written in markdown.splitlines():
        if not written.strip():
            continue
        nested = written.startswith("  ")
        text = re.sub(r"^ *- ", "", written)
        bold = _BOLD.match(text)
        label = _plain(bold[1]) if bold else ""
        rest = _plain(text[bold.end() :] if bold else text)
        if nested:
            lines.append(line(rest, "·", find))
        elif bold and not written.startswith("- "):
            lines.append(line(label, find=find, tone=Tone.TITLE))
        else:
            lines.append(line(rest, label.rstrip(":").rstrip("\u00a0 "), find))
    return lines


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text).strip()


def _blocks(lines: list[SheetLine]) -> list[Block]:
    """The facts in one column, then each list under its own heading."""
    facts: list[SheetLine] = []
    lists: list[Block] = []
    for told in lines:
        if told.label == "·" and lists:
            lists[-1] = Block(lists[-1].title, (*lists[-1].lines, told))
        elif told.label and not told.text:
            lists.append(Block(told.label))
        elif told.label or not lists:
            facts.append(told)
        else:
            lists.append(Block("", (told,)))
    return [Block("", tuple(facts)), *lists]
