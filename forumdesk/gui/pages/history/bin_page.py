"""The bin: what was deleted, found again and brought back."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QResizeEvent

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.models.binned import DESK, KIND, NAME, WHEN, BinnedModel
from forumdesk.gui.pages.list_page import ListPage
from forumdesk.gui.theme import WIDTH
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.detail_panel import DetailField, DetailGroup, DetailPanel
from forumdesk.gui.widgets.filter_bar import FilterBar
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.rows import RowDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace
from forumdesk.language.collation import search_fold
from forumdesk.language.numbers import whole
from forumdesk.services.access import Access
from forumdesk.services.telling.teller import ToldBinned
from forumdesk.services.telling.told import ToldValue, field_head

THIS: Final = "this"
EVERY: Final = "all"
_WIDTHS: Final = {KIND: 170, WHEN: 148, DESK: 160}
_NARROW_WIDTHS: Final = {KIND: 140, WHEN: 140, DESK: 110}


class BinPage(ListPage):
    """One or several deleted things are brought back by one deed, which can be undone."""

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        """Show what was deleted in the meeting."""
        buttons = {
            "restore_button": Button(
                workspace.theme, kind="main", icon_name="arrow-counter-clockwise", key="Ctrl+Enter"
            )
        }
        self.filter_bar = FilterBar(workspace.theme, buttons)
        self.model = BinnedModel(workspace.words)
        table = TableView(
            workspace.theme,
            name="",
            height="row",
            delegate=RowDelegate(workspace.theme, height="row", main_column=NAME),
        )
        super().__init__(
            workspace,
            meeting_id,
            bar=self.filter_bar,
            find_field=self.filter_bar.find_field,
            table=table,
            panel=DetailPanel(workspace.theme, close=""),
            empty_icon="trash",
        )
        self.restore_button = buttons["restore_button"]
        self._scope = THIS
        self._filling = False
        self._deleted: tuple[ToldBinned, ...] = ()
        self.count_label = Label(self.theme, role="caption", token="text2")
        self.foot.add_left(self.count_label)
        self.model.setParent(self)
        self.table.setModel(self.model)
        self.find_field.find_changed.connect(lambda _text: self.fill())
        self.find_field.went_down.connect(self.go_to_rows)
        self.find_field.entered.connect(self.go_to_rows)
        self.filter_bar.filter_chosen.connect(self.choose_scope)
        self.restore_button.clicked.connect(self.restore)
        self.table.selectionModel().selectionChanged.connect(lambda *_chosen: self._selected())
        self.beside.shared.connect(self._fit)
        self.retranslate()

    # what is shown

    def choose_scope(self, scope: str) -> None:
        """Show what was deleted in this meeting, or in the whole register."""
        self._scope = scope
        self.reload()

    def reload(self) -> None:
        """Read the bin anew."""
        meeting_id = self.meeting_id if self._scope == THIS else None
        entries = self.register.bin.entries(meeting_id)
        self._deleted = self.register.telling.binned(entries, self.words.catalogue)
        self.fill()

    def fill(self) -> None:
        """Show what is found; the first row is selected where the one before is gone."""
        chosen = {(one.binned.kind, one.binned.id) for one in self.selected()}
        wanted = [search_fold(word) for word in self.find_field.text().split()]
        found = [one for one in self._deleted if _fits(one, wanted)]
        self._filling = True
        self.model.show(found)
        rows = [row for row, one in enumerate(found) if (one.binned.kind, one.binned.id) in chosen]
        if found:
            self.select_row(rows[0] if rows else 0)
        self._filling = False
        self._say_counts(len(found))
        self.show_panel()

    def _say_counts(self, shown: int) -> None:
        _, language, count = self.words.gettext, self.words.language, len(self._deleted)
        said = self.words.ngettext("{count} deleted", "{count} deleted", count)
        text = said.format(count=whole(count, language))
        if shown != count:
            text = _("{shown} of {all} shown").format(
                shown=whole(shown, language), all=whole(count, language)
            )
        self.count_label.setText(text)
        label = self.words.ngettext("Show all {count}", "Show all {count}", count).format(count=count)
        self.nobody.set_texts(_("Nothing deleted fits what is looked for."), main=label)
        self.show_contents(anything=bool(count))
        self._fit()

    def show_contents(self, *, anything: bool) -> None:
        """As the base; the bar stays while the whole register may still have something."""
        super().show_contents(anything=anything)
        self.filter_bar.show_tools(anything or self._scope == THIS)
        self.find_field.setVisible(anything)
        self.restore_button.setVisible(anything and self.register.access is Access.FULL)

    def selected(self) -> list[ToldBinned]:
        """What is selected, in the order of the rows."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.rows[row] for row in rows if row < len(self.model.rows)]

    def _selected(self) -> None:
        if not self._filling:
            self.show_panel()

    def show_panel(self) -> None:
        """Show what the thing selected was; of several only how many they are."""
        _ = self.words.gettext
        chosen = self.selected()
        self.beside.set_filled(bool(chosen))
        self.restore_button.setEnabled(bool(chosen))
        if not chosen:
            return
        if len(chosen) > 1:
            count = self.words.ngettext("{count} selected", "{count} selected", len(chosen))
            self.panel.set_head(count.format(count=len(chosen)))
            self.panel.set_groups([])
            return
        told = chosen[0]
        entry = told.binned.entry
        self.panel.set_head(told.name or told.kind, told.kind if told.name else "")
        facts = (
            (_("Deleted"), self.model.when(told)),
            (_("Done at"), entry.desk_name),
            (_("Deed"), told.sentence[:1].upper() + told.sentence[1:]),
        )
        groups = [DetailGroup(fields=[DetailField(label=name, value=said) for name, said in facts if said])]
        changes = self.register.telling.changes(entry.id, self.words.catalogue)
        groups += [_what_it_was(one) for one in changes if one.id == told.binned.id and one.fields]
        self.panel.set_groups(groups)

    # acts

    def restore(self) -> None:
        """Bring back what is selected."""
        chosen = [one.binned for one in self.selected()]
        if not chosen:
            return

        def deed() -> bool:
            self.register.bin.restore(chosen)
            return True

        if self.perform(deed):
            self.reload()
            self.take_focus()

    def take_focus(self) -> None:
        """As the base; an empty bin has nothing to do but to look elsewhere."""
        if self._deleted:
            super().take_focus()
        else:
            self.filter_bar.focus_filters()

    def main_act(self) -> None:
        """Bring back what is selected."""
        if self.register.access is Access.FULL:
            self.restore()

    def add(self) -> None:
        """Nothing is put into the bin by hand."""

    def edit_selected(self) -> None:
        """Show the thing selected."""
        if self.selected():
            self.beside.open_panel()
            self.panel.setFocus()

    def show_all(self) -> None:
        """Take the words away."""
        self.find_field.clear()

    def remove_selected(self) -> None:
        """What is in the bin stays there: the journal forgets nothing."""

    def add_draft(self) -> None:
        """Nothing is added here."""

    def settle(self) -> None:
        """Nothing is typed in the panel."""

    def has_wrong(self) -> bool:
        """Nothing is typed in the panel."""
        return False

    def problem_rows(self) -> list[int]:
        """Nothing here is a problem."""
        return []

    def retranslate(self) -> None:
        """Set all words."""
        _ = self.words.gettext
        self.find_field.set_texts(
            _("Find what was deleted"), name=_("Find among what was deleted"), short=_("Find")
        )
        self.table.set_texts(name=_("What was deleted"))
        self.panel.set_texts(close=_("Close"))
        scopes = (
            Choice(key=THIS, text=_("This meeting")),
            Choice(key=EVERY, text=_("Whole register")),
        )
        self.filter_bar.show_filters(scopes, self._scope, name=_("What was deleted where"))
        self.filter_bar.set_buttons({"restore_button": (_("Bring back"), _("Bring back what is selected"))})
        self.empty_page.set_texts(
            _("Nothing was deleted here."),
            _("Whatever is deleted can be brought back from here, at any time."),
        )

    def _fit(self) -> None:
        narrow = self.beside.list_width < self.theme.scaled(WIDTH.narrow_window - WIDTH.detail_panel)
        self.table.set_column_widths({NAME: 0, **(_NARROW_WIDTHS if narrow else _WIDTHS)}, stretched=NAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns."""
        super().resizeEvent(event)
        self._fit()


def _fits(told: ToldBinned, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    heap = search_fold(" ".join((told.title, told.sentence, told.binned.entry.desk_name)))
    return all(word in heap for word in wanted)


def _what_it_was(value: ToldValue) -> DetailGroup:
    """The fields of a thing as they were when it was deleted."""
    fields = [DetailField(label=field_head(one), value=one.before) for one in value.fields if one.before]
    return DetailGroup(fields=fields)
