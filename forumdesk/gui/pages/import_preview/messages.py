"""What an import refuses or points out, with the acts that lead out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.notices import Notice
from forumdesk.domain.resolutions import StructureDiffersError
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.pages.import_preview.trial import Proposal, Wish, in_language
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.gui.words import Words
from forumdesk.services.importing.resolution import OtherLanguageError
from forumdesk.services.proposals import ResolutionProposal

_NOTICES_SHOWN: Final = 3
_IMPORT_AS: Final = {
    Language.KK: N_("Import as Kazakh"),
    Language.RU: N_("Import as Russian"),
    Language.EN: N_("Import as English"),
}
_LOOSELY: Final = N_("Align loosely")
_SURE: Final = N_("I am sure")


def ways_out(refusal: KnownError, wish: Wish, proposal: Proposal | None) -> Sequence[tuple[str, Wish]]:
    """Wishes that a refusal leaves open, each with the message of its button."""
    if isinstance(refusal, StructureDiffersError):
        return [(_LOOSELY, replace(wish, loosely=True))]
    if isinstance(refusal, OtherLanguageError) and isinstance(proposal, ResolutionProposal):
        sure = (_SURE, replace(wish, language=proposal.language, trust_language=True))
        if proposal.detected is None:
            return [sure]
        return [(_IMPORT_AS[proposal.detected], in_language(wish, proposal.detected)), sure]
    if refusal.code == "exchange.language_unknown":
        return [(_IMPORT_AS[one], in_language(wish, one)) for one in STATE_LANGUAGE_FIRST]
    return []


def refusal_message(
    refusal: KnownError,
    ways: Sequence[tuple[str, Wish]],
    words: Words,
    try_anew: Callable[[Wish], object],
    choose_another: Callable[[], object],
) -> Message:
    """The sentence of a refusal, a button for each way out, and another file at last."""
    acts = [Act(text=words.gettext(text), run=partial(try_anew, wish)) for text, wish in ways]
    acts.append(Act(text=words.gettext("Choose another file"), run=choose_another))
    return Message(kind="bad", sentence=words.catalogue.sentence(refusal), acts=acts)


def notices_message(notices: Sequence[Notice], words: Words) -> Message | None:
    """The first things pointed out, and how many more there are; None for nothing."""
    sentences = list(dict.fromkeys(words.catalogue.sentence(notice) for notice in notices))
    if not sentences:
        return None
    shown, more = sentences[1:_NOTICES_SHOWN], len(sentences) - _NOTICES_SHOWN
    if more > 0:
        said = words.ngettext("{count} more remark", "{count} more remarks", more)
        shown.append(said.format(count=more))
    return Message(
        kind="warn", sentence=sentences[0], detail="\n".join(shown), dismiss=words.gettext("Close")
    )
