"""What was shown as kept, said line by line by the program that did it and read by who looks after its end."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, TypeVar

from forumdesk.domain.attendance import Movement
from forumdesk.services.deeds import Change
from forumdesk.services.register import Register
from forumdesk.storage.plain import noted

T = TypeVar("T")
GONE = "-"


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

    def say(self, told: dict[str, Any]) -> None:
        """One line, whole or not at all."""
        os.write(self.handle, json.dumps(told).encode() + b"\n")


@dataclass
class Told:
    """All that was said: codes in their order, what each value was left as, and whose data the law took out."""

    codes: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    made: bool = False

    def take(self, lines: bytes) -> None:
        """Add lines; what is not a whole line was not said."""
        for line in lines.split(b"\n")[:-1]:
            told = json.loads(line)
            self.made = True
            self.erased.update(told.get("erasing", ()))
            if "code" in told:
                self.codes.append(told["code"])
                self.values.update(told["values"])
