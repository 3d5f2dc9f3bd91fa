"""Identities that sort by time and never meet another machine's."""

from datetime import UTC, datetime

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u


def _encode(number: int, width: int) -> str:
    digits = []
    for _ in range(width):
        number, rest = divmod(number, 32)
        digits.append(_ALPHABET[rest])
    return "".join(reversed(digits))


def make_id(at: datetime, entropy: bytes) -> str:
    """Return a 19-character id: 9 for the millisecond of `at` (UTC), 10 for `entropy`.

    `entropy` holds at least 7 random bytes; both come from the caller, so this stays pure.
    """
    millis = int(at.astimezone(UTC).timestamp() * 1000)
    return _encode(millis, 9) + _encode(int.from_bytes(entropy[:7], "big"), 10)
