"""A shipped rehearsal played in a folder, and what its circle holds afterwards."""

from datetime import date
from pathlib import Path

from cercle_tui.meeting.circle import Circle, Kept
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.meeting.script import Script
from cercle_tui.model.people import Mandate
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection
from cercle_tui.store.rehearsal import play, read_script, shipped

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
