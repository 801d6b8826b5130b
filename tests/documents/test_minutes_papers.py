"""Papers about decisions: languages and layouts, what is refused, marks for reading programs, long names."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from forumdesk.documents.errors import (
    LanguageMissingError,
    LanguagesForLayoutError,
    MissingGlyphOfPersonError,
    NoBallotsToPrintError,
    NobodyToCallError,
    NoCountToPrintError,
    NothingChosenError,
    NothingToMinuteError,
)
from forumdesk.documents.registry import Sheet, print_document
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_minutes_sheets import (
    ballot_sheet,
    counting_sheet,
    election,
    minutes_items,
    minutes_sheet,
    recorded_decision,
    roll_call_sheet,
    voices,
    vote_sheet,
)
from tests.documents.reading import page_texts, unhyphenated
from tests.documents.test_tagging import assert_marks_agree

KK, RU, EN = Language
SHEETS: dict[str, Sheet] = {
    "minutes": minutes_sheet(),
    "minutes_short": minutes_sheet(),
    "extract": minutes_sheet(chosen=("a", "c")),
    "vote_sheet": vote_sheet(),
    "roll_call": roll_call_sheet(),
    "counting_protocol": counting_sheet(),
    "ballots": ballot_sheet(),
}
LISTS = [identifier for identifier in SHEETS if identifier != "ballots"]
TITLES = {
    "minutes": ("№ С-70/2 хаттама", "Протокол № С-70/2", "Minutes No. С-70/2"),
    "minutes_short": ("(қысқаша нысан)", "(краткая форма)", "(short form)"),
    "extract": (
        "№ С-70/2 хаттамадан үзінді",
        "Выписка из протокола № С-70/2",
        "Extract from Minutes No. С-70/2",
    ),
    "vote_sheet": ("ДАУЫС БЕРУ ПАРАҒЫ", "ЛИСТ ГОЛОСОВАНИЯ", "VOTING SHEET"),
    "roll_call": ("АТАУЛЫ ДАУЫС БЕРУ ПАРАҒЫ", "ЛИСТ ПОИМЁННОГО ГОЛОСОВАНИЯ", "ROLL-CALL SHEET"),
    "counting_protocol": (
        "ЕСЕП КОМИССИЯСЫНЫҢ ХАТТАМАСЫ",
        "ПРОТОКОЛ СЧЁТНОЙ КОМИССИИ",
        "PROTOCOL OF THE COUNTING COMMISSION",
    ),
    "ballots": ("бюллетеньнің түбіртегі", "Корешок бюллетеня", "Stub of ballot paper"),
}


def printed(identifier: str, **words: Any) -> bytes:
    sheet = words.pop("sheet", SHEETS[identifier])
    return print_document(identifier, sheet, form="pdf", **words)


@pytest.mark.parametrize("identifier", list(SHEETS))
@pytest.mark.parametrize("language", list(Language))
def test_a_paper_speaks_its_language(identifier: str, language: Language) -> None:
    text = unhyphenated(printed(identifier, languages=[language]))

    assert [title in text for title in TITLES[identifier]] == [one is language for one in Language]


@pytest.mark.parametrize("identifier", list(SHEETS))
def test_two_languages_stand_side_by_side(identifier: str) -> None:
    layout = "" if identifier == "ballots" else "columns"
    text = unhyphenated(printed(identifier, languages=[KK, RU], layout=layout))

    assert [all(word in text for word in title.split()) for title in TITLES[identifier]] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("identifier", list(SHEETS))
@pytest.mark.parametrize("languages", [[KK], [KK, RU]])
def test_every_mark_has_its_place_in_the_tree(identifier: str, languages: list[Language]) -> None:
    layout = "columns" if len(languages) > 1 and identifier != "ballots" else ""
    assert_marks_agree(printed(identifier, languages=languages, layout=layout))


@pytest.mark.parametrize("identifier", ["minutes", "vote_sheet", "roll_call", "counting_protocol"])
@pytest.mark.parametrize("layout", ["sequence", "columns"])
def test_every_row_of_a_table_has_as_many_cells_as_the_others(identifier: str, layout: str) -> None:
    with pikepdf.open(BytesIO(printed(identifier, layout=layout))) as pdf:
        sections = list(pdf.Root.StructTreeRoot.K[0].K)
        tables = [
            part for one in sections for part in one.get("/K", []) if pikepdf.Name.Table == part.get("/S")
        ]
        widths = [{len(row.K) for row in table.K} for table in tables]

    assert tables
    assert all(len(found) == 1 for found in widths)


@pytest.mark.parametrize("identifier", list(SHEETS))
def test_the_same_sheet_gives_the_same_file(identifier: str) -> None:
    assert printed(identifier, languages=[KK, RU]) == printed(identifier, languages=[KK, RU])


@pytest.mark.parametrize("identifier", LISTS)
def test_plain_text_has_the_languages_one_after_the_other(identifier: str) -> None:
    text = print_document(identifier, SHEETS[identifier], form="txt", layout="columns").decode()

    places = [text.casefold().replace("\u00a0", " ").index(title.casefold()) for title in TITLES[identifier]]
    assert places == sorted(places)
    assert all(len(line) <= 100 for line in text.splitlines())


@pytest.mark.parametrize("languages", [[KK], [KK, RU], [KK, RU, EN]])
def test_nothing_overflows_however_long_a_name_is(languages: list[Language]) -> None:
    long = LocalizedText.everywhere(
        "Ғылыми-зерттеу бастамаларын құқықтық реттеудің халықаралық тәжірибесі. " * 8
    )
    items = [replace(one, title=long, rapporteurs=long, heard=()) for one in minutes_items()]
    named = tuple(replace(one, name=long) for one in voices())
    sheets: dict[str, Sheet] = {
        "minutes": minutes_sheet(items=tuple(items), place=long),
        "vote_sheet": vote_sheet(item=long, decision=recorded_decision(voices=named)),
        "roll_call": roll_call_sheet(voices=named, question=long),
        "ballots": ballot_sheet(question=long, candidates=(long,) * 5),
    }
    for identifier, sheet in sheets.items():
        layout = "columns" if len(languages) > 1 and identifier != "ballots" else ""
        _require_inside(printed(identifier, sheet=sheet, languages=languages, layout=layout))


def _require_inside(pdf: bytes) -> None:
    document = PdfDocument(pdf)
    try:
        for page in document:
            width, height = page.get_size()
            found = page.get_textpage()
            boxes = [found.get_charbox(at) for at in range(found.count_chars())]
            assert all(left > 15 and right < width - 15 for left, _, right, _ in boxes if right > left)
            assert all(bottom > 15 and top < height - 15 for _, bottom, _, top in boxes if top > bottom)
            found.close()
            page.close()
    finally:
        document.close()


def test_minutes_of_nothing_are_refused() -> None:
    with pytest.raises(NothingToMinuteError):
        printed("minutes", sheet=minutes_sheet(items=(), decisions=()))


@pytest.mark.parametrize("chosen", [(), ("none of them",)])
def test_an_extract_of_no_item_is_refused(chosen: tuple[str, ...]) -> None:
    with pytest.raises(NothingChosenError):
        printed("extract", sheet=minutes_sheet(chosen=chosen))


def test_a_roll_call_of_nobody_is_refused() -> None:
    with pytest.raises(NobodyToCallError):
        printed("roll_call", sheet=roll_call_sheet(voices=()))


def test_a_protocol_without_ballots_is_refused() -> None:
    with pytest.raises(NoCountToPrintError, match="Decision 2"):
        printed("counting_protocol", sheet=counting_sheet(decision=recorded_decision()))


@pytest.mark.parametrize("count", [0, -1, 2001])
def test_a_number_of_ballots_that_nobody_needs_is_refused(count: int) -> None:
    with pytest.raises(NoBallotsToPrintError, match=str(count)):
        printed("ballots", sheet=ballot_sheet(count=count))


def test_minutes_in_a_language_without_an_agenda_are_refused_and_left_out_unasked() -> None:
    items = tuple(replace(one, title=LocalizedText(ru="Вопрос")) for one in minutes_items())
    sheet = minutes_sheet(items=items)

    with pytest.raises(LanguageMissingError, match="Kazakh"):
        printed("minutes", sheet=sheet, languages=[KK])
    assert not any("хаттама" in page for page in page_texts(printed("minutes", sheet=sheet)))


@pytest.mark.parametrize(("layout", "languages"), [("columns", [KK]), ("single", [KK, RU])])
def test_a_layout_that_does_not_go_with_the_languages_is_refused(
    layout: str, languages: list[Language]
) -> None:
    with pytest.raises(LanguagesForLayoutError):
        printed("minutes", languages=languages, layout=layout)


def test_a_letter_that_the_font_lacks_is_refused_with_whose_it_is() -> None:
    strange = replace(voices()[0], name=LocalizedText(en="Li \N{CJK UNIFIED IDEOGRAPH-4E2D}"))

    with pytest.raises(MissingGlyphOfPersonError, match="Li"):
        printed("vote_sheet", sheet=vote_sheet(decision=recorded_decision(voices=(strange,))), languages=[EN])


def test_a_sheet_of_another_paper_is_refused() -> None:
    with pytest.raises(TypeError):
        printed("minutes", sheet=vote_sheet())


def test_three_hundred_voices_are_listed_over_pages_with_their_headings() -> None:
    sheet = vote_sheet(decision=recorded_decision(voices=voices(300)))

    pages = page_texts(printed("vote_sheet", sheet=sheet, languages=[RU]))

    assert len(pages) > 5
    assert all("Голос" in page for page in pages[:-1])


def test_an_election_names_who_is_elected() -> None:
    text = unhyphenated(
        printed("counting_protocol", sheet=counting_sheet(decision=election()), languages=[EN])
    )

    assert "Y. Nurlanov" in text
    assert "14 votes" in text
