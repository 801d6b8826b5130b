"""What words of a command stand for: counts, moments, texts in a language. ArgumentTypeError for anything else."""

from argparse import ArgumentTypeError
from collections.abc import Sequence
from datetime import datetime

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voting import Ballots, Counts

COUNTS = "for=18,against=2,abstaining=1"
BALLOTS = "issued=24,returned=23,spoilt=1"
MOMENT = "2024-10-17T18:00"
TEXT = "kk:…"

_MOST_DIGITS = 9
_DATE_ALONE = len("2024-10-17")
_YEARS = range(1900, 3000)


def moment(text: str) -> datetime:
    """A moment by ISO 8601, with or without an offset; a day alone is none, nor is a year without meetings."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise ArgumentTypeError(text) from error
    if len(text.strip()) <= _DATE_ALONE or found.year not in _YEARS:
        raise ArgumentTypeError(text)
    return found


def said(text: str) -> str:
    """A word that is not empty: an empty one, as a script writes it by mistake, would pass for none at all."""
    if not text.strip():
        raise ArgumentTypeError(text)
    return text


def number(text: str) -> int:
    """A number that is not negative."""
    figures = text.strip()
    if not (figures.isascii() and figures.isdigit() and len(figures) <= _MOST_DIGITS):
        raise ArgumentTypeError(text)
    return int(figures)


def above_nought(text: str) -> int:
    """A number from 1 on."""
    found = number(text)
    if not found:
        raise ArgumentTypeError(text)
    return found


def counts(text: str) -> Counts:
    """Voices by count: *for* and *against* have to be said, *abstaining* may be."""
    said = _named_numbers(text, ("for", "against"), ("abstaining",))
    return Counts(voices_for=said["for"], against=said["against"], abstaining=said.get("abstaining", 0))


def ballots(text: str) -> Ballots:
    """Ballots issued and returned, and spoilt if any were."""
    said = _named_numbers(text, ("issued", "returned"), ("spoilt",))
    return Ballots(issued=said["issued"], returned=said["returned"], spoilt=said.get("spoilt", 0))


def _named_numbers(text: str, needed: Sequence[str], allowed: Sequence[str]) -> dict[str, int]:
    said: dict[str, int] = {}
    for part in text.split(","):
        name, equals, value = part.partition("=")
        if not equals or name.strip() in said or name.strip() not in {*needed, *allowed}:
            raise ArgumentTypeError(text)
        said[name.strip()] = number(value)
    if not said.keys() >= set(needed):
        raise ArgumentTypeError(text)
    return said


def text_in_language(text: str) -> tuple[Language, str]:
    """``kk:words`` as language and words."""
    code, colon, words = text.partition(":")
    if not colon or code.strip() not in set(Language) or not words.strip():
        raise ArgumentTypeError(text)
    return Language(code.strip()), words.strip()


def localized(parts: Sequence[tuple[Language, str]] | None) -> LocalizedText:
    """The text that was said part by part; the last said in a language counts."""
    found = LocalizedText()
    for language, words in parts or ():
        found = found.with_text(language, words)
    return found


def names(text: str) -> tuple[str, ...]:
    """Names with commas between them."""
    found = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if not found:
        raise ArgumentTypeError(text)
    return found
