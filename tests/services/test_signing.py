import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.errors import DomainError
from forumdesk.domain.heads import ChainHead, HeadSignature, PublicKey
from forumdesk.domain.identifiers import MeetingId
from forumdesk.foundation.paths import data_folder as usual_data_folder
from forumdesk.foundation.paths import keys_folder
from forumdesk.services.canonical import canonical, digest
from forumdesk.services.signing import SecretaryKeys, signed_bytes, verify_signature
from forumdesk.services.signing_errors import (
    KeyBrokenError,
    KeyCopyExistsError,
    KeyExistsError,
    KeyFileError,
    KeyNewerError,
    NoKeyError,
    PassphraseEmptyError,
    PassphraseShortError,
    WrongPassphraseError,
)
from tests.builders import NOON, number

PASSPHRASE = "тоғыз жолдың торабы"
HEAD = ChainHead(meeting_id=MeetingId(number(3)), desk_id="desk-1", sequence=7, hash="0a" * 32)


@pytest.fixture
def keys(tmp_path: Path) -> SecretaryKeys:
    return SecretaryKeys(tmp_path / "keys")


@pytest.fixture
def owned(keys: SecretaryKeys) -> SecretaryKeys:
    keys.create(PASSPHRASE)
    return keys


def refused(error: type[DomainError], act: Callable[[], object], keys: SecretaryKeys) -> DomainError:
    """An act is refused, and the folder is as it was."""

    def found() -> dict[str, bytes]:
        folder = keys.path.parent
        return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.is_dir() else {}

    before = found()
    with pytest.raises(error) as refusal:
        act()
    assert found() == before
    assert str(refusal.value)
    return refusal.value


def test_what_the_key_signed_verifies(owned: SecretaryKeys) -> None:
    signature = owned.sign(HEAD, PASSPHRASE, NOON)

    assert verify_signature(signature)
    assert (signature.head, signature.signed_at) == (HEAD, NOON)
    assert signature.signer == owned.public()


def test_what_is_signed_is_canonical_json_of_a_final_format() -> None:
    assert json.loads(signed_bytes(HEAD, NOON)) == {
        "format": "forumdesk.head",
        "version": 1,
        "meeting": str(number(3)),
        "desk": "desk-1",
        "sequence": 7,
        "hash": "0a" * 32,
        "signed_at": "2024-10-17T12:00:00.000000Z",
    }
    assert signed_bytes(HEAD, NOON) == canonical(json.loads(signed_bytes(HEAD, NOON)))


def test_nothing_else_verifies_by_the_same_signature(owned: SecretaryKeys, tmp_path: Path) -> None:
    signature = owned.sign(HEAD, PASSPHRASE, NOON)
    another = SecretaryKeys(tmp_path / "another").create(PASSPHRASE)

    others = [
        replace(signature, head=replace(HEAD, meeting_id=MeetingId(number(4)))),
        replace(signature, head=replace(HEAD, desk_id="desk-2")),
        replace(signature, head=replace(HEAD, sequence=8)),
        replace(signature, head=replace(HEAD, hash="0b" * 32)),
        replace(signature, signed_at=NOON + timedelta(microseconds=1)),
        replace(signature, key=another.key),
        replace(signature, key="0f"),
        replace(signature, key="no digits"),
        replace(signature, signature=""),
        replace(signature, signature=signature.signature[:-2]),
    ]
    assert [verify_signature(one) for one in others] == [False] * len(others)


SIGNED = HeadSignature(  # by the key of 32 bytes 01, so that a change of the format cannot go unseen
    head=HEAD,
    key="8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c",
    signature="fe9dbd5d01a1b40ae0c411ec78ef9f3d296e0da4463efc0d6865868b4d0c73ba"
    "c6cb5ecb35dc61c41270b19deb3e9e4881be1c5f801ac43ac4c4bad5bc973204",
    signed_at=NOON,
)


