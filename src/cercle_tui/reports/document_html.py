"""A document as one HTML file that needs nothing else: no script, nothing fetched."""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from cercle_tui.reports.document import (
    Block,
    Document,
    Heading,
    Listed,
    Paragraph,
    Run,
    Runs,
    SetApart,
)


def document_html(document: Document, foot: str = "") -> str:
    """Return the page; `foot` is a line of plain text below the document."""
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    footer = f"<footer>{escape(foot)}</footer>\n" if foot else ""
    return (
        "<!doctype html>\n"
        f'<html lang="{escape(document.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="cercle-minutes">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(document.title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{_blocks(document.blocks)}\n</main>\n{footer}</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return "\n" + files("cercle_tui.reports").joinpath("web", "minutes.css").read_text("utf-8")


def _blocks(blocks: Iterable[Block]) -> str:
    return "\n".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Heading():
            tag = f"h{min(max(block.level, 1), 6)}"
            return f"<{tag}>{_runs(block.runs)}</{tag}>"
        case Paragraph():
            return f"<p>{_runs(block.runs)}</p>"
        case SetApart():
            return f'<section class="decision">\n{_blocks(block.blocks)}\n</section>'
        case Listed():
            items = "\n".join(f"<li>{_item(item)}</li>" for item in block.items)
            if block.start is None:
                return f"<ul>\n{items}\n</ul>"
            start = f' start="{block.start}"' if block.start != 1 else ""
            return f"<ol{start}>\n{items}\n</ol>"


def _item(blocks: tuple[Block, ...]) -> str:
    """Return an item; its first paragraph needs no tag of its own."""
    if blocks and isinstance(blocks[0], Paragraph):
        rest = blocks[1:]
        return _runs(blocks[0].runs) + (f"\n{_blocks(rest)}" if rest else "")
    return _blocks(blocks)


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    said = escape(run.text)
    said = f"<strong>{said}</strong>" if run.strong else said
    said = f"<em>{said}</em>" if run.slanted else said
    if run.link:
        said = f'<a href="{escape(run.link)}" rel="noopener noreferrer">{said}</a>'
    return said
