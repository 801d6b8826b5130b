"""A list of heads: what a secretary gives away so that others can check a code or a register without having it.

Canonical JSON of a final format. A list says what its maker saw; whether its signatures hold is asked of
:func:`forumdesk.services.signing.verify_signature`.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import UUID

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.heads import ChainHead, HeadSignature
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import Outcome
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.canonical import canonical, moment, read_moment

FORMAT: Final = "forumdesk.heads"
VERSION: Final = 1
LARGEST: Final = 64 * 2**20
_HASH, _SIGNATURE = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{128}")
_LARGEST_NUMBER = 2**31 - 1
_Value = TypeVar("_Value")
_Read = Callable[[Any, str], _Value]


class NotAHeadListError(DomainError):
    """Something else. Values: ``name`` of the file."""

    code = "heads.another_file"
    message = N_(
        "“{name}” is not a list of chain heads from ForumDesk. Ask for the list (*.heads.json) again."
    )


class HeadListNewerError(DomainError):
    """Made by a later version of the program. Values: ``name``."""

    code = "heads.newer"
    message = N_(
        "The list of chain heads “{name}” was made by a newer version of ForumDesk. Update the program to read it."
    )


class HeadListBrokenError(DomainError):
    """Damaged or altered by hand. Values: ``name``, ``place`` of the first thing that does not fit."""

    code = "heads.broken"
    message = N_(
        "The list of chain heads “{name}” is damaged or was altered, first at {place}. Nothing was checked by it."
        " Ask for the list again."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDecision:
    """A sealed decision as a list names it; ``hash`` is whole, so that a printed code cannot be ground out."""

    number: int
    hash: str
    sealed_at: datetime
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedHead:
    """A head with the title of its meeting and the decisions sealed in its chain."""

    head: ChainHead
    title: LocalizedText
    decisions: tuple[ListedDecision, ...]
    signature: HeadSignature | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadList:
    """The heads of a register at a moment; one of each meeting and desk."""

    register_id: UUID
    made_at: datetime
    heads: tuple[ListedHead, ...]

    @property
    def expected_heads(self) -> tuple[ChainHead, ...]:
        """What `check_chains` has to find."""
        return tuple(listed.head for listed in self.heads)

    def decisions_of(self, beginning: str) -> tuple[tuple[ListedHead, ListedDecision], ...]:
        """Decisions whose hash begins so (hexadecimal, small letters)."""
        return tuple(
            (listed, decision)
            for listed in self.heads
            for decision in listed.decisions
            if decision.hash.startswith(beginning)
        )


def to_bytes(heads: HeadList) -> bytes:
    """The list as a file."""
    return canonical(
        {
            "format": FORMAT,
            "version": VERSION,
            "register": str(heads.register_id),
            "made_at": moment(heads.made_at),
            "heads": [_head_to_plain(listed) for listed in heads.heads],
        }
    )


def _head_to_plain(listed: ListedHead) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "meeting": str(listed.head.meeting_id),
        "title": listed.title.to_mapping(),
        "desk": listed.head.desk_id,
        "sequence": listed.head.sequence,
        "hash": listed.head.hash,
        "decisions": [
            {
                "number": decision.number,
                "hash": decision.hash,
                "sealed_at": moment(decision.sealed_at),
                "outcome": decision.outcome.value,
            }
            for decision in listed.decisions
        ],
    }
    if listed.signature is not None:
        signature = listed.signature
        plain["signature"] = {
            "key": signature.key,
            "signature": signature.signature,
            "signed_at": moment(signature.signed_at),
        }
    return plain


def from_bytes(data: bytes, *, name: str) -> HeadList:
    """Read a list from a file called ``name``, strictly: every member known, nothing left over.

    Raises NotAHeadListError, HeadListNewerError, HeadListBrokenError.
    """
    try:
        if len(data) > LARGEST:
            raise ValueError("too long")
        plain = json.loads(data.decode("utf-8"), object_pairs_hook=_pairs)
    except _TwiceError as error:
        raise HeadListBrokenError(name=name, place=str(error)) from error
    except (ValueError, RecursionError) as error:
        raise NotAHeadListError(name=name) from error
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise NotAHeadListError(name=name)
    version = plain.get("version")
    if type(version) is int and version > VERSION:
        raise HeadListNewerError(name=name)
    try:
        return _list(plain)
    except _UnfitError as error:
        raise HeadListBrokenError(name=name, place=str(error)) from error


class _UnfitError(Exception):
    """What stands at a place does not fit it; the message is the place."""


class _TwiceError(ValueError):
    """A member is named twice, so that readers would differ in what it says; the message is its name."""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for key, value in pairs:
        if key in members:
            raise _TwiceError(key)
        members[key] = value
    return members


def _list(plain: dict[str, Any]) -> HeadList:
    _members(plain, "", {"format", "version", "register", "made_at", "heads"})
    if type(version := plain["version"]) is not int or version != VERSION:
        raise _UnfitError("version")
    heads = _each(plain["heads"], "heads", _head)
    _once("heads", ((listed.head.meeting_id, listed.head.desk_id) for listed in heads))
    return HeadList(
        register_id=_identifier(plain["register"], "register"),
        made_at=_moment(plain["made_at"], "made_at"),
        heads=heads,
    )


def _head(plain: Any, place: str) -> ListedHead:
    names = {"meeting", "title", "desk", "sequence", "hash", "decisions"}
    _members(plain, place, names, {"signature"})
    head = ChainHead(
        meeting_id=MeetingId(_identifier(plain["meeting"], f"{place}.meeting")),
        desk_id=_text(plain["desk"], f"{place}.desk"),
        sequence=_number(plain["sequence"], f"{place}.sequence"),
        hash=_digits(plain["hash"], f"{place}.hash", _HASH),
    )
    decisions = _each(plain["decisions"], f"{place}.decisions", _decision)
    _once(f"{place}.decisions", (decision.hash for decision in decisions))
    if len(decisions) > head.sequence:
        raise _UnfitError(f"{place}.decisions")
    return ListedHead(
        head=head,
        title=_title(plain["title"], f"{place}.title"),
        decisions=decisions,
        signature=_signature(plain["signature"], f"{place}.signature", head)
        if "signature" in plain
        else None,
    )


def _decision(plain: Any, place: str) -> ListedDecision:
    _members(plain, place, {"number", "hash", "sealed_at", "outcome"})
    return ListedDecision(
        number=_number(plain["number"], f"{place}.number"),
        hash=_digits(plain["hash"], f"{place}.hash", _HASH),
        sealed_at=_moment(plain["sealed_at"], f"{place}.sealed_at"),
        outcome=_outcome(plain["outcome"], f"{place}.outcome"),
    )


def _signature(plain: Any, place: str, head: ChainHead) -> HeadSignature:
    _members(plain, place, {"key", "signature", "signed_at"})
    return HeadSignature(
        head=head,
        key=_digits(plain["key"], f"{place}.key", _HASH),
        signature=_digits(plain["signature"], f"{place}.signature", _SIGNATURE),
        signed_at=_moment(plain["signed_at"], f"{place}.signed_at"),
    )


def _title(value: Any, place: str) -> LocalizedText:
    _members(value, place, set(), set(Language))
    return LocalizedText.from_mapping({code: _text(text, f"{place}.{code}") for code, text in value.items()})


def _members(value: Any, place: str, needed: Iterable[str], allowed: Iterable[str] = ()) -> Mapping[str, Any]:
    """An object with all members that are needed and none that is not known."""
    if not isinstance(value, dict):
        raise _UnfitError(place)
    odd = (set(needed) - value.keys()) | (value.keys() - {*needed, *allowed})
    if odd:
        raise _UnfitError(f"{place}.{min(odd)}".lstrip("."))
    return value


def _each(value: Any, place: str, read: _Read[_Value]) -> tuple[_Value, ...]:
    if not isinstance(value, list):
        raise _UnfitError(place)
    return tuple(read(one, f"{place}[{number}]") for number, one in enumerate(value, 1))


def _once(place: str, keys: Iterable[object]) -> None:
    """Refuse what stands in a list twice."""
    seen: set[object] = set()
    for number, key in enumerate(keys, 1):
        if key in seen:
            raise _UnfitError(f"{place}[{number}]")
        seen.add(key)


def _text(value: Any, place: str) -> str:
    try:
        value.encode("utf-8")  # half a surrogate pair is no text
    except (AttributeError, UnicodeEncodeError) as error:
        raise _UnfitError(place) from error
    return str(value)


def _outcome(value: Any, place: str) -> Outcome:
    try:
        return Outcome(_text(value, place))
    except ValueError as error:
        raise _UnfitError(place) from error


def _number(value: Any, place: str) -> int:
    if type(value) is not int or not 1 <= value <= _LARGEST_NUMBER:
        raise _UnfitError(place)
    return value


def _digits(value: Any, place: str, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _UnfitError(place)
    return value


def _identifier(value: Any, place: str) -> UUID:
    try:
        found = UUID(_text(value, place))
    except ValueError as error:
        raise _UnfitError(place) from error
    if str(found) != value:
        raise _UnfitError(place)
    return found


def _moment(value: Any, place: str) -> datetime:
    try:
        return read_moment(_text(value, place))
    except ValueError as error:
        raise _UnfitError(place) from error
