"""What the desk says of somebody at the door: in words, with a colour and an icon, never with a sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from forumdesk.domain.accreditation import Admission
from forumdesk.domain.attendance import Presence
from forumdesk.domain.badges import CODE_LENGTH, printed_badge_code
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.foundation.clock import Clock
from forumdesk.gui.models.participants_words import affiliation, country_of, surname_first
from forumdesk.gui.widgets.message_bar import MessageKind
from forumdesk.gui.words import Words
from forumdesk.language.dates import day_month
from forumdesk.services.attendance import DoorView


class VerdictKind(StrEnum):
    """What became of a scan or of Enter."""

    ARRIVED = "arrived"
    RETURNED = "returned"
    LEFT = "left"
    ALREADY = "already"
    NOT_THERE = "not_there"
    NOT_ACCREDITED = "not_accredited"
    REFUSED = "refused"
    REPLACED = "replaced"
    OTHER_EVENT = "other_event"
    UNKNOWN = "unknown"
    NO_CODE = "no_code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is to be said; worded anew in every language. ``code`` is what was scanned, where that matters."""

    kind: VerdictKind
    person: ParticipantId | None = None
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A verdict in words: ``heading`` names whom it is about, ``sentence`` says it, ``detail`` adds to it."""

    kind: MessageKind
    icon_name: str
    heading: str
    sentence: str
    detail: str = ""


class Moments:
    """Times as the desk says them, by the clocks of the meeting's place."""

    def __init__(self, clock: Clock, zone: ZoneInfo, words: Words) -> None:
        self._clock, self._zone, self._words = clock, zone, words

    def shown(self, at: datetime | None) -> str:
        """The time, with the day before it where that was not today; empty for None."""
        if at is None:
            return ""
        local, today = at.astimezone(self._zone), self._clock().astimezone(self._zone).date()
        time = f"{local:%H:%M}"
        return time if local.date() == today else f"{day_month(local.date(), self._words.language)}, {time}"

    def arrival(self, presence: Presence) -> str:
        """When somebody first came, and at which desk."""
        return " · ".join(part for part in (self.shown(presence.first_at), presence.desk_name) if part)


REFUSALS: Final[Mapping[Admission, VerdictKind]] = {
    Admission.NOT_ACCREDITED: VerdictKind.NOT_ACCREDITED,
    Admission.REFUSED: VerdictKind.REFUSED,
    Admission.REPLACED: VerdictKind.REPLACED,
}
_LOOKS: Final[Mapping[VerdictKind, tuple[MessageKind, str]]] = {
    VerdictKind.ARRIVED: ("ok", "check-circle-fill"),
    VerdictKind.RETURNED: ("ok", "check-circle-fill"),
    VerdictKind.LEFT: ("info", "sign-out"),
    VerdictKind.ALREADY: ("warn", "clock-counter-clockwise"),
    VerdictKind.NOT_THERE: ("warn", "circle-dashed"),
    VerdictKind.NOT_ACCREDITED: ("warn", "warning"),
    VerdictKind.REFUSED: ("bad", "x-circle"),
    VerdictKind.REPLACED: ("bad", "swap"),
    VerdictKind.OTHER_EVENT: ("bad", "calendar-x"),
    VerdictKind.UNKNOWN: ("bad", "question"),
    VerdictKind.NO_CODE: ("bad", "barcode"),
}
_OF_CODES: Final[Mapping[VerdictKind, tuple[str, str]]] = {
    VerdictKind.OTHER_EVENT: (N_("The badge of another event"), N_("Find the person by name.")),
    VerdictKind.UNKNOWN: (N_("Nobody on the list has this badge"), N_("Find the person by name.")),
    VerdictKind.NO_CODE: (
        N_("Not a badge code"),
        N_("Scan the code on the badge once more, or find the person by name."),
    ),
}
_OF_PEOPLE: Final[Mapping[VerdictKind, tuple[str, str]]] = {
    VerdictKind.ARRIVED: (N_("Arrival marked: {when}"), ""),
    VerdictKind.RETURNED: (N_("Return marked: {when}"), ""),
    VerdictKind.LEFT: (N_("Departure marked: {when}"), ""),
    VerdictKind.ALREADY: (N_("Has already arrived: {when}"), N_("Nothing was marked a second time.")),
    VerdictKind.NOT_THERE: (N_("Is not here and cannot leave"), N_("Nothing was marked.")),
    VerdictKind.NOT_ACCREDITED: (N_("Not accredited"), N_("Nothing was marked.")),
    VerdictKind.REFUSED: (N_("Admission was refused"), N_("Nothing was marked.")),
    VerdictKind.REPLACED: (N_("Replaced by {name}"), N_("Nothing was marked.")),
}


def told(verdict: Verdict, view: DoorView | None, words: Words, moments: Moments) -> Told:
    """A verdict in the language in use; ``view`` is the person as they stand now, where there is one."""
    kind, icon_name = _LOOKS[verdict.kind]
    _ = words.gettext
    if verdict.kind in _OF_CODES:
        sentence, detail = _OF_CODES[verdict.kind]
        return Told(
            kind=kind,
            icon_name=icon_name,
            heading=_(sentence),
            sentence=_("Code: {code}").format(code=_shown(verdict.code)),
            detail=_(detail),
        )
    assert view is not None
    sentence, detail = _OF_PEOPLE[verdict.kind]
    values = {"when": _when(verdict.kind, view.presence, moments), "name": _successor(view, words)}
    belongs = " · ".join(
        part
        for part in (affiliation(view.person, words.language), country_of(view.person, words.language))
        if part
    )
    return Told(
        kind=kind,
        icon_name=icon_name,
        heading=surname_first(view.person.names, words.language),
        sentence=_(sentence).format(**values),
        detail=_(detail) if detail else belongs,
    )


def _when(kind: VerdictKind, presence: Presence, moments: Moments) -> str:
    if kind in (VerdictKind.ARRIVED, VerdictKind.ALREADY):
        return moments.arrival(presence)
    return moments.shown(presence.last_at)


def _successor(view: DoorView, words: Words) -> str:
    return surname_first(view.successor.names, words.language) if view.successor else "–"


def _shown(code: str) -> str:
    return printed_badge_code(code.upper()) if len(code) == CODE_LENGTH else code[:40]
