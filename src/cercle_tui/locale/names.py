"""What the model's values are called, with a line on what each means."""

from enum import StrEnum
from typing import NamedTuple

from cercle_tui.locale.catalogue import N_, NP_, Words
from cercle_tui.locale.formats import names_list
from cercle_tui.locale.names_between import BETWEEN
from cercle_tui.model.agenda import ItemKind, ItemOutcome, Origin, Priority
from cercle_tui.model.circle import CircleKind
from cercle_tui.model.decision import Answer, DecisionKind, EntryKind, ObjectionState, ProposalEnd
from cercle_tui.model.followup import ActionState
from cercle_tui.model.people import Office, Standing, parts


class Name(NamedTuple):
    """A label in lower case and, where it helps, a line on what it means."""

    label: str | tuple[str, str]
    line: str = ""


NAMES: dict[type[StrEnum], dict[StrEnum, Name]] = {
    Office: {
        Office.LEADER: Name(
            N_("leader (first link)"),
            N_("Leads the circle's work and brings the parent circle's view."),
        ),
        Office.FACILITATOR: Name(
            N_("facilitator"), N_("Leads the meetings so that every voice counts.")
        ),
        Office.SECRETARY: Name(N_("secretary"), N_("Keeps the minutes and prepares the agendas.")),
        Office.SECOND_LINK: Name(
            N_("second link (delegate)"), N_("Carries the circle's view to the parent circle.")
        ),
        Office.LOGBOOK_KEEPER: Name(
            N_("logbook keeper"), N_("Looks after the register of decisions and their reviews.")
        ),
    },
    Standing: {
        Standing.MEMBER: Name(N_("member"), N_("Takes part and counts in consent.")),
        Standing.GUEST: Name(N_("guest"), N_("Takes part in rounds without counting in consent.")),
        Standing.OBSERVER: Name(N_("observer"), N_("Attends and listens.")),
        Standing.EXPERT: Name(
            N_("accredited expert"), N_("Watches over the circle's functioning and growth.")
        ),
    },
    CircleKind: {
        CircleKind.PRACTICE: Name(
            N_("practice circle"), N_("Six to eight members who meet regularly to practise.")
        ),
        CircleKind.EXPLORATORY: Name(
            N_("exploratory group"),
            N_("People who get to know the approach before forming a circle."),
        ),
        CircleKind.GENERAL: Name(N_("general circle"), N_("Links the circles of the community.")),
        CircleKind.HELPING: Name(
            N_("helping circle"), N_("A few people who prepare something for another circle.")
        ),
    },
    ItemKind: {
        ItemKind.REPORT: Name(N_("report"), N_("Inform; questions to understand, no decision.")),
        ItemKind.EXPLORE: Name(
            N_("explore"), N_("Think together; ideas are kept, nothing is decided.")
        ),
        ItemKind.DECIDE: Name(N_("decide"), N_("A proposal goes through the consent process.")),
        ItemKind.SHAPE: Name(N_("shape a proposal"), N_("From a need to a proposal, together.")),
        ItemKind.ELECT: Name(
            N_("elect"), N_("An election without candidates, for one office or more.")
        ),
        ItemKind.REVIEW: Name(N_("review"), N_("A decision at its term: keep, change or drop.")),
        ItemKind.CODEVELOPMENT: Name(
            N_("codevelopment"), N_("Six steps to help one person with a real situation.")
        ),
        ItemKind.THEORY: Name(
            N_("theory input"), N_("A short piece of knowledge and what each will use.")
        ),
        ItemKind.TENSION: Name(N_("tension"), N_("Heard with care, up to a next step.")),
    },
    ItemOutcome: {
        ItemOutcome.REACHED: Name(NP_("item", "reached"), N_("What was wanted is there.")),
        ItemOutcome.CARRIED_OVER: Name(
            NP_("item", "carried over"), N_("It waits for another meeting.")
        ),
        ItemOutcome.REFERRED: Name(
            NP_("item", "referred"), N_("Another circle or a helping circle takes it.")
        ),
        ItemOutcome.DROPPED: Name(NP_("item", "dropped"), N_("The circle lets it go by consent.")),
    },
    Origin: {
        Origin.NEED: Name(N_("need")),
        Origin.TENSION: Name(N_("tension")),
        Origin.IDEA: Name(N_("idea")),
        Origin.CARRIED_OVER: Name(N_("carried over")),
        Origin.POSTPONED: Name(N_("postponed proposal")),
        Origin.COUNTER_PROPOSAL: Name(N_("counter-proposal")),
        Origin.REVIEW: Name(N_("review due")),
        Origin.LINK: Name(N_("from a linked circle")),
    },
    Priority: {
        Priority.HIGH: Name(NP_("priority", "high")),
        Priority.NORMAL: Name(NP_("priority", "normal")),
        Priority.LOW: Name(NP_("priority", "low")),
    },
    Answer: {
        Answer.NO_OBJECTION: Name(
            N_("no objection"), N_("Good enough for now, safe enough to try.")
        ),
        Answer.CONCERN: Name(N_("concern"), N_("Noted and watched; it does not block.")),
        Answer.OBJECTION: Name(N_("objection"), N_("A reason why it would harm the circle's aim.")),
    },
    DecisionKind: {
        DecisionKind.POLICY: Name(N_("policy"), N_("Holds until its term and is then reviewed.")),
        DecisionKind.ONE_OFF: Name(
            N_("one-off decision"), N_("Something to do once; it has no term.")
        ),
    },
    EntryKind: {
        EntryKind.POLICY: Name(N_("policy"), N_("Holds until its term and is then reviewed.")),
        EntryKind.ONE_OFF: Name(
            N_("one-off decision"), N_("Something to do once; it has no term.")
        ),
        EntryKind.ELECTION: Name(NP_("register", "election"), N_("Someone is given an office.")),
    },
    ProposalEnd: {
        ProposalEnd.WITHDRAWN: Name(N_("withdrawn"), N_("Its author took it back.")),
        ProposalEnd.POSTPONED: Name(N_("postponed"), N_("It comes back on a date.")),
        ProposalEnd.REFERRED: Name(N_("referred"), N_("Another circle takes it up.")),
        ProposalEnd.DROPPED: Name(N_("dropped"), N_("The circle let it go by consent.")),
    },
    ObjectionState: {
        ObjectionState.OPEN: Name(NP_("objection", "open"), N_("Still to be treated.")),
        ObjectionState.INTEGRATED: Name(
            NP_("objection", "integrated"), N_("The proposal was changed to meet it.")
        ),
        ObjectionState.CONCERN: Name(
            NP_("objection", "became a concern"), N_("Its author keeps it as a concern.")
        ),
        ObjectionState.WITHDRAWN: Name(NP_("objection", "withdrawn"), N_("Its author let it go.")),
        ObjectionState.NOT_QUALIFIED: Name(
            NP_("objection", "not qualified"), N_("The circle's test found no harm to its aim.")
        ),
        ObjectionState.MOOT: Name(
            NP_("objection", "no longer applies"), N_("Someone else is proposed since.")
        ),
    },
    ActionState: {
        ActionState.OPEN: Name(NP_("action", "open")),
        ActionState.DONE: Name(NP_("action", "done")),
        ActionState.DROPPED: Name(NP_("action", "dropped")),
    },
    **{
        kind: {value: Name(label) for value, label in labels.items()}
        for kind, labels in BETWEEN.items()
    },
}
"""Every value a record can hold, by its type."""

