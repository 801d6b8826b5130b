"""The question of a copy that came with the right to record decisions: is it meant for whoever opened it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from forumdesk.domain.keeping import Baton
    from forumdesk.services.register import Register


def offered_message(
    words: Words, offered: Baton, register: Register, take: Callable[[Register], object]
) -> Message:
    """Ask whether this desk takes over what is ``offered``; ``take`` does it."""
    _ = words.gettext
    name = offered.desk_name
    return Message(
        kind="warn",
        sentence=_("Take over the recording of decisions that is named for “{name}”?").format(name=name),
        detail=_(
            "This copy was handed over so that “{name}” alone records decisions. Until it is taken over,"
            " recording is refused at this desk, “{desk}”."
        ).format(name=name, desk=register.desk.name),
        acts=[Act(text=_("Record decisions here"), run=lambda: take(register), kind="main")],
        dismiss=_("Not at this desk"),
    )
