"""Written meetings: what a file may say, what it may leave out, and what it is told when wrong."""

import copy
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.meeting import Meeting
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.meeting.script import Place, Script, ScriptProblem, parse_script
from cercle_tui.model.people import Office, Standing

START = datetime(2026, 3, 5, 19, tzinfo=UTC)
OPENING = [
    {"kind": "arrived", "people": "all"},
    {"do": "step"},
    {"do": "round"},
    {"do": "consent"},
    {"do": "step"},
    {"do": "step"},
    {"do": "step"},
    {"do": "consent"},
]


def data(*events: dict[str, Any], agenda: Any = None, **more: Any) -> dict[str, Any]:
    return {
        "title": "Essai",
        "start": START,
        "circle": {"name": "Érables", "members": ["Renée", "Éric H.", "Éric O.", "Zoé"]},
        "offices": {"facilitator": "Zoé"},
        "meetings": [{"agenda": agenda or [], "events": list(events)}],
        **more,
    }


def circle_of(script: Script) -> Circle:
    facts = enumerate(script.founding().circle, 1)
    return Circle.fold(script.info, [("b", kind(n=n, at=START, **f)) for n, (kind, f) in facts])


def perform(script: Script, number: int = 1) -> tuple[Meeting, list[ev.Event]]:
    """Play one meeting without any disk."""
    written, circle = script.meetings[number - 1], circle_of(script)
    items = bt.AgendaPrepared(n=1, at=START, items=written.agenda(circle))
    context = circle.take(items).context(START.date())
    first = ev.MeetingOpened(n=1, at=written.start, meeting="m1", context=context)
    meeting, place = Meeting.open(first), Place()
    events: list[ev.Event] = [first]
    now = written.start
    while (found := written.next_cue(meeting, place)) is not None:
        row = place.row
        cue, place = found
        now += cue.delay
        try:
            event = cue.kind(n=meeting.n + 1, at=now, **cue.facts)
            meeting = meeting.take(ev.parse(ev.dump(event)))
        except (RuleBroken, ValidationError) as error:
            raise written.refused(Place(row), error) from error
        events.append(event)
    return meeting, events


DECIDE = [{"title": "Calendrier", "by": "Éric H.", "draft": "On se voit le jeudi."}]


def test_the_founding_holds_members_in_seating_order_practice_and_offices() -> None:
    told = data({"do": "step"}, practice={"preset": "udn", "quorum": 3})
    told["circle"]["members"] += [{"name": "Ali", "standing": "guest"}]
    circle = circle_of(parse_script(told))
    assert [m.name for m in circle.members.values()] == [
        "Renée", "Éric H.", "Éric O.", "Zoé", "Ali",
    ]  # fmt: skip
    assert circle.members["ali"].standing is Standing.GUEST
    assert circle.practice.quorum == 3
    assert circle.practice.change == "already_named"
    mandate = circle.holders(START.date())[0]
    assert (mandate.office, circle.members[mandate.person].name) == (Office.FACILITATOR, "Zoé")
    assert circle.info.slug == "erables"


def test_a_meeting_is_played_by_shorthands_and_names() -> None:
    script = parse_script(
        data(
            *OPENING,
            {"kind": "item_opened", "item": 1, "after": "1m30s"},
            {"kind": "proposal_made", "version": {"term": {"months": 6}}},
            {"do": "step"},
            {"kind": "passed", "people": ["Zoé"]},
            {"do": "all_pass"},
            {"do": "round"},
            {"do": "step"},
            {"kind": "answered", "people": ["Renée"], "answer": "objection", "reason": "La garde"},
            {"do": "consent"},
            {"kind": "objections_taken"},
            {"do": "step"},
            {"do": "step"},
            {
                "kind": "amended",
                "version": {"text": "On se voit le mardi.", "responsible": ["Zoé", "Jeanne"]},
                "integrates": ["Renée"],
            },
            {"do": "step"},
            {"do": "consent"},
            {"do": "step"},
            {"kind": "item_ended"},
            {"do": "step"},
            {"do": "round"},
            {"kind": "measured", "scores": {"fingers": [4, 5]}},
            {"do": "step"},
            {"kind": "meeting_closed"},
            agenda=DECIDE,
        )
    )
    meeting, events = perform(script)
    proposal = meeting.state.items[0].proposals[0]
    assert meeting.state.closed is not None
    assert proposal.author == "eric-h"
    assert proposal.adopted
    assert [v.text for v in proposal.versions] == ["On se voit le jeudi.", "On se voit le mardi."]
    assert proposal.last.responsible == ("zoe", "Jeanne")
    assert proposal.last.term is not None
    assert proposal.last.term.months == 6
    assert proposal.last.defaults == ()
    assert proposal.versions[0].defaults == ("responsible",)
    opened = next(i for i, e in enumerate(events) if isinstance(e, ev.ItemOpened))
    assert events[opened].at - events[opened - 1].at == timedelta(seconds=90)
    assert events[opened - 1].at - events[opened - 2].at == timedelta(seconds=20)
    # One event for the whole circle where it is asked at once, one each in a round.
    answers = [len(e.people) for e in events if isinstance(e, ev.Answered)]
    assert answers == [4, 4, 1, 1, 1, 1, 1, 1, 1, 1]


