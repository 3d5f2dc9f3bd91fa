"""Hundreds of apps start here: none sleeps to see whether it is idle, none parses styles again."""

import textual.app
import textual.pilot
from idle_support import parsed_once, quiet
from textual._context import active_app
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet


async def _wait_for_idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
    await quiet(active_app.get())


textual.app.wait_for_idle = textual.pilot.wait_for_idle = _wait_for_idle
Stylesheet._parse_rules = parsed_once
RuleSet.__hash__ = object.__hash__  # a rule is looked up by its identity either way
