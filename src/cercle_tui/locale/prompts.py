"""What the facilitator reads aloud at each step."""

from cercle_tui.locale.catalogue import N_, NN_, V_, Words
from cercle_tui.locale.fields import Said, fill, fits

PROMPTS: dict[str, tuple[Said, ...]] = {
    "attendance": (N_("Who is here, in the order we sit?"),),
    "notes": (N_("Who takes the notes?"),),
    "opening": (V_("How are you arriving? One at a time, no comments."),),
    "absences": (N_("Who is missing, and what does it change for our decisions?"),),
    "duration": (
        N_("We end at {time}. Is anyone leaving early?"),
        N_("When do we end? Is anyone leaving early?"),
    ),
    "minutes": (N_("Any objection to the last minutes?"),),
    "information": (N_("Any announcements? What needs talk goes on the agenda."),),
    "followups": (V_("What came of what you took on?"),),
    "next_meeting": (
        N_("We meet next on {date}. Any objection?"),
        N_("When and where do we meet next?"),
    ),
    "agenda": (N_("Questions? Changes?"),),
    "agenda_consent": (N_("Any objection to this agenda?"),),
    "items": (N_("Which item do we take now?"),),
    "closing": (N_("What worked, what to improve, what is left to say."),),
    "measure": (N_("On one hand, 0 to 5: this meeting?"),),
    "leftovers": (N_("This is what waits for next time. A last word?"),),
    "report_present": (V_("Tell us what we need to know."),),
    "report": (N_("What needs clarifying?"),),
    "explore_present": (V_("Tell us what the matter is and what you hope for from the circle."),),
    "explore": (V_("What comes up for you? Nothing gets decided today."),),
    "present": (V_("Read your text, the need and the term."),),
    "clarify": (V_("What would you like clarified? Questions, not opinions."),),
    "react": (V_("In a few sentences, your reaction?"),),
    "amend": (V_("Do you keep, change or withdraw your proposal?"),),
    "consent": (
        V_("This is the proposal, in force until {date}. Do you have an objection?"),
        V_("This is the proposal, term: {duration}. Do you have an objection?"),
        V_("This is the proposal. Do you have an objection?"),
    ),
    "objections": (
        NN_(
            "One objection. We hear it out before treating it.",
            "{count} objections. We hear them all before treating one.",
        ),
        N_("We hear every objection before treating one."),
    ),
    "unsure": (V_("Not sure? Say it anyway: we look at it together."),),
    "understand": (V_("What might happen? How would we see it?"),),
    "test": (N_("How does it harm the circle's aim? Could we live with it until the term?"),),
    "objection_test": (
        V_("It does not seem to harm the circle's aim. Do you object to setting it aside?"),
    ),
    "integrate": (N_("What could we change, shorten or measure?"),),
    "aside": (N_("An aside: let us talk freely for a few minutes."),),
    "stuck": (N_("We are going in circles: what do we need?"),),
    "adopted": (N_("Adopted until {date}. Well done!"), N_("Adopted. Well done!")),
    "read_back": (N_("This is what was recorded. Did we write it right?"),),
    "item_end": (N_("Outcome reached? Who does what by when?"),),
    "need": (V_("Say the need: what happens, and what it costs the circle."),),
    "need_consent": (N_("This is the need. Any objection to working on it?"),),
    "picture": (N_("What must be covered? Questions, not answers."),),
    "picture_complete": (N_("Is the list complete enough? Any objection?"),),
    "ideas": (
        N_("{aspect} Your ideas; contradictions are welcome."),
        N_("An idea for each aspect; contradictions are welcome."),
    ),
    "tuners": (N_("Who will put these ideas together? One person, or two."),),
    "synthesis": (N_("What do we propose, and what is left out?"),),
    "role": (N_("These are the duties of this role. What is missing?"),),
    "role_consent": (N_("These are the duties. Any objection?"),),
    "office_term": (N_("How long does this term of office last?"),),
    "term_consent": (
        N_("These are the duties and the term, {duration}. Any objection?"),
        N_("These are the duties and the term. Any objection?"),
    ),
    "criteria": (N_("Which quality matters most for this role?"),),
    "criteria_consent": (N_("These are our criteria. Any objection?"),),
    "election_info": (V_("What would you like to know about this role?"),),
    "ballots": (V_("In silence, write your name and the name you propose."),),
    "nominations": (V_("Whom do you propose, and why?"),),
    "change": (V_("Having heard everyone, do you keep or change? Why?"),),
    "propose": (
        N_("On the reasons heard, I propose {person}, {duration}."),
        N_("On the reasons heard, I propose {person}."),
        N_("On the reasons heard, I propose…"),
    ),
    "nominee_consent": (
        V_("I propose {person}, {duration}. Do you have an objection?"),
        V_("I propose {person}. Do you have an objection?"),
        V_("Do you have an objection to this choice?"),
    ),
    "nominee_last": (
        V_("And you, {person}, any objection? What would you need?"),
        V_("And you, any objection? What would you need?"),
    ),
    "elected": (
        V_("It is {person}, until {date}. Thank you, and well done!"),
        V_("It is {person}. Thank you, and well done!"),
        N_("The election is done. Thank you, everyone!"),
    ),
    "review_read": (N_("This is what we decided, how we measure it, and what worried us."),),
    "review": (N_("Did it help? Keep, change, drop?"),),
    "review_choice": (
        NN_(
            "We keep it until {date}. Any objection?",
            "We keep all {count} until {date}. Any objection?",
        ),
        NN_(
            "We keep it, {duration}. Any objection?",
            "We keep all {count}, {duration}. Any objection?",
        ),
        N_("Keep, change or drop: what do we choose?"),
    ),
    "codev_present": (V_("Tell us your situation, as you live it."),),
    "codev_clarify": (V_("What would you like to understand better? Questions only."),),
    "codev_contract": (V_("What do you ask of us today?"),),
    "codev_consult": (V_("What do you offer: an idea, an experience, a question?"),),
    "codev_plan": (V_("What do you keep, and what will you try?"),),
    "codev_learn": (V_("What did you learn that you will use?"),),
    "theory_present": (V_("What do you want to share with us?"),),
    "theory_clarify": (V_("What would you like explained again?"),),
    "theory_use": (V_("What will you use, and where?"),),
    "tension_heard": (
        V_("Take your time, {person}: the fact, what it does to you, your need, what you ask."),
        V_("Take your time: the fact, what it does to you, your need, what you ask."),
    ),
    "tension_needs": (V_("What did you hear, and what do you need?"),),
    "tension_next": (
        V_("{person}, what next step would help you?"),
        V_("What next step would help you?"),
    ),
    "procedure": (N_("This is how I suggest we go about it. Any objection?"),),
    "more_time": (
        N_("I propose {duration} more. Any objection?"),
        N_("I propose a little more time. Any objection?"),
    ),
    "carry_over": (
        NN_(
            "I propose to carry this item over. Any objection?",
            "I propose to carry these {count} items over. Any objection?",
        ),
        N_("I propose to carry this item over. Any objection?"),
    ),
    "agenda_again": (N_("The agenda has changed. Any objection to this new agenda?"),),
    "drop": (N_("I propose that we drop it. Any objection?"),),
    "close_now": (N_("We stop here. What is open waits for next time. A last word?"),),
    "practice": (N_("This is what we would do otherwise. Any objection?"),),
    "minutes_closing": (N_("This is what the minutes will say. Any objection?"),),
    "form_correction": (N_("This is the corrected text. Any objection to the correction?"),),
}
"""For each step, its wordings from the richest to the one that needs no field."""


def prompt(words: Words, step: str, address: str = "tu", **fields: object) -> str:
    """Return what is read aloud at `step`, in quotation marks.

    `fields` are texts already in words: date, duration, person, time; `count` is an int.
    The richest wording whose fields are all given is used. Unknown step: KeyError.
    """
    known = {name: value for name, value in fields.items() if value not in (None, "")}
    chosen = next(said for said in PROMPTS[step] if fits(said, known))
    return words.quote(fill(words, chosen, known, address))
