"""The bar of the decisions: what is to be decided, how, and the act itself."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction

from forumdesk.domain.identifiers import RowId
from forumdesk.domain.resolutions import Recommendation
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.page_bar import PageBar
from forumdesk.gui.widgets.tick_menu import TickMenu
from forumdesk.gui.words import Words

_TITLE_LENGTH = 60


class DecisionsBar(PageBar):
    """Emits ``record_asked``, and ``subject_changed`` when something else is to be decided."""

    record_asked = Signal()
    subject_changed = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme)
        self._words = words
        self._open: tuple[Recommendation, ...] = ()
        self._whole_possible = True
        self._chosen: frozenset[RowId] | None = None
        self.subject_label = Label(theme, role="body", token="text3")
        self.subject_button = Button(theme, icon_name="caret-down", icon_after=True)
        self.subject_menu = TickMenu(theme, self)
        self.mode_label = Label(theme, role="body", token="text3")
        self.mode_value = Label(theme, role="body_medium")
        self.record_button = Button(theme, kind="main", icon_name="check", key="F9")
        for name in ("subject_button", "record_button", "subject_menu"):
            getattr(self, name).setObjectName(name)
        for widget in (self.subject_label, self.subject_button, self.mode_label, self.mode_value):
            self.add_left(widget)
        self.add_right(self.record_button)
        self.subject_button.clicked.connect(self._open_menu)
        self.record_button.clicked.connect(self.record_asked)

    @property
    def subject(self) -> tuple[RowId, ...] | None:
        """What is to be decided as the service takes it: None for the whole resolution."""
        if self._chosen is None:
            return None if self._whole_possible else tuple(one.id for one in self._open)
        return tuple(one.id for one in self._open if one.id in self._chosen)

    @property
    def chosen(self) -> tuple[Recommendation, ...]:
        """The recommendations that are to be decided."""
        return tuple(one for one in self._open if self._chosen is None or one.id in self._chosen)

    def show_open(self, recommendations: Sequence[Recommendation], *, whole_possible: bool) -> None:
        """Offer what is not adopted yet; ``whole_possible`` while nothing was decided."""
        self._open = tuple(recommendations)
        self._whole_possible = whole_possible
        if self._chosen is not None:
            left = self._chosen & {one.id for one in self._open}
            self._chosen = left or None
        for widget in (
            self.subject_label, self.subject_button, self.mode_label, self.mode_value, self.record_button,
        ):  # fmt: skip
            widget.setVisible(bool(self._open))
        self._fill_menu()
        self._name_subject()

    def choose(self, subject: frozenset[RowId] | None) -> None:
        """Decide on these recommendations, or with None on all that are open."""
        self._chosen = subject
        self._fill_ticks()
        self._name_subject()
        self.subject_changed.emit()

    def set_narrow(self, narrow: bool) -> None:
        """Where room is short the captions and the key step back."""
        shown = bool(self._open) and not narrow
        self.subject_label.setVisible(shown)
        self.mode_label.setVisible(shown)
        self.record_button.set_key("F9", shown=not narrow)

    def set_ready(self, ready: bool) -> None:
        """Fill the main button, or leave it outlined while the text forbids the act; pressed, it says why."""
        self.record_button.set_kind("main" if ready else "outlined")

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.subject_label.setText(_("To be decided:"))
        self.mode_label.setText(_("Mode:"))
        self.mode_value.setText(_("unanimously"))
        self.record_button.set_texts(_("Adopt unanimously"))
        self._fill_menu()
        self._name_subject()

    def _name_subject(self) -> None:
        words = self.subject_words()
        self.subject_button.set_texts(words, name=self._words.gettext("To be decided:") + " " + words)

    def subject_words(self) -> str:
        """What is to be decided, in words."""
        _ = self._words.gettext
        if self._chosen is None:
            if self._whole_possible or not self._open:
                return _("All recommendations")
            return _("The remaining recommendations")
        numbers = [str(one.number) for one in self.chosen]
        return self._words.ngettext(
            "Recommendation {numbers}", "Recommendations {numbers}", len(numbers)
        ).format(numbers=", ".join(numbers))

    def _fill_menu(self) -> None:
        _ = self._words.gettext
        self.subject_menu.clear()
        whole = _("All recommendations") if self._whole_possible else _("The remaining recommendations")
        self._add_tick(whole, None)
        self.subject_menu.addSeparator()
        for one in self._open:
            title = one.title.in_language(self._words.language)
            short = title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1].rstrip() + "…"
            self._add_tick(f"{one.number}. {short}", one.id)
        self._fill_ticks()

    def _add_tick(self, text: str, row_id: RowId | None) -> QAction:
        action = self.subject_menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setData(row_id)
        action.triggered.connect(lambda _checked=False: self._tick(row_id))
        return action

    def _tick(self, row_id: RowId | None) -> None:
        if row_id is None:
            self.choose(None)
            return
        chosen = (self._chosen or frozenset()) ^ {row_id}
        self.choose(chosen or None)

    def _fill_ticks(self) -> None:
        for action in self.subject_menu.actions():
            row_id = action.data()
            if action.isCheckable():
                action.setChecked(
                    self._chosen is None if row_id is None else row_id in (self._chosen or frozenset())
                )

    def _open_menu(self) -> None:
        self.subject_menu.popup(self.subject_button.mapToGlobal(QPoint(0, self.subject_button.height())))
