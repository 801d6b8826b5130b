"""A forum conducted in the whole program by keyboard alone, with the Kazakh layout, in each language."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.conduct import ItemRun, ItemState, MeetingState
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Participant, full_name
from forumdesk.domain.speaking import SpeakingLimits, Speech, SpeechKind, SpeechState
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.exchange.agenda_table import read_agenda
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.reading import read_text
from forumdesk.exchange.resolution_text import read_resolution
from forumdesk.foundation.clock import system_clock
from forumdesk.gui.conduct.conduct_page import ConductPage
from forumdesk.gui.theme import Theme
from forumdesk.services.register import Register
from forumdesk.services.registers import Registers
from tests.builders import DESK
from tests.conftest import PROJECT, SHARED
from tests.gui.conduct.conduct_builders import settle
from tests.gui.pages.open_pages import workspace_of
from tests.gui.real_window import MISSING, Keyboard, program, until, x_server

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs a real X server: {', '.join(MISSING)} absent")

_NOTES = "Қатысушылар ұсынысты қолдады өңірлік кеңес құрылсын"
_LIMIT = 1
_AFTER = timedelta(minutes=2)
_SPEAKERS = 4


@dataclass(frozen=True, slots=True)
class Kept:
    """What the register holds, as another process reads it."""

    register: Register
    meeting: MeetingId
    items: dict[str, AgendaItem]

    def state(self) -> MeetingState:
        """Where the meeting stands."""
        return self.register.conduct.standing(self.meeting).state

    def current(self) -> str:
        """The number of the item under way; empty for none."""
        current = self.register.conduct.standing(self.meeting).current
        return next((number for number, one in self.items.items() if one.id == current), "")

    def run(self, number: str) -> ItemRun:
        """The real course of an item."""
        return self.register.conduct.standing(self.meeting).runs[self.items[number].id]

    def state_of(self, number: str) -> ItemState:
        """Where an item stands."""
        run = self.register.conduct.standing(self.meeting).runs.get(self.items[number].id)
        return run.state if run is not None else ItemState.PLANNED

    def speeches(self, number: str) -> list[Speech]:
        """What was asked for on an item, in the order of asking."""
        known = self.register.speaking.speeches(self.meeting, self.items[number].id)
        return sorted((one.speech for one in known), key=lambda one: one.asked_at)

    def speaking(self, number: str) -> Speech | None:
        """Who has the floor with a running clock."""
        return next((one for one in self.speeches(number) if one.state is SpeechState.SPEAKING), None)

    def present(self) -> int:
        """How many of the entitled are there."""
        return self.register.quorum.count(self.meeting).present


def _samples() -> tuple[Path, str]:
    """The folder of a forum and what its texts are called: the real one, or the one that is shipped."""
    real = SHARED / "samples"
    return (real, "2024") if real.is_dir() else (PROJECT / "resources" / "samples", "")


def _forum(path: Path) -> MeetingId:
    """Make the register of a forum, its limits a second long; all who may vote are there but the last."""
    folder, year = _samples()
    text, suffix = ("resolution", f"-{year}") if year else ("forum", "")
    with Registers(clock=system_clock, desk=DESK).create(path) as register:
        meeting = None
        for language in STATE_LANGUAGE_FIRST:
            proposal = read_resolution(read_text(folder / f"{text}{suffix}.{language}.md"), language)
            meeting = register.importer.resolution(proposal, meeting).meeting_id
        assert meeting is not None
        register.importer.participants(read_participants(folder / f"participants{suffix}.csv"), meeting)
        register.importer.agenda(read_agenda(folder / f"agenda{suffix}.csv"), meeting)
        register.speaking.set_limits(meeting, SpeakingLimits(report=_LIMIT))
        for one in _voices(register, meeting)[:-1]:
            register.attendance.arrive(one.id)
    return meeting


def _voices(register: Register, meeting: MeetingId) -> list[Participant]:
    return [one for one in register.participants.listed(meeting) if one.entitled]


def _typed(one: Participant) -> str:
    """What finds somebody: the Kazakh name."""
    return str(full_name(one.names).kk)


def _distinct(people: list[Participant], known: list[Participant]) -> list[Participant]:
    """Those whose name has a letter of Kazakh alone and is nobody else's."""
    names = [_typed(one) for one in known]
    return [
        one for one in people
        if set(_typed(one).lower()) & set("әіңғүұқөһ") and names.count(_typed(one)) == 1
        and all(letter.isalpha() or letter == " " for letter in _typed(one))
    ]  # fmt: skip
