"""Invitations as a web page: the same letters behind each other, each on a page of its own when it is printed."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from forumdesk.documents.html.letterhead import head_of_paper
from forumdesk.documents.html.markup import made, put, write
from forumdesk.documents.html.page import Facts, page
from forumdesk.documents.invitation import Letter, letters
from forumdesk.documents.styles import Preset
from forumdesk.domain.texts import Language
from forumdesk.services.people_sheets import PeopleSheet


def letters_html(sheet: PeopleSheet, languages: Sequence[Language], facts: Facts, preset: Preset) -> bytes:
    """All letters as one file. Raises EmblemUnreadableError."""
    return page(facts, languages, [_article(one, preset, languages) for one in letters(sheet, languages)])


def _article(letter: Letter, preset: Preset, languages: Sequence[Language]) -> Element:
    """Sender, number, address, salutation, text, closing, signature; the addressee heads it."""
    article = made("article", css="letter", language=letter.language)
    # As on paper: English letters name the body in all its languages, others in the two of state.
    shown = [one for one in languages if one is not Language.EN or letter.language is Language.EN]
    article.extend(head_of_paper(preset, shown or [letter.language]))
    if preset.letterhead is None and letter.sender:
        put(article, "p", letter.sender, css="event")
    put(article, "p", letter.number_line)
    address = put(article, "div", css="address")
    headed = False
    for line in letter.addressee:
        is_head = line == letter.named and not headed
        headed = headed or is_head
        put(address, "h1" if is_head else "p", line)
    put(article, "p", letter.salutation, css="salutation")
    for text in letter.paragraphs:
        put(article, "p", text)
    put(article, "p", letter.closing)
    _sign(article, letter)
    return article


def _sign(article: Element, letter: Letter) -> None:
    line = put(article, "p", css="signature")
    put(line, "span", letter.post, css="post")
    write(line, [" "])
    put(line, "span", css="blank", aria_hidden="true")
    write(line, [" "])
    put(line, "span", letter.signatory, css="name")
