"""The rehearsals that come with cercle: each plays to its end, and leaves what it tells."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from rehearsal_support import NAMES, circle, holders, kept, run, script

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.agenda import ItemOutcome, Origin
from cercle_tui.model.decision import ObjectionState
from cercle_tui.register.entries import Status, entry_of
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection, load_community, read_meeting
from cercle_tui.store.rehearsal import play, shipped


def test_the_shipped_rehearsals_are_known_by_name() -> None:
    assert tuple(shipped()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_rehearsal_runs_to_its_end(name: str, tmp_path: Path) -> None:
    folder, told = DataFolder(tmp_path / "data"), script(name)
    acknowledged: list[ev.Event] = []
    books = play(told, folder, acknowledge=acknowledged.append)
    assert len(books) == len(told.meetings)
    events = 0
    for path, written in zip(books, told.meetings, strict=True):
        book, meeting = read_meeting(path)
        events += len(book.events) - 1  # the opening is the session's own
        assert book.sealed
        assert book.verify()
        assert meeting.state.closed is not None
        assert meeting.state.opened == written.start
        assert meeting.state.closed - meeting.state.opened <= timedelta(minutes=written.planned)
    assert len(acknowledged) == events
    projection = CircleProjection(folder, told.info)
    assert projection.path.exists()
    ready = projection.load()
    projection.path.unlink()
    assert circle(folder, told) == ready
    assert not projection.problems
    community, problems = load_community(folder)
    assert list(community.circles.values()) == [told.info]
    assert not problems
    assert folder.community_projection.exists()


class TestObjectionsAndDelegation:
    """The page of the scenario, point by point."""

    @pytest.fixture(scope="class")
    def made(self, tmp_path_factory: pytest.TempPathFactory) -> Circle:
        return run("s2-objections-and-delegation", tmp_path_factory.mktemp("s2"))[0]

    @pytest.fixture(scope="class")
    def told(self, made: Circle) -> MeetingRecord:
        return made.meetings[1]

    def test_nine_people_are_there_and_the_meeting_names_who_facilitates(
        self, told: MeetingRecord
    ) -> None:
        assert len(told.present) == 9
        assert told.name(told.facilitator) == "Renée"
        assert told.secretary
        assert told.secretary != told.facilitator
        assert told.opened == datetime(2023, 6, 22, 16, tzinfo=UTC)

    def test_recording_is_agreed_with_its_condition_before_the_agenda(
        self, told: MeetingRecord
    ) -> None:
        (agreed,) = told.procedures
        assert "d’ici une semaine" in agreed
        asked = {a.about: a.round.at for a in told.asked}
        procedure = next(at for about, at in asked.items() if about.startswith("q"))
        assert procedure < asked["agenda"]
        assert all(not a.objections for a in told.asked if a.about != "minutes")

    def test_the_objection_to_the_minutes_is_integrated(self, told: MeetingRecord) -> None:
        minutes = next(a for a in told.asked if a.about == "minutes")
        (objection,) = minutes.objections
        assert told.name(objection.author) == "Maud"
        assert objection.state is ObjectionState.INTEGRATED
        assert "reste privé" in objection.how
        assert len(minutes.round.answers) == 9
        assert told.minutes_of

    def test_time_sensitive_matters_are_heard_and_overrun(self, told: MeetingRecord) -> None:
        item = told.items[0]
        assert (item.minutes, item.outcome, item.decisions) == (5, ItemOutcome.REACHED, ())
        assert len(item.notes) == 5
        assert item.minutes_spent > item.minutes

    def test_where_documents_live_is_decided_as_amended(
        self, made: Circle, told: MeetingRecord
    ) -> None:
        found = kept(made, "Lieu des documents")
        decision = found.decision
        assert told.name(decision.author) == "Éric H."
        assert len(decision.versions) == 2
        assert "éditeur partagé" not in decision.versions[0].text
        assert "éditeur partagé" in decision.final.text
        assert [told.name(p) for p in decision.final.responsible] == ["Éric H."]
        assert decision.final.defaults == ("term",)
        assert found.ends == date(2024, 6, 22)
        assert (found.number, decision.objections) == ("L-2023-001", ())
        assert told.items[1].minutes == 15

    def test_delegation_ends_in_a_smaller_decision_than_planned(
        self, made: Circle, told: MeetingRecord
    ) -> None:
        item = told.items[2]
        titles = [made.decisions[d].decision.final.title for d in item.decisions]
        assert titles == ["Délégation", "Annonces du blogue"]
        assert all(made.decisions[d].decision.status == "adopted" for d in item.decisions)
        delegation, blog = kept(made, titles[0]).decision, kept(made, titles[1]).decision
        assert delegation.final.defaults == ("responsible", "term")
        assert delegation.final.responsible == (delegation.author,)
        assert [told.name(p) for p in blog.final.responsible] == ["Maud"]
        assert blog.final.defaults == ("term",)
        assert not delegation.objections
        assert not blog.objections
        waiting = next(p for p in made.backlog.values() if p.title == "Groupe de communication")
        assert waiting.origin is Origin.CARRIED_OVER
        assert item.minutes == 15  # ten, and five more by consent
        assert item.minutes_spent > item.minutes

    def test_directors_a_proposal_born_in_the_meeting_with_someone_from_outside(
        self, made: Circle, told: MeetingRecord
    ) -> None:
        found = kept(made, "Choix des directions")
        decision = found.decision
        assert told.name(decision.author) == "Carole"
        assert [told.name(p) for p in decision.final.responsible] == ["Éric O.", "Renée", "Jeanne"]
        assert "Jeanne" not in [member.name for member in told.people]
        assert decision.final.defaults == ()
        assert decision.objections == ()
        # Weekly on Thursdays: 29 June, 6 July, then 13 July, the second meeting of July.
        assert (decision.after_meetings, decision.ends) == (3, None)
        assert found.due_count == made.closed_meetings + 3
        (action,) = told.actions
        assert action.due == date(2023, 7, 13)
        assert "Jeanne" in action.who
        notes = [note.text for note in told.items[3].notes]
        assert any("conseil d’administration" in note for note in notes)

    def test_what_is_left_waits_for_next_week(self, made: Circle, told: MeetingRecord) -> None:
        last = told.items[4]
        assert (last.title, last.outcome) == (
            "Faire connaître les décisions",
            ItemOutcome.CARRIED_OVER,
        )
        waiting = {p.title: p for p in made.backlog.values()}
        assert set(waiting) == {
            "Groupe de communication", "Prolonger les mandats des directions",
            "Faire connaître les décisions",
        }  # fmt: skip
        assert waiting["Prolonger les mandats des directions"].not_before == date(2023, 6, 29)
        assert made.next_meeting is not None
        assert made.next_meeting.starts == datetime(2023, 6, 29, 16, tzinfo=UTC)


def test_an_office_for_two_weeks_and_a_rule_for_one_day(tmp_path: Path) -> None:
    made, (first, second) = run("s3-une-journee", tmp_path)
    (election,) = first.elections
    assert [first.name(p) for p in election.eligible] == ["Léo", "Zoé", "Rose"]
    tasks = holders(made, date(2024, 2, 11))["vérification des tâches"]
    assert (first.name(tasks.person), tasks.substitute) == ("Zoé", "leo")
    assert (tasks.ends, tasks.elected_in) == (date(2024, 2, 24), first.id)
    assert list(election.rounds[-1].answers)[-1] == "zoe"
    found = kept(made, "Courir dans la maison")
    assert found.ends == date(2024, 2, 11) == made.day(second.opened)
    assert "pas de jeux de poursuite" in found.decision.final.text
    assert {o.state for o in found.decision.objections} == {ObjectionState.INTEGRATED}
    assert len(found.decision.rounds) == 2
    assert all(m.endswith("?") for m in found.decision.final.measures)
    assert [n.text for n in second.items[0].notes] == list(found.decision.final.measures)
    assert not second.decisions
    assert not second.reviews
    assert entry_of(made, found.decision.id, date(2024, 2, 12)).status is Status.PAST_TERM


def test_an_election_in_which_the_first_one_proposed_declines(tmp_path: Path) -> None:
    made, (told,) = run("election", tmp_path)
    (election,) = told.elections
    assert [(d.person, bool(d.reason)) for d in election.declined] == [("luc", True)]
    assert [attempt.person for attempt in election.proposed] == ["luc", "zoe", "zoe"]
    assert election.objections[0].state is ObjectionState.INTEGRATED
    assert [m.person for m in made.holders(made.day(told.opened))] == ["amina", "zoe"]


def test_the_practice_meeting_takes_five_minutes(tmp_path: Path) -> None:
    made, (told,) = run("practice", tmp_path)
    assert told.closed is not None
    assert told.closed - told.opened <= timedelta(minutes=5)
    decision = kept(made, "La collation").decision
    assert decision.final.text.endswith("sans noix.")
    assert len(decision.concerns) == 1
    assert decision.told
    assert told.scores == {"fingers": (4, 5, 4, 5)}
