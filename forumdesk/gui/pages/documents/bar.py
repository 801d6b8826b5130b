"""How a document is to be printed: languages, layout, for whom, in which order; and the acts of the page."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from forumdesk.documents.registry import DocumentKind
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import DelegationId, ParticipantId
from forumdesk.domain.people_list import ListFilter
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.pages.documents.list import is_of_people
from forumdesk.gui.pages.resolution.output import said_in_list
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.segmented import Segmented
from forumdesk.gui.words import Words
from forumdesk.language.collation import sort_key
from forumdesk.language.countries import country_name
from forumdesk.language.numbers import whole
from forumdesk.services.sheets_of_people import ACCREDITED, ARRIVED, ENTITLED, Chosen, Groups

EVERYBODY, DELEGATION, COUNTRY, SELECTED = "everybody", "delegation", "country", "selected"
_FILTERS: Final[Mapping[str, ListFilter | None]] = {
    EVERYBODY: None,
    "arrived": ARRIVED,
    "accredited": ACCREDITED,
    "entitled": ENTITLED,
}
_GROUP_NAMES: Final[Mapping[str, str]] = {
    EVERYBODY: N_("Everybody"),
    "arrived": N_("Who has arrived"),
    "accredited": N_("Who is accredited"),
    "entitled": N_("Who has a voice"),
    DELEGATION: N_("One delegation"),
    COUNTRY: N_("One country"),
    SELECTED: N_("Who was selected"),
}
LAYOUT_NAMES: Final[Mapping[str, str]] = {
    "sequence": N_("One language after the other"),
    "columns": N_("Languages side by side"),
    "stacked": N_("Languages below each other"),
    "a5": N_("Pages of A5"),
    "booklet": N_("A booklet on sheets of A4"),
    "fold": N_("A sheet of A4 folded to A6"),
    "label": N_("One on a label"),
    "both": N_("One language on both sides"),
    "faces": N_("A language on each side"),
}
ORDERED: Final = frozenset({"badges", "tent_cards", "certificates", "invitation"})
"""The documents that can be printed in more than one order; lists have their own."""
_ORDER_NAMES: Final[Mapping[str, str]] = {
    "name": N_("By surname"),
    "delegation": N_("By delegation"),
    "country": N_("By country"),
    "number": N_("By number on the list"),
}
_WHICH_WIDTH: Final = (140, 260)  # pixels; names of countries and delegations are cut beyond


class DocumentsBar(Ground):
    """Fields in one line, or in two where the window is narrow; save and print at the right end.

    Emits ``changed`` when a person chose something.
    """

    changed = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, "surface", lines=Qt.Edge.BottomEdge, parent=parent)
        self._words = words
        self._kind: DocumentKind | None = None
        self._groups: Groups | None = None
        self._languages: tuple[Language, ...] = STATE_LANGUAGE_FIRST
        self._selected: tuple[ParticipantId, ...] = ()
        self._kept: dict[tuple[str, str], object] = {}
        self._narrow = False
        self.view_switch = Segmented(theme)
        self.view_switch.setObjectName("view_switch")
        self.view_switch.hide()
        self.languages_field = ChoiceField(theme, name="", icon_name="translate")
        self.layout_field = ChoiceField(theme, name="")
        self.whom_field = ChoiceField(theme, name="", icon_name="users")
        self.which_field = ChoiceField(theme, name="")
        self.order_field = ChoiceField(theme, name="", icon_name="sort-ascending")
        self.keep_button = Button(theme, icon_name="tray", deed=CHANGE)
        self.save_button = Button(theme, icon_name="export")
        self.print_button = Button(theme, kind="main", icon_name="printer", key="Ctrl+P")
        self.fields = {
            name: getattr(self, name)
            for name in ("languages_field", "layout_field", "whom_field", "which_field", "order_field")
        }
        for name in (*self.fields, "keep_button", "save_button", "print_button"):
            getattr(self, name).setObjectName(name)
        for name, field in self.fields.items():
            field.activated.connect(lambda _place, name=name: self._chosen(name))
        self._arrange()
        theme.changed.connect(self._dress)
        self._dress()

    def set_narrow(self, narrow: bool) -> None:
        """Where room is short the key goes."""
        self.print_button.set_key("Ctrl+P", shown=not narrow)
        self._narrow = narrow
        self._name_keeping()
        self._fit()

    def _name_keeping(self) -> None:
        _ = self._words.gettext
        text = "" if self._narrow else self._words.pgettext("paper", "Give out")
        self.keep_button.set_texts(text, name=_("Give out: keep exactly this paper"))

    def show_views(self, choices: Sequence[Choice], current: str, *, name: str) -> None:
        """Offer the views of which this bar stands over the `current` one; `name` says what is viewed."""
        self.view_switch.set_texts(choices, name=name)
        self.view_switch.set_current(current)
        self.view_switch.show()
        self._fit()

    # what is chosen

    @property
    def languages(self) -> tuple[Language, ...]:
        """Document languages in printing order."""
        chosen = self.languages_field.currentData()
        return tuple(chosen) if chosen else ()

    @property
    def layout_name(self) -> str:
        """The layout; empty where the document has none."""
        return str(self.layout_field.currentData() or "")

    @property
    def order(self) -> str:
        """In which order; empty where the document has its own."""
        if self._kind is None or self._kind.identifier not in ORDERED:
            return ""
        return str(self.order_field.currentData() or "")

    @property
    def whom(self) -> str:
        """Which group."""
        return str(self.whom_field.currentData() or EVERYBODY)

    @property
    def chosen(self) -> Chosen:
        """Who is to be printed."""
        if self.whom == SELECTED:
            return self._selected
        which = self.which_field.currentData()
        if self.whom == COUNTRY and which is not None:
            return ListFilter(country=str(which))
        if self.whom == DELEGATION and which is not None:
            return ListFilter(delegation=DelegationId(which))
        return _FILTERS.get(self.whom)

    def choose_people(self, people: Sequence[ParticipantId]) -> None:
        """Offer those who were selected elsewhere, and choose them."""
        self._selected = tuple(people)
        self._kept["", "whom_field"] = SELECTED if people else EVERYBODY
        self._fill()

    def choose_everybody(self) -> None:
        """Leave nobody out again."""
        self._kept["", "whom_field"] = EVERYBODY
        self._fill()
        self.changed.emit()

    # what is offered

    def show_kind(self, kind: DocumentKind, groups: Groups, languages: Sequence[Language]) -> None:
        """Offer what goes with a document, keeping what was chosen; ``languages`` are those of the body."""
        self._kind, self._groups = kind, groups
        self._languages = tuple(dict.fromkeys((*languages, *STATE_LANGUAGE_FIRST)))
        self._fill()

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.languages_field.set_texts(name=_("Languages of the document"))
        self.layout_field.set_texts(name=_("Layout"))
        self.whom_field.set_texts(name=_("For whom"))
        self.which_field.set_texts(name=_("Which one"))
        self.order_field.set_texts(name=_("Order"))
        self._name_keeping()
        self.save_button.set_texts(_("Save"), name=_("Save as a file"))
        self.print_button.set_texts(_("Print"))
        self._fill()

    def show_acts(self, *, shown: bool) -> None:
        """Show the fields and acts, unless nothing is to be printed here."""
        for button in (self.keep_button, self.save_button, self.print_button):
            button.setVisible(shown)
        if not shown:
            for field in self.fields.values():
                field.hide()

    def _fill(self) -> None:
        if self._kind is None or self._groups is None:
            return
        kind = self._kind
        self._offer("languages_field", kind.identifier, self._language_items(kind))
        self._offer("layout_field", kind.identifier, self._layout_items(kind))
        self._offer("whom_field", "", self._whom_items(self._groups) if is_of_people(kind.identifier) else [])
        self._offer("which_field", self.whom, self._which_items(self._groups))
        orders = _ORDER_NAMES.items() if kind.identifier in ORDERED else ()
        self._offer("order_field", "", [(self._words.gettext(name), key) for key, name in orders])
        self.which_field.setToolTip(self.which_field.currentText())
        self._fit()

    def _offer(self, name: str, scope: str, items: list[tuple[str, object]]) -> None:
        """Fill a field; what a person chose in this ``scope`` stays chosen while it is offered.

        A list that is open is not touched unless it changes.
        """
        field = self.fields[name]
        keys = [key for _, key in items]
        kept = self._kept.get((scope, name))
        with QSignalBlocker(field):
            if [(field.itemText(place), field.itemData(place)) for place in range(field.count())] != items:
                field.clear()
                for text, key in items:
                    field.addItem(text, key)
            field.setCurrentIndex(keys.index(kept) if kept in keys else 0 if keys else -1)
        field.setVisible(len(items) > 1 or (name == "which_field" and bool(items)))
        field.updateGeometry()

    def _language_items(self, kind: DocumentKind) -> list[tuple[str, object]]:
        _ = self._words.gettext
        one = [(language,) for language in self._languages]
        several = [
            pair
            for count in range(2, kind.most_languages + 1)
            for pair in combinations(self._languages, count)
        ]
        # A badge has room for a second language; a list in two languages is twice as long.
        offered = [*several, *one] if kind.most_languages == 2 else [*one, *several]
        return [(said_in_list(languages, self._words), languages) for languages in offered]

    def _layout_items(self, kind: DocumentKind) -> list[tuple[str, object]]:
        layouts = kind.layouts
        if "single" in layouts:  # it goes with one language, where there is nothing to choose
            layouts = layouts[1:] if len(self.languages) > 1 else ()
        return [(self._layout_name(layout), layout) for layout in layouts]

    def _layout_name(self, layout: str) -> str:
        paper, dash, count = layout.partition("-")
        if paper == "a4" and dash and count.isdigit():
            sentence = self._words.ngettext("{count} on an A4 sheet", "{count} on an A4 sheet", int(count))
            return sentence.format(count=count)
        return self._words.gettext(LAYOUT_NAMES[layout]) if layout in LAYOUT_NAMES else layout

    def _whom_items(self, groups: Groups) -> list[tuple[str, object]]:
        sizes = {
            EVERYBODY: groups.everybody,
            "arrived": groups.arrived,
            "accredited": groups.accredited,
            "entitled": groups.entitled,
            DELEGATION: None if groups.delegations else 0,
            COUNTRY: None if groups.countries else 0,
            SELECTED: len(self._selected),
        }
        return [
            (self._counted(self._words.gettext(_GROUP_NAMES[key]), size), key)
            for key, size in sizes.items()
            if key == EVERYBODY or size != 0
        ]

    def _which_items(self, groups: Groups) -> list[tuple[str, object]]:
        language = self._words.language
        named: list[tuple[str, object, int]] = []
        if self.whom == DELEGATION:
            named = [(one.name.in_language(language), one.id, size) for one, size in groups.delegations]
        elif self.whom == COUNTRY:
            named = [(_country(code, language), code, size) for code, size in groups.countries]
        named.sort(key=lambda item: sort_key(item[0]))
        return [(self._counted(name, size), key) for name, key, size in named]

    def _counted(self, name: str, size: int | None) -> str:
        return name if size is None else f"{name} · {whole(size, self._words.language)}"

    def _chosen(self, name: str) -> None:
        kind = self._kind.identifier if self._kind else ""
        scope = {"languages_field": kind, "layout_field": kind, "which_field": self.whom}.get(name, "")
        self._kept[scope, name] = self.fields[name].currentData()
        self._fill()
        self.changed.emit()

    # how it is put together

    def _dress(self) -> None:
        self.setMinimumHeight(self._theme.height("page_bar"))
        self._fit()

    def _fit(self) -> None:
        """Fields are as wide as their widest value; as the chosen one where they would need a second line."""
        shown = [field for field in self.fields.values() if not field.isHidden()]
        acts = (self.keep_button, self.save_button, self.print_button)
        room = self.width() - 2 * SPACE.page - sum(one.sizeHint().width() + SPACE.near for one in acts)
        wide = [self._field_width(field, close=False) + SPACE.near for field in shown]
        close = sum(wide) - SPACE.near > room
        for field in shown:
            field.setFixedWidth(self._field_width(field, close=close))
            field.view().setMinimumWidth(field.sizeHint().width())
        self.updateGeometry()

    def _field_width(self, field: ChoiceField, *, close: bool) -> int:
        """The width of a field; names of countries and delegations may be cut."""
        width = field.close_width if close or field is self.which_field else field.sizeHint().width()
        if field is self.which_field:
            least, most = (self._theme.scaled(bound) for bound in _WHICH_WIDTH)
            return min(max(width, least), most)
        return width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        fields = FlowLayout(SPACE.near)
        fields.addWidget(self.view_switch)
        for field in self.fields.values():
            fields.addWidget(field)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.near)
        acts.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignTop)
        acts.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignTop)
        acts.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near + 2, SPACE.page, SPACE.near + 2)
        row.setSpacing(SPACE.near)
        row.addLayout(fields, 1)
        row.addLayout(acts)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def _country(code: str, language: Language) -> str:
    try:
        return country_name(code, language)
    except ValueError:
        return code
