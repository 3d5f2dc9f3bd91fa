"""How the main moments of a meeting look, kept as pictures."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reach_support import amend, object_, reach
from table_support import NAMES, START, Table, context

from cercle_tui.meeting import events as ev
from cercle_tui.model.followup import Action

Compare = Callable[..., bool]
EIGHT = (*NAMES, "Jean", "Noémie", "François", "Zoé")
AMENDED = "We meet on the second Wednesday of the month, at 6 pm."


def opening(t: Table) -> None:
    reach(t.session, "opening")
    t.record(ev.SpokeUp, person="m0").record(ev.SpokeUp, person="m1")
    t.record(ev.Passed, people=("m2",))


def consent(t: Table) -> None:
    reach(t.session, "consent", "i2")
    order = t.state.stage.order
    t.record(ev.Answered, people=order[:1])
    t.record(ev.Answered, people=order[1:2], answer="objection", reason="Thursdays are full.")
    t.record(ev.Answered, people=order[2:3], answer="concern", reason="The heating.")


def objections(t: Table) -> None:
    reach(t.session, "consent", "i2")
    object_(t.session, "m0", "m3", reason="Too late for whoever takes the bus.")


def amended(t: Table) -> None:
    reach(t.session, "amend", "i2")
    amend(t.session, AMENDED)


def item_end(t: Table) -> None:
    reach(t.session, "item_end", "i2")
    t.record(ev.ActionAgreed, action=Action(id="a1", what="Book the room", who=("m3", "Jeanne")))
    t.record(ev.Noted, text="The library closes at 9 pm.")


def leftovers(t: Table) -> None:
    reach(t.session, "items")
    items = tuple(i.item.id for i in t.state.items)
    t.record(ev.ConsentAsked, question="carry_over", items=items)
    reach(t.session, "leftovers")


@pytest.mark.parametrize(
    ("before", "size", "lang", "theme"),
    [
        (opening, (120, 36), "fr", ""),
        (consent, (80, 24), "fr", ""),
        (objections, (80, 24), "en", ""),
        (amended, (120, 36), "en", ""),
        (lambda t: reach(t.session, "agenda"), (80, 24), "en", ""),
        (item_end, (80, 24), "fr", ""),
        (leftovers, (80, 24), "en", ""),
        (consent, (120, 36), "fr", "cercle-light"),
    ],
    ids=["opening", "consent", "objections", "amended", "agenda", "item_end", "leftovers", "light"],
)
def test_the_screen_looks_as_it_did(
    tmp_path: Path, snap_compare: Compare, before: Callable[[Table], None],
    size: tuple[int, int], lang: str, theme: str,
) -> None:  # fmt: skip
    names = EIGHT if size[0] > 80 else NAMES
    t = Table(tmp_path, context(names), lang=lang, theme=theme, at=START)
    before(t)

    async def settle(pilot: object) -> None:
        t.pilot = pilot
        t.screen.show_differences = before is amended
        t.screen.redraw()
        await t.settle()

    assert snap_compare(t.app, terminal_size=size, run_before=settle)
