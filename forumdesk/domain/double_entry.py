"""A vote entered twice, by two people: where the entries differ, nothing is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import ANSWERS, RollCall, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDifference:
    """A voter whose voice two people entered differently; None where one of them has none."""

    voter: LocalizedText
    first: Voice | None
    second: Voice | None


class EntriesDifferError(DomainError):
    """The vote was entered twice, and not alike. ``differences`` name every voter."""

    code = "decision.entries_differ"
    message = N_("The two entries differ in {count} place: {names}. Nothing was recorded. Compare them.")
    plural = N_("The two entries differ in {count} places: {names}. Nothing was recorded. Compare them.")

    def __init__(self, differences: tuple[EntryDifference, ...]) -> None:
        self.differences = differences
        names = tuple(one.voter for one in differences)
        super().__init__(count=len(names), names=names)


class CountsDifferError(DomainError):
    """The counts were entered twice, and not alike."""

    code = "decision.counts_differ"
    message = N_("The two entries differ: {first} and {second}. Nothing was recorded. Count again.")


class SecondEntryMissingError(DomainError):
    """The rules ask for two entries."""

    code = "decision.second_entry_missing"
    message = N_(
        "By the rules of this body a vote is entered twice, the second time by somebody else."
        " Nothing was recorded. Enter it again."
    )


def differences(first: RollCall, second: Mapping[ParticipantId, Voice]) -> tuple[EntryDifference, ...]:
    """Where the second entry of the voices says something else, in the order of the list."""
    found = []
    for voter, voice in first.answers:
        again = second.get(voter.id)
        if again is not voice and (voice in ANSWERS or again in ANSWERS):
            found.append(EntryDifference(voter=voter.label, first=voice, second=again))
    return tuple(found)
