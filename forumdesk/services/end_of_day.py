"""The end of the day: the file and the seal verified, a backup in two places, dossiers, and what is still open."""

from collections.abc import Callable, Iterator
from contextlib import suppress
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
from forumdesk.services.encryption import is_encrypted
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
            steps.append(lambda meeting=meeting: _dossier(register, meeting, write_dossier, files))  # type: ignore[misc]
    steps.append(lambda: _backups(register))
    lines: list[DayLine] = []
    try:
        for number, step in enumerate(steps):
            if told is not None:
                told(number, len(steps))
            lines += step()
    except BaseException:  # given up, or interrupted
        for path in files:
            with suppress(OSError):
                path.unlink()
        raise
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


class _About:
    """Makes lines about the register, or about a meeting."""

    def __init__(self, meeting: Meeting | None = None) -> None:
        self._meeting = meeting

    def done(self, code: str, sentence: str, **values: object) -> DayLine:
        """What is in order."""
        return self._line(DayState.DONE, Notice(code=code, message=sentence, values=values))

    def open(self, code: str, sentence: str, act: DayAct) -> DayLine:
        """What is left, and where it is mended."""
        return self._line(DayState.OPEN, Notice(code=code, message=sentence), act)

    def said(self, notice: Notice | KnownError, act: DayAct) -> DayLine:
        """What somebody else says that is left."""
        told = Notice(
            code=notice.code,
            message=notice.message,
            plural=notice.plural,
            count=notice.count,
            values=notice.values,
        )
        return self._line(DayState.OPEN, told, act)

    def many(self, code: str, act: DayAct, count: int, *, message: str, plural: str) -> Iterator[DayLine]:
        """So many things that are left, or nothing."""
        if count:
            values = {"count": count}
            notice = Notice(code=code, message=message, plural=plural, count=count, values=values)
            yield self._line(DayState.OPEN, notice, act)

    def _line(self, state: DayState, notice: Notice, act: DayAct = DayAct.NONE) -> DayLine:
        if self._meeting is None:
            return DayLine(state=state, notice=notice, act=act)
        meeting = self._meeting
        return DayLine(state=state, notice=notice, act=act, meeting_id=meeting.id, meeting=meeting.title)


_REGISTER = _About()


def _checked(register: "Register") -> Iterator[DayLine]:
    """The file and the seal."""
    try:
        report = register.checking.check()
    except KnownError as error:  # nobody can look now
        yield _REGISTER.said(error, DayAct.VERIFY)
        return
    of_seal = [one for one in report.findings if one.code.startswith(SEALED_ONLY)]
    of_file = [one for one in report.findings if one not in of_seal]
    yield from (_REGISTER.said(one.notice, DayAct.BACKUPS) for one in of_file)
    if not of_file:
        yield _REGISTER.done("day.file", N_("The register’s file was read whole and is sound."))
    yield from (_REGISTER.said(one.notice, DayAct.VERIFY) for one in of_seal)
    if not of_seal and not report.records:
        yield _REGISTER.done("day.nothing_sealed", N_("Nothing is sealed yet."))
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
    about = _About(meeting)
    lines = [
        *_conducted(register, meeting.id, about),
        *_decided(register, meeting.id, about),
        *_written(register, meeting, about),
    ]
    yield from lines or [about.done("day.meeting_in_order", N_("Nothing is left open."))]


def _conducted(register: "Register", meeting_id: MeetingId, about: _About) -> Iterator[DayLine]:
    if any(not one.closed for one in register.conduct.sittings(meeting_id)):
        yield about.open("day.sitting_open", N_("The sitting is still open. Close it."), DayAct.CONDUCT)
    yield from about.many(
        "day.still_present",
        DayAct.DESK,
        sum(one.standing.is_present for one in register.attendance.presences(meeting_id).values()),
        message=N_("{count} person is still marked as present."),
        plural=N_("{count} people are still marked as present."),
    )


def _decided(register: "Register", meeting_id: MeetingId, about: _About) -> Iterator[DayLine]:
    yield from about.many(
        "day.unsealed",
        DayAct.DECISIONS,
        sum(not one.sealed for one in register.decisions.decisions(meeting_id)),
        message=N_("{count} decision is not sealed."),
        plural=N_("{count} decisions are not sealed."),
    )
    yield from about.many(
        "amendments.open",
        DayAct.TEXTS,
        sum(one.is_open for one in register.amendments.listed(meeting_id)),
        message=N_("{count} amendment waits for a decision."),
        plural=N_("{count} amendments wait for a decision."),
    )


def _written(register: "Register", meeting: Meeting, about: _About) -> Iterator[DayLine]:
    text = register.resolutions.text(meeting.id)
    required = register.meetings.body(meeting.body_id).rules.languages or text.languages
    yield from about.many(
        "day.stale",
        DayAct.TEXTS,
        sum(one.state is CellState.STALE for one in text.hindrances(required)),
        message=N_("{count} translation is older than its text."),
        plural=N_("{count} translations are older than their text."),
    )


def _dossier(
    register: "Register", meeting: Meeting, write: DossierWriter, files: list[Path]
) -> Iterator[DayLine]:
    about = _About(meeting)
    try:
        path = write(meeting.id)
    except KnownError as error:
        yield about.said(error, DayAct.DOCUMENTS)
        return
    files.append(path)
    if register.address is None and is_encrypted(register.path):
        sentence = N_(
            "The dossier is written: “{path}”. Unlike the register it is not encrypted: whoever has the file can"
            " read it."
        )
        yield about.done("day.dossier_plain", sentence, path=str(path))
    else:
        yield about.done("day.dossier", N_("The dossier is written: “{path}”."), path=str(path))


def _backups(register: "Register") -> Iterator[DayLine]:
    """The backup comes last: it holds everything that was done."""
    try:
        made = register.backups.make(Reason.END_OF_DAY)
    except KnownError as error:
        yield _REGISTER.said(error, DayAct.BACKUPS)
        return
    first = made.backup.first
    if first is not None:
        sentence = N_("The backup is made and verified: “{path}”.")
        yield _REGISTER.done("day.backup", sentence, path=str(first))
    elif made.problem is not None:
        yield _REGISTER.said(made.problem, DayAct.BACKUPS)
    yield _in_second_place(made)


def _in_second_place(made: Made) -> DayLine:
    if made.backup.second is not None:
        place = str(made.backup.second)
        return _REGISTER.done("day.backup_second", N_("In the second place: “{path}”."), path=place)
    if made.second is SecondPlace.NOT_CHOSEN:
        sentence = N_("There is no second place for backups yet. Choose a stick or another disk.")
        return _REGISTER.open("day.no_second", sentence, DayAct.BACKUPS)
    if made.second is SecondPlace.ABSENT or made.problem is None:
        sentence = N_("The second place for backups is not there now. Plug it in and make a backup.")
        return _REGISTER.open("day.second_absent", sentence, DayAct.BACKUPS)
    return _REGISTER.said(made.problem, DayAct.BACKUPS)
