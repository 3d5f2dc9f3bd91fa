"""How the suite runs: which examples property tests try, where files go, when memory is swept."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("fresh", deadline=None)
settings.load_profile("gate" if os.environ.get("CI") else "fresh")

# A test's folder lives for a second: in memory, the thousands of fsync of the suite wait for no
# disk. Tests of power cuts inject their own faults.
_MEMORY, _ROOM = Path("/dev/shm"), 1 << 30
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

gc.set_threshold(100_000, 20, 100)  # a started app makes many values, and they go all at once


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What commands index stays out of the cache of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CERCLE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
