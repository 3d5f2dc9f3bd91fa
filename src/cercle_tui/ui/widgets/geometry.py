"""Where people sit on the ring: an ellipse in cells, seats clockwise from the top."""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin, sqrt

MOST_PEOPLE = 12
LEAST_ROWS = 10
LEAST_COLUMNS = 40

_LEAST_LABEL = 22
_BEND = 0.55  # how far a label on the side leans outward, so that the heart stays wide
_HEART = 0.6  # the part of the height, around the middle, kept wide for the question
_HEART_CELLS = 20  # what is kept of the width there, on either side of the middle
_BRAILLE = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


@dataclass(frozen=True, slots=True)
class Seat:
    """A place on the ring: its row, where its label hangs, and the most cells it may take.

    A label of `w` cells starts at ``x - w * lean``, and stays between `left` and `right`.
    """

    row: int
    x: float
    lean: float
    left: int
    right: int
    most: int

    @property
    def room(self) -> int:
        """The most cells a label may take."""
        return min(self.most, self.right - self.left)

    def place(self, width: int) -> tuple[int, int]:
        """Return the first cell and the width of a label that would like `width` cells."""
        width = min(width, self.room)
        start = round(self.x - width * self.lean + 1e-6)
        return max(self.left, min(start, self.right - width)), width


@dataclass(frozen=True, slots=True)
class Geometry:
    """The ring in `width` by `height` cells: seats, dots by row, middle row, half height.

    `clear` is, by row, how many cells on either side of the middle the dots leave free.
    """

    width: int
    height: int
    seats: tuple[Seat, ...]
    dots: tuple[str, ...]
    clear: tuple[float, ...]
    middle: float
    radius_y: float


def ring_fits(people: int, width: int, height: int) -> bool:
    """Whether a ring of `people` can be read in `width` by `height` cells."""
    return people <= MOST_PEOPLE and height >= LEAST_ROWS and width >= LEAST_COLUMNS


@lru_cache(maxsize=32)
def arrange(width: int, height: int, people: int, longest: int) -> Geometry:
    """Return the ring of `people` whose longest label takes `longest` cells.

    Needs `ring_fits(people, width, height)`; follows from size and people only, so nobody
    moves while the meeting goes on.
    """
    centre, middle = (width - 1) / 2, (height - 1) / 2
    side = min(longest, max(8, width // 5)) * (1 + _BEND) / 2
    radius_y = (height - 1) / 2
    radius_x = min(max(radius_y * 2.6, min(radius_y * 4.4, 24)), (width - 1) / 2 - side)
    radius_y = min(radius_y, max(radius_x / 1.8, (LEAST_ROWS - 1) / 2))
    rows = _rows(people, middle, radius_y)
    seats = []
    most = max(_LEAST_LABEL, width * 2 // 5)
    for index in range(people):
        turn = 2 * pi * index / people
        across = round(sin(turn), 6)
        row = rows[index]
        heart = 2
        if abs(row - middle) <= radius_y * _HEART:
            heart = max(heart, min(int(radius_x * 0.86), _HEART_CELLS))
        reach = int(radius_x * 0.8)
        left, right = max(0, int(centre + 0.5) - reach), min(width, int(centre) + reach)
        if across > 0:
            left, right = int(centre) + heart, width
        elif across < 0:
            left, right = 0, int(centre + 0.5) + 1 - heart
        x = centre + 0.5 + radius_x * across
        seats.append(Seat(row, x, (1 - _BEND * across) / 2, left, right, most))
    dots = _dots(width, height, radius_x, radius_y)
    clear = tuple(_clear(row, centre) for row in dots)
    return Geometry(width, height, tuple(seats), dots, clear, middle, radius_y)


def _clear(dots: str, centre: float) -> float:
    drawn = (abs(column - centre) - 1 for column, dot in enumerate(dots) if dot != " ")
    return min(drawn, default=float(len(dots)))


def _rows(people: int, middle: float, radius_y: float) -> list[int]:
    """Return the row of each seat: left and right alike, no two of one side on the same row."""
    top, bottom = round(middle - radius_y), round(middle + radius_y)
    half = (people - 1) // 2
    paired = people % 2 == 1
    side = [
        round(middle - radius_y * round(cos(2 * pi * index / people), 6) + 1e-9)
        for index in range(1, half + 1)
    ]
    for index in range(half):
        side[index] = max(side[index], (side[index - 1] if index else top) + 1)
    for index in reversed(range(half)):
        side[index] = min(side[index], bottom - (half - 1 - index) - (0 if paired else 1))
    below = [] if paired else [bottom]
    return [top, *side, *below, *reversed(side)][:people]


def _dots(width: int, height: int, radius_x: float, radius_y: float) -> tuple[str, ...]:
    """Return the rows of braille that draw the ellipse in the middle of the area."""
    bits = [[0] * width for _ in range(height)]
    reach_x, reach_y = radius_x * 2, radius_y * 4
    quarter = [
        (x, round(reach_y * sqrt(1 - ((x + 0.5) / reach_x) ** 2) - 0.5))
        for x in range(int(reach_x))
    ]
    quarter = [(x, y) for x, y in quarter if (x + 0.5) / reach_x**2 <= (y + 0.5) / reach_y**2]
    for y in range(int(reach_y)):
        x = round(reach_x * sqrt(1 - ((y + 0.5) / reach_y) ** 2) - 0.5)
        if (x + 0.5) / reach_x**2 > (y + 0.5) / reach_y**2:
            quarter.append((x, y))
    for off_x, off_y in quarter:
        for x in (width + off_x, width - 1 - off_x):
            for y in (height * 2 + off_y, height * 2 - 1 - off_y):
                if 0 <= x < width * 2 and 0 <= y < height * 4:
                    bits[y // 4][x // 2] |= _BRAILLE[y % 4][x % 2]
    return tuple("".join(chr(0x2800 + bit) if bit else " " for bit in row) for row in bits)
