"""What the books hold of one person: every mention planted is found, and nothing of the others'."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import AgendaItem, BacklogItem
from cercle_tui.model.decision import Answer
from cercle_tui.model.followup import Action
from cercle_tui.model.people import Member
from cercle_tui.model.practice import PRESETS, Scores
from cercle_tui.model.profile import Profile
from cercle_tui.model.resource import Resource
from cercle_tui.register.person_data import PersonData, person_data
from cercle_tui.register.person_lines import Whom, texts_naming, their_part
from cercle_tui.register.person_said import Deed
from cercle_tui.register.profiles import people
from cercle_tui.reports.exports.refused import Refused
from cercle_tui.reports.person_text import person_json, person_text, write_person
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import load_community
from cercle_tui.store.session import MeetingSession
from cercle_tui.store.yearbook import write_between, write_community
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.founding import Founding, found

NOW = datetime(2026, 3, 10, 23, 0, tzinfo=UTC)
TODAY = date(2026, 3, 10)
CLOCK = Clock(now=lambda: NOW)
NAMES = {"a": "Amina Roy", "b": "Bruno", "z1": "Zoé", "z2": "Zoé"}


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataFolder, str]:
    """A circle and its sub-circle in which Amina said things, was named, and took one back."""
    folder = DataFolder(tmp_path_factory.mktemp("person"))
    members = ("Amina Roy", "Bruno", "Chloé")
    founding = Founding("Horizon", community="Rive-Sud", members=members)
    info = found(folder, CLOCK, founding, TODAY)
    other = found(folder, CLOCK, Founding("Ancrage", members=("Denis",)), TODAY)
    desk = Desk(folder, words_for("en"), CLOCK)
    ids = {m.name: m.id for m in desk.circle(info).members.values()}
    amina, bruno, chloe = ids["Amina Roy"], ids["Bruno"], ids["Chloé"]
    named = PRESETS["sofa"].model_copy(update={"scores": Scores.NAMED})
    action = Action(id="x1", what="Planter les tomates", who=(amina, bruno))
    shared = Resource(id="r1", title="Le sol vivant", shared_by=amina)
    write_between(folder, info.slug, info.id, CLOCK, [
        (bt.PracticeSet, {"practice": named}),
        (bt.ActionAdded, {"action": action}),
        (bt.ResourceShared, {"resource": shared}),
        (bt.PointAdded, {"item": BacklogItem(id="p1", title="La clôture", brought_by=amina)}),
    ])  # fmt: skip
    write_between(folder, other.slug, other.id, CLOCK, [
        (bt.PointAdded, {"item": BacklogItem(id="p2", title="Demander à Amina Roy pour l’eau")}),
    ])  # fmt: skip
    write_community(folder, CLOCK, [
        (bt.ProfileSet, {"person": amina, "profile": Profile(field="Maraîchage")}),
    ])  # fmt: skip
    session = MeetingSession.start(folder, desk.circle(info).context(TODAY), CLOCK)
    session.record(ev.Arrived, people=(amina, bruno, chloe))
    for text, person in (("J’ai peur du gel", amina), ("Je pense qu’amina exagère", bruno),
                         ("Bruno parle de lui", bruno)):  # fmt: skip
        session.record(ev.Noted, text=text, person=person)
    session.record(ev.Noted, text="Ce mot d’Amina est repris", person=chloe)
    session.undo()
    session.record(ev.Measured, scores={"fingers": (5, 2, 1)}, people=(amina, bruno, chloe))
    session.close()
    return folder, amina


def gathered(lived: tuple[DataFolder, str]) -> PersonData:
    folder, person = lived
    community, _ = load_community(folder)
    desk = Desk(folder, words_for("en"), CLOCK)
    known = [(desk.circle(info), TODAY) for info, _ in community.tree()]
    who = next(p for p in people(community, (c for c, _ in known)) if p.id == person)
    return person_data(folder, community, known, who)


def test_every_mention_is_found_in_all_books(lived: tuple[DataFolder, str]) -> None:
    data = gathered(lived)
    told = {(said.kind, said.text) for said in data.said}
    assert {
        (Deed.NOTE, "J’ai peur du gel"),
        (Deed.ACTION, "Planter les tomates"),
        (Deed.RESOURCE, "Le sol vivant"),
        (Deed.BROUGHT, "La clôture"),
        (Deed.SCORE, "fingers 5"),
        (Deed.PRESENT, ""),
        (Deed.MENTION, "Demander à Amina Roy pour l’eau"),
        (Deed.MENTION, "Ce mot d’Amina est repris"),  # taken back, and in the book all the same
    } <= told
    whole = json.dumps(person_json(data, words_for("fr"), TODAY), ensure_ascii=False)
    page = person_text(data, words_for("fr"), TODAY)
    for planted in ("Maraîchage", "Demander à Amina Roy", "repris", "J’ai peur du gel", "Ancrage"):
        assert planted in whole and planted in page
    assert len({line.book for line in data.lines}) == 4


def test_nothing_of_the_others_goes_with_it(lived: tuple[DataFolder, str]) -> None:
    data = gathered(lived)
    whole = json.dumps(person_json(data, words_for("fr"), TODAY), ensure_ascii=False)
    assert "Bruno parle de lui" not in whole
    (scores,) = [line.event for line in data.lines if line.event["kind"] == "measured"]
    assert scores["scores"] == {"fingers": [5]} and scores["people"] == [lived[1]]


def whom(id: str) -> Whom:
    return Whom.among(NAMES, id)


def part(event: ev.Event, id: str = "a") -> dict[str, Any] | None:
    return their_part(ev.dump(event), whom(id))


def test_a_shared_answer_keeps_only_the_person() -> None:
    event = ev.Answered(n=1, at=NOW, people=("a", "b"), answer=Answer.NO_OBJECTION)
    kept = part(event)
    assert kept is not None and kept["people"] == ["a"]
    assert part(event, "z1") is None


def test_an_unread_ballot_of_somebody_else_stays_unread() -> None:
    event = ev.BallotCast(n=1, at=NOW, by="b", nominee="a")
    assert part(event) is None and part(event, "b") is not None


def test_who_brings_an_item_has_all_of_it() -> None:
    item = AgendaItem(id="i1", title="Le puits", brought_by="a", wanted="De l’eau")
    kept = part(ev.ItemAdded(n=1, at=NOW, item=item))
    assert kept is not None and kept["item"]["wanted"] == "De l’eau"


def test_names_that_two_people_share_name_neither() -> None:
    note = ev.dump(ev.Noted(n=1, at=NOW, text="Zoé a raison"))
    assert texts_naming(note, whom("z1")) == ()
    assert texts_naming(ev.dump(ev.Noted(n=1, at=NOW, text="l’avis d’AMINA")), whom("a"))
    assert not texts_naming(ev.dump(ev.Noted(n=1, at=NOW, text="aminata, amina")), whom("a"))
    joined = ev.dump(bt.MemberJoined(n=1, at=NOW, member=Member(id="z2", name="Zoé")))
    assert their_part(joined, whom("z1")) is None


def test_two_files_are_written_and_no_other_is_replaced(
    lived: tuple[DataFolder, str], tmp_path: Path
) -> None:
    data, words = gathered(lived), words_for("fr")
    first, beside = write_person(tmp_path / "amina.json", data, words, TODAY)
    assert json.loads(first.read_text("utf-8"))["format"] == "cercle-person"
    assert beside.read_text("utf-8").startswith("Amina Roy\n")
    write_person(tmp_path / "amina.json", data, words, TODAY)
    (tmp_path / "autre.json").write_text("{}")
    with pytest.raises(Refused):
        write_person(tmp_path / "autre.json", data, words, TODAY)
    (tmp_path / "z.txt").write_text("Amina Roy\nmes notes à moi\n")
    with pytest.raises(Refused):
        write_person(tmp_path / "z.json", data, words, TODAY)
    assert not (tmp_path / "z.json").exists()
    folder = lived[0].root
    with pytest.raises(Refused):
        write_person(folder / "amina.json", data, words, TODAY, folder=folder)
