"""What amendments and paragraphs are called, and redlines on one line."""

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.redline import PieceKind, redline
from forumdesk.domain.resolutions import Part, ResolutionText, Row
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.models.amendment_words import Places, excerpt
from forumdesk.gui.words import Words
from forumdesk.language.catalogue import Catalogue
from tests.builders import number


def words() -> Words:
    return Words(lambda language: Catalogue(language, "interface"), "en")


def row(n: int, part: Part) -> Row:
    return Row(id=RowId(number(n)), part=part, text=LocalizedText(en=f"Text {n}"))


def places(*parts: Part) -> Places:
    rows = tuple(row(n, part) for n, part in enumerate(parts, 1))
    return Places(ResolutionText(meeting_id=MeetingId(number(99)), rows=rows), words())


def test_an_excerpt_keeps_every_change_and_only_the_words_beside_it() -> None:
    before = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    after = before.replace("eleven", "eleventh").replace("fifteen", "fifteen and more")
    whole = redline(before, after)
    short = excerpt(whole)

    assert [one for one in short if one.kind is not PieceKind.SAME] == [
        one for one in whole if one.kind is not PieceKind.SAME
    ]
    assert short[0].text.startswith("… ")
    assert len("".join(one.text for one in short)) < len("".join(one.text for one in whole))


def test_a_short_paragraph_is_not_cut() -> None:
    pieces = redline("one two three", "one 2 three")
    assert excerpt(pieces) == pieces


def test_paragraphs_are_named_by_number_or_by_their_place_among_their_part() -> None:
    named = places(Part.TITLE, Part.PREAMBLE, Part.PREAMBLE, Part.RECOMMENDATION, Part.POINT, Part.BODY)
    assert [named.name(one) for one in named.ids] == [
        "Title",
        "Preamble, paragraph 1",
        "Preamble, paragraph 2",
        "1",
        "1.1",
        "Text of item 1",
    ]


def test_the_place_above_all_and_a_paragraph_that_is_gone_have_names() -> None:
    named = places(Part.BODY, Part.BODY)
    assert named.name(None) == "Beginning of the text"
    assert named.name(RowId(number(7))) == "No longer in the text"
    assert named.full(named.ids[0]) == "Paragraph 1 · Text 1"
