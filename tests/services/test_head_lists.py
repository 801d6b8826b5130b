import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.heads import ChainHead, HeadSignature
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import Outcome
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.canonical import canonical
from forumdesk.services.head_lists import (
    HeadList,
    HeadListBrokenError,
    HeadListNewerError,
    ListedDecision,
    ListedHead,
    NotAHeadListError,
    from_bytes,
    to_bytes,
)
from tests.builders import NOON, number

NAME = "а.heads.json"
HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
NUMBERS = st.integers(1, 2**31 - 1)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@st.composite
def listed(draw: st.DrawFn) -> ListedHead:
    head = ChainHead(
        meeting_id=MeetingId(draw(st.uuids())),
        desk_id=draw(TEXTS),
        sequence=draw(st.integers(3, 2**31 - 1)),
        hash=draw(HASHES),
    )
    decision = st.builds(
        ListedDecision, number=NUMBERS, hash=HASHES, sealed_at=MOMENTS, outcome=st.sampled_from(Outcome)
    )
    signature = st.builds(
        HeadSignature,
        head=st.just(head),
        key=HASHES,
        signature=st.tuples(HASHES, HASHES).map("".join),
        signed_at=MOMENTS,
    )
    return ListedHead(
        head=head,
        title=draw(st.builds(LocalizedText, kk=TEXTS, ru=st.just("") | TEXTS, en=st.just(""))),
        decisions=tuple(draw(st.lists(decision, max_size=3, unique_by=lambda one: one.hash))),
        signature=draw(st.none() | signature),
    )


LISTS = st.builds(
    HeadList,
    register_id=st.uuids(),
    made_at=MOMENTS,
    heads=st.lists(listed(), max_size=3, unique_by=lambda one: (one.head.meeting_id, one.head.desk_id)).map(
        tuple
    ),
)


def decision(n: int) -> ListedDecision:
    return ListedDecision(number=n, hash=f"{n:x}" * 64, sealed_at=NOON, outcome=Outcome.ADOPTED)


def head(n: int, *, signed: bool = False) -> ListedHead:
    at = ChainHead(meeting_id=MeetingId(number(n)), desk_id="desk-1", sequence=2, hash=f"{n:x}" * 64)
    signature = HeadSignature(head=at, key="0a" * 32, signature="0b" * 64, signed_at=NOON)
    return ListedHead(
        head=at,
        title=LocalizedText(kk="Форум", en="Forum"),
        decisions=(decision(n), decision(n + 1)),
        signature=signature if signed else None,
    )


LIST = HeadList(register_id=number(1), made_at=NOON, heads=(head(3, signed=True), head(5)))


@given(LISTS)
def test_what_is_written_is_read_equal(heads: HeadList) -> None:
    data = to_bytes(heads)

    assert from_bytes(data, name=NAME) == heads
    assert canonical(json.loads(data)) == data


def test_the_format_is_final() -> None:
    plain = json.loads(to_bytes(LIST))

    assert plain == {
        "format": "forumdesk.heads",
        "version": 1,
        "register": str(number(1)),
        "made_at": "2024-10-17T12:00:00.000000Z",
        "heads": [
            {
                "meeting": str(number(n)),
                "title": {"kk": "Форум", "en": "Forum"},
                "desk": "desk-1",
                "sequence": 2,
                "hash": f"{n}" * 64,
                "decisions": [
                    {
                        "number": m,
                        "hash": f"{m}" * 64,
                        "sealed_at": "2024-10-17T12:00:00.000000Z",
                        "outcome": "adopted",
                    }
                    for m in (n, n + 1)
                ],
                **more,
            }
            for n, more in (
                (
                    3,
                    {
                        "signature": {
                            "key": "0a" * 32,
                            "signature": "0b" * 64,
                            "signed_at": "2024-10-17T12:00:00.000000Z",
                        }
                    },
                ),
                (5, {}),
            )
        ],
    }


def test_a_decision_is_found_by_the_beginning_of_its_hash() -> None:
    assert [(one.head.meeting_id, it.number) for one, it in LIST.decisions_of("4444aaaa"[:4])] == [
        (number(3), 4)
    ]
    assert LIST.decisions_of("4" * 65) == ()
    assert LIST.expected_heads == (LIST.heads[0].head, LIST.heads[1].head)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"1", b"\xff", b"[" * 100_000, b"{}", b'{"format":"forumdesk.decision"}', b"%PDF-1.7",
     b" " * (64 * 2**20) + b"{}"],
    ids=lambda data: repr(data[:20]),
)  # fmt: skip
def test_another_file_is_no_list(data: bytes) -> None:
    with pytest.raises(NotAHeadListError) as refusal:
        from_bytes(data, name=NAME)

    assert NAME in str(refusal.value)


