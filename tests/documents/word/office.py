"""What another program, not our own code, makes of an exported document."""

import shutil
import subprocess
from pathlib import Path

import pytest

SECONDS = 120


def converted(document: bytes, ending: str, into: str, folder: Path) -> bytes:
    """``document`` as LibreOffice writes it ``into`` another format ("pdf", "docx", "txt:Text (encoded):UTF8")."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    source = folder / f"paper.{ending}"
    source.write_bytes(document)
    out = folder / "out"
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", into, "--outdir", str(out), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    written = out / f"paper.{into.partition(':')[0]}"
    assert written.is_file(), done.stderr
    return written.read_bytes()


def plain(document: bytes, ending: str, folder: Path) -> list[str]:
    """The lines of ``document`` as LibreOffice writes plain text, labels of lists in front."""
    text = converted(document, ending, "txt:Text (encoded):UTF8", folder).decode("utf-8-sig")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
