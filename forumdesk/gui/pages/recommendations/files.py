"""The text as a Word file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from forumdesk.domain.errors import N_
from forumdesk.gui.handing_out import Out, choose_place, hand_out, with_encryption
from forumdesk.gui.pages.resolution.output import (
    Arrangement,
    ChoosePlace,
    arrangements,
    file_name,
)
from forumdesk.gui.tasks import Tasks

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId
    from forumdesk.gui.pages.recommendations.page import RecommendationsPage
    from forumdesk.services.register import Register

FILTERS: Final = (N_("Word document (*.docx)"), N_("OpenDocument text (*.odt)"))
_ENDINGS: Final = (".docx", ".odt")


class TextFiles(QObject):
    """Writes the text as it is to a file that can be edited and brought back."""

    def __init__(self, page: RecommendationsPage, tasks: Tasks, *, place: ChoosePlace = choose_place) -> None:
        super().__init__(page)
        self._page, self._tasks, self.place = page, tasks, place

    def export(self) -> None:
        """Have a place chosen, and write the draft with its languages beside one another."""
        page = self._page
        _ = page.words.gettext
        if not page.grid.leave():
            return
        offered = arrangements(page.view.text.languages)
        if not offered:
            return
        columns = next((one for one in offered if one.layout == "columns"), offered[0])
        meeting = page.register.meetings.meeting(page.meeting_id)
        title = file_name(meeting.title.in_language(page.words.language)) or _("Draft resolution")
        filters = with_encryption(";;".join(map(_, FILTERS)), page.words)
        chosen = self.place(page, _("Export to Word…"), f"{title}.docx", filters)

        def write(out: Out) -> None:
            job = partial(write_draft, page.register, page.meeting_id, columns, out.with_ending(_ENDINGS))
            self._tasks.run(job, self._written, page.show_error, owner=self)

        if chosen:
            hand_out(page, page.theme, page.words, Path(chosen), write)

    def _written(self, path: Path) -> None:
        page = self._page
        said = page.words.gettext("The text is in “{name}”. Changes made there can be brought back.")
        page.say_done(said.replace("{name}", path.name))


def write_draft(register: Register, meeting_id: MeetingId, arrangement: Arrangement, out: Out) -> Path:
    """Write the file that the ending of ``out`` names; for the worker. Raises DocumentError."""
    from forumdesk.documents.registry import print_document

    out.require(register.path)
    data = print_document(
        "draft",
        register.text_sheets.draft(meeting_id),
        form=out.form,
        languages=arrangement.languages,
        layout=arrangement.layout,
    )
    return out.write(data, forbidden=register.path)
