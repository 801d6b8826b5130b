"""Two people change one value: what each began from decides what is kept, and a person decides what clashes."""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from dataclasses import is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.three_way import settled


class ChangedMeanwhileError(DomainError):
    """Somebody else has changed the same field since this person began.

    ``fields`` are the names of the fields; ``mine`` and ``theirs`` what each wants there; ``current`` the whole value
    as it is kept now: with it as ``base`` the same deed keeps what is mine.
    """

    code = "changed_meanwhile"
    message = N_("Somebody else has changed this meanwhile: “{theirs}”. Nothing was overwritten.")

    def __init__(self, *, mine: Mapping[str, Any], theirs: Mapping[str, Any], current: Any) -> None:
        super().__init__(theirs=", ".join(filter(None, map(_told, theirs.values()))))
        self.fields = tuple(theirs)
        self.mine, self.theirs, self.current = dict(mine), dict(theirs), current


class ChangedWordlesslyError(ChangedMeanwhileError):
    """The same where what they chose has no words to be told, as a country or a rule."""

    code = "changed_wordlessly"
    message = N_("Somebody else has changed this meanwhile. Nothing was overwritten.")


def clash(mine: Mapping[str, Any], theirs: Mapping[str, Any], current: Any) -> ChangedMeanwhileError:
    """The refusal of a field that both changed differently, to be raised."""
    kind = ChangedMeanwhileError if any(map(_told, theirs.values())) else ChangedWordlesslyError
    return kind(mine=mine, theirs=theirs, current=current)


def unclashed(base: Any, current: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What ``fields`` become of a value that was ``base`` when they were written and is ``current`` now.

    What only one side changed is kept from that side, part by part (a text of three languages has three parts).
    Raises ChangedMeanwhileError where both changed the same part differently. Without a base the fields stay.
    """
    if base is None or base == current:
        return dict(fields)
    return {
        name: _settled(name, getattr(base, name), value, getattr(current, name), current)
        for name, value in fields.items()
    }


def unclashed_text(base: str | None, text: str, current: str, whole: object) -> str:
    """The same of one text, which is no field of a value; ``whole`` is told as what is kept now."""
    return text if base is None else str(_settled("text", base, text, current, whole))


def _settled(name: str, base: Any, mine: Any, theirs: Any, current: Any) -> Any:
    if is_dataclass(mine) and not isinstance(mine, type) and type(base) is type(mine) is type(theirs):
        parts = [field.name for field in fields_of(mine) if field.init]
        mapped = [{part: getattr(side, part) for part in parts} for side in (base, mine, theirs)]
        found = settled(*mapped)
        made = dict(found.fields)
        for part in found.clashes:
            inner = (mapped[0][part], mapped[1][part], mapped[2][part])
            made[part] = _settled(f"{name}.{part}", *inner, current)
        return replace(mine, **made)
    found = settled({name: base}, {name: mine}, {name: theirs})
    if found.clashes:
        raise clash({name: mine}, {name: theirs}, current)
    return found.fields[name]


def _told(value: object) -> str:
    if isinstance(value, LocalizedText):
        return " / ".join(text for text in value.to_mapping().values() if text)
    if isinstance(value, datetime) or not isinstance(value, str | int | date):
        return ""
    return "" if isinstance(value, Enum | bool) else str(value)
