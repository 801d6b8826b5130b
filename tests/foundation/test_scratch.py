"""What lies on the disk only while something is made of it does not outlive that for long."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from forumdesk.foundation.scratch import PREFIX, scratch_folder

HOUR = 3600


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def _left(path: Path, hours: float) -> Path:
    path.mkdir()
    (path / "0.pdf").write_bytes(b"x")
    os.utime(path, (time.time() - hours * HOUR,) * 2)
    return path


def test_what_a_killed_program_left_goes_after_a_day(place: Path) -> None:
    old, running = _left(place / f"{PREFIX}old", 25), _left(place / f"{PREFIX}running", 23)
    other = _left(place / "another-program", 25)

    with scratch_folder() as folder:
        assert sorted(place.iterdir()) == sorted([running, other, folder])

    assert not old.exists()
    assert not folder.exists()


@pytest.mark.skipif(os.name != "posix", reason="links and owners as POSIX has them")
def test_a_link_is_never_followed(place: Path) -> None:
    target = _left(place / "papers", 48)
    link = place / f"{PREFIX}link"
    link.symlink_to(target)
    os.utime(link, (0, 0), follow_symlinks=False)

    with scratch_folder():
        pass

    assert link.is_symlink()
    assert (target / "0.pdf").exists()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL and modes as POSIX has them")
def test_a_killed_dossier_leaves_only_what_its_account_can_read(place: Path) -> None:
    script = (
        "import os, signal\n"
        "from forumdesk.foundation.scratch import scratch_folder\n"
        "with scratch_folder() as folder:\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script], env={**os.environ, "TMPDIR": str(place)}, check=False)
    (left,) = place.glob(f"{PREFIX}*")
    assert left.stat().st_mode & 0o077 == 0

    os.utime(left, (time.time() - 25 * HOUR,) * 2)
    with scratch_folder():
        assert not left.exists()
