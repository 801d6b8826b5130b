"""The register as it was at a moment or after a deed, shown in the window to be looked at only."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from forumdesk.domain.errors import KnownError
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.showing import Showing
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.past_band import PastBand
from forumdesk.gui.words import Words
from forumdesk.language.dates import long_date, time_of_day

if TYPE_CHECKING:
    from forumdesk.services.time_travel import Earlier


class TimeTravel(QObject):
    """Has a copy made as the register was, shows it under a band, and lets it vanish on the way back.

    Emits `refused(error)`.
    """

    refused = Signal(object)

    def __init__(self, showing: Showing, theme: Theme, words: Words, long_act: LongAct) -> None:
        """Start in the present."""
        super().__init__(showing)
        self._showing, self._words, self._long_act = showing, words, long_act
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._at: datetime | None = None
        self._untold = 0
        self._zone = ZoneInfo("UTC")
        self.band = PastBand(theme)
        self.band.setObjectName("past_band")
        self.band.back_asked.connect(showing.leave_past)
        showing.present_shown.connect(self._end)

    def show(self, when: object) -> None:
        """Show the meeting as it was at a moment, or after the deed of this identifier."""
        view = self._showing.view
        if view is None or self._long_act.is_busy or not isinstance(when, (datetime, UUID)):
            return
        register, meeting_id = view.register, view.meeting_id
        zone = register.meetings.meeting(meeting_id).time_zone if meeting_id is not None else "UTC"
        folder = tempfile.TemporaryDirectory(prefix="forumdesk-", ignore_cleanup_errors=True)

        def make() -> Earlier:
            from forumdesk.services.time_travel import as_of, place_at

            if isinstance(when, UUID):
                place = register.journal.deed(when).place
            else:
                place = place_at(register, when)
            return as_of(register, place, Path(folder.name, register.path.name))

        def arrived(earlier: Earlier) -> None:
            if not self._showing.show_past(earlier.register, meeting_id):
                folder.cleanup()
                return
            self._drop_folder()
            self._folder, self._zone = folder, ZoneInfo(zone)
            # A moment is told as it was asked for, a deed by the moment at which it was done.
            self._at = when if isinstance(when, datetime) else earlier.at
            self._untold = earlier.untold
            self._say()

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
