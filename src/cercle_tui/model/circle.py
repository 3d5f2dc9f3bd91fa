"""A circle and the community it belongs to, as they describe themselves."""

from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field

from cercle_tui.model.base import Id, Line, Text, Value

DEFAULT_ZONE = "America/Toronto"


def known_zone(name: str) -> str:
    """Return `name` when it is a time zone known here, else the community's own."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return DEFAULT_ZONE
    return name


class CircleKind(StrEnum):
    PRACTICE = "practice"
    EXPLORATORY = "exploratory"
    GENERAL = "general"
    HELPING = "helping"


class CircleInfo(Value):
    """Who a circle is; `slug` names its folder, `letter` begins its decisions' short numbers."""

    id: Id
    slug: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    name: Line
    letter: str = Field("C", min_length=1, max_length=3)
    kind: CircleKind = CircleKind.PRACTICE
    aim: Text = ""
    purpose: Text = ""
    domain: Text = ""
    parent: str = ""
    """The id of the parent circle, empty at the top of the tree."""
    time_zone: Annotated[str, AfterValidator(known_zone)] = DEFAULT_ZONE
    lang: str = "fr"
    commitment: int = Field(6, ge=1, le=366)
    """Meetings promised a year (six at least for a practice circle)."""
    meeting_minutes: int = Field(120, ge=5, le=24 * 60)
