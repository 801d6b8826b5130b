"""Taking an agenda over: from an earlier meeting, from a template; and saving one as a template."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from forumdesk.domain.errors import N_, DomainError, KnownError
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.texts import clean_line
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.words import Words
from forumdesk.language.dates import long_date

if TYPE_CHECKING:
    from forumdesk.gui.pages.agenda.page import AgendaPage

SHIPPED: Final = {
    "forum-day": N_("A forum of one day"),
    "council-sitting": N_("A sitting of a council"),
    "bilateral-talks": N_("Bilateral talks"),
}
"""Templates that come with the program, by the name of their file in ``resources/agendas``."""
_LONGEST = 56  # letters of a meeting's title in a menu


class TemplateNaming(Ground):
    """A strip over the table in which a template gets its name. Emits `named(name)` and `left`."""

    named = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(theme, "raised", lines=Qt.Edge.BottomEdge, parent=parent)
        self._words = words
        self._taken: Sequence[str] = ()
        self.name_edit = TextField(theme)
        self.block = FieldBlock(theme, self.name_edit, "")
        self.save_button = Button(theme, icon_name="floppy-disk", deed=CHANGE)
        self.leave_button = Button(theme, kind="flat", icon_name="x", name="-")
        for name in ("name_edit", "save_button", "leave_button"):
            getattr(self, name).setObjectName(f"template_{name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.near)
        row.addWidget(self.block, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self.save_button, self.leave_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.name_edit.returnPressed.connect(self._save)
        self.name_edit.textChanged.connect(self._say)
        self.save_button.clicked.connect(self._save)
        self.leave_button.clicked.connect(self._leave)
        self.hide()

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.save_button.set_texts(_("Save the template"))
        self.leave_button.set_texts("", name=_("Close"))
        self._say()

    def open_for(self, taken: Sequence[str]) -> None:
        """Ask for a name; `taken` are those of the templates there are."""
        self._taken = taken
        self.name_edit.clear()
        self._say()
        self.show()
        self.name_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why the name is not taken."""
        self.block.set_wrong(sentence)
        self.name_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        _ = self._words.gettext
        there = clean_line(self.name_edit.text()) in self._taken
        help_line = _("A template of this name is there already and will be replaced.") if there else ""
        self.block.set_texts(_("Name of the template"), help_line=help_line)
        self.block.set_wrong("")

    def _save(self) -> None:
        self.named.emit(self.name_edit.text())

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


class TakingOver:
    """Fills the menu of a page anew each time it is opened, and does what is chosen."""

    def __init__(self, page: AgendaPage, button: Button, naming: TemplateNaming) -> None:
        self._page = page
        self._button = button
        self._naming = naming
        self._register = page.register
        self.menu = QMenu(page)
        button.clicked.connect(self.open)
        naming.named.connect(self._save)
        naming.left.connect(page.take_focus)

    def _dress(self) -> None:
        self.menu.setStyleSheet(self._page.theme.sheet("menu"))
        self.menu.setFont(self._page.theme.font("body"))

    def open(self) -> None:
        """Open the menu under its button."""
        self.fill()
        self._dress()
        self.menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height() + SPACE.tight)))
        self.menu.setActiveAction(self.menu.actions()[0])

    def fill(self) -> None:
        """Offer what there is now."""
        _ = self._page.words.gettext
        self.menu.clear()
        meetings, saved = self.earlier(), self._register.agenda_templates.saved()
        earlier = self._sub_menu(_("From another meeting"))
        for meeting in meetings:
            self._add(earlier, self._title(meeting), partial(self.copy_from, meeting))
        if not meetings:
            self._reason(earlier, _("No other meeting has an agenda yet"))
        templates = self._sub_menu(_("From a template"))
        for one in saved:
            self._add(templates, one.name, partial(self.use, one.name))
        if saved:
            templates.addSeparator()
        for key, name in SHIPPED.items():
            self._add(templates, _(name), partial(self.use_shipped, key))
        self.menu.addSeparator()
        if self._page.model.items or self._page.has_items:
            self._add(self.menu, _("Save this agenda as a template…"), self.ask_name)
        if saved:
            removing = self._sub_menu(_("Remove a template"))
            for one in saved:
                self._add(removing, one.name, partial(self.remove, one.name))

    def _sub_menu(self, title: str) -> QMenu:
        menu = self.menu.addMenu(title)
        menu.setStyleSheet(self._page.theme.sheet("menu"))
        menu.setFont(self._page.theme.font("body"))
        return menu

    def _add(self, menu: QMenu, words: str, act: Callable[[], object]) -> None:
        menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False: act())

    def _reason(self, menu: QMenu, words: str) -> None:
        menu.addAction(words).setEnabled(False)

    def earlier(self) -> list[Meeting]:
        """Other meetings that have an agenda, the latest first."""
        meetings = [one for one in self._register.meetings.meetings() if one.id != self._page.meeting_id]
        meetings.sort(key=lambda one: one.first_day or date.min, reverse=True)
        return [one for one in meetings if self._register.agendas.items(one.id)]

    def _title(self, meeting: Meeting) -> str:
        language = self._page.words.language
        title = meeting.title.in_language(language) or meeting.number or "–"
        cut = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
        return f"{cut} · {long_date(meeting.first_day, language)}" if meeting.first_day else cut

    def copy_from(self, meeting: Meeting) -> None:
        """Put the items of another meeting behind those of this one."""
        self._take(lambda: self._register.agendas.copy_from(self._page.meeting_id, meeting.id))

    def use(self, name: str) -> None:
        """Put the items of a saved template behind those of the meeting."""
        self._take(lambda: self._register.agenda_templates.use(self._page.meeting_id, name))

    def use_shipped(self, key: str) -> None:
        """Put the items of a template that comes with the program behind those of the meeting."""
        from forumdesk.exchange.agenda_table import read_agenda

        path: Path = self._page.workspace.resources / "agendas" / f"{key}.csv"
        title = self._page.words.gettext(SHIPPED[key])
        templates, meeting_id = self._register.agenda_templates, self._page.meeting_id
        self._take(lambda: templates.use_items(meeting_id, title, read_agenda(path).items))

    def _take(self, deed: Callable[[], object]) -> None:
        before = len(self._register.agendas.items(self._page.meeting_id))
        self._page.perform(deed)
        self._page.show_taken(before)

    def remove(self, name: str) -> None:
        """Forget a saved template."""
        self._page.perform(lambda: self._register.agenda_templates.remove(name))

    def ask_name(self) -> None:
        """Ask for the name under which this agenda is saved as a template."""
        self._naming.open_for([one.name for one in self._register.agenda_templates.saved()])

    def _save(self, name: str) -> None:
        try:
            self._register.agenda_templates.save(self._page.meeting_id, name)
        except DomainError as error:
            self._naming.refuse(self._page.words.catalogue.sentence(error))
        except KnownError as error:
            self._page.show_error(error)
        else:
            self._naming.hide()
            self._page.take_focus()
