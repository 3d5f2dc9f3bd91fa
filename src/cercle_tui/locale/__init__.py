"""What the program says, in French and in English."""

from cercle_tui.locale.catalogue import (
    DOMAIN,
    LOCALE_DIR,
    N_,
    NN_,
    NP_,
    V_,
    Lang,
    Plural,
    Words,
    choose_language,
    words_for,
)

__all__ = [
    "DOMAIN",
    "LOCALE_DIR",
    "NN_",
    "NP_",
    "N_",
    "V_",
    "Lang",
    "Plural",
    "Words",
    "choose_language",
    "words_for",
]
