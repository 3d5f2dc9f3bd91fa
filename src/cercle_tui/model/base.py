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
_PLAIN = r"^[A-Za-z0-9][A-Za-z0-9._/-]*$"
Id = Annotated[str, Field(min_length=1, max_length=80, pattern=_PLAIN)]
LongId = Annotated[str, Field(min_length=1, max_length=200, pattern=_PLAIN)]
"""The id of what a meeting leaves, led by the meeting's own: "meeting.proposal"."""


class Value(BaseModel):
    """A frozen model; fields that a later version added are ignored here and kept in the file."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)
