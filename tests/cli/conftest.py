"""Commands carried out as a person would type them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from forumdesk.app import main
from tests.builders import registers


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)


Command = Callable[..., Answer]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The language of a machine without one."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C")


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Carry out a command; wrong words give code 2 instead of an exit."""

    def run(*words: object) -> Answer:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as exit_:
            code = exit_.code if isinstance(exit_.code, int) else 1
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """An empty register."""
    path = tmp_path / "empty.forumdesk"
    registers().create(path).close()
    return path


@pytest.fixture(scope="session")
def sample_made_once(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a register with the sample forum."""
    from forumdesk.exchange.sample_forum import create_sample
    from forumdesk.foundation.paths import resources_folder

    path = tmp_path_factory.mktemp("sample") / "sample.forumdesk"
    create_sample(registers(), path, resources_folder() / "samples").close()
    return path.read_bytes()


@pytest.fixture
def sample(tmp_path: Path, sample_made_once: bytes) -> Path:
    """A register with the sample forum, its resolution adopted."""
    path = tmp_path / "sample.forumdesk"
    path.write_bytes(sample_made_once)
    return path


@pytest.fixture
def samples(project: Path) -> Path:
    """The shipped sample files."""
    return project / "resources" / "samples"


@pytest.fixture(scope="session")
def made_once() -> dict[str, bytes]:
    """Registers that took long to make, by name."""
    return {}


@pytest.fixture
def draft(command: Command, empty: Path, samples: Path, made_once: dict[str, bytes]) -> Path:
    """The sample forum imported and not decided."""
    if "draft" in made_once:
        empty.write_bytes(made_once["draft"])
        return empty
    for language in ("kk", "ru", "en"):
        assert command("import", empty, samples / f"forum.{language}.md", "--as", "resolution").code == 0
    assert command("import", empty, samples / "participants.csv", "--as", "participants").code == 0
    assert command("import", empty, samples / "agenda.csv", "--as", "agenda").code == 0
    made_once["draft"] = empty.read_bytes()
    return empty
