"""Undo and redo, one step a deed, also after a restart: both are read from the journal."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from forumdesk.domain.attendance import Movement
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId, RowId, new_uuid
from forumdesk.foundation.events import EventBus
from forumdesk.services.access import Access
from forumdesk.services.deeds import Change, Deeds
from forumdesk.services.resolutions import require_open
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.errors import is_collision
from forumdesk.storage.journal_values import value_of
from forumdesk.storage.plain import UnreadablePlainError, noted
from forumdesk.storage.repositories.attendance import Movements
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.repositories.bulk import CHUNK, chunks
from forumdesk.storage.repositories.journal_entries import Act, EntityDifference, JournalEntry, Undo
from forumdesk.storage.work import UnitOfWork

UNDONE = "history.undone"
REDONE = "history.redone"
STEPS_KEPT = 500
"""How many deeds back a step can reach."""
TOGETHER = frozenset({"participant", "source"})
"""Kinds whose values come and go by the ten thousand and lean on no value of their own kind."""
NUMBERED = frozenset({"statement"})
"""Kinds whose values have a number of their own in a meeting."""
_COUNTED = frozenset({"revision"})
"""Fields that count changes and say nothing of the value."""


class NothingToUndoError(DomainError):
    """No deed is left to be taken back."""

    code = "history.nothing"
    message = N_("There is nothing to undo.")


class NothingToRedoError(NothingToUndoError):
    """No deed that was taken back is left to be done again."""

    code = "history.nothing_undone"
    message = N_("There is nothing to redo.")


class ChangedSinceError(DomainError):
    """What would be undone was changed again by somebody else."""

    code = "history.changed_since"
    message = N_(
        "This deed cannot be undone: what it changed has been changed again since. Nothing was changed."
    )


class LogStaysError(DomainError):
    """The act made a meeting at which somebody arrived since; a log of arrivals is never deleted."""

    code = "history.log_stays"
    message = N_(
        "This deed cannot be undone: it made a meeting that has a log of arrivals, and a log is never deleted."
        " Nothing was changed."
    )


@dataclass(frozen=True, slots=True)
class Undoable:
    """A deed's name for a menu: its code and values; ``id`` is its place to look it up in the journal."""

    code: str
    values: Mapping[str, object]
    id: UUID


