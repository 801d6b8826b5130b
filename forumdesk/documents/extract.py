"""The extract from the minutes: the chosen items with their numbers, certified by the secretary."""

from dataclasses import replace

from forumdesk.documents.grid_model import GridPaper
from forumdesk.documents.meeting_words import head_of, running_of
from forumdesk.documents.minutes import SIZES, MinutesWriting, draft_mark, labels_of, signers
from forumdesk.documents.minutes_rows import Course, counting
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.language.minutes_wordings import MinutesWord
from forumdesk.services.minutes_sheets import MinutesSheet
from forumdesk.services.sheets import SignatureRole


def extract_paper(sheet: MinutesSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The extract in ``languages``, side by side where there are several."""
    chosen = tuple(item for item in sheet.items if item.id in sheet.chosen)
    # Lists of people and what belongs to other items stay in the minutes.
    kept = replace(sheet, items=chosen, decisions=(), statements=(), present=(), absent=(), invited=())
    words = [MinutesWords(sheet, language) for language in languages]
    size = SIZES[len(languages)]
    course = Course(words, size, labels_of(kept))
    writing = MinutesWriting(kept, course, short=True)
    writing.leading()
    for sitting in sheet.sittings:
        course.fact(counting(sitting.quorum))
    for item in chosen:
        writing.item(item)
    _certify(course, sheet)
    writing.annexes()
    return GridPaper(
        languages=languages,
        head=head_of(sheet, words, lambda one: one.extract_title(sheet)),
        grids=course.grids(),
        running=running_of(sheet, words, lambda one: one.extract_title(sheet)),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        mark=draft_mark(sheet, languages),
        size=size,
        lying=len(languages) == 3,
        headed=True,
        preset_margins=len(languages) == 1,
    )


def _certify(course: Course, sheet: MinutesSheet) -> None:
    """Who signed the minutes, and that the extract is true: the secretary's signature, the day, the seal."""
    course.signatures(signers(sheet), signed=False)
    course.heading(lambda one: one.word(MinutesWord.TRUE_EXTRACT), tag="P")
    course.keep_last()
    course.signatures([(lambda one: one.post(SignatureRole.SECRETARY), sheet.secretary)])
    day = sheet.certified_on
    course.keep_last()
    course.fact(lambda one: one.day(day), with_next=True)
    course.fact(lambda one: one.word(MinutesWord.SEAL_PLACE))
