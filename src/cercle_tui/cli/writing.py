"""Writing to the file that the user names: whole or not at all, and never over something else."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cercle_tui.cli.common import Stop
from cercle_tui.locale import Words

if TYPE_CHECKING:
    from cercle_tui.reports.exports.refused import Refused
    from cercle_tui.ui.desk import Desk


def output_options(sub: argparse.ArgumentParser, tr: Callable[[str], str]) -> None:
    """Let the file be named, and be written over."""
    sub.add_argument("-o", "--output", metavar=tr("FILE"), help=tr("where to write it"))
    sub.add_argument("--force", action="store_true",
                     help=tr("write over what this command did not make"))  # fmt: skip


def is_piped(args: argparse.Namespace) -> bool:
    """Whether no file is named: what there is to say goes to standard output."""
    return args.output is None or args.output == "-"


def write_named(
    args: argparse.Namespace,
    desk: "Desk",
    words: Words,
    content: bytes,
    ours: Callable[[bytes], bool],
) -> None:
    """Write to the file named and say where it is; raises `Stop` where it may not be."""
    from cercle_tui.reports.exports.files import write_file
    from cercle_tui.reports.exports.refused import Refused

    try:
        path = write_file(Path(args.output), content, ours=ours, data=desk.folder.root,
                          force=args.force)  # fmt: skip
    except Refused as refused:
        raise Stop(refused_words(words, refused)) from None
    print(words.gettext("Written: {path}").format(path=path))


def refused_words(words: Words, refused: "Refused") -> str:
    """Return why it is not written, and how to write all the same where that can be."""
    from cercle_tui.reports.exports.refused import say_refused

    said = say_refused(words, refused)
    if refused.code in ("foreign_file", "foreign_folder"):
        said += " " + words.gettext("To write there all the same, add --force.")
    return said
