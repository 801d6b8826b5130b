"""The foot of the recommendations: what there is, and whether its numbers hold."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from forumdesk.domain.resolutions import Part, ResolutionText
from forumdesk.domain.texts import Language
from forumdesk.gui.models.text_rows import OWN_NAMES
from forumdesk.gui.theme import ICON, SPACE, Theme
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import HairLine, KeyHint, Label
from forumdesk.gui.widgets.page_bar import PageFoot
from forumdesk.gui.words import Words
from forumdesk.services.resolutions import FactFinding

_SHOWN: Final = 3


class RecommendationsFoot(PageFoot):
    """Counts at the left, keys of writing at the right where there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.counts_label = Label(theme, role="caption", token="text2")
        self.fact_icon = IconView(theme, "link-simple", size=ICON.chip, token="accent")
        self.facts_label = Label(theme, role="caption", token="text2")
        self.spelling_label = Label(theme, role="caption", token="text3")
        self.spelling_label.hide()
        self._line = HairLine(theme, upright=ICON.chip)
        self._row_label = Label(theme, role="caption", token="text2")
        self._language_label = Label(theme, role="caption", token="text2")
        self._keys = QWidget()
        keys = QHBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(SPACE.tight + 2)
        keys.addWidget(self._row_label)
        keys.addWidget(KeyHint(theme, "Ctrl+↑"))
        keys.addWidget(KeyHint(theme, "Ctrl+↓"))
        keys.addWidget(self._language_label)
        keys.addWidget(KeyHint(theme, "Tab"))
        self.add_left(self.counts_label)
        self.add_left(self._line)
        self.add_left(self.fact_icon)
        self.add_left(self.facts_label)
        self.add_right(self.spelling_label)
        self.add_right(self._keys)

    def set_keys_shown(self, shown: bool) -> None:
        """Show the keys of writing, or leave the room to the counts."""
        self._keys.setVisible(shown)

    def retranslate(self, words: Words) -> None:
        """Set the words that do not depend on the text."""
        _ = words.gettext
        self._row_label.setText(_("Row"))
        self._language_label.setText(_("Language"))

    def show_absent_spelling(self, languages: Sequence[Language], words: Words) -> None:
        """Say quietly which languages have no dictionary here."""
        names = ", ".join(OWN_NAMES[one] for one in languages)
        said = words.gettext("No spelling dictionary: {languages}").format(languages=names)
        self.spelling_label.setText(said if languages else "")
        self.spelling_label.setVisible(bool(languages))

    def show_text(self, text: ResolutionText, facts: Sequence[FactFinding], words: Words) -> None:
        """Count the parts, and say whether the numbers in the prose agree with the register."""
        recommendations = len(text.recommendations())
        points = sum(row.part is Part.POINT for row in text.rows)
        counts = [
            words.ngettext("{count} recommendation", "{count} recommendations", recommendations).format(
                count=recommendations
            )
        ]
        if points:
            counts.append(words.ngettext("{count} point", "{count} points", points).format(count=points))
        self.counts_label.setText(", ".join(counts))
        said = _facts_in_words(facts, words)
        wrong = any(not one.agrees for one in facts)
        self.facts_label.setText(said)
        self.facts_label.set_token("warn" if wrong else "text2")
        self.fact_icon.set_icon("warning" if wrong else "link-simple", "warn" if wrong else "accent")
        for shown in (self._line, self.fact_icon, self.facts_label):
            shown.setVisible(bool(said))


def _facts_in_words(facts: Sequence[FactFinding], words: Words) -> str:
    wrong = sum(not one.agrees for one in facts)
    if wrong:
        return words.ngettext(
            "{count} number in the text disagrees with the register",
            "{count} numbers in the text disagree with the register",
            wrong,
        ).format(count=wrong)
    stated = sorted({(one.kind, one.more_than, one.stated) for one in facts})
    if not stated:
        return ""
    if len(stated) > _SHOWN:
        numbers = words.ngettext("{count} number", "{count} numbers", len(stated)).format(count=len(stated))
    else:
        numbers = ", ".join(
            _stated(kind, number, words, more_than=more_than) for kind, more_than, number in stated
        )
    return words.gettext("{numbers} – agrees with the register").format(numbers=numbers)


def _stated(kind: str, number: int, words: Words, *, more_than: bool) -> str:
    """A number as the prose states it, with what it counts."""
    match kind, more_than:
        case "people", True:
            said = words.ngettext("more than {count} person", "more than {count} people", number)
        case "people", False:
            said = words.ngettext("{count} person", "{count} people", number)
        case _, True:
            said = words.ngettext("more than {count} country", "more than {count} countries", number)
        case _:
            said = words.ngettext("{count} country", "{count} countries", number)
    return said.format(count=number)
