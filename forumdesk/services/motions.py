"""What is put to a decision, and what was called or counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from forumdesk.domain.elections import Candidate
from forumdesk.domain.identifiers import AgendaItemId, DecisionId, ParticipantId, RowId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.domain.voting import Ballots, Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """One decision to be recorded.

    The subject: ``on`` names recommendations by their rows, None the whole resolution; a ``question`` in words stands
    in their place, alone for a procedural question or an election, with ``annuls`` for what is annulled and why.
    ``item_id`` is the agenda item, None the one under way.

    What was given: ``voices`` by name (None: everybody there is *for*), or ``counts``; ``ballots`` and the
    ``commission`` of a secret ballot; ``candidates`` for so many ``seats``, ``after`` the round before; the voice of
    the ``chair`` on a tie. In writing: ``deadline`` (aware) and when sheets ``returned``. ``second_voices`` and
    ``second_counts`` are the entry of a second person, ``second_by``.

    ``opened_at`` is when the voting began, None for now. ``despite_clock`` records though the clock was set back.
    """

    mode: AdoptionMode = AdoptionMode.UNANIMOUS
    on: Sequence[RowId] | None = None
    question: LocalizedText = LocalizedText()
    annuls: DecisionId | None = None
    item_id: AgendaItemId | None = None
    voices: Mapping[ParticipantId, Voice] | None = None
    counts: Counts | None = None
    ballots: Ballots | None = None
    commission: Sequence[ParticipantId] = ()
    candidates: Sequence[Candidate] = ()
    seats: int = 1
    after: DecisionId | None = None
    chair: Voice | None = None
    deadline: datetime | None = None
    returned: Mapping[ParticipantId, datetime] = field(default_factory=dict)
    second_voices: Mapping[ParticipantId, Voice] | None = None
    second_counts: Counts | None = None
    second_by: str = ""
    opened_at: datetime | None = None
    despite_clock: bool = False

    @property
    def entered_twice(self) -> bool:
        """Whether there is an entry of a second person."""
        return self.second_voices is not None or self.second_counts is not None

    @property
    def of_text(self) -> bool:
        """Whether a text is decided, and not a question in words."""
        return self.mode is not AdoptionMode.ELECTION and not self.question and self.annuls is None
