"""Where the items of the minutes stand on their pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from forumdesk.domain.texts import Language
from forumdesk.services.minutes_sheets import MinutesSheet

if TYPE_CHECKING:
    from forumdesk.documents.resolution import Place

_ENOUGH: Final = 24  # letters of a heading, which may go on in another line
_APART: Final = 0.02  # shares of the page's height: before the next heading, and where its text ends
_FOOT: Final = 0.94
_BEFORE: Final = 0.016  # share of the page's width between the bar and the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Places by item, and for each language where the bar beside its text stands, as a share of the width."""

    places: "Mapping[str, tuple[Place, ...]]" = field(default_factory=dict)
    bars: dict[Language, float] = field(default_factory=dict)


def found_items(pdf: bytes, sheet: MinutesSheet, languages: Sequence[Language]) -> Marks:
    """Look the headings of the items up on finished pages; for the worker."""
    from forumdesk.documents.preview import PagePictures
    from forumdesk.documents.resolution import Place

    places: dict[str, tuple[Place, ...]] = {}
    bars: dict[Language, float] = {}
    wanted = {
        (item.id, language): _beginning(f"{item.label}. {item.title.in_language(language)}")
        for language in languages
        for item in sheet.items
        if item.label
    }
    with PagePictures(pdf) as pages:
        found = pages.find(list(wanted.values()))
    # An item is on the agenda too; what became of it stands behind.
    known = [
        (language, item, found[heading][-1])
        for (item, language), heading in wanted.items()
        if heading in found
    ]
    for place_of, (language, item, at) in enumerate(known):
        behind = [then for other, _item, then in known[place_of + 1 :] if other == language][:1]
        bottom = 0.0  # what follows the last item is no more of it
        for then in behind:
            bottom = then.top if then.page == at.page else _FOOT
        place = Place(page=at.page, top=at.top, bottom=max(bottom - _APART, at.bottom), language=language)
        places[item] = (*places.get(item, ()), place)
        bars.setdefault(language, at.left - _BEFORE)
    return Marks(places=places, bars=bars)


def _beginning(heading: str) -> str:
    """The first words of a heading, as many as surely stand in one line."""
    if len(heading) <= _ENOUGH:
        return heading
    return heading[:_ENOUGH].rsplit(" ", 1)[0]
