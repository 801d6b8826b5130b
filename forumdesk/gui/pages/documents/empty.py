"""What the Documents page says where there are no pages to preview."""

from dataclasses import dataclass

from forumdesk.gui.pages.documents.list import RESOLUTION
from forumdesk.gui.words import Words
from forumdesk.services.sheets_of_people import Groups


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyTexts:
    """The words of an empty page; ``act`` says what its main button does: resolution, import, people, everybody."""

    sentence: str
    act: str
    main: str
    help_line: str = ""
    link: str = ""


def empty_texts(identifier: str, groups: Groups, words: Words, *, nobody: bool) -> EmptyTexts | None:
    """What is said for a document, None where it can be previewed; ``nobody`` is left of those who were chosen."""
    _ = words.gettext
    if identifier == RESOLUTION:
        return EmptyTexts(
            sentence=_("The resolution has its own page."),
            help_line=_("There its parts and what has to hold before it is printed stand beside the pages."),
            main=_("To the resolution"),
            act="resolution",
        )
    if not groups.everybody:
        return EmptyTexts(
            sentence=_("Nobody is on the list yet."),
            help_line=_("Badges, lists and certificates are printed from the list of participants."),
            main=_("Import participants"),
            link=_("To the participants"),
            act="import",
        )
    if identifier == "arrivals" and not groups.arrived:
        return EmptyTexts(
            sentence=_("Nobody has arrived yet."),
            help_line=_("The register of arrivals fills as people are marked at the registration desk."),
            main=_("To the participants"),
            act="people",
        )
    if nobody:
        return EmptyTexts(
            sentence=_("Nobody of those who were selected is on the list any more."),
            main=_("Print for everybody"),
            act="everybody",
        )
    return None
