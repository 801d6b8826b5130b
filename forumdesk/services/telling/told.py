"""What a deed changed, value by value, in the words of one language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue
from forumdesk.language.countries import country_name
from forumdesk.language.dates import digits, time_of_day
from forumdesk.language.numbers import whole
from forumdesk.services.telling.fields import Field, Form, field_of
from forumdesk.services.telling.flat import changed_places, flat
from forumdesk.services.telling.kinds import HIDDEN_KINDS, KIND_NAMES
from forumdesk.services.telling.naming import Key, Names
from forumdesk.storage.repositories.journal_entries import Act, EntityDifference

FOLDED: Final = 12
"""From so many values of one kind on, to which the same happened, their number is told and some of their names."""
_NAMED: Final = 8
NOTHING: Final = "–"

_ONE: Final[Mapping[Act, str]] = {
    Act.CAME: N_("{thing} – added"),
    Act.CHANGED: N_("{thing}"),
    Act.GONE: N_("{thing} – deleted"),
}
_MANY: Final[Mapping[Act, str]] = {
    Act.CAME: N_("{things} – added: {count}"),
    Act.CHANGED: N_("{things} – changed: {count}"),
    Act.GONE: N_("{things} – deleted: {count}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldField:
    """A field with its value before and after, both in words and empty where there was none.

    ``is_text`` says that it is worth a comparison word by word; ``language`` whose text it is.
    """

    name: str
    language: Language | None = None
    before: str = ""
    after: str = ""
    is_text: bool = False

    @property
    def change(self) -> str:
        """What it was and what it became, in one line; of what came or went only that."""
        return f"{self.before} → {self.after}" if self.before and self.after else self.after or self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldValue:
    """One value, or ``count`` values of one kind, to which the same happened."""

    title: str
    act: Act
    kind: str
    id: UUID | None = None
    count: int = 1
    fields: tuple[ToldField, ...] = ()


class Telling:
    """Tells differences in one language and time zone; names are looked up by ``names``."""

    def __init__(self, catalogue: Catalogue, names: Names, zone: ZoneInfo) -> None:
        self._catalogue, self._names, self._zone = catalogue, names, zone

    def many(self, kind: str, act: Act, count: int, sample: Sequence[EntityDifference] = ()) -> ToldValue:
        """Values of one kind by their number, with the names of some; what is alike in a whole ``sample`` is told."""
        _ = self._catalogue.gettext
        things = _(KIND_NAMES[kind][1]) if kind in KIND_NAMES else kind
        title = _(_MANY[act]).format(things=things, count=whole(count, self._catalogue.language))
        self._names.know(wanted for one in sample for wanted in _mentioned(one))
        alike = self._alike(sample) if act is Act.CHANGED and len(sample) == count else ()
        names = self._some_names(sample, count)
        fields = (*alike, *((ToldField(name=_("Among them"), after=names),) if names else ()))
        return ToldValue(title=title, act=act, kind=kind, count=count, fields=fields)

    def _alike(self, sample: Sequence[EntityDifference]) -> tuple[ToldField, ...]:
        """The fields that changed in the same way in each of them."""
        told = [tuple(self._fields(one)) for one in sample]
        return tuple(field for field in told[0] if all(field in one for one in told)) if told else ()

    def _some_names(self, sample: Sequence[EntityDifference], count: int) -> str:
        names = [self._name(one) for one in sample[:_NAMED]]
        said = ", ".join(dict.fromkeys(name for name in names if name))
        return f"{said} …" if said and count > _NAMED else said

    def _name(self, difference: EntityDifference) -> str:
        plain = {**(difference.before or {}), **(difference.after or {})}
        name = self._names.of(difference.kind, difference.id, plain)
        return name.in_language(self._catalogue.language)

    def each(self, differences: Sequence[EntityDifference]) -> tuple[ToldValue, ...]:
        """Values one by one; those that say nothing to a person are left out."""
        shown = [one for one in differences if one.kind not in HIDDEN_KINDS]
        self._names.know(wanted for one in shown for wanted in _mentioned(one))
        told = (self._value(one) for one in shown)
        return tuple(one for one in told if one.fields or one.act is not Act.CHANGED)

    def one(self, difference: EntityDifference) -> ToldValue:
        """One value, whether it says anything to a person or not."""
        self._names.know(_mentioned(difference))
        return self._value(difference)

    def _value(self, difference: EntityDifference) -> ToldValue:
        _ = self._catalogue.gettext
        kind, identifier = difference.kind, difference.id
        known = _(KIND_NAMES[kind][0]) if kind in KIND_NAMES else kind
        said = self._name(difference)
        thing = f"{known}: {said}" if said else known
        return ToldValue(
            title=_(_ONE[difference.act]).format(thing=thing),
            act=difference.act,
            kind=kind,
            id=identifier,
            fields=tuple(self._fields(difference)),
        )

    def _fields(self, difference: EntityDifference) -> Iterator[ToldField]:
        before, after = flat(difference.before), flat(difference.after)
        told: set[tuple[str, Language | None]] = set()
        for path, language in changed_places(before, after):
            field = field_of(difference.kind, path)
            if field is None or (field.name, language) in told:
                continue
            place = (path, language)
            if field.usual and difference.act is Act.CHANGED:
                before, after = {place: field.usual, **before}, {place: field.usual, **after}
            old, new = (self._written(field, side.get(place)) for side in (before, after))
            if field.form is Form.CHANGED and not field.refers:
                # Of what has no words it is only said that it is another one; that it came says its value.
                if difference.act is not Act.CHANGED:
                    continue
                new = self._catalogue.pgettext("value", "changed")
            elif old == new:
                continue
            told.add((field.name, language))
            yield ToldField(
                name=self._catalogue.gettext(field.name),
                language=language,
                before=old,
                # What a changed thing no longer has is told as taken away; of a deleted one it goes without saying.
                after=new or (NOTHING if difference.act is Act.CHANGED else ""),
                is_text=field.form is Form.TEXT and bool(old) and bool(new),
            )

    def _written(self, field: Field, value: Any) -> str:
        if value is None or value == "" or value == []:
            return ""
        if isinstance(value, list) and field.form not in {Form.SPANS, Form.CHANGED}:
            return ", ".join(filter(None, (self._one(field, part) for part in value)))
        return self._one(field, value)

    def _one(self, field: Field, value: Any) -> str:
        if field.refers:
            identifier = _uuid(value)
            name = self._names.of(field.refers, identifier) if identifier else None
            return name.in_language(self._catalogue.language) if name else NOTHING
        if field.words:
            return field.words(self._catalogue).get(str(value), str(value))
        match field.form:
            case Form.YES_NO:
                return self._catalogue.gettext("yes") if value else self._catalogue.gettext("no")
            case Form.SPANS:
                return ", ".join(self._span(one) for one in value if isinstance(one, Mapping))
            case Form.CHANGED:
                return ""
            case Form.LANGUAGES:
                return self._catalogue.gettext(_LANGUAGES.get(str(value), str(value)))
        return self._plain(field.form, str(value))

    def _plain(self, form: Form, value: str) -> str:
        try:
            match form:
                case Form.DAY:
                    return digits(date.fromisoformat(value))
                case Form.MOMENT:
                    return self.moment(datetime.fromisoformat(value))
                case Form.CLOCK:
                    return time_of_day(time.fromisoformat(value), self._catalogue.language)
                case Form.COUNTRY:
                    return country_name(value, self._catalogue.language)
        except ValueError:  # what an earlier version wrote otherwise is shown as it stands
            return value
        return value

    def moment(self, at: datetime) -> str:
        """A moment in figures, by the clock of the place."""
        local = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(self._zone)
        return f"{digits(local.date())}, {time_of_day(local.time(), self._catalogue.language)}"

    def _span(self, span: Mapping[str, Any]) -> str:
        begun, ended = (span.get(name) for name in ("begun", "ended"))
        return f"{self._clock(begun)}–{self._clock(ended) if ended else '…'}"

    def _clock(self, moment: object) -> str:
        try:
            local = datetime.fromisoformat(str(moment)).astimezone(self._zone)
        except ValueError:
            return str(moment)
        return f"{local:%H:%M:%S}"


_MARKS: Final[Mapping[Language, str]] = {Language.KK: "ҚАЗ", Language.RU: "РУС", Language.EN: "ENG"}
_LANGUAGES: Final[Mapping[str, str]] = {"kk": N_("Kazakh"), "ru": N_("Russian"), "en": N_("English")}


def line_of(value: ToldValue) -> str:
    """A told value in one line: «Participant: Ахметов Айдар: Post: “old” → “new”; …»."""
    parts = "; ".join(_field_line(one) for one in value.fields)
    return f"{value.title}: {parts}" if parts else value.title


def field_head(field: ToldField) -> str:
    """The name of a field, with the mark of its language: «Post, ҚАЗ»."""
    return f"{field.name}, {_MARKS[field.language]}" if field.language else field.name


def _field_line(field: ToldField) -> str:
    return f"{field_head(field)}: {field.change}"


def _mentioned(difference: EntityDifference) -> Iterator[Key]:
    """Everything whose name is needed to tell a difference."""
    yield difference.kind, difference.id
    for value in (difference.before, difference.after):
        for (path, _language), leaf in flat(value).items():
            field = field_of(difference.kind, path)
            if field is not None and field.refers:
                for one in leaf if isinstance(leaf, list) else (leaf,):
                    identifier = _uuid(one)
                    if identifier is not None:
                        yield field.refers, identifier


def _uuid(value: object) -> UUID | None:
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None
