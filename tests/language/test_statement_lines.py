import itertools
import re

import pytest

from forumdesk.domain.voices import Voice
from forumdesk.language.statement_lines import (
    correction_sentence,
    statement_heading,
    statement_lead,
    voice_word,
)

LANGUAGES = ("kk", "ru", "en")
KINDS = ("correction", "reservation", "explanation", "dissent")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_headings_and_a_lead(kind: str) -> None:
    for language in LANGUAGES:
        assert statement_heading(kind, language).isupper()
        assert statement_heading(kind, language, several=True)[1:].islower()
        assert re.search(r"\(Казахстан\):$", statement_lead(kind, language, "Казахстан"))


def test_a_correction_never_changes_the_result() -> None:
    assert [correction_sentence(language, "Ким А.", "against") for language in LANGUAGES] == [
        "Хаттама үшін нақтылау жасалды (Ким А.): берілмек болған дауыс – «қарсы». Дауыс беру қорытындысы өзгермейді.",
        "Для протокола сделано уточнение (Ким А.): имелся в виду голос «против». Результат голосования не "
        "изменяется.",
        "For the record, Ким А. stated that the vote was meant to be “against”. The result of the vote does not "
        "change.",
    ]


def test_every_voice_has_a_word() -> None:
    for voice, language in itertools.product(Voice, LANGUAGES):
        assert voice_word(voice, language).islower()


def test_what_is_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        statement_heading("wish", "kk")
    with pytest.raises(ValueError, match="unknown kind"):
        statement_lead("wish", "kk", "A")
    with pytest.raises(ValueError, match="unknown voice"):
        voice_word("maybe", "kk")
    with pytest.raises(ValueError, match="nobody can have meant"):
        correction_sentence("kk", "A", "absent")
