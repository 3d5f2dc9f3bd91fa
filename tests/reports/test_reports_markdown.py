"""People's text stays text in Markdown, whatever it looks like."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cercle_tui.model.text import clean
from cercle_tui.reports.markdown import (
    blocks,
    bullets,
    heading,
    md,
    md_inside,
    md_line,
    numbered,
    quote,
    section,
    strong,
)

PLAIN = MarkdownIt("commonmark")
RICH = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TAG = re.compile(r"<[^>]*>")

HOSTILE = [
    "[x](javascript:alert(1))",
    "![x](http://x/y.png)",
    "<script>alert(1)</script>",
    "<http://example.org>",
    "**gras** _it_ ~~non~~ `code`",
    "# titre",
    "titre\n=====",
    "titre\n---",
    "- liste",
    "+ liste",
    "1. liste",
    "12) liste",
    "    code",
    "\tcode",
    "```\ncode",
    "~~~\ncode",
    "> cité",
    "a | b\n--|--\n1 | 2",
    "&lt;b&gt; &#60; &copy;",
    "[a]: http://x",
    "***",
    "- [ ] à faire",
    "fin  \nde ligne\\\nencore",
    "\\*",
    "titre #",
    "\x1b]0;titre\x07\u202eabc",
]

SIGNS = st.text(alphabet="\\`*_[]<>|~&#-+=.:)(!>1 \t\n;a\u00a0é'\"{}^$", max_size=40)


def words_of(rendered: str) -> list[str]:
    return html.unescape(TAG.sub(" ", rendered)).split()


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("parser", [PLAIN, RICH], ids=["plain", "rich"])
def test_hostile_text_is_inert(parser: MarkdownIt, text: str) -> None:
    rendered = parser.render(md(text))
    assert set(TAG.findall(rendered)) <= {"<p>", "</p>"}
    assert words_of(rendered) == clean(text).split()


@given(SIGNS | st.text(max_size=60))
def test_md_never_yields_markup_and_keeps_every_word(text: str) -> None:
    for parser in (PLAIN, RICH):
        rendered = parser.render(md(text))
        assert set(TAG.findall(rendered)) <= {"<p>", "</p>"}
        assert words_of(rendered) == clean(text).split()


@given(SIGNS)
def test_text_stays_inside_its_block(text: str) -> None:
    tags = {
        heading(2, text): {"<h2>", "</h2>"},
        strong(text + "x"): {"<p>", "</p>", "<strong>", "</strong>"},
        bullets([md_line(text)]): {"<ul>", "</ul>", "<li>", "</li>"},
        blocks(md_line("a"), md_line(text)): {"<p>", "</p>"},
    }
    for markdown, allowed in tags.items():
        assert set(TAG.findall(RICH.render(markdown))) <= allowed


def test_lines_become_paragraphs() -> None:
    assert md("un\n\n\n  deux  \ntrois") == "un\n\ndeux\n\ntrois"
    assert md(" \n ") == ""


def test_ordinary_text_is_left_readable() -> None:
    text = "À 19 h 30, l’école : 4.5 (bien) – « oui »! R & D, 50 %, C#."
    assert md(text) == text
    assert md_inside("1. d’abord") == "1. d’abord"


def test_lists_and_quotes_hold_several_paragraphs() -> None:
    rendered = PLAIN.render(bullets([md("un\ndeux"), md_line("trois")]))
    assert rendered.count("<li>") == 2
    assert rendered.count("<ul>") == 1
    assert PLAIN.render(numbered([md_line("a"), md("b\nc")])).count("<li>") == 2
    assert PLAIN.render(quote(md("a\nb"))).count("<blockquote>") == 1


def test_a_section_that_says_nothing_is_left_out() -> None:
    assert section(2, "Titre", md(""), bullets([])) == ""
    assert section(2, "Titre", md("a")) == "## Titre\n\na"
