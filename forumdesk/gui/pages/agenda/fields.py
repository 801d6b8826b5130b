"""What a person may type for a time, a length, and people on the list."""

import re
from collections.abc import Container
from datetime import time

from forumdesk.domain.agenda import MINUTES_OF_A_DAY, MinutesError
from forumdesk.domain.errors import N_, DomainError

_TIME = re.compile(r"([01]?\d|2[0-3])(?:[:. ]?([0-5]\d))?", re.ASCII)


class NotATimeError(DomainError):
    """Not a time of the day."""

    code = "agenda.not_a_time"
    message = N_("“{value}” is not a time. Write it like 09:30.")


class NotMinutesError(DomainError):
    """Not a whole number of minutes."""

    code = "agenda.not_minutes"
    message = N_("“{value}” is not a number of minutes. Write it like 20.")


class NotNumbersError(DomainError):
    """Not numbers of people."""

    code = "agenda.not_numbers"
    message = N_("“{value}” is not a list of numbers. Write them like 17, 38.")


class NobodyError(DomainError):
    """A number that nobody has."""

    code = "agenda.nobody"
    message = N_("Nobody on the list of participants has the number {number}.")


def read_time(text: str) -> time | None:
    """The time meant by "9:30", "09.30", "0930" or "9"; None for an empty text; raises NotATimeError."""
    if not text.strip():
        return None
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise NotATimeError(value=text.strip())
    return time(int(match.group(1)), int(match.group(2) or 0))


def read_minutes(text: str) -> int:
    """The minutes meant by "20"; 0 for an empty text; raises NotMinutesError, MinutesError for an absurd length."""
    cleaned = text.strip()
    if not re.fullmatch(r"-?\d{0,9}", cleaned, re.ASCII) or cleaned == "-":
        raise NotMinutesError(value=cleaned)
    minutes = int(cleaned or 0)
    if not 0 <= minutes <= MINUTES_OF_A_DAY:
        raise MinutesError(minutes=minutes, most=MINUTES_OF_A_DAY)
    return minutes


def read_numbers(text: str, known: Container[int]) -> tuple[int, ...]:
    """The numbers meant by "17, 38", each once; raises NotNumbersError, or NobodyError for one not `known`."""
    parts = [part for part in re.split(r"[\s,;№]+", text) if part]
    if not all(re.fullmatch(r"\d{1,6}", part, re.ASCII) for part in parts):
        raise NotNumbersError(value=text.strip())
    numbers = tuple(dict.fromkeys(int(part) for part in parts))
    for number in numbers:
        if number not in known:
            raise NobodyError(number=number)
    return numbers
