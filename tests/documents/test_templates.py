import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.documents.paragraphs import document_title
from forumdesk.documents.registry import Sheet, print_document
from forumdesk.documents.template_errors import (
    TemplateBlocksError,
    TemplateError,
    TemplateFieldsError,
    TemplateLetterError,
    TemplateNameError,
    TemplateNoFieldsError,
    TemplateTextError,
    TemplateTooLongError,
)
from forumdesk.documents.templates import (
    BLOCKS,
    LONGEST,
    Template,
    blocks_of,
    printing_by,
    read_template,
    usable,
    written_template,
)
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language
from forumdesk.language.minutes_wordings import MinutesWord
from forumdesk.language.named_wordings import named_wordings
from forumdesk.language.paper_words import paper_word
from tests.builders_minutes_sheets import minutes_sheet
from tests.builders_people_sheets import people_sheet, person
from tests.builders_sheets import sheet_of

OWN = """
# How our council words it.
[words.minutes.heard]
kk = "ТЫҢДАДЫҚ"

[blocks]
minutes = ["people", "leading", "opening", "agenda", "course", "closing", "annexes"]
"""


def test_a_template_says_only_what_is_otherwise() -> None:
    template = read_template(OWN)

    assert template.wordings == {"minutes.heard": {"kk": "ТЫҢДАДЫҚ"}}
    assert template.blocks["minutes"][:2] == ("people", "leading")
    assert read_template("") == Template()


def test_words_and_blocks_are_the_bodys_inside_one_printing_only() -> None:
    usual = paper_word(MinutesWord.HEARD, "kk"), paper_word(MinutesWord.HEARD, "ru")

    with printing_by(read_template(OWN)):
        assert paper_word(MinutesWord.HEARD, "kk") == "ТЫҢДАДЫҚ"
        assert paper_word(MinutesWord.HEARD, "ru") == usual[1]
        assert blocks_of("minutes")[0] == "people"

    assert (paper_word(MinutesWord.HEARD, "kk"), blocks_of("minutes")) == (usual[0], BLOCKS["minutes"])


def test_the_programs_own_template_is_one_and_changes_nothing() -> None:
    template = read_template(written_template())

    assert set(template.wordings) == set(named_wordings())
    assert template.blocks == dict(BLOCKS)
    for name, texts in template.wordings.items():
        assert texts == {code: one.text for code, one in named_wordings()[name].items()}


