"""Import preview: what a file would bring, row by row, before it does."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.resolutions import StructureDiffersError
from forumdesk.domain.texts import Language
from forumdesk.gui.models.import_rows import ALL, PROBLEM, ImportModel, Sheet
from forumdesk.gui.pages.import_preview_head import FactsRow, VerdictRow
from forumdesk.gui.pages.import_preview_lines import agenda_sheet, event_sheet, participant_sheet
from forumdesk.gui.pages.import_preview_messages import notices_message, refusal_message, ways_out
from forumdesk.gui.pages.import_preview_paragraphs import (
    ParagraphDelegate,
    differing_sheet,
    joined_sheet,
    read_sheet,
)
from forumdesk.gui.pages.import_preview_trial import (
    Proposal,
    Trial,
    Wish,
    in_language,
    run_import,
    still_read,
    try_import,
)
from forumdesk.gui.pages.page import Page
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import ICON, SPACE, WIDTH
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label, NameLabel
from forumdesk.gui.widgets.page_bar import PageBar
from forumdesk.gui.widgets.rows import TwoLineDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace
from forumdesk.services.importing.results import ImportResult
from forumdesk.services.proposals import MeetingPackage, ParticipantsProposal, ResolutionProposal

ChooseFile = Callable[[QWidget, str, str], str]

_NOWHERE: Final = MeetingId(UUID(int=0))  # an empty register has no meeting yet
_TITLES: Final = {
    "participants": N_("Import participants"),
    "agenda": N_("Import an agenda"),
    "resolution": N_("Import a resolution"),
    "event": N_("Import an event package"),
}
_PAGES: Final = {
    "participants": "participants",
    "agenda": "agenda",
    "resolution": "resolution",
    "event": "overview",
}
_FILTERS: Final = {
    "participants": N_("Tables (*.csv)"),
    "agenda": N_("Tables (*.csv)"),
    "resolution": N_("Texts (*.txt *.md)"),
    "event": N_("Event packages (*.json)"),
}


def choose_file(parent: QWidget, title: str, filters: str) -> str:
    """Ask for a file by the system's own dialog; empty when the person gives up."""
    name, _filter = QFileDialog.getOpenFileName(parent, title, "", filters)
    return name


