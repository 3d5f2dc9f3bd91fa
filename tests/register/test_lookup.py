"""One line of the register by what it is called, elections too, and an election in full."""

import json
from datetime import date

import lived_meetings as lived
import pytest

from cercle_tui.locale import words_for
from cercle_tui.register.elections import elections, held
from cercle_tui.register.lookup import look_up
from cercle_tui.reports.election_text import election_json, election_text

TODAY = date(2026, 6, 1)
CIRCLE = lived.circle(lived.first_evening())


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ("h-2026-001", ["m1.p1"]),
        ("h-2026-1", ["m1.p1"]),
        ("H 2026 01", ["m1.p1"]),
        (" m1.p1 ", ["m1.p1"]),
        ("m1.p", ["m1.p1", "m1.p2", "m1.p3"]),
        ("m1.i4", ["m1.i4"]),
        ("m1.i", ["m1.i4"]),
        ("m1.", []),
        ("", []),
        ("H-2026-099", []),
    ],
)
def test_by_number_id_or_how_it_begins(wanted: str, ids: list[str]) -> None:
    assert [place.id for place in look_up([CIRCLE], wanted)] == ids


def test_an_election_has_the_id_of_its_mandate() -> None:
    [one] = held(CIRCLE)
    assert one.told.mandate is not None and one.id == one.told.mandate.id
    [entry] = elections(CIRCLE, TODAY)
    assert (entry.title, entry.office, entry.person) == ("Secrétariat", "secretary", "Zoé")
    assert (entry.responsible, entry.number, entry.ends) == (("Zoé",), "", date(2027, 3, 12))


def test_an_election_in_full() -> None:
    told = election_text(CIRCLE, "m1.i4", words_for("en"), TODAY, 72)
    assert told.startswith("Secrétariat\nm1.i4")
    for said in ("Zoé", "Prendre les notes", "Rigueur", "Sa clarté"):
        assert said in told
    assert max(map(len, told.splitlines())) <= 72 and "**" not in told
    values = json.loads(json.dumps(election_json(CIRCLE, "m1.i4", TODAY)))
    assert values["election"]["criteria"] == ["Rigueur"] and "said" not in values["election"]
