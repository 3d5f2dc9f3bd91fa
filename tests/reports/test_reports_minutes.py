"""Minutes as a secretary would send them, in both languages, with nothing active in them."""

import re
from datetime import timedelta

import lived_meetings as lived
import pytest
from markdown_it import MarkdownIt

from cercle_tui.locale import Words, words_for
from cercle_tui.model.decision import ObjectionState
from cercle_tui.model.followup import Tension
from cercle_tui.model.practice import MinutesConsent, Practice
from cercle_tui.reports.minutes import minutes_markdown

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"h1", "h2", "p", "ul", "ol", "li", "strong", "blockquote"}


@pytest.fixture
def en() -> Words:
    return words_for("en")


@pytest.fixture
def fr() -> Words:
    return words_for("fr")


def test_the_whole_of_it_in_english(en: Words) -> None:
    record = lived.first_evening()
    text = minutes_markdown(record, lived.circle(record), en)
    for line in (
        "# Minutes: Horizon",
        "- **Date:** Thursday, March 12, 2026",
        "- **Time:** from 20:00 to 21:09 · 1\u00a0h\u00a009 (2\u00a0h planned)",
        "- **People present:** Marie, Luc, Paul and Zoé",
        "- **Also there:** Xavier (guest)",
        "- **People absent:** Amina",
        "1. Clés (decide) · reached · 25\u00a0min of 20\u00a0min",
        "5. Ce que l’hiver nous a fait (explore) · carried over · 5\u00a0min of 15\u00a0min",
        "- Zoé: Le local ferme à 22 h.",
        "> **H-2026-001 · Boîte à clés**",
        "> - **Term:** until September 12, 2026 (6 months)",
        "> - **Responsible:** Luc (by default)",
        "> - **To look at in the review:** Le gel",
        "> - **Objections:** “On ne saura jamais qui les a”, integrated in version 2 (une boîte)",
        ">   - consent to version 1: 3 without objection, 1 objection",
        "> - **Outcome:** postponed to September 1, 2026: Il manque un devis",
        "- **Elected by consent:** Zoé",
        "- **Luc:** Acheter la boîte · by March 30, 2026",
        "- **The meeting:** 4.5 out of 5 · scores from 4 to 5 · 4 answers",
        "Friday, April 10, 2026, 19:00 · Chez Luc",
    ):
        assert line in text.split("\n")


def test_the_whole_of_it_in_french(fr: Words) -> None:
    record = lived.first_evening()
    text = minutes_markdown(record, lived.circle(record), fr)
    for line in (
        "# Procès-verbal\u00a0: Horizon",
        "- **Date\u00a0:** jeudi 12\u00a0mars 2026",
        "- **Présences\u00a0:** Marie, Luc, Paul et Zoé",
        "> - **Échéance\u00a0:** jusqu’au 12\u00a0septembre 2026 (6 mois)",
        "> - **Responsable\u00a0:** Luc (par défaut)",
        "> - **Objections\u00a0:** «\u00a0On ne saura jamais qui les a\u00a0», intégrée dans la "
        "version 2 (une boîte)",
        "> - **Résultat\u00a0:** reportée au 1er\u00a0septembre 2026\u00a0: Il manque un devis",
        "- **La rencontre\u00a0:** 4,5 sur 5 · notes de 4 à 5 · 4 réponses",
    ):
        assert line in text.split("\n")


def test_earlier_minutes_and_actions_are_told(en: Words) -> None:
    first, second = lived.first_evening(), lived.second_evening()
    text = minutes_markdown(second, lived.circle(first, second), en)
    assert "- **Correction:** Luc était là." in text
    assert "The minutes of March 12, 2026 have the circle's consent." in text
    assert "- Acheter la boîte (Luc): done · Posée" in text
    assert "> - **Replaces:** H-2026-001" in text
    assert "> - **Term:** after 2 meetings" in text
    assert "No date was set." in text


def test_without_the_circle_there_are_no_numbers(en: Words) -> None:
    text = minutes_markdown(lived.second_evening(), None, en)
    assert text.startswith("# Minutes of the meeting\n")
    assert "> **Clés encore**" in text
    assert "- An earlier action: done · Posée" in text


