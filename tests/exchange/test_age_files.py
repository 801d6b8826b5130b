"""Files in the age format: a passphrase opens them, nothing else does, and no name leads out of a folder."""

from pathlib import Path

import pytest

from forumdesk.exchange.age_files import (
    AgeMissingError,
    AgePassphraseError,
    NotAgeError,
    decrypted,
    encrypted,
    inner_name,
    is_age,
    opened_for_reading,
)

pytest.importorskip("pyrage")
WORDS = "төрт дала бұлбұл"


@pytest.fixture(scope="module")
def secret() -> bytes:
    return encrypted("Тізім".encode(), WORDS)


def test_what_is_inside_is_read_with_the_passphrase_alone(secret: bytes, tmp_path: Path) -> None:
    path = tmp_path / "list.csv.age"
    path.write_bytes(secret)

    assert secret.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert "Тізім".encode() not in secret
    assert is_age(path)
    assert decrypted(secret, WORDS, path.name).decode() == "Тізім"


@pytest.mark.parametrize("words", ["another passphrase", ""])
def test_a_wrong_passphrase_is_told(secret: bytes, words: str) -> None:
    with pytest.raises(AgePassphraseError):
        decrypted(secret, words, "list.csv.age")


def test_an_altered_file_is_told(secret: bytes) -> None:
    with pytest.raises(AgePassphraseError):
        decrypted(secret[:-1] + bytes([secret[-1] ^ 1]), WORDS, "list.csv.age")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"age-encryption.org/v1\n-> X25519 abc\n"])
def test_other_files_are_told_apart(data: bytes) -> None:
    with pytest.raises(NotAgeError):
        decrypted(data, WORDS, "x.age")


def test_the_content_lies_on_the_disk_only_while_it_is_read(secret: bytes, tmp_path: Path) -> None:
    path = tmp_path / "list.csv.age"
    path.write_bytes(secret)

    with opened_for_reading(path, WORDS) as inside:
        assert inside.name == "list.csv"
        assert inside.parent.stat().st_mode & 0o077 == 0
        assert inside.read_bytes().decode() == "Тізім"

    assert not inside.exists()
    assert not inside.parent.exists()


@pytest.mark.parametrize(
    ("name", "found"), [("a.pdf.age", "a.pdf"), ("A.AGE", "A"), ("x", "x.out"), (".age", ".age.out")]
)
def test_the_name_of_what_is_inside_comes_from_the_file_alone(name: str, found: str) -> None:
    assert inner_name(Path("somewhere") / name) == found


def test_where_the_extra_is_missing_it_is_named(secret: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyrage", None)

    with pytest.raises(AgeMissingError) as missing:
        decrypted(secret, WORDS, "x.age")
    assert "forumdesk[encrypt]" in str(missing.value)
