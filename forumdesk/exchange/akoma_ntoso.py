"""A resolution as Akoma Ntoso 3.0 (OASIS LegalDocML): one work, one expression in each of its languages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement

from forumdesk.domain.errors import N_
from forumdesk.domain.marks import stretches
from forumdesk.domain.redline import PieceKind
from forumdesk.domain.resolutions import Part
from forumdesk.exchange.akoma_ntoso_meta import Names, Vote, meta, meta_of_annex, person_of
from forumdesk.exchange.akoma_ntoso_outline import HEAD, Annex, Node, NotedRow, Outline, outline_of
from forumdesk.exchange.akoma_ntoso_xml import NAMESPACE, document_of, within, write
from forumdesk.exchange.errors import ExchangeError
from forumdesk.language import formulas
from forumdesk.services.results import DecisionResult
from forumdesk.services.sheets import ResolutionSheet, RowChange, SheetRow, Signature, SignatureRole

__all__ = ["NAMESPACE", "NoTextToExportError", "akoma_ntoso"]

COUNTRY = "kz"
_CHANGED = {PieceKind.DELETED: "del", PieceKind.INSERTED: "ins"}


class NoTextToExportError(ExchangeError):
    """There is no text in any language."""

    code = "exchange.no_text_to_export"
    message = N_("There is no text to export yet. Write or import one first.")


def akoma_ntoso(
    sheet: ResolutionSheet,
    *,
    number: str = "",
    country: str = COUNTRY,
    decisions: Iterable[DecisionResult] = (),
) -> bytes:
    """The resolution in all its languages as one XML file in UTF-8; the same sheet gives the same bytes.

    ``number`` tells the work from others of the same day in its address ``/akn/kz/statement/resolution/…``: by
    default the meeting's identifier. ``country`` is a code of ISO 3166-1. Those of ``decisions`` that are in force
    on the text are told as votes; without any, the one of the sheet's adoption. Raises NoTextToExportError.

    The first language is the document and the others are its components, each with the identifiers (eId, GUID) of
    the same rows. A row that a language lacks stands there empty with ``status="incomplete"``.
    """
    languages = [one for one in sheet.languages if any(row.text.get(one) for row in sheet.rows)]
    if not languages:
        raise NoTextToExportError
    outline = outline_of(sheet.rows)
    votes = tuple(_votes(sheet, outline, decisions))
    first, *others = (
        _Expression(
            outline,
            Names(
                sheet=sheet,
                country=country,
                number=number or sheet.meeting_id,
                language=language,
                votes=votes,
            ),
        ).statement()
        for language in languages
    )
    return document_of(first, others)


def _votes(sheet: ResolutionSheet, outline: Outline, decisions: Iterable[DecisionResult]) -> Iterator[Vote]:
    """The votes on the text that hold, each with the part it adopted where it is one."""
    parts = outline.identifiers()
    told = False
    for one in decisions:
        subject = one.plain["decision"]["subject"]
        if one.in_force and subject:
            told = True
            about = parts.get(subject[0], "") if len(subject) == 1 else ""
            yield Vote(mode=one.mode, tally=one.tally, about=about)
    if not told and sheet.adoption:
        yield Vote(mode=sheet.adoption.mode, tally=sheet.adoption.tally)


class _Expression:
    """One language's text of the work."""

    def __init__(self, outline: Outline, names: Names) -> None:
        self._outline = outline
        self._names = names
        self._sheet = names.sheet
        self._language = names.language

    def statement(self) -> Element:
        outline = self._outline
        found = Element("statement", name="resolution")
        found.append(meta(self._names))
        if self._sheet.adoption is None:
            cover = self._division(found, "coverPage")
            write(SubElement(cover, "p", {"class": "draft"}), [formulas.draft_mark(self._language.value)])
        if outline.preface:
            preface = self._division(found, "preface")
            self._paragraphs(preface, outline.preface, "preface")
        if outline.preamble:
            self._preamble(found)
        self._body(found, outline.body)
        self._conclusions(found)
        if outline.annexes:
            attachments = SubElement(found, "attachments")
            for annex in outline.annexes:
                self._annex(attachments, annex)
        return found

    def _division(self, parent: Element, tag: str) -> Element:
        return SubElement(parent, tag, {"xml:lang": self._language.value})

    def _preamble(self, parent: Element) -> None:
        recitals = SubElement(self._division(parent, "preamble"), "recitals", eId="recs_1")
        for number, one in enumerate(self._outline.preamble, 1):
            identifier = f"recs_1__rec_{number}"
            self._paragraphs(SubElement(recitals, "recital", eId=identifier), [one], identifier)

    def _body(self, parent: Element, nodes: Iterable[Node]) -> None:
        body = self._division(parent, "mainBody")
        for node in nodes:
            self._node(body, node)
        if not len(body):
            SubElement(body, "p")  # the schema wants something in it

    def _node(self, parent: Element, node: Node) -> None:
        found = SubElement(parent, node.tag, eId=node.id)
        if node.name:
            found.set("name", node.name)
        if node.number:
            SubElement(found, "num", eId=f"{node.id}__num").text = node.number
        if node.heading:
            self._row(SubElement(found, "heading"), node.heading, f"{node.id}__heading")
        if node.rows:
            self._paragraphs(SubElement(found, "intro" if node.children else "content"), node.rows, node.id)
        for child in node.children:
            self._node(found, child)

    def _paragraphs(self, parent: Element, rows: Sequence[NotedRow], prefix: str) -> None:
        for number, one in enumerate(rows, 1):
            self._row(SubElement(parent, "p"), one, f"{prefix}__p_{number}")

    def _row(self, paragraph: Element, one: NotedRow, identifier: str) -> None:
        row = one.row
        paragraph.set("eId", identifier)
        paragraph.set("GUID", row.id)
        if row.part in HEAD - {Part.TITLE}:
            paragraph.set("class", row.part.value)
        if not row.text.get(self._language) and not row.redline.get(self._language):
            paragraph.set("status", "incomplete")
        titled = row.part in {Part.TITLE, Part.ANNEX}
        write(SubElement(paragraph, "docTitle") if titled else paragraph, self._words(row))
        for number, note in enumerate(one.notes, 1):
            own = f"{identifier}__authorialNote_{number}"
            found = SubElement(paragraph, "authorialNote", eId=own, placement="bottom", marker=str(number))
            self._row(SubElement(found, "p"), NotedRow(note), f"{own}__p_1")

    def _words(self, row: SheetRow) -> Iterator[str | Element]:
        """The words of a row with what is emphasised, put in or struck out in elements."""
        text = row.text.get(self._language)
        if row.redline.get(self._language):
            for piece in row.redline[self._language]:
                yield from within([_CHANGED[piece.kind]] if piece.kind in _CHANGED else [], piece.text)
            return
        whole = {RowChange.INSERTED: ["ins"], RowChange.DELETED: ["del"]}.get(row.change, [])
        for stretch in stretches(text, row.marks.get(self._language, ())):
            tags = [*whole, *(["b"] if stretch.bold else []), *(["i"] if stretch.italic else [])]
            yield from within(tags, stretch.text)

    def _conclusions(self, parent: Element) -> None:
        found = Element("conclusions", {"xml:lang": self._language.value})
        self._paragraphs(found, self._outline.closing, "conclusions")
        adoption = self._sheet.adoption
        if adoption and self._language not in adoption.stated:
            write(SubElement(found, "p", {"eId": "conclusions__adoption"}), [self._adopted()])
        for number, signature in enumerate(self._sheet.signatures, 1):
            self._signature(SubElement(found, "p", eId=f"conclusions__sig_{number}"), signature)
        if len(found):
            parent.append(found)

    def _adopted(self) -> str:
        adoption = self._sheet.adoption
        assert adoption is not None
        tally, mode = adoption.tally, adoption.mode.value
        if mode == "unanimous" and tally.abstaining:
            mode = "unanimous_with_abstentions"
        return formulas.adoption_sentence(
            mode,
            self._language.value,
            votes_for=tally.voices_for,
            against=tally.against,
            abstained=tally.abstaining,
        )

    def _signature(self, paragraph: Element, signature: Signature) -> None:
        code = self._language.value
        label = formulas.chair_label if signature.role is SignatureRole.CHAIR else formulas.secretary_label
        found = SubElement(paragraph, "signature")
        role = SubElement(found, "role", refersTo=f"#{signature.role.value}")
        write(role, [label(code)])
        if name := signature.name.in_language(code):
            role.tail = " "
            refers = {"refersTo": f"#{person_of(signature.role)}", "as": f"#{signature.role.value}"}
            write(SubElement(found, "person", refers), [name])

    def _annex(self, parent: Element, annex: Annex) -> None:
        attachment = SubElement(parent, "attachment", eId=annex.id)
        found = SubElement(attachment, "doc", name="annex")
        found.append(meta_of_annex(replace(self._names, this=f"annex_{annex.id.removeprefix('att_')}")))
        self._paragraphs(self._division(found, "preface"), [annex.title], f"{annex.id}__preface")
        self._body(found, annex.body)
