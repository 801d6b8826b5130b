"""The sheet of the end of a day, to be signed or kept: what was done, and what is left."""

from collections.abc import Callable
from datetime import datetime

from forumdesk.documents import wording
from forumdesk.documents.list_model import Column, Entry, Group, ListPaper, plain
from forumdesk.documents.list_pdf import print_lists
from forumdesk.documents.list_text import lists_text
from forumdesk.documents.page import FileFacts
from forumdesk.documents.printing import printing_on
from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.dates import long_date, time_of_day
from forumdesk.services.end_of_day import DayReport, DayState

Say = Callable[[Notice], str]
TITLE = N_("End of the day")


def day_paper(report: DayReport, language: Language, say: Say) -> ListPaper:
    """The sheet in one language; ``say`` words what was found."""
    _ = wording.catalogue_of(language).gettext
    when = _when(report.at, language)
    entries = tuple(
        Entry(
            cells=(
                plain(_("in order") if line.state is DayState.DONE else _("still open")),
                plain(line.meeting.in_language(language)),
                plain(say(line.notice)),
            ),
            person="",
        )
        for line in report.lines
    )
    return ListPaper(
        language=language,
        over=report.desk,
        title=_(TITLE),
        under=(report.register, when),
        summary=(),
        columns=(
            Column(heading=_("State"), share=1.3),
            Column(heading=_("Meeting"), share=2.4),
            Column(heading=_("What was found"), share=5.0, names=True),
        ),
        groups=(Group(heading="", entries=entries),),
    )


def print_day(report: DayReport, language: Language, say: Say, *, form: str) -> bytes:
    """The sheet as "pdf" or "txt". Raises DocumentError."""
    paper = day_paper(report, language, say)
    if form == "txt":
        return lists_text([paper])
    facts = FileFacts(
        title=f"{paper.title} – {report.register}",
        author=report.desk,
        language=language.value,
        made_at=report.at,
        languages=(language.value,),
        document="end_of_day",
    )
    with printing_on(Stationery(), LocalizedText()) as preset:
        return print_lists([paper], facts, preset)


def _when(at: datetime, language: Language) -> str:
    local = at.astimezone()
    return f"{long_date(local.date(), language)}, {time_of_day(local.time(), language)}"
