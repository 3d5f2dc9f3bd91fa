"""The meeting itself, from who is here to the closing (method, "The meeting")."""

from cercle_tui.meeting.steps import Process, check, consent_to, round_of, talk, write

WHOLE = Process(
    "whole",
    (
        check("attendance", gate="somebody_here"),
        round_of("opening"),
        talk("absences", skip="nobody_missing"),
        consent_to("duration", asks="duration"),
        consent_to("minutes", asks="minutes", skip="minutes_not_asked"),
        talk("information"),
        check("followups", skip="no_actions_before"),
        write("next_meeting"),
        check("agenda"),
        consent_to("agenda_consent", asks="agenda", effect="agenda", again=("agenda",)),
        check("items", gate="items_all_ended"),
        round_of("closing"),
        consent_to("minutes_closing", asks="minutes_closing", skip="minutes_asked_later"),
        write("measure"),
        check("leftovers", gate="closing_needed"),
    ),
)
