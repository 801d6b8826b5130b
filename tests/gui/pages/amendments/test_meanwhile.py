"""Two desks write the text of one amendment at once."""

import pytest

from forumdesk.domain.amendments import AmendmentKind
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import Row
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.pages.amendments.page import AmendmentsPage
from forumdesk.services.register import Register
from tests.builders import registers
from tests.gui.pages.open_pages import settle


@pytest.mark.parametrize(("choice", "kept"), [(0, "Mine"), (1, "Theirs")])
def test_the_person_chooses_and_what_was_written_stays_until_then(
    page: AmendmentsPage,
    register: Register,
    meeting: MeetingId,
    rows: tuple[Row, ...],
    choice: int,
    kept: str,
) -> None:
    words = LocalizedText(en=f"{rows[-1].text.en} instead")
    amendment = register.amendments.propose(meeting, AmendmentKind.REPLACE, rows[-1].id, words)
    settle()
    page.show_amendment(amendment.id)
    page.deeds.edit_text()
    page.form.areas[Language.EN].setPlainText("Mine")
    with registers().open(register.path) as other:
        other.amendments.edit(amendment.id, text=LocalizedText(en="Theirs"))

    page.main_act()
    settle()
    writing = page.is_writing
    assert writing
    assert page.form.areas[Language.EN].text() == "Mine"
    assert register.amendments.listed(meeting)[0].text.en == "Theirs"

    page.message_bar.act_buttons[choice].click()
    settle()

    assert not page.is_writing
    assert register.amendments.listed(meeting)[0].text.en == kept
