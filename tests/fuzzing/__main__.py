"""``python -m tests.fuzzing COUNT [SEED] [NAME …]``: so many damaged files, counts of each importer printed."""

import sys

from tests.fuzzing.importers import IMPORTERS
from tests.fuzzing.running import shares, tried
from tests.fuzzing.world import World


def main(count: int, seed: str, names: list[str]) -> int:
    """Print what came of the files; the number of those that were neither taken nor refused in words."""
    falls, world = 0, World()
    for importer in IMPORTERS:
        if names and importer.name not in names:
            continue
        outcome = tried(importer, world, range(shares(count)[importer.name]), seed)
        print(outcome, flush=True)
        for number, fall in outcome.falls.items():
            print(f"--- {importer.name} {number}\n{fall}")
        falls += len(outcome.falls)
    world.close()
    return falls


if __name__ == "__main__":
    count, seed, *names = [*sys.argv[1:], *["1500", "0"][len(sys.argv) - 1 :]]
    sys.exit(min(1, main(int(count), seed, names)))
