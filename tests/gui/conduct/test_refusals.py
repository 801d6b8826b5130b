"""Each refusal of a decision says what leads out of it."""

import pytest

from forumdesk.domain.circulation import (
    CirculatedTextDiffersError,
    DeadlineAheadError,
    DeadlineMissingError,
    ObjectedError,
)
from forumdesk.domain.conduct import ClockBehindError
from forumdesk.domain.decisions import AlreadyAdoptedError, NothingToDecideError, TextNotReadyError
from forumdesk.domain.double_entry import (
    CountsDifferError,
    EntriesDifferError,
    EntryDifference,
    SecondEntryMissingError,
)
from forumdesk.domain.errors import KnownError
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import (
    AbsentVoiceError,
    NotCastingError,
    NotEntitledError,
    RecusedVoiceError,
    Voice,
    Voter,
)
from forumdesk.domain.voting import (
    BallotsError,
    BallotsMissingError,
    ChairVoiceMissingError,
    CountsAboveError,
    CountsMissingError,
    NobodyEntitledError,
    NoQuorumError,
    NotUnanimousError,
    NotUnanimousOfAllError,
    ObjectionError,
    VoicesMissingError,
)
from forumdesk.gui.conduct.recordable import WaysOut
from forumdesk.gui.conduct.refusals import Exits, refusal
from forumdesk.gui.words import Words
from forumdesk.services.batons import DecidedElsewhereError
from tests.builders import number
from tests.gui.catalogues import catalogue

NAME = LocalizedText.everywhere("Асан")
VOTER = Voter(id=number(1), number=1, name=NAME)  # type: ignore[arg-type]
IN_THE_WAY = ((VOTER, Voice.AGAINST),)
COUNTS = {"count": 2, "present": 1, "entitled": 5, "needed": 3}
REFUSALS: list[tuple[KnownError, str]] = [
    (NotUnanimousError(IN_THE_WAY), "roll"),
    (NotUnanimousOfAllError(IN_THE_WAY), "roll"),
    (ObjectionError(IN_THE_WAY), "mode recorded"),
    (VoicesMissingError(((VOTER, None),)), "roll"),
    (CountsMissingError(), "counts"),
    (CountsAboveError(count=2, total=3), "counts"),
    (ChairVoiceMissingError(votes=2), "chair for"),
    (SecondEntryMissingError(), "again"),
    (EntriesDifferError((EntryDifference(voter=NAME, first=Voice.FOR, second=None),)), "both"),
    (CountsDifferError(first="1–0–0", second="0–1–0"), "both"),
    (BallotsMissingError(), "page decisions"),
    (BallotsError(issued=1, returned=2, spoilt=0, total=2, voters=1), "page decisions"),
    (AlreadyAdoptedError(number=1, decision=2), "page decisions"),
    (DeadlineMissingError(), "page recommendations/consultation"),
    (DeadlineAheadError(deadline="12:00"), "page recommendations/consultation"),
    (CirculatedTextDiffersError(number=1), "page recommendations/consultation"),
    (ObjectedError(count=1, names=("Асан",)), "page recommendations/consultation"),
    (NoQuorumError(**COUNTS), "presence"),
    (NobodyEntitledError(), "page participants"),
    (NotEntitledError(name=NAME), "page participants"),
    (NotCastingError(name=NAME, delegation=NAME, caster=NAME), "page participants"),
    (AbsentVoiceError(name=NAME), "presence"),
    (RecusedVoiceError(name=NAME, number="2"), "presence"),
    (TextNotReadyError(count=1, place="1.1 (ru)"), "page recommendations"),
    (NothingToDecideError(), "page recommendations"),
    (ClockBehindError(now="12:00", last="13:00"), "despite"),
    (DecidedElsewhereError(desk="Second desk", at="12:00"), "here"),
]


def exits(said: list[str]) -> Exits:
    """Ways that tell where they led."""
    return Exits(
        desk=lambda: said.append("desk"),
        ways=WaysOut(
            ask_page=lambda key: said.append(f"page {key}"),
            show_presence=lambda: said.append("presence"),
            go_on=lambda: said.append("go on"),
            call_roll=lambda: said.append("roll"),
            answer_rest=lambda: said.append("rest"),
            enter_counts=lambda: said.append("counts"),
            choose_mode=lambda mode: said.append(f"mode {mode.value}"),
            record_by_chair=lambda voice: said.append(f"chair {voice.value}"),
        ),
        open_list=lambda: said.append("list"),
        mark_arrival=lambda: said.append("arrival"),
        call_present=lambda: said.append("present"),
        go_on_from_last=lambda: said.append("last"),
        record_despite_clock=lambda: said.append("despite"),
        enter_again=lambda: said.append("again"),
        decide_here=lambda: said.append("here"),
        enter_both_anew=lambda: said.append("both"),
    )


@pytest.mark.parametrize(("error", "leads_to"), REFUSALS, ids=lambda one: getattr(one, "code", ""))
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_refusal_is_said_and_its_first_act_leads_out(
    error: KnownError, leads_to: str, language: str
) -> None:
    words, said = Words(catalogue, language), list[str]()

    message = refusal(error, words, exits(said), tuple(AdoptionMode), deciding=True)
    message.acts[0].run()

    assert message.sentence
    assert "{" not in message.sentence
    assert message.dismiss
    assert said == [leads_to]


def test_what_the_body_does_not_know_is_not_offered() -> None:
    message = refusal(
        NotUnanimousError(IN_THE_WAY), Words(catalogue, "en"), exits([]), (AdoptionMode.UNANIMOUS,)
    )

    assert [act.text for act in message.acts] == ["Voices by name"]
    assert refusal(ObjectionError(IN_THE_WAY), Words(catalogue, "en"), exits([])).acts == ()


def test_a_clock_set_back_elsewhere_goes_on_from_the_last_time() -> None:
    said: list[str] = []

    refusal(ClockBehindError(now="12:00", last="13:00"), Words(catalogue, "en"), exits(said)).acts[0].run()

    assert said == ["last"]
