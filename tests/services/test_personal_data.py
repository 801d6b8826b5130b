"""Erasure by law: nothing readable is left in the file, the seal holds, and nothing brings it back."""

import base64
import json
import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from forumdesk.domain.backups import Reason
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.access import Access, ViewOnlyError
from forumdesk.services.backups import Backups
from forumdesk.services.bin import NotInBinError
from forumdesk.services.desk import Desk
from forumdesk.services.history import ChangedSinceError, NothingToUndoError
from forumdesk.services.packages import PackageKnownError
from forumdesk.services.personal_data import MARK, ErasedAlreadyError, Place
from forumdesk.services.register import Register
from forumdesk.services.time_travel import as_of
from tests.builders import FixedClock, refilled, registers
from tests.builders_decisions import decided
from tests.services.conftest import Refusal

NAMES = Names(
    kk=PersonName(family="Жұмабекұлы", given="Әлихан", patronymic="Қайратұлы"),
    ru=PersonName(family="Жумабеков", given="Алихан", patronymic="Кайратович"),
    en=PersonName(family="Zhumabekov", given="Alikhan"),
)
SECRETS = (
    *("Жұмабекұлы", "Жумабеков", "Zhumabekov", "Әлихан", "Алихан", "Alikhan"),
    *("a.zhumabekov@example.kz", "77015556677", "850101300123", "аллергиясы бар", "ректоры Жұма"),
)
JPEG = b"\xff\xd8\xff\xe0" + b"the face of a person" * 40


def encodings(text: str) -> Iterable[bytes]:
    """How a text may stand in a file, case folded too."""
    for form in (text, text.casefold(), text.upper()):
        yield form.encode("utf-8")
        yield form.encode("utf-16-le")
        yield form.encode("utf-16-be")
        yield json.dumps(form)[1:-1].encode("ascii")
        yield base64.b64encode(form.encode("utf-8"))[:-4]
        if form.isascii():
            yield form.encode("ascii").hex().encode("ascii")


def left_in(path: Path, secrets: Iterable[str] = SECRETS) -> list[str]:
    """Which of the secrets can be read anywhere in a file, and whether the photo can."""
    data = path.read_bytes()
    assert b"SQLite format 3" in data
    found = [one for one in secrets if any(part in data for part in encodings(one))]
    return found + (["photo"] if JPEG[20:60] in data or zlib.compress(JPEG)[2:20] in data else [])


@pytest.fixture
def one(register: Register, meeting_id: MeetingId) -> ParticipantId:
    """Somebody with a voice of whom the register holds everything that it can hold."""
    known = register.participants.listed(meeting_id)[0]
    register.participants.edit(
        known.id,
        names=NAMES,
        email="a.zhumabekov@example.kz",
        phone="+7 701 555 66 77, 77015556677",
        notes="аллергиясы бар",
        post=LocalizedText(kk="ректоры Жұма"),
    )
    register.participants.set_photo(known.id, JPEG)
    register.participants.set_photo(known.id, None)
    register.participants.set_photo(known.id, JPEG)
    register.participants.edit(known.id, notes="аллергиясы бар, 2")
    register.passes.set_numbers(meeting_id, {known.id: "850101300123"})
    register.quorum.excuse(known.id, "Жумабеков уехал")
    register.statements.add(
        meeting_id,
        StatementKind.RESERVATION,
        LocalizedText(en="reserved"),
        participant_id=known.id,
        item_id=register.agendas.items(meeting_id)[0].id,
    )
    return known.id


