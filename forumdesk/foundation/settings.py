"""What the program remembers on this laptop, apart from any register."""

import json
import os
import platform
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

RECENT_KEPT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``desk_id`` names this laptop in chains of sealed records; ``language`` is empty until chosen.

    ``prints_badges`` says whether the registration desk prints a badge with each arrival; ``hall_screen`` names the
    screen on which the hall display was shown last; ``checks_spelling`` whether texts are checked while written.
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

    def with_recent(self, path: Path) -> "Settings":
        """A copy in which ``path`` is the register opened last."""
        others = tuple(known for known in self.recent if known != str(path))
        return replace(self, recent=(str(path), *others)[:RECENT_KEPT])


def _checked(settings: Settings) -> Settings:
    """The settings as they are; ValueError where a value cannot be one. The desk is written into records."""
    texts = (settings.desk_id, settings.desk_name, settings.language, settings.mode, settings.hall_screen)
    if not all(isinstance(text, str) for text in texts) or not settings.desk_id:
        raise ValueError("not texts")
    if type(settings.text_size) is not int:
        raise ValueError("not a size")
    if type(settings.prints_badges) is not bool or type(settings.checks_spelling) is not bool:
        raise ValueError("not a yes or no")
    for text in (*texts, *settings.recent):
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
        fresh = Settings(desk_id=str(uuid4()), desk_name=platform.node() or "desk")
        self.save(fresh)
        return fresh

    def save(self, settings: Settings) -> None:
        """Keep the settings, whole or not at all. A folder that cannot be written leaves the old ones."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(f".{os.getpid()}.new")
            beside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
            beside.replace(self._path)
        except OSError:
            # Settings are a convenience: a read-only home must not keep anybody from the register.
            return

    def _read(self) -> Settings | None:
        try:
            stored: dict[str, Any] = json.loads(self._path.read_text(encoding="utf-8"))
            names = {field.name for field in fields(Settings)}
            known = {name: value for name, value in stored.items() if name in names}
            known["recent"] = tuple(str(path) for path in known.get("recent", ()))
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
