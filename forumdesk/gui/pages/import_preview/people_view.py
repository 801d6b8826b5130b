"""How the preview of a list of participants shows what a trial found: rows, cells, pairs, what can be done."""

from typing import Final

from PySide6.QtGui import QResizeEvent

from forumdesk.gui.models.import_judged import PAIRS, SUGGESTION, Judged, Pair, Place, judged
from forumdesk.gui.models.import_people import FIRST, RESULT, PeopleModel, evidence_words
from forumdesk.gui.models.import_rows import ALL
from forumdesk.gui.pages.import_preview.frame import ImportPage
from forumdesk.gui.pages.import_preview.head import grouped, meeting_line
from forumdesk.gui.pages.import_preview.pairs import PairDecisions
from forumdesk.gui.pages.import_preview.rows import DetailRow
from forumdesk.gui.pages.import_preview.source import SourceRow
from forumdesk.gui.pages.import_preview.table import PeopleTable
from forumdesk.gui.pages.import_preview.trial import Trial
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.services.importing.results import ImportResult
from forumdesk.services.proposals import ParticipantsProposal

_READ_OTHERWISE: Final = frozenset(
    {
        "exchange.encoding_wrong",
        "exchange.encoding_unknown",
        "exchange.not_a_table",
        "exchange.not_text",
        "exchange.sheet_missing",
        "exchange.too_many_columns",
        "exchange.file_empty",
    }
)
"""Refusals after which another encoding, separator, sheet or line of headings may help."""
_NOTHING: Final = Judged(proposal=ParticipantsProposal(records=0, people=(), problems=()), result=None)


