"""What lies over the page at the right when it is asked for: presence, speaking times, limits, the hall."""

from collections.abc import Callable
from typing import Final, Protocol, cast, runtime_checkable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.gui.conduct.keys import LIMITS, PRESENCE, SCREEN, STATEMENTS, TOTALS
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.words import Words
from forumdesk.gui.workspace import Workspace

DRAWERS: Final = {
    "presence": (N_("Presence and quorum"), PRESENCE),
    "totals": (N_("Speaking times"), TOTALS),
    "limits": (N_("Speaking limits"), LIMITS),
    "statements": (N_("Statements"), STATEMENTS),
    "hall": (N_("Hall screen"), SCREEN),
}


class SidePanel(Protocol):
    """What a panel of the drawer does."""

    left: SignalInstance

    def take_focus(self) -> None:
        """Put the focus where work starts."""

    def retranslate(self) -> None:
        """Set every text in the language in use."""

    def reload(self) -> None:
        """Read the register again."""


@runtime_checkable
class ItemPanel(Protocol):
    """A panel whose contents belong to an item."""

    def show_item(self, item_id: AgendaItemId | None) -> None:
        """Show what belongs to an item; None for the meeting."""


@runtime_checkable
class WritingPanel(Protocol):
    """A panel in which something is written that the main act keeps."""

    def writes(self) -> bool:
        """Whether the keys go into it."""

    def keep(self) -> None:
        """Keep what was written."""


def make_panel(name: str, workspace: Workspace, meeting_id: MeetingId) -> SidePanel:
    """The panel of this name, its module imported only now; KeyError for an unknown one."""
    match name:
        case "presence":
            from forumdesk.gui.conduct.presence_panel import PresencePanel

            return PresencePanel(workspace, meeting_id)
        case "totals":
            from forumdesk.gui.conduct.totals_panel import TotalsPanel

            return TotalsPanel(workspace, meeting_id)
        case "limits":
            from forumdesk.gui.conduct.limits_panel import LimitsPanel

            return LimitsPanel(workspace, meeting_id)
        case "statements":
            from forumdesk.gui.conduct.statements_panel import StatementsPanel

            return StatementsPanel(workspace, meeting_id)
    raise KeyError(name)


class Drawer(Ground):
    """One panel at a time, over what lies under it. Emits `closed`."""

    closed = Signal()

    def __init__(self, theme: Theme, words: Words, make: Callable[[str], SidePanel], parent: QWidget) -> None:
        """`make` makes a panel when it is asked for first."""
        super().__init__(theme, "surface", lines=Qt.Edge.LeftEdge, parent=parent)
        self._words, self._make = words, make
        self._panels: dict[str, SidePanel] = {}
        self.name = ""
        self.title = Label(theme, role="section")
        self.close_button = Button(theme, kind="flat", icon_name="x", height="target")
        self.close_button.clicked.connect(self.close_drawer)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE.page, SPACE.near, SPACE.near, SPACE.near)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.close_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addWidget(HairLine(theme))
        self.hide()

    @property
    def panel(self) -> SidePanel | None:
        """The panel in sight."""
        return self._panels.get(self.name) if self.name else None

    def toggle(self, name: str, item_id: AgendaItemId | None) -> None:
        """Show a panel and go there; from itself, close it."""
        if self.name == name:
            self.close_drawer()
            return
        if name not in self._panels:
            panel = self._make(name)
            panel.left.connect(self.close_drawer)
            self._panels[name] = panel
            self._column.addWidget(cast(QWidget, panel), 1)
        self.name = name
        for key, one in self._panels.items():
            cast(QWidget, one).setVisible(key == name)
        self.retranslate()
        self.show_item(item_id)
        self._panels[name].reload()
        self.show()
        self.raise_()
        self._panels[name].take_focus()

    def wanted_width(self, least: int) -> int:
        """As wide as the panel in sight needs, `least` at least."""
        shown = self.panel
        return max(least, cast(QWidget, shown).minimumSizeHint().width() + 1) if shown is not None else least

    def close_drawer(self) -> None:
        """Go back to the page."""
        if self.name:
            self.name = ""
            self.hide()
            self.closed.emit()

    def show_item(self, item_id: AgendaItemId | None) -> None:
        """Tell the panel in sight of another item."""
        panel: object = self.panel
        if isinstance(panel, ItemPanel):
            panel.show_item(item_id)

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        if self.name:
            self.title.setText(_(DRAWERS[self.name][0]))
        self.close_button.set_texts("", name=_("Close (Esc)"))
        for panel in self._panels.values():
            panel.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
        else:
            super().keyPressEvent(event)
