"""Words that a person was typing and that no deed has kept yet, in a small file beside the settings."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from forumdesk.foundation import private_files

_MOST = 50  # fields whose words are left of sudden ends


class UnkeptWords:
    """For each register the words being typed, and those that were left when the program ended suddenly.

    They are for the person's eyes: nobody else may read the files. A disk that takes nothing does not stop typing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "typing"

    def begin(self, register: str) -> tuple[str, ...]:
        """The words left by sudden ends, newest last; what is typed from now on is apart from them."""
        left = tuple(dict.fromkeys((*self._read(register, "left"), *self._read(register, "now"))))[-_MOST:]
        if left:
            self._write(register, "left", left)
        self.keep(register, ())
        return left

    def keep(self, register: str, words: Sequence[str]) -> None:
        """Keep what is being typed, the text of each field, instead of what was kept before."""
        self._write(register, "now", words)

    def forget_left(self, register: str) -> None:
        """The person has taken the words that were left, or does not want them."""
        self._write(register, "left", ())

    def _path(self, register: str, part: str) -> Path:
        return self._folder / f"{register}-{part}.json"

    def _read(self, register: str, part: str) -> tuple[str, ...]:
        try:
            found = json.loads(self._path(register, part).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return ()
        return tuple(str(one) for one in found) if isinstance(found, list) else ()

    def _write(self, register: str, part: str, words: Sequence[str]) -> None:
        path = self._path(register, part)
        with suppress(OSError, UnicodeEncodeError):
            if words:
                private_files.make_folder(self._folder)
                private_files.replace(path, json.dumps(list(words), ensure_ascii=False).encode("utf-8"))
            else:
                path.unlink(missing_ok=True)
