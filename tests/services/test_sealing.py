import hashlib
import json
import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.canonical import canonical, moment
from forumdesk.services.desk import Desk
from forumdesk.services.register import Register
from forumdesk.services.sealing import NO_PREVIOUS
from tests.builders import DESK, NOON, FixedClock, by_sql, registers

# What our records are made of: ASCII keys, texts, small whole numbers, no fractions.
BODIES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**31), 2**31) | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1), inner, max_size=4)
    ),
)


def records(register: Register) -> list[tuple[int, str, str, bytes]]:
    connection = sqlite3.connect(register.path)
    found = connection.execute(
        "SELECT sequence, hash, previous_hash, record FROM sealed_record ORDER BY sequence"
    )
    rows = found.fetchall()
    connection.close()
    return rows


def one_by_one(register: Register, meeting_id: MeetingId) -> None:
    for one in register.resolutions.text(meeting_id).recommendations():
        register.decisions.adopt_unanimously(meeting_id, [one.id])


@given(BODIES)
def test_canonical_bytes_are_compact_json_with_sorted_keys(body: Any) -> None:
    plain = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert canonical(body) == plain.encode("utf-8")


def test_moments_are_written_in_utc_to_the_microsecond() -> None:
    at = datetime(2024, 10, 17, 12, 0, 0, 5, tzinfo=timezone(timedelta(hours=5)))

    assert moment(at) == "2024-10-17T07:00:00.000005Z"
    assert datetime.fromisoformat(moment(at)) == at.astimezone(UTC)


def test_a_record_holds_everything_that_was_decided(register: Register, meeting_id: MeetingId) -> None:
    decision = register.decisions.adopt_unanimously(meeting_id)

    ((_, _, _, record),) = records(register)
    body = json.loads(record)
    text = register.resolutions.text(meeting_id)
    assert sorted(body) == [
        "body", "chain", "counts", "decision", "format", "meeting", "sealed_at", "texts", "version", "voices",
    ]  # fmt: skip
    assert (body["format"], body["version"]) == ("forumdesk.decision", 1)
    assert body["decision"] == {
        "id": str(decision.id),
        "number": 1,
        "mode": "unanimous",
        "outcome": "adopted",
        "whole": True,
        "subject": [str(one.id) for one in text.recommendations()],
        "opened_at": moment(decision.recorded_at),
        "closed_at": moment(decision.recorded_at),
        "recorded_by": DESK.name,
    }
    assert [(one["id"], one["number"], one["text"]) for one in body["texts"]] == [
        (str(one.row.id), one.number, one.row.text.to_mapping()) for one in text.numbered()
    ]
    for one in body["texts"]:
        assert one["sha256"] == {
            code: hashlib.sha256(text.encode()).hexdigest() for code, text in one["text"].items()
        }
    assert body["counts"] == {
        "entitled": 3, "present": 3, "needed": 2, "voices_for": 3,
        "against": 0, "abstaining": 0, "not_voting": 0, "recused": 0, "absent": 0,
    }  # fmt: skip
    assert [voice["voice"] for voice in body["voices"]] == ["for"] * 3
    assert body["chain"] == {
        "meeting": str(meeting_id),
        "desk": DESK.id,
        "sequence": 1,
        "previous": NO_PREVIOUS,
    }
    assert "Әлиев" not in record.decode()


def test_a_name_beside_the_record_proves_its_digest(register: Register, meeting_id: MeetingId) -> None:
    register.decisions.adopt_unanimously(meeting_id)

    ((_, _, _, record),) = records(register)
    connection = sqlite3.connect(register.path)
    ((beside_it,),) = connection.execute("SELECT persons FROM decision").fetchall()
    connection.close()
    persons = json.loads(beside_it)
    for voice in json.loads(record)["voices"]:
        beside = persons[voice["participant"]]
        data = bytes.fromhex(beside["salt"]) + canonical(beside["name"])
        assert voice["name_digest"] == hashlib.sha256(data).hexdigest()


def test_records_are_chained_by_their_hashes(register: Register, meeting_id: MeetingId) -> None:
    one_by_one(register, meeting_id)

    first, second = records(register)
    for sequence, digest, previous, record in (first, second):
        assert digest == hashlib.sha256(record).hexdigest()
        assert canonical(json.loads(record)) == record
        assert json.loads(record)["chain"]["sequence"] == sequence
        assert json.loads(record)["chain"]["previous"] == previous
    assert (first[2], second[2]) == (NO_PREVIOUS, first[1])
    verdict = register.verification.verify(meeting_id)
    assert (verdict.holds, verdict.records, verdict.head, verdict.first_break) == (True, 2, second[1], "")


def test_each_desk_has_a_chain_of_its_own(register: Register, meeting_id: MeetingId) -> None:
    first, second = register.resolutions.text(meeting_id).recommendations()
    register.decisions.adopt_unanimously(meeting_id, [first.id])
    later = FixedClock(now=NOON + timedelta(hours=1))
    with registers(later, desk=Desk(id="desk-2", name="Second desk")).open(register.path) as other:
        decision = other.decisions.adopt_unanimously(meeting_id, [second.id])

    assert (decision.number, decision.sequence) == (2, 1)
    assert register.verification.verify(meeting_id).holds


def test_without_records_everything_holds(register: Register, meeting_id: MeetingId) -> None:
    verdict = register.verification.verify(meeting_id)

    assert (verdict.holds, verdict.records, verdict.head) == (True, 0, "")


ALTERATIONS = {
    "a letter of a text": "record = CAST(replace(CAST(record AS TEXT), 'in English', 'in english') AS BLOB)",
    "a byte that makes it no JSON": "record = CAST('{' AS BLOB)",
    "a byte that makes it no text": "record = x'FF'",
    "the hash": "hash = '" + "a" * 64 + "'",
    "the desk": "desk_id = 'desk-9'",
    "the order": "sequence = sequence + 10",
}


@pytest.mark.parametrize("alteration", ALTERATIONS)
@pytest.mark.parametrize("sequence", [1, 2])
def test_whatever_is_altered_in_a_chain_is_found(
    register: Register, meeting_id: MeetingId, alteration: str, sequence: int
) -> None:
    one_by_one(register, meeting_id)
    change = ALTERATIONS[alteration]

    by_sql(register.path, f"UPDATE sealed_record SET {change} WHERE sequence = ?", sequence)

    verdict = register.verification.verify(meeting_id)
    assert not verdict.holds
    assert verdict.first_break == (
        "desk-9:1" if (alteration, sequence) == ("the desk", 2) else f"{DESK.id}:{sequence}"
    )


def test_a_record_forged_with_its_hash_breaks_the_chain_after_it(
    register: Register, meeting_id: MeetingId
) -> None:
    one_by_one(register, meeting_id)
    (_, _, _, record), _ = records(register)
    forged = record.replace(b'"recorded_by":"', b'"recorded_by":"another ')

    by_sql(
        register.path,
        "UPDATE sealed_record SET record = ?, hash = ? WHERE sequence = 1",
        forged,
        hashlib.sha256(forged).hexdigest(),
    )

    verdict = register.verification.verify(meeting_id)
    assert (verdict.holds, verdict.first_break) == (False, f"{DESK.id}:2")


def test_a_record_taken_out_of_the_middle_is_missed(register: Register, meeting_id: MeetingId) -> None:
    one_by_one(register, meeting_id)

    by_sql(register.path, "DELETE FROM sealed_record WHERE sequence = 1")

    assert not register.verification.verify(meeting_id).holds
