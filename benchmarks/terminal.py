"""A program in a real pseudo-terminal: what it paints, and when."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence

QUIET = 0.06
"""Seconds without a byte after which a frame is taken as painted."""


class Terminal:
    """A child on a pty of 120 by 36 cells; times in seconds."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.began = time.perf_counter()
        # As installed by pip: our own modules compiled, like Textual's.
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.child = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, close_fds=True,
            env={**kept, **terminal, **env}, start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self.master = master
        self.output = b""

    def _read(self, within: float) -> bytes:
        ready, _, _ = select.select([self.master], [], [], within)
        if not ready:
            return b""
        try:
            return os.read(self.master, 65536)
        except OSError:
            return b""

    def wait_for(self, text: bytes, within: float = 20) -> float:
        """Return the seconds from the start until `text` was painted; raises TimeoutError."""
        while time.perf_counter() - self.began < within:
            self.output += self._read(0.5)
            if text in self.output:
                return time.perf_counter() - self.began
        raise TimeoutError(f"{text!r} was not painted: {self.output[-400:]!r}")

    def settle(self) -> None:
        """Read until nothing more is painted."""
        while self._read(0.4):
            pass

    def press(self, key: bytes) -> float:
        """Return the seconds from `key` to the last byte of the frame it paints."""
        began = last = time.perf_counter()
        os.write(self.master, key)
        painted = False
        while True:
            data = self._read(QUIET if painted else 2)
            if not data:
                return last - began
            painted, last = True, time.perf_counter()

    def memory(self) -> float:
        """Return the resident set of the child, in MiB."""
        with open(f"/proc/{self.child.pid}/status", encoding="ascii") as status:  # noqa: PTH123
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def close(self) -> None:
        """End the child."""
        os.killpg(self.child.pid, signal.SIGKILL)
        self.child.wait()
        os.close(self.master)


def python(*arguments: str) -> list[str]:
    """Return a command of this very Python."""
    return [sys.executable, *arguments]
