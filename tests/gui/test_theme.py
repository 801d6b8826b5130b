import json
import re
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import DARK, LIGHT, Role, Theme, Token, Tokens, contrast
from tests.gui.icon_names import icon_names

TEXT = 4.5
EDGE = 3.0
# Pairs and their ratios in light and dark, as the design of the window gives them.
PAIRS: list[tuple[Token, Token, float, float, float]] = [
    ("edge", "surface", 3.93, 4.28, EDGE),
    ("edge", "sidebar", 3.31, 4.87, EDGE),
    ("text", "surface", 16.5, 13.9, TEXT),
    ("text", "sel", 13.5, 9.9, TEXT),
    ("text2", "surface", 8.0, 9.0, TEXT),
    ("text2", "badge", 6.2, 6.6, TEXT),
    ("text3", "surface", 5.9, 6.8, TEXT),
    ("text3", "sidebar", 5.0, 7.7, TEXT),
    ("text3", "sel", 4.8, 4.8, TEXT),
    ("accent", "surface", 6.7, 7.7, TEXT),
    ("accent", "sel", 5.5, 5.5, TEXT),
    ("on_accent", "accent_hover", 9.1, 9.3, TEXT),
    ("on_accent", "accent", 6.7, 7.7, TEXT),
    ("sel_text", "sel", 8.0, 9.2, TEXT),
    ("ok", "surface", 6.5, 8.2, TEXT),
    ("ok", "ok_ground", 5.6, 7.0, TEXT),
    ("warn", "surface", 7.1, 9.0, TEXT),
    ("warn", "warn_ground", 6.2, 7.7, TEXT),
    ("bad", "surface", 7.2, 7.2, TEXT),
    ("bad", "bad_ground", 5.9, 6.5, TEXT),
    ("hall_text", "hall_ground", 18.0, 18.0, TEXT),
    ("hall_second", "hall_ground", 15.0, 15.0, TEXT),
    ("hall_quiet", "hall_ground", 11.5, 11.5, TEXT),
    ("hall_accent", "hall_ground", 11.4, 11.4, TEXT),
    ("hall_ok", "hall_ok_ground", 10.1, 10.1, TEXT),
]
# Pairs the widgets draw that the design does not list.
DRAWN_PAIRS: list[tuple[Token, Token]] = [
    ("text", "bad_ground"), ("text", "warn_ground"), ("text", "ok_ground"), ("text", "hover"),
    ("text2", "bad_ground"), ("text2", "warn_ground"), ("text2", "ok_ground"), ("text2", "sel"),
    ("text2", "sidebar"), ("text2", "hover"), ("text2", "raised"), ("text3", "raised"), ("text3", "window"),
    ("accent", "sidebar"), ("accent", "window"), ("accent", "bad_ground"), ("accent", "warn_ground"),
    ("accent", "ok_ground"), ("ok", "sel"), ("ok", "sidebar"), ("paper_accent", "paper"),
    ("hall_warn", "hall_warn_ground"), ("hall_text", "hall_warn_ground"), ("hall_second", "hall_warn_ground"),
    ("hall_text", "hall_ok_ground"), ("hall_second", "hall_ok_ground"), ("hall_text", "hall_band"),
    ("hall_second", "hall_band"), ("hall_quiet", "hall_band"), ("hall_accent", "hall_band"),
]  # fmt: skip


def ratio(tokens: Tokens, first: Token, second: Token) -> float:
    return contrast(QColor(getattr(tokens, first)), QColor(getattr(tokens, second)))


@pytest.mark.parametrize(("first", "second", "light", "dark", "least"), PAIRS)
def test_every_pair_has_the_contrast_of_the_design(
    first: Token, second: Token, light: float, dark: float, least: float
) -> None:
    for tokens, promised in ((LIGHT, light), (DARK, dark)):
        found = ratio(tokens, first, second)

        assert found >= least
        assert found == pytest.approx(promised, abs=0.06)


@pytest.mark.parametrize(("first", "second"), DRAWN_PAIRS)
def test_every_other_drawn_pair_can_be_read(first: Token, second: Token) -> None:
    assert ratio(LIGHT, first, second) >= TEXT
    assert ratio(DARK, first, second) >= TEXT