@given(st.integers(0, 511))
def test_one_bit_of_a_signature_tells(bit: int) -> None:
    data = bytearray(bytes.fromhex(SIGNED.signature))
    data[bit // 8] ^= 1 << bit % 8

    assert verify_signature(SIGNED)
    assert not verify_signature(replace(SIGNED, signature=data.hex()))


def test_the_public_half_is_known_without_the_passphrase(keys: SecretaryKeys) -> None:
    assert keys.public() is None

    made = keys.create(PASSPHRASE)

    assert keys.public() == made == SecretaryKeys(keys.path.parent).public()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a person's folder to the person")
def test_the_key_is_for_its_owner_alone(owned: SecretaryKeys) -> None:
    assert owned.path.stat().st_mode & 0o777 == 0o600
    assert owned.path.parent.stat().st_mode & 0o777 == 0o700


def test_the_key_lies_with_the_person(data_folder: Path) -> None:
    assert usual_data_folder() == data_folder
    assert keys_folder() == data_folder / "keys"


def test_the_private_half_is_nowhere_in_the_open(owned: SecretaryKeys) -> None:
    opened = owned._opened(owned._own(), PASSPHRASE, owned.path)

    data = owned.path.read_bytes()
    assert opened.private_bytes_raw() not in data
    assert opened.private_bytes_raw().hex().encode() not in data
    assert b"BEGIN ENCRYPTED PRIVATE KEY" in data


def test_a_passphrase_may_be_composed_or_not(keys: SecretaryKeys) -> None:
    keys.create("Й" * 8)

    assert verify_signature(keys.sign(HEAD, "Й" * 8, NOON))


def test_a_very_long_passphrase_serves(keys: SecretaryKeys) -> None:
    keys.create("ә" * 5000)

    assert verify_signature(keys.sign(HEAD, "ә" * 5000, NOON))


@pytest.mark.parametrize("passphrase", ["", " " * 9, "\t\n"])
def test_an_empty_passphrase_is_refused(keys: SecretaryKeys, passphrase: str) -> None:
    refused(PassphraseEmptyError, lambda: keys.create(passphrase), keys)


@pytest.mark.parametrize("passphrase", ["a", "1234567", "Й" * 7])
def test_a_short_passphrase_is_refused(keys: SecretaryKeys, passphrase: str) -> None:
    refusal = refused(PassphraseShortError, lambda: keys.create(passphrase), keys)

    assert refusal.values["least"] == 8


@pytest.mark.parametrize("passphrase", ["wrong", PASSPHRASE + " ", PASSPHRASE.upper()])
def test_a_wrong_passphrase_is_told(owned: SecretaryKeys, passphrase: str) -> None:
    refused(WrongPassphraseError, lambda: owned.sign(HEAD, passphrase, NOON), owned)
    refused(WrongPassphraseError, lambda: owned.change_passphrase(passphrase, "another one"), owned)


def test_signing_with_an_empty_passphrase_asks_for_it(owned: SecretaryKeys) -> None:
    refused(PassphraseEmptyError, lambda: owned.sign(HEAD, "", NOON), owned)


def test_without_a_key_nothing_is_signed(keys: SecretaryKeys, tmp_path: Path) -> None:
    refused(NoKeyError, lambda: keys.sign(HEAD, PASSPHRASE, NOON), keys)
    refused(NoKeyError, lambda: keys.change_passphrase(PASSPHRASE, PASSPHRASE), keys)
    refused(NoKeyError, lambda: keys.export_to(tmp_path / "copy.key"), keys)
    refused(NoKeyError, keys.set_aside, keys)


def test_a_key_is_never_made_over_another(owned: SecretaryKeys) -> None:
    public = owned.public()
    refusal = refused(KeyExistsError, lambda: owned.create(PASSPHRASE), owned)

    assert public is not None
    assert refusal.values["fingerprint"] == public.fingerprint


def test_another_passphrase_opens_the_same_key(owned: SecretaryKeys) -> None:
    public = owned.public()
    refused(PassphraseShortError, lambda: owned.change_passphrase(PASSPHRASE, "short"), owned)

    owned.change_passphrase(PASSPHRASE, "another one")

    refused(WrongPassphraseError, lambda: owned.sign(HEAD, PASSPHRASE, NOON), owned)
    assert verify_signature(owned.sign(HEAD, "another one", NOON))
    assert owned.public() == public
    assert [file.name for file in owned.path.parent.iterdir()] == [owned.path.name]


def test_a_copy_serves_on_another_computer(owned: SecretaryKeys, tmp_path: Path) -> None:
    copy, there = tmp_path / "copy.key", SecretaryKeys(tmp_path / "there")
    owned.export_to(copy)
    refused(KeyCopyExistsError, lambda: owned.export_to(copy), owned)
    refused(WrongPassphraseError, lambda: there.import_from(copy, "something else"), there)

    taken = there.import_from(copy, PASSPHRASE)

    assert taken == owned.public() == there.public()
    assert verify_signature(there.sign(HEAD, PASSPHRASE, NOON))
    assert there.import_from(copy, PASSPHRASE) == taken


def test_a_copy_of_another_key_is_refused(owned: SecretaryKeys, tmp_path: Path) -> None:
    another = SecretaryKeys(tmp_path / "another")
    another.create(PASSPHRASE)

    refused(KeyExistsError, lambda: owned.import_from(another.path, PASSPHRASE), owned)


def test_a_copy_that_cannot_be_read_or_written_is_told(owned: SecretaryKeys, tmp_path: Path) -> None:
    refused(KeyFileError, lambda: owned.import_from(tmp_path / "missing.key", PASSPHRASE), owned)
    refused(KeyFileError, lambda: owned.import_from(tmp_path, PASSPHRASE), owned)
    refused(KeyFileError, lambda: owned.export_to(tmp_path / "missing" / "copy.key"), owned)
    refused(KeyFileError, lambda: owned.export_to(tmp_path / "a\0b"), owned)


def test_a_key_set_aside_makes_room_and_can_come_back(owned: SecretaryKeys) -> None:
    first = owned.public()
    aside = owned.set_aside()
    assert owned.public() is None
    owned.create("another one")
    assert owned.public() != first

    assert owned.set_aside() != aside
    assert owned.import_from(aside, PASSPHRASE) == first


def altered(change: dict[str, Any], *, fitting: bool) -> Callable[[bytes], bytes]:
    """A change of members of the key's file, with a hash that fits it, or does not."""

    def act(data: bytes) -> bytes:
        plain = {**json.loads(data), **change}
        if fitting:
            plain["sha256"] = digest(canonical({name: plain[name] for name in plain if name != "sha256"}))
        return canonical(plain)

    return act


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "no text": lambda _: b"\xff\xfe",
    "no object": lambda _: b"[1]",
    "deep": lambda _: b"[" * 10_000,
    "long": lambda data: data + b" " * 20_000,
    "another format": lambda _: b'{"format":"forumdesk.head"}',
    "members missing": lambda _: b'{"format":"forumdesk.key","version":1}',
    "a letter of the private half": lambda data: data.replace(b"KEY-----\\n", b"KEY-----\\nA", 1),
    "a member more": altered({"more": 1}, fitting=True),
    "a public half of no digits": altered({"public": "ab" * 31 + "xy"}, fitting=True),
    "a short public half": altered({"public": "ab"}, fitting=True),
    "no salt": altered({"salt": ""}, fitting=True),
    "a number for the salt": altered({"salt": 1}, fitting=True),
    "another public half": altered({"public": "ab" * 32}, fitting=False),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_broken_key_is_told_and_left(owned: SecretaryKeys, tmp_path: Path, damage: str) -> None:
    copy = tmp_path / "copy.key"
    owned.export_to(copy)
    public = owned.public()
    owned.path.write_bytes(DAMAGE[damage](owned.path.read_bytes()))

    refused(KeyBrokenError, owned.public, owned)
    refused(KeyBrokenError, lambda: owned.sign(HEAD, PASSPHRASE, NOON), owned)
    refused(KeyBrokenError, lambda: owned.create(PASSPHRASE), owned)
    broken = owned.path.read_bytes()

    assert owned.import_from(copy, PASSPHRASE) == public
    assert sorted(file.read_bytes() for file in owned.path.parent.iterdir()) == sorted(
        [broken, copy.read_bytes()]
    )


def test_a_key_that_belongs_to_another_public_half_is_broken(owned: SecretaryKeys) -> None:
    forged = altered({"public": "ab" * 32}, fitting=True)(owned.path.read_bytes())
    owned.path.write_bytes(forged)

    refused(KeyBrokenError, lambda: owned.sign(HEAD, PASSPHRASE, NOON), owned)


def test_a_key_that_is_not_encrypted_or_of_another_kind_is_broken(owned: SecretaryKeys) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    from forumdesk.services.signing import _stretched

    good = owned.path.read_bytes()
    lock = BestAvailableEncryption(_stretched(PASSPHRASE, json.loads(good)["salt"]))
    opened = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    other = X25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
    for private in (opened, other):
        owned.path.write_bytes(altered({"private": private.decode()}, fitting=True)(good))

        refused(KeyBrokenError, lambda: owned.sign(HEAD, PASSPHRASE, NOON), owned)


def test_a_key_of_a_newer_program_is_told(owned: SecretaryKeys) -> None:
    owned.path.write_bytes(altered({"version": 2}, fitting=True)(owned.path.read_bytes()))

    refused(KeyNewerError, owned.public, owned)


def test_a_folder_that_cannot_be_written_is_told(ordinary_folder: Path) -> None:
    keys = SecretaryKeys(ordinary_folder / "keys")
    ordinary_folder.chmod(0o500)

    refused(KeyFileError, lambda: keys.create(PASSPHRASE), keys)

    ordinary_folder.chmod(0o700)


def test_a_public_key_is_what_its_fingerprint_says() -> None:
    assert PublicKey(key=SIGNED.key).fingerprint == "3475-0F98-BD59-FCFC-946D-A45A-AABE-933B"


@pytest.mark.parametrize("key", ["00" * 32, "01" + "00" * 31, "00" * 31 + "80", "ec" + "ff" * 30 + "7f"])
def test_a_key_under_which_anything_passes_signs_nothing(key: str) -> None:
    for minute in range(16):
        at = NOON + timedelta(minutes=minute)
        for signature in ("00" * 64, "01" + "00" * 63):
            assert not verify_signature(HeadSignature(head=HEAD, key=key, signature=signature, signed_at=at))
