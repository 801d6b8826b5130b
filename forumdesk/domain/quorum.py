"""How many of the entitled are there, and how many it takes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from forumdesk.domain.attendance import Movement, MovementKind
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.majorities import Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumCount:
    """The entitled by where they are. ``present`` counts for the quorum, ``needed`` meets it.

    ``recused``, ``excused`` and ``left`` say why some do not vote. ``recused`` are there, among ``present`` where
    the body's rule counts them (``recused_count``).
    """

    entitled: int
    present: int
    needed: int
    recused: int = 0
    excused: int = 0
    left: int = 0
    recused_count: bool = True

    @property
    def absent(self) -> int:
        """How many are not there without leave and have not been there before."""
        there = self.present + (0 if self.recused_count else self.recused)
        return max(self.entitled - there - self.excused - self.left, 0)

    @property
    def is_met(self) -> bool:
        """Whether there are enough."""
        return self.present >= self.needed

    @property
    def missing(self) -> int:
        """How many more it takes."""
        return max(self.needed - self.present, 0)


def quorum_count(
    threshold: Threshold,
    entitled: Collection[ParticipantId],
    present: Collection[ParticipantId],
    *,
    recused: Collection[ParticipantId] = (),
    recused_count: bool = True,
    asked: Collection[ParticipantId] | None = None,
    excused: Collection[ParticipantId] = (),
    left: Collection[ParticipantId] = (),
) -> QuorumCount:
    """Count the entitled. Where the recused do not count for the quorum they are not asked for either.

    ``asked`` are those of whom the threshold is a share; None for all.
    """
    voters, there = frozenset(entitled), frozenset(present)
    apart = voters & there & frozenset(recused)
    counted = voters if recused_count else voters - apart
    return QuorumCount(
        entitled=len(voters),
        present=len(counted & there),
        needed=threshold.needed(len(counted if asked is None else counted & frozenset(asked))),
        recused=len(apart),
        excused=len((voters & frozenset(excused)) - there),
        left=len((voters & frozenset(left)) - there - frozenset(excused)),
        recused_count=recused_count,
    )


def presence_steps(
    log: Iterable[Movement], among: Collection[ParticipantId]
) -> tuple[tuple[datetime, int], ...]:
    """How many of ``among`` were there from each moment on at which their number changed, in order of time.

    Withdrawn entries and entries that change nothing are passed over; of several at one moment the last counts.
    """
    wanted = frozenset(among)
    there: set[ParticipantId] = set()
    steps: list[tuple[datetime, int]] = []
    for movement in sorted(log, key=lambda one: (one.at, one.id)):
        if movement.withdrawn or movement.participant_id not in wanted:
            continue
        before = len(there)
        if movement.kind is MovementKind.LEFT:
            there.discard(movement.participant_id)
        else:
            there.add(movement.participant_id)
        if len(there) == before:
            continue
        if steps and steps[-1][0] == movement.at:
            steps.pop()
        steps.append((movement.at, len(there)))
    return tuple(steps)
