"""What the program remembers on this laptop, apart from any register."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from forumdesk.foundation import private_files

RECENT_KEPT = 8
WARNED_KEPT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``desk_id`` names this laptop in chains of sealed records; ``language`` is empty until chosen.

    ``prints_badges`` says whether the registration desk prints a badge with each arrival; ``hall_screen`` names the
    screen on which the hall display was shown last; ``checks_spelling`` whether texts are checked while written.
    ``warned`` are the places of registers about which a warning was given once. ``backup_folder_2`` is where backups
    are kept a second time, empty for nowhere.
    """

    desk_id: str
    desk_name: str
    language: str = ""
    mode: str = "system"
    text_size: int = 100
    recent: tuple[str, ...] = ()
    prints_badges: bool = False
    hall_screen: str = ""
    checks_spelling: bool = True
    desk_lock: str = ""
    """The lock of the registration desk; empty while it is open."""
    warned: tuple[str, ...] = ()
    backup_folder_2: str = ""

    def with_recent(self, path: object) -> "Settings":
        """A copy in which ``path``, or an address on a server, is the register opened last."""
        others = tuple(known for known in self.recent if known != str(path))
        return replace(self, recent=(str(path), *others)[:RECENT_KEPT])

    def with_warned(self, place: str) -> "Settings":
        """A copy that knows of a warning given."""
        others = tuple(known for known in self.warned if known != place)
        return replace(self, warned=(place, *others)[:WARNED_KEPT])


def _checked(settings: Settings) -> Settings:
    """The settings as they are; ValueError where a value cannot be one. The desk is written into records."""
    names = (settings.desk_id, settings.desk_name, settings.language, settings.mode, settings.hall_screen)
    texts = (*names, settings.desk_lock, settings.backup_folder_2)
    if not all(isinstance(text, str) for text in texts) or not settings.desk_id:
        raise ValueError("not texts")
    if type(settings.text_size) is not int:
        raise ValueError("not a size")
    if type(settings.prints_badges) is not bool or type(settings.checks_spelling) is not bool:
        raise ValueError("not a yes or no")
    for text in (*texts, *settings.recent, *settings.warned):
        text.encode("utf-8")  # half a surrogate pair is no text
    return settings


class SettingsFile:
    """Settings in one JSON file; a damaged file is set aside and the program starts as new."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"

    def load(self) -> Settings:
        """The kept settings; the first call on a laptop makes and keeps the desk's identifier."""
        known = self._read()
        if known is not None:
            return known
        # Not the computer's name: deeds carry it wherever the register goes, and it often is a person's.
        identifier = str(uuid4())
        fresh = Settings(desk_id=identifier, desk_name=f"desk-{identifier[:4]}")
        self.save(fresh)
        return fresh

    def save(self, settings: Settings) -> None:
        """Keep the settings, whole or not at all. A folder that cannot be written leaves the old ones."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # On the disk before it has its name: after a power cut an empty file would be a new desk.
            told = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
            private_files.replace(self._path, told.encode("utf-8"))
        except OSError:
            # Settings are a convenience: a read-only home must not keep anybody from the register.
            return

    def _read(self) -> Settings | None:
        try:
            stored: dict[str, Any] = json.loads(self._path.read_text(encoding="utf-8"))
            names = {field.name for field in fields(Settings)}
            known = {name: value for name, value in stored.items() if name in names}
            for name in ("recent", "warned"):
                known[name] = tuple(str(path) for path in known.get(name, ()))
            return _checked(Settings(**known))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            self._set_aside()
            return None

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._path.with_suffix(".damaged"))
        except OSError:
            return
