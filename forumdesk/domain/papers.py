"""Papers on the table: files that belong to an agenda item and lie inside the register."""

from dataclasses import dataclass

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, PaperId

PAPER_LIMIT = 25_000_000
"""Bytes of one paper. A register is copied to a stick and backed up whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file without its content. ``name`` is that of the file, ``media_type`` what its bytes say, ``size`` bytes."""

    id: PaperId
    meeting_id: MeetingId
    item_id: AgendaItemId
    name: str
    media_type: str
    size: int
    position: int = 0


class PaperTooLargeError(DomainError):
    """A file that makes the register unwieldy."""

    code = "paper.too_large"
    message = N_(
        "“{name}” has {size} MB; a paper has at most {most} MB. Nothing was added. Make the file smaller first."
    )


class PaperEmptyError(DomainError):
    """A file without bytes."""

    code = "paper.empty"
    message = N_("“{name}” is empty. Nothing was added.")


def require_fitting(name: str, size: int) -> None:
    """Refuse a file that is empty or too large; ``size`` in bytes."""
    if not size:
        raise PaperEmptyError(name=name)
    if size > PAPER_LIMIT:
        raise PaperTooLargeError(name=name, size=-(-size // 1_000_000), most=PAPER_LIMIT // 1_000_000)
