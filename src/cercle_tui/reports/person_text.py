"""A person's data as they take it away: JSON with every line, and a text to read."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from cercle_tui.locale import NP_, Words, words_for
from cercle_tui.locale.formats import capital, full_date
from cercle_tui.locale.names import name_of, office_name
from cercle_tui.model.decision import Answer
from cercle_tui.model.text import clean, clean_line
from cercle_tui.register.offices import Span
from cercle_tui.register.person_data import PersonData
from cercle_tui.register.person_said import Deed, Said
from cercle_tui.register.profiles import Membership
from cercle_tui.reports.exports.files import write_file
from cercle_tui.reports.page import labelled, sentence

FORMAT = "cercle-person"

DEEDS: dict[Deed, tuple[str, str]] = {
    Deed.PRESENT: NP_("person", "was there"),
    Deed.ABSENT: NP_("person", "was not there"),
    Deed.BROUGHT: NP_("person", "brought a point"),
    Deed.PROPOSED: NP_("person", "made a proposal"),
    Deed.ANSWER: NP_("person", "answered"),
    Deed.OBJECTION: NP_("person", "objected"),
    Deed.CONCERN: NP_("person", "had a concern"),
    Deed.OPINION: NP_("person", "said in advance"),
    Deed.NOTE: NP_("person", "said"),
    Deed.NOMINATION: NP_("person", "nominated"),
    Deed.NOMINATED: NP_("person", "was nominated"),
    Deed.ELECTION: NP_("person", "in an election"),
    Deed.ACTION: NP_("person", "took on"),
    Deed.SCORE: NP_("person", "gave a score"),
    Deed.SPEAKING: NP_("person", "spoke for"),
    Deed.TENSION: NP_("person", "told a tension"),
    Deed.MINUTES: NP_("person", "said of the minutes"),
    Deed.RESOURCE: NP_("person", "shared"),
    Deed.MENTION: NP_("person", "was named"),
}


def deed_word(words: Words, deed: Deed) -> str:
    """«était là», «a pris en charge»: what sort of thing it is."""
    return words.of(DEEDS[deed])


def purpose(words: Words) -> str:
    """Return what the file is, in words."""
    return words.gettext(
        "All that the books of this data folder hold of one person, written for them at their "
        "request. The JSON file beside the text holds every line that tells of them or names "
        "them, what was taken back too. What is private on a machine is not in it."
    )


def person_text(data: PersonData, words: Words, today: date) -> str:
    """Return the page to read."""
    tr, person = words.gettext, data.person
    profile = person.profile
    lines = [clean_line(person.name), "=" * max(3, len(clean_line(person.name))), "",
             purpose(words), "", full_date(words, today), ""]  # fmt: skip
    told = (
        (tr("Field of work"), profile.field),
        (tr("Interests"), ", ".join(profile.interests)),
        (tr("In the community since"), full_date(words, profile.since) if profile.since else ""),
    )
    _section(lines, tr("Profile"), [labelled(words, a, b) for a, b in told if b])
    circles = [membership_text(words, one) for one in person.memberships]
    _section(lines, capital(tr("circles")), circles)
    _section(lines, tr("Offices"), [office_text(words, *held) for held in data.offices])
    said = [said_text(words, one) for one in data.said]
    _section(lines, tr("What they said and did"), said)
    _section(lines, tr("What cannot be read"), [problem.params["path"] for problem in data.unread])
    return "\n".join(map(clean, lines)).rstrip("\n") + "\n"


def _section(lines: list[str], title: str, told: list[str]) -> None:
    if told:
        lines += [title, "-" * len(title), *(f"- {one}" for one in told), ""]


def said_text(words: Words, one: Said) -> str:
    """«3 mai 2024 · Horizon · a fait objection : Le jardin — Trop tôt.»."""
    about = ""
    if one.about:
        is_answer = one.kind is Deed.ANSWER
        about = name_of(words, Answer(one.about)) if is_answer else office_name(words, one.about)
    deed, text = deed_word(words, one.kind), sentence(about, one.text, by=" — ")
    told = labelled(words, deed, text) or deed
    return sentence(full_date(words, one.on), one.circle, told)


def membership_text(words: Words, one: Membership) -> str:
    """«Horizon · membre · depuis le 3 mai 2024»."""
    tr = words.gettext
    since = tr("since {date}").format(date=full_date(words, one.since)) if one.since else ""
    until = tr("until {date}").format(date=full_date(words, one.until)) if one.until else ""
    return sentence(one.circle_name, name_of(words, one.standing), since, until)


def office_text(words: Words, circle: str, span: Span) -> str:
    """«Secrétariat · Horizon · depuis le 3 mai 2024 · jusqu’au 2 mai 2025»."""
    tr = words.gettext
    since = tr("since {date}").format(date=full_date(words, span.begins))
    until = tr("until {date}").format(date=full_date(words, span.until or span.ends))
    return sentence(capital(office_name(words, span.office)), circle, since, until)


def person_json(data: PersonData, words: Words, today: date) -> dict[str, Any]:
    """Return everything as plain values; days as YYYY-MM-DD."""
    person = data.person
    return {
        "format": FORMAT,
        "schema": 1,
        "what": purpose(words),
        "made_on": today.isoformat(),
        "person": {"id": person.id, "name": person.name, **person.profile.model_dump(mode="json")},
        "circles": [
            {"circle": one.circle_name, "standing": one.standing.value,
             "since": _day(one.since), "until": _day(one.until)}
            for one in person.memberships
        ],
        "offices": [
            {"office": span.office, "circle": circle, "begins": _day(span.begins),
             "ends": _day(span.ends), "until": _day(span.until), "meeting": span.meeting or None}
            for circle, span in data.offices
        ],
        "said": [
            {"on": _day(one.on), "circle": one.circle, "kind": one.kind.value,
             "text": one.text, "about": one.about or None, "meeting": one.meeting or None}
            for one in data.said
        ],
        "lines": [
            {"book": line.book, "circle": line.circle, "event": line.event,
             "naming": list(line.naming)}
            for line in data.lines
        ],
        "names": data.names,
        "unread": [problem.params["path"] for problem in data.unread],
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def write_person(
    path: Path,
    data: PersonData,
    words: Words,
    today: date,
    *,
    folder: Path | None = None,
    force: bool = False,
) -> tuple[Path, Path]:
    """Write the JSON and the text, side by side, and return where they are.

    Any suffix of `path` gives way to `.json` and `.txt`. A file that is there already is refused,
    unless it is an earlier such export or with `force`; so is one in the data `folder`. Raises
    `Refused` and OSError.
    """
    whole = person_json(data, words, today)
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    page = person_text(data, words, today)
    first, mark = path.with_suffix(".json"), f'"format": "{FORMAT}"'.encode()
    told = {purpose(words_for(lang)).encode() for lang in ("fr", "en")}
    # The text first: its mark is the one that somebody's own file may lack.
    beside = write_file(
        path.with_suffix(".txt"),
        page.encode(),
        ours=lambda head: any(one in head for one in told),
        data=folder,
        force=force,
    )
    ours = write_file(
        first,
        text.encode("utf-8", "replace"),
        ours=lambda head: mark in head,
        data=folder,
        force=force,
    )
    return ours, beside
