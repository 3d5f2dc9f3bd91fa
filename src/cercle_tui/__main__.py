"""`python -m cercle_tui` is the `cercle` command."""

import sys

from cercle_tui.cli import main

sys.exit(main())
