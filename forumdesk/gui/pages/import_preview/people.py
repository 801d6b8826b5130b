"""The preview of a list of participants: columns, a verdict for each row and cell, pairs, one step."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.exchange.tables_in import SourceWish
from forumdesk.gui import handing_out
from forumdesk.gui.handing_out import Out, hand_out, with_encryption
from forumdesk.gui.models.import_judged import Place
from forumdesk.gui.models.import_people import FIRST, RESULT
from forumdesk.gui.pages.import_preview.mapping import field_label, field_menu
from forumdesk.gui.pages.import_preview.pairs import APART, MERGE
from forumdesk.gui.pages.import_preview.people_view import PeoplePreview
from forumdesk.gui.pages.import_preview.reading import AS_LAST_TIME, remember_columns
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.services.importing.results import ImportResult


def choose_place(parent: QWidget, title: str, filters: str) -> str:
    """Ask where to write a file; empty when the person gives up."""
    return handing_out.choose_place(parent, title, "", filters)


class PeopleImportPage(PeoplePreview):
    """The preview of a list of participants, in which everything can be mended before the one step."""

    choose_place: Callable[[QWidget, str, str], str] = staticmethod(choose_place)

    # the acts

    def main_act(self) -> None:
        """Import in the background, as one step."""
        trial = self._trial
        if self._importing or trial is None or not self.main_button.isVisibleTo(self):
            return
        if not self.main_button.isEnabled() or trial.wish != self._wish:
            return
        self._import(trial, self._decisions.wish(self._judged.pairs))

    def _imported(self, result: ImportResult) -> None:
        proposal = self._judged.proposal
        self.perform(lambda: remember_columns(self.register.choices, proposal))
        super()._imported(result)

    def _trial_given_up(self) -> None:
        """Whoever cancels another reading goes back to what was read before."""
        if self._work is not None and self._work.cancelled and self._trial is not None:
            self._end()
            self._wish = self._trial.wish
            self._show_trial(self._trial)
            self._show_main_act()
            return
        super()._trial_given_up()

    def edit_selected(self) -> None:
        """Correct the current cell, or the first bad one of the row."""
        record, index = self._current_record(), self.table.currentIndex()
        if record is None or self.table.is_editing:
            return
        if index.column() < FIRST:
            bad = self._judged.bad_column(record)
            self.table.go_to(index.row(), FIRST + (bad or 0))
        self.table.correct()

    def repair(self) -> None:
        """Take the suggestion for the current cell."""
        place = self._hinted()
        if place is not None:
            self._correct_many({place: self._judged.suggestions[place].suggested})

    def repair_all(self) -> None:
        """Take every suggestion."""
        self._correct_many({place: one.suggested for place, one in self._judged.suggestions.items()})

    def merge_pair(self) -> None:
        """The pair becomes one person."""
        self._decide(MERGE)

    def tell_apart(self) -> None:
        """The pair is two people, and is not asked about again."""
        self._decide(APART)

    def merge_all(self) -> None:
        """Every pair becomes one person."""
        self._decisions.decide(self._judged.pairs, MERGE)
        self._show_decisions()

    def save_problem_rows(self) -> None:
        """Write the rows with problems to a file of their own, to be mended and imported again."""
        _ = self.words.gettext
        filters = with_encryption(_("Workbooks (*.xlsx);;Tables (*.csv)"), self.words)
        name = self.choose_place(self, _("Save problem rows"), filters)
        if name:
            hand_out(self, self.theme, self.words, Path(name), self._write_problem_rows)

    def _write_problem_rows(self, out: Out) -> None:
        from forumdesk.exchange.problem_rows import problem_rows_as_csv, problem_rows_as_xlsx

        out = out.with_ending([".xlsx", ".csv"])
        make = problem_rows_as_csv if out.form == "csv" else problem_rows_as_xlsx
        proposal, sentence = self._judged.proposal, self.words.catalogue.sentence

        path = self.perform(lambda: out.write(make(proposal, sentence), forbidden=self.register.path))
        if path is not None:
            _ = self.words.gettext
            said = _("“{path}” is written.").format(path=path)
            self.message_bar.show_message(Message(kind="ok", sentence=said, dismiss=_("Close")))

    def next_problem(self, step: int) -> None:
        """Go to the next or previous bad cell."""
        found, records = self._judged, self._model.records
        wrong = set(found.problems) or {record for record, _ in found.suggestions}
        rows = [row for row, record in enumerate(records) if record in wrong]
        if rows:
            here = self.table.currentIndex().row()
            beyond = [row for row in rows[::step] if (row - here) * step > 0]
            row = (beyond or rows[::step])[0]
            bad = found.bad_column(records[row])
            self.table.go_to(row, RESULT if bad is None else FIRST + bad)
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

    # reading anew

    def _people_anew(self, **changes: Any) -> None:
        """Read and try anew; what was found before stays in view until then."""
        self._wish = replace(self._wish, people=replace(self._wish.people, **changes))
        self._try(None)

    def _choose_source(self, source: SourceWish) -> None:
        before = self._wish.people
        kept = before.corrections if replace(source, encoding=before.source.encoding) == before.source else {}
        self._people_anew(source=source, columns=None, recall=True, corrections=kept)

    def _choose_columns(self, how: str) -> None:
        self._people_anew(columns=None, recall=how == AS_LAST_TIME)

    def _choose_field(self, place: int, field: str) -> None:
        """Read a column as a field; one that another column has is refused in words, with the way out."""
        columns = list(self._judged.proposal.columns)
        if field and field in columns and columns.index(field) != place:
            self._say_taken(place, field, columns.index(field))
            return
        self._set_fields({place: field})

    def _set_fields(self, fields: Mapping[int, str]) -> None:
        columns = list(self._judged.proposal.columns)
        for place, field in fields.items():
            columns[place] = field
        self.message_bar.clear()
        self.table.header.setFocus(Qt.FocusReason.OtherFocusReason)
        self._people_anew(columns=tuple(columns))

    def _say_taken(self, place: int, field: str, other: int) -> None:
        _, headings = self.words.gettext, self._judged.proposal.headings
        sentence = _("“{field}” is already read from the column “{heading}”.").format(
            field=field_label(field, self.words), heading=headings[other] or str(other + 1)
        )
        act = Act(
            text=_("Read it from “{heading}” instead").format(heading=headings[place] or str(place + 1)),
            run=lambda: self._set_fields({other: "", place: field}),
        )
        message = Message(kind="bad", sentence=sentence, acts=[act], dismiss=_("Close"))
        self.message_bar.show_message(message, focus=True)

    def _say_refusal(self, refusal: KnownError) -> None:
        """Without a column of names the way out is in the heads of the table."""
        if refusal.code != "exchange.columns_missing" or self._trial is None:
            super()._say_refusal(refusal)
            return
        _ = self.words.gettext
        sentence = _("No column of names is recognised. Choose in the heads below what the columns hold.")
        act = Act(text=_("Choose another file"), run=self.choose_another)
        self.message_bar.show_message(Message(kind="bad", sentence=sentence, acts=[act]))
        self._focus_due = False
        self.table.header.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self, section: int) -> None:
        place = section - FIRST
        current = self._judged.proposal.columns[place]
        menu = field_menu(self, self.theme, self.words, current, partial(self._choose_field, place))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setObjectName("field_menu")
        menu.popup(self.table.header.menu_corner(section).bottomLeft())

    def _correct(self, record: int, column: int, text: str) -> None:
        self._correct_many({(record, column): text})

    def _correct_many(self, cells: Mapping[Place, str]) -> None:
        self._model.write(cells)
        self._people_anew(corrections={**self._wish.people.corrections, **cells})

    def choose_another(self) -> None:
        """Begin again with another file; what was decided of the pairs belonged to this one."""
        before = self._wish
        super().choose_another()
        if self._wish is not before:
            self._decisions.clear()

    # pairs

    def _decide(self, decision: Any) -> None:
        pair = self._pair()
        if pair is not None:
            self._decisions.decide([pair], decision)
            self._show_decisions()

    def _show_decisions(self) -> None:
        self._model.show_decisions(self._decisions.by_place(self._judged.pairs))
        self._show_cell()

    def _choose_filter(self, key: str) -> None:
        super()._choose_filter(key)
        self._show_rows()
        self._go_to(0, RESULT)

    def _connect(self) -> None:
        super()._connect()
        self.source.source_chosen.connect(self._choose_source)
        self.source.columns_chosen.connect(self._choose_columns)
        self._model.corrected.connect(self._correct)
        self.table.opened.disconnect()
        self.table.opened.connect(lambda _row: self.edit_selected())
        self.table.moved.connect(self._show_cell)
        self.table.edited.connect(self._take_held, Qt.ConnectionType.QueuedConnection)
        self.table.header.menu_asked.connect(self._open_menu)
        self.save_button.clicked.connect(self.save_problem_rows)
        detail = self.detail
        detail.correct_button.clicked.connect(self.edit_selected)
        detail.repair_button.clicked.connect(self.repair)
        detail.repair_all_button.clicked.connect(self.repair_all)
        detail.merge_button.clicked.connect(self.merge_pair)
        detail.apart_button.clicked.connect(self.tell_apart)
        detail.merge_all_button.clicked.connect(self.merge_all)
        self.theme.changed.connect(self.table.fit_columns)
