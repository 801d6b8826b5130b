"""What is done to the rows and cells of the text, from the keys and menus of its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QTextCursor

from forumdesk.domain.decisions import SealedTextError
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.marks import Marks
from forumdesk.domain.resolutions import Numbering, Part, Row, Stage
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.models.text_rows_lines import ALL, WAITING_STATES, place_name
from forumdesk.gui.pages.recommendations.places import belongs_to, place_after
from forumdesk.gui.typing_place import ABOUT, LABEL, LANGUAGE
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.services.meanwhile import ChangedMeanwhileError

if TYPE_CHECKING:
    from forumdesk.gui.pages.recommendations.page import RecommendationsPage

Pasted = list[tuple[str, Marks]]


class RowDeeds(QObject):
    """Each deed is one step of undo; a refusal is said on the page."""

    def __init__(self, page: RecommendationsPage) -> None:
        super().__init__(page)
        self._page = page
        self._rows = page.register.text_rows
        self._began: tuple[RowId, Language, str] | None = None
        self._acts: dict[str, Callable[[RowId, Language], object]] = {
            "edit": self.write,
            "confirm": self._confirm,
            "remove": lambda _row, _language: self.remove(),
            "join": self._join,
            "up": lambda row, language: self._move(row, language, -1),
            "down": lambda row, language: self._move(row, language, 1),
            "deeper": lambda row, language: self._shift(row, language, 1),
            "shallower": lambda row, language: self._shift(row, language, -1),
            "changed": page.helping.show_changes,
            "findings": lambda _row, _language: page.helping.show_findings(),
            "amendments": lambda row, _language: page.amendments_asked.emit(row),
        }

    def act(self, name: str) -> None:
        """Do what a key or a link of the current cell asks for."""
        row_id, language = self._page.current_row_id, self._page.current_language
        if row_id is not None and language is not None and name in self._acts:
            self._acts[name](row_id, language)

    # cells

    def write(self, row_id: RowId, language: Language) -> None:
        """Open a cell for writing; an adopted one says why not."""
        page = self._page
        index = page.index_of(row_id, language)
        decision = page.view.decided.get(row_id)
        if decision is not None:
            page.show_error(SealedTextError(decision=decision))
            return
        if not page.takes_changes():
            return
        if not index.isValid() or page.grid.edited == index or not page.grid.leave():
            return  # F2 in the open field: what is typed there is newer than what the page has read
        row = page.view.text.row(row_id)
        self._began = (row_id, language, row.text.get(language))
        spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        page.grid.write(
            index,
            row.text.get(language),
            row.marks(language),
            name=spoken,
            speller=page.spelling.speller(language),
        )
        if page.grid.editor is not None:
            numbered = next(one for one in page.view.text.numbered() if one.row.id == row_id)
            page.grid.editor.setProperty(ABOUT, place_name(numbered, page.words))
            page.grid.editor.setProperty(LABEL, "")  # its spoken name has the whole text
            page.grid.editor.setProperty(LANGUAGE, language.value)
        page.helping.follow_cursor(row_id, language)

    def keep(self, index: QModelIndex, text: str, marks: Marks) -> bool:
        """Keep what was written in a cell; False where it is refused."""
        page = self._page
        row_id, language = page.place_of(index)
        if row_id is None or language is None:
            return False
        began = self._began
        base = began[2] if began is not None and began[:2] == (row_id, language) else None
        deed = page.register.resolutions.edit_cell
        try:
            deed(page.meeting_id, row_id, language, text, marks, base=base)
        except ChangedMeanwhileError as error:
            theirs = error.current.text.get(language)
            page.offer(
                error,
                mine=lambda: self._keep_mine(row_id, language, theirs),
                theirs=self._take_theirs,
            )
            return False
        except KnownError as error:
            page.show_error(error)
            return False
        page.message_bar.clear()
        return True

    def _keep_mine(self, row_id: RowId, language: Language, theirs: str) -> None:
        """What is written stays, over what somebody else wrote meanwhile."""
        self._began = (row_id, language, theirs)
        self._page.grid.leave()

    def _take_theirs(self) -> None:
        """What is written is given up for what somebody else wrote meanwhile."""
        self._began = None
        editor = self._page.grid.editor
        if editor is not None:
            editor.document().setModified(False)
        self._page.grid.leave()
        self._page.reload()

    def _confirm(self, row_id: RowId, language: Language) -> None:
        if self._page.view.text.row(row_id).state(language) in WAITING_STATES:
            self.mark_as(Stage.CHECKED)

    def mark_as(self, stage: Stage) -> None:
        """Say how far the current text is."""
        page = self._page
        row_id, language = page.current_row_id, page.current_language
        if row_id is None or language is None or not page.grid.leave():
            return
        deed = page.register.resolutions.confirm_cell
        page.perform(lambda: deed(page.meeting_id, row_id, language, stage))

    def confirm_all(self, language: Language, stage: Stage = Stage.CHECKED) -> None:
        """Bring all texts of a language to a stage."""
        page = self._page
        if not page.grid.leave():
            return
        count = page.perform(lambda: page.register.resolutions.confirm_all(page.meeting_id, language, stage))
        if count is not None:
            page.reload()
            said = page.words.ngettext("{count} text confirmed.", "{count} texts confirmed.", count)
            page.say_done(said.format(count=count))

    # rows

    def add(self, part: Part) -> None:
        """Add a row of a part where it belongs, and open it."""
        page = self._page
        if not page.grid.leave():
            return
        text, selected = page.view.text, page.current_row_id
        after = place_after(text, part, selected)
        level = text.row(after).level if part is Part.POINT and after is not None else 1
        row = page.perform(lambda: self._rows.add(page.meeting_id, part, after, level))
        if row is None:
            return
        if page.part != ALL and part not in {Part.POINT, Part.BODY, Part.NOTE}:
            page.part = ALL
        page.reload()
        self._begin(row)

    def _begin(self, row: Row) -> None:
        """Open a new row for writing in its first language."""
        page = self._page
        page.uncover(row.id)
        language = page.view.languages[0]
        page.grid.setCurrentIndex(page.index_of(row.id, language))
        self.write(row.id, language)

    def remove(self) -> None:
        """Take the current row out in all languages."""
        page = self._page
        row_id = page.current_row_id
        if row_id is None or not page.grid.leave():
            return
        beside = page.grid.currentIndex()
        if self._done(lambda: self._rows.remove(page.meeting_id, row_id)):
            page.grid.go(1, 0) or page.grid.go(-1, 0)
            page.reload()
            if beside.isValid():
                page.grid.setFocus()

    def split(self, index: QModelIndex, place: int) -> None:
        """Part a row in all languages, and go on writing in the lower."""
        page = self._page
        row_id, language = page.place_of(index)
        if row_id is None or language is None:
            return
        new_id = page.perform(lambda: self._rows.split(page.meeting_id, row_id, language, place))
        if new_id is None:
            page.grid.setCurrentIndex(index)
            return
        page.reload()
        page.uncover(new_id)
        page.grid.setCurrentIndex(page.index_of(new_id, language))
        self.write(new_id, language)
        if page.grid.editor is not None:
            page.grid.editor.moveCursor(QTextCursor.MoveOperation.Start)

    def _join(self, row_id: RowId, language: Language) -> None:
        page = self._page
        rows = page.view.text.rows
        at = page.view.text.place(row_id)
        if at and self._done(lambda: self._rows.join(page.meeting_id, rows[at - 1].id)):
            self._stand_at(rows[at - 1].id, language)

    def _move(self, row_id: RowId, language: Language, step: int) -> None:
        page = self._page
        if page.grid.leave() and self._done(lambda: self._rows.move(page.meeting_id, row_id, step)):
            self._stand_at(row_id, language)

    def _shift(self, row_id: RowId, language: Language, step: int) -> None:
        """Deeper or shallower: between an operative paragraph and points of four levels."""
        text = self._page.view.text
        row = text.row(row_id)
        if row.part is Part.RECOMMENDATION and step > 0:
            self.set_part(Part.POINT, 1)
        elif row.part is Part.POINT and row.level == 1 and step < 0:
            if belongs_to(text, row_id) is Part.RECOMMENDATION:
                self.set_part(Part.RECOMMENDATION)
        elif row.part is Part.POINT:
            self.set_part(Part.POINT, row.level + step)
        elif row.part is Part.BODY and step > 0:
            self.set_part(Part.POINT, 1)
        self._stand_at(row_id, language)

    def set_part(self, part: Part, level: int = 1) -> None:
        """Make another part of the current row."""
        page = self._page
        row_id, language = page.current_row_id, page.current_language
        if row_id is None or language is None or not page.grid.leave():
            return
        if self._done(lambda: self._rows.set_part(page.meeting_id, row_id, part, level)):
            self._stand_at(row_id, language)

    def set_numbering(self, numbering: Numbering) -> None:
        """Number sub-paragraphs 1.1. or (a)."""
        page = self._page
        if page.grid.leave() and self._done(lambda: self._rows.set_numbering(page.meeting_id, numbering)):
            page.reload()

    def add_language(self, language: Language) -> None:
        """Let the body work in another language too: its column is there to be written."""
        page = self._page
        meetings = page.register.meetings
        body = meetings.body(meetings.meeting(page.meeting_id).body_id)
        wanted = {*body.rules.languages, *page.view.languages, language}
        order = tuple(one for one in STATE_LANGUAGE_FIRST if one in wanted)
        rules = replace(body.rules, languages=order)
        if (
            page.grid.leave()
            and page.perform(lambda: meetings.edit_rules(body.id, rules, base=body)) is not None
        ):
            page.reload()

    def _stand_at(self, row_id: RowId, language: Language) -> None:
        self._page.reload()
        self._page.go_to(row_id, language)

    def _done(self, deed: Callable[[], None]) -> bool:
        def done() -> bool:
            deed()
            return True

        return bool(self._page.perform(done))

    # what was pasted

    def offer_rows(self, pasted: Pasted) -> None:
        """Offer to put each of the pasted paragraphs into a row of its own."""
        page, count = self._page, len(pasted)
        row_id, language = page.place_of(page.grid.edited)
        if row_id is None or language is None:
            return
        said = page.words.ngettext("{count} paragraph was pasted.", "{count} paragraphs were pasted.", count)
        act = Act(
            text=page.words.gettext("Put each into its own row"),
            run=lambda: self._into_rows(row_id, language, pasted),
            kind="link",
        )
        page.show_notice(
            Message(
                kind="info",
                sentence=said.format(count=count),
                acts=(act,),
                dismiss=page.words.gettext("Close"),
            )
        )
        for button in page.notice_bar.act_buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cell open

    def _into_rows(self, row_id: RowId, language: Language, pasted: Pasted) -> None:
        page = self._page
        page.notice_bar.clear()
        if page.place_of(page.grid.edited) == (row_id, language) and page.grid.editor is not None:
            page.grid.editor.keep_first_pasted()
        elif not self._cut_pasted(row_id, language, pasted):
            return
        if not page.grid.leave():
            return
        page.reload()
        row = page.view.text.row(row_id)
        part = Part.POINT if row.part is Part.RECOMMENDATION else row.part
        level = row.level if row.part is Part.POINT else 1
        deed = self._rows.add_written
        made = page.perform(lambda: deed(page.meeting_id, part, row_id, language, pasted[1:], level))
        if made:
            page.reload()
            page.go_to(made[-1].id, language)

    def _cut_pasted(self, row_id: RowId, language: Language, pasted: Pasted) -> bool:
        """Take out of a cell that was left meanwhile what goes into rows of its own."""
        page = self._page
        if row_id not in {row.id for row in page.view.text.rows}:
            return False
        kept = page.view.text.row(row_id).text.get(language)
        words = [text for text, _marks in pasted]
        whole = "\n".join(words)
        if whole not in kept:
            return False
        left = kept.replace(whole, words[0], 1)
        deed = page.register.resolutions.edit_cell
        return page.perform(lambda: deed(page.meeting_id, row_id, language, left)) is not None
