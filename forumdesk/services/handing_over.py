"""Giving a copy of the register to another desk, to be merged back later."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

from forumdesk.domain.identifiers import MeetingId, new_uuid
from forumdesk.domain.keeping import Baton, Handover
from forumdesk.foundation.private_files import sync_folder
from forumdesk.services.deeds import Deeds
from forumdesk.services.uniting.errors import NameMissingError, OpenDecisionsError
from forumdesk.storage.copies import CopyPlaceError
from forumdesk.storage.copying import copier_of
from forumdesk.storage.errors import FileExistsAlreadyError

HANDED_OVER = "register.handed_over"
KEPT_AFTER_ALL = "register.kept_after_all"


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
        self, path: Path, to_name: str, *, decides: Sequence[MeetingId] = (), note: str = ""
    ) -> HandedOver:
        """Write a verified copy to ``path``, where nothing is yet, for whoever ``to_name`` names.

        That desk alone records the decisions of the meetings ``decides`` from then on. Both copies know of it.
        Refuses while a decision is open; raises StorageError, and then nobody has the copy and all is as it was.
        """
        named = " ".join(to_name.split())
        if not named:
            raise NameMissingError
        if path.exists():
            raise FileExistsAlreadyError(path=str(path))
        handover, before = self._note(named, decides, note.strip())
        try:
            deeds = self._copy(path)
        except BaseException:
            self._take_back(handover, before)
            raise
        return HandedOver(handover=handover, path=path, deeds=deeds, size=path.stat().st_size)

    def _note(
        self, name: str, decides: Sequence[MeetingId], note: str
    ) -> tuple[Handover, dict[MeetingId, Baton | None]]:
        at, desk = self._deeds.clock(), self._deeds.desk
        with self._deeds.begin(HANDED_OVER) as deed:
            work = deed.work
            for meeting in work.meetings.all():
                for decision in work.decisions.index(meeting.id):
                    if not decision.sealed:
                        raise OpenDecisionsError(number=decision.number)
            handover = Handover(
                id=new_uuid(at), at=at, desk_id=desk.id, desk_name=desk.name, to_name=name, note=note
            )
            work.handovers.put(handover)
            before = {meeting_id: work.batons.find(meeting_id) for meeting_id in decides}
            for meeting_id in decides:
                # The identifier of the other desk is known there alone; until it takes over it is known by name.
                work.batons.put(Baton(id=meeting_id, desk_id="", desk_name=name, at=at))
            deed.values["name"] = name
            deed.can_be_undone = False
        return handover, before

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

    def _copy(self, path: Path) -> int:
        """A whole copy under its name, or none; returns how many deeds it holds."""
        try:
            handle, name = mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".part")
        except OSError as error:
            raise CopyPlaceError(folder=str(path.parent)) from error
        os.close(handle)
        part = Path(name)
        try:
            facts = copier_of(self._deeds.database).copy_to(part)
            part.replace(path)
            sync_folder(path.parent)
        except OSError as error:
            raise CopyPlaceError(folder=str(path.parent)) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return facts.deeds
