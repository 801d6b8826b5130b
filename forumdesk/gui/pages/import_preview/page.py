"""Import preview: what a file would bring, row by row, before it does."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QResizeEvent

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import StructureDiffersError
from forumdesk.domain.texts import Language
from forumdesk.gui.models.import_rows import ALL, NEW, PROBLEM, SAME, UPDATED, ImportModel, Sheet
from forumdesk.gui.pages.import_preview.frame import ChooseFile, ImportPage, choose_file
from forumdesk.gui.pages.import_preview.head import FactsRow
from forumdesk.gui.pages.import_preview.lines import agenda_sheet, event_sheet
from forumdesk.gui.pages.import_preview.paragraphs import (
    ParagraphDelegate,
    differing_sheet,
    joined_sheet,
    read_sheet,
)
from forumdesk.gui.pages.import_preview.people import PeopleImportPage
from forumdesk.gui.pages.import_preview.trial import Trial, in_language
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import ICON
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.rows import TwoLineDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace
from forumdesk.services.importing.results import ImportResult
from forumdesk.services.proposals import AgendaProposal, MeetingPackage, ResolutionProposal

__all__ = ["ImportPage", "ImportPreviewPage", "choose_file", "import_page"]

_NO_SHEET: Final = Sheet(heads=(), lines=(), widths={}, stretched=0)


def import_page(
    workspace: Workspace,
    meeting_id: MeetingId | None,
    *,
    kind: str,
    path: Path,
    tasks: Tasks,
    choose_file: ChooseFile = choose_file,
) -> ImportPage:
    """Make the preview of a file; `kind` is participants, agenda, resolution or event."""
    page = PeopleImportPage if kind == "participants" else ImportPreviewPage
    return page(workspace, meeting_id, kind=kind, path=path, tasks=tasks, choose_file=choose_file)


class ImportPreviewPage(ImportPage):
    """The preview of an agenda, a resolution or an event package."""

    def _show_trial(self, trial: Trial) -> None:
        self._sheet = self._made_sheet(trial)
        self._show_head()
        self._show_lines()

    def _show_no_trial(self) -> None:
        self._sheet = _NO_SHEET
        self._show_head()
        self._show_lines()

    def retranslate(self) -> None:
        """Set the texts that do not depend on the file's contents."""
        super().retranslate()
        self.table.set_texts(name=self.words.gettext("Rows of the file"))

    def _made_sheet(self, trial: Trial) -> Sheet:
        proposal, result, words = trial.proposal, trial.result, self.words
        if isinstance(proposal, MeetingPackage):
            return event_sheet(proposal, words)
        if isinstance(proposal, ResolutionProposal):
            if result is not None:
                return joined_sheet(proposal, result, trial.known, words)
            if isinstance(trial.refusal, StructureDiffersError) and trial.known is not None:
                return differing_sheet(proposal, trial.known, words)
            return read_sheet(proposal, words)
        if result is None:
            return _NO_SHEET
        assert isinstance(proposal, AgendaProposal)
        return agenda_sheet(proposal.items, result, words)

    def _show_head(self) -> None:
        """What was detected, what the file joins, and the verdicts by count."""
        is_text, counted = self._wish.kind == "resolution", self._counted()
        trial = self._trial
        read = trial.proposal if trial is not None else None
        self.facts.setVisible(is_text or counted)
        self.facts.language_field.setVisible(is_text)
        if isinstance(read, ResolutionProposal):
            self.facts.show_language(read.language, read.detected)
        else:
            self.facts.show_language(self._wish.language, None)
        if trial is None:
            self.facts.show_nothing()
        else:
            self.facts.show_meeting(self._meeting())
        self.verdicts.setVisible(counted)
        if counted and trial is not None and trial.result is not None:
            result = trial.result
            counts = {
                ALL: result.rows,
                NEW: result.new,
                UPDATED: result.updated,
                SAME: result.same,
                PROBLEM: sum(PROBLEM in line.kinds for line in self._sheet.lines),
            }
            self.verdicts.show_counts(counts, result.not_imported)

    def _counted(self) -> bool:
        """Whether there are verdicts to count."""
        return self._trial is not None and self._trial.result is not None and self._wish.kind != "event"

    def _show_lines(self) -> None:
        sheet = self._sheet
        self._model.show(sheet, self._filter)
        self.table.setVisible(bool(sheet.heads))
        self._blank.setVisible(not sheet.heads)
        self._lay_table()
        if self._model.lines:
            row = min(sheet.first if self._filter == ALL else 0, len(self._model.lines) - 1)
            self.table.selectRow(row)
            self.table.scrollTo(self._model.index(row, 0), TableView.ScrollHint.PositionAtCenter)
            if self._model.lines[row].ground is not None:
                # The current row keeps its bar; a selection would hide the ground that marks it.
                self.table.clearSelection()
        self._show_detail()

    def _lay_table(self) -> None:
        self.table.set_column_widths(self._fitting(self._sheet), stretched=self._sheet.stretched)
        if self._wish.kind == "resolution":
            for row in range(self._model.rowCount()):
                self.table.setRowHeight(row, self.table.sizeHintForRow(row))

    def _fitting(self, sheet: Sheet) -> dict[int, int]:
        """In a narrow window the fixed columns give room to the one that is read."""
        narrow = self.is_narrow
        return {
            n: width * 4 // 5 if narrow and width > ICON.hall else width for n, width in sheet.widths.items()
        }

    def _show_detail(self) -> None:
        row = self.table.currentIndex().row()
        detail = self._model.lines[row].detail if 0 <= row < len(self._model.lines) else ""
        self.detail.setText(detail)
        self._detail_row.setVisible(bool(detail))

    def _act_words(self, result: ImportResult) -> str:
        _, ngettext = self.words.gettext, self.words.ngettext
        count = result.new + result.updated
        if self._wish.kind == "event":
            return _("Import the meeting")
        if self._wish.kind == "resolution":
            return ngettext("Import {count} paragraph", "Import {count} paragraphs", count).format(
                count=count
            )
        return ngettext("Import {count} row", "Import {count} rows", count).format(count=count)

    # the acts

    def main_act(self) -> None:
        """Import as one step, by the service that was tried."""
        trial = self._trial
        if trial is not None and trial.result is not None and self.main_button.isEnabled():
            self._import(trial)

    def next_problem(self, step: int) -> None:
        """Go to the next or previous row with a problem."""
        rows = [row for row, line in enumerate(self._model.lines) if PROBLEM in line.kinds or line.ground]
        if rows:
            here = self.table.currentIndex().row()
            beyond = [row for row in rows[::step] if (row - here) * step > 0]
            self.table.selectRow((beyond or rows[::step])[0])
            self.table.setFocus()

    def take_focus(self) -> None:
        """Work starts in the table, unless a message asks for something."""
        if self.message_bar.isVisibleTo(self) and self.message_bar.act_buttons:
            self.message_bar.focus_first_act()
        elif self._trial is not None:
            self.table.setFocus()
        else:
            self._focus_due = True
            self.setFocus()

    def _choose_language(self, language: str) -> None:
        self._wish_anew(in_language(self._wish, Language(language)))

    def _choose_filter(self, key: str) -> None:
        super()._choose_filter(key)
        self._show_lines()

    # how it is put together

    def _make_parts(self) -> None:
        theme, kind = self.theme, self._wish.kind
        self._sheet = _NO_SHEET
        self.facts = FactsRow(theme, self.words)
        paragraphs = kind == "resolution"
        self.table = TableView(theme, name="", height="row_desk" if paragraphs else "row_two_lines")
        delegate = (
            ParagraphDelegate(theme, self.table)
            if paragraphs
            else TwoLineDelegate(theme, main_column=0 if kind == "event" else 2, parent=self.table)
        )
        self.table.setItemDelegate(delegate)
        self._model = ImportModel(self)
        self.table.setModel(self._model)
        self.detail = Label(theme, role="small", wraps=True)
        for name in ("facts", "table", "detail"):
            getattr(self, name).setObjectName(name)
        self._detail_row = self._foot_row("info", self.detail)
        self._blank = Ground(theme, "surface")
        for part in (self.facts, self.verdicts):
            self.column.addWidget(part)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self._blank, 1)
        self.column.addWidget(self._detail_row)
        self.column.addWidget(self._foot_row("arrow-u-up-left", self.foot))
        for hidden in (self._detail_row, self.table):
            hidden.hide()
        self.facts.language_chosen.connect(self._choose_language)
        theme.changed.connect(self._lay_table)
        self.table.selectionModel().currentRowChanged.connect(lambda: self._show_detail())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns for the new width."""
        super().resizeEvent(event)
        self._lay_table()
