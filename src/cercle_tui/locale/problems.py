"""What is wrong, in words: what, where, and what to do."""

from collections.abc import Mapping
from datetime import date, datetime

from cercle_tui.locale.catalogue import N_, Words
from cercle_tui.locale.fields import fields_of
from cercle_tui.locale.formats import day_time, full_date, names_list, weekday
from cercle_tui.locale.keeping import STORE
from cercle_tui.locale.steps import title

RULES: dict[str, str] = {
    "ballot_differs": N_("The ballot that {person} typed names someone else."),
    "ballots_missing": N_("No ballot yet: {people}. All are in before any is read."),
    "ballots_on_paper": N_("This circle votes on paper or by private message."),
    "criteria_needed": N_("No criterion yet. Write at least one quality that matters."),
    "lot_not_practised": N_("Drawing lots is not in this circle’s practice."),
    "nominee_first": N_("The objection of {person}, who is proposed, is treated first."),
    "nominee_needed": N_("Nobody is proposed yet. Propose someone on the reasons heard."),
    "not_a_member": N_("{person} is not a member of this circle and cannot be nominated."),
    "not_eligible": N_("The circle has limited who can be nominated: {person} is not among them."),
    "not_held": N_("{person} does not hold this office."),
    "office_needed": N_("No office yet. Say which office is to be filled."),
    "adoption_needed": N_("Nobody objects any more: adopt, or choose another way out."),
    "already_proposed": N_("{person} is already proposed."),
    "choice_needed": N_("Say first what is proposed: keep, change or drop."),
    "closing_needed": N_("This is the last step: close the meeting."),
    "decision_needed": N_("Say first which decision is reviewed."),
    "unknown_decision": N_("That decision is not reviewed here, or its review is done."),
    "date_needed": N_("A date is needed. Write it like “12 December 2027”."),
    "item_begun": N_("This item is under way. End it, carry it over or drop it instead."),
    "minutes_needed": N_("Say how many minutes, like “10”."),
    "no_question": N_("No question is open."),
    "nominee_last": N_("{person} is proposed and answers last. Still to answer: {people}."),
    "no_dimension": N_("No question yet: i writes one down as it is said."),
    "not_form": N_(
        "This changes more than the form. Make it a new version: it needs a new consent round."
    ),
    "not_named": N_("{person} was not named in the round. Only those named can be chosen now."),
    "not_written": N_("Nothing is written yet. Write it in a few words."),
    "not_paused": N_("The meeting is not paused."),
    "objection_settled": N_("This objection is already settled."),
    "one_at_a_time": N_("This is answered one person at a time."),
    "out_of_turn": N_("Something else was recorded meanwhile. Look, and try again."),
    "outcome_needed": N_("Say how the item ends: reached, carried over, referred or dropped."),
    "proposal_needed": N_("To change it, write the new proposal: it replaces the old decision."),
    "proposal_open": N_("A proposal is still open. Finish it, or choose a way out."),
    "round_begun": N_("Someone has already spoken: the order stays as it is."),
    "same_practice": N_("This is the circle's practice already."),
    "opinion_not_practised": N_(
        "In this circle opinions in advance are not read out. Its practice can change that."
    ),
    "scores_unnamed": N_("In this circle scores are anonymous: no number stands beside a name."),
    "scores_each": N_("One number for each person, in their order."),
    "test_not_practised": N_("In this circle only its author settles an objection."),
    "tuners_needed": N_("Nobody yet: choose one or two people."),
    "unknown_event": N_("This is not something a meeting records."),
    "unknown_objection": N_("There is no such objection here."),
    "unreachable": N_("{person} cannot be reached. Wait, or mark them back first."),
    "whom_needed": N_("Say to whom it is referred."),
    "not_heard": N_("Not heard yet: {people}. Each has a turn, or passes, before the round ends."),
    "not_answered": N_("Still to answer: {people}. A missing answer is never consent."),
    "objections_open": N_("Objection still open: {people}. Treat it before adopting."),
    "reason_needed": N_(
        "An objection needs its reason. Write what would harm the circle's aim, "
        "in the person's words."
    ),
    "not_author": N_("Only the author can say this: {person}. Ask them."),
    "agenda_not_consented": N_("The agenda has no consent yet. Ask for it, then open the item."),
    "items_open": N_(
        "Still without an outcome: {items}. End each one, carry it over, or close now."
    ),
    "text_needed": N_("There is no text yet. Write what the circle would decide."),
    "responsible_needed": N_("Nobody is responsible yet. Name who looks after it."),
    "term_needed": N_(
        "There is no term yet. Say until when it holds, like “6 months” or “after 3 meetings”."
    ),
    "wrong_step": N_("This does not belong to the present step ({step}). Finish it first."),
    "not_present": N_("{person} is not marked present. Mark them present first."),
    "already_answered": N_("{person} has already answered. Undo to change the answer."),
    "not_counted": N_("{person} does not count in consent here, so nothing is asked of them."),
    "already_passed": N_("{person} has already passed once. Now they answer."),
    "passing_not_allowed": N_("Nobody passes in this round: each gives an answer."),
    "nobody_present": N_("Nobody is marked present. Tick who is here."),
    "nothing_to_undo": N_("There is nothing to undo."),
    "nothing_to_redo": N_("There is nothing to redo."),
    "closed": N_("This meeting is closed. What comes later is recorded between meetings."),
    "paused": N_("The meeting is paused. Resume it to record anything."),
    "unknown_person": N_(
        "Nobody here is known as {person}. Choose someone of the circle or add a guest."
    ),
    "unknown_item": N_("That item is not on the agenda. Choose one that is, or add it."),
    "already_present": N_("{person} is already marked present."),
    "too_few": N_(
        "Too few people count in consent for a decision: {count} needed. "
        "Explore, or carry the item over."
    ),
    "nominations_missing": N_(
        "No nomination yet: {people}. Everyone is heard before someone is proposed."
    ),
    "ballots_not_in": N_("Not all ballots are in. Wait for them before reading any."),
    "new_round_needed": N_(
        "The text has changed, so earlier answers no longer hold. Hold a new consent round."
    ),
    "round_not_done": N_(
        "The round is not finished. Let everyone answer before treating an objection."
    ),
    "question_open": N_(
        "A question is still waiting for its answer. Answer it, or note that the "
        "proposal does not say."
    ),
    "no_facilitator": N_("Nobody facilitates yet. Say who does for this meeting."),
    "item_done": N_("This item is already finished. Add a new one to come back to it."),
    "end_needed": N_("A mandate has an end on the calendar: days, weeks, months or a date."),
}
"""What a broken rule says, by its code."""

