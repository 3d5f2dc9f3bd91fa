"""The rehearsal of a year of terms and successions, played to its end."""

from datetime import date

import pytest
from rehearsal_support import kept, run

from cercle_tui.meeting.circle import Circle
from cercle_tui.model.people import Mandate, parts


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
