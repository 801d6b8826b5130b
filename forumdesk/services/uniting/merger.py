"""Merging a copy that was worked on at another desk: looked at first, then done in one deed."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from forumdesk.domain.attendance import Movement, joined
from forumdesk.domain.histories import EXISTENCE, Key, Labels
from forumdesk.domain.identifiers import ParticipantId, new_uuid
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.deeds import Deed, Deeds
from forumdesk.services.uniting.chains import missing_links
from forumdesk.services.uniting.errors import ForeignRegisterError, SameFileError, UndecidedError
from forumdesk.services.uniting.fields import NUMBERED
from forumdesk.services.uniting.joining import Choices, Finals, Plan, planned
from forumdesk.services.uniting.pasts import Laid, laid_out, written_labels
from forumdesk.services.uniting.preview import MergePreview
from forumdesk.services.uniting.seen import seen
from forumdesk.services.uniting.told import ToldChoice, told_choices
from forumdesk.storage.database import Database, open_register, register_id
from forumdesk.storage.errors import FileMissingError, StorageError
from forumdesk.storage.repositories.decisions import SealedRecord
from forumdesk.storage.repositories.journal_joining import MERGED
from forumdesk.storage.repositories.personal import PersonalData
from forumdesk.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two copies laid beside each other, and what merging comes to."""

    mine: Laid
    theirs: Laid
    plan: Plan
    entries: tuple[Movement, ...]
    links: tuple[SealedRecord, ...]
    deeds: tuple[UUID, ...]


