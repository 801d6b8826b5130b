"""One deed: when, where, what it changed value by value, and what can be done about it."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.redline import redline
from forumdesk.gui.pages.history.filters import OneThing
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.redline_view import RedlineView
from forumdesk.gui.words import Words
from forumdesk.services.telling.told import ToldField, ToldValue, field_head

_VALUES_MOST: Final = 24
_FIELDS_MOST: Final = 40


class DeedPanel(DetailPanel):
    """Emits `past_asked` and `undo_asked` for the deed shown, `thing_asked(OneThing)` for the history of one."""

    past_asked = Signal()
    undo_asked = Signal()
    thing_asked = Signal(object)

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start without a deed."""
        super().__init__(theme, close="")
        self._words = words

    def show_deed(
        self, title: str, subtitle: str, changes: Sequence[ToldValue], *, can_undo: bool, in_the_past: bool
    ) -> None:
        """Show a deed; a register that is itself a look into the past offers no further one."""
        _ = self._words.gettext
        self.set_head(title, subtitle)
        acts = []
        if can_undo:
            acts.append(self._act("undo_button", "arrow-u-up-left", _("Undo"), "undo_asked"))
        if not in_the_past:
            button = self._act("past_button", "clock-counter-clockwise", _("As it was then"), "past_asked")
            button.set_texts(_("As it was then"), name=_("Show the meeting as it was then"))
            button.setToolTip(_("Show the meeting as it was then"))
            acts.append(button)
        self.set_acts(acts)
        self.set_foot([*self._blocks(changes)])

    def retranslate(self) -> None:
        """Set the words that do not depend on the deed."""
        self.set_texts(close=self._words.gettext("Close"))

    def _act(self, name: str, icon: str, text: str, signal: str) -> Button:
        button = Button(self._theme, text, icon_name=icon)
        button.setObjectName(name)
        button.clicked.connect(getattr(self, signal))
        return button

    def _blocks(self, changes: Sequence[ToldValue]) -> list[QWidget]:
        _ = self._words.gettext
        if not changes:
            said = _("This deed changed nothing that can be told value by value.")
            return [Label(self._theme, said, role="small", token="text2", wraps=True)]
        blocks: list[QWidget] = [self._block(one) for one in changes[:_VALUES_MOST]]
        if len(changes) > _VALUES_MOST:
            said = _("and {count} more").format(count=len(changes) - _VALUES_MOST)
            blocks.append(Label(self._theme, said, role="small", token="text2", wraps=True))
        return blocks

    def _block(self, value: ToldValue) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        column.addWidget(HairLine(self._theme))
        column.addWidget(Label(self._theme, value.title, role="small_strong", wraps=True))
        for field in value.fields[:_FIELDS_MOST]:
            self._add_field(column, field)
        if value.id is not None:
            words = self._words.gettext("All deeds on this")
            link = Button(self._theme, words, kind="link", icon_name="funnel", name=f"{words}: {value.title}")
            link.setObjectName("thing_link")
            thing = OneThing(id=value.id, name=value.title.partition(" – ")[0])
            link.clicked.connect(partial(self.thing_asked.emit, thing))
            column.addWidget(link)
        return block

    def _add_field(self, column: QVBoxLayout, field: ToldField) -> None:
        head = field_head(field)
        column.addWidget(Label(self._theme, head, role="caption", token="text3", wraps=True))
        if field.is_text:
            view = RedlineView(self._theme, self._words, name=head)
            view.show_pieces(redline(field.before, field.after))
            column.addWidget(view)
            return
        words = Label(self._theme, field.change, role="body", wraps=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setAccessibleName(f"{head}: {field.change}")
        column.addWidget(words)
