"""One language's words as a value that is passed along, and which language to speak."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Literal, NamedTuple

Lang = Literal["fr", "en"]

DOMAIN = "cercle_tui"
LOCALE_DIR = Path(__file__).parent


class Plural(NamedTuple):
    one: str
    many: str


def N_(text: str) -> str:  # noqa: N802
    """Mark a text kept in data for translation."""
    return text


def V_(text: str) -> str:  # noqa: N802
    """Mark a text that has two French wordings, to one person (tu) and to several (vous)."""
    return text


def NP_(context: str, text: str) -> tuple[str, str]:  # noqa: N802
    """Mark a text whose translation depends on `context`; `Words.of` translates the pair."""
    return context, text


def NN_(one: str, many: str) -> Plural:  # noqa: N802
    """Mark a text that has a plural."""
    return Plural(one, many)


@dataclass(frozen=True, slots=True)
class Words:
    """A translator into one language; message ids are the English texts."""

    lang: Lang
    catalogue: NullTranslations = field(repr=False, compare=False)

    def gettext(self, message: str) -> str:
        """Return `message` in this language."""
        return self.catalogue.gettext(message) if message else ""

    _ = gettext

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the form that goes with `count`; `{count}` is left to the caller to fill."""
        return self.catalogue.ngettext(one, many, count)

    def pgettext(self, context: str, message: str) -> str:
        """Return `message` as it is said in `context`."""
        return self.catalogue.pgettext(context, message)

    def of(self, marked: str | tuple[str, str]) -> str:
        """Return what `N_` or `NP_` marked."""
        return self.gettext(marked) if isinstance(marked, str) else self.pgettext(*marked)

    def said(self, message: str, address: str = "tu") -> str:
        """Return `message` addressed as "tu" or "vous" where the language tells them apart."""
        if address == "vous":
            found = self.pgettext("vous", message)
            if found != message:
                return found
        return self.gettext(message)

    def quote(self, text: str) -> str:
        """Return `text` between this language's quotation marks."""
        return self.gettext("“{text}”").format(text=text)


@cache
def words_for(lang: Lang) -> Words:
    """Return the words of `lang`."""
    if lang == "en":
        return Words("en", NullTranslations())
    with (LOCALE_DIR / lang / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return Words(lang, GNUTranslations(file))


def choose_language(arg: str | None, env: Mapping[str, str]) -> Lang:
    """Return the language of `arg` (--lang), else of the environment, else French."""
    named = next((env[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(key)), "")
    for choice in (arg or "", named):
        start = choice.casefold().replace("-", "_").partition("_")[0].partition(".")[0]
        if start in ("fr", "en"):
            return "fr" if start == "fr" else "en"
    return "fr"
