"""The end of the day: the file and the seal verified, a backup in two places, dossiers, and what is still open."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.domain.backups import Reason
from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.notices import Notice
from forumdesk.domain.resolutions import CellState
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.backups import Made, SecondPlace
from forumdesk.services.checking import SEALED_ONLY
from forumdesk.services.journal import JournalFind

if TYPE_CHECKING:
    from forumdesk.services.register import Register

_MANY = 100_000
Told = Callable[[int, int], None]
"""Told how many steps of how many are done; what it raises ends the work, and nothing half is left."""
DossierWriter = Callable[[MeetingId], Path]
"""Prints the dossier of a meeting and writes it; returns the file. Raises KnownError."""


class DayState(StrEnum):
    """What became of a line."""

    DONE = "done"
    OPEN = "open"


class DayAct(StrEnum):
    """Where an open line is mended."""

    NONE = ""
    VERIFY = "verify"
    BACKUPS = "history/backups"
    CONDUCT = "conduct"
    DESK = "desk"
    DECISIONS = "decisions"
    TEXTS = "recommendations"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """One line of the checklist; ``meeting`` names the meeting that it is about, where it is about one."""

    state: DayState
    notice: Notice
    act: DayAct = DayAct.NONE
    meeting_id: MeetingId | None = None
    meeting: LocalizedText = LocalizedText()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """What the end of a day found, at an aware moment; ``files`` are the dossiers written."""

    register: str
    desk: str
    at: datetime
    lines: tuple[DayLine, ...]
    files: tuple[Path, ...]

    @property
    def open_lines(self) -> int:
        """How many lines are still open."""
        return sum(one.state is DayState.OPEN for one in self.lines)


def end_day(
    register: "Register",
    *,
    meeting_id: MeetingId | None = None,
    write_dossier: DossierWriter | None = None,
    told: Told | None = None,
) -> DayReport:
    """Do everything that can be done at the end of a day, and say what is left to a person.

    Of the meetings in which something was done today, or of ``meeting_id`` alone. What fails becomes an open line and
    hinders nothing else.
    """
    meetings = _meetings(register, meeting_id)
    steps: list[Callable[[], Iterator[DayLine]]] = [lambda: _checked(register)]
    files: list[Path] = []
    for meeting in meetings:
        steps.append(lambda meeting=meeting: _open_things(register, meeting))  # type: ignore[misc]
        if write_dossier is not None:
            steps.append(lambda meeting=meeting: _dossier(meeting, write_dossier, files))  # type: ignore[misc]
    steps.append(lambda: _backups(register))
    lines: list[DayLine] = []
    for number, step in enumerate(steps):
        if told is not None:
            told(number, len(steps))
        lines += step()
    return DayReport(
        register=register.path.stem,
        desk=register.desk.name,
        at=register.clock(),
        lines=tuple(lines),
        files=tuple(files),
    )


def _meetings(register: "Register", meeting_id: MeetingId | None) -> tuple[Meeting, ...]:
    if meeting_id is not None:
        return (register.meetings.meeting(meeting_id),)
    midnight = datetime.combine(_today(register), time()).astimezone()
    deeds = register.journal.page(JournalFind(since=midnight), 0, _MANY)
    touched = {deed.meeting_id for deed in deeds}
    return tuple(one for one in register.meetings.meetings() if one.id in touched)


def _today(register: "Register") -> date:
    return register.clock().astimezone().date()


def _checked(register: "Register") -> Iterator[DayLine]:
    """The file and the seal."""
    report = register.checking.check()
    of_seal = [one for one in report.findings if one.code.startswith(SEALED_ONLY)]
    of_file = [one for one in report.findings if one not in of_seal]
    for one in of_file:
        yield DayLine(state=DayState.OPEN, notice=one.notice, act=DayAct.BACKUPS)
    if not of_file:
        yield _done("day.file", N_("The register’s file was read whole and is sound."))
    for one in of_seal:
        yield DayLine(state=DayState.OPEN, notice=one.notice, act=DayAct.VERIFY)
    if not of_seal and not report.records:
        yield _done("day.nothing_sealed", N_("Nothing is sealed yet."))
    elif not of_seal:
        notice = Notice(
            code="day.seal",
            message=N_("The seal holds: {count} record verified."),
            plural=N_("The seal holds: {count} records verified."),
            count=report.records,
            values={"count": report.records},
        )
        yield DayLine(state=DayState.DONE, notice=notice)


def _open_things(register: "Register", meeting: Meeting) -> Iterator[DayLine]:
    """What a secretary would be asked about tomorrow."""
    lines = [*_conducted(register, meeting), *_decided(register, meeting), *_written(register, meeting)]
    if lines:
        yield from lines
    else:
        yield _of(meeting, _done("day.meeting_in_order", N_("Nothing is left open.")))


def _conducted(register: "Register", meeting: Meeting) -> Iterator[DayLine]:
    sittings = sum(not one.closed for one in register.conduct.sittings(meeting.id))
    if sittings:
        sentence = N_("The sitting is still open. Close it.")
        yield _of(meeting, _open("day.sitting_open", sentence, DayAct.CONDUCT))
    present = sum(one.standing.is_present for one in register.attendance.presences(meeting.id).values())
    if present:
        yield _of(
            meeting,
            _counted(
                "day.still_present",
                message=N_("{count} person is still marked as present."),
                plural=N_("{count} people are still marked as present."),
                count=present,
                act=DayAct.DESK,
            ),
        )


def _decided(register: "Register", meeting: Meeting) -> Iterator[DayLine]:
    unsealed = sum(not one.sealed for one in register.decisions.decisions(meeting.id))
    if unsealed:
        yield _of(
            meeting,
            _counted(
                "day.unsealed",
                message=N_("{count} decision is not sealed."),
                plural=N_("{count} decisions are not sealed."),
                count=unsealed,
                act=DayAct.DECISIONS,
            ),
        )
    undecided = sum(one.is_open for one in register.amendments.listed(meeting.id))
    if undecided:
        yield _of(
            meeting,
            _counted(
                "amendments.open",
                message=N_("{count} amendment waits for a decision."),
                plural=N_("{count} amendments wait for a decision."),
                count=undecided,
                act=DayAct.TEXTS,
            ),
        )


def _written(register: "Register", meeting: Meeting) -> Iterator[DayLine]:
    text = register.resolutions.text(meeting.id)
    required = register.meetings.body(meeting.body_id).rules.languages or text.languages
    states = [one.state for one in text.hindrances(required)]
    stale = states.count(CellState.STALE)
    if stale:
        yield _of(
            meeting,
            _counted(
                "day.stale",
                message=N_("{count} translation is older than its text."),
                plural=N_("{count} translations are older than their text."),
                count=stale,
                act=DayAct.TEXTS,
            ),
        )


def _dossier(meeting: Meeting, write: DossierWriter, files: list[Path]) -> Iterator[DayLine]:
    try:
        path = write(meeting.id)
    except KnownError as error:
        yield _of(meeting, _refused(error, DayAct.DOCUMENTS))
        return
    files.append(path)
    notice = Notice(
        code="day.dossier", message=N_("The dossier is written: “{path}”."), values={"path": str(path)}
    )
    yield _of(meeting, DayLine(state=DayState.DONE, notice=notice))


def _backups(register: "Register") -> Iterator[DayLine]:
    """The backup comes last: it holds everything that was done."""
    try:
        made = register.backups.make(Reason.END_OF_DAY)
    except KnownError as error:
        yield _refused(error, DayAct.BACKUPS)
        return
    if made.backup.first is not None:
        notice = Notice(
            code="day.backup",
            message=N_("The backup is made and verified: “{path}”."),
            values={"path": str(made.backup.first)},
        )
        yield DayLine(state=DayState.DONE, notice=notice)
    elif made.problem is not None:
        yield _refused(made.problem, DayAct.BACKUPS)
    yield _in_second_place(made)


def _in_second_place(made: Made) -> DayLine:
    if made.backup.second is not None:
        notice = Notice(
            code="day.backup_second",
            message=N_("In the second place: “{path}”."),
            values={"path": str(made.backup.second)},
        )
        return DayLine(state=DayState.DONE, notice=notice)
    if made.second is SecondPlace.NOT_CHOSEN:
        sentence = N_("There is no second place for backups yet. Choose a stick or another disk.")
        return _open("day.no_second", sentence, DayAct.BACKUPS)
    if made.second is SecondPlace.ABSENT or made.problem is None:
        sentence = N_("The second place for backups is not there now. Plug it in and make a backup.")
        return _open("day.second_absent", sentence, DayAct.BACKUPS)
    return _refused(made.problem, DayAct.BACKUPS)


def _of(meeting: Meeting, line: DayLine) -> DayLine:
    return DayLine(
        state=line.state, notice=line.notice, act=line.act, meeting_id=meeting.id, meeting=meeting.title
    )


def _done(code: str, sentence: str) -> DayLine:
    return DayLine(state=DayState.DONE, notice=Notice(code=code, message=sentence))


def _open(code: str, sentence: str, act: DayAct) -> DayLine:
    return DayLine(state=DayState.OPEN, notice=Notice(code=code, message=sentence), act=act)


def _counted(code: str, *, message: str, plural: str, count: int, act: DayAct) -> DayLine:
    notice = Notice(code=code, message=message, plural=plural, count=count, values={"count": count})
    return DayLine(state=DayState.OPEN, notice=notice, act=act)


def _refused(error: KnownError, act: DayAct) -> DayLine:
    notice = Notice(
        code=error.code, message=error.message, plural=error.plural, count=error.count, values=error.values
    )
    return DayLine(state=DayState.OPEN, notice=notice, act=act)
