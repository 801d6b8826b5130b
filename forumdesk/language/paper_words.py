"""The fixed words and sentences of minutes, extracts, sheets of a vote, routing papers and statements, by name."""

from forumdesk.language.codes import LANGUAGES, known
from forumdesk.language.invitation_wordings import INVITATION, InvitationWord
from forumdesk.language.minutes_wordings import MINUTES, MinutesWord
from forumdesk.language.named_wordings import name_of
from forumdesk.language.own_wordings import in_use
from forumdesk.language.routing_wordings import ROUTING, RoutingWord
from forumdesk.language.statement_wordings import STATEMENTS, StatementWord
from forumdesk.language.voting_wordings import VOTING, VotingWord
from forumdesk.language.wording import Certainty, ThreeWordings, filled, one_full_stop

PaperWord = MinutesWord | VotingWord | StatementWord | RoutingWord | InvitationWord


def paper_word(word: PaperWord, language: str, **fields: str | int) -> str:
    """The wording of ``word`` in ``language``, its fields filled.

    Texts stand as they are to be printed, names in the nominative; whole numbers are grouped as the language does.
    Raises ValueError for an unknown language, a missing field and one that the word does not have.
    """
    return one_full_stop(filled(in_use(name_of(word), _wordings(word)), language, fields))


def word_fields(word: PaperWord) -> frozenset[str]:
    """The fields that ``word`` has in any language."""
    return frozenset().union(*(_wordings(word)[language].fields for language in LANGUAGES))


def word_certainty(word: PaperWord, language: str) -> Certainty:
    """How sure the wording of ``word`` is; raises ValueError for an unknown language."""
    return _wordings(word)[known(language)].certainty


def _wordings(word: PaperWord) -> ThreeWordings:
    if isinstance(word, MinutesWord):
        return MINUTES[word]
    if isinstance(word, RoutingWord):
        return ROUTING[word]
    if isinstance(word, InvitationWord):
        return INVITATION[word]
    return VOTING[word] if isinstance(word, VotingWord) else STATEMENTS[word]