def test_names_stand_beside_only_by_the_practice(en: Words) -> None:
    record = lived.first_evening()
    quiet = minutes_markdown(record, None, en)
    assert "Marie: “On ne saura" not in quiet
    named = minutes_markdown(record, None, en, Practice(names_beside=True))
    assert "**Objections:** Marie: “On ne saura jamais qui les a”" in named
    assert "**To look at in the review:** Zoé: Le gel" in named


def test_concerns_are_criteria_only_by_the_practice(en: Words) -> None:
    record = lived.first_evening()
    practice = Practice(concerns_become_criteria=False)
    assert "**Concerns:** Le gel" in minutes_markdown(record, None, en, practice)


@pytest.mark.parametrize(
    ("practice", "said"),
    [
        (Practice(), "when its next meeting opens"),
        (Practice(minutes=MinutesConsent.AT_CLOSING), "on screen, at closing"),
        (Practice(minutes=MinutesConsent.SILENCE, minutes_hours=1), "within 1 hour."),
        (Practice(minutes=MinutesConsent.SILENCE), "within 72 hours."),
    ],
)
def test_consent_to_the_minutes_follows_the_practice(
    en: Words, practice: Practice, said: str
) -> None:
    assert said in minutes_markdown(lived.first_evening(), None, en, practice)


def test_what_the_absent_may_still_say_stands_as_it_was_when_it_was_adopted(en: Words) -> None:
    record = lived.first_evening()

    def told(**how: object) -> str:
        decisions = tuple(d.model_copy(update=how) for d in record.decisions)
        return minutes_markdown(record.model_copy(update={"decisions": decisions}), None, en)

    assert record.closed is not None
    until = told(open_until=record.closed + timedelta(hours=72))
    assert "may object to its decisions until March 15, 2026." in until
    assert "suspended until the members who were absent" in told(suspended=True)
    assert "may object" not in told() and "suspended" not in told()


def test_an_open_meeting_gives_a_draft(en: Words) -> None:
    record = lived.first_evening().model_copy(update={"closed": None, "next_meeting": None})
    text = minutes_markdown(record, None, en)
    assert "this is a draft" in text
    assert "No date was set" not in text


def test_only_what_was_written_of_a_tension(en: Words) -> None:
    record = lived.first_evening()
    tense = record.items[4].model_copy(update={"tension": Tension(fact="Du bruit", need="")})
    text = minutes_markdown(record.model_copy(update={"items": (tense,)}), None, en)
    assert "- **What happened:** Du bruit" in text
    assert "What I need" not in text


def test_an_objection_to_the_last_minutes_is_told_with_its_end(en: Words) -> None:
    record = lived.second_evening()
    [objection] = lived.first_evening().decisions[0].objections
    met = objection.model_copy(update={"state": ObjectionState.WITHDRAWN, "how": "Relu"})
    asked = tuple(
        a.model_copy(update={"objections": (met,)}) if a.about == "minutes" else a
        for a in record.asked
    )
    text = minutes_markdown(record.model_copy(update={"asked": asked}), None, en)
    assert "- Objection: “On ne saura jamais qui les a”, withdrawn (Relu)" in text


HOSTILE = "[/] <img src=x onerror=y> [x](javascript:z) **{0}** `c` ![i](u) {label} %s &lt; \x1b[2J"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_hostile_names_and_texts_are_inert(lang: str) -> None:
    names = {id: f"{HOSTILE} {name}" for id, name in lived.NAMES.items()}
    record = lived.first_evening(names, dress=lambda text: f"# {text}\n- {HOSTILE}\n1. {text}")
    practice = Practice(names_beside=True)
    words = words_for("fr" if lang == "fr" else "en")
    text = minutes_markdown(record, lived.circle(record), words, practice)
    rendered = PARSER.render(text)
    assert set(re.findall(r"</?(\w+)", rendered)) <= OURS
    assert not re.search(r"<\w+ ", rendered.replace("<ol start=", "<ol-"))
    assert "\x1b" not in text
    plain = PARSER.render(minutes_markdown(lived.first_evening(), None, words, practice))
    for tag in ("<h1>", "<h2>", "<blockquote>"):
        assert rendered.count(tag) == plain.count(tag)
