"""Words that a person was typing and that no deed has kept yet, in a small file beside the settings."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from forumdesk.foundation import private_files

_MOST = 50  # fields whose words are left of sudden ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The text of one field, where it stands in words, and which part of it was typed (``start`` to ``end``)."""

    text: str
    place: str = ""
    start: int = 0
    end: int = 0


def typed_over(before: str, text: str, *, place: str = "") -> Typed:
    """What became of ``before``: the part typed is what the two do not have in common."""
    shorter = min(len(before), len(text))
    start = next((at for at in range(shorter) if before[at] != text[at]), shorter)
    same = next((at for at in range(shorter - start) if before[-1 - at] != text[-1 - at]), shorter - start)
    return Typed(text=text, place=place, start=start, end=len(text) - same)


class UnkeptWords:
    """For each register the words being typed, and those that were left when the program ended suddenly.

    They are for the person's eyes: nobody else may read the files. A disk that takes nothing does not stop typing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "typing"

    def begin(self, register: str) -> tuple[Typed, ...]:
        """The words left by sudden ends, newest last; what is typed from now on is apart from them."""
        left = tuple(dict.fromkeys((*self._read(register, "left"), *self._read(register, "now"))))[-_MOST:]
        if left:
            self._write(register, "left", left)
        self.keep(register, ())
        self._sweep(register)
        return left

    def keep(self, register: str, words: Sequence[Typed]) -> None:
        """Keep what is being typed, each field for itself, instead of what was kept before."""
        self._write(register, "now", words)

    def keep_left(self, register: str, words: Sequence[Typed]) -> None:
        """Of the words that were left only these are still wanted."""
        self._write(register, "left", words)
        self._sweep(register)

    def forget(self, register: str) -> None:
        """Nothing of a register stays here: it is encrypted now."""
        for part in ("now", "left"):
            self._write(register, part, ())
        self._sweep(register)

    def sweep(self) -> None:
        """Remove what a sudden end left half-written, of every register.

        A program that is at it this moment tries again with its next word.
        """
        self._sweep("")

    def _sweep(self, register: str) -> None:
        with suppress(OSError):
            for part in private_files.parts_left(self._folder, register):
                part.unlink(missing_ok=True)

    def _path(self, register: str, part: str) -> Path:
        return self._folder / f"{register}-{part}.json"

    def _read(self, register: str, part: str) -> tuple[Typed, ...]:
        try:
            found = json.loads(self._path(register, part).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return ()
        return tuple(_read_ones(found)) if isinstance(found, list) else ()

    def _write(self, register: str, part: str, words: Sequence[Typed]) -> None:
        path = self._path(register, part)
        with suppress(OSError, UnicodeEncodeError):
            if words:
                private_files.make_folder(self._folder)
                told = json.dumps([asdict(one) for one in words], ensure_ascii=False)
                private_files.replace(path, told.encode("utf-8"))
            else:
                path.unlink(missing_ok=True)


def _read_ones(found: list[object]) -> Iterator[Typed]:
    """Whatever still has words; older programs wrote the bare text of each field."""
    for one in found:
        read = one if isinstance(one, dict) else {"text": one}
        text, place = str(read.get("text", "")), str(read.get("place", ""))
        start, end = (at if isinstance(at, int) else 0 for at in (read.get("start"), read.get("end")))
        if text.strip():
            start = min(max(start, 0), len(text))
            yield Typed(text=text, place=place, start=start, end=min(max(end, start), len(text)))
