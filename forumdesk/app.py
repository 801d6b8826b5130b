"""The composition root: the only module that knows all the parts."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from forumdesk.cli.context import Context
from forumdesk.cli.main import is_command, language_of, run, said_language
from forumdesk.domain.texts import Language
from forumdesk.foundation.clock import system_clock
from forumdesk.foundation.paths import (
    backups_folder,
    data_folder,
    keys_folder,
    resources_folder,
    translations_folder,
)
from forumdesk.foundation.settings import SettingsFile
from forumdesk.language.catalogue import Catalogue, load_catalogue
from forumdesk.services.backups import Backups
from forumdesk.services.desk import Desk
from forumdesk.services.registers import Registers

INTERRUPTED = 130
"""What shells expect of a program that Ctrl+C ended: 128 and the number of the signal."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command, or open the window; returns the exit code of the process."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not is_command(words):
        return _open_window(words)
    try:
        return run(words, _catalogue, _context)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        # ReportLab takes an interruption for a fault of its own and raises another error.
        if isinstance(error.__context__, KeyboardInterrupt):
            return INTERRUPTED
        raise


def _catalogue(language: str) -> Catalogue:
    return load_catalogue(translations_folder(), language, "interface", cache=data_folder() / "catalogues")


def _registers() -> Registers:
    settings = SettingsFile(data_folder()).load()
    second = Path(settings.backup_folder_2) if settings.backup_folder_2 else None
    backups = Backups(system_clock, backups_folder(), second)
    desk = Desk(id=settings.desk_id, name=settings.desk_name)
    return Registers(clock=system_clock, desk=desk, backups=backups)


def _context(catalogue: Catalogue) -> Context:
    return Context(registers=_registers(), catalogue=catalogue, out=sys.stdout, err=sys.stderr)


def _has_screen() -> bool:
    """Whether a window can be shown; Qt itself would end the process with its own words."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_window(words: Sequence[str]) -> int:
    if not _has_screen():
        _ = _catalogue(language_of(words)).gettext
        sentence = _("There is no screen here to open a window on. The command line works: forumdesk --help")
        print(sentence, file=sys.stderr)
        return 1
    from forumdesk.gui.application import run_window
    from forumdesk.services.signing import SecretaryKeys

    files = [word for word in words if not word.startswith("-") and word not in set(Language)]
    settings = SettingsFile(data_folder())
    return run_window(
        registers=_registers(),
        settings=settings,
        keys=SecretaryKeys(keys_folder()),
        catalogue_for=_catalogue,
        resources=resources_folder(),
        language=said_language(words) or settings.load().language or language_of(words),
        file=files[0] if files else "",
        view_only="--view-only" in words,
    )
