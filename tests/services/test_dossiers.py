"""Of what a dossier consists."""

import hashlib
from datetime import date

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.issued import SignedKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.dossier_sheets import RECORD, SIGNATURES, STATEMENTS
from forumdesk.services.dossiers import NothingForDossierError
from forumdesk.services.register import Register
from forumdesk.services.resolution_sheet import SealBrokenError
from tests.builders import by_sql
from tests.builders_decisions import with_words


def _documents(register: Register, meeting_id: MeetingId) -> list[str]:
    return [part.document for part in register.dossiers.sheet(meeting_id).parts]


def test_what_there_is_none_of_is_left_out(register: Register, meeting_id: MeetingId) -> None:
    assert _documents(register, meeting_id) == ["agenda", "programme", "participants", "minutes", "draft"]


def test_an_empty_meeting_has_no_dossier(register: Register) -> None:
    made = register.meetings.add(LocalizedText.everywhere("Форум"))
    with pytest.raises(NothingForDossierError):
        register.dossiers.sheet(made.id)


def test_every_decision_has_its_sheets_and_the_chain_stands_last(
    register: Register, meeting_id: MeetingId
) -> None:
    made = with_words(register, meeting_id)

    sheet = register.dossiers.sheet(meeting_id)

    voted = [part.decision for part in sheet.parts if part.document == "vote_sheet"]
    assert voted == sorted(one.number for one in made.values())
    assert [part.document for part in sheet.parts][-2:] == [STATEMENTS, RECORD]
    assert [part.document for part in sheet.parts].count("counting_protocol") == 2


def test_the_records_are_the_bytes_that_were_hashed(register: Register, meeting_id: MeetingId) -> None:
    with_words(register, meeting_id)
    sheet = register.dossiers.sheet(meeting_id)

    lines = sheet.records().splitlines()

    assert [hashlib.sha256(line).hexdigest() for line in lines] == [
        line.hash for chain in sheet.chains for line in chain.lines
    ]


def test_papers_on_the_table_are_annexes_in_the_order_of_the_agenda(
    register: Register, meeting_id: MeetingId
) -> None:
    items = register.agendas.items(meeting_id)
    register.papers.add(items[1].id, "b.txt", b"second")
    register.papers.add(items[0].id, "a.txt", b"first")

    annexes = register.dossiers.sheet(meeting_id).annexes

    assert [(one.number, one.name, one.size) for one in annexes] == [(1, "a.txt", 5), (2, "b.txt", 6)]
    assert [one.sha256 for one in annexes] == [hashlib.sha256(one.fetch()).hexdigest() for one in annexes]


def test_a_part_is_dated_as_the_dossier(register: Register, meeting_id: MeetingId) -> None:
    sheet = register.dossiers.sheet(meeting_id)

    assert {sheet.fetch(part).made_at for part in sheet.parts} == {sheet.made_at}
    assert sheet.fetch(sheet.parts[0]) == sheet.fetch(sheet.parts[0])


def test_a_signed_copy_is_registered_and_lies_beside_what_was_signed(
    register: Register, meeting_id: MeetingId
) -> None:
    paper = register.issued.keep(
        meeting_id, b"%PDF-1.7 a", document="draft", name="draft.pdf", languages=[Language.KK]
    )
    register.issued.attach(
        paper,
        b"scan",
        kind=SignedKind.SCAN,
        name="scan.png",
        signer="Г. Ахметова",
        signed_on=date(2024, 10, 18),
    )

    sheet = register.dossiers.sheet(meeting_id)

    assert [(one.number, one.name) for one in sheet.annexes] == [(1, "draft.pdf"), (2, "scan.png")]
    (signed,) = sheet.papers_signed
    assert (signed.document, signed.signer, signed.annex) == ("draft", "Г. Ахметова", 2)
    assert sheet.parts[-1].document == SIGNATURES


def test_records_that_do_not_hold_are_not_put_into_a_dossier(
    register: Register, meeting_id: MeetingId
) -> None:
    with_words(register, meeting_id)
    altered = "CAST(replace(CAST(record AS TEXT), 'a', 'b') AS BLOB)"
    by_sql(register.path, f"UPDATE sealed_record SET record = {altered} WHERE sequence = 1")

    with pytest.raises(SealBrokenError):
        register.dossiers.sheet(meeting_id)
