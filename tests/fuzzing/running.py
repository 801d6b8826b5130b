"""Gives damaged files to importers and notes what came of each."""

import signal
import traceback
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter
from types import FrameType
from typing import Any

from forumdesk.domain.errors import KnownError
from forumdesk.language.catalogue import Catalogue
from tests.fuzzing.importers import IMPORTERS, Importer
from tests.fuzzing.mutations import damaged
from tests.fuzzing.world import World

BRINGS_IN = 8  # of so many files one is also tried into a register
PATIENCE = 20  # seconds at work on one file of some kilobytes


class HangError(BaseException):
    """An importer takes longer than anybody waits."""


@dataclass(slots=True)
class Outcome:
    """How many files were taken, how many refused in words, and each that was neither, with its number."""

    name: str
    taken: int = 0
    refused: int = 0
    slowest: float = 0.0
    falls: dict[int, str] = field(default_factory=dict)

    @property
    def tried(self) -> int:
        """All of them."""
        return self.taken + self.refused + len(self.falls)

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.tried} files, {self.taken} taken, {self.refused} refused in words,"
            f" {len(self.falls)} fell, slowest {self.slowest:.1f} s"
        )


def shares(count: int) -> dict[str, int]:
    """How many of so many files each importer gets."""
    whole = sum(one.share for one in IMPORTERS)
    return {one.name: -(-count * one.share // whole) for one in IMPORTERS}


def tried(importer: Importer, world: World, numbers: Sequence[int], seed: str) -> Outcome:
    """What came of the files of these numbers; each is made of its number and ``seed`` alone."""
    outcome, samples = Outcome(importer.name), importer.samples(world)
    for number in numbers:
        world.brings_in = number % BRINGS_IN == 0
        random = Random(f"{seed} {importer.name} {number}")
        path = world.folder / f"damaged{importer.ending}"
        path.write_bytes(damaged(random, random.choice(samples), samples, importer.ways))
        _try(importer, world, path, number, outcome)
    return outcome


def _try(importer: Importer, world: World, path: Path, number: int, outcome: Outcome) -> None:
    began = perf_counter()
    try:
        with warnings.catch_warnings(), _patience():
            warnings.simplefilter("ignore")
            _say(importer.read(world, path), world.catalogues)
        outcome.taken += 1
    except KnownError as error:
        outcome.refused += all(catalogue.sentence(error) for catalogue in world.catalogues)
    except (Exception, HangError):  # noqa: BLE001 - which is what is looked for
        outcome.falls[number] = traceback.format_exc()
    outcome.slowest = max(outcome.slowest, perf_counter() - began)


def _say(result: Any, catalogues: Sequence[Catalogue]) -> None:
    """Everything that a person would be told about a file."""
    if isinstance(result, tuple):
        for part in result:
            _say(part, catalogues)
        return
    problems = (one.notice for one in getattr(result, "problems", ()) if hasattr(one, "notice"))
    for notice in (*problems, *getattr(result, "notices", ())):
        for catalogue in catalogues:
            assert catalogue.sentence(notice)


@contextmanager
def _patience() -> Iterator[None]:
    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise HangError

    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
