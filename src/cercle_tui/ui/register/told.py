"""What is opened, told on a sheet: a decision or an election, whichever it is."""

from cercle_tui.locale import Words
from cercle_tui.locale.formats import capital
from cercle_tui.locale.names import office_name
from cercle_tui.meeting.circle import Circle
from cercle_tui.ui.register.decision import decision_sheet
from cercle_tui.ui.register.election import election_sheet
from cercle_tui.ui.register.matter import Matter
from cercle_tui.ui.register.sheet import Block, SheetView, line


def knows(circle: Circle, id: str) -> bool:
    """Whether the circle has a decision or an election by this id."""
    return id in circle.decisions or Matter(circle, circle.until.date(), id).election is not None


def sheet_of(words: Words, matter: Matter, *, titled: bool = True) -> SheetView:
    """Return the whole of it; says so where the circle's books no longer hold it."""
    if matter.id in matter.circle.decisions:
        return decision_sheet(words, matter, titled=titled)
    election = matter.election
    if election is not None:
        return election_sheet(words, matter, election, titled=titled)
    gone = words.gettext("The book that held it cannot be read any more.")
    return SheetView((Block("", (line(gone),)),))


def title_of(words: Words, matter: Matter) -> str:
    """Return what it is called: the decision's title, «Élection : animation»."""
    if matter.id in matter.circle.decisions:
        return matter.entry.title
    election = matter.election
    if election is None:
        return ""
    office = office_name(words, election.told.office)
    return capital(words.gettext("Election: {office}").format(office=office))
