"""Paragraphs of papers and lists in Word: words with their language, in a named style."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml.etree import _Element

from forumdesk.documents.styles import Align
from forumdesk.documents.word.docx_lines import locale, run
from forumdesk.documents.word.docx_styles import left_bar, style_id
from forumdesk.documents.word.docx_tables import GROUND
from forumdesk.documents.word.docx_xml import made, twips
from forumdesk.documents.word.paper_look import BAR, PaperStyle
from forumdesk.domain.texts import Language, clean_text

_ALIGNED = {Align.JUSTIFIED: "both", Align.LEFT: "left", Align.CENTRED: "center", Align.RIGHT: "right"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a paragraph stands, where it is otherwise than its style says; measures in points.

    ``before`` None is the space of the style; ``hangs`` is an indent into which the first line hangs.
    """

    before: float | None = None
    keeps: bool = False
    turns: bool = False
    align: Align | None = None
    indent: float = 0.0
    hangs: bool = False
    barred: bool = False
    grounded: bool = False
    rule_at: float = 0.0
    stop_at: float = 0.0


PLAIN = Setting()


def paragraph(
    style: PaperStyle, runs: Iterable[_Element], language: Language, setting: Setting = PLAIN
) -> _Element:
    """A paragraph. A tab draws a line as far as ``rule_at``, or leads to the right end ``stop_at``."""
    place = setting.rule_at or setting.stop_at
    leader = {"leader": "underscore"} if setting.rule_at else {}
    left = setting.indent + (BAR if setting.barred else 0.0)
    properties = made(
        "pPr",
        made("pStyle", val=style_id(style)),
        made("keepNext") if setting.keeps else None,
        made("pageBreakBefore") if setting.turns else None,
        left_bar() if setting.barred and style is not PaperStyle.SPOKEN else None,
        made("shd", val="clear", color="auto", fill=GROUND) if setting.grounded else None,
        made("tabs", made("tab", val="right", **leader, pos=twips(place))) if place else None,
        made("spacing", before=twips(setting.before)) if setting.before is not None else None,
        _indent(left, hangs=setting.hangs) if left else None,
        made("jc", val=_ALIGNED[setting.align]) if setting.align is not None else None,
        made("rPr", made("lang", val=locale(language))),
    )
    return made("p", properties, *runs)


def _indent(left: float, *, hangs: bool) -> _Element:
    return made("ind", left=twips(left), **({"hanging": twips(left)} if hangs else {"firstLine": 0}))


def said(text: str, language: Language, *emphasis: str | _Element) -> _Element:
    """A run of words, without what no document can hold."""
    return run(clean_text(text), language, *emphasis)
