"""Deeds that leave files: backups and what is restored from them, papers and tables handed out, registers moved."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from forumdesk.documents.output import write_whole
from forumdesk.domain.backups import Reason, thinned
from forumdesk.domain.identifiers import MeetingId
from forumdesk.foundation import private_files
from forumdesk.services.backups import Backup, Backups
from forumdesk.services.registers import Registers
from forumdesk.storage.copy_folder import CopyFolder
from tests.builders import DESK
from tests.torture.chapters_of_people import text
from tests.torture.telling import Teller

BACKUPS, STICK = "backups", "stick"
TURN = (0, 0, 0, 1, 0, 9, 0, 40)
"""Days that go by between backups, so that the earlier ones are thinned."""
COMING = 20
"""So many may be made before thinning is told of again."""


def kept_twice(tell: Teller, meeting_id: MeetingId) -> None:
    """Backups in two places while days go by."""
    clock: Any = tell.register.clock
    with backed_up(tell, two_places=True):
        for number, days in enumerate(TURN):
            clock.now += timedelta(days=days)
            tell(tell.register.meetings.edit, meeting_id, number=str(number))
            back_up(tell, Reason.HOURLY)


def restored(tell: Teller, meeting_id: MeetingId) -> None:
    """The register as it was some deeds ago, and back."""
    register = tell.register
    with backed_up(tell):
        backup = back_up(tell, Reason.BY_HAND)
        tell(register.meetings.edit, meeting_id, number="17")
        tell(register.meetings.add, text("Кеңес"))
        tell(register.participants.remove, register.participants.listed(meeting_id)[-1].id)
        tell(register.backups.restore, backup)
        tell(register.history.undo)
        tell(register.history.redo)
    tell(register.meetings.edit, meeting_id, number="18")


def handed_out(tell: Teller, meeting_id: MeetingId) -> None:
    """Papers and a table, each made twice under one name."""
    for number in ("1", "2"):
        tell(tell.register.meetings.edit, meeting_id, number=number)
        for name, content in papers(tell, meeting_id).items():
            path = tell.register.path.parent / f"{meeting_id}-{name}"
            tell.coming(path, content)
            write_whole(path, content, forbidden=tell.register.path)
            tell.file(path)


def moved(tell: Teller, meeting_id: MeetingId) -> None:
    """The whole of the register in another file."""
    path = tell.register.path.parent / f"{meeting_id}-moved.forumdesk"
    tell.coming(path)
    tell.register.moving.move(path)
    tell.file(path)
    tell.leaving(path)
    path.unlink()


def standing_in(tell: Teller, meeting_id: MeetingId) -> None:
    """A backup put in the place of another register that is damaged, with a deed that was not finished."""
    folder = tell.register.path.parent
    path = folder / f"{meeting_id}-other.forumdesk"
    shelf = Backups(tell.register.clock, folder / BACKUPS)
    with Registers(clock=tell.register.clock, desk=DESK, backups=shelf).create(path) as other:
        other.meetings.add(text("Кеңес"))
        backup = other.backups.make(Reason.BY_HAND).backup
    assert backup.first is not None
    tell.file(path)
    damaged = b"rot" * 3000
    tell.coming(path, damaged)
    private_files.replace(path, damaged)
    tell.file(path)
    tell.coming(path, backup.first.read_bytes())
    private_files.replace(path.with_name(f"{path.name}-journal"), b"unfinished")
    aside = shelf.put_in_place(path, backup)
    assert aside is not None
    tell.file(path)
    tell.file(aside)
    tell.file(aside.with_name(f"{aside.name}-journal"))


def papers(tell: Teller, meeting_id: MeetingId) -> dict[str, bytes]:
    """What is handed out of a meeting, by the names of the files."""
    from forumdesk.documents.registry import print_document
    from forumdesk.exchange.lists_out import participants_as_csv, participants_as_xlsx

    register = tell.register
    people, groups = register.participants.listed(meeting_id), register.delegations.listed(meeting_id)
    sheet = register.meeting_sheets.meeting_sheet(meeting_id, "agenda")
    return {
        "agenda.pdf": print_document("agenda", sheet, form="pdf"),
        "people.csv": participants_as_csv(people, groups),
        "people.xlsx": participants_as_xlsx(people, groups),
    }


@contextmanager
def backed_up(tell: Teller, *, two_places: bool = False) -> Iterator[None]:
    """Have backups of the register kept; without it none are, also not before an import."""
    folder = tell.register.path.parent
    shelf = Backups(tell.register.clock, folder / BACKUPS)
    if two_places:
        (folder / STICK).mkdir(exist_ok=True)
        private_files.sync_folder(folder)
        shelf.choose_second(folder / STICK)
    # Where the register lies is written down once, and no word is lost about it where that fails.
    tell.register.backups.shelf = shelf
    _tell_thinned(tell)
    tell.register.backups.make(Reason.OPENED)
    try:
        yield
    finally:
        tell.register.backups.shelf = None


def back_up(tell: Teller, reason: Reason) -> Backup:
    """Make a backup and tell of it; those that are thinned for it or for the next ones are told before."""
    _tell_thinned(tell)
    backup = tell.register.backups.make(reason).backup
    for path in (backup.first, backup.second):
        if path is not None:
            tell.file(path)
    return backup


def _tell_thinned(tell: Teller) -> None:
    shelf = tell.register.backups.shelf
    assert shelf is not None
    at = shelf.clock()
    listed = tell.register.backups.all()
    for folder in {path.parent for one in listed for path in (one.first, one.second) if path}:
        copies = CopyFolder(folder).copies()
        coming = [replace(copies[0], made_at=at, path=folder / str(number)) for number in range(COMING)]
        staying = thinned(
            [*coming, *copies],
            at,
            made_at=lambda one: one.made_at.astimezone(),
            reason=lambda one: one.reason,
        )
        tell.leaving(*(one.path for one in copies if one not in staying))


CHAPTERS: tuple[Callable[[Teller, MeetingId], None], ...] = (
    kept_twice,
    restored,
    handed_out,
    moved,
    standing_in,
)
