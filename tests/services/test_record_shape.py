"""A hash proves that bytes were not altered; whether they are a record is asked first."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.canonical import canonical
from forumdesk.services.record_shape import is_whole
from forumdesk.services.register import Register


@pytest.fixture
def record(register: Register, meeting_id: MeetingId) -> bytes:
    """A sealed record."""
    register.decisions.adopt_unanimously(meeting_id)
    return register.packages.package(meeting_id).decisions[0].record


def test_what_was_sealed_is_whole(record: bytes) -> None:
    assert is_whole(record)


@pytest.mark.parametrize(
    "forged", [b"", b"null", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"chain": NaN}', b"1" * 5000]
)
def test_other_bytes_are_none(forged: bytes) -> None:
    assert not is_whole(forged)


def test_the_same_in_other_bytes_is_none(record: bytes) -> None:
    assert not is_whole(json.dumps(json.loads(record), indent=1).encode())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["format"], "another"),
        (["version"], 2),
        (["version"], True),
        (["body"], None),
        (["body", "rules"], {}),
        (["body", "name"], {"de": "x"}),
        (["meeting"], None),
        (["meeting", "title"], {"en": ["x"]}),
        (["meeting", "first_day"], "nope"),
        (["decision", "number"], "1"),
        (["decision", "whole"], "yes"),
        (["decision", "mode"], "by lot"),
        (["decision", "closed_at"], "2024-10-17T10:00:00"),
        (["decision", "subject"], "all"),
        (["counts", "voices_for"], -1),
        (["counts", "voices_for"], 2**31),
        (["counts", "extra"], 1),
        (["texts"], None),
        (["texts", 0, "part"], "footnote"),
        (["texts", 0, "text"], {"kk": 5}),
        (["texts", 0, "text"], {"kk": "not the text of this hash"}),
        (["voices", 0, "voice"], "loudly"),
        (["chain", "desk"], {"a": 1}),
        (["chain", "previous"], "0"),
        (["sealed_at"], "2024-10-17T10:00:00.000000"),
    ],
)
def test_a_record_with_a_strange_member_is_none(
    record: bytes, path: Sequence[str | int], value: object
) -> None:
    plain = json.loads(record)
    target: Any = plain
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value

    assert not is_whole(canonical(plain))
