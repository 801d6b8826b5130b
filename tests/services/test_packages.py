import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.amendments import AmendmentKind, AmendmentState
from forumdesk.domain.attendance import MovementKind
from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.consultations import ConsultationKind, Verdict
from forumdesk.domain.heads import HeadSignature
from forumdesk.domain.identifiers import (
    AgendaItemId,
    DecisionId,
    DelegationId,
    MeetingId,
    ParticipantId,
    RowId,
    StatementId,
)
from forumdesk.domain.majorities import Threshold
from forumdesk.domain.marks import Mark, MarkKind
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.resolutions import CellState, Numbering, Part, Stage
from forumdesk.domain.speaking import SpeakingLimits, SpeechKind
from forumdesk.domain.statements import Statement, StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.exchange.event_package import read_event, write_event
from forumdesk.foundation.paths import resources_folder
from forumdesk.services.canonical import canonical, digest
from forumdesk.services.desk import Desk
from forumdesk.services.packages import PackageBrokenError, PackageKnownError, RecordsAlteredError
from forumdesk.services.proposals import MeetingPackage, SealedDecision
from forumdesk.services.register import Register
from forumdesk.services.signing import SecretaryKeys
from tests.builders import NOON, by_sql, dump, number, registers
from tests.builders_decisions import with_words
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
        assert other.verification.verify(package.meeting.id).holds
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
            (replace(first, record=canonical(foreign)),),
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


def full_of_people(register: Register, meeting_id: MeetingId) -> None:
    """Delegations, accreditation, photos, arrivals taken back, people told apart, somebody taken off the list."""
    listed = [one.id for one in register.participants.listed(meeting_id)]
    register.delegations.form_by_country(meeting_id, one_voice=True)
    register.accreditation.move(listed[:3], AccreditationState.CONFIRMED)
    register.accreditation.move(listed[:2], AccreditationState.ACCREDITED)
    register.attendance.arrive(listed[0])
    register.attendance.leave(listed[0])
    register.attendance.arrive(listed[1])
    register.attendance.take_back(listed[1])
    comes = register.accreditation.replace(listed[2], Names(kk=PersonName(family="Бөтен")))
    register.participants.edit(comes.id, notes="n", post_from=date(2020, 1, 1), post_until=date(2030, 1, 1))
    register.participants.set_name_form(comes.id, Language.KK, "genitive", "Бөтенның")
    register.participants.tell_apart(listed[0], listed[1])
    for one in (listed[0], listed[3]):
        register.participants.set_photo(one, bytes(range(256)))
    register.attendance.arrive(listed[0])
    register.participants.remove(listed[3])


