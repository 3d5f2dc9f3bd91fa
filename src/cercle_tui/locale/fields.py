"""Sentences with named fields, and which of them can be said with what is known."""

import string
from collections.abc import Mapping
from functools import cache

from cercle_tui.locale.catalogue import Plural, Words
from cercle_tui.locale.formats import capital, number_words

Said = str | Plural


@cache
def fields_of(text: str) -> frozenset[str]:
    """Return the names of the fields in `text`."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


def fits(said: Said, fields: Mapping[str, object]) -> bool:
    """True when `fields` holds all that `said` needs."""
    needed = fields_of(said.many) | {"count"} if isinstance(said, Plural) else fields_of(said)
    return needed <= fields.keys()


def fill(words: Words, said: Said, fields: Mapping[str, object], address: str = "tu") -> str:
    """Return `said` in `words` with its fields; a plural's `count` is an int, said in words."""
    if not isinstance(said, Plural):
        return words.said(said, address).format(**fields)
    count = int(str(fields["count"]))
    text = words.ngettext(said.one, said.many, count)
    return capital(text.format(**{**fields, "count": number_words(words, count, feminine=True)}))
