"""Whatever is written and typed: nothing typed is a command, and own words find what holds them."""

from itertools import pairwise

import search_support as made
from hypothesis import given, settings
from hypothesis import strategies as st
from search_support import decision, index_of

from cercle_tui.model.text import clean_line, fold
from cercle_tui.register.search import Filters, Index, marks
from cercle_tui.register.search.words import form_of, is_stop, tokens

ODD = "«»\"“”'’*():^-+{}[]~!&|\\/%;,.<>=?#@$€\u00a0\u202f\u0301ßİſﬁ½²①ＡあÀéœŒ\x00\n\t¤§¶\ud800😀"
TYPED = st.text(
    st.one_of(st.sampled_from(ODD + "abcdefNOTANDORNEAR 0123"), st.characters()), max_size=40
)
WORDS = st.text(st.sampled_from("abcdeéèàçœîùlmnrstkx'’-0127 "), min_size=1, max_size=30)
KNOWN = ("Boîte à clés du local", "AND OR NOT NEAR", "L’horaire « du » mardi", "Budget 2026 * ^")


def index() -> Index:
    return index_of(made.circle(*(decision(title, title[::-1]) for title in KNOWN)))


INDEX = index()


@given(TYPED)
@settings(max_examples=150)
def test_anything_typed_is_words(typed: str) -> None:
    found = INDEX.search(typed)
    assert len(found.hits) == found.total <= len(KNOWN)
    for hit in found.hits:
        spans = [(hit.entry.title, hit.title_spans), (hit.snippet, hit.spans)]
        for text, its in spans:
            assert all(0 <= a < b <= len(text) for a, b in its)
            assert all(one[1] < two[0] for one, two in pairwise(its))
    INDEX.facets(typed)
    assert INDEX.search(typed, Filters(responsible=frozenset([typed]))).total == 0
    assert not INDEX.remade


@given(st.text(max_size=60), TYPED)
@settings(max_examples=100)
def test_marks_stand_in_the_text(text: str, typed: str) -> None:
    for start, end in marks(text, typed):
        assert 0 <= start < end <= len(text)


@given(st.lists(WORDS.map(clean_line).filter(form_of), min_size=1, max_size=4, unique=True))
@settings(max_examples=40)
def test_own_words_find_what_holds_them(titles: list[str]) -> None:
    known = index_of(made.circle(*(decision(title) for title in titles)))
    for title in titles:
        for token in tokens(title):
            for typed in (title[token.start : token.end], token.form, f'"{token.form}"'):
                assert title in made.find(known, typed), (typed, title)
        assert title in made.find(known, title)
        assert title in made.find(known, f'"{title}"')
    known.close()


@given(st.text(max_size=30))
@settings(max_examples=100)
def test_folding_is_settled_at_once(text: str) -> None:
    for token in tokens(text):
        assert token.form == form_of(token.form) and token.form.isalnum()
        assert is_stop(token.form) is is_stop(form_of(token.form.upper()))
    assert fold(fold(text)) == fold(text) or not text.isascii()
