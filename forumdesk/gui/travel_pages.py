"""On which page of a meeting one sees what a deed changed."""

from collections.abc import Mapping
from typing import Final

_PAGES: Final = {
    "participants": "participant participants accreditation attendance delegation delegations people identity_numbers"
    " filter quorum proxy",
    "agenda": "agenda template paper conduct speaking",
    "recommendations/text": "resolution package text finding findings",
    "recommendations/amendments": "amendment amendments",
    "recommendations/consultation": "draft consultation comment",
    "decisions": "decision statement head baton",
    "resolution/minutes": "minutes",
}
_BY_KIND: Final = {kind: page for page, kinds in _PAGES.items() for kind in kinds.split()}
_BY_CODE: Final = {
    "paper.issued": "documents/issued",
    "paper.signed": "documents/issued",
    "paper.unsigned": "documents/issued",
    "body.stationery": "documents/stationery",
}


def page_of(code: str, values: Mapping[str, object]) -> str:
    """The page, or "page/part", of a deed; a step back or forth has that of the deed it speaks of."""
    inner = str(values.get("deed", code))
    return _BY_CODE.get(inner) or _BY_KIND.get(inner.partition(".")[0], "overview")
