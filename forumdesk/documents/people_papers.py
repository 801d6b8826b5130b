"""Everything that is printed from a sheet of people: which languages, which paper, which file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forumdesk.documents.errors import LanguagesForLayoutError, NobodyToPrintError
from forumdesk.documents.gate import one_line
from forumdesk.documents.list_pdf import Progress, print_lists
from forumdesk.documents.page import FileFacts
from forumdesk.documents.people_lists import MAKERS, list_paper
from forumdesk.documents.wording import catalogue_of
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.services.people_sheets import PeopleSheet

if TYPE_CHECKING:
    from forumdesk.documents.registry import DocumentKind


def print_people(
    kind: "DocumentKind",
    sheet: PeopleSheet,
    *,
    form: str,
    languages: Sequence[Language] = (),
    layout: str = "",
    progress: Progress | None = None,
) -> bytes:
    """The file of a paper about people; see :func:`registry.print_document`."""
    wanted = _languages(kind, sheet, languages, layout)
    if not sheet.people:
        raise NobodyToPrintError
    if kind.identifier in MAKERS:
        papers = [list_paper(kind.identifier, sheet, language) for language in wanted]
        if form == "txt":
            from forumdesk.documents.list_text import lists_text

            return lists_text(papers)
        return print_lists(papers, _facts(kind, sheet, wanted[0]), progress=progress)
    facts = _facts(kind, sheet, wanted[0])
    if kind.identifier == "badges":
        from forumdesk.documents.badges import print_badges

        return print_badges(sheet, wanted, facts, layout=layout or kind.layouts[0], progress=progress)
    if kind.identifier == "tent_cards":
        from forumdesk.documents.tent_cards import print_tent_cards

        return print_tent_cards(sheet, wanted, facts, layout=layout or kind.layouts[0], progress=progress)
    from forumdesk.documents.certificates import print_certificates

    return print_certificates(sheet, wanted, facts, progress=progress)


def _languages(
    kind: "DocumentKind", sheet: PeopleSheet, languages: Sequence[Language], layout: str
) -> tuple[Language, ...]:
    if not languages:
        # A meeting that a list has made states no languages yet.
        return (sheet.languages or STATE_LANGUAGE_FIRST)[: kind.most_languages]
    wanted = tuple(dict.fromkeys(languages))
    if len(wanted) > kind.most_languages:
        raise LanguagesForLayoutError(count=len(wanted), layout=layout or kind.layouts[0])
    return wanted


def _facts(kind: "DocumentKind", sheet: PeopleSheet, language: Language) -> FileFacts:
    title = catalogue_of(language).gettext(kind.title)
    meeting = one_line(sheet.meeting.in_language(language))
    return FileFacts(
        title=f"{title} – {meeting}" if meeting else title,
        author=one_line(sheet.body.in_language(language)),
        language=language.value,
        made_at=sheet.made_at,
    )
