"""How long something holds: a date, days, weeks, months, or "after N meetings"."""

import calendar
from datetime import date, timedelta

from pydantic import Field, model_validator

from cercle_tui.model.base import Value


class Term(Value):
    """Exactly one of the fields is set; `meetings` counts meetings the circle closes after."""

    until: date | None = None
    days: int | None = Field(None, ge=1, le=36_600)
    weeks: int | None = Field(None, ge=1, le=5_200)
    months: int | None = Field(None, ge=1, le=1_200)
    meetings: int | None = Field(None, ge=1, le=1_000)

    @model_validator(mode="after")
    def _one_way(self) -> "Term":
        if sum(value is not None for value in self.__dict__.values()) != 1:
            raise ValueError("term_needs_one_way")
        return self

    def ends(self, start: date) -> date | None:
        """Return the last day when it starts on `start`; None for "after N meetings"."""
        if self.until is not None:
            return self.until
        if self.days is not None:
            return start + timedelta(days=self.days)
        if self.weeks is not None:
            return start + timedelta(weeks=self.weeks)
        if self.months is not None:
            return add_months(start, self.months)
        return None


def add_months(start: date, months: int) -> date:
    """Return the same day `months` later, or the month's last day where there is none."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
