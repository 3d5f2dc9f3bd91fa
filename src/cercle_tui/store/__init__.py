"""What is kept: books, projections, drafts, locks, and where they are."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cercle_tui.store.folder import DataFolder


def demo_folder(env: Mapping[str, str], arg: str | None = None) -> "DataFolder":
    """Return where the demonstration lives: ``--data``, else ``$CERCLE_DEMO``, else its own.

    Never the folder of real data.
    """
    from pathlib import Path

    from cercle_tui.store.folder import DataFolder

    chosen = arg or env.get("CERCLE_DEMO")
    if chosen:
        return DataFolder(Path(chosen).expanduser().absolute())
    import platformdirs

    return DataFolder(platformdirs.user_data_path("cercle-demo", appauthor=False))
