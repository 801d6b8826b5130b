"""The finished pages in the middle of the Resolution page: drawn beside the window, the old ones until then."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.texts import Language
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.page_view import PageMark, PageView
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from forumdesk.documents.resolution import Place

_KEPT_PAGES: Final = 12
_HEAD: Final = 0.1  # share of a page's height
_ZOOMS: Final = (0.75, 1.0, 1.25, 1.5, 2.0)
LANGUAGE_OWN_NAMES: Final = {Language.KK: "Қазақша", Language.RU: "Русский", Language.EN: "English"}


class Printed(Protocol):
    """A finished file, and where on its pages the rows stand that can be pointed out."""

    @property
    def pdf(self) -> bytes:
        """The file."""

    @property
    def places(self) -> "Mapping[str, tuple[Place, ...]]":
        """Places by row; empty where nothing can be pointed out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A printed document with the pictures of the pages that were in view, each with its scale.

    ``bar_places`` tells for each language where the accent bar stands beside its text, as a share of the width.
    """

    printed: Printed
    sizes: tuple[tuple[float, float], ...]
    pictures: dict[int, tuple[float, QImage]]
    bar_places: dict[Language, float]


def drawn_pages(pdf: bytes, wanted: Sequence[tuple[int, float]]) -> dict[int, tuple[float, QImage]]:
    """Pictures of pages (from 0) at scales in pixels a point; for the worker, since the library is for one thread."""
    from forumdesk.documents.preview import PagePictures

    with PagePictures(pdf) as pages:
        return {
            page: (scale, _picture(*pages.render(page, scale)))
            for page, scale in wanted
            if page < pages.page_count
        }


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points; for the worker."""
    from forumdesk.documents.preview import PagePictures

    with PagePictures(pdf) as pages:
        return tuple(pages.page_size(page) for page in range(pages.page_count))


def _picture(width: int, height: int, pixels: bytes) -> QImage:
    # The copy owns its memory; without it the picture would look into bytes that are gone.
    return QImage(pixels, width, height, width * 3, QImage.Format.Format_RGB888).copy()


