"""What the register holds of one person, on paper or as plain text."""

from forumdesk.documents.gate import one_line
from forumdesk.documents.list_model import Column, Entry, Group, ListPaper, plain
from forumdesk.documents.list_pdf import print_lists
from forumdesk.documents.list_text import lists_text
from forumdesk.documents.page import FileFacts
from forumdesk.documents.styles import load_preset
from forumdesk.documents.wording import catalogue_of
from forumdesk.domain.stationery import Stationery
from forumdesk.language.dates import long_date, time_of_day
from forumdesk.services.person_sheets import PersonSheet


def print_person(sheet: PersonSheet) -> bytes:
    """As PDF. Raises MissingGlyphOfPersonError."""
    facts = FileFacts(
        title=f"{sheet.title} – {sheet.name}",
        author="ForumDesk",
        language=sheet.language.value,
        made_at=sheet.made_at,
        languages=(sheet.language.value,),
        document="person",
    )
    return print_lists([_paper(sheet)], facts, load_preset(Stationery()))


def person_text(sheet: PersonSheet) -> bytes:
    """As UTF-8 with line feeds."""
    return lists_text([_paper(sheet)])


def _paper(sheet: PersonSheet) -> ListPaper:
    _ = catalogue_of(sheet.language).gettext
    day = long_date(sheet.made_at.date(), sheet.language.value)
    made = _("As of {day}, {time}").format(
        day=day, time=time_of_day(sheet.made_at.time(), sheet.language.value)
    )
    return ListPaper(
        language=sheet.language,
        over=one_line(sheet.meeting),
        title=sheet.title,
        under=(one_line(sheet.name),),
        summary=(),
        columns=(Column(heading="", share=1.0, names=True), Column(heading="", share=2.2)),
        groups=tuple(
            Group(
                heading=heading,
                entries=tuple(
                    Entry(cells=(plain(one_line(what)), plain(one_line(value))), person=sheet.name)
                    for what, value in lines
                ),
            )
            for heading, lines in sheet.sections
        ),
        closing=(sheet.note,),
        foot=made,
        continued=_("(continued)"),
    )
