"""Processes to be killed: each plays a rehearsal again and again, telling what is on the disk.

For each folder named on a line of its input, a process of its own is forked, so that what takes
long to import is imported once; its number is printed, and how it ended once it has.
"""

import json
import os
import sys
import traceback
from itertools import count
from pathlib import Path

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.script import Script
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.rehearsal import play, read_script


def acks_of(root: Path) -> Path:
    """Return the named pipe on which the process that plays in `root` tells its events."""
    return root.with_name(f"{root.name}.acks")


def play_on(script: Script, root: Path) -> None:
    """Tell ``{"folder": …, "event": …}``, a line each, in fresh folders of `root`, until killed."""
    with acks_of(root).open("w", encoding="utf-8") as acks:
        for number in count(1):
            name = f"{number:04d}"

            def acknowledge(event: ev.Event, name: str = name) -> None:
                acks.write(json.dumps({"folder": name, "event": ev.dump(event)}) + "\n")
                acks.flush()

            play(script, DataFolder(root / name), acknowledge=acknowledge)


def main(rehearsal: Path) -> None:
    script = read_script(rehearsal)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            try:
                play_on(script, Path(line.strip()))
            except BaseException:
                traceback.print_exc()
            os._exit(1)
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