class ResolutionPreview(QWidget):
    """The pages with a foot: page x of y, language in view, zoom. Emits ``page_turned(index)``."""

    page_turned = Signal(int)

    def __init__(
        self,
        theme: Theme,
        words: Words,
        tasks: Tasks,
        *,
        name: str = N_("Pages of the resolution"),
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing until :meth:`show_pages`; ``name`` is a message that says what is shown."""
        super().__init__(parent)
        self._name = name
        self._theme = theme
        self._words = words
        self._tasks = tasks
        self._pages: Pages | None = None
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._wanted: dict[int, float] = {}
        self._drawing = False
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._draw_wanted)
        self.view = PageView(theme, self._page_picture, name="")
        self.previous_button = Button(theme, kind="flat", icon_name="caret-left", height="target")
        self.next_button = Button(theme, kind="flat", icon_name="caret-right", height="target")
        self.zoom_button = Button(
            theme, kind="flat", icon_name="caret-down", icon_after=True, height="target"
        )
        self.page_label = Label(theme, role="small_strong")
        self.language_label = Label(theme, role="small", token="text2")
        for name in ("view", "previous_button", "next_button", "zoom_button", "page_label", "language_label"):
            getattr(self, name).setObjectName(name)
        self._menu = QMenu(self)
        self._zoom_acts: dict[str, QAction] = {}
        self._fit = "width"
        self._arrange()
        self._connect()
        self.retranslate()

    @property
    def pages(self) -> Pages | None:
        """What is shown."""
        return self._pages

    @property
    def wanted_pages(self) -> list[tuple[int, float]]:
        """The pages in view with their scales, to be drawn with the next printing."""
        here = self.view.current_page
        return [(page, scale) for page, (scale, _) in self._pictures.items() if abs(page - here) < 2]

    def show_pages(self, pages: Pages) -> None:
        """Show other pages at the place where the old ones were."""
        self._pages = pages
        self._pictures = dict(pages.pictures)
        self._wanted.clear()
        self.view.set_page_sizes([QSizeF(width, height) for width, height in pages.sizes])
        self._say_page()

    def clear(self) -> None:
        """Show nothing."""
        self._pages = None
        self._pictures.clear()
        self.view.set_page_sizes([])
        self.view.set_mark(None)
        self._say_page()

    def mark(self, rows: Sequence[str], *, scroll: bool = True) -> None:
        """Mark where ``rows`` stand, in the language in view if they are there; nothing for rows without a place."""
        found = self._place_of(rows)
        self.view.set_mark(found)
        if found is not None and scroll:
            # The head of a page is shown with the margin above it, where the mark of a draft stands.
            self.view.scroll_to(found.page, found.top if found.top > _HEAD else 0.0)

    def show_end(self) -> None:
        """Go to the last page, where the signatures are."""
        self.view.set_mark(None)
        self.view.scroll_to(self.view.page_count - 1, 0.5)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.view.set_texts(name=_(self._name))
        self.previous_button.set_texts("", name=_("Previous page"))
        self.next_button.set_texts("", name=_("Next page"))
        self._zoom_acts["width"].setText(_("Fit width"))
        self._zoom_acts["page"].setText(_("Whole page"))
        for zoom in _ZOOMS:
            self._zoom_acts[str(zoom)].setText(_percent(zoom))
        self._say_page()
        self._say_zoom()

    def _place_of(self, rows: Sequence[str]) -> PageMark | None:
        if self._pages is None:
            return None
        places = [place for row in rows for place in self._pages.printed.places.get(row, ())]
        if not places:
            return None
        here = self._language_in_view()
        chosen = [place for place in places if place.language == here] or [
            place for place in places if place.language == places[0].language
        ]
        first = min(place.page for place in chosen)
        on_page = [place for place in chosen if place.page == first]
        return PageMark(
            page=first,
            top=min(place.top for place in on_page),
            bottom=max(place.bottom for place in on_page),
            left=self._pages.bar_places.get(on_page[0].language, 0.0),
        )

    def _language_in_view(self) -> Language | None:
        """The language of the page in view; None where several stand side by side."""
        if self._pages is None:
            return None
        page = self.view.current_page
        found = {
            place.language
            for places in self._pages.printed.places.values()
            for place in places
            if place.page == page
        }
        return found.pop() if len(found) == 1 else None

    def _page_picture(self, page: int, scale: float) -> QImage:
        """The sharpest picture there is; a better one is asked for and comes later."""
        kept = self._pictures.get(page)
        if kept is None or abs(kept[0] - scale) > 0.001:
            self._wanted[page] = scale
            if not self._drawing:
                self._asking.start()
        return kept[1] if kept is not None else QImage()

    def _draw_wanted(self) -> None:
        if self._pages is None or not self._wanted or self._drawing:
            return
        wanted, self._wanted = list(self._wanted.items()), {}
        self._drawing = True
        pages = self._pages
        self._tasks.run(
            partial(drawn_pages, pages.printed.pdf, wanted),
            partial(self._take_pictures, pages),
            self._not_drawn,
            owner=self,
        )

    def _take_pictures(self, pages: Pages, pictures: dict[int, tuple[float, QImage]]) -> None:
        self._drawing = False
        if pages is self._pages:
            self._pictures.update(pictures)
            by_distance = sorted(self._pictures, key=lambda page: abs(page - self.view.current_page))
            self._pictures = {page: self._pictures[page] for page in by_distance[:_KEPT_PAGES]}
            self.view.refresh()
        if self._wanted:
            self._asking.start()

    def _not_drawn(self, error: KnownError) -> None:
        self._drawing = False

    def _connect(self) -> None:
        self.previous_button.clicked.connect(lambda: self.view.scroll_to(self.view.current_page - 1))
        self.next_button.clicked.connect(lambda: self.view.scroll_to(self.view.current_page + 1))
        self.view.current_page_changed.connect(self._turned)
        self.view.zoom_changed.connect(lambda _zoom: self._say_zoom())
        self._add_zoom("width", lambda: self.view.set_fit("width"))
        self._add_zoom("page", lambda: self.view.set_fit("page"))
        self._menu.addSeparator()
        for zoom in _ZOOMS:
            self._add_zoom(str(zoom), partial(self.view.set_zoom, zoom))
        self.zoom_button.clicked.connect(self._open_menu)
        self._theme.changed.connect(self._dress_menu)
        self._dress_menu()

    def _add_zoom(self, key: str, run: Callable[[], None]) -> None:
        action = QAction(self._menu)
        action.triggered.connect(lambda _checked=False: self._choose_zoom(key, run))
        self._menu.addAction(action)
        self._zoom_acts[key] = action

    def _choose_zoom(self, key: str, run: Callable[[], None]) -> None:
        self._fit = key if key in {"width", "page"} else ""
        run()
        self._say_zoom()

    def _open_menu(self) -> None:
        corner = self.zoom_button.mapToGlobal(self.zoom_button.rect().topLeft())
        self._menu.popup(corner - self._menu.rect().bottomLeft())

    def _dress_menu(self) -> None:
        self._menu.setFont(self._theme.font("small"))
        self._menu.setStyleSheet(self._theme.sheet("menu"))

    def _turned(self, page: int) -> None:
        self._say_page()
        self.page_turned.emit(page)

    def _say_page(self) -> None:
        _ = self._words.gettext
        count, page = self.view.page_count, self.view.current_page
        self.page_label.setText(
            _("Page {page} of {pages}").format(page=page + 1, pages=count) if count else ""
        )
        language = self._language_in_view()
        self.language_label.setText(LANGUAGE_OWN_NAMES[language] if language else "")
        self.previous_button.setEnabled(page > 0)
        self.next_button.setEnabled(page + 1 < count)

    def _say_zoom(self) -> None:
        _ = self._words.gettext
        if not self.view.is_fitted:
            self._fit = ""
        fits = {"width": _("Fit width"), "page": _("Whole page")}
        text = fits.get(self._fit) or _percent(self.view.zoom)
        self.zoom_button.set_texts(text, name=_("Zoom: {zoom}").format(zoom=text))

    def _arrange(self) -> None:
        foot = Ground(self._theme, "raised", lines=Qt.Edge.TopEdge)
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE.group, SPACE.tight, SPACE.group, SPACE.tight)
        row.setSpacing(SPACE.near)
        row.addWidget(self.previous_button)
        row.addWidget(self.page_label)
        row.addWidget(self.next_button)
        row.addWidget(HairLine(self._theme, upright=SPACE.page))
        row.addWidget(self.language_label)
        row.addStretch(1)
        row.addWidget(self.zoom_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(foot)


def _percent(zoom: float) -> str:
    return f"{round(zoom * 100)}\N{NO-BREAK SPACE}%"
