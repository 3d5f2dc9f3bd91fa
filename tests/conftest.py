"""Property tests: the same examples wherever the suite is a gate, fresh ones at a developer's."""

import os

from hypothesis import settings

settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("fresh", deadline=None)
settings.load_profile("gate" if os.environ.get("CI") else "fresh")
