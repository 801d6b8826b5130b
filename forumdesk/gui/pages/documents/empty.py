"""What the Documents page says where there are no pages to preview."""

from dataclasses import dataclass

from forumdesk.domain.modes import AdoptionMode
from forumdesk.gui.pages.documents.list import (
    DOSSIER,
    HANDOUT,
    RESOLUTION,
    is_of_decisions,
    is_of_people,
    is_of_texts,
    is_routed,
)
from forumdesk.gui.pages.documents.output import Stock
from forumdesk.gui.words import Words
from forumdesk.services.paper_choice import COUNTING, OF_MEETING, VOTE_SHEET
from forumdesk.services.sheets_of_meetings import SPEAKERS, TIMEKEEPING, MeetingCounts
from forumdesk.services.sheets_of_texts import AMENDMENTS, COMMENTS, DRAFT, REDLINE, TextCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyTexts:
    """The words of an empty page; ``act`` says what its main button does.

    It is one of resolution, agenda, decisions, import, people, everybody.
    """

    sentence: str
    act: str
    main: str
    help_line: str = ""
    link: str = ""


def empty_texts(identifier: str, stock: Stock, words: Words, *, nobody: bool) -> EmptyTexts | None:
    """What is said for a document, None where it can be previewed; ``nobody`` is left of those who were chosen."""
    _ = words.gettext
    if identifier == RESOLUTION:
        return EmptyTexts(
            sentence=_("The resolution has its own page."),
            help_line=_("There its parts and what has to hold before it is printed stand beside the pages."),
            main=_("To the resolution"),
            act="resolution",
        )
    if identifier == DOSSIER:
        return _without_anything(stock, words)
    if is_of_decisions(identifier):
        return _without_decisions(identifier, stock, words)
    if is_of_texts(identifier):
        return _without_texts(identifier, stock.texts, words)
    if is_routed(identifier):
        return _without_round(stock, words)
    if not is_of_people(identifier):
        return _without_agenda(identifier, stock.meeting, words)
    groups = stock.groups
    if not groups.everybody:
        return EmptyTexts(
            sentence=_("Nobody is on the list yet."),
            help_line=_("Badges, lists and certificates are printed from the list of participants."),
            main=_("Import participants"),
            link=_("To the participants"),
            act="import",
        )
    if identifier == "arrivals" and not groups.arrived:
        return EmptyTexts(
            sentence=_("Nobody has arrived yet."),
            help_line=_("The register of arrivals fills as people are marked at the registration desk."),
            main=_("To the participants"),
            act="people",
        )
    if nobody:
        return EmptyTexts(
            sentence=_("Nobody of those who were selected is on the list any more."),
            main=_("Print for everybody"),
            act="everybody",
        )
    return None


def _without_texts(identifier: str, counts: TextCounts, words: Words) -> EmptyTexts | None:
    """What is said for a paper about the text, amendments or comments while there are none."""
    _ = words.gettext
    sentence = help_line = ""
    if identifier == HANDOUT and not counts.rows:
        sentence = _("There is no text yet.")
        help_line = _("The handout is made from the text of the resolution. Write it, or import one.")
    elif identifier in (DRAFT, REDLINE, AMENDMENTS) and not counts.rows:
        sentence = _("There is no text yet.")
        help_line = _("A draft is printed from the text of the resolution. Write it, or import one.")
    elif identifier == AMENDMENTS and not counts.amendments:
        sentence = _("No amendments have been proposed yet.")
        help_line = _("They are recorded beside the text, or come back with a Word document.")
    elif identifier == REDLINE and not counts.open:
        sentence = _("No amendment is open.")
        help_line = _("The text with amendments shows what has been proposed and not decided yet.")
    elif identifier in COMMENTS and counts.comments is None:
        sentence = _("No draft has been put out for comments yet.")
        help_line = _("Comments are received once a draft is put out with a deadline.")
    if not sentence:
        return None
    return EmptyTexts(sentence=sentence, help_line=help_line, main=_("To the resolution"), act="resolution")


def _without_anything(stock: Stock, words: Words) -> EmptyTexts | None:
    """What is said for the dossier of a meeting of which there is nothing yet."""
    _ = words.gettext
    if stock.meeting.items or stock.texts.rows or stock.groups.everybody or stock.decided:
        return None
    return EmptyTexts(
        sentence=_("There is nothing for a dossier yet."),
        help_line=_("It gathers agenda, participants, minutes, texts and decisions of the meeting."),
        main=_("To the agenda"),
        act="agenda",
    )


def _without_round(stock: Stock, words: Words) -> EmptyTexts | None:
    """What is said for the approval sheet and the register of distribution while there is nothing or nobody."""
    _ = words.gettext
    if not stock.texts.rows and not stock.meeting.items:
        return EmptyTexts(
            sentence=_("There is nothing to agree on or to give out yet."),
            help_line=_("These papers are about the text of the resolution, or about the agenda."),
            main=_("To the resolution"),
            act="resolution",
        )
    if not stock.groups.everybody:
        return EmptyTexts(
            sentence=_("Nobody is on the list yet."),
            help_line=_("Delegations and participants agree to a draft and receive it."),
            main=_("Import participants"),
            link=_("To the participants"),
            act="import",
        )
    return None


def _without_decisions(identifier: str, stock: Stock, words: Words) -> EmptyTexts | None:
    """What is said for the minutes and for papers about votes while there is nothing to tell."""
    _ = words.gettext
    secret = {AdoptionMode.SECRET, AdoptionMode.ELECTION}
    if identifier in OF_MEETING and not stock.meeting.items and not stock.decided:
        return EmptyTexts(
            sentence=_("There is nothing for the minutes yet."),
            help_line=_("They are made from the agenda, from who was there, who spoke and what was decided."),
            main=_("To the agenda"),
            act="agenda",
        )
    if identifier == VOTE_SHEET and not stock.decided:
        return EmptyTexts(
            sentence=_("Nothing has been decided yet."),
            help_line=_("A vote sheet shows one decision with its result."),
            main=_("To the decisions"),
            act="decisions",
        )
    if identifier == COUNTING and not secret.intersection(stock.decided):
        return EmptyTexts(
            sentence=_("No secret ballot has been recorded yet."),
            help_line=_("The commission’s protocol is made from the ballots that were counted."),
            main=_("To the decisions"),
            act="decisions",
        )
    return None


def _without_agenda(identifier: str, counts: MeetingCounts, words: Words) -> EmptyTexts | None:
    """What is said for a document about the meeting while it would say nothing."""
    _ = words.gettext
    sentence = help_line = ""
    if not counts.items:
        sentence = _("There is no agenda yet.")
        help_line = _("Agenda, programme and the chair’s script are printed from its items.")
    elif identifier == SPEAKERS and not counts.speeches:
        sentence = _("Nobody is on a list of speakers yet.")
        help_line = _("Speakers are put on the list of an item while the meeting is conducted, or before.")
    elif identifier == TIMEKEEPING and not counts.has_course:
        sentence = _("No time has been kept yet.")
        help_line = _("Times are kept while the meeting is conducted.")
    if not sentence:
        return None
    return EmptyTexts(sentence=sentence, help_line=help_line, main=_("To the agenda"), act="agenda")
