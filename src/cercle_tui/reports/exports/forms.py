"""The forms an export is written in, and writing it: one file, or a folder of pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cercle_tui.locale import N_, Words
from cercle_tui.reports.exports.gather import gather
from cercle_tui.reports.exports.model import Export
from cercle_tui.reports.exports.selection import Selection, Source


class Form(StrEnum):
    """The values are what one types after `cercle export`."""

    HTML = "html"
    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"
    ICS = "ics"


FORM_NAMES = {
    Form.HTML: N_("A page for any browser: search, filters, print"),
    Form.MARKDOWN: N_("A folder of Markdown pages, for a wiki or Git"),
    Form.CSV: N_("A table for spreadsheets (CSV)"),
    Form.JSON: N_("Data for other programs (JSON)"),
    Form.ICS: N_("A calendar: meetings, reviews, ends of mandates (iCalendar)"),
}
"""What each form is, in a line."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be exported: `people` are the community's names, where names are left out.

    `unread` are the files that could not be read for it, by their names in the data folder.
    """

    sources: Sequence[Source]
    selection: Selection
    community: str = ""
    people: Sequence[str] = ()
    unread: Sequence[str] = ()

    def gathered(self) -> Export:
        """Return the export's values; raises `ValueError` where there is no circle."""
        return gather(self.sources, self.selection, self.community, self.people, self.unread)


@dataclass(frozen=True, slots=True)
class Written:
    """Where an export is, and how many decisions and elections, or calendar entries, it holds."""

    path: Path
    count: int


def made(form: Form, asked: Asked, words: Words, *, keys: bool = False) -> tuple[bytes, int]:
    """Return an export of one file, and how many decisions and elections or entries it holds.

    `keys` heads a table's columns by their plain keys. Raises `ValueError` for Markdown, which is
    a folder.
    """
    if form is Form.ICS:
        from cercle_tui.reports.exports.dates import calendar_bytes

        return calendar_bytes(asked.sources, asked.selection, words, asked.people)
    export = asked.gathered()
    count = len(export.decisions) + len(export.elections)
    match form:
        case Form.HTML:
            from cercle_tui.reports.exports.html import html_bytes

            return html_bytes(export, words), count
        case Form.CSV:
            from cercle_tui.reports.exports.table import csv_bytes

            return csv_bytes(export, words, keys=keys), count
        case Form.JSON:
            from cercle_tui.reports.exports.json_file import json_bytes

            return json_bytes(export), count
    raise ValueError(form)


def write(
    form: Form,
    asked: Asked,
    words: Words,
    path: Path,
    *,
    data: Path | None = None,
    keys: bool = False,
    force: bool = False,
) -> Written:
    """Write the export at `path` and tell where it is.

    `data` is the data folder, in which nothing may be exported. What is there already is replaced
    where an export of the same form made it, or with `force`. Raises `Refused` and OSError.
    """
    from cercle_tui.reports.exports.files import outside, write_file, write_folder
    from cercle_tui.reports.exports.marks import EXPORTS

    whole = outside(path, data)
    if form is Form.MARKDOWN:
        from cercle_tui.reports.exports.markdown_pages import Pages

        export = asked.gathered()
        pages = Pages(export, words).all()
        count = len(export.decisions) + len(export.elections)
        return Written(write_folder(whole, pages, force=force), count)
    content, count = made(form, asked, words, keys=keys)
    return Written(write_file(whole, content, ours=EXPORTS[form], data=data, force=force), count)


def written_words(words: Words, form: Form, done: Written) -> str:
    """Return where an export is and how much it holds."""
    if form is Form.ICS:
        said = words.ngettext("{count} calendar entry", "{count} calendar entries", done.count)
    else:
        said = words.ngettext(
            "{count} decision or election", "{count} decisions and elections", done.count
        )
    told = words.gettext("Written: {path} ({what})")
    return told.format(path=done.path, what=said.format(count=done.count))
