"""A whole meeting as one package, out and in."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from forumdesk.domain.decisions import AdoptionMode, Decision, Outcome, Tally
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import DecisionId, MeetingId, ParticipantId, RowId, new_uuid
from forumdesk.domain.meetings import Meeting
from forumdesk.services import sealing
from forumdesk.services.deeds import Deed, Deeds
from forumdesk.services.importing.results import ImportResult
from forumdesk.services.proposals import MeetingPackage, SealedDecision
from forumdesk.services.record_shape import is_whole
from forumdesk.services.text_fields import current_text
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.repositories.decisions import RecordedDecision, SealedRecord, VoterName
from forumdesk.storage.repositories.papers import Emblem, PaperContent
from forumdesk.storage.repositories.sources import DistinctPair, Photo
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
            verdict = sealing.verify_chains(links)
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
                            for voter, person in names[link.decision_id].items()
                        },
                    )
                    for link in links
                ),
            )

    def bring_in(self, package: MeetingPackage, *, dry: bool = False) -> ImportResult:
        """Bring a meeting into the register; the same package again changes nothing."""
        result = ImportResult(rows=1, meeting_id=package.meeting.id, dry_run=dry)
        sealed = _sealed(package)
        with self._deeds.begin("package.imported", package.meeting.id, dry=dry) as deed:
            if deed.work.meetings.find(package.meeting.id) is not None:
                if not _is_same(deed, package):
                    raise PackageKnownError
                result.same = 1
                return result
            deed.by_hand = False
            deed.can_be_undone = not package.movements  # a log of arrivals is never deleted
            _put(deed, self._deeds.clock(), package, sealed)
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
    emblem = work.emblems.find(meeting.body_id)
    return {
        "delegations": work.delegations.of_meeting(meeting.id),
        "movements": work.movements.of_meeting(meeting.id),
        "photos": {one.id: one.jpeg for one in work.photos.of_meeting(meeting.id)},
        "distinct": tuple((one.first, one.second) for one in work.distinct_pairs.of_meeting(meeting.id)),
        "emblem": emblem.png if emblem else None,
        "papers": work.papers.of_meeting(meeting.id),
        "paper_contents": work.paper_contents.of_papers(meeting.id),
        **{name: repository.of_meeting(meeting.id) for name, repository in _lists(work).items()},
    }


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
    }


def _put(deed: Deed, now: datetime, package: MeetingPackage, sealed: "list[_Sealed]") -> None:
    work = deed.work
    if work.bodies.find(package.body.id) is None:
        # A body that the register has keeps its name, rules and emblem: other meetings rest on them.
        work.bodies.put(package.body)
        if package.emblem is not None:
            work.emblems.put(Emblem(id=package.body.id, png=package.emblem))
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
    for name, repository in _lists(work).items():
        repository.put_all(getattr(package, name))
    work.texts.put_resolution(package.resolution)
    for recorded, link in sealed:
        work.decisions.put(recorded)
        work.sealed_records.add(link)


_Sealed = tuple[RecordedDecision, SealedRecord]


def _sealed(package: MeetingPackage) -> list[_Sealed]:
    """The sealed decisions of the package; refused unless all of them are records of its meeting that hold."""
    sealed: list[_Sealed] = []
    for one in package.decisions:
        place = str(len(sealed) + 1)
        if not is_whole(one.record) or not _names_hold(one):
            raise PackageBrokenError(place=place)
        try:
            link = _link(one.record)
            sealed.append((_recorded(one, link), link))
        except (ValueError, KeyError, TypeError) as error:
            raise PackageBrokenError(place=place) from error
        if link.meeting_id != package.meeting.id:
            raise PackageBrokenError(place=place)
    verdict = sealing.verify_chains([link for _, link in sealed])
    if not verdict.holds:
        raise PackageBrokenError(place=verdict.first_break)
    return sealed


def _names_hold(one: SealedDecision) -> bool:
    """Whether every name beside the record is one that its salted digest proves; erased ones have no salt."""
    digests = {voice["participant"]: voice["name_digest"] for voice in json.loads(one.record)["voices"]}
    return all(
        voter in digests
        and (not salt or sealing.name_digest(VoterName(salt=salt, name=name)) == digests[voter])
        for voter, (salt, name) in one.persons.items()
    )


def _link(record: bytes) -> SealedRecord:
    plain = json.loads(record)
    chain = plain["chain"]
    return SealedRecord(
        decision_id=DecisionId(UUID(plain["decision"]["id"])),
        meeting_id=MeetingId(UUID(chain["meeting"])),
        desk_id=chain["desk"],
        sequence=chain["sequence"],
        hash=sealing.digest(record),
        previous_hash=chain["previous"],
        sealed_at=datetime.fromisoformat(plain["sealed_at"]),
        record=record,
    )


def _recorded(one: SealedDecision, link: SealedRecord) -> RecordedDecision:
    """The index of a sealed decision, made again from its bytes."""
    plain = json.loads(one.record)
    stated = plain["decision"]
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
    )
    content = {key: value for key, value in plain.items() if key not in {"chain", "sealed_at"}}
    return RecordedDecision(
        decision=decision,
        content=sealing.canonical(content),
        persons={
            ParticipantId(UUID(voter)): VoterName(salt=salt, name=name)
            for voter, (salt, name) in one.persons.items()
        },
    )
