"""Encrypted registers: files of SQLCipher, opened by a passphrase or a recovery code and by nothing else."""

import os
import random
import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest

from forumdesk.storage import rewriting
from forumdesk.storage.database import open_register
from forumdesk.storage.encryption import derived_key, looks_encrypted
from forumdesk.storage.errors import (
    AlreadyEncryptedError,
    DamagedError,
    EncryptedError,
    EncryptionMissingError,
    NotARegisterError,
    NotEncryptedError,
    RecoveryCodeError,
    RewritingFailedError,
    WrongFilePassphraseError,
)
from tests.builders import dump, refilled, registers

sqlcipher = pytest.importorskip("sqlcipher3.dbapi2")
WORDS, OTHER = "төрт дала бұлбұл", "four other plain words"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "a.forumdesk"
    with registers().create(path) as register:
        refilled(register)
    return path


@pytest.fixture
def encrypted(plain: Path) -> Path:
    rewriting.encrypt_file(plain, WORDS)
    return plain


def people(path: Path, secret: str) -> list[str]:
    with registers().open(path, secret=secret) as register:
        (meeting,) = register.meetings.meetings()
        return [one.names.kk.family for one in register.participants.listed(meeting.id)]


def test_an_encrypted_register_holds_the_same_and_shows_nothing(plain: Path) -> None:
    before, names = dump(plain), people(plain, "")
    kept = plain.read_bytes()

    rewriting.encrypt_file(plain, WORDS)

    data = plain.read_bytes()
    assert b"SQLite" not in data
    assert not any(name.encode() in data for name in names)
    assert people(plain, WORDS) == names
    assert [one.name for one in plain.parent.iterdir() if kept[:4096] in one.read_bytes()] == []
    rewriting.decrypt_file(plain, WORDS)
    assert dump(plain) == before
    assert sorted(one.name for one in plain.parent.iterdir()) == ["a.forumdesk"]


@pytest.mark.skipif(sys.platform == "win32", reason="names are counted in letters there, and paths are short")
def test_the_longest_name_that_a_register_can_have_is_encrypted_too(tmp_path: Path) -> None:
    path = tmp_path / ("д" * 115 + ".forumdesk")
    registers().create(path).close()

    rewriting.encrypt_file(path, WORDS)
    rewriting.decrypt_file(path, WORDS)

    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    left = path.with_name(f"{rewriting.stem_beside(path)}.01234567.old")
    path.rename(left)
    registers().open(path).close()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_deeds_are_kept_in_an_encrypted_register(encrypted: Path) -> None:
    with registers().open(encrypted, secret=WORDS) as register:
        (meeting,) = register.meetings.meetings()
        register.meetings.edit(meeting.id, number="17")
        register.history.undo()
        register.history.redo()

    with registers().open(encrypted, secret=WORDS) as register:
        assert register.meetings.meetings()[0].number == "17"
    assert looks_encrypted(encrypted)


def test_any_tool_of_sqlcipher_opens_it_with_the_passphrase_alone(encrypted: Path) -> None:
    connection = sqlcipher.connect(str(encrypted))
    connection.execute(f"PRAGMA key = '{WORDS}'")

    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_without_a_passphrase_it_is_said_that_it_is_encrypted_or_damaged(encrypted: Path) -> None:
    with pytest.raises(EncryptedError):
        open_register(encrypted)


def test_a_wrong_passphrase_changes_nothing(encrypted: Path) -> None:
    before = encrypted.read_bytes()

    for act in (
        lambda: open_register(encrypted, secret=OTHER),
        lambda: rewriting.decrypt_file(encrypted, OTHER),
        lambda: rewriting.change_passphrase(encrypted, OTHER, "again another"),
    ):
        with pytest.raises(WrongFilePassphraseError):
            act()

    assert encrypted.read_bytes() == before


def test_the_recovery_code_opens_it_and_a_slip_is_told_by_its_group(plain: Path) -> None:
    names = people(plain, "")
    code = rewriting.encrypt_file(plain, WORDS).code

    assert people(plain, " ".join(code).lower()) == names
    wrong = [*code[:6], code[6][::-1] if code[6] != code[6][::-1] else "00001", *code[7:]]
    with pytest.raises(RecoveryCodeError) as slip:
        open_register(plain, secret="-".join(wrong))
    assert slip.value.values["group"] == 7


def test_after_a_change_neither_the_old_passphrase_nor_the_old_code_opens_it(plain: Path) -> None:
    code = rewriting.encrypt_file(plain, WORDS).code

    rewriting.change_passphrase(plain, WORDS, OTHER)

    assert people(plain, OTHER)
    for secret in (WORDS, "".join(code)):
        with pytest.raises(WrongFilePassphraseError):
            open_register(plain, secret=secret)


def test_what_is_already_so_is_refused(plain: Path) -> None:
    with pytest.raises(NotEncryptedError):
        rewriting.decrypt_file(plain, WORDS)
    rewriting.encrypt_file(plain, WORDS)
    with pytest.raises(AlreadyEncryptedError):
        rewriting.encrypt_file(plain, WORDS)


def test_a_copy_that_is_not_the_same_leaves_the_file_as_it_was(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plain.read_bytes()
    written = rewriting._write_copy

    def spoilt(source: sqlite3.Connection, beside: Path, key: object) -> None:
        written(source, beside, key)  # type: ignore[arg-type]
        connection = rewriting._opened(sqlcipher, beside, key)  # type: ignore[arg-type]
        connection.execute("DELETE FROM participant WHERE number = 2")
        connection.close()

    monkeypatch.setattr(rewriting, "_write_copy", spoilt)
    with pytest.raises(RewritingFailedError):
        rewriting.encrypt_file(plain, WORDS)

    assert plain.read_bytes() == before
    assert [one.name for one in plain.parent.iterdir()] == ["a.forumdesk"]


def test_a_damaged_page_of_an_encrypted_register_is_told(encrypted: Path) -> None:
    data = bytearray(encrypted.read_bytes())
    for place in range(4096 * 3, len(data), 4096):
        data[place + 100] ^= 0xFF
    encrypted.write_bytes(data)

    with pytest.raises((DamagedError, WrongFilePassphraseError)):
        people(encrypted, WORDS)


def test_files_of_other_programs_are_not_taken_for_encrypted_ones(tmp_path: Path) -> None:
    text = "Хаттама № 7. ".encode() * 4096
    png = b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(8192)
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("text.txt", text + os.urandom(500))
    others = {"text": text[:8192], "zeros": bytes(8192), "picture": png, "odd": os.urandom(8191)}
    for name, data in others.items():
        path = tmp_path / name
        path.write_bytes(data)
        assert not looks_encrypted(path), name
        with pytest.raises(NotARegisterError):
            open_register(path)
    assert not looks_encrypted(archive)


def test_where_the_extra_is_missing_it_is_named(encrypted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "sqlcipher3", None)

    with pytest.raises(EncryptionMissingError) as missing:
        open_register(encrypted, secret=WORDS)
    assert "forumdesk[encrypt]" in str(missing.value)


def test_the_key_shows_itself_nowhere() -> None:
    key = derived_key(WORDS, bytes(16))

    assert key.raw.hex() not in repr(key)
    assert WORDS not in repr(key)
