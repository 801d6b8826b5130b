"""The emblem of the body: shown, chosen from a file, removed."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import BodyId
from forumdesk.gui.theme import ICON, RADIUS, SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.painting import fill_shape
from forumdesk.gui.widgets.picture_view import PictureView
from forumdesk.gui.workspace import Workspace

_SIDE = 96


class EmblemView(PictureView):
    """An emblem whole on the paper's white, on which it will be printed, or the sign that there is none."""

    def __init__(self, theme: Theme) -> None:
        """Start without an emblem."""
        super().__init__(theme, QSize(_SIDE, _SIDE), icon_name="shield")

    def _draw(self, painter: QPainter) -> None:
        ground, edge = self._theme.colour("paper"), self._theme.colour("line")
        fill_shape(painter, self.rect(), ground=ground, edge=edge, radius=RADIUS.card)
        room = self.rect().adjusted(SPACE.tight, SPACE.tight, -SPACE.tight, -SPACE.tight).size()
        self._draw_picture(painter, room, Qt.AspectRatioMode.KeepAspectRatio)


class EmblemPart(QWidget):
    """The emblem with its acts; what is wrong with a file stands under them."""

    def __init__(self, workspace: Workspace) -> None:
        """Start without a body."""
        super().__init__()
        theme = workspace.theme
        self._register, self._words = workspace.register, workspace.words
        self._body: BodyId | None = None
        self.title = Label(theme, role="section")
        self.view = EmblemView(theme)
        self.choose_button = Button(theme, icon_name="image", height="control_message", deed=CHANGE)
        self.remove_button = Button(
            theme, kind="flat", icon_name="trash", height="control_message", deed=CHANGE
        )
        self.help_label = Label(theme, role="caption", token="text3", wraps=True)
        self.wrong_icon = IconView(theme, "warning", size=ICON.chip, token="bad")
        self.wrong_label = Label(theme, role="caption_medium", token="bad", wraps=True)
        for name in ("choose_button", "remove_button", "wrong_label"):
            getattr(self, name).setObjectName(f"emblem_{name}")
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(lambda: self._keep(None))
        self._arrange()
        self._say_wrong("")

    def _arrange(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.tight)
        acts.addWidget(self.choose_button)
        acts.addWidget(self.remove_button)
        acts.addStretch(1)
        wrong = QHBoxLayout()
        wrong.setSpacing(SPACE.tight)
        wrong.addWidget(self.wrong_icon, 0, Qt.AlignmentFlag.AlignTop)
        wrong.addWidget(self.wrong_label, 1)
        beside = QVBoxLayout()
        beside.setSpacing(SPACE.near)
        beside.addLayout(acts)
        beside.addWidget(self.help_label)
        beside.addLayout(wrong)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACE.group)
        row.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(self.title)
        column.addLayout(row)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.title.setText(_("Emblem of the body"))
        self.choose_button.set_texts(_("Choose an image"), name=_("Choose an image as the emblem"))
        self.remove_button.set_texts("", name=_("Remove the emblem"))
        self.help_label.setText(_("PNG or JPEG; what is transparent stays so. It stands on the hall screen."))
        self._say()

    def show_emblem(self, body: BodyId) -> None:
        """Show the emblem of a body."""
        if body != self._body:
            self._say_wrong("")
        self._body = body
        self.view.set_picture(self._register.meetings.emblem(body))
        self._say()

    def take_file(self, path: Path) -> None:
        """Make an emblem of a picture and keep it; a file that is none is refused in words."""
        from forumdesk.exchange.emblems import read_emblem

        try:
            png = read_emblem(path)
        except KnownError as error:
            self._say_wrong(self._words.catalogue.sentence(error))
        else:
            self._keep(png)

    def _choose(self) -> None:
        _ = self._words.gettext
        kinds = _("Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff)")
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose an image as the emblem"), "", kinds)
        if name:
            self.take_file(Path(name))

    def _keep(self, png: bytes | None) -> None:
        if self._body is None:
            return
        body = self._body
        try:
            self._register.meetings.set_emblem(body, png)
        except KnownError as error:
            self._say_wrong(self._words.catalogue.sentence(error))
        else:
            self._say_wrong("")
            self.show_emblem(body)

    def _say(self) -> None:
        _ = self._words.gettext
        self.remove_button.setVisible(self.view.has_picture)
        self.view.setAccessibleName(_("Emblem of the body") if self.view.has_picture else _("No emblem"))

    def _say_wrong(self, sentence: str) -> None:
        self.wrong_label.setText(sentence)
        self.wrong_label.setVisible(bool(sentence))
        self.wrong_icon.setVisible(bool(sentence))
