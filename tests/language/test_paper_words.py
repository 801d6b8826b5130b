import itertools
import re

import pytest

from forumdesk.language.invitation_wordings import INVITATION, InvitationWord
from forumdesk.language.minutes_wordings import MINUTES, MinutesWord
from forumdesk.language.paper_words import PaperWord, paper_word, word_certainty, word_fields
from forumdesk.language.routing_wordings import ROUTING, RoutingWord
from forumdesk.language.statement_wordings import STATEMENTS, StatementWord
from forumdesk.language.voting_wordings import VOTING, VotingWord

LANGUAGES = ("kk", "ru", "en")
WORDS: list[PaperWord] = [*MinutesWord, *VotingWord, *StatementWord, *RoutingWord]
RUSSIAN_GENDER = re.compile(r"\((?:а|ась|ла|лась)\)|выступил\b|избран\b|сделал\b|заявил\b")


def test_every_word_has_its_wordings_and_nothing_else_has() -> None:
    assert set(MINUTES) == set(MinutesWord)
    assert set(VOTING) == set(VotingWord)
    assert set(STATEMENTS) == set(StatementWord)
    assert set(ROUTING) == set(RoutingWord)
    assert set(INVITATION) == set(InvitationWord)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", WORDS, ids=lambda word: f"{type(word).__name__}-{word.value}")
def test_every_word_is_written_whole(word: PaperWord, language: str) -> None:
    for count in (0, 1, 2, 5, 21) if word is not RoutingWord.BLANK_DAY else ():
        written = paper_word(word, language, **dict.fromkeys(word_fields(word), count))

        assert written.strip() == written != ""
        assert not re.search(r"[{}!]|\s\s|\.\.|\s[.,:;)]", written), written
        assert not RUSSIAN_GENDER.search(written), written
        assert written.count("«") == written.count("»")
        assert (str(count) in written) is bool(word_fields(word))
    assert word_certainty(word, language) in {"A", "B", "C"}


@pytest.mark.parametrize("word", WORDS, ids=lambda word: f"{type(word).__name__}-{word.value}")
def test_the_languages_agree_on_form(word: PaperWord) -> None:
    """All three are sentences or none is, all are in capitals or none is, all begin alike."""
    written = [paper_word(word, code, **dict.fromkeys(word_fields(word), "Х")) for code in LANGUAGES]

    if word is RoutingWord.BLANK_DAY:
        return  # the abbreviated year has a full stop where a language has one
    assert len({text.endswith(".") and not text.endswith("О.") for text in written if "М." not in text}) <= 1
    assert len({text.endswith(":") for text in written}) == 1
    assert len({text.isupper() for text in written if text != "L.S."}) == 1
    if not word_fields(word):
        assert len({text.lstrip("(")[0].isupper() for text in written}) == 1


def test_fields_are_the_same_in_all_languages() -> None:
    for wordings in (*MINUTES.values(), *VOTING.values(), *STATEMENTS.values(), *ROUTING.values()):
        assert len({wordings[language].fields for language in LANGUAGES}) == 1, wordings


@pytest.mark.parametrize(
    ("word", "kk", "ru", "en"),
    [
        (MinutesWord.KIND, "ХАТТАМА", "ПРОТОКОЛ", "MINUTES"),
        (MinutesWord.HEARD, "ТЫҢДАЛДЫ", "СЛУШАЛИ", "HEARD"),
        (MinutesWord.SPOKE, "СӨЗ СӨЙЛЕДІ", "ВЫСТУПИЛИ", "SPOKE"),
        (MinutesWord.RESOLVED, "ҚАУЛЫ ЕТТІ", "ПОСТАНОВИЛИ", "RESOLVED"),
        (MinutesWord.DECIDED, "ШЕШТІ", "РЕШИЛИ", "DECIDED"),
        (MinutesWord.TRUE_EXTRACT, "Үзінді дұрыс", "Выписка верна", "Certified true extract"),
        (MinutesWord.SEAL_PLACE, "М.О.", "М.П.", "L.S."),
        (VotingWord.I_AM_FOR, "жақтаймын", "за", "for"),
        (StatementWord.DISSENT, "ЕРЕКШЕ ПІКІР", "ОСОБОЕ МНЕНИЕ", "DISSENTING OPINION"),
    ],
)
def test_the_words_of_the_official_practice(word: PaperWord, kk: str, ru: str, en: str) -> None:
    assert [paper_word(word, language) for language in LANGUAGES] == [kk, ru, en]


def test_times_of_day_take_no_ending() -> None:
    for word, hour in itertools.product(
        (MinutesWord.OPENED_AT, MinutesWord.CLOSED_AT, MinutesWord.RESUMED), range(24)
    ):
        assert paper_word(word, "kk", time=f"{hour:02}:00").endswith(f"уақыты – {hour:02}:00")


def test_what_is_wrong_is_refused() -> None:
    with pytest.raises(ValueError, match="missing field: 'name'"):
        paper_word(MinutesWord.SECRETARY, "kk")
    with pytest.raises(ValueError, match="unknown field: 'name'"):
        paper_word(MinutesWord.KIND, "kk", name="A")
    with pytest.raises(ValueError, match="unknown language"):
        paper_word(MinutesWord.KIND, "de")
    with pytest.raises(ValueError, match="unknown language"):
        word_certainty(MinutesWord.KIND, "de")
