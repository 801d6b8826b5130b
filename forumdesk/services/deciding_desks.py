"""Which desk recorded a decision, where the number alone does not tell: two desks may have given the same one."""

from collections import Counter
from collections.abc import Mapping, Sequence

from forumdesk.domain.decisions import Decision
from forumdesk.domain.identifiers import DecisionId
from forumdesk.storage.work import UnitOfWork


def desks_of(work: UnitOfWork, decisions: Sequence[Decision]) -> Mapping[DecisionId, str]:
    """The desk of each decision of a meeting whose number another one has too; mostly nothing."""
    counted = Counter(one.number for one in decisions)
    doubled = [one.id for one in decisions if counted[one.number] > 1]
    if not doubled:
        return {}
    makers = work.journal_joining.makers("decision", doubled)
    return {one: makers.get(one, "") for one in doubled}
