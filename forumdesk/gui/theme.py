"""The one place that names a colour, a size, a typeface or an icon's tint.

Made once by the application and handed to every widget. Values come from the design of the window; the test
recomputes every contrast from them.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from typing import Final, Literal

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

Mode = Literal["light", "dark", "system"]
Token = Literal[
    "window", "sidebar", "surface", "raised", "hover", "line", "edge", "text", "text2", "text3",
    "accent", "accent_hover", "on_accent", "sel", "sel_text", "ok", "ok_ground", "warn", "warn_ground",
    "bad", "bad_ground", "badge", "mat", "paper", "paper_accent", "shadow",
    "hall_ground", "hall_text", "hall_second", "hall_quiet", "hall_accent", "hall_ok", "hall_ok_ground",
    "hall_warn", "hall_warn_ground", "hall_band", "hall_track",
]  # fmt: skip
Role = Literal[
    "overline", "caption", "caption_medium", "caption_strong", "small", "small_medium", "small_strong",
    "body", "body_medium", "body_strong", "section", "section_quiet", "title", "spoken", "reading",
    "large", "large_quiet", "figure",
]  # fmt: skip
Sheet = Literal["field", "text", "menu", "menu_bar", "scroll"]
Height = Literal[
    "frame_row", "meeting_header", "page_tabs", "page_bar", "control", "control_message", "control_desk",
    "desk_field", "decision_button", "table_head", "row_tree", "row", "row_two_lines", "row_recent",
    "row_desk", "status_bar", "chip", "pill", "target",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one mode, as #RRGGBB (the shadow carries its transparency as #AARRGGBB)."""

    window: str
    sidebar: str
    surface: str
    raised: str
    hover: str
    line: str
    edge: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    on_accent: str
    sel: str
    sel_text: str
    ok: str
    ok_ground: str
    warn: str
    warn_ground: str
    bad: str
    bad_ground: str
    badge: str
    mat: str
    paper: str = "#FFFFFF"
    paper_accent: str = "#0B6480"
    shadow: str = "#26000000"
    hall_ground: str = "#0B0E10"
    hall_text: str = "#F4F7F8"
    hall_second: str = "#DCE4E8"
    hall_quiet: str = "#BFC9CF"
    hall_accent: str = "#7FD3E6"
    hall_ok: str = "#7FE0A6"
    hall_ok_ground: str = "#12241A"
    hall_warn: str = "#F2C46D"
    hall_warn_ground: str = "#2B2310"
    hall_band: str = "#171C20"
    hall_track: str = "#343B41"


