"""One open register with the services that work on it."""

from dataclasses import replace
from uuid import UUID

from forumdesk.foundation.clock import Clock
from forumdesk.foundation.events import EventBus
from forumdesk.services.accreditation import Accreditations
from forumdesk.services.agenda_templates import AgendaTemplates
from forumdesk.services.agendas import Agendas
from forumdesk.services.amendments import Amendments
from forumdesk.services.attendance import Attendance
from forumdesk.services.choices import Choices
from forumdesk.services.conduct import Conduct
from forumdesk.services.consultations import Consultations
from forumdesk.services.decision_views import DecisionViews
from forumdesk.services.decisions import Decisions
from forumdesk.services.deeds import Deeds
from forumdesk.services.delegations import Delegations
from forumdesk.services.desk import Desk
from forumdesk.services.dossiers import Dossiers
from forumdesk.services.history import History
from forumdesk.services.importing.importer import Importer
from forumdesk.services.issued import Issued
from forumdesk.services.meetings import Meetings
from forumdesk.services.minutes import MinutesBook
from forumdesk.services.packages import Packages
from forumdesk.services.papers import Papers
from forumdesk.services.participants import Participants
from forumdesk.services.passes import Passes
from forumdesk.services.proxies import Proxies
from forumdesk.services.quorum import Quorum
from forumdesk.services.resolutions import Resolutions
from forumdesk.services.results import Results
from forumdesk.services.sheets_of_meetings import MeetingSheets
from forumdesk.services.sheets_of_people import PeopleSheets
from forumdesk.services.sheets_of_routing import RoutingSheets
from forumdesk.services.sheets_of_texts import TextSheets
from forumdesk.services.speaking import Speaking
from forumdesk.services.statements import Statements
from forumdesk.services.stationery import StationeryBook
from forumdesk.services.text_checks import TextChecks
from forumdesk.services.text_rows import TextRows
from forumdesk.services.verification import Verifier
from forumdesk.storage.database import Database, register_id
from forumdesk.storage.repositories.journal import JournalEntry


class Register:
    """One open register and everything a secretary can do with it."""

    def __init__(self, database: Database, clock: Clock, desk: Desk) -> None:
        self._database = database
        self.path = database.path
        self.clock = clock
        self.events = EventBus()
        self._deeds = deeds = Deeds(database, clock, self.events, desk)
        self.history = History(deeds, self.events)
        self.meetings = Meetings(deeds)
        self.participants = Participants(deeds)
        self.delegations = Delegations(deeds)
        self.accreditation = Accreditations(deeds)
        self.attendance = Attendance(deeds)
        self.passes = Passes(deeds)
        self.choices = Choices(deeds)
        self.sheets = PeopleSheets(deeds)
        self.agendas = Agendas(deeds)
        self.agenda_templates = AgendaTemplates(deeds, self.agendas)
        self.papers = Papers(deeds)
        self.resolutions = Resolutions(deeds)
        self.text_rows = TextRows(deeds)
        self.text_checks = TextChecks(deeds)
        self.amendments = Amendments(deeds)
        self.consultations = Consultations(deeds)
        self.text_sheets = TextSheets(deeds)
        self.routing = RoutingSheets(deeds)
        self.decisions = Decisions(deeds)
        self.decision_views = DecisionViews(deeds)
        self.statements = Statements(deeds, self.decisions)
        self.proxies = Proxies(deeds)
        self.verification = Verifier(deeds, lambda: UUID(register_id(database)))
        self.quorum = Quorum(deeds)
        self.conduct = Conduct(deeds, self.decisions)
        self.speaking = Speaking(deeds)
        self.meeting_sheets = MeetingSheets(deeds, self.conduct, self.speaking)
        self.minutes = MinutesBook(deeds, self.conduct, self.speaking)
        self.stationery = StationeryBook(deeds)
        self.issued = Issued(deeds)
        self.dossiers = Dossiers(
            deeds,
            meetings=self.meeting_sheets,
            people=self.sheets,
            texts=self.text_sheets,
            minutes=self.minutes,
            issued=self.issued,
        )
        self.importer = Importer(deeds)
        self.packages = Packages(deeds)
        self.results = Results(deeds)

    @property
    def desk(self) -> Desk:
        """This laptop."""
        return self._deeds.desk

    def name_desk(self, name: str) -> None:
        """Let what is entered from now on say another name of this desk; its identifier stays."""
        self._deeds.desk = replace(self._deeds.desk, name=name)

    def journal(self, limit: int = 200) -> tuple[JournalEntry, ...]:
        """The latest deeds, newest first."""
        with self._database.reading() as work:
            return work.journal.entries(limit)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
