"""A circle's practice in words: each option, its values and the four presets."""

from enum import StrEnum

from cercle_tui.locale.catalogue import N_, Words
from cercle_tui.locale.formats import names_list, term_words
from cercle_tui.locale.names import Name, office_name, scale_name
from cercle_tui.model.practice import (
    Absent,
    Address,
    Asking,
    AuthorSpeaks,
    Ballots,
    Change,
    LeaderBy,
    MinutesConsent,
    Nominations,
    NomineeObjection,
    ObjectionCounts,
    Passing,
    Practice,
    Scores,
    Tie,
)
from cercle_tui.model.term import Term

OPTIONS: dict[str, Name] = {
    "objection_counts": Name(
        N_("an objection counts when"), N_("Who says that an objection qualifies.")
    ),
    "concerns_become_criteria": Name(
        N_("concerns become review criteria"),
        N_("They come back as questions when the decision is reviewed."),
    ),
    "author_reacts": Name(
        N_("author in the reaction round"),
        N_("When the author of a proposal speaks, or stays silent."),
    ),
    "author_consents": Name(
        N_("author in the consent round"), N_("When the author of a proposal answers.")
    ),
    "asking": Name(
        N_("how consent is asked"), N_("In a round, all together, or as each step does.")
    ),
    "passing": Name(N_("passing"), N_("Whether one may pass; never in a consent round.")),
    "criteria": Name(
        N_("criteria in elections"), N_("Otherwise an information round takes their place.")
    ),
    "change": Name(
        N_("change round"), N_("Whether one may propose someone else after hearing the reasons.")
    ),
    "nominations": Name(N_("nominations"), N_("How many people each may propose.")),
    "ballots": Name(N_("ballots"), N_("How each writes a name without being seen.")),
    "nominee_objection": Name(N_("nominee's objection"), N_("In which order it is treated.")),
    "tie": Name(
        N_("when reasons weigh the same"), N_("How the facilitator chooses whom to propose.")
    ),
    "absent": Name(N_("absent members"), N_("What their absence changes for decisions.")),
    "absent_hours": Name(N_("hours to object"), N_("Counted from the moment the meeting closes.")),
    "quorum": Name(N_("quorum"), N_("The fewest people counted for a decision; 0 for none.")),
    "quorum_share": Name(
        N_("quorum, as a share"),
        N_("The same in percent of those who count in the circle; 0 for none."),
    ),
    "minutes": Name(
        N_("consent to the minutes"), N_("When the circle says that the minutes are right.")
    ),
    "minutes_hours": Name(
        N_("hours of silence"), N_("After that, silence is consent to the minutes.")
    ),
    "names_beside": Name(
        N_("names beside objections"), N_("In the minutes and the register, also beside concerns.")
    ),
    "incompatible": Name(
        N_("offices kept apart"),
        N_("When one person holds both, the app says so; it never forbids it."),
    ),
    "leader_by": Name(N_("leader elected by"), N_("Which circle elects the first link.")),
    "policy_term": Name(N_("usual term of a policy"), N_("Proposed when nobody says otherwise.")),
    "office_term": Name(N_("usual term of office"), N_("Proposed when nobody says otherwise.")),
    "scores": Name(N_("closing measure"), N_("How the circle measures its meeting.")),
    "scales": Name(
        N_("scales of the measure"), N_("What is measured besides the meeting as a whole.")
    ),
    "speaking_time": Name(
        N_("measure speaking time"),
        N_("By the circle's consent; never in opening rounds or tensions."),
    ),
    "address": Name(N_("form of address"), N_("How the French prompts speak to one person.")),
}
"""The options of a practice, by the name of its field."""

