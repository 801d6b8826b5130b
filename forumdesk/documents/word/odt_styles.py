"""The named styles, lists and pages of an OpenDocument text."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from forumdesk.documents.styles import Align
from forumdesk.documents.word.furniture import PAGE, PAGES, marks_of, page_number
from forumdesk.documents.word.lines import LOCALES
from forumdesk.documents.word.look import (
    LEVELS,
    LineStyle,
    Look,
    level_looks,
    signing_stops,
    style_looks,
)
from forumdesk.documents.word.odt_xml import made, part, points, words
from forumdesk.domain.texts import Language, clean_line
from forumdesk.services.sheets import ResolutionSheet

HEADER, FOOTER, STANDARD = "Header", "Footer", "Standard"
_ALIGNED = {Align.JUSTIFIED: "justify", Align.LEFT: "left", Align.CENTRED: "center", Align.RIGHT: "right"}
_FORMATS = ("1", "a", "i", "a", "i")
_COUNTED_LINES = 5
_SMALL = 9.0
_FROM_EDGE = 28.0
_FIELDS = {
    PAGE: made("text:page-number", {"text:select-page": "current"}, "1"),
    PAGES: made("text:page-count", None, "1"),
}


def style_name(style: StrEnum) -> str:
    """A style's name as the file has it: blanks are not allowed there."""
    return style.value.replace(" ", "_20_")


def page_name(languages: Sequence[Language]) -> str:
    """The name of the pages in ``languages``."""
    return "Page_" + "_".join(language.value for language in languages)


def list_name(language: Language, at: int) -> str:
    """The name of a list's style."""
    return f"Numbers_{language.value}_{at + 1}"


def locale_of(language: Language) -> dict[str, object]:
    """The language as OpenDocument tags it."""
    code, country = LOCALES[language]
    return {"fo:language": code, "fo:country": country}


def styles_part(
    sheet: ResolutionSheet,
    look: Look,
    groups: Sequence[Sequence[Language]],
    starts: Mapping[Language, Sequence[tuple[int, ...]]],
    *,
    lettered: bool,
) -> bytes:
    """The part of styles; ``groups`` are the languages of each kind of page, ``starts`` as a script has them."""
    font = made(
        "style:font-face",
        {
            "style:name": look.font,
            "svg:font-family": f"'{look.font}', 'Liberation Serif'",
            "style:font-family-generic": "roman",
            "style:font-pitch": "variable",
        },
    )
    named = "".join(_named(look, lettered=lettered))
    lists = "".join(
        _list(list_name(language, at), start, look, lettered=lettered)
        for language, every in starts.items()
        for at, start in enumerate(every)
    )
    return part(
        "office:document-styles",
        made("office:font-face-decls", None, font),
        made("office:styles", None, _default(look, groups[0][0]), named, lists, _line_numbers(sheet)),
        made("office:automatic-styles", None, _paper(look)),
        made("office:master-styles", None, *(_page(sheet, languages) for languages in groups)),
    )


def _default(look: Look, language: Language) -> str:
    letters = {
        "style:font-name": look.font,
        "fo:font-size": points(look.size),
        **locale_of(language),
    }
    lines = {
        "fo:line-height": f"{round(look.line * 100)}%",
        "fo:orphans": 2,
        "fo:widows": 2,
        "style:tab-stop-distance": points(36),
    }
    return made(
        "style:default-style",
        {"style:family": "paragraph"},
        made("style:paragraph-properties", lines),
        made("style:text-properties", letters),
    ) + made(
        "style:style",
        {"style:name": STANDARD, "style:family": "paragraph", "style:class": "text"},
        made("style:paragraph-properties", {"text:number-lines": "true", "text:line-number": 0}),
    )


def _named(look: Look, *, lettered: bool) -> Iterator[str]:
    for one in style_looks(look, lettered=lettered):
        stops = _stops(look) if one.name is LineStyle.SIGNATURE else ""
        yield _style(
            one.name.value,
            {
                "fo:text-align": _ALIGNED[one.align],
                "fo:margin-left": points(one.left),
                "fo:text-indent": points(one.first),
                "fo:margin-top": points(one.before),
                "fo:margin-bottom": points(one.after),
                "fo:keep-with-next": "always" if one.keep_next else None,
                "text:number-lines": "false" if one.name is LineStyle.SIGNATURE else None,
            },
            {
                "fo:font-size": points(one.size),
                "fo:font-weight": "bold" if one.bold else None,
                "fo:font-style": "italic" if one.italic else None,
            },
            following=one.following,
            outline=one.outline,
            stops=stops,
        )
    quiet = {"text:number-lines": "false"}
    small = {"fo:font-size": points(_SMALL)}
    yield _style(HEADER, {**quiet, "fo:text-align": "right"}, {**small, "fo:font-weight": "bold"})
    right = made("style:tab-stop", {"style:position": points(look.measure), "style:type": "right"})
    yield _style(FOOTER, quiet, small, stops=made("style:tab-stops", None, right))


