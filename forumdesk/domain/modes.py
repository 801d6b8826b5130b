"""The ways in which a body adopts something, and what may come of it."""

from enum import StrEnum

from forumdesk.domain.errors import N_


class AdoptionMode(StrEnum):
    """How a decision was reached. Stored and sealed by value, so the values never change."""

    UNANIMOUS = "unanimous"
    CONSENSUS = "consensus"
    WITHOUT_VOTE = "without_vote"
    ACCLAMATION = "acclamation"
    RECORDED = "recorded"
    COUNTED = "counted"
    SECRET = "secret"
    SILENCE = "silence"
    WRITTEN_POLL = "written_poll"
    ELECTION = "election"


BY_NAME = frozenset({AdoptionMode.UNANIMOUS, AdoptionMode.RECORDED, AdoptionMode.WRITTEN_POLL})
"""Modes that keep everybody's voice by name."""

LISTED = frozenset({AdoptionMode.CONSENSUS, AdoptionMode.WITHOUT_VOTE, AdoptionMode.ACCLAMATION})
"""Modes without a vote: who was there is kept, no voices."""

BY_COUNT = frozenset({AdoptionMode.COUNTED, AdoptionMode.SECRET})
"""Modes that keep counts of voices and never whose they were."""

BY_BALLOT = frozenset({AdoptionMode.SECRET, AdoptionMode.ELECTION})
"""Modes that may have ballots and a counting commission."""

IN_WRITING = frozenset({AdoptionMode.SILENCE, AdoptionMode.WRITTEN_POLL})
"""Modes without a sitting: a text is circulated, and answers come until a deadline."""

BY_MAJORITY = frozenset(
    {AdoptionMode.RECORDED, AdoptionMode.COUNTED, AdoptionMode.SECRET, AdoptionMode.WRITTEN_POLL}
)
"""Modes in which the majority of the body decides, and a proposal may fail."""

MODE_NAMES = {
    AdoptionMode.UNANIMOUS: N_("unanimously"),
    AdoptionMode.CONSENSUS: N_("by consensus"),
    AdoptionMode.WITHOUT_VOTE: N_("without a vote"),
    AdoptionMode.ACCLAMATION: N_("by acclamation"),
    AdoptionMode.RECORDED: N_("by a recorded vote"),
    AdoptionMode.COUNTED: N_("by a counted vote"),
    AdoptionMode.SECRET: N_("by secret ballot"),
    AdoptionMode.SILENCE: N_("by silence procedure"),
    AdoptionMode.WRITTEN_POLL: N_("by written poll"),
    AdoptionMode.ELECTION: N_("by election"),
}
"""What each mode is called in a list; official sentences stand in the language layer."""


class Outcome(StrEnum):
    """What came of it."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    ELECTED = "elected"
    NOT_ELECTED = "not_elected"


OUTCOME_NAMES = {
    Outcome.ADOPTED: N_("adopted"),
    Outcome.REJECTED: N_("not adopted"),
    Outcome.ELECTED: N_("elected"),
    Outcome.NOT_ELECTED: N_("election not finished"),
}
"""What each outcome is called in a list."""
