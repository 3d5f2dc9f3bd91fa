"""What home shows of a circle and of the tree, without any screen: its cards, lines and signs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from home_support import (
    MEMBERS,
    NOW,
    TODAY,
    text_of,
)

from cercle_tui.locale import words_for
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.community import Community
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.agenda import AgendaItem, BacklogItem, ItemKind, Origin
from cercle_tui.model.circle import CircleInfo, CircleKind
from cercle_tui.model.followup import Action, NextMeeting
from cercle_tui.model.people import Mandate, Member
from cercle_tui.register.community import rows_of
from cercle_tui.register.summary import summarise
from cercle_tui.ui.home import cards
from cercle_tui.ui.home.seen import Home, Seen
from cercle_tui.ui.home.tree import leads, legend, tree

FR, EN = words_for("fr"), words_for("en")

INFO = CircleInfo(id="c1", slug="horizon", name="Horizon", letter="H")
PEOPLE = tuple(Member(id=chr(97 + n), name=name) for n, name in enumerate(MEMBERS))


def record(n: int, **more: object) -> MeetingRecord:
    at = datetime(2026, n, 10, 23, tzinfo=UTC)
    known: dict[str, object] = {"id": f"m{n}", "circle": "c1", "opened": at, "closed": at}
    return MeetingRecord.model_validate(known | {"people": PEOPLE} | more)


def seen(info: CircleInfo = INFO, **more: object) -> Seen:
    members = {member.id: member for member in PEOPLE}
    return Seen(replace(Circle(info, members=members), **more), TODAY)  # type: ignore[arg-type]


# The cards


def test_the_next_meeting_says_when_where_and_what_is_ready() -> None:
    starts = datetime(2026, 12, 18, 0, tzinfo=UTC)
    items = (AgendaItem(id="i1", title="A", minutes=50), AgendaItem(id="i2", title="B"))
    card = cards.next_meeting(
        EN, seen(next_meeting=NextMeeting(starts=starts, place="chez Noémie"), agenda=items)
    )
    text = text_of(card)
    assert "Thursday, December 17, 2026, 19:00" in text
    assert "chez Noémie" in text
    assert "2 items ready, 1\u00a0h\u00a005" in text
    assert card.lines[-1].action == "meeting"


def test_a_meeting_left_open_comes_before_any_date() -> None:
    left = replace(seen(), left_open=NOW - timedelta(days=3))
    assert "December 7, 2026" in text_of(cards.next_meeting(EN, left))
    assert "date" not in text_of(cards.commitment_card(EN, left))


def test_a_date_that_is_past_is_a_date_to_set() -> None:
    past = seen(next_meeting=NextMeeting(starts=NOW - timedelta(days=2)))
    assert "past" in text_of(cards.next_meeting(EN, past))
    assert "next date to set" in text_of(cards.commitment_card(EN, past))
    assert "next date to set" in text_of(cards.commitment_card(EN, seen()))
    tonight = seen(next_meeting=NextMeeting(starts=NOW - timedelta(hours=1)))
    assert "next date" not in text_of(cards.commitment_card(EN, tonight))


def test_what_is_due_stands_in_one_list_by_date() -> None:
    mandate = Mandate(id="m", office="secretary", person="b", begins=date(2025, 12, 1),
                      ends=date(2026, 12, 31))  # fmt: skip
    action = Action(id="a", what="louer la salle", who=("b",), due=date(2026, 12, 1))
    point = BacklogItem(id="p", title="logo", not_before=date(2026, 12, 20))
    hidden = BacklogItem(id="q", title="secret", kind=ItemKind.TENSION, not_before=TODAY)
    card = cards.due_card(
        EN,
        seen(
            INFO.model_copy(update={"kind": CircleKind.HELPING}),
            mandates={"m": mandate}, actions={"a": action}, backlog={"p": point, "q": hidden},
        ),
    )  # fmt: skip
    assert [line.label for line in card.lines] == ["late", "Dec 20", "Dec 31"]
    assert "louer la salle (Luc)" in card.lines[0].text
    assert "secretary (Luc)" in card.lines[2].text


def test_commitment_counts_squares_and_says_more_than_promised() -> None:
    held = seen(meetings=tuple(record(n) for n in range(1, 6)))
    card = cards.commitment_card(EN, held)
    assert text_of(card).count("■") == 5
    assert text_of(card).count("□") == 1
    assert "#" in text_of(cards.commitment_card(EN, held, ascii=True))
    more = seen(meetings=tuple(record(n) for n in range(1, 10)))
    assert "6 promised" in text_of(cards.commitment_card(EN, more))


def test_the_measure_is_a_curve_of_means_and_one_score_never_shows() -> None:
    scores = ({"content": (4, 5)}, {"content": (2, 2), "voice": (1,)}, {"content": (5, 5)})
    meetings = tuple(record(n, scores=given) for n, given in enumerate(scores, 1))
    text = text_of(cards.measure_card(EN, seen(meetings=meetings)))
    assert text == "content | ▇▁█  5 | "
    assert cards.curve([0, 2.5, 5]) == "▁▁█"
    assert cards.curve([5], ascii=True) == "#"


def test_points_waiting_leave_tensions_out() -> None:
    points = {
        "1": BacklogItem(id="1", title="accueil", brought_by="a"),
        "2": BacklogItem(id="2", title="mal de tête", origin=Origin.TENSION),
        "3": BacklogItem(id="3", title="cotisation", origin=Origin.LINK),
    }
    card = cards.points_card(EN, seen(backlog=points))
    assert card.title.endswith("2")
    assert "mal de tête" not in text_of(card)
    assert card.lines[0].right == "Amina"


def test_a_long_list_says_how_many_more() -> None:
    points = {str(n): BacklogItem(id=str(n), title="x") for n in range(30)}
    assert len(cards.points_card(EN, seen(backlog=points)).lines) < 12


# The tree


def test_branches_of_a_tree() -> None:
    assert leads([0, 1, 2, 1, 1]) == ["", "╠═", "║ ╚═", "╠═", "╚═"]
    assert leads([0, 1, 2, 2], ascii=True) == ["", "`=", "  |=", "  `="]
    assert leads([0, 0]) == ["", ""]
    assert all(len(lead) <= 14 for lead in leads(list(range(40))))


def test_signs_of_a_large_circle_and_of_a_vacant_office() -> None:
    large = {str(n): Member(id=str(n), name="x") for n in range(9)}
    general = CircleInfo(id="g", slug="g", name="Général", kind=CircleKind.GENERAL)
    circles = {"g": general, "c1": INFO.model_copy(update={"parent": "g"})}
    known = {
        "g": seen(general, members=large),
        "c1": seen(circles["c1"], members=large),
    }
    community = Community("Rive-Sud", circles)
    summed = {id: summarise(one.circle, TODAY) for id, one in known.items()}
    rows = rows_of(community, summed, lambda _: TODAY)
    home = Home(EN, community, known, "c1", rows=rows)
    top, under = tree(home).rows
    assert "△" not in top.right
    assert "△!" in under.right
    assert under.lit
    assert known["c1"].vacant == ("leader", "facilitator", "secretary", "second_link")
    assert len(legend(home).lines) == 3
    assert "△" not in tree(replace(home, ascii=True)).rows[1].right
