"""The words of the page in both languages, from the catalogues, as data that its script reads."""

from enum import StrEnum
from typing import Any

from cercle_tui.locale import N_, NN_, Words, words_for
from cercle_tui.locale.calendar_names import MONTHS
from cercle_tui.locale.names import SCALES, STATUSES, name_of, office_name, scale_name, status_name
from cercle_tui.model.agenda import ItemKind, ItemOutcome
from cercle_tui.model.decision import Answer, EntryKind, ObjectionState
from cercle_tui.model.people import Office, parts
from cercle_tui.register.due import DueKind
from cercle_tui.reports.due_text import kind_name
from cercle_tui.reports.exports.model import Export

TEXTS = (
    N_("“{text}”"),
    N_("{label}: {value}"),
    N_("{names} and {last}"),
    N_("{what} from {name}"),
    N_("{value} (by default)"),
    N_("{status} on {date}"),
    N_("{mean} out of 5"),
    N_("{count} without objection"),
    N_("Absences"),
    N_("Absent members"),
    N_("Agenda"),
    N_("Aim of the circle"),
    N_("All"),
    N_("Attendance"),
    N_("Back to the list"),
    N_("Choose a decision to read it here."),
    N_("Circle"),
    N_("Colours: as the system"),
    N_("Colours: dark"),
    N_("Colours: light"),
    N_("Communicated to"),
    N_("Concerns"),
    N_("Criteria"),
    N_("Decided at this meeting"),
    N_("Decision opened"),
    N_("Decisions"),
    N_("Duties"),
    N_("Election: {office}"),
    N_("Evaluation of the meeting"),
    N_("Facilitator"),
    N_("Filters"),
    N_("From"),
    N_("Go to the search"),
    N_("Holds until"),
    N_("How consent came about"),
    N_("How decisions stand is told as of {date}."),
    N_("Keys: / search, ↑ ↓ move, Enter open, Esc back."),
    N_("Kind"),
    N_("Measures"),
    N_("Meeting"),
    N_("Meeting of {date}"),
    N_("Nothing found."),
    N_("Offices"),
    N_("Other pages"),
    N_("People absent"),
    N_("Persons’ names were left out."),
    N_("Place"),
    N_("Present for the decision"),
    N_("Print the selection"),
    N_("Print this page"),
    N_("Reasons"),
    N_("Register of decisions"),
    N_("Replaced by"),
    N_("Replaces"),
    N_("Responsible"),
    N_("Search the register"),
    N_("Secretary"),
    N_("Show more"),
    N_("Since {date}."),
    N_("Status"),
    N_("Support"),
    N_("Term"),
    N_("Until {date}."),
    N_("Versions"),
    N_("These files could not be read: {files}."),
    N_("Wanted outcome"),
    N_(
        "What these files hold may be missing here, and the short numbers of later decisions "
        "may differ."
    ),
    N_("What is due"),
    N_("Why"),
    N_("Words, a number, “exact words”"),
    N_("Year"),
    N_("a concern"),
    N_("after the meeting, {answer}"),
    N_("an objection"),
    N_("an opinion given in advance"),
    N_("consent round"),
    N_("consent to version {number}"),
    N_("dropped at its review on {date}"),
    N_("for the interim"),
    N_("from {start} until {end}"),
    N_("in force until {date}"),
    N_("integrated in version {number}"),
    N_("kept with a new term on {date}"),
    N_("late"),
    N_("past its term since {date}"),
    N_("postponed to {date}"),
    N_("presented"),
    N_("presented by {name}"),
    N_("referred to {whom}"),
    N_("replaced on {date}"),
    N_("since {start}, until {end}"),
    N_("suspended: awaiting {names}"),
    N_("they may object until {date}"),
    N_("to review by {date}"),
    N_("until {date}"),
    N_("version {number}"),
    N_("version {number}, a correction of form"),
)
"""Every text the script says; the tests hold this list against the script."""

COUNTS = (
    NN_("{count} concern", "{count} concerns"),
    NN_("{count} day", "{count} days"),
    NN_("{count} late objection", "{count} late objections"),
    NN_("{count} meeting left", "{count} meetings left"),
    NN_("{count} month", "{count} months"),
    NN_("{count} objection", "{count} objections"),
    NN_("{count} objection integrated", "{count} objections integrated"),
    NN_("{count} result", "{count} results"),
    NN_("{count} week", "{count} weeks"),
    NN_("after {count} meeting", "after {count} meetings"),
    NN_("{typed} is nowhere; here is {taken}", "{typed} are nowhere; here are {taken}"),
)
"""Likewise, those with a number; the script names them by their singular."""

_ENUMS: dict[str, type[StrEnum]] = {
    "kind": EntryKind,
    "answer": Answer,
    "objection": ObjectionState,
    "outcome": ItemOutcome,
    "item": ItemKind,
}


def page_words(export: Export) -> dict[str, Any]:
    """Return what the page says in each language, names of the export's own offices included."""
    said = [*(e.office for e in export.elections), *(o.office for o in export.offices)]
    said += [due.title for due in export.due if due.kind == DueKind.MANDATE]
    offices = {part for office in said for part in parts(office)} | set(Office)
    return {lang: _words(words_for(lang), sorted(offices)) for lang in ("fr", "en")}


def _words(words: Words, offices: list[str]) -> dict[str, Any]:
    names = {
        kind: {value.value: name_of(words, value) for value in values}
        for kind, values in _ENUMS.items()
    }
    return {
        "texts": {text: words.gettext(text) for text in TEXTS},
        "counts": {
            one: [words.ngettext(one, many, 1), words.ngettext(one, many, 2)]
            for one, many in COUNTS
        },
        "months": MONTHS[words.lang],
        "names": names
        | {
            "status": {status: status_name(words, status) for status in STATUSES},
            "office": {str(office): office_name(words, office) for office in offices},
            "scale": {scale: scale_name(words, scale) for scale in SCALES},
            "due": {kind.value: kind_name(words, kind) for kind in DueKind},
        },
    }
