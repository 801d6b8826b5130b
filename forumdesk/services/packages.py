"""A whole meeting as one package, out and in."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.heads import HeadSignature
from forumdesk.domain.identifiers import AgendaItemId, DecisionId, IssuedPaperId, MeetingId, RowId, new_uuid
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.notices import Notice
from forumdesk.domain.statements import Statement
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Tally
from forumdesk.services.canonical import digest
from forumdesk.services.deeds import Deed, Deeds
from forumdesk.services.importing.results import ImportResult
from forumdesk.services.index_check import names_fit
from forumdesk.services.proposals import MeetingPackage, SealedDecision
from forumdesk.services.record_shape import is_whole
from forumdesk.services.sealed_facts import opened_statement
from forumdesk.services.signing import verify_signature
from forumdesk.services.text_fields import current_text
from forumdesk.services.verification import verify, verify_records
from forumdesk.services.vote_checks import inconsistencies
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.repositories.decisions import RecordedDecision, RecordKind, SealedRecord, VoterName
from forumdesk.storage.repositories.head_signatures import KeptSignature
from forumdesk.storage.repositories.issued import IssuedContent
from forumdesk.storage.repositories.papers import Emblem, PaperContent
from forumdesk.storage.repositories.sources import DistinctPair, Photo
from forumdesk.storage.repositories.stationery import KeptStationery
from forumdesk.storage.work import UnitOfWork


class PackageKnownError(DomainError):
    """The register has this very meeting already, and it differs."""

    code = "package.differs"
    message = N_(
        "The register has this meeting already, and it differs from the package. Nothing was imported."
        " Import it into a new register, or merge the registers."
    )


class RecordsAlteredError(DomainError):
    """What was sealed has been altered: a package made of it would look whole. Values: ``place``."""

    code = "package.records_altered"
    message = N_(
        "The sealed records of this meeting have been altered, first at {place}. Nothing was exported."
        " Open a backup of this register in which they hold."
    )


class PackageBrokenError(DomainError):
    """A sealed record of the package does not fit its own hash or its chain."""

    code = "package.broken"
    message = N_("The sealed records of the package do not hold ({place}). Nothing was imported.")


class Packages:
    """Takes a meeting out and brings one in."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def package(self, meeting_id: MeetingId) -> MeetingPackage:
        """The whole of one meeting; decisions travel once they are sealed. Refuses altered records."""
        with self._deeds.database.reading() as work:
            meeting = work.meetings.get(meeting_id)
            links = work.sealed_records.of_meeting(meeting_id)
            verdict = verify_records(links)
            if not verdict.holds:
                raise RecordsAlteredError(place=verdict.first_break)
            names = {one.id: one.persons for one in work.decisions.of_meeting(meeting_id)}
            return MeetingPackage(
                body=work.bodies.get(meeting.body_id),
                meeting=meeting,
                participants=work.participants.of_meeting(meeting_id),
                agenda=work.agenda.of_meeting(meeting_id),
                resolution=current_text(work, meeting_id),
                **_besides(work, meeting),
                decisions=tuple(
                    SealedDecision(
                        record=link.record,
                        persons={
                            str(voter): (person.salt, person.name)
                            for voter, person in names.get(DecisionId(link.id), {}).items()
                        },
                    )
                    for link in links
                ),
            )

    def bring_in(self, package: MeetingPackage, *, dry: bool = False) -> ImportResult:
        """Bring a meeting into the register; the same package again changes nothing.

        Sealed records that hold are kept as they are, also where their votes do not add up, or where the paragraphs
        beside them read otherwise: notices tell what does not fit.
        """
        result = ImportResult(rows=1, meeting_id=package.meeting.id, dry_run=dry)
        sealed = _sealed(package)
        result.notices += _inconsistencies(package)
        with self._deeds.begin("package.imported", package.meeting.id, dry=dry) as deed:
            if deed.work.meetings.find(package.meeting.id) is not None:
                if not _is_same(deed, package):
                    raise PackageKnownError
                result.same = 1
                result.notices += _differing(deed.work, package.meeting.id)
                return result
            deed.by_hand = False
            deed.can_be_undone = not package.movements  # a log of arrivals is never deleted
            _put(deed, self._deeds.clock(), package, sealed)
            result.notices += _differing(deed.work, package.meeting.id)
            deed.values["title"] = package.meeting.title.to_mapping()
            result.new = 1
        return result


