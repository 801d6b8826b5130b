"""How speakers are worded: kinds, where they come from, how they stand."""

from typing import Final

from forumdesk.domain.errors import N_
from forumdesk.domain.people import Participant
from forumdesk.domain.speaking import SpeechKind
from forumdesk.gui.models.participants_words import country_of, name_in_full
from forumdesk.gui.words import Words
from forumdesk.services.speaking import QueuedSpeech

KIND_WORDS: Final[dict[SpeechKind, str]] = {
    SpeechKind.REPORT: N_("report"),
    SpeechKind.DEBATE: N_("debate"),
    SpeechKind.REPLY: N_("reply"),
    SpeechKind.POINT_OF_ORDER: N_("point of order"),
}


def kind_word(kind: SpeechKind, words: Words) -> str:
    """The kind of a speech."""
    return words.gettext(KIND_WORDS[kind])


def origin(person: Participant | None, words: Words) -> str:
    """Country, else organisation, of somebody who speaks."""
    if person is None:
        return ""
    return country_of(person, words.language) or person.organisation.in_language(words.language)


def speaker_name(queued: QueuedSpeech, words: Words) -> str:
    """A speaker's official name in the language in use."""
    return name_in_full(queued.person.names, words.language) if queued.person else "–"


def speaker_caption(queued: QueuedSpeech, words: Words) -> str:
    """Kind, where from, and whether the person is not in the hall."""
    _ = words.gettext
    parts = [kind_word(queued.speech.kind, words), origin(queued.person, words)]
    if queued.is_absent:
        parts.insert(0, _("not in the hall"))
    return " · ".join(part for part in parts if part)
