"""What an export takes from the books, and which of them could not be read for it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cercle_tui.model.circle import CircleInfo
from cercle_tui.reports.exports.forms import Asked
from cercle_tui.reports.exports.gather import names_in
from cercle_tui.reports.exports.selection import Selection, Source
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.desk import Desk


def asked(desk: Desk, infos: Sequence[CircleInfo], selection: Selection) -> Asked:
    """Read the books of circles and of their neighbours; of every circle where names are left out.

    The disk is read: for a worker, or a command. Raises StoreProblem and OSError.
    """
    with desk.reading:
        community = desk.community()
        sources = [Source(desk.circle(info), desk.today(info)) for info in infos]
        read = {info.id: info for info in infos}
        for info in infos:
            above, below = community.neighbours(info)
            read |= {one.id: one for one in (*([above] if above else ()), *below)}
        people: tuple[str, ...] = ()
        if not selection.names:
            read |= community.circles
            others = (info for info in community.circles.values() if info not in infos)
            people = names_in(desk.projection(info).circle for info in others)
        trouble = [*desk.problems]
        for info in read.values():
            trouble += desk.projection(info).problems
    return Asked(sources, selection, community.name, people, unread(trouble, desk.folder.root))


def unread(trouble: Iterable[StoreProblem], root: Path) -> tuple[str, ...]:
    """Return the files that could not be read, each once, as they are named in the data folder."""
    named = (_named(Path(one.params.get("path", "")), root) for one in trouble)
    return tuple(sorted({name for name in named if name}))


def _named(path: Path, root: Path) -> str:
    """The path below the data folder: where that folder is on this machine is nobody's concern."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
