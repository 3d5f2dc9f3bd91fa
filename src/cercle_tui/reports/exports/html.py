"""The register as one HTML page that needs nothing else: data, words, style and script inside."""

import json
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from cercle_tui.locale import Words
from cercle_tui.locale.formats import full_date
from cercle_tui.reports.exports.model import DecisionOut, Export
from cercle_tui.reports.exports.page_words import page_words
from cercle_tui.reports.exports.told import partial_words, standing_words
from cercle_tui.reports.exports.vocabulary import vocabulary
from cercle_tui.reports.page import sentence

SCRIPTS = ("text.js", "search.js", "words.js", "dom.js", "register.js", "keys.js", "app.js")
"""The parts of the page's script, in the order in which they need each other."""

_UNSAFE = tuple((c, f"\\u{ord(c):04x}") for c in "<>&\u2028\u2029")


@cache
def web_part(name: str) -> str:
    """Return a part of the page as it is in the package."""
    return files("cercle_tui.reports").joinpath("web", name).read_text("utf-8")


@cache
def script() -> str:
    """Return the page's script, in a scope of its own."""
    return '"use strict";\n(() => {\n' + "\n".join(map(web_part, SCRIPTS)) + "})();\n"


def html_bytes(export: Export, words: Words) -> bytes:
    """Return the page, which first speaks the language of `words` and can speak the other."""
    style = web_part("register.css")
    plain = "\n".join(_plain(told, words) for told in export.decisions)
    text = Template(web_part("register.html")).substitute(
        lang=words.lang,
        policy=_policy(style, script()),
        title=escape(_title(export, words)),
        style=style,
        noscript=escape(_as_of(export, words)),
        plain=plain,
        data=embedded(export.plain(brief=True)),
        words=embedded(page_words(export)),
        vocabulary=embedded(vocabulary(export)),
        script=script(),
    )
    return text.encode()


def embedded(values: Any) -> str:
    """Return JSON that can stand inside a script element: nothing in it can end the element."""
    told = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _UNSAFE:
        told = told.replace(character, escaped)
    return told


def _policy(style: str, code: str) -> str:
    """Only this very style and script may act, and nothing may be asked of any network."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(code)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _title(export: Export, words: Words) -> str:
    names = [circle.name for circle in export.circles]
    whose = names[0] if len(names) == 1 else export.community
    return sentence(words.gettext("Register of decisions"), whose)


def _as_of(export: Export, words: Words) -> str:
    said = words.gettext("How decisions stand is told as of {date}.")
    more = words.gettext("With scripts allowed, this page can be searched.")
    told = f"{said.format(date=full_date(words, export.made))} {more}"
    partial = partial_words(words, export.partial)
    return f"{partial} {told}" if partial else told


def _plain(told: DecisionOut, words: Words) -> str:
    """A decision for a browser without scripts."""
    head = sentence(told.number, standing_words(words, told))
    return "".join(_article(told.title, head, told.text))


def _article(title: str, head: str, text: str) -> Iterator[str]:
    yield f"<article><h2>{escape(title)}</h2><p>{escape(head)}</p>"
    yield from (f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    yield "</article>"
