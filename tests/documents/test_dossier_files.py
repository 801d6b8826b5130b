"""No name of a file stops a dossier, and none in it deceives."""

import io
from dataclasses import replace
from uuid import UUID

import pikepdf
import pytest

from forumdesk.documents.dossier_files import attached_name, shown_name
from forumdesk.documents.registry import print_document
from tests.builders_dossier import dossier_sheet
from tests.documents.reading import unhyphenated
from tests.verapdf import assert_archival


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Ескертпе.txt", "Ескертпе.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\paper.pdf", "paper.pdf"),
        ("folder/", "folder"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\x00b\r\n\x1b.pdf", "ab.pdf"),
        ("\u2066x\u2069\u200b.pdf", "x.pdf"),
        ("报告📎.pdf", "报告📎.pdf"),
        ("и\u0306.pdf", "й.pdf"),
        ("paper.pdf. .", "paper.pdf"),
        ("", "paper"),
        ("..", "paper"),
        (" \u202e/\x00", "paper"),
    ],
)
def test_an_attached_file_has_a_plain_name(name: str, kept: str) -> None:
    assert attached_name(name) == kept


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ескертпе.txt", "Ескертпе.txt"),
        ("报告.pdf", "??.pdf"),
        ("📎 план.pdf", "? план.pdf"),
        ("❤️.pdf", "?.pdf"),
        ("a/📎", "?"),
        ("\ufe0f", "paper"),
    ],
)
def test_a_letter_that_no_font_has_is_a_question_mark(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_dossier_is_printed_whatever_its_papers_are_called() -> None:
    names = ("📎 报告.pdf", "x\u202efdp.exe", "x\u202efdp.exe", "", "../../records.jsonl")
    sheet = dossier_sheet()
    annexes = tuple(
        replace(sheet.annexes[0], number=number, id=UUID(int=number), name=name)
        for number, name in enumerate(names, 1)
    )
    pdf = print_document("dossier", replace(sheet, annexes=annexes), form="pdf")

    assert_archival(pdf)
    assert "? ??.pdf" in unhyphenated(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        attached = sorted(name for name in opened.attachments if name[:2].isdigit() and name[2] == " ")
        listed = [str(one.UF) for one in opened.Root.AF]
    assert attached == ["01 📎 报告.pdf", "02 xfdp.exe", "03 xfdp.exe", "04 paper", "05 records.jsonl"]
    assert len(set(listed)) == len(listed)
