"""Papers that go from hand to hand, of whatever sheet."""

from dataclasses import replace

import pytest

from forumdesk.documents.errors import NobodyToRouteError, NothingToRouteError
from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language
from tests.builders_routing import DRAFT, approval_sheet, distribution_sheet


def test_a_paper_without_words_is_not_sent_round() -> None:
    with pytest.raises(NothingToRouteError):
        print_document("approval_sheet", approval_sheet(paper=replace(DRAFT, languages=())), form="pdf")


def test_nobody_cannot_receive_anything() -> None:
    with pytest.raises(NobodyToRouteError):
        print_document("distribution", distribution_sheet(lines=()), form="txt")


def test_without_a_choice_the_languages_of_the_body_follow_each_other() -> None:
    sheet = approval_sheet(languages=(Language.RU, Language.KK))

    text = print_document("approval_sheet", sheet, form="txt").decode()

    assert text.index("ЛИСТ СОГЛАСОВАНИЯ") < text.index("КЕЛІСУ ПАРАҒЫ")
    assert "APPROVAL" not in text


def test_a_party_without_a_name_is_called_by_its_country() -> None:
    nameless = replace(approval_sheet().lines[2], party=approval_sheet().lines[2].name)

    text = print_document(
        "approval_sheet", approval_sheet(lines=(nameless,)), form="txt", languages=[Language.EN]
    ).decode()

    assert "Armenia" in text


def test_a_sheet_of_the_other_paper_is_refused() -> None:
    with pytest.raises(TypeError):
        print_document("approval_sheet", distribution_sheet(), form="pdf")
