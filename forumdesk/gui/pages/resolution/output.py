"""How the languages of a printed resolution stand to each other, and its ways to a file and to a printer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language
from forumdesk.gui.handing_out import Out
from forumdesk.gui.pages.xml_out import RESOLUTION, XML, as_xml
from forumdesk.gui.pages_preview.pages import Pages, drawn_pages, page_sizes
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.words import Words
from forumdesk.services.issued import printed_code
from forumdesk.services.register import Register
from forumdesk.services.sheets import ResolutionSheet

POINTS: Final = 72
BAR_BEFORE_TEXT: Final = 4.0  # millimetres
LANGUAGE_NAMES: Final = {Language.KK: N_("Kazakh"), Language.RU: N_("Russian"), Language.EN: N_("English")}

ChoosePlace = Callable[[QWidget, str, str, str], str]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Document languages in printing order, and the layout: single, sequence, columns or stacked."""

    languages: tuple[Language, ...]
    layout: str

    @property
    def key(self) -> str:
        """What names the arrangement in a list."""
        return f"{self.layout}:{','.join(self.languages)}"

    def words(self, words: Words) -> str:
        """The arrangement in the window's language."""
        _ = words.gettext
        names = ", ".join(said_inside(_(LANGUAGE_NAMES[one]), words.language) for one in self.languages)
        if self.layout == "single":
            sentence = _("{languages} only")
        elif self.layout == "sequence":
            sentence = _("{languages}, in sequence")
        elif self.layout == "stacked":
            sentence = _("{languages}, paragraph by paragraph")
        elif len(self.languages) == 2:
            sentence = _("{languages}, in two columns")
        else:
            sentence = _("{languages}, in three columns")
        whole = sentence.format(languages=names)
        return whole[:1].upper() + whole[1:]


def arrangements(languages: Sequence[Language]) -> tuple[Arrangement, ...]:
    """What can be chosen for a text in ``languages``: all in sequence, columns or stacked, pairs in columns, each."""
    every = tuple(languages)
    found = []
    if len(every) > 1:
        found += [
            Arrangement(every, "sequence"),
            Arrangement(every, "columns"),
            Arrangement(every, "stacked"),
        ]
    if len(every) > 2:
        found += [Arrangement(pair, "columns") for pair in combinations(every, 2)]
    return (*found, *(Arrangement((one,), "single") for one in every))


class ArrangementField(ChoiceField):
    """The one control for document languages and their arrangement, independent of the window's language."""

    def __init__(self, theme: Theme) -> None:
        """Offer nothing yet."""
        super().__init__(theme, name="", icon_name="translate")

    @property
    def arrangement(self) -> Arrangement | None:
        """What is chosen, None without a text."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, Arrangement) else None

    def show_languages(self, languages: Sequence[Language], words: Words) -> None:
        """Offer what suits a text in ``languages``, keeping what was chosen if it still does."""
        chosen, first = self.arrangement, self.itemData(0)
        offered = arrangements(languages)
        self.blockSignals(True)
        self.clear()
        for one in offered:
            self.addItem(one.words(words), one)
        # Who stood on the first, which the program chose, gets the first of the new ones: a language came or went.
        if chosen in offered and chosen != first:
            self.setCurrentIndex(offered.index(chosen))
        self.blockSignals(False)
        self.updateGeometry()


def said_inside(name: str, language: Language) -> str:
    """The name of a language inside a phrase: English keeps its capital, Kazakh and Russian have none there."""
    return name if language is Language.EN else name[:1].lower() + name[1:]


def said_in_list(languages: Sequence[Language], words: Words) -> str:
    """Names of languages with commas: English keeps its capitals, Kazakh and Russian have only the first."""
    names = ", ".join(words.gettext(LANGUAGE_NAMES[one]) for one in languages)
    return names if words.language is Language.EN else names[:1].upper() + names[1:].lower()


@dataclass(frozen=True, slots=True)
class ResolutionWish:
    """A resolution as it is to be printed: its sheet, on what, and how its languages stand."""

    sheet: ResolutionSheet
    stationery: Stationery
    arrangement: Arrangement

    def looks_like(self, other: "ResolutionWish") -> bool:
        """Whether two printings would look alike; the moment at which a sheet was made is not seen."""
        return replace(self, sheet=replace(self.sheet, made_at=other.sheet.made_at)) == other


def file_name(title: str) -> str:
    """A title as the name of a file on every system."""
    return "".join(" " if char in '\\/:*?"<>|' or not char.isprintable() else char for char in title).strip()


def printed_pages(wish: ResolutionWish, wanted: Sequence[tuple[int, float]]) -> Pages:
    """Print and draw the pages in view; for the worker. Raises DocumentError."""
    from forumdesk.documents.printing import printing_on
    from forumdesk.documents.resolution import print_resolution
    from forumdesk.documents.styles import Layout

    arrangement = wish.arrangement
    layout = Layout(arrangement.layout)
    with printing_on(wish.stationery, wish.sheet.body) as preset:
        printed = print_resolution(wish.sheet, languages=arrangement.languages, layout=layout, preset=preset)
    sizes = page_sizes(printed.pdf)
    width = sizes[0][0] / POINTS * 25.4
    margin, step = preset.left, 0.0
    if layout is Layout.COLUMNS:
        count = len(arrangement.languages)
        margin = preset.columns_margin
        step = (width - 2 * margin + preset.columns_gap) / count
    bars = {
        language: (margin + column * step - BAR_BEFORE_TEXT) / width
        for column, language in enumerate(arrangement.languages)
    }
    return Pages(printed=printed, sizes=sizes, pictures=drawn_pages(printed.pdf, wanted), bar_places=bars)


def printed_files(wish: ResolutionWish, on: Sequence[Stationery]) -> tuple[bytes, ...]:
    """The resolution on each of several stationeries, as PDF; for the worker. Raises DocumentError."""
    from forumdesk.documents.registry import print_document

    return tuple(
        print_document(
            "resolution",
            wish.sheet,
            form="pdf",
            languages=wish.arrangement.languages,
            layout=wish.arrangement.layout,
            stationery=stationery,
        )
        for stationery in on
    )


def write_resolution(
    register: Register, meeting_id: MeetingId, wish: ResolutionWish, out: Out
) -> tuple[Path, bytes]:
    """Write the file that the ending of ``out`` names, .json for the whole meeting; for the worker.

    Returns where it stands, and the document. Raises DocumentError; then what stood there stands there still.
    """
    from forumdesk.documents.registry import print_document

    out.require(register.path)
    form = out.form
    if form == "json":
        from forumdesk.exchange.event_package import write_event

        data = write_event(register.packages.package(meeting_id)).encode("utf-8")
    elif form == XML:
        data = as_xml(register, meeting_id, RESOLUTION)
    else:
        data = print_document(
            "resolution",
            wish.sheet,
            form=form,
            languages=wish.arrangement.languages,
            layout=wish.arrangement.layout,
            stationery=wish.stationery,
        )
    return out.write(data, forbidden=register.path), data


def keep_issued(register: Register, meeting_id: MeetingId, wish: ResolutionWish, pdf: bytes) -> None:
    """Keep an adopted text that leaves the room, to be given out again exactly; a draft is not kept."""
    code = printed_code(wish.sheet)
    if not code:
        return
    title = wish.sheet.meeting.in_language(wish.arrangement.languages[0]) or "resolution"
    register.issued.keep(
        meeting_id,
        pdf,
        document="resolution",
        name=f"{file_name(title)}.pdf",
        languages=wish.arrangement.languages,
        layout=wish.arrangement.layout,
        stationery=wish.stationery,
        code=code,
    )
