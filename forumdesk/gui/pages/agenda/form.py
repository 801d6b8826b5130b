"""The fields of one agenda item, edited in place."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.agenda import KIND_NAMES
from forumdesk.gui.models.participants import name_in_full
from forumdesk.gui.pages.agenda.fields import read_minutes, read_numbers, read_time
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptArea, KeptChoice, KeptField, KeptLine, blocks_of
from forumdesk.gui.widgets.labels import HairLine
from forumdesk.gui.words import Words
from forumdesk.language.dates import time_of_day

_TITLES: Final = ("title_kk", "title_ru", "title_en")
_SPEAKERS: Final = ("speakers_kk", "speakers_ru", "speakers_en")
_LABELS: Final = {
    "title_kk": N_("Title in Kazakh"),
    "title_ru": N_("Title in Russian"),
    "title_en": N_("Title in English"),
    "kind": N_("Kind"),
    "starts": N_("Start"),
    "minutes": N_("Minutes"),
    "speaker_numbers": N_("Speakers’ numbers on the list"),
    "speakers_kk": N_("Speakers in Kazakh"),
    "speakers_ru": N_("Speakers in Russian"),
    "speakers_en": N_("Speakers in English"),
}


class AgendaForm(QWidget):
    """Shows an item; emits `edited(key, field, value)` for each value a person has settled on.

    ``key`` names the field on the form, ``field`` the field of :class:`AgendaItem`. What cannot be read as a
    time, a length or numbers is refused beside its field and not told.
    """

    edited = Signal(str, str, object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without an item."""
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._item: AgendaItem | None = None
        self._people: Mapping[int, Participant] = {}
        self._fields: dict[str, KeptField] = {
            **{key: KeptArea(theme) for key in _TITLES},
            "kind": KeptChoice(theme),
            **{key: KeptLine(theme) for key in ("starts", "minutes", "speaker_numbers")},
            **{key: KeptArea(theme) for key in _SPEAKERS},
        }
        self._blocks = blocks_of(theme, self._fields, self._settled)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.tight, 0, 0)
        column.setSpacing(SPACE.group)
        times = QHBoxLayout()
        times.setSpacing(SPACE.group)
        for key, block in self._blocks.items():
            if key in ("title_kk", "kind", "speaker_numbers"):
                column.addWidget(HairLine(self._theme))
            if key in ("starts", "minutes"):
                times.addWidget(block, 1)
            else:
                column.addWidget(block)
            if key == "kind":
                column.addLayout(times)

    def field(self, key: str) -> KeptLine | KeptArea | KeptChoice:
        """The field of a key ("title_kk", "starts")."""
        return self._fields[key]

    def block(self, key: str) -> FieldBlock:
        """The block of a key, which carries the sentence about a refused value."""
        return self._blocks[key]

    def title_field(self) -> KeptLine | KeptArea | KeptChoice:
        """The title in the window's language."""
        return self._fields[f"title_{self._words.language}"]

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        for key, label in _LABELS.items():
            self._blocks[key].set_texts(_(label))
        kinds = self._fields["kind"]
        assert isinstance(kinds, KeptChoice)
        kinds.fill([(_(KIND_NAMES[kind]), kind) for kind in ItemKind])

    def set_people(self, people: Mapping[int, Participant]) -> None:
        """Say who may speak, by their numbers."""
        self._people = people

    def show_item(self, item: AgendaItem, *, anew: bool) -> None:
        """Show what is kept of an item; unless `anew`, what is being typed stays."""
        self._item = item
        for key, value in _values(item).items():
            self._fields[key].set_kept(value, anew=anew)  # type: ignore[arg-type]
            if anew or not self._differs(key):
                self._blocks[key].set_wrong("")
        self._name_speakers(item)

    def show_kept(self, item: AgendaItem, key: str) -> None:
        """Show an item after the value of one field was kept, as it was kept."""
        self.show_item(item, anew=False)
        self._fields[key].set_kept(_values(item)[key], anew=True)  # type: ignore[arg-type]

    def settle(self) -> None:
        """Settle on everything that was typed and not yet told."""
        for field in self._fields.values():
            field.settle()

    def has_wrong(self) -> bool:
        """Tell whether a value stands refused."""
        return any(self._differs(key) for key in self._fields)

    def _differs(self, key: str) -> bool:
        field = self._fields[key]
        if self._item is None:
            return False
        shown = field.key() if isinstance(field, KeptChoice) else field.text()
        return bool(shown != _values(self._item)[key])

    def _name_speakers(self, item: AgendaItem) -> None:
        """Say under their numbers who the speakers are."""
        language = self._words.language
        known = [self._people[number] for number in item.speaker_numbers if number in self._people]
        names = "; ".join(name_in_full(one.names, language) for one in known)
        key = "speaker_numbers"
        self._blocks[key].set_texts(self._words.gettext(_LABELS[key]), help_line=names)

    def _settled(self, key: str, value: object) -> None:
        if self._item is None:
            return
        self._blocks[key].set_wrong("")
        if key == "kind":
            self.edited.emit(key, key, value)
            return
        try:
            field, read = self._read(self._item, key, str(value))
        except DomainError as error:
            self._blocks[key].set_wrong(self._words.catalogue.sentence(error))
        else:
            self.edited.emit(key, field, read)

    def _read(self, item: AgendaItem, key: str, text: str) -> tuple[str, object]:
        """The field of an item and its value, as typed in a field of the form."""
        if key == "starts":
            return key, read_time(text)
        if key == "minutes":
            return key, read_minutes(text)
        if key == "speaker_numbers":
            return key, read_numbers(text, {*self._people, *item.speaker_numbers})
        field, _, language = key.partition("_")
        before: LocalizedText = getattr(item, field)
        return field, before.with_text(Language(language), text)


def _values(item: AgendaItem) -> dict[str, object]:
    """What each field of the form shows of an item."""
    return {
        **{f"title_{language}": item.title.get(language) for language in Language},
        "kind": item.kind,
        "starts": "" if item.starts is None else time_of_day(item.starts, Language.KK),
        "minutes": str(item.minutes) if item.minutes else "",
        "speaker_numbers": ", ".join(str(number) for number in item.speaker_numbers),
        **{f"speakers_{language}": item.speakers.get(language) for language in Language},
    }
