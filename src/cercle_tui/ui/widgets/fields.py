"""What a form asks for, and how what was typed in it is read: plain values, no screen."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from cercle_tui.locale import N_
from cercle_tui.model.text import MAX_TEXT, clean, clean_line
from cercle_tui.model.text import fold as fold

FieldKind = Literal["line", "text", "choice", "many", "people", "number", "secret"]
Option = tuple[str, str]
"""A choice's value, kept as given, and its label, already translated."""
Translator = Callable[[str], str]

UNCLEAR = N_("This is not clear enough: write the whole name.")
"""Said of a name that is not shown, whether nobody or several people are called so."""
_NUMBER = re.compile(r"[-+]?[0-9]+([.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in.

    `options` serve "choice" and "many", `suggestions` (names) serve "people", where `strict`
    refuses any other name, and "secret", whose one name is not shown. With `multi`, several
    lines pasted in a "line" are handed to the screen as a message instead of being joined.
    """

    id: str
    label: str
    kind: FieldKind = "line"
    value: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    required: bool = False
    suggestions: tuple[str, ...] = ()
    strict: bool = False
    multi: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """Fields under one title; `submit` is the word for recording them, such as "record".

    Nothing of a `private` form (a ballot) is kept when it is left, nor announced while typed;
    one that has a "secret" field must be private, else ValueError.
    """

    id: str
    title: str
    fields: tuple[Field, ...]
    submit: str
    note: str = ""
    private: bool = False

    def __post_init__(self) -> None:
        if not self.private and any(field.kind == "secret" for field in self.fields):
            raise ValueError("a secret field needs a private form")


def clean_long(text: str) -> str:
    """Return `clean(text)` without its cut at `MAX_TEXT`, so that nothing typed goes missing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = (clean(text[at : at + MAX_TEXT]) for at in range(0, len(text), MAX_TEXT))
    return unicodedata.normalize("NFC", "".join(parts))


def one_line(text: str) -> str:
    """Return `text`, made safe, with its lines joined by a space and the empty ones left out."""
    lines = clean_long(text).replace("\t", " ").split("\n")
    if len(lines) == 1:
        return lines[0]
    return " ".join(line.strip(" ") for line in lines if line.strip(" "))


def completions(typed: str, names: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names that `typed` may begin: those it starts, then those it starts a word of.

    A name that `typed` already is, or that is `taken`, is not offered.
    """
    start = fold(typed.strip(" "))
    left_out = {fold(name) for name in taken}
    known = {fold(name): name for name in map(clean_line, names) if name}
    if not start or start in known:
        return ()
    offered = {folded: name for folded, name in known.items() if folded not in left_out}
    whole = [name for folded, name in offered.items() if folded.startswith(start)]
    words = [
        name
        for folded, name in offered.items()
        if name not in whole and any(w.startswith(start) for w in re.split(r"[\s\-']+", folded))
    ]
    return (*whole, *words)


def named(typed: str, names: Iterable[str]) -> str:
    """Return the one name that `typed` is, or alone may begin; ``""`` for none or several."""
    known = tuple(name for name in map(clean_line, names) if name)
    wanted = " ".join(clean_long(typed).split())
    same = [name for name in known if fold(name) == fold(wanted)]
    if len(same) > 1:
        same = [name for name in same if name == wanted]
        return same[0] if len(same) == 1 else ""
    found = same or completions(wanted, known)
    twins = [name for name in known if found and fold(name) == fold(found[0])]
    return found[0] if len(found) == len(twins) == 1 else ""


def split_people(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return each name in a comma-separated `text`, once, spelled as in `names` where known.

    A known name that itself holds a comma is recognised whole.
    """
    known = {fold(name): name for name in map(clean_line, names)}
    parts = [part for part in map(clean_line, clean_long(text).split(",")) if part]
    found: dict[str, str] = {}
    while parts:
        for size in range(len(parts), 0, -1):
            joined = ", ".join(parts[:size])
            if size == 1 or fold(joined) in known:
                found.setdefault(fold(joined), known.get(fold(joined), joined))
                parts = parts[size:]
                break
    return tuple(found.values())


def split_many(value: str) -> tuple[str, ...]:
    """Return the option values in what a "many" field gave: one a line."""
    return tuple(part for part in value.split("\n") if part)


def read(field: Field, raw: str) -> str:
    """Return the value that what stands in the field means: safe, NFC, trimmed, or ``""``.

    "people" come joined by a comma and a space, "many" one a line, "number" with a point.
    """
    match field.kind:
        case "line":
            return one_line(raw).strip(" ")
        case "text":
            return clean_long(raw).strip(" \n")
        case "number":
            number = re.sub(r"\s", "", one_line(raw))
            return number.replace(",", ".") if _NUMBER.fullmatch(number) else one_line(raw).strip()
        case "people":
            return ", ".join(split_people(raw, field.suggestions))
        case "secret":
            return named(raw, field.suggestions)
        case "choice":
            return raw if any(raw == value for value, _ in field.options) else ""
        case "many":
            chosen = set(split_many(raw))
            return "\n".join(value for value, _ in field.options if value in chosen)


def problem(field: Field, raw: str, tr: Translator) -> str:
    """Return in words why the field cannot be recorded as it stands, or ``""`` when it can."""
    value = read(field, raw)
    if field.kind == "secret" and raw and not value:
        return tr(UNCLEAR)
    if not value:
        return tr("This one is needed.") if field.required else ""
    if len(value) > MAX_TEXT:
        words = tr("This is too long: {length} characters, where {most} are kept at most.")
        return words.format(length=len(value), most=MAX_TEXT)
    if field.kind == "number" and not _NUMBER.fullmatch(value):
        return tr("A number is expected here, such as 20.")
    if field.kind == "people" and field.strict:
        known = {fold(clean_line(name)) for name in field.suggestions}
        for name in split_people(raw, field.suggestions):
            if fold(name) not in known:
                return tr("“{name}” is not in the list.").format(name=name)
    return ""
