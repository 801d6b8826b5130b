import sqlite3
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.issued import IssuedPaper, SignedKind
from forumdesk.domain.papers import PaperEmptyError
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language
from forumdesk.exchange.event_package import read_event, write_event
from forumdesk.services.events import IssuedChanged, RegisterChanged
from forumdesk.services.issued import IssuedBrokenError, NotIssuedError
from forumdesk.services.register import Register
from tests.builders import registers
from tests.services.conftest import Refusal

PDF = b"%PDF-1.7\nadopted"
SCAN = b"\xff\xd8\xffscan"


def keep(register: Register, meeting_id: MeetingId, content: bytes = PDF) -> IssuedPaper:
    return register.issued.keep(
        meeting_id,
        content,
        document="resolution",
        name="Қарар.pdf",
        languages=(Language.KK, Language.RU),
        layout="columns",
        stationery=Stationery(preset="gost", emblem=b"png"),
        code="7F3A-91C2",
    )


def test_a_paper_given_out_is_kept_byte_for_byte_under_a_number(
    register: Register, meeting_id: MeetingId, heard: list[RegisterChanged]
) -> None:
    first, second = keep(register, meeting_id), keep(register, meeting_id, PDF + b"2")

    assert (first.number, second.number) == (1, 2)
    assert register.issued.of_meeting(meeting_id) == (first, second)
    assert register.issued.numbered(meeting_id, 2) == second
    assert register.issued.content(first) == PDF
    assert (first.sha256, first.size, first.media_type) == (
        sha256(PDF).hexdigest(),
        len(PDF),
        "application/pdf",
    )
    assert first.stationery == Stationery(preset="gost")
    assert {type(one) for one in heard} == {IssuedChanged}


def test_the_same_bytes_given_out_again_are_the_same_paper(register: Register, meeting_id: MeetingId) -> None:
    first = keep(register, meeting_id)
    rows = len(register.journal.entries())

    assert keep(register, meeting_id) == first
    assert register.issued.of_meeting(meeting_id) == (first,)
    assert len(register.journal.entries()) == rows


def test_what_left_the_room_is_not_taken_back_by_a_step_of_undo(
    register: Register, meeting_id: MeetingId
) -> None:
    before = register.history.next_undo
    keep(register, meeting_id)

    assert register.history.next_undo == before


def test_a_number_that_nothing_has_and_an_empty_paper_are_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    with refusing(NotIssuedError):
        register.issued.numbered(meeting_id, 1)
    with refusing(PaperEmptyError):
        keep(register, meeting_id, b"")


def test_a_signed_copy_is_kept_with_its_paper_and_taken_away_again(
    register: Register, meeting_id: MeetingId
) -> None:
    paper = keep(register, meeting_id)
    copy = register.issued.attach(
        paper,
        SCAN,
        kind=SignedKind.SCAN,
        name="скан.jpg",
        signer="А. Серікова",
        signed_on=date(2024, 10, 18),
    )

    assert register.issued.signed_copies(meeting_id) == {paper.id: (copy,)}
    assert register.issued.content(copy) == SCAN
    assert (copy.media_type, copy.sha256) == ("image/jpeg", sha256(SCAN).hexdigest())

    register.issued.detach(copy)
    assert register.issued.signed_copies(meeting_id) == {}
    register.history.undo()
    assert register.issued.content(copy) == SCAN


def test_altered_bytes_are_not_given_out_again(
    tmp_path: Path, register: Register, meeting_id: MeetingId
) -> None:
    paper = keep(register, meeting_id)
    with closing(sqlite3.connect(register.path)) as connection:
        connection.execute("UPDATE issued_content SET content = ?", (PDF + b"!",))
        connection.commit()

    with pytest.raises(IssuedBrokenError):
        register.issued.content(paper)


def test_papers_stationery_and_signed_copies_travel_with_their_meeting(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    paper = keep(register, meeting_id)
    register.issued.attach(
        paper, SCAN, kind=SignedKind.SCAN, name="a.jpg", signer="А", signed_on=date(2024, 10, 18)
    )
    register.stationery.change(
        register.meetings.meeting(meeting_id).body_id, Stationery(preset="gost", letterhead=True)
    )
    package = register.packages.package(meeting_id)
    travelled = read_event(write_event(package))
    assert travelled == package
    assert register.packages.bring_in(package).same == 1

    with registers().create(tmp_path / "b.forumdesk") as other:
        assert other.packages.bring_in(travelled).new == 1
        assert other.packages.package(meeting_id) == package
        assert other.issued.content(other.issued.numbered(meeting_id, 1)) == PDF
        assert other.stationery.of_meeting(meeting_id).letterhead
