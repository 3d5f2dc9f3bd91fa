"""A process that holds a meeting: it goes on by one act for each line of its input."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from store_support import INFO, close, decide, started, ticking, to_items

from cercle_tui.meeting import between as bt
from cercle_tui.model.agenda import AgendaItem
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.yearbook import write_between

TEXT = "Une soupe à chaque rencontre."


def main(root: Path) -> None:
    folder, clock = DataFolder(root), ticking(datetime(2026, 12, 7, 19, tzinfo=UTC), seed=7)
    agenda = (AgendaItem(id="i1", title="Soupe"),)
    write_between(folder, INFO.slug, INFO.id, clock, [(bt.AgendaPrepared, {"items": agenda})])
    session = started(folder, clock)
    to_items(session)
    for act in (lambda: None, lambda: decide(session, TEXT), lambda: close(session)):
        sys.stdin.readline()
        act()
        print(session.meeting.n, flush=True)
    session.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