def test_an_election_and_its_shorthand() -> None:
    ballots = [
        {"kind": "nominated", "by": who, "nominee": "Renée", "reasons": "Sait écouter"}
        for who in ("Renée", "Éric H.", "Éric O.", "Zoé")
    ]
    script = parse_script(
        data(
            *OPENING,
            {"kind": "item_opened"},
            {"kind": "role_described", "office": "secretary", "duties": "Écrire"},
            {"do": "step"},
            {"do": "consent"},
            {"kind": "office_term_set", "term": {"weeks": 2}},
            {"do": "step"},
            {"do": "consent"},
            {"kind": "line_added", "text": "Une belle main", "person": "Zoé"},
            {"do": "step"},
            {"do": "consent"},
            {"kind": "ballots_in"},
            *ballots,
            {"do": "step"},
            {"do": "round"},
            {"kind": "nominee_proposed", "person": "Renée", "term": {"weeks": 2}},
            {"do": "consent"},
            agenda=[{"title": "Secrétariat", "kind": "elect"}],
        )
    )
    election = perform(script)[0].state.items[0].election
    assert election.elected
    assert election.attempts[0].person == "renee"
    assert list(election.rounds[0].answers)[-1] == "renee"


def test_references_to_items_objections_guests_and_actions() -> None:
    script = parse_script(
        data(
            *OPENING[:1],
            {"kind": "guest_arrived", "guest": {"name": "Ève", "standing": "guest"}},
            {"kind": "office_taken", "office": "secretary", "person": "Ève"},
            *OPENING[1:-2],
            {"kind": "item_added", "item": {"title": "Dégât d'eau", "kind": "report", "by": "Zoé"}},
            {"kind": "item_changed", "which": "Calendrier", "item": {"minutes": 25}},
            {"kind": "item_moved", "item": "Dégât d'eau", "to": 1},
            *OPENING[-2:],
            {"kind": "item_opened"},
            {"kind": "action_agreed", "action": {"what": "Appeler", "who": ["Éric O.", "Jo"]}},
            {"kind": "noted", "text": "de trop"},
            {"kind": "undone"},
            {"kind": "redone"},
            {"kind": "consent_asked", "question": "drop", "text": "Réglé"},
            {"kind": "answered", "people": "all"},
            agenda=DECIDE,
        )
    )
    state = perform(script)[0].state
    assert [(i.item.title, i.item.minutes) for i in state.items] == [
        ("Dégât d'eau", 15),
        ("Calendrier", 25),
    ]
    assert state.items[0].outcome == "dropped"
    assert state.items[0].notes[0].text == "de trop"
    assert state.name(state.holder("secretary")) == "Ève"
    assert state.actions[0].who == ("eric-o", "Jo")


def test_the_place_after_any_number_of_events_is_found_again() -> None:
    rows = [*OPENING, {"kind": "item_opened"}, {"kind": "proposal_made"}, {"do": "step"},
            {"do": "all_pass"}, {"do": "round"}]  # fmt: skip
    written = parse_script(data(*rows, agenda=DECIDE)).meetings[0]
    _, events = perform(parse_script(data(*rows, agenda=DECIDE)))
    for count in range(1, len(events) + 1):
        meeting, place = written.place_of(tuple(events[:count]))
        found = written.next_cue(meeting, place)
        expected = events[count] if count < len(events) else None
        assert (found and found[0].kind) is (expected and type(expected))
    with pytest.raises(ScriptProblem) as caught:
        written.place_of((events[0], ev.Paused(n=2, at=START)))
    assert caught.value.code == "another_meeting"


def problem(told: dict[str, Any]) -> ScriptProblem:
    with pytest.raises(ScriptProblem) as caught:
        perform(parse_script(told, "essai.toml"))
    assert caught.value.params["file"] == "essai.toml"
    return caught.value


