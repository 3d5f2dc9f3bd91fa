"""What each step of an item is for, by the process it belongs to."""

from cercle_tui.locale.catalogue import N_

OF_ITEMS: dict[str, str] = {
    "report_present": N_(
        "One person brings news that the circle needs. Listening to the end "
        "saves most of the questions."
    ),
    "report": N_(
        "We make sure that everyone has understood. If an opinion or a wish "
        "comes up, it can become a point for later."
    ),
    "explore_present": N_(
        "One person opens a question that is not ripe for a decision. Knowing "
        "what they hope for helps us be useful."
    ),
    "explore": N_(
        "We think together and nothing is at stake yet. The ideas are kept; a "
        "proposal may grow from them later."
    ),
    "present": N_(
        "The circle hears the exact text it may decide on, and why it is needed. "
        "A decision without a term cannot be learned from, so the term is part "
        "of it."
    ),
    "clarify": N_(
        "We make sure that we all speak of the same text. “The proposal does not "
        "say” is a good answer: it shows what could be added."
    ),
    "react": N_(
        "Each says what the proposal does to them: what they like, what worries "
        "them, what they would add. The author listens and gathers."
    ),
    "amend": N_(
        "Having heard everyone, the author makes the text better, or leaves it "
        "as it is. Every change is a new version, so that we always know what we "
        "consent to."
    ),
    "consent": N_(
        "We do not ask who likes it, but whether something in it would harm the "
        "circle's aim. Good enough for now and safe enough to try is enough. A "
        "missing answer is never consent."
    ),
    "objections": N_(
        "An objection is a gift: it shows what the text has not seen. We hear "
        "them all first, since one change often meets several."
    ),
    "understand": N_(
        "We want to see what the person sees. What would happen, to whom, and by "
        "what sign would we notice?"
    ),
    "test": N_(
        "We check what the objection touches: which aim, whether the proposal "
        "causes it, whether we could still adapt in time. It may turn into a "
        "concern that we keep watch on."
    ),
    "objection_test": N_(
        "In this circle the group itself finds whether an objection qualifies, "
        "without its author. When nobody objects to setting it aside, it no longer "
        "counts. The round is recorded with the reasons."
    ),
    "integrate": N_(
        "Together we look for the smallest change that meets the objection: "
        "another wording, a shorter term, a measure, support, a trial. The text "
        "that comes out is often the better one."
    ),
    "read_back": N_(
        "We hear what was recorded while everyone is here. Later nobody has to "
        "wonder what was decided."
    ),
    "item_end": N_(
        "We close the item before opening another. Anything to do gets a name and a date."
    ),
    "need": N_("Before any solution we say what is needed and why now. A clear need saves hours."),
    "need_consent": N_(
        "We check that the circle wants to work on this need, stated this way. A "
        "proposal built on a shared need meets fewer objections."
    ),
    "picture": N_(
        "We list the questions that a good proposal must answer. Answers come "
        "later, so that no side of the matter is forgotten."
    ),
    "picture_complete": N_(
        "We check that nothing important is missing. A question found later can still be added."
    ),
    "ideas": N_(
        "Each offers ideas for the questions listed. They need not fit together: "
        "those who write will sort them out."
    ),
    "tuners": N_(
        "A text is easier to write for one or two than for a whole circle. Those who "
        "write serve every idea, also those they do not share; consent comes after."
    ),
    "synthesis": N_(
        "One or two people turn the ideas into a text. They say what they left "
        "out, so that everyone sees the choices made."
    ),
    "role": N_(
        "We agree on what the role is before thinking of people. The person who "
        "held it says what it really takes."
    ),
    "role_consent": N_(
        "Everyone consents to the duties, so that the election is about a known role."
    ),
    "office_term": N_("A term with an end makes it easier to say yes, and easier to change."),
    "term_consent": N_(
        "Duties and term are settled by consent before the ballots. Later "
        "objections are then about the person proposed, not the role."
    ),
    "criteria": N_(
        "We name the qualities that matter for this role. They make the reasons "
        "comparable and keep friendship and habit in their place."
    ),
    "criteria_consent": N_(
        "We settle the list, short if possible. It stays on the screen while people propose."
    ),
    "election_info": N_(
        "We share what we know of the role and ask what is not clear. Everyone then "
        "writes a name knowing the same things."
    ),
    "ballots": N_(
        "Each thinks alone and writes one name before hearing the others, so "
        "that nobody is swayed. Naming oneself is welcome."
    ),
    "nominations": N_(
        "We hear why each proposes whom they propose. The reasons are what "
        "counts, and they are good to hear for those named."
    ),
    "change": N_(
        "The reasons of others may have opened our eyes. Everyone may change, and says why."
    ),
    "propose": N_(
        "The facilitator proposes the person whose reasons weigh most for this "
        "role. It is a proposal, not a result: consent comes next."
    ),
    "nominee_consent": N_(
        "Everyone says whether the proposal would harm the circle's aim. The "
        "person proposed answers last, having heard how much they are trusted."
    ),
    "nominee_last": N_(
        "The person proposed says freely whether they can hold the role. Help, a "
        "shorter term or lighter duties may be what makes it possible."
    ),
    "elected": N_(
        "We celebrate, and record who holds the office until when. A substitute can be named too."
    ),
    "review_read": N_(
        "We recall what we decided and what we wanted to watch. The concerns of "
        "that time are today's questions."
    ),
    "review": N_(
        "Each says what the decision brought. That is how a circle learns from what it tries."
    ),
    "review_choice": N_(
        "We keep the decision with a new term, change it, or drop it. Until then "
        "it stays in force and is marked past its term."
    ),
    "codev_present": N_(
        "One person, the client, brings a real situation they want help with. "
        "Being listened to is already half of the help."
    ),
    "codev_clarify": N_(
        "Questions help us, and often the client, see the situation better. An "
        "advice with a question mark is still an advice."
    ),
    "codev_contract": N_(
        "The client says what help they want: ideas, experience, a look at one "
        "aspect. We then stay within that request."
    ),
    "codev_consult": N_(
        "Each gives what they have to give, and the client takes without having "
        "to answer. Variety is worth more than agreement."
    ),
    "codev_plan": N_(
        "The client says what they keep and what they will do. The plan becomes "
        "actions, heard again at the next opening."
    ),
    "codev_learn": N_(
        "Everyone leaves with something for their own work, and says what helped "
        "in the way we did it."
    ),
    "theory_present": N_(
        "A short piece of knowledge that serves the circle now. Ten minutes well "
        "used are better than an hour."
    ),
    "theory_clarify": N_(
        "We make sure that it is understood before thinking of what to do with it."
    ),
    "theory_use": N_(
        "Knowledge becomes ours by being used. What each will try can be heard "
        "again at the next opening."
    ),
    "tension_heard": N_(
        "The bearer says what happened, what it does to them, what they need and "
        "what they ask. The circle listens; nothing has to be solved yet."
    ),
    "tension_needs": N_(
        "Each says back what they heard and then what they need themselves. "
        "Being understood often loosens more than a solution."
    ),
    "tension_next": N_(
        "The bearer chooses a small next step: a talk, a point on an agenda, "
        "help from another circle, or nothing for now. They also choose whom to "
        "tell."
    ),
}
"""What the steps of each process are for."""
