"""Giving a copy of the register to another desk, to be merged back later."""

from collections.abc import Callable, Sequence
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from forumdesk.domain.identifiers import MeetingId, new_uuid
from forumdesk.domain.keeping import Baton, Handover
from forumdesk.foundation.events import EventBus
from forumdesk.foundation.private_files import take_name, write_new
from forumdesk.foundation.scratch import scratch_folder
from forumdesk.services.batons import offered_by
from forumdesk.services.deeds import Deeds
from forumdesk.services.uniting.errors import NameMissingError, OpenDecisionsError
from forumdesk.storage.copies import CopyPlaceError
from forumdesk.storage.database import Database
from forumdesk.storage.errors import FileExistsAlreadyError, FileLockedError, FolderUnusableError

Seal = Callable[[bytes], bytes]
"""Encrypts the bytes of a copy."""
HANDED_OVER = "register.handed_over"
KEPT_AFTER_ALL = "register.kept_after_all"
_MOST_TRIES = 20
_PART = ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """A copy that lies ready: how many deeds it holds, and how large it is."""

    handover: Handover
    path: Path
    deeds: int
    size: int


class HandingOver:
    """Hands copies over and knows which were."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def copies(self) -> tuple[Handover, ...]:
        """The copies handed over so far, in this copy and in those merged with it, oldest first."""
        with self._deeds.database.reading() as work:
            return work.handovers.all()

    def hand_over(
        self,
        path: Path,
        to_name: str,
        *,
        decides: Sequence[MeetingId] = (),
        note: str = "",
        seal: Seal | None = None,
    ) -> HandedOver:
        """Write a verified copy to ``path``, where nothing is yet, for whoever ``to_name`` names.

        That desk alone records the decisions of the meetings ``decides`` from then on. Both copies know of it.
        With ``seal`` only what it makes of the copy reaches ``path``. Refuses while a decision is open; raises
        StorageError, and then nobody has the copy and all is as it was.

        The copy is whole under another name before this register says that it was handed over. Where the program was
        ended between that and its naming, handing over again to the same person and place brings it to its end.
        """
        named = " ".join(to_name.split())
        if not named:
            raise NameMissingError
        if path.exists():
            raise FileExistsAlreadyError(path=str(path))
        at, desk = self._deeds.clock(), self._deeds.desk
        known = self._broken_off(path, named)
        handover = known or Handover(
            id=new_uuid(at), at=at, desk_id=desk.id, desk_name=desk.name, to_name=named, note=note.strip()
        )
        try:
            before = self._handed(handover, path, decides, seal) if known is None else self._offered(known)
            return self._named(handover, path, before)
        finally:
            with suppress(OSError):
                _part(path, handover.id).unlink(missing_ok=True)

    def _handed(
        self, handover: Handover, path: Path, decides: Sequence[MeetingId], seal: Seal | None
    ) -> dict[MeetingId, Baton | None]:
        """Have the copy under another name, and then the deed here; returns who decided before."""
        part, deed_id = _part(path, handover.id), new_uuid(handover.at)
        for _ in range(_MOST_TRIES):
            with scratch_folder() if seal else nullcontext(path.parent) as folder:
                whole = _part(folder / "copy", handover.id) if seal else part
                try:
                    place = self._copied(whole, handover, decides, deed_id)
                    if seal is not None:
                        write_new(part, seal(whole.read_bytes()))
                except OSError as error:
                    raise CopyPlaceError(folder=str(path.parent)) from error
            here = Deeds(self._deeds.database, lambda: handover.at, self._deeds.events, self._deeds.desk)
            here.access, here.before = self._deeds.access, self._deeds.before
            before = _note(here, handover, decides, deed_id, after=place)
            if before is not None:
                return before
            part.unlink()  # somebody did something meanwhile, which the copy has not
        raise FileLockedError(path=str(self._deeds.database.path))

    def _copied(self, part: Path, handover: Handover, decides: Sequence[MeetingId], deed_id: UUID) -> int:
        """A verified copy that knows of the handing over already; returns the place of the deed before."""
        try:
            with closing(self._deeds.database.opened_copy(part)) as copy:
                place = _last_place(copy)
                deeds = Deeds(copy, lambda: handover.at, EventBus(), self._deeds.desk)
                _note(deeds, handover, decides, deed_id, after=place)
                return place
        except FolderUnusableError as error:
            raise CopyPlaceError(folder=str(part.parent)) from error
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise

    def _named(self, handover: Handover, path: Path, before: dict[MeetingId, Baton | None]) -> HandedOver:
        """Give the copy its name; where that is not possible nothing was handed over after all."""
        part = _part(path, handover.id)
        try:
            take_name(part, path)
        except BaseException as error:
            self._take_back(handover, before)
            if isinstance(error, FileExistsError):
                raise FileExistsAlreadyError(path=str(path)) from error
            if isinstance(error, OSError):
                raise CopyPlaceError(folder=str(path.parent)) from error
            raise
        with self._deeds.database.reading() as work:
            deeds = work.journal.length()
        return HandedOver(handover=handover, path=path, deeds=deeds, size=path.stat().st_size)

    def _broken_off(self, path: Path, name: str) -> Handover | None:
        """A copy for the same place and person that is whole and was not given its name; other rests are removed."""
        known = {one.id: one for one in self.copies() if one.to_name == name}
        found = None
        for handover in known.values():
            if _part(path, handover.id).is_file():
                found = handover
        for rest in path.parent.glob(f".{path.stem}-*{_PART}"):
            if found is None or rest != _part(path, found.id):
                with suppress(OSError):
                    rest.unlink()
        return found

    def _offered(self, handover: Handover) -> dict[MeetingId, Baton | None]:
        """The meetings whose decisions go with a copy; who decided before is not known any more."""
        with self._deeds.database.reading() as work:
            return {one.id: None for one in work.batons.all() if one.at == handover.at}

    def _take_back(self, handover: Handover, before: dict[MeetingId, Baton | None]) -> None:
        with self._deeds.begin(KEPT_AFTER_ALL) as deed:
            deed.work.handovers.remove(handover.id)
            for meeting_id, baton in before.items():
                if baton is None:
                    deed.work.batons.remove(meeting_id)
                else:
                    deed.work.batons.put(baton)
            deed.values["name"] = handover.to_name
            deed.can_be_undone = False


def _part(path: Path, handover: UUID) -> Path:
    """Where a copy lies until it is named."""
    return path.with_name(f".{path.stem}-{handover.hex}{_PART}")


def _last_place(database: Database) -> int:
    with database.reading() as work:
        return work.journal.last_place()


def _note(
    deeds: Deeds, handover: Handover, decides: Sequence[MeetingId], deed_id: UUID, *, after: int
) -> dict[MeetingId, Baton | None] | None:
    """Note it right after the deed at a place; None where another deed stands there already.

    Returns who decided before.
    """
    with deeds.begin(HANDED_OVER) as deed:
        work = deed.work
        if work.journal.last_place() != after:
            return None
        for meeting in work.meetings.all():
            for decision in work.decisions.index(meeting.id):
                if not decision.sealed:
                    raise OpenDecisionsError(number=decision.number)
        work.handovers.put(handover)
        before = {meeting_id: work.batons.find(meeting_id) for meeting_id in decides}
        for meeting_id in decides:
            # The identifier of the other desk is known there alone; until it takes over it is known by name.
            baton = Baton(
                id=meeting_id,
                desk_id=offered_by(handover.desk_id),
                desk_name=handover.to_name,
                at=handover.at,
            )
            work.batons.put(baton)
        deed.id = deed_id
        deed.values["name"] = handover.to_name
        deed.can_be_undone = False
    return before
