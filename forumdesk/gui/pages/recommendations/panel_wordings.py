"""The bank of openings and fixed wordings, each in its three languages."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.pages.recommendations.panel_section import Section, quiet_button
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS, Segmented
from forumdesk.gui.words import Words
from forumdesk.language.openings import GOES_ON, Opening, OpeningKind, find_openings

_ANY: Final = "any"
_AT_ONCE: Final = 12
_MARKS: Final[Mapping[str, str]] = dict(LANGUAGE_MARKS)


def opened_with(text: str, wording: str) -> str:
    """A text with a wording of the bank around or behind it."""
    before, goes_on, after = (part.strip() for part in wording.partition(GOES_ON))
    if text.startswith(before) and before and text.endswith(after):
        return text
    parts = (before, text, after) if goes_on else (text, before)
    return " ".join(part for part in parts if part)


class WordingsSection(Section):
    """Emits `insert_asked(opening)`."""

    insert_asked = Signal(object)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words)
        self.find_field = FindField(theme)
        self.kinds = Segmented(theme)
        self.more_button = Button(theme, kind="link", role="small_medium")
        self._languages: Sequence[Language] = STATE_LANGUAGE_FIRST
        self._limit = _AT_ONCE
        self._stale = True
        # Letters typed fast are looked for once.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(120)
        self._pause.timeout.connect(self._fill)
        for name in ("find_field", "kinds", "more_button"):
            getattr(self, name).setObjectName(name)
        self.column.addWidget(self.find_field)
        self.column.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        self.end_head()
        self.column.insertWidget(self.column.count() - 1, self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.find_field.find_changed.connect(self._seek)
        self.kinds.chosen.connect(self._seek)
        self.more_button.clicked.connect(self._show_more)

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.find_field.set_texts(_("Find a wording"), name=_("Find a wording in any language"))
        self.kinds.set_texts(
            (
                Choice(key=_ANY, text=_("All")),
                Choice(key=OpeningKind.PREAMBULAR.value, text=_("Preamble")),
                Choice(key=OpeningKind.OPERATIVE.value, text=_("Points"), name=_("Operative paragraphs")),
                Choice(key=OpeningKind.FIXED.value, text=_("Fixed"), name=_("Fixed wordings")),
            ),
            name=_("Kind of wording"),
        )
        self._stale = True
        if self.isVisible():
            self._fill()

    def show_languages(self, languages: Sequence[Language]) -> None:
        """Show the wordings in these languages, in their order."""
        if tuple(languages) != tuple(self._languages) or self._stale:
            self._languages = tuple(languages)
            self._fill()

    def _seek(self) -> None:
        self._limit = _AT_ONCE
        self._pause.start()

    def _show_more(self) -> None:
        self._limit += _AT_ONCE
        self._fill()

    def _fill(self) -> None:
        self._stale = False
        chosen = self.kinds.current
        kind = None if chosen in {_ANY, ""} else OpeningKind(chosen)
        found = find_openings(self.find_field.text().strip(), kind)
        widgets = [self._card(one) for one in found[: self._limit]]
        if not found:
            said = self._words.gettext("No wording is found by these words.")
            widgets.append(Label(self._theme, said, role="small", token="text3", wraps=True))
        self.refill(widgets)
        left = len(found) - self._limit
        said = self._words.ngettext("{count} more", "{count} more", max(left, 0)).format(count=left)
        self.more_button.set_texts(said)
        self.more_button.setVisible(left > 0)

    def _card(self, opening: Opening) -> QWidget:
        _ = self._words.gettext
        part = QWidget()
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.group)
        grid.setVerticalSpacing(SPACE.tight)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for at, language in enumerate(self._languages):
            mark = Label(self._theme, _MARKS[language], role="overline", token="text3")
            grid.addWidget(mark, at, 0, top)
            grid.addWidget(Label(self._theme, opening.get(language).text, role="small", wraps=True), at, 1)
        first = opening.get(self._words.language).text
        button = quiet_button(self._theme, _("Insert"), name=f"{_('Insert')}: {first}")
        button.setObjectName(f"insert_{opening.key}")
        button.clicked.connect(lambda: self.insert_asked.emit(opening))
        grid.addWidget(button, 0, 2, len(self._languages), 1, top)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, SPACE.tight, 0, 0)
        column.setSpacing(SPACE.near)
        column.addLayout(grid)
        column.addWidget(HairLine(self._theme))
        return part
