"""Files that somebody holds: told by their first bytes, and lists of heads read with their signatures checked."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forumdesk.domain.errors import N_, DomainError, KnownError
from forumdesk.services.encryption import is_encrypted
from forumdesk.services.head_lists import LARGEST, HeadList, from_bytes
from forumdesk.services.signing import verify_signature

if TYPE_CHECKING:
    from forumdesk.domain.heads import ChainHead
    from forumdesk.services.register import Register

_BEGINNING: Final = 1024  # bytes within which a PDF says that it is one
_PDF, _SQLITE = b"%PDF-", b"SQLite format 3\x00"


class FileKind(StrEnum):
    """What a file is that was named, chosen or dropped."""

    PAPER = "paper"
    REGISTER = "register"
    HEADS = "heads"


class NothingToVerifyError(KnownError):
    """Another program's file. Values: ``path``."""

    code = "file.nothing_to_verify"
    message = N_("“{path}” is neither a register nor a PDF nor a list of heads: there is nothing to verify.")


class HeldFileError(KnownError):
    """The file is not there or cannot be read. Values: ``path``."""

    code = "file.unreadable"
    message = N_("“{path}” cannot be read. Check that it is there and may be opened.")


class ForgedSignatureError(DomainError):
    """A signature in a list does not fit its head. Values: ``name`` of the file, ``title`` of the meeting."""

    code = "heads.signature"
    message = N_(
        "The list of chain heads “{name}” has a signature that does not fit its head ({title}): it was altered."
        " Nothing was checked by it. Ask for the list again."
    )


class HeadsElsewhereError(DomainError):
    """The list of heads speaks of other meetings. Values: ``name`` of the file."""

    code = "heads.elsewhere"
    message = N_(
        "The list of heads “{name}” belongs to another register: it names none of the meetings here."
        " Nothing was checked by it."
    )


def kind_of(path: Path) -> FileKind:
    """What a file is, by its first bytes. Raises HeldFileError, NothingToVerifyError."""
    beginning = _read(path, _BEGINNING)
    if _PDF in beginning:
        return FileKind.PAPER
    if beginning.startswith(_SQLITE):
        return FileKind.REGISTER
    if beginning.lstrip().startswith(b"{"):
        return FileKind.HEADS
    if is_encrypted(path):
        return FileKind.REGISTER
    raise NothingToVerifyError(path=str(path))


def read_heads(path: Path) -> HeadList:
    """A list of heads, its signatures checked. Raises what head lists raise, HeldFileError, ForgedSignatureError."""
    found = from_bytes(_read(path, LARGEST + 1), name=path.name)
    for listed in found.heads:
        if listed.signature is not None and not verify_signature(listed.signature):
            raise ForgedSignatureError(name=path.name, title=listed.title)
    return found


def heads_here(register: Register, listed: HeadList, name: str) -> tuple[ChainHead, ...]:
    """The heads of a list that are to be found here. Raises HeadsElsewhereError for a list of another register."""
    known = {one.id for one in register.meetings.meetings()}
    if not any(head.meeting_id in known for head in listed.expected_heads):
        raise HeadsElsewhereError(name=name)
    return listed.expected_heads


def _read(path: Path, size: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(size)
    except (OSError, ValueError) as error:
        raise HeldFileError(path=str(path)) from error
