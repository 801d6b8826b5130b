"""Chain and index of 100,000 decisions verified together, against hashing the same bytes as SQLite gives them.

Each is a decision on one recommendation by three voices, with its row of the index and the names beside it.
"""

import json
import sqlite3
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from sqlalchemy import insert

from forumdesk.domain.identifiers import DecisionId, MeetingId, new_uuid
from forumdesk.domain.texts import Language
from forumdesk.services import sealing
from forumdesk.services.canonical import compact
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from forumdesk.storage.repositories.decisions import RecordedDecision, RecordKind
from forumdesk.storage.rows.decisions import DecisionRow, SealedRecordRow
from forumdesk.storage.work import UnitOfWork
from tests.benchmarks._register import folder
from tests.builders import NOON, FixedClock, people, registers, resolution

TITLE = "chain and index of 100,000 decisions"
LIMIT = 10.0
TURNS = 5
RECORDS = 100_000
PART = 5_000


def ours() -> Callable[[], object]:
    """Verify the register."""
    register = registers(FixedClock()).open(decided())

    def act() -> None:
        verdict = register.verification.verify()
        assert verdict.holds
        assert verdict.records == RECORDS

    return act


def base() -> Callable[[], object]:
    """The hashes alone."""
    connection = sqlite3.connect(decided())

    def act() -> None:
        for (record,) in connection.execute("SELECT record FROM sealed_record"):
            sha256(record)

    return act


@lru_cache(maxsize=1)
def decided() -> Path:
    """A register in which the same recommendation was decided again and again, as no program would let anybody."""
    path = folder() / "decided.forumdesk"
    with registers(FixedClock()).create(path) as register:
        meeting_id: MeetingId | None = None
        for language in Language:
            meeting_id = register.importer.resolution(resolution(language), meeting_id).meeting_id
        assert meeting_id is not None
        register.importer.participants(people(), meeting_id)
        _decide(register, meeting_id)
    return path


def _decide(register: Register, meeting_id: MeetingId) -> None:
    first = register.resolutions.text(meeting_id).recommendations()[0]
    decision = register.decisions.record(meeting_id, Motion(on=[first.id]))
    database = register.decisions._deeds.database
    with database.unit_of_work() as work:
        pattern = work.decisions.get(decision.id)
        work.decisions.remove(decision.id)
        head: tuple[int, str] | None = None
        for begin in range(1, RECORDS + 1, PART):
            head = _part(work, pattern, meeting_id, head, begin)


def _part(
    work: UnitOfWork,
    pattern: RecordedDecision,
    meeting_id: MeetingId,
    head: tuple[int, str] | None,
    begin: int,
) -> tuple[int, str] | None:
    content = json.loads(pattern.content)
    columns = work.decisions.to_columns(pattern)
    rows, links = [], []
    for number in range(begin, begin + PART):
        decision_id = DecisionId(new_uuid(NOON))
        content["decision"].update(id=str(decision_id), number=number)
        link = sealing.sealed(
            compact(content),
            identifier=decision_id,
            kind=RecordKind.DECISION,
            decision_id=decision_id,
            meeting_id=meeting_id,
            desk_id="desk-1",
            head=head,
            at=NOON,
        )
        head = (link.sequence, link.hash)
        rows.append({**columns, "id": decision_id, "number": number, "content": b""})
        links.append({name: getattr(link, name) for name in link.__slots__})
    session = work.decisions._session
    session.execute(insert(DecisionRow), rows)
    session.execute(insert(SealedRecordRow), links)
    return head
