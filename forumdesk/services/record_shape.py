"""Whether bytes are a sealed record of the final format: read before anything in them is believed.

A hash proves that bytes were not altered since; it does not prove that they ever were a record.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.decisions import AdoptionMode, Outcome, Voice
from forumdesk.domain.marks import from_plain as marks_from_plain
from forumdesk.domain.marks import to_plain as marks_to_plain
from forumdesk.domain.resolutions import DEEPEST, Part
from forumdesk.domain.texts import Language

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LARGEST = 2**31 - 1

Check = Callable[[Any], bool]


def is_whole(record: bytes) -> bool:
    """Whether ``record`` is canonical JSON with everything a sealed decision has, and its texts fit their hashes."""
    import rfc8785

    try:
        plain = json.loads(record)
        return rfc8785.dumps(plain) == record and _RECORD(plain)
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
        ZeroDivisionError,
    ):
        return False


def _object(**members: Check) -> Check:
    return lambda value: (
        isinstance(value, dict)
        and value.keys() == members.keys()
        and all(check(value[name]) for name, check in members.items())
    )


def _list(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _one_of(*values: object) -> Check:
    return lambda value: type(value) in {str, int} and value in values


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _LARGEST


def _identifier(value: Any) -> bool:
    return _text(value) and str(UUID(value)) == value


def _hash(value: Any) -> bool:
    return _text(value) and _HASH.fullmatch(value) is not None


def _moment(value: Any) -> bool:
    return _text(value) and _MOMENT.fullmatch(value) is not None and bool(datetime.fromisoformat(value))


def _day(value: Any) -> bool:
    return _text(value) and (value == "" or date.fromisoformat(value).isoformat() == value)


def _texts(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() <= set(Language) and all(map(_text, value.values()))


def _rules(value: Any) -> bool:
    return isinstance(value, dict) and BodyRules.from_plain(value).to_plain() == value


def _hashed(row: Mapping[str, Any]) -> bool:
    found = {code: hashlib.sha256(text.encode()).hexdigest() for code, text in row["text"].items()}
    return bool(found == row["sha256"])


def _marks(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() <= set(Language)
        and all(marks and marks_to_plain(marks_from_plain(marks)) == marks for marks in value.values())
    )


_PLAIN_ROW = {
    "id": _identifier,
    "part": _one_of(*map(str, Part)),
    "number": _text,
    "text": _texts,
    "sha256": lambda _: True,
}
_ADDED = {"level": _one_of(*range(2, DEEPEST + 1)), "marks": _marks}


def _row(value: Any) -> bool:
    """A paragraph; depth and emphasis are named only where there are any."""
    added = {name: check for name, check in _ADDED.items() if name in value}
    return _object(**_PLAIN_ROW, **added)(value)


_VOICE = _object(
    participant=_identifier,
    number=_count,
    country=_text,
    name_digest=_hash,
    voice=_one_of(*map(str, Voice), "missing"),
)
_COUNTS = (
    "entitled",
    "present",
    "needed",
    "voices_for",
    "against",
    "abstaining",
    "not_voting",
    "recused",
    "absent",
)
_RECORD = _object(
    format=_one_of("forumdesk.decision"),
    version=_one_of(1),
    decision=_object(
        id=_identifier,
        number=_count,
        mode=_one_of(*map(str, AdoptionMode)),
        outcome=_one_of(*map(str, Outcome)),
        whole=_flag,
        subject=_list(_identifier),
        opened_at=_moment,
        closed_at=_moment,
        recorded_by=_text,
    ),
    body=_object(id=_identifier, name=_texts, rules=_rules),
    meeting=_object(
        id=_identifier,
        number=_text,
        title=_texts,
        first_day=_day,
        last_day=_day,
        place=_texts,
        time_zone=_text,
    ),
    texts=_list(lambda row: _row(row) and _hashed(row)),
    counts=_object(**dict.fromkeys(_COUNTS, _count)),
    voices=_list(_VOICE),
    sealed_at=_moment,
    chain=_object(meeting=_identifier, desk=_text, sequence=_count, previous=_hash),
)
