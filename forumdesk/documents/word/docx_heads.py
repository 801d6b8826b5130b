"""The head of a paper of a body, and the end of a true copy, in Word."""

import io
from collections.abc import Iterator, Sequence

from docx.document import Document as WordDocument
from docx.shared import Pt
from lxml.etree import _Element

from forumdesk.documents.gate import one_line
from forumdesk.documents.letterhead import EMBLEM, emblem_picture
from forumdesk.documents.styles import MM, Align, Letterhead, Preset
from forumdesk.documents.word.docx_lines import run
from forumdesk.documents.word.docx_styles import style_id
from forumdesk.documents.word.docx_tables import Box, BoxRow, TableBuilder, spacer
from forumdesk.documents.word.docx_text import Setting, paragraph, said
from forumdesk.documents.word.docx_xml import made
from forumdesk.documents.word.paper_look import PaperStyle, TableStyle
from forumdesk.documents.wording import catalogue_of
from forumdesk.domain.stationery import CopyMark
from forumdesk.domain.texts import Language
from forumdesk.language.copy_wordings import CopyWord, copy_word
from forumdesk.language.formulas import secretary_label

_SIDE = 640  # points of the picture
_GAP = 5.0 * MM  # between a name and the emblem
_CENTRED = Setting(align=Align.CENTRED, keeps=True)


def letterhead_of(
    document: WordDocument, letterhead: Letterhead, languages: Sequence[Language], measure: float
) -> Iterator[_Element]:
    """Emblem, names and contacts with a line below; two names stand at the sides of the emblem.

    Raises EmblemUnreadableError.
    """
    names = {one: one_line(letterhead.names.get(one)) for one in languages}
    emblem = _emblem(document, letterhead, names, languages[0]) if letterhead.emblem else None
    lines = [[_name(names[one], one)] for one in languages if names[one]]
    if len(languages) == 2 and len(lines) == 2 and emblem is not None:
        yield _beside(lines, emblem, measure)
    else:
        yield from [emblem] if emblem is not None else []
        yield from (line for cell in lines for line in cell)
    contacts = [*_contacts(letterhead, languages)]
    yield from contacts
    if any(names.values()) or emblem is not None or contacts:
        yield _rule()


def _beside(names: Sequence[Sequence[_Element]], emblem: _Element, measure: float) -> _Element:
    side = (measure - EMBLEM) / 2 - _GAP
    boxes = [
        Box(left=0.0, right=side, paragraphs=names[0]),
        Box(left=side, right=measure - side, paragraphs=[emblem]),
        Box(left=measure - side, right=measure, paragraphs=names[1]),
    ]
    return TableBuilder(TableStyle.PLAIN, measure, [BoxRow(boxes=boxes, least=EMBLEM)]).table()


def _name(name: str, language: Language) -> _Element:
    return paragraph(PaperStyle.EVENT, [said(name, language)], language, _CENTRED)


def _contacts(letterhead: Letterhead, languages: Sequence[Language]) -> Iterator[_Element]:
    seen: set[str] = set()
    for language in languages:
        for line in filter(None, map(one_line, letterhead.contacts.get(language).splitlines())):
            if line not in seen:
                seen.add(line)
                yield paragraph(PaperStyle.QUIET, [said(line, language)], language, _CENTRED)


def _rule() -> _Element:
    """The line below."""
    border = made("pBdr", made("bottom", val="single", sz=8, space=1, color="000000"))
    return made("p", made("pPr", made("pStyle", val=style_id(PaperStyle.QUIET)), made("keepNext"), border))


def _emblem(
    document: WordDocument, letterhead: Letterhead, names: dict[Language, str], language: Language
) -> _Element:
    assert letterhead.emblem is not None
    width, height = _size(letterhead.emblem)
    part = document.part
    drawn = part.new_pic_inline(_small(letterhead.emblem), Pt(width), Pt(height))
    catalogue = catalogue_of(language)
    name = names[language] or next(filter(None, names.values()), "")
    told = catalogue.gettext("Emblem: {name}").format(name=name) if name else catalogue.gettext("Emblem")
    drawn.docPr.set("descr", told)
    picture = run("", language)
    picture.append(made("drawing", drawn))
    return paragraph(PaperStyle.FACTS, [picture], language, _CENTRED)


def _size(emblem: bytes) -> tuple[float, float]:
    width, height = emblem_picture(emblem).getSize()
    scale = EMBLEM / max(width, height)
    return width * scale, height * scale


def _small(emblem: bytes) -> io.BytesIO:
    """The picture no larger than paper can show; :func:`emblem_picture` has found it to be one."""
    from PIL import Image

    stream = io.BytesIO()
    with Image.open(io.BytesIO(emblem), formats=("PNG",)) as picture:
        small = picture.convert("RGBA")
        small.thumbnail((_SIDE, _SIDE))
        small.save(stream, "PNG")
    stream.seek(0)
    return stream


def certification_of(preset: Preset, languages: Sequence[Language], measure: float) -> Iterator[_Element]:
    """What stands at the end of a true copy: that it is one, who says so, when."""
    if preset.copy is not CopyMark.TRUE_COPY:
        return
    yield spacer()
    for language in languages:
        code = language.value
        head = run(copy_word(CopyWord.TRUE_COPY, code), language)
        yield paragraph(PaperStyle.STRONG, [head], language, Setting(before=18.0, keeps=True))
        post = run(f"{secretary_label(code)} \t", language)
        yield paragraph(
            PaperStyle.TEXT, [post], language, Setting(before=12.0, keeps=True, rule_at=measure * 0.6)
        )
        signed = run(copy_word(CopyWord.SIGNED, code), language)
        yield paragraph(PaperStyle.QUIET, [signed], language, Setting(indent=measure * 0.3, keeps=True))
        date = run(copy_word(CopyWord.DATE, code), language)
        yield paragraph(PaperStyle.TEXT, [date], language, Setting(before=6.0))
