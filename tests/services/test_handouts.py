"""A handout is one value with one form."""

import json
from datetime import date

import pytest

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.canonical import canonical
from forumdesk.services.handouts import (
    Handout,
    HandoutNewerError,
    HandoutParagraph,
    HandoutUnreadableError,
    ShownAdoption,
)

KK, RU, EN = Language
HANDOUT = Handout(
    hash="7f3a91c2" + "0d" * 28,
    head="b04e55d1" + "e7" * 28,
    languages=(KK, EN),
    layout="columns",
    adoption=ShownAdoption(
        mode="recorded",
        counts={"for": 24, "against": 0, "abstaining": 2},
        first_day=date(2025, 10, 16),
        place=LocalizedText(kk="Астана", en="Astana"),
    ),
    paragraphs=(
        HandoutParagraph(language=KK, kind="title", text="Қарар"),
        HandoutParagraph(language=EN, kind="item", number="1.", text="First.", rows=("a", "b")),
    ),
    feet=("7F3A-91C2 · B04E-55D1 page 1",),
)


def test_bytes_are_canonical_and_give_the_same_value_back() -> None:
    data = HANDOUT.to_bytes()

    assert Handout.from_bytes(data) == HANDOUT
    assert canonical(json.loads(data)) == data
    assert HANDOUT.printed_code == "7F3A-91C2 · B04E-55D1"
    assert [one.words for one in HANDOUT.paragraphs] == ["Қарар", "1. First."]
    assert HANDOUT.in_language(EN) == HANDOUT.paragraphs[1:]


def test_a_fact_that_the_pages_do_not_show_is_not_named() -> None:
    plain = json.loads(Handout.to_bytes(HANDOUT))

    assert "last_day" not in plain["adoption"]
    assert plain["adoption"]["counts"] == {"for": 24, "against": 0, "abstaining": 2}


@pytest.mark.parametrize(
    "path",
    [
        ("format",), ("version",), ("code",), ("code", "hash"), ("code", "head"), ("languages",), ("layout",),
        ("adoption",), ("adoption", "mode"), ("paragraphs",), ("paragraphs", 0, "kind"), ("paragraphs", 0, "rows"),
        ("paragraphs", 1, "number"), ("paragraphs", 1, "text"), ("paragraphs", 1, "language"), ("feet",), ("feet", 0),
        ("adoption", "first_day"), ("adoption", "counts"), ("adoption", "counts", "for"), ("adoption", "place", "kk"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("wrong", [None, 1.5, True, [1], {"x": 1}, "\ud800", "xx"])
def test_no_member_may_have_another_shape(path: tuple[str | int, ...], wrong: object) -> None:
    plain = json.loads(HANDOUT.to_bytes())
    inside = plain
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = wrong

    free = {"layout", "mode", "kind", "number", "text", "kk", 0}
    if wrong == "xx" and path[-1] in free and path != ("paragraphs", 0):
        assert Handout.from_bytes(canonical(plain)) != HANDOUT
        return
    with pytest.raises(HandoutUnreadableError):
        Handout.from_bytes(json.dumps(plain).encode())


@pytest.mark.parametrize(
    "change",
    [{"more": 1}, {"code": {"hash": HANDOUT.hash, "head": HANDOUT.head, "x": 1}}, {"adoption": {}}],
)
def test_a_member_too_many_or_too_few_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(HandoutUnreadableError):
        Handout.from_bytes(canonical({**json.loads(HANDOUT.to_bytes()), **change}))


def test_another_spelling_of_the_same_is_refused() -> None:
    spaced = json.dumps(json.loads(HANDOUT.to_bytes()), ensure_ascii=False, indent=1).encode()
    twice = HANDOUT.to_bytes().replace(b'"layout":', b'"layout":"single","layout":', 1)

    for data in (spaced, twice, HANDOUT.to_bytes() + b"\n"):
        with pytest.raises(HandoutUnreadableError, match="damaged or altered"):
            Handout.from_bytes(data)


def test_a_later_version_is_told_as_such() -> None:
    plain = {**json.loads(HANDOUT.to_bytes()), "version": 2, "more": []}

    with pytest.raises(HandoutNewerError, match="newer version"):
        Handout.from_bytes(canonical(plain))
