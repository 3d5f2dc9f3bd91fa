"""The forms minutes leave in: Markdown, HTML, PDF, plain text, JSON; one composition for all."""

import json
from dataclasses import dataclass
from pathlib import PurePath

from cercle_tui.locale import N_, Words
from cercle_tui.locale.formats import full_date
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.practice import Practice
from cercle_tui.reports.document import parse
from cercle_tui.reports.minutes import minutes_markdown
from cercle_tui.reports.minutes_json import minutes_json
from cercle_tui.reports.minutes_state import MinutesState, Status
from cercle_tui.reports.minutes_versions import status_words
from cercle_tui.reports.page import Page, sentence
from cercle_tui.reports.writing import Minutes


@dataclass(frozen=True, slots=True)
class Format:
    """`id` names it on the command line, `suffixes` its files; `label` is an English message id."""

    id: str
    suffixes: tuple[str, ...]
    label: str
    is_text: bool = True


FORMATS: dict[str, Format] = {
    one.id: one
    for one in (
        Format("md", (".md", ".markdown"), N_("Markdown")),
        Format("html", (".html", ".htm"), N_("a page for a browser (HTML)")),
        Format("pdf", (".pdf",), N_("a document to print (PDF)"), is_text=False),
        Format("txt", (".txt",), N_("plain text, for an e-mail")),
        Format("json", (".json",), N_("data (JSON)")),
    )
}


def format_of(path: str) -> str:
    """Return the format a file's suffix says, empty for none of ours."""
    suffix = PurePath(path).suffix.lower()
    return next((one.id for one in FORMATS.values() if suffix in one.suffixes), "")


def render_minutes(minutes: Minutes, words: Words, form: str) -> bytes:
    """Return a version of the minutes, as they were kept once consented to, in a format.

    Raises KeyError for a format that is none of `FORMATS`.
    """
    practice = minutes.practice
    return render(
        minutes.record, minutes.circle, words, form, practice=practice, state=minutes.state,
        markdown=minutes.markdown(words),
    )  # fmt: skip


def render(
    record: MeetingRecord,
    circle: Circle | None,
    words: Words,
    form: str,
    *,
    practice: Practice | None = None,
    state: MinutesState | None = None,
    markdown: str | None = None,
) -> bytes:
    """Return the minutes of a meeting in a format: UTF-8, or the bytes of a PDF.

    `markdown` is their text where it is composed already. Raises KeyError for a format that is
    none of `FORMATS`.
    """
    known = practice or (circle.practice if circle else Practice())
    page = Page(record, circle, words, known, state)
    text = (
        markdown if markdown is not None else minutes_markdown(record, circle, words, known, state)
    )
    match FORMATS[form].id:
        case "json":
            said = minutes_json(record, circle, words.lang, known, state)
            return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
        case "html":
            from cercle_tui.reports.document_html import document_html

            return document_html(parse(text, words.lang), foot(page)).encode()
        case "pdf":
            from cercle_tui.reports.document_pdf import document_pdf

            document = parse(text, words.lang)
            day = full_date(words, page.local(record.opened))
            return document_pdf(
                document, words, running=sentence(document.title, day), foot=foot(page),
                made=state.consented or state.last.at if state else record.closed,
            )  # fmt: skip
        case "txt":
            from cercle_tui.reports.document_text import document_text

            return document_text(parse(text, words.lang)).encode()
        case _:
            return text.encode()


def foot(page: Page) -> str:
    """Return «Version 2 · adopté le 12 mars 2026», or that it is a draft."""
    state = page.state
    if state is None:
        return ""
    version = page.words.gettext("Version {number}").format(number=state.last.number)
    if state.status is Status.DRAFT:
        return status_words(page, state)
    return sentence(version, status_words(page, state))
