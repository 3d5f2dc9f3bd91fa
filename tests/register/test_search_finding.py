"""What finds what: accents, plurals, forms, both languages, joined words, slips, exact words."""

from datetime import timedelta

import pytest
import search_support as made
from search_support import START, decision, find, index_of

from cercle_tui.model.decision import ObjectionState
from cercle_tui.model.practice import Practice
from cercle_tui.register.search import Index, marks

KEYS = "Boîte à clés du local"
TITLES = (
    KEYS,
    "The keybox of the house",
    "A key box by the gate",
    "Horaire des réunions",
    "Compte rendu simplifié",
    "L’école d’été",
    "Décidées ensemble",
    "Bœufs et œuvres",
)


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(made.circle(*(decision(title) for title in TITLES)))


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("boîte à clés", KEYS),
        ("boites a cles", KEYS),
        ("BOITE A CLE", KEYS),
        ("clef", KEYS),
        ("clefs", KEYS),
        ("boîte-à-clés", KEYS),
        ("boiteacles", KEYS),
        ("clés boîte", KEYS),
        ("key box", KEYS),
        ("keybox", KEYS),
        ("keyboxes", "A key box by the gate"),
        ("keybox", "A key box by the gate"),
        ("keyb", "A key box by the gate"),
        ("key box", "The keybox of the house"),
        ("box key", "A key box by the gate"),
        ("boîte à clés", "The keybox of the house"),
        ("boîte à clés", "A key box by the gate"),
        ("clef", "A key box by the gate"),
        ("room", KEYS),
        ("salle", KEYS),
        ("locaux", KEYS),
        ("meeting", "Horaire des réunions"),
        ("rencontres", "Horaire des réunions"),
        ("reunion", "Horaire des réunions"),
        ("reun", "Horaire des réunions"),
        ("schedule", "Horaire des réunions"),
        ("minutes", "Compte rendu simplifié"),
        ("PV", "Compte rendu simplifié"),
        ("procès-verbal", "Compte rendu simplifié"),
        ("comptes rendus", "Compte rendu simplifié"),
        ("ecole", "L’école d’été"),
        ("l'école", "L’école d’été"),
        ("l’ecole d’ete", "L’école d’été"),
        ("écoles", "L’école d’été"),
        ("décider", "Décidées ensemble"),
        ("decidee", "Décidées ensemble"),
        ("decision", "Décidées ensemble"),
        ("boeuf", "Bœufs et œuvres"),
        ("ŒUVRE", "Bœufs et œuvres"),
        ("housing", "The keybox of the house"),
    ],
)
def test_forgiving(index: Index, typed: str, title: str) -> None:
    assert title in find(index, typed)


@pytest.mark.parametrize(
    ("typed", "taken", "title"),
    [
        ("hroaire", "horaire", "Horaire des réunions"),  # swapped letters are one slip
        ("ensembel", "ensemble", "Décidées ensemble"),
        ("simplifer", "simplifié", "Compte rendu simplifié"),
        ("gaet", "gate", "A key box by the gate"),
    ],
)
def test_a_near_spelling_is_taken_and_said(
    index: Index, typed: str, taken: str, title: str
) -> None:
    found = index.search(typed)
    if typed != "simplifer":  # its stem is known: it is found as it is
        assert found.near == ((typed, taken),)
    assert title in made.titles(found)


def test_a_word_that_is_found_is_not_taken_for_another(index: Index) -> None:
    assert index.search("gate").near == ()
    assert index.search("gat").near == ()  # too short to guess
    assert index.search("xyzzyx").hits == ()
    assert index.search("horaaaire").near == (("horaaaire", "horaire"),)
    assert index.search("horaaaaire").hits == ()


@pytest.mark.parametrize("quotes", ['"{}"', "“{}”", "« {} »", "«\u00a0{}\u00a0»", '"{}'])
def test_quotes_ask_for_the_very_words(index: Index, quotes: str) -> None:
    assert find(index, quotes.format("boite A cles")) == [KEYS]
    assert find(index, quotes.format("cles du local")) == [KEYS]
    assert find(index, quotes.format("cle du local")) == []
    assert find(index, quotes.format("local du cles")) == []
    assert index.search(quotes.format("hroaire")).near == ()


def test_quotes_mix_with_free_words(index: Index) -> None:
    assert find(index, '"du local" boites') == [KEYS]
    assert find(index, 'gate "key box"') == ["A key box by the gate"]
    assert find(index, '"the" "house"') == ["The keybox of the house"]


def test_all_words_are_to_be_found_but_little_ones(index: Index) -> None:
    assert find(index, "boîte horaire") == []
    assert find(index, "horaire pour des réunions") == ["Horaire des réunions"]
    assert KEYS in find(index, "du")  # a little word alone is a word


