"""What a circle shares to learn from: books, articles, sites, tools, and where each is found."""

import re
from enum import StrEnum

from pydantic import Field

from cercle_tui.model.base import Id, Line, Text, Value

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?=\S)")
_WEB = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)


class ResourceKind(StrEnum):
    BOOK = "book"
    ARTICLE = "article"
    VIDEO = "video"
    SITE = "site"
    TOOL = "tool"
    CONTACT = "contact"
    OTHER = "other"


class Use(Value):
    """An item of a meeting in which a resource served."""

    meeting: Id
    item: str = ""


class Resource(Value):
    """A reference; `where` is a link or a plain place, which the program never opens.

    `shared_by` is a member's id, or a name from outside the circle.
    """

    id: Id
    title: Line = Field(min_length=1)
    kind: ResourceKind = ResourceKind.OTHER
    where: Line = ""
    tags: tuple[Line, ...] = ()
    shared_by: Line = ""
    note: Text = ""
    used: tuple[Use, ...] = ()


def link_fault(where: str) -> str:
    """Return what is wrong with the form of a link: "scheme", "shape", or "" for nothing.

    Only http, https and mailto links are kept; what is no link is a plain place, and is free.
    """
    found = _SCHEME.match(where)
    if found is None or len(found[1]) == 1:  # one letter names a disk
        return ""
    if found[1].lower() not in ("http", "https", "mailto"):
        return "scheme"
    return "" if _WEB.fullmatch(where) or _MAIL.fullmatch(where) else "shape"
