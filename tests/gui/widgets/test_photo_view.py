"""A photograph, or the sign that there is none."""

import io

from PIL import Image
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.photo_view import PhotoView


def test_a_picture_fills_its_frame_and_is_taken_away(theme: Theme, qtbot: QtBot) -> None:
    made = io.BytesIO()
    Image.new("RGB", (480, 300), (200, 20, 20)).save(made, "JPEG")
    view = PhotoView(theme)
    qtbot.addWidget(view)
    view.resize(view.sizeHint())

    view.set_picture(made.getvalue())
    seen = [view.has_picture]
    middle = view.grab().toImage().pixelColor(view.width() // 2, view.height() - 8)
    assert middle.red() > 150 > middle.green()
    view.set_picture(None)
    seen.append(view.has_picture)

    assert seen == [True, False]
    assert view.grab().toImage().pixelColor(view.width() // 2, view.height() - 8) == theme.colour("badge")
