"""What a person decides of pairs that may be one person, before the import."""

from collections.abc import Sequence
from typing import Final, Literal

from forumdesk.gui.models.import_judged import Pair
from forumdesk.services.importing.people import MergeWish

Decision = Literal["merge", "apart"]
MERGE: Final = "merge"
APART: Final = "apart"


class PairDecisions:
    """Decisions by the numbers of the rows, so that they outlive another look at the file."""

    def __init__(self) -> None:
        self._decided: dict[tuple[int, int], Decision] = {}

    def decide(self, pairs: Sequence[Pair], decision: Decision) -> None:
        """Decide the same of all these pairs; deciding it again takes the decision back for a single one."""
        if len(pairs) == 1 and self._decided.get(pairs[0].rows) == decision:
            del self._decided[pairs[0].rows]
            return
        for pair in pairs:
            self._decided[pair.rows] = decision

    def clear(self) -> None:
        """Forget everything: it is another file."""
        self._decided.clear()

    def by_place(self, pairs: Sequence[Pair]) -> dict[int, str]:
        """The decisions by the place of the pair."""
        found = {place: self._decided.get(pair.rows) for place, pair in enumerate(pairs)}
        return {place: decision for place, decision in found.items() if decision is not None}

    def merged(self, pairs: Sequence[Pair]) -> int:
        """How many pairs become one person."""
        return sum(self._decided.get(pair.rows) == MERGE for pair in pairs)

    def wish(self, pairs: Sequence[Pair]) -> MergeWish:
        """What the importer is told; a pair with somebody of the register goes only with all the others."""
        everyone = bool(pairs) and self.merged(pairs) == len(pairs)
        chosen = [pair for pair in pairs if len(pair.records) == 2]
        return MergeWish(
            everyone=everyone,
            pairs=() if everyone else tuple(one.rows for one in chosen if self._is(one, MERGE)),
            apart=tuple(one.rows for one in chosen if self._is(one, APART)),
        )

    def _is(self, pair: Pair, decision: str) -> bool:
        return self._decided.get(pair.rows) == decision
