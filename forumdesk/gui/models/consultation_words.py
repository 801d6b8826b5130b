"""What drafts, consultations and comments are called, and how much time is left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from forumdesk.domain.consultations import Consultation, ConsultationKind, Draft, Verdict
from forumdesk.domain.errors import N_
from forumdesk.gui.theme import Token
from forumdesk.gui.widgets.chip import ChipKind
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits, time_of_day

CONSULTATION_KINDS: Final[Mapping[ConsultationKind, str]] = {
    ConsultationKind.COMMENTS: N_("Comments"),
    ConsultationKind.SILENCE: N_("Silence procedure"),
}
VERDICT_LOOKS: Final[Mapping[Verdict, tuple[str, Token, ChipKind]]] = {
    Verdict.OPEN: ("circle-dashed", "accent", "accent"),
    Verdict.ACCEPTED: ("check-circle-fill", "ok", "ok"),
    Verdict.PARTLY: ("circle-half", "warn", "warn"),
    Verdict.REJECTED: ("x-circle", "bad", "bad"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLook:
    """How a consultation stands: word, sentence with the time left, icon, chip."""

    word: str
    sentence: str
    icon_name: str
    kind: ChipKind
    token: Token


def verdict_word(verdict: Verdict, words: Words) -> str:
    """What became of a comment, in a word or three."""
    return {
        Verdict.OPEN: words.pgettext("comment", "Open"),
        Verdict.ACCEPTED: words.pgettext("comment", "Accepted"),
        Verdict.PARTLY: words.pgettext("comment", "Accepted in part"),
        Verdict.REJECTED: words.pgettext("comment", "Rejected"),
    }[verdict]


def moment_in_words(moment: datetime, zone: str, words: Words) -> str:
    """A moment in figures, local to ``zone``: 24.10.2024, 18:00."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{digits(local.date())}, {time_of_day(local.time(), words.language)}"


def draft_name(draft: Draft, words: Words) -> str:
    """A draft by its number."""
    return words.gettext("Draft No. {number}").format(number=draft.number)


def standing_of(consultation: Consultation, now: datetime, words: Words) -> StandingLook:
    """Whether comments still come in time, when not, and how long they may."""
    _ = words.gettext
    zone = consultation.time_zone
    until = f"{moment_in_words(consultation.deadline, zone, words)} ({zone})"
    if consultation.closed_at is not None:
        closed = f"{moment_in_words(consultation.closed_at, zone, words)} ({zone})"
        sentence = _("Closed {moment}; the deadline was {deadline}.").format(moment=closed, deadline=until)
        return StandingLook(
            word=words.pgettext("consultation", "Closed"),
            sentence=sentence,
            icon_name="lock-simple",
            kind="neutral",
            token="text2",
        )
    if consultation.running(now):
        left = time_in_words(consultation.deadline - now, words)
        sentence = _("Until {deadline}: {left} left.").format(deadline=until, left=left)
        return StandingLook(
            word=words.pgettext("consultation", "Running"),
            sentence=sentence,
            icon_name="circle-fill",
            kind="accent",
            token="accent",
        )
    past = time_in_words(now - consultation.deadline, words)
    sentence = _("The deadline was {deadline}, {past} ago. What comes now is marked late.").format(
        deadline=until, past=past
    )
    return StandingLook(
        word=words.pgettext("consultation", "Over"),
        sentence=sentence,
        icon_name="clock-counter-clockwise",
        kind="warn",
        token="warn",
    )


def time_in_words(span: timedelta, words: Words) -> str:
    """A length of time in its two largest units: 3 days 4 hours, 5 hours 10 minutes, 7 minutes."""
    minutes = max(int(span.total_seconds()) // 60, 0)
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    said = []
    if days:
        said.append(words.ngettext("{count} day", "{count} days", days).format(count=days))
    if hours:
        said.append(words.ngettext("{count} hour", "{count} hours", hours).format(count=hours))
    if not days and (rest or not hours):
        said.append(words.ngettext("{count} minute", "{count} minutes", rest).format(count=rest))
    return " ".join(said)
