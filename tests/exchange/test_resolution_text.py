import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, clean_line
from forumdesk.exchange.errors import LanguageUnknownError, TextEmptyError
from forumdesk.exchange.reading import read_text
from forumdesk.exchange.resolution_text import read_resolution
from forumdesk.services.proposals import ResolutionProposal

HEAD = [Part.TITLE, Part.THEME, Part.DATE_PLACE]
SEED_PARTS = [
    *HEAD,
    *[Part.PREAMBLE] * 3,
    Part.ISSUES_LEAD,
    *[Part.ISSUE, Part.BODY] * 3,
    Part.RECOMMENDATIONS_LEAD,
    *[Part.RECOMMENDATION, Part.BODY] * 3,
    Part.CLOSING,
]


def parts(proposal: ResolutionProposal) -> list[Part]:
    return [row.part for row in proposal.rows]


def texts(proposal: ResolutionProposal, part: Part) -> list[str]:
    return [row.text for row in proposal.rows if row.part is part]


def codes(proposal: ResolutionProposal) -> list[str]:
    return [notice.code for notice in proposal.notices]


def english(text: str) -> ResolutionProposal:
    return read_resolution(text, Language.EN)


def seed(shared: Path) -> ResolutionProposal:
    return read_resolution(read_text(next((shared / "seeds").glob("001*"))), None)


# The samples


def test_the_seed_has_every_part_and_its_torn_paragraph_is_joined(shared: Path) -> None:
    proposal = seed(shared)

    assert parts(proposal) == SEED_PARTS
    assert codes(proposal) == ["resolution.paragraphs_joined"]
    third = texts(proposal, Part.BODY)[2]
    assert "the development of academic mobility and exchange programs" in third


def test_the_seeds_theme_is_one_row_and_its_date_line_is_kept_as_written(shared: Path) -> None:
    proposal = seed(shared)

    assert texts(proposal, Part.TITLE) == ["Resolution of the Strategic Partners Forum"]
    assert texts(proposal, Part.THEME) == [
        "TRANSNATIONAL EDUCATION: DEVELOPMENT OF A GLOBAL HUB IN THE REGION"
    ]
    assert texts(proposal, Part.DATE_PLACE) == ["October 17, 2024, Astana, Republic of Kazakhstan"]
    assert (proposal.first_day, proposal.last_day) == (date(2024, 10, 17), date(2024, 10, 17))
    assert proposal.place == "Astana, Republic of Kazakhstan"


def test_the_english_sample_has_the_words_of_the_seed(shared: Path) -> None:
    sample = read_resolution(read_text(shared / "samples" / "resolution-2024.en.md"), None)

    assert sample.rows == seed(shared).rows
    assert sample.notices == ()


@pytest.mark.parametrize("language", list(Language))
def test_each_language_of_the_sample_reads_as_its_structured_data(shared: Path, language: Language) -> None:
    data = json.loads((shared / "samples" / "forum-2024.json").read_text(encoding="utf-8"))

    proposal = read_resolution(read_text(shared / "samples" / f"resolution-2024.{language}.md"), None)

    assert parts(proposal) == SEED_PARTS
    assert (proposal.language, proposal.detected) == (language, language)
    for part, entry in ((Part.TITLE, "title"), (Part.THEME, "theme"), (Part.DATE_PLACE, "date_place_line")):
        assert texts(proposal, part) == [data[entry][language]]
    assert texts(proposal, Part.PREAMBLE) == [paragraph[language] for paragraph in data["preamble"]]
    assert texts(proposal, Part.ISSUE) == [item["title"][language] for item in data["issues"]]
    assert texts(proposal, Part.RECOMMENDATION) == [
        item["title"][language] for item in data["recommendations"]
    ]
    bodies = [item["body"][language] for item in (*data["issues"], *data["recommendations"])]
    assert texts(proposal, Part.BODY) == bodies
    assert texts(proposal, Part.CLOSING) == [data["closing"][language]]
    assert proposal.first_day == date(2024, 10, 17)
    assert proposal.notices == ()


@pytest.mark.parametrize("language", list(Language))
def test_sub_points_of_the_shipped_sample_keep_their_numbers(project: Path, language: Language) -> None:
    data = json.loads((project / "resources/samples/forum.json").read_text(encoding="utf-8"))

    proposal = read_resolution(read_text(project / f"resources/samples/forum.{language}.md"), language)

    points = [(row.number, row.text) for row in proposal.rows if row.part is Part.POINT]
    expected = [
        (f"{number}.{at}.", point[language])
        for number, item in enumerate(data["recommendations"], 1)
        for at, point in enumerate(item["points"], 1)
    ]
    assert points == expected
    assert proposal.first_day == date(2025, 10, 16)
    assert proposal.notices == ()


def test_a_russian_text_said_to_be_kazakh_is_found_out(shared: Path) -> None:
    text = read_text(shared / "samples" / "resolution-2024.ru.md")

    proposal = read_resolution(text, Language.KK)

    assert (proposal.language, proposal.detected) == (Language.KK, Language.RU)


