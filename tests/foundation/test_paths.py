from pathlib import Path

import pytest

from forumdesk.foundation.paths import data_folder, resources_folder, translations_folder


def test_the_data_folder_is_moved_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FORUMDESK_DATA", str(tmp_path / "elsewhere"))

    assert data_folder() == tmp_path / "elsewhere"
    assert not data_folder().exists()


def test_without_the_environment_the_data_folder_bears_the_name_of_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("FORUMDESK_DATA")

    assert data_folder().is_absolute()
    assert data_folder().name == "ForumDesk"


def test_in_a_checkout_the_shipped_folders_lie_beside_the_package(project: Path) -> None:
    assert resources_folder() == project / "resources"
    assert translations_folder() == project / "translations"
