import pytest

from forumdesk.cli.complaints import complaint
from forumdesk.language.catalogue import Catalogue
from tests.cli.conftest import Command

WRONG = {
    ("show", "a.forumdesk", "zzz"): "zzz",
    ("show", "a.forumdesk", "participants", "--at", "bad"): "bad",
    ("show", "a.forumdesk", "--at"): "--at",
    ("import", "a.forumdesk", "b.csv"): "--as",
    ("show", "a.forumdesk", "meetings", "more", "--nothing"): "--nothing",
    ("show", "a.forumdesk", "--json=yes"): "yes",
    ("decide", "a.forumdesk", "--mode", "zzz"): "unanimous, consensus",
    ("decide", "a.forumdesk", "--mode", "counted", "--counts", ""): "--counts",
    ("print", "a.forumdesk", "badges", "--l", "kk", "-o", "x.pdf"): "--l",
}


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("words", WRONG)
def test_wrong_words_are_told_without_a_word_of_english(
    command: Command, words: tuple[str, ...], language: str
) -> None:
    answer = command(*words, "--language-ui", language)

    assert answer.code == 2
    assert WRONG[words] in answer.err
    assert not any(
        english in answer.err
        for english in ("argument", "invalid", "choose", "required", "unrecognized", "expected", "ambiguous")
    )


def test_an_unknown_complaint_stays_as_it_is() -> None:
    assert complaint("something new", Catalogue("en", "interface")) == "something new"
