"""What was given out: the very bytes of a paper, to be printed again, and its signed copies."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import IssuedPaperId, MeetingId, SignedCopyId, new_uuid
from forumdesk.domain.issued import IssuedPaper, SignedCopy, SignedKind
from forumdesk.domain.papers import require_fitting
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language, clean_line
from forumdesk.services.deeds import Deeds
from forumdesk.services.media_types import media_type_of
from forumdesk.services.sheets import Adoption
from forumdesk.storage.repositories.issued import IssuedContent


class NotIssuedError(DomainError):
    """No paper of this number was given out. Values: ``wanted``."""

    code = "issued.unknown"
    message = N_("No paper was kept under the number {wanted}. Look at the list of papers given out.")


class IssuedBrokenError(DomainError):
    """The bytes are not those that were given out. Values: ``name``."""

    code = "issued.broken"
    message = N_(
        "“{name}” is no longer what was given out: its digest differs. Open a backup of this register in which it"
        " holds."
    )


def printed_code(sheet: object) -> str:
    """The code that a paper made from ``sheet`` bears; empty for what decides nothing."""
    adoption = getattr(sheet, "adoption", None)
    return adoption.printed_code if isinstance(adoption, Adoption) else ""


class Issued:
    """Keeps papers as they were given out."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def of_meeting(self, meeting_id: MeetingId) -> tuple[IssuedPaper, ...]:
        """What was given out, in order."""
        with self._deeds.database.reading() as work:
            return work.issued_papers.of_meeting(meeting_id)

    def numbered(self, meeting_id: MeetingId, number: int) -> IssuedPaper:
        """The paper of a number; NotIssuedError when there is none."""
        for paper in self.of_meeting(meeting_id):
            if paper.number == number:
                return paper
        raise NotIssuedError(wanted=number)

    def keep(
        self,
        meeting_id: MeetingId,
        content: bytes,
        *,
        document: str,
        name: str,
        languages: Sequence[Language],
        layout: str = "",
        stationery: Stationery | None = None,
        code: str = "",
    ) -> IssuedPaper:
        """Keep a paper that is given out; the same bytes given out again are the same paper.

        Not undone by a step back: paper that left the room does not come back by it.
        """
        require_fitting(name, len(content))
        digest = sha256(content).hexdigest()
        with self._deeds.begin("paper.issued", meeting_id) as deed:
            deed.can_be_undone = False
            for known in deed.work.issued_papers.of_meeting(meeting_id):
                if (known.sha256, known.document) == (digest, document):
                    return known
            now = self._deeds.clock()
            paper = IssuedPaper(
                id=IssuedPaperId(new_uuid(now)),
                meeting_id=meeting_id,
                number=deed.work.issued_papers.next_number(meeting_id),
                document=document,
                languages=tuple(languages),
                layout=layout,
                stationery=replace(stationery or Stationery(), emblem=None),
                code=code,
                name=clean_line(name),
                media_type=media_type_of(name, content),
                size=len(content),
                sha256=digest,
                issued_at=now,
            )
            deed.work.issued_papers.put(paper)
            deed.work.issued_contents.put(IssuedContent(id=paper.id, content=content))
            deed.values.update(number=paper.number, title=paper.name)
        return paper

    def content(self, paper: IssuedPaper | SignedCopy) -> bytes:
        """The bytes as they were kept; IssuedBrokenError when they are others."""
        with self._deeds.database.reading() as work:
            content = work.issued_contents.get(paper.id).content
        if sha256(content).hexdigest() != paper.sha256:
            raise IssuedBrokenError(name=paper.name)
        return content

    def signed_copies(self, meeting_id: MeetingId) -> dict[IssuedPaperId, tuple[SignedCopy, ...]]:
        """The signed copies of each paper of a meeting that has any, as they came in."""
        with self._deeds.database.reading() as work:
            found: dict[IssuedPaperId, tuple[SignedCopy, ...]] = {}
            for copy in work.signed_copies.of_meeting(meeting_id):
                found[copy.paper_id] = (*found.get(copy.paper_id, ()), copy)
        return found

    def attach(
        self,
        paper: IssuedPaper,
        content: bytes,
        *,
        kind: SignedKind,
        name: str,
        signer: str,
        signed_on: date,
    ) -> SignedCopy:
        """Keep a signed copy with its paper."""
        require_fitting(name, len(content))
        with self._deeds.begin("paper.signed", paper.meeting_id) as deed:
            now = self._deeds.clock()
            copy = SignedCopy(
                id=SignedCopyId(new_uuid(now)),
                meeting_id=paper.meeting_id,
                paper_id=deed.work.issued_papers.get(paper.id).id,
                kind=kind,
                name=clean_line(name),
                media_type=media_type_of(name, content),
                size=len(content),
                sha256=sha256(content).hexdigest(),
                signer=clean_line(signer),
                signed_on=signed_on,
                added_at=now,
            )
            deed.work.signed_copies.put(copy)
            deed.work.issued_contents.put(IssuedContent(id=copy.id, content=content))
            deed.values.update(number=paper.number, title=copy.name)
        return copy

    def detach(self, copy: SignedCopy) -> None:
        """Take away a signed copy that was put there by mistake."""
        with self._deeds.begin("paper.unsigned", copy.meeting_id) as deed:
            paper = deed.work.issued_papers.get(copy.paper_id)
            deed.work.issued_contents.remove(copy.id)
            deed.work.signed_copies.remove(copy.id)
            deed.values.update(number=paper.number, title=copy.name)
