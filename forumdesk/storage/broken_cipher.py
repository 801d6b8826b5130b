"""Decrypting what is left of a damaged encrypted register, page by page, past SQLCipher, which reads all or nothing.

Pages as SQLCipher 4 makes them: 4,096 bytes, AES-256 in chained blocks, in the last 80 bytes of each the vector and
the sum. A page whose sum does not fit is decrypted all the same: a broken byte spoils two blocks of 16 bytes.
"""

import hashlib
import hmac
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from forumdesk.storage.encryption import (
    PAGE,
    SALT_BYTES,
    FileKey,
    cipher,
    key_for,
    raw_failures,
    unlock,
    wrong_key,
)
from forumdesk.storage.lost_schema import PAGE_KINDS

RESERVED: Final = 80
"""Bytes at the end of each page that hold no rows."""
_VECTOR: Final = 16
_SUM: Final = 64
_MAGIC: Final = b"SQLite format 3\x00"
_FEW: Final = 4  # of 256 values of a first byte these four come by chance in every 64th page of noise


def decrypt_pages(path: Path, secret: str) -> FileKey:
    """Decrypt a private copy in its place, as far as it goes; returns its key.

    Raises WrongFilePassphraseError or RecoveryCodeError where ``secret`` makes sense of no page, and OSError.
    """
    key = key_for(path, secret)
    _take_back(path, key)
    content = path.read_bytes()
    content += bytes(-len(content) % PAGE)
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    plain = [_decrypted(page, key, at == 0) for at, page in enumerate(pages)]
    proven = any(_proves(page, number, key) for number, page in enumerate(pages, 1))
    if not proven and not _look_like_pages(plain):
        raise wrong_key(path, secret)
    path.write_bytes(b"".join(plain))
    return key


def _take_back(path: Path, key: FileKey) -> None:
    """Have a deed that was broken off taken back, if SQLCipher can still read so much."""
    driver = cipher(path)
    with suppress(raw_failures(driver)), closing(driver.connect(path)) as connection:
        unlock(connection, key)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _decrypted(page: bytes, key: FileKey, is_first: bool) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    start, end = SALT_BYTES if is_first else 0, PAGE - RESERVED
    if not any(page):
        return page  # never written, or emptied
    decryptor = Cipher(algorithms.AES(key.raw), modes.CBC(page[end : end + _VECTOR])).decryptor()
    plain = decryptor.update(page[start:end]) + decryptor.finalize()
    return (_MAGIC if is_first else b"") + plain + bytes(RESERVED)


def _proves(page: bytes, number: int, key: FileKey) -> bool:
    """Whether a page's sum fits the key."""
    start, end = SALT_BYTES if number == 1 else 0, PAGE - RESERVED
    salt = bytes(one ^ 0x3A for one in key.salt)
    summed = hmac.new(hashlib.pbkdf2_hmac("sha512", key.raw, salt, 2, 32), digestmod="sha512")
    summed.update(page[start : end + _VECTOR])
    summed.update(number.to_bytes(4, "little"))
    return hmac.compare_digest(summed.digest(), page[end + _VECTOR : end + _VECTOR + _SUM])


def _look_like_pages(plain: list[bytes]) -> bool:
    """Where the salt is lost no sum fits: whether many pages begin as pages of trees do."""
    return sum(page[0] in PAGE_KINDS for page in plain[1:]) * _FEW > len(plain)
