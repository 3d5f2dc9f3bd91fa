"""Lends a text to the person's own editor, through a private file that does not outlive it."""

import os
import shlex
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Literal

from textual.app import SuspendNotSupported

from cercle_tui.model.text import clean_line

MOST_BYTES = 1_000_000

Trouble = Literal["none", "missing", "failed", "gone", "encoding", "long", "disk", "terminal"]


class EditorError(Exception):
    """The editor could not be used, or what it left could not be read back.

    `code` says which: no editor set ("none"), not found ("missing"), ended with an error
    ("failed"), file removed ("gone"), not UTF-8 ("encoding"), over `MOST_BYTES` ("long"), the
    temporary folder cannot be used ("disk") or this terminal cannot be lent ("terminal").
    `detail` is the command or the system's words; `text`, with "encoding" only, is what was
    typed with U+FFFD where it could not be read.
    """

    def __init__(self, code: Trouble, detail: str = "", text: str | None = None) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
        self.text = text


def editor_trouble(problem: EditorError, tr: Callable[[str], str]) -> str:
    """Return in words, through `tr`, why the editor did not work and what became of the text."""
    words = {
        "none": tr("No editor is set: the variable EDITOR names the one to use, such as nano."),
        "missing": tr("The editor “{detail}” cannot be started: see the variable EDITOR."),
        "failed": tr("The editor “{detail}” ended with an error: your text is as it was."),
        "gone": tr("The editor left no file: your text is as it was."),
        "encoding": tr("The editor did not write UTF-8: check the characters shown as �."),
        "long": tr("What the editor left is too long to be read: your text is as it was."),
        "disk": tr("The text cannot be handed to an editor here: {detail}."),
        "terminal": tr("No editor can be opened from this terminal."),
    }[problem.code]
    return words.format(detail=clean_line(problem.detail))


def editor_command(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return the command in VISUAL or EDITOR, in words; EditorError when there is none."""
    for name in ("VISUAL", "EDITOR"):
        line = environ.get(name, "").strip()
        if not line:
            continue
        try:
            words = tuple(shlex.split(line))
        except ValueError:
            raise EditorError("missing", line) from None
        if words:
            return words
    raise EditorError("none")


@contextmanager
def _interrupts_left_to_the_editor() -> Iterator[None]:
    """Let Ctrl+C reach the editor alone: the terminal sends it to both programs."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def edit(text: str, environ: Mapping[str, str], suspended: AbstractContextManager[None]) -> str:
    """Return `text` as the person's editor leaves it, without the newline at its end.

    `suspended` gives the terminal up while the editor runs. The file is 0600 in a folder of its
    own, 0700, and both are removed. Raises EditorError; `text` is then still the caller's.
    """
    command = editor_command(environ)
    try:
        with tempfile.TemporaryDirectory(prefix="cercle-", ignore_cleanup_errors=True) as folder:
            path = Path(folder, "cercle.txt")
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
            private = os.open(path, flags, 0o600)
            with os.fdopen(private, "w", encoding="utf-8", newline="\n") as file:
                file.write(text + "\n")
            with suspended, _interrupts_left_to_the_editor():
                _run((*command, str(path)), environ)
            return _read(path)
    except SuspendNotSupported:
        raise EditorError("terminal") from None
    except OSError as error:
        raise EditorError("disk", error.strerror or str(error)) from None


def _run(command: tuple[str, ...], environ: Mapping[str, str]) -> None:
    try:
        done = subprocess.run(command, env=dict(environ), check=False)
    except (OSError, ValueError):
        raise EditorError("missing", command[0]) from None
    if done.returncode != 0:
        raise EditorError("failed", command[0])


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise EditorError("gone") from None
    if len(data) > MOST_BYTES:
        raise EditorError("long")
    text = data.decode("utf-8-sig", errors="replace").removesuffix("\n").removesuffix("\r")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise EditorError("encoding", text=text) from None
    return text
