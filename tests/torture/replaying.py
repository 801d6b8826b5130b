"""The disk as a power cut leaves it: of recorded calls those that were synchronised, of the others what chance kept.

A file's content is kept by synchronising the file; its name, a new name or the lack of one by synchronising the
folder, and so is a folder by synchronising that in which it lies. What was not synchronised may be there or not, in
any order, a write also in part, sector by sector.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tests.torture.reading import Call

SECTOR = 512


class Loss(StrEnum):
    """What becomes of that which was not synchronised."""

    ALL = "all"
    SOME = "some"
    TORN = "torn"


@dataclass
class Inode:
    """A file: its content on the disk, and what has not reached it yet."""

    content: bytearray = field(default_factory=bytearray)
    waiting: list[Call] = field(default_factory=list)
    is_folder: bool = False


@dataclass
class Disk:
    """Files and folders by their names, and what has not reached the disk yet: a name and its file, or None."""

    names: dict[str, Inode] = field(default_factory=dict)
    waiting: list[tuple[str, Inode | None]] = field(default_factory=list)
    _by_inode: dict[int, Inode] = field(default_factory=dict)
    _seen: dict[str, Inode] = field(default_factory=dict)
    _made: set[str] = field(default_factory=set)

    def take(self, call: Call) -> None:
        """Let a call happen."""
        if call.kind == "c":
            made = self._by_inode[call.inode] = Inode()
            self._name(call.path, made)
        elif call.kind == "m":
            self._name(call.path, Inode(is_folder=True))
            self._made.add(call.path)
        elif call.kind in "wt":
            if call.inode in self._by_inode:  # else a file that was there before the recording began
                self._by_inode[call.inode].waiting.append(call)
        elif call.kind == "u":
            self._name(call.path, None)
        elif call.kind in "rl":
            moved = self._seen.get(call.path)
            self._name(call.data.decode(), moved)
            if call.kind == "r":
                self._name(call.path, None)
        elif call.kind == "s":
            self._synchronise(call)

    def _name(self, path: str, inode: Inode | None) -> None:
        self.waiting.append((path, inode))
        if inode is None:
            self._seen.pop(path, None)
        else:
            self._seen[path] = inode

    def _synchronise(self, call: Call) -> None:
        known = self._by_inode.get(call.inode)
        if known is not None and self._seen.get(call.path) is known:
            for waiting in known.waiting:
                _apply(known.content, waiting)
            known.waiting.clear()
            return
        kept = [one for one in self.waiting if str(Path(one[0]).parent) == call.path]
        self.waiting = [one for one in self.waiting if one not in kept]
        for path, inode in kept:
            _put(self.names, path, inode)

    def after_a_cut(self, loss: Loss, chance: random.Random) -> dict[str, bytes]:
        """What the disk holds."""
        names = dict(self.names)
        for path, inode in self.waiting:
            if loss is not Loss.ALL and chance.random() < 0.5:
                _put(names, path, inode)
        return {
            path: _left(inode, loss, chance)
            for path, inode in names.items()
            if not inode.is_folder and self._can_be_reached(path, names)
        }

    def _can_be_reached(self, path: str, names: dict[str, Inode]) -> bool:
        """Whether every folder above a file is there that was made since the recording began."""
        return all(str(one) in names for one in Path(path).parents if str(one) in self._made)


def _put(names: dict[str, Inode], path: str, inode: Inode | None) -> None:
    if inode is None:
        names.pop(path, None)
    else:
        names[path] = inode


def _left(inode: Inode, loss: Loss, chance: random.Random) -> bytes:
    content = bytearray(inode.content)
    for call in inode.waiting:
        if loss is Loss.SOME and chance.random() < 0.5:
            _apply(content, call)
        elif loss is Loss.TORN:
            for part in _sectors(call):
                if chance.random() < 0.5:
                    _apply(content, part)
    return bytes(content)


def _sectors(call: Call) -> Iterator[Call]:
    if call.kind != "w":
        yield call
        return
    start = 0
    while start < len(call.data):
        end = min(start + SECTOR - (call.offset + start) % SECTOR, len(call.data))
        yield Call("w", call.path, call.offset + start, call.inode, call.data[start:end])
        start = end


def _apply(content: bytearray, call: Call) -> None:
    if call.kind == "t":
        del content[call.offset :]
        content.extend(bytes(call.offset - len(content)))
        return
    content.extend(bytes(max(call.offset - len(content), 0)))
    content[call.offset : call.offset + len(call.data)] = call.data


def cuts(
    recorded: Sequence[Call], points: Sequence[int], seed: int, losses: Sequence[Loss] = tuple(Loss)
) -> Iterator[tuple[int, Loss, bytes, dict[str, bytes]]]:
    """For each point and each loss what was said until then and what the disk holds."""
    disk, said, chance = Disk(), bytearray(), random.Random(seed)
    wanted = sorted(points)
    for place, call in enumerate(recorded):
        while wanted and wanted[0] == place:
            wanted.pop(0)
            for loss in losses:
                yield place, loss, bytes(said), disk.after_a_cut(loss, chance)
        if call.kind == "a":
            said += call.data
        else:
            disk.take(call)


def laid_out(disk: dict[str, bytes], old: Path, new: Path) -> None:
    """Write what a disk holds below ``new`` as it lay below ``old``."""
    new.mkdir(parents=True)
    for path, content in disk.items():
        place = new / Path(path).relative_to(old)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