class PeoplePreview(ImportPage):
    """Shows a trial and where the person is in it; what the person does stands in the page below."""

    table: PeopleTable
    _model: PeopleModel
    _judged: Judged
    _decisions: PairDecisions
    _held: Trial | None

    # what is shown

    def retranslate(self) -> None:
        """Set the texts that do not depend on the file's contents."""
        super().retranslate()
        _ = self.words.gettext
        self.table.set_texts(name=_("Rows of the file"))
        self._name_save_button()
        self.detail.retranslate()
        self._show_cell()

    def _said_anew(self) -> None:
        """Another language words what was found anew; nothing has to be read or tried again."""
        self.retranslate()
        self._model.say_anew()
        self.table.fit_columns()
        if self._trial is not None:
            self._show_message()

    def _take(self, trial: Trial) -> None:
        if self.table.is_editing:
            self._held = trial  # the cell that is being written is not taken from under the hand
            return
        super()._take(trial)

    def _take_held(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._take(held)

    def _show_trial(self, trial: Trial) -> None:
        assert isinstance(trial.proposal, ParticipantsProposal)
        before, row, column = self._current_record(), self.table.currentIndex().row(), self._column()
        found = judged(trial.proposal, trial.result)
        self._model.editable = self.table.header.mappable = bool(trial.proposal.headings)
        self._judged = found
        if not found.counts().get(self._filter):
            self._filter = ALL
            self.verdicts.pills.set_current(ALL)
        self._show_rows()
        still_wrong = before in found.problems and before in self._model.records
        self._go_to(self._model.records.index(before) if still_wrong and before is not None else row, column)
        self._show_head()

    def _show_no_trial(self) -> None:
        self._judged = _NOTHING
        self._show_rows()
        self._show_head()

    def _show_head(self) -> None:
        trial, found = self._trial, self._judged
        read = found.proposal if trial is not None else None
        self.source.show_source(self._wish.people, read, recalled=trial is not None and trial.recalled)
        refusal = self._not_read_for
        self.source.setVisible(trial is not None or (refusal is not None and refusal.code in _READ_OTHERWISE))
        name = self._wish.path.name
        joined = meeting_line(self._meeting(), self.words) if trial is not None else ""
        self.file_name.set_name(f"{name} · {joined}" if joined else name)
        counts = found.counts()
        shown = {key: count for key, count in counts.items() if count or key not in {SUGGESTION, PAIRS}}
        self.verdicts.setVisible(found.result is not None)
        self.verdicts.show_counts(shown, 0)
        self._show_foot()
        self.save_button.setVisible(bool(found.problems) and bool(found.proposal.headings))

    def _show_foot(self) -> None:
        """How many rows are left out, and that the import is one step."""
        _, result = self.words.gettext, self._judged.result
        said = _("The import is one step: undo takes all of it back. The same file again changes nothing.")
        if result is not None and result.not_imported:
            left = self.words.ngettext(
                "{count} row is not imported.", "{count} rows are not imported.", result.not_imported
            )
            said = f"{left.format(count=result.not_imported)} {said}"
        self.foot.setText(said)

    def _show_rows(self) -> None:
        self._model.show(self._judged, self._filter)
        self._model.show_decisions(self._decisions.by_place(self._judged.pairs))
        shown = bool(self._model.columnCount())
        self.table.setVisible(shown)
        self._blank.setVisible(not shown)
        self.table.fit_columns()
        self._show_cell()

    def _go_to(self, row: int, column: int) -> None:
        if self._model.rowCount():
            row = min(max(row, 0), self._model.rowCount() - 1)
            self.table.go_to(row, min(max(column, RESULT), self._model.columnCount() - 1))

    def _show_cell(self) -> None:
        """Say the current row and cell in full, with what can be done about them."""
        index = self.table.currentIndex()
        pair = self._pair()
        record = self._current_record()
        hint = record is not None and self._hinted() is not None
        said = self._model.detail(index.row(), index.column())
        wrong = record is not None and record in self._judged.problems and self._model.editable
        if pair is not None:
            said = self._pair_words(pair)
        self.detail.show_words(said)
        self.detail.correct_button.setVisible(wrong and pair is None)
        self.detail.repair_button.setVisible(hint and pair is None)
        many = len(self._judged.suggestions)
        self.detail.show_repair_all(many if hint and pair is None and many > 1 else 0)
        whole = pair is not None and len(pair.records) == 2
        self.detail.merge_button.setVisible(whole)
        self.detail.apart_button.setVisible(whole)
        self.detail.show_merge_all(len(self._judged.pairs) if pair is not None else 0)

    def _pair_words(self, pair: Pair) -> str:
        _ = self.words.gettext
        if len(pair.records) < 2:
            return _(
                "Row {row} and number {number} of the register may be one person."
                " Merge them on the Participants page after the import."
            ).format(row=pair.rows[0], number=pair.rows[1])
        said = _("{evidence}: rows {first} and {second} may be one person. Merged, the first row stays.")
        return said.format(
            evidence=evidence_words(pair.same, self.words), first=pair.rows[0], second=pair.rows[1]
        )

    def _act_words(self, result: ImportResult) -> str:
        count = result.new + result.updated
        words = self.words.ngettext("Import {count} row", "Import {count} rows", count)
        return words.format(count=grouped(count, self.words.language))

    # where the person is

    def _current_record(self) -> int | None:
        row = self.table.currentIndex().row()
        return self._model.records[row] if 0 <= row < len(self._model.records) else None

    def _column(self) -> int:
        return max(self.table.currentIndex().column(), RESULT)

    def _pair(self) -> Pair | None:
        place = self._model.pair_at(self.table.currentIndex().row())
        return self._judged.pairs[place] if place >= 0 else None

    def _hinted(self) -> Place | None:
        """The current cell if it has a suggestion, else the first one of the row."""
        record, hints = self._current_record(), self._judged.suggestions
        if record is None or not self._model.editable:
            return None
        here = (record, self._column() - FIRST)
        width = len(self._judged.proposal.columns)
        return next((one for one in (here, *((record, n) for n in range(width))) if one in hints), None)

    # how it is put together

    def _make_parts(self) -> None:
        theme = self.theme
        self._held = None
        self._judged = _NOTHING
        self._decisions = PairDecisions()
        self.source = SourceRow(theme, self.words)
        self.table = PeopleTable(theme)
        self._model = PeopleModel(self.words, self)
        self.table.setModel(self._model)
        self.detail = DetailRow(theme, self.words)
        self.save_button = Button(
            theme, icon_name="floppy-disk", height="control_message", role="small_medium"
        )
        for name in ("source", "table", "detail", "save_button"):
            getattr(self, name).setObjectName(name)
        self.verdicts.add_right(self.save_button)
        self._blank = Ground(theme, "surface")
        for part in (self.source, self.verdicts):
            self.column.addWidget(part)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self._blank, 1)
        self.column.addWidget(self.detail)
        self.column.addWidget(self._foot_row("arrow-u-up-left", self.foot))
        for hidden in (self.table, self.detail, self.save_button):
            hidden.hide()

    def _name_save_button(self) -> None:
        words = self.words.gettext("Save problem rows …")
        self.save_button.set_texts("" if self.is_narrow else words, name=words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns for the new width."""
        super().resizeEvent(event)
        self.table.set_narrow(self.is_narrow)
        self._name_save_button()
        self.table.fit_columns()