UNREADABLE: dict[str, str] = {
    "empty_date": N_("Write a date, like “12 December 2027”, “2027-12-12” or “Thursday”."),
    "date_unreadable": N_(
        "“{text}” is not a date I can read. Write it like “12 December 2027”, "
        "“2027-12-12” or “Thursday”."
    ),
    "date_ambiguous": N_(
        "In “{text}” the day and the month can be taken for each other. Write "
        "the month in letters, like “12 March 2027”."
    ),
    "no_such_date": N_(
        "“{text}” is not in the calendar. Write a day that exists, like “28 February 2027”."
    ),
    "wrong_weekday": N_("{date} is a {weekday}. Write the date alone, like “12 December”."),
    "empty_term": N_("Say how long, like “6 months”, “after 3 meetings” or “12 December 2027”."),
    "term_unreadable": N_(
        "“{text}” is not a term I can read. Write “6 months”, “2 weeks”, “after "
        "3 meetings” or “12 December 2027”."
    ),
    "term_zero": N_("“{text}” is no time at all. Write at least “1 day”."),
    "term_too_long": N_(
        "“{text}” is longer than a hundred years. Write something shorter, like “12 months”."
    ),
    "term_past": N_("{date} is already past. Write a date to come, or a length like “6 months”."),
    "empty_time": N_("Write a time, like “19:00” or “7:30 pm”."),
    "time_unreadable": N_("“{text}” is not a time I can read. Write it like “19:00” or “7:30 pm”."),
    "no_such_time": N_("“{text}” is not on the clock. Write a time from “0:00” to “23:59”."),
    "empty_minutes": N_("Write how many minutes, like “90” or “1 h 30”."),
    "minutes_unreadable": N_(
        "“{text}” is not a length of time I can read. Write it like “90” or “1 h 30”."
    ),
    "minutes_range": N_("“{text}” is too short or too long. Write from “1” to “24 h”."),
    "empty_day_time": N_("Write a day and a time, like “Thursday 10 December 19:00”."),
    "day_time_unreadable": N_(
        "“{text}” is not a day and time I can read. Write them like “Thursday 10 December 19:00”."
    ),
    "time_missing": N_("“{text}” has no time. Add it, like “Thursday 10 December 19:00”."),
    "day_missing": N_("“{text}” has no day. Add it, like “Thursday 10 December 19:00”."),
    "hour_skipped": N_("The clocks go forward over “{text}”. Choose an hour earlier or later."),
}
"""What typed text that cannot be read says, by its code."""


