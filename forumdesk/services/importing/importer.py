"""Imports as deeds, dry or kept."""

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language
from forumdesk.services.deeds import Deeds
from forumdesk.services.importing.calendars import days_outside, import_events, is_calendar
from forumdesk.services.importing.lists import import_agenda
from forumdesk.services.importing.people import NO_MERGING, MergeWish, Progress, import_participants
from forumdesk.services.importing.resolution import import_resolution
from forumdesk.services.importing.results import ImportResult, MeetingFacts
from forumdesk.services.proposals import AgendaProposal, ParticipantsProposal, ResolutionProposal


class Importer:
    """Each method is one undoable deed; with ``dry`` the same counts are found and nothing is kept."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def resolution(
        self,
        proposal: ResolutionProposal,
        meeting_id: MeetingId | None = None,
        facts: MeetingFacts | None = None,
        *,
        loosely: bool = False,
        trust_language: bool = False,
        dry: bool = False,
    ) -> ImportResult:
        """Import a resolution's text; without ``meeting_id`` it joins the only meeting or makes one.

        A text with other paragraphs than the register's is refused, unless ``loosely``; so is one whose words
        are of another language, unless ``trust_language``.
        """
        with self._deeds.begin("resolution.imported", dry=dry) as deed:
            result = import_resolution(
                deed,
                self._deeds.clock,
                proposal,
                meeting_id,
                facts or MeetingFacts(),
                loosely=loosely,
                trust_language=trust_language,
            )
        result.dry_run = dry
        return result

    def participants(
        self,
        proposal: ParticipantsProposal,
        meeting_id: MeetingId | None = None,
        facts: MeetingFacts | None = None,
        language: Language = Language.KK,
        *,
        merge: MergeWish = NO_MERGING,
        duplicates: bool = True,
        progress: Progress | None = None,
        dry: bool = False,
    ) -> ImportResult:
        """Import a list of participants; ``language`` is that of a place said with it.

        ``merge`` says which pairs become one person; without ``duplicates`` none are searched. ``progress`` hears
        rows done and rows in all, and may raise: then nothing is kept.
        """
        with self._deeds.begin("participants.imported", dry=dry) as deed:
            result = import_participants(
                deed,
                self._deeds.clock,
                proposal,
                meeting_id,
                facts or MeetingFacts(),
                language,
                merge=merge,
                duplicates=duplicates,
                progress=progress,
            )
        result.dry_run = dry
        return result

    def agenda(
        self,
        proposal: AgendaProposal,
        meeting_id: MeetingId | None = None,
        facts: MeetingFacts | None = None,
        language: Language = Language.KK,
        *,
        dry: bool = False,
    ) -> ImportResult:
        """Import an agenda from a list or a calendar; ``language`` is that of a place said with it."""
        bring_in = import_events if is_calendar(proposal) else import_agenda
        with self._deeds.begin("agenda.imported", dry=dry) as deed:
            result = bring_in(
                deed, self._deeds.clock, proposal, meeting_id, facts or MeetingFacts(), language
            )
            assert result.meeting_id is not None
            outside = days_outside(deed.work.meetings.get(result.meeting_id), proposal.items)
            result.problems = (*result.problems, *outside)
        result.dry_run = dry
        return result
