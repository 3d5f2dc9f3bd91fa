"""Consent to the minutes by each practice, their versions, and what is frozen for good."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from kept_minutes import Held, Kept, office, people

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.rules import RuleBroken
from cercle_tui.model.decision import ObjectionState
from cercle_tui.model.practice import MinutesConsent
from cercle_tui.reports.minutes_changes import changes, changes_text
from cercle_tui.reports.minutes_state import Origin, Status
from cercle_tui.store.demo.writing import write_book

EN = words_for("en")


def stands(home: Kept, meeting: str) -> tuple[Any, ...]:
    state = home.minutes(meeting).state
    return state.status, state.how, state.last.number, state.objections


def test_the_next_opening_consents_to_the_minutes_as_corrected(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    assert stands(home, first) == (Status.AWAITING, None, 1, 0)
    home.later(days=2).correct(first, "Denis was there too.")
    assert stands(home, first) == (Status.AWAITING, None, 2, 0)
    nxt = home.later(days=5).opening()
    assert nxt.step == "minutes" and nxt.circle.last_meeting == first
    nxt.do(ev.MinutesAmended, text="The day was the 12th.")
    nxt.object("b", "The reason is missing.").rest_consents()
    nxt.settle(nxt.open_objections()[0], ObjectionState.WITHDRAWN)
    state = home.minutes(first).state
    assert (state.status, state.final) == (Status.CONSENTED, False), "it can still be undone"
    nxt.to_end()
    state = home.minutes(first).state
    assert state.final and state.consented_by == nxt.id and state.objections == 1
    told = [(v.number, v.origin, v.corrections, v.meeting) for v in state.versions]
    assert told == [
        (1, Origin.CLOSING, (), ""),
        (2, Origin.BETWEEN, ("Denis was there too.",), ""),
        (3, Origin.MEETING, ("The day was the 12th.",), nxt.id),
    ]
    text = home.minutes(first).markdown(EN)
    assert "**Version:** 3 · " in text and "consented on March 17, 2026" in text
    assert text.index("Denis was there too") < text.index("The day was the 12th")
    assert "1 objection was made to them." in text and "Bruno from" not in text
    assert "12th" not in home.minutes(first, 2).markdown(EN)
    assert "awaiting consent" in home.minutes(first, 2).markdown(EN)
    home.later(days=1).correct(first, "Too late.")
    assert home.minutes(first).state.last.number == 3
    with pytest.raises(KeyError):
        home.minutes(first, 4)


def test_at_closing_they_are_corrected_on_screen_before_consent(tmp_path: Path) -> None:
    home = Kept(tmp_path, minutes="at_closing")
    held = Held(home)
    held.to_agenda()
    held.decide().done("items").round("closing")
    with pytest.raises(RuleBroken, match="wrong_step"):
        Held(home.later(minutes=1)).do(ev.MinutesAmended, text="Not now.")
    assert held.step == "minutes_closing"
    held.answer("a")
    held.do(ev.MinutesAmended, text="It costs 12 $.")
    assert held.step == "minutes_closing" and not held.state.stage.answers, "asked anew"
    held.undo()
    assert not held.record.own_corrections
    held.do(ev.MinutesAmended, text="It costs 12 $.").consent("minutes_closing")
    held.done("measure").do(ev.MeetingClosed)
    held.session.close()
    state = home.minutes(held.id).state
    assert (state.status, state.how) == (Status.CONSENTED, MinutesConsent.AT_CLOSING)
    assert state.final and state.last.number == 1 and state.last.corrections == ("It costs 12 $.",)
    text = home.minutes(held.id).markdown(EN)
    assert "**At closing:** It costs 12 $." in text and "given at closing" in text
    home.later(days=1).correct(held.id, "Too late.")
    assert home.minutes(held.id).latest == 1


def test_an_open_meeting_has_a_draft(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    held = Held(home)
    assert home.minutes(held.id).state.status is Status.DRAFT
    assert "this is a draft" in home.minutes(held.id).markdown(EN)
    assert not home.keep(held.id).exists()


def test_silence_for_the_hours_promised_is_consent(tmp_path: Path) -> None:
    home = Kept(tmp_path, minutes="silence", minutes_hours=48)
    first = home.meet()
    assert "unless someone objects by" in home.minutes(first).markdown(EN)
    home.later(hours=47)
    assert stands(home, first) == (Status.AWAITING, None, 1, 0)
    home.later(hours=1)
    assert stands(home, first) == (Status.CONSENTED, MinutesConsent.SILENCE, 1, 0)
    home.objects(first)
    assert stands(home, first) == (Status.CONSENTED, MinutesConsent.SILENCE, 1, 0), "too late"
    assert "by silence, since March 12, 2026" in home.minutes(first).markdown(EN)
    nxt = home.later(days=1).opening()
    assert nxt.step != "minutes" and nxt.record.minutes_by_silence
    assert stands(home, first) == (Status.CONSENTED, MinutesConsent.SILENCE, 1, 0)


def test_an_objection_stops_silence_until_it_is_settled(tmp_path: Path) -> None:
    home = Kept(tmp_path, minutes="silence", minutes_hours=48)
    first = home.meet()
    home.later(hours=10).objects(first)
    home.later(hours=100)
    assert stands(home, first) == (Status.AWAITING, None, 1, 1)
    assert home.minutes(first).state.standing == ("b",)
    assert home.opening().step == "minutes", "the circle is asked"


def test_a_correction_or_a_settled_objection_begins_the_hours_anew(tmp_path: Path) -> None:
    home = Kept(tmp_path, minutes="silence", minutes_hours=48)
    first = home.meet()
    home.later(hours=10).objects(first)
    home.later(hours=10).correct(first, "Seven keys.")
    home.settles(first, "c")
    assert home.minutes(first).state.standing == ("b",), "somebody else's word settles nothing"
    home.later(hours=10).settles(first, how="integrated")
    home.later(hours=47)
    assert stands(home, first) == (Status.AWAITING, None, 2, 1)
    home.later(hours=1)
    assert stands(home, first) == (Status.CONSENTED, MinutesConsent.SILENCE, 2, 1)


def test_the_practice_of_the_closing_is_the_one_that_counts(tmp_path: Path) -> None:
    home = Kept(tmp_path, minutes="next_opening")
    first = home.meet()
    home.later(hours=1).practise(minutes="silence", minutes_hours=1)
    home.later(days=1)
    assert stands(home, first) == (Status.AWAITING, None, 1, 0)
    nxt = home.opening()
    assert nxt.step == "minutes"
    second = nxt.to_end()
    home.later(hours=2).practise(minutes="next_opening")
    assert stands(home, second) == (Status.CONSENTED, MinutesConsent.SILENCE, 1, 0)


def consented(root: Path, **practice: Any) -> tuple[Kept, str, str]:
    """Return a circle, its meeting with consented minutes in two versions, and their text."""
    home = Kept(root, **practice)
    first = home.meet()
    home.keep(first)
    home.later(days=1).correct(first, "Seven keys.")
    home.later(days=6).meet("Deux clés.", "i2")
    return home, first, home.minutes(first).markdown(EN)


def turmoil(home: Kept, first: str) -> None:
    """Change all that can change after consent."""
    home.later(days=1).practise(minutes="silence", minutes_hours=1, names_beside=True)
    home.describe(name="Verger", letter="V", lang="fr", time_zone="Asia/Tokyo")
    renamed = people(4)[0].model_copy(update={"name": "Someone Else"})
    home.tell((bt.MemberJoined, {"member": renamed}),
              (bt.OfficeFilled, {"mandate": office("leader", "b")}))  # fmt: skip
    home.correct(first, "Never said.")
    home.objects(first)
    home.later(days=1).meet("Trois clés.", "i3")


@pytest.mark.parametrize("kept", [True, False], ids=["from the file", "from the books"])
def test_consented_minutes_never_change(tmp_path: Path, kept: bool) -> None:
    home, first, text = consented(tmp_path)
    path = home.keep(first)
    assert path.name.endswith("-v2.md") and "consented on" in path.read_text("utf-8")
    bytes_then, stood = path.read_bytes(), home.minutes(first).state
    turmoil(home, first)
    if not kept:
        path.unlink()
    found = home.minutes(first)
    assert found.markdown(EN) == text and found.state == stood
    home.keep(first)
    assert path.read_bytes() == bytes_then
    assert "Verger" not in text and "# Minutes: Jardin" in text


def test_what_another_machine_tells_too_late_changes_nothing(tmp_path: Path) -> None:
    home, first, text = consented(tmp_path)
    kept = home.keep(first)
    at = home.now - timedelta(days=4)
    late = bt.MinutesCorrected(n=1, at=at, meeting=first, text="Nine keys.", person="b")
    write_book(home.folder.between_path("jardin", 2026, "0badcafe"), id="late", kind="between",
               circle="c1", created=at, events=[late])  # fmt: skip
    assert late in home.circle.minutes_said
    assert home.minutes(first).state.last.number == 2
    kept.unlink()
    assert home.minutes(first).markdown(EN) == text


def test_versions_are_files_and_earlier_ones_stay(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    one = home.keep(first)
    before = one.read_text("utf-8")
    home.later(days=1).correct(first, "Seven keys.")
    two = home.keep(first)
    assert [one.name[-6:], two.name[-6:]] == ["-v1.md", "-v2.md"]
    assert one.read_text("utf-8") == before and "Seven" not in before
    assert "sha256" not in two.read_text("utf-8")
    home.later(days=6).meet("Deux clés.", "i2")
    home.keep(first)
    assert "sha256" in two.read_text("utf-8") and one.read_text("utf-8") == before
    assert "sha256" not in home.minutes(first).markdown(EN)
    told = changes_text(changes(home.minutes(first, 1), home.minutes(first, 2), EN, width=200))
    assert "+ - On March 11, 2026, between meetings: Seven keys." in told
    assert "Amina" not in told, "what stays the same is left out"


def test_a_consented_file_changed_by_hand_is_not_believed(tmp_path: Path) -> None:
    home, first, text = consented(tmp_path)
    path = home.keep(first)
    forged = path.read_text("utf-8").replace("Une clé", "Dix clés")
    path.write_text(forged, "utf-8")
    assert home.minutes(first).markdown(EN) == text
    home.keep(first)
    assert path.read_text("utf-8") == forged, "it is left to whoever wrote in it"


def test_a_folder_that_takes_no_file_shows_the_minutes_all_the_same(tmp_path: Path) -> None:
    home = Kept(tmp_path)
    first = home.meet()
    (home.folder.circle_dir("jardin") / "minutes").write_text("in the way")
    assert not home.keep(first).exists()
    assert "Une clé par personne" in home.minutes(first).markdown(EN)
    assert home.minutes(first).record.closed is not None
    assert home.now - timedelta(days=1) < home.minutes(first).record.opened
