"""Posts in the dative: known words only, and nothing is guessed."""

import pytest

from forumdesk.language.russian_posts import post_in_dative


@pytest.mark.parametrize(
    ("post", "dative"),
    [
        ("ректор", "ректору"),
        ("Ректор", "Ректору"),
        ("МИНИСТР", "МИНИСТРУ"),
        ("Министр науки и высшего образования", "Министру науки и высшего образования"),
        ("первый заместитель председателя правления", "первому заместителю председателя правления"),
        ("Чрезвычайный и Полномочный Посол", "Чрезвычайному и Полномочному Послу"),
        ("вице-президент", "вице-президенту"),
        ("заведующий кафедрой", "заведующему кафедрой"),
    ],
)
def test_the_beginning_of_a_post_changes_up_to_its_noun(post: str, dative: str) -> None:
    assert post_in_dative(post) == dative


@pytest.mark.parametrize(
    "post",
    [
        "",
        "заведующая кафедрой",
        "главный",
        "пиар-директор",
        "и. о. ректора",
        "ректор, профессор",
        "Председатель правления – ректор",
        "доктор наук",
        "Rector",
    ],
)
def test_what_is_not_sure_is_not_said(post: str) -> None:
    assert post_in_dative(post) == ""
