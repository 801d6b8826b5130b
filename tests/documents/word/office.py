"""What another program, not our own code, makes of exported documents."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

SECONDS = 240
TEXT = "txt:Text (encoded):UTF8"


def converted_all(documents: Mapping[str, bytes], into: str, folder: Path) -> dict[str, bytes]:
    """Documents by their file names as LibreOffice writes them ``into`` another format, by the same names.

    One call for all: starting the program takes longer than a document. ``into`` is "pdf", "docx" or TEXT.
    """
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    source, out = folder / "source", folder / "out"
    source.mkdir(parents=True, exist_ok=True)
    for name, document in documents.items():
        (source / name).write_bytes(document)
    # A profile that has been made before starts sooner; each process of tests has one of its own.
    profile = folder.parent / "office"
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", into, "--outdir", str(out), *(str(source / name) for name in documents)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    written = {name: (out / name).with_suffix(f".{into.partition(':')[0]}") for name in documents}
    assert all(path.is_file() for path in written.values()), done.stderr
    return {name: path.read_bytes() for name, path in written.items()}


def converted(document: bytes, ending: str, into: str, folder: Path) -> bytes:
    """One document as LibreOffice writes it ``into`` another format."""
    name = f"paper.{ending}"
    return converted_all({name: document}, into, folder)[name]


def plain_all(documents: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The lines of each document as LibreOffice writes plain text, labels of lists in front."""
    return {name: _lines(text) for name, text in converted_all(documents, TEXT, folder).items()}


def plain(document: bytes, ending: str, folder: Path) -> list[str]:
    """The lines of one document as LibreOffice writes plain text."""
    return _lines(converted(document, ending, TEXT, folder))


def _lines(text: bytes) -> list[str]:
    return [" ".join(line.split()) for line in text.decode("utf-8-sig").splitlines() if line.strip()]
