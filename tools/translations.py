"""Keep the French catalogue: `update` from the source, `compile` it, `check` it."""

import argparse
import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "cercle_tui"
PO = SOURCE / "locale" / "fr" / "LC_MESSAGES" / "cercle_tui.po"
MO = PO.with_suffix(".mo")

Positions = tuple[int | tuple[int, int] | tuple[int, str], ...] | None
Keywords = Mapping[str, dict[int | None, Positions] | Positions]

KEYWORDS: Keywords = {
    "_": None,
    "tr": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "N_": None,
    "NN_": (1, 2),
    "NP_": ((1, "c"), 2),
    "V_": None,
}
BOTH_ADDRESSES: Keywords = {"V_": None}
HEADER = """\
# The French of cercle-tui. Written by hand; `python tools/translations.py update` adds what is new.
msgid ""
msgstr ""
"Project-Id-Version: cercle-tui\\n"
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)

NBSP = "\u00a0"
TYPOGRAPHY = (
    (re.compile("'"), "a straight apostrophe (use ’)"),
    (re.compile(r"\s[?!;]"), "a space before ? ! or ;"),
    (re.compile(rf"(?<![{NBSP}]):(?=\s|$)"), "no no-break space before :"),
    (re.compile(rf"«(?!{NBSP})|(?<!{NBSP})»"), "no no-break space inside « »"),
    (re.compile(r"[“”]"), "English quotation marks"),
    (re.compile(r"\.\.\."), "three periods (use …)"),
    (re.compile(r"[A-Za-zé]\((?:s|e|es|x)\)"), "a plural or gender in parentheses"),
    (re.compile(r"[\d}] (?:h|min|%|\$)(?!\w)"), "a plain space between a number and its unit"),
)
_FIELD = re.compile(r"\{(\w*)[^{}]*\}|%(?:\(\w+\))?[srd]")


def _extracted(keywords: Keywords) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    found = extract_from_dir(SOURCE, method_map=[("**.py", "python")], keywords=keywords)
    for _file, _line, message, _comments, context in found:
        if message and message != ("", ""):
            yield message, context


def _in_formatted() -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Yield what is translated inside an f-string, which Babel does not look into."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield from filter(None, map(_translated, ast.walk(node)))


def _translated(node: ast.AST) -> tuple[str | tuple[str, ...], str | None] | None:
    if not isinstance(node, ast.Call):
        return None
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    said = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
    texts = [text for text in said if isinstance(text, str)]
    match name, texts:
        case ("_" | "tr" | "gettext", [text]):
            return text, None
        case ("ngettext", [one, many]):
            return (one, many), None
        case ("pgettext", [context, text]):
            return text, context
    return None


def template() -> Catalog:
    """Return every message of the source, without translations."""
    catalog = Catalog(creation_date=_EPOCH)
    for message, context in _extracted(KEYWORDS):
        _add(catalog, message, context)
    for message, context in _in_formatted():
        _add(catalog, message, context)
    for message, _context in _extracted(BOTH_ADDRESSES):
        catalog.add(message, context="vous")
    return catalog


def _add(catalog: Catalog, message: str | tuple[str, ...], context: str | None) -> None:
    """Add a message; one that has a plural somewhere is kept with its plural."""
    known = catalog.get(message[0] if isinstance(message, tuple) else message, context)
    if known is not None and known.pluralizable:
        return
    if known is not None and isinstance(message, tuple):
        catalog.delete(known.id, context)
    catalog.add(message, context=context)


def french() -> Catalog:
    """Return the French catalogue as it is written."""
    if not PO.exists():
        return Catalog(locale="fr", creation_date=_EPOCH, revision_date=_EPOCH)
    with PO.open("rb") as file:
        return read_po(file, locale="fr")


def merged(wanted: Catalog, known: Catalog) -> Catalog:
    """Return `wanted` with the translations of `known`; what nothing uses is left out."""
    catalog = Catalog(locale="fr", creation_date=_EPOCH, revision_date=_EPOCH)
    for message in _messages(wanted):
        old = known.get(_key(message), message.context)
        text = old.string if old is not None and old.pluralizable == message.pluralizable else ""
        flags = old.flags & {"fuzzy"} if old is not None else set()
        catalog.add(message.id, text or None, context=message.context, flags=flags)
    return catalog


def _messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def po_text(catalog: Catalog) -> str:
    """Return the file of `catalog`: in alphabetical order, without dates or places."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, no_location=True, omit_header=True, sort_output=True)
    return HEADER + buffer.getvalue().decode().lstrip("\n")


