"""A forum conducted in the whole program by keyboard alone, with the Kazakh layout, in each language."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.conduct import ItemRun, ItemState, MeetingState
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Participant
from forumdesk.domain.speaking import SpeakingLimits, Speech, SpeechKind, SpeechState
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.exchange.agenda_table import read_agenda
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.reading import read_text
from forumdesk.exchange.resolution_text import read_resolution
from forumdesk.foundation.clock import system_clock
from forumdesk.gui.conduct.conduct_page import ConductPage
from forumdesk.gui.desk.door import Door
from forumdesk.gui.theme import Theme
from forumdesk.services.register import Register
from forumdesk.services.registers import Registers
from tests.builders import DESK
from tests.conftest import PROJECT, SHARED
from tests.gui.conduct.conduct_builders import settle
from tests.gui.pages.open_pages import workspace_of
from tests.gui.real_window import MISSING, Keyboard, can_be_typed, program, until, x_server

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

    def is_current(self, number: str) -> bool:
        """Whether an item is the one under way."""
        return self.current() == number

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


def _name(one: Participant) -> str:
    """What finds somebody: the Kazakh name."""
    return f"{one.names.kk.family} {one.names.kk.given}".strip()


def _distinct(register: Register, meeting: MeetingId, people: list[Participant]) -> list[Participant]:
    """Those found alone by a name that the Kazakh layout can write, with a letter that only it has."""
    door = Door(register, meeting)
    return [
        one for one in people
        if set(_name(one).lower()) & set("әіңғүұқөһ") and can_be_typed(_name(one))
        and [found.person.id for found in door.found(_name(one), Language.KK)] == [one.id]
    ]  # fmt: skip


class Secretary:
    """Conducts by keyboard and looks into the register after each act, as long as that takes."""

    def __init__(self, keyboard: Keyboard, kept: Kept) -> None:
        self.keyboard, self.kept = keyboard, kept

    def press(self, *keys: str, then: Callable[[], object]) -> None:
        """Press keys and wait for what they bring about."""
        self.keyboard.press(*keys)
        assert until(then), f"{keys}: {self.kept.current()}, {self.kept.state()}"

    def enter(self) -> None:
        """Begin to conduct, once the window is there."""
        plain = "forum – ForumDesk"
        assert until(lambda: self.keyboard.title() == plain)
        for _attempt in range(5):  # a window is shown before keys reach it
            self.keyboard.press("F5")
            if until(lambda: self.keyboard.title().endswith(f" – {plain}"), seconds=2):
                return
        raise AssertionError(self.keyboard.title())

    def add(self, person: Participant, *kind: str) -> None:
        """Put somebody on the list of the item under way, in another capacity by its key."""
        number = self.kept.current()
        count = len(self.kept.speeches(number))
        self.keyboard.press(*kind)
        self.keyboard.write(_name(person))
        self.press("Return", then=lambda: len(self.kept.speeches(number)) == count + 1)


def _opens_and_begins(secretary: Secretary, people: list[Participant]) -> None:
    """Two items, and on the third a report, two in the debate and a point of order."""
    kept, press = secretary.kept, secretary.press
    press("F12", then=lambda: kept.state() is MeetingState.UNDER_WAY)
    for number in ("1", "2", "2.1"):
        press("F12", then=partial(kept.is_current, number))
    secretary.keyboard.press("ctrl+n")
    reporter, first, second, objector = people
    secretary.add(reporter)
    secretary.add(first, "alt+x")
    secretary.add(second)
    secretary.keyboard.press("Escape")
    press("F4", then=lambda: _speaks(kept, reporter))
    assert until(lambda: _overrun(kept, reporter))
    secretary.keyboard.press("ctrl+n")
    secretary.add(objector, "alt+v")
    secretary.keyboard.press("Escape")
    press("F4", then=lambda: _speaks(kept, objector))
    press("F4", then=lambda: _speaks(kept, reporter))
    press("F4", then=lambda: _speaks(kept, first))


def _speaks(kept: Kept, person: Participant) -> bool:
    speech = kept.speaking("2.1")
    return speech is not None and speech.participant_id == person.id


def _overrun(kept: Kept, person: Participant) -> bool:
    speech = kept.speaking("2.1")
    return speech is not None and bool(speech.overrun(kept.register.conduct.moment(kept.meeting)))


def _goes_on(secretary: Secretary, people: list[Participant], absent: Participant) -> None:
    """Pause, notes, the list closed, the next speaker; somebody comes; an interruption."""
    kept, press = secretary.kept, secretary.press
    press("ctrl+t", then=lambda: kept.speaking("2.1") is None)
    press("ctrl+t", then=lambda: _speaks(kept, people[1]))
    press("ctrl+l", then=lambda: kept.run("2.1").list_closed)
    press("F4", then=lambda: _speaks(kept, people[2]))
    secretary.keyboard.press("ctrl+m")
    secretary.keyboard.write(_NOTES)
    assert until(lambda: kept.register.conduct.notes(kept.items["2.1"].id) == _NOTES)
    press("shift+F4", then=lambda: kept.speaking("2.1") is None)

    there = kept.present()
    secretary.keyboard.press("ctrl+r")
    secretary.keyboard.write(_name(absent))
    press("Return", then=lambda: kept.present() == there + 1)
    press("Return", then=lambda: kept.present() == there)
    press("Return", then=lambda: kept.present() == there + 1)
    secretary.keyboard.press("Escape")

    press("ctrl+b", then=lambda: kept.state() is MeetingState.SUSPENDED)
    press("F12", then=lambda: kept.state() is MeetingState.UNDER_WAY)
    press("F12", then=lambda: kept.current() == "2.2")
    press("ctrl+shift+d", then=lambda: kept.state_of("2.2") is ItemState.DEFERRED)


def _decides(secretary: Secretary) -> None:
    """To the first item with a recommendation by arrows; adopt, go on, close, leave."""
    kept, press = secretary.kept, secretary.press
    secretary.keyboard.press("Home", *["Down"] * list(kept.items).index("6.1"))
    press("Return", then=lambda: kept.current() == "6.1")
    decisions = kept.register.decisions
    press("F9", then=lambda: [one.sealed for one in decisions.decisions(kept.meeting)] == [False])
    press("F12", then=lambda: [one.sealed for one in decisions.decisions(kept.meeting)] == [True])
    press("ctrl+shift+b", then=lambda: kept.state() is MeetingState.CLOSED)


def _clocks_go_on(path: Path, folder: Path, meeting: MeetingId, theme: Theme, qtbot: QtBot) -> None:
    """Opened some minutes later, the clocks tell the time since the beginning."""
    copy = folder / "copy.forumdesk"
    for name in path.parent.glob(f"{path.name}*"):
        shutil.copy(name, copy.parent / name.name.replace(path.name, copy.name))
    later = datetime.now(UTC) + _AFTER
    with Registers(clock=lambda: later, desk=DESK).open(copy) as register:
        page = ConductPage(workspace_of(register, theme), meeting)
        qtbot.addWidget(page)
        page.show()
        settle()
        current, speaking = page.state.run(page.state.current), page.state.queue.speaking
        assert current is not None
        assert speaking is not None
        assert _seconds(page.parts.item_head.clock.text()) == int(current.length(later).total_seconds())
        assert _seconds(page.parts.speakers.card.clock.text()) == int(
            speaking.speech.length(later).total_seconds()
        )
        assert current.length(later) > speaking.speech.length(later) >= _AFTER
        page.close()


def _seconds(digits: str) -> int:
    """The seconds of "2:07"."""
    minutes, seconds = digits.split(":")
    return 60 * int(minutes) + int(seconds)


@pytest.mark.parametrize("language", list(Language))
def test_a_forum_is_conducted_by_keyboard_and_survives_a_crash(
    tmp_path: Path, language: Language, theme: Theme, qtbot: QtBot
) -> None:
    path = tmp_path / "forum.forumdesk"
    meeting = _forum(path)
    with (
        Registers(clock=system_clock, desk=DESK).open(path) as register,
        x_server(tmp_path) as surroundings,
    ):
        keyboard = Keyboard(surroundings)
        kept = Kept(register, meeting, {one.number: one for one in register.agendas.items(meeting)})
        voices = _voices(register, meeting)
        people = _distinct(register, meeting, voices[:-1])[:_SPEAKERS]
        secretary = Secretary(keyboard, kept)

        with program(path, language.value, surroundings) as window:
            secretary.enter()
            _opens_and_begins(secretary, people)
            window.kill()
            window.wait(10)
        begun = kept.run("2.1").begun
        _clocks_go_on(path, tmp_path, meeting, theme, qtbot)

        with program(path, language.value, surroundings) as window:
            secretary.enter()
            _goes_on(secretary, people, voices[-1])
            _decides(secretary)
            keyboard.press("F5", "ctrl+q")
            assert window.wait(20) == 0

        _was_kept(kept, people, begun)


def _was_kept(kept: Kept, people: list[Participant], begun: datetime | None) -> None:
    run = kept.run("2.1")
    assert run.begun == begun
    assert len(run.spans) == 2  # until the interruption, and after it
    assert run.list_closed
    speeches = kept.speeches("2.1")
    assert [one.kind for one in speeches] == [
        SpeechKind.REPORT, SpeechKind.DEBATE, SpeechKind.DEBATE, SpeechKind.POINT_OF_ORDER
    ]  # fmt: skip
    assert [one.participant_id for one in speeches] == [one.id for one in people]
    assert [len(one.spans) for one in speeches] == [2, 2, 1, 1]
    assert all(one.finished for one in speeches)
    now = kept.register.conduct.moment(kept.meeting)
    report, crashed = speeches[0], speeches[1]
    assert report.overrun(now)
    assert run.begun is not None
    assert run.begun < report.begun < crashed.begun  # type: ignore[operator]
    assert {number for number in kept.items if kept.state_of(number) is ItemState.DONE} == {
        "1", "2", "2.1", "6", "6.1", "6.2"
    }  # fmt: skip
    assert kept.state_of("2.2") is ItemState.DEFERRED
    (sitting,) = kept.register.conduct.sittings(kept.meeting)
    assert len(sitting.spans) == 2
    assert sitting.quorum.is_met
    (decision,) = kept.register.decisions.decisions(kept.meeting)
    assert decision.tally.voices_for == kept.present()
    steps = [present for _at, present in kept.register.quorum.line(kept.meeting).steps]
    assert [after - before for before, after in zip(steps[-4:], steps[-3:], strict=False)] == [1, -1, 1]
