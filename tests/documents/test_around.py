"""Letterhead and certification around the text of a resolution."""

from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.documents.handout_reading import read_handout
from forumdesk.documents.registry import print_document
from forumdesk.documents.styles import preset_names
from forumdesk.documents.system_fonts import FOLDERS_VARIABLE
from forumdesk.domain.stationery import CopyMark, Stationery
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_sheets import sheet_of
from tests.documents.font_folders import sans_as
from tests.documents.pictures import emblem
from tests.documents.reading import page_texts
from tests.verapdf import assert_archival

KK, RU, EN = Language.KK, Language.RU, Language.EN
CONTACTS = LocalizedText(kk="Астана қ.", ru="г. Астана", en="Astana")
OFFICE = Stationery(
    letterhead=True, contacts=CONTACTS, emblem=emblem(), copy=CopyMark.TRUE_COPY, copy_number=3
)


@pytest.mark.parametrize(
    ("layout", "languages"),
    [
        ("single", [EN]),
        ("sequence", [KK, RU]),
        ("columns", [KK, RU]),
        ("columns", [KK, RU, EN]),
        ("stacked", [KK, RU, EN]),
    ],
)
def test_a_certified_copy_on_a_letterhead_agrees_with_what_is_attached(
    layout: str, languages: list[Language]
) -> None:
    pdf = print_document(
        "resolution", sheet_of(), form="pdf", languages=languages, layout=layout, stationery=OFFICE
    )

    assert read_handout(pdf).checked().differences == ()
    assert_archival(pdf)


@pytest.mark.parametrize("name", preset_names())
def test_in_every_preset_a_draft_keeps_every_part(name: str) -> None:
    draft = replace(sheet_of(), adoption=None)
    office = replace(OFFICE, preset=name)

    pdf = print_document("draft", draft, form="pdf", languages=[RU], stationery=office)

    pages = [page.replace("\xa0", " ") for page in page_texts(pdf)]
    assert draft.body.ru in " ".join(pages[0].split())
    assert all("ПРОЕКТ" in page and "КОПИЯ № 3" in page for page in pages)
    assert "Копия верна" in pages[-1]
    assert_archival(pdf)


def test_an_adopted_text_is_set_in_the_font_that_every_checker_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Stationery()
    without = print_document("resolution", sheet_of(), form="pdf", stationery=office)
    draft = replace(sheet_of(), adoption=None)
    draft_without = print_document("draft", draft, form="pdf", stationery=office)

    monkeypatch.setenv(FOLDERS_VARIABLE, str(sans_as(tmp_path / "fonts")))

    assert print_document("resolution", sheet_of(), form="pdf", stationery=office) == without
    set_in_times = print_document("draft", draft, form="pdf", stationery=office)
    assert set_in_times != draft_without
    assert set_in_times == print_document("draft", draft, form="pdf", stationery=office)
    assert_archival(set_in_times)