@pytest.mark.parametrize(
    ("text", "error", "line"),
    [
        ("[words.minutes.heard]\nkk = ТЫҢДАДЫҚ\n", TemplateError, 2),
        ("\n\n[words.minutes", TemplateError, 3),
        ("[wrods]\n", TemplateNameError, 1),
        ("# x\n[words.minute.heard]\nkk = 'a'\n", TemplateNameError, 2),
        ("[words.minutes.hear]\nkk = 'a'\n", TemplateNameError, 1),
        ("[words.minutes.heard]\n\nkz = 'a'\n", TemplateNameError, 3),
        ("[words.minutes]\nheard.kk = 'a'\nheard.ru = 1\n", TemplateTextError, 3),
        ("[words.minutes.heard]\nkk = ''\n", TemplateTextError, 2),
        ('[words.minutes.heard]\nkk = "a\\nb"\n', TemplateTextError, 2),
        ("[words.minutes.heard]\nkk = 'a {'\n", TemplateTextError, 2),
        ("[words.minutes.heard]\nru = 'x'\nkk = '{name}'\n", TemplateNoFieldsError, 3),
        ("[words.minutes.report_by]\nkk = 'a'\n", TemplateFieldsError, 2),
        ("[words.minutes.report_by]\nkk = '{name!r}'\n", TemplateFieldsError, 2),
        ("[words.minutes.heard]\nkk = '漢'\n", TemplateLetterError, 2),
        ("[words]\nminutes = 1\n", TemplateError, 2),
        ("words = 1\n", TemplateError, 1),
        ("[blocks]\nminutes = ['people']\n", TemplateBlocksError, 2),
        ("[blocks]\nminutes = 'people'\n", TemplateBlocksError, 2),
        ("[blocks]\nscript = []\n", TemplateNameError, 2),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, error: type[TemplateError], line: int) -> None:
    with pytest.raises(error) as refusal:
        read_template(text)

    assert refusal.value.values["line"] == line
    template, told = usable(text)
    assert template == Template()
    assert type(told) is type(refusal.value)


def test_what_is_meant_is_offered() -> None:
    with pytest.raises(TemplateNameError) as refusal:
        read_template("[words.minutes.herd]\nkk = 'a'\n")

    assert refusal.value.values["near"] == "heard"


def test_a_template_of_a_size_that_nobody_writes_is_refused() -> None:
    with pytest.raises(TemplateTooLongError):
        read_template("#" * (LONGEST + 1))


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=80)
    | st.sampled_from([OWN, written_template()[:900]]).flatmap(
        lambda whole: st.tuples(st.integers(0, len(whole)), st.text(max_size=4)).map(
            lambda cut: whole[: cut[0]] + cut[1] + whole[cut[0] + 1 :]
        )
    )
)
def test_whatever_stands_there_is_a_template_or_told_with_a_line_of_it(text: str) -> None:
    template, told = usable(text)

    if told is not None:
        assert template == Template()
        assert 1 <= int(str(told.values["line"])) <= max(1, len(text.splitlines()) + 1)


def printed(sheet: Sheet, identifier: str, template: str, language: Language = Language.KK) -> str:
    stationery = Stationery(template=template)
    data = print_document(identifier, sheet, form="txt", languages=[language], stationery=stationery)
    return data.decode("utf-8")


def test_minutes_are_printed_in_the_words_and_the_order_of_the_body() -> None:
    usual, own = printed(minutes_sheet(), "minutes", ""), printed(minutes_sheet(), "minutes", OWN)

    assert "ТЫҢДАДЫҚ" in own
    assert "ТЫҢДАДЫҚ" not in usual
    first = paper_word(MinutesWord.CHAIRED_BY, "kk", name="")[:8]
    lines = usual.splitlines(), own.splitlines()
    places = [next(place for place, line in enumerate(said) if line.startswith(first)) for said in lines]
    assert places[0] < places[1]


def test_the_date_of_a_resolution_may_stand_above_its_title() -> None:
    blocks = '[blocks]\nresolution = ["date_place", "title", "theme", "text", "authenticity", "adoption"]\n'
    usual, own = printed(sheet_of(), "resolution", ""), printed(sheet_of(), "resolution", blocks)

    assert sorted(usual.split()) == sorted(own.split())
    first = document_title(sheet_of(), Language.KK).split()[0]
    assert usual.split().index(first) == 0
    assert own.split().index(first) > 0


def test_a_letter_has_the_paragraphs_in_the_order_of_the_body() -> None:
    names = [*BLOCKS["invitation"]]
    template = f"[blocks]\ninvitation = {names[::-1]}\n".replace("'", '"')
    sheet = people_sheet([person(1)])

    usual, own = printed(sheet, "invitation", ""), printed(sheet, "invitation", template)

    assert sorted(usual.split()) == sorted(own.split())
    assert usual != own


def test_a_wrong_template_stops_no_printing() -> None:
    assert printed(minutes_sheet(), "minutes", "[words") == printed(minutes_sheet(), "minutes", "")


@pytest.mark.parametrize("text", ["a." * 50_000 + "b = 1", "[" + "a." * 50_000 + "b]"])
def test_a_name_of_thousands_of_parts_is_refused_at_once(text: str) -> None:
    with pytest.raises(TemplateError) as refused:
        read_template(f"# first\n{text}\n")

    assert refused.value.values["line"] == 2
