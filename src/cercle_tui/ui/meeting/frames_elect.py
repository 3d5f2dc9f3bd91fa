"""The text in question in an election: the role, the criteria, the person proposed, the outcome."""

from dataclasses import replace

from cercle_tui.locale.formats import full_date, names_list, term_words
from cercle_tui.locale.names import name_of
from cercle_tui.meeting.gates import criteria_of
from cercle_tui.meeting.matters import ElectionState
from cercle_tui.model.election import Attempt
from cercle_tui.ui.meeting.elect_words import (
    TREATING,
    all_spoken,
    current,
    electing,
    ends_on,
    holder_words,
    office_title,
    tally,
    term_until,
    tie_words,
    warnings,
)
from cercle_tui.ui.meeting.grid_elect import GRID, criteria_words, how_ended
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.widgets.views import FrameView

ELECT_STEPS = (
    "role_consent", "office_term", "term_consent", "criteria", "criteria_consent", "election_info",
    "ballots", *GRID, "nominee_consent", "objections", "elected", "item_end",
)  # fmt: skip
"""The steps of an election that have a frame of their own."""


def election_frame(here: Here) -> FrameView | None:
    """Return what the frame shows at this step of an election, or None where others say it."""
    if not electing(here) or here.step not in ELECT_STEPS:
        return None
    if here.step in ("elected", "item_end"):
        return _outcome(here)
    if here.step in ("nominee_consent", *TREATING):
        return _proposed(here)
    if here.step in ("ballots", *GRID):
        return _filled(here)
    return _settled(here)


def _settled(here: Here) -> FrameView:
    """The offices of tonight with what is said of them so far."""
    tr, item = here.words.gettext, here.state.item
    elections = item.elections if item else ()
    if len(elections) == 1:
        return FrameView(office_title(here, elections[0].office), _role(here, elections[0]))
    blocks = [_block(here, election) for election in elections]
    return FrameView(tr("Offices of tonight"), "\n".join(blocks))


def _block(here: Here, election: ElectionState) -> str:
    """Return one of several offices under a line of its own: its name and its term."""
    head = f"— {office_title(here, election.office)}"
    if election.term is not None:
        head += f" · {term_until(here, election.term)}"
    said = _role(here, replace(election, term=None))
    return f"{head}\n{said}" if said else head


def _role(here: Here, election: ElectionState) -> str:
    tr, item = here.words.gettext, here.state.item
    lines = [election.duties]
    if election.why:
        lines.append(tr("Why now: {why}").format(why=election.why))
    if election.term is not None:
        lines.append(tr("Term: {term}").format(term=term_until(here, election.term)))
    if item is not None and here.step != "criteria" and criteria_of(item, election.office):
        criteria = criteria_words(here, election.office)
        lines.append(tr("Criteria: {criteria}").format(criteria=criteria))
    if election.eligible:
        who = names_list(here.words, [here.name(p) for p in election.eligible])
        lines.append(tr("Who can be proposed: {names}").format(names=who))
    if here.step in ("role_consent", "office_term", "term_consent"):
        lines.append(holder_words(here, election.office))
    return "\n".join(line for line in lines if line)


def _filled(here: Here) -> FrameView:
    """The office and its criteria; the small count only once everyone has spoken."""
    election, tr = current(here), here.words.gettext
    title = office_title(here, election.office)
    if election.term is not None:
        title += f" · {term_words(here.words, election.term)}"
    criteria = criteria_words(here, election.office)
    shown = criteria and here.step != "propose"
    lines = [tr("Criteria: {criteria}").format(criteria=criteria)] if shown else []
    if here.step == "ballots" and election.duties:
        lines.insert(0, election.duties)
    if here.step in GRID and all_spoken(here):
        lines.append(tally(here))
    if here.step == "propose":
        lines += [_declined(here, election), tie_words(here)]
    body = "\n".join(line for line in lines if line)
    return FrameView(title, body or tr("Every quality that matters for this office counts."))


def _declined(here: Here, election: ElectionState) -> str:
    names = names_list(here.words, [here.name(d.person) for d in election.declined])
    return here.words.gettext("Declined: {names}").format(names=names) if names else ""


def _attempt(here: Here, election: ElectionState, attempt: Attempt) -> list[str]:
    """Return what the consent round is about, line by line."""
    tr = here.words.gettext
    said = f"{here.name(attempt.person)}, {term_until(here, attempt.term)}"
    lines = [said + (f" · {tr('in the interim')}" if attempt.interim else "")]
    if attempt.reasons:
        lines.append(tr("Reasons: {reasons}").format(reasons=attempt.reasons))
    if attempt.duties and attempt.duties != election.duties:
        lines.append(tr("Duties, adjusted: {duties}").format(duties=attempt.duties))
    if attempt.support:
        lines.append(tr("Support: {support}").format(support=attempt.support))
    return lines


def _proposed(here: Here) -> FrameView | None:
    election, tr = current(here), here.words.gettext
    if not election.attempts:
        return None
    attempt = election.attempts[-1]
    lines = _attempt(here, election, attempt)
    lines += warnings(here, attempt.person, election.office)
    number = len(election.attempts)
    title = office_title(here, election.office)
    if number > 1:
        title += " · " + tr("version {number}").format(number=number)
    return FrameView(title, "\n".join(lines))


def _outcome(here: Here) -> FrameView:
    """What is recorded, read back: holder, from when until when, why, how objections ended."""
    election, tr, words = current(here), here.words.gettext, here.words
    title = office_title(here, election.office)
    attempt = election.proposed
    if not election.elected or attempt is None:
        lines = [how_ended(here, election)]
        if election.until is not None:
            lines[0] += ", " + tr("until {date}").format(date=full_date(words, election.until))
        return FrameView(title, "\n".join(line for line in (*lines, election.reason) if line))
    lines = _attempt(here, election, attempt)
    ends = ends_on(here, attempt.term)
    begins = tr("from the meeting’s end") if election.at_end else tr("from now")
    if ends is not None:
        begins += ", " + tr("until {date}").format(date=full_date(words, ends))
    lines[0] = f"{here.name(attempt.person)}, {begins}"
    if attempt.interim:
        lines[0] += f" · {tr('in the interim')}"
    if election.substitute:
        lines.append(tr("Substitute: {name}").format(name=here.name(election.substitute)))
    criteria = criteria_words(here, election.office)
    if criteria:
        lines.append(tr("Criteria: {criteria}").format(criteria=criteria))
    key = here.state.item.election_key if here.state.item else ""
    for objection in here.state.objections_about(key):
        how = f", {objection.how}" if objection.how else ""
        said = tr("Objection: {reason} → {state}")
        lines.append(
            said.format(reason=objection.reason, state=name_of(words, objection.state)) + how
        )
    return FrameView(title, "\n".join(lines))
