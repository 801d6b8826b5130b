"""Run every benchmark: ``python -m tests.benchmarks [NAME …]``; exit 1 when one is over its limit.

Each measures the program against a base in the same process, turn by turn, so that a busy computer slows both;
the ratio of the medians counts, never the milliseconds. A benchmark may have rivals beside its base: other programs
that do the same, measured in the same turns.
"""

import gc
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from statistics import median

from tests.benchmarks._rivals import Rival

WARM_UPS = 2
TURNS = 15


def main(wanted: list[str]) -> int:
    """Run the benchmarks named, or all; returns the exit code."""
    folder = Path(__file__).parent
    names = sorted(file.stem for file in folder.glob("*.py") if not file.stem.startswith("_"))
    failed = False
    for name in [name for name in names if not wanted or name in wanted]:
        module = import_module(f"tests.benchmarks.{name}")
        for unfair in module.check() if hasattr(module, "check") else ():
            print(f"{module.TITLE}: {unfair}")
            failed = True
        rivals: list[Rival] = [Rival("the base", module.LIMIT, module.base)]
        if hasattr(module, "rivals"):
            rivals += module.rivals()
        ours, *others = compare(
            [module.ours(), *(rival.act() for rival in rivals)],
            getattr(module, "TURNS", TURNS),
            getattr(module, "after_turn", None),
        )
        for rival, theirs in zip(rivals, others, strict=True):
            ratio = ours / theirs
            failed |= ratio > rival.limit
            verdict = "over the limit" if ratio > rival.limit else "good"
            limits = f"limit {rival.limit}, {verdict}; {ours:.1f} / {theirs:.1f} ms"
            print(f"{module.TITLE}: {ratio:.2f} of {rival.name} ({limits})")
    return int(failed)


def compare(
    acts: Sequence[Callable[[], object]],
    turns: int = TURNS,
    after_turn: Callable[[], object] | None = None,
) -> list[float]:
    """The median of each act in milliseconds, measured turn by turn after warming up.

    A benchmark that takes seconds names fewer turns as its TURNS; ``after_turn`` clears up what a turn left.
    """
    warm_ups = min(WARM_UPS, turns)
    taken: list[list[float]] = [[] for _ in acts]
    for turn in range(warm_ups + turns):
        for times, act in zip(taken, acts, strict=True):
            gc.collect()
            start = time.perf_counter()
            act()
            if turn >= warm_ups:
                times.append((time.perf_counter() - start) * 1000)
        if after_turn is not None:
            after_turn()
    return [median(times) for times in taken]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
