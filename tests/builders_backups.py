"""Registers that are backed up, for tests."""

from pathlib import Path

from forumdesk.foundation.clock import Clock
from forumdesk.services.backups import Backups
from forumdesk.services.registers import Registers
from tests.builders import DESK, FixedClock
from tests.builders_registers import CopiedRegisters


def backed_up(folder: Path, clock: Clock | None = None, *, second: Path | None = None) -> Registers:
    """Registers whose backups lie in ``folder``, and in ``second`` too."""
    clock = clock or FixedClock()
    return CopiedRegisters(clock=clock, desk=DESK, backups=Backups(clock, folder, second))
