"""Reads the text of a meeting with what the page shows beside it."""

from collections import Counter
from collections.abc import Mapping

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST
from forumdesk.gui.models.text_rows_lines import TextView
from forumdesk.gui.pages.recommendations.looking import Found
from forumdesk.services.register import Register

_FEW = 120
"""Rows whose numbers are compared with the register at once; those of more rows come from the worker."""


class Reading:
    """Reads the text anew; what a change of the text alone leaves as it was is read once."""

    def __init__(self, register: Register, meeting_id: MeetingId) -> None:
        self._register, self._meeting_id = register, meeting_id
        self._decided: Mapping[RowId, int] | None = None
        self._amendments: Mapping[RowId, int] = {}

    def forget(self) -> None:
        """Read decisions and amendments anew as well."""
        self._decided = None

    def read(self, found: Found) -> TextView:
        """The text as it is now, with what was last found in it."""
        resolutions, meetings = self._register.resolutions, self._register.meetings
        if self._decided is None:
            self._read_around()
        decided = self._decided or {}
        text = resolutions.text(self._meeting_id)
        rules = meetings.body(meetings.meeting(self._meeting_id).body_id).rules
        return TextView(
            text=text,
            languages=tuple(dict.fromkeys([*rules.languages, *text.languages])) or STATE_LANGUAGE_FIRST,
            facts=resolutions.facts(self._meeting_id) if len(text.rows) <= _FEW else found.facts,
            findings=found.findings,
            decided=decided,
            hindrances=tuple(
                one for one in text.hindrances(rules.languages or text.languages) if one.row.id not in decided
            ),
            amendments=self._amendments,
        )

    def _read_around(self) -> None:
        self._decided = self._register.resolutions.decided(self._meeting_id)
        opened = (one.row_id for one in self._register.amendments.listed(self._meeting_id) if one.is_open)
        self._amendments = Counter(row_id for row_id in opened if row_id is not None)
