"""The grid of nominations is read from the back of the room, with long names and namesakes."""

from itertools import pairwise
from pathlib import Path

import pytest
from elect_support import elect_to, electing
from table_support import Table, office
from test_hostile import HOSTILE, TEXT, looks_safe

from cercle_tui.meeting import events as ev
from cercle_tui.ui.meeting.frames_elect import election_frame
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.meeting.short_names import short_names

LONG = (
    "Marie-Christine Tremblay-Gagnon", "Luc Archambault-Desrosiers", "Paul Robitaille",
    "Amina Benchekroun-Lalonde", "Jean-Sébastien Lachapelle", "Noémie Vaillancourt",
    "Zoé Pelletier-Courtemanche", "Marie-Christine Bélanger",
)  # fmt: skip
SHORT = (
    "Marie-Christine T.", "Luc", "Paul", "Amina", "Jean-Sébastien", "Noémie", "Zoé",
    "Marie-Christine B.",
)  # fmt: skip
SIZES = ((80, 24), (120, 36), (160, 45))


OFFICE = "[/ + [@click=app.quit]x + \x1b]0;owned\x07 " + "n" * 200


def here_of(t: Table) -> Here:
    clock = t.desk.clock
    return Here(t.session.meeting, t.desk.words, clock.now(), clock.new_id)


def rows_of(t: Table) -> list[str]:
    return [line for line in t.text().splitlines() if "──▶" in line]


def read(tmp_path: Path, lang: str) -> Table:
    t = Table(tmp_path, electing(LONG), lang=lang)
    elect_to(t.session, "nominations", m0="m6", m1="m7", m2="m0", m4="m6")
    for by in t.state.waiting():
        nominee = {"m0": "m7", "m1": "m7", "m2": "m0"}.get(by, "m6")
        t.record(ev.Nominated, by=by, nominee=nominee,
                 reasons=f"écoute bien {by}; connaît le cercle général")  # fmt: skip
    return t


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["fr", "en"])
async def test_every_voter_nominee_and_reason_can_be_read(
    tmp_path: Path, lang: str, size: tuple[int, int]
) -> None:
    t = read(tmp_path, lang)
    names = short_names(here_of(t))
    assert tuple(names.values()) == SHORT
    async with t.open(*size):
        rows = rows_of(t)
        assert len(rows) == len(LONG)
        for row in rows:
            voter, _, rest = row.partition("──▶")
            by = next(p for p, name in names.items() if voter.strip().endswith(name))
            nominee = t.state.item.election.nominations[by][0].nominee
            assert rest.strip().startswith(names[nominee])
            assert f"écoute bien {by}" in rest
        if size[1] >= 36:
            lines = t.text().splitlines()
            at = [n for n, line in enumerate(lines) if "──▶" in line]
            assert all(after - before >= 2 for before, after in pairwise(at))


async def test_with_a_form_open_the_ballot_being_read_is_in_sight(tmp_path: Path) -> None:
    t = Table(tmp_path, electing(LONG))
    elect_to(t.session, "nominations")
    async with t.open():
        by = t.screen.cursor
        await t.press("space")
        assert f"▶ {short_names(here_of(t))[by]}" in t.text()


def test_namesakes_keep_their_number(tmp_path: Path) -> None:
    t = Table(tmp_path, electing(("Zoé Roy", "Zoé Roy", "Zoé Ruel", "Zoé", "Al")))
    assert tuple(short_names(here_of(t)).values()) == (
        "Zoé Roy", "Zoé (2)", "Zoé Ruel", "Zoé", "Al",
    )  # fmt: skip


def test_nothing_of_the_count_shows_before_everyone_has_spoken(tmp_path: Path) -> None:
    t = Table(tmp_path, electing())
    elect_to(t.session, "nominations")
    while t.state.waiting():
        shown = election_frame(here_of(t))
        assert shown is not None and "Amina" not in shown.body
        by = t.state.speaker()
        t.record(ev.Nominated, by=by, nominee="m3", reasons="Calm")
    shown = election_frame(here_of(t))
    assert shown is not None and "Amina 4" in shown.body


@pytest.mark.parametrize("step", ["role_consent", "ballots", "change", "propose", "elected"])
async def test_hostile_names_and_words_are_data(tmp_path: Path, step: str) -> None:
    held = office("facilitator", "m0"), office("x", "m2").model_copy(update={"office": OFFICE})
    circle = electing(HOSTILE, subject=OFFICE, duties={OFFICE: TEXT}, mandates=held)
    t = Table(tmp_path, circle)
    elect_to(t.session, step, m0="m1", m1="m2", m2="m4")
    async with t.open():
        looks_safe(t)
        for key in ("e", "escape", "w", "escape", "space"):
            await t.press(key)
            looks_safe(t)
