"""What each step is for, in a few plain sentences for the help."""

from cercle_tui.locale.catalogue import N_, Words
from cercle_tui.locale.purposes_items import OF_ITEMS

OF_THE_MEETING: dict[str, str] = {
    "attendance": N_(
        "We set who is here and where they sit, because rounds follow the seats "
        "and consent counts the people present. Offices that nobody holds get "
        "someone to stand in."
    ),
    "opening": N_(
        "Everyone speaks once before we work. It tells the circle what each "
        "brings along, and a voice heard early is heard more easily later."
    ),
    "absences": N_(
        "We name who is missing so that nobody is forgotten. The circle's rule "
        "on absences says what it changes for our decisions."
    ),
    "duration": N_(
        "We agree on when we end, so that people can be fully here. The pace of "
        "the meeting is measured against that time."
    ),
    "minutes": N_(
        "We check that the last minutes say what happened. It takes a minute, "
        "and it makes the record one that everyone trusts."
    ),
    "information": N_(
        "Short news that everyone should have. As soon as it calls for talk, it "
        "becomes an item, so that it gets its own time."
    ),
    "followups": N_(
        "We hear what became of the actions and of what people wanted to try. "
        "What is finished is closed, what is stuck shows, and nobody is judged."
    ),
    "next_meeting": N_(
        "We settle the next date while everyone is here. A circle that knows "
        "when it meets keeps its commitment."
    ),
    "agenda": N_(
        "We look at the items, their time and what we want from each. Items can "
        "be added, removed, moved or shortened before consent."
    ),
    "agenda_consent": N_(
        "From here on the circle knows what it takes up, and in what time. "
        "Anything that matters later asks for consent again."
    ),
    "items": N_(
        "We choose which item comes now. Each item follows the path of its kind, "
        "and the app leads us along it."
    ),
    "closing": N_(
        "Everyone says how the meeting went. It is how the circle learns, one "
        "meeting after another."
    ),
    "measure": N_(
        "A quick look at how the meeting was for us. One number says little; the "
        "curve over several meetings says a lot."
    ),
    "leftovers": N_(
        "We see what was not reached, what falls due soon and when we meet "
        "again. All of it waits in the backlog for the next agenda."
    ),
    "procedure": N_(
        "A quick agreement on how we go on: a break, another order, recording, "
        "handing over. It can be asked for at any moment."
    ),
    "more_time": N_(
        "Time belongs to everyone, so more of it is asked for. See first when "
        "the meeting would end and what could be shortened."
    ),
    "carry_over": N_(
        "The item waits for another meeting, with the ideas and the text as they "
        "stand. Nothing has to be said again."
    ),
    "agenda_again": N_(
        "The circle had consented to another agenda. We ask again, so that it "
        "stays everyone's meeting."
    ),
    "drop": N_(
        "Letting go frees time for what matters. It is done by consent, and the record keeps it."
    ),
    "close_now": N_(
        "Sometimes a meeting must stop. Everything keeps its place: we agree on "
        "the next date, say one word each, and go."
    ),
    "form_correction": N_(
        "A typo or a date that everyone sees is wrong is put right without a new "
        "round. The corrected text is read aloud."
    ),
    "practice": N_(
        "How a circle decides, elects and keeps its minutes is its own choice. It changes "
        "an option by consent, and the minutes say so."
    ),
    "minutes_closing": N_(
        "What was decided is read back while everyone is still here. With this consent the "
        "minutes are settled, and the next meeting does not ask again."
    ),
    "stuck": N_(
        "When two rounds bring nothing new, we speak of the stuckness itself. "
        "Often what is missing is information, time, or someone who is not in "
        "the room."
    ),
    "aside": N_(
        "A few minutes of free talk, when a round is too narrow for what has come up. "
        "Nothing is decided in an aside. Enter goes back to the very same place."
    ),
}
"""What the steps around the items are for, and the questions that may come at any time."""

PURPOSE = OF_THE_MEETING | OF_ITEMS
"""What each step is for."""


def purpose(words: Words, step: str) -> str:
    """Return what `step` is for, two or three sentences. Unknown step: KeyError."""
    return words.gettext(PURPOSE[step])
