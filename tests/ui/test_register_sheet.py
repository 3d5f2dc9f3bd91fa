"""A decision and an election told in full: what is said, what is marked, what is kept quiet."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from home_support import HOSTILE, TODAY
from register_support import AT, INFO, circle, told, version

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record_elections import ElectionRecord
from cercle_tui.model.decision import Answer, Objection, ObjectionState
from cercle_tui.model.election import Attempt, Nomination
from cercle_tui.model.people import Mandate, Member
from cercle_tui.model.practice import Practice
from cercle_tui.model.term import Term
from cercle_tui.ui.register.matter import Matter
from cercle_tui.ui.register.places import finder
from cercle_tui.ui.register.sheet import SheetView, paint_sheet
from cercle_tui.ui.register.told import sheet_of, title_of
from cercle_tui.ui.widgets.views import Tone

EN = words_for("en")
NAMED = Practice(names_beside=True)


def sheet(known: Circle, id: str = "d1", sought: str = "") -> SheetView:
    return sheet_of(EN, Matter(known, TODAY, id, finder(sought)))


def runs_of(view: SheetView, tone: Tone) -> list[str]:
    return [text for b in view.blocks for line in b.lines for text, t in line.runs if t is tone]


def test_a_decision_is_told_in_full() -> None:
    text = sheet(circle(told())).text
    for part in ("Boîte à clés", "H-2026-001", "Horizon", "policy", "March 12, 2026",
                 "dehors l’hiver", "Un lieu pour apprendre", "Entrer", "to review within 2 days",
                 "9 months", "Zoé", "aucun retard", "aucun gel", "2 of 3: Amina and Zoé", "Luc",
                 "qui les a", "une liste", "le gel", "adopted", "la chorale",
                 "Thursday, March 12, 2026", "Les clés"):  # fmt: skip
        assert part in text, part


def test_names_stand_beside_objections_and_concerns_only_where_the_practice_says_so() -> None:
    quiet = told(present=("z",), absent=())
    assert "an objection from" not in sheet(circle(quiet)).text
    named = sheet(circle(quiet, practice=NAMED)).text
    assert "an objection from Amina" in named
    assert "le gel · Amina" in named


def test_versions_are_compared_by_signs_and_styles() -> None:
    known = circle(told("d1", version(), version(2, "Une boîte à combinaison.")))
    view = sheet(known)
    assert "[-clés-] {+combinaison+}" in view.text
    assert runs_of(view, Tone.REMOVED) == ["[-clés-]"]
    assert runs_of(view, Tone.ADDED) == ["{+combinaison+}"]
    assert "integrated in version 2" in view.text


def test_renewals_are_dated_and_a_late_answer_is_told() -> None:
    known = circle(told())
    late = bt.LateAnswer(n=1, at=AT, decision="d1", person="l", answer=Answer.OBJECTION,
                         reason="et la nuit")  # fmt: skip
    kept = replace(known.decisions["d1"], renewed=(date(2026, 6, 1),), late=(late,))
    text = sheet(replace(known, decisions={"d1": kept})).text
    assert "kept with a new term on June 1, 2026" in text
    assert "et la nuit" in text


def test_what_it_replaced_and_what_replaced_it_can_be_followed() -> None:
    known = circle(told(), told("d2", at=AT + timedelta(hours=1), replaces="d1"))
    new, old = (Matter(known, TODAY, id) for id in ("d2", "d1"))
    assert (new.linked, old.linked) == ((("replaces", "d1"),), (("replaced", "d2"),))
    assert "Replaced by H-2026-002 Boîte à clés" in sheet(known).text
    actions = {line.action for block in sheet(known, "d2").blocks for line in block.lines}
    assert "follow:d1" in actions


def test_words_sought_are_marked_wherever_they_stand() -> None:
    view = sheet(circle(told()), sought="cles gel")
    assert set(runs_of(view, Tone.FOUND)) == {"clés", "gel"}
    assert runs_of(view, Tone.FOUND_NOW) == ["clés"]


def election(**more: object) -> ElectionRecord:
    known: dict[str, object] = {
        "item": "i1", "office": "secretary", "duties": "Écrire *tout*", "criteria": ("Clair",),
        "term": Term(months=12), "voters": ("a", "l", "z"), "end": "elected", "at": AT,
        "said": (Nomination(by="a", nominee="z", reasons="Elle écoute_bien"),),
        "proposed": (Attempt(person="z", term=Term(months=12), reasons="Les raisons"),),
        "objections": (Objection(id="o2", author="a", reason="trop tôt", how="dans un mois",
                                 state=ObjectionState.INTEGRATED),),
        "mandate": Mandate(id="m1.i1", office="secretary", person="z", begins=date(2026, 3, 12),
                           ends=date(2027, 3, 12), elected_in="m1"),
    }  # fmt: skip
    return ElectionRecord.model_validate(known | more)


def test_an_election_is_told_as_the_minutes_tell_it() -> None:
    known = circle(elections=(election(),))
    view = sheet(known, "m1.i1")
    for part in ("Election: secretary", "since March 12, 2026, until March 12, 2027", "Zoé",
                 "Écrire *tout*", "Clair", "Amina proposes Zoé: Elle écoute_bien", "trop tôt",
                 "dans un mois", "Les raisons", "Thursday, March 12, 2026"):  # fmt: skip
        assert part in view.text, part
    assert "**" not in view.text and "\\" not in view.text
    assert title_of(EN, Matter(known, TODAY, "m1.i1")) == "Election: secretary"
    assert "Amina: " not in view.text
    assert "Amina: " in sheet(replace(known, practice=NAMED), "m1.i1").text


def test_what_a_book_no_longer_holds_is_said() -> None:
    assert "cannot be read" in sheet(circle(told()), "gone").text
    gone = Matter(circle(told()), TODAY, "gone")
    assert gone.record is None and not gone.linked


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_only_words(text: str) -> None:
    people = tuple(Member(id=id, name=text) for id in "alz")
    objected = Objection(id="o1", author="a", reason=text, how=text, state="integrated")
    known = circle(
        told("d1", version(title=text), version(2, text, why=text, measures=(text,)),
             told=text, objections=(objected,)),
        elections=(election(duties=text, criteria=(text,)),),
        practice=NAMED, info=INFO.model_copy(update={"aim": text, "name": text}), people=people,
    )  # fmt: skip
    for id in ("d1", "m1.i1"):
        for width in (20, 76):
            lines = paint_sheet(sheet(known, id, text), width).lines
            painted = "".join(part for line in lines for part, _ in line)
            assert painted
            assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in painted)