# Head


def test_a_text_without_a_date_leaves_it_open() -> None:
    proposal = english("**Resolution**\n\nThe forum met.\n")

    assert (proposal.first_day, proposal.last_day, proposal.place) == (None, None, "")


def test_a_range_of_days_and_a_place_before_the_date_are_read() -> None:
    proposal = english("**Resolution of the Forum**\n\n**Astana, 17–18 October 2024**\n\nThe forum met.\n")

    assert (proposal.first_day, proposal.last_day) == (date(2024, 10, 17), date(2024, 10, 18))
    assert proposal.place == "Astana"


def test_a_date_inside_the_preamble_is_no_date_line() -> None:
    proposal = english("**Resolution**\n\nOn 16 October 2025 the forum met in Astana.\n")

    assert parts(proposal) == [Part.TITLE, Part.PREAMBLE]
    assert proposal.first_day is None


@pytest.mark.parametrize(
    "title",
    ["Resolution of the Forum of 17 October 2024", "2024 жылғы 17 қазандағы форумның қарары"],
)
def test_a_title_that_names_its_day_stays_the_title(title: str) -> None:
    proposal = english(f"**{title}**\n\n**17 October 2024, Astana**\n\nThe forum met.\n")

    assert texts(proposal, Part.TITLE) == [title]
    assert texts(proposal, Part.DATE_PLACE) == ["17 October 2024, Astana"]


def test_a_title_in_capitals_goes_on_in_ordinary_letters() -> None:
    proposal = english("**RESOLUTION**  \n**of the Forum**  \n**TRUST AND ACTION**\n\nThe forum met.\n")

    assert texts(proposal, Part.TITLE) == ["RESOLUTION of the Forum"]
    assert texts(proposal, Part.THEME) == ["TRUST AND ACTION"]


# Plain text


PLAIN = """РЕЗОЛЮЦИЯ
Форума партнёров
ДОВЕРИЕ И ДЕЛО

17 октября 2024 года, город Астана

Форум состоялся в Астане, и его участники говорили о
признании результатов обучения.

Участники обсудили следующие вопросы:

1. Признание кредитов
2. Честность оценивания

Форум рекомендует:

1. Утвердить единый порядок.
1.1. До 1 марта.
1.2. После 1 марта.
2) Опубликовать требования.

Резолюция принята единогласно.
"""


def test_plain_text_without_markup_is_placed_too() -> None:
    proposal = read_resolution(PLAIN.replace("2)", "2."), Language.RU)

    assert parts(proposal) == [
        *HEAD,
        Part.PREAMBLE,
        Part.ISSUES_LEAD,
        *[Part.ISSUE] * 2,
        Part.RECOMMENDATIONS_LEAD,
        Part.RECOMMENDATION,
        *[Part.POINT] * 2,
        Part.RECOMMENDATION,
        Part.CLOSING,
    ]
    assert texts(proposal, Part.TITLE) == ["РЕЗОЛЮЦИЯ Форума партнёров"]
    assert texts(proposal, Part.PREAMBLE) == [
        "Форум состоялся в Астане, и его участники говорили о признании результатов обучения."
    ]
    assert proposal.first_day == date(2024, 10, 17)
    assert proposal.notices == ()


def test_a_text_without_blank_lines_has_a_paragraph_on_each_line() -> None:
    lines = [line for line in PLAIN.replace("2)", "2.").splitlines() if line and "говорили" not in line]

    proposal = read_resolution("\n".join(lines), Language.RU)

    assert parts(proposal).count(Part.RECOMMENDATION) == 2
    assert texts(proposal, Part.CLOSING) == ["Резолюция принята единогласно."]


@pytest.mark.parametrize(
    ("lead", "part"),
    [
        ("Форум мынаны ұсынады:", Part.RECOMMENDATION),
        ("Форум рекомендует:", Part.RECOMMENDATION),
        ("The Forum recommends:", Part.RECOMMENDATION),
        ("The Forum discussed:", Part.ISSUE),
        ("Форум обсудил следующие вопросы:", Part.ISSUE),
    ],
)
def test_the_words_before_a_single_list_tell_what_it_is(lead: str, part: Part) -> None:
    proposal = english(f"**Title**\n\n*{lead}*\n\n- **1. First.** *Body.*\n- **2. Second.** *Body.*\n")

    assert parts(proposal)[2:] == [part, Part.BODY, part, Part.BODY]
    assert ("resolution.nothing_recommended" in codes(proposal)) is (part is Part.ISSUE)


def test_a_third_list_is_kept_unplaced_and_pointed_out() -> None:
    lists = "".join(
        f"*{lead}:*\n\n- **1. {lead} item.**\n\n" for lead in ("Discussed", "Recommended", "Thanked")
    )

    proposal = english(f"**Title**\n\n{lists}")

    assert parts(proposal)[-2:] == [Part.UNPLACED, Part.UNPLACED]
    assert proposal.rows[-1].number == "1."
    assert codes(proposal) == ["resolution.unplaced", "resolution.unplaced"]


