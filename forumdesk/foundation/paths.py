"""Where the program's own files and the person's data lie."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resources_folder() -> Path:
    """Samples, schemas and layouts: beside the package in a checkout, inside it when installed."""
    return _shipped("resources")


def translations_folder() -> Path:
    """The catalogues, one folder a language."""
    return _shipped("translations")


def data_folder() -> Path:
    """The person's data folder for this program; ``FORUMDESK_DATA`` moves it. It may not exist yet."""
    moved = os.environ.get("FORUMDESK_DATA")
    if moved:
        return Path(moved)
    import platformdirs

    return Path(platformdirs.user_data_dir("ForumDesk", appauthor=False))


def keys_folder() -> Path:
    """Where the secretary's key lies: with the person, never in a register. It may not exist yet."""
    return data_folder() / "keys"


def backups_folder() -> Path:
    """Where backups lie, in a folder for each register. It may not exist yet."""
    return data_folder() / "backups"


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
