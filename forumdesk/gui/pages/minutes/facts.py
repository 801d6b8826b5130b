"""What the minutes take from the register, in words for the panel: it is shown there and changed elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from forumdesk.domain.errors import N_
from forumdesk.domain.issued import SignedCopy
from forumdesk.domain.modes import MODE_NAMES, OUTCOME_NAMES
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.models.issued import signed_words, signers_words
from forumdesk.gui.words import Words
from forumdesk.language.dates import time_of_day
from forumdesk.language.numbers import whole
from forumdesk.services.minutes_sheets import DecisionOnSheet, MinutesItem, MinutesSheet, PersonOnSheet

_NAMED: Final = 6  # names in a row; of more the number is said


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A heading with what is known; ``page`` is where it is changed."""

    heading: str
    lines: tuple[str, ...]
    page: str = ""


PAGE_LINKS: Final = {
    "overview": N_("To the overview"),
    "participants": N_("To the participants"),
    "agenda": N_("To the agenda"),
    "decisions": N_("To the decisions"),
}
"""How a link to each page reads; messages to translate."""


def facts_of_head(sheet: MinutesSheet, words: Words) -> tuple[Fact, ...]:
    """Who presides, who keeps the minutes, and how many were there."""
    _ = words.gettext
    posts = ((_("Chair"), sheet.chair), (_("Secretary"), sheet.secretary))
    leading = tuple(f"{post}: {_name(one, words)}" for post, one in posts if one is not None)
    groups = (
        (_("Present"), len(sheet.present)),
        (_("Absent"), len(sheet.absent)),
        (_("Invited"), len(sheet.invited)),
    )
    counts = tuple(f"{name}: {whole(count, words.language)}" for name, count in groups)
    nobody = (_("Neither chair nor secretary is named."),)
    return (
        Fact(heading=_("Who leads"), lines=leading or nobody, page="overview"),
        Fact(heading=_("Who was there"), lines=counts, page="participants"),
    )


def facts_of_signed(copies: Sequence[SignedCopy], words: Words) -> tuple[Fact, ...]:
    """When the minutes were signed, and by whom; nothing while no signed copy is kept."""
    if not copies:
        return ()
    lines = (signed_words(copies, words), signers_words(copies))
    return (Fact(heading=words.gettext("Signed copies"), lines=tuple(one for one in lines if one)),)


def facts_of_item(item: MinutesItem, sheet: MinutesSheet, words: Words) -> tuple[Fact, ...]:
    """When it was dealt with, who reported and spoke, and what was decided."""
    _ = words.gettext
    zone = ZoneInfo(sheet.time_zone)
    reported = _people(item.heard, words) or _said(item.rapporteurs, words)
    spoke = _people([one.speaker for one in item.spoke], words)
    decided = tuple(_decision(one, words) for one in item.decisions)
    parts = (
        Fact(heading=_("Time"), lines=_times(item.begun, item.ended, zone, words)),
        Fact(heading=_("Reported"), lines=reported, page="agenda"),
        Fact(heading=_("Spoke"), lines=spoke),
        Fact(heading=_("Decided"), lines=decided, page="decisions"),
    )
    return tuple(one for one in parts if one.lines)


def _times(begun: datetime | None, ended: datetime | None, zone: ZoneInfo, words: Words) -> tuple[str, ...]:
    if begun is None:
        return ()
    times = [time_of_day(one.astimezone(zone).time(), words.language) for one in (begun, ended) if one]
    return ("–".join(times),)


def _people(people: Sequence[PersonOnSheet], words: Words) -> tuple[str, ...]:
    names = [_name(one, words) for one in people[:_NAMED]]
    left = len(people) - len(names)
    if left > 0:
        names.append(words.ngettext("{count} more", "{count} more", left).format(count=left))
    return tuple(names)


def _name(person: PersonOnSheet, words: Words) -> str:
    return person.name.in_language(words.language)


def _said(text: LocalizedText, words: Words) -> tuple[str, ...]:
    said = text.in_language(words.language)
    return (said,) if said else ()


def _decision(decision: DecisionOnSheet, words: Words) -> str:
    _ = words.gettext
    parts: Iterable[str] = (
        _("Decision {number}").format(number=decision.number),
        _(MODE_NAMES[decision.mode]),
        _(OUTCOME_NAMES[decision.outcome]),
        _("sealed") if decision.sealed_at else _("recorded, not sealed"),
    )
    return " · ".join(parts)
