"""The head of papers of a body."""

from dataclasses import replace

import pytest

from forumdesk.documents.errors import EmblemUnreadableError, LetterheadTooHighError, MissingGlyphInFieldError
from forumdesk.documents.letterhead import EMBLEM, SetLetterhead, emblem_picture, set_letterhead
from forumdesk.documents.registry import print_document
from forumdesk.documents.styles import Letterhead, Preset, load_preset
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_people_sheets import people_sheet
from tests.builders_sheets import sheet_of
from tests.documents.pictures import emblem
from tests.documents.reading import page_texts
from tests.verapdf import assert_archival

KK, RU, EN = Language.KK, Language.RU, Language.EN
NAMES = LocalizedText(kk="Жастар форумы", ru="Форум молодёжи", en="Youth Forum")
CONTACTS = LocalizedText(kk="Астана қ.\nforum@example.org", ru="г. Астана\nforum@example.org")
HEAD = Letterhead(names=NAMES, contacts=CONTACTS, emblem=emblem())
OFFICE = Stationery(letterhead=True, contacts=CONTACTS, emblem=emblem())


@pytest.fixture
def preset() -> Preset:
    return load_preset()


def test_two_names_stand_at_the_sides_of_the_emblem_at_its_height(preset: Preset) -> None:
    beside = SetLetterhead(HEAD, (KK, RU), 450, preset)
    stacked = SetLetterhead(HEAD, (KK, RU, EN), 450, preset)

    assert beside.height < stacked.height
    assert EMBLEM < beside.height < EMBLEM + 70
    assert [language for language, _ in beside.words()[:2]] == [KK, RU]


def test_a_line_that_all_languages_share_is_written_once(preset: Preset) -> None:
    words = [text for _, text in SetLetterhead(HEAD, (KK, RU), 450, preset).words()]

    assert words == [NAMES.kk, NAMES.ru, "Астана қ.", "forum@example.org", "г. Астана"]


def test_a_letterhead_that_says_nothing_takes_no_room(preset: Preset) -> None:
    empty = Letterhead(names=LocalizedText())

    assert SetLetterhead(empty, (KK,), 450, preset).height == 0
    assert set_letterhead(preset, (KK,), 450) is None


@pytest.mark.parametrize(
    "data", [b"x", b"no picture", emblem()[:200], emblem()[:-40], b"\x89PNG\r\n\x1a\n" * 9]
)
def test_broken_bytes_are_told_and_nothing_is_printed(data: bytes) -> None:
    office = Stationery(letterhead=True, emblem=data)

    with pytest.raises(EmblemUnreadableError, match="Choose its picture anew"):
        print_document("participants", people_sheet(), form="pdf", languages=[KK], stationery=office)


def test_a_large_picture_is_printed_small() -> None:
    assert max(emblem_picture(emblem(2000)).getSize()) <= 640
    assert emblem_picture(emblem(100)).getSize() == (100, 100)


def test_a_letter_that_no_font_has_is_told() -> None:
    with pytest.raises(MissingGlyphInFieldError, match="教"):
        SetLetterhead(Letterhead(names=LocalizedText(kk="教")), (KK,), 450, load_preset())


@pytest.mark.parametrize("layout", ["sequence", "columns", "stacked"])
def test_each_part_of_a_resolution_begins_with_the_letterhead_in_its_languages(layout: str) -> None:
    sheet = sheet_of()
    office = Stationery(letterhead=True, contacts=CONTACTS, emblem=emblem())

    pdf = print_document(
        "resolution", sheet, form="pdf", languages=[KK, RU], layout=layout, stationery=office
    )

    pages = page_texts(pdf)
    heads = [page for page in pages if sheet.body.kk in " ".join(page.split())[:200]]
    assert len(heads) == 1
    assert "forum@example.org" in pages[0]
    assert sum("forum@example.org" in page for page in pages) == (2 if layout == "sequence" else 1)
    assert_archival(pdf)


def test_the_letterhead_names_the_body_in_place_of_the_head_of_a_list() -> None:
    sheet = people_sheet()

    with_head = page_texts(
        print_document("participants", sheet, form="pdf", languages=[EN], stationery=OFFICE)
    )
    without = page_texts(print_document("participants", sheet, form="pdf", languages=[EN]))

    assert " ".join(with_head[0].split()).count(sheet.body.en) == 1
    assert " ".join(without[0].split()).count(sheet.body.en) == 1
    assert not any(sheet.body.en in " ".join(page.split()) for page in with_head[1:])


@pytest.mark.parametrize("alpha", [True, False])
def test_the_same_letterhead_gives_the_same_bytes(alpha: bool) -> None:
    office = Stationery(letterhead=True, emblem=emblem(alpha=alpha))

    first, second = (
        print_document("participants", people_sheet(), form="pdf", languages=[KK], stationery=office)
        for _ in range(2)
    )

    assert first == second
    assert_archival(first)


def test_a_letterhead_that_leaves_too_little_of_its_page_is_refused_with_the_next_step() -> None:
    changes = (("page.bottom_mm", 80.0), ("page.top_mm", 80.0))
    lines = "\n".join(f"телефон {number}" for number in range(21))
    short = Stationery(letterhead=True, changes=changes, contacts=CONTACTS, emblem=emblem())
    high = Stationery(letterhead=True, changes=changes, contacts=LocalizedText(kk=lines), emblem=emblem())

    for identifier, sheet in (("participants", people_sheet()), ("resolution", sheet_of())):
        assert print_document(identifier, sheet, form="pdf", languages=[KK], stationery=short)
        with pytest.raises(LetterheadTooHighError, match="Shorten the line below the names"):
            print_document(identifier, sheet, form="pdf", languages=[KK], stationery=high)


def test_a_letterhead_is_measured_by_the_page_it_stands_on(preset: Preset) -> None:
    with_head = replace(preset, letterhead=HEAD)

    assert set_letterhead(with_head, (KK, RU), 450, depth=400)
    with pytest.raises(LetterheadTooHighError):
        set_letterhead(with_head, (KK, RU), 450, depth=170)
