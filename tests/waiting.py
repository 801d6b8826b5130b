"""Waiting for what another process or a server does in its own time."""

import time
from collections.abc import Callable


def eventually(holds: Callable[[], object], seconds: float = 10) -> None:
    """Ask until ``holds`` says yes; fails when it does not in time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.02)