def test_a_list_of_a_newer_program_is_told() -> None:
    with pytest.raises(HeadListNewerError):
        from_bytes(b'{"format":"forumdesk.heads","version":2,"more":1}', name=NAME)


Change = Callable[[dict[str, Any]], object]
BROKEN: dict[str, Change] = {
    "version": lambda plain: plain.update(version=True),
    "more": lambda plain: plain.update(more=1),
    "made_at": lambda plain: plain.pop("made_at"),
    "register": lambda plain: plain.update(register=str(number(1)).upper().replace("-", "")),
    "heads": lambda plain: plain.update(heads={}),
    "heads[1]": lambda plain: plain["heads"].insert(0, 5),
    "heads[3]": lambda plain: plain["heads"].append(plain["heads"][0]),
    "heads[2].desk": lambda plain: plain["heads"][1].update(desk=5),
    "heads[1].meeting": lambda plain: plain["heads"][0].update(meeting="5"),
    "heads[1].sequence": lambda plain: plain["heads"][0].update(sequence=0),
    "heads[2].sequence": lambda plain: plain["heads"][1].update(sequence=2.5),
    "heads[1].hash": lambda plain: plain["heads"][0].update(hash="A" * 64),
    "heads[2].hash": lambda plain: plain["heads"][1].update(hash="a" * 64 + "\n"),
    "heads[1].title": lambda plain: plain["heads"][0].update(title="Форум"),
    "heads[1].title.de": lambda plain: plain["heads"][0]["title"].update(de="Forum"),
    "heads[1].title.kk": lambda plain: plain["heads"][0]["title"].update(kk=None),
    "heads[1].decisions": lambda plain: plain["heads"][0]["decisions"].append(
        {**plain["heads"][0]["decisions"][0], "hash": "c" * 64}
    ),
    "heads[2].decisions[2]": lambda plain: plain["heads"][1]["decisions"].__setitem__(
        1, plain["heads"][1]["decisions"][0]
    ),
    "heads[2].decisions[1].outcome": lambda plain: plain["heads"][1]["decisions"][0].update(outcome="won"),
    "heads[2].decisions[1].number": lambda plain: plain["heads"][1]["decisions"][0].update(number="1"),
    "heads[2].decisions[1].sealed_at": lambda plain: plain["heads"][1]["decisions"][0].update(
        sealed_at="2024-10-17"
    ),
    "heads[1].signature.key": lambda plain: plain["heads"][0]["signature"].update(key="0a"),
    "heads[1].signature.signature": lambda plain: plain["heads"][0]["signature"].pop("signature"),
    "heads[2].signature": lambda plain: plain["heads"][1].update(signature=None),
}


@pytest.mark.parametrize("place", BROKEN)
def test_what_does_not_fit_is_refused_by_its_place(place: str) -> None:
    plain = json.loads(to_bytes(LIST))
    BROKEN[place](plain)

    with pytest.raises(HeadListBrokenError) as refusal:
        from_bytes(json.dumps(plain).encode(), name=NAME)

    assert refusal.value.values == {"name": NAME, "place": place}


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        (b'"made_at":', b'"made_at":"2024-10-17T12:00:00.000000Z","made_at":', "made_at"),
        ('"kk":"Форум"'.encode(), b'"kk":"\\ud800"', "heads[1].title.kk"),
        (b'"sequence":2', b'"sequence":NaN', "heads[1].sequence"),
        (b'"sequence":2', b'"sequence":1e400', "heads[1].sequence"),
    ],
)
def test_json_that_readers_understand_differently_is_refused(before: bytes, after: bytes, place: str) -> None:
    with pytest.raises(HeadListBrokenError) as refusal:
        from_bytes(to_bytes(LIST).replace(before, after, 1), name=NAME)

    assert refusal.value.values["place"] == place


@given(st.data())
def test_one_byte_changed_is_refused_or_says_something_else(data: st.DataObject) -> None:
    whole = to_bytes(LIST)
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != whole[at]))

    try:
        found = from_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :], name=NAME)
    except (HeadListBrokenError, NotAHeadListError, HeadListNewerError):
        return
    assert found != LIST
