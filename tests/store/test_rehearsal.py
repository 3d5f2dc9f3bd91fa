"""The rehearsals that come with the program, played to their end; plays cut short, and refusals."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.meeting.script import Script, ScriptProblem
from cercle_tui.model.agenda import ItemOutcome, Origin
from cercle_tui.model.decision import ObjectionState
from cercle_tui.model.people import Mandate, parts
from cercle_tui.register.entries import Status, entry_of
from cercle_tui.store import rehearsal as played
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection, load_community, read_meeting
from cercle_tui.store.rehearsal import Rehearsal, play, read_script, shipped
from cercle_tui.store.yearbook import write_community

NAMES = (
    "election", "practice", "s1-terms-and-successions", "s2-objections-and-delegation",
    "s3-une-journee",
)  # fmt: skip


def script(name: str) -> Script:
    return read_script(shipped()[name])


def circle(folder: DataFolder, told: Script) -> Circle:
    return CircleProjection(folder, told.info).load()


def run(name: str, tmp_path: Path) -> tuple[Circle, tuple[MeetingRecord, ...]]:
    """Play a shipped rehearsal and return the circle it made, with the meetings' records."""
    folder, told = DataFolder(tmp_path / "data"), script(name)
    play(told, folder)
    made = circle(folder, told)
    return made, made.meetings


def kept(made: Circle, title: str) -> Kept:
    return next(k for k in made.decisions.values() if k.decision.final.title == title)


def holders(made: Circle, on: date) -> dict[str, Mandate]:
    return {m.office: m for m in made.holders(on) if m.ends >= on}


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


class TestTermsAndSuccessions:
    """The pages of the scenario, and what the register answers afterwards."""

    @pytest.fixture(scope="class")
    def made(self, tmp_path_factory: pytest.TempPathFactory) -> Circle:
        return run("s1-terms-and-successions", tmp_path_factory.mktemp("s1"))[0]

    @staticmethod
    def held(made: Circle, office: str, on: date) -> Mandate:
        """Who holds an office, alone or joined to another, on a day."""
        return next(m for m in made.holders(on) if office in parts(m.office))

    def test_who_was_there_and_what_was_decided(self, made: Circle) -> None:
        assert [len(m.present) for m in made.meetings] == [6, 6, 5, 3, 6, 6]
        adopted = [k for k in made.decisions.values() if k.decision.status == "adopted"]
        assert [k.number for k in adopted] == [
            *(f"W-2012-{n:03d}" for n in range(1, 4)), *(f"W-2013-{n:03d}" for n in range(1, 12)),
        ]  # fmt: skip
        july = made.meetings[4]
        assert [d.final.title for d in july.decisions] == ["Incorporation"]
        assert kept(made, "Incorporation").ends is None
        assert (july.planned, len(july.items)) == (240, 8)
        assert {m.name for m in july.people} >= {"Martin G.", "Martin A."}

    def test_three_policies_were_renewed_at_once_on_the_day_of_their_term(
        self, made: Circle
    ) -> None:
        for title in ("First policy", "Second policy", "Third policy"):
            assert kept(made, title).renewed == (date(2013, 7, 22),)
            assert kept(made, title).ends == date(2014, 7, 22)
        renewed = [k for k in made.decisions.values() if k.renewed]
        assert len(renewed) == 3

    def test_who_held_the_logbook_on_any_day_and_by_which_election(self, made: Circle) -> None:
        name, by = made.meetings[0].name, {m.id: made.day(m.opened) for m in made.meetings}
        days = {
            date(2013, 1, 8): ("Martin G.", None, False),
            date(2013, 7, 21): ("Martin G.", None, False),
            date(2013, 7, 22): ("Jules", date(2013, 7, 22), True),
            date(2013, 12, 9): ("Jules", date(2013, 7, 22), True),
            date(2013, 12, 10): ("Jules", date(2013, 12, 10), False),
        }
        for day, (who, elected, interim) in days.items():
            held = self.held(made, "logbook_keeper", day)
            assert (name(held.person), held.interim) == (who, interim)
            assert by.get(held.elected_in) == elected
        assert self.held(made, "secretary", date(2013, 12, 9)).person == "jules"
        assert self.held(made, "secretary", date(2013, 12, 10)).person == "francois"
        interim = self.held(made, "logbook_keeper", date(2013, 8, 1))
        assert (interim.office, interim.ends) == (
            "logbook_keeper + secretary", date(2013, 10, 22),
        )  # fmt: skip

    def test_why_the_office_changed_hands_and_was_split(self, made: Circle) -> None:
        july, december = made.meetings[4], made.meetings[5]
        (down,) = july.stepped_down
        assert (july.name(down.person), down.reason) == ("Martin G.", "Too busy.")
        assert "split in two" in december.elections[0].why
        assert kept(made, "One joint office").superseded_by == kept(made, "Two offices").decision.id
        after = {m.office: made.members[m.person].name for m in made.holders(date(2013, 12, 11))}
        assert after == {
            "operations leader": "Suzanne", "logbook_keeper": "Jules", "facilitator": "Jules",
            "secretary": "François",
        }  # fmt: skip

    def test_suzanne_is_elected_twice_for_six_months(self, made: Circle) -> None:
        terms = [m for m in made.mandates.values() if m.office == "operations leader"]
        assert [(m.person, m.begins, m.ends) for m in terms] == [
            ("suzanne", date(2013, 1, 8), date(2013, 7, 8)),
            ("suzanne", date(2013, 7, 22), date(2014, 1, 22)),
        ]

    def test_what_was_postponed_still_waits_where_nothing_says_that_it_came_back(
        self, made: Circle
    ) -> None:
        assert kept(made, "Logo").decision.postponed_to == date(2013, 8, 21)
        assert [p.title for p in made.backlog.values()] == [
            "Legal-entity manager", "Consultation", "Logo",
            "Double link with the international circle", "Implementation circle",
        ]  # fmt: skip
        waiting = {p.title: p for p in made.backlog.values()}
        assert waiting["Logo"].not_before == date(2013, 8, 21)
        # The separation was to be looked at in October, and came back in December.
        assert "Separating logbook and secretary" not in waiting
        assert made.meetings[5].items[0].title == "Separating logbook and secretary"
        assert waiting["Implementation circle"].gathered


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


