import pytest

from forumdesk.domain.stationery import USUAL_PRESET, CopyMark, Stationery
from forumdesk.domain.texts import LocalizedText

OWN = Stationery(
    preset="gost",
    changes=(("page.left_mm", 25.0), ("text.size", 13.0)),
    letterhead=True,
    contacts=LocalizedText(kk="Астана қаласы", ru="город Астана"),
    template='[kk]\n"resolution.title" = "Қаулы"\n',
)


def test_what_is_kept_comes_back_from_plain_data() -> None:
    assert Stationery.from_plain(OWN.to_plain()) == OWN
    assert Stationery.from_plain(Stationery().to_plain()) == Stationery()
    assert Stationery.from_plain({}).preset == USUAL_PRESET


def test_marks_of_one_printing_and_the_emblem_are_not_kept() -> None:
    marked = Stationery(emblem=b"png", copy=CopyMark.TRUE_COPY, copy_number=3)

    assert Stationery.from_plain(marked.to_plain()) == Stationery()


@pytest.mark.parametrize(
    "plain", [{"changes": []}, {"changes": {"text.size": "wide"}}, {"contacts": {"de": "x"}}, {"contacts": 1}]
)
def test_something_else_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError, AttributeError)):
        Stationery.from_plain(plain)
