"""What the disk costs: an event, the projections, opening a register."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.table import Row, ratio
from cercle_tui.meeting import events as ev
from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.clock import Clock
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.outcomes import file_stamp
from cercle_tui.store.projections import CircleProjection, load_community
from cercle_tui.store.session import MeetingSession


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _circle(folder: DataFolder) -> CircleInfo:
    return next(iter(load_community(folder)[0].circles.values()))


def _note(session: MeetingSession) -> float:
    return _timed(lambda: session.record(ev.Noted, text="Une note d’une longueur ordinaire."))


def _started(folder: DataFolder) -> MeetingSession:
    info = _circle(folder)
    context = CircleProjection(folder, info).load().context(Clock().now().date())
    return MeetingSession.start(folder, context, Clock())


def recording(old: Path, new: Path) -> list[Row]:
    """An event in a circle of 20 years against a new one; the 1,000th against the 10th."""
    sessions = _started(DataFolder(old)), _started(DataFolder(new))
    mine, theirs, late = [], [], []
    for _ in range(10):
        _note(sessions[0]), _note(sessions[1])
    for _ in range(60):
        mine.append(_note(sessions[0]))
        theirs.append(_note(sessions[1]))
    while sessions[1].meeting.n < 970:
        _note(sessions[1])
    early = theirs[:30]
    late = [_note(sessions[1]) for _ in range(60)]
    for session in sessions:
        session.close()
    return [
        ratio("recording an event, 20 years against none", mine, theirs, 1.1),
        ratio("the 1,000th event against the 10th", late, early, 3.0),
    ]


def projections(old: Path) -> list[Row]:
    """Following an outcome at 20 years, off the path of a key; opening a register."""
    folder = DataFolder(old)
    info, session = _circle(folder), _started(folder)
    projection = CircleProjection(folder, info)
    projection.load()
    path = session.book.path
    projection.follow(path, session.meeting, file_stamp(path))
    follow = []
    for _ in range(20):
        _note(session)
        follow.append(_timed(lambda: projection.follow(path, session.meeting, file_stamp(path))))
    register = folder.register_path(info.slug)
    reference, opening = [], []
    for _ in range(5):
        reference.append(_timed(lambda: json.loads(register.read_bytes())))
        opening.append(_timed(lambda: CircleProjection(folder, info).load()))
    count = len(projection.circle.decisions)
    session.close()
    return [
        ratio("projections after an outcome, 20 years (ms)", follow, [], 50),
        ratio(f"opening a register of {count} decisions, against json.loads", opening,
              reference, 2.0),
    ]  # fmt: skip
