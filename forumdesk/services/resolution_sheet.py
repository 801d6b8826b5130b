"""The sheet from which a resolution is printed: what was sealed comes from the sealed bytes alone."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from forumdesk.domain.decisions import short_code
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import Part, ResolutionText, Row
from forumdesk.domain.texts import Language
from forumdesk.language.formulas import adoption_in_prose
from forumdesk.services.sealing import SealedFacts, opened, verify_chains
from forumdesk.services.sheets import Adoption, ResolutionSheet, SheetRow, Signature, SignatureRole
from forumdesk.storage.work import UnitOfWork


class SealBrokenError(DomainError):
    """What was sealed has been altered. Values: ``place``, the first record that does not fit."""

    code = "seal.broken"
    message = N_(
        "The sealed records of this meeting have been altered, first at {place}. Nothing was printed."
        " Open a backup of this register in which they hold."
    )


def resolution_sheet(work: UnitOfWork, meeting_id: MeetingId, made_at: datetime) -> ResolutionSheet:
    """The resolution of a meeting, ready to be printed at ``made_at``; refuses altered records."""
    meeting = work.meetings.get(meeting_id)
    body = work.bodies.get(meeting.body_id)
    text = work.texts.resolution(meeting_id)
    sealed = _opened_records(work, meeting_id)
    rows = _rows(text, sealed)
    adopted = _last_if_adopted(text, sealed)
    order = adopted.languages if adopted else body.rules.languages
    written = tuple(language for language in Language if any(row.text.get(language) for row in rows))
    return ResolutionSheet(
        body=adopted.body if adopted else body.name,
        meeting=adopted.meeting if adopted else meeting.title,
        first_day=adopted.first_day if adopted else meeting.first_day,
        last_day=adopted.last_day if adopted else meeting.last_day,
        place=adopted.place if adopted else meeting.place,
        languages=tuple(dict.fromkeys([*(one for one in order if one in written), *written])),
        rows=rows,
        signatures=(
            Signature(role=SignatureRole.CHAIR, name=meeting.chair),
            Signature(role=SignatureRole.SECRETARY, name=meeting.secretary),
        ),
        adoption=_adoption(adopted, rows) if adopted else None,
        made_at=made_at,
    )


def _opened_records(work: UnitOfWork, meeting_id: MeetingId) -> tuple[SealedFacts, ...]:
    links = work.sealed_records.of_meeting(meeting_id)
    verdict = verify_chains(links)
    if not verdict.holds:
        raise SealBrokenError(place=verdict.first_break)
    return tuple(opened(link.record) for link in links)


def _rows(text: ResolutionText, sealed: Sequence[SealedFacts]) -> tuple[SheetRow, ...]:
    for facts in sealed:
        if facts.whole:
            return facts.rows
    frozen = {row.id: row for facts in sealed for row in facts.rows}
    kept = (
        SheetRow(id=str(one.row.id), part=one.row.part, number=one.number, text=one.row.text)
        for one in text.numbered()
    )
    return tuple(frozen.get(row.id, row) for row in kept)


def _last_if_adopted(text: ResolutionText, sealed: Sequence[SealedFacts]) -> SealedFacts | None:
    """The last sealed decision, once each recommendation is adopted by one."""
    adopted = {row_id for facts in sealed for row_id in facts.subject}
    known = [str(one.id) for one in text.recommendations()]
    whole = any(facts.whole for facts in sealed)
    if whole or (known and adopted.issuperset(known)):
        return max(sealed, key=lambda facts: facts.number)
    return None


def _adoption(last: SealedFacts, rows: tuple[SheetRow, ...]) -> Adoption:
    return Adoption(
        mode=last.mode,
        tally=last.tally,
        sealed_at=last.sealed_at,
        code=short_code(last.hash),
        head=short_code(last.hash),
        stated=frozenset(stated_adoptions(rows)),
    )


def stated_adoptions(rows: Iterable[Row | SheetRow]) -> dict[Language, str]:
    """The languages whose own closing says how the resolution was adopted, with the mode that it names."""
    stated: dict[Language, str] = {}
    for row in rows:
        if row.part is Part.CLOSING:
            for language, prose in row.text.items():
                mode = adoption_in_prose(prose, language)
                if mode:
                    stated[language] = mode
    return stated
