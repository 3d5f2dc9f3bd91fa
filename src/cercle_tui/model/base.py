"""The one base of every kept value: frozen, cleaned text, built on first use."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from cercle_tui.model.text import clean, clean_line


def _line(value: Any) -> Any:
    return clean_line(value) if isinstance(value, str) else value


def _text(value: Any) -> Any:
    return clean(value).strip() if isinstance(value, str) else value


# Cleaned first, so that a length is that of the words kept: blanks alone are an empty line.
Line = Annotated[str, BeforeValidator(_line), Field(max_length=2_000)]
Text = Annotated[str, BeforeValidator(_text)]
Id = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$")]


class Value(BaseModel):
    """A frozen model; fields that a later version added are ignored here and kept in the file."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)
