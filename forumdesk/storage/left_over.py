"""What a rewriting that ended suddenly left beside a register: taken away, or given its name back.

A file under encryption has three names for a moment (see rewriting): its own, `.….new` for what is being written, and
`.….old` for what stood there. Whatever is left of the last two may be plain beside an encrypted register.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from forumdesk.storage.rewriting import overwrite, stem_beside

_OLD, _NEW = ".old", ".new"


def give_name_back(path: Path) -> bool:
    """Where the register has lost its name on the way, let what stood there have it again; whether it was so."""
    with suppress(OSError):
        if path.exists():
            return False
        for left in _left(path):
            if left.name.endswith(_OLD):
                left.rename(path)
                return True
    return False


def is_left(path: Path) -> bool:
    """Whether something was left beside a register."""
    with suppress(OSError):
        return any(True for _one in _left(path))
    return False


def clear_left(path: Path) -> None:
    """Overwrite and remove it. To be asked only while the register cannot be rewritten by another program."""
    with suppress(OSError):
        for left in tuple(_left(path)):
            if left.samefile(path):  # it has two names yet: nothing was replaced
                left.unlink()
            else:
                overwrite(left)


def _left(path: Path) -> Iterator[Path]:
    name = re.compile(rf"{re.escape(stem_beside(path))}\.[0-9a-f]{{8}}\.(old|new)(-journal)?")
    yield from (one for one in path.parent.iterdir() if name.fullmatch(one.name))
