"""A printed resolution is read back, and what was changed in it is told."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from forumdesk.documents.handout_reading import (
    HandoutFileError,
    HandoutTooLargeError,
    NotAPdfError,
    NothingAttachedError,
    PdfLockedError,
    ReadHandout,
    read_handout,
)
from forumdesk.documents.resolution import print_resolution
from forumdesk.documents.styles import DEFAULT_PRESET, Layout, load_preset, preset_names
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.codes import Code
from forumdesk.services.handout_checks import DifferenceKind, HandoutCheck
from forumdesk.services.handouts import FILE_NAME, HandoutUnreadableError
from forumdesk.services.sheets import ResolutionSheet
from tests.builders_sheets import ADOPTION, FORUM_2024, SHIPPED, sheet_of, with_rows
from tests.documents import forging

KK, RU, EN = Language
LAYOUTS = [
    pytest.param((KK,), Layout.SINGLE, id="kk"),
    pytest.param((RU,), Layout.SINGLE, id="ru"),
    pytest.param((EN,), Layout.SINGLE, id="en"),
    pytest.param((KK, RU, EN), Layout.SEQUENCE, id="sequence"),
    pytest.param((KK, RU), Layout.COLUMNS, id="two-columns"),
    pytest.param((KK, RU, EN), Layout.COLUMNS, id="three-columns"),
    pytest.param((KK, RU, EN), Layout.STACKED, id="stacked"),
]
Kind = DifferenceKind


def _check(pdf: bytes) -> HandoutCheck:
    return read_handout(pdf).checked()


@cache
def _printed(languages: tuple[Language, ...] = (EN,), layout: Layout | None = None) -> bytes:
    """The resolution, printed once however many tests change something in it."""
    return print_resolution(sheet_of(), languages=languages, layout=layout).pdf


def _adorned(sheet: ResolutionSheet) -> ResolutionSheet:
    """Everything that a resolution may have: notes, annexes, deep points, headings, hard hyphens, long words."""
    rows = [
        (Part.TITLE, "Резолюция: о научно- и культурно-просветительской работе"),
        (Part.PREAMBLE, "слово-слово пред- и послевоенный, 1 250 000 ₸, № 17, 50-ден астам өзін-өзі " * 40),
        (Part.PREAMBLE, "https://example.org/" + "very/long/path-" * 20 + " конец"),
        (Part.HEADING, "Бөлім"),
        (Part.RECOMMENDATIONS_LEAD, "Рекомендуется:"),
        (Part.RECOMMENDATION, "Заголовок первый."),
        (Part.NOTE, "Примечание к заголовку: см. там же."),
        (Part.BODY, "Текст за ним, который довольно длинен. " * 12),
        (Part.RECOMMENDATION, "Второй."),
        (Part.POINT, "пункт – с тире; “quotes”, (скобки) и т. д."),
        (Part.CLOSING, "Соңы."),
        (Part.ANNEX, "План мероприятий"),
        (Part.PREAMBLE, "Мәтін мәтін мәтін. " * 30),
    ]
    return with_rows(sheet, rows)


@pytest.mark.parametrize(
    ("forum", "languages", "layout"),
    [*((SHIPPED, *one.values) for one in LAYOUTS), (FORUM_2024, (KK, RU, EN), Layout.COLUMNS)],
)
def test_a_genuine_file_agrees_with_itself(
    forum: Path, languages: tuple[Language, ...], layout: Layout
) -> None:
    if not forum.is_file():
        pytest.skip("the folder of samples beside the checkout is absent")
    # Presets change measures and breaks of lines, which one column shows as well as three.
    for preset in preset_names() if len(languages) == 1 else [DEFAULT_PRESET]:
        pdf = print_resolution(
            sheet_of(forum), languages=languages, layout=layout, preset=load_preset(preset)
        ).pdf

        read = read_handout(pdf)

        assert read.checked().differences == ()
        assert read.by_tags
        assert read.code == Code("7f3a91c2", "b04e55d1")
        assert read.checked().handout.languages == languages


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
@pytest.mark.parametrize("tags", [True, False], ids=["tags", "no-tags"])
def test_everything_that_a_resolution_may_have_agrees_with_itself(
    languages: tuple[Language, ...], layout: Layout, tags: bool
) -> None:
    adoption = replace(ADOPTION, mode=AdoptionMode.RECORDED, stated=frozenset())
    sheet = replace(_adorned(sheet_of()), adoption=adoption)
    pdf = print_resolution(sheet, languages=languages, layout=layout).pdf

    check = _check(pdf if tags else forging.without_tags(pdf))

    assert check.by_tags is tags
    assert check.differences == ()
    assert check.handout.adoption.counts == {"for": 24, "against": 0, "abstaining": 0}
    assert check.handout.adoption.first_day == sheet.first_day


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_without_tags_a_genuine_file_agrees_and_a_changed_word_is_named(
    languages: tuple[Language, ...], layout: Layout
) -> None:
    pdf = _printed(languages, layout)

    genuine = _check(forging.without_tags(pdf))
    forged = _check(forging.without_tags(forging.with_words_changed(pdf, 9)))

    assert genuine.differences == ()
    assert not genuine.by_tags
    (difference,) = forged.differences
    assert (difference.kind, difference.language) == (Kind.CHANGED, languages[0])
    assert difference.words


def test_every_paragraph_that_is_changed_alone_is_named_with_its_words(
    pytestconfig: pytest.Config,
) -> None:
    pdf = _printed((EN,))
    paragraphs = _check(pdf).handout.paragraphs

    step = 1 if pytestconfig.getoption("--long") else 5
    for place, paragraph in list(enumerate(paragraphs))[::step]:
        (difference,) = _check(forging.with_words_changed(pdf, place)).differences

        assert difference.kind is Kind.CHANGED
        assert difference.language is EN
        assert difference.paragraph == (paragraph.number or f"¶ {place + 1}")
        assert difference.before == paragraph.words
        ((before, after),) = difference.words
        assert before in paragraph.words
        assert before != after


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_every_paragraph_of_every_layout_is_named_when_all_are_changed(
    languages: tuple[Language, ...], layout: Layout
) -> None:
    pdf = _printed(languages, layout)
    paragraphs = _check(pdf).handout.paragraphs

    found = _check(forging.with_words_changed(pdf, *range(len(paragraphs)))).differences

    assert [one.kind for one in found] == [Kind.CHANGED] * len(paragraphs)
    named = [
        (one.language, one.words) for language in languages for one in paragraphs if one.language is language
    ]
    assert [(one.language, one.before) for one in found] == named


def test_a_word_changed_in_the_attachment_alone_is_named() -> None:
    def change(plain: dict[str, list[dict[str, str]]]) -> None:
        one = plain["paragraphs"][12]
        one["text"] = one["text"].replace(one["text"].split()[3], "nothing", 1)

    pdf = _printed()

    (difference,) = _check(forging.with_attachment(pdf, change)).differences

    assert difference.kind is Kind.CHANGED
    assert difference.words[0][0] == "nothing"


def test_words_changed_on_the_page_and_in_the_attachment_agree_so_that_only_the_record_tells() -> None:
    pdf = forging.with_words_changed(_printed(), 3)
    forged = _check(pdf).differences[0].after

    def change(plain: dict[str, list[dict[str, str]]]) -> None:
        plain["paragraphs"][3]["text"] = forged

    assert _check(forging.with_attachment(pdf, change)).agrees


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("code", {"hash": "0" * 64, "head": "0" * 64}, Kind.CODE),
        ("adoption", {"mode": "consensus", "counts": {"for": 24}}, Kind.MODE),
        ("adoption", {"mode": "recorded", "counts": {"for": 25, "against": 0, "abstaining": 0}}, Kind.COUNTS),
    ],
)
def test_a_fact_changed_in_the_attachment_contradicts_its_sentences(
    name: str, value: dict[str, object], kind: DifferenceKind
) -> None:
    adoption = replace(ADOPTION, mode=AdoptionMode.RECORDED, stated=frozenset())
    pdf = print_resolution(replace(sheet_of(), adoption=adoption), languages=[RU]).pdf

    found = _check(forging.with_attachment(pdf, lambda plain: plain.update({name: value}))).differences

    assert kind in {one.kind for one in found}


def test_days_and_place_that_the_document_wrote_itself_cannot_be_changed_in_the_attachment() -> None:
    sheet = sheet_of()
    rows = tuple(row for row in sheet.rows if row.part is not Part.DATE_PLACE)
    pdf = print_resolution(replace(sheet, rows=rows), languages=[KK, RU]).pdf

    def change(plain: dict[str, dict[str, object]]) -> None:
        plain["adoption"]["first_day"] = "2025-10-15"
        plain["adoption"]["place"] = {"kk": "Алматы", "ru": "Алматы"}

    found = _check(forging.with_attachment(pdf, change)).differences

    assert _check(pdf).agrees
    assert [one.kind for one in found] == [Kind.DATE, Kind.PLACE] * 2


def test_a_page_taken_out_is_told_with_what_stood_on_it() -> None:
    found = _check(forging.without_page(_printed(), 1)).differences

    kinds = {one.kind for one in found}
    assert {Kind.PAGES, Kind.MISSING} <= kinds
    assert sum(one.kind is Kind.MISSING for one in found) > 5


def test_a_code_changed_at_the_foot_is_told() -> None:
    other = replace(
        sheet_of(), adoption=replace(ADOPTION, code="0000-91C2", decision_hash="0000" + "91c2" * 15)
    )
    stranger = read_handout(print_resolution(other, languages=[EN]).pdf).attached
    assert stranger is not None

    found = _check(forging.with_attached_bytes(_printed(), stranger)).differences

    assert {one.kind for one in found} == {Kind.CODE}
    assert {(one.before, one.after) for one in found} == {
        ("0000-91C2 · B04E-55D1", "7F3A-91C2 · B04E-55D1"),
    }


@pytest.mark.parametrize(
    "operators",
    [
        b"1 g 100 500 200 40 re f",
        b"0 g 100 500 200 40 re f",
        b"1 G 14 w 100 520 m 400 520 l S",
        b"0 G 0.6 w 80 %d m 500 %d l S",
        b"BT /F1 9 Tf 3 Tr 100 500 Td (x) Tj ET",
    ],
    ids=["white", "black", "white-line", "strike", "unknown-font"],
)
def test_what_is_drawn_over_the_text_is_told(operators: bytes) -> None:
    # A line through letters: of these heights some lie inside a line of text.
    heights = range(500, 540, 8) if b"%d" in operators else (0,)

    kinds = set()
    for height in heights:
        over = operators % (height, height) if b"%d" in operators else operators
        found = _check(forging.with_page_changed(_printed(), forging.drawn_over(over))).differences
        kinds |= {(one.kind, one.page) for one in found}

    assert (Kind.LOOKS, 1) in kinds


def test_letters_given_the_meaning_of_others_are_told() -> None:
    """The page shows other words, but whoever copies or reads them finds the old ones."""
    forged = forging.with_words_changed(_printed(), 3)
    ((before, after),) = _check(forged).differences[0].words
    ((old, new),) = ((first, second) for first, second in zip(before, after, strict=True) if first != second)

    def change(_: pikepdf.Pdf, page: pikepdf.Page) -> None:
        for font in page.Resources.Font.values():
            if "/ToUnicode" in font:
                old_code, new_code = (f"<{ord(letter):04X}>".encode() for letter in (old, new))
                font.ToUnicode.write(font.ToUnicode.read_bytes().replace(new_code, old_code))

    read = read_handout(forging.with_page_changed(forged, change))

    assert before in read.shown[3].text.replace("\n", " ")
    assert 0 in read.odd_pages


def test_a_note_laid_over_a_page_is_told() -> None:
    def change(file: pikepdf.Pdf, page: pikepdf.Page) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[100, 500, 300, 540], IC=[1, 1, 1]
        )
        page.Annots = file.make_indirect(pikepdf.Array([file.make_indirect(note)]))

    (difference,) = _check(forging.with_page_changed(_printed(), change)).differences

    assert (difference.kind, difference.page) == (Kind.LOOKS, 1)


@pytest.mark.parametrize(
    ("box", "edges"),
    [("/CropBox", [0, 0, 300, 842]), ("/CropBox", [0, 0, 596, 400]), ("/MediaBox", [0, 0, 596, 400])],
    ids=["right-half", "upper-half", "smaller-paper"],
)
def test_a_page_that_was_cut_smaller_is_told(box: str, edges: list[int]) -> None:
    def change(_: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj[box] = pikepdf.Array(edges)

    (difference,) = _check(forging.with_page_changed(_printed(), change)).differences

    assert (difference.kind, difference.page) == (Kind.LOOKS, 1)


def test_a_page_cut_to_its_own_edges_is_the_same_page() -> None:
    def change(_: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj["/CropBox"] = page.obj["/MediaBox"]

    assert _check(forging.with_page_changed(_printed(), change)).agrees


def test_of_two_attachments_with_the_name_neither_is_believed() -> None:
    def change(file: pikepdf.Pdf, _: pikepdf.Page) -> None:
        second = pikepdf.AttachedFileSpec(file, b"{}", filename=FILE_NAME)  # type: ignore[call-arg] # the rest has defaults
        file.Root.Names.EmbeddedFiles.Names.extend([pikepdf.String(FILE_NAME), second.obj])

    with pytest.raises(HandoutUnreadableError):
        _check(forging.with_page_changed(_printed(), change))


def test_words_put_in_outside_the_tags_are_told() -> None:
    with pikepdf.open(BytesIO(_printed())) as file:
        fonts = [str(name) for name in file.pages[0].Resources.Font]
    over = f"BT {fonts[-1]} 12 Tf 100 700 Td (abc) Tj ET".encode()

    found = _check(forging.with_page_changed(_printed(), forging.drawn_over(over))).differences

    assert Kind.FOOT in {one.kind for one in found}


def test_what_cannot_be_read_is_refused_in_words(tmp_path: Path) -> None:
    pdf = _printed()
    folder = tmp_path / "folder"
    folder.mkdir()

    with pytest.raises(NotAPdfError, match=r"no PDF, or it is damaged: a\.pdf"):
        read_handout(b"PK\x03\x04", "a.pdf")
    with pytest.raises(NotAPdfError):
        read_handout(b"")
    with pytest.raises(NotAPdfError):
        read_handout(pdf[: len(pdf) // 3])
    with pytest.raises(PdfLockedError, match="protected by a password"):
        read_handout(forging.encrypted(pdf))
    for path in (tmp_path / "absent.pdf", folder):
        with pytest.raises(HandoutFileError):
            read_handout(path)
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(200_000_001)
    with pytest.raises(HandoutTooLargeError, match="too large"):
        read_handout(large)


def test_a_file_without_an_attachment_is_read_and_cannot_be_checked() -> None:
    for pdf in (forging.without_attachment(_printed()), print_resolution(sheet_of(adopted=False)).pdf):
        read: ReadHandout = read_handout(pdf, "resolution.pdf")

        assert read.attached is None
        assert read.shown
        with pytest.raises(NothingAttachedError, match=r"resolution\.pdf"):
            read.checked()
    assert read_handout(forging.without_attachment(_printed())).code == Code("7f3a91c2", "b04e55d1")


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"null", b'{"format":"forumdesk.handout"}', b"\xff", b"[" * 9999]
)
def test_an_attachment_that_is_no_handout_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(HandoutUnreadableError, match="damaged or altered"):
        _check(forging.with_attached_bytes(_printed(), data))


def test_a_file_on_disk_is_named_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "қарар.pdf"
    file.write_bytes(_printed())

    assert read_handout(file).name == str(file)


def test_a_very_long_word_and_a_very_long_paragraph_agree() -> None:
    rows = [(Part.PREAMBLE, "before " + "ab" * 2000 + " after"), (Part.PREAMBLE, "сөз мәтін " * 3000)]
    sheet = with_rows(sheet_of(), rows)

    for languages, layout in (((KK,), Layout.SINGLE), ((KK, RU, EN), Layout.COLUMNS)):
        assert _check(print_resolution(sheet, languages=languages, layout=layout).pdf).differences == ()


def test_the_names_below_are_those_that_the_page_shows_and_no_others() -> None:
    sheet = replace(sheet_of(), body=LocalizedText.everywhere("Nobody prints me"))

    attached = read_handout(print_resolution(sheet, languages=[EN]).pdf).attached

    assert attached is not None
    assert b"G. Akhmetova" in attached
    assert b"Nobody prints me" not in attached
    assert "Ахметова".encode() not in attached
