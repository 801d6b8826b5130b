"""Every printed file is fit for the archive and for a blind reader at once; the test would tell if it were not."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from forumdesk.documents.archive import CONTENT_NAME
from forumdesk.documents.fonts import Face
from forumdesk.documents.page import FileFacts, PageShape, Paper
from forumdesk.documents.registry import DOCUMENTS, DocumentKind, print_document
from forumdesk.documents.styles import Layout
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import Line
from forumdesk.domain.texts import Language
from forumdesk.services.canonical import canonical
from forumdesk.services.handouts import FILE_NAME
from forumdesk.services.people_sheets import PeopleSheet
from tests.builders_sheets import MADE_AT, sheet_of
from tests.builders_text_sheets import draft_sheet
from tests.documents.reading import lost, words_in
from tests.documents.test_archive_matrix import printed
from tests.documents.test_registry import SHEETS
from tests.verapdf import ACCESSIBLE, ARCHIVAL, assert_archival, failures


def linked() -> bytes:
    """A page with a heading, a picture, a table, a link and a note."""
    shape = PageShape(width=595, height=842, left=50, right=50, top=50, bottom=50)
    facts = FileFacts(title="Тізім", author="Кеңес", language="kk", made_at=MADE_AT, languages=("kk", "en"))
    paper = Paper(shape, facts)
    section = paper.reading.root.child("Sect", "kk")
    _draw(paper, section.child("H1"), "Тақырып (\\1)", 50)
    table = section.child("Table")
    _draw(paper, table.child("TR").child("TH"), "Аты", 80)
    _draw(paper, table.child("TR").child("TD"), "Анар", 95)
    link = section.child("P").child("Link", "en")
    _draw(paper, link, "example.org", 110)
    paper.link(link, "https://example.org/?a=(1)", 50, 110, 80, 14, "Example, a place (to visit)")
    _draw(paper, section.child("Note"), "Ескертпе", 140)
    with paper.marked(section.child("Figure", alternative="QR")):
        paper.modules([(0, 0, 3), (1, 1, 2)], 3, 50, 200, 60)
    return paper.finished()


def _draw(paper: Paper, element: Element, words: str, top: float) -> None:
    with paper.marked(element):
        paper.lines([Line(((words, Face.REGULAR),), 0.0, 0.0, False, ())], 50, top, 12, 14)


def test_links_notes_and_pictures_are_accessible_too() -> None:
    pdf = linked()

    assert_archival(pdf)
    with pikepdf.open(BytesIO(pdf)) as file:
        (annotation,) = file.pages[0].Annots
        assert str(annotation.A.URI) == "https://example.org/?a=(1)"
        tree = file.Root.StructTreeRoot
        owner = tree.ParentTree.Nums[2 * int(annotation.StructParent) + 1]
        assert str(owner.S) == "/Link"
        assert owner.K[-1].Obj.objgen == annotation.objgen
        figure = tree.K[0].K[0].K[-1]
        assert [float(one) for one in figure.A.BBox] == [50, 582, 110, 642]


def _without_title(file: pikepdf.Pdf) -> None:
    packet = file.Root.Metadata.read_bytes()
    start, end = packet.index(b"<dc:title>"), packet.index(b"</dc:title>") + len(b"</dc:title>")
    file.Root.Metadata.write(packet[:start] + packet[end:])


def _without_languages(file: pikepdf.Pdf) -> None:
    del file.Root.Lang
    for one in file.objects:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/Lang" in one:
            del one["/Lang"]


def _without_output_intent(file: pikepdf.Pdf) -> None:
    del file.Root.OutputIntents


def _with_untagged_words(file: pikepdf.Pdf) -> None:
    font = next(iter(file.pages[0].Resources.Font.keys()))
    words = f"BT {font} 9 Tf 60 60 Td (stray) Tj ET".encode()
    file.pages[0].contents_add(file.make_stream(words))


def _without_font(file: pikepdf.Pdf) -> None:
    for font in file.pages[0].Resources.Font.values():
        if "/FontDescriptor" in font:
            del font.FontDescriptor["/FontFile2"]


def _without_scope(file: pikepdf.Pdf) -> None:
    for one in file.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.TH:
            del one["/A"]


def _without_words_of_link(file: pikepdf.Pdf) -> None:
    del file.pages[0].Annots[0]["/Contents"]


def _without_words_of_picture(file: pikepdf.Pdf) -> None:
    del file.Root.StructTreeRoot.K[0].K[0].K[-1]["/Alt"]


def _with_broken_parents(file: pikepdf.Pdf) -> None:
    file.Root.StructTreeRoot.ParentTree.Nums = pikepdf.Array([])


def _with_script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _without_relationship(file: pikepdf.Pdf) -> None:
    del file.Root.Names.EmbeddedFiles.Names[1]["/AFRelationship"]


@pytest.mark.parametrize(
    ("spoil", "clauses"),
    [
        (_without_title, {"7.1-9"}),
        (_without_languages, {"7.2-"}),
        (_without_output_intent, {"6.2.4.3-"}),
        (_with_untagged_words, {"7.1-3"}),
        (_without_font, {"6.2.11.4.1-1"}),
        (_without_scope, {"7.5-1"}),
        (_without_words_of_link, {"7.18.5-2"}),
        (_without_words_of_picture, {"7.3-1"}),
        (_with_broken_parents, {"7.18."}),
        (_with_script, {"6.5.1-1"}),
        (_without_relationship, {"6.8-"}),
    ],
)
def test_a_defect_is_caught(spoil: Callable[[pikepdf.Pdf], None], clauses: set[str]) -> None:
    with pikepdf.open(BytesIO(linked())) as file:
        spoil(file)
        made = BytesIO()
        file.save(made)

    found = [*failures(made.getvalue(), ARCHIVAL), *failures(made.getvalue(), ACCESSIBLE)]

    assert any(one.startswith(clause) for one in found for clause in clauses), found


def test_what_is_no_pdf_is_not_archival() -> None:
    for flavour in (ARCHIVAL, ACCESSIBLE):
        assert failures(b"%PDF-1.7 nothing", flavour)


def test_what_the_file_says_of_itself_agrees_with_its_packet() -> None:
    with pikepdf.open(BytesIO(linked())) as file:
        packet = file.Root.Metadata.read_bytes().decode()

        assert file.docinfo["/Title"] == "Тізім"
        assert file.docinfo["/CreationDate"] == file.docinfo["/ModDate"] == "D:20251016123000+00'00'"
        for words in (
            '<rdf:li xml:lang="x-default">Тізім</rdf:li>',
            "<rdf:li>Кеңес</rdf:li>",
            "<rdf:li>kk-KZ</rdf:li><rdf:li>en-GB</rdf:li>",
            'xmp:CreateDate="2025-10-16T12:30:00+00:00"',
            'pdfaid:part="3" pdfaid:conformance="A"',
            'pdfuaid:part="1"',
        ):
            assert words in packet
        assert "/Filter" not in file.Root.Metadata


def test_colours_are_meant_as_srgb() -> None:
    from PIL import ImageCms

    with pikepdf.open(BytesIO(linked())) as file:
        (intent,) = file.Root.OutputIntents
        profile = ImageCms.ImageCmsProfile(BytesIO(intent.DestOutputProfile.read_bytes()))
    own = ImageCms.createProfile("sRGB")
    there = ImageCms.buildTransform(profile, ImageCms.createProfile("LAB"), "RGB", "LAB")
    usual = ImageCms.buildTransform(own, ImageCms.createProfile("LAB"), "RGB", "LAB")

    from PIL import Image

    for colour in [
        (0, 0, 0),
        (255, 255, 255),
        (11, 100, 128),
        (232, 185, 91),
        (255, 0, 0),
        (0, 255, 0),
        (0, 0, 255),
    ]:
        picture = Image.new("RGB", (1, 1), colour)
        ours, theirs = (ImageCms.applyTransform(picture, one) for one in (there, usual))
        assert ours is not None
        assert theirs is not None
        assert ours.getpixel((0, 0)) == pytest.approx(theirs.getpixel((0, 0)), abs=1)


def attached(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(BytesIO(pdf)) as file:
        return {name: one.get_file().read_bytes() for name, one in file.attachments.items()}


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.identifier)
def test_every_document_carries_what_it_says_in_canonical_form(kind: DocumentKind) -> None:
    pdf = printed(kind, (), "")

    found = attached(pdf)

    if FILE_NAME in found:
        assert list(found) == [FILE_NAME]
        return
    # A dossier carries those of the papers in it as well.
    contents = {data: json.loads(data) for name, data in found.items() if name.endswith(CONTENT_NAME)}
    assert all(canonical(content) == data for data, content in contents.items())
    own = [one for one in contents.values() if one["document"] == kind.identifier]
    assert own
    assert {(one["format"], one["version"]) for one in own} == {("forumdesk.paper", 1)}
    # What is attached stands on the pages, letter for letter; running heads and numbers of pages are not attached.
    told = [
        text
        for content in own
        for text in texts_in(content["paper"])
        if text not in Language.__members__.values()
    ]
    shown = words_in(pdf)
    for text in told:
        words = [word for word in text.split() if word]
        assert not lost(words, shown), text


NO_WORDS = frozenset(
    {"tag", "kind", "language", "languages", "alternative", "level", "change", "mark", "foot"}
)


def texts_in(plain: object) -> list[str]:
    if isinstance(plain, str):
        return [plain] if plain else []
    if isinstance(plain, list):
        return [text for one in plain for text in texts_in(one)]
    if isinstance(plain, dict):
        return [text for name, one in plain.items() if name not in NO_WORDS for text in texts_in(one)]
    return []


def test_the_same_sheet_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib\n"
        "from forumdesk.documents.registry import print_document\n"
        "from tests.builders_people_sheets import people_sheet\n"
        "from tests.builders_sheets import sheet_of\n"
        "from tests.builders_minutes_sheets import minutes_sheet\n"
        "people = people_sheet()\n"
        "sheets = {'resolution': sheet_of(), 'badges': people, 'attendance': people, 'minutes': minutes_sheet()}\n"
        "for name, sheet in sheets.items():\n"
        "    print(hashlib.sha256(print_document(name, sheet, form='pdf')).hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "4711")
    }

    assert len(found) == 1


def test_another_sheet_gives_another_identifier() -> None:
    identifiers = set()
    for languages in ([Language.KK], [Language.RU]):
        pdf = print_document("resolution", sheet_of(), form="pdf", languages=languages)
        with pikepdf.open(BytesIO(pdf)) as file:
            first, second = (bytes(one) for one in file.trailer.ID)
        assert first == second
        identifiers.add(first)

    assert len(identifiers) == 2


@pytest.mark.parametrize("layout", [Layout.SEQUENCE, Layout.COLUMNS])
def test_words_are_extracted_whole_and_with_their_spaces(layout: Layout) -> None:
    sheet = draft_sheet()
    pdf = print_document("draft", sheet, form="pdf", layout=layout.value)
    read = words_in(pdf)

    for row in sheet.rows:
        for language in sheet.languages:
            words = row.text.get(language).split()
            assert not lost(words, read), (row.id, language, lost(words, read))


def outline(pdf: bytes) -> list[tuple[int, str, int | None]]:
    """Levels, titles and pages of all bookmarks, as a reader shows them."""
    document = PdfDocument(pdf)
    return [(one.level, one.get_title(), one.get_dest().get_index()) for one in document.get_toc()]


def test_headings_are_bookmarks_below_each_other_in_each_language() -> None:
    found = outline(print_document("resolution", sheet_of(), form="pdf"))

    assert [level for level, _, _ in found] == [0, 1, 1] * 3
    assert found[0][1] == "«Көкжиек» қауымдастығы серіктес университеттері форумының қарары"
    pages = [page for _, _, page in found]
    assert pages == sorted(pages, key=lambda page: page or 0)


def test_in_columns_the_bookmarks_of_each_language_stand_together() -> None:
    found = outline(print_document("resolution", sheet_of(), form="pdf", layout="columns"))

    assert [level for level, _, _ in found] == [0, 1, 1] * 3


def test_a_document_with_one_heading_has_one_bookmark() -> None:
    found = outline(print_document("attendance", SHEETS[PeopleSheet](), form="pdf", languages=[Language.EN]))

    assert found == [(0, "Attendance sheet", 0)]
