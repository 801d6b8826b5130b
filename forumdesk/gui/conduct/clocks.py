"""The clocks of conduct mode: what they show is reckoned, not read, so that a second costs nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from forumdesk.domain.conduct import ItemRun
from forumdesk.domain.speaking import Speech, SpeechState
from forumdesk.foundation.clock import Clock
from forumdesk.gui.hall.clockwork import digits
from forumdesk.gui.theme import Token
from forumdesk.gui.words import Words

LAST_MINUTE = timedelta(minutes=1)
_JUMP = timedelta(seconds=2)


class MeetingClock:
    """Tells the meeting's time between two looks into the register."""

    def __init__(self, computer: Clock) -> None:
        self._computer = computer
        self._last: datetime | None = None
        self.shift = timedelta()

    def set(self, now: datetime) -> None:
        """Take over the meeting's time; ``shift`` is how far it goes before the computer's clock."""
        self._last = self._computer()
        self.shift = timedelta(seconds=round((now - self._last).total_seconds()))

    def now(self) -> datetime:
        """Now, by the clock of the meeting."""
        return self._computer() + self.shift

    def jumped_back(self) -> bool:
        """Whether the computer's clock was set back since the last look."""
        now, last = self._computer(), self._last
        self._last = now
        return last is not None and last - now > _JUMP


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a clock shows: digits, the word beside them, their colour, and all of it as it is said."""

    digits: str
    words: str = ""
    token: Token = "text"

    @property
    def spoken(self) -> str:
        """For screen readers."""
        return f"{self.digits} {self.words}".strip()


def speech_face(speech: Speech, now: datetime, words: Words) -> Face:
    """What is left of a speech, what has passed where nothing limits it, or by how much it is overrun."""
    _ = words.gettext
    standing = speech.state is not SpeechState.SPEAKING
    left = speech.left(now)
    if left is None:
        word = _("paused") if standing else _("elapsed")
        return Face(digits=digits(speech.length(now)), words=word, token="text2" if standing else "text")
    if left <= -timedelta(seconds=1):
        token: Token = "warn" if -left < LAST_MINUTE else "bad"
        return Face(digits="+" + digits(-left), words=_("over the limit"), token=token)
    whole = timedelta(seconds=-(-max(left, timedelta()) // timedelta(seconds=1)))
    if standing:
        return Face(digits=digits(whole), words=_("paused"), token="text2")
    ending = left <= min(LAST_MINUTE, timedelta(seconds=speech.limit / 3))
    return Face(
        digits=digits(whole), words=words.pgettext("clock", "left"), token="warn" if ending else "text"
    )


def item_face(run: ItemRun | None, minutes: int, now: datetime, words: Words) -> tuple[Face, str]:
    """How long an item has taken, and what stands beside it: the planned length, and the overrun in words."""
    _ = words.gettext
    length = run.length(now) if run is not None else timedelta()
    planned = timedelta(minutes=minutes)
    if not minutes:
        return Face(digits=digits(length)), ""
    over = length - planned
    beside = _("of {time}").format(time=digits(planned))
    if over < timedelta(seconds=1):
        return Face(digits=digits(length)), beside
    token: Token = "warn" if over < planned / 2 else "bad"
    beside = _("of {time}, +{over} over the plan").format(time=digits(planned), over=digits(over))
    return Face(digits=digits(length), token=token), beside
