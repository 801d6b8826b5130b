"""What is missing after a rescue is said in words, and the last good backup is offered beside it."""

import gzip
from pathlib import Path

import pytest

from forumdesk.domain.backups import Reason
from forumdesk.domain.texts import LocalizedText
from forumdesk.exchange.sample_forum import create_sample
from forumdesk.foundation.paths import resources_folder
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.backups import Backups
from forumdesk.services.registers import Registers
from forumdesk.services.rescuing import last_backup, report_lines, rescue, summary, write_report
from tests.builders import DESK, FixedClock, by_sql, registers
from tests.storage import damage

ENGLISH = Catalogue("en", "interface")


@pytest.fixture(scope="session")
def large_register(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("large") / "a.forumdesk"
    damage.make_large(path)
    return path.read_bytes()


@pytest.fixture(scope="session")
def sample_register(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample forum, its decision sealed."""
    path = tmp_path_factory.mktemp("sample") / "a.forumdesk"
    create_sample(registers(), path, resources_folder() / "samples").close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, large_register: bytes) -> Path:
    path = tmp_path / "a.forumdesk"
    path.write_bytes(large_register)
    return path


def test_nothing_missing_is_said_so(path: Path) -> None:
    found = rescue(path, path.with_name("b.forumdesk"), FixedClock())

    assert [ENGLISH.sentence(one) for one in summary(found)] == [
        "Everything was rescued; nothing is missing."
    ]


def test_a_sealed_record_that_does_not_hold_is_told_with_what_was_rescued(
    sample_register: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.forumdesk"
    path.write_bytes(sample_register)
    record = path.read_bytes().rindex(b'"closed_at":"20')
    damage.overwrite(path, record + 13, b"19")

    found = rescue(path, tmp_path / "b.forumdesk", FixedClock())

    assert not found.is_whole
    assert found.seal is not None
    assert summary(found)[0] == found.seal


def test_what_is_missing_is_counted_and_written_beside_the_new_register(path: Path) -> None:
    new = path.with_name("b.forumdesk")
    by_sql(path, "DELETE FROM journal_difference")
    damage.break_leaf(path, "participant")

    found = rescue(path, new, FixedClock())
    report = write_report(found, path, new, ENGLISH.sentence)

    lost = found.tables["participant"].lost
    assert report is not None
    text = report.read_text("utf-8")
    assert f"Missing {lost}, rescued {damage.PEOPLE - lost}: people on the list." in text
    assert f"people on the list: {damage.PEOPLE - lost}" in text
    assert text.splitlines()[0] == "What was rescued from “a.forumdesk” into “b.forumdesk”"
    assert report_lines(found, path, new, ENGLISH.sentence)[0] == text.splitlines()[0]


@pytest.mark.parametrize("number", [1, 4, 6])
def test_a_register_of_an_earlier_format_is_rescued_into_the_present_one(
    number: int, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.forumdesk"
    path.write_bytes(gzip.decompress((project / f"tests/files/register-{number}.forumdesk.gz").read_bytes()))
    size = damage.page_size(path)
    damage.overwrite(path, (damage.root_of(path, "agenda_item") - 1) * size, bytes(size))
    before = path.read_bytes()

    rescue(path, tmp_path / "new.forumdesk", FixedClock())

    assert path.read_bytes() == before
    with registers().open(tmp_path / "new.forumdesk") as register:
        assert register.verification.verify().holds
        assert sum(register.participants.counts(one.id).people for one in register.meetings.meetings()) >= 60


def test_the_last_good_backup_is_offered_with_the_difference_in_deeds(path: Path, tmp_path: Path) -> None:
    clock = FixedClock()
    kept = Registers(clock=clock, desk=DESK, backups=Backups(clock, tmp_path / "backups"))
    with kept.open(path) as register:
        register.backups.make(Reason.BY_HAND)
        register.meetings.add(LocalizedText.everywhere("Кейін"))
    damage.zero_root(path, "agenda_item")

    offered = last_backup(path, kept.backups)

    assert offered is not None
    assert (offered.only_here, offered.only_there) == (1, 0)
    assert "1 deed was done after it." in ENGLISH.sentence(offered.notices[0])
    assert last_backup(path, None) is None
