"""Undo and redo of deeds within a sitting, one step a deed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from forumdesk.domain.attendance import Movement
from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import RowId
from forumdesk.foundation.events import EventBus
from forumdesk.services.deeds import Change, Deeds
from forumdesk.services.resolutions import require_open
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.errors import is_collision
from forumdesk.storage.repositories.attendance import Movements
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.repositories.bulk import CHUNK, chunks

UNDONE = "history.undone"
REDONE = "history.redone"
TOGETHER = frozenset({"participant", "source"})
"""Kinds whose values come and go by the ten thousand and lean on no value of their own kind."""


class NothingToUndoError(DomainError):
    """No deed of this sitting is left."""

    code = "history.nothing"
    message = N_("There is nothing to undo.")


class ChangedSinceError(DomainError):
    """What would be undone was changed again by somebody else."""

    code = "history.changed_since"
    message = N_(
        "This act cannot be undone: what it changed has been changed again since. Nothing was changed."
    )


class LogStaysError(DomainError):
    """The act made a meeting at which somebody arrived since; a log of arrivals is never deleted."""

    code = "history.log_stays"
    message = N_(
        "This act cannot be undone: it made a meeting that has a log of arrivals, and a log is never deleted."
        " Nothing was changed."
    )


@dataclass(frozen=True, slots=True)
class Undoable:
    """A deed's name for a menu: its code and values."""

    code: str
    values: dict[str, object]


class History:
    """Keeps the deeds of this sitting and applies their inverse through the same repositories."""

    def __init__(self, deeds: Deeds, events: EventBus) -> None:
        self._deeds = deeds
        self._done: list[Change] = []
        self._undone: list[Change] = []
        events.subscribe(Change, self._remember)

    def _remember(self, change: Change) -> None:
        if change.code in {UNDONE, REDONE} or not change.can_be_undone:
            self._forget_withdrawn(change)
            return
        self._undone.clear()
        if any(_is_sealed(one.after) for one in change.changes):
            # What is sealed is corrected by a later record, never undone, and nothing under it either.
            self._done.clear()
        else:
            self._done.append(change)

    def _forget_withdrawn(self, change: Change) -> None:
        """What was recorded and withdrawn by name cannot be taken back once more."""
        if change.code in {UNDONE, REDONE}:
            return
        gone = {one.id for one in change.changes if one.kind == "decision" and one.after is None}
        if gone:
            self._done = [one for one in self._done if gone.isdisjoint(part.id for part in one.changes)]

    @property
    def next_undo(self) -> Undoable | None:
        """The deed that :meth:`undo` would take back."""
        return _named(self._done)

    @property
    def next_redo(self) -> Undoable | None:
        """The deed that :meth:`redo` would do again."""
        return _named(self._undone)

    def undo(self) -> None:
        """Take back the last deed. Refuses when something it changed has been changed since.

        A decision taken back is not done again but recorded anew: who is there and what the text says may differ.
        """
        if not self._done:
            raise NothingToUndoError
        change = self._done[-1]
        self._apply(UNDONE, change, _inverse(change))
        self._done.pop()
        if not any(one.kind == "decision" for one in change.changes):
            self._undone.append(change)

    def redo(self) -> None:
        """Do again what was undone last."""
        if not self._undone:
            raise NothingToUndoError
        change = self._undone[-1]
        self._apply(REDONE, change, change.changes)
        self._done.append(self._undone.pop())

    def _apply(self, code: str, change: Change, steps: tuple[EntityChange, ...]) -> None:
        try:
            self._take(code, change, steps)
        except Exception as error:
            if not is_collision(error):
                raise
            # Its number was given away since, or what it leans on is gone, perhaps in another window.
            raise ChangedSinceError from error

    def _take(self, code: str, change: Change, steps: tuple[EntityChange, ...]) -> None:
        with self._deeds.begin(code, change.meeting_id) as deed:
            deed.by_hand = False
            deed.values["deed"] = change.code
            deed.values.update(change.values)
            for kind, part in _alike(steps):
                if kind == "text_row" and change.meeting_id is not None:
                    for step in part:
                        # Decided since, perhaps in another window: nothing is taken back under a decision.
                        require_open(deed.work, change.meeting_id, RowId(step.id))
                if kind == "meeting" and any(
                    step.after is None and deed.work.movements.of_meeting(step.id) for step in part
                ):
                    raise LogStaysError
                if kind == "movement":
                    for step in part:
                        _step_movement(deed.work.movements, step)
                else:
                    _step(deed.work.by_kind(kind), part)


def _step(repository: Repository[Any, Any], steps: Sequence[EntityChange]) -> None:
    """Change what is as it was left; steps of one kind that name each value once."""
    for part in chunks(steps, CHUNK):
        found = repository.find_all(step.id for step in part)
        if any(found.get(step.id) != step.before for step in part):
            raise ChangedSinceError
        # What was compared equal is kept once: of a long list there is no room for two.
        known = {step.id: step.before for step in part if step.before is not None}
        repository.remove_all([step.id for step in part if step.after is None], known)
        repository.put_all([step.after for step in part if step.after is not None], known)


def _step_movement(movements: Movements, step: EntityChange) -> None:
    """Withdraw or restore an entry, or give it back to whom it spoke of; each makes its revision higher."""
    found = movements.find(step.id)
    before, after = _valid(step.before), _valid(step.after)
    if _valid(found) != before:
        raise ChangedSinceError
    if after is None:
        movements.remove(step.id)
        return
    if found is None:
        movements.put(after)
    current = movements.get(step.id)
    if current.participant_id != after.participant_id:
        movements.reassign(current, after.participant_id)


def _valid(value: object) -> Movement | None:
    """The entry apart from its revision; None for one that is withdrawn."""
    return replace(value, revision=0) if isinstance(value, Movement) and not value.withdrawn else None


def _alike(steps: tuple[EntityChange, ...]) -> Iterator[tuple[str, list[EntityChange]]]:
    """Consecutive steps that can be taken together: of one kind, all removing or all not, no value twice."""
    part: list[EntityChange] = []
    seen: set[UUID] = set()
    for step in steps:
        if part and (
            step.kind != part[0].kind
            or (step.after is None) is not (part[0].after is None)
            or step.id in seen
            or step.kind not in TOGETHER
        ):
            yield part[0].kind, part
            part, seen = [], set()
        part.append(step)
        seen.add(step.id)
    if part:
        yield part[0].kind, part


def _is_sealed(value: object) -> bool:
    decision = getattr(value, "decision", value)
    return isinstance(decision, Decision) and decision.sealed


def _inverse(change: Change) -> tuple[EntityChange, ...]:
    return tuple(EntityChange(one.kind, one.id, one.after, one.before) for one in reversed(change.changes))


def _named(changes: list[Change]) -> Undoable | None:
    return Undoable(changes[-1].code, dict(changes[-1].values)) if changes else None
