"""Sums that several rows of an answer make up together."""

from collections.abc import Sequence

from forumdesk.domain.people_list import GroupCount


class GroupSums:
    """Sums of people, accredited, arrived and entitled by kind of group and key."""

    def __init__(self) -> None:
        self._sums: dict[str, dict[str, list[int]]] = {}

    def add(self, kind: str, key: str, numbers: Sequence[int]) -> None:
        """Add numbers to a group."""
        sums = self._sums.setdefault(kind, {}).setdefault(key, [0, 0, 0, 0])
        for place, number in enumerate(numbers):
            sums[place] += number

    def largest_first(self, kind: str) -> tuple[GroupCount, ...]:
        """The groups of a kind, those of one size by key."""
        made = [
            GroupCount(key=key, people=people, accredited=accredited, arrived=arrived, entitled=entitled)
            for key, (people, accredited, arrived, entitled) in self._sums.get(kind, {}).items()
        ]
        return tuple(sorted(made, key=lambda one: (-one.people, one.key)))
