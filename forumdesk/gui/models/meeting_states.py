"""How the state of a meeting looks and is called."""

from dataclasses import dataclass

from forumdesk.domain.conduct import MeetingState
from forumdesk.gui.widgets.chip import ChipKind
from forumdesk.gui.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLook:
    """A word with its chip, and a whole sentence."""

    word: str
    kind: ChipKind
    icon_name: str
    sentence: str


def state_look(state: MeetingState, words: Words, *, adopted: bool, decided: bool) -> StateLook:
    """What goes on stands before what was adopted, and that before how the meeting ended.

    A meeting that was never opened is under way once something was ``decided``.
    """
    _ = words.gettext
    if state is MeetingState.UNDER_WAY:
        sentence = _("The meeting is under way")
        return StateLook(word=_("Under way"), kind="accent", icon_name="circle-fill", sentence=sentence)
    if state is MeetingState.SUSPENDED:
        word = words.pgettext("meeting", "Suspended")
        return StateLook(word=word, kind="warn", icon_name="pause", sentence=_("The meeting is suspended"))
    if adopted:
        sentence = _("The resolution is adopted and sealed")
        return StateLook(word=_("Adopted"), kind="ok", icon_name="lock-simple", sentence=sentence)
    if state is MeetingState.CLOSED:
        word = words.pgettext("meeting", "Closed")
        return StateLook(word=word, kind="neutral", icon_name="check", sentence=_("The meeting is closed"))
    if decided:
        sentence = _("Decisions are recorded; the resolution is not adopted yet")
        return StateLook(word=_("Under way"), kind="accent", icon_name="circle-fill", sentence=sentence)
    sentence = _("The meeting has not been opened yet")
    return StateLook(word=_("Planned"), kind="neutral", icon_name="circle", sentence=sentence)
