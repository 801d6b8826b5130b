"""A register encrypted, decrypted, given another passphrase or a person erased on a disk that is full or fails.

Refused with a sentence: the same bytes, nothing readable beside an encrypted register, done when there is room.
"""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from forumdesk.domain.errors import KnownError
from forumdesk.services.registers import Registers
from forumdesk.storage.errors import DiskFullError, WrongFilePassphraseError
from tests.builders import DESK, FixedClock
from tests.torture.chapters_of_protection import ACTS, OTHER, REGISTER, WORDS
from tests.torture.filling import Disk, Failing
from tests.torture.machine import Job

PLAIN = b"SQLite format 3\x00"


def names(path: Path, secrets: Iterable[str] = (WORDS, OTHER)) -> tuple[str, tuple[str, ...]]:
    """The passphrase that opens the register, empty for a plain one, and who is on its list."""
    is_plain = path.read_bytes().startswith(PLAIN) if path.exists() else False
    for secret in ("",) if is_plain else secrets:
        try:
            with Registers(clock=FixedClock(), desk=DESK).open(path, secret=secret) as register:
                (meeting,) = register.meetings.meetings()
                listed = register.participants.listed(meeting.id)
                return secret, tuple(one.names.kk.family for one in listed)
        except WrongFilePassphraseError:
            continue
    raise AssertionError("nothing opens it")


class StubbornProtection:
    """Does one act on a copy of the register ``source``, the disk failing it; ``wrong`` says what was not right."""

    def __init__(self, job: Job) -> None:
        self._job, self._act = job, job.act.removeprefix("stubborn_")
        self._source = Path(job.folder, "source")
        self._disk = Disk()
        self._before = names(self._source)
        self.wrong: list[str] = []
        self.tries = 0

    def at(self, how: Failing, after: int) -> None:
        """Do it with one way of failing at the ``after``-th call that changes the disk."""
        folder = Path(self._job.folder, f"{how.name}-{after}")
        folder.mkdir()
        shutil.copyfile(self._source, folder / REGISTER)
        self.wrong += [f"{self._act}, {how.name} at {after}{one}" for one in self._at(folder, how, after)]
        shutil.rmtree(folder)

    def _at(self, folder: Path, how: Failing, after: int) -> Iterator[str]:
        path, refusal = folder / REGISTER, ""
        job = replace(self._job, folder=str(folder))
        self._disk.fail(how, after)
        try:
            ACTS[self._act](job)
        except KnownError as error:
            refusal = error.code
        failed = self._disk.mend()
        where = f" ({failed}), {refusal or 'done'}: "
        # SQLite does not tell why a file cannot be made.
        if refusal and how is Failing.FULL and failed != "c" and refusal != DiskFullError.code:
            yield f"{where}what is missing is room"
        if how is Failing.FULL:  # removing needs none
            yield from (f"{where}{one} left" for one in self._readable_beside(path))
        kept = names(path)
        if refusal and kept != self._before:
            if failed != "d":  # of what it has kept SQLite says so too when the folder is not synchronised
                yield f"{where}it has changed"
            return
        if not refusal and kept == self._before:
            yield f"{where}nothing has changed"
        if not refusal or self._act != "erasing":  # the next deed removes what SQLite could not remove
            yield from self._left(path, where)
        if refusal:
            self.tries += 1
            ACTS[self._act](job)
            if names(path) == self._before:
                yield f"{where}not done with room"
            yield from self._left(path, f"{where}done then, ")

    def _left(self, path: Path, where: str) -> Iterator[str]:
        yield from (f"{where}{one} can be read" for one in self._readable_beside(path))
        yield from (f"{where}{one.name} left" for one in path.parent.glob(".a*") if one.is_file())
        if self._act == "erasing" and self._before[1][0].encode() in path.read_bytes():
            yield f"{where}the name can be read"

    def _readable_beside(self, path: Path) -> list[str]:
        """Files besides the register in which a name can be read."""
        name = self._before[1][0].encode()
        return [
            one.name for one in path.parent.iterdir()
            if one.is_file() and one != path and name in one.read_bytes()
        ]  # fmt: skip
