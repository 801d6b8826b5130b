"""How the question is put: the mode that is chosen, and what was called or counted so far; nothing is kept yet."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from forumdesk.domain.identifiers import AgendaItemId, ParticipantId, RowId
from forumdesk.domain.modes import BY_NAME, AdoptionMode
from forumdesk.domain.voices import Tally, Voice
from forumdesk.domain.voting import Counts
from forumdesk.services.motions import Motion


class Putting:
    """One question of one item. ``touched`` says that somebody has begun to decide it."""

    def __init__(self) -> None:
        """Nothing is put yet."""
        self._subject: tuple[AgendaItemId | None, tuple[RowId, ...]] = (None, ())
        self.modes: tuple[AdoptionMode, ...] = tuple(AdoptionMode)
        self.start_anew()

    def start_anew(self) -> None:
        """Go back to the mode with which the body begins; nothing was called or counted."""
        self.mode = self.modes[0]
        self.touched = False
        self.opened_at: datetime | None = None
        self.voices: dict[ParticipantId, Voice] | None = None
        self.counts: Counts | None = None
        self.first: dict[ParticipantId, Voice] | Counts | None = None
        self.second_by = ""
        self.is_calling = False

    def follow(
        self, item_id: AgendaItemId | None, rows: Sequence[RowId], modes: Sequence[AdoptionMode]
    ) -> None:
        """Stay with the question; another question, or other modes of the body, start anew."""
        subject = (item_id, tuple(rows))
        offered = tuple(modes) or tuple(AdoptionMode)
        if subject != self._subject or offered != self.modes:
            self._subject, self.modes = subject, offered
            self.start_anew()

    def choose(self, mode: AdoptionMode) -> None:
        """Put it another way; voices by name stay where the new way keeps them too."""
        if mode is not self.mode:
            self.mode, self.touched, self.counts, self.first = mode, True, None, None
            self.voices = self.voices if mode in BY_NAME else None

    def stepped(self, step: int) -> AdoptionMode:
        """The mode so many places on, within the ends of the list."""
        at = self.modes.index(self.mode) + step
        return self.modes[max(0, min(at, len(self.modes) - 1))]

    def begin(self, now: datetime) -> None:
        """The voting begins."""
        self.touched, self.opened_at = True, self.opened_at or now

    def call(self, voices: Mapping[ParticipantId, Voice]) -> None:
        """What everybody called has answered so far."""
        self.voices = dict(voices)

    def enter_again(self) -> None:
        """Keep what was entered as the entry of the first person; the second one begins."""
        self.first = self.counts if self.mode is AdoptionMode.COUNTED else self.voices
        self.counts = None

    def counted(self, tally: Tally) -> Tally:
        """A tally with the counts in the place of names; more voices than voters leave less than nobody silent."""
        counts = self.counts or Counts(voices_for=0, against=0)
        return replace(
            tally,
            voices_for=counts.voices_for,
            against=counts.against,
            abstaining=counts.abstaining,
            not_voting=tally.taking_part - counts.total,
        )

    def motion(
        self,
        on: Sequence[RowId],
        item_id: AgendaItemId | None,
        *,
        chair: Voice | None = None,
        despite_clock: bool = False,
    ) -> Motion:
        """What is to be recorded; a second entry is compared with the first by the service."""
        first = self.first
        voices = self.voices if self.mode in BY_NAME else None
        counts = self.counts if self.mode is AdoptionMode.COUNTED else None
        return Motion(
            mode=self.mode,
            on=tuple(on),
            item_id=item_id,
            voices=voices if not isinstance(first, dict) else first,
            second_voices=voices if isinstance(first, dict) else None,
            counts=counts if not isinstance(first, Counts) else first,
            second_counts=counts if isinstance(first, Counts) else None,
            second_by=self.second_by if first is not None else "",
            chair=chair,
            opened_at=self.opened_at,
            despite_clock=despite_clock,
        )
