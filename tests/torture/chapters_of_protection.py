"""A register encrypted, decrypted, given another passphrase, a person erased from it: each an act of the machine."""

from collections.abc import Callable, Mapping
from pathlib import Path

from forumdesk.services.registers import Registers
from forumdesk.storage.rewriting import change_passphrase, decrypt_file, encrypt_file
from tests.builders import DESK, FixedClock
from tests.torture.machine import Job

REGISTER = "a.forumdesk"
WORDS, OTHER = "төрт дала бұлбұл", "four other plain words"


def encrypting(job: Job) -> None:
    """The plain register of the folder encrypted."""
    encrypt_file(Path(job.folder, REGISTER), WORDS)


def decrypting(job: Job) -> None:
    """The encrypted one made plain."""
    decrypt_file(Path(job.folder, REGISTER), WORDS)


def changing(job: Job) -> None:
    """The encrypted one given another passphrase."""
    change_passphrase(Path(job.folder, REGISTER), WORDS, OTHER)


def erasing(job: Job) -> None:
    """The first person of the list erased."""
    with Registers(clock=FixedClock(), desk=DESK).open(Path(job.folder, REGISTER)) as register:
        (meeting,) = register.meetings.meetings()
        register.personal.erase(register.participants.listed(meeting.id)[0].id)


ACTS: Mapping[str, Callable[[Job], None]] = {
    "encrypting": encrypting,
    "decrypting": decrypting,
    "changing": changing,
    "erasing": erasing,
}
