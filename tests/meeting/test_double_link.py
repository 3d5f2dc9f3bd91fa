"""The double link: leader and second link of a circle are members of its parent, and count."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from meeting_support import Driver, item

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.links import with_neighbours
from cercle_tui.model.agenda import ItemKind
from cercle_tui.model.circle import CircleInfo, OfficeRule, linked_by
from cercle_tui.model.people import Mandate, Member, Office, Standing, joint
from cercle_tui.model.practice import LeaderBy, Practice
from cercle_tui.model.term import Term

DAY = date(2026, 3, 10)
FROM, UNTIL = date(2025, 9, 1), date(2026, 9, 1)
GENERAL = CircleInfo(id="general", slug="general", name="Cercle général", letter="G")
GARDEN = CircleInfo(id="jardin", slug="jardin", name="Jardin", letter="J", parent="general")


def circle(info: CircleInfo, members: str, practice: Any = None, **held: str) -> Circle:
    """A circle of one-letter members whose offices were written down."""
    mandates = {
        f"{info.id}-{place}": Mandate(
            id=f"{info.id}-{place}", office=office, person=who, begins=FROM, ends=UNTIL
        )
        for place, (office, who) in enumerate(held.items())
    }
    people = {p: Member(id=p, name=p.upper()) for p in members}
    return Circle(info, members=people, mandates=mandates, practice=practice or Practice())


def general(**more: Any) -> Circle:
    return circle(GENERAL, "ghi", leader="g", facilitator="h", **more)


def garden(**more: Any) -> Circle:
    return circle(GARDEN, "abcd", **{"leader": "a", "second_link": "b"} | more)


def test_leader_and_second_link_are_members_of_the_parent_and_count() -> None:
    above = with_neighbours(general(), None, [garden()], DAY)
    assert list(above.members) == ["g", "h", "i", "a", "b"]
    assert [above.members[p].link for p in above.members] == ["", "", "", "jardin", "jardin"]
    live = Driver(above.context(DAY)).begin(item()).propose(author="g").to_consent()
    assert set(live.state.stage.order) == {"g", "h", "i", "a", "b"}
    assert linked_by(live.record.links, "b") == (("second_link", "Jardin"),)


def test_a_meetings_book_is_whole_by_itself() -> None:
    context = with_neighbours(general(), None, [garden()], DAY).context(DAY)
    opened = ev.MeetingOpened(
        n=1, at=datetime(2026, 3, 10, 23, tzinfo=UTC), meeting="m1", context=context, minutes=90
    )
    again = ev.parse(ev.dump(opened))
    assert isinstance(again, ev.MeetingOpened)
    (link,) = again.context.links
    assert (link.name, link.leader, link.parent) == ("Jardin", Member(id="a", name="A"), False)


def test_a_change_of_holder_changes_who_sits_in_the_parent() -> None:
    below = garden().take(
        bt.OfficeFilled(
            n=1, at=datetime(2026, 3, 1, tzinfo=UTC),
            mandate=Mandate(id="new", office="second_link", person="c", begins=DAY, ends=UNTIL),
        )
    )  # fmt: skip
    assert "b" in with_neighbours(general(), None, [below], date(2026, 3, 9)).members
    after = with_neighbours(general(), None, [below], DAY).members
    assert ("b" in after, "c" in after) == (False, True)


@pytest.mark.parametrize(("link", "stays"), [("", True), ("jardin", False), ("serre", True)])
def test_who_was_a_link_only_goes_and_who_is_there_anyway_stays(link: str, stays: bool) -> None:
    member = Member(id="d", name="D", link=link)
    above = general()
    above = Circle(GENERAL, members=above.members | {"d": member}, mandates=above.mandates)
    assert ("d" in with_neighbours(above, None, [garden()], DAY).members) is stays


def test_a_member_in_their_own_right_is_there_once() -> None:
    below = garden(leader="g")
    below.members["g"] = Member(id="g", name="Autrement écrit")
    above = with_neighbours(general(), None, [below], DAY)
    assert list(above.members) == ["g", "h", "i", "b"]
    assert above.members["g"] == Member(id="g", name="G")
    assert linked_by(above.links, "g") == (("leader", "Jardin"),)


def test_a_guest_who_becomes_a_link_counts() -> None:
    above = general()
    guest = Member(id="a", name="A", standing=Standing.GUEST)
    above = Circle(GENERAL, members=above.members | {"a": guest}, mandates=above.mandates)
    assert with_neighbours(above, None, [garden()], DAY).members["a"].counted


def test_both_links_held_by_one_person_make_one_member() -> None:
    below = circle(GARDEN, "abcd", **{joint(("leader", "second_link")): "a"})
    above = with_neighbours(general(), None, [below], DAY)
    assert [p for p in above.members if above.members[p].link] == ["a"]
    assert linked_by(above.links, "a") == (("leader", "Jardin"), ("second_link", "Jardin"))


def test_the_sub_circle_sees_its_parent() -> None:
    below = with_neighbours(garden(), general(), [], DAY)
    (link,) = below.context(DAY).links
    assert link.parent
    assert (link.name, link.leader) == ("Cercle général", Member(id="g", name="G"))
    assert set(below.members) == set("abcd")


def elected(live: Driver, person: str, **more: Any) -> Driver:
    """The election on the table, from its duties to its end."""
    live.do(ev.RoleDescribed, office="leader", term=Term(months=12), **more).done("role")
    live.consent("role_consent")
    if live.step == "office_term":
        live.done("office_term")
    live.consent("term_consent").do(ev.LineAdded, step="criteria", text="Calme").done("criteria")
    live.consent("criteria_consent").do(ev.BallotsIn)
    for by in live.state.stage.order:
        live.do(ev.Nominated, by=by, nominee=person, reasons="Son calme")
    live.done("nominations").round("change")
    live.do(ev.NomineeProposed, person=person, term=Term(months=12), reasons="Son calme")
    return live.rest_consents().do(ev.Elected).done("elected").end_item().close()


def test_the_parent_elects_the_leader_of_a_sub_circle() -> None:
    below = garden(practice=Practice(leader_by=LeaderBy.PARENT), leader="d")
    above = with_neighbours(general(), None, [below], DAY)
    live = elected(Driver(above.context(DAY)).begin(item(ItemKind.ELECT)), "i", circle="jardin")
    (told,) = live.record.elections
    assert told.circle == "jardin"
    parent = general().take(live.record)
    assert "i" not in [m.person for m in parent.mandates.values()]
    seen = with_neighbours(below, parent, [], DAY)
    (held,) = [m for m in seen.holders(DAY) if m.office == "leader"]
    assert (held.person, held.elected_by, held.confirmed) == ("i", "general", None)
    assert seen.members["i"].link == "general"
    after = with_neighbours(parent, None, [below], DAY)
    assert after.links[0].leader == Member(id="i", name="I")
    assert "d" not in after.members
    assert not [m for m in below.mandates.values() if m.person == "i"]


def test_the_parent_finds_nobody_to_lead_a_sub_circle() -> None:
    below = garden(practice=Practice(leader_by=LeaderBy.PARENT))
    above = with_neighbours(general(), None, [below], DAY)
    live = Driver(above.context(DAY)).begin(item(ItemKind.ELECT))
    live.do(ev.RoleDescribed, office="leader", circle="jardin")
    live.do(ev.NobodyElected, end="vacant").done("elected").end_item().close()
    seen = with_neighbours(below, general().take(live.record), [], DAY)
    after = date(2026, 9, 2)
    assert [m.person for m in seen.holders(DAY) if m.office == "leader"] == ["a"]
    assert "leader" not in [m.office for m in seen.holders(after)]
    assert [m.person for m in seen.holders(after)] == ["b"]


def test_the_parent_consents_to_the_leader_a_circle_elected() -> None:
    live = elected(Driver(garden().context(DAY)).begin(item(ItemKind.ELECT)), "c")
    below = garden().take(live.record)
    mandate = live.record.elections[0].mandate
    assert mandate is not None

    above = with_neighbours(general(), None, [below], DAY)
    assert above.links[0].awaiting == mandate.id
    assert "c" in above.members
    context = above.context(DAY)
    (due,) = [s for s in context.suggested if s.circle == "jardin"]
    assert (due.kind, due.subjects) == (ItemKind.DECIDE, (mandate.id,))
    waiting = with_neighbours(below, general(), [], DAY)
    assert waiting.mandates[mandate.id].confirmed is False

    told = item(subject=mandate.id)
    live = Driver(context).begin(told).propose("C est premier lien du Jardin.", author="g")
    live.to_consent().rest_consents().do(ev.Adopted).done("read_back").end_item().close()
    parent = general().take(live.record)
    assert with_neighbours(below, parent, [], DAY).mandates[mandate.id].confirmed is True
    after = with_neighbours(parent, None, [below], DAY)
    assert after.links[0].awaiting is None
    assert not [s for s in after.context(DAY).suggested if s.circle]


def test_what_is_on_the_agenda_already_does_not_propose_itself() -> None:
    live = elected(Driver(garden().context(DAY)).begin(item(ItemKind.ELECT)), "c")
    below = garden().take(live.record)
    mandate = live.record.elections[0].mandate
    assert mandate is not None
    ready = item(subject=mandate.id, circle="jardin")
    above = with_neighbours(general(), None, [below], DAY)
    above = Circle(GENERAL, members=above.members, links=above.links, agenda=(ready,))
    assert not [s for s in above.context(DAY).suggested if s.circle]


@pytest.mark.parametrize("leader", [{}, {"leader": "d"}])
def test_a_leader_the_parent_elects_proposes_an_election_there(leader: dict[str, str]) -> None:
    practice = Practice(leader_by=LeaderBy.PARENT)
    below = circle(GARDEN, "abcd", practice, **leader)
    near = date(2026, 8, 1)
    suggested = with_neighbours(general(), None, [below], near).context(near).suggested
    (due,) = [s for s in suggested if s.circle]
    assert (due.kind, due.subjects, due.circle) == (ItemKind.ELECT, ("leader",), "jardin")
    own = with_neighbours(below, general(), [], near).context(near).suggested
    assert not [s for s in own if "leader" in s.subjects]


def test_an_election_of_the_parent_opens_on_the_sub_circles_office() -> None:
    below = garden(practice=Practice(leader_by=LeaderBy.PARENT))
    above = with_neighbours(general(), None, [below], DAY)
    told = item(ItemKind.ELECT, subject="leader", circle="jardin")
    live = Driver(above.context(DAY)).begin(told)
    assert live.at().election.circle == "jardin"


def test_which_circle_elects_an_office() -> None:
    own = (
        OfficeRule(office="Trésorerie", elected_by=LeaderBy.PARENT),
        OfficeRule(office=Office.SECOND_LINK, confirmed_by_parent=True),
    )
    info = GARDEN.model_copy(update={"offices": own})
    sofa, charest = Practice(), Practice(leader_by=LeaderBy.PARENT)
    for office, practice, by_parent, confirmed in (
        ("leader", sofa, False, True),
        ("leader", charest, True, False),
        ("second_link", sofa, False, True),
        ("secretary", charest, False, False),
        ("Trésorerie", sofa, True, False),
        (joint(("leader", "secretary")), charest, True, False),
    ):
        rule = info.rule(office, practice)
        assert (rule.elected_by is LeaderBy.PARENT, rule.confirmed_by_parent) == (
            by_parent, confirmed,
        )  # fmt: skip
    top = GENERAL.model_copy(update={"offices": own}).rule("leader", charest)
    assert (top.elected_by, top.confirmed_by_parent) == (LeaderBy.CIRCLE, False)


def test_a_circles_own_office_has_the_duties_it_wrote_down() -> None:
    own = (OfficeRule(office="Jardinage", duties="Arroser"),)
    info = GARDEN.model_copy(update={"offices": own})
    assert circle(info, "ab").context(DAY).duties == {"Jardinage": "Arroser"}
