"""Which decisions hold, and when a resolution counts as adopted."""

from collections.abc import Iterable, Sequence

from forumdesk.domain.decisions import Decision
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.resolutions import ResolutionText


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that adopted something and were not annulled; an annulment takes effect once it is sealed."""
    known = tuple(decisions)
    annulled = {one.annuls for one in known if one.sealed and one.adopted}
    return tuple(one for one in known if one.adopted and one.id not in annulled)


def adopted_rows(decisions: Iterable[Decision]) -> dict[RowId, Decision]:
    """The recommendations that a decision in force has adopted, sealed or not, each with the decision."""
    return {row_id: one for one in in_force(decisions) for row_id in one.subject}


def is_adopted(text: ResolutionText, decisions: Sequence[Decision]) -> bool:
    """Whether each recommendation is adopted by a sealed decision in force, in one or in several."""
    return _covers({row_id for one in in_force(decisions) if one.sealed for row_id in one.subject}, text)


def lacks_only_the_seal(text: ResolutionText, decisions: Sequence[Decision]) -> bool:
    """Whether each recommendation is decided and a decision is still open: sealing it adopts the resolution."""
    decided = in_force(decisions)
    covered = _covers({row_id for one in decided for row_id in one.subject}, text)
    return covered and any(not one.sealed for one in decided)


def _covers(adopted: set[RowId], text: ResolutionText) -> bool:
    known = text.recommendations()
    return bool(known) and all(one.id in adopted for one in known)
