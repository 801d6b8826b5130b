"""What other programs put on the clipboard, and what is taken over."""

import pytest

from forumdesk.domain.marks import MarkKind
from forumdesk.gui.widgets.paragraph_paste import html_of, pasted_html, pasted_text
from tests.gui.widgets.paragraph_builders import TEXT, field, mark

BOLD, ITALIC = MarkKind.BOLD, MarkKind.ITALIC


def texts(html: str) -> list[str]:
    return [text for text, _ in pasted_html(html)]


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("<b>меры</b>", {BOLD}),
        ("<strong><em>меры</em></strong>", {BOLD, ITALIC}),
        ("<span style='font-weight:700; font-style: italic'>меры</span>", {BOLD, ITALIC}),
        ("<b style='font-weight:normal'>меры</b>", set()),
        ("<b><span style='font-weight:normal'>меры</span></b>", set()),
        ("<span style='mso-bidi-font-weight:bold'>меры</span>", set()),
        ("<u><font color=red size=7>меры</font></u>", set()),
    ],
)
def test_only_bold_and_italic_are_taken_over(html: str, kinds: set[MarkKind]) -> None:
    ((text, marks),) = pasted_html(f"<p>{html}</p>")

    assert text == "меры"
    assert {one.kind for one in marks} == kinds
    assert all((one.start, one.end) == (0, 4) for one in marks)


def test_paragraphs_rows_and_items_are_parted() -> None:
    html = "<p>один<br>два</p><ul><li>три</li><li>четыре</li></ul><table><tr><td>пять</td><td>шесть</td></tr></table>"

    assert texts(html) == ["один", "два", "три", "четыре", "пять", "шесть"]


def test_what_is_not_text_is_left_out() -> None:
    html = (
        "<head><title>Документ</title><style>p {}</style></head><!--[if gte mso 9]><xml>1</xml><![endif]-->"
        "<script>alert(1)</script><p>меры<span style='display:none'>скрыто</span></p><p>&nbsp;</p>"
    )

    assert texts(html) == ["меры"]


@pytest.mark.parametrize(
    "line",
    ["• меры", "·\u00a0\u00a0меры", "–\tмеры", "- меры", "§ меры", "\uf0b7 меры", "  меры  ", "ме\u00adры"],
)
def test_bullets_soft_hyphens_and_spaces_at_the_ends_go(line: str) -> None:
    assert pasted_text(line) == (("меры", ()),)


@pytest.mark.parametrize(
    "line", ["-5 °C", "–5 °C", "§5 устава", "одна\u00a0мера", "о мерах", "1. меры", "*сноска"]
)
def test_what_only_looks_like_a_bullet_stays(line: str) -> None:
    assert pasted_text(line) == ((line, ()),)


def test_marks_stay_with_their_words_when_spaces_go() -> None:
    ((text, marks),) = pasted_html("<p>•&nbsp; принять  \n <b>  срочные </b> <i>меры</i></p>")

    assert text == "принять срочные меры"
    assert [text[one.start : one.end].strip() for one in marks] == ["срочные", "меры"]


def test_letters_are_composed_and_invisible_signs_dropped() -> None:
    assert pasted_text("и\u0306\u200b\u202eмеры\x07") == (("ймеры", ()),)


def test_what_is_copied_comes_back_with_its_fields() -> None:
    text = TEXT + " <a> & \u00a0"
    marks = (mark(text, "Обобщить опыт 22", BOLD), *field(text, "22 стран"))

    ((back, found),) = pasted_html(html_of(text.rstrip(), marks))

    assert back == text.rstrip()
    assert found == marks


def test_a_torn_page_is_read_as_far_as_it_goes() -> None:
    assert texts("<p>один<b>два</p><p>три</i></div>четыре") == ["одиндва", "три", "четыре"]
