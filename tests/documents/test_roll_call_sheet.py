"""The roll call, empty and filled."""

from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language
from forumdesk.services.minutes_sheets import RollCallSheet
from tests.builders_minutes_sheets import recorded_decision, roll_call_sheet, voices
from tests.documents.reading import page_texts


def told(sheet: RollCallSheet) -> str:
    return " ".join(print_document("roll_call", sheet, form="txt", languages=[Language.EN]).decode().split())


def test_an_empty_sheet_has_a_column_for_every_answer_and_no_mark() -> None:
    text = told(roll_call_sheet())

    for heading in ("For", "Against", "Abstaining", "Signature"):
        assert heading in text
    assert "+" not in text
    assert "Total" not in text


def test_a_filled_sheet_has_one_mark_for_everybody_who_answered_and_the_sums() -> None:
    text = told(roll_call_sheet(voices=voices(24, against=1, abstaining=2, absent=4)))

    assert text.count("+") == 20
    assert "Total 17 1 2 0" in text


def test_the_absent_are_named_as_absent() -> None:
    assert told(roll_call_sheet(voices=voices(absent=4))).count("absent") == 4


def test_who_votes_by_proxy_stands_below_the_name() -> None:
    assert "by proxy: A. Kassymov" in told(roll_call_sheet(voices=voices()))


def test_the_result_stands_below_the_list() -> None:
    text = told(roll_call_sheet(voices=voices(), decision=recorded_decision()))

    assert text.index("Total") < text.index("For 17, against 1, abstaining 2")


def test_rows_are_high_enough_to_sign_in() -> None:
    pages = page_texts(
        print_document("roll_call", roll_call_sheet(voices=voices(60)), form="pdf", languages=[Language.RU])
    )

    assert len(pages) >= 3
    assert all("Подпись" in page for page in pages[:2])
