"""What was shown as kept, said line by line by the program that did it and read by who looks after its end."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from forumdesk.domain.attendance import Movement
from forumdesk.services.deeds import Change
from forumdesk.services.register import Register
from forumdesk.storage.plain import noted

T = TypeVar("T")
GONE = "-"
ANYTHING_WHOLE = "*"
"""A file of which is only known that it will be whole."""


def plain(value: object) -> Any:
    """A value as the journal knows it; None where there is none.

    An entry of the log of arrivals that was withdrawn stays there and is none; how often it was changed is its own.
    """
    if isinstance(value, Movement):
        return None if value.withdrawn else noted(replace(value, revision=0))
    return None if value is None else noted(value)


def digest(value: object) -> str:
    """A short digest of a value; a dash where there is none."""
    told = plain(value)
    if told is None:
        return GONE
    return sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def digest_of(content: bytes) -> str:
    """A short digest of a file."""
    return sha256(content).hexdigest()[:16]


@dataclass
class Teller:
    """Does deeds on a register and tells of each as soon as it has returned, in one write to ``handle``."""

    register: Register
    handle: int
    codes: set[str] = field(default_factory=set)
    _heard: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.register.events.subscribe(Change, self._heard.append)

    def __call__(self, deed: Callable[..., T], *given: Any, **fields: Any) -> T:
        """What the deed answers; AssertionError where it kept nothing."""
        self._heard.clear()
        answer = deed(*given, **fields)
        assert self._heard, f"{deed} kept nothing"
        for change in self._heard:
            self.codes.add(change.code)
            values = {f"{one.kind} {one.id}": digest(one.after) for one in change.changes}
            self.say({"code": change.code, "values": values})
        return answer

    def coming(self, path: Path, content: bytes | None = None) -> None:
        """A file is about to be made or replaced; until that is said, the former one may be there as well."""
        self.say({"coming": {self._name(path): ANYTHING_WHOLE if content is None else digest_of(content)}})

    def file(self, path: Path) -> None:
        """A file was shown as made."""
        self.say({"file": {self._name(path): digest_of(path.read_bytes())}})

    def leaving(self, *paths: Path) -> None:
        """Files are about to go, or to be changed by somebody else."""
        self.say({"leaving": [self._name(path) for path in paths]})

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.register.path.parent))

    def say(self, told: dict[str, Any]) -> None:
        """One line, whole or not at all."""
        os.write(self.handle, json.dumps(told).encode() + b"\n")


@dataclass
class Told:
    """All that was said: codes in their order, what each value was left as, and whose data the law took out.

    ``files`` are those shown as made, by their place in the folder, ``coming`` those that may have been made since.
    """

    codes: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    made: bool = False
    files: dict[str, str] = field(default_factory=dict)
    coming: dict[str, str] = field(default_factory=dict)

    def take(self, lines: bytes) -> None:
        """Add lines; what is not a whole line was not said."""
        for line in lines.split(b"\n")[:-1]:
            told = json.loads(line)
            self.made = True
            self.erased.update(told.get("erasing", ()))
            self._take_files(told)
            if "code" in told:
                self.codes.append(told["code"])
                self.values.update(told["values"])

    def _take_files(self, told: dict[str, Any]) -> None:
        for name in told.get("leaving", ()):
            self.files.pop(name, None)
            self.coming.pop(name, None)
        self.coming.update(told.get("coming", {}))
        for name, sum_of_it in told.get("file", {}).items():
            self.files[name] = sum_of_it
            self.coming.pop(name, None)
