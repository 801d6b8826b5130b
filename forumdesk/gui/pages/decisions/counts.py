"""Counts typed in place of a roll call: voices of a show of hands, ballots of a secret vote."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.voting import Ballots, Counts
from forumdesk.gui.pages.decisions.people import Find, PeoplePicker
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.labels import Label, section_label
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole

VOICE_FIELDS: Final[Mapping[str, str]] = {
    "voices_for": N_("for"),
    "against": N_("against"),
    "abstaining": N_("abstaining"),
}
BALLOT_FIELDS: Final[Mapping[str, str]] = {
    "issued": N_("Ballots issued"),
    "returned": N_("Ballots returned"),
    "spoilt": N_("Ballots spoilt"),
}
_WIDE: Final = 132
_MOST_DIGITS: Final = 6


class NumberField(TextField):
    """A whole number, at the right; ``number`` is None while there is none to read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(_MOST_DIGITS)

    @property
    def number(self) -> int | None:
        """What was typed."""
        plain = self.text().strip()
        return int(plain) if plain.isascii() and plain.isdigit() else None

    @property
    def is_odd(self) -> bool:
        """Whether something was typed that is no whole number."""
        return bool(self.text().strip()) and self.number is None


class NumberRow(QWidget):
    """Numbers side by side under their words. Emits `edited`."""

    edited = Signal()

    def __init__(self, theme: Theme, words: Words, labels: Mapping[str, str]) -> None:
        """`labels` are msgids by the names of the fields."""
        super().__init__()
        self._theme, self._words, self._labels = theme, words, labels
        self.fields = {name: NumberField(theme) for name in labels}
        self.blocks = {name: FieldBlock(theme, field, "") for name, field in self.fields.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.group)
        for name, block in self.blocks.items():
            self.fields[name].setObjectName(f"{name}_edit")
            self.fields[name].textEdited.connect(self._edited)
            row.addWidget(block, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        theme.changed.connect(self._lay)
        self._lay()

    def _lay(self) -> None:
        for block in self.blocks.values():
            block.setFixedWidth(self._theme.scaled(_WIDE))

    @property
    def numbers(self) -> dict[str, int | None]:
        """What was typed, by the names of the fields."""
        return {name: field.number for name, field in self.fields.items()}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(field.text().strip() for field in self.fields.values())

    def set_numbers(self, numbers: Mapping[str, int | None]) -> None:
        """Show these numbers."""
        for name, field in self.fields.items():
            number = numbers.get(name)
            field.setText("" if number is None else str(number))
            self.blocks[name].set_wrong("")

    def mark_wrong(self) -> None:
        """Mark every number: which of them is wrong nobody can tell."""
        for field in self.fields.values():
            field.set_wrong(True)

    def refuse(self, name: str, sentence: str) -> None:
        """Say under a field why its number is not possible."""
        self.blocks[name].set_wrong(sentence)

    def point_out_odd(self) -> bool:
        """Say under each field that holds no number what is wanted; returns whether there was one."""
        odd = [name for name, field in self.fields.items() if field.is_odd]
        for name in odd:
            self.refuse(name, self._words.gettext("Write a whole number."))
        return bool(odd)

    def retranslate(self) -> None:
        """Set the words."""
        for name, label in self._labels.items():
            self.blocks[name].set_texts(self._words.gettext(label))

    def _edited(self) -> None:
        for block in self.blocks.values():
            block.set_wrong("")
        self.point_out_odd()
        self.edited.emit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What stands in the fields: None where nothing, or not everything, was typed."""

    counts: Counts | None
    ballots: Ballots | None
    commission: tuple[ParticipantId, ...]


class CountsForm(QWidget):
    """Counts of voices; of a secret vote the ballots and the commission as well. Emits `edited`."""

    edited = Signal()

    def __init__(self, theme: Theme, words: Words, find: Find) -> None:
        """`find` gives the people who fit what was typed."""
        super().__init__()
        self._words = words
        self._mode = AdoptionMode.COUNTED
        self._voters = 0
        self.title = section_label(theme)
        self.voices = NumberRow(theme, words, VOICE_FIELDS)
        self.sum_label = Label(theme, role="small", token="text2", wraps=True)
        self.ballots_title = section_label(theme)
        self.ballots = NumberRow(theme, words, BALLOT_FIELDS)
        self.ballots_label = Label(theme, role="small", token="text2", wraps=True)
        self.commission = PeoplePicker(theme, words, find)
        self._of_voices: tuple[QWidget, ...] = (self.title, self.voices, self.sum_label)
        self._of_ballots: tuple[QWidget, ...] = (
            self.ballots_title,
            self.ballots,
            self.ballots_label,
            self.commission,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        for widget in self._of_voices:
            column.addWidget(widget)
        column.addSpacing(SPACE.near)
        for part in self._of_ballots:
            column.addWidget(part)
        self.voices.edited.connect(self._edited)
        self.ballots.edited.connect(self._edited)
        self.commission.changed.connect(self.edited)

    def show_mode(self, mode: AdoptionMode, *, voices: bool = True) -> None:
        """Ask for what this mode needs; an election has its votes elsewhere."""
        self._mode = mode
        for widget in self._of_voices:
            widget.setVisible(voices)
        secret = mode in {AdoptionMode.SECRET, AdoptionMode.ELECTION}
        for widget in self._of_ballots:
            widget.setVisible(secret)
        self._say()

    def show_voters(self, voters: int) -> None:
        """Say how many are present and give a voice."""
        self._voters = voters
        self._say()

    @property
    def counted(self) -> Counted:
        """What was typed. An empty number of those abstaining or of spoilt ballots is none."""
        numbers, ballots = self.voices.numbers, self.ballots.numbers
        counts = None
        if numbers["voices_for"] is not None and numbers["against"] is not None:
            counts = Counts(
                voices_for=numbers["voices_for"],
                against=numbers["against"],
                abstaining=numbers["abstaining"] or 0,
            )
        given = None
        if ballots["issued"] is not None and ballots["returned"] is not None:
            given = Ballots(
                issued=ballots["issued"], returned=ballots["returned"], spoilt=ballots["spoilt"] or 0
            )
        return Counted(counts=counts, ballots=given, commission=self.commission.ids)

    def set_counts(self, counts: Counts | None) -> None:
        """Show these counts, or none."""
        numbers: dict[str, int | None] = {}
        if counts is not None:
            numbers = {name: getattr(counts, name) for name in VOICE_FIELDS}
        self.voices.set_numbers(numbers)
        self._say()

    def clear(self) -> None:
        """Forget what was typed."""
        self.set_counts(None)
        self.ballots.set_numbers({})
        self.commission.clear()
        self._say()

    def mark_wrong(self, *, ballots: bool) -> None:
        """Mark the counts, or the ballots, as those that are refused."""
        (self.ballots if ballots else self.voices).mark_wrong()

    def take_focus(self) -> None:
        """Begin at the first number."""
        row = self.voices if self.voices.isVisibleTo(self) else self.ballots
        first = next(iter(row.fields.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.title.setText(_("Voices counted"))
        self.ballots_title.setText(_("Ballots"))
        self.commission.set_texts(_("Counting commission"), _("Name on the list"))
        self.voices.retranslate()
        self.ballots.retranslate()
        self._say()

    def _edited(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        _, language = self._words.gettext, self._words.language
        total = sum(number or 0 for number in self.voices.numbers.values())
        told = {"total": whole(total, language), "count": whole(self._voters, language)}
        if total > self._voters:
            said = _("{total} counted, and only {count} are present and take part.")
        else:
            said = _("{total} counted of {count} who are present and take part; the others did not vote.")
        self.sum_label.setText(said.format(**told))
        self.sum_label.set_token("bad" if total > self._voters else "text2")
        self._say_ballots()

    def _say_ballots(self) -> None:
        _, language = self._words.gettext, self._words.language
        numbers = self.ballots.numbers
        valid = max((numbers["returned"] or 0) - (numbers["spoilt"] or 0), 0)
        said = _("{count} of the ballots are valid; {voters} could be issued at most.")
        self.ballots_label.setText(
            said.format(count=whole(valid, language), voters=whole(self._voters, language))
        )
