"""Make the fonts of the printed minutes anew: `python tools/fonts.py LATO_FOLDER DEJAVU_FOLDER`.

Lato is cut down to what French, English and their neighbours write, DejaVu Sans to the other
scripts a name may be written in. A cut font may not keep a reserved name, hence "Cercle".
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "src" / "cercle_tui" / "reports" / "fonts"
LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2BB, 0x2DE), *range(0x300, 0x370),
    *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), *range(0x2070, 0x20A0), *range(0x20A0, 0x20C0),
    *range(0x2100, 0x2150), *range(0x2150, 0x2190), *range(0x2190, 0x2200), *range(0x2200, 0x2300),
    *range(0x25A0, 0x2600), *range(0xFB00, 0xFB07), 0xFFFD,
]  # fmt: skip
LEFT_OUT = [*range(0x2300, 0x2500), *range(0x2800, 0x2900), *range(0x1D400, 0x1D800),
            *range(0x4DC0, 0x4E00), *range(0xE000, 0xF900), *range(0x1F000, 0x1FB00)]  # fmt: skip
"""Technical signs, braille, mathematical alphabets, hexagrams, private use, tiles and cards."""

CUTS = (
    ("Lato-Regular.ttf", "cercle-regular.ttf", "Regular"),
    ("Lato-Bold.ttf", "cercle-bold.ttf", "Bold"),
    ("Lato-Italic.ttf", "cercle-italic.ttf", "Italic"),
)


def cut(source: Path, name: str, family: str, style: str, kept: list[int]) -> None:
    """Write the font of `source` with only the characters `kept`, under its new name."""
    options = Options()
    options.hinting, options.layout_features, options.name_IDs = False, ["kern"], ["*"]
    options.notdef_outline, options.recalc_timestamp = True, False
    font = TTFont(source)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)
    for record in list(font["name"].names):
        if record.nameID in (0, 13, 14):  # copyright and licence stay as they are
            continue
        if record.nameID in (1, 2, 3, 4, 6):
            plain = {1: family, 2: style, 6: f"{family}-{style}".replace(" ", "")}
            record.string = plain.get(record.nameID, f"{family} {style}")
        else:
            font["name"].names.remove(record)
    font.save(FONTS / name)
    print(f"{name}: {(FONTS / name).stat().st_size:,} bytes, {len(font.getBestCmap())} characters")


def main() -> None:
    """Cut the four fonts."""
    lato, dejavu = Path(sys.argv[1]), Path(sys.argv[2])
    covered = set(LATIN)
    for source, name, style in CUTS:
        cut(lato / source, name, "Cercle", style, LATIN)
    covered &= set(TTFont(FONTS / "cercle-regular.ttf").getBestCmap())
    every = set(TTFont(dejavu / "DejaVuSans.ttf").getBestCmap())
    rest = sorted(every - covered - set(LEFT_OUT))
    cut(dejavu / "DejaVuSans.ttf", "cercle-scripts.ttf", "Cercle Scripts", "Regular", rest)


if __name__ == "__main__":
    main()
