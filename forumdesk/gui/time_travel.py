"""The register as it was at a moment or after a deed, shown in the window to be looked at only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from forumdesk.domain.errors import KnownError
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.past_folder import PastFolder, clear_left
from forumdesk.gui.showing import Showing
from forumdesk.gui.theme import Theme
from forumdesk.gui.travel_pages import page_of
from forumdesk.gui.widgets.past_band import PastBand
from forumdesk.gui.words import Words
from forumdesk.language.dates import long_date, time_of_day

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId
    from forumdesk.services.journal import JournalEntry
    from forumdesk.services.register import Register
    from forumdesk.services.time_travel import Earlier

_AFTER_START: Final = 3000  # milliseconds: the window comes first


@dataclass(frozen=True, slots=True)
class _Looked:
    """The register as it was, and what is looked at in it: a meeting, its page, and a value there."""

    earlier: Earlier
    meeting_id: MeetingId | None
    page: str
    value: UUID | None = None


class TimeTravel(QObject):
    """Has a copy made as the register was, shows it under a band, and lets it vanish on the way back.

    Emits `refused(error)`.
    """

    refused = Signal(object)

    def __init__(self, showing: Showing, theme: Theme, words: Words, long_act: LongAct) -> None:
        """Start in the present."""
        super().__init__(showing)
        self._showing, self._words, self._long_act = showing, words, long_act
        self._folder: PastFolder | None = None
        self._at: datetime | None = None
        self._untold = 0
        self._zone = ZoneInfo("UTC")
        self.band = PastBand(theme)
        self.band.setObjectName("past_band")
        self.band.back_asked.connect(showing.leave_past)
        showing.present_shown.connect(self._end)
        QTimer.singleShot(_AFTER_START, self, clear_left)

    def show(self, when: object) -> None:
        """Show the meeting as it was at a moment, on the page where one was, or after a deed, on the page of that."""
        view = self._showing.view
        if view is None or self._long_act.is_busy or not isinstance(when, (datetime, UUID)):
            return
        register, meeting_id, page = view.register, view.meeting_id, view.work_page
        zone = register.meetings.meeting(meeting_id).time_zone if meeting_id is not None else "UTC"
        folder = PastFolder()

        def make() -> _Looked:
            from forumdesk.services.time_travel import as_of, place_at

            copy = folder.path / register.path.name
            if isinstance(when, UUID):
                return _looked_at(register, register.journal.deed(when), meeting_id, copy)
            return _Looked(as_of(register, place_at(register, when), copy), meeting_id, page)

        def arrived(looked: _Looked) -> None:
            earlier = looked.earlier
            if not self._showing.show_past(earlier.register, looked.meeting_id, looked.page):
                folder.cleanup()
                return
            self._drop_folder()
            self._folder, self._zone = folder, ZoneInfo(zone)
            # A moment is told as it was asked for, a deed by the moment at which it was done.
            self._at = when if isinstance(when, datetime) else earlier.at
            self._untold = earlier.untold
            self._say()
            shown = self._showing.view.page if self._showing.view is not None else None
            if shown is not None and looked.value is not None:
                shown.show_value(looked.value)

        def failed(error: KnownError) -> None:
            folder.cleanup()
            self.refused.emit(error)

        sentence = self._words.gettext("The meeting is being put together as it was …")
        self._long_act.run(lambda _progress: make(), arrived, failed, sentence=sentence)

    def retranslate(self) -> None:
        """Say it in the language in use."""
        self._say()

    def _say(self) -> None:
        if self._at is None:
            return
        _, language = self._words.gettext, self._words.language
        local = self._at.astimezone(self._zone)
        moment = f"{long_date(local.date(), language)}, {time_of_day(local.time(), language)}"
        sentences = [_("As of {moment} – view only").format(moment=moment)]
        if self._untold:
            untold = self._words.ngettext(
                "{count} value could not be shown as it was.",
                "{count} values could not be shown as they were.",
                self._untold,
            )
            sentences.append(untold.format(count=self._untold))
        self.band.say(". ".join(sentences), back=_("Back to the present"))

    def _end(self) -> None:
        """The present is in sight again: the band and the copy go."""
        self._at = None
        self.band.hide()
        self._drop_folder()

    def _drop_folder(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _looked_at(register: Register, entry: JournalEntry, meeting_id: MeetingId | None, copy: Path) -> _Looked:
    from forumdesk.domain.identifiers import MeetingId
    from forumdesk.services.time_travel import as_of

    changed = register.journal.differences(entry.id)
    return _Looked(
        as_of(register, entry.place, copy),
        meeting_id if entry.meeting_id is None else MeetingId(entry.meeting_id),
        page_of(entry.code, entry.values),
        changed[0].id if changed else None,
    )
