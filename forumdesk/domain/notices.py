"""Things that are pointed out without refusing: each has a stable code and one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Said in the reader's language by a catalogue, exactly like a :class:`~forumdesk.domain.errors.KnownError`.

    ``message`` and ``plural`` are marked with ``N_`` where the notice is made; ``count`` chooses between them.
    """

    code: str
    message: str
    plural: str | None = None
    count: int | None = None
    values: Mapping[str, object] = field(default_factory=dict)
