"""The state of a meeting in one word."""

import pytest

from forumdesk.domain.conduct import MeetingState
from forumdesk.gui.models.meeting_states import state_look
from forumdesk.gui.words import Words
from tests.gui.catalogues import catalogue


@pytest.mark.parametrize(
    ("state", "adopted", "decided", "word"),
    [
        (MeetingState.NOT_OPENED, False, False, "Planned"),
        (MeetingState.NOT_OPENED, False, True, "Under way"),
        (MeetingState.NOT_OPENED, True, True, "Adopted"),
        (MeetingState.UNDER_WAY, True, True, "Under way"),
        (MeetingState.SUSPENDED, False, True, "Suspended"),
        (MeetingState.CLOSED, False, True, "Closed"),
        (MeetingState.CLOSED, True, True, "Adopted"),
    ],
)
def test_what_goes_on_stands_before_what_was_adopted(
    state: MeetingState, adopted: bool, decided: bool, word: str
) -> None:
    look = state_look(state, Words(catalogue, "en"), adopted=adopted, decided=decided)

    assert look.word == word
    assert look.sentence
