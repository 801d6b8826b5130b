"""The resolution as an OpenDocument text, as odfdo and LibreOffice find it."""

import io
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from odfdo import Document

from forumdesk.documents.styles import Layout
from forumdesk.documents.word.resolution_docx import resolution_docx
from forumdesk.documents.word.resolution_odt import resolution_odt
from forumdesk.domain.resolutions import Numbering, Part
from forumdesk.domain.texts import Language
from forumdesk.services.returned import bookmark_name
from tests.builders_sheets import FORUM_2024, SHIPPED, sheet_of, with_rows, words_of
from tests.documents.reading import lost
from tests.documents.word.office import converted_all, plain_all
from tests.documents.word.sheets import EN, KK, MEETING, RU, changed_sheet, deep_sheet, sample
from tests.documents.word.test_resolution_docx import (
    ARRANGED,
    COUNTED,
    LAYOUTS,
    bookmarks,
    opened,
    without_hyphens,
    words_without_hyphens,
)


def names(odt: bytes) -> list[str]:
    marks = Document(io.BytesIO(odt)).body.get_elements("//text:bookmark-start")
    return [str(mark.get_attribute("text:name")) for mark in marks]


@pytest.mark.parametrize("forum", [SHIPPED, FORUM_2024], ids=["shipped", "2024"])
def test_every_word_stands_in_order_in_the_pdf_that_libreoffice_makes(forum: Path, tmp_path: Path) -> None:
    if not forum.is_file():
        pytest.skip("the folder of samples beside the checkout is absent")
    sheet = sheet_of(forum)
    made = {
        f"{number}.odt": resolution_odt(sheet, languages=languages, layout=layout)
        for number, (languages, layout) in enumerate(ARRANGED)
    }

    pdfs = converted_all(made, "pdf", tmp_path)

    for pdf, (languages, _) in zip(pdfs.values(), ARRANGED, strict=True):
        found = words_without_hyphens(pdf)
        for language in languages:
            assert lost(without_hyphens(words_of(sheet, language)), found) == [], languages


def test_libreoffice_counts_exactly_the_numbers_of_the_sheet(tmp_path: Path) -> None:
    made = {
        f"{at}-{one}.odt": resolution_odt(deep_sheet(one), languages=languages, layout=layout)
        for one in Numbering
        for at, (languages, layout) in enumerate(COUNTED)
    }

    found = plain_all(made, tmp_path)

    for one in Numbering:
        for at, (languages, _) in enumerate(COUNTED):
            for row in deep_sheet(one).rows:
                wanted = f"{row.number} {row.text.en}".strip()
                assert found[f"{at}-{one}.odt"].count(wanted) == len(languages), wanted


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_every_row_bears_its_bookmark(languages: tuple[Language, ...], layout: Layout) -> None:
    sheet = sample()

    found = names(resolution_odt(sheet, languages=languages, layout=layout))

    wanted = {bookmark_name(row.id, one, row.text.get(one)) for row in sheet.rows for one in languages}
    assert wanted <= set(found)
    assert len(found) == len(set(found))


def test_bookmarks_changes_and_signs_go_over_to_word(tmp_path: Path) -> None:
    text = 'two  spaces, <b>no</b> & "quotes"\nnext line'
    made = {
        "plain.odt": resolution_odt(sample(), languages=[KK, RU]),
        "changed.odt": resolution_odt(changed_sheet(), languages=[EN]),
        "signs.odt": resolution_odt(with_rows(sample(), [(Part.PREAMBLE, text)]), languages=[EN]),
    }

    found = {name: opened(docx) for name, docx in converted_all(made, "docx", tmp_path).items()}

    kept = bookmarks(found["plain.odt"])
    for row in sample().rows:
        for language in (KK, RU):
            own = row.text.get(language)
            assert kept[bookmark_name(row.id, language, own)] == own
    body = found["changed.odt"].element.body
    assert set(body.xpath(".//w:ins/@w:author | .//w:del/@w:author")) == {"Norway"}
    deleted = "".join(body.xpath(".//w:delText/text()"))
    assert deleted == next(row.text.en for row in sample().rows if row.number == "1.2.")
    assert "".join(body.xpath(".//w:ins//w:t/text()")).strip() == "End.A new point."
    assert text in bookmarks(found["signs.odt"]).values()


def test_the_same_sheet_gives_the_same_bytes_and_the_type_comes_first() -> None:
    first, second = (resolution_odt(changed_sheet(), layout=Layout.COLUMNS) for _ in range(2))

    assert first == second
    members = zipfile.ZipFile(io.BytesIO(first)).infolist()
    assert (members[0].filename, members[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {member.filename for member in members} == {
        "mimetype",
        "content.xml",
        "styles.xml",
        "meta.xml",
        "META-INF/manifest.xml",
    }


def test_the_document_names_its_meeting_title_and_language() -> None:
    meta = Document(io.BytesIO(resolution_odt(sample(), languages=[RU]))).meta

    assert (meta.title, meta.language) == (sample().rows[0].text.ru, "ru-RU")
    assert meta.user_defined_metadata == {
        "ForumDeskMeeting": MEETING,
        "ForumDeskExported": sample().made_at.isoformat(),
    }


@pytest.fixture
def _far_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a process cannot be changed here")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Almaty")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("_far_east")
@pytest.mark.parametrize(
    ("made", "member"), [(resolution_odt, "meta.xml"), (resolution_docx, "docProps/custom.xml")]
)
def test_the_moment_of_export_is_the_same_in_every_time_zone(made: Callable[..., bytes], member: str) -> None:
    inside = zipfile.ZipFile(io.BytesIO(made(sample(), languages=[RU])))

    assert f">{sample().made_at.isoformat()}<" in inside.read(member).decode()
