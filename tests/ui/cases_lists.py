"""Cases of the actions on lists: who is there, the agenda, what is left over."""

from case_support import at, begun
from reach_support import reach
from table_support import ITEMS, Table
from test_views_meeting import BEFORE

from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import ItemOutcome


@at("attendance")
async def tick(t: Table) -> None:
    await t.do("tick")
    assert t.state.here == ("m0",) and t.screen.cursor == "m1"
    await t.press("up", "space")
    assert t.state.here == ()


@at("attendance")
async def all_here(t: Table) -> None:
    await t.do("all_here")
    assert t.state.here == ("m0", "m1", "m2", "m3")


@at("attendance")
async def guest(t: Table) -> None:
    await t.do("guest")
    await t.fill(name="Ines", standing="observer")
    (person,) = t.state.here
    assert t.state.people[person].member.name == "Ines" and not t.state.counted


def gathered(t: Table) -> None:
    t.record(ev.Arrived, people=("m0", "m1", "m2", "m3"))


@begun(gathered)
async def facilitates(t: Table) -> None:
    await t.light("m3")
    await t.do("facilitates")
    assert t.state.holder("facilitator") == "m3"


@begun(gathered)
async def takes_notes(t: Table) -> None:
    await t.light("m2")
    await t.do("takes_notes")
    assert t.state.holder("secretary") == "m2"


@begun(gathered)
async def types(t: Table) -> None:
    await t.light("m1")
    await t.do("types")
    assert t.state.holder("keyboard") == "m1"


@begun(gathered)
async def seat_up(t: Table) -> None:
    await t.light("m2")
    await t.do("seat_up")
    assert t.state.seats == ("m0", "m2", "m1", "m3") and t.screen.cursor == "m2"


@begun(gathered)
async def seat_down(t: Table) -> None:
    await t.light("m3")
    await t.do("seat_down")
    assert t.state.seats == ("m3", "m0", "m1", "m2")


@at("followups", circle=BEFORE)
async def action_done(t: Table) -> None:
    await t.do("action_done")
    assert t.state.heard == {"a1": ("done", "")} and t.screen.cursor == "a2"


@at("followups", circle=BEFORE)
async def action_goes_on(t: Table) -> None:
    await t.do("action_goes_on")
    assert t.state.heard == {"a1": ("open", "")}


@at("followups", circle=BEFORE)
async def action_dropped(t: Table) -> None:
    await t.do("action_dropped")
    assert t.state.heard == {"a1": ("dropped", "")}


@begun(lambda t: (reach(t.session, "items"), t.record(ev.ItemRemoved, item="i1")))
async def ask_agenda(t: Table) -> None:
    await t.do("ask_agenda")
    assert t.step == "agenda_again"
    await t.press("space")
    assert t.step == "items" and t.state.agenda_consented


@at("items")
async def open_item(t: Table) -> None:
    await t.press("down")
    await t.do("open_item")
    assert t.state.item.item.id == "i2" and t.step == "present"


@at("agenda")
async def add_item(t: Table) -> None:
    await t.do("add_item")
    await t.fill(title="Coffee", kind="explore", minutes="10", brought_by="Luc")
    item = t.state.items[-1].item
    assert (item.title, item.kind, item.minutes, item.brought_by) == ("Coffee", "explore", 10, "m1")


@at("agenda", circle=BEFORE)
async def from_backlog(t: Table) -> None:
    await t.do("from_backlog")
    await t.choose("b1")
    assert t.state.items[-1].item.backlog_id == "b1"


@at("agenda")
async def edit_item(t: Table) -> None:
    await t.light("i2")
    await t.do("edit_item")
    await t.fill(title="Days and hours", minutes="25")
    item = t.state.get_item("i2").item
    assert (item.title, item.minutes, item.brought_by) == ("Days and hours", 25, "m2")
    assert item.draft == ITEMS[1].draft


@at("agenda")
async def remove_item(t: Table) -> None:
    await t.do("remove_item")
    assert [i.item.id for i in t.state.items] == ["i2", "i3", "i4"]
    assert t.state.backlog[-1].title == "Follow-ups"


@at("items")
async def item_up(t: Table) -> None:
    await t.light("i3")
    await t.do("item_up")
    await t.do("item_up")
    assert [i.item.id for i in t.state.items] == ["i3", "i1", "i2", "i4"]


@at("items")
async def item_down(t: Table) -> None:
    await t.do("item_down")
    await t.do("item_down")
    assert [i.item.id for i in t.state.items] == ["i2", "i3", "i1", "i4"]


@at("items")
async def carry_rest(t: Table) -> None:
    await t.do("carry_rest")
    await t.press("space")
    assert t.step == "items" and len(t.state.backlog) == 4
    assert {i.outcome for i in t.state.items} == {ItemOutcome.CARRIED_OVER}


@at("item_end", "i3")
async def outcome_reached(t: Table) -> None:
    await t.do("outcome_reached")
    assert t.state.get_item("i3").outcome is ItemOutcome.REACHED and t.step == "items"


@at("leftovers", circle={"items": ()})
async def close(t: Table) -> None:
    await t.do("close")
    await t.choose("close")
    assert t.state.closed is not None and t.session.book.sealed
    await t.press("enter")
