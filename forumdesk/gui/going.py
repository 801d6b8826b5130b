"""Where one goes in the register in sight: its pages, places and imports, and the hall display."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from forumdesk.gui.places import Places, make_place
from forumdesk.gui.remembered import Remembered
from forumdesk.gui.showing import Showing
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId, ParticipantId
    from forumdesk.gui.conduct.conduct_page import ConductPage
    from forumdesk.gui.desk.desk_page import DeskPage
    from forumdesk.gui.hall.operator import Hall
    from forumdesk.gui.importing import Importing
    from forumdesk.gui.pages.documents.views import DocumentViews
    from forumdesk.gui.pages.page import Page
    from forumdesk.gui.screen import Screen
    from forumdesk.gui.workspace import Workspace


class Going(QObject):
    """Makes pages and places when they are first gone to, and connects what they may ask of the window."""

    def __init__(
        self,
        showing: Showing,
        places: Places,
        theme: Theme,
        words: Words,
        tasks: Tasks,
        remembered: Remembered,
        ask_unlock: Callable[[], object],
    ) -> None:
        """``ask_unlock`` is the way out of a place that is held."""
        super().__init__(showing)
        self._showing, self._places, self._theme, self._words = showing, places, theme, words
        self._tasks, self._remembered, self._ask_unlock = tasks, remembered, ask_unlock
        self.asked: Mapping[str, Callable[..., object]] = {}
        """What is done for each signal with which a page asks for something."""
        self.hall: Hall | None = None
        """Made on first need; it goes with the register."""
        showing.closing.connect(self._close_hall)

    @property
    def page(self) -> Screen | None:
        """The page in sight, that of a place too."""
        view = self._showing.view
        return self._places.page or (view.page if view is not None else None)

    @property
    def meeting_id(self) -> MeetingId | None:
        """The meeting in sight."""
        return self._showing.view.meeting_id if self._showing.view is not None else None

    @property
    def writes(self) -> bool:
        """Whether the text of the resolution is in sight."""
        view = self._showing.view
        return view is not None and not self._places.page and view.tabs.current == "recommendations"

    # pages

    def show_page(self, key: str) -> None:
        """Show a page of the meeting in sight; "page/part" shows a part of it."""
        if self._showing.view is not None and not self._places.is_held:
            self._places.leave()
            self._showing.view.show_page(key)

    def turn_page(self, step: int) -> None:
        """Go to the page after or before."""
        if self._showing.view is not None and self._places.page is None:
            self._showing.view.tabs.choose_next(step)

    def add_meeting(self) -> None:
        """Make a meeting and go there."""
        if self._showing.view is not None:
            self._showing.view.add_meeting()

    def print_badges(self, people: tuple[ParticipantId, ...]) -> None:
        """Show the badges of these people on the Documents page."""
        page = self._documents()
        if page is not None:
            page.choose_people(people, "badges")

    def print_document(self, identifier: str) -> None:
        """Show a document on the Documents page."""
        page = self._documents()
        if page is not None:
            page.choose_document(identifier)

    def _documents(self) -> DocumentViews | None:
        from forumdesk.gui.pages.documents.views import DocumentViews

        self.show_page("documents")
        return self.page if isinstance(self.page, DocumentViews) else None

    # imports, copies

    def ask_for_import(self, kind: str) -> None:
        """Choose a file and show what it would bring; what is only looked at takes nothing in."""
        page = self._showing.view.page if self._showing.view is not None else None
        if page is not None and not page.takes_changes():
            return
        importing = self._importing()
        if importing is not None and not self._places.is_held:
            importing.ask(kind)

    def show_import(self, kind: str, path: Path) -> None:
        """Show what a file would bring, before it does."""
        importing = self._importing()
        if importing is not None and not self._places.is_held:
            self._places.leave()
            importing.show(kind, path)

    def hand_over_copy(self) -> None:
        """Ask for whom a copy of the register is, then write it."""
        importing = self._importing()
        if importing is not None:
            importing.uniting.ask_hand_over()

    def merge_copy(self) -> None:
        """Choose a copy and show what merging it would do."""
        importing = self._importing()
        if importing is not None:
            self._places.leave()
            importing.uniting.ask_merge()

    def _importing(self) -> Importing | None:
        return self._showing.in_sight.importing if self._showing.in_sight is not None else None

    # places

    @property
    def desk(self) -> DeskPage | None:
        """The registration desk while it is in sight."""
        return cast("DeskPage | None", self._places.showing("desk"))

    @property
    def conduct(self) -> ConductPage | None:
        """The conduct of the meeting while it is in sight."""
        return cast("ConductPage | None", self._places.showing("conduct"))

    def show_desk(self) -> None:
        """Open the registration desk of the meeting in sight; F8 there goes back, from a locked one by passphrase."""
        if self._places.is_held:
            self._ask_unlock()
        else:
            self._go("desk")

    def show_conduct(self) -> None:
        """Conduct the meeting in sight; F5 there goes back."""
        self._go("conduct")

    def show_hall(self) -> None:
        """Put what is prepared on the hall screen; where nothing is, go where it is prepared."""
        if self.meeting_id is None or self._places.is_held:
            return
        hall = self._hall_display()
        if hall.prepared is not None or hall.on_screen is not None:
            hall.put_on()
            return
        if self.conduct is None:
            self.show_conduct()
        if self.conduct is not None:
            self.conduct.prepare_hall()

    def _go(self, name: str) -> None:
        meeting_id = self.meeting_id
        if meeting_id is not None:
            self._places.go(name, lambda: self._make_place(name, meeting_id))

    def _hall_display(self) -> Hall:
        if self.hall is None:
            from forumdesk.gui.hall.operator import Hall

            remembered = self._remembered
            clock = self._showing.workspace.register.clock
            self.hall = Hall(self._theme, self._words, clock, remembered.settings.hall_screen)
            self.hall.screen_chosen.connect(lambda name: remembered.change(hall_screen=name))
        return self.hall

    def _close_hall(self) -> None:
        if self.hall is not None:
            self.hall.close()
            self.hall = None

    # how they are made

    def make_page(self, workspace: Workspace, key: str, meeting_id: MeetingId) -> Page:
        """A page of a meeting, listened to; KeyError for an unknown one."""
        from forumdesk.gui.pages.factory import make_page

        checks_spelling = self._remembered.settings.checks_spelling
        page = make_page(key, workspace, meeting_id, self._tasks, checks_spelling=checks_spelling)
        self.listen_to(page)
        return page

    def _make_place(self, name: str, meeting_id: MeetingId) -> Page:
        page = make_place(
            name,
            self._showing.workspace,
            meeting_id,
            prints_badges=self._remembered.settings.prints_badges,
            hall=self._hall_display,
        )
        self.listen_to(page)
        return page

    def listen_to(self, page: Screen) -> None:
        """Connect what a page may ask of the window."""
        for name, slot in self.asked.items():
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(slot)
