"""The two rows over the table of an import: what was detected and what it joins; verdicts by count."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.models.import_judged import PAIRS, SUGGESTION
from forumdesk.gui.models.import_rows import ALL, NEW, PROBLEM, SAME, UPDATED
from forumdesk.gui.models.text_rows_lines import LANGUAGE_NAMES
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label, NameLabel
from forumdesk.gui.widgets.pill_bar import PillBar
from forumdesk.gui.words import Words
from forumdesk.language.dates import long_date

_FILTERS: Final = {
    ALL: N_("All"),
    NEW: N_("New"),
    UPDATED: N_("Updated"),
    SAME: N_("Unchanged"),
    PROBLEM: N_("Problems"),
    SUGGESTION: N_("Spelling"),
    PAIRS: N_("Duplicates"),
}


class FactsRow(Ground):
    """The language of a text, told by its words or chosen here, and the meeting that the file joins.

    Emits ``language_chosen(str)`` when a person chooses one.
    """

    language_chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        """Know nothing yet."""
        super().__init__(theme, "surface")
        self._words = words
        self.language_field = ChoiceField(theme, name="")
        self.joined = NameLabel(theme, role="small", token="text2")
        for name in ("language_field", "joined"):
            getattr(self, name).setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.group)
        row.addWidget(self.language_field)
        row.addWidget(self.joined, 1)
        self.language_field.activated.connect(self._choose)

    def show_language(self, chosen: Language | None, detected: Language | None) -> None:
        """Show the language in use, and which one the words suggest."""
        _ = self._words.gettext
        field = self.language_field
        field.set_texts(name=_("Language of the text"), caption=_("Language:"))
        field.clear()
        for language in STATE_LANGUAGE_FIRST:
            name = _(LANGUAGE_NAMES[language])
            text = _("{language} (detected)").format(language=name) if detected is language else name
            field.addItem(text, language.value)
        field.setCurrentIndex(field.findData(chosen.value) if chosen is not None else -1)
        field.updateGeometry()

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Show the meeting that the file joins; None where one is made for it."""
        self.joined.set_name(meeting_line(meeting, self._words))

    def show_nothing(self) -> None:
        """Say nothing of a meeting."""
        self.joined.set_name("")

    def _choose(self, place: int) -> None:
        self.language_chosen.emit(self.language_field.itemData(place))


def meeting_line(meeting: Meeting | None, words: Words) -> str:
    """Name the meeting that a file joins; None where one is made for it."""
    _ = words.gettext
    if meeting is None:
        return _("A meeting is made for it")
    name = meeting.title.in_language(words.language)
    if meeting.first_day:
        day = long_date(meeting.first_day, words.language)
        name = _("{title}, {date}").format(title=name, date=day)
    return _("Joins: {meeting}").format(meeting=name)


class VerdictRow(Ground):
    """The verdicts as filters with their counts, and how many rows are left out."""

    def __init__(self, theme: Theme, words: Words, chosen: Callable[[str], None]) -> None:
        """`chosen` is told the filter that a person chooses."""
        super().__init__(theme, "surface")
        self._words = words
        self.pills = PillBar(theme)
        self.note = Label(theme, role="small", token="text2")
        for name in ("pills", "note"):
            getattr(self, name).setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.group)
        row.addWidget(self.pills)
        row.addWidget(self.note, 1)
        self._row = row
        self.pills.chosen.connect(chosen)

    def add_right(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    def show_counts(self, counts: Mapping[str, int], left: int) -> None:
        """Show the counts of a dry run, which are those of the run; ``left`` are rows that are left out."""
        _ = self._words.gettext
        choices = [
            Choice(key=key, text=_(_FILTERS[key]), count=grouped(count, self._words.language))
            for key, count in counts.items()
        ]
        self.pills.set_texts(choices, name=_("Filter the rows"))
        note = self._words.ngettext("{count} row is not imported", "{count} rows are not imported", left)
        self.note.setText(note.format(count=grouped(left, self._words.language)) if left else "")


def grouped(number: int, language: str) -> str:
    """A number with its thousands apart, as the language does it: 12,000 or 12 000."""
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", "\u00a0")
