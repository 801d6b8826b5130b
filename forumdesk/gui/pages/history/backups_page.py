"""The backups: when each was made and why, whether it is whole, what restoring it would do, and restoring it."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog

from forumdesk.domain.backups import Reason
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.models.backups import DEEDS, PLACES, REASON, SIZE, STATE, WHEN, BackupsModel
from forumdesk.gui.pages.list_page import ListPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import WIDTH
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.detail_panel import DetailField, DetailGroup, DetailPanel
from forumdesk.gui.widgets.filter_bar import FilterBar
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.gui.widgets.rows import RowDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace
from forumdesk.language.collation import search_fold
from forumdesk.language.dates import digits, time_of_day
from forumdesk.language.numbers import whole
from forumdesk.services.access import Access
from forumdesk.services.backups import Backup, DeedTold, Made, SecondPlace, WhatDiffers
from forumdesk.services.deed_names import deed_name, undo_frame
from forumdesk.services.restoring import SealedWouldGoError

_WIDTHS: Final = {WHEN: 160, DEEDS: 76, SIZE: 96, STATE: 110, PLACES: 120}
_NARROW_WIDTHS: Final = {WHEN: 148, DEEDS: 64, SIZE: 84, STATE: 96, PLACES: 96}
_TOLD: Final = 40
"""How many deeds the panel names before it counts the rest."""


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
        self._filling = False
        self.long_act = LongAct(theme, self.words, tasks, self)
        self.long_act.busy_changed.connect(self.busy_changed)
        self.column.addWidget(self.long_act)
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
        self._buttons["second_button"].clicked.connect(self.ask_second_place)
        self._buttons["day_button"].clicked.connect(self.day_asked)
        self.empty_page.main_asked.connect(self.add)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._selected())
        self.beside.shared.connect(self._fit)

    # what is shown

    def reload(self) -> None:
        """List the backups; those not read yet are read beside the window."""
        self._backups = self.register.backups.all()
        self._differs.clear()
        self.fill()
        if self._told_of is not None and self._last_step() != self._told_of:
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
        self.second_label.setText(self._second_in_words())
        label = self.words.ngettext("Show all {count}", "Show all {count}", count).format(count=count)
        self.nobody.set_texts(_("No backup fits what is looked for."), main=label)
        self.show_contents(anything=bool(count))
        self._fit()

    def _second_in_words(self) -> str:
        _ = self.words.gettext
        shelf = self.register.backups.shelf
        if shelf is None:
            return ""
        said = {
            SecondPlace.NOT_CHOSEN: _("No second place is chosen yet."),
            SecondPlace.ABSENT: _("The second place is not there now; it is caught up when it is back."),
        }
        return said.get(shelf.second_state, _("Second place: {path}").format(path=shelf.second))

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
        groups = [self._places_of(backup)]
        if differs is None:
            self._compare(backup)
            groups.append(self._note(self.words.gettext("Being compared with the register …")))
        elif isinstance(differs, KnownError):
            groups.append(self._note(self.words.catalogue.sentence(differs)))
        else:
            groups += self._differences(differs)
        self.panel.set_groups(groups)

    def _places_of(self, backup: Backup) -> DetailGroup:
        _ = self.words.gettext
        places = ((_("Here"), backup.first), (_("Second place"), backup.second))
        fields = [DetailField(label=name, value=_breakable(path)) for name, path in places if path]
        return DetailGroup(fields=fields)

    def _note(self, sentence: str) -> DetailGroup:
        heading = self.words.gettext("Restoring")
        return DetailGroup(fields=[DetailField(label=heading, value=sentence)])

    def _differences(self, differs: WhatDiffers) -> list[DetailGroup]:
        _, ngettext = self.words.gettext, self.words.ngettext
        groups = []
        if differs.sealed:
            sealed = ngettext(
                "{count} record was sealed since and would be gone.",
                "{count} records were sealed since and would be gone.",
                differs.sealed,
            )
            groups.append(self._note(sealed.format(count=differs.sealed)))
        if differs.taken_back:
            count = len(differs.taken_back)
            heading = ngettext("{count} deed would be taken back", "{count} deeds would be taken back", count)
            groups.append(self._deeds(heading.format(count=count), differs.taken_back))
        if differs.would_come:
            count = len(differs.would_come)
            heading = ngettext("{count} deed would come back", "{count} deeds would come back", count)
            groups.append(self._deeds(heading.format(count=count), differs.would_come))
        return groups or [self._note(_("The register is as it was in this backup."))]

    def _deeds(self, heading: str, deeds: Sequence[DeedTold]) -> DetailGroup:
        fields = [self._deed(one) for one in deeds[:_TOLD]]
        if len(deeds) > _TOLD:
            more = self.words.gettext("and {count} more").format(count=len(deeds) - _TOLD)
            fields.append(DetailField(label="", value=more))
        return DetailGroup(heading=heading, fields=fields)

    def _deed(self, deed: DeedTold) -> DetailField:
        at = deed.at.astimezone()
        when = f"{digits(at.date())}, {time_of_day(at.time(), self.words.language)}"
        name = self.words.catalogue.sentence(deed_name(deed.code, deed.values))
        frame = undo_frame(deed.code)
        if frame:
            name = self.words.gettext(frame).format(deed=name)
        return DetailField(label=f"{when} · {deed.desk_name}", value=name)

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

    def ask_second_place(self) -> None:
        """Have a folder chosen in which backups are kept a second time."""
        name = QFileDialog.getExistingDirectory(self, self.words.gettext("Choose the second place"))
        if name:
            self.choose_second_place(Path(name))

    def choose_second_place(self, folder: Path) -> None:
        """Keep backups there too, and catch it up."""
        shelf = self.register.backups.shelf
        if shelf is None:
            return
        place = self.perform(lambda: shelf.choose_second(folder))
        if place is not None:
            self.second_place_chosen.emit(str(place))
            self.add()

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


def _breakable(path: Path) -> str:
    """A path that may be broken into lines behind its signs, and within a name too long for one line."""
    return re.sub(r"([/\\_.-]|[^/\\_.\s-]{12})", "\\1\u200b", str(path))
