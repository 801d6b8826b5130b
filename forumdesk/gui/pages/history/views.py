"""History: the deeds, the bin, and whatever else is registered as a view of one page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol
from uuid import UUID

from PySide6.QtCore import Signal

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.history.links import OF
from forumdesk.gui.pages.page import Page
from forumdesk.gui.pages.page_of_views import PageOfViews
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.page_bar import HasViews
from forumdesk.gui.workspace import Workspace

DEEDS: Final = "deeds"
BIN: Final = "bin"


class ViewPage(Protocol):
    """A page whose bar can hold the switch of views."""

    @property
    def bar(self) -> HasViews:
        """The bar over the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewKind:
    """A view before it is made; ``make`` gives a :class:`Page` that is a :class:`ViewPage`."""

    key: str
    text: str
    make: Callable[[Workspace, MeetingId, Tasks], Page]


def _deeds(workspace: Workspace, meeting_id: MeetingId, tasks: Tasks) -> Page:
    from forumdesk.gui.pages.history.deeds_page import DeedsPage

    return DeedsPage(workspace, meeting_id, tasks=tasks)


def _bin(workspace: Workspace, meeting_id: MeetingId, _tasks: Tasks) -> Page:
    from forumdesk.gui.pages.history.bin_page import BinPage

    return BinPage(workspace, meeting_id)


def _backups(workspace: Workspace, meeting_id: MeetingId, tasks: Tasks) -> Page:
    from forumdesk.gui.pages.history.backups_page import BackupsPage

    return BackupsPage(workspace, meeting_id, tasks=tasks)


VIEWS: Final = (
    ViewKind(key=DEEDS, text=N_("Deeds"), make=_deeds),
    ViewKind(key=BIN, text=N_("Bin"), make=_bin),
    ViewKind(key="backups", text=N_("Backups"), make=_backups),
)
"""The views in their order; a page that is imported only when it is made."""


class HistoryViews(PageOfViews):
    """Emits ``page_asked(key)``, ``import_asked(kind)``, ``busy_changed`` and ``past_asked(moment or deed)``."""

    page_asked = Signal(str)
    import_asked = Signal(str)
    busy_changed = Signal(bool)
    past_asked = Signal(object)
    undo_asked = Signal()
    second_place_chosen = Signal(str)
    day_asked = Signal()

    def __init__(self, workspace: Workspace, meeting_id: MeetingId, *, tasks: Tasks) -> None:
        """Show the deeds; the other views are made when they are asked for."""
        super().__init__(workspace, meeting_id)
        self._tasks = tasks
        self._kinds = {kind.key: kind for kind in VIEWS}
        self.view(DEEDS)
        self.retranslate()

    def show_part(self, name: str) -> None:
        """Show a view, or by an identifier what became of one thing: "of/<identifier>"."""
        if not name.startswith(OF):
            self.show_page(name)
            return
        from forumdesk.gui.pages.history.deeds_page import DeedsPage

        self.show_page(DEEDS)
        page = self.page
        assert isinstance(page, DeedsPage)
        page.show_history_by(UUID(name.removeprefix(OF)))

    def make_view(self, key: str) -> None:
        """See the base."""
        page = self._kinds[key].make(self.workspace, self.meeting_id, self._tasks)
        page.setObjectName(f"{key}_page")
        for name in ("past_asked", "undo_asked", "second_place_chosen", "day_asked"):
            asked = getattr(page, name, None)
            if asked is not None:
                asked.connect(getattr(self, name))
        bar: HasViews = page.bar  # type: ignore[attr-defined]
        self.take_in(key, page, bar)

    def name_views(self) -> None:
        """Name the views."""
        _ = self.words.gettext
        choices = [Choice(key=kind.key, text=_(kind.text)) for kind in VIEWS]
        self.say_views(choices, name=_("Deeds, bin, or backups"))
