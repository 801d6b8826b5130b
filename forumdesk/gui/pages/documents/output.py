"""What the Documents page lets the worker do: print what is seen first, and whole papers to a file or a printer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language
from forumdesk.gui.handing_out import Out
from forumdesk.gui.pages.documents.marks import Marks, found_items
from forumdesk.gui.pages.xml_out import XML, as_xml
from forumdesk.gui.pages_preview.pages import FIRST_PAGE, Pages, PrintedPaper, drawn_pages, page_sizes
from forumdesk.gui.tasks import Progress
from forumdesk.services.dossier_sheets import DossierSheet
from forumdesk.services.meeting_sheets import MeetingSheet
from forumdesk.services.minutes_sheets import DecisionPaper, MinutesSheet, PaperFacts
from forumdesk.services.paper_choice import PaperChoice, paper_sheet
from forumdesk.services.people_sheets import PeopleSheet, PersonLine
from forumdesk.services.register import Register
from forumdesk.services.routing_sheets import RoutingFacts, RoutingSheet
from forumdesk.services.sheets import ResolutionSheet
from forumdesk.services.sheets_of_meetings import MeetingCounts
from forumdesk.services.sheets_of_people import Chosen, Groups
from forumdesk.services.sheets_of_routing import RoutingChoice
from forumdesk.services.sheets_of_texts import TextCounts, TextSheet
from forumdesk.services.text_sheets import AmendmentsSheet, CommentsSheet

if TYPE_CHECKING:
    pass

_NOTHING_CHOSEN: Final = PaperChoice()
_USUAL_ROUND: Final = RoutingChoice()
_NO_MARKS: Final = Marks()
_USUAL: Final = Stationery()
PaperSheet = PeopleSheet | MeetingSheet | TextSheet | DecisionPaper | RoutingSheet | DossierSheet
# How many people are printed for the preview: more than is looked through, few enough for half a second.
SHOWN_FIRST: Final = {"badges": 160, "tent_cards": 240, "certificates": 120, "invitation": 60}
SHOWN_IN_LISTS: Final = 1000
LONG: Final = frozenset({"dossier"})
"""Papers that take long: made when they are first looked at, and again when that is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A paper as it is to be printed; ``layout`` and ``order`` are empty where the document has none to choose.

    ``chosen`` are people, ``choice`` is what papers about decisions ask for, ``routing`` what those that go from
    hand to hand do.
    """

    document: str
    languages: tuple[Language, ...]
    layout: str
    chosen: Chosen = None
    order: str = ""
    choice: PaperChoice = _NOTHING_CHOSEN
    stationery: Stationery = _USUAL
    routing: RoutingChoice = _USUAL_ROUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A preview: its pages, the sheet they show, and of how many people it shows the first ones."""

    document: str
    sheet: PaperSheet
    pages: Pages
    shown: int

    @property
    def people(self) -> int:
        """How many people the whole paper shows; 0 for one about the meeting."""
        if not isinstance(self.sheet, PeopleSheet):
            return 0
        if self.document == "arrivals":
            return sum(one.arrived_at is not None for one in self.sheet.people)
        return len(self.sheet.people)

    @property
    def is_whole(self) -> bool:
        """Whether everybody on the sheet is shown."""
        return not isinstance(self.sheet, PeopleSheet) or self.shown == len(self.sheet.people)

    @property
    def shows_nobody(self) -> bool:
        """Whether nobody is left of those who were chosen."""
        return isinstance(self.sheet, PeopleSheet) and not self.sheet.people


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """How much there is to print and on what: people by groups, items, speeches, how decisions were taken."""

    groups: Groups
    meeting: MeetingCounts
    texts: TextCounts
    decided: tuple[AdoptionMode, ...] = ()
    stationery: Stationery = _USUAL


def counted(register: Register, meeting_id: MeetingId) -> Stock:
    """Count anew what there is to print."""
    return Stock(
        groups=register.sheets.groups(meeting_id),
        meeting=register.meeting_sheets.counts(meeting_id),
        texts=register.text_sheets.counts(meeting_id),
        decided=tuple(one.mode for one in register.decisions.decisions(meeting_id)),
        stationery=register.stationery.of_meeting(meeting_id),
    )


def printed_preview(
    register: Register,
    meeting_id: MeetingId,
    wish: Wish,
    before: PaperSheet | None,
    wanted: Sequence[tuple[int, float]],
    progress: Progress,
) -> Seen | None:
    """Print and draw the first pages; None when they would look as ``before`` did. Raises DocumentError."""
    sheet = sheet_for(register, meeting_id, wish)
    if _looks_alike(sheet, before):
        return None
    if not isinstance(sheet, PeopleSheet):
        pdf = printed_bytes(wish, sheet, "pdf", progress)
        marks = found_items(pdf, sheet, wish.languages) if isinstance(sheet, MinutesSheet) else _NO_MARKS
        pages = _pages(pdf, wanted or FIRST_PAGE, marks)
        return Seen(document=wish.document, sheet=sheet, pages=pages, shown=0)
    if not sheet.people:
        nothing = Pages(printed=PrintedPaper(pdf=b""), sizes=(), pictures={}, bar_places={})
        return Seen(document=wish.document, sheet=sheet, pages=nothing, shown=0)
    people = first_people(sheet, wish)
    pdf = printed_bytes(wish, replace(sheet, people=people), "pdf", progress)
    pages = _pages(pdf, wanted or FIRST_PAGE)
    return Seen(document=wish.document, sheet=sheet, pages=pages, shown=len(people))


