from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from pytestqt.qtbot import QtBot

from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.hall.operator import Hall
from forumdesk.gui.hall.picture import HallPicture, moves
from forumdesk.gui.hall.scenes import Arrangement, PauseScene
from forumdesk.gui.theme import Theme
from tests.gui.hall.hall_builders import all_scenes, item, speaker


def picture(qtbot: QtBot, theme: Theme, hall: Hall, width: int, height: int) -> HallPicture:
    """A picture of what is prepared."""
    shown = HallPicture(theme, hall.prepared_player)
    qtbot.addWidget(shown)
    shown.resize(width, height)
    return shown


def png(colour: str) -> bytes:
    image = QImage(60, 60, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.fillRect(10, 10, 40, 40, QColor(colour))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())


def drawn(image: QImage, ground: QColor) -> QRect:
    """The least rectangle that holds all that differs from the ground."""
    found = QRect()
    for y in range(image.height()):
        columns = [x for x in range(image.width()) if image.pixelColor(x, y) != ground]
        if columns:
            found = found.united(QRect(columns[0], y, columns[-1] - columns[0] + 1, 1))
    return found


@pytest.mark.parametrize(("width", "height"), [(640, 360), (640, 480), (500, 200)])
def test_the_picture_is_16_to_9_in_whatever_room_there_is(
    qtbot: QtBot, theme: Theme, hall: Hall, width: int, height: int
) -> None:
    hall.prepare(speaker())
    shown = picture(qtbot, theme, hall, width, height)

    area = shown.picture_rect()
    assert area.width() / area.height() == pytest.approx(16 / 9)
    assert area.center().x() == pytest.approx(width / 2, abs=1)
    assert area.width() == pytest.approx(width) or area.height() == pytest.approx(height)
    inked = drawn(shown.grab().toImage(), theme.colour("hall_ground"))
    assert area.contains(inked)
    assert inked.left() - area.left() >= 0.045 * area.width()
    assert area.bottom() - inked.bottom() >= 0.05 * area.height()


@pytest.mark.parametrize("kind", all_scenes(Arrangement.STACKED))
def test_every_scene_is_painted_but_the_blank_one(qtbot: QtBot, theme: Theme, hall: Hall, kind: str) -> None:
    hall.prepare(all_scenes(Arrangement.STACKED)[kind])

    inked = drawn(picture(qtbot, theme, hall, 320, 180).grab().toImage(), theme.colour("hall_ground"))

    assert inked.isEmpty() == (kind == "blank")


def test_the_hall_is_dark_in_the_light_window_too(qtbot: QtBot, theme: Theme, hall: Hall) -> None:
    hall.prepare(item())

    image = picture(qtbot, theme, hall, 320, 180).grab().toImage()

    assert not theme.is_dark
    assert image.pixelColor(2, 2) == theme.colour("hall_ground")


def test_a_dark_emblem_gets_a_light_plate_and_a_damaged_one_is_left_out(
    qtbot: QtBot, theme: Theme, hall: Hall
) -> None:
    scene = PauseScene(sentence=LocalizedText(kk="Үзіліс"))

    def light(emblem: bytes) -> int:
        hall.prepare(replace(scene, emblem=emblem))
        image = picture(qtbot, theme, hall, 640, 360).grab().toImage()
        points = [image.pixelColor(x, y) for x in range(250, 390) for y in range(20, 220)]
        return points.count(theme.colour("hall_text"))

    without = light(b"no picture at all")
    assert light(png("#102030")) > without + 500
    assert light(png("#2FA84F")) == pytest.approx(without, abs=50)


def test_nothing_moves_where_nobody_sees_it(qtbot: QtBot, theme: Theme, hall: Hall) -> None:
    assert not moves(picture(qtbot, theme, hall, 320, 180))