class Uniting:
    """Merges copies of this register."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def preview(
        self, path: Path, choices: Choices | None = None, *, secret: str | None = None
    ) -> MergePreview:
        """What merging the copy at ``path`` would do; nothing is changed, here or there.

        ``choices`` say by the marks of :class:`OpenChoice` whether the copy's side is taken (True) or ours kept.
        ``secret`` is the passphrase of an encrypted copy. Refuses another register, and records that do not hold.
        """
        with self._other(path, secret) as other, self._deeds.database.reading() as work:
            compared = self._compared(work, other, choices or {}, new_uuid(self._deeds.clock()))
            return seen(work, compared, path.name)

    def merge(self, path: Path, choices: Choices | None = None, *, secret: str | None = None) -> MergePreview:
        """Merge the copy at ``path`` in one deed, which can be taken back unless sealed records came with it.

        Refuses with UndecidedError while something waits for a choice; a copy that brings nothing leaves no trace.
        """
        at = self._deeds.clock()
        with self._other(path, secret) as other, self._deeds.begin(MERGED) as deed:
            identifier = new_uuid(at)
            compared = self._compared(deed.work, other, choices or {}, identifier)
            if compared.plan.conflicts:
                raise UndecidedError(count=len(compared.plan.conflicts))
            told = seen(deed.work, compared, path.name)
            if told.is_empty:
                return told
            deed.id = identifier
            _apply(deed, other, compared)
            deed.by_hand = False
            deed.values["desk"] = ", ".join(one.name for one in told.desks)
            deed.values["count"] = told.deeds
        return told

    def told(self, preview: MergePreview, catalogue: Catalogue) -> tuple[ToldChoice, ...]:
        """What waits for a choice, in words."""
        with self._deeds.database.reading() as work:
            return told_choices(work, preview.choices, catalogue)

    @contextmanager
    def _other(self, path: Path, secret: str | None) -> Iterator[UnitOfWork]:
        with _private(path, secret, self._deeds.database) as database, database.reading() as work:
            yield work

    def _compared(self, work: UnitOfWork, other: UnitOfWork, choices: Choices, deed: UUID) -> Compared:
        links = missing_links(work, other)
        mine, theirs = laid_out(work), laid_out(other)
        plan = planned(mine, theirs, (_finals(work), _finals(other)), choices, deed)
        return Compared(
            mine=mine,
            theirs=theirs,
            plan=plan,
            entries=_missing_entries((work, mine), (other, theirs)),
            links=links,
            deeds=theirs.missing_in(mine),
        )


def _missing_entries(*copies: tuple[UnitOfWork, Laid]) -> tuple[Movement, ...]:
    """What the log is to have here and has not yet."""
    logs = [[one for one in work.movements.all() if one.id not in laid.not_here] for work, laid in copies]
    here = {one.id: one for one in logs[0]}
    return tuple(one for one in joined(*logs) if here.get(one.id) != one)


def _finals(work: UnitOfWork) -> Finals:
    sealed = {
        link.id for meeting in work.meetings.all() for link in work.sealed_records.of_meeting(meeting.id)
    }
    return Finals(sealed=frozenset(sealed), erased=frozenset(one.id for one in work.erasures.all()))


def _apply(deed: Deed, other: UnitOfWork, compared: Compared) -> None:
    work, plan = deed.work, compared.plan
    order = list(work.repositories)
    for kind, identifier in sorted(plan.gone, key=lambda key: order.index(key[0]), reverse=True):
        work.by_kind(kind).remove(identifier)
    by_kind: dict[str, list[Key]] = {}
    for key in plan.values:
        by_kind.setdefault(key[0], []).append(key)
    for kind in sorted(by_kind, key=order.index):
        _keep(work, kind, by_kind[kind], plan)
    numbers = {
        person: number
        for meeting in other.meetings.all()
        for person, number in other.identity_numbers.of_meeting(meeting.id).items()
    }
    for kind, identifier in plan.came:
        if kind == "participant" and identifier in numbers:
            person = ParticipantId(identifier)
            work.identity_numbers.put(plan.values[kind, identifier].meeting_id, person, numbers[person])
    work.session.flush()
    work.movements.join(compared.entries)
    for link in compared.links:
        work.sealed_records.add(link)
    deed.origins.update({key: _compact(key, labels, plan) for key, labels in plan.origins.items() if labels})
    assert deed.id is not None
    work.journal_joining.take_over(other.journal_joining, compared.deeds, deed.id)
    work.journal_joining.take_over_held_back(other.journal_joining)
    for erasure in work.erasures.all():
        PersonalData(work.session).erase(erasure.id)


def _keep(work: UnitOfWork, kind: str, keys: list[Key], plan: Plan) -> None:
    """Keep values of one kind; numbers are given up before others take them."""
    repository = work.by_kind(kind)
    changed = [plan.values[key] for key in keys if key not in plan.came]
    came = [plan.values[key] for key in keys if key in plan.came]
    if kind in NUMBERED:
        for value in sorted(changed, key=lambda one: one.number, reverse=True):
            repository.put(value)
            work.session.flush()
    else:
        repository.put_all(changed)
    if kind == "agenda_item":
        # Parents come before their children, whatever the order of the copy.
        came.sort(key=lambda one: (one.parent_id is not None, one.position))
    repository.put_all(came)
    work.session.flush()


def _compact(key: Key, labels: Mapping[str, Labels], plan: Plan) -> Mapping[str, str]:
    """Labels as the journal keeps them: of what came, only those that differ from that of its coming."""
    usual = labels.get(EXISTENCE) if key in plan.came else None
    return {
        name: written_labels(found) for name, found in labels.items() if name == EXISTENCE or found != usual
    }


@contextmanager
def _private(path: Path, secret: str | None, database: Database) -> Iterator[Database]:
    """The copy opened where nobody else works on it: it may be of an older format, or lie on a read-only medium."""
    if not path.is_file():
        raise FileMissingError(path=str(path))
    own = Path(database.path)
    if own.is_file() and own.samefile(path):
        raise SameFileError(name=path.name)
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "copy.forumdesk"
        shutil.copyfile(path, copied)
        unfinished = path.with_name(path.name + "-journal")
        if unfinished.is_file():  # the program there was stopped in the middle of a deed
            shutil.copyfile(unfinished, copied.with_name(copied.name + "-journal"))
        try:
            opened = open_register(copied, secret=secret)
        except StorageError as error:
            if error.values.get("path") == str(copied):  # the person's own file is named, not our copy of it
                raise type(error)(count=None, **{**error.values, "path": str(path)}) from error
            raise
        try:
            if register_id(opened) != register_id(database):
                raise ForeignRegisterError(name=path.name)
            yield opened
        finally:
            opened.close()
