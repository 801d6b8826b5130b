"""Lists of people as web pages: a table each, its groups under headings of their own."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from forumdesk.documents.html.letterhead import head_of_paper
from forumdesk.documents.html.markup import add_class, made, put
from forumdesk.documents.html.page import Anchors, Facts, Outline, page
from forumdesk.documents.list_model import Cell, Column, Entry, Group, ListPaper, Look
from forumdesk.documents.styles import Preset


def lists_html(papers: Sequence[ListPaper], facts: Facts, preset: Preset) -> bytes:
    """Lists behind each other as one file, each an article; any letter may stand in them."""
    languages = tuple(dict.fromkeys(paper.language for paper in papers))
    anchors = Anchors(languages[0])
    for language in languages:
        anchors.take(language.value)
    outlines = [
        Outline(anchors, one.language, one.language.value if len(papers) > 1 else "") for one in papers
    ]
    articles = [_article(paper, outline) for paper, outline in zip(papers, outlines, strict=True)]
    articles[0][0:0] = head_of_paper(preset, languages)
    return page(facts, languages, articles, outlines)


def _article(paper: ListPaper, outline: Outline) -> Element:
    article = made("article", css="wide", language=paper.language, id=outline.identifier)
    if paper.mark:
        put(article, "p", paper.mark, css="mark")
    if paper.over:
        put(article, "p", paper.over, css="over")
    title = outline.heading(article, 1)
    title.text = paper.title
    title.set("id", outline.anchors.take("title", paper.language))
    for number, text in enumerate(paper.under):
        put(article, "p", text, css="under event" if number == 0 else "under")
    _table(article, paper, title.get("id", ""))
    for text in paper.closing:
        put(article, "p", text)
    if paper.foot:
        put(put(article, "footer"), "p", paper.foot, css="foot")
    return article


def _table(article: Element, paper: ListPaper, titled: str) -> None:
    around = put(article, "div", css="scroll", role="region", tabindex="0", aria_labelledby=titled)
    table = put(around, "table", css="ruled" if paper.ruled else "", aria_labelledby=titled)
    if paper.summary:
        caption = put(table, "caption")
        for text in paper.summary:
            put(caption, "p", text)
    group = put(table, "colgroup")
    shares = sum(column.share for column in paper.columns)
    for column in paper.columns:
        put(group, "col", style=f"width:{100 * column.share / shares:.1f}%")
    head = put(put(table, "thead"), "tr")
    for column in paper.columns:
        cell = put(head, "th" if column.heading else "td", column.heading)
        if column.heading:
            cell.set("scope", "col")
        _figures(cell, column)
    _groups(table, paper.groups, paper.columns, 1)


def _groups(table: Element, groups: Sequence[Group], columns: Sequence[Column], level: int) -> None:
    for group in groups:
        if not group.heading and not group.entries:
            _groups(table, group.groups, columns, level)
            continue
        body = put(table, "tbody")
        if group.heading:
            row = put(body, "tr", css=f"level-{level}")
            cell = put(row, "th", scope="rowgroup", colspan=str(len(columns)))
            put(cell, "p", group.heading)
            if group.note:
                put(cell, "p", group.note, css="note")
        for entry in group.entries:
            _entry(body, entry, columns)
        _groups(table, group.groups, columns, level + 1 if group.heading else level)


def _entry(body: Element, entry: Entry, columns: Sequence[Column]) -> None:
    row = put(body, "tr")
    for cell, column in zip(entry.cells, columns, strict=True):
        _cell(_figures(put(row, "td"), column), cell)


def _cell(place: Element, cell: Cell) -> None:
    for text, look in cell:
        put(place, "p", text, css="" if look is Look.PLAIN else look.value)


def _figures(cell: Element, column: Column) -> Element:
    if column.figures:
        add_class(cell, "figures")
    return cell
