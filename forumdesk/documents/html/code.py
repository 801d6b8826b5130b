"""The code of an adopted text on a web page: in letters, as a picture, and how it can be checked."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from forumdesk.documents import wording
from forumdesk.documents.code_picture import code_picture
from forumdesk.documents.html.markup import made, put
from forumdesk.domain.texts import Language
from forumdesk.services.codes import qr_text
from forumdesk.services.sheets import Adoption

_LEVEL = "m"  # as on paper: the page may be printed
_QUIET = 4  # squares that stay white around it


def code_block(adoption: Adoption, languages: Sequence[Language]) -> Element:
    """What stands below an adopted text."""
    block = made("footer", css="code")
    block.append(_picture(adoption, languages[0]))
    words = put(block, "div")
    put(put(words, "p"), "code", adoption.printed_code)
    for language in languages:
        put(words, "p", wording.code_can_be_checked(language), language=language)
    return block


def _picture(adoption: Adoption, language: Language) -> Element:
    """The squares as one drawing, black on white in every scheme of colours."""
    picture = code_picture(qr_text(adoption.decision_hash, adoption.head_hash), _LEVEL)
    whole = str(picture.side + 2 * _QUIET)
    told = wording.catalogue_of(language).gettext("QR code: {code}").format(code=adoption.printed_code)
    found = made("svg", viewBox=f"0 0 {whole} {whole}", role="img", aria_label=told)
    put(found, "rect", width=whole, height=whole, fill="#fff")
    squares = "".join(
        f"M{column + _QUIET} {row + _QUIET}h{length}v1h-{length}z" for column, row, length in picture.runs
    )
    put(found, "path", d=squares, fill="#000")
    return found
