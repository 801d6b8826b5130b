"""Everything that is printed from a sheet of people: which languages, which paper, which file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forumdesk.documents.errors import LanguagesForLayoutError, NobodyToPrintError
from forumdesk.documents.gate import one_line
from forumdesk.documents.list_model import ListPaper
from forumdesk.documents.list_pdf import Progress, print_lists
from forumdesk.documents.page import FileFacts
from forumdesk.documents.people_lists import MAKERS, list_paper
from forumdesk.documents.styles import Preset
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
    preset: Preset,
    progress: Progress | None = None,
) -> bytes:
    """The file of a paper about people; see :func:`registry.print_document`."""
    wanted = _languages(kind, sheet, languages, layout)
    if not sheet.people:
        raise NobodyToPrintError
    facts = _facts(kind, sheet, wanted)
    if kind.identifier in MAKERS:
        papers = [list_paper(kind.identifier, sheet, language) for language in wanted]
        return _lists(papers, facts, form=form, preset=preset, progress=progress)
    if kind.identifier == "invitation":
        return _invitations(sheet, wanted, facts, form=form, preset=preset, progress=progress)
    if kind.identifier == "badges":
        from forumdesk.documents.badges import print_badges

        return print_badges(sheet, wanted, facts, layout=layout or kind.layouts[0], progress=progress)
    if kind.identifier == "tent_cards":
        from forumdesk.documents.tent_cards import print_tent_cards

        return print_tent_cards(sheet, wanted, facts, layout=layout or kind.layouts[0], progress=progress)
    from forumdesk.documents.certificates import print_certificates

    return print_certificates(sheet, wanted, facts, preset, progress=progress)


def _lists(
    papers: Sequence[ListPaper], facts: FileFacts, *, form: str, preset: Preset, progress: Progress | None
) -> bytes:
    if form == "txt":
        from forumdesk.documents.list_text import lists_text

        return lists_text(papers)
    if form == "docx":
        from forumdesk.documents.word.list_docx import lists_docx

        return lists_docx(papers, facts, preset, progress=progress)
    if form == "html":
        from forumdesk.documents.html.lists import lists_html

        return lists_html(papers, facts, preset)
    return print_lists(papers, facts, preset, progress=progress)


def _invitations(
    sheet: PeopleSheet,
    languages: Sequence[Language],
    facts: FileFacts,
    *,
    form: str,
    preset: Preset,
    progress: Progress | None,
) -> bytes:
    if form == "txt":
        from forumdesk.documents.invitation_text import invitations_text

        return invitations_text(sheet, languages)
    if form == "docx":
        from forumdesk.documents.word.letters_docx import letters_docx

        return letters_docx(sheet, languages, facts, preset, progress=progress)
    if form == "html":
        from forumdesk.documents.html.letters import letters_html

        return letters_html(sheet, languages, facts, preset)
    from forumdesk.documents.invitation_pdf import print_invitations

    return print_invitations(sheet, languages, facts, preset, progress=progress)


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


def _facts(kind: "DocumentKind", sheet: PeopleSheet, languages: Sequence[Language]) -> FileFacts:
    language = languages[0]
    title = catalogue_of(language).gettext(kind.title)
    meeting = one_line(sheet.meeting.in_language(language))
    return FileFacts(
        title=f"{title} – {meeting}" if meeting else title,
        author=one_line(sheet.body.in_language(language)),
        language=language.value,
        made_at=sheet.made_at,
        languages=tuple(languages),
        document=kind.identifier,
    )
