"""Errors that are expected: each has a stable code and one sentence for the person at the desk."""

from collections.abc import Mapping
from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark a string for the catalogues where no catalogue is at hand; returns it unchanged."""
    return message


class KnownError(Exception):
    """Base of every refusal and every expected failure.

    ``message`` (and ``plural``, chosen by ``count``) is an English sentence with named fields; catalogues
    translate it, and ``values`` fill the fields. A value may be a number, a string, a date, a LocalizedText
    (resolved in the reader's language) or a tuple of these (joined as a list).
    """

    code: ClassVar[str] = "error"
    message: ClassVar[str] = N_("The act could not be carried out.")
    plural: ClassVar[str | None] = None

    def __init__(self, *, count: int | None = None, **values: object) -> None:
        self.count = count
        self.values: Mapping[str, object] = values if count is None else {"count": count, **values}
        super().__init__(self.code)

    def __str__(self) -> str:
        sentence = self.plural if self.plural is not None and self.count != 1 else self.message
        return sentence.format(**{name: _in_english(value) for name, value in self.values.items()})


class DomainError(KnownError):
    """A rule of the council refuses the act; nothing was changed."""


def _in_english(value: object) -> object:
    if isinstance(value, tuple):
        return ", ".join(str(_in_english(part)) for part in value)
    resolve = getattr(value, "in_language", None)
    return resolve("en") if callable(resolve) else value
