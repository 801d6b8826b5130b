"""What a printed resolution says, for programs that set it anew: its paragraphs, its code and its attachment."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from forumdesk.documents.code_picture import code_picture
from forumdesk.documents.paragraphs import Kind, Paragraph, SignatureLine, paragraphs_of, signatures_of
from forumdesk.documents.resolution import print_resolution
from forumdesk.documents.stretches import Stretch
from forumdesk.domain.texts import Language
from forumdesk.services.codes import qr_text
from forumdesk.services.handouts import FILE_NAME
from forumdesk.services.sheets import ResolutionSheet

LISTED = frozenset({Kind.ITEM, Kind.POINT})
HEADS = frozenset({Kind.TITLE, Kind.THEME, Kind.DATE_PLACE})
NAMES = {Language.KK: "kk-KZ", Language.RU: "ru-RU", Language.EN: "en-GB"}


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph in one language; ``number`` is the label of a list, and no part of the stretches."""

    kind: Kind
    number: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All that the pages of an adopted resolution say, and what is in the file besides; ``picture`` is SVG."""

    sheet: ResolutionSheet
    paragraphs: tuple[Paragraph, ...]
    signatures: tuple[SignatureLine, ...]
    title: str
    code: str
    picture: str
    attachment: bytes

    def blocks(self, language: Language) -> Iterator[tuple[bool, list[Item]]]:
        """The paragraphs of one language, those of a list together."""
        for listed, items in groupby(self._items(language), lambda one: one.kind in LISTED):
            yield listed, list(items)

    def _items(self, language: Language) -> Iterator[Item]:
        for one in self.paragraphs:
            stretches = one.texts.get(language, ())
            number = one.number
            if one.kind is Kind.ITEM and stretches:
                first, *others = stretches
                number, _, rest = first.text.strip().partition(" ")
                stretches = (Stretch(text=f"{rest} ", weight=first.weight), *others)
            if stretches:
                yield Item(one.kind, number, stretches)


def content_of(sheet: ResolutionSheet) -> Content:
    """The content of an adopted resolution; the attachment is that of our own file."""
    import pikepdf

    assert sheet.adoption is not None
    with pikepdf.open(io.BytesIO(print_resolution(sheet).pdf)) as file:
        attachment = file.attachments[FILE_NAME].get_file().read_bytes()
        title = str(file.docinfo["/Title"])
    side, runs = code_picture(qr_text(sheet.adoption.decision_hash, sheet.adoption.head_hash), "m")
    path = "".join(f"M{left} {top}h{length}v1h-{length}z" for left, top, length in runs)
    return Content(
        sheet=sheet,
        paragraphs=paragraphs_of(sheet, sheet.languages),
        signatures=signatures_of(sheet, sheet.languages),
        title=title,
        code=sheet.adoption.printed_code,
        picture=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>',
        attachment=attachment,
    )
