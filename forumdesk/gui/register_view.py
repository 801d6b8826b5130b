"""One open register: bodies and meetings at the left, the meeting's header, tabs and pages at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from forumdesk.domain.adoption import is_adopted
from forumdesk.domain.conduct import MeetingState
from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.quorum import QuorumCount
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.models.bodies import BodiesModel
from forumdesk.gui.models.meeting_states import state_look
from forumdesk.gui.models.quorum_words import quorum_in_words
from forumdesk.gui.pages.page import Page
from forumdesk.gui.theme import SPACE, WIDTH
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label, overline
from forumdesk.gui.widgets.meeting_header import Figure, MeetingHeader
from forumdesk.gui.widgets.page_tabs import PageTab, PageTabs
from forumdesk.gui.widgets.sidebar_tree import SidebarTree
from forumdesk.gui.workspace import Workspace
from forumdesk.language.dates import date_range
from forumdesk.services.events import RegisterChanged
from forumdesk.services.register import Register

PAGES = {
    "overview": N_("Overview"),
    "participants": N_("Participants"),
    "agenda": N_("Agenda"),
    "recommendations": N_("Recommendations"),
    "decisions": N_("Decisions"),
    "resolution": N_("Resolution"),
    "documents": N_("Documents"),
    "history": N_("History"),
}

PageMaker = Callable[[str, MeetingId], Page]

NARROW = 1280


class RegisterView(QWidget):
    """A register's bodies, meetings and pages.

    Emits ``import_asked(kind)`` when an empty register is to be filled, ``meeting_shown`` for another meeting, and
    ``refused(error)`` when a meeting cannot be made, ``desk_asked`` for the registration desk, ``conduct_asked`` for
    the conduct of the meeting.
    """

    import_asked = Signal(str)
    meeting_shown = Signal()
    refused = Signal(object)
    desk_asked = Signal()
    conduct_asked = Signal()

    def __init__(self, workspace: Workspace, make_page: PageMaker) -> None:
        super().__init__()
        self._workspace = workspace
        self._register, self._words = workspace.register, workspace.words
        self._make_page = make_page
        self._pages: dict[str, Page] = {}
        self._guest: Page | None = None
        self._missed = False
        self._had_quorum: dict[MeetingId, bool] = {}
        self.meeting_id: MeetingId | None = None
        self.work_page = "overview"
        """The page that was in sight last, but for the history of all pages."""
        theme = workspace.theme
        self._model = BodiesModel(workspace.words)
        self.tree = SidebarTree(theme, name="")
        self.tree.setObjectName("tree")
        self.tree.setModel(self._model)
        self.tree.opened.connect(self._open_row)
        self._tree_title = overline(theme)
        self._file = Label(theme, workspace.register.title, role="small_strong")
        self.new_meeting_button = Button(theme, kind="flat", icon_name="plus", deed=CHANGE)
        self.new_meeting_button.clicked.connect(self.add_meeting)
        self._sidebar = Ground(theme, "sidebar", parent=self)
        self._rail = Ground(theme, "sidebar")
        self.rail_button = Button(theme, kind="flat", icon_name="list")
        self.rail_button.setObjectName("rail_button")
        self.rail_button.clicked.connect(self._toggle_sidebar)
        self._header = MeetingHeader(theme)
        self.desk_button = Button(theme, icon_name="identification-badge", key="F8")
        self.desk_button.setObjectName("desk_button")
        self.desk_button.clicked.connect(self.desk_asked)
        self.conduct_button = Button(theme, icon_name="play", key="F5")
        self.conduct_button.setObjectName("conduct_button")
        self.conduct_button.clicked.connect(self.conduct_asked)
        for button in (self.desk_button, self.conduct_button):
            self._header.add_act(button)
        self.tabs = PageTabs(theme)
        self.tabs.setObjectName("tabs")
        self.tabs.page_chosen.connect(self.show_page)
        self._tab_row = Ground(theme, "surface")
        tab_column = QVBoxLayout(self._tab_row)
        tab_column.setContentsMargins(0, 0, 0, 0)
        tab_column.addWidget(self.tabs)
        self._stack = QStackedWidget()
        self._empty = EmptyPage(theme, "hard-drives", deed=CHANGE)
        self._empty.main_asked.connect(lambda: self.import_asked.emit("resolution"))
        self._empty.link_asked.connect(self.add_meeting)
        self._stack.addWidget(self._empty)
        self._arrange()
        workspace.bridge.changed.connect(self._heard)
        workspace.words.changed.connect(self.retranslate)
        self._reload_tree()
        meetings = self._register.meetings.meetings()
        self.show_meeting(meetings[-1].id if meetings else None)

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self._register

    @property
    def page(self) -> Page | None:
        """The page in sight, None in an empty register."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def why_not(self, deed: str) -> str:
        """The sentence that says why the register does not take a deed; empty where it does."""
        return self._workspace.why_not(deed)

    def show_meeting(self, meeting_id: MeetingId | None) -> None:
        """Show a meeting from its overview, or the empty register."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.meeting_id = meeting_id
        for widget in (self._header, self._tab_row):
            widget.setVisible(meeting_id is not None)
        self.retranslate()
        if meeting_id is None:
            self._stack.setCurrentWidget(self._empty)
            self.take_focus()
            self.meeting_shown.emit()
            return
        self.tree.set_open(self._model.index_of(meeting_id))
        self.show_page("overview")
        self.meeting_shown.emit()

    def show_page(self, key: str) -> None:
        """Show a page of the meeting, made when it is first asked for; "page/part" shows a part of it."""
        if self.meeting_id is None:
            return
        self._dismiss_guest()
        key, _slash, part = key.partition("/")
        self.work_page = self.work_page if key == "history" else key
        if key not in self._pages:
            self._pages[key] = self._make_page(key, self.meeting_id)
            self._stack.addWidget(self._pages[key])
        self.tabs.set_current(key)
        self._stack.setCurrentWidget(self._pages[key])
        if part:
            self._pages[key].show_part(part)
        self.take_focus()

    def show_place(self, meeting_id: MeetingId | None, page: str = "") -> None:
        """Show a page of a meeting, where the register has that meeting; else stay with the one in sight."""
        known = {meeting.id for meeting in self._register.meetings.meetings()}
        if meeting_id in known and meeting_id != self.meeting_id:
            self.show_meeting(meeting_id)
        if page:
            self.show_page(page)

    def show_guest(self, page: Page) -> None:
        """Show a page that belongs to no tab (an import); the next page shown takes its place."""
        self._dismiss_guest()
        self._guest = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.take_focus()

    def leave_guest(self) -> None:
        """Go back to the tab in use."""
        self._dismiss_guest()
        if self.meeting_id is not None:
            self.show_page(self.tabs.current or "overview")
        else:
            self.show_meeting(None)

    def take_focus(self) -> None:
        """Put the focus where work starts on the page in sight."""
        if self.page is not None:
            self.page.take_focus()
        else:
            self._empty.setFocus()

    def add_meeting(self) -> None:
        """Make a meeting of the body in use, or the first one."""
        body = None
        if self.meeting_id is not None:
            body = self._register.meetings.meeting(self.meeting_id).body_id
        try:
            meeting = self._register.meetings.add(LocalizedText(), body)
        except KnownError as error:
            self.refused.emit(error)
            return
        self._reload_tree()
        self.show_meeting(meeting.id)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self._tree_title.setText(_("Bodies and meetings").upper())
        self.tree.set_texts(name=_("Bodies and meetings"))
        self.new_meeting_button.set_texts(_("New meeting"))
        self.desk_button.set_texts(_("Desk"), name=_("Registration desk"))
        self.conduct_button.set_texts(_("Conduct"), name=_("Conduct mode"))
        self.rail_button.set_texts("", name=_("Bodies and meetings"))
        self._empty.set_texts(
            _("The register is empty."),
            _("Begin with the text of a resolution: the meeting, its date and place are taken from it."),
            main=_("Import a resolution"),
            link=_("Make a meeting"),
        )
        self._reload_tree()
        self._show_header()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below 1280 the numbers lose their captions, and the sidebar becomes a rail with a pop-out."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._header.set_captions_shown(not narrow)
        self.desk_button.set_key("F8", shown=not narrow)
        self.conduct_button.set_key("F5", shown=not narrow)
        self._rail.setVisible(narrow)
        side_width = self._workspace.theme.scaled(WIDTH.sidebar)
        self._room.setContentsMargins(0 if narrow else side_width, 0, 0, 0)
        left = self._rail.width() if narrow else 0
        self._sidebar.setGeometry(left, 0, side_width, self.height())
        self._sidebar.setVisible(not narrow)
        self._sidebar.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the popped-out sidebar."""
        if event.key() == Qt.Key.Key_Escape and self._rail.isVisible() and self._sidebar.isVisible():
            self._toggle_sidebar()
            return
        super().keyPressEvent(event)

    def _toggle_sidebar(self) -> None:
        shown = not self._sidebar.isVisible()
        self._sidebar.setVisible(shown)
        self._sidebar.raise_()
        (self.tree if shown else self.rail_button).setFocus()

    def _show_header(self) -> None:
        if self.meeting_id is None:
            return
        _ = self._words.gettext
        language = self._words.language
        meeting = self._register.meetings.meeting(self.meeting_id)
        self._header.set_meeting(meeting.title.in_language(language), self._when_and_where(meeting))
        counts = self._register.participants.counts(meeting.id)
        people = _("{arrived} of {people} on the list have arrived").format(
            arrived=counts.arrived, people=counts.people
        )
        standing = self._register.conduct.standing(meeting.id)
        quorum = self._register.quorum.count(meeting.id, standing.current)
        voices = _("{count} of them are entitled to vote").format(count=quorum.entitled)
        self._header.set_figures(
            [
                Figure(caption=_("Arrived"), value=f"{counts.arrived} / {counts.people}", sentence=people),
                Figure(caption=_("Entitled"), value=str(quorum.entitled), sentence=voices),
            ]
        )
        self._show_quorum(meeting, quorum, has_people=bool(counts.people))
        self._show_state(meeting, standing.state)
        self._show_tabs(meeting, counts.people)

    def _show_quorum(self, meeting: Meeting, count: QuorumCount, *, has_people: bool) -> None:
        """Show the quorum to decide, on the item under way; its loss and its return are told aloud."""
        text, sentence = quorum_in_words(count, self._words)
        met = bool(count.entitled) and count.is_met
        self._header.set_quorum(text if has_people else "", met=met, sentence=sentence)
        before, self._had_quorum[meeting.id] = self._had_quorum.get(meeting.id), met
        if before is not None and before != met and has_people:
            told = self._words.gettext("Quorum met") if met else self._words.gettext("The quorum is lost.")
            aloud = QAccessibleAnnouncementEvent(self._header, f"{told} {sentence}")
            if not met:
                aloud.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(aloud)

    def _show_state(self, meeting: Meeting, state: MeetingState) -> None:
        decisions = self._register.decisions.decisions(meeting.id)
        adopted = self._is_adopted(meeting, decisions)
        look = state_look(state, self._words, adopted=adopted, decided=bool(decisions))
        self._header.set_state(look.word, kind=look.kind, icon_name=look.icon_name, sentence=look.sentence)

    def _is_adopted(self, meeting: Meeting, decisions: Sequence[Decision]) -> bool:
        """Whether the resolution is adopted; the text is read only where something was sealed."""
        sealed = any(one.sealed for one in decisions)
        return sealed and is_adopted(self._register.resolutions.text(meeting.id), decisions)

    def _show_tabs(self, meeting: Meeting, people: int) -> None:
        _ = self._words.gettext
        counts = {
            "participants": people,
            "agenda": len(self._register.agendas.items(meeting.id)),
            "recommendations": self._register.resolutions.count(meeting.id),
            "decisions": len(self._register.decisions.decisions(meeting.id)),
        }
        tabs = [
            PageTab(key=key, text=_(text), count=str(counts[key]) if counts.get(key) else "")
            for key, text in PAGES.items()
        ]
        self.tabs.set_texts(tabs, name=_("Pages of the meeting"), more=_("More"))

    def _when_and_where(self, meeting: Meeting) -> str:
        language = self._words.language
        day = (
            date_range(meeting.first_day, meeting.last_day or meeting.first_day, language)
            if meeting.first_day
            else ""
        )
        return " · ".join(part for part in (day, meeting.place.in_language(language)) if part)

    def _reload_tree(self) -> None:
        meetings = self._register.meetings.meetings()
        adopted = frozenset(
            one.id for one in meetings if self._is_adopted(one, self._register.decisions.decisions(one.id))
        )
        self._model.show_tree(self._register.meetings.bodies(), meetings, adopted)
        self.tree.expandAll()
        if self.meeting_id is not None:
            self.tree.set_open(self._model.index_of(self.meeting_id))

    def _heard(self, _event: RegisterChanged) -> None:
        known = [meeting.id for meeting in self._register.meetings.meetings()]
        if self.meeting_id not in known:
            # An undone import may take the meeting away, or a first one brings it.
            self._reload_tree()
            self.show_meeting(known[-1] if known else None)
        elif self.isVisible():
            self._reload_tree()
            self._show_header()
        else:
            self._missed = True

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile: the registration desk stands before this view all day."""
        super().showEvent(event)
        if self._missed:
            self._missed = False
            self._reload_tree()
            self._show_header()

    def _open_row(self, index: QModelIndex) -> None:
        meeting_id = self._model.meeting_at(index)
        if meeting_id is not None and meeting_id != self.meeting_id:
            self.show_meeting(meeting_id)
        if self._rail.isVisible() and meeting_id is not None:
            self._sidebar.hide()

    def _dismiss_guest(self) -> None:
        if self._guest is not None:
            self._stack.removeWidget(self._guest)
            self._guest.deleteLater()
            self._guest = None

    def _arrange(self) -> None:
        title_row = QHBoxLayout()
        title_row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.tight)
        title_row.addWidget(self._tree_title)
        file_row = QHBoxLayout()
        file_row.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, 0)
        file_row.addWidget(self._file)
        button_row = QHBoxLayout()
        button_row.setContentsMargins(SPACE.near, SPACE.near, SPACE.near, SPACE.near)
        button_row.addWidget(self.new_meeting_button)
        button_row.addStretch(1)
        side = QVBoxLayout(self._sidebar)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addLayout(file_row)
        side.addLayout(title_row)
        side.addWidget(self.tree, 1)
        side.addLayout(button_row)
        rail = QVBoxLayout(self._rail)
        rail.setContentsMargins(SPACE.tight, SPACE.near, SPACE.tight, 0)
        rail.addWidget(self.rail_button)
        rail.addStretch(1)
        self._rail.setFixedWidth(WIDTH.rail)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._header)
        right.addWidget(self._tab_row)
        right.addWidget(self._stack, 1)
        self._room = QHBoxLayout(self)
        self._room.setSpacing(0)
        self._room.addWidget(self._rail)
        self._room.addLayout(right, 1)
