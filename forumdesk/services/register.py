"""One open register with the services that work on it."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from forumdesk.foundation.clock import Clock
from forumdesk.foundation.events import EventBus
from forumdesk.services.access import Access
from forumdesk.services.accreditation import Accreditations
from forumdesk.services.agenda_templates import AgendaTemplates
from forumdesk.services.agendas import Agendas
from forumdesk.services.amendments import Amendments
from forumdesk.services.attendance import Attendance
from forumdesk.services.backups import Backup, Backups
from forumdesk.services.batons import Batons
from forumdesk.services.bin import Bin
from forumdesk.services.checking import Checking
from forumdesk.services.choices import Choices
from forumdesk.services.conduct import Conduct
from forumdesk.services.consultations import Consultations
from forumdesk.services.decision_views import DecisionViews
from forumdesk.services.decisions import Decisions
from forumdesk.services.deeds import Deeds
from forumdesk.services.delegations import Delegations
from forumdesk.services.desk import Desk
from forumdesk.services.dossiers import Dossiers
from forumdesk.services.handing_over import HandingOver
from forumdesk.services.history import History
from forumdesk.services.importing.importer import Importer
from forumdesk.services.issued import Issued
from forumdesk.services.journal import JournalBook
from forumdesk.services.live import Live
from forumdesk.services.meetings import Meetings
from forumdesk.services.minutes import MinutesBook
from forumdesk.services.moving import Moving
from forumdesk.services.opening import ClockWatch
from forumdesk.services.packages import Packages
from forumdesk.services.papers import Papers
from forumdesk.services.participants import Participants
from forumdesk.services.passes import Passes
from forumdesk.services.person_sheets import PersonSheets
from forumdesk.services.personal_data import Personal
from forumdesk.services.proxies import Proxies
from forumdesk.services.quorum import Quorum
from forumdesk.services.resolutions import Resolutions
from forumdesk.services.restoring import RegisterBackups
from forumdesk.services.results import Results
from forumdesk.services.sheets_of_meetings import MeetingSheets
from forumdesk.services.sheets_of_people import PeopleSheets
from forumdesk.services.sheets_of_routing import RoutingSheets
from forumdesk.services.sheets_of_texts import TextSheets
from forumdesk.services.speaking import Speaking
from forumdesk.services.statements import Statements
from forumdesk.services.stationery import StationeryBook
from forumdesk.services.telling.teller import Teller
from forumdesk.services.text_checks import TextChecks
from forumdesk.services.text_rows import TextRows
from forumdesk.services.uniting.merger import Uniting
from forumdesk.services.verification import Verifier
from forumdesk.storage.database import Database, register_id


class Register:
    """One open register and everything a secretary can do with it."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        desk: Desk,
        access: Access = Access.FULL,
        *,
        backups: Backups | None = None,
    ) -> None:
        self._database = database
        self.path = database.path
        self.address = database.address
        self.clock = clock
        self.events = EventBus()
        self._deeds = deeds = Deeds(database, clock, self.events, desk, access)
        self.journal = JournalBook(deeds)
        self.history = History(deeds, self.events)
        self.bin = Bin(deeds)
        self.telling = Teller(deeds)
        self.meetings = Meetings(deeds)
        self.participants = Participants(deeds)
        self.personal = Personal(deeds, self.events)
        self.person_sheets = PersonSheets(deeds, self.personal)
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
        self.checking = Checking(deeds, self.verification)
        self.clock_watch = ClockWatch(deeds)
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
        self.moving = Moving(deeds)
        self.live = Live(deeds)
        self.results = Results(deeds)
        self.uniting = Uniting(deeds)
        self.handing_over = HandingOver(deeds)
        self.batons = Batons(deeds)
        self.backups = RegisterBackups(deeds, self.history, backups)
        deeds.before = self.backups.before
        self.kept_before_upgrade: Backup | None = None
        """The backup of what it was before it was brought up to the present format as it was opened."""

    @property
    def title(self) -> str:
        """What the register is called in a window."""
        return self.path.stem if self.address is None else self.address.title

    @property
    def access(self) -> Access:
        """How far it may be changed."""
        return self._deeds.access

    @property
    def desk(self) -> Desk:
        """This laptop."""
        return self._deeds.desk

    def restrict(self, access: Access) -> None:
        """Let deeds be done only as far as ``access`` allows from now on."""
        self._deeds.access = access

    @property
    def identifier(self) -> str:
        """What names this register wherever its file lies; copies have the same."""
        return register_id(self._database)

    def look_only(self, path: Path) -> None:
        """Refuse every deed from now on; ``path`` is the file of which this is a private copy."""
        self.path = path
        self._deeds.access = Access.VIEW

    def name_desk(self, name: str) -> None:
        """Let what is entered from now on say another name of this desk; its identifier stays."""
        self._deeds.desk = replace(self._deeds.desk, name=name)

    def copy_to(self, path: Path) -> Database:
        """Copy everything to a file that is not there yet, and open it; raises a StorageError in words."""
        return self._database.opened_copy(path)

    def close(self) -> None:
        """Let go of the file."""
        self.live.close()
        self._database.close()

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
