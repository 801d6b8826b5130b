"""Papers given out in words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from forumdesk.domain.identifiers import IssuedPaperId, MeetingId, SignedCopyId
from forumdesk.domain.issued import IssuedPaper, SignedCopy, SignedKind
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language
from forumdesk.gui.models.issued import issued_lines, signed_words, signers_words
from forumdesk.gui.words import Words
from tests.builders import number
from tests.gui.catalogues import catalogue

PAPER = IssuedPaper(
    id=IssuedPaperId(number(1)),
    meeting_id=MeetingId(number(2)),
    number=1,
    document="agenda",
    languages=(Language.KK, Language.EN),
    layout="columns",
    stationery=Stationery(),
    code="",
    name="agenda.pdf",
    media_type="application/pdf",
    size=58_217,
    sha256="0" * 64,
    issued_at=datetime(2024, 10, 17, 22, 0, tzinfo=UTC),
)
COPY = SignedCopy(
    id=SignedCopyId(number(3)),
    meeting_id=PAPER.meeting_id,
    paper_id=PAPER.id,
    kind=SignedKind.SCAN,
    name="scan.pdf",
    media_type="application/pdf",
    size=10,
    sha256="0" * 64,
    signer="Төраға",
    signed_on=date(2024, 10, 18),
    added_at=PAPER.issued_at,
)


def test_the_latest_paper_stands_first_with_the_date_at_the_place_of_the_meeting() -> None:
    other = replace(PAPER, id=IssuedPaperId(number(9)), number=2, document="of a later version")

    lines = issued_lines((PAPER, other), {PAPER.id: (COPY,)}, "Asia/Almaty", Words(catalogue, "en"))

    assert [line.title for line in lines] == ["2. of a later version", "1. Agenda"]
    assert lines[0].caption == "ҚАЗ ENG, 18.10.2024, 58 KB"
    assert (lines[1].caption, lines[1].signed_short) == ("signed on 18 October 2024", "signed 18.10.2024")


def test_the_last_signature_counts_and_each_signer_is_named_once() -> None:
    earlier = replace(COPY, signed_on=date(2024, 10, 17))

    assert signed_words((COPY, earlier), Words(catalogue, "en")) == "signed on 18 October 2024"
    assert (
        signers_words((COPY, earlier, replace(COPY, signer=""), replace(COPY, signer="Хатшы")))
        == "Төраға, Хатшы"
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_said_where_no_signed_copy_is_kept(language: str) -> None:
    assert signed_words((), Words(catalogue, language)) == ""
