"""The handout: what the pages of a printed adopted resolution show, kept with them so that they can be checked."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.canonical import canonical
from forumdesk.services.codes import printed_code

FORMAT = "forumdesk.handout"
VERSION = 1
FILE_NAME = "forumdesk-handout.json"
COUNTS = ("for", "against", "abstaining")
"""The counts that an adoption sentence may print, in its order."""

_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LARGEST = 2**31 - 1
_LARGEST_FILE = 50_000_000  # bytes; a long resolution in three languages has some 200,000


class HandoutUnreadableError(DomainError):
    """What is attached to a printed resolution was altered so that it cannot be read."""

    code = "handout.unreadable"
    message = N_(
        "What this file says about itself cannot be read: its attachment {file} was damaged or altered."
        " Ask whoever sent it for the original."
    )


class HandoutNewerError(DomainError):
    """The attachment has the format of a later version of the program."""

    code = "handout.newer"
    message = N_("This file was printed by a newer version of the program. Check it with that version.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutParagraph:
    """One paragraph as one language shows it, in one line.

    ``kind`` is what it is on paper ("title", "date_place", "item", "adoption", "signature" …), ``number`` stands
    before it ("1.", or empty) and is no part of ``text``; ``rows`` are the rows of the text that it is made of,
    none for what the document adds.
    """

    language: Language
    kind: str
    text: str
    number: str = ""
    rows: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Number and text as they are read on the page."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAdoption:
    """How and when the resolution was adopted, as far as the pages say it.

    ``counts`` has those of :data:`COUNTS` that the adoption sentence prints. Days and place are those of a line
    that the document made itself; one that was written by hand is a paragraph like any other.
    """

    mode: str
    counts: Mapping[str, int] = field(default_factory=dict)
    first_day: date | None = None
    last_day: date | None = None
    place: LocalizedText = LocalizedText()


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """What the pages show. ``hash`` and ``head`` are whole; ``feet`` has for each page the words below its text."""

    hash: str
    head: str
    languages: tuple[Language, ...]
    layout: str
    adoption: ShownAdoption
    paragraphs: tuple[HandoutParagraph, ...]
    feet: tuple[str, ...]

    @property
    def printed_code(self) -> str:
        """What stands at the foot of the pages."""
        return printed_code(self.hash, self.head)

    def in_language(self, language: Language) -> tuple[HandoutParagraph, ...]:
        """The paragraphs of one language, in order."""
        return tuple(one for one in self.paragraphs if one.language is language)

    def to_bytes(self) -> bytes:
        """Canonical JSON (RFC 8785)."""
        return canonical(
            {
                "format": FORMAT,
                "version": VERSION,
                "code": {"hash": self.hash, "head": self.head},
                "languages": [one.value for one in self.languages],
                "layout": self.layout,
                "adoption": _adoption_plain(self.adoption),
                "paragraphs": [_paragraph_plain(one) for one in self.paragraphs],
                "feet": list(self.feet),
            }
        )

    @staticmethod
    def from_bytes(data: bytes) -> "Handout":
        """The reverse of :meth:`to_bytes`. Raises HandoutUnreadableError, HandoutNewerError."""
        try:
            plain = json.loads(data) if len(data) <= _LARGEST_FILE else None
            if _is_newer(plain):
                raise HandoutNewerError
            made = _read(plain)
            if made.to_bytes() != data:  # one value has one form: nothing can hide beside it
                raise HandoutUnreadableError(file=FILE_NAME)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            raise HandoutUnreadableError(file=FILE_NAME) from error
        return made


def _adoption_plain(adoption: ShownAdoption) -> dict[str, Any]:
    """Named only is what is shown."""
    days = {"first_day": adoption.first_day, "last_day": adoption.last_day}
    return {
        "mode": adoption.mode,
        **({"counts": dict(adoption.counts)} if adoption.counts else {}),
        **{name: day.isoformat() for name, day in days.items() if day is not None},
        **({"place": adoption.place.to_mapping()} if adoption.place else {}),
    }


def _paragraph_plain(paragraph: HandoutParagraph) -> dict[str, Any]:
    return {
        "kind": paragraph.kind,
        "language": paragraph.language.value,
        "number": paragraph.number,
        "rows": list(paragraph.rows),
        "text": paragraph.text,
    }


def _is_newer(plain: Any) -> bool:
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        return False
    version = plain.get("version")
    return type(version) is int and version > VERSION


def _read(plain: Any) -> Handout:
    """Each member is asked for by name and type; that nothing else is there is told by the bytes."""
    if plain["format"] != FORMAT or type(plain["version"]) is not int or plain["version"] != VERSION:
        raise ValueError("not a handout")
    code, languages = plain["code"], _list(plain["languages"])
    made = Handout(
        hash=_hash(code["hash"]),
        head=_hash(code["head"]),
        languages=tuple(Language(one) for one in languages),
        layout=_text(plain["layout"]),
        adoption=_adoption(plain["adoption"]),
        paragraphs=tuple(_paragraph(one) for one in _list(plain["paragraphs"])),
        feet=tuple(_text(one) for one in _list(plain["feet"])),
    )
    if not made.languages or len(set(made.languages)) != len(made.languages):
        raise ValueError("no languages")
    if any(one.language not in made.languages for one in made.paragraphs):
        raise ValueError("a paragraph in another language")
    return made


def _adoption(plain: Any) -> ShownAdoption:
    counts = plain.get("counts", {})
    if not isinstance(counts, dict) or not counts.keys() <= set(COUNTS):
        raise ValueError("counts")
    return ShownAdoption(
        mode=_text(plain["mode"]),
        counts={name: _count(counts[name]) for name in COUNTS if name in counts},
        first_day=_day(plain.get("first_day")),
        last_day=_day(plain.get("last_day")),
        place=LocalizedText.from_mapping({code: _text(one) for code, one in plain.get("place", {}).items()}),
    )


def _paragraph(plain: Any) -> HandoutParagraph:
    return HandoutParagraph(
        kind=_text(plain["kind"]),
        language=Language(plain["language"]),
        number=_text(plain["number"]),
        rows=tuple(_text(one) for one in _list(plain["rows"])),
        text=_text(plain["text"]),
    )


def _list(value: Any) -> Sequence[Any]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _hash(value: Any) -> str:
    if _HASH.fullmatch(_text(value)) is None:
        raise ValueError("not a hash")
    return str(value)


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _LARGEST:
        raise ValueError("not a count")
    return value


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(_text(value))
