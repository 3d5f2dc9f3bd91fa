"""An expert's own observations: on this machine only, never synchronised, shared or exported."""

from datetime import date
from pathlib import Path

from pydantic import Field, TypeAdapter

from cercle_tui.model.base import Id, Text, Value
from cercle_tui.store.disk import DISK, make_folder, write_private
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.problems import NotSaved, StoreProblem, reason

_MOST = 16 * 1024 * 1024


class OwnObservation(Value):
    """What an expert noted for themself of a circle."""

    circle: Id
    person: Id
    on: date
    text: Text = Field(min_length=1)


_ALL: TypeAdapter[list[OwnObservation]] = TypeAdapter(list[OwnObservation])


def own_path(folder: DataFolder) -> Path:
    """Return the file they are kept in."""
    return folder.private / "observations.json"


def own_observations(folder: DataFolder) -> list[OwnObservation]:
    """Return the observations kept on this machine, the oldest first.

    Raises StoreProblem ``unreadable`` where they are there and cannot be read.
    """
    path = own_path(folder)
    try:
        data, _ = DISK.read(path, _MOST)
        return _ALL.validate_json(data)
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        said = reason(error) if isinstance(error, OSError) else ""
        raise StoreProblem("unreadable", path=str(path), reason=said) from error


def keep_observation(folder: DataFolder, told: OwnObservation) -> None:
    """Keep one more; on return it is on the disk. Raises StoreProblem; nothing is lost then."""
    path = own_path(folder)
    known = [*own_observations(folder), told]
    make_folder(path.parent)
    try:
        write_private(path, _ALL.dump_json(known))
    except OSError as error:
        raise NotSaved(path, error) from error
