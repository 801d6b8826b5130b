"""Writing the agenda to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.errors import N_
from forumdesk.gui.pages.list_page import LIST_KINDS

if TYPE_CHECKING:
    from forumdesk.gui.pages.agenda.page import AgendaPage

_KINDS: Final = {**LIST_KINDS, ".ics": N_("Calendars (*.ics)")}


class AgendaOutput:
    """The agenda as a table, or as a calendar in the window's language."""

    def __init__(self, page: AgendaPage) -> None:
        self._page = page
        page.export_button.clicked.connect(self.export)

    def export(self) -> None:
        """Ask for a place and write the agenda there."""
        _ = self._page.words.gettext
        place = self._page.ask_place(_("Export the agenda"), _("agenda"), _KINDS)
        if place is not None:
            self.export_to(place)

    def export_to(self, place: Path) -> None:
        """Write the agenda to `place`, in printing order."""
        from forumdesk.exchange.lists_out import agenda_as_csv, agenda_as_xlsx

        items = self._page.register.agendas.items(self._page.meeting_id)
        self._page.write_list(
            place,
            {
                ".xlsx": lambda: agenda_as_xlsx(items),
                ".csv": lambda: agenda_as_csv(items),
                ".ics": lambda: self._as_calendar(items),
            },
        )

    def _as_calendar(self, items: Sequence[AgendaItem]) -> bytes:
        from forumdesk.exchange.icalendar import agenda_as_ics

        register = self._page.register
        meeting = register.meetings.meeting(self._page.meeting_id)
        body = register.meetings.body(meeting.body_id)
        language = self._page.words.language
        return agenda_as_ics(meeting, body, items, language=language, made_at=register.clock())
