"""What the minutes tell of decisions at their term."""

from datetime import date, timedelta

import pytest
from lived_meetings import FIRST

from cercle_tui.locale import Words, words_for
from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.record import ItemRecord, MeetingRecord, Reviewed
from cercle_tui.meeting.reviews import SetApart
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import Decision, Version
from cercle_tui.model.people import Member
from cercle_tui.model.practice import Practice
from cercle_tui.model.term import Term
from cercle_tui.register.entries import Status, status_of
from cercle_tui.reports.minutes import minutes_markdown
from cercle_tui.reports.register_text import decision_text

OPENED = FIRST
NIGHT = OPENED + timedelta(hours=1)
INFO = CircleInfo(id="c1", slug="horizon", name="Horizon", letter="H")
TODAY = date(2026, 3, 12)


def decision(id: str, title: str, **more: str) -> Decision:
    version = Version(title=title, text=f"{title}.", term=Term(months=6))
    return Decision(id=id, meeting="m1", item="i1", at=NIGHT, versions=(version,), **more)


def before() -> Circle:
    ends = date(2026, 3, 1)
    old = {f"d{n}": decision(f"d{n}", f"Règle {n}") for n in (1, 2, 3, 4)}
    kept = {id: Kept(each, f"H-2025-00{id[1]}", ends) for id, each in old.items()}
    return Circle(INFO, decisions=kept)


def evening() -> MeetingRecord:
    """Rule 1 is kept, rule 2 dropped, rule 3 replaced, rule 4 set apart and then not reached."""
    item = ItemRecord(
        id="i1", title="Règles", kind=ItemKind.REVIEW, minutes=20,
        reviewing=("d1", "d2", "d3", "d4"),
        set_apart=(SetApart(decision="d4", author="a", reason="Elle a nui"),),
    )  # fmt: skip
    return MeetingRecord(
        id="m1", circle="c1", opened=OPENED, closed=NIGHT, items=(item,),
        people=(Member(id="a", name="Amina"),),
        decisions=(decision("m1.p1", "Règle neuve", replaces="d3"),),
        reviews=(
            Reviewed(decision="d1", choice="keep", term=Term(months=6), at=NIGHT),
            Reviewed(decision="d2", choice="drop", at=NIGHT),
        ),
    )  # fmt: skip


@pytest.fixture
def en() -> Words:
    return words_for("en")


def test_what_became_of_each_decision(en: Words) -> None:
    record = evening()
    lines = minutes_markdown(record, before().take(record), en).split("\n")
    for line in (
        "**Decisions reviewed**",
        "- Kept decision: H-2025-001 Règle 1 · new term: until September 12, 2026 (6 months)",
        "- Dropped decision: H-2025-002 Règle 2",
        "- Changed decision: H-2025-003 Règle 3 · replaced by: H-2026-001 Règle neuve",
        "- Decision not reviewed: H-2025-004 Règle 4 · it stays in force, and due",
        "- Reviewed on its own: H-2025-004 Règle 4 · objection: “Elle a nui”",
        "> - **Replaces:** H-2025-003",
    ):
        assert line in lines, (line, lines)
    assert lines.index("## 1. Règles") < lines.index("**Decisions reviewed**")
    assert all(not line.startswith("## ") for line in lines[lines.index("## 1. Règles") + 1 :][:8])


def test_who_objected_is_told_only_where_the_practice_says_so(en: Words) -> None:
    record = evening()
    plain = minutes_markdown(record, before().take(record), en)
    named = minutes_markdown(record, before().take(record), en, Practice(names_beside=True))
    assert "Amina: “Elle a nui”" not in plain
    assert "Amina: “Elle a nui”" in named


def test_the_register_flags_what_was_not_reviewed_and_links_both_ways(en: Words) -> None:
    circle = before().take(evening())
    assert status_of(circle, circle.decisions["d4"], TODAY) is Status.PAST_TERM
    old = decision_text(circle, circle.decisions["d3"], en, TODAY)
    new = decision_text(circle, circle.decisions["m1.p1"], en, TODAY)
    assert "H-2026-001 Règle neuve" in old
    assert "H-2025-003 Règle 3" in new
    assert status_of(circle, circle.decisions["d1"], TODAY) is Status.IN_FORCE
