"""Files made on a disk that is full or fails: refused with a sentence, nothing half, made when there is room."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from forumdesk.documents.output import write_whole
from forumdesk.domain.backups import Reason
from forumdesk.domain.errors import KnownError
from forumdesk.services.backups import Backups, SecondPlace
from forumdesk.storage.copy_folder import stand_in_place
from tests.torture.chapters_of_files import BACKUPS, STICK
from tests.torture.examining_files import files_examined, is_whole
from tests.torture.filling import Disk, Failing
from tests.torture.telling import Teller, Told, digest_of

DAMAGED, NEW, OLD = b"rot" * 3000, b"new" * 5000, b"old" * 4000
Making = Callable[[int], Iterator[str]]
"""Makes one file, the number of the try given; yields what is wrong although it was made. Raises KnownError."""


class StubbornFiles:
    """Makes each kind of file with the disk failing at every ``step``-th point, in every way, until it does not."""

    def __init__(self, tell: Teller, step: int) -> None:
        self._register, self._step = tell.register, step
        self._folder = tell.register.path.parent
        self._disk = Disk()
        self.wrong: list[str] = []
        self.tries = 0
        (self._folder / STICK).mkdir()
        shelf = Backups(self._register.clock, self._folder / BACKUPS)
        shelf.choose_second(self._folder / STICK)
        self._register.backups.shelf = shelf
        self._meeting = self._register.meetings.meetings()[0].id

    def make_all(self) -> None:
        """Every kind of file."""
        for making, look in (
            (self._backup, _nothing),
            (self._paper, self._look_at_paper),
            (self._stand_in, self._look_at_register),
            (self._hand_over, _nothing),
            (self._move, _nothing),
        ):
            for how in Failing:
                self._make(how, making, look)

    def _make(self, how: Failing, making: Making, look: Callable[[], Iterator[str]]) -> None:
        for number, after in enumerate(count(1, self._step)):
            where = f"{making.__name__}, {how.name} at {after}"
            before = self._prepare(number)
            self._disk.fail(how, after)
            refused = False
            try:
                found = [*making(number)]
            except KnownError:
                refused, found = True, []
            failed = self._disk.mend()
            self.tries += refused
            found += [*look(), *files_examined(self._folder, Told())]
            if how is not Failing.BROKEN and failed != "u":  # else it could not be removed
                found += [f"{one.name} left" for one in self._folder.glob(".*.part")]
            if refused and self._register.path.read_bytes() != before and making != self._hand_over:
                found.append("the register is not as it was")
            self.wrong += [f"{where} ({failed}): {one}" for one in found]
            if not failed:
                return

    def _prepare(self, number: int) -> bytes:
        """Another state, so that a backup has something to hold; a paper and a damaged register stand there."""
        self._register.meetings.edit(self._meeting, number=str(self.tries * 1000 + number))
        (self._folder / "paper.csv").write_bytes(OLD)
        self._other.write_bytes(DAMAGED)
        self._other_journal.write_bytes(b"unfinished")
        for pattern in (".*.part", "other*.damaged*", "*.given.forumdesk*", "*.moved.forumdesk*"):
            for left in self._folder.glob(pattern):
                left.unlink()
        for place in (BACKUPS, STICK):  # each try looks at every one
            for old in sorted((self._folder / place).rglob("*.forumdesk"))[:-3]:
                old.unlink()
        return self._register.path.read_bytes()

    @property
    def _other(self) -> Path:
        return self._folder / "other.forumdesk"

    @property
    def _other_journal(self) -> Path:
        return self._folder / "other.forumdesk-journal"

    def _backup(self, _number: int) -> Iterator[str]:
        made = self._register.backups.make(Reason.BY_HAND)
        for path in (made.backup.first, made.backup.second):
            if path is not None and not is_whole(path.suffix, path.read_bytes()):
                yield f"{path} is no backup"
        if made.backup.second is None and (made.problem is None or made.second is not SecondPlace.FAILED):
            yield "the second place has none, and nothing is said"
        if made.backup.first is None and made.problem is None:
            yield "the first place has none, and nothing is said"

    def _paper(self, _number: int) -> Iterator[str]:
        path = self._folder / "paper.csv"
        write_whole(path, NEW, forbidden=self._register.path)
        if path.read_bytes() != NEW:
            yield "written and not there"

    def _look_at_paper(self) -> Iterator[str]:
        if (self._folder / "paper.csv").read_bytes() not in (OLD, NEW):
            yield "half"

    def _stand_in(self, _number: int) -> Iterator[str]:
        source = self._folder / "paper.csv"
        aside = self._folder / "other.damaged"
        if stand_in_place(source, self._other, aside) != aside or aside.read_bytes() != DAMAGED:
            yield "what stood there is gone"
        if self._other.read_bytes() != OLD or self._other_journal.exists():
            yield "it does not stand there"

    def _look_at_register(self) -> Iterator[str]:
        if self._other.read_bytes() == DAMAGED and not self._other_journal.exists():
            yield "the unfinished deed is gone"
        if self._other.read_bytes() not in (DAMAGED, OLD):
            yield f"{digest_of(self._other.read_bytes())} stands there"

    def _hand_over(self, number: int) -> Iterator[str]:
        path = self._folder / f"{number}.given.forumdesk"
        self._register.handing_over.hand_over(path, "Тіркеу")
        yield from self._whole(path)

    def _move(self, number: int) -> Iterator[str]:
        path = self._folder / f"{number}.moved.forumdesk"
        self._register.moving.move(path)
        yield from self._whole(path)

    def _whole(self, path: Path) -> Iterator[str]:
        if not is_whole(path.suffix, path.read_bytes()):
            yield f"{path.name} is no register"


def _nothing() -> Iterator[str]:
    """Nothing more to look at."""
    return iter(())