def test_contrast_of_black_and_white_is_21_in_either_order() -> None:
    black, white = QColor("#000000"), QColor("#FFFFFF")

    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, black) == pytest.approx(21)


def drawn(theme: Theme, role: Role, *, narrow: bool = False) -> QImage:
    image = QImage(400, 80, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(theme.font(role, narrow=narrow))
    painter.drawText(10, 50, "Қабылданды ӘҒҚҢӨҰҮҺІ ₸")
    painter.end()
    return image


def ink(image: QImage) -> int:
    return sum(255 - byte for byte in bytes(image.constBits()))


def test_weight_600_is_drawn_heavier_than_500_and_400(theme: Theme) -> None:
    plain, medium, strong = (ink(drawn(theme, role)) for role in ("body", "body_medium", "body_strong"))

    assert plain * 1.05 < medium
    assert medium * 1.05 < strong


def test_narrow_letters_are_narrower_not_smaller(theme: Theme) -> None:
    assert drawn(theme, "body", narrow=True) != drawn(theme, "body")
    assert theme.font("body", narrow=True).pixelSize() == theme.font("body").pixelSize()


def test_the_typeface_is_the_one_of_the_package(theme: Theme) -> None:
    assert QFontInfo(theme.font("body")).family() == "IBM Plex Sans"
    assert QFontInfo(theme.font("spoken")).italic()


def test_text_size_multiplies_type_and_heights_within_its_bounds(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_text_size(2.0)

    assert theme.text_size == 1.4
    assert theme.font("body").pixelSize() == 20
    assert theme.height("row_two_lines") == 67
    theme.set_text_size(0.1)
    assert theme.text_size == 0.9
    assert theme.height("target") == 24


def test_another_mode_changes_colours_palette_and_icons(theme: Theme, qtbot: QtBot) -> None:
    light_icon = theme.icon("lock-simple")

    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")

    app = QGuiApplication.palette()
    assert theme.is_dark
    assert theme.colour("surface") == QColor(DARK.surface)
    assert app.color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert app.color(QPalette.ColorRole.Highlight) == QColor(DARK.sel)
    dark_icon = theme.icon("lock-simple")
    assert dark_icon.cacheKey() != light_icon.cacheKey()
    theme.set_mode("light")
    assert theme.icon("lock-simple").cacheKey() == light_icon.cacheKey()


def test_the_same_mode_again_tells_nobody(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode("light")


def test_an_icon_is_tinted_with_its_token(theme: Theme) -> None:
    image = theme.icon("circle-fill", 32, "bad").pixmap(32, 32).toImage()

    assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor(LIGHT.bad)


def test_style_sheets_name_no_font(theme: Theme) -> None:
    for kind in ("field", "text", "menu", "menu_bar", "scroll"):
        sheet = theme.sheet(kind)

        assert "font" not in sheet
        assert "{" in sheet
        assert "{{" not in sheet


def test_every_token_is_a_colour() -> None:
    for tokens in (LIGHT, DARK):
        for field in fields(tokens):
            assert QColor(getattr(tokens, field.name)).isValid()


def test_only_the_theme_names_colours(project: Path) -> None:
    colour = re.compile(r"#[0-9A-Fa-f]{6}\b|GlobalColor\.|rgba?\(")
    offenders = [
        path.name
        for path in (project / "forumdesk" / "gui").rglob("*.py")
        if path.name != "theme.py" and colour.search(path.read_text(encoding="utf-8"))
    ]

    assert offenders == []


def test_every_icon_named_in_the_window_is_in_the_font(project: Path) -> None:
    names = icon_names(project / "forumdesk" / "gui")
    package = find_spec("qtawesome")
    assert package is not None
    assert package.origin is not None
    (charmap,) = Path(package.origin).parent.glob("fonts/phosphor-charmap-*.json")
    known = json.loads(charmap.read_text(encoding="utf-8"))

    assert {"magnifying-glass", "users", "warning", "git-merge", "hard-drives"} <= names.keys()
    assert {name: file for name, file in names.items() if name not in known} == {}
