"""Waiting for an app without sleeping: until nothing is left to handle, to read or to lay out."""

import asyncio
from time import monotonic

from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

MOST = 1.0
"""Seconds after which a worker that is still at work is no longer waited for."""

_TURNS = 4
_parse = Stylesheet._parse_rules
_parsed: dict[object, list[RuleSet]] = {}


async def quiet(app: App[None]) -> None:
    """Return once every message is handled, every worker done, and every change laid out."""
    until = monotonic() + MOST
    for _ in range(20):
        await _handled(app)
        while monotonic() < until and any(not worker.is_finished for worker in app.workers):
            await asyncio.sleep(0.0005)
            await _handled(app)
        if app._resize_timer is not None:
            app._check_resize()  # what its timer would do a moment later
            await _handled(app)
        if not app.screen_stack:
            return
        app.screen._on_timer_update()
        if _is_still(app):
            return


async def _handled(app: App[None]) -> None:
    still = 0
    while still < _TURNS:
        await asyncio.sleep(0)
        still = still + 1 if _is_still(app) else 0


def _is_still(app: App[None]) -> bool:
    screens = (node for screen in app.screen_stack for node in screen.walk_children(with_self=True))
    return all(node._message_queue.empty() for node in (app, *screens))


def parsed_once(
    self: Stylesheet,
    css: str,
    read_from: tuple[str, str],
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Parse a style sheet as Textual does, once for all the apps of this process."""
    variables = frozenset(self._variables.items())
    key = (css, read_from, is_default_rules, tie_breaker, scope, variables)
    if key not in _parsed:
        _parsed[key] = _parse(self, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[key]
