"""A unit of work: everything one deed may read and change."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from forumdesk.storage.changes import EntityChange
from forumdesk.storage.queries import PeopleQueries
from forumdesk.storage.repositories.agenda import AgendaItems
from forumdesk.storage.repositories.amendments import Amendments, Comments, Consultations, Dismissals, Drafts
from forumdesk.storage.repositories.attendance import Movements
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.repositories.conduct import Excuses, ItemNotes, ItemRuns, Recusals, Sittings
from forumdesk.storage.repositories.decisions import Decisions, SealedRecords
from forumdesk.storage.repositories.delegations import Delegations
from forumdesk.storage.repositories.head_signatures import HeadSignatures
from forumdesk.storage.repositories.identity_numbers import IdentityNumbers
from forumdesk.storage.repositories.issued import IssuedContents, IssuedPapers, SignedCopies
from forumdesk.storage.repositories.journal import Journal
from forumdesk.storage.repositories.journal_differences import JournalDifferences
from forumdesk.storage.repositories.journal_joining import JournalJoining
from forumdesk.storage.repositories.journal_search import JournalSearch
from forumdesk.storage.repositories.keeping import Batons, Erasures, Handovers, Retentions
from forumdesk.storage.repositories.meetings import Bodies, Meetings
from forumdesk.storage.repositories.minutes import MinutesHeads, MinutesNotes
from forumdesk.storage.repositories.papers import Emblems, PaperContents, Papers
from forumdesk.storage.repositories.participants import Participants
from forumdesk.storage.repositories.remembered import Remembered
from forumdesk.storage.repositories.resolutions import TextRows
from forumdesk.storage.repositories.sources import DistinctPairs, Photos, Sources
from forumdesk.storage.repositories.speeches import Speeches
from forumdesk.storage.repositories.statements import Proxies, Statements
from forumdesk.storage.repositories.stationery import StationeryOfBodies


class UnitOfWork:
    """Repositories that share one transaction, and the list of what was changed through them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.changes: list[EntityChange] = []
        self.given_up = False
        self.meeting_id: UUID | None = None
        """The meeting of the deed, for whoever is told of it."""
        self.bodies = Bodies(session, self.changes)
        self.meetings = Meetings(session, self.changes)
        self.participants = Participants(session, self.changes)
        self.delegations = Delegations(session, self.changes)
        self.photos = Photos(session, self.changes)
        self.movements = Movements(session, self.changes)
        self.sources = Sources(session, self.changes)
        self.distinct_pairs = DistinctPairs(session, self.changes)
        self.remembered = Remembered(session, self.changes)
        self.identity_numbers = IdentityNumbers(session)
        self.agenda = AgendaItems(session, self.changes)
        self.papers = Papers(session, self.changes)
        self.paper_contents = PaperContents(session, self.changes)
        self.emblems = Emblems(session, self.changes)
        self.sittings = Sittings(session, self.changes)
        self.item_runs = ItemRuns(session, self.changes)
        self.item_notes = ItemNotes(session, self.changes)
        self.recusals = Recusals(session, self.changes)
        self.excuses = Excuses(session, self.changes)
        self.speeches = Speeches(session, self.changes)
        self.texts = TextRows(session, self.changes)
        self.amendments = Amendments(session, self.changes)
        self.drafts = Drafts(session, self.changes)
        self.consultations = Consultations(session, self.changes)
        self.comments = Comments(session, self.changes)
        self.dismissals = Dismissals(session, self.changes)
        self.decisions = Decisions(session, self.changes)
        self.statements = Statements(session, self.changes)
        self.proxies = Proxies(session, self.changes)
        self.minutes = MinutesHeads(session, self.changes)
        self.minutes_notes = MinutesNotes(session, self.changes)
        self.stationery = StationeryOfBodies(session, self.changes)
        self.issued_papers = IssuedPapers(session, self.changes)
        self.signed_copies = SignedCopies(session, self.changes)
        self.issued_contents = IssuedContents(session, self.changes)
        self.sealed_records = SealedRecords(session)
        self.head_signatures = HeadSignatures(session, self.changes)
        self.batons = Batons(session, self.changes)
        self.handovers = Handovers(session, self.changes)
        self.erasures = Erasures(session, self.changes)
        self.retentions = Retentions(session, self.changes)
        self.journal = Journal(session)
        self.journal_differences = JournalDifferences(session)
        self.journal_search = JournalSearch(session)
        self.journal_joining = JournalJoining(session)
        self.people = PeopleQueries(session)

    def by_kind(self, kind: str) -> Repository[Any, Any]:
        """The repository whose values are of ``kind``."""
        return self.repositories[kind]

    @property
    def repositories(self) -> Mapping[str, Repository[Any, Any]]:
        """Every repository of editable values, by the kind of its values; those that others lean on come first."""
        found: tuple[Repository[Any, Any], ...] = (
            self.bodies,
            self.meetings,
            self.delegations,
            self.participants,
            self.photos,
            self.movements,
            self.sources,
            self.distinct_pairs,
            self.remembered,
            self.agenda,
            self.papers,
            self.paper_contents,
            self.emblems,
            self.sittings,
            self.item_runs,
            self.item_notes,
            self.recusals,
            self.excuses,
            self.speeches,
            self.texts,
            self.texts.settings,
            self.amendments,
            self.drafts,
            self.consultations,
            self.comments,
            self.dismissals,
            self.decisions,
            self.statements,
            self.proxies,
            self.minutes,
            self.minutes_notes,
            self.head_signatures,
            self.stationery,
            self.issued_papers,
            self.signed_copies,
            self.issued_contents,
            self.batons,
            self.handovers,
            self.erasures,
            self.retentions,
        )
        return {repository.kind: repository for repository in found}

    def note(self, kind: str, identifier: UUID, before: object, after: object) -> None:
        """Note a change that went past the repositories of editable values (a seal)."""
        self.changes.append(EntityChange(kind, identifier, before, after))

    def give_up(self) -> None:
        """Let nothing of this unit be kept when it ends."""
        self.given_up = True
