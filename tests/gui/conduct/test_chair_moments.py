"""Which sentence is the one of the moment, and that every one of them can be said in each language."""

from uuid import UUID

import pytest

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.elections import Candidate
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.speaking import SpeakingLimits, SpeechKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voting import Counts
from forumdesk.gui.conduct.chair_moments import ChairMoments
from forumdesk.gui.conduct.state import ConductState
from forumdesk.services.motions import Motion
from tests.gui.conduct.conduct_builders import Forum


def now(meeting: Forum) -> str:
    return ChairMoments(ConductState(meeting.register, meeting.meeting), Language.KK).now()


def test_the_moment_follows_the_meeting(meeting: Forum) -> None:
    register, said = meeting.register, []
    meeting.come(0, 1, 2)
    register.speaking.set_limits(meeting.meeting, SpeakingLimits(debate=120))

    said.append(now(meeting))
    register.conduct.open(meeting.meeting)
    said.append(now(meeting))
    item = meeting.begin(1)
    said.append(now(meeting))
    speech = register.speaking.ask(item.id, meeting.people[0].id)
    said.append(now(meeting))
    register.speaking.next(item.id)
    said.append(now(meeting))
    meeting.clock.pass_time(seconds=70)
    said.append(now(meeting))
    meeting.clock.pass_time(seconds=70)
    said.append(now(meeting))
    register.speaking.finish(speech.id)
    said.append(now(meeting))
    text = register.resolutions.text(meeting.meeting)
    register.decisions.record_unanimous(meeting.meeting, [text.recommendations()[0].id])
    said.append(now(meeting))
    register.conduct.suspend(meeting.meeting)
    said.append(now(meeting))

    assert said == [
        "opening", "next", "item", "caller", "speaker", "time_ending", "time_over", "decision", "adopted",
        "resuming",
    ]  # fmt: skip


def test_after_the_last_item_the_chair_closes(meeting: Forum) -> None:
    for place in range(3):
        meeting.begin(place)
    meeting.register.conduct.end(meeting.items[2].id)

    assert now(meeting) == "closing"


@pytest.mark.parametrize("kind", list(SpeechKind))
def test_every_sentence_can_be_said(meeting: Forum, kind: SpeechKind) -> None:
    register = meeting.register
    state = ConductState(register, meeting.meeting)
    moments = [ChairMoments(state, language) for language in Language]
    keys: list[set[str]] = [set() for _language in moments]

    def say() -> None:
        for known, one in zip(keys, moments, strict=True):
            known |= {sentence.key for sentence in one.sentences()}

    say()
    meeting.come(0, 1)
    item = meeting.begin(1)
    for one in meeting.people[:2]:
        register.speaking.ask(item.id, one.id, kind)
    register.speaking.next(item.id)
    state.read()
    say()
    register.attendance.leave(meeting.people[0].id)
    register.speaking.close_list(item.id)
    state.read()
    say()

    wanted = {
        "opening",
        "agenda",
        "item",
        "speaker",
        "caller",
        "prepares",
        "decision",
        "quorum_lost",
        "deferred",
    }
    assert all(wanted <= known for known in keys)
    assert all(sentence.text for one in moments for sentence in one.sentences())


@pytest.mark.parametrize("kind", list(ItemKind))
def test_every_kind_of_item_has_its_sentence(meeting: Forum, kind: ItemKind) -> None:
    meeting.register.agendas.edit(meeting.items[0].id, kind=kind)
    item = meeting.begin(0)
    state = ConductState(meeting.register, meeting.meeting)

    said = {one.key: one.text for one in ChairMoments(state, Language.RU).sentences()}

    assert item.title.ru in said["item"]


@pytest.mark.parametrize(
    ("mode", "counts"),
    [
        (AdoptionMode.UNANIMOUS, None),
        (AdoptionMode.CONSENSUS, None),
        (AdoptionMode.WITHOUT_VOTE, None),
        (AdoptionMode.ACCLAMATION, None),
        (AdoptionMode.COUNTED, Counts(voices_for=2, against=1)),
        (AdoptionMode.COUNTED, Counts(voices_for=1, against=2)),
    ],
)
def test_every_result_is_announced(meeting: Forum, mode: AdoptionMode, counts: Counts | None) -> None:
    meeting.come(0, 1, 2)
    meeting.begin(1)
    text = meeting.register.resolutions.text(meeting.meeting)
    on = (text.recommendations()[0].id,)
    meeting.register.decisions.record(meeting.meeting, Motion(mode=mode, on=on, counts=counts))
    state = ConductState(meeting.register, meeting.meeting)

    for language in Language:
        moments = ChairMoments(state, language)
        assert moments.now() == "adopted"
        assert "1" in moments.sentence("adopted"), language


def test_of_an_election_the_elected_are_announced(meeting: Forum) -> None:
    meeting.come(0, 1, 2)
    meeting.begin(2)
    candidate = Candidate(id=UUID(int=1), name=LocalizedText.everywhere("Asan Usenov"), votes=3)
    motion = Motion(
        mode=AdoptionMode.ELECTION, question=LocalizedText.everywhere("Chair"), candidates=[candidate]
    )
    meeting.register.decisions.record(meeting.meeting, motion)
    moments = ChairMoments(ConductState(meeting.register, meeting.meeting), Language.EN)

    assert "Asan Usenov (3 votes) was elected Chair." in moments.sentence("adopted")
