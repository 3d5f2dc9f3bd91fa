"""Writing down what a form between meetings says, each fact in the book it belongs to."""

from cercle_tui.model.circle import CircleInfo
from cercle_tui.store.projections import write_community_projection
from cercle_tui.store.yearbook import write_between, write_community
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.home.changes import Facts


def write_facts(desk: Desk, info: CircleInfo, facts: Facts) -> None:
    """Write facts of the circle `info`; raises StoreProblem.

    A circle that begins has its own book first: one that shows is whole.
    """
    if facts.founded is not None:
        new, begun = facts.founded
        write_between(desk.folder, new.slug, new.id, desk.clock, begun)
    if facts.circle:
        write_between(desk.folder, info.slug, info.id, desk.clock, facts.circle)
    if facts.community:
        write_community(desk.folder, desk.clock, facts.community)
        write_community_projection(desk.folder, desk.community(again=True))
