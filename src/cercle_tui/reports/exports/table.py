"""The register as a table for spreadsheets: one row for each decision and each election, as CSV."""

import csv
import io
from collections.abc import Iterator

from cercle_tui.locale import N_, Lang, Words, words_for
from cercle_tui.locale.names import status_name
from cercle_tui.model.decision import EntryKind
from cercle_tui.reports.exports.model import DecisionOut, ElectionOut, Export
from cercle_tui.reports.exports.told import election_title, kind_name, term_said

COLUMNS = {
    "number": N_("Number"),
    "title": N_("Title"),
    "circle": N_("Circle"),
    "kind": N_("Kind"),
    "status": N_("Status"),
    "date": N_("Date"),
    "ends": N_("Holds until"),
    "term": N_("Term"),
    "responsible": N_("Responsible"),
    "text": N_("Text"),
    "why": N_("Why"),
    "measures": N_("Measures"),
    "concerns": N_("Concerns"),
    "objections": N_("Objections"),
    "present": N_("Attendance"),
    "replaces": N_("Replaces"),
    "replaced_by": N_("Replaced by"),
    "meeting": N_("Meeting"),
    "id": N_("Identifier"),
}
"""Every column by its key, with its header."""

LANGS: tuple[Lang, ...] = ("fr", "en")
BOM = "\ufeff"
_FORMULA = frozenset("=+-@＝＋－＠")  # full-width ones too, which some spreadsheets read alike
_CONTROL = frozenset("\t\r\n")


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: a quote goes before what would be."""
    risky = cell.lstrip()[:1] in _FORMULA or cell[:1] in _CONTROL
    return f"'{cell}" if risky else cell


def csv_bytes(export: Export, words: Words, *, keys: bool = False) -> bytes:
    """Return the table in UTF-8 with a byte order mark, its header in words, or as plain `keys`.

    Days are ISO dates; several values of one cell are on lines of their own.
    """
    out = io.StringIO(newline="")
    write = csv.DictWriter(out, list(COLUMNS), lineterminator="\r\n")
    head = {key: key if keys else words.gettext(said) for key, said in COLUMNS.items()}
    write.writerow({key: safe(said) for key, said in head.items()})
    for row in _rows(export, words):
        write.writerow({key: safe(value) for key, value in row.items()})
    return (BOM + out.getvalue()).encode()


def _rows(export: Export, words: Words) -> Iterator[dict[str, str]]:
    circles = {circle.id: circle.name for circle in export.circles}
    days = {meeting.id: meeting.on.isoformat() for meeting in export.meetings}
    numbers = {told.id: told.number or told.title for told in export.decisions}
    for told in export.decisions:
        row = _decision(told, words)
        row |= {"circle": circles[told.circle], "meeting": days.get(told.meeting, ""),
                "replaces": numbers.get(told.replaces, ""),
                "replaced_by": numbers.get(told.replaced_by, "")}  # fmt: skip
        yield row
    for election in export.elections:
        row = _election(election, words)
        yield row | {"circle": circles[election.circle], "meeting": days.get(election.meeting, "")}


def _decision(told: DecisionOut, words: Words) -> dict[str, str]:
    return {
        "number": told.number,
        "title": told.title,
        "kind": kind_name(words, told.kind),
        "status": status_name(words, told.status),
        "date": told.on.isoformat(),
        "ends": told.ends.isoformat() if told.ends else "",
        "term": term_said(words, told),
        "responsible": ", ".join(told.responsible),
        "text": told.text,
        "why": told.why,
        "measures": "\n".join(told.measures),
        "concerns": "\n".join(concern.text for concern in told.concerns),
        "objections": "\n".join(objection.reason for objection in told.objections),
        "present": ", ".join(told.present),
        "id": told.id,
    }


def _election(told: ElectionOut, words: Words) -> dict[str, str]:
    return {
        "title": election_title(words, told),
        "kind": kind_name(words, EntryKind.ELECTION),
        "status": status_name(words, told.status),
        "date": told.on.isoformat(),
        "ends": told.ends.isoformat() if told.ends else "",
        "responsible": told.person,
        "text": told.duties,
        "why": told.why,
        "concerns": "\n".join(concern.text for concern in told.concerns),
        "objections": "\n".join(objection.reason for objection in told.objections),
        "id": told.id,
    }


def heads() -> tuple[bytes, ...]:
    """Return the first line of every table this module writes, to know them again."""
    said = ([words_for(lang).gettext(text) for text in COLUMNS.values()] for lang in LANGS)
    return tuple((BOM + ",".join(cells) + "\r\n").encode() for cells in (list(COLUMNS), *said))
