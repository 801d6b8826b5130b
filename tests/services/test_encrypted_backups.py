"""Backups of an encrypted register are encrypted, and are restored under its key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.domain.backups import Reason
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.encryption import change_passphrase, encrypt, is_encrypted
from forumdesk.services.register import Register
from forumdesk.services.registers import Registers
from forumdesk.services.restoring import OtherKeyError
from tests.builders import NOON, FixedClock, refilled
from tests.builders_backups import backed_up

pytest.importorskip("sqlcipher3")
WORDS = "күз алма су терезе"
OTHER = "тау өзен жол кітап"


@pytest.fixture
def kept(tmp_path: Path) -> Registers:
    return backed_up(tmp_path / "backups", FixedClock())


@pytest.fixture
def path(kept: Registers, tmp_path: Path) -> Path:
    path = tmp_path / "a.forumdesk"
    with kept.create(path) as register:
        refilled(register)
    return path


@pytest.fixture
def register(kept: Registers, path: Path) -> Iterator[Register]:
    encrypt(path, WORDS, NOON)
    with kept.open(path, secret=WORDS) as opened:
        yield opened


def test_the_copy_is_as_encrypted_as_the_register_and_verified(register: Register) -> None:
    backup = register.backups.make(Reason.BY_HAND).backup

    assert backup.first is not None
    assert is_encrypted(backup.first)
    assert register.backups.shelf is not None
    assert register.backups.shelf.is_sound(backup)


def test_it_is_restored_and_undone_under_the_same_key(register: Register) -> None:
    backup = register.backups.make(Reason.BY_HAND).backup
    before = len(register.meetings.meetings())
    register.meetings.add(LocalizedText.everywhere("Кеңес"))

    assert len(register.backups.difference(backup).taken_back) == 1
    register.backups.restore(backup)
    assert len(register.meetings.meetings()) == before
    register.history.undo()
    assert len(register.meetings.meetings()) == before + 1
    assert is_encrypted(register.path)


def test_a_backup_from_before_the_encryption_can_be_restored(kept: Registers, path: Path) -> None:
    with kept.open(path) as plain:
        backup = plain.backups.make(Reason.BY_HAND).backup
        before = len(plain.meetings.meetings())
        plain.meetings.add(LocalizedText.everywhere("Кеңес"))
    encrypt(path, WORDS, NOON)

    with kept.open(path, secret=WORDS) as register:
        register.backups.restore(backup)
        assert len(register.meetings.meetings()) == before


def test_a_backup_under_another_passphrase_is_refused_in_words(
    kept: Registers, register: Register, path: Path
) -> None:
    backup = register.backups.make(Reason.BY_HAND).backup
    register.close()
    change_passphrase(path, WORDS, OTHER, NOON)

    with kept.open(path, secret=OTHER) as again:
        again.meetings.add(LocalizedText.everywhere("Кеңес"))
        with pytest.raises(OtherKeyError):
            again.backups.restore(backup)