def sheet_for(register: Register, meeting_id: MeetingId, wish: Wish) -> PaperSheet:
    """What a paper is printed from; raises what the services refuse."""
    from forumdesk.documents.registry import document

    kind = document(wish.document).sheet
    if kind is MeetingSheet:
        return register.meeting_sheets.meeting_sheet(meeting_id, wish.document)
    if issubclass(kind, PaperFacts):
        return paper_sheet(register.minutes, meeting_id, wish.document, wish.choice)
    if issubclass(kind, RoutingFacts):
        return register.routing.sheet(meeting_id, wish.document, wish.routing)
    if kind is DossierSheet:
        return register.dossiers.sheet(meeting_id)
    if kind is not PeopleSheet:
        return register.text_sheets.text_sheet(meeting_id, wish.document)
    return register.sheets.people_sheet(meeting_id, wish.document, wish.chosen)


def _looks_alike(sheet: PaperSheet, before: PaperSheet | None) -> bool:
    """Whether a sheet differs from one before in nothing but when it was made."""
    if isinstance(sheet, MeetingSheet) and isinstance(before, MeetingSheet):
        return replace(sheet, made_at=before.made_at, now=before.now) == before
    if isinstance(sheet, ResolutionSheet) and isinstance(before, ResolutionSheet):
        # A text that was not given out is dated by now.
        draft = sheet.draft
        if draft is not None and before.draft is not None and draft.at == sheet.made_at:
            draft = replace(draft, at=before.draft.at)
        return replace(sheet, made_at=before.made_at, draft=draft) == before
    if isinstance(sheet, AmendmentsSheet) and isinstance(before, AmendmentsSheet):
        return replace(sheet, made_at=before.made_at, draft=before.draft) == before
    if isinstance(sheet, CommentsSheet) and isinstance(before, CommentsSheet):
        return replace(sheet, made_at=before.made_at) == before
    if isinstance(sheet, PaperFacts | RoutingFacts) and type(before) is type(sheet):
        return replace(sheet, made_at=before.made_at) == before
    if isinstance(sheet, PeopleSheet) and isinstance(before, PeopleSheet):
        return replace(sheet, made_at=before.made_at) == before
    return False


def ordered(sheet: PaperSheet, wish: Wish) -> PaperSheet:
    """The sheet with its people in the order wished for; as it is where the document has its own."""
    if not wish.order or not isinstance(sheet, PeopleSheet):
        return sheet
    language = (wish.languages or sheet.languages)[0]
    return replace(sheet, people=tuple(_in_order(sheet.people, wish.order, language)), is_ordered=True)


def first_people(sheet: PeopleSheet, wish: Wish) -> tuple[PersonLine, ...]:
    """Those who stand first on the paper, everybody if they are few."""
    limit = SHOWN_FIRST.get(wish.document, SHOWN_IN_LISTS)
    if len(sheet.people) <= limit:
        return sheet.people
    order = wish.order or _OWN_ORDERS.get(wish.document, "name")
    language = (wish.languages or sheet.languages)[0]
    return tuple(_in_order(sheet.people, order, language))[:limit]


_OWN_ORDERS: Final = {
    "attendance": "delegation",
    "participants": "country",
    "delegations": "state",
    "arrivals": "arrival",
}


def _in_order(people: Sequence[PersonLine], order: str, language: Language) -> Iterator[PersonLine]:
    from forumdesk.documents.people_order import alphabetical, by_country, by_delegation

    match order:
        case "delegation":
            for delegation in by_delegation(people, language):
                yield from delegation.people
        case "country" | "state":
            for part in by_country(people, language, full=order == "state"):
                for delegation in part.delegations:
                    yield from delegation.people
        case "number":
            yield from sorted(people, key=lambda one: one.number)
        case "arrival":
            arrived = [(one.arrived_at, one.number, one) for one in people if one.arrived_at is not None]
            yield from (one for _at, _number, one in sorted(arrived, key=lambda item: item[:2]))
        case _:
            yield from alphabetical(people, language)


def printed_files(
    register: Register, meeting_id: MeetingId, wish: Wish, on: Sequence[Stationery], progress: Progress
) -> tuple[bytes, ...]:
    """Print everybody for a printer, on each of several stationeries. Raises DocumentError."""
    sheet = sheet_for(register, meeting_id, wish)
    return tuple(printed_bytes(replace(wish, stationery=one), sheet, "pdf", progress) for one in on)


def write_paper(register: Register, meeting_id: MeetingId, wish: Wish, out: Out, progress: Progress) -> Path:
    """Write everybody to the file whose format the ending of ``out`` names; returns where it stands.

    Raises DocumentError; then what stood there stands there still.
    """
    out.require(register.path)
    if out.form == XML:
        data = as_xml(register, meeting_id, wish.document)
    else:
        data = printed_bytes(wish, sheet_for(register, meeting_id, wish), out.form, progress)
    return out.write(data, forbidden=register.path)


def printed_bytes(wish: Wish, sheet: PaperSheet, form: str, progress: Progress) -> bytes:
    """The file of a paper. Raises DocumentError."""
    from forumdesk.documents.registry import print_document

    return print_document(
        wish.document,
        ordered(sheet, wish),
        form=form,
        languages=wish.languages,
        layout=wish.layout,
        stationery=wish.stationery,
        progress=progress,
    )


def _pages(pdf: bytes, wanted: Sequence[tuple[int, float]], marks: Marks = _NO_MARKS) -> Pages:
    return Pages(
        printed=PrintedPaper(pdf=pdf, places=marks.places),
        sizes=page_sizes(pdf),
        pictures=drawn_pages(pdf, wanted),
        bar_places=marks.bars,
    )
