"""What papers ask before they are printed: items, a decision, what ballots say, or who receives a paper."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from forumdesk.domain.agenda import AgendaItem, ItemKind, in_order
from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.modes import MODE_NAMES, AdoptionMode
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.gui.models.decisions_taken import subject_of
from forumdesk.gui.pages.consultation.moments import read_date
from forumdesk.gui.pages.resolution.output import LANGUAGE_NAMES, said_inside
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.tick_menu import TickMenu
from forumdesk.gui.words import Words
from forumdesk.services.paper_choice import (
    BALLOTS,
    COUNTING,
    EXTRACT,
    ROLL_CALL,
    VOTE_SHEET,
    PaperChoice,
    candidates_meant,
)
from forumdesk.services.register import Register
from forumdesk.services.sheets_of_routing import APPROVAL, DISTRIBUTION, About, Recipients, RoutingChoice

_FIELDS: Final = {
    EXTRACT: ("items", "certified"),
    VOTE_SHEET: ("decision",),
    ROLL_CALL: ("decision",),
    COUNTING: ("decision", "protocol"),
    APPROVAL: ("about",),
    DISTRIBUTION: ("about", "recipients"),
    BALLOTS: ("subject", *STATE_LANGUAGE_FIRST, "candidates", "seats", "count", "first"),
}
_LABELS: Final = {
    "items": N_("Items of the extract"),
    "certified": N_("Extract certified on"),
    "decision": N_("Decision"),
    "protocol": N_("Number of the protocol"),
    "subject": N_("Take the question from"),
    "about": N_("About which paper"),
    "recipients": N_("Who receives it"),
    "candidates": N_("Candidates"),
    "seats": N_("Places"),
    "count": N_("How many ballots"),
    "first": N_("First number"),
}
_HELP: Final = {
    "certified": N_("Empty leaves room to write the day."),
    "candidates": N_(
        "Numbers on the list or names, with semicolons between them. Empty for a vote on a question."
    ),
    "count": N_("Empty: one for everybody with a voice who is there."),
}
_CHOICES: Final[dict[str, tuple[tuple[str, StrEnum], ...]]] = {
    "about": ((N_("Text of the resolution"), About.TEXT), (N_("Agenda"), About.AGENDA)),
    "recipients": (
        (N_("Delegations"), Recipients.DELEGATIONS),
        (N_("Everybody on the list"), Recipients.EVERYBODY),
    ),
}
"""What is offered where one of few is chosen; messages to translate."""
_WIDTHS: Final = {
    "certified": 150,
    "protocol": 150,
    "count": 170,
    "first": 110,
    "seats": 90,
    "candidates": 250,
}
_WIDE: Final = 250
_WIDEST: Final = 420
_REST: Final = 350  # milliseconds without a letter after which the pages follow
_NUMBERS: Final = ("count", "first", "seats")
_MOST: Final = 99_999
_SECRET: Final = frozenset({AdoptionMode.SECRET, AdoptionMode.ELECTION})


class PaperChoices(Ground):
    """Out of sight for papers that ask nothing. Emits ``changed`` when a person chose something else."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Words,
        register: Register,
        meeting_id: MeetingId,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "raised", lines=Qt.Edge.BottomEdge, parent=parent)
        self._words, self._register, self._meeting_id = words, register, meeting_id
        self._paper = ""
        self._items: tuple[AgendaItem, ...] = ()
        self._ticked: set[AgendaItemId] | None = None
        self._certified_on: date | None = None
        self._candidates: tuple[LocalizedText, ...] = ()
        self._wrong: set[str] = set()
        self.items_button = Button(theme, icon_name="caret-down", icon_after=True)
        self.items_menu = TickMenu(theme, self)
        self.decision_field = ChoiceField(theme, name="")
        self.subject_field = ChoiceField(theme, name="")
        self.routing_fields = {key: ChoiceField(theme, name="") for key in _CHOICES}
        self.lines = {
            key: TextField(theme)
            for key in (
                "certified",
                "protocol",
                "count",
                "first",
                "seats",
                "candidates",
                *STATE_LANGUAGE_FIRST,
            )
        }
        fields: dict[str, QWidget] = {
            "items": self.items_button,
            "decision": self.decision_field,
            "subject": self.subject_field,
            **self.routing_fields,
            **self.lines,
        }
        order = (
            "items",
            "decision",
            "subject",
            *_CHOICES,
            *STATE_LANGUAGE_FIRST,
            "candidates",
            "seats",
            "count",
            "first",
            "certified",
            "protocol",
        )
        self.blocks = {key: FieldBlock(theme, fields[key], "") for key in order}
        for key, field in fields.items():
            field.setObjectName(f"{key}_field")
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self._changed)
        self._connect()
        self._arrange()
        self._dress()
        theme.changed.connect(self._dress)
        self.hide()

    # what is chosen

    @property
    def choice(self) -> PaperChoice:
        """What is chosen for the paper in sight."""
        paper = self._paper
        if paper == EXTRACT:
            chosen = tuple(one.id for one in self._items if one.id in (self._ticked or ()))
            return PaperChoice(items=chosen, certified_on=self._certified_on)
        if paper in (VOTE_SHEET, ROLL_CALL, COUNTING):
            return PaperChoice(
                decision=self.decision_field.currentData() or None,
                protocol_number=self._line("protocol") if paper == COUNTING else "",
            )
        if paper == BALLOTS:
            return self._ballots()
        return PaperChoice()

    @property
    def routing(self) -> RoutingChoice:
        """What is chosen for a paper that goes from hand to hand."""
        # Qt gives back plain words.
        about, recipients = (self.routing_fields[key].currentData() for key in ("about", "recipients"))
        return RoutingChoice(
            about=About(about or About.TEXT), recipients=Recipients(recipients or Recipients.DELEGATIONS)
        )

    @property
    def asks(self) -> bool:
        """Whether the paper in sight asks anything."""
        return self._paper in _FIELDS

    def _ballots(self) -> PaperChoice:
        count, first, seats = (int(self._line(key) or 0) for key in ("count", "first", "seats"))
        return PaperChoice(
            question=LocalizedText(*(self._line(one) for one in STATE_LANGUAGE_FIRST)),
            candidates=self._candidates,
            count=count,
            first=max(first, 1),
            seats=max(seats, 1),
        )

    def _line(self, key: str) -> str:
        return self.lines[key].text().strip()

    def _read(self) -> None:
        """Take over what was typed; what is refused is said under its field, and what was meant before stays."""
        typed = self._line("certified")
        names = self._line("candidates").split(";")
        people = self._register.participants.listed(self._meeting_id)
        with self._saying("certified"):
            self._certified_on = read_date(typed) if typed else None
        with self._saying("candidates"):
            self._candidates = candidates_meant(people, names)

    @contextmanager
    def _saying(self, key: str) -> Iterator[None]:
        refusal = ""
        try:
            yield
        except DomainError as error:
            refusal = self._words.catalogue.sentence(error)
        self._wrong.discard(key)
        self._wrong |= {key} if refusal else set()
        self.blocks[key].set_wrong(refusal)

    @property
    def wrong_field(self) -> QWidget | None:
        """A field in sight whose value was refused; None where all is well."""
        wrong = [self.lines[key] for key in sorted(self._wrong) if not self.blocks[key].isHidden()]
        return wrong[0] if wrong else None

    # what is offered

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        for key, label in _LABELS.items():
            self.blocks[key].set_texts(_(label))
            if key in _HELP:
                self.lines[key].setToolTip(_(_HELP[key]))
                self.lines[key].setAccessibleDescription(_(_HELP[key]))
        for key, example in (("candidates", "5; 12; …"), ("seats", "1"), ("first", "1")):
            self.lines[key].setPlaceholderText(example)
        self.lines["count"].setPlaceholderText(_("all present"))
        for key, offered in _CHOICES.items():
            self._fill(self.routing_fields[key], [(_(text), value) for text, value in offered])
        for language in STATE_LANGUAGE_FIRST:
            name = said_inside(_(LANGUAGE_NAMES[language]), self._words.language)
            self.blocks[language].set_texts(_("Question, {language}").format(language=name))

    def show_paper(self, paper: str, languages: Sequence[Language]) -> None:
        """Ask what a paper in ``languages`` needs, keeping what was chosen."""
        self._paper = paper
        others = set(STATE_LANGUAGE_FIRST).difference(languages)
        asked = [key for key in _FIELDS.get(paper, ()) if key not in others]
        for key, block in self.blocks.items():
            block.setVisible(key in asked)
        if paper in (EXTRACT, BALLOTS):
            items = in_order(self._register.agendas.items(self._meeting_id))
            self._items = tuple(one for one in items if one.kind is not ItemKind.BREAK)
            self._show_items()
        if "decision" in asked:
            self._show_decisions()
        self._dress()
        self.setVisible(self.asks)

    def _show_items(self) -> None:
        language = self._words.language
        titles = {one.id: f"{one.label}. {one.title.in_language(language)}" for one in self._items}
        if self._ticked is None:
            deciding = [one.id for one in self._items if one.kind is ItemKind.DECISION]
            self._ticked = set(deciding or [one.id for one in self._items[:1]])
        said = self._words.ngettext("{count} item", "{count} items", len(self._ticked))
        self.items_button.set_texts(said.format(count=len(self._ticked)))
        known = {action.data(): action for action in self.items_menu.actions()}
        if list(known) != list(titles):
            self.items_menu.clear()
            known = {one: self._tickable(one) for one in titles}
        for one, action in known.items():
            action.setText(titles[one].replace("&", "&&"))
            action.setChecked(one in self._ticked)
        own = self._words.gettext("Own words")
        is_first = not self.subject_field.count()
        self._fill(self.subject_field, [(own, None), *((title, one) for one, title in titles.items())])
        if is_first and self._ticked:
            self.subject_field.choose(next(one for one in titles if one in self._ticked))
            self._take_title()

    def _tickable(self, item: AgendaItemId) -> QAction:
        action = self.items_menu.addAction("")
        action.setCheckable(True)
        action.setData(item)
        action.triggered.connect(lambda _checked=False: self._tick(item))
        return action

    def _show_decisions(self) -> None:
        text = self._register.resolutions.text(self._meeting_id)
        decisions = self._register.decisions.decisions(self._meeting_id)
        blank = (
            [(self._words.gettext("Blank, to be filled by hand"), None)] if self._paper == ROLL_CALL else []
        )
        fitting = [one for one in decisions if self._paper != COUNTING or one.mode in _SECRET]
        named = [
            (f"{one.number}. {subject_of(one, text, self._words)} · {self._mode(one)}", one.id)
            for one in fitting
        ]
        self._fill(self.decision_field, [*blank, *named])

    def _mode(self, decision: Decision) -> str:
        return self._words.gettext(MODE_NAMES[decision.mode])

    def _fill(self, field: ChoiceField, items: Sequence[tuple[str, UUID | StrEnum | None]]) -> None:
        """Offer these; what was chosen stays while it is offered."""
        chosen = field.currentData()
        if [(field.itemText(place), field.itemData(place)) for place in range(field.count())] == list(items):
            return
        with QSignalBlocker(field):
            field.clear()
            for name, key in items:
                field.addItem(name, key)
            keys = [key for _, key in items]
            field.setCurrentIndex(keys.index(chosen) if chosen in keys else 0 if keys else -1)
        field.setToolTip(field.currentText())

    # what a person does

    def _tick(self, item: AgendaItemId) -> None:
        self._ticked = (self._ticked or set()) ^ {item}
        self._show_items()
        self.changed.emit()

    def _take_subject(self) -> None:
        self._take_title()
        self._changed()

    def _take_title(self) -> None:
        """The question is the title of an item, to be changed at will."""
        item = next((one for one in self._items if one.id == self.subject_field.currentData()), None)
        if item is not None:
            for language in STATE_LANGUAGE_FIRST:
                self.lines[language].setText(item.title.get(language))
                self.lines[language].setCursorPosition(0)

    def _changed(self) -> None:
        self._resting.stop()
        self._read()
        self._dress()
        self.changed.emit()

    # how it is put together

    def _connect(self) -> None:
        for key, line in self.lines.items():
            line.textEdited.connect(self._resting.start)
            line.returnPressed.connect(self._changed)
            if key in _NUMBERS:
                line.setValidator(QIntValidator(0, _MOST, line))
        self.decision_field.activated.connect(self._changed)
        self.subject_field.activated.connect(self._take_subject)
        for field in self.routing_fields.values():
            field.activated.connect(self._changed)
        self.items_button.clicked.connect(self._open_items)

    def _open_items(self) -> None:
        self.items_menu.popup(self.items_button.mapToGlobal(self.items_button.rect().bottomLeft()))

    def _dress(self) -> None:
        """Fields are as wide as their values; the strip is as high as the lines that they fill."""
        for key, block in self.blocks.items():
            block.setFixedWidth(self._theme.scaled(_WIDTHS.get(key, _WIDE)))
        for key, field in (("decision", self.decision_field), ("subject", self.subject_field)):
            width = max(self._theme.scaled(_WIDE), min(field.close_width, self._theme.scaled(_WIDEST)))
            field.setFixedWidth(width)
            field.view().setMinimumWidth(min(field.sizeHint().width(), 2 * self._theme.scaled(_WIDEST)))
            self.blocks[key].setFixedWidth(width)
        self.updateGeometry()

    def _arrange(self) -> None:
        flow = FlowLayout(SPACE.group)
        for block in self.blocks.values():
            flow.addWidget(block)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.group)
        row.addLayout(flow, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
