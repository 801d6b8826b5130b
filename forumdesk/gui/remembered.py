"""What the window remembers on this laptop from one day to the next."""

from dataclasses import replace

from forumdesk.foundation.settings import Settings, SettingsFile


class Remembered:
    """The settings as they stand; every change is kept at once."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file
        self._settings = file.load()

    @property
    def settings(self) -> Settings:
        """What is remembered now."""
        return self._settings

    def change(self, **fields: object) -> None:
        """Remember other values for these fields of :class:`Settings`."""
        self._settings = replace(self._settings, **fields)  # type: ignore[arg-type]
        self._file.save(self._settings)
