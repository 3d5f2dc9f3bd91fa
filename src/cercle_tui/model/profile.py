"""What a person lets the community know of them: what they do, what draws them, since when."""

from datetime import date

from cercle_tui.model.base import Line, Value


class Profile(Value):
    """A field of work, interests, and the day they came to the community; no way to reach them."""

    field: Line = ""
    interests: tuple[Line, ...] = ()
    since: date | None = None
