"""Finds out what the dossier of a meeting consists of, and fetches its parts one by one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from itertools import groupby
from uuid import UUID

from forumdesk.domain.agenda import AgendaItem, in_order
from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId, PaperId
from forumdesk.domain.issued import IssuedPaper, SignedCopy
from forumdesk.domain.modes import BY_BALLOT, BY_NAME
from forumdesk.domain.papers import Paper
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.decision_sheets import decisions_on_sheet, statement_on_sheet
from forumdesk.services.deeds import Deeds
from forumdesk.services.dossier_sheets import (
    RECORD,
    SIGNATURES,
    STATEMENTS,
    Annex,
    DossierPart,
    DossierSheet,
    HeadSigned,
    PaperSigned,
    PartSheet,
    SealedChain,
    SealedLine,
    StatementOfDecision,
)
from forumdesk.services.issued import Issued
from forumdesk.services.meeting_sheets import MeetingSheet
from forumdesk.services.minutes import MinutesBook
from forumdesk.services.minutes_sheets import DecisionOnSheet
from forumdesk.services.resolution_sheet import resolution_sheet, sound_records
from forumdesk.services.sheets import ResolutionSheet
from forumdesk.services.sheets_of_meetings import MeetingSheets
from forumdesk.services.sheets_of_people import PeopleSheets
from forumdesk.services.sheets_of_texts import TextSheets
from forumdesk.storage.repositories.decisions import RecordKind, SealedRecord
from forumdesk.storage.work import UnitOfWork

_OF_PEOPLE = frozenset({"participants", "delegations"})
_OF_ITEMS = frozenset({"agenda", "programme"})
_OF_TEXTS = frozenset({"resolution", "draft", "amendments", "comments"})


class NothingForDossierError(DomainError):
    """The meeting has nothing that a dossier could hold."""

    code = "dossier.empty"
    message = N_(
        "There is nothing for a dossier yet: the meeting has neither agenda, people, text nor decisions."
    )


class Dossiers:
    """Dossiers of meetings."""

    def __init__(
        self,
        deeds: Deeds,
        *,
        meetings: MeetingSheets,
        people: PeopleSheets,
        texts: TextSheets,
        minutes: MinutesBook,
        issued: Issued,
    ) -> None:
        self._deeds = deeds
        self._meetings = meetings
        self._people = people
        self._texts = texts
        self._minutes = minutes
        self._issued = issued

    def sheet(self, meeting_id: MeetingId) -> DossierSheet:
        """What the dossier consists of now. Reads every paper on the table once, for its digest.

        Raises SealBrokenError while the sealed records do not hold, and NothingForDossierError.
        """
        made_at = self._deeds.clock()
        annexes = tuple(self._annexes(meeting_id))
        with self._deeds.database.reading() as work:
            meeting = work.meetings.get(meeting_id)
            body = work.bodies.get(meeting.body_id)
            head = work.minutes.find(meeting_id)
            decisions = decisions_on_sheet(work, meeting_id)
            sheet = DossierSheet(
                body=body.name,
                meeting=meeting.title,
                first_day=meeting.first_day,
                last_day=meeting.last_day,
                place=meeting.place,
                languages=body.rules.languages or (Language.KK,),
                made_at=made_at,
                time_zone=meeting.time_zone,
                parts=(*_parts(work, meeting_id, made_at), *_of_decisions(decisions)),
                fetch=lambda part: self._fetched(meeting_id, part, made_at),
                records=lambda: self._records(meeting_id),
                number=head.number if head and head.number else meeting.number,
                annexes=annexes,
                chains=tuple(_chains(sound_records(work, meeting_id), decisions)),
                heads_signed=tuple(_heads_signed(work, meeting_id)),
                papers_signed=tuple(_papers_signed(work, meeting_id, annexes)),
                statements=tuple(_statements(work, meeting_id, decisions)),
            )
        return _with_own_parts(sheet)

    def _fetched(self, meeting_id: MeetingId, part: DossierPart, made_at: datetime) -> PartSheet:
        """The sheet of a part, dated as the dossier is: the same dossier gives the same bytes."""
        sheet = self._sheet(meeting_id, part)
        if isinstance(sheet, ResolutionSheet) and sheet.draft is not None and sheet.draft.at == sheet.made_at:
            sheet = replace(sheet, draft=replace(sheet.draft, at=made_at))
        if isinstance(sheet, MeetingSheet):
            sheet = replace(sheet, now=made_at)
        return replace(sheet, made_at=made_at)

    def _sheet(self, meeting_id: MeetingId, part: DossierPart) -> PartSheet:
        document, decision = part.document, part.decision_id
        if document in _OF_PEOPLE:
            return self._people.people_sheet(meeting_id, document)
        if document in _OF_ITEMS:
            return self._meetings.meeting_sheet(meeting_id, document)
        if document in _OF_TEXTS:
            return self._texts.text_sheet(meeting_id, document)
        if decision is None:
            return self._minutes.sheet(meeting_id)
        if document == "roll_call":
            return self._minutes.roll_call_sheet(meeting_id, decision)
        if document == "counting_protocol":
            return self._minutes.counting_sheet(decision)
        return self._minutes.vote_sheet(decision)

    def _records(self, meeting_id: MeetingId) -> bytes:
        """The bytes that were hashed, a line each; canonical JSON has no line ends."""
        with self._deeds.database.reading() as work:
            return b"".join(one.record + b"\n" for one in sound_records(work, meeting_id))

    def _annexes(self, meeting_id: MeetingId) -> Iterator[Annex]:
        """Papers on the table in the order of the agenda; then papers that were signed, each with its copies."""
        with self._deeds.database.reading() as work:
            items = tuple(in_order(work.agenda.of_meeting(meeting_id)))
            papers = work.papers.of_meeting(meeting_id)
        number = 0
        for item in items:
            for paper in papers:
                if paper.item_id == item.id:
                    number += 1
                    yield _annex(number, paper, partial(self._content, paper.id), item)
        copies = self._issued.signed_copies(meeting_id)
        for issued in self._issued.of_meeting(meeting_id):
            signed: list[IssuedPaper | SignedCopy] = [issued] if issued.id in copies else []
            for kept in [*signed, *copies.get(issued.id, ())]:
                number += 1
                yield _annex(number, kept, partial(self._issued.content, kept))

    def _content(self, paper_id: PaperId) -> bytes:
        with self._deeds.database.reading() as work:
            return work.paper_contents.get(paper_id).content


def _annex(
    number: int,
    kept: Paper | IssuedPaper | SignedCopy,
    fetch: Callable[[], bytes],
    item: AgendaItem | None = None,
) -> Annex:
    return Annex(
        number=number,
        id=kept.id,
        name=kept.name,
        media_type=kept.media_type,
        size=kept.size,
        sha256=sha256(fetch()).hexdigest(),
        fetch=fetch,
        label=item.label if item else "",
        item=item.title if item else LocalizedText(),
    )


def _parts(work: UnitOfWork, meeting_id: MeetingId, now: datetime) -> Iterator[DossierPart]:
    """Agenda, people, minutes, text and what was proposed and said to it."""
    items = work.agenda.of_meeting(meeting_id)
    written = frozenset(language for item in items for language in item.title.languages)
    of_items = tuple(one for one in Language if one in written)
    if items:
        yield DossierPart(document="agenda", languages=of_items)
    if any(item.starts is not None for item in items):
        yield DossierPart(document="programme", languages=of_items)
    people = [one for one in work.participants.of_meeting(meeting_id) if one.accreditation.counts]
    if people:
        yield DossierPart(document="participants")
    if any(one.delegation_id for one in people):
        yield DossierPart(document="delegations")
    if items or work.decisions.index(meeting_id):
        yield DossierPart(document="minutes", languages=of_items)
    text = resolution_sheet(work, meeting_id, now)
    if text.languages:
        document = "resolution" if text.adoption is not None else "draft"
        yield DossierPart(document=document, languages=text.languages)
    if work.amendments.of_meeting(meeting_id):
        yield DossierPart(document="amendments")
    if work.consultations.of_meeting(meeting_id):
        yield DossierPart(document="comments")


Decided = Sequence[tuple[Decision, DecisionOnSheet]]


def _of_decisions(decisions: Decided) -> Iterator[DossierPart]:
    """The vote sheet of each decision, with the roll call and the protocol of the count where there were any."""
    for decision, shown in decisions:
        documents = ["vote_sheet"]
        if decision.mode in BY_NAME and shown.voices:
            documents.append("roll_call")
        if decision.mode in BY_BALLOT and shown.ballots is not None:
            documents.append("counting_protocol")
        for document in documents:
            yield DossierPart(document=document, decision=decision.number, decision_id=decision.id)


def _with_own_parts(sheet: DossierSheet) -> DossierSheet:
    """The sheet with the parts that are printed from it itself. Raises NothingForDossierError."""
    own = {
        STATEMENTS: sheet.statements,
        SIGNATURES: (*sheet.heads_signed, *sheet.papers_signed),
        RECORD: sheet.chains,
    }
    parts = (*sheet.parts, *(DossierPart(document=name) for name, content in own.items() if content))
    if not parts and not sheet.annexes:
        raise NothingForDossierError
    return replace(sheet, parts=parts)


def _statements(work: UnitOfWork, meeting_id: MeetingId, decisions: Decided) -> Iterator[StatementOfDecision]:
    for decision, shown in decisions:
        for said in shown.statements:
            yield StatementOfDecision(decision=decision.number, statement=said)
    for waiting in work.statements.of_meeting(meeting_id):
        if waiting.decision_id is None:
            yield StatementOfDecision(decision=0, statement=statement_on_sheet(waiting))


def _chains(links: Sequence[SealedRecord], decisions: Decided) -> Iterator[SealedChain]:
    known = {UUID(str(decision.id)): (decision, shown) for decision, shown in decisions}
    for desk, records in groupby(links, key=lambda one: one.desk_id):
        yield SealedChain(desk=desk, lines=tuple(_sealed(one, *known[one.decision_id]) for one in records))


def _sealed(record: SealedRecord, decision: Decision, shown: DecisionOnSheet) -> SealedLine:
    bare = replace(shown, texts=(), voices=(), statements=())
    return SealedLine(
        place=record.sequence,
        decision=decision.number,
        shown=bare if record.kind is RecordKind.DECISION else None,
        sealed_at=record.sealed_at,
        hash=record.hash,
    )


def _heads_signed(work: UnitOfWork, meeting_id: MeetingId) -> Iterator[HeadSigned]:
    for kept in work.head_signatures.of_meeting(meeting_id):
        signature = kept.signature
        yield HeadSigned(
            fingerprint=signature.signer.fingerprint,
            signed_at=signature.signed_at,
            place=signature.head.sequence,
            hash=signature.head.hash,
        )


def _papers_signed(
    work: UnitOfWork, meeting_id: MeetingId, annexes: Sequence[Annex]
) -> Iterator[PaperSigned]:
    numbers = {one.id: one.number for one in annexes}
    papers = {one.id: one for one in work.issued_papers.of_meeting(meeting_id)}
    for copy in work.signed_copies.of_meeting(meeting_id):
        paper = papers[copy.paper_id]
        yield PaperSigned(
            number=paper.number,
            document=paper.document,
            kind=copy.kind,
            signer=copy.signer,
            signed_on=copy.signed_on,
            annex=numbers[copy.id],
        )