def test_everything_held_of_a_person_is_told(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    decided(register, meeting_id)

    held = register.personal.holdings(one)

    assert (held.person.names, held.photo, held.identity_number) == (NAMES, JPEG, "850101300123")
    assert [len(held.movements), len(held.statements), held.excuse] == [1, 1, None]
    assert [each.voice for each in held.voices][:2] == ["for", "for"]
    assert {"participant.edited", "participant.photo", "attendance.arrived"} <= {
        each.code for each in held.deeds
    }


def test_nothing_readable_is_left_of_an_erased_person_and_the_seal_holds(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    decided(register, meeting_id)
    assert set(left_in(register.path)) >= {*SECRETS, "photo"} - {"850101300123"}
    people = len(register.participants.listed(meeting_id))
    preview = register.personal.preview(one)
    assert preview.decisions
    assert preview.has_photo
    assert preview.has_number
    assert preview.deeds >= 6

    kept = register.personal.erase(one, "by request")

    assert left_in(register.path) == []
    assert register.verification.verify(meeting_id).holds
    assert len(register.participants.listed(meeting_id)) == people
    left = register.participants.participant(one)
    assert (left.names.kk.family, left.email, left.phone, left.notes) == (MARK, "", "", "")
    assert register.personal.erasure(one) == kept
    assert "by request" in kept.reason


def test_neither_undo_nor_bin_brings_an_erased_person_back(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    register.personal.erase(one)

    for _ in range(30):
        try:
            register.history.undo()
        except (ChangedSinceError, NothingToUndoError):
            break
    with registers().open(register.path) as again:
        for entry in again.bin.entries(meeting_id):
            assert "Жұмабек" not in repr(entry)

    assert left_in(register.path) == []


def test_who_was_deleted_from_the_list_is_erased_too(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    register.participants.remove(one)
    (deleted,) = register.personal.deleted(meeting_id)
    assert (deleted.id, deleted.names) == (one, NAMES)
    assert register.personal.preview(one).name.en == "Alikhan Zhumabekov"

    register.personal.erase(one)

    assert left_in(register.path) == []
    assert register.personal.deleted(meeting_id) == ()
    (binned,) = register.bin.entries(meeting_id, ("participant",))
    with pytest.raises(NotInBinError):  # the photo is no more
        register.bin.restore([binned])
    with pytest.raises(ChangedSinceError):
        register.history.undo()
    assert left_in(register.path) == []


def test_an_organisation_goes_with_the_person_and_stays_with_others(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    organisation = LocalizedText(en="House of One Person")
    other = register.participants.listed(meeting_id)[1]
    register.participants.edit(one, organisation=organisation)
    register.participants.edit(other.id, organisation=organisation)

    register.personal.erase(one)

    assert not register.participants.participant(one).organisation
    assert register.participants.participant(other.id).organisation == organisation
    told = [
        difference
        for entry in register.journal.entries()
        for difference in register.journal.differences(entry.id)
        if difference.id == one and "House of One Person" in repr(difference)
    ]
    assert told == []


def test_nobody_erased_is_seen_by_going_back_in_time(
    register: Register, meeting_id: MeetingId, one: ParticipantId, tmp_path: Path
) -> None:
    before = register.journal.entries(1)[0].place
    register.personal.erase(one)
    copy = tmp_path / "as-of.forumdesk"

    with as_of(register, before, copy).register as earlier:
        shown = earlier.participants.participant(one)

    assert shown.names.kk.family == MARK
    assert left_in(copy) == []


def test_an_erasure_is_noted_by_number_and_is_no_step(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    number = register.participants.participant(one).number

    register.personal.erase(one)

    entry = register.journal.entries(1)[0]
    assert (entry.code, dict(entry.values)) == ("participant.erased", {"number": number})
    assert register.history.next_undo is None or register.history.next_undo.code != "participant.erased"


def test_erasing_twice_is_refused(
    register: Register, meeting_id: MeetingId, one: ParticipantId, refusing: Refusal
) -> None:
    register.personal.erase(one)

    with refusing(ErasedAlreadyError):
        register.personal.erase(one)


def test_an_event_package_of_before_brings_nothing_back(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    from forumdesk.exchange.event_package import read_event, write_event
    from forumdesk.foundation.paths import resources_folder

    package = write_event(register.packages.package(meeting_id))
    register.personal.erase(one)

    with pytest.raises(PackageKnownError):
        register.packages.bring_in(read_event(package, resources_folder() / "schemas"))

    assert left_in(register.path) == []


def test_a_name_in_a_text_stays_and_is_told(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    item = register.agendas.items(meeting_id)[0]
    register.agendas.edit(item.id, title=LocalizedText(en="Report of Alikhan Zhumabekov"))

    assert register.personal.preview(one).places == (Place(table="agenda_item", column="title_en", count=1),)
    register.personal.erase(one)

    assert register.agendas.items(meeting_id)[0].title.en == "Report of Alikhan Zhumabekov"


def test_contacts_of_a_meeting_are_erased_when_their_day_is_over(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    register.personal.keep_until(meeting_id, date(2026, 1, 31))
    assert register.personal.due(date(2026, 1, 31)) == ()
    assert [due.id for due in register.personal.due(date(2026, 2, 1))] == [meeting_id]

    assert register.personal.erase_contacts(meeting_id) >= 1

    contacts = ("a.zhumabekov@example.kz", "77015556677", "850101300123", "аллергиясы бар")
    assert left_in(register.path, contacts) == []
    assert register.participants.participant(one).names == NAMES
    assert register.personal.due(date(2030, 1, 1)) == ()


def test_nobody_is_erased_in_a_register_that_is_only_looked_at(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    with registers().open(register.path, access=Access.VIEW) as looked_at, pytest.raises(ViewOnlyError):
        looked_at.personal.erase(one)


def test_an_older_copy_brings_nobody_back_in_either_direction(
    register: Register, meeting_id: MeetingId, one: ParticipantId, tmp_path: Path
) -> None:
    copies = [tmp_path / f"{name}.forumdesk" for name in ("theirs", "older")]
    for copy in copies:
        copy.write_bytes(register.path.read_bytes())
    with registers(desk=Desk(id="other", name="Other desk")).open(copies[0]) as theirs:
        theirs.participants.edit(one, notes="аллергиясы бар, 3", email="a.zhumabekov@example.kz")
    register.personal.erase(one)

    register.uniting.merge(copies[0], _all_theirs(register, copies[0]))
    with registers().open(copies[1]) as older:
        older.uniting.merge(register.path, _all_theirs(older, register.path))

    assert left_in(register.path) == []
    assert left_in(copies[1]) == []
    assert register.personal.erasure(one) is not None


def _all_theirs(register: Register, path: Path) -> dict[str, bool]:
    return {choice.mark: True for choice in register.uniting.preview(path).choices}


def test_restoring_a_backup_of_before_brings_nobody_back(tmp_path: Path) -> None:
    shelf = Backups(FixedClock(), tmp_path / "backups")
    with replace(registers(), backups=shelf).create(tmp_path / "r.forumdesk") as register:
        meeting_id = refilled(register)
        known = register.participants.listed(meeting_id)[0]
        register.participants.edit(known.id, names=NAMES, notes="аллергиясы бар")
        backup = register.backups.make(Reason.BY_HAND).backup
        register.personal.erase(known.id)

        register.backups.restore(backup)

        assert left_in(register.path) == []
        assert register.participants.participant(known.id).names.kk.family == MARK
        assert register.personal.erasure(known.id) is not None
