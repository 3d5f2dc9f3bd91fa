"""Where the style sheets are, and the widths at which the layout changes."""

from pathlib import Path

HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] = [(0, "-narrow"), (100, "-wide"), (140, "-full")]
"""Under 100 columns one column; from 100 the agenda rail; from 140 the record rail too."""

VERTICAL_BREAKPOINTS: list[tuple[int, str]] = [(0, "-short"), (30, "-tall")]
"""Under 30 rows everything that is only air goes."""


def styles_dir() -> Path:
    """Return the folder of the style sheets: inside the installed package, or in the checkout.

    Raises `FileNotFoundError` where neither exists.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "styles", package.parents[1] / "styles"):
        if (folder / "base.tcss").is_file():
            return folder
    raise FileNotFoundError(f"no style sheets beside {package}")


def style_sheets() -> list[Path]:
    """Return every style sheet, `base.tcss` first: what an app's `CSS_PATH` wants."""
    sheets = sorted(styles_dir().glob("*.tcss"))
    return sorted(sheets, key=lambda sheet: sheet.stem != "base")
