"""Each step's short title and its rule in one line."""

from typing import NamedTuple

from cercle_tui.locale.catalogue import N_, Words


class Step(NamedTuple):
    title: str
    rule: str


STEPS: dict[str, Step] = {
    "attendance": Step(
        N_("Who is here"),
        N_("Tick the people present, in the order they sit; someone remote gets a seat too."),
    ),
    "opening": Step(N_("Opening round"), N_("Each says how they arrive; no replies, no advice.")),
    "absences": Step(N_("Absences"), N_("Name who is missing and what follows for our decisions.")),
    "duration": Step(
        N_("End time"), N_("The end time has everyone's consent; who leaves early says so now.")
    ),
    "minutes": Step(
        N_("Last minutes"),
        N_("A slip is put right on the spot; a matter of substance goes on the agenda."),
    ),
    "information": Step(
        N_("Information"), N_("Announcements only; what needs talk goes on the agenda.")
    ),
    "followups": Step(
        N_("Actions and learning"),
        N_("Each action is heard: done, still open or dropped; no debate."),
    ),
    "next_meeting": Step(N_("Next meeting"), N_("A date, a time and a place before we go on.")),
    "agenda": Step(N_("Agenda"), N_("The circle decides what it takes up; the facilitator, how.")),
    "agenda_consent": Step(
        N_("Consent to the agenda"), N_("No item opens before the agenda has everyone's consent.")
    ),
    "items": Step(
        N_("Choosing an item"),
        N_("Usually the next one; another order is fine within the end time."),
    ),
    "closing": Step(
        N_("Closing round"),
        N_("Each in turn, no replies; it is about the meeting, not the matters."),
    ),
    "measure": Step(
        N_("Measure of the meeting"), N_("All hands at once; nobody explains their number.")
    ),
    "leftovers": Step(
        N_("What waits"), N_("Nothing vanishes: what is unfinished goes to the backlog.")
    ),
    "report_present": Step(N_("Report"), N_("One person speaks, the others listen.")),
    "report": Step(
        N_("Questions on the report"), N_("Questions to understand; done when none is left.")
    ),
    "explore_present": Step(
        N_("The matter"), N_("One person opens the matter, the others listen.")
    ),
    "explore": Step(
        N_("Exploring round"), N_("Each in turn; ideas are kept and nothing is decided.")
    ),
    "present": Step(
        N_("Presentation"),
        N_("The author reads the exact text, the need, the term and the measures."),
    ),
    "clarify": Step(N_("Clarifying round"), N_("Questions, no opinions; only the author answers.")),
    "react": Step(N_("Reaction round"), N_("A few sentences each, no replies.")),
    "amend": Step(
        N_("Amending"),
        N_("The author alone keeps, changes or withdraws; a changed text is read aloud."),
    ),
    "consent": Step(
        N_("Consent round"),
        N_("No objection, a concern or an objection; the round ends before any is treated."),
    ),
    "objections": Step(
        N_("Objections"), N_("Hear all of them, then treat them one by one or together.")
    ),
    "understand": Step(
        N_("Understanding the objection"),
        N_("Its author explains; the others ask, they do not argue."),
    ),
    "test": Step(
        N_("Testing the objection"), N_("The circle's aim is the measure, not what we prefer.")
    ),
    "objection_test": Step(
        N_("The circle tests the objection"),
        N_("The others answer, without its author; one objection, and it stays to be treated."),
    ),
    "integrate": Step(
        N_("Integrating the objection"),
        N_("Everyone looks for a change; only its author says it is met."),
    ),
    "read_back": Step(
        N_("Read-back"), N_("Text, term, person responsible and whom we tell, read aloud.")
    ),
    "item_end": Step(
        N_("End of the item"), N_("Say whether the outcome is reached, and who does what by when.")
    ),
    "need": Step(N_("The need"), N_("State the need, not a solution.")),
    "need_consent": Step(
        N_("Consent to the need"), N_("We agree on what to solve before looking for how.")
    ),
    "picture": Step(N_("Picture forming"), N_("Questions to cover, each in turn; no answers yet.")),
    "picture_complete": Step(
        N_("Is the picture complete?"), N_("Complete enough to start is complete enough.")
    ),
    "ideas": Step(N_("Ideas"), N_("Ideas for each question; no critique, contradictions welcome.")),
    "tuners": Step(
        N_("Who puts it together"),
        N_("One or two volunteers, trusted to write for everyone, not for themselves."),
    ),
    "synthesis": Step(
        N_("Synthesis"), N_("One or two people write the proposal and say what they left out.")
    ),
    "role": Step(
        N_("The role"), N_("Read the duties; the outgoing holder says a few words; no names yet.")
    ),
    "role_consent": Step(N_("Consent to the role"), N_("Nobody says whether they are available.")),
    "office_term": Step(N_("Term of office"), N_("Every term of office has an end.")),
    "term_consent": Step(
        N_("Consent to the term"), N_("Duties and term are settled before any name.")
    ),
    "criteria": Step(N_("Criteria"), N_("One or two each; qualities, not people.")),
    "criteria_consent": Step(
        N_("Consent to the criteria"), N_("These are what reasons will lean on.")
    ),
    "election_info": Step(
        N_("Information round"), N_("What each would like to know of the role; no names yet.")
    ),
    "ballots": Step(N_("Ballots"), N_("In silence, all at once; nothing shows until all are in.")),
    "nominations": Step(
        N_("Nomination round"),
        N_("Each reads their ballot and gives positive reasons tied to the criteria."),
    ),
    "change": Step(N_("Change round"), N_("Keep or change, and say which reason moved you.")),
    "propose": Step(N_("Proposal"), N_("The weight of reasons, not the number of ballots.")),
    "nominee_consent": Step(
        N_("Consent to the nominee"),
        N_("Objections to this proposal only; the person proposed speaks last."),
    ),
    "nominee_last": Step(
        N_("The nominee's answer"), N_("Their objection counts like any other; they can decline.")
    ),
    "elected": Step(N_("Elected"), N_("Announce, thank, and record from when until when.")),
    "review_read": Step(
        N_("The decision due for review"), N_("Read the decision, its measures and its concerns.")
    ),
    "review": Step(
        N_("Review round"),
        N_("What it brought, and whether to keep, change or drop it; no replies."),
    ),
    "review_choice": Step(
        N_("Keep, change or drop"),
        N_("Keeping needs a new term; changing goes through consent; dropping too."),
    ),
    "codev_present": Step(
        N_("Codevelopment: the situation"),
        N_("The client speaks; the others listen without a word."),
    ),
    "codev_clarify": Step(
        N_("Codevelopment: clarifying"), N_("Questions about the facts; no disguised advice.")
    ),
    "codev_contract": Step(
        N_("Codevelopment: the contract"),
        N_("The client says what they ask for, and what they do not."),
    ),
    "codev_consult": Step(
        N_("Codevelopment: consulting"),
        N_("Each offers in turn; the client listens and takes notes."),
    ),
    "codev_plan": Step(
        N_("Codevelopment: plan of action"), N_("The client alone says what they keep and will do.")
    ),
    "codev_learn": Step(
        N_("Codevelopment: learning"), N_("Each says what they learned for their own work.")
    ),
    "theory_present": Step(N_("Theory input"), N_("One person explains; questions wait a little.")),
    "theory_clarify": Step(
        N_("Questions on the input"), N_("Questions to understand, not to debate.")
    ),
    "theory_use": Step(N_("What I will use"), N_("Each names one thing they will try.")),
    "tension_heard": Step(
        N_("Hearing the tension"), N_("One person is heard to the end; no answers, no blame.")
    ),
    "tension_needs": Step(
        N_("What each hears and needs"),
        N_("Say back what you heard, then what you need; no advice."),
    ),
    "tension_next": Step(N_("Next step"), N_("The bearer chooses the step and whom to tell.")),
    "procedure": Step(
        N_("Agreement of procedure"),
        N_("About how we go on, not about the matter; it is recorded."),
    ),
    "more_time": Step(N_("More time"), N_("More minutes need everyone's consent.")),
    "carry_over": Step(N_("Carrying over"), N_("The item goes to the backlog with what was said.")),
    "agenda_again": Step(
        N_("Consent to the changed agenda"),
        N_("An item added, removed or of another kind, or a new end, asks for consent again."),
    ),
    "drop": Step(N_("Dropping"), N_("Dropping is a decision too: it has everyone's consent.")),
    "close_now": Step(
        N_("Closing now"),
        N_("Open consent is suspended, unread ballots are sealed, nothing is lost."),
    ),
    "form_correction": Step(
        N_("Correction of form"), N_("A slip everyone sees; anything more is a change of text.")
    ),
    "practice": Step(
        N_("Our practice"), N_("How we decide is decided together; it holds from the next step.")
    ),
    "minutes_closing": Step(
        N_("These minutes"),
        N_("What was decided is read back; what is missing becomes a note."),
    ),
    "stuck": Step(
        N_("A round on what we need"), N_("Speak of what blocks us, not of the proposal.")
    ),
    "aside": Step(N_("Aside"), N_("Speak freely for a few minutes; the round waits untouched.")),
}

TITLES: dict[str, str] = {name: step.title for name, step in STEPS.items()}
"""Each step's short title."""
RULES: dict[str, str] = {name: step.rule for name, step in STEPS.items()}
"""Each step's rule in one line."""


def title(words: Words, step: str) -> str:
    """Return the short title of `step`; an unknown step's own name."""
    return words.gettext(TITLES[step]) if step in TITLES else step


def rule(words: Words, step: str) -> str:
    """Return the rule of `step` in one line. Unknown step: KeyError."""
    return words.gettext(RULES[step])
