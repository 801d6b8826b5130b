"""How a thing that the journal speaks of is named: as it is called now, or as it was when it was deleted."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.storage.plain import noted
from forumdesk.storage.work import UnitOfWork

Key = tuple[str, UUID]
Plain = Mapping[str, Any]

_EXCERPT: Final = 60

NAMED_BY: Final[Mapping[str, tuple[str, str]]] = {
    "photo": ("id", "participant"),
    "excuse": ("id", "participant"),
    "proxy": ("id", "participant"),
    "erasure": ("id", "participant"),
    "movement": ("participant_id", "participant"),
    "recusal": ("participant_id", "participant"),
    "speech": ("participant_id", "participant"),
    "distinct_pair": ("first", "participant"),
    "item_run": ("id", "agenda_item"),
    "item_note": ("id", "agenda_item"),
    "minutes_note": ("id", "agenda_item"),
    "emblem": ("id", "body"),
    "stationery": ("id", "body"),
    "minutes": ("id", "meeting"),
    "text_setting": ("id", "meeting"),
    "baton": ("id", "meeting"),
    "retention": ("id", "meeting"),
    "consultation": ("draft_id", "draft"),
    "dismissal": ("row_id", "text_row"),
    "signed_copy": ("paper_id", "issued_paper"),
}
"""What bears no name of its own: the field with the identifier of what names it, and of which kind that is."""

_NUMBERED: Final = frozenset(
    {"amendment", "draft", "comment", "decision", "statement", "issued_paper", "sitting"}
)


class Names:
    """Names of values within one reading of the register, each looked up once."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._known: dict[Key, LocalizedText] = {}
        self._numbers: dict[UUID, dict[UUID, str]] = {}

    def know(self, wanted: Iterable[Key]) -> None:
        """Look these up together."""
        missing: dict[str, list[UUID]] = {}
        for kind, identifier in dict.fromkeys(wanted):
            if (kind, identifier) not in self._known:
                missing.setdefault(kind, []).append(identifier)
        for kind, identifiers in missing.items():
            found = self._present(kind, identifiers)
            for one in identifiers:
                value = found.get(one)
                plain = noted(value) if value is not None else self._last(kind, one)
                self._known[kind, one] = self._named(kind, one, plain)

    def of(self, kind: str, identifier: UUID, plain: Plain | None = None) -> LocalizedText:
        """The name of a value; ``plain`` is what the journal has of it, where the caller has that at hand."""
        if (kind, identifier) not in self._known:
            self.know([(kind, identifier)])
        known = self._known[kind, identifier]
        return known if known or not plain else self._named(kind, identifier, plain)

    def _present(self, kind: str, identifiers: list[UUID]) -> Mapping[UUID, Any]:
        try:
            repository = self._work.by_kind(kind)
        except KeyError:  # noted besides the values that can be edited
            return {}
        return repository.find_all(identifiers)

    def _last(self, kind: str, identifier: UUID) -> Plain:
        """What is on record of a value that is gone: its fields as they were last written."""
        found: dict[str, Any] = {}
        for one in self._work.journal_differences.of_value(kind, identifier):
            found.update(one.before or {})
            found.update(one.after or {})
        return found

    def _named(self, kind: str, identifier: UUID, plain: Plain) -> LocalizedText:
        if kind in NAMED_BY:
            field, other = NAMED_BY[kind]
            return self._referred(other, identifier if field == "id" else _uuid(plain.get(field)))
        if kind == "text_row":
            return self._paragraph(identifier, plain)
        if kind == "participant":
            return _person(plain)
        if kind == "agenda_item":
            return _numbered(plain, _texts(plain.get("title")))
        if kind in _NUMBERED:
            return LocalizedText.everywhere(f"№ {plain['number']}" if plain.get("number") else "")
        name = plain.get("title") or plain.get("name") or plain.get("to_name") or ""
        return _texts(name) if isinstance(name, Mapping) else LocalizedText.everywhere(str(name))

    def _referred(self, kind: str, identifier: UUID | None) -> LocalizedText:
        return LocalizedText() if identifier is None else self.of(kind, identifier)

    def _paragraph(self, identifier: UUID, plain: Plain) -> LocalizedText:
        """The number of a paragraph; without one, its first words."""
        meeting_id = _uuid(plain.get("meeting_id"))
        number = self._numbers_of(meeting_id).get(identifier, "") if meeting_id is not None else ""
        if number:
            return LocalizedText.everywhere(number)
        texts = _texts((plain.get("row") or {}).get("text"))
        return LocalizedText.from_mapping({code: _excerpt(text, code) for code, text in texts.items()})

    def _numbers_of(self, meeting_id: UUID) -> dict[UUID, str]:
        if meeting_id not in self._numbers:
            text = self._work.texts.resolution(MeetingId(meeting_id))
            self._numbers[meeting_id] = {
                one.row.id: one.reference for one in text.numbered() if one.reference
            }
        return self._numbers[meeting_id]


def _uuid(value: object) -> UUID | None:
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None


def _texts(value: object) -> LocalizedText:
    if not isinstance(value, Mapping):
        return LocalizedText()
    return LocalizedText.from_mapping({str(code): str(text) for code, text in value.items() if text})


def _person(plain: Plain) -> LocalizedText:
    names = plain.get("names") or {}
    said = {
        code: " ".join(
            part for part in (name.get("family"), name.get("given"), name.get("patronymic")) if part
        )
        for code, name in names.items()
    }
    return LocalizedText.from_mapping({code: text for code, text in said.items() if text})


def _numbered(plain: Plain, texts: LocalizedText) -> LocalizedText:
    number = str(plain.get("number") or "")
    if not number:
        return texts
    if not texts:
        return LocalizedText.everywhere(number)
    return LocalizedText.from_mapping({code: f"{number}. {text}" for code, text in texts.items()})


def _excerpt(text: str, language: Language) -> str:
    shown = text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + " …"
    return f"“{shown}”" if language is Language.EN else f"«{shown}»"
