"""A process of tests that falls leaves its stack; none collects garbage beside the tests."""

import gc
import os
import subprocess
import sys
from pathlib import Path

FALLS = """
import ctypes


def test_it_falls():
    ctypes.string_at(0)
"""


def test_where_a_worker_fell_stands_in_the_log(tmp_path: Path, project: Path) -> None:
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["tests.worker_falls"]\n', "utf-8")
    (tmp_path / "test_it.py").write_text(FALLS, "utf-8")

    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-n",
            "1",
            "--rootdir",
            str(tmp_path),
            "-c",
            os.devnull,
            str(tmp_path),
        ],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )

    told = done.stdout.partition(" gw0 fell ")[2]
    assert "Fatal Python error: Segmentation fault" in told
    assert "test_it_falls" in told


def test_python_collects_nothing_by_itself_while_tests_run() -> None:
    assert not gc.isenabled()
