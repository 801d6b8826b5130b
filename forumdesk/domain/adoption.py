"""When a resolution counts as adopted."""

from collections.abc import Sequence

from forumdesk.domain.decisions import Decision
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.resolutions import ResolutionText


def is_adopted(text: ResolutionText, decisions: Sequence[Decision]) -> bool:
    """Whether each recommendation is adopted by a sealed decision, in one or in several."""
    return _covers({row_id for one in decisions if one.sealed for row_id in one.subject}, text)


def lacks_only_the_seal(text: ResolutionText, decisions: Sequence[Decision]) -> bool:
    """Whether each recommendation is decided and a decision is still open: sealing it adopts the resolution."""
    decided = {row_id for one in decisions for row_id in one.subject}
    return _covers(decided, text) and any(not one.sealed for one in decisions)


def _covers(adopted: set[RowId], text: ResolutionText) -> bool:
    known = text.recommendations()
    return bool(known) and all(one.id in adopted for one in known)
