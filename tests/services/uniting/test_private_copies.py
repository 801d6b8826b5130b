"""Only a whole copy of this register is merged; whatever else comes is refused and changes nothing here."""

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.desk import Desk
from forumdesk.services.register import Register
from forumdesk.services.uniting.errors import OtherDamagedError, SameFileError
from forumdesk.storage.errors import NewerVersionError
from tests.builders import by_sql, registers
from tests.services.uniting.copies import content
from tests.storage import damage

SECOND = Desk(id="desk-2", name="Second desk")


@pytest.fixture
def path(register: Register, meeting_id: MeetingId, tmp_path: Path) -> Path:
    """A copy in which something was done."""
    path = tmp_path / "copy.forumdesk"
    register.handing_over.hand_over(path, "Second desk")
    with registers(desk=SECOND, clock=register.clock).open(path) as copy:
        copy.participants.edit(copy.participants.listed(meeting_id)[0].id, phone="+7 701")
    return path


def noise(path: Path) -> None:
    """A page of people becomes noise."""
    damage.overwrite(path, (damage.root_of(path, "participant") - 1) * damage.page_size(path), b"\xa5" * 3000)


def letters(path: Path) -> None:
    """Letters in the journal cannot be read."""
    by_sql(
        path,
        "UPDATE journal_difference SET after = CAST(replace(CAST(after AS BLOB), '701', x'ff') AS TEXT)"
        " WHERE after LIKE '%701%'",
    )


@pytest.mark.parametrize("break_it", [noise, letters, damage.cut, damage.zero_header])
def test_a_damaged_copy_is_refused_with_the_way_and_changes_nothing(
    register: Register, path: Path, break_it: Callable[[Path], None]
) -> None:
    break_it(path)
    before, there, deeds = content(register), path.read_bytes(), len(register.journal.entries())

    for act in (register.uniting.preview, register.uniting.merge):
        with pytest.raises(OtherDamagedError) as refusal:
            act(path)
        assert refusal.value.values == {"name": path.name, "path": str(path)}

    assert content(register) == before
    assert len(register.journal.entries()) == deeds
    assert path.read_bytes() == there


def test_what_was_rescued_of_a_damaged_copy_is_merged(
    register: Register, meeting_id: MeetingId, path: Path
) -> None:
    from forumdesk.services.rescuing import rescue

    damage.zero_root(path, "presence")
    rescued = path.with_name("rescued.forumdesk")
    rescue(path, rescued, register.clock)

    register.uniting.merge(rescued)

    assert register.participants.listed(meeting_id)[0].phone == "+7 701"


def test_a_copy_of_a_newer_program_is_refused_by_its_own_name(register: Register, path: Path) -> None:
    damage.overwrite(path, 60, (99).to_bytes(4, "big"))

    with pytest.raises(NewerVersionError) as refusal:
        register.uniting.preview(path)

    assert refusal.value.values["path"] == str(path)


def test_a_copy_of_an_older_format_is_merged_and_stays_of_it(project: Path, tmp_path: Path) -> None:
    old, here = tmp_path / "old.forumdesk", tmp_path / "here.forumdesk"
    old.write_bytes(gzip.decompress((project / "tests/files/register-4.forumdesk.gz").read_bytes()))
    shutil.copyfile(old, here)
    before = old.read_bytes()
    with registers(desk=SECOND).open(here) as register:
        meeting = register.meetings.meetings()[0]
        register.meetings.edit(meeting.id, number="17")

        assert register.uniting.preview(old).is_empty
        assert register.uniting.merge(old).is_empty
        assert register.meetings.meetings()[0].number == "17"
    assert old.read_bytes() == before


def test_a_hard_link_to_the_register_is_the_register(register: Register, tmp_path: Path) -> None:
    link = tmp_path / "link.forumdesk"
    link.hardlink_to(register.path)

    with pytest.raises(SameFileError):
        register.uniting.preview(link)


def test_who_was_erased_there_is_erased_here(register: Register, meeting_id: MeetingId, path: Path) -> None:
    with registers(desk=SECOND, clock=register.clock).open(path) as copy:
        person = copy.participants.listed(meeting_id)[0]
        copy.personal.erase(person.id, "art. 17")
        erased = copy.participants.participant(person.id)
    register.participants.edit(person.id, email="here@example")

    register.uniting.merge(path)

    assert register.participants.participant(person.id) == erased
    assert b"here@example" not in Path(register.path).read_bytes()
    assert register.uniting.preview(path).is_empty
