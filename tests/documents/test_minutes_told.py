"""The words of minutes piece by piece; that together they are the paper's, test_akoma_ntoso_minutes proves."""

from dataclasses import replace

from forumdesk.documents.minutes_told import MinutesTold
from forumdesk.domain.conduct import MeetingState
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_minutes_sheets import decision, minutes_sheet, person, recorded_decision, voices

EN = Language.EN


def test_what_is_not_to_be_said_is_empty() -> None:
    sheet = minutes_sheet()
    told = MinutesTold(sheet, EN)

    assert (told.mark(), told.form(), told.prevailing(), told.number("")) == ("", "", "", "")
    assert MinutesTold(replace(sheet, body=sheet.meeting), EN).body() == ""
    assert told.own(LocalizedText(ru="только по-русски")) == []


def test_a_draft_and_a_short_form_say_so() -> None:
    told = MinutesTold(minutes_sheet(state=MeetingState.UNDER_WAY), EN, short=True)

    assert told.mark() == "DRAFT"
    assert told.form() == "(short form)"


def test_short_minutes_leave_the_counts_to_the_sentence() -> None:
    sheet, one = minutes_sheet(), recorded_decision()

    full = list(MinutesTold(sheet, EN).decision_results(one))
    short = list(MinutesTold(sheet, EN, short=True).decision_results(one))

    assert full[0].startswith("Results of the vote: for")
    assert not any(line.startswith("Results") for line in short)
    assert next(line for line in short if line).startswith("Recommendations")


def test_an_unsealed_decision_is_preliminary() -> None:
    lines = MinutesTold(minutes_sheet(), EN).decision_opening(decision(sealed_at=None))
    assert next(iter(lines)) == "Preliminary: recorded, not sealed"


def test_a_voice_tells_who_gave_it() -> None:
    by_proxy = voices()[-1]

    name, how, voice = MinutesTold(minutes_sheet(), EN).voice(by_proxy)

    assert name == by_proxy.name.en
    assert person(3).name.en in how
    assert voice == "for"