class Stop(Exception):  # noqa: N818 - it stops a play
    """Raised where a kill would fall."""


def lived(paths: list[Path]) -> list[list[tuple[Any, ...]]]:
    return [[(e["n"], e["kind"], e["at"]) for e in read_meeting(p)[0].events] for p in paths]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[Any, ...]]]:
    """The second rehearsal as it goes when nothing cuts it short."""
    folder = DataFolder(tmp_path_factory.mktemp("whole"))
    return lived(play(script("s2-objections-and-delegation"), folder))


@pytest.mark.parametrize("after", [1, 20, 38, 39, 90, 212])
def test_a_play_cut_short_goes_on_where_it_stood(
    after: int, whole: list[list[tuple[Any, ...]]], tmp_path: Path
) -> None:
    told, cut = script("s2-objections-and-delegation"), DataFolder(tmp_path / "cut")
    seen: list[ev.Event] = []

    def stop(event: ev.Event) -> None:
        seen.append(event)
        if len(seen) == after:
            raise Stop

    with pytest.raises(Stop):
        play(told, cut, acknowledge=stop)
    books = play(told, cut, acknowledge=seen.append)
    assert lived(books) == whole
    assert len(seen) == sum(len(book) - 1 for book in whole)
    assert [m.name for m in circle(cut, told).members.values()][:2] == ["Renée", "Maud"]


def test_a_finished_play_is_left_alone(tmp_path: Path) -> None:
    told, folder = script("s1-terms-and-successions"), DataFolder(tmp_path / "data")
    books = play(told, folder)
    between = [path.read_bytes() for path in folder.between_books(told.info.slug)]
    again: list[ev.Event] = []
    assert play(told, folder, acknowledge=again.append) == books
    assert again == []
    assert [path.read_bytes() for path in folder.between_books(told.info.slug)] == between


def test_a_founding_cut_short_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told, folder = script("practice"), DataFolder(tmp_path / "data")

    def stop(*_: object) -> None:
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(played, "write_community", stop)
        with pytest.raises(Stop):
            play(told, folder)
    play(told, folder)
    assert list(circle(folder, told).members) == ["amina", "benoit", "chloe", "denis"]
    assert len(circle(folder, told).mandates) == 3


def test_real_data_is_refused_unless_told(tmp_path: Path) -> None:
    folder, told = DataFolder(tmp_path / "data"), script("practice")
    info = told.info.model_copy(update={"id": "real", "slug": "vrai", "name": "Vrai"})
    clock = played.ScriptClock(datetime(2020, 1, 1, tzinfo=UTC)).clock
    facts: list[tuple[type[ev.Event], dict[str, Any]]] = [
        (bt.CommunityFounded, {"name": "Réseau"}), (bt.CircleFounded, {"circle": info}),
    ]  # fmt: skip
    write_community(folder, clock, facts)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}
    with pytest.raises(ScriptProblem) as caught:
        play(told, folder)
    assert caught.value.code == "folder_in_use"
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.json")} == before
    assert len(play(told, folder, force=True)) == 1
    community = load_community(folder)[0]
    assert (community.name, len(community.circles)) == ("Réseau", 2)