def test_a_gap_in_the_numbering_is_pointed_out_once() -> None:
    proposal = english("**T**\n\nThe forum recommends:\n\n1. One.\n2. Two.\n4. Four.\n5. Five.\n")

    assert codes(proposal) == ["resolution.numbering_differs"]
    assert proposal.notices[0].values == {"written": "4.", "text": "Four.", "expected": "3"}
    assert [row.number for row in proposal.rows if row.number] == ["1.", "2.", "4.", "5."]


def test_a_bold_line_between_paragraphs_is_a_heading() -> None:
    proposal = english("**Title**\n\nThe forum met.\n\n**A heading**\n\nIt was good.\n")

    assert parts(proposal) == [Part.TITLE, Part.PREAMBLE, Part.HEADING, Part.PREAMBLE]
    assert "resolution.unplaced" not in codes(proposal)


def test_the_body_of_an_item_may_stand_in_its_own_paragraph() -> None:
    proposal = english(
        "**T**\n\n*Recommended:*\n\n- **1. One.**\n\n*First body.*\n\n- **2. Two.**\n\n*Second body.*\n\n"
        "All agreed.\n"
    )

    assert parts(proposal)[2:] == [*[Part.RECOMMENDATION, Part.BODY] * 2, Part.CLOSING]


# Signs that are no markup


@pytest.mark.parametrize(
    "words",
    [
        "5*3 = 15",
        "<b>bold</b> & <para>",
        "a * b * c",
        "**unclosed",
        "note* and note*",
        "C:\\x*y_z_",
        "*** stars",
    ],
)
def test_signs_that_are_no_markup_stay_as_they_are(words: str) -> None:
    proposal = english(f"**Title**\n\nIt says {words} and goes on.\n")

    assert texts(proposal, Part.PREAMBLE) == [f"It says {words} and goes on."]


def test_emphasis_inside_a_paragraph_is_kept_beside_its_words() -> None:
    proposal = english("**Title**\n\nThe **Council** met *twice*, ***really***.\n")

    title, row = proposal.rows
    assert (row.text, title.marks) == ("The Council met twice, really.", ())
    assert [(row.text[mark.start : mark.end], mark.kind.value) for mark in row.marks] == [
        ("Council", "bold"),
        ("twice", "italic"),
        ("really", "bold"),
        ("really", "italic"),
    ]


# Nothing is dropped


def bare(text: str) -> str:
    """Letters and figures in order; what spaces and markup are, only a reader knows."""
    return "".join(
        char for line in re.split("[\n\r\f\v]", text) for char in clean_line(line) if char.isalnum()
    )


LINES = st.lists(
    st.one_of(
        st.just(""),
        st.sampled_from(
            [
                "**Resolution of the Forum**",
                "**THEME IN CAPITALS**  ",
                "17 October 2024, Astana",
                "*The following was discussed:*",
                "The forum recommends:",
                "- **1. Title.** *Body.*",
                "- 2. Title.** *Body.*",
                "1. Plain item",
                "1) Other sign",
                "  - 1.1. Point.",
                "   1. nested",
                "- bullet",
                "- **bold bullet.** body",
                "1.1.1. deep",
                "2.5 million",
                "lower case goes on",
                "# Heading",
                "**1.** number alone is bold",
                "*1. italic*",
                "5*3 and ** stars **",
                "---",
            ]
        ),
        st.text(alphabet=st.characters(codec="utf-8"), max_size=60),
        st.text(alphabet="ab1.*-) #:", max_size=25),
    ),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_no_word_is_dropped_doubled_or_moved(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        proposal = english(text)
    except TextEmptyError:
        assert bare(text) == ""
        return

    assert "".join(bare(row.number) + bare(row.text) for row in proposal.rows) == bare(text)
    assert all(row.text for row in proposal.rows)
    unplaced = parts(proposal).count(Part.UNPLACED)
    assert codes(proposal).count("resolution.unplaced") == unplaced


WHOLE_EVERY_DAY = ("a*b ",)  # the others are a twentieth of it


@pytest.mark.parametrize(
    "unit",
    ["word ", "*a ", "**a** ", "1. ", "a*b ", "- ", "17 October ", "\n1. a\n", "\nplain text", "# ", "a**b "],
)
def test_two_megabytes_are_read_without_losing_a_letter(unit: str, pytestconfig: pytest.Config) -> None:
    size = 2_000_000 if unit in WHOLE_EVERY_DAY or pytestconfig.getoption("--long") else 100_000
    text = "**Title**\n\n" + unit * (size // len(unit))

    proposal = english(text)

    assert sum(len(bare(row.number) + bare(row.text)) for row in proposal.rows) == len(bare(text))


# Refusals


@pytest.mark.parametrize("text", ["", " \n\n\t", "\ufeff", "---\n***\n"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(TextEmptyError):
        read_resolution(text, Language.EN)


def test_an_unknown_language_has_to_be_told() -> None:
    with pytest.raises(LanguageUnknownError):
        read_resolution("12345", None)
