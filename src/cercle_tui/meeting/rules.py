"""A rule of the method was not kept: a code and its parameters, put into words elsewhere."""

from collections.abc import Iterable


class RuleBroken(Exception):  # noqa: N818 - named for what happened, as the method says it
    """Raised by `Meeting.take`; nothing was changed.

    `code` names the rule; `params` holds plain strings, or tuples of person ids and titles.
    """

    def __init__(self, code: str, **params: str | Iterable[str]) -> None:
        self.code = code
        self.params: dict[str, str | tuple[str, ...]] = {
            key: value if isinstance(value, str) else tuple(value) for key, value in params.items()
        }
        super().__init__(code, self.params)
