import json
from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services import sealing
from forumdesk.services.packages import PackageBrokenError, PackageKnownError, RecordsAlteredError
from forumdesk.services.proposals import MeetingPackage
from forumdesk.services.register import Register
from tests.builders import by_sql, dump, number, registers
from tests.services.conftest import Refusal


@pytest.fixture
def package(register: Register, meeting_id: MeetingId) -> MeetingPackage:
    """A meeting with one sealed decision on each recommendation."""
    for one in register.resolutions.text(meeting_id).recommendations():
        register.decisions.adopt_unanimously(meeting_id, [one.id])
    return register.packages.package(meeting_id)


def with_record(package: MeetingPackage, place: int, record: bytes) -> MeetingPackage:
    decisions = list(package.decisions)
    decisions[place] = replace(decisions[place], record=record)
    return replace(package, decisions=tuple(decisions))


def test_a_package_comes_back_equal_from_an_empty_register(
    register: Register, package: MeetingPackage, tmp_path: Path
) -> None:
    with registers().create(tmp_path / "b.forumdesk") as other:
        result = other.packages.bring_in(package)

        assert (result.rows, result.new, result.meeting_id) == (1, 1, package.meeting.id)
        assert other.packages.package(package.meeting.id) == package
        assert other.decisions.decisions(package.meeting.id) == register.decisions.decisions(
            package.meeting.id
        )
        assert other.decisions.verify(package.meeting.id).holds
        assert other.history.next_undo is None
        theirs, ours = dump(other.path), dump(register.path)
        for table in ("sealed_record", "decision"):
            assert theirs[table] == ours[table]

        before = dump(other.path)
        again = other.packages.bring_in(package)
        assert (again.rows, again.new, again.same) == (1, 0, 1)
        assert dump(other.path) == before


def test_a_package_of_a_draft_can_be_undone(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    package = register.packages.package(meeting_id)
    with registers().create(tmp_path / "b.forumdesk") as other:
        other.packages.bring_in(package)
        other.history.undo()

        assert other.meetings.meetings() == ()
        assert other.participants.listed(meeting_id) == ()


def test_a_dry_run_of_a_package_leaves_nothing(package: MeetingPackage, tmp_path: Path) -> None:
    with registers().create(tmp_path / "b.forumdesk") as other:
        before = dump(other.path)

        result = other.packages.bring_in(package, dry=True)

        assert (result.new, result.dry_run) == (1, True)
        assert dump(other.path) == before


def test_a_meeting_that_differs_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    package = register.packages.package(meeting_id)
    row = register.resolutions.text(meeting_id).rows[2]
    register.resolutions.edit_cell(meeting_id, row.id, Language.KK, "жаңа")

    with refusing(PackageKnownError):
        register.packages.bring_in(package)


@pytest.mark.parametrize(
    "damage",
    [
        lambda record: record.replace(b"in English", b"in english"),
        lambda _: b"{}",
        lambda _: b"[]",
        lambda _: b"\xff",
        lambda record: record.replace(b'"adopted"', b'"rejected"'),
        lambda record: record.replace(b'"counts"', b'"other"'),
    ],
)
def test_a_broken_chain_is_refused(package: MeetingPackage, tmp_path: Path, damage: object) -> None:
    with registers().create(tmp_path / "b.forumdesk") as other:
        before = dump(other.path)
        broken = with_record(package, 0, damage(package.decisions[0].record))  # type: ignore[operator]

        with pytest.raises(PackageBrokenError):
            other.packages.bring_in(broken)

        assert dump(other.path) == before


def test_records_in_another_order_or_of_another_meeting_are_refused(
    package: MeetingPackage, tmp_path: Path
) -> None:
    first, second = package.decisions
    foreign = json.loads(first.record)
    foreign["chain"]["meeting"] = str(number(5))
    with registers().create(tmp_path / "b.forumdesk") as other:
        before = dump(other.path)
        for decisions in (
            (second, first),
            (second,),
            (replace(first, record=sealing.canonical(foreign)),),
        ):
            with pytest.raises(PackageBrokenError):
                other.packages.bring_in(replace(package, decisions=decisions))
        assert dump(other.path) == before


def test_altered_records_are_never_exported(register: Register, package: MeetingPackage) -> None:
    by_sql(
        register.path,
        "UPDATE sealed_record SET record = CAST(replace(CAST(record AS TEXT), 'in English', 'in english') AS BLOB)",
    )

    with pytest.raises(RecordsAlteredError):
        register.packages.package(package.meeting.id)


def test_a_name_that_its_digest_does_not_prove_is_refused(package: MeetingPackage, tmp_path: Path) -> None:
    first = package.decisions[0]
    voter, (salt, _) = next(iter(first.persons.items()))
    lies = (
        {**first.persons, voter: (salt, LocalizedText.everywhere("Somebody else"))},
        {**first.persons, str(number(77)): (salt, LocalizedText())},
    )
    with registers().create(tmp_path / "b.forumdesk") as other:
        for persons in lies:
            lying = (replace(first, persons=persons), *package.decisions[1:])
            with pytest.raises(PackageBrokenError):
                other.packages.bring_in(replace(package, decisions=lying))


def test_names_that_were_erased_may_be_missing(package: MeetingPackage, tmp_path: Path) -> None:
    erased = tuple(
        replace(one, persons=dict.fromkeys(one.persons, ("", LocalizedText()))) for one in package.decisions
    )
    with registers().create(tmp_path / "b.forumdesk") as other:
        assert other.packages.bring_in(replace(package, decisions=erased)).new == 1
