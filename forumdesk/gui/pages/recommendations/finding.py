"""Finding words in one language of the text, and putting others in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from forumdesk.domain.identifiers import RowId
from forumdesk.domain.texts import Language
from forumdesk.gui.models.text_rows_lines import Place, TextView
from forumdesk.gui.pages.recommendations.find_row import FindRow
from forumdesk.services.resolutions import search_pattern

if TYPE_CHECKING:
    from forumdesk.gui.pages.recommendations.page import RecommendationsPage

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place at which the words stand."""

    row_id: RowId
    language: Language
    span: Span


class Finding(QObject):
    """Keeps the places of the words that are looked for, and which of them is in hand."""

    def __init__(self, page: RecommendationsPage) -> None:
        super().__init__(page)
        self._page = page
        self.row = FindRow(page.theme, page.words)
        self.matches: tuple[Match, ...] = ()
        self._at = -1
        self.row.sought.connect(self._sought)
        self.row.step_asked.connect(self.step)
        self.row.replace_asked.connect(self.replace)
        self.row.all_asked.connect(self.replace_all)
        self.row.closed.connect(self.close)

    def open(self) -> None:
        """Open the rows for the language of the current cell."""
        page = self._page
        if page.grid.leave():
            self.row.open_for(page.view.languages, page.current_language)
            self._sought()

    def close(self) -> None:
        """Close the rows and go back to the text."""
        self.row.hide()
        self.matches, self._at = (), -1
        self._page.show_view()
        self._page.take_focus()

    def seek(self, view: TextView) -> dict[Place, tuple[Span, ...]]:
        """Look for the words in a text; what is found is kept in the order of its rows."""
        language, find = self.row.language, self.row.find_field.text()
        if self.row.isHidden() or language is None or not find:
            self.matches = ()
            self._tell()
            return {}
        case, words = self.row.case_button.isChecked(), self.row.words_button.isChecked()
        pattern = search_pattern(find, case=case, words=words)
        found: dict[Place, tuple[Span, ...]] = {}
        for row in view.text.rows:
            if row.id not in view.decided and (spans := _spans(pattern.finditer(row.text.get(language)))):
                found[row.id, language] = spans
        self.matches = tuple(
            Match(row_id=row_id, language=one, span=span)
            for (row_id, one), spans in found.items()
            for span in spans
        )
        self._at = min(self._at, len(self.matches) - 1)
        self._tell()
        return found

    def _sought(self) -> None:
        self._at = -1
        self._page.show_view()

    def step(self, step: int) -> None:
        """Go to the next or the previous place, round the end; the first is that behind the current cell."""
        if not self.matches or not self._page.grid.leave():
            return
        if self._at < 0:
            self._at = self._first_place(step)
        else:
            self._at = (self._at + step) % len(self.matches)
        match = self.matches[self._at]
        self._page.go_to(match.row_id, match.language, focus=False)
        self._tell()

    def _first_place(self, step: int) -> int:
        order = {row.id: at for at, row in enumerate(self._page.view.text.rows)}
        row_id = self._page.current_row_id
        here = order.get(row_id, 0) if row_id is not None else 0
        if step > 0:
            return next((at for at, one in enumerate(self.matches) if order[one.row_id] >= here), 0)
        before = [at for at, one in enumerate(self.matches) if order[one.row_id] <= here]
        return before[-1] if before else len(self.matches) - 1

    def replace(self) -> None:
        """Replace the words at the place in hand, and go to the next."""
        page = self._page
        if not self._read_anew():
            return
        if self._at < 0 or not self.matches:
            self.step(1)
            return
        match = self.matches[self._at]
        before = page.view.text.row(match.row_id).text.get(match.language)
        start, end = match.span
        put = self.row.put_field.text()
        deed = page.register.resolutions.edit_cell
        after = before[:start] + put + before[end:]
        if page.perform(lambda: deed(page.meeting_id, match.row_id, match.language, after)) is None:
            return
        # What was put in may hold the words again; the next place is behind it.
        left = len(self.matches)
        page.reload()
        self._at += max(len(self.matches) - left + 1, 0) - 1
        if self.matches:
            self.step(1)

    def replace_all(self) -> None:
        """Replace the words everywhere in this language; one step of undo."""
        page, language = self._page, self.row.language
        if not self._read_anew() or not self.matches or language is None:
            return
        find, put = self.row.find_field.text(), self.row.put_field.text()
        case, words = self.row.case_button.isChecked(), self.row.words_button.isChecked()
        deed = page.register.resolutions.replace_all
        count = page.perform(lambda: deed(page.meeting_id, language, find, put, case=case, words=words))
        if count is None:
            return
        page.reload()
        said = page.words.ngettext("{count} place replaced.", "{count} places replaced.", count)
        page.say_done(said.format(count=count))

    def _read_anew(self) -> bool:
        """Keep what is being written and look through it too; False where it could not be kept."""
        if not self._page.grid.leave():
            return False
        self._page.reload()  # an open cell is kept by the click itself, and the page hears of it only later
        return True

    def _tell(self) -> None:
        self.row.show_count(self._at + 1 if self.matches else 0, len(self.matches))


def _spans(found: object) -> tuple[Span, ...]:
    return tuple(match.span() for match in found)  # type: ignore[attr-defined]
