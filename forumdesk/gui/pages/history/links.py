"""From a thing on another page to what became of it."""

from typing import Final
from uuid import UUID

OF: Final = "of/"


def history_of(identifier: UUID) -> str:
    """What a page asks the window for (`page_asked`) to show what became of one of its things."""
    return f"history/{OF}{identifier}"
