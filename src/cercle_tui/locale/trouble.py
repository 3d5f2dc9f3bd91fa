"""What a beginner can say when a step goes off its path."""

from typing import NamedTuple

from cercle_tui.locale.catalogue import N_, V_, Words


class Trouble(NamedTuple):
    """`when` it happens, and what to `say`, in direct speech."""

    when: str
    say: str


GENERAL: tuple[Trouble, ...] = (
    Trouble(
        N_("Someone interrupts"),
        V_("Hold on to it, your turn is coming. Let us hear this through."),
    ),
    Trouble(
        N_("Someone answers out of turn"),
        V_("You will have your turn in a moment. For now we only listen."),
    ),
    Trouble(
        N_("Someone speaks for very long"),
        V_("Thank you. What is the one thing we should keep from it?"),
    ),
    Trouble(
        N_("A joke takes over"),
        N_("It is good to laugh. Let us breathe, and come back to the round."),
    ),
    Trouble(
        N_("Someone cries"),
        V_("We have time. Do you want to go on, wait a little, or have a break together?"),
    ),
    Trouble(
        N_("Someone hesitates"),
        V_("Take your time. You can begin with a word, or come back at the end."),
    ),
    Trouble(
        N_("Two people talk to each other"),
        N_("I stop this exchange: it counts, and it needs the circle. Shall we make an aside?"),
    ),
)

TROUBLES: dict[str, tuple[Trouble, ...]] = {
    "opening": (
        Trouble(
            N_("Someone gives advice"),
            N_("That is kindly meant. Here we only welcome what is said."),
        ),
    ),
    "information": (
        Trouble(
            N_("An announcement turns into a debate"),
            N_("This deserves its own time. Shall I put it on the agenda?"),
        ),
    ),
    "followups": (
        Trouble(
            N_("Someone makes excuses"),
            V_("No need to explain. Does it stay open, and what would help you?"),
        ),
    ),
    "agenda": (
        Trouble(
            N_("The item itself gets discussed"),
            N_("We will come to it. For now: is it on the list, and how long?"),
        ),
    ),
    "report": (
        Trouble(
            N_("An opinion comes up"),
            V_("I hear an opinion. Do you want it to become a point for later?"),
        ),
    ),
    "explore": (
        Trouble(
            N_("Someone wants to decide at once"),
            V_("Good, keep it: it may become a proposal. Today we explore."),
        ),
    ),
    "present": (
        Trouble(
            N_("There is no written text"),
            V_("Say it in one sentence: we write it down as you speak, then you read it."),
        ),
    ),
    "clarify": (
        Trouble(
            N_("Someone gives an opinion"),
            V_("That is a reaction: keep it for the next round. Is there a question in it?"),
        ),
        Trouble(
            N_("The author defends the text"),
            V_(
                "You need not convince us. A short answer is enough, or “the proposal "
                "does not say”."
            ),
        ),
    ),
    "react": (
        Trouble(
            N_("The author wants to answer"),
            V_("Note it down: you speak right after, when you amend."),
        ),
    ),
    "amend": (
        Trouble(
            N_("Everyone rewrites the text"),
            V_("It is for the author to choose. What do you keep of what you heard?"),
        ),
    ),
    "consent": (
        Trouble(
            N_("Someone says “I agree” or “I don't like it”"),
            V_("I ask something else: would it harm our aim? Do you have an objection?"),
        ),
        Trouble(
            N_("People start to solve an objection"),
            N_("Thank you, it is noted. We finish the round, then we treat it."),
        ),
        Trouble(
            N_("Someone hesitates to object"),
            V_("Not sure? Say it anyway: we look at it together."),
        ),
    ),
    "understand": (
        Trouble(
            N_("Someone argues against the objection"),
            V_("Let us understand first. Can you say back what you heard?"),
        ),
    ),
    "test": (
        Trouble(
            N_("The person feels attacked"),
            V_("We test the objection, not you. Thank you for carrying it for the circle."),
        ),
    ),
    "integrate": (
        Trouble(
            N_("All eyes are on the objector"),
            N_("The objection belongs to all of us now. Who has an idea to meet it?"),
        ),
    ),
    "picture": (
        Trouble(
            N_("Answers come up"),
            V_("Good idea, keep it for the next step. Which question does it answer?"),
        ),
    ),
    "ideas": (
        Trouble(
            N_("Someone criticises an idea"), V_("No sorting yet. What would you put beside it?")
        ),
    ),
    "tuners": (
        Trouble(
            N_("Nobody offers"),
            N_("It can be a few lines, written between two meetings. Who would help whom?"),
        ),
    ),
    "synthesis": (
        Trouble(
            N_("The debate starts already"),
            N_("Let us first see the text whole. Objections have their round, and it comes."),
        ),
    ),
    "codev_contract": (
        Trouble(
            N_("The request is vague"),
            V_("What would make you leave content? Ask us that."),
        ),
    ),
    "codev_plan": (
        Trouble(
            N_("The others choose for the client"),
            V_("It is your plan. Which small step is really yours?"),
        ),
    ),
    "theory_use": (
        Trouble(
            N_("Someone finds nothing to use"),
            V_("That is fine: pass. It may come to you later."),
        ),
    ),
    "role": (
        Trouble(
            N_("Someone says they are not available"),
            V_("Keep that for the end, you will be asked. Now we speak of the role."),
        ),
    ),
    "election_info": (
        Trouble(
            N_("Someone names a person"),
            V_("No names yet: you write one right after. What do you want to know?"),
        ),
    ),
    "ballots": (
        Trouble(
            N_("People talk or look at each other"),
            N_("In silence, eyes on our own paper. We hear everyone right after."),
        ),
    ),
    "nominations": (
        Trouble(
            N_("Someone speaks against a person"),
            V_("Here we only give reasons for. Why the person you propose?"),
        ),
        Trouble(
            N_("Someone counts the names"),
            N_("We are not counting: one good reason can outweigh five ballots."),
        ),
    ),
    "nominee_last": (
        Trouble(
            N_("The person feels pressed"),
            V_("You are free. No is an answer we welcome just as much."),
        ),
    ),
    "codev_clarify": (
        Trouble(
            N_("Advice comes as a question"),
            V_("Keep your advice for the consultation. What do you want to know?"),
        ),
    ),
    "codev_consult": (
        Trouble(
            N_("The client answers everything"),
            V_("You need not answer. Take what serves you and leave the rest."),
        ),
    ),
    "tension_heard": (
        Trouble(N_("Blame comes up"), V_("What did you see or hear? And what did it do to you?")),
    ),
    "tension_needs": (
        Trouble(
            N_("Someone defends themselves"), V_("You will be heard too. First, what did you hear?")
        ),
    ),
    "closing": (
        Trouble(
            N_("An item starts again"), N_("I put it in the backlog. How was the meeting itself?")
        ),
    ),
    "stuck": (
        Trouble(
            N_("The debate goes on"),
            V_("Leave the proposal aside for a moment. What do you need to move on?"),
        ),
    ),
}
"""Lines for one step, shown before the general ones."""


def trouble(words: Words, step: str, address: str = "tu") -> tuple[Trouble, ...]:
    """Return what to say at `step` when it goes astray: its own lines, then the general ones."""
    return tuple(
        Trouble(words.gettext(line.when), words.quote(words.said(line.say, address)))
        for line in (*TROUBLES.get(step, ()), *GENERAL)
    )
