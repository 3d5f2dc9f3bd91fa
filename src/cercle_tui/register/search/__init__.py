"""Finding past decisions and elections by words, forgivingly, however many there are."""

from cercle_tui.register.search.asked import Facets, Filters, Found, Spans
from cercle_tui.register.search.documents import Where
from cercle_tui.register.search.hits import Hit
from cercle_tui.register.search.index import Index
from cercle_tui.register.search.matches import marks

__all__ = ["Facets", "Filters", "Found", "Hit", "Index", "Spans", "Where", "marks"]