def test_people_come_back_with_all_that_is_theirs_and_the_same_package_again_changes_nothing(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    full_of_people(register, meeting_id)
    package = register.packages.package(meeting_id)
    assert [one.withdrawn for one in package.movements] == [False, False, True, False]
    assert (len(package.photos), len(package.distinct), len(package.delegations)) == (1, 1, 1)
    assert register.packages.bring_in(package).same == 1
    travelled = read_event(write_event(package), resources_folder() / "schemas")
    assert travelled == package

    with registers().create(tmp_path / "b.forumdesk") as other:
        assert other.packages.bring_in(travelled).new == 1

        assert other.packages.package(meeting_id) == package
        assert other.attendance.presences(meeting_id) == register.attendance.presences(meeting_id)
        assert other.participants.counts(meeting_id) == register.participants.counts(meeting_id)
        before = dump(other.path)
        assert other.packages.bring_in(travelled).same == 1
        assert dump(other.path) == before
        # A log of arrivals is never deleted, nor is the meeting under it.
        assert other.history.next_undo is None


@pytest.mark.parametrize(
    "change",
    [
        lambda register, one: register.attendance.arrive(one),
        lambda register, one: register.participants.set_photo(one, b"jpeg"),
        lambda register, one: register.accreditation.move([one], AccreditationState.REFUSED),
        lambda register, one: register.participants.tell_apart(
            one, register.participants.listed(register.meetings.find(None).id)[1].id
        ),
        lambda register, _: register.delegations.form_by_country(register.meetings.find(None).id),
    ],
    ids=["arrival", "photo", "accreditation", "told apart", "delegation"],
)
def test_a_meeting_whose_people_differ_is_refused(
    register: Register,
    meeting_id: MeetingId,
    refusing: Refusal,
    change: Callable[[Register, ParticipantId], object],
) -> None:
    package = register.packages.package(meeting_id)

    change(register, register.participants.listed(meeting_id)[0].id)

    with refusing(PackageKnownError):
        register.packages.bring_in(package)


def test_a_package_of_version_1_is_still_brought_in(register: Register) -> None:
    old = gzip.decompress((Path(__file__).parent.parent / "files" / "event-package-1.json.gz").read_bytes())
    package = read_event(old.decode("utf-8"), resources_folder() / "schemas")

    assert register.packages.bring_in(package).new == 1

    people = register.participants.listed(package.meeting.id)
    assert len(people) == len(package.participants) > 0
    assert {one.accreditation.state for one in people} == {AccreditationState.INVITED}
    assert register.packages.package(package.meeting.id) == package
    assert register.packages.bring_in(package).same == 1


def full_of_conduct(register: Register, meeting_id: MeetingId) -> None:
    """Rules, an emblem, papers, a meeting with a pause, speeches."""
    listed = [one.id for one in register.participants.listed(meeting_id)]
    items = register.agendas.items(meeting_id)
    body_id = register.meetings.meeting(meeting_id).body_id
    two = Threshold(share=Fraction(0), strictly=False, fixed=2)
    register.meetings.edit_rules(body_id, BodyRules(quorum_to_open=two, recused_count=False))
    register.meetings.set_emblem(body_id, b"\x89PNG")
    register.speaking.set_limits(meeting_id, SpeakingLimits(report=900, debate=180))
    register.agendas.edit(items[0].id, day=date(2024, 10, 17), room=LocalizedText(ru="Зал 2"))
    for content in (b"%PDF-1.7", b"PK"):
        register.papers.add(items[1].id, "report.pdf", content)
    register.conduct.open(meeting_id)
    register.conduct.start(items[0].id)
    register.conduct.note(items[0].id, "ескертпе\nекінші жол")
    for one in listed[:2]:
        register.speaking.ask(items[0].id, one)
    register.speaking.next(items[0].id)
    register.conduct.suspend(meeting_id)
    register.conduct.resume(meeting_id)
    register.speaking.ask(items[0].id, listed[3], SpeechKind.POINT_OF_ORDER)
    register.speaking.close_list(items[0].id)
    register.quorum.excuse(listed[1], "ауырып қалды")
    register.quorum.recuse(items[1].id, listed[0])
    register.conduct.defer(items[1].id)
    register.conduct.close(meeting_id)
    register.conduct.open(meeting_id)


def test_the_course_of_a_meeting_comes_back_and_the_same_package_again_changes_nothing(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    full_of_conduct(register, meeting_id)
    package = register.packages.package(meeting_id)
    assert [len(one) for one in (package.papers, package.sittings, package.speeches)] == [2, 2, 3]
    assert [len(one) for one in (package.item_runs, package.item_notes)] == [2, 1]
    assert [len(one) for one in (package.recusals, package.excuses)] == [1, 1]
    assert register.packages.bring_in(package).same == 1
    travelled = read_event(write_event(package), resources_folder() / "schemas")
    assert travelled == package

    with registers().create(tmp_path / "b.forumdesk") as other:
        assert other.packages.bring_in(travelled).new == 1

        assert other.packages.package(meeting_id) == package
        assert write_event(other.packages.package(meeting_id)) == write_event(package)
        before = dump(other.path)
        assert other.packages.bring_in(travelled).same == 1
        assert dump(other.path) == before

        other.history.undo()
        emptied = dump(other.path)
        left = {table for table, rows in emptied.items() if rows}
        assert not left & {"meeting", "body", "emblem", "paper", "paper_content", "sitting", "item_run"}
        assert not left & {"item_note", "speech", "recusal", "excuse", "agenda_item"}


@pytest.mark.parametrize(
    "change",
    [
        lambda register, item: register.papers.add(item, "a.txt", b"a"),
        lambda register, item: register.conduct.note(item, "ескертпе"),
        lambda register, _: register.conduct.open(register.meetings.find(None).id),
        lambda register, item: register.speaking.ask(
            item, register.participants.listed(register.meetings.find(None).id)[0].id
        ),
        lambda register, _: register.meetings.set_emblem(register.meetings.find(None).body_id, b"png"),
    ],
    ids=["paper", "note", "sitting", "speech", "emblem"],
)
def test_a_meeting_that_went_on_since_is_refused(
    register: Register,
    meeting_id: MeetingId,
    refusing: Refusal,
    change: Callable[[Register, AgendaItemId], object],
) -> None:
    package = register.packages.package(meeting_id)

    change(register, register.agendas.items(meeting_id)[0].id)

    with refusing(PackageKnownError):
        register.packages.bring_in(package)


def test_a_package_of_version_2_is_still_brought_in(register: Register) -> None:
    old = gzip.decompress((Path(__file__).parent.parent / "files" / "event-package-2.json.gz").read_bytes())
    package = read_event(old.decode("utf-8"), resources_folder() / "schemas")

    assert register.packages.bring_in(package).new == 1

    assert register.packages.package(package.meeting.id) == package
    assert register.packages.bring_in(package).same == 1
    assert len(register.attendance.presences(package.meeting.id)) > 0


def full_of_texts(register: Register, meeting_id: MeetingId) -> None:
    """Emphasis, a field, every stage, a paragraph taken out; amendments in every state, drafts, comments."""
    rows = register.resolutions.text(meeting_id).rows
    delegation = register.delegations.form_by_country(meeting_id)[0]
    bold = (Mark(start=0, end=5, kind=MarkKind.BOLD), Mark(start=2, end=9, kind=MarkKind.ITALIC))
    register.resolutions.edit_cell(meeting_id, rows[2].id, Language.KK, "Бірінші сөз", bold)
    register.resolutions.bind(meeting_id, rows[5].id, Language.RU, (0, 1), "people")
    register.resolutions.confirm_cell(meeting_id, rows[2].id, Language.RU, Stage.TRANSLATED)
    register.resolutions.confirm_cell(meeting_id, rows[3].id, Language.KK, Stage.AUTHENTIC)
    register.text_rows.set_numbering(meeting_id, Numbering.LETTERED)
    register.text_rows.set_part(meeting_id, rows[9].id, Part.POINT, 2)
    register.text_rows.add(meeting_id, Part.NOTE, rows[5].id)
    full_of_amendments(register, meeting_id, [row.id for row in rows], delegation.id)
    full_of_comments(register, meeting_id, [row.id for row in rows], delegation.id)
    register.text_rows.remove(meeting_id, rows[8].id)
    register.delegations.remove(delegation.id)


def full_of_amendments(
    register: Register, meeting_id: MeetingId, rows: Sequence[RowId], delegation: DelegationId
) -> None:
    """One accepted of each kind, one rejected, withdrawn, replaced, two merged, and one of a row that goes."""
    replacing, amendments = AmendmentKind.REPLACE, register.amendments

    def said(kk: str) -> LocalizedText:
        return LocalizedText(kk=kk)

    made = [
        amendments.propose(meeting_id, replacing, rows[place], said(text), reason="Себебі:\tанық\nемес")
        for place, text in ((2, "Екінші сөз"), (5, "Басқа"), (5, "Басқаша"), (7, "а"), (7, "б"), (8, "в"))
    ]
    amendments.accept(made[0].id, "келісілді")
    amendments.reject(made[1].id, "кеш")
    amendments.withdraw(made[2].id)
    amendments.replace(made[3].id, made[4].id)
    after = amendments.propose(
        meeting_id, AmendmentKind.INSERT, rows[5], said("Жаңа"), part=Part.BODY, delegation_id=delegation
    )
    amendments.accept(after.id)
    amendments.accept(amendments.propose(meeting_id, AmendmentKind.DELETE, rows[11]).id)
    amendments.propose(meeting_id, AmendmentKind.INSERT, None, said("Басында"), proposer=said("Хатшылық"))
    parts = [
        amendments.propose(meeting_id, replacing, rows[10], LocalizedText(**{code: "Жаңа"})).id
        for code in ("ru", "en")
    ]
    amendments.merge(parts)
    amendments.move(made[4].id, -1)


def full_of_comments(
    register: Register, meeting_id: MeetingId, rows: Sequence[RowId], delegation: DelegationId
) -> None:
    """Two drafts, a consultation that was closed and a silence, comments in time and late, a finding let stand."""
    first = register.consultations.issue_draft(meeting_id, "Бірінші жоба")
    second = register.consultations.issue_draft(meeting_id)
    deadline = NOON + timedelta(days=7)
    asked = register.consultations.open(first.id, deadline, "Asia/Almaty")
    register.consultations.open(second.id, deadline, "Asia/Almaty", ConsultationKind.SILENCE)
    comment = register.consultations.receive(
        asked.id,
        "",
        "Нақтылау керек",
        row_id=rows[8],
        language=Language.KK,
        proposal="Нақты сөз",
        delegation_id=delegation,
    )
    late = register.consultations.receive(
        asked.id, "Дала университеті", "Кеш", received_at=deadline + timedelta(1)
    )
    register.consultations.propose(comment.id)
    register.consultations.judge(late.id, Verdict.PARTLY, "ішінара")
    register.consultations.close(asked.id)
    register.resolutions.edit_cell(meeting_id, rows[4], Language.RU, "слово  слово ,  слово")
    finding = register.text_checks.findings(meeting_id)[0]
    register.text_checks.dismiss(meeting_id, finding, "солай болуы керек")


def test_texts_come_back_with_all_that_is_theirs_and_the_same_package_again_changes_nothing(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    full_of_texts(register, meeting_id)
    package = register.packages.package(meeting_id)
    assert {one.state for one in package.amendments} == set(AmendmentState)
    assert {one.kind for one in package.amendments} == set(AmendmentKind)
    assert [len(one) for one in (package.drafts, package.consultations, package.comments)] == [2, 2, 2]
    assert len(package.dismissals) == 1
    standings = [one for row in package.resolution.rows for one in row.standings.values()]
    assert {one.stage for one in standings} == set(Stage)
    assert {mark.kind for one in standings for mark in one.marks} == set(MarkKind)
    assert register.packages.bring_in(package).same == 1
    travelled = read_event(write_event(package), resources_folder() / "schemas")
    assert travelled == package

    with registers().create(tmp_path / "b.forumdesk") as other:
        assert other.packages.bring_in(travelled).new == 1

        assert other.packages.package(meeting_id) == package
        assert write_event(other.packages.package(meeting_id)) == write_event(package)
        assert other.amendments.listed(meeting_id) == register.amendments.listed(meeting_id)
        before = dump(other.path)
        assert other.packages.bring_in(travelled).same == 1
        assert dump(other.path) == before

        other.history.undo()
        left = {table for table, rows in dump(other.path).items() if rows}
        assert not left & {"text_row", "text_setting", "amendment", "draft", "consultation"}
        assert not left & {"comment", "dismissal"}


def test_a_field_says_the_facts_of_the_register_it_came_to_until_it_is_decided(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    row = register.resolutions.text(meeting_id).rows[5]
    register.resolutions.bind(meeting_id, row.id, Language.RU, (0, 1), "people")
    package = register.packages.package(meeting_id)

    with registers().create(tmp_path / "b.forumdesk") as other:
        other.packages.bring_in(package)
        assert other.resolutions.text(meeting_id).row(row.id).text.ru.startswith("4-й")
        other.participants.remove(other.participants.listed(meeting_id)[3].id)

        assert other.resolutions.text(meeting_id).row(row.id).text.ru.startswith("3-й")


def _confirm(register: Register, meeting_id: MeetingId, row_id: RowId) -> object:
    return register.resolutions.confirm_cell(meeting_id, row_id, Language.RU, Stage.AUTHENTIC)


def _emphasise(register: Register, meeting_id: MeetingId, row_id: RowId) -> object:
    words = register.resolutions.text(meeting_id).row(row_id).text.ru
    bold = (Mark(start=0, end=1, kind=MarkKind.BOLD),)
    return register.resolutions.edit_cell(meeting_id, row_id, Language.RU, words, bold)


def _propose(register: Register, meeting_id: MeetingId, row_id: RowId) -> object:
    return register.amendments.propose(meeting_id, AmendmentKind.DELETE, row_id)


@pytest.mark.parametrize(
    "change",
    [
        _confirm,
        _emphasise,
        _propose,
        lambda register, meeting_id, _: register.consultations.issue_draft(meeting_id),
        lambda register, meeting_id, _: register.text_rows.set_numbering(meeting_id, Numbering.LETTERED),
        lambda register, meeting_id, row_id: register.text_rows.set_part(meeting_id, row_id, Part.POINT, 2),
    ],
    ids=["standing", "emphasis", "amendment", "draft", "numbering", "level"],
)
def test_a_text_that_was_worked_on_since_is_refused(
    register: Register,
    meeting_id: MeetingId,
    refusing: Refusal,
    change: Callable[[Register, MeetingId, RowId], object],
) -> None:
    package = register.packages.package(meeting_id)

    change(register, meeting_id, register.resolutions.text(meeting_id).rows[9].id)

    with refusing(PackageKnownError):
        register.packages.bring_in(package)


@pytest.mark.parametrize("deed", ["open", "receive", "extend", "judge"])
def test_a_consultation_that_went_on_since_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal, deed: str
) -> None:
    draft = register.consultations.issue_draft(meeting_id)
    deadline = NOON + timedelta(days=7)
    asked = register.consultations.open(draft.id, deadline, "Asia/Almaty")
    comment = register.consultations.receive(asked.id, "Дала университеті", "Кеш")
    package = register.packages.package(meeting_id)

    match deed:
        case "open":
            register.consultations.open(draft.id, deadline, "Asia/Almaty", ConsultationKind.SILENCE)
        case "receive":
            register.consultations.receive(asked.id, "Дала университеті", "Тағы")
        case "extend":
            register.consultations.extend(asked.id, deadline + timedelta(days=1))
        case _:
            register.consultations.judge(comment.id, Verdict.ACCEPTED)

    with refusing(PackageKnownError):
        register.packages.bring_in(package)


def test_a_package_of_version_3_is_still_brought_in(register: Register) -> None:
    old = gzip.decompress((Path(__file__).parent.parent / "files" / "event-package-3.json.gz").read_bytes())
    package = read_event(old.decode("utf-8"), resources_folder() / "schemas")

    assert register.packages.bring_in(package).new == 1

    assert register.packages.package(package.meeting.id) == package
    assert register.packages.bring_in(package).same == 1
    assert len(package.sittings) == 1
    text = register.resolutions.text(package.meeting.id)
    assert {row.state(language) for row in text.rows for language in row.text.languages} == {
        CellState.CHECKED
    }


def said_and_signed(register: Register, meeting_id: MeetingId, tmp_path: Path) -> None:
    """Decisions in every mode, proxies, a connection, statements sealed and open, minutes, a signed head."""
    with_words(register, meeting_id)
    keys = SecretaryKeys(tmp_path / "keys")
    keys.create("a long passphrase")
    register.verification.sign(meeting_id, lambda head, at: keys.sign(head, "a long passphrase", at))


def test_decisions_in_every_mode_come_back_with_all_that_is_said_and_nothing_to_flag(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    said_and_signed(register, meeting_id, tmp_path)
    package = register.packages.package(meeting_id)
    assert [len(one) for one in (package.decisions, package.statements, package.proxies)] == [14, 4, 1]
    assert [one.sealed for one in package.statements] == [True, True, False, False]
    assert [len(one) for one in (package.minutes, package.minutes_notes, package.head_signatures)] == [
        1,
        1,
        1,
    ]
    assert package.movements[1].kind is MovementKind.CONNECTED
    assert register.packages.bring_in(package).same == 1
    travelled = read_event(write_event(package), resources_folder() / "schemas")
    assert travelled == package

    with registers().create(tmp_path / "b.forumdesk") as other:
        result = other.packages.bring_in(travelled)

        assert (result.new, result.notices) == (1, [])
        assert other.packages.package(meeting_id) == package
        assert write_event(other.packages.package(meeting_id)) == write_event(package)
        assert other.decisions.decisions(meeting_id) == register.decisions.decisions(meeting_id)
        assert other.statements.of_meeting(meeting_id) == register.statements.of_meeting(meeting_id)
        assert other.verification.verify(meeting_id).holds
        before = dump(other.path)
        assert other.packages.bring_in(travelled).same == 1
        assert dump(other.path) == before


def test_what_is_said_to_an_open_decision_stays_behind_with_it(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    decision = register.decisions.record_unanimous(meeting_id)
    words = LocalizedText(kk="Ескертпе")
    register.statements.add(
        meeting_id, StatementKind.RESERVATION, words, decision_id=decision.id, author=words
    )
    package = register.packages.package(meeting_id)

    assert (package.decisions, package.statements) == ((), ())
    with registers().create(tmp_path / "b.forumdesk") as other:
        assert other.packages.bring_in(read_event(write_event(package))).new == 1
    assert register.packages.bring_in(package).same == 1


def resealed(package: MeetingPackage, change: Callable[[dict[str, Any]], object]) -> MeetingPackage:
    """The package with its first record changed, and the chain sealed anew: every hash is right, nothing else."""
    records: list[SealedDecision] = []
    previous, hashes = "0" * 64, dict[str, str]()
    for place, one in enumerate(package.decisions):
        plain = json.loads(one.record)
        if place == 0:
            change(plain)
        if "statement" in plain:
            plain["statement"]["decision_hash"] = hashes[plain["statement"]["decision"]]
        if "annuls" in plain.get("decision", {}):
            plain["decision"]["annuls"]["hash"] = hashes[plain["decision"]["annuls"]["id"]]
        plain["chain"]["previous"] = previous
        record = canonical(plain)
        previous = digest(record)
        hashes[(plain.get("decision") or plain["statement"])["id"]] = previous
        records.append(replace(one, record=record))
    return replace(package, decisions=tuple(records))


def test_votes_that_do_not_add_up_are_kept_as_they_were_sealed_and_flagged(
    package: MeetingPackage, tmp_path: Path
) -> None:
    def change(plain: dict[str, Any]) -> None:
        plain["voices"][0]["voice"] = "against"
        plain["counts"]["absent"] = 1

    odd = resealed(package, change)
    with registers().create(tmp_path / "b.forumdesk") as other:
        dry = other.packages.bring_in(odd, dry=True)
        result = other.packages.bring_in(odd)

        told = [one.code for one in result.notices]
        assert told == [
            "votes.counts", "votes.counts", "votes.counts", "votes.present", "votes.not_unanimous",
        ]  # fmt: skip
        assert {one.values["number"] for one in result.notices} == {1}
        assert result.notices[-1].values["names"] == (
            LocalizedText(kk="Әлиев1 Асан", ru="Алиев1 Асан", en="Assan Aliyev1"),
        )
        assert [one.code for one in dry.notices] == told
        assert [one.record for one in other.packages.package(package.meeting.id).decisions] == [
            one.record for one in odd.decisions
        ]
        assert other.decisions.decisions(package.meeting.id)[0].tally.absent == 1
        assert other.verification.verify(package.meeting.id).holds
        assert [one.code for one in other.packages.bring_in(odd).notices] == told


def test_a_paragraph_that_reads_otherwise_than_it_was_sealed_is_flagged(
    package: MeetingPackage, tmp_path: Path
) -> None:
    rows = list(package.resolution.rows)
    place = next(at for at, row in enumerate(rows) if row.part is Part.RECOMMENDATION)
    rows[place] = replace(rows[place], text=LocalizedText.everywhere("Other words"))
    other_words = replace(package, resolution=replace(package.resolution, rows=tuple(rows)))

    with registers().create(tmp_path / "b.forumdesk") as other:
        dry = other.packages.bring_in(other_words, dry=True).notices
        told = other.packages.bring_in(other_words).notices

        assert [one.code for one in dry] == [one.code for one in told] == ["seal.index"]
        assert [one.code for one in other.packages.bring_in(other_words).notices] == ["seal.index"]
        assert not other.verification.verify(package.meeting.id).holds


def test_a_voice_of_somebody_who_is_not_on_the_list_is_flagged(
    package: MeetingPackage, tmp_path: Path
) -> None:
    without = replace(package, participants=package.participants[1:])
    with registers().create(tmp_path / "b.forumdesk") as other:
        told = other.packages.bring_in(without).notices

        assert [(one.code, one.values["number"]) for one in told] == [
            ("votes.not_listed", 1),
            ("votes.not_listed", 2),
        ]


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, text=LocalizedText(kk="Басқа")),
        lambda one: replace(one, kind=StatementKind.DISSENT),
        lambda one: replace(one, number=9),
        lambda one: replace(one, voice=Voice.FOR),
        lambda one: replace(one, author=LocalizedText(kk="Басқа")),
        lambda one: replace(one, made_at=NOON),
        lambda one: replace(one, decision_id=None),
        lambda one: replace(one, decision_id=DecisionId(number(77))),
        lambda one: replace(one, sealed_at=None, hash=""),
        lambda one: replace(one, id=StatementId(number(77))),
    ],
)
def test_a_statement_that_says_something_else_than_its_record_is_refused(
    register: Register, meeting_id: MeetingId, tmp_path: Path, change: Callable[[Statement], Statement]
) -> None:
    with_words(register, meeting_id)
    package = register.packages.package(meeting_id)
    first, *others = package.statements
    with registers().create(tmp_path / "b.forumdesk") as other:
        before = dump(other.path)

        with pytest.raises(PackageBrokenError):
            other.packages.bring_in(replace(package, statements=(change(first), *others)))

        assert dump(other.path) == before


def test_a_record_of_a_statement_that_the_package_lacks_is_refused(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    with_words(register, meeting_id)
    package = register.packages.package(meeting_id)
    with registers().create(tmp_path / "b.forumdesk") as other, pytest.raises(PackageBrokenError):
        other.packages.bring_in(replace(package, statements=package.statements[1:]))


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, head=replace(one.head, hash="0" * 64)),
        lambda one: replace(one, head=replace(one.head, sequence=99)),
        lambda one: replace(one, signature="0" * 128),
        lambda one: replace(one, key="0" * 64),
        lambda one: replace(one, signed_at=NOON),
    ],
)
def test_a_signature_that_does_not_hold_is_refused(
    register: Register,
    meeting_id: MeetingId,
    tmp_path: Path,
    change: Callable[[HeadSignature], HeadSignature],
) -> None:
    said_and_signed(register, meeting_id, tmp_path)
    package = register.packages.package(meeting_id)
    wrong = tuple(map(change, package.head_signatures))
    with registers().create(tmp_path / "b.forumdesk") as other, pytest.raises(PackageBrokenError):
        other.packages.bring_in(replace(package, head_signatures=wrong))