def _style(
    name: str,
    lines: Mapping[str, object],
    letters: Mapping[str, object],
    *,
    following: StrEnum | None = None,
    outline: int | None = None,
    stops: str = "",
) -> str:
    return made(
        "style:style",
        {
            "style:name": name.replace(" ", "_20_"),
            "style:display-name": name,
            "style:family": "paragraph",
            "style:parent-style-name": STANDARD,
            "style:next-style-name": style_name(following) if following else None,
            "style:default-outline-level": outline + 1 if outline is not None else None,
        },
        made("style:paragraph-properties", lines, stops),
        made("style:text-properties", letters),
    )


def _stops(look: Look) -> str:
    stops = (made("style:tab-stop", {"style:position": points(at)}) for at in signing_stops(look.measure))
    return made("style:tab-stops", None, *stops)


def _list(name: str, starts: Sequence[int], look: Look, *, lettered: bool) -> str:
    levels = []
    for at, where in zip(range(LEVELS), level_looks(look, lettered=lettered), strict=True):
        bracketed = lettered and at in (1, 2)
        form = {
            "text:level": at + 1,
            "style:num-format": _FORMATS[at] if lettered else "1",
            "style:num-letter-sync": "true" if lettered and _FORMATS[at] == "a" else None,
            "style:num-prefix": "(" if bracketed else None,
            "style:num-suffix": ")" if bracketed else ".",
            "text:display-levels": at + 1 if at and not lettered else None,
            "text:start-value": starts[at],
        }
        aligned = made(
            "style:list-level-label-alignment",
            {
                "text:label-followed-by": "listtab",
                "text:list-tab-stop-position": points(where.tab),
                "fo:text-indent": points(where.first),
                "fo:margin-left": points(where.left),
            },
        )
        placed = {"text:list-level-position-and-space-mode": "label-alignment"}
        levels.append(
            made("text:list-level-style-number", form, made("style:list-level-properties", placed, aligned))
        )
    return made("text:list-style", {"style:name": name}, *levels)


def _line_numbers(sheet: ResolutionSheet) -> str:
    return made(
        "text:linenumbering-configuration",
        {
            "text:number-lines": "true" if sheet.draft is not None else "false",
            "text:increment": _COUNTED_LINES,
            "text:number-position": "left",
            "text:offset": points(12),
            "style:num-format": "1",
            "text:restart-on-page": "true",
        },
    )


def _paper(look: Look) -> str:
    beyond = points(_FROM_EDGE)
    header = {"fo:min-height": points(look.top - _FROM_EDGE), "style:dynamic-spacing": "true"}
    footer = {"fo:min-height": points(look.bottom - _FROM_EDGE), "style:dynamic-spacing": "true"}
    return made(
        "style:page-layout",
        {"style:name": "Paper"},
        made(
            "style:page-layout-properties",
            {
                "fo:page-width": points(look.width),
                "fo:page-height": points(look.height),
                "style:print-orientation": "landscape" if look.width > look.height else "portrait",
                "fo:margin-left": points(look.left),
                "fo:margin-right": points(look.right),
                "fo:margin-top": beyond,
                "fo:margin-bottom": beyond,
            },
        ),
        made("style:header-style", None, made("style:header-footer-properties", header)),
        made("style:footer-style", None, made("style:header-footer-properties", footer)),
    )


def _page(sheet: ResolutionSheet, languages: Sequence[Language]) -> str:
    marks = [
        made("text:p", {"text:style-name": HEADER}, words(mark, after_space=True))
        for _, mark in marks_of(sheet, languages)
    ]
    code = clean_line(sheet.adoption.printed_code) if sheet.adoption is not None else ""
    pieces = [piece for at, one in enumerate(languages) for piece in ((" · ",) * bool(at) + page_number(one))]
    number = [_FIELDS[piece] if piece in _FIELDS else words(piece, after_space=False) for piece in pieces]
    empty = made("text:p", {"text:style-name": HEADER})
    return made(
        "style:master-page",
        {"style:name": page_name(languages), "style:page-layout-name": "Paper"},
        made("style:header", None, *(marks or [empty])),
        made(
            "style:footer",
            None,
            made(
                "text:p",
                {"text:style-name": FOOTER},
                words(code, after_space=True),
                made("text:tab"),
                *number,
            ),
        ),
    )
