"""What the clocks of the hall show at a moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.hall.scenes import Clock
from forumdesk.gui.hall.wording import HallWords
from forumdesk.gui.theme import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Digits, the words beside them, their colour and ground, and the share of the limit used (0 to 1)."""

    digits: str
    words: LocalizedText
    token: Token
    ground: Token
    share: float | None


def read_clock(clock: Clock, now: datetime, words: HallWords) -> Reading:
    """What ``clock`` shows at ``now``: what is left, what has passed where nothing limits it, or the overrun."""
    left = clock.left(now)
    if left is None:
        said = words.elapsed if clock.running else words.standing
        return Reading(
            digits=digits(clock.elapsed(now)), words=said, token="hall_text", ground="hall_band", share=None
        )
    if left <= -timedelta(seconds=1):
        return Reading(
            digits="+" + digits(-left),
            words=words.overrun,
            token="hall_warn",
            ground="hall_warn_ground",
            share=1,
        )
    said = words.left if clock.running else words.standing
    limit = clock.limit or timedelta(seconds=1)
    share = min(max(1 - left / limit, 0.0), 1.0)
    # A second counts as left until it is over.
    whole = timedelta(seconds=-(-max(left, timedelta()) // timedelta(seconds=1)))
    return Reading(digits=digits(whole), words=said, token="hall_text", ground="hall_band", share=share)


def digits(length: timedelta) -> str:
    """05:09, or 1:05:09 from an hour on."""
    seconds = max(int(length.total_seconds()), 0)
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def side_by_side(texts: LocalizedText, languages: Sequence[Language]) -> str:
    """The words in these languages, a dot between them, the same words once."""
    return " · ".join(dict.fromkeys(text for text in map(texts.get, languages) if text))