def test_a_decision_that_stands_in_two_chains_is_refused(package: MeetingPackage, tmp_path: Path) -> None:
    plain = json.loads(package.decisions[0].record)
    plain["chain"]["desk"] = "desk-2"
    with registers().create(tmp_path / "b.forumdesk") as other:
        before = dump(other.path)
        again = replace(package.decisions[0], record=canonical(plain))
        with pytest.raises(PackageBrokenError):
            other.packages.bring_in(replace(package, decisions=(*package.decisions, again)))
        assert dump(other.path) == before


def test_a_statement_may_stand_in_the_chain_of_another_desk(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    decision = register.decisions.adopt_unanimously(meeting_id)
    register.close()
    with registers(desk=Desk(id="a-desk", name="Other")).open(register.path) as same:
        words = LocalizedText(kk="Ескертпе")
        same.statements.add(
            meeting_id, StatementKind.RESERVATION, words, decision_id=decision.id, author=words
        )
        same.decisions.seal(meeting_id)
        package = same.packages.package(meeting_id)
    with registers().create(tmp_path / "b.forumdesk") as other:
        assert other.packages.bring_in(package).new == 1
        assert other.packages.package(meeting_id) == package


def test_a_package_of_version_4_is_still_brought_in(register: Register) -> None:
    old = gzip.decompress((Path(__file__).parent.parent / "files" / "event-package-4.json.gz").read_bytes())
    package = read_event(old.decode("utf-8"), resources_folder() / "schemas")

    result = register.packages.bring_in(package)

    assert (result.new, result.notices) == (1, [])
    assert register.packages.package(package.meeting.id) == package
    assert register.packages.bring_in(package).same == 1
    assert register.verification.verify(package.meeting.id).holds


def test_what_is_said_before_anything_is_decided_can_be_undone(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    one, two = [one.id for one in register.participants.listed(meeting_id)][:2]
    item = register.agendas.items(meeting_id)[0].id
    register.meetings.edit_rules(register.meetings.meeting(meeting_id).body_id, BodyRules(proxies=1))
    register.proxies.give(one, two)
    words = LocalizedText(kk="Ескертпе")
    register.statements.add(meeting_id, StatementKind.EXPLANATION, words, item_id=item, author=words)
    register.minutes.edit(meeting_id, number="С-70/2")
    register.minutes.note(item, Language.KK, "Тыңдалды")
    package = register.packages.package(meeting_id)
    with registers().create(tmp_path / "b.forumdesk") as other:
        other.packages.bring_in(package)
        assert other.packages.package(meeting_id) == package

        other.history.undo()

        left = {table for table, rows in dump(other.path).items() if rows}
        assert not left & {"meeting", "proxy", "statement", "minutes", "minutes_note"}


@pytest.mark.parametrize("what", ["proxy", "minutes", "note", "statement", "rules"])
def test_a_meeting_of_which_more_is_said_since_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal, what: str
) -> None:
    one, two = [one.id for one in register.participants.listed(meeting_id)][:2]
    item = register.agendas.items(meeting_id)[0].id
    body_id = register.meetings.meeting(meeting_id).body_id
    register.meetings.edit_rules(body_id, BodyRules(proxies=1))
    package = register.packages.package(meeting_id)
    words = LocalizedText(kk="Ескертпе")

    match what:
        case "proxy":
            register.proxies.give(one, two)
        case "minutes":
            register.minutes.edit(meeting_id, number="1")
        case "note":
            register.minutes.note(item, Language.KK, "Тыңдалды")
        case "statement":
            register.statements.add(meeting_id, StatementKind.DISSENT, words, item_id=item, author=words)
        case _:
            register.meetings.edit_rules(body_id, BodyRules(proxies=2))

    with refusing(PackageKnownError):
        register.packages.bring_in(package)
