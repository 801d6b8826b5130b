import shutil
from pathlib import Path

import pytest

from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from forumdesk.exchange.errors import LanguageUnknownError, NotTextError, SourceMissingError, TextTooLongError
from forumdesk.exchange.texts_in import MOST_PARAGRAPHS, read_returned_file, read_text_file
from forumdesk.exchange.word.errors import NotADocumentError, OldWordError, RichTextError
from forumdesk.services.proposals import ResolutionProposal
from tests.exchange.test_odt_in import made
from tests.exchange.test_odt_in import p as odt_p
from tests.exchange.word.test_returned import around, exported
from tests.exchange.word.written import level, listed, numbering, p, t, written

LISTS = numbering(level(0, "%1."))


def test_the_kind_is_told_by_the_content_and_not_by_the_name(tmp_path: Path) -> None:
    body = p(t("Resolution")) + p(t("The forum recommends:")) + listed("Work together.")
    word = written(tmp_path / "a.txt", body, parts={"numbering": LISTS})
    plain = tmp_path / "b.docx"
    plain.write_text("Resolution\n\nThe forum recommends:\n\n1. Work together.\n", encoding="utf-8")

    first, second = (read_text_file(file, Language.EN) for file in (word, plain))

    assert first.rows == second.rows
    assert [row.part for row in first.rows] == [Part.TITLE, Part.RECOMMENDATIONS_LEAD, Part.RECOMMENDATION]


def test_word_and_markdown_of_the_sample_give_the_same_rows(shared: Path, tmp_path: Path) -> None:
    word = read_text_file(shared / "samples" / "resolution-2024.ru.docx", None)
    markdown = read_text_file(shared / "samples" / "resolution-2024.ru.md", None)
    shutil.copyfile(shared / "samples" / "resolution-2024.ru.md", tmp_path / "plain.txt")
    plain = read_text_file(tmp_path / "plain.txt", None)

    def bare(proposal: ResolutionProposal) -> list[tuple[Part, str, str]]:
        return [(row.part, row.number, row.text) for row in proposal.rows]

    assert bare(word) == bare(markdown) == bare(plain)
    assert (word.first_day, word.place) == (markdown.first_day, markdown.place)


def test_notices_of_the_reader_come_first(tmp_path: Path) -> None:
    file = made(tmp_path / "a.odt", odt_p("Resolution of the forum and the council\u202e"))

    codes = [notice.code for notice in read_text_file(file, Language.EN).notices]

    assert codes[0] == "word.turning_marks"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), OldWordError),
        (b"{\\rtf1 text}", RichTextError),
        (b"%PDF-1.7 text", NotTextError),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w/>", NotADocumentError),
        (b"<html><body>text</body></html>", NotADocumentError),
        (b"12 345", LanguageUnknownError),
    ],
)
@pytest.mark.parametrize("name", ["text.docx", "text.doc", "text.txt"])
def test_other_kinds_are_refused(tmp_path: Path, name: str, content: bytes, error: type[Exception]) -> None:
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(error):
        read_text_file(file, None)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceMissingError):
        read_text_file(tmp_path / "none.docx", None)


def test_only_an_exported_document_comes_back(tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("Text", encoding="utf-8")

    assert read_returned_file(plain) is None
    assert read_returned_file(written(tmp_path / "a.docx", p(t("Text")))) is None
    assert read_returned_file(exported(tmp_path / "b.docx", p(around(1, t("Text 1"))))) is not None


def test_a_text_of_more_paragraphs_than_any_resolution_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "endless.txt"
    path.write_text("A line.\n\n" * (MOST_PARAGRAPHS + 1), encoding="utf-8")

    with pytest.raises(TextTooLongError):
        read_text_file(path, Language.EN)