@pytest.mark.parametrize(
    ("row", "code", "said"),
    [
        ({"kind": "spoke_up", "person": "Renee"}, "unknown_name", ("name", "Renee")),
        ({"kind": "spoke_up", "persn": "Zoé"}, "unknown_field", ("field", "persn")),
        ({"kind": "spoken"}, "unknown_event", ("kind", "spoken")),
        ({"kind": "meeting_opened"}, "unknown_event", ("kind", "meeting_opened")),
        ({"do": "tour"}, "unknown_event", ("kind", "tour")),
        ({"person": "Zoé"}, "missing_field", ("field", "kind")),
        ({"do": "step", "after": "bientôt"}, "wrong_value", ("value", "bientôt")),
        ({"kind": "item_added", "item": "Toit"}, "wrong_value", ("field", "item")),
        ({"kind": "noted"}, "missing_field", ("field", "text")),
        ({"kind": "item_removed", "item": "Toit"}, "unknown_item", ("item", "Toit")),
        ({"kind": "objection_settled", "objection": "Zoé"}, "unknown_objection", ("name", "Zoé")),
        ({"kind": "spoke_up", "person": "Zoé"}, "refused", ("rule", "wrong_step")),
        ({"kind": "amended", "version": {}}, "refused", ("rule", "text_needed")),
        ({"do": "round"}, "refused", ("rule", "wrong_step")),
        ({"do": "consent"}, "refused", ("rule", "wrong_step")),
    ],
)
def test_a_wrong_row_is_named(row: dict[str, Any], code: str, said: tuple[str, str]) -> None:
    found = problem(data({"kind": "arrived", "people": "all"}, row))
    assert found.code == code
    assert found.params[said[0]] == said[1]
    assert (found.params["meeting"], found.params["event"]) == ("1", "2")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": ""}, "missing_field"),
        ({"start": "demain"}, "wrong_value"),
        ({"start": None}, "missing_field"),
        ({"couleur": "bleu"}, "unknown_field"),
        ({"meetings": []}, "missing_field"),
        ({"planned": 0}, "wrong_value"),
        ({"practice": {"preset": "zen"}}, "wrong_value"),
        ({"practice": {"quorums": 3}}, "unknown_field"),
        ({"practice": {"asking": "mail"}}, "wrong_value"),
        ({"offices": {"secretary": "Personne"}}, "unknown_name"),
        ({"circle": {"name": "X", "members": ["Zoé", "Zoé "]}}, "same_name"),
        ({"circle": {"name": "X", "members": ["Zoé"], "time_zone": "Lune/Mer"}}, "wrong_value"),
    ],
)
def test_a_wrong_header_is_named(change: dict[str, Any], code: str) -> None:
    assert problem(data({"do": "step"}) | change).code == code


def test_meetings_follow_one_another() -> None:
    told = data({"do": "step"})
    told["meetings"] *= 2
    found = problem(told)
    assert (found.code, found.params["meeting"]) == ("wrong_order", "2")


def test_a_wrong_agenda_is_named() -> None:
    found = problem(data({"do": "step"}, agenda=[{"title": "A", "by": "Nul"}]))
    assert (found.code, found.params["event"]) == ("unknown_name", "agenda")
    assert problem(data({"do": "step"}, agenda=[{"kind": "decide"}])).code == "missing_field"
    assert problem(data({"do": "step"}, agenda=[{"waiting": "Rien"}])).code == "unknown_item"
    assert problem(data({"do": "step"}, agenda=[{"title": "A", "minutes": 0}])).code == (
        "wrong_value"
    )


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=4,
)
PATHS = st.sampled_from(
    [("title",), ("start",), ("planned",), ("pace",), ("lang",), ("practice",), ("offices",),
     ("offices", "facilitator"), ("circle",), ("circle", "members"), ("circle", "letter"),
     ("circle", "name"), ("meetings",), ("meetings", 0), ("meetings", 0, "events"),
     ("meetings", 0, "agenda"), ("meetings", 0, "events", 0), ("meetings", 0, "offices"),
     ("meetings", 0, "events", 0, "kind"), ("meetings", 0, "events", 0, "people"),
     ("meetings", 0, "agenda", 0, "title"), ("meetings", 0, "agenda", 0, "minutes")]
)  # fmt: skip


@given(path=PATHS, value=VALUES)
def test_whatever_a_file_holds_it_is_a_script_or_a_problem(path: Any, value: Any) -> None:
    told: Any = copy.deepcopy(data({"kind": "arrived", "people": "all"}, agenda=DECIDE))
    inside = told
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    with suppress(ScriptProblem):
        script = parse_script(told)
        script.meetings[0].agenda(circle_of(script))
