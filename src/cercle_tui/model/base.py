"""The one base of every kept value: frozen, cleaned text, built on first use."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from cercle_tui.model.text import clean, clean_line

Line = Annotated[str, AfterValidator(clean_line), Field(max_length=2_000)]
Text = Annotated[str, AfterValidator(lambda text: clean(text).strip())]
Id = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$")]


class Value(BaseModel):
    """A frozen model; fields that a later version added are ignored here and kept in the file."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)
