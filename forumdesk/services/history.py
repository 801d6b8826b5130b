"""Undo and redo of deeds within a sitting, one step a deed."""

from dataclasses import dataclass

from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import RowId
from forumdesk.foundation.events import EventBus
from forumdesk.services.deeds import Change, Deeds
from forumdesk.services.resolutions import require_open
from forumdesk.storage.changes import EntityChange

UNDONE = "history.undone"
REDONE = "history.redone"


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
        if change.code in {UNDONE, REDONE}:
            return
        self._undone.clear()
        if any(_is_sealed(one.after) for one in change.changes):
            # What is sealed is corrected by a later record, never undone, and nothing under it either.
            self._done.clear()
        else:
            self._done.append(change)

    @property
    def next_undo(self) -> Undoable | None:
        """The deed that :meth:`undo` would take back."""
        return _named(self._done)

    @property
    def next_redo(self) -> Undoable | None:
        """The deed that :meth:`redo` would do again."""
        return _named(self._undone)

    def undo(self) -> None:
        """Take back the last deed. Refuses when something it changed has been changed since."""
        if not self._done:
            raise NothingToUndoError
        change = self._done[-1]
        self._apply(UNDONE, change, _inverse(change))
        self._undone.append(self._done.pop())

    def redo(self) -> None:
        """Do again what was undone last."""
        if not self._undone:
            raise NothingToUndoError
        change = self._undone[-1]
        self._apply(REDONE, change, change.changes)
        self._done.append(self._undone.pop())

    def _apply(self, code: str, change: Change, steps: tuple[EntityChange, ...]) -> None:
        with self._deeds.begin(code, change.meeting_id) as deed:
            deed.values["deed"] = change.code
            deed.values.update(change.values)
            for step in steps:
                if step.kind == "text_row" and change.meeting_id is not None:
                    # Decided since, perhaps in another window: nothing is taken back under a decision.
                    require_open(deed.work, change.meeting_id, RowId(step.id))
                repository = deed.work.by_kind(step.kind)
                if repository.find(step.id) != step.before:
                    raise ChangedSinceError
                if step.after is None:
                    repository.remove(step.id)
                else:
                    repository.put(step.after)


def _is_sealed(value: object) -> bool:
    decision = getattr(value, "decision", value)
    return isinstance(decision, Decision) and decision.sealed


def _inverse(change: Change) -> tuple[EntityChange, ...]:
    return tuple(EntityChange(one.kind, one.id, one.after, one.before) for one in reversed(change.changes))


def _named(changes: list[Change]) -> Undoable | None:
    return Undoable(changes[-1].code, dict(changes[-1].values)) if changes else None
