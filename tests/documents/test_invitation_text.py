"""Invitations as plain text."""

from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language
from tests.builders_people_sheets import people_sheet
from tests.documents.test_invitation import AYSE, GULNAR


def test_letters_are_parted_by_form_feeds_and_lines_are_short() -> None:
    text = print_document(
        "invitation", people_sheet([GULNAR, AYSE]), form="txt", languages=[Language.KK]
    ).decode()

    assert text.count("\f") == 1
    assert max(map(len, text.splitlines())) <= 72


def test_the_address_stands_at_the_right_but_for_english() -> None:
    sheet = people_sheet([GULNAR])

    russian = print_document("invitation", sheet, form="txt", languages=[Language.RU]).decode()
    english = print_document("invitation", sheet, form="txt", languages=[Language.EN]).decode()

    assert " " * 36 + "Ректору" in russian
    assert "\nRector\n" in english
