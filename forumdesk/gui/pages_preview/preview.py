"""Finished pages with what one does while looking at them: turning, zooming, small pages beside, finding."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.gui.pages_preview.finding import FindBar, FindInPages
from forumdesk.gui.pages_preview.pages import Pages
from forumdesk.gui.pages_preview.pictures import Pictures
from forumdesk.gui.pages_preview.strip import PageStrip
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.page_view import FoundPlace, PageMark, PageView
from forumdesk.gui.workspace import Workspace

if TYPE_CHECKING:
    from forumdesk.documents.preview import Match

_KEPT_PAGES: Final = 12
_HEAD: Final = 0.1  # share of a page's height
_ZOOMS: Final = (0.75, 1.0, 1.25, 1.5, 2.0)
_OWN_NAMES: Final = {Language.KK: "Қазақша", Language.RU: "Русский", Language.EN: "English"}


class PagesPreview(QWidget):
    """The pages, with a foot: page x of y, language in view, finding, small pages, zoom.

    Emits ``page_turned(index)``.
    """

    page_turned = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        *,
        name: str = N_("Pages of the document"),
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing until :meth:`show_pages`; ``name`` is a message that says what is shown."""
        super().__init__(parent)
        self._name = name
        self._theme = theme = workspace.theme
        self._words = workspace.words
        self._sitting = workspace.sitting
        self._pages: Pages | None = None
        self._places: list[FoundPlace] = []
        self._place = -1
        self._going = False
        self._follows = True
        self.view = PageView(theme, lambda page, scale: self._pictures.picture(page, scale), name="")
        self._pictures = Pictures(tasks, self, keeps=_KEPT_PAGES, here=lambda: self.view.current_page)
        self._finding = FindInPages(tasks, self)
        self.strip = PageStrip(theme, self._words, tasks)
        self.find_bar = FindBar(theme, self._words)
        self.previous_button = Button(theme, kind="flat", icon_name="caret-left", height="target")
        self.next_button = Button(theme, kind="flat", icon_name="caret-right", height="target")
        self.find_button = Button(theme, kind="flat", icon_name="magnifying-glass", height="target")
        self.strip_button = Button(theme, kind="flat", icon_name="files", height="target")
        self.strip_button.setCheckable(True)
        self.zoom_button = Button(
            theme, kind="flat", icon_name="caret-down", icon_after=True, height="target"
        )
        self.page_label = Label(theme, role="small_strong")
        self.language_label = Label(theme, role="small", token="text2")
        for known in (
            "view", "strip", "find_bar", "previous_button", "next_button", "find_button", "strip_button",
            "zoom_button", "page_label", "language_label",
        ):  # fmt: skip
            getattr(self, known).setObjectName(known)
        self._menu = QMenu(self)
        self._zoom_acts: dict[str, QAction] = {}
        self._fit = "width"
        self._arrange()
        self._connect()
        self.retranslate()

    # what is shown

    @property
    def pages(self) -> Pages | None:
        """What is shown."""
        return self._pages

    @property
    def wanted_pages(self) -> list[tuple[int, float]]:
        """The pages in view with their scales, to be drawn with the next printing."""
        here = self.view.current_page
        return [(page, scale) for page, scale in self._pictures.scales.items() if abs(page - here) < 2]

    def show_pages(self, pages: Pages) -> None:
        """Show other pages at the place where the old ones were; what was searched for is searched for in them."""
        self._pages = pages
        self._pictures.show(pages.printed.pdf, pages.pictures)
        self.view.set_page_sizes([QSizeF(width, height) for width, height in pages.sizes])
        self._show_strip()
        if self.find_bar.field.text().strip():
            self._search(self.find_bar.field.text(), follows=False)
        self._say_page()

    def clear(self) -> None:
        """Show nothing."""
        self._pages = None
        self._pictures.show(b"")
        self.view.set_page_sizes([])
        self.view.set_mark(None)
        self._search("")
        self._show_strip()
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

    def find_text(self) -> None:
        """Ask for a text to be found in the pages."""
        if self._pages is not None:
            self.find_bar.open()

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.view.set_texts(name=_(self._name))
        self.strip.set_texts(name=_("Small pages"))
        self.find_bar.retranslate()
        self.previous_button.set_texts("", name=_("Previous page"))
        self.next_button.set_texts("", name=_("Next page"))
        self.find_button.set_texts("", name=_("Find in the pages"))
        self.strip_button.set_texts("", name=_("Small pages"))
        self._zoom_acts["width"].setText(_("Fit width"))
        self._zoom_acts["page"].setText(_("Whole page"))
        for zoom in _ZOOMS:
            self._zoom_acts[str(zoom)].setText(_percent(zoom))
        self._say_page()
        self._say_zoom()
        self._say_found()

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

    # the small pages

    def _choose_strip(self, shown: bool) -> None:
        self._sitting.shows_small_pages = shown
        self._show_strip()

    def _go_to(self, page: int) -> None:
        """Go to a small page; the strip stays on it where the view shows the end and cannot go so far."""
        self._going = True
        self.view.scroll_to(page)
        self._going = False

    def _show_strip(self) -> None:
        """Show the small pages, or not, as was chosen last on any page of the window."""
        shown = self._sitting.shows_small_pages
        self.strip_button.setChecked(shown)
        self.strip.setVisible(shown)
        if shown and self._pages is not None:
            self.strip.show_pages(self._pages.printed.pdf, self._pages.sizes)
            self.strip.turn_to(self.view.current_page)
        elif self._pages is None:
            self.strip.show_pages(b"", ())

    def showEvent(self, event: QShowEvent) -> None:
        """Follow what was chosen on another page meanwhile."""
        super().showEvent(event)
        self._show_strip()

    # finding

    def _search(self, text: str, *, follows: bool = True) -> None:
        """Search anew; the view ``follows`` to the first match unless only the pages were made anew."""
        self._places, self._place = [], -1
        self._follows = follows
        pages = self._pages
        self._finding.search(pages.printed.pdf if pages else b"", len(pages.sizes) if pages else 0, text)

    def _take_found(self) -> None:
        """More is known: go to the first match on the page in view or after it, once it is there."""
        for match in self._finding.matches[len(self._places) :]:
            self._places.append(_place_on_view(match))
        if self._place < 0 and self._places:
            here = self.view.current_page
            after = [number for number, place in enumerate(self._places) if place.page >= here]
            if after or not self._finding.is_searching:
                self._place = after[0] if after else 0
                if self._follows:
                    self.view.show_place(self._places[self._place])
        self._say_found()

    def _step(self, by: int) -> None:
        if self._places:
            self._place = (self._place + by) % len(self._places)
            self.view.show_place(self._places[self._place])
            self._say_found()

    def _say_found(self) -> None:
        in_hand = self._places[self._place] if self._place >= 0 else None
        self.view.set_found(self._places, in_hand)
        self.find_bar.say(self._place, len(self._places), searching=self._finding.is_searching)

    # the foot

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
        if self.strip.isVisible() and not self._going:
            self.strip.turn_to(page)
        self.page_turned.emit(page)

    def _say_page(self) -> None:
        _ = self._words.gettext
        count, page = self.view.page_count, self.view.current_page
        self.page_label.setText(
            _("Page {page} of {pages}").format(page=page + 1, pages=count) if count else ""
        )
        language = self._language_in_view()
        self.language_label.setText(_OWN_NAMES[language] if language else "")
        self.previous_button.setEnabled(page > 0)
        self.next_button.setEnabled(page + 1 < count)
        self.find_button.setEnabled(count > 0)

    def _say_zoom(self) -> None:
        _ = self._words.gettext
        if not self.view.is_fitted:
            self._fit = ""
        fits = {"width": _("Fit width"), "page": _("Whole page")}
        text = fits.get(self._fit) or _percent(self.view.zoom)
        self.zoom_button.set_texts(text, name=_("Zoom: {zoom}").format(zoom=text))

    # how it is put together

    def _connect(self) -> None:
        self.previous_button.clicked.connect(lambda: self.view.scroll_to(self.view.current_page - 1))
        self.next_button.clicked.connect(lambda: self.view.scroll_to(self.view.current_page + 1))
        self.find_button.clicked.connect(self.find_text)
        self.strip_button.toggled.connect(self._choose_strip)
        self.strip.page_chosen.connect(self._go_to)
        self.view.current_page_changed.connect(self._turned)
        self.view.zoom_changed.connect(lambda _zoom: self._say_zoom())
        self._pictures.came.connect(self.view.refresh)
        self._finding.found.connect(self._take_found)
        self.find_bar.searched.connect(self._search)
        self.find_bar.stepped.connect(self._step)
        self.find_bar.left.connect(self.view.setFocus)
        self._add_zoom("width", lambda: self.view.set_fit("width"))
        self._add_zoom("page", lambda: self.view.set_fit("page"))
        self._menu.addSeparator()
        for zoom in _ZOOMS:
            self._add_zoom(str(zoom), partial(self.view.set_zoom, zoom))
        self.zoom_button.clicked.connect(self._open_menu)
        self._theme.changed.connect(self._dress_menu)
        self._dress_menu()

    def _arrange(self) -> None:
        foot = Ground(self._theme, "raised", lines=Qt.Edge.TopEdge)
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE.group, SPACE.tight, SPACE.group, SPACE.tight)
        row.setSpacing(SPACE.near)
        row.addWidget(self.strip_button)
        row.addWidget(self.previous_button)
        row.addWidget(self.page_label)
        row.addWidget(self.next_button)
        row.addWidget(HairLine(self._theme, upright=SPACE.page))
        row.addWidget(self.language_label)
        row.addStretch(1)
        row.addWidget(self.find_button)
        row.addWidget(self.zoom_button)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.strip)
        middle.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.find_bar)
        column.addWidget(foot)
        self.strip.hide()


def _place_on_view(match: "Match") -> FoundPlace:
    areas = tuple(
        QRectF(one.left, one.top, one.right - one.left, one.bottom - one.top) for one in match.boxes
    )
    return FoundPlace(page=match.page, areas=areas)


def _percent(zoom: float) -> str:
    return f"{round(zoom * 100)}\N{NO-BREAK SPACE}%"
