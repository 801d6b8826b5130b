"""How much each paper shows, beside its title in the list."""

from typing import Final

from forumdesk.documents.registry import DOCUMENTS
from forumdesk.gui.pages.documents.list import DOSSIER, is_of_people, is_of_texts, is_routed
from forumdesk.gui.pages.documents.output import Stock
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole
from forumdesk.services.paper_choice import BALLOTS, COUNTING, ROLL_CALL, VOTE_SHEET
from forumdesk.services.sheets_of_meetings import SPEAKERS
from forumdesk.services.sheets_of_texts import AMENDMENTS, COMMENTS, REDLINE, TextCounts

_UNCOUNTED: Final = frozenset({VOTE_SHEET, ROLL_CALL, COUNTING, BALLOTS, DOSSIER})


def said_counts(stock: Stock, words: Words) -> dict[str, tuple[str, str]]:
    """By document the count written out and in words; documents of which nothing is counted are left out."""
    counts = {}
    for kind in DOCUMENTS:
        counted = _counted(kind.identifier, stock, words)
        if counted is not None:
            said = whole(counted[0], words.language)
            counts[kind.identifier] = (said, counted[1].format(count=said))
    return counts


def _counted(identifier: str, stock: Stock, words: Words) -> tuple[int, str] | None:
    if is_of_people(identifier):
        count = stock.groups.arrived if identifier == "arrivals" else stock.groups.everybody
        return count, words.ngettext("{count} person", "{count} people", count)
    if identifier == SPEAKERS:
        count = stock.meeting.speeches
        return count, words.ngettext("{count} speech", "{count} speeches", count)
    if is_of_texts(identifier):
        return _counted_texts(identifier, stock.texts, words)
    if identifier in _UNCOUNTED or is_routed(identifier):
        return None
    count = stock.meeting.items
    return count, words.ngettext("{count} item", "{count} items", count)


def _counted_texts(identifier: str, texts: TextCounts, words: Words) -> tuple[int, str] | None:
    if identifier in (REDLINE, AMENDMENTS):
        count = texts.open if identifier == REDLINE else texts.amendments
        return count, words.ngettext("{count} amendment", "{count} amendments", count)
    if identifier in COMMENTS and texts.comments is not None:
        return texts.comments, words.ngettext("{count} comment", "{count} comments", texts.comments)
    return None
