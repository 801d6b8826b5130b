"""The fields of one agenda item, edited in place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
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
from forumdesk.gui.widgets.fold import Fold
from forumdesk.gui.widgets.kept_fields import KeptArea, KeptChoice, KeptField, KeptLine, blocks_of
from forumdesk.gui.widgets.labels import HairLine
from forumdesk.gui.words import Words
from forumdesk.language.dates import long_date_with_weekday, time_of_day

_TITLES: Final = ("title_kk", "title_ru", "title_en")
_SPEAKERS: Final = ("speakers_kk", "speakers_ru", "speakers_en")
_SECTIONS: Final = ("section_kk", "section_ru", "section_en", "room_kk", "room_ru", "room_en")
_RAPPORTEURS: Final = ("rapporteur_numbers", "rapporteurs_kk", "rapporteurs_ru", "rapporteurs_en")
_NUMBERS: Final = ("speaker_numbers", "rapporteur_numbers")
_CHOICES: Final = ("kind", "day")
_LABELS: Final = {
    "title_kk": N_("Title in Kazakh"),
    "title_ru": N_("Title in Russian"),
    "title_en": N_("Title in English"),
    "kind": N_("Kind"),
    "day": N_("Day"),
    "starts": N_("Start"),
    "minutes": N_("Minutes"),
    "speaker_numbers": N_("Speakers’ numbers on the list"),
    "speakers_kk": N_("Speakers in Kazakh"),
    "speakers_ru": N_("Speakers in Russian"),
    "speakers_en": N_("Speakers in English"),
    "section_kk": N_("Section in Kazakh"),
    "section_ru": N_("Section in Russian"),
    "section_en": N_("Section in English"),
    "room_kk": N_("Room in Kazakh"),
    "room_ru": N_("Room in Russian"),
    "room_en": N_("Room in English"),
    "rapporteur_numbers": N_("Rapporteurs’ numbers on the list"),
    "rapporteurs_kk": N_("Rapporteurs in Kazakh"),
    "rapporteurs_ru": N_("Rapporteurs in Russian"),
    "rapporteurs_en": N_("Rapporteurs in English"),
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
        self.seen: AgendaItem | None = None
        """What was shown when the person began to type."""
        self._people: Mapping[int, Participant] = {}
        self._days: tuple[date, ...] = ()
        self._fields: dict[str, KeptField] = {
            **{key: KeptArea(theme) for key in _TITLES},
            "kind": KeptChoice(theme),
            "day": KeptChoice(theme),
            **{key: KeptLine(theme) for key in ("starts", "minutes", "speaker_numbers")},
            **{key: KeptArea(theme) for key in _SPEAKERS},
            **{key: KeptLine(theme) for key in _SECTIONS},
            "rapporteur_numbers": KeptLine(theme),
            **{key: KeptArea(theme) for key in _RAPPORTEURS[1:]},
        }
        self._blocks = blocks_of(theme, self._fields, self._settled)
        self.places_fold = self._fold(_SECTIONS)
        self.rapporteurs_fold = self._fold(_RAPPORTEURS)
        self.places_fold.setObjectName("places_fold")
        self.rapporteurs_fold.setObjectName("rapporteurs_fold")
        self._arrange()

    def _fold(self, keys: Sequence[str]) -> Fold:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.group)
        for key in keys:
            column.addWidget(self._blocks[key])
        return Fold(self._theme, inside)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.tight, 0, 0)
        column.setSpacing(SPACE.group)
        times = QHBoxLayout()
        times.setSpacing(SPACE.group)
        for key in ("starts", "minutes"):
            times.addWidget(self._blocks[key], 1)
        for key in (*_TITLES, *_CHOICES, "times", "speaker_numbers", *_SPEAKERS):
            if key in ("title_kk", "kind", "speaker_numbers"):
                column.addWidget(HairLine(self._theme))
            if key == "times":
                column.addLayout(times)
            else:
                column.addWidget(self._blocks[key])
        column.addWidget(self.places_fold)
        column.addWidget(self.rapporteurs_fold)

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
        self.places_fold.set_texts(_("Section and room"))
        self.rapporteurs_fold.set_texts(_("Rapporteurs"))
        self._choice("kind").fill([(_(KIND_NAMES[kind]), kind) for kind in ItemKind])
        self._fill_days()

    def _choice(self, key: str) -> KeptChoice:
        field = self._fields[key]
        assert isinstance(field, KeptChoice)
        return field

    def set_people(self, people: Mapping[int, Participant]) -> None:
        """Say who may speak, by their numbers."""
        self._people = people

    def set_days(self, days: Sequence[date]) -> None:
        """Say on which days the meeting sits; a meeting of one day has no choice of them."""
        if tuple(days) != self._days:
            self._days = tuple(days)
            self._fill_days()

    def _fill_days(self) -> None:
        own = self._item.day if self._item is not None else None
        offered = sorted({*self._days, own}) if own is not None else list(self._days)
        language = self._words.language
        self._choice("day").fill([(long_date_with_weekday(day, language), day) for day in offered])
        self._blocks["day"].setVisible(len(offered) > 1)

    def show_item(self, item: AgendaItem, *, anew: bool, day: date | None = None) -> None:
        """Show what is kept of an item; unless `anew`, what is being typed stays. `day` is its day in the plan."""
        if anew or self._item is None or not self.has_wrong():
            self.seen = item
        self._item = item
        self._fill_days()
        for key, value in _values(item, day).items():
            self._fields[key].set_kept(value, anew=anew)  # type: ignore[arg-type]
            if anew or not self._differs(key):
                self._blocks[key].set_wrong("")
        self._say_day()
        for key in _NUMBERS:
            self._name_people(key, getattr(item, key))
        if anew:
            self.places_fold.head_button.setChecked(bool(item.section or item.room))
            self.rapporteurs_fold.head_button.setChecked(bool(item.rapporteurs or item.rapporteur_numbers))

    def settled_on(self, fields: Iterable[str], kept: AgendaItem) -> None:
        """Their own change is not news to whoever is still typing into another field."""
        if self.seen is not None:
            self.seen = replace(self.seen, **{field: getattr(kept, field) for field in fields})

    def show_kept(self, item: AgendaItem, key: str) -> None:
        """Show an item after the value of one field was kept, as it was kept."""
        self.show_item(item, anew=False)
        if key in self._fields:
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
        if self._item is None or key == "day":
            return False
        shown = field.key() if isinstance(field, KeptChoice) else field.text()
        return bool(shown != _values(self._item)[key])

    def _say_day(self) -> None:
        """Say beside the day when it is none of the meeting's, for these may have been changed."""
        item = self._item
        outside = item is not None and item.day is not None and self._days and item.day not in self._days
        _ = self._words.gettext
        self._blocks["day"].set_wrong(_("The meeting does not sit on this day.") if outside else "")

    def _name_people(self, key: str, numbers: Sequence[int]) -> None:
        """Say under their numbers who the people are."""
        language = self._words.language
        known = [self._people[number] for number in numbers if number in self._people]
        names = "; ".join(name_in_full(one.names, language) for one in known)
        self._blocks[key].set_texts(self._words.gettext(_LABELS[key]), help_line=names)

    def _settled(self, key: str, value: object) -> None:
        if self._item is None:
            return
        self._blocks[key].set_wrong("")
        if key in _CHOICES:
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
        if key in _NUMBERS:
            return key, read_numbers(text, {*self._people, *getattr(item, key)})
        field, _, language = key.partition("_")
        before: LocalizedText = getattr(item, field)
        return field, before.with_text(Language(language), text)


def _values(item: AgendaItem, day: date | None = None) -> dict[str, object]:
    """What each field of the form shows of an item; `day` that of an item without one."""
    texts = ("title", "speakers", "section", "room", "rapporteurs")
    return {
        **{f"{name}_{one}": getattr(item, name).get(one) for name in texts for one in Language},
        **{key: ", ".join(str(number) for number in getattr(item, key)) for key in _NUMBERS},
        "kind": item.kind,
        "day": item.day or day,
        "starts": "" if item.starts is None else time_of_day(item.starts, Language.KK),
        "minutes": str(item.minutes) if item.minutes else "",
    }
