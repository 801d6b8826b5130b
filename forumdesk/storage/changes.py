"""What a deed changed, as values: the ground of the journal's differences and of undo."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class EntityChange:
    """One value before and after; None where it did not exist."""

    kind: str
    id: UUID
    before: Any
    after: Any
