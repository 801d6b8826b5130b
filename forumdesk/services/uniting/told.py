"""What waits for a choice, in the words of one language: the field, what both had, and the two sides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.telling.naming import Names
from forumdesk.services.telling.told import Telling, ToldField, ToldValue, field_head
from forumdesk.services.uniting.preview import OpenChoice, Side
from forumdesk.storage.repositories.journal_entries import Act, EntityDifference
from forumdesk.storage.work import UnitOfWork

_EMPTY = N_("(empty)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSide:
    """One side in words, who wrote it and when by the clock of the place (both empty where not known)."""

    text: str
    desk: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChoice:
    """A choice in words: of what (``title``), which field of it, what both had, and what each side has now."""

    mark: str
    title: str
    field: str
    before: str
    mine: ToldSide
    theirs: ToldSide


def told_choices(
    work: UnitOfWork, choices: Iterable[OpenChoice], catalogue: Catalogue
) -> tuple[ToldChoice, ...]:
    """Each choice in the language of the catalogue."""
    names = Names(work)
    zones: dict[object, ZoneInfo] = {}
    return tuple(_told(work, one, names, zones, catalogue) for one in choices)


def _told(
    work: UnitOfWork,
    choice: OpenChoice,
    names: Names,
    zones: dict[object, ZoneInfo],
    catalogue: Catalogue,
) -> ToldChoice:
    if choice.meeting_id not in zones:
        meeting = None if choice.meeting_id is None else work.meetings.find(choice.meeting_id)
        zones[choice.meeting_id] = ZoneInfo(meeting.time_zone if meeting else "UTC")
    telling = Telling(catalogue, names, zones[choice.meeting_id])
    _ = catalogue.gettext
    if not choice.field:
        plain = choice.mine.plain or choice.theirs.plain or {}
        value = _value(telling, choice, plain, plain)  # neither came nor went: that is the question
        sides = tuple(
            _("is deleted") if side.plain is None else _("is kept, with what was changed")
            for side in (choice.mine, choice.theirs)
        )
        return _choice(choice, value.title, _("the whole entry"), "", sides, telling)
    value = _value(telling, choice, choice.mine.plain or {}, choice.theirs.plain or {})
    if not value.fields:
        sides = (_("as it is here"), _("as it is in the copy"))
        return _choice(choice, value.title, _("its content"), "", sides, telling)
    before = _before(telling, choice, value.fields)
    return _choice(
        choice,
        value.title,
        ", ".join(field_head(one) for one in value.fields),
        before,
        (_side(value.fields, "before", catalogue), _side(value.fields, "after", catalogue)),
        telling,
    )


def _value(
    telling: Telling, choice: OpenChoice, before: Mapping[str, Any], after: Mapping[str, Any]
) -> ToldValue:
    kind, identifier = choice.key
    difference = EntityDifference(
        journal_id=identifier,
        kind=kind,
        id=identifier,
        position=0,
        act=Act.CHANGED,
        before=before,
        after=after,
    )
    return telling.one(difference)


def _before(telling: Telling, choice: OpenChoice, fields: Iterable[ToldField]) -> str:
    if choice.before is None:
        return ""
    found: dict[object, str] = {}
    for side in (choice.mine, choice.theirs):
        for one in _value(telling, choice, choice.before, side.plain or {}).fields:
            found.setdefault((one.name, one.language), one.before)
    return "; ".join(filter(None, (found.get((one.name, one.language), "") for one in fields)))


def _side(fields: Iterable[ToldField], side: str, catalogue: Catalogue) -> str:
    return "; ".join(getattr(one, side) or catalogue.gettext(_EMPTY) for one in fields)


def _choice(
    choice: OpenChoice, title: str, field: str, before: str, sides: tuple[str, ...], telling: Telling
) -> ToldChoice:
    mine, theirs = (
        _written(side, text, telling) for side, text in zip((choice.mine, choice.theirs), sides, strict=True)
    )
    return ToldChoice(mark=choice.mark, title=title, field=field, before=before, mine=mine, theirs=theirs)


def _written(side: Side, text: str, telling: Telling) -> ToldSide:
    at: datetime | None = side.at
    return ToldSide(text=text, desk=side.desk, at=telling.moment(at) if at else "")