class ImportPreviewPage(Page):
    """Emits ``finished(page, meeting)`` with the page and the meeting on which the import is seen.

    ``cancelled`` is emitted when it is given up.
    """

    finished = Signal(str, object)
    cancelled = Signal()

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId | None,
        *,
        kind: str,
        path: Path,
        tasks: Tasks,
        choose_file: ChooseFile = choose_file,
    ) -> None:
        """`kind` is participants, agenda, resolution or event; `meeting_id` is None in an empty register."""
        super().__init__(workspace, meeting_id or _NOWHERE)
        self._tasks = tasks
        self._choose_file = choose_file
        schemas = workspace.resources / "schemas"
        self._wish = Wish(kind=kind, path=path, schemas=schemas, meeting_id=meeting_id)
        self._trial: Trial | None = None
        self._filter = ALL
        self._focus_due = False
        self._sheet = Sheet(heads=(), lines=(), widths={}, stretched=0)
        self.result: ImportResult | None = None
        self._make_widgets(kind)
        self._arrange()
        self._connect()
        self.retranslate()

    # what is shown

    def retranslate(self) -> None:
        """Set the texts that do not depend on the file's contents."""
        _ = self.words.gettext
        self.title.setText(_(_TITLES[self._wish.kind]))
        self.file_name.set_name(self._wish.path.name)
        self.another_button.set_texts(_("Another file"))
        self.cancel_button.set_texts(_("Cancel"))
        self.table.set_texts(name=_("Rows of the file"))
        self.foot.setText(
            _("The import is one step: undo takes all of it back. The same file again changes nothing.")
        )
        self._show_head()

    def reload(self) -> None:
        """Try the import anew: the register may have changed since."""
        proposal = self._trial.proposal if self._trial is not None else None
        self._try(proposal)

    def _try(self, proposal: Proposal | None) -> None:
        job = partial(try_import, self.register, self._wish, proposal)
        self._tasks.run(job, self._take, self._not_read, owner=self)

    def _take(self, trial: Trial) -> None:
        if trial.wish != self._wish:
            return  # somebody chose another file or language meanwhile; its own trial follows
        self._trial = trial
        self._sheet = self._made_sheet(trial)
        self._show_head()
        self._show_lines()
        self._show_message()
        self._show_main_act()
        if self._focus_due:
            self._focus_due = False
            self.take_focus()

    def _not_read(self, error: KnownError) -> None:
        self._trial = None
        self._sheet = Sheet(heads=(), lines=(), widths={}, stretched=0)
        self._show_head()
        self._show_lines()
        self._show_main_act()
        self._say_refusal(error)

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
            return Sheet(heads=(), lines=(), widths={}, stretched=0)
        if isinstance(proposal, ParticipantsProposal):
            return participant_sheet(proposal.people, result, words)
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
            problems = sum(PROBLEM in line.kinds for line in self._sheet.lines)
            self.verdicts.show_counts(trial.result, problems)

    def _meeting(self) -> Meeting | None:
        """The meeting that the file joins, by the rule of the importer: the one open, or the only one."""
        meetings = self.register.meetings.meetings()
        named = [one for one in meetings if one.id == self.meeting_id]
        return next(iter(named or (meetings if len(meetings) == 1 else ())), None)

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
        narrow = self.window().width() < WIDTH.narrow_window
        return {
            n: width * 4 // 5 if narrow and width > ICON.hall else width for n, width in sheet.widths.items()
        }

    def _show_detail(self) -> None:
        row = self.table.currentIndex().row()
        detail = self._model.lines[row].detail if 0 <= row < len(self._model.lines) else ""
        self.detail.setText(detail)
        self._detail_row.setVisible(bool(detail))

    def _show_main_act(self) -> None:
        _, ngettext = self.words.gettext, self.words.ngettext
        result = self._trial.result if self._trial is not None else None
        self.main_button.setVisible(result is not None)
        if result is None:
            return
        count = result.new + result.updated
        if not count:
            text = _("Nothing new to import")
        elif self._wish.kind == "event":
            text = _("Import the meeting")
        elif self._wish.kind == "resolution":
            text = ngettext("Import {count} paragraph", "Import {count} paragraphs", count).format(
                count=count
            )
        else:
            text = ngettext("Import {count} row", "Import {count} rows", count).format(count=count)
        self.main_button.set_texts(text)
        self.main_button.setEnabled(bool(count))

    def _show_message(self) -> None:
        """A refusal with the acts that lead out, or what the import points out."""
        trial = self._trial
        assert trial is not None
        if trial.refusal is not None:
            self._say_refusal(trial.refusal)
            return
        message = notices_message(trial.result.notices if trial.result is not None else (), self.words)
        if message is None:
            self.message_bar.clear()
        else:
            self.message_bar.show_message(message)

    def _say_refusal(self, refusal: KnownError) -> None:
        ways = ways_out(refusal, self._wish, self._trial.proposal if self._trial is not None else None)
        message = refusal_message(refusal, ways, self.words, self._wish_anew, self.choose_another)
        self.message_bar.show_message(message, focus=True)

    # the acts

    def main_act(self) -> None:
        """Import as one step, by the service that was tried."""
        trial = self._trial
        if trial is None or trial.result is None or not self.main_button.isEnabled():
            return
        result = self.perform(lambda: run_import(self.register, trial.wish, trial.proposal, dry=False))
        if result is not None:
            self.result = result
            self.finished.emit(_PAGES[self._wish.kind], result.meeting_id)

    def choose_another(self) -> None:
        """Begin again with another file of the same kind."""
        _ = self.words.gettext
        name = self._choose_file(self, _("Choose a file"), _(_FILTERS[self._wish.kind]))
        if name:
            self._trial = None  # the same file may have been mended meanwhile
            fresh = replace(self._wish, path=Path(name), language=None, loosely=False, trust_language=False)
            self._wish_anew(fresh)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the import up; nothing was kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _wish_anew(self, wish: Wish) -> None:
        """Try another wish; what was read is kept where only the way of joining differs."""
        known = still_read(self._trial, wish)
        self._wish, self._trial, self._filter = wish, None, ALL
        self.verdicts.pills.set_current(ALL)
        self.file_name.set_name(wish.path.name)
        self.message_bar.clear()
        self._focus_due = True
        self._try(known)

    def _choose_language(self, language: str) -> None:
        self._wish_anew(in_language(self._wish, Language(language)))

    def _choose_filter(self, key: str) -> None:
        self._filter = key
        self._show_lines()

    # how it is put together

    def _make_widgets(self, kind: str) -> None:
        theme = self.theme
        self.title = Label(theme, role="section")
        self.file_name = NameLabel(theme, role="body", token="text2")
        self.another_button = Button(theme, icon_name="folder-open")
        self.cancel_button = Button(theme, key="Esc")
        self.main_button = Button(theme, kind="main", icon_name="check", key="Ctrl+Enter")
        self.facts = FactsRow(theme, self.words)
        self.verdicts = VerdictRow(theme, self.words, self._choose_filter)
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
        self.foot = Label(theme, role="small", token="text2", wraps=True)
        self.main_button.hide()
        for name in (
            "title", "file_name", "another_button", "cancel_button", "main_button", "facts", "verdicts",
            "table", "detail", "foot",
        ):  # fmt: skip
            getattr(self, name).setObjectName(name)

    def _connect(self) -> None:
        self.another_button.clicked.connect(self.choose_another)
        self.cancel_button.clicked.connect(self.cancelled)
        self.main_button.clicked.connect(self.main_act)
        self.facts.language_chosen.connect(self._choose_language)
        self.theme.changed.connect(self._lay_table)
        self.table.selectionModel().currentRowChanged.connect(lambda: self._show_detail())

    def _arrange(self) -> None:
        bar = PageBar(self.theme)
        bar.add_left(IconView(self.theme, "download-simple", size=ICON.head))
        bar.add_left(self.title)
        bar.add_left(self.file_name, 1)
        for button in (self.another_button, self.cancel_button, self.main_button):
            bar.add_right(button)
        self._detail_row = self._foot_row("info", self.detail)
        self._blank = Ground(self.theme, "surface")
        foot = self._foot_row("arrow-u-up-left", self.foot)
        self.column.addWidget(bar)
        for part in (self.message_bar, self.facts, self.verdicts):
            self.column.addWidget(part)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self._blank, 1)
        self.column.addWidget(self._detail_row)
        self.column.addWidget(foot)
        for hidden in (self.verdicts, self._detail_row, self.table):
            hidden.hide()

    def _foot_row(self, icon_name: str, words: Label) -> Ground:
        part = Ground(self.theme, "raised", lines=Qt.Edge.TopEdge)
        row = QHBoxLayout(part)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.group)
        row.addWidget(IconView(self.theme, icon_name))
        row.addWidget(words, 1)
        return part

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the keys are not named on the buttons."""
        super().resizeEvent(event)
        narrow = self.window().width() < WIDTH.narrow_window
        self.cancel_button.set_key("Esc", shown=not narrow)
        self.main_button.set_key("Ctrl+Enter", shown=not narrow)
        self._lay_table()
