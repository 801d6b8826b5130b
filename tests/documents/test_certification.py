"""What stands at the end of a true copy."""

from dataclasses import replace

import pytest

from forumdesk.documents.certification import set_certification
from forumdesk.documents.handout_reading import read_handout
from forumdesk.documents.registry import Sheet, print_document
from forumdesk.documents.styles import load_preset, preset_names
from forumdesk.domain.stationery import CopyMark, Stationery
from forumdesk.domain.texts import Language
from tests.builders_meeting_sheets import conducted_sheet
from tests.builders_people_sheets import people_sheet
from tests.builders_sheets import sheet_of
from tests.documents.reading import page_texts
from tests.verapdf import assert_archival

KK, RU, EN = Language.KK, Language.RU, Language.EN
TRUE = Stationery(copy=CopyMark.TRUE_COPY, copy_number=1)
SAID = {KK: "Көшірмесі дұрыс", RU: "Копия верна", EN: "Certified true copy"}


@pytest.mark.parametrize("copy", [CopyMark.NONE, CopyMark.COPY])
def test_only_a_true_copy_is_certified(copy: CopyMark) -> None:
    preset = load_preset(Stationery(copy=copy))

    assert set_certification(preset, (KK,), ((0.0, 400.0),), 12) is None


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("identifier", ["resolution", "agenda", "participants", "timekeeping"])
def test_every_paper_ends_with_it_once(identifier: str, language: Language) -> None:
    sheets: dict[str, Sheet] = {"resolution": sheet_of(), "participants": people_sheet()}
    sheet = sheets.get(identifier, conducted_sheet())

    pdf = print_document(identifier, sheet, form="pdf", languages=[language], stationery=TRUE)

    pages = page_texts(pdf)
    assert SAID[language] in pages[-1]
    assert sum(SAID[language] in page for page in pages) == 1
    assert_archival(pdf)


def test_side_by_side_each_language_has_its_own() -> None:
    pdf = print_document("agenda", conducted_sheet(), form="pdf", layout="columns", stationery=TRUE)

    assert all(said in page_texts(pdf)[-1] for said in SAID.values())


@pytest.mark.parametrize("preset", preset_names())
def test_what_certifies_a_copy_is_read_back_as_it_was_printed(preset: str) -> None:
    pdf = print_document(
        "resolution", sheet_of(), form="pdf", layout="stacked", stationery=replace(TRUE, preset=preset)
    )

    assert not read_handout(pdf).checked().differences