def test_a_play_can_take_its_time(tmp_path: Path) -> None:
    slept: list[float] = []
    told, folder = script("practice"), DataFolder(tmp_path / "data")
    play(told, folder, speed=10, sleep=slept.append)
    lasted = circle(folder, told).meetings[0]
    assert lasted.closed is not None
    assert sum(slept) == pytest.approx((lasted.closed - lasted.opened).total_seconds() / 10)


def test_screens_can_look_at_the_cue_before_it_is_recorded(tmp_path: Path) -> None:
    rehearsal = Rehearsal(script("practice"), DataFolder(tmp_path / "data"))
    under_way = rehearsal.next_run()
    assert under_way is not None
    count = 0
    while (cue := under_way.cue()) is not None:
        event = under_way.step()
        assert type(event) is cue.kind
        count += 1
    assert under_way.step() is None
    assert under_way.session.meeting.n == count + 1
    under_way.session.close()
    assert rehearsal.next_run() is None


MINIMAL = """
title = "Essai"
start = 2026-03-05T19:00:00
[circle]
name = "Essai"
members = ["Zoé", "Ali"]
[offices]
facilitator = "Zoé"
[[meetings]]
events = [
  { kind = "arrived", people = "all" },
  EVENT
]
"""


def written(tmp_path: Path, event: str) -> Path:
    path = tmp_path / "essai.toml"
    path.write_text(MINIMAL.replace("EVENT", event), "utf-8")
    return path


def test_a_refused_event_says_where_and_why(tmp_path: Path) -> None:
    told = read_script(written(tmp_path, '{ kind = "item_ended" },'))
    folder = DataFolder(tmp_path / "data")
    with pytest.raises(ScriptProblem) as caught:
        play(told, folder)
    assert caught.value.code == "refused"
    assert caught.value.rule is not None
    assert caught.value.params == {
        "file": "essai.toml", "meeting": "1", "event": "2", "rule": "wrong_step",
    }  # fmt: skip
    # What came before is kept, and the mended file is another one.
    assert read_meeting(folder.meeting_books("essai")[0])[1].n == 2
    mended = read_script(written(tmp_path, '{ do = "step" },'))
    with pytest.raises(ScriptProblem) as caught:
        play(mended, folder)
    assert caught.value.code == "folder_in_use"


def test_a_shorthand_that_is_refused_says_its_own_number(tmp_path: Path) -> None:
    event = '{ kind = "unreachable", person = "Ali" }, { do = "step" }, { do = "round" },'
    told = read_script(written(tmp_path, event))
    with pytest.raises(ScriptProblem) as caught:
        play(told, DataFolder(tmp_path / "data"))
    assert (caught.value.params["event"], caught.value.params["rule"]) == ("4", "unreachable")


def test_a_meeting_left_open_is_said_unless_it_is_the_last(tmp_path: Path) -> None:
    path = written(tmp_path, '{ do = "step" },')
    assert len(play(read_script(path), DataFolder(tmp_path / "one"))) == 1
    path.write_text(
        path.read_text("utf-8")
        + '[[meetings]]\nstart = 2026-03-06T19:00:00\nevents = [{ do = "step" }]\n',
        "utf-8",
    )
    with pytest.raises(ScriptProblem) as caught:
        play(read_script(path), DataFolder(tmp_path / "two"))
    assert (caught.value.code, caught.value.params["meeting"]) == ("not_closed", "1")


@pytest.mark.parametrize("text", ["titre =", "\x00", 'title = "é'])
def test_a_file_that_is_not_toml_is_said(text: str, tmp_path: Path) -> None:
    path = tmp_path / "essai.toml"
    path.write_text(text, "utf-8")
    for found in (path, tmp_path / "absent.toml"):
        with pytest.raises(ScriptProblem) as caught:
            read_script(found)
        assert caught.value.code == "not_toml"
        assert caught.value.params["file"] == found.name


def test_the_example_of_the_documentation_plays(tmp_path: Path) -> None:
    guide = Path(__file__).parents[2] / "docs" / "rehearsals.md"
    header, meetings, *_ = re.findall(r"```toml\n(.*?)```", guide.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "guide.toml"
    path.write_text(header + meetings, "utf-8")
    (book,) = play(read_script(path), DataFolder(tmp_path / "data"))
    assert read_meeting(book)[1].state.stage.step == "opening"
