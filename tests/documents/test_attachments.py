"""Files inside a printed file."""

import json
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from forumdesk.documents.attachments import pdf_date
from forumdesk.documents.resolution import print_resolution
from forumdesk.domain.texts import Language
from tests.builders_sheets import MADE_AT, sheet_of
from tests.builders_text_sheets import draft_sheet


def test_an_adopted_resolution_has_one_file_that_other_programs_find() -> None:
    document = PdfDocument(print_resolution(sheet_of()).pdf)

    assert document.count_attachments() == 1
    attachment = document.get_attachment(0)
    assert attachment.get_name() == "forumdesk-handout.json"
    assert json.loads(bytes(attachment.get_data()))["format"] == "forumdesk.handout"


def test_it_is_named_as_an_associated_file_with_type_size_and_date() -> None:
    with pikepdf.open(BytesIO(print_resolution(sheet_of(), languages=[Language.KK]).pdf)) as pdf:
        (specification,) = pdf.Root.AF
        stored = specification.EF.F

        assert pdf.Root.Names.EmbeddedFiles.Names[1].objgen == specification.objgen
        assert str(specification.AFRelationship) == "/Data"
        assert str(stored.Subtype) == "/application/json"
        assert int(stored.Params.Size) == len(stored.read_bytes())
        assert str(stored.Params.ModDate) == "D:20251016123000+00'00'"
        assert not pdf.check_pdf_syntax()


def test_a_draft_has_what_it_says_but_nothing_that_could_be_taken_for_a_record() -> None:
    for sheet in (sheet_of(adopted=False), draft_sheet()):
        document = PdfDocument(print_resolution(sheet).pdf)

        assert [document.get_attachment(one).get_name() for one in range(document.count_attachments())] == [
            "content.json"
        ]


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        (UTC, "D:20251016123000+00'00'"),
        (timezone(timedelta(hours=5)), "D:20251016173000+05'00'"),
        (timezone(-timedelta(hours=3, minutes=30)), "D:20251016090000-03'30'"),
    ],
)
def test_a_date_has_the_offset_of_its_moment(zone: timezone, written: str) -> None:
    assert pdf_date(datetime.astimezone(MADE_AT, zone)) == written
