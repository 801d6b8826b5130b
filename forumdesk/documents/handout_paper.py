"""The resolution in the hand: set for A5 and archival, or arranged on A4 sheets to be folded."""

from collections.abc import Sequence
from dataclasses import replace

from forumdesk.documents.imposition import booklet, fold_a6, joined_sheets
from forumdesk.documents.paragraphs import wanted_languages
from forumdesk.documents.resolution import print_resolution
from forumdesk.documents.styles import A5, Align, Layout, Preset, in_own_font
from forumdesk.domain.texts import Language
from forumdesk.services.sheets import ResolutionSheet

PAGES, BOOKLET, FOLD = "a5", "booklet", "fold"
_SIZES = {PAGES: 9.5, BOOKLET: 9.5, FOLD: 11.0}  # points on A5; folded to A6 it is reduced to 71 %
_LEADING = 1.3
_TITLE = 1.15
_LEFT, _RIGHT, _TOP, _BOTTOM = 13.0, 12.0, 15.0, 14.0  # mm


def print_handout(
    sheet: ResolutionSheet, *, languages: Sequence[Language] = (), layout: str = "", preset: Preset
) -> bytes:
    """``sheet`` on A5, its languages behind each other: archival pages (``a5``), or sheets for the printer.

    ``booklet`` is two-up on A4, stitched in the middle; ``fold`` an A4 sheet folded to A6 for each language. Raises
    DocumentError; TooManyPagesToFoldError for a text that one sheet cannot hold.
    """
    wanted = wanted_languages(sheet, languages)
    office = handout_preset(preset, layout or PAGES)
    if layout == FOLD:
        pages = [_printed(sheet, (language,), office) for language in wanted]
        return joined_sheets([fold_a6(one) for one in pages])
    printed = _printed(sheet, wanted, office)
    return booklet(printed) if layout == BOOKLET else printed


def handout_preset(preset: Preset, layout: str = PAGES) -> Preset:
    """The measures of the office reduced to A5, in the program's own font; its marks stay."""
    size = _SIZES[layout]
    return replace(
        in_own_font(preset),
        format=A5,
        size=size,
        leading=round(size * _LEADING, 2),
        title_size=round(size * _TITLE, 2),
        indent=min(preset.indent, 7.0),
        paragraph_gap=min(preset.paragraph_gap, 2.5),
        align=Align.JUSTIFIED,
        hyphenated=True,
        letterhead=None,
        left=_LEFT,
        right=_RIGHT,
        top=_TOP,
        bottom=_BOTTOM,
    )


def _printed(sheet: ResolutionSheet, languages: tuple[Language, ...], preset: Preset) -> bytes:
    layout = Layout.SINGLE if len(languages) == 1 else Layout.SEQUENCE
    return print_resolution(sheet, languages=languages, layout=layout, preset=preset).pdf
