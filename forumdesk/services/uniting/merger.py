"""Merging a copy that was worked on at another desk: looked at first, then done in one deed."""

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
from forumdesk.services.erased_again import known_in_copy
from forumdesk.services.uniting.chains import missing_links
from forumdesk.services.uniting.errors import UndecidedError
from forumdesk.services.uniting.fields import NUMBERED
from forumdesk.services.uniting.joining import Choices, Finals, Plan, planned
from forumdesk.services.uniting.pasts import Laid, laid_out, written_labels
from forumdesk.services.uniting.preview import MergePreview
from forumdesk.services.uniting.private_copies import private_copy
from forumdesk.services.uniting.seen import seen
from forumdesk.services.uniting.told import ToldChoice, told_choices
from forumdesk.storage.repositories.decisions import SealedRecord
from forumdesk.storage.repositories.journal_joining import MERGED
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
        identifier = new_uuid(self._deeds.clock())
        with self._other(path, secret) as other:
            # Laid beside each other before the deed begins: nobody who wants to write has to wait for that.
            with self._deeds.database.reading() as work:
                before = work.journal.last_place()
                compared, told = self._decided(work, other, choices or {}, identifier, path.name)
            if told.is_empty:
                return told
            with self._deeds.begin(MERGED) as deed:
                if deed.work.journal.last_place() != before:  # somebody did something meanwhile
                    compared, told = self._decided(deed.work, other, choices or {}, identifier, path.name)
                deed.id = identifier
                _apply(deed, other, compared)
                deed.by_hand = False
                deed.values["desk"] = ", ".join(one.name for one in told.desks)
                deed.values["count"] = told.deeds
        return told

    def _decided(
        self, work: UnitOfWork, other: UnitOfWork, choices: Choices, deed: UUID, name: str
    ) -> tuple[Compared, MergePreview]:
        """What merging comes to, with nothing left to choose."""
        compared = self._compared(work, other, choices, deed)
        if compared.plan.conflicts:
            raise UndecidedError(count=len(compared.plan.conflicts))
        return compared, seen(work, compared, name)

    def told(self, preview: MergePreview, catalogue: Catalogue) -> tuple[ToldChoice, ...]:
        """What waits for a choice, in words."""
        with self._deeds.database.reading() as work:
            return told_choices(work, preview.choices, catalogue)

    @contextmanager
    def _other(self, path: Path, secret: str | None) -> Iterator[UnitOfWork]:
        with private_copy(path, secret, self._deeds.database) as database, database.reading() as work:
            yield work

    def _compared(self, work: UnitOfWork, other: UnitOfWork, choices: Choices, deed: UUID) -> Compared:
        links = missing_links(work, other)
        mine, theirs = laid_out(work), laid_out(other)
        plan = planned(mine, theirs, (_finals(work), _finals(other)), choices, deed)
        entries, deeds = _missing_entries((work, mine), (other, theirs)), theirs.missing_in(mine)
        if plan.is_empty and not (entries or links) and _are_merges(theirs, deeds):
            deeds = ()  # else two desks that only exchange copies would never come to rest
        return Compared(mine=mine, theirs=theirs, plan=plan, entries=entries, links=links, deeds=deeds)


def _are_merges(laid: Laid, deeds: tuple[UUID, ...]) -> bool:
    coming = set(deeds)
    return all(one.code == MERGED for one in laid.deeds if one.id in coming)


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
    deed.known = known_in_copy(work, other)


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