SCRIPT: dict[str, str] = {
    "not_toml": N_("It cannot be read: {reason}. See docs/rehearsals.md for how it is written."),
    "missing_field": N_("“{field}” is missing."),
    "unknown_field": N_("“{field}” is not a field I know here."),
    "wrong_value": N_("“{value}” does not fit in “{field}”."),
    "unknown_event": N_("There is no event called “{kind}”."),
    "unknown_name": N_("“{name}” is nobody of this circle."),
    "same_name": N_("“{name}” is given to two members."),
    "unknown_item": N_("No item, point or action is called “{item}”."),
    "unknown_objection": N_("“{name}” has no open objection here."),
    "wrong_order": N_("This meeting begins before the one above it."),
    "refused": N_("The method does not allow it."),
    "not_closed": N_("The meeting is not closed, and another follows."),
    "another_meeting": N_("The meeting found in the folder does not follow this file."),
    "folder_in_use": N_("{path} holds other circles. Choose another folder with --data."),
}
"""What is wrong with a written meeting, by its code."""


def _in_words(words: Words, name: str, value: object) -> str:
    if name == "step":
        return title(words, str(value))
    if name == "weekday" and isinstance(value, date):
        return weekday(words, value)
    if isinstance(value, datetime):
        return day_time(words, value)
    if isinstance(value, date):
        return full_date(words, value)
    if isinstance(value, list | tuple | set | frozenset):
        return names_list(
            words,
            sorted(map(str, value))
            if isinstance(value, set | frozenset)
            else [str(each) for each in value],
        )
    return str(value)


def _say(words: Words, table: Mapping[str, str], code: str, params: Mapping[str, object]) -> str:
    text = words.gettext(table.get(code, ""))
    if not text or not fields_of(text) <= params.keys():
        return words.gettext("This cannot be done now (code: {code}).").format(code=code)
    return text.format(**{name: _in_words(words, name, value) for name, value in params.items()})


def say_rule(words: Words, code: str, params: Mapping[str, object]) -> str:
    """Return the sentence of a broken rule.

    Values are texts or lists of texts (people and items by name); `step` is a step's name.
    An unknown code, or a field that lacks, gives a sentence that names the code.
    """
    return _say(words, RULES, code, params)


def say_problem(words: Words, code: str, params: Mapping[str, object]) -> str:
    """Return the sentence of a problem of the store; dates and datetimes are put into words."""
    if code == "broken_file" and not params.get("kept"):
        code = "broken_left"
    return _say(words, STORE, code, params)


def say_unreadable(words: Words, code: str, params: Mapping[str, object]) -> str:
    """Return what to type instead, with an example, for an `Unreadable`."""
    return _say(words, UNREADABLE, code, params)


def say_script(words: Words, code: str, params: Mapping[str, object], why: str = "") -> str:
    """Return what is wrong with a written meeting, and where: file, meeting, event.

    `why` says in words which rule refused the event.
    """
    place = [str(params.get("file") or "")]
    if params.get("meeting"):
        place.append(words.gettext("meeting {number}").format(number=params["meeting"]))
    if params.get("event"):
        place.append(words.gettext("event {number}").format(number=params["event"]))
    said = why or _say(words, SCRIPT, code, params)
    return f"{', '.join(part for part in place if part)} — {said}"


DETAILS = "CERCLE_DETAILS"
"""The environment variable that asks for the details of what nobody foresaw."""


def say_unforeseen(words: Words, error: BaseException | None) -> str:
    """Return what to tell a person when something happened that should never have."""
    said = words.gettext(
        "Something unforeseen happened ({error}), and the program stopped. What was recorded is on "
        "the disk: start again and you stand in the same step. To help put it right, start with "
        "{variable}=1, do the same again, and send what is shown."
    )
    return said.format(error=type(error).__name__, variable=DETAILS)
