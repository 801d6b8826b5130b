"""A count of the entitled in words: short for a chip, whole for a screen reader, and by where people are."""

from forumdesk.domain.quorum import QuorumCount
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole


def quorum_in_words(count: QuorumCount, words: Words) -> tuple[str, str]:
    """What a chip says, and the sentence with the sum."""
    _, language = words.gettext, words.language
    sentence = _("Quorum: {present} of {entitled} present, {needed} needed").format(
        present=whole(count.present, language),
        entitled=whole(count.entitled, language),
        needed=whole(count.needed, language),
    )
    if not count.entitled:
        return _("Nobody is entitled to vote yet"), sentence
    if count.is_met:
        return _("Quorum met"), sentence
    return _("Quorum: {count} missing").format(count=whole(count.missing, language)), sentence


def counts_in_words(count: QuorumCount, words: Words) -> str:
    """Where the entitled are, in one line; kinds of which there is nobody are left out."""
    _, language = words.gettext, words.language
    there = _("{present} of {entitled} present, {needed} needed").format(
        present=whole(count.present, language),
        entitled=whole(count.entitled, language),
        needed=whole(count.needed, language),
    )
    apart = (
        (_("excused: {count}"), count.excused),
        (_("left: {count}"), count.left),
        (_("recused: {count}"), count.recused),
    )
    parts = [text.format(count=whole(number, language)) for text, number in apart if number]
    return "\u00a0· ".join([there, *parts])
