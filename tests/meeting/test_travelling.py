"""A season of two linked circles: points go up and down, and what became of them comes back."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from meeting_support import START, Driver

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.growing import to_close
from cercle_tui.meeting.sending import referred
from cercle_tui.model.agenda import AgendaItem, BacklogItem, ItemKind, ItemOutcome, Origin
from cercle_tui.model.circle import CircleInfo, CircleKind
from cercle_tui.model.people import Mandate, Member
from cercle_tui.model.sending import FateState, Sent
from cercle_tui.register.due import DueKind, due
from cercle_tui.register.growth import Standing, Turn, standing, story
from cercle_tui.register.sent import travelling
from cercle_tui.register.summary import summarise, tensions
from cercle_tui.store.book import Book
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.linked import linked_circle
from cercle_tui.store.projections import CircleProjection, load_community
from cercle_tui.store.yearbook import Fact, write_between, write_community

GENERAL = CircleInfo(id="g0", slug="general", name="Cercle général", letter="G",
                     kind=CircleKind.GENERAL)  # fmt: skip
GARDEN = CircleInfo(id="j0", slug="jardin", name="Jardin", letter="J", parent="g0")
DAY = date(2026, 3, 10)


class Season:
    """Two circles on a disk; each thing that happens comes a day after the one before."""

    def __init__(self, root: Path) -> None:
        self.folder = DataFolder(root)
        self.now = START - timedelta(days=9)
        self.clock = Clock(now=lambda: self.now)
        self.held = 0
        self.community((bt.CircleFounded, {"circle": GENERAL}),
                       (bt.CircleFounded, {"circle": GARDEN}))  # fmt: skip
        self.circle(GENERAL, *_members("ghi", leader="g"))
        self.circle(GARDEN, *_members("abcd", leader="a", second_link="b"))

    def circle(self, info: CircleInfo, *facts: Fact) -> None:
        self.now += timedelta(days=1)
        write_between(self.folder, info.slug, info.id, self.clock, facts)

    def community(self, *facts: Fact) -> None:
        self.now += timedelta(days=1)
        write_community(self.folder, self.clock, facts)

    def read(self, info: CircleInfo) -> Circle:
        """Return a circle with its neighbours, from the books alone."""
        community, _ = load_community(self.folder)
        known = community.circles[info.id]

        def own(one: CircleInfo) -> Circle:
            return CircleProjection(self.folder, one).load()

        return linked_circle(community, known, own, self.now.date())

    def meet(self, info: CircleInfo, point: str, lived: Callable[[Driver], Driver]) -> Circle:
        """Hold a meeting that takes up one waiting point; return the circle after it."""
        circle = self.read(info)
        taken = circle.backlog[point]
        shared = {"title": taken.title, "kind": taken.kind, "minutes": taken.minutes}
        item = AgendaItem(id="i1", backlog_id=point, brought_by=taken.brought_by, **shared)
        self.now += timedelta(days=1)
        live = lived(Driver(circle.context(self.now.date())).begin(item)).close()
        self.held += 1
        shift, id = self.now - START, f"m{self.held}-{info.slug}"
        events = [ev.dump(e.model_copy(update={"at": e.at + shift})) for e in live.book]
        events[0]["meeting"] = id
        path = self.folder.new_meeting_path(info.slug, self.now.date(), f"{self.held:08d}")
        Book.create(path, id=id, kind="meeting", circle=info.id, created=self.now.isoformat(),
                    events=json.loads(json.dumps(events)))  # fmt: skip
        return self.read(info)


def _members(letters: str, **held: str) -> list[Fact]:
    facts: list[Fact] = [
        (bt.MemberJoined, {"member": Member(id=x, name=x.upper())}) for x in letters
    ]
    for office, person in held.items():
        mandate = Mandate(id=f"{person}-{office}", office=office, person=person,
                          begins=date(2026, 1, 1), ends=date(2027, 1, 1))  # fmt: skip
        facts.append((bt.OfficeFilled, {"mandate": mandate}))
    return facts


def sent(id: str, to: CircleInfo, **more: Any) -> Fact:
    known: dict[str, Any] = {"title": f"point {id}", "by": "a", "names": {"a": "A"}} | more
    return bt.ItemSent, {"item": Sent(id=id, to=to.id, **known)}


def explored(outcome: ItemOutcome, **more: Any) -> Callable[[Driver], Driver]:
    """Live an item that is only explored, to its end."""

    def live(driver: Driver) -> Driver:
        driver.done("explore_present").round("clarify", "explore")
        return driver.end_item(outcome, **more)

    return live


@pytest.fixture
def season(tmp_path: Path) -> Season:
    return Season(tmp_path)


def test_a_point_goes_up_is_treated_and_its_fate_comes_back(season: Season) -> None:
    season.circle(GARDEN, sent("s1", GENERAL, brought_by="c", names={"a": "A", "c": "Chloé"}))
    assert not list(season.folder.meeting_books("general"))
    (above,) = season.read(GENERAL).backlog.values()
    assert (above.id, above.origin, above.brought_by) == ("s1", Origin.LINK, "Chloé")
    assert season.read(GARDEN).fates["s1"].state is FateState.WAITING
    after = season.meet(GENERAL, "s1", explored(ItemOutcome.REACHED, note="Deux serres en mai."))
    assert "s1" not in after.backlog
    garden = season.read(GARDEN)
    fate = garden.fates["s1"]
    assert (fate.state, fate.said) == (FateState.REACHED, ("Deux serres en mai.",))
    (back,) = garden.context(season.now.date()).returned
    assert (back.title, back.circle) == ("point s1", "Cercle général")


def test_it_is_heard_at_one_opening_and_not_at_the_next(season: Season) -> None:
    season.circle(GARDEN, sent("s1", GENERAL))
    season.meet(GENERAL, "s1", explored(ItemOutcome.REACHED))
    season.now += timedelta(days=5)
    season.circle(GARDEN, (bt.PointAdded, {"item": BacklogItem(id="b1", title="Le compost")}))
    assert season.read(GARDEN).context(DAY).returned
    season.meet(GARDEN, "b1", explored(ItemOutcome.REACHED))
    assert not season.read(GARDEN).context(DAY).returned


def test_a_point_goes_down_is_carried_over_once_and_never_twice_there(season: Season) -> None:
    season.circle(GENERAL, sent("s2", GARDEN, by="a"))
    carried = season.meet(GARDEN, "s2", explored_not)
    assert [point.id for point in carried.backlog.values()] == ["s2"]
    assert carried.received["s2"] == "g0"
    assert season.read(GENERAL).fates["s2"].state is FateState.CARRIED_OVER
    done = season.meet(GARDEN, "s2", explored(ItemOutcome.DROPPED, note="Plus utile."))
    assert not done.backlog
    fate = season.read(GENERAL).fates["s2"]
    assert (fate.state, fate.said) == (FateState.DROPPED, ("Plus utile.",))


def explored_not(driver: Driver) -> Driver:
    """The circle consents to carry the item over."""
    driver.do(ev.ConsentAsked, question="carry_over")
    return driver.consent("carry_over")


def test_an_answer_between_meetings_settles_it_or_leaves_it_waiting(season: Season) -> None:
    season.circle(GARDEN, sent("s1", GENERAL))
    told = {"item": "s1", "text": "En janvier.", "settled": False}
    season.circle(GENERAL, (bt.ItemAnswered, told))
    assert "s1" in season.read(GENERAL).backlog
    assert season.read(GARDEN).fates["s1"].said == ("En janvier.",)
    season.circle(GENERAL, (bt.ItemAnswered, told | {"text": "C'est fait.", "settled": True}))
    assert not season.read(GENERAL).backlog
    assert season.read(GARDEN).fates["s1"].state is FateState.ANSWERED


def test_a_point_set_aside_with_a_reason_is_told_and_stays_away(season: Season) -> None:
    season.circle(GARDEN, sent("s1", GENERAL))
    season.circle(GENERAL, (bt.PointTaken, {"item": "s1", "reason": "Déjà réglé."}))
    assert not season.read(GENERAL).backlog
    fate = season.read(GARDEN).fates["s1"]
    assert (fate.state, fate.said) == (FateState.TAKEN, ("Déjà réglé.",))


def test_what_a_meeting_refers_elsewhere_is_offered_until_it_is_sent(season: Season) -> None:
    season.circle(GARDEN, (bt.PointAdded, {"item": BacklogItem(id="b1", title="Le toit")}))
    after = season.meet(GARDEN, "b1", explored(ItemOutcome.REFERRED, to="Cercle général"))
    (offered,) = referred(after)
    assert (offered.item.title, offered.to) == ("Le toit", "Cercle général")
    season.circle(GARDEN, sent("s1", GENERAL, about=offered.id))
    assert not list(referred(season.read(GARDEN)))


def test_a_circle_whose_books_are_not_here_is_said_to_be_so(season: Season) -> None:
    season.circle(GARDEN, sent("s1", GENERAL))
    for path in season.folder.between_books("general"):
        path.unlink()
    season.folder.register_path("general").unlink(missing_ok=True)
    (item,) = travelling(season.read(GARDEN), {}).sent
    assert item.fate.state is FateState.UNKNOWN


def test_a_tension_that_was_sent_has_no_title_at_the_opening(season: Season) -> None:
    season.circle(GARDEN, sent("s1", GENERAL, title="Le ton de L.", kind=ItemKind.TENSION))
    season.circle(GENERAL, (bt.PointTaken, {"item": "s1", "reason": "On s'est parlé."}))
    (back,) = season.read(GARDEN).context(DAY).returned
    assert (back.title, back.fate.said) == ("", ())


HELPING = CircleInfo(id="h0", slug="toit", name="Toit", letter="T", parent="j0",
                     kind=CircleKind.HELPING, ends=date(2026, 4, 1), report="Trois devis",
                     born_of="b1")  # fmt: skip


def test_a_helping_circle_is_born_of_a_point_reports_back_and_is_closed(season: Season) -> None:
    season.circle(GARDEN, (bt.PointAdded, {"item": BacklogItem(id="b1", title="Le toit")}))
    season.circle(HELPING, *_members("ai", leader="a"))
    season.circle(GARDEN, sent("s1", HELPING, title="Le toit", about="b1"))
    season.community((bt.CircleFounded, {"circle": HELPING}))
    assert not season.read(GARDEN).backlog
    assert [p.title for p in season.read(HELPING).backlog.values()] == ["Le toit"]
    season.meet(HELPING, "s1", explored(ItemOutcome.REACHED, note="Trois devis reçus."))
    assert season.read(GARDEN).fates["s1"].said == ("Trois devis reçus.",)
    season.circle(HELPING, sent("s2", GARDEN, title="Rapport", kind=ItemKind.REPORT))
    assert "s2" in season.read(GARDEN).backlog

    late = date(2026, 4, 2)
    helping = season.read(HELPING)
    assert to_close(helping.info, late)
    (closing,) = due(helping, late, kinds={DueKind.CLOSING})
    assert (closing.on, closing.late) == (date(2026, 4, 1), True)
    season.community((bt.CircleEnded, {"circle": "h0", "on": late, "reason": "C'est fait."}))
    ended = season.read(HELPING)
    assert standing(ended.info, late) is Standing.ENDED
    assert not due(ended, late) and not to_close(ended.info, late)
    assert len(ended.meetings) == 1, "nothing of its record is lost"
    assert "s2" in season.read(GARDEN).backlog
    assert season.read(GARDEN).fates["s1"].state is FateState.REACHED
    assert "h0" in [link.id for link in season.read(GARDEN).links]
    season.now = datetime(2026, 4, 3, tzinfo=UTC)
    assert "h0" not in [link.id for link in season.read(GARDEN).links]


def test_a_circle_grows_rests_and_comes_back(season: Season) -> None:
    group = GARDEN.model_copy(update={"id": "x0", "slug": "x", "kind": CircleKind.EXPLORATORY})
    season.community((bt.CircleFounded, {"circle": group}))
    grown = group.model_copy(update={"kind": CircleKind.PRACTICE})
    season.community((bt.CircleFounded, {"circle": grown}))
    season.community(
        (bt.CircleRested, {"circle": "x0", "on": DAY, "until": date(2026, 9, 1), "reason": "Été"})
    )
    # Another machine, which does not know that it rests, gives it a new name.
    season.community((bt.CircleFounded, {"circle": grown.model_copy(update={"name": "Neuf"})}))
    community, _ = load_community(season.folder)
    info = community.circles["x0"]
    assert info.name == "Neuf"
    assert standing(info, date(2026, 8, 31)) is Standing.RESTING
    assert standing(info, date(2026, 9, 1)) is Standing.ALIVE
    told = story(community, "x0")
    assert [one.turn for one in told] == [Turn.FOUNDED, Turn.BECAME, Turn.RESTED]
    assert told[1].at.astimezone(UTC) > datetime(2026, 1, 1, tzinfo=UTC)
    season.community((bt.CircleResumed, {"circle": "x0", "on": DAY}))
    assert standing(load_community(season.folder)[0].circles["x0"], DAY) is Standing.ALIVE


def test_nothing_is_asked_of_a_sub_circle_that_ended(season: Season) -> None:
    assert {"a", "b"} <= season.read(GENERAL).members.keys()
    season.community((bt.CircleEnded, {"circle": "j0", "on": DAY}))
    season.now = datetime(2026, 3, 12, tzinfo=UTC)
    general = season.read(GENERAL)
    assert not general.links and not {"a", "b"} & general.members.keys()


def test_a_point_changed_after_it_was_sent_waits_in_one_circle_only(season: Season) -> None:
    point = BacklogItem(id="p9", title="Le compost")
    season.circle(GARDEN, (bt.PointAdded, {"item": point}))
    sent = Sent(id="s9", to=GENERAL.id, title="Le compost", about="p9", by="b")
    season.circle(GARDEN, (bt.ItemSent, {"item": sent}))
    changed = point.model_copy(update={"minutes": 30})
    season.circle(GARDEN, (bt.PointChanged, {"item": changed}))
    assert "p9" not in season.read(GARDEN).backlog


def test_a_tension_that_was_sent_counts_until_it_is_treated_whatever_it_became(
    season: Season,
) -> None:
    def waiting() -> int:
        own = (CircleProjection(season.folder, one).load() for one in (GARDEN, GENERAL))
        summed = {one.info.id: summarise(one, season.now.date()) for one in own}
        return tensions(summed, GENERAL.id, [GARDEN.id])

    tension = Sent(id="s1", to=GENERAL.id, title="Le bruit", kind=ItemKind.TENSION, by="b")
    season.circle(GARDEN, (bt.ItemSent, {"item": tension}))
    assert waiting() == 1
    (point,) = season.read(GENERAL).backlog.values()
    explored_now = point.model_copy(update={"kind": ItemKind.EXPLORE})
    season.circle(GENERAL, (bt.PointChanged, {"item": explored_now}))
    season.meet(GENERAL, "s1", explored(ItemOutcome.REACHED, note="Entendu."))
    season.now += timedelta(days=2000)
    assert waiting() == 0
