"""The minutes on the disk: each version a file, the one the circle consented to never changed."""

import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cercle_tui.locale import Words, words_for
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.circle import Circle, Outcome
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.practice import MinutesConsent, Practice
from cercle_tui.model.text import clean
from cercle_tui.reports.minutes import minutes_markdown
from cercle_tui.reports.minutes_state import MinutesState, MinutesVersion, Origin, minutes_state
from cercle_tui.store.book import Book
from cercle_tui.store.disk import make_folder, write_private
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.problems import StoreProblem
from cercle_tui.store.projections import CircleProjection

_SEAL = re.compile(r'\n\[cercle\]: # "sha256:([0-9a-f]{64})"\n\Z')
MOST = 4 * 1024 * 1024
"""Bytes of minutes we wrote ourselves at the very most."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """One version of a meeting's minutes, with the circle as it stood when it came about."""

    record: MeetingRecord
    circle: Circle
    state: MinutesState
    """How they stand, `state.last` being this version."""
    path: Path
    """Where this version is kept, or will be."""
    latest: int
    """The number of the last version there is."""
    reopened: bool = False
    """A file here holds an earlier version as the one consented to: by silence, it was thought."""

    def markdown(self, words: Words) -> str:
        """Return the minutes; those consented to, in the circle's language, as they were kept."""
        if self.state.final and words.lang == _lang(self.circle.info):
            kept = _kept(self.path)
            if kept is not None:
                return kept
        return self._composed(words)

    @property
    def practice(self) -> Practice:
        """The circle's practice as the meeting closed: what its minutes go by."""
        return self.circle.practice_at(self.record.closed or self.state.last.at)

    def _composed(self, words: Words) -> str:
        return minutes_markdown(self.record, self.circle, words, self.practice, self.state)

    def keep(self) -> None:
        """Write this version down as it is now, unless consent has settled what is there.

        Nothing is written of a partial reading. A disk that refuses leaves it for later.
        """
        if self.state.partial:
            return
        with suppress(OSError, StoreProblem):
            known = _read(self.path)
            if known is not None and _has_seal(known):
                return
            text = self._composed(words_for(_lang(self.circle.info)))
            text += _seal(text) if self.state.final else ""
            if text != known:
                make_folder(self.path.parent)
                write_private(self.path, text.encode())


def minutes_path(folder: DataFolder, info: CircleInfo, book: Path, version: int = 1) -> Path:
    """Return where a version of the minutes of the meeting in `book` is kept."""
    return folder.circle_dir(info.slug) / "minutes" / f"{book.stem}-v{version}.md"


def minutes_of(
    projection: CircleProjection,
    meeting: str,
    now: datetime,
    version: int = 0,
    under_way: MeetingRecord | None = None,
    problems: Collection[StoreProblem] = (),
) -> Minutes:
    """Return a version of a meeting's minutes, the last one for 0.

    `under_way` is the meeting being held as it stands now, which may be ahead of the register.
    `problems` are the community's: with any, or one of the circle's, the reading is partial.
    Raises KeyError for a meeting or a version there is not.
    """
    book, circle = projection.meeting_path(meeting), projection.circle
    if under_way is not None:
        others = [m for m in circle.meetings if m.id != under_way.id]
        circle = replace(circle, meetings=(*others, under_way))
    record = next((m for m in circle.meetings if m.id == meeting), None)
    if record is None or book is None:
        raise KeyError(meeting)
    whole = minutes_state(circle, record, now)
    whole = replace(whole, partial=bool(problems or projection.problems))
    state = whole.at_version(version or whole.last.number)
    info = _info(book) or projection.info
    stood = circle if record.closed is None else _as_it_stood(projection, info, record, state.last)
    path, *earlier = (
        minutes_path(projection.folder, projection.info, book, number)
        for number in (state.last.number, *range(1, whole.last.number))
    )
    return Minutes(
        record, stood, state, path, whole.last.number,
        reopened=whole.rule is MinutesConsent.SILENCE
        and any(_kept(one) is not None for one in earlier),
    )  # fmt: skip


def keep_minutes(
    projection: CircleProjection,
    meeting: str,
    now: datetime,
    problems: Collection[StoreProblem] = (),
) -> Path:
    """Write down what is not yet of a closed meeting's minutes; returns the last version's path.

    Nothing is written while a book of the circle cannot be read, nor one of the community:
    `problems` are what is known of those. Raises KeyError for a meeting there is not.
    """
    last = minutes_of(projection, meeting, now, problems=problems)
    if last.record.closed is not None and not last.state.partial:
        for number in range(1, last.latest):
            minutes_of(projection, meeting, now, number).keep()
        last.keep()
    return last.path


def _as_it_stood(
    projection: CircleProjection, info: CircleInfo, record: MeetingRecord, version: MinutesVersion
) -> Circle:
    """Return the circle as its books told it when a version of a meeting's minutes came about.

    What a later meeting corrects, or found corrected, is told of the circle as it found it.
    """
    outcomes = [
        (book.id, outcome)
        for book in projection.books.values()
        for outcome in book.outcomes
        if _was_there(outcome, record, version)
    ]
    return Circle.fold(info, outcomes)


def _was_there(outcome: Outcome, record: MeetingRecord, version: MinutesVersion) -> bool:
    if isinstance(outcome, MeetingRecord):
        return outcome.id == record.id or outcome.opened < version.at
    exactly = version.origin is not Origin.MEETING and outcome.at == version.at
    return exactly or outcome.at < version.at


def _info(book: Path) -> CircleInfo | None:
    """Return the circle as the meeting's own book describes it: its name may change later."""
    with suppress(StoreProblem, OSError, ValueError, KeyError, TypeError, IndexError):
        opened = ev.parse(Book.open(book, write=False).events[0])
        if isinstance(opened, ev.MeetingOpened):
            return opened.context.info
    return None


def _lang(info: CircleInfo) -> str:
    return "en" if info.lang == "en" else "fr"


def _seal(text: str) -> str:
    """Return a line no reader of Markdown shows, which tells later that nothing was changed."""
    return f'\n[cercle]: # "sha256:{sha256(text.encode()).hexdigest()}"\n'


def _has_seal(text: str) -> bool:
    return _SEAL.search(text) is not None


def _kept(path: Path) -> str | None:
    """Return the consented minutes kept at `path`; None where they are not as they were written."""
    text = None
    with suppress(OSError):
        text = _read(path)
    found = _SEAL.search(text) if text is not None else None
    if text is None or found is None:
        return None
    body = text[: found.start()]
    inert = all(clean(line) == line for line in body.split("\n"))
    return body if inert and sha256(body.encode()).hexdigest() == found[1] else None


def _read(path: Path) -> str | None:
    """Return what is kept at `path`, None for nothing. Raises OSError."""
    try:
        if path.stat().st_size > MOST:
            return None
        return path.read_text("utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