def _is_same(deed: Deed, package: MeetingPackage) -> bool:
    work, meeting_id = deed.work, package.meeting.id
    besides = _besides(work, work.meetings.get(meeting_id))
    return (
        work.meetings.get(meeting_id) == package.meeting
        and work.bodies.get(package.meeting.body_id) == package.body
        and work.participants.of_meeting(meeting_id) == package.participants
        and all(getattr(package, name) == known for name, known in besides.items())
        and work.agenda.of_meeting(meeting_id) == package.agenda
        and current_text(work, meeting_id) == package.resolution
        and [link.record for link in work.sealed_records.of_meeting(meeting_id)]
        == [one.record for one in package.decisions]
    )


def _besides(work: UnitOfWork, meeting: Meeting) -> dict[str, Any]:
    """What a package holds besides the meeting's lists and texts, by the names of its fields."""
    emblem, stationery = work.emblems.find(meeting.body_id), work.stationery.find(meeting.body_id)
    return {
        "delegations": work.delegations.of_meeting(meeting.id),
        "movements": work.movements.of_meeting(meeting.id),
        "photos": {one.id: one.jpeg for one in work.photos.of_meeting(meeting.id)},
        "distinct": tuple((one.first, one.second) for one in work.distinct_pairs.of_meeting(meeting.id)),
        "emblem": emblem.png if emblem else None,
        "stationery": stationery.stationery if stationery else None,
        "papers": work.papers.of_meeting(meeting.id),
        "paper_contents": work.paper_contents.of_papers(meeting.id),
        "issued_contents": work.issued_contents.of_papers(meeting.id),
        "head_signatures": _signatures(work, meeting.id),
        "statements": _statements(work, meeting.id),
        **{name: repository.of_meeting(meeting.id) for name, repository in _lists(work).items()},
    }


def _signatures(work: UnitOfWork, meeting_id: MeetingId) -> tuple[HeadSignature, ...]:
    """In an order that does not hang on their identifiers, which do not travel."""
    kept = (one.signature for one in work.head_signatures.of_meeting(meeting_id))
    return tuple(sorted(kept, key=lambda one: (one.signed_at, one.head.desk_id, one.head.sequence, one.key)))


def _statements(work: UnitOfWork, meeting_id: MeetingId) -> tuple[Statement, ...]:
    """Those that travel: what is said to a decision that is not sealed stays behind with it."""
    staying = {one.id for one in work.decisions.index(meeting_id) if not one.sealed}
    return tuple(one for one in work.statements.of_meeting(meeting_id) if one.decision_id not in staying)


def _lists(work: UnitOfWork) -> dict[str, Repository[Any, Any]]:
    """Where the parts of a package are kept that are lists of values, by the names of its fields."""
    return {
        "sittings": work.sittings,
        "item_runs": work.item_runs,
        "item_notes": work.item_notes,
        "speeches": work.speeches,
        "recusals": work.recusals,
        "excuses": work.excuses,
        "amendments": work.amendments,
        "drafts": work.drafts,
        "consultations": work.consultations,
        "comments": work.comments,
        "dismissals": work.dismissals,
        "proxies": work.proxies,
        "minutes": work.minutes,
        "minutes_notes": work.minutes_notes,
        "issued": work.issued_papers,
        "signed_copies": work.signed_copies,
    }


