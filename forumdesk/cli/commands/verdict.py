"""What verifying answers, before it is put into words or JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forumdesk.domain.heads import ChainHead
from forumdesk.domain.notices import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """``facts`` for scripts, ``lines`` for people; ``problem`` says what does not hold, ``caution`` what is open."""

    facts: Mapping[str, Any]
    lines: tuple[Notice, ...] = ()
    problem: Notice | None = None
    caution: Notice | None = None


def notice(code: str, message: str, plural: str | None = None, /, **values: object) -> Notice:
    """A sentence to be said; ``count`` among the values chooses between the two."""
    count = values.get("count")
    return Notice(
        code=code,
        message=message,
        plural=plural,
        count=count if isinstance(count, int) else None,
        values=values,
    )


def head_as_json(head: ChainHead) -> dict[str, Any]:
    """A head with its keys."""
    return {
        "meeting": str(head.meeting_id),
        "desk": head.desk_id,
        "sequence": head.sequence,
        "hash": head.hash,
    }
