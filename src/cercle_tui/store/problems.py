"""What can go wrong with what is kept, as codes that `ui` and `reports` put into words."""

import errno
from typing import Literal

Code = Literal[
    "foreign_file",  # not one of ours: refused, never written to
    "newer_schema",  # made by a newer cercle: read-only
    "newer_read",  # the same, of whose `total` events `read` were understood
    "broken_file",  # unreadable; `kept` says where it was put aside, empty when it was left there
    "mended",  # unreadable, put aside in `kept`, and its previous copy restored
    "migrated",  # brought up from an older schema; `kept` is the copy made first
    "conflict_markers",  # a synchronisation tool left its marks inside the file
    "too_large",
    "missing_file",
    "unreadable",  # the system refused to let it be read: `reason`
    "exists",
    "not_saved",  # the system refused to let it be written: `reason`
    "read_only",
    "held_by_other",
    "changed_under_us",
    "no_folder",
    "sealed",
]


class StoreProblem(Exception):  # noqa: N818 - it is a thing to say, not only to raise
    """A problem with a file or folder: a `code`, and `params` such as its path, all text."""

    def __init__(self, code: Code, **params: str) -> None:
        super().__init__(code, params)
        self.code: Code = code
        self.params: dict[str, str] = params

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={value!r}" for name, value in self.params.items())])


class NotSaved(StoreProblem):
    """The disk refused a write: what was on it is whole, and what was not written is in memory."""

    def __init__(self, path: object, error: OSError) -> None:
        super().__init__("not_saved", path=str(path), reason=reason(error))


def reason(error: OSError) -> str:
    """Return the system's name for `error`, such as ``ENOSPC``, or its class when it has none."""
    return errno.errorcode.get(error.errno or 0, type(error).__name__)
