"""What the panel beside the resolution says of its signed copies."""

from datetime import date

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.issued import SignedKind
from forumdesk.domain.texts import Language
from forumdesk.gui.pages.resolution.readiness import Check, checks_of, read_state
from forumdesk.gui.words import Words
from forumdesk.services.register import Register
from tests.builders import refilled
from tests.gui.catalogues import catalogue


def signed(register: Register, meeting_id: MeetingId) -> list[Check]:
    state = read_state(register, meeting_id, None)
    return [one for one in checks_of(state, Words(catalogue, "en")) if one.key == "signed"]


def test_a_signed_copy_of_what_was_adopted_is_said_and_that_of_another_decision_is_not(
    register: Register,
) -> None:
    meeting_id = refilled(register)
    register.decisions.record_unanimous(meeting_id)
    register.decisions.seal(meeting_id)
    adoption = register.resolutions.sheet(meeting_id).adoption
    assert adoption is not None
    assert signed(register, meeting_id) == []
    for code, signer in (("0000-0000", "Nobody"), (adoption.printed_code, "The chair")):
        paper = register.issued.keep(
            meeting_id,
            f"%PDF-1.7 {code}".encode(),
            document="resolution",
            name="r.pdf",
            languages=(Language.EN,),
            code=code,
        )
        register.issued.attach(
            paper,
            b"%PDF-1.4 scan",
            kind=SignedKind.SCAN,
            name="scan.pdf",
            signer=signer,
            signed_on=date(2024, 10, 18),
        )

    (check,) = signed(register, meeting_id)

    assert (check.state, check.title, check.detail) == ("holds", "Signed on 18 October 2024", "The chair")
