"""The drawer of the hall: what can be prepared, and the operator's own panel."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.gui.conduct.hall_keeper import SCENE_NAMES, HallKeeper, SceneKind
from forumdesk.gui.conduct.waiting_list import WaitingList, WaitingModel, WaitingRow
from forumdesk.gui.hall.panel import TWO_COLUMNS, HallPanel
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.workspace import Workspace


class HallSide(QWidget):
    """Scenes to prepare by Enter, and under them what the hall sees. Emits `left`."""

    left = Signal()

    def __init__(self, workspace: Workspace, keeper: HallKeeper) -> None:
        super().__init__()
        self._words, self._keeper = workspace.words, keeper
        self.hint = Label(workspace.theme, role="caption", token="text3", wraps=True)
        self.model = WaitingModel()
        self.scenes = WaitingList(workspace.theme, self.model, height="row_tree")
        self.scenes.setObjectName("scenes")
        self.scenes.floor_asked.connect(self.prepare)
        self.panel = HallPanel(workspace.theme, workspace.words, keeper.hall)
        scroll = QScrollArea()
        scroll.setWidget(self.panel)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = scroll.verticalScrollBar()
        self._theme = workspace.theme
        self._theme.changed.connect(self._dress)
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        column.setSpacing(SPACE.near)
        column.addWidget(self.hint)
        column.addWidget(self.scenes)
        column.addWidget(scroll, 1)

    def show_item(self, item_id: AgendaItemId | None) -> None:
        """Offer what there is on the item in sight."""
        self.reload()

    def take_focus(self) -> None:
        """Choose among the scenes."""
        self.scenes.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Say of each scene whether there is anything to show."""
        _ = self._words.gettext
        rows = []
        for kind in SceneKind:
            empty = self._keeper.scene(kind) is None
            rows.append(
                WaitingRow(
                    id=kind.value,
                    turn=0,
                    name=_(SCENE_NAMES[kind]),
                    caption="",
                    mark=_("nothing to show") if empty else "",
                    is_absent=empty,
                    is_urgent=False,
                )
            )
        self.scenes.show_rows(rows)
        self.scenes.setFixedHeight(len(rows) * self.scenes.row_height)

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.hint.setText(_("Enter prepares, F6 shows it in the hall."))
        self.scenes.setAccessibleName(_("Prepare for the hall screen"))
        self.reload()

    def prepare(self, kind: str) -> None:
        """Make a scene ready."""
        self._keeper.prepare(SceneKind(kind))

    def minimumSizeHint(self) -> QSize:
        """Have room for the operator's panel with its pictures beside each other, and for its scroll bar."""
        needed = max(self.panel.minimumSizeHint().width(), self._theme.scaled(TWO_COLUMNS))
        wide = needed + self._bar.sizeHint().width() + 2 * SPACE.page
        return QSize(wide, super().minimumSizeHint().height())

    def _dress(self) -> None:
        self._bar.setStyleSheet(self._theme.sheet("scroll"))