def update() -> int:
    """Bring the catalogue up to date with the source; return how many messages lack French."""
    catalog = merged(template(), french())
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_text(po_text(catalog), encoding="utf-8")
    return sum(not all(_strings(message)) for message in _messages(catalog))


def compile_catalogue() -> None:
    """Write the .mo beside the .po."""
    catalog = french()
    catalog.creation_date = catalog.revision_date = _EPOCH
    buffer = BytesIO()
    write_mo(buffer, catalog)
    MO.write_bytes(buffer.getvalue())


def _strings(message: Message) -> tuple[str, ...]:
    string = message.string
    return tuple(string) if isinstance(string, list | tuple) else (string or "",)


def _fields(text: str) -> set[str]:
    return {found.group(0) for found in _FIELD.finditer(text)}


def faults(message: Message) -> Iterator[str]:
    """Yield what is wrong with one translated message: its fields, then its typography."""
    texts = _strings(message)
    wanted = _fields(message.id if isinstance(message.id, str) else message.id[-1])
    for index, text in enumerate(texts):
        fields = _fields(text)
        last = index == len(texts) - 1
        if fields - wanted or (last and fields != wanted):
            yield f"fields {sorted(fields)} instead of {sorted(wanted)}"
        yield from (f"{what}: {text!r}" for pattern, what in TYPOGRAPHY if pattern.search(text))


def check() -> list[str]:
    """Return every problem of the French catalogue, one line each."""
    wanted, known = template(), french()
    problems = []
    for message in _messages(wanted):
        found = known.get(_key(message), message.context)
        if found is None or not all(_strings(found)):
            problems.append(f"no French: {_named(message)}")
        elif found.pluralizable != message.pluralizable:
            problems.append(f"the plural changed, run update: {_named(message)}")
    for message in _messages(known):
        if wanted.get(_key(message), message.context) is None:
            problems.append(f"nothing uses: {_named(message)}")
        if message.fuzzy:
            problems.append(f"fuzzy: {_named(message)}")
        if all(_strings(message)):
            problems += [f"{_named(message)}: {fault}" for fault in faults(message)]
    if not fresh():
        problems.append(f"{MO.name} is not fresh, run compile")
    return problems


def fresh() -> bool:
    """True when the .mo says what the .po says."""
    if not MO.exists():
        return False
    with MO.open("rb") as file:
        compiled = read_mo(file)
    return _said(compiled) == _said(french())


def _said(catalog: Catalog) -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (_context(message), _key(message)): _strings(message)
        for message in _messages(catalog)
        if any(_strings(message)) and not message.fuzzy
    }


def _context(message: Message) -> str:
    """The context as text: Babel reads it from a .mo as bytes."""
    context: object = message.context
    return context.decode() if isinstance(context, bytes) else str(context or "")


def _named(message: Message) -> str:
    context = f" [{message.context}]" if message.context else ""
    return f"{_key(message)!r}{context}"


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def main(arguments: list[str] | None = None) -> int:
    """Run one of the three commands; return 0, or 1 when `check` finds a problem."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("update", "compile", "check"))
    command = parser.parse_args(arguments).command
    if command == "update":
        _print([f"{update()} without French"])
        return 0
    if command == "compile":
        compile_catalogue()
        return 0
    problems = check()
    _print(problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
