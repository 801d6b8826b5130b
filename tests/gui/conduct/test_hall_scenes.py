"""What the hall sees of a vote and of its result: in each way to decide, and never who voted how."""

from dataclasses import fields, is_dataclass
from uuid import UUID

import pytest

from forumdesk.domain.elections import Candidate
from forumdesk.domain.modes import BY_COUNT, BY_NAME, AdoptionMode
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.domain.voting import Ballots, Counts
from forumdesk.gui.conduct.hall_scenes import HallScenes
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.hall.scenes import ResultScene, Scene
from forumdesk.gui.theme import Theme
from forumdesk.services.motions import Motion
from tests.gui.catalogues import catalogue
from tests.gui.conduct.conduct_builders import Forum
from tests.gui.hall.hall_builders import fitter
from tests.gui.hall.test_fitting import wrong


def words_of(value: object) -> list[str]:
    """Every word of a scene."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [word for one in value for word in words_of(one)]
    if is_dataclass(value):
        return [word for one in fields(value) for word in words_of(getattr(value, one.name))]
    return []


def result(meeting: Forum, motion: Motion) -> ResultScene:
    """The scene of a decision on the second item."""
    meeting.begin(1)
    meeting.register.decisions.record(meeting.meeting, motion)
    state = ConductState(meeting.register, meeting.meeting)
    decision = state.decision
    assert decision is not None
    decided = [one for one in state.text.recommendations() if one.id in decision.subject]
    return HallScenes(catalogue_for=catalogue).result(state, decision, decided)


def motion(meeting: Forum, mode: AdoptionMode, *counts: int) -> Motion:
    """A motion on the first recommendation, with what the mode asks for."""
    first = meeting.register.resolutions.text(meeting.meeting).recommendations()[0].id
    counted = Counts(voices_for=counts[0], against=counts[1], abstaining=counts[2]) if counts else None
    voices = dict.fromkeys((one.id for one in meeting.people if one.entitled), Voice.FOR)
    secret = mode is AdoptionMode.SECRET
    return Motion(
        mode=mode,
        on=(first,),
        counts=counted if mode in BY_COUNT else None,
        voices=voices if mode is AdoptionMode.RECORDED else None,
        ballots=Ballots(issued=3, returned=3) if secret else None,
        commission=[meeting.people[0].id] if secret else (),
    )


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        (AdoptionMode.UNANIMOUS, "Adopted unanimously"),
        (AdoptionMode.CONSENSUS, "Adopted by consensus"),
        (AdoptionMode.WITHOUT_VOTE, "Adopted without a vote"),
        (AdoptionMode.ACCLAMATION, "Adopted by acclamation"),
        (AdoptionMode.RECORDED, "Adopted by a recorded vote"),
        (AdoptionMode.COUNTED, "Adopted by vote"),
        (AdoptionMode.SECRET, "Adopted by secret ballot"),
    ],
)
def test_each_way_says_how_it_was_adopted_and_names_nobody(
    meeting: Forum, theme: Theme, mode: AdoptionMode, sentence: str
) -> None:
    meeting.come(0, 1, 2)
    scene = result(meeting, motion(meeting, mode, 2, 1, 0))

    assert scene.sentence.en == sentence
    assert scene.is_adopted
    assert bool(scene.counts) is (mode in BY_NAME | BY_COUNT)
    said = " ".join(words_of(scene))
    for person in meeting.people:
        assert person.names.kk.family not in said
        assert person.names.en.family not in said
    assert [problem for frame in fitter(theme).frames(scene) for problem in wrong(frame)] == []


def test_zero_is_shown_as_zero(meeting: Forum) -> None:
    meeting.come(0, 1, 2)
    scene = result(meeting, motion(meeting, AdoptionMode.COUNTED, 3, 0, 0))

    assert [count for _label, count in scene.counts] == [3, 0, 0]


def test_what_failed_is_said_to_be_not_adopted(meeting: Forum, theme: Theme) -> None:
    meeting.come(0, 1, 2)
    scene = result(meeting, motion(meeting, AdoptionMode.COUNTED, 1, 2, 0))

    assert scene.sentence.en == "Not adopted"
    assert not scene.is_adopted
    assert [count for _label, count in scene.counts] == [1, 2, 0]
    assert [problem for frame in fitter(theme).frames(scene) for problem in wrong(frame)] == []


def test_of_an_election_only_those_elected_are_named(meeting: Forum, theme: Theme) -> None:
    meeting.come(0, 1, 2)
    candidates = [
        Candidate(id=UUID(int=1), name=LocalizedText.everywhere("Elected Person"), votes=2),
        Candidate(id=UUID(int=2), name=LocalizedText.everywhere("Other Person"), votes=1),
    ]
    scene = result(
        meeting,
        Motion(
            mode=AdoptionMode.ELECTION,
            question=LocalizedText.everywhere("Chair of the Forum"),
            candidates=candidates,
        ),
    )

    assert scene.heading.en == "Chair of the Forum"
    assert scene.title.en == "Elected Person"
    assert scene.sentence.en == "Elected"
    assert "Other Person" not in " ".join(words_of(scene))
    assert scene.counts == ()
    assert [problem for frame in fitter(theme).frames(scene) for problem in wrong(frame)] == []


@pytest.mark.parametrize("mode", list(AdoptionMode))
def test_while_a_vote_is_on_the_hall_sees_what_is_put_and_how(
    meeting: Forum, theme: Theme, mode: AdoptionMode
) -> None:
    meeting.begin(1)
    state = ConductState(meeting.register, meeting.meeting)
    scene: Scene = HallScenes(catalogue_for=catalogue).voting(mode, state.open_recommendations)

    words = words_of(scene)
    assert "The vote is on" in words
    assert "Recommendation 1" in words
    assert [problem for frame in fitter(theme).frames(scene) for problem in wrong(frame)] == []
