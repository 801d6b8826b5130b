"""The backups: when each was made and why, whether it is whole, what restoring it would do, and restoring it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from forumdesk.domain.backups import Reason
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.clocks import clock_note
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.models.backups import DEEDS, PLACES, REASON, SIZE, STATE, WHEN, BackupsModel
from forumdesk.gui.pages.history.backup_told import BackupTold
from forumdesk.gui.pages.history.second_place import SecondPlaceButton
from forumdesk.gui.pages.list_page import ListPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE, WIDTH
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.filter_bar import FilterBar
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.gui.widgets.rows import RowDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace
from forumdesk.language.collation import search_fold
from forumdesk.language.numbers import whole
from forumdesk.services.access import Access
from forumdesk.services.backups import Backup, Made, WhatDiffers
from forumdesk.services.restoring import SealedWouldGoError

_WIDTHS: Final = {WHEN: 160, DEEDS: 76, SIZE: 96, STATE: 110, PLACES: 144}
_NARROW_WIDTHS: Final = {WHEN: 148, DEEDS: 64, SIZE: 84, STATE: 96, PLACES: 96}


class BackupsPage(ListPage):
    """Emits ``second_place_chosen(folder)``, ``day_asked`` for the end of the day, and ``busy_changed``."""

    second_place_chosen = Signal(str)
    day_asked = Signal()
    busy_changed = Signal(bool)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId, *, tasks: Tasks) -> None:
        """Show the backups of the register, whatever the meeting."""
        theme = workspace.theme
        buttons = {
            "day_button": Button(theme, icon_name="moon"),
            "second_button": Button(theme, icon_name="hard-drives"),
            "make_button": Button(theme, icon_name="shield-check", key="Ctrl+N"),
            "restore_button": Button(
                theme, kind="main", icon_name="arrow-counter-clockwise", key="Ctrl+Enter"
            ),
        }
        self.filter_bar = FilterBar(theme, buttons)
        self.model = BackupsModel(workspace.words)
        table = TableView(
            theme,
            name="",
            height="row",
            delegate=RowDelegate(theme, height="row", main_column=WHEN),
        )
        super().__init__(
            workspace,
            meeting_id,
            bar=self.filter_bar,
            find_field=self.filter_bar.find_field,
            table=table,
            panel=DetailPanel(theme, close=""),
            empty_icon="shield-check",
        )
        self._buttons = buttons
        self._tasks = tasks
        self._backups: tuple[Backup, ...] = ()
        self._sound: dict[str, bool] = {}
        self._differs: dict[str, WhatDiffers | KnownError] = {}
        self._told_of: UUID | None = None
        self._zone = ""
        self._filling = False
        self.long_act = LongAct(theme, self.words, tasks, self)
        self.long_act.busy_changed.connect(self.busy_changed)
        self.second = SecondPlaceButton(self.words, buttons["second_button"], self)
        self._in_words = BackupTold(self.words)
        self.column.addWidget(self.long_act)
        self.clock_label = Label(theme, role="caption", token="text2", wraps=True)
        self.clock_label.setContentsMargins(SPACE.page, SPACE.tight, SPACE.page, SPACE.tight)
        self.clock_label.hide()
        self.column.addWidget(self.clock_label)
        self.count_label = Label(theme, role="caption", token="text2")
        self.second_label = Label(theme, role="caption", token="text2")
        self.foot.add_left(self.count_label)
        self.foot.add_right(self.second_label)
        self.model.setParent(self)
        self.table.setModel(self.model)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.find_field.find_changed.connect(lambda _text: self.fill())
        self.find_field.went_down.connect(self.go_to_rows)
        self.find_field.entered.connect(self.go_to_rows)
        self._buttons["restore_button"].clicked.connect(self.restore)
        self._buttons["make_button"].clicked.connect(self.add)
        self._buttons["second_button"].clicked.connect(lambda: self.second.press(self.register.backups.shelf))
        self.second.chosen.connect(self.choose_second_place)
        self.second.given_up.connect(self.give_up_second_place)
        self._buttons["day_button"].clicked.connect(self.day_asked)
        self.empty_page.main_asked.connect(self.add)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._selected())
        self.beside.shared.connect(self._fit)

    # what is shown

    def reload(self) -> None:
        """List the backups; those not read yet are read beside the window."""
        try:
            self._backups = self.register.backups.all()
            meetings = self.register.meetings.meetings()
            last = self._last_step() if self._told_of is not None else None
        except KnownError as error:  # another program holds the register; what is listed is so still
            self.show_error(error)
            return
        self._zone = next((one.time_zone for one in meetings if one.id == self.meeting_id), "")
        self._differs.clear()
        self.fill()
        if self._told_of is not None and last != self._told_of:
            # What the bar says of the restored state is no longer so.
            self._told_of = None
            self.message_bar.clear()
        unread = [one for one in self._backups if one.name not in self._sound]
        shelf = self.register.backups.shelf
        if unread and shelf is not None:
            self._tasks.run(
                lambda: {one.name: shelf.is_sound(one) for one in unread},
                self._judge,
                self.show_error,
                owner=self,
            )

    def _judge(self, sound: Mapping[str, bool]) -> None:
        self._sound.update(sound)
        self.model.judge(self._sound)

    def fill(self) -> None:
        """Show what is found; the first row is selected where the one before is gone."""
        before = self.current()
        wanted = [search_fold(word) for word in self.find_field.text().split()]
        found = [one for one in self._backups if self._fits(one, wanted)]
        self._filling = True
        self.model.show(found, self._sound)
        rows = [row for row, one in enumerate(found) if before is not None and one.name == before.name]
        if found:
            self.select_row(rows[0] if rows else 0)
        self._filling = False
        self._say_counts(len(found))
        self.show_panel()

    def _fits(self, backup: Backup, wanted: Sequence[str]) -> bool:
        heap = search_fold(f"{self.model.when(backup)} {self.model.reason(backup)}")
        return all(word in heap for word in wanted)

    def _say_counts(self, shown: int) -> None:
        _, language, count = self.words.gettext, self.words.language, len(self._backups)
        said = self.words.ngettext("{count} backup", "{count} backups", count)
        text = said.format(count=whole(count, language))
        if shown != count:
            text = _("{shown} of {all} shown").format(
                shown=whole(shown, language), all=whole(count, language)
            )
        self.count_label.setText(text)
        self.second_label.setText(self.second.state(self.register.backups.shelf))
        now = self.register.clock()
        note = clock_note(self.words, self._zone, now, of_meeting=False) if self._zone else ""
        self.clock_label.setText(note)
        self.clock_label.setVisible(bool(note))
        label = self.words.ngettext("Show all {count}", "Show all {count}", count).format(count=count)
        self.nobody.set_texts(_("No backup fits what is looked for."), main=label)
        self.show_contents(anything=bool(count))
        self._fit()

    def current(self) -> Backup | None:
        """The backup in hand."""
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _selected(self) -> None:
        if not self._filling:
            self.show_panel()

    def show_panel(self) -> None:
        """Show where the backup lies and what restoring it would do."""
        backup = self.current()
        self.beside.set_filled(backup is not None)
        self._buttons["restore_button"].setEnabled(backup is not None)
        if backup is None:
            return
        self.panel.set_head(self.model.when(backup), self.model.reason(backup))
        differs = self._differs.get(backup.name)
        if differs is None:
            self._compare(backup)
        self.panel.set_groups(self._in_words.groups(backup, differs))

    def _compare(self, backup: Backup) -> None:
        def kept(differs: WhatDiffers | KnownError) -> None:
            self._differs[backup.name] = differs
            current = self.current()
            if current is not None and current.name == backup.name:
                self.show_panel()

        self._tasks.run(lambda: self.register.backups.difference(backup), kept, kept, owner=self)

    # acts

    def add(self) -> None:
        """Make a backup now."""
        if not self._may_change:
            return
        self.long_act.run(
            lambda _progress: self.register.backups.make(Reason.BY_HAND),
            self._made,
            self.show_error,
            sentence=self.words.gettext("The register is being backed up …"),
        )

    def _made(self, made: Made) -> None:
        _ = self.words.gettext
        self.reload()
        sentence = _("The backup is made and verified.")
        if not made.is_new:
            sentence = _("Nothing changed since the last backup, which is verified.")
        detail = "" if made.problem is None else self.words.catalogue.sentence(made.problem)
        kind = "ok" if made.problem is None else "warn"
        self.message_bar.show_message(
            Message(kind=kind, sentence=sentence, detail=detail, dismiss=_("Close"))  # type: ignore[arg-type]
        )

    def restore(self, *, also_sealed: bool = False) -> None:
        """Let the register be as it was in the backup in hand; first of all what that would do has to be in sight."""
        backup = self.current()
        if backup is None or not self._may_change:
            return
        if backup.name not in self._differs or not self.panel.isVisible():
            self.beside.open_panel()
            return
        self.message_bar.clear()
        self.long_act.run(
            lambda _progress: self.register.backups.restore(backup, also_sealed=also_sealed is True),
            lambda _made: self._restored(backup),
            self._refused,
            sentence=self.words.gettext("The register is being restored …"),
        )

    def _restored(self, backup: Backup) -> None:
        _ = self.words.gettext
        self.reload()
        self._told_of = self._last_step()
        sentence = _("The register is as it was on {at}. Undo brings back what it was before.")
        self.message_bar.show_message(
            Message(kind="ok", sentence=sentence.format(at=self.model.when(backup)), dismiss=_("Close"))
        )

    def _last_step(self) -> UUID | None:
        step = self.register.history.next_undo
        return step.id if step is not None else None

    def _refused(self, error: KnownError) -> None:
        if not isinstance(error, SealedWouldGoError):
            self.show_error(error)
            return
        _ = self.words.gettext
        again = Act(text=_("Restore nevertheless"), run=lambda: self.restore(also_sealed=True))
        sentence = self.words.catalogue.sentence(error)
        self.message_bar.show_message(
            Message(kind="bad", sentence=sentence, acts=[again], dismiss=_("Close"))
        )

    def choose_second_place(self, folder: Path) -> None:
        """Keep backups there too, and catch it up."""
        shelf = self.register.backups.shelf
        if shelf is None:
            return
        place = self.perform(lambda: shelf.choose_second(folder))
        if place is not None:
            self.second_place_chosen.emit(str(place))
            self.add()

    def give_up_second_place(self) -> None:
        """Keep backups on this computer only; those in the second place stay there."""
        shelf = self.register.backups.shelf
        if shelf is None or shelf.second is None:
            return
        place = shelf.second
        shelf.choose_second(None)
        self.second_place_chosen.emit("")
        self.long_act.run(
            lambda _progress: self.register.backups.make(Reason.BY_HAND),
            lambda _made: self._given_up(place),
            self.show_error,
            sentence=self.words.gettext("The register is being backed up …"),
        )

    def _given_up(self, place: Path) -> None:
        _ = self.words.gettext
        self.reload()
        sentence = _("Backups are kept on this computer only. Those in “{path}” stay there.")
        self.message_bar.show_message(
            Message(kind="ok", sentence=sentence.format(path=place), dismiss=_("Close"))
        )

    def main_act(self) -> None:
        """Restore the backup in hand."""
        self.restore()

    def edit_selected(self) -> None:
        """Show the backup in hand."""
        if self.current() is not None:
            self.beside.open_panel()
            self.panel.setFocus()

    def show_all(self) -> None:
        """Take the words away."""
        self.find_field.clear()

    def remove_selected(self) -> None:
        """Backups are thinned by rule, never deleted by hand."""

    def add_draft(self) -> None:
        """Nothing is written in the panel."""

    def settle(self) -> None:
        """Nothing is typed in the panel."""

    def has_wrong(self) -> bool:
        """Nothing is typed in the panel."""
        return False

    def problem_rows(self) -> list[int]:
        """The damaged ones."""
        return [row for row, one in enumerate(self.model.rows) if self.model.is_damaged(one)]

    @property
    def _may_change(self) -> bool:
        return self.register.access is Access.FULL and self.register.backups.are_kept

    def retranslate(self) -> None:
        """Set all words."""
        _ = self.words.gettext
        self.find_field.set_texts(
            _("Find a date or a reason"), name=_("Find among the backups"), short=_("Find")
        )
        self.table.set_texts(name=_("Backups"))
        self.panel.set_texts(close=_("Close"))
        self.long_act.retranslate()
        self.filter_bar.set_buttons(
            {
                "day_button": (_("End of day"), _("End the day: verify, back up, dossiers, checklist")),
                "second_button": (_("Second place"), _("Choose a stick or another disk as the second place")),
                "make_button": (_("Back up"), _("Make a backup now")),
                "restore_button": (_("Restore"), _("Let the register be as it was in this backup")),
            }
        )
        for button in self._buttons.values():
            button.setVisible(self._may_change)
        self.empty_page.set_texts(
            _("There is no backup yet."),
            _("One is made at opening, hourly while something changes, and before every risky act."),
            main=_("Back up") if self._may_change else "",
        )

    def _fit(self) -> None:
        narrow = self.beside.list_width < self.theme.scaled(WIDTH.narrow_window - WIDTH.detail_panel)
        widths = _NARROW_WIDTHS if narrow else _WIDTHS
        self.table.set_column_widths({REASON: 0, **widths}, stretched=REASON)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns."""
        super().resizeEvent(event)
        self._fit()
