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
from forumdesk.domain.marks import from_plain as marks_from_plain
from forumdesk.domain.marks import to_plain as marks_to_plain
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.resolutions import DEEPEST, Part
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language
from forumdesk.domain.voices import Voice

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LARGEST = 2**31 - 1

Check = Callable[[Any], bool]


def is_whole(record: bytes) -> bool:
    """Whether ``record`` is canonical JSON with everything a sealed record has, and its texts fit their hashes."""
    import rfc8785

    try:
        plain = json.loads(record)
        return rfc8785.dumps(plain) == record and _SHAPES[plain["format"]](plain)
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


class _maybe:  # noqa: N801 - reads as the word it is
    """A member that is named only where there is something to say."""

    def __init__(self, check: Check) -> None:
        self.check = check

    def __call__(self, value: Any) -> bool:
        return self.check(value)


def _object(**members: Check) -> Check:
    required = {name for name, check in members.items() if not isinstance(check, _maybe)}
    return lambda value: (
        isinstance(value, dict)
        and required <= value.keys() <= members.keys()
        and all(members[name](one) for name, one in value.items())
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


_ROW = _object(
    id=_identifier,
    part=_one_of(*map(str, Part)),
    number=_text,
    text=_texts,
    sha256=lambda _: True,
    level=_maybe(_one_of(*range(2, DEEPEST + 1))),
    marks=_maybe(_marks),
)
_PERSON = {"id": _identifier, "name_digest": _hash}
_VOICE = _object(
    participant=_identifier,
    number=_count,
    country=_text,
    name_digest=_hash,
    voice=_one_of(*map(str, Voice), "missing"),
    delegation=_maybe(_object(id=_identifier, name=_texts)),
    by=_maybe(_identifier),
    remote=_maybe(lambda value: value is True),
    accredited=_maybe(_flag),
    returned_at=_maybe(_moment),
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
_CHAIN = _object(meeting=_identifier, desk=_text, sequence=_count, previous=_hash)
_DECISION = _object(
    id=_identifier,
    number=_count,
    mode=_one_of(*map(str, AdoptionMode)),
    outcome=_one_of(*map(str, Outcome)),
    whole=_flag,
    subject=_list(_identifier),
    opened_at=_moment,
    closed_at=_moment,
    recorded_by=_text,
    item=_maybe(_object(id=_identifier, number=_text, title=_texts)),
    question=_maybe(_texts),
    annuls=_maybe(_object(id=_identifier, number=_count, hash=_hash)),
    sentence=_maybe(_texts),
    second_by=_maybe(_text),
    clock_behind=_maybe(_count),
)
_ELECTION = _object(
    seats=_count,
    round=_count,
    after=lambda value: value == "" or _identifier(value),
    candidates=_list(_object(**_PERSON, votes=_count, elected=_flag)),
)
_CIRCULATION = _object(
    deadline=_moment,
    time_zone=_text,
    circulated_at=lambda value: value == "" or _moment(value),
    draft=_count,
    objections=_list(_object(**_PERSON, received_at=_moment, late=_flag)),
)
_RECORD = _object(
    format=_one_of("forumdesk.decision"),
    version=_one_of(1),
    decision=_DECISION,
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
    texts=_list(lambda row: _ROW(row) and _hashed(row)),
    counts=_object(**dict.fromkeys(_COUNTS, _count)),
    voices=_list(_VOICE),
    majority=_maybe(_object(needed=_count, by_chair=_flag)),
    ballots=_maybe(_object(issued=_count, returned=_count, spoilt=_count)),
    commission=_maybe(_list(_object(**_PERSON))),
    election=_maybe(_ELECTION),
    circulation=_maybe(_CIRCULATION),
    sealed_at=_moment,
    chain=_CHAIN,
)
_STATEMENT = _object(
    format=_one_of("forumdesk.statement"),
    version=_one_of(1),
    statement=_object(
        id=_identifier,
        number=_count,
        kind=_one_of(*map(str, StatementKind)),
        decision=_identifier,
        decision_hash=_hash,
        author=_texts,
        text=_texts,
        made_at=_moment,
        recorded_by=_text,
        voice=_maybe(_one_of(*map(str, Voice))),
    ),
    sealed_at=_moment,
    chain=_CHAIN,
)
_SHAPES = {"forumdesk.decision": _RECORD, "forumdesk.statement": _STATEMENT}
