"""What the circle sees of its practice: what would change, opinions of the absent, a summary."""

from cercle_tui.locale.formats import full_date, names_list
from cercle_tui.locale.names import office_name, scale_name
from cercle_tui.locale.options import change_words, choice_name, option_name
from cercle_tui.meeting.record import MeetingRecord, record_of
from cercle_tui.model.agenda import ItemOutcome
from cercle_tui.model.practice import Absent, Practice, Scores
from cercle_tui.ui.links.words import returned_lines
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.widgets.views import FrameView


def change_frame(here: Here, practice: Practice) -> FrameView:
    """Return what would be otherwise if the circle consents."""
    now = here.state.latest_practice
    lines = [
        f"· {change_words(here.words, option, now, practice)}"
        for option in now.differences(practice)
    ]
    return FrameView(here.words.gettext("What changes in our practice"), "\n".join(lines))


def opinions(here: Here) -> list[str]:
    """Return what absent members said in advance about the version in question."""
    state = here.state
    said = here.words.gettext("{person}, absent: {opinion}")
    return [
        said.format(person=here.name(opinion.person), opinion=opinion.text)
        for about, opinion in state.opinions
        if about == state.stage.about and here.step == "consent"
    ]


def opinion_reminder(here: Here) -> str:
    """Return a word at the consent round when someone absent may have said something before."""
    state = here.state
    if here.step != "consent" or state.practice.absent is not Absent.ADVANCE_OPINION:
        return ""
    about = state.stage.about
    read = {o.person for key, o in state.opinions if key == about}
    names = [here.name(p) for p in state.missing if p not in read]
    if not names or state.stage.answers:
        return ""
    said = here.words.gettext("Absent: {names}. An opinion given in advance? i reads it out.")
    return said.format(names=names_list(here.words, names))


def summary(here: Here) -> FrameView:
    """Return, for consent at closing, a short summary of what was decided."""
    tr, record = here.words.gettext, record_of(here.meeting)
    lines = [*_decided(here, record), *_elected(here, record)]
    lines += _corrected(here, record.own_corrections)
    if record.practice_changed:
        lines.append(tr("· The circle changed its practice."))
    if record.actions:
        count = here.words.ngettext("· {count} action", "· {count} actions", len(record.actions))
        lines.append(count.format(count=len(record.actions)))
    left = [item.title for item in record.items if item.outcome is ItemOutcome.CARRIED_OVER]
    if left:
        lines.append(tr("· Carried over: {items}").format(items=names_list(here.words, left)))
    body = "\n".join(lines) or tr("Nothing was decided.")
    return FrameView(tr("What these minutes say"), body)


def _decided(here: Here, record: MeetingRecord) -> list[str]:
    titles = {item.id: item.title for item in record.items}
    lines = []
    for decision in record.decisions:
        if decision.status != "adopted":
            continue
        title = decision.final.title or titles[decision.item]
        until = ""
        if decision.ends is not None:
            said = here.words.gettext("until {date}")
            until = ", " + said.format(date=full_date(here.words, decision.ends))
        lines.append(here.words.gettext("· Adopted: {title}").format(title=title) + until)
    return lines


def _elected(here: Here, record: MeetingRecord) -> list[str]:
    said = here.words.gettext("· Elected: {person}, {office}")
    return [
        said.format(
            person=here.name(election.mandate.person),
            office=office_name(here.words, election.office),
        )
        for election in record.elections
        if election.mandate is not None
    ]


def absences_frame(here: Here) -> FrameView:
    """Return what an absence changes for decisions, by the practice; nobody is named."""
    words, practice = here.words, here.state.practice
    lines = [f"· {choice_name(words, practice.absent)}"]
    if practice.absent is Absent.MAY_OBJECT:
        label = words.gettext("{label}: {value}")
        hours = label.format(
            label=option_name(words, "absent_hours"), value=str(practice.absent_hours)
        )
        lines.append(f"· {hours}")
    return FrameView(words.gettext("What it changes for our decisions"), "\n".join(lines))


def scales_frame(here: Here) -> FrameView:
    """Return the scales of the measure where the circle has chosen some."""
    practice = here.state.practice
    if practice.scores is Scores.FINGERS:
        return FrameView()
    lines = [f"· {scale_name(here.words, scale)}" for scale in practice.measured]
    return FrameView(here.words.gettext("From 0 to 5, for each"), "\n".join(lines))


def minutes_frame(here: Here) -> FrameView:
    """Return what was objected to the last minutes since, and the slips put right just now."""
    tr, said = here.words.gettext, here.state.context.minutes_objections
    corrections = (*here.state.context.minutes_corrected, *here.state.corrections)
    lines = [*(f"· {text}" for text in said), *_corrected(here, corrections)]
    if not lines:
        return FrameView()
    return FrameView(tr("Objected since") if said else tr("Corrections"), "\n".join(lines))


def _corrected(here: Here, corrections: tuple[str, ...]) -> list[str]:
    said = here.words.gettext("· Corrected: {text}")
    return [said.format(text=text) for text in corrections]


def returned_frame(here: Here) -> FrameView:
    """Return what linked circles made of what this one sent; tensions are not told."""
    lines = returned_lines(here.words, here.state.context.returned)
    return FrameView(here.words.gettext("Back from the linked circles"), "\n".join(lines))
