"""The sheet of one vote: what was decided, how, with which result, and the voices by name where they are kept."""

from collections.abc import Sequence

from forumdesk.documents.decided import Annexed, write_decision
from forumdesk.documents.grid_model import GridPaper
from forumdesk.documents.meeting_words import head_of, running_of
from forumdesk.documents.minutes import SIZES, signers, titled
from forumdesk.documents.minutes_rows import Course, dotted
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.voting_wordings import VotingWord
from forumdesk.services.minutes_sheets import PaperFacts, VoteSheet


def vote_sheet_paper(sheet: VoteSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The sheet in ``languages``, side by side where there are several."""
    decision = sheet.decision
    words = [MinutesWords(sheet, language) for language in languages]
    course = Course(words, SIZES[len(languages)], [dotted(text.number) for text in decision.texts])
    write_item(course, sheet.item_label, sheet.item)
    course.fact(lambda one: one.word(VotingWord.FORM, mode=one.mode_noun(decision.mode)))
    write_decision(course, decision, annexed=Annexed(), dated=True)
    course.signatures(signers(sheet))
    return voting_paper(sheet, course, words, VotingWord.VOTE_SHEET, foot=words[0].codes(decision))


def write_item(course: Course, label: str, item: LocalizedText) -> None:
    """The item of the agenda; nothing where there is none."""
    if item:
        course.heading(lambda one: titled(label, one.of(item)))


def voting_paper(
    sheet: PaperFacts,
    course: Course,
    words: Sequence[MinutesWords],
    title: VotingWord,
    *,
    foot: str = "",
    wide: bool = False,
) -> GridPaper:
    """A paper about a vote with the head of its meeting; a ``wide`` one has narrow margins."""
    languages = tuple(one.language for one in words)
    return GridPaper(
        languages=languages,
        head=head_of(sheet, words, lambda one: one.word(title)),
        grids=course.grids(),
        running=running_of(sheet, words, lambda one: one.word(title)),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        foot=foot,
        size=course.size,
        lying=len(languages) == 3,
        preset_margins=len(languages) == 1 and not wide,
    )
