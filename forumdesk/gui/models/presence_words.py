"""A line of presence in words: how many were there at a moment, when decisions fell, when the quorum was lost."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from forumdesk.gui.words import Words
from forumdesk.language.dates import day_month
from forumdesk.language.numbers import whole
from forumdesk.services.quorum import PresenceLine


class PresenceWords:
    """Answers about one line in the language in use; times are those of the clock in ``zone``."""

    def __init__(self, line: PresenceLine, words: Words, zone: ZoneInfo) -> None:
        self.line, self._words, self._zone = line, words, zone
        self._moments = [moment for moment, _count in line.steps]
        days = {moment.astimezone(zone).date() for moment in self.moments()}
        self._several_days = len(days) > 1

    def moments(self) -> Sequence[datetime]:
        """Every moment that the line names, in order."""
        return sorted({*self._moments, *(moment for moment, _one in self.line.decisions)})

    def count(self, moment: datetime) -> int:
        """How many of the entitled were there."""
        place = bisect_right(self._moments, moment)
        return self.line.steps[place - 1][1] if place else 0

    def time(self, moment: datetime) -> str:
        """A time, with the day before it where the line is of several days."""
        local = moment.astimezone(self._zone)
        time = f"{local:%H:%M}"
        return f"{day_month(local.date(), self._words.language)}, {time}" if self._several_days else time

    def at(self, moment: datetime) -> str:
        """What held at a moment: how many, of how many, how many it takes, and what was decided then."""
        _ = self._words.gettext
        sentence = _("{time}: {present} of {entitled} present, {needed} needed").format(
            time=self.time(moment), **self._numbers(moment)
        )
        decided = [
            _("decision {number}").format(number=one.number)
            for at, one in self.line.decisions
            if self.time(at) == self.time(moment)
        ]
        return " · ".join([sentence, *decided])

    def losses(self) -> Sequence[str]:
        """Each loss of the quorum, with its time."""
        _ = self._words.gettext
        lost = _("{time}: quorum lost, {present} present, {needed} needed")
        return [lost.format(time=self.time(one), **self._numbers(one)) for one in self.line.losses]

    def story(self) -> str:
        """The whole line: the number at the end of each minute, decisions and losses, in order of time."""
        _, language = self._words.gettext, self._words.language
        told = [
            (moment, 0, f"{self.time(moment)}: {whole(count, language)}")
            for moment, count in last_of_minutes(self.line.steps)
        ]
        decided = _("{time}: decision {number}, {present} present")
        told += [
            (at, 1, decided.format(time=self.time(at), number=one.number, present=self.count(at)))
            for at, one in self.line.decisions
        ]
        losses = zip(self.line.losses, self.losses(), strict=True)
        told += [(moment, 2, sentence) for moment, sentence in losses]
        return "\n".join(sentence for _at, _kind, sentence in sorted(told))

    def _numbers(self, moment: datetime) -> dict[str, str]:
        language = self._words.language
        numbers = {
            "present": self.count(moment),
            "entitled": self.line.entitled,
            "needed": self.line.needed,
        }
        return {name: whole(number, language) for name, number in numbers.items()}


def last_of_minutes(steps: Iterable[tuple[datetime, int]]) -> Sequence[tuple[datetime, int]]:
    """The last step of each minute."""
    found: dict[datetime, tuple[datetime, int]] = {}
    for moment, count in steps:
        found[moment.replace(second=0, microsecond=0)] = (moment, count)
    return list(found.values())


def end_of_its_minute(moment: datetime) -> datetime:
    """The last instant of the minute of a moment: whoever came in that minute was there."""
    return moment.replace(second=0, microsecond=0) + timedelta(seconds=59, microseconds=999_999)
