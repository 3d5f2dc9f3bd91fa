"""A report as a small tree of blocks and runs of text: what Markdown says, whatever form it takes.

Markdown is composed once and read once; HTML, PDF, plain text and the screen are made of this.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SCHEMES = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """Text that is all of one look; `link` only ever begins with http, https or mailto."""

    text: str
    strong: bool = False
    slanted: bool = False
    link: str = ""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 1."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: the blocks of each item; `start` is the first number, None for bullets."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class SetApart:
    """What stands apart from the rest: a decision, an election."""

    blocks: tuple["Block", ...]


Block: TypeAlias = Heading | Paragraph | Listed | SetApart


@dataclass(frozen=True, slots=True)
class Document:
    """`lang` is "fr" or "en"; `title` is plain text."""

    title: str
    lang: str
    blocks: tuple[Block, ...]


def plain(runs: Runs) -> str:
    """Return the text of the runs, without their look."""
    return "".join(run.text for run in runs)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})


def parse(markdown: str, lang: str) -> Document:
    """Return the document that Markdown says; its title is the first heading of level 1.

    What the tree has no place for (code, rules, pictures) keeps its text and loses its form.
    """
    blocks = tuple(_blocks(iter(_parser().parse(markdown)), ""))
    title = next((plain(b.runs) for b in blocks if isinstance(b, Heading) and b.level == 1), "")
    return Document(title, lang, blocks)


def _blocks(tokens: "Iterator[Token]", end: str) -> Iterator[Block]:
    """Yield the blocks up to the token of type `end`."""
    for token in tokens:
        match token.type:
            case closing if closing == end:
                return
            case "heading_open":
                yield Heading(int(token.tag[1:]), _inline(tokens))
            case "paragraph_open":
                yield Paragraph(_inline(tokens))
            case "blockquote_open":
                yield SetApart(tuple(_blocks(tokens, "blockquote_close")))
            case "bullet_list_open":
                yield Listed(tuple(_items(tokens, "bullet_list_close")))
            case "ordered_list_open":
                start = int(token.attrGet("start") or 1)
                yield Listed(tuple(_items(tokens, "ordered_list_close")), start)
            case "fence" | "code_block" | "html_block":
                yield Paragraph((Run(token.content.rstrip("\n")),))


def _items(tokens: "Iterator[Token]", end: str) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == end:
            return
        if token.type == "list_item_open":
            yield tuple(_blocks(tokens, "list_item_close"))


def _inline(tokens: "Iterator[Token]") -> Runs:
    """Return the runs of the inline token that comes next, and pass over the closing one."""
    token = next(tokens)
    next(tokens)
    return tuple(_runs(token.children or []))


def _runs(tokens: "list[Token]") -> Iterator[Run]:
    strong = slanted = 0
    link = ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                slanted += token.nesting
            case "link_open":
                href = str(token.attrGet("href") or "")
                link = href if _SCHEMES.match(href) else ""
            case "link_close":
                link = ""
            case "softbreak" | "hardbreak":
                yield Run(" ", strong > 0, slanted > 0, link)
            case _:
                if token.content:
                    yield Run(token.content, strong > 0, slanted > 0, link)