class History:
    """The steps of this desk: those of earlier sittings, as the journal has them, and those of this one.

    What another window or another desk does meanwhile is no step here.
    """

    def __init__(self, deeds: Deeds, events: EventBus) -> None:
        self._deeds = deeds
        self._steps: _Steps | None = None
        self._earlier = self._last_place()
        self._own: list[UUID] = []
        self._own_ways: dict[str, Callable[[JournalEntry], None]] = {}
        events.subscribe(Change, self._remember)

    def take_back_by(self, code: str, act: Callable[[JournalEntry], None]) -> None:
        """Let deeds of ``code`` be taken back by ``act`` instead of by their differences."""
        self._own_ways[code] = act

    def _last_place(self) -> int:
        with self._deeds.database.reading() as work:
            return work.journal.last_place()

    def _remember(self, change: Change) -> None:
        self._own.append(change.entry.id)
        if change.erases:
            self._steps = None  # names of the erased are no longer to be told: the journal is read anew
        if self._steps is None:
            return
        decisions = {one.id for one in change.changes if one.kind == "decision"}
        self._steps.add(change.entry, decisions)

    @property
    def next_undo(self) -> Undoable | None:
        """The deed that :meth:`undo` would take back."""
        return _named(self._known.done)

    @property
    def next_redo(self) -> Undoable | None:
        """The deed that :meth:`redo` would do again."""
        return _named(self._known.undone)

    def undo(self) -> None:
        """Take back the last deed. Refuses when something it changed has been changed since.

        A decision taken back is not done again but recorded anew: who is there and what the text says may differ.
        """
        self._take_back(UNDONE, self._known.done)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._take_back(REDONE, self._known.undone)

    @property
    def _known(self) -> "_Steps":
        if self._deeds.access is not Access.FULL:
            return _Steps()
        if self._steps is None:
            with self._deeds.database.reading() as work:
                entries = [
                    one
                    for one in work.journal.of_desk(self._deeds.desk.id, STEPS_KEPT)
                    if one.place <= self._earlier or one.id in self._own
                ]
                decisions = work.journal_differences.with_kind("decision", [one.id for one in entries])
            self._steps = _Steps()
            for entry in entries:
                self._steps.add(entry, decisions.get(entry.id, set()))
        return self._steps

    def _take_back(self, code: str, steps: Sequence[JournalEntry]) -> None:
        if not steps:
            raise NothingToUndoError if code == UNDONE else NothingToRedoError
        own_way = self._own_ways.get(_code(steps[-1]))
        if own_way is not None:
            own_way(steps[-1])
            return
        try:
            self._apply(code, steps[-1])
        except UnreadablePlainError as error:
            raise ChangedSinceError from error
        except Exception as error:
            if not is_collision(error):
                raise
            # Its number was given away since, or what it leans on is gone, perhaps in another window.
            raise ChangedSinceError from error

    def _apply(self, code: str, entry: JournalEntry) -> None:
        meeting_id = None if entry.meeting_id is None else MeetingId(entry.meeting_id)
        with self._deeds.begin(code, meeting_id) as deed:
            deed.by_hand = False
            deed.concerns = entry.id
            # What it changed may have been erased meanwhile: it is a step taken back nevertheless.
            deed.id = new_uuid(self._deeds.clock())
            # As the journal has it now: whoever it named may have been erased meanwhile.
            deed.values.update(deed.work.journal.get(entry.id).values)
            deed.values["deed"] = _code(entry)
            inverse = _Inverse(deed.work, entry)
            for part in _alike(reversed([*deed.work.journal_differences.of_deed(entry.id)])):
                inverse.take(part)


class _Steps:
    """Which deeds can be taken back and done again, fed with the journal's entries in their order."""

    def __init__(self) -> None:
        self.done: list[JournalEntry] = []
        self.undone: list[JournalEntry] = []
        self._decisions: dict[UUID, set[UUID]] = {}

    def add(self, entry: JournalEntry, decisions: set[UUID]) -> None:
        """The next entry; ``decisions`` are those that it changed."""
        if decisions:
            self._decisions[entry.id] = decisions
        if entry.code == UNDONE:
            self.done = [one for one in self.done if one.id != entry.concerns]
            if not decisions:
                self.undone.append(entry)
        elif entry.code == REDONE:
            self.undone = [one for one in self.undone if one.id != entry.concerns]
            self.done.append(entry)
        elif entry.undo is Undo.BARRIER:
            self.done.clear()
            self.undone.clear()
        elif entry.undo is Undo.PASSED:
            # What was recorded and withdrawn by name cannot be taken back once more.
            self.done = [one for one in self.done if decisions.isdisjoint(self._decisions.get(one.id, set()))]
        else:
            self.undone.clear()
            self.done.append(entry)


