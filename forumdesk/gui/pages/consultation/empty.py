"""What the page of the consultation says where there is nothing to list, and the one thing to do then."""

from dataclasses import dataclass

from forumdesk.gui.models.consultation_words import draft_name
from forumdesk.gui.models.drafts import DraftEntry
from forumdesk.gui.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyTexts:
    """The sentence, a line of help, and the button; ``act`` is "issue", "open", "reopen", "add" or none."""

    sentence: str
    help_line: str = ""
    main: str = ""
    act: str = ""


def empty_texts(entry: DraftEntry | None, words: Words, *, has_text: bool) -> EmptyTexts:
    """What is said of the selected draft; without one, of the meeting."""
    _ = words.gettext
    if entry is None and not has_text:
        return EmptyTexts(
            sentence=_("There is no text to give out yet."),
            help_line=_("Write or import the recommendations first."),
        )
    if entry is None:
        return EmptyTexts(
            sentence=_("No draft has been given out yet."),
            help_line=_("A draft keeps the text as it is now, under a number; comments are asked for on it."),
            main=_("Give out a draft"),
            act="issue",
        )
    if entry.consultation is None:
        sentence = _("Nobody has been asked about this draft yet: {draft}.")
        return EmptyTexts(
            sentence=sentence.format(draft=draft_name(entry.draft, words)),
            help_line=_("A consultation receives comments until a deadline."),
            main=_("Open a consultation"),
            act="open",
        )
    if entry.consultation.closed_at is not None:
        return EmptyTexts(
            sentence=_("The consultation was closed without a comment."), main=_("Open again"), act="reopen"
        )
    return EmptyTexts(
        sentence=_("No comment has been received yet."),
        help_line=_("Enter each comment with its sender and the paragraph it speaks of."),
        main=_("Enter a comment"),
        act="add",
    )
