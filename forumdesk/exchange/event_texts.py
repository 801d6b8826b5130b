"""What belongs to a text, as JSON of an event package and back: rows, amendments, drafts, comments, dismissals."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from forumdesk.domain.amendments import Amendment, AmendmentKind, AmendmentState, Origin
from forumdesk.domain.consultations import Comment, Consultation, ConsultationKind, Draft, Verdict
from forumdesk.domain.findings import Dismissal
from forumdesk.domain.identifiers import (
    AmendmentId,
    CommentId,
    ConsultationId,
    DelegationId,
    DismissalId,
    DraftId,
    MeetingId,
    RowId,
)
from forumdesk.domain.resolutions import NumberedRow, Numbering, Part, Row, Standing
from forumdesk.domain.text_plain import row_from_plain, row_to_plain
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.event_values import Json, moment_to_json
from forumdesk.services.meetings import check_time_zone

_REPLACED = {AmendmentState.REPLACED, AmendmentState.MERGED}
_NO_HASH = "0" * 12
"""What no text says: followed by a text that was stale before hashes were kept."""


def row_to_json(row: Row) -> Json:
    """A paragraph with what is known of its texts; a language without a standing is checked and unmarked."""
    return {"level": row.level, "standings": {}, **row_to_plain(row)}


def row_from_json(json: Json) -> Row:
    """The reverse of :func:`row_to_json`; ValueError for marks beyond their text, and a text that follows itself."""
    row = row_from_plain(json)
    for language, standing in row.standings.items():
        if language in standing.follows:
            raise ValueError("a text that follows itself")
        if any(mark.end > len(row.text.get(language)) for mark in standing.marks):
            raise ValueError("marks beyond the end of the text")
    # A standing that says nothing is not kept by registers: the same package again would differ.
    told = {language: standing for language, standing in row.standings.items() if standing != Standing()}
    return replace(row, standings=told)


def amendment_to_json(amendment: Amendment) -> Json:
    """An amendment."""
    return {
        "id": str(amendment.id),
        "number": amendment.number,
        "kind": amendment.kind.value,
        "row": _reference(amendment.row_id),
        "part": amendment.part.value,
        "level": amendment.level,
        "base": amendment.base.to_mapping(),
        "text": amendment.text.to_mapping(),
        "proposer": amendment.proposer.to_mapping(),
        "delegation": _reference(amendment.delegation_id),
        "reason": amendment.reason,
        "origin": amendment.origin.value,
        "proposed_at": moment_to_json(amendment.proposed_at),
        "state": amendment.state.value,
        "decided_at": _moment_or_none(amendment.decided_at),
        "note": amendment.note,
        "into": _reference(amendment.into),
        "result": _reference(amendment.result_id),
        "place": amendment.place,
    }


def amendment_from_json(json: Json, meeting_id: MeetingId) -> Amendment:
    """The reverse of :func:`amendment_to_json`; ValueError for a change of no row, or a state told halfway."""
    kind, state = AmendmentKind(json["kind"]), AmendmentState(json["state"])
    if json["row"] is None and kind is not AmendmentKind.INSERT:
        raise ValueError("a change of no row")
    if (json["decided_at"] is None) is not (state is AmendmentState.PROPOSED):
        raise ValueError("decided without a moment, or open with one")
    if (json["into"] is not None) is not (state in _REPLACED):
        raise ValueError("another took its place, and it is not told which")
    return Amendment(
        id=AmendmentId(UUID(json["id"])),
        meeting_id=meeting_id,
        number=int(json["number"]),
        kind=kind,
        row_id=RowId(UUID(json["row"])) if json["row"] else None,
        part=Part(json["part"]),
        level=int(json["level"]),
        base=LocalizedText.from_mapping(json["base"]),
        text=LocalizedText.from_mapping(json["text"]),
        proposer=LocalizedText.from_mapping(json["proposer"]),
        delegation_id=_delegation(json),
        reason=json["reason"],
        origin=Origin(json["origin"]),
        proposed_at=datetime.fromisoformat(json["proposed_at"]),
        state=state,
        decided_at=_moment_of(json["decided_at"]),
        note=json["note"],
        into=AmendmentId(UUID(json["into"])) if json["into"] else None,
        result_id=RowId(UUID(json["result"])) if json["result"] else None,
        place=int(json["place"]),
    )


def draft_to_json(draft: Draft) -> Json:
    """A draft with its rows as they read and were numbered when it was given out."""
    return {
        "id": str(draft.id),
        "number": draft.number,
        "issued_at": moment_to_json(draft.issued_at),
        "numbering": draft.numbering.value,
        "note": draft.note,
        "rows": [
            {**row_to_json(one.row), "number": one.number, "reference": one.reference} for one in draft.rows
        ],
    }


def draft_from_json(json: Json, meeting_id: MeetingId) -> Draft:
    """The reverse of :func:`draft_to_json`; ValueError as of :func:`row_from_json`, and for a row twice."""
    rows = tuple(
        NumberedRow(row=row_from_json(one), number=one["number"], reference=one["reference"])
        for one in json["rows"]
    )
    if len({one.row.id for one in rows}) != len(rows):
        raise ValueError("a row that occurs twice")
    return Draft(
        id=DraftId(UUID(json["id"])),
        meeting_id=meeting_id,
        number=int(json["number"]),
        issued_at=datetime.fromisoformat(json["issued_at"]),
        rows=rows,
        numbering=Numbering(json["numbering"]),
        note=json["note"],
    )


def consultation_to_json(consultation: Consultation) -> Json:
    """A consultation on a draft."""
    return {
        "id": str(consultation.id),
        "draft": str(consultation.draft_id),
        "kind": consultation.kind.value,
        "opened_at": moment_to_json(consultation.opened_at),
        "deadline": moment_to_json(consultation.deadline),
        "time_zone": consultation.time_zone,
        "closed_at": _moment_or_none(consultation.closed_at),
    }


def consultation_from_json(json: Json, meeting_id: MeetingId) -> Consultation:
    """The reverse of :func:`consultation_to_json`; TimeZoneUnknownError for an unknown time zone.

    ValueError for a deadline that cannot be told in it.
    """
    check_time_zone(json["time_zone"])
    deadline = datetime.fromisoformat(json["deadline"])
    try:
        deadline.astimezone(ZoneInfo(json["time_zone"]))
    except OverflowError as error:
        raise ValueError("beyond the calendar") from error
    return Consultation(
        id=ConsultationId(UUID(json["id"])),
        meeting_id=meeting_id,
        draft_id=DraftId(UUID(json["draft"])),
        kind=ConsultationKind(json["kind"]),
        opened_at=datetime.fromisoformat(json["opened_at"]),
        deadline=deadline,
        time_zone=json["time_zone"],
        closed_at=_moment_of(json["closed_at"]),
    )


def comment_to_json(comment: Comment) -> Json:
    """A comment with what became of it."""
    return {
        "id": str(comment.id),
        "consultation": str(comment.consultation_id),
        "number": comment.number,
        "author": comment.author,
        "delegation": _reference(comment.delegation_id),
        "row": _reference(comment.row_id),
        "language": comment.language.value if comment.language else None,
        "text": comment.text,
        "proposal": comment.proposal,
        "received_at": moment_to_json(comment.received_at),
        "verdict": comment.verdict.value,
        "reason": comment.reason,
        "decided_at": _moment_or_none(comment.decided_at),
        "amendment": _reference(comment.amendment_id),
    }


def comment_from_json(json: Json, meeting_id: MeetingId) -> Comment:
    """The reverse of :func:`comment_to_json`; ValueError for a verdict without its moment, or the reverse."""
    verdict = Verdict(json["verdict"])
    if (json["decided_at"] is None) is not (verdict is Verdict.OPEN):
        raise ValueError("judged without a moment, or open with one")
    return Comment(
        id=CommentId(UUID(json["id"])),
        meeting_id=meeting_id,
        consultation_id=ConsultationId(UUID(json["consultation"])),
        number=int(json["number"]),
        author=json["author"],
        delegation_id=_delegation(json),
        row_id=RowId(UUID(json["row"])) if json["row"] else None,
        language=Language(json["language"]) if json["language"] else None,
        text=json["text"],
        proposal=json["proposal"],
        received_at=datetime.fromisoformat(json["received_at"]),
        verdict=verdict,
        reason=json["reason"],
        decided_at=_moment_of(json["decided_at"]),
        amendment_id=AmendmentId(UUID(json["amendment"])) if json["amendment"] else None,
    )


def dismissal_to_json(dismissal: Dismissal) -> Json:
    """A finding that somebody let stand."""
    return {
        "id": str(dismissal.id),
        "row": str(dismissal.row_id),
        "language": dismissal.language.value,
        "code": dismissal.code,
        "words": dismissal.words,
        "reason": dismissal.reason,
        "at": moment_to_json(dismissal.at),
    }


def dismissal_from_json(json: Json, meeting_id: MeetingId) -> Dismissal:
    """The reverse of :func:`dismissal_to_json`."""
    return Dismissal(
        id=DismissalId(UUID(json["id"])),
        meeting_id=meeting_id,
        row_id=RowId(UUID(json["row"])),
        language=Language(json["language"]),
        code=json["code"],
        words=json["words"],
        reason=json["reason"],
        at=datetime.fromisoformat(json["at"]),
    )


def texts_of_version_3(document: Json) -> Json:
    """A document of version 3 with what version 4 says besides; drafts and stale texts get a standing."""
    empty: Json = {name: [] for name in ("amendments", "drafts", "consultations", "comments", "dismissals")}
    rows = [
        {
            "id": row["id"],
            "part": row["part"],
            "text": row["text"],
            "level": 1,
            "standings": _standings_of_version_3(row["drafts"], row["stale"]),
        }
        for row in document["resolution"]
    ]
    return {**document, **empty, "numbering": Numbering.DECIMAL.value, "resolution": rows}


def _standings_of_version_3(drafts: Sequence[str], stale: Sequence[str]) -> Mapping[str, Json]:
    """Standings as registers of that time were given them; which language had changed was not kept."""
    standings: dict[str, Json] = {}
    for language in Language:
        others = [one for one in Language if one is not language]
        stage = {"stage": "draft" if language in drafts else "checked"}
        if language in stale:
            source = next((one for one in others if one not in stale), others[0])
            standings[language.value] = {**stage, "follows": {source.value: _NO_HASH}}
        elif language in drafts:
            standings[language.value] = stage
    return standings


def _reference(identifier: UUID | None) -> str | None:
    return None if identifier is None else str(identifier)


def _delegation(json: Json) -> DelegationId | None:
    return DelegationId(UUID(json["delegation"])) if json["delegation"] else None


def _moment_or_none(at: datetime | None) -> str | None:
    return None if at is None else moment_to_json(at)


def _moment_of(json: str | None) -> datetime | None:
    return None if json is None else datetime.fromisoformat(json)
