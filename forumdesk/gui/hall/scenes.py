"""What can stand on the hall screen: finished values that know neither services nor Qt."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import Enum

from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText

HallText = LocalizedText


class Arrangement(Enum):
    """Languages one under the other, or one after the other."""

    STACKED = "stacked"
    CYCLING = "cycling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A running or standing measure of time: ``already`` had passed when the present stretch began.

    ``begun_at`` is aware UTC, ``None`` while nothing runs; ``limit`` is ``None`` where time is not limited.
    """

    begun_at: datetime | None = None
    already: timedelta = timedelta()
    limit: timedelta | None = None
    running: bool = False

    def elapsed(self, now: datetime) -> timedelta:
        """How much has passed at ``now``; a clock set back never makes it less than what had passed before."""
        if not self.running or self.begun_at is None:
            return max(self.already, timedelta())
        return max(self.already, timedelta()) + max(now - self.begun_at, timedelta())

    def left(self, now: datetime) -> timedelta | None:
        """How much is left at ``now``, negative when it is overrun; ``None`` without a limit."""
        return None if self.limit is None else self.limit - self.elapsed(now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What all scenes say: the languages in the body's order (the first is the largest) and how they stand."""

    languages: tuple[Language, ...] = STATE_LANGUAGE_FIRST
    arrangement: Arrangement = Arrangement.STACKED

    @property
    def subject(self) -> tuple[object, ...]:
        """What the scene is about: a later state of the same subject may replace it by itself."""
        return (type(self),)


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeScene(Scene):
    """Before the meeting: the body with its emblem (PNG, empty for none), the meeting, when and where."""

    body: LocalizedText = field(default_factory=LocalizedText)
    meeting: LocalizedText
    when_and_place: LocalizedText = field(default_factory=LocalizedText)
    emblem: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemScene(Scene):
    """The agenda item under way."""

    number: str
    title: LocalizedText
    kind: LocalizedText = field(default_factory=LocalizedText)

    @property
    def subject(self) -> tuple[object, ...]:
        """The item, by its number."""
        return (type(self), self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerScene(Scene):
    """Who has the floor, on which item, and for how long; ``kind`` is the kind of the speech."""

    item_number: str
    item_title: LocalizedText = field(default_factory=LocalizedText)
    name: LocalizedText
    organisation: LocalizedText = field(default_factory=LocalizedText)
    country: LocalizedText = field(default_factory=LocalizedText)
    kind: LocalizedText = field(default_factory=LocalizedText)
    clock: Clock

    @property
    def subject(self) -> tuple[object, ...]:
        """The speaker on the item."""
        return (type(self), self.item_number, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A paragraph of a text with its number, empty for none; ``is_title`` for what stands over the text."""

    number: str = ""
    text: LocalizedText
    is_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextScene(Scene):
    """A text to be read: a recommendation, its paragraphs in order."""

    heading: LocalizedText
    rows: tuple[TextLine, ...]

    @property
    def subject(self) -> tuple[object, ...]:
        """The text, by its heading."""
        return (type(self), self.heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceScene(Scene):
    """How many of those entitled are present, how many are needed, and the sentence that says it."""

    present: int
    entitled: int
    needed: int
    is_met: bool
    sentence: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class VotingScene(Scene):
    """A vote that is going on: what is put, and ``how`` it is voted."""

    heading: LocalizedText
    title: LocalizedText = field(default_factory=LocalizedText)
    sentence: LocalizedText
    how: LocalizedText = field(default_factory=LocalizedText)

    @property
    def subject(self) -> tuple[object, ...]:
        """What is put, by its heading and title."""
        return (type(self), self.heading, self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultScene(Scene):
    """What became of a decision; ``counts`` are pairs of a label and a number, empty where none were counted."""

    heading: LocalizedText
    title: LocalizedText = field(default_factory=LocalizedText)
    sentence: LocalizedText
    is_adopted: bool
    counts: tuple[tuple[LocalizedText, int], ...] = ()

    @property
    def subject(self) -> tuple[object, ...]:
        """The decision, by what it is about."""
        return (type(self), self.heading, self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseScene(Scene):
    """A break, until a time of day where it is known; the emblem is PNG, empty for none."""

    sentence: LocalizedText
    until: time | None = None
    emblem: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankScene(Scene):
    """Nothing at all."""