LIGHT: Final = Tokens(
    window="#F4F5F6", sidebar="#E9ECEE", surface="#FFFFFF", raised="#F7F8F9", hover="#EDF1F3",
    line="#DADFE3", edge="#77828B", text="#182026", text2="#46525B", text3="#5A6670",
    accent="#0B6480", accent_hover="#084F66", on_accent="#FFFFFF", sel="#D9ECF2", sel_text="#0A4A5F",
    ok="#1A6B3C", ok_ground="#DFF1E6", warn="#7A5000", warn_ground="#FBEFD2",
    bad="#A92218", bad_ground="#FBE4E1", badge="#DDE2E6", mat="#DDE1E4",
)  # fmt: skip
DARK: Final = Tokens(
    window="#15181B", sidebar="#101315", surface="#1C2024", raised="#22272B", hover="#292F34",
    line="#343B41", edge="#78848D", text="#E9EDEF", text2="#B7C1C8", text3="#9CA8B1",
    accent="#5CBFD8", accent_hover="#7CCFE3", on_accent="#06232C", sel="#143D4A", sel_text="#C5EAF3",
    ok="#6ACB91", ok_ground="#15321F", warn="#E8B95B", warn_ground="#362A10",
    bad="#F49088", bad_ground="#411D1A", badge="#30373C", mat="#0E1012", shadow="#80000000",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Face:
    """One role of type: size in pixels, weight on the `wght` axis, extra letter space in pixels."""

    pixels: int
    weight: int = 400
    letter_space: float = 0.0
    italic: bool = False


_FACES: Final[Mapping[Role, _Face]] = {
    "overline": _Face(pixels=11, weight=600, letter_space=0.4),
    "caption": _Face(pixels=12),
    "caption_medium": _Face(pixels=12, weight=500),
    "caption_strong": _Face(pixels=12, weight=600),
    "small": _Face(pixels=13),
    "small_medium": _Face(pixels=13, weight=500),
    "small_strong": _Face(pixels=13, weight=600),
    "body": _Face(pixels=14),
    "body_medium": _Face(pixels=14, weight=500),
    "body_strong": _Face(pixels=14, weight=600),
    "section": _Face(pixels=16, weight=600),
    "section_quiet": _Face(pixels=16),
    "title": _Face(pixels=20, weight=600),
    "spoken": _Face(pixels=20, italic=True),
    "reading": _Face(pixels=20),
    "large": _Face(pixels=28, weight=600),
    "large_quiet": _Face(pixels=28),
    "figure": _Face(pixels=56, weight=600),
}
_HEIGHTS: Final[Mapping[Height, int]] = {
    "frame_row": 40, "meeting_header": 72, "page_tabs": 40, "page_bar": 52, "control": 32,
    "control_message": 28, "control_desk": 40, "desk_field": 72, "decision_button": 76, "table_head": 32,
    "row_tree": 28, "row": 36, "row_two_lines": 48, "row_recent": 56, "row_desk": 68, "status_bar": 28,
    "chip": 22, "pill": 28, "target": 24,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Distances in pixels: inside a group `tight` and `near`, between groups `group` and `page`."""

    tight: int = 4
    near: int = 8
    group: int = 12
    page: int = 16
    desk: int = 24
    conduct: int = 32
    far: int = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Radius:
    """Corner radii in pixels; only chips and pills are round."""

    control: int = 4
    card: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Width:
    """Widths of the window's parts and strokes in pixels."""

    sidebar: int = 236
    rail: int = 48
    outline: int = 248
    detail_panel: int = 320
    decision_panel: int = 336
    narrow_window: int = 1280
    hairline: int = 1
    focus: int = 2
    bar: int = 3
    progress: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class IconSize:
    """Icon edges in pixels."""

    chip: int = 14
    control: int = 16
    head: int = 20
    desk: int = 28
    empty: int = 32
    hall: int = 110


SPACE: Final = Space()
RADIUS: Final = Radius()
WIDTH: Final = Width()
ICON: Final = IconSize()
TEXT_SIZE_LEAST: Final = 0.9
TEXT_SIZE_MOST: Final = 1.4
NARROW: Final = 85
FAMILY: Final = "IBM Plex Sans"


def relative_luminance(colour: QColor) -> float:
    """Return the relative luminance (0 black, 1 white) of an opaque colour, by WCAG 2.x."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast ratio of two opaque colours, 1 to 21, by WCAG 2.x."""
    darker, lighter = sorted((relative_luminance(first), relative_luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


class Theme(QObject):
    """Colours, type, heights and icons of the window in its present mode and text size.

    Emits `changed` after the mode or the text size has changed; widgets ask again and repaint.
    """

    changed = Signal()

    def __init__(self, mode: Mode = "system", text_size: float = 1.0, parent: QObject | None = None) -> None:
        """Load the typeface; needs a running QGuiApplication. Icons are loaded when first asked for."""
        super().__init__(parent)
        self._mode: Mode = mode
        self._text_size = _within_bounds(text_size)
        self._fonts: dict[tuple[Role, bool], QFont] = {}
        self._hall_fonts: dict[tuple[int, bool], QFont] = {}
        self._icons: dict[tuple[str, int, Token, bool], QIcon] = {}
        _load_typeface()
        self._dark = self._wants_dark()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    @property
    def mode(self) -> Mode:
        """Return what was chosen; `system` follows the desktop."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Tell whether the dark colours are shown now."""
        return self._dark

    @property
    def text_size(self) -> float:
        """Return the factor on all type and row heights, 0.9 to 1.4."""
        return self._text_size

    @property
    def tokens(self) -> Tokens:
        """Return the colours of the present mode."""
        return DARK if self._dark else LIGHT

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark, or the desktop's own; repaints only if the colours change."""
        self._mode = mode
        self._update_darkness()

    def set_text_size(self, factor: float) -> None:
        """Multiply all type and row heights; values outside 0.9 to 1.4 are brought to the nearest bound."""
        factor = _within_bounds(factor)
        if factor != self._text_size:
            self._text_size = factor
            self._fonts.clear()
            self._tell()

    def apply(self, app: QApplication) -> None:
        """Give the application its style, palette and font, now and after every change."""
        app.setStyle("Fusion")
        self._dress(app)
        self.changed.connect(partial(self._dress, app))

    def colour(self, token: Token) -> QColor:
        """Return the colour of a token in the present mode."""
        return QColor(getattr(self.tokens, token))

    def font(self, role: Role, *, narrow: bool = False) -> QFont:
        """Return the font of a role in the present text size; `narrow` sets it 85 % wide.

        The weight is set on the variable axis: QFont.setWeight and style sheets were found not to reach it.
        """
        key = (role, narrow)
        if key not in self._fonts:
            self._fonts[key] = _make_font(_FACES[role], self._text_size, narrow)
        return QFont(self._fonts[key])

    def hall_font(self, size: int, *, strong: bool = False) -> QFont:
        """Return a font of the hall screen, `size` in thousandths of the picture's height; text size is no matter."""
        key = (size, strong)
        if key not in self._hall_fonts:
            face = _Face(pixels=size, weight=600 if strong else 400)
            self._hall_fonts[key] = _make_font(face, 1.0, narrow=False)
        return QFont(self._hall_fonts[key])

    def height(self, name: Height) -> int:
        """Return a height in pixels in the present text size; what is clicked stays 24 at least."""
        plain = _HEIGHTS[name]
        return max(round(plain * self._text_size), min(plain, _HEIGHTS["target"]))

    def scaled(self, pixels: int) -> int:
        """Return a distance grown with the text size, for columns that must hold text."""
        return round(pixels * self._text_size)

    def icon(self, name: str, size: int = ICON.control, token: Token = "text2") -> QIcon:
        """Return a Phosphor icon by its plain name (`lock-simple`), tinted; kept until the mode changes."""
        key = (name, size, token, self._dark)
        if key not in self._icons:
            self._icons[key] = _make_icon(name, size, self.colour(token))
        return self._icons[key]

    def palette(self) -> QPalette:
        """Return the palette of the present mode."""
        return _make_palette(self.colour)

    def sheet(self, kind: Sheet) -> str:
        """Return a small style sheet for one kind of control; none of them names a font."""
        values = {name: getattr(self.tokens, name) for name in Tokens.__dataclass_fields__}
        return _SHEETS[kind].format(radius=RADIUS.control, **values)

    def _dress(self, app: QApplication) -> None:
        app.setPalette(self.palette())
        app.setFont(self.font("body"))

    def _wants_dark(self) -> bool:
        if self._mode == "system":
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._mode == "dark"

    def _scheme_changed(self) -> None:
        self._update_darkness()

    def _update_darkness(self) -> None:
        dark = self._wants_dark()
        if dark != self._dark:
            self._dark = dark
            self._tell()

    def _tell(self) -> None:
        self.changed.emit()


def _within_bounds(factor: float) -> float:
    return min(max(factor, TEXT_SIZE_LEAST), TEXT_SIZE_MOST)


def _load_typeface() -> None:
    folder = files("fontpkg_ibm_plex_sans") / "files"
    if FAMILY not in QFontDatabase.families():
        for entry in folder.iterdir():
            if entry.name.endswith(".ttf"):
                QFontDatabase.addApplicationFontFromData(entry.read_bytes())


def _make_font(face: _Face, text_size: float, narrow: bool) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(round(face.pixels * text_size))
    font.setItalic(face.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setVariableAxis(QFont.Tag("wght"), face.weight)
    if narrow:
        font.setVariableAxis(QFont.Tag("wdth"), NARROW)
    if face.letter_space:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, face.letter_space * text_size)
    return font


def _make_icon(name: str, size: int, colour: QColor) -> QIcon:
    os.environ.setdefault("QT_API", "pyside6")
    import qtawesome  # costs some 50 ms, so not before the first icon

    source = qtawesome.icon(f"ph.{name}", color=colour, color_disabled=colour)
    icon = QIcon()
    ratios = {1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}
    for ratio in sorted(ratios):
        pixmap = source.pixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        icon.addPixmap(pixmap)
    return icon


def _make_palette(colour: Callable[[Token], QColor]) -> QPalette:
    role = QPalette.ColorRole
    tokens: dict[QPalette.ColorRole, Token] = {
        role.Window: "window", role.Base: "surface", role.AlternateBase: "raised", role.Button: "raised",
        role.Text: "text", role.WindowText: "text", role.ButtonText: "text", role.BrightText: "on_accent",
        role.Highlight: "sel", role.HighlightedText: "sel_text", role.PlaceholderText: "text3",
        role.Link: "accent", role.LinkVisited: "accent", role.Accent: "accent",
        role.Light: "line", role.Midlight: "line", role.Mid: "line", role.Dark: "line",
        role.ToolTipBase: "raised", role.ToolTipText: "text",
    }  # fmt: skip
    palette = QPalette()
    for which, token in tokens.items():
        palette.setColor(which, colour(token))
    for which in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, colour("text3"))
    return palette


_SHEETS: Final[Mapping[Sheet, str]] = {
    "field": (
        "QLineEdit {{ background: {surface}; color: {text}; border: 1px solid {edge};"
        " border-radius: {radius}px; padding: 0 7px; selection-background-color: {accent};"
        " selection-color: {on_accent}; }}"
        "QLineEdit:read-only, QLineEdit:disabled {{ background: {raised}; border-color: {line}; }}"
        "QLineEdit:disabled {{ color: {text2}; }}"
        "QLineEdit:focus {{ border: 2px solid {accent}; padding: 0 6px; }}"
        'QLineEdit[wrong="true"] {{ border: 2px solid {bad}; padding: 0 6px; }}'
    ),
    "text": (
        "QPlainTextEdit, QTextEdit {{ background: {surface}; color: {text}; border: 1px solid {edge};"
        " border-radius: {radius}px; padding: 4px; selection-background-color: {accent};"
        " selection-color: {on_accent}; }}"
        "QPlainTextEdit:read-only {{ background: {raised}; border-color: {line}; }}"
        "QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {accent}; padding: 3px; }}"
    ),
    "menu": (
        "QMenu {{ background: {surface}; color: {text}; border: 1px solid {edge}; padding: 4px; }}"
        "QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: {radius}px; }}"
        "QMenu::item:selected {{ background: {sel}; color: {sel_text}; }}"
        "QMenu::separator {{ height: 1px; background: {line}; margin: 4px 0; }}"
    ),
    "menu_bar": (
        "QMenuBar {{ background: transparent; color: {text}; border: none; }}"
        "QMenuBar::item {{ background: transparent; padding: 4px 8px; border-radius: {radius}px; }}"
        "QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {hover}; color: {text}; }}"
    ),
    "scroll": (
        "QScrollBar {{ background: transparent; border: none; }}"
        "QScrollBar:vertical {{ width: 12px; }} QScrollBar:horizontal {{ height: 12px; }}"
        "QScrollBar::handle {{ background: {edge}; border-radius: 3px; margin: 3px; }}"
        "QScrollBar::handle:vertical {{ min-height: 32px; }}"
        "QScrollBar::handle:horizontal {{ min-width: 32px; }}"
        "QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}"
        "QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"
    ),
}