def test_words_are_found_across_fields() -> None:
    told = decision(
        "Accès", "Une porte bleue.", why="Le froid de janvier", responsible=("zoe",),
        measures=("Aucun retard",), concerns=("Le gel des serrures",),
        objections=("On ignore qui détient la combinaison",),
    )  # fmt: skip
    index = index_of(made.circle(told))
    words = ("porte", "janvier", "zoe", "retard", "gel", "combinaison", "portes gel zoé")
    assert all(find(index, word) == ["Accès"] for word in words)
    [hit] = index.search("combinaison").hits
    assert (hit.where, hit.snippet) == ("objection", "On ignore qui détient la combinaison")
    assert [hit.snippet[a:b] for a, b in hit.spans] == ["combinaison"]
    assert index.search("acces").hits[0].snippet == ""
    assert index.search("zoe").hits[0].where == "person"


def test_a_decision_is_found_by_how_an_objection_was_met() -> None:
    told = decision("Accès", objections=("Trop loin",))
    met = told.objections[0].model_copy(
        update={"state": ObjectionState.INTEGRATED, "how": "Une navette est prévue"}
    )
    index = index_of(made.circle(told.model_copy(update={"objections": (met,)})))
    assert find(index, "navettes") == ["Accès"]


@pytest.mark.parametrize("shown", [True, False])
def test_names_beside_objections_are_found_where_the_practice_shows_them(shown: bool) -> None:
    told = decision("Accès", objections=("Trop loin",), responsible=("luc",))
    index = index_of(made.circle(told, practice=Practice(names_beside=shown)))
    assert find(index, "marie") == (["Accès"] if shown else [])
    assert find(index, "luc") == ["Accès"]


def test_a_number_finds_its_decision_first() -> None:
    many = [decision(f"Point {n}", "On en parle en 2026, le 3.") for n in range(1, 5)]
    index = index_of(made.circle(*many, decision("H-2026-003 n’est pas ceci")))
    for typed in ("H-2026-003", "h-2026-003", "2026-003", "H-2026-3", "3", "003", "H 2026 003"):
        assert find(index, typed)[0] == "Point 3", typed
    assert find(index, "H-2026-00")[:1] != []
    assert find(index, "H-2027-003") == []


def test_the_best_comes_first() -> None:
    later = START + timedelta(days=30)
    told = (
        decision("Le budget", on=START),
        decision("Les dépenses", "Le budget suit.", on=later),
        decision("Autre chose", why="Un budget serré", on=later),
        decision("Encore", concerns=("Le budget fond",), on=later),
        decision("Les budgets", on=later),
        decision("Budgétaire", on=later),
        decision("New funds", on=later),
    )
    index = index_of(made.circle(*told))
    assert find(index, "budget") == [
        "Le budget", "Les budgets", "Budgétaire", "Les dépenses", "New funds", "Autre chose",
        "Encore",
    ]  # fmt: skip


def test_of_equals_the_latest_comes_first() -> None:
    days = [decision("Ménage", on=START + timedelta(days=n), id=f"m1.{n}") for n in (3, 1, 2)]
    index = index_of(made.circle(*days))
    for typed in ("ménage", ""):
        ids = [hit.entry.id for hit in index.search(typed).hits]
        assert ids == ["m1.3", "m1.2", "m1.1"]


def test_words_in_their_order_come_before_words_apart() -> None:
    later = START + timedelta(days=3)
    told = (decision("Une boîte à clés"), decision("La clé de la boîte", on=later))
    index = index_of(made.circle(*told, decision("La boîte des clés", on=later)))
    assert find(index, "boîte à clés")[0] == "Une boîte à clés"
    assert find(index, "boîte des clés")[0] == "La boîte des clés"


@pytest.mark.parametrize(
    ("text", "typed", "lit"),
    [
        ("Une boîte à clés", "boites cle", ["boîte", "clés"]),
        ("Une boîte à clés", "key", ["clés"]),
        ("Une boîte à clés", '"boite a cles"', ["boîte à clés"]),
        ("A key box", "keybox", ["key box"]),
        ("L’école d’été", "lécole", []),
        ("L’école d’été", "l’école", ["école"]),
        ("Rien", "", []),
        ("", "rien", []),
    ],
)
def test_marks(text: str, typed: str, lit: list[str]) -> None:
    assert [text[a:b] for a, b in marks(text, typed)] == lit


def test_a_near_spelling_is_lit_too() -> None:
    text = "L’horaire du mardi"
    assert [text[a:b] for a, b in marks(text, "hroaire", (("hroaire", "horaire"),))] == ["horaire"]


def test_a_snippet_is_one_line_around_the_match() -> None:
    text = "Mot " * 80 + "la girafe\nest là. " + "Suite " * 80
    index = index_of(made.circle(decision("Zoo", text)))
    [hit] = index.search("girafe").hits
    assert "\n" not in hit.snippet and len(hit.snippet) < 110
    assert hit.snippet.startswith("…") and hit.snippet.endswith("…")
    assert [hit.snippet[a:b] for a, b in hit.spans] == ["girafe"]
