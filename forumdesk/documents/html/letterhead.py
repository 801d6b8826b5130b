"""The head of a body's paper on a web page, and what a copy says of itself."""

import io
from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element

from forumdesk.documents.furniture import copy_words
from forumdesk.documents.gate import one_line
from forumdesk.documents.html.markup import made, put
from forumdesk.documents.letterhead import emblem_picture
from forumdesk.documents.styles import Letterhead, Preset
from forumdesk.documents.wording import catalogue_of
from forumdesk.domain.texts import Language


def head_of_paper(preset: Preset, languages: Sequence[Language]) -> list[Element]:
    """What stands above the first paper of a page: the letterhead, and the mark of a copy.

    Raises EmblemUnreadableError.
    """
    found = [_letterhead(preset.letterhead, languages)] if preset.letterhead is not None else []
    if words := copy_words(preset, languages):
        mark = made("p", css="mark")
        mark.text = words
        found.append(mark)
    return found


def _letterhead(head: Letterhead, languages: Sequence[Language]) -> Element:
    """The emblem, the names of the body in the order of ``languages``, and where it is reached."""
    found = made("header", css="letterhead")
    if head.emblem:
        said = _emblem_told(head, languages)
        put(found, "img", src=_address(head.emblem), alt=said, language=languages[0])
    for language in languages:
        if name := one_line(head.names.get(language)):
            put(found, "p", name, css="body", language=language)
    seen: set[str] = set()
    for language in languages:
        for line in filter(None, map(one_line, head.contacts.get(language).splitlines())):
            if line not in seen:
                put(found, "p", line, css="contacts", language=language)
            seen.add(line)
    return found


def _emblem_told(head: Letterhead, languages: Sequence[Language]) -> str:
    """Whose emblem it is, in the first language."""
    words = catalogue_of(languages[0])
    name = next((told for one in languages if (told := one_line(head.names.get(one)))), "")
    return words.gettext("Emblem: {name}").format(name=name) if name else words.gettext("Emblem")


@lru_cache(maxsize=4)
def _address(emblem: bytes) -> str:
    """The emblem, no larger than a page can show, as an address that holds all of it."""
    from PIL import Image

    size = emblem_picture(emblem).getSize()
    made_small = io.BytesIO()
    with Image.open(io.BytesIO(emblem), formats=("PNG",)) as picture:
        picture.convert("RGBA").resize(size, Image.Resampling.LANCZOS).save(made_small, "PNG", optimize=True)
    return f"data:image/png;base64,{b64encode(made_small.getvalue()).decode()}"
