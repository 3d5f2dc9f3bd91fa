"""The words of the method: titles, rules, purposes, prompts and first aid for each step."""

from cercle_tui.locale.prompts import PROMPTS, prompt
from cercle_tui.locale.purposes import PURPOSE, purpose
from cercle_tui.locale.steps import RULES, STEPS, TITLES, rule, title
from cercle_tui.locale.trouble import GENERAL, TROUBLES, Trouble, trouble

__all__ = [
    "GENERAL",
    "PROMPTS",
    "PURPOSE",
    "RULES",
    "STEPS",
    "TITLES",
    "TROUBLES",
    "Trouble",
    "prompt",
    "purpose",
    "rule",
    "title",
    "trouble",
]