STATUSES: dict[str, Name] = {
    "adopted": Name(N_("adopted"), N_("It has the circle's consent.")),
    "in_force": Name(N_("in force"), N_("It holds until its term.")),
    "review_due": Name(N_("due for review"), N_("Its term is near: put it on an agenda.")),
    "past_term": Name(N_("past term"), N_("It still holds until the circle reviews it.")),
    "superseded": Name(N_("superseded"), N_("A newer decision took its place.")),
    "suspended": Name(N_("suspended"), N_("It waits for those who were absent.")),
    "vacant": Name(N_("vacant"), N_("Nobody was found, the office stays vacant.")),
    "carried_over": NAMES[ItemOutcome][ItemOutcome.CARRIED_OVER],
    **{str(end): name for end, name in NAMES[ProposalEnd].items()},
}
"""How a decision stands, by the register's key."""

SCALES: dict[str, str] = {
    "content": N_("content"),
    "process": N_("process"),
    "relations": N_("relations"),
    "time": N_("use of time"),
    "voice": N_("my voice was heard"),
    "carry": N_("what I will carry into my work"),
}
"""The closing measure's scales the program knows."""


def name_of(words: Words, value: StrEnum) -> str:
    """Return the label of a value of the model, in lower case."""
    return words.of(NAMES[type(value)][value].label)


def line_of(words: Words, value: StrEnum) -> str:
    """Return the line on what a value means, "" where its label says it all."""
    return words.gettext(NAMES[type(value)][value].line)


def office_name(words: Words, office: str) -> str:
    """Return the label of an office; a circle's own office is its own name.

    A joint office is called by its parts: «gardien·ne du journal de bord et secrétariat».
    """
    known = set(Office)
    named = (name_of(words, Office(one)) if one in known else one for one in parts(office))
    return names_list(words, tuple(named))


def status_name(words: Words, status: str) -> str:
    """Return the label of a decision's status; an unknown one as it is."""
    return words.of(STATUSES[status].label) if status in STATUSES else status


def status_line(words: Words, status: str) -> str:
    """Return the line on what a status means, "" for an unknown one."""
    return words.gettext(STATUSES[status].line) if status in STATUSES else ""


def scale_name(words: Words, scale: str) -> str:
    """Return the label of a closing scale; a circle's own scale is its own name."""
    return words.gettext(SCALES[scale]) if scale in SCALES else scale
