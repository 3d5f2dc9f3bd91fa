"""What every event is: one fact, numbered in its book, at a moment."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from cercle_tui.model.base import Id, Value

People = Annotated[tuple[Id, ...], Field(min_length=1)]


class Event(Value):
    """`n` numbers the event in its book from 1; `at` is the moment, in UTC."""

    n: int = Field(ge=1)
    at: AwareDatetime
    kind: str


def kinds_of(base: type[Event]) -> dict[str, type[Event]]:
    """Return the events that derive directly from `base`, by their `kind`."""
    subs = {sub.model_fields["kind"].default: sub for sub in base.__subclasses__()}
    return {kind: sub for kind, sub in subs.items() if isinstance(kind, str)}
