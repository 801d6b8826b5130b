"""The resolution as plain text."""

from dataclasses import replace

import pytest

from forumdesk.documents.errors import LanguageMissingError
from forumdesk.documents.styles import Layout
from forumdesk.documents.text import COLUMNS, resolution_text
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.sheets import Authenticity
from tests.builders_sheets import sheet_of, with_rows, words_of
from tests.documents.reading import lost


@pytest.mark.parametrize("language", list(Language))
def test_every_word_stands_in_the_text(language: Language) -> None:
    sheet = sheet_of()

    text = resolution_text(sheet, [language]).decode()

    assert lost(words_of(sheet, language), text.split()) == []
    assert max(len(line) for line in text.splitlines()) <= COLUMNS


def test_languages_follow_each_other() -> None:
    text = resolution_text(sheet_of()).decode()

    assert text.index("«Көкжиек»") < text.index("Резолюция") < text.index("Resolution")


def test_a_draft_says_so_and_an_adopted_text_bears_its_code() -> None:
    assert resolution_text(sheet_of(adopted=False), [Language.RU]).decode().startswith("ПРОЕКТ\n")
    assert resolution_text(sheet_of(), [Language.RU]).decode().endswith("\n7F3A-91C2 · B04E-55D1\n")


def test_letters_that_no_font_has_are_written() -> None:
    sheet = with_rows(sheet_of(), [(Part.PREAMBLE, "☐ 教")])

    assert "☐ 教" in resolution_text(sheet, [Language.EN]).decode()


def test_a_language_without_a_text_is_refused() -> None:
    sheet = sheet_of()
    rows = tuple(replace(row, text=LocalizedText(kk=row.text.kk)) for row in sheet.rows)

    with pytest.raises(LanguageMissingError):
        resolution_text(replace(sheet, rows=rows), [Language.RU])


def test_stacked_languages_follow_each_other_paragraph_by_paragraph() -> None:
    sheet = sheet_of()

    blocks = resolution_text(sheet, [Language.RU, Language.KK], layout=Layout.STACKED).decode().split("\n\n")

    titles = [next(row.text for row in sheet.rows).get(one) for one in (Language.RU, Language.KK)]
    assert [" ".join(block.split()) for block in blocks[:2]] == titles
    assert "Председатель ________________________ Г. С. Ахметова\nТөраға" in blocks


def test_the_clause_on_the_texts_stands_above_who_signs_unless_the_text_says_it() -> None:
    said = Authenticity(languages=tuple(Language), stated=frozenset({Language.EN}))
    sheet = replace(sheet_of(), authenticity=said)

    texts = {one: resolution_text(sheet, [one]).decode() for one in Language}

    clause = "причём все тексты имеют одинаковую силу"
    text = " ".join(texts[Language.RU].split())
    assert text.index(clause) < text.index("Председатель ____")
    assert "equally authentic" not in texts[Language.EN]