CHOICES: dict[type[StrEnum], dict[StrEnum, str]] = {
    ObjectionCounts: {
        ObjectionCounts.REASON: N_("its author gives a reason linked to the aim"),
        ObjectionCounts.TESTED: N_("the group, without its author, has tested that it qualifies"),
    },
    AuthorSpeaks: {
        AuthorSpeaks.LAST: N_("speaks last"),
        AuthorSpeaks.SILENT: N_("stays silent"),
        AuthorSpeaks.IN_ORDER: N_("speaks in the order of seats"),
        AuthorSpeaks.FIRST: N_("speaks first"),
    },
    Asking: {
        Asking.BY_STEP: N_("together or in a round, as each step does"),
        Asking.ROUNDS: N_("always in a round"),
        Asking.HANDS: N_("all at once, with hands"),
    },
    Passing: {
        Passing.FREE: N_("allowed outside consent rounds"),
        Passing.ONCE: N_("once, then one answers"),
    },
    Absent: {
        Absent.PRESENT_DECIDE: N_("those present decide"),
        Absent.MAY_OBJECT: N_("they may object for some hours after the minutes"),
        Absent.SUSPENDED: N_("the decision is suspended until they answer"),
        Absent.ADVANCE_OPINION: N_("their opinion, given in advance, is read out"),
    },
    MinutesConsent: {
        MinutesConsent.NEXT_OPENING: N_("at the next opening"),
        MinutesConsent.AT_CLOSING: N_("on screen, at closing"),
        MinutesConsent.SILENCE: N_("silence for some hours is consent"),
    },
    Change: {
        Change.FREE: N_("yes, to anyone"),
        Change.ALREADY_NAMED: N_("only to someone already named"),
        Change.NONE: N_("no change round"),
    },
    Nominations: {
        Nominations.ONE: N_("one each, no pass"),
        Nominations.PASS_ALLOWED: N_("one each, passing allowed"),
        Nominations.SEVERAL: N_("several each"),
    },
    Ballots: {
        Ballots.PAPER: N_("on paper or by private message"),
        Ballots.MASKED: N_("masked, at the keyboard"),
    },
    NomineeObjection: {
        NomineeObjection.LIKE_ANY: N_("like any other"),
        NomineeObjection.FIRST: N_("treated first"),
    },
    Tie: {
        Tie.FACILITATOR: N_("the facilitator chooses and says that little tells them apart"),
        Tie.INCUMBENT: N_("whoever holds the office"),
        Tie.SELF_NAMED: N_("whoever named themselves"),
        Tie.DRAW: N_("by lot"),
    },
    LeaderBy: {
        LeaderBy.CIRCLE: N_("the circle, with the parent's consent"),
        LeaderBy.PARENT: N_("the parent circle"),
    },
    Scores: {
        Scores.FINGERS: N_("a show of fingers, 0 to 5"),
        Scores.ANONYMOUS: N_("chosen scales, anonymous"),
        Scores.NAMED: N_("chosen scales, named"),
    },
    Address: {
        Address.TU: N_("tu (vous to the group)"),
        Address.VOUS: N_("vous"),
    },
}
"""The values of the options, by their type."""

PRESETS: dict[str, Name] = {
    "sofa": Name(
        N_("SoFA"),
        N_("A good start: rounds, reasons tied to the aim, the author speaks last."),
    ),
    "charest": Name(
        N_("Charest / SCM"),
        N_("As taught in Québec: “vous”, and the parent circle elects the leader."),
    ),
    "udn": Name(
        N_("Université du Nous"),
        N_("The author listens in silence; one changes only to someone already named."),
    ),
    "s3": Name(
        N_("Sociocracy 3.0 (S3)"),
        N_("Answers by hands, all at once; the group tests whether an objection counts."),
    ),
}
"""The presets of a practice, by their key."""


def option_name(words: Words, option: str) -> str:
    """Return the label of a practice's option, in lower case."""
    return words.of(OPTIONS[option].label)


def option_line(words: Words, option: str) -> str:
    """Return the line on what an option settles."""
    return words.gettext(OPTIONS[option].line)


def choice_name(words: Words, value: StrEnum) -> str:
    """Return the words for a value of an option."""
    return words.gettext(CHOICES[type(value)][value])


def value_words(words: Words, practice: Practice, option: str) -> str:
    """Return what an option of a practice is set to, in words."""
    value, tr = getattr(practice, option), words.gettext
    match value:
        case StrEnum():
            return choice_name(words, value)
        case bool():
            return tr("yes") if value else tr("no")
        case Term():
            return term_words(words, value)
        case tuple() if option == "incompatible":
            return "; ".join(pair_name(words, *pair) for pair in value) or tr("none")
        case tuple():
            scales = [scale_name(words, scale) for scale in value]
            return names_list(words, scales) or tr("those of the method")
    if option == "quorum_share":
        return tr("{count} percent").format(count=value) if value else tr("none")
    if option == "quorum":
        return str(value) if value else tr("none")
    return words.ngettext("{count} hour", "{count} hours", value).format(count=value)


def pair_name(words: Words, one: str, other: str) -> str:
    """Return the words for two offices better kept apart."""
    return names_list(words, (office_name(words, one), office_name(words, other)))


def change_words(words: Words, option: str, before: Practice, after: Practice) -> str:
    """Return what changes in one option: «quorum : aucun → 3»."""
    label = words.gettext("{label}: {value}")
    was, now = (value_words(words, practice, option) for practice in (before, after))
    return label.format(label=option_name(words, option), value=f"{was} → {now}")


def preset_name(words: Words, preset: str) -> str:
    """Return the label of a preset."""
    return words.of(PRESETS[preset].label)


def preset_line(words: Words, preset: str) -> str:
    """Return the line on what a preset is."""
    return words.gettext(PRESETS[preset].line)
