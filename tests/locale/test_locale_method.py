"""The words of the method: every step has them, in both languages."""

import pytest

from cercle_tui.locale import Words, method, words_for
from cercle_tui.locale.fields import fields_of, fits

FR, EN = words_for("fr"), words_for("en")
STEPS = [
    "aside",
    "attendance",
    "opening",
    "absences",
    "duration",
    "minutes",
    "information",
    "followups",
    "next_meeting",
    "agenda",
    "agenda_consent",
    "items",
    "closing",
    "measure",
    "leftovers",
    "report_present",
    "report",
    "explore_present",
    "explore",
    "present",
    "clarify",
    "react",
    "amend",
    "consent",
    "objections",
    "understand",
    "test",
    "integrate",
    "read_back",
    "item_end",
    "need",
    "need_consent",
    "picture",
    "picture_complete",
    "ideas",
    "tuners",
    "synthesis",
    "role",
    "role_consent",
    "office_term",
    "term_consent",
    "criteria",
    "criteria_consent",
    "election_info",
    "ballots",
    "nominations",
    "change",
    "propose",
    "nominee_consent",
    "nominee_last",
    "elected",
    "review_read",
    "review",
    "review_choice",
    "codev_present",
    "codev_clarify",
    "codev_contract",
    "codev_consult",
    "codev_plan",
    "codev_learn",
    "theory_present",
    "theory_clarify",
    "theory_use",
    "tension_heard",
    "tension_needs",
    "tension_next",
    "procedure",
    "more_time",
    "carry_over",
    "agenda_again",
    "drop",
    "close_now",
    "form_correction",
    "practice",
    "minutes_closing",
    "stuck",
    "objection_test",
]
FIELDS = {"date", "duration", "person", "time", "count", "aspect"}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("words", [FR, EN], ids=["fr", "en"])
def test_a_step_has_all_its_words(words: Words, step: str) -> None:
    for address in ("tu", "vous"):
        said = method.prompt(words, step, address)
        assert said[0] in "«“"
        assert said[-1] in "»”"
        assert "{" not in said
        assert method.trouble(words, step, address)
    assert len(method.title(words, step)) <= 60
    assert method.rule(words, step).endswith((".", "?"))
    assert method.purpose(words, step).count(".") <= 4
    if words is FR:
        assert method.rule(FR, step) != method.RULES[step]
        assert method.purpose(FR, step) != method.PURPOSE[step]


def test_no_words_without_a_step() -> None:
    assert set(method.STEPS) == set(method.PURPOSE) == set(STEPS)
    assert set(method.PROMPTS) - set(STEPS) == {"notes", "unsure", "adopted"}
    assert set(method.TROUBLES) <= set(STEPS)


@pytest.mark.parametrize("step", sorted(method.PROMPTS))
def test_the_last_wording_needs_nothing_and_the_others_known_fields(step: str) -> None:
    assert fits(method.PROMPTS[step][-1], {})
    for said in method.PROMPTS[step]:
        texts = (said,) if isinstance(said, str) else said
        assert all(fields_of(text) <= FIELDS for text in texts)


def test_the_question_of_consent() -> None:
    date = "10\u00a0décembre 2027"
    assert method.prompt(FR, "consent", date=date) == (
        f"«\u00a0Voici la proposition, en vigueur jusqu’au {date}. As-tu une objection?\u00a0»"
    )
    assert method.prompt(FR, "consent", "vous").endswith("Avez-vous une objection?\u00a0»")
    assert method.prompt(EN, "consent", "vous", date="December 10, 2027") == (
        "“This is the proposal, in force until December 10, 2027. Do you have an objection?”"
    )


def test_a_field_that_lacks_falls_back_to_a_plainer_wording() -> None:
    assert method.prompt(EN, "propose", person="Zoé") == "“On the reasons heard, I propose Zoé.”"
    assert method.prompt(EN, "propose", person="", duration="1 month").endswith("propose…”")


def test_people_s_words_are_never_fields() -> None:
    assert "{duration}" in method.prompt(EN, "propose", person="{duration}", duration="2 weeks")


def test_counts_are_said_in_words() -> None:
    assert "Une objection" in method.prompt(FR, "objections", count=1)
    assert "Deux objections" in method.prompt(FR, "objections", count=2)
    assert "Twelve objections" in method.prompt(EN, "objections", count=12)


def test_an_unknown_title_is_its_own_name() -> None:
    assert method.title(FR, "zut") == "zut"
    assert method.title(FR, "consent") == "Tour de consentement"
