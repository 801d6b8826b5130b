"""The end of a day: everything verified and backed up, and what is left is named."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from forumdesk.domain.errors import DomainError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.end_of_day import DayAct, DayReport, DayState, end_day
from forumdesk.services.register import Register
from forumdesk.storage.rewriting import encrypt_file
from tests.builders import FixedClock, by_sql, refilled, registers
from tests.builders_backups import backed_up
from tests.builders_decisions import with_words


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with backed_up(tmp_path / "backups", FixedClock()).create(tmp_path / "a.forumdesk") as made:
        yield made


@pytest.fixture
def meeting_id(register: Register) -> MeetingId:
    return refilled(register)


def _open(report: DayReport) -> dict[str, DayAct]:
    return {line.notice.code: line.act for line in report.lines if line.state is DayState.OPEN}


def _done(report: DayReport) -> set[str]:
    return {line.notice.code for line in report.lines if line.state is DayState.DONE}


@pytest.mark.usefixtures("meeting_id")
def test_a_day_in_order_is_done_in_two_places(register: Register, tmp_path: Path) -> None:
    assert register.backups.shelf is not None
    register.backups.shelf.choose_second(tmp_path)

    report = end_day(register)

    assert {"day.file", "day.nothing_sealed", "day.backup", "day.backup_second"} <= _done(report)
    (backup,) = register.backups.all()
    assert backup.first is not None
    assert backup.second is not None


def test_what_is_left_open_is_named_with_where_it_is_mended(
    register: Register, meeting_id: MeetingId
) -> None:
    for person in register.participants.listed(meeting_id):
        register.attendance.arrive(person.id)
    register.conduct.open(meeting_id)

    report = end_day(register)

    found = _open(report)
    assert found["day.sitting_open"] is DayAct.CONDUCT
    assert found["day.still_present"] is DayAct.DESK
    assert found["day.no_second"] is DayAct.BACKUPS
    assert report.open_lines == len([one for one in report.lines if one.state is DayState.OPEN])


def test_what_was_written_goes_when_the_end_of_the_day_is_given_up(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    place = tmp_path / "dossier.pdf"

    def write(_meeting_id: MeetingId) -> Path:
        place.write_bytes(b"dossier")
        return place

    def told(_done: int, _whole: int) -> None:
        if place.exists():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        end_day(register, meeting_id=meeting_id, write_dossier=write, told=told)

    assert not place.exists()
    assert register.backups.all() == ()


def test_a_stale_translation_is_named(register: Register, meeting_id: MeetingId) -> None:
    row = next(one for one in register.resolutions.text(meeting_id).rows if len(one.text.languages) > 1)
    register.resolutions.confirm_cell(meeting_id, row.id, Language.RU)
    register.resolutions.edit_cell(meeting_id, row.id, Language.KK, "Басқа мәтін")

    assert _open(end_day(register)).get("day.stale") is DayAct.TEXTS


def test_sealed_records_are_verified(register: Register, meeting_id: MeetingId) -> None:
    with_words(register, meeting_id)

    assert "day.seal" in _done(end_day(register))

    by_sql(register.path, "UPDATE sealed_record SET record = x'7b7d' WHERE sequence = 1")
    assert DayAct.VERIFY in _open(end_day(register)).values()


def test_a_dossier_is_written_for_each_meeting_of_the_day(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    report = end_day(register, write_dossier=lambda one: tmp_path / f"{one}.pdf")

    assert report.files == (tmp_path / f"{meeting_id}.pdf",)
    assert "day.dossier" in _done(report)


def test_of_an_encrypted_register_it_is_said_that_the_dossier_is_not(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    path, words = tmp_path / "a.forumdesk", "төрт дала бұлбұл"
    with registers().create(path) as register:
        meeting_id = refilled(register)
    encrypt_file(path, words)

    with registers().open(path, secret=words) as register:
        report = end_day(register, meeting_id=meeting_id, write_dossier=lambda one: tmp_path / f"{one}.pdf")

    assert "day.dossier_plain" in _done(report)
    assert "day.dossier" not in _done(report)


def test_a_dossier_that_fails_hinders_nothing_else(register: Register, meeting_id: MeetingId) -> None:
    def fail(_meeting: MeetingId) -> Path:
        raise DomainError

    report = end_day(register, meeting_id=meeting_id, write_dossier=fail)

    assert _open(report)["error"] is DayAct.DOCUMENTS
    assert "day.backup" in _done(report)


def test_a_meeting_without_a_deed_today_is_left_alone(tmp_path: Path) -> None:
    clock = FixedClock()
    with backed_up(tmp_path / "backups", clock).create(tmp_path / "a.forumdesk") as register:
        first = register.meetings.add(LocalizedText.everywhere("Форум"))
        clock.now += timedelta(days=2)
        second = register.meetings.add(LocalizedText.everywhere("Кеңес"))

        meetings = {line.meeting_id for line in end_day(register).lines}

        assert meetings == {None, second.id}
        assert first.id in {line.meeting_id for line in end_day(register, meeting_id=first.id).lines}


def test_where_no_backups_are_kept_the_line_stays_open(tmp_path: Path) -> None:
    with registers().create(tmp_path / "a.forumdesk") as register:
        assert _open(end_day(register))["backup.none_kept"] is DayAct.BACKUPS


def test_steps_are_told_and_can_be_broken_off(register: Register, meeting_id: MeetingId) -> None:
    told: list[tuple[int, int]] = []
    end_day(register, meeting_id=meeting_id, told=lambda done, whole: told.append((done, whole)))
    assert told == [(step, 3) for step in range(3)]

    def stop(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    before = register.backups.all()
    with pytest.raises(KeyboardInterrupt):
        end_day(register, told=stop)
    assert register.backups.all() == before
