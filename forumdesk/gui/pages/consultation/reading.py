"""What the page of the consultation reads from the register."""

from collections.abc import Sequence

from forumdesk.domain.consultations import Verdict
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.models.drafts import DraftEntry
from forumdesk.services.register import Register

EntryKey = tuple[object, object]


def entries_of(register: Register, meeting_id: MeetingId) -> list[DraftEntry]:
    """The drafts, latest first; each with its consultations."""
    service = register.consultations
    asked = service.listed(meeting_id)
    entries = []
    for draft in reversed(service.drafts(meeting_id)):
        own = [one for one in asked if one.draft_id == draft.id]
        for one in reversed(own):
            comments = service.comments(one.id)
            waiting = sum(comment.verdict is Verdict.OPEN for comment in comments)
            entries.append(DraftEntry(draft=draft, consultation=one, comments=len(comments), waiting=waiting))
        if not own:
            entries.append(DraftEntry(draft=draft))
    return entries


def place_of_entry(entries: Sequence[DraftEntry], wanted: EntryKey | None) -> int:
    """Where the wanted entry stands; else one about the same draft; else the latest that was asked about."""
    keys = [one.key for one in entries]
    asked = next((row for row, one in enumerate(entries) if one.consultation is not None), 0)
    if wanted is None:
        return asked
    same = [place for place, key in enumerate(keys) if key[0] == wanted[0]]
    return keys.index(wanted) if wanted in keys else next(iter(same), asked)
