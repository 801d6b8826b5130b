"""Other programs that a benchmark is measured against."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rival:
    """``act`` makes what is measured; ours may take ``limit`` times as long."""

    name: str
    limit: float
    act: Callable[[], Callable[[], object]]
