"""A dossier for tests: an agenda, a decision, what was said to it, and a paper on the table."""

import hashlib
from datetime import UTC, datetime
from uuid import UUID

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.dossier_sheets import (
    RECORD,
    SIGNATURES,
    STATEMENTS,
    Annex,
    DossierPart,
    DossierSheet,
    HeadSigned,
    SealedChain,
    SealedLine,
    StatementOfDecision,
)
from tests.builders_meeting_sheets import meeting_sheet
from tests.builders_minutes_sheets import recorded_decision, vote_sheet

MADE_AT = datetime(2025, 10, 16, 12, 30, tzinfo=UTC)
RECORDS = b'{"a":1}\n{"b":2}\n'
PAPER = "Ескертпе".encode() * 100
_HASHES = [hashlib.sha256(line).hexdigest() for line in RECORDS.splitlines()]


def dossier_sheet() -> DossierSheet:
    """Every part that only a dossier has, an agenda and a vote sheet."""
    agenda = meeting_sheet()
    decision = recorded_decision(texts=(), voices=(), statements=())
    said = recorded_decision().statements
    return DossierSheet(
        body=agenda.body,
        meeting=agenda.meeting,
        first_day=agenda.first_day,
        last_day=agenda.last_day,
        place=agenda.place,
        languages=tuple(Language),
        made_at=MADE_AT,
        time_zone=agenda.time_zone,
        parts=(
            DossierPart(document="agenda", languages=tuple(Language)),
            DossierPart(document="vote_sheet", decision=3),
            *([DossierPart(document=STATEMENTS)] if said else []),
            DossierPart(document=SIGNATURES),
            DossierPart(document=RECORD),
        ),
        fetch=lambda part: agenda if part.document == "agenda" else vote_sheet(),
        records=lambda: RECORDS,
        annexes=(
            Annex(
                number=1,
                id=UUID(int=1),
                name="Ескертпе.txt",
                media_type="text/plain",
                size=len(PAPER),
                sha256=hashlib.sha256(PAPER).hexdigest(),
                fetch=lambda: PAPER,
                label="2.",
                item=LocalizedText.everywhere("Пленарлық отырыс"),
            ),
        ),
        chains=(
            SealedChain(
                desk="desk-1",
                lines=(
                    SealedLine(place=1, decision=3, shown=decision, sealed_at=MADE_AT, hash=_HASHES[0]),
                    SealedLine(place=2, decision=3, shown=None, sealed_at=MADE_AT, hash=_HASHES[1]),
                ),
            ),
        ),
        heads_signed=(HeadSigned(fingerprint="AB12-CD34", signed_at=MADE_AT, place=2, hash=_HASHES[1]),),
        statements=tuple(StatementOfDecision(decision=3, statement=one) for one in said),
    )
