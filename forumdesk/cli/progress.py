"""Progress of a long command, told to a person who looks on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TextIO

Progress = Callable[[int, int], None]

_EACH = 0.1  # seconds between two figures: more than anybody reads


@contextmanager
def telling(stream: TextIO) -> Iterator[Progress | None]:
    """A function to call with how many of how many are done, shown in one line; None where no terminal is.

    The line is wiped at the end, so that what is said next stands alone.
    """
    if not stream.isatty():
        yield None
        return
    widest, last = 0, monotonic()

    def tell(done: int, whole: int) -> None:
        nonlocal widest, last
        if monotonic() - last < _EACH:
            return
        last = monotonic()
        figures = f"{done} / {whole}"
        widest = max(widest, len(figures))
        with suppress(OSError):  # nobody can be told that nobody can be told
            print(f"\r{figures.ljust(widest)}", end="", file=stream, flush=True)

    try:
        yield tell
    finally:
        if widest:
            with suppress(OSError):
                print(f"\r{' ' * widest}\r", end="", file=stream, flush=True)
