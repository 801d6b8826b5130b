"""The sheet of the end of a day."""

from datetime import UTC, datetime

from forumdesk.documents.end_of_day import day_paper, print_day
from forumdesk.domain.notices import Notice
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.end_of_day import DayAct, DayLine, DayReport, DayState
from tests.documents.reading import page_texts

REPORT = DayReport(
    register="Форум-2026",
    desk="Хатшы",
    at=datetime(2026, 11, 22, 12, tzinfo=UTC),
    lines=(
        DayLine(state=DayState.DONE, notice=Notice(code="a", message="The seal holds.")),
        DayLine(
            state=DayState.OPEN,
            notice=Notice(code="b", message="The sitting is still open."),
            act=DayAct.CONDUCT,
            meeting=LocalizedText.everywhere("Кеңес"),
        ),
    ),
    files=(),
)


def _say(notice: Notice) -> str:
    return notice.message


def test_every_line_says_whether_it_is_done_where_and_what() -> None:
    (group,) = day_paper(REPORT, Language.EN, _say).groups
    cells = [[cell[0][0] if cell else "" for cell in entry.cells] for entry in group.entries]

    assert cells == [
        ["in order", "", "The seal holds."],
        ["still open", "Кеңес", "The sitting is still open."],
    ]


def test_the_sheet_is_printed_and_written_as_text() -> None:
    printed = "\n".join(page_texts(print_day(REPORT, Language.EN, _say, form="pdf")))
    written = print_day(REPORT, Language.EN, _say, form="txt").decode("utf-8")

    for words in ("Форум-2026", "22 November 2026", "The seal holds.", "Кеңес"):
        assert words in printed
        assert words in written


def test_the_sheets_own_words_are_in_its_language() -> None:
    written = print_day(REPORT, Language.RU, _say, form="txt").decode("utf-8")

    for words in ("КОНЕЦ ДНЯ", "Что установлено", "не завершено"):
        assert words in written
    assert "What was found" not in written
