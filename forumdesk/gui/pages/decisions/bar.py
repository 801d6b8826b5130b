"""The bar of the decisions: what is to be decided, how, and the act itself."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent, QStandardItemModel

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.resolutions import Recommendation
from forumdesk.gui.models.mode_words import RECORD_ACTS, mode_names, other_modes, own_modes
from forumdesk.gui.pages.decisions.subjects import About
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.page_bar import ViewBar
from forumdesk.gui.widgets.tick_menu import TickMenu
from forumdesk.gui.words import Words

_TITLE_LENGTH = 60
_NUMBERS_MOST = 3
_STEPS = 4


class DecisionsBar(ViewBar):
    """Emits ``record_asked``, and ``subject_changed`` or ``mode_changed`` when something else is chosen."""

    record_asked = Signal()
    subject_changed = Signal()
    mode_changed = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme)
        self._words = words
        self._rules = BodyRules()
        self._mode = AdoptionMode.UNANIMOUS
        self._mode_touched = False
        self._about = About.TEXT
        self._annuls_possible = False
        self._narrow = True  # until the window says that there is room
        self._short = True
        self._least = 0
        self._deciding = True
        self._compares = False
        self._open: tuple[Recommendation, ...] = ()
        self._whole_possible = True
        self._chosen: frozenset[RowId] | None = None
        self.subject_label = Label(theme, role="body", token="text3")
        self.subject_button = Button(theme, icon_name="caret-down", icon_after=True)
        self.subject_menu = TickMenu(theme, self)
        self.mode_choice = ChoiceField(theme, name="")
        self.record_button = Button(theme, kind="main", icon_name="check", key="F9", deed=CHANGE)
        for name in ("subject_button", "mode_choice", "record_button", "subject_menu"):
            getattr(self, name).setObjectName(name)
        self.add_left(self.subject_label)
        self.add_left(self.subject_button)
        self.add_right(self.mode_choice)
        self.add_right(self.record_button)
        self.subject_button.clicked.connect(self._open_menu)
        self.mode_choice.currentIndexChanged.connect(self._mode_chosen)
        self.record_button.clicked.connect(self.record_asked)

    # what is decided

    @property
    def about(self) -> About:
        """What kind of thing is decided; an election is always to a post."""
        return About.POST if self._mode is AdoptionMode.ELECTION else self._about

    @property
    def subject(self) -> tuple[RowId, ...] | None:
        """What is to be decided as the service takes it: None for the whole resolution."""
        if self._chosen is None:
            return None if self._whole_possible else tuple(one.id for one in self._open)
        return tuple(one.id for one in self._open if one.id in self._chosen)

    @property
    def chosen(self) -> tuple[Recommendation, ...]:
        """The recommendations that are to be decided; none where it is something else."""
        if self.about is not About.TEXT:
            return ()
        return tuple(one for one in self._open if self._chosen is None or one.id in self._chosen)

    def show_open(
        self,
        recommendations: Sequence[Recommendation],
        *,
        whole_possible: bool,
        annuls_possible: bool = False,
    ) -> None:
        """Offer what is not adopted yet; ``whole_possible`` while nothing was decided."""
        self._open = tuple(recommendations)
        self._whole_possible = whole_possible
        self._annuls_possible = annuls_possible
        if self._chosen is not None:
            left = self._chosen & {one.id for one in self._open}
            self._chosen = left or None
        if self._about is About.ANNULMENT and not annuls_possible:
            self._about = About.TEXT
        self._fill_menu()
        self._name_subject()

    def choose(self, subject: frozenset[RowId] | None) -> None:
        """Decide on these recommendations, or with None on all that are open."""
        self._chosen = subject
        self._about = About.TEXT
        self._tell_subject()

    def begin_anew(self) -> None:
        """Decide on everything that is open again; the page asks what that is."""
        self._chosen, self._about = None, About.TEXT

    def choose_about(self, about: About) -> None:
        """Decide on a question in words, or annul a decision."""
        self._about = about
        self._tell_subject()

    def _tell_subject(self) -> None:
        self._fill_ticks()
        self._name_subject()
        self.subject_changed.emit()

    # how

    @property
    def mode(self) -> AdoptionMode:
        """How it is decided."""
        return self._mode

    def show_rules(self, rules: BodyRules) -> None:
        """Offer the modes of the body first; the first of them is preset until a person chooses."""
        self._rules = rules
        if not self._mode_touched:
            self._set_mode(own_modes(rules)[0])
        self._fill_modes()

    def choose_mode(self, mode: AdoptionMode) -> None:
        """Decide another way."""
        self._mode_touched = True
        if self._set_mode(mode):
            self._show_mode()
            self._name_subject()
            self.mode_changed.emit()

    def _set_mode(self, mode: AdoptionMode) -> bool:
        changed = mode is not self._mode
        self._mode = mode
        return changed

    def _fill_modes(self) -> None:
        _ = self._words.gettext
        self.mode_choice.blockSignals(True)
        self.mode_choice.clear()
        for said, mode in mode_names(own_modes(self._rules), self._words):
            self.mode_choice.addItem(said, mode.value)
        others = mode_names(other_modes(self._rules), self._words)
        if others:
            self.mode_choice.insertSeparator(self.mode_choice.count())
            self.mode_choice.addItem(_("Not named in the rules of the body"))
            model = self.mode_choice.model()
            assert isinstance(model, QStandardItemModel)
            model.item(self.mode_choice.count() - 1).setEnabled(False)
        for said, mode in others:
            self.mode_choice.addItem(said, mode.value)
        self.mode_choice.blockSignals(False)
        self._show_mode()

    def _show_mode(self) -> None:
        self.mode_choice.blockSignals(True)
        self.mode_choice.choose(self._mode.value)
        self.mode_choice.blockSignals(False)
        self.fit()

    def _mode_chosen(self) -> None:
        value = self.mode_choice.currentData()
        if value is not None:
            self.choose_mode(AdoptionMode(value))

    # how it looks

    def show_deciding(self, deciding: bool) -> None:
        """Show what is decided and how, or only the views where nothing is being decided."""
        self._deciding = deciding
        self.fit()

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window captions, key and long words step back at once; else as far as room asks for it."""
        self._narrow = narrow
        self.fit()

    def fit(self) -> None:
        """Show what has room: first the captions step back, then the key, then the long words of the act."""
        self.subject_button.setVisible(self._deciding and self.about is not About.POST)
        self.mode_choice.setVisible(self._deciding)
        self.record_button.setVisible(self._deciding)
        self._lay(_STEPS)
        self._least = self._needed()
        for step in (_STEPS,) if self._narrow else range(_STEPS + 1):
            self._lay(step)
            if self._needed() <= self.width():
                break

    def _lay(self, step: int) -> None:
        captions = self._deciding and step < 2
        self.subject_label.setVisible(captions and step < 1 and self.about is not About.POST)
        caption = self._words.gettext("Mode:") if captions else ""
        self.mode_choice.set_texts(name=self._words.gettext("Mode"), caption=caption)
        self.record_button.set_key("F9", shown=step < 3)
        self._short = step >= _STEPS
        self._name_act()

    def _needed(self) -> int:
        """How much room what is shown asks for."""
        parts = (self.subject_label, self.subject_button, self.mode_choice, self.record_button)
        shown = [one.sizeHint().width() + SPACE.near for one in parts if not one.isHidden()]
        return self.views_width + sum(shown) + 3 * SPACE.page

    def minimumSizeHint(self) -> QSize:
        """Be content with the shortest words, so that the window can become narrower."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._least or least.width()), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make do with another width."""
        super().resizeEvent(event)
        self.fit()

    def set_ready(self, ready: bool) -> None:
        """Fill the main button, or leave it outlined while the text forbids the act; pressed, it says why."""
        self.record_button.set_kind("main" if ready else "outlined")

    def set_comparing(self, compares: bool) -> None:
        """Say on the button that a second entry is compared first."""
        self._compares = compares
        self.fit()

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.subject_label.setText(_("To be decided:"))
        self._fill_modes()
        self._fill_menu()
        self._name_subject()
        self.fit()

    def _name_act(self) -> None:
        _ = self._words.gettext
        full = _("Compare and record") if self._compares else _(RECORD_ACTS[self._mode])
        short = self._words.pgettext("decision", "Record")
        self.record_button.set_texts(short if self._short else full, name=full)

    def _name_subject(self) -> None:
        words = self.subject_words()
        self.subject_button.set_texts(words, name=self._words.gettext("To be decided:") + " " + words)
        self.fit()

    def subject_words(self) -> str:
        """What is to be decided, in words."""
        _ = self._words.gettext
        if self._about is About.QUESTION:
            return _("A question in words")
        if self._about is About.ANNULMENT:
            return _("Annulment of a decision")
        if not self._open:
            return _("Nothing chosen")
        if self._chosen is None:
            return _("All recommendations") if self._whole_possible else _("The remaining recommendations")
        numbers = [str(one.number) for one in self.chosen]
        said = self._words.ngettext("Recommendation {numbers}", "Recommendations {numbers}", len(numbers))
        if len(numbers) > _NUMBERS_MOST:
            numbers = [*numbers[: _NUMBERS_MOST - 1], "…"]
        return said.format(numbers=", ".join(numbers))

    def _fill_menu(self) -> None:
        _ = self._words.gettext
        self.subject_menu.clear()
        if self._open:
            whole = _("All recommendations") if self._whole_possible else _("The remaining recommendations")
            self._add_tick(whole, None)
            self.subject_menu.addSeparator()
        for one in self._open:
            title = one.title.in_language(self._words.language)
            short = title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1].rstrip() + "…"
            self._add_tick(f"{one.number}. {short}", one.id)
        if self._open:
            self.subject_menu.addSeparator()
        self._add_about(_("A question in words"), About.QUESTION)
        if self._annuls_possible:
            self._add_about(_("Annulment of a decision"), About.ANNULMENT)
        self._fill_ticks()

    def _add_about(self, text: str, about: About) -> None:
        action = self.subject_menu.addAction(text)
        action.setData(about.value)
        action.triggered.connect(lambda _checked=False: self.choose_about(about))

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
        before = self._chosen if self._about is About.TEXT else None
        chosen = (before or frozenset()) ^ {row_id}
        self.choose(chosen or None)

    def _fill_ticks(self) -> None:
        text = self._about is About.TEXT
        for action in self.subject_menu.actions():
            row_id = action.data()
            if action.isCheckable():
                chosen = self._chosen is None if row_id is None else row_id in (self._chosen or frozenset())
                action.setChecked(text and chosen)

    def _open_menu(self) -> None:
        self.subject_menu.popup(self.subject_button.mapToGlobal(QPoint(0, self.subject_button.height())))
