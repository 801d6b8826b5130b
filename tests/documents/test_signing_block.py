"""Where somebody signs: one block, whatever languages share it."""

import pytest

from forumdesk.documents.paragraphs import SignatureLine
from forumdesk.documents.signing_block import SigningBlock, signed_words, signing_block
from forumdesk.documents.styles import Style
from forumdesk.documents.tagging import Element
from forumdesk.domain.texts import Language

KK, RU, EN = Language
STYLE = Style(size=12, leading=16)
POSTS = {KK: "Төраға", RU: "Председатель", EN: "Chair"}
HINTS = {KK: "(қолы)", RU: "(подпись)", EN: "(signature)"}
SAME = SignatureLine(posts=POSTS, names=dict.fromkeys(Language, "Г. С. Ахметова"), hints=HINTS)
OWN = SignatureLine(
    posts=POSTS, names={KK: "Г. С. Ахметова", RU: "Г. С. Ахметова", EN: "G. Akhmetova"}, hints=HINTS
)
NOBODY = SignatureLine(posts=POSTS, names=dict.fromkeys(Language, ""), hints=HINTS)


def block(line: SignatureLine, *languages: Language, measure: float = 450.0) -> SigningBlock:
    return signing_block(line, [(one, Element("Sect", one.value)) for one in languages], STYLE, measure)


def test_a_name_that_is_the_same_in_all_languages_is_shown_once() -> None:
    assert [bool(part.name) for part in block(SAME, KK, RU, EN).parts] == [True, False, False]
    assert [bool(part.name) for part in block(OWN, KK, RU, EN).parts] == [True, False, True]
    assert [bool(part.name) for part in block(OWN, EN, RU).parts] == [True, True]


def test_the_words_are_those_that_the_block_shows() -> None:
    assert signed_words(OWN, (KK, RU, EN)) == {
        KK: "Төраға (қолы) Г. С. Ахметова",
        RU: "Председатель (подпись)",
        EN: "Chair (signature) G. Akhmetova",
    }
    assert signed_words(OWN, (RU,)) == {RU: "Председатель (подпись) Г. С. Ахметова"}


def test_without_a_name_there_is_room_to_write_it() -> None:
    assert not any(part.name for part in block(NOBODY, KK, RU).parts)
    assert signed_words(NOBODY, (EN,)) == {EN: "Chair (signature)"}
    assert block(NOBODY, KK).height(1) == block(SAME, KK).height(1)


def test_posts_of_several_languages_stand_below_each_other() -> None:
    assert block(SAME, KK, RU, EN).height(1) == pytest.approx(block(SAME, KK).height(1) + 2 * STYLE.leading)


def test_long_posts_and_names_get_lines_of_their_own() -> None:
    long_post = "Председатель Межведомственной координационной комиссии по вопросам высшего образования"
    line = SignatureLine(posts={RU: long_post}, names={RU: "Константинопольская " * 6}, hints=HINTS)

    made = block(line, RU)

    (part,) = made.parts
    assert len(part.post) > 2
    assert len(part.name) > 2
    assert made.height(1) >= (len(part.post) - 1 + len(part.name)) * STYLE.leading


def test_each_post_is_a_paragraph_of_its_language() -> None:
    sections = [(one, Element("Sect", one.value)) for one in Language]

    signing_block(OWN, sections, STYLE, 450.0)

    assert [[one.tag for one in section.content if isinstance(one, Element)] for _, section in sections] == [
        ["P"],
        ["P"],
        ["P"],
    ]
