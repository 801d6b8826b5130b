"""What stands above and around a statement made on a decision, by its kind."""

from forumdesk.language.paper_words import paper_word
from forumdesk.language.statement_wordings import StatementWord
from forumdesk.language.voting_wordings import VotingWord

_HEADINGS = {
    "correction": (StatementWord.CORRECTION, StatementWord.CORRECTIONS, StatementWord.CORRECTION_LEAD),
    "reservation": (StatementWord.RESERVATION, StatementWord.RESERVATIONS, StatementWord.RESERVATION_LEAD),
    "explanation": (StatementWord.EXPLANATION, StatementWord.EXPLANATIONS, StatementWord.EXPLANATION_LEAD),
    "dissent": (StatementWord.DISSENT, StatementWord.DISSENTS, StatementWord.DISSENT_LEAD),
}
_VOICES = {
    "for": VotingWord.FOR,
    "against": VotingWord.AGAINST,
    "abstaining": VotingWord.ABSTAINING,
    "not_voting": VotingWord.NOT_VOTING,
    "recused": VotingWord.RECUSED,
    "absent": VotingWord.ABSENT,
    "present": VotingWord.PRESENT,
    "silent": VotingWord.SILENT,
}


def statement_heading(kind: str, language: str, *, several: bool = False) -> str:
    """The heading of a statement («ЕРЕКШЕ ПІКІР», «ОСОБОЕ МНЕНИЕ», "DISSENTING OPINION") or of a list of them.

    ``kind`` is "correction", "reservation", "explanation" or "dissent". Raises ValueError for another one.
    """
    return paper_word(_of(kind)[several], language)


def statement_lead(kind: str, language: str, author: str) -> str:
    """The line that leads to the text of a statement; ends with a colon."""
    return paper_word(_of(kind)[2], language, author=author)


def correction_sentence(language: str, author: str, voice: str) -> str:
    """That ``author`` meant to vote otherwise, and that the result stands: two sentences.

    ``voice`` is "for", "against", "abstaining", "not_voting" or "recused". Raises ValueError for another one.
    """
    if voice not in ("for", "against", "abstaining", "not_voting", "recused"):
        raise ValueError(f"nobody can have meant the voice {voice!r}")
    meant = voice_word(voice, language)
    meant = f"“{meant}”" if language == "en" else f"«{meant}»"
    said = paper_word(StatementWord.CORRECTION_OF_VOICE, language, author=author, voice=meant)
    return f"{said} {paper_word(StatementWord.RESULT_UNCHANGED, language)}"


def voice_word(voice: str, language: str) -> str:
    """One voice in a list of names: «жақтап», «за», "for"; ValueError for an unknown voice."""
    if voice not in _VOICES:
        raise ValueError(f"unknown voice: {voice!r}")
    return paper_word(_VOICES[voice], language)


def _of(kind: str) -> tuple[StatementWord, StatementWord, StatementWord]:
    if kind not in _HEADINGS:
        raise ValueError(f"unknown kind of statement: {kind!r}")
    return _HEADINGS[kind]
