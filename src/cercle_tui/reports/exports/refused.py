"""Why an export is not written, in words."""

from typing import Literal

from cercle_tui.locale import N_, Words

Code = Literal["foreign_file", "foreign_folder", "a_folder", "not_a_file", "inside_data", "a_book"]

_SAID: dict[Code, str] = {
    "foreign_file": N_("Another file is there already; choose another name. Kept: {path}"),
    "foreign_folder": N_(
        "This folder holds other things; choose an empty one, or one that an export made: {path}"
    ),
    "a_folder": N_("This is a folder; give the name of a file: {path}"),
    "not_a_file": N_("This is not an ordinary file or folder; choose another name: {path}"),
    "inside_data": N_("The data folder is for records only; choose another place: {path}"),
    "a_book": N_("This file holds records of a circle; choose another name. Kept: {path}"),
}
"""The reason first, as a path may be longer than the room there is."""


class Refused(Exception):  # noqa: N818 - it is a thing to say
    """An export that would write over something else: a `code` and the path it is about."""

    def __init__(self, code: Code, path: object) -> None:
        super().__init__(code, str(path))
        self.code: Code = code
        self.path = str(path)


def say_refused(words: Words, refused: Refused) -> str:
    """Return why in words, and what to do."""
    return words.gettext(_SAID[refused.code]).format(path=refused.path)
