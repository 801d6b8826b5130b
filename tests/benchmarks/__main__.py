"""Run every benchmark: ``python -m tests.benchmarks [NAME …]``; exit 1 when one is over its limit.

Each measures the program against a base in the same process, turn by turn, so that a busy computer slows both;
the ratio of the medians counts, never the milliseconds.
"""

import gc
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median

WARM_UPS = 2
TURNS = 15


def main(wanted: list[str]) -> int:
    """Run the benchmarks named, or all; returns the exit code."""
    folder = Path(__file__).parent
    names = sorted(file.stem for file in folder.glob("*.py") if not file.stem.startswith("_"))
    failed = False
    for name in [name for name in names if not wanted or name in wanted]:
        module = import_module(f"tests.benchmarks.{name}")
        ours, base = compare(
            module.ours(),
            module.base(),
            getattr(module, "TURNS", TURNS),
            getattr(module, "after_turn", None),
        )
        ratio = ours / base
        failed |= ratio > module.LIMIT
        verdict = "over the limit" if ratio > module.LIMIT else "good"
        limits = f"limit {module.LIMIT}, {verdict}; {ours:.1f} / {base:.1f} ms"
        print(f"{module.TITLE}: {ratio:.2f} of the base ({limits})")
    return int(failed)


def compare(
    ours: Callable[[], object],
    base: Callable[[], object],
    turns: int = TURNS,
    after_turn: Callable[[], object] | None = None,
) -> tuple[float, float]:
    """The medians of both in milliseconds, measured turn by turn after warming up.

    A benchmark that takes seconds names fewer turns as its TURNS; ``after_turn`` clears up what a turn left.
    """
    warm_ups = min(WARM_UPS, turns)
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(warm_ups + turns):
        for times, act in zip(taken, (ours, base), strict=True):
            gc.collect()
            start = time.perf_counter()
            act()
            if turn >= warm_ups:
                times.append((time.perf_counter() - start) * 1000)
        if after_turn is not None:
            after_turn()
    return median(taken[0]), median(taken[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