def _put(deed: Deed, now: datetime, package: MeetingPackage, sealed: "list[_Sealed]") -> None:
    work = deed.work
    if work.bodies.find(package.body.id) is None:
        # A body that the register has keeps its name, rules, emblem and stationery: other meetings rest on them.
        work.bodies.put(package.body)
        if package.emblem is not None:
            work.emblems.put(Emblem(id=package.body.id, png=package.emblem))
        if package.stationery is not None:
            work.stationery.put(KeptStationery(id=package.body.id, stationery=package.stationery))
    work.meetings.put(package.meeting)
    meeting_id = package.meeting.id
    work.delegations.put_all(package.delegations)
    work.participants.put_all(package.participants)
    work.photos.put_all(
        Photo(id=person, meeting_id=meeting_id, jpeg=jpeg) for person, jpeg in package.photos.items()
    )
    work.movements.put_all(package.movements)
    work.distinct_pairs.put_all(
        DistinctPair(id=new_uuid(now), meeting_id=meeting_id, first=first, second=second)
        for first, second in package.distinct
    )
    work.agenda.put_all(package.agenda)
    work.papers.put_all(package.papers)
    work.paper_contents.put_all(
        PaperContent(id=paper, content=content) for paper, content in package.paper_contents.items()
    )
    work.issued_contents.put_all(
        IssuedContent(id=IssuedPaperId(one), content=content)
        for one, content in package.issued_contents.items()
    )
    for name, repository in _lists(work).items():
        repository.put_all(getattr(package, name))
    work.texts.put_resolution(package.resolution)
    # A statement may stand in another desk's chain than its decision: what is pointed to comes first.
    work.decisions.put_all(recorded for recorded, _ in sealed if recorded is not None)
    work.statements.put_all(package.statements)
    for _, link in sealed:
        work.sealed_records.add(link)
    work.head_signatures.put_all(
        KeptSignature(id=new_uuid(now), signature=one) for one in package.head_signatures
    )


_Sealed = tuple[RecordedDecision | None, SealedRecord]


def _sealed(package: MeetingPackage) -> list[_Sealed]:
    """The sealed records of the package; refused unless all of them are records of its meeting that hold.

    A statement's record comes without a decision, and the package has the statement itself.
    """
    sealed: list[_Sealed] = []
    for one in package.decisions:
        place = str(len(sealed) + 1)
        if not is_whole(one.record) or not _names_hold(one):
            raise PackageBrokenError(place=place)
        try:
            link = _link(one.record)
            of_decision = link.kind is RecordKind.DECISION
            sealed.append((_recorded(one, link) if of_decision else None, link))
        except (ValueError, KeyError, TypeError) as error:
            raise PackageBrokenError(place=place) from error
        if link.meeting_id != package.meeting.id:
            raise PackageBrokenError(place=place)
    verdict = verify_records([link for _, link in sealed])
    if not verdict.holds:
        raise PackageBrokenError(place=verdict.first_break)
    _require_once(sealed)
    _require_said(package.statements, sealed)
    _require_signed(package.head_signatures, sealed)
    return sealed


def _require_once(sealed: "list[_Sealed]") -> None:
    """Refuse a record that stands in two chains, or a number that a desk gave to two decisions."""
    seen: set[object] = set()
    for recorded, link in sealed:
        told = {link.id, *([(link.desk_id, recorded.decision.number)] if recorded else ())}
        if told & seen:
            raise PackageBrokenError(place=_place(link.desk_id, link.sequence))
        seen |= told


def _require_said(statements: Sequence[Statement], sealed: "list[_Sealed]") -> None:
    """Refuse statements that say something else than their records, and such as are about no decision here."""
    decisions = {link.id for recorded, link in sealed if recorded is not None}
    records = {link.id: link for recorded, link in sealed if recorded is None}
    for one in statements:
        link = records.pop(one.id, None)
        if link is not None and not _says(link, one):
            raise PackageBrokenError(place=_place(link.desk_id, link.sequence))
        if (link is None and one.sealed) or one.decision_id not in {None, *decisions}:
            raise PackageBrokenError(place=f"statements/{one.number}")
    for link in records.values():
        raise PackageBrokenError(place=_place(link.desk_id, link.sequence))


