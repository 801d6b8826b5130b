"""Whatever a file holds, it is taken or refused in words: ``--long`` tries 100,000, every day has its own 1,500."""

from collections.abc import Iterator

import pytest

from tests.fuzzing.importers import IMPORTERS, Importer
from tests.fuzzing.running import shares, tried
from tests.fuzzing.world import World

EVERY_DAY, LONG, SEED = 1_500, 100_000, "0"  # another seed: python -m tests.fuzzing COUNT SEED


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    world = World()
    yield world
    world.close()


@pytest.mark.parametrize("importer", IMPORTERS, ids=[one.name for one in IMPORTERS])
def test_a_damaged_file_is_taken_or_refused_in_words(
    world: World, importer: Importer, request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str]
) -> None:
    is_long = request.config.getoption("--long")
    count = shares(LONG if is_long else EVERY_DAY)[importer.name]
    outcome = tried(importer, world, range(count), SEED)

    if is_long:
        with capfd.disabled():
            print(f"\n{outcome}")
    assert not outcome.falls, "\n".join(f"{number}: {fall}" for number, fall in outcome.falls.items())
    assert outcome.tried == count