class _Inverse:
    """Changes what is as it was left to what it was before a deed."""

    def __init__(self, work: UnitOfWork, entry: JournalEntry) -> None:
        self._work, self._entry = work, entry

    def take(self, differences: Sequence[EntityDifference]) -> None:
        """Take back differences of one kind that name each value once."""
        kind = differences[0].kind
        # Merging notes of what stayed, or stayed away, only who wrote it: there is nothing to take back.
        differences = [one for one in differences if one.act is not Act.CHANGED or one.before or one.after]
        for part in chunks(differences, CHUNK):
            self._require(kind, part)
            if kind == "movement":
                for one in part:
                    self._take_movement(self._work.movements, one)
            else:
                self._take_part(self._work.by_kind(kind), part)

    def _require(self, kind: str, part: Sequence[EntityDifference]) -> None:
        if kind == "text_row" and self._entry.meeting_id is not None:
            for one in part:
                # Decided since, perhaps in another window: nothing is taken back under a decision.
                require_open(self._work, MeetingId(self._entry.meeting_id), RowId(one.id))
        if kind == "meeting" and any(
            one.act is Act.CAME and self._work.movements.of_meeting(one.id) for one in part
        ):
            raise LogStaysError

    def _take_part(self, repository: Repository[Any, Any], part: Sequence[EntityDifference]) -> None:
        found = repository.find_all(one.id for one in part)
        self._require_as_left(part, found)
        changes = [self._change(one, found.get(one.id)) for one in part]
        # What was compared equal is kept once: of a long list there is no room for two.
        known = {one.id: one.before for one in changes if one.before is not None}
        repository.remove_all([one.id for one in changes if one.after is None], known)
        wanted = [one.after for one in changes if one.after is not None]
        if repository.kind in NUMBERED:
            self._require_free_numbers(repository, wanted)
        repository.put_all(wanted, known)

    def _require_as_left(self, part: Sequence[EntityDifference], found: Mapping[UUID, Any]) -> None:
        if any((one.act is Act.GONE) is (one.id in found) for one in part):
            raise ChangedSinceError
        if any(not _matches(one.after, found[one.id]) for one in part if one.act is not Act.GONE):
            raise ChangedSinceError
        # Of very many at once the journal does not know what they were, but what became of them since.
        untold = [one.id for one in part if one.act is Act.CAME and not one.after]
        if untold:
            earlier = self._work.journal_differences.fields_at(self._entry.place, part[0].kind, untold)
            if any(not _matches(was, found[one]) for one, was in earlier.items()):
                raise ChangedSinceError

    def _change(self, difference: EntityDifference, current: Any) -> EntityChange:
        after = None
        if difference.act is not Act.CAME:
            before = {**(noted(current) or {}), **(difference.before or {})}
            after = value_of(self._work, difference.kind, difference.id, before)
        return EntityChange(difference.kind, difference.id, current, after)

    def _require_free_numbers(self, repository: Repository[Any, Any], values: Sequence[Any]) -> None:
        for value in values:
            others = repository.of_meeting(value.meeting_id)
            if any(one.number == value.number and one.id != value.id for one in others):
                raise ChangedSinceError

    def _take_movement(self, movements: Movements, difference: EntityDifference) -> None:
        """Withdraw or restore an entry, or give it back to whom it spoke of; each makes its revision higher."""
        current = movements.find(difference.id)
        if (difference.act is Act.GONE) is (current is not None):
            raise ChangedSinceError
        if difference.act is not Act.GONE and not _matches(difference.after, current):
            raise ChangedSinceError
        before = self._change(difference, current).after
        if before is None:
            movements.remove(difference.id)
            return
        assert isinstance(before, Movement)
        if current is None:
            movements.put(before)
        kept = movements.get(difference.id)
        if kept.participant_id != before.participant_id:
            movements.reassign(kept, before.participant_id)


def _matches(fields: Mapping[str, Any] | None, value: Any) -> bool:
    """Whether a value has these fields; the count of its changes may differ."""
    if fields is None:
        return False
    plain = noted(value)
    return all(plain.get(name) == part for name, part in fields.items() if name not in _COUNTED)


def _alike(differences: Iterable[EntityDifference]) -> Iterator[list[EntityDifference]]:
    """Consecutive differences that can be taken together: of one kind, all of values that came or all not."""
    part: list[EntityDifference] = []
    for one in differences:
        if part and (
            one.kind != part[0].kind
            or (one.act is Act.CAME) is not (part[0].act is Act.CAME)
            or one.kind not in TOGETHER
        ):
            yield part
            part = []
        part.append(one)
    if part:
        yield part


def _code(entry: JournalEntry) -> str:
    return str(entry.values["deed"]) if entry.code in {UNDONE, REDONE} else entry.code


def _named(steps: Sequence[JournalEntry]) -> Undoable | None:
    if not steps:
        return None
    values = {name: value for name, value in steps[-1].values.items() if name != "deed"}
    return Undoable(_code(steps[-1]), values, steps[-1].id)