def _says(link: SealedRecord, statement: Statement) -> bool:
    """Whether a sealed record is that of the statement as it stands beside it."""
    said = opened_statement(link.record)
    return (said.number, said.kind, said.author, said.text, said.voice, said.made_at, said.decision) == (
        statement.number,
        statement.kind,
        statement.author,
        statement.text,
        statement.voice,
        statement.made_at,
        str(statement.decision_id),
    ) and (link.hash, link.sealed_at) == (statement.hash, statement.sealed_at)


def _require_signed(signatures: Sequence[HeadSignature], sealed: "list[_Sealed]") -> None:
    """Refuse signatures of heads that are in no chain here, and such as are none."""
    heads = {(link.desk_id, link.sequence, link.hash) for _, link in sealed}
    for one in signatures:
        head = one.head
        if (head.desk_id, head.sequence, head.hash) not in heads or not verify_signature(one):
            raise PackageBrokenError(place=_place(head.desk_id, head.sequence))


def _place(desk_id: str, sequence: int) -> str:
    return f"{desk_id}:{sequence}"


def _inconsistencies(package: MeetingPackage) -> list[Notice]:
    """What does not add up in the votes of the package's records."""
    entitled = {str(one.id): one.entitled for one in package.participants}
    found: list[Notice] = []
    for one in package.decisions:
        names = {key: name for key, (salt, name) in one.persons.items() if salt and name}
        found += inconsistencies(json.loads(one.record), names=names, entitled=entitled)
    return found


def _differing(work: UnitOfWork, meeting_id: MeetingId) -> list[Notice]:
    """The first thing beside the records that says something else than they do, as verifying will tell."""
    problem = verify(work, meeting_id).problem
    return [problem] if problem is not None else []


def _names_hold(one: SealedDecision) -> bool:
    """Whether every name beside the record is one that its salted digest proves; erased ones have no salt."""
    if "statement" in json.loads(one.record):
        return not one.persons
    return names_fit(one.record, one.persons)


def _link(record: bytes) -> SealedRecord:
    plain = json.loads(record)
    chain = plain["chain"]
    of_decision = "decision" in plain
    said = plain["decision"] if of_decision else plain["statement"]
    return SealedRecord(
        id=UUID(said["id"]),
        kind=RecordKind.DECISION if of_decision else RecordKind.STATEMENT,
        decision_id=DecisionId(UUID(said["id"] if of_decision else said["decision"])),
        meeting_id=MeetingId(UUID(chain["meeting"])),
        desk_id=chain["desk"],
        sequence=chain["sequence"],
        hash=digest(record),
        previous_hash=chain["previous"],
        sealed_at=datetime.fromisoformat(plain["sealed_at"]),
        record=record,
    )


def _recorded(one: SealedDecision, link: SealedRecord) -> RecordedDecision:
    """The index of a sealed decision, made again from its bytes."""
    plain = json.loads(one.record)
    stated = plain["decision"]
    item, annuls = stated.get("item"), stated.get("annuls")
    decision = Decision(
        id=link.decision_id,
        meeting_id=link.meeting_id,
        number=stated["number"],
        mode=AdoptionMode(stated["mode"]),
        outcome=Outcome(stated["outcome"]),
        subject=tuple(RowId(UUID(row_id)) for row_id in stated["subject"]),
        whole=stated["whole"],
        tally=Tally(**plain["counts"]),
        recorded_at=datetime.fromisoformat(stated["closed_at"]),
        sealed_at=link.sealed_at,
        sequence=link.sequence,
        hash=link.hash,
        item_id=AgendaItemId(UUID(item["id"])) if item else None,
        question=LocalizedText.from_mapping(stated.get("question", {})),
        annuls=DecisionId(UUID(annuls["id"])) if annuls else None,
    )
    return RecordedDecision(
        decision=decision,
        content=b"",
        persons={UUID(key): VoterName(salt=salt, name=name) for key, (salt, name) in one.persons.items()},
    )
