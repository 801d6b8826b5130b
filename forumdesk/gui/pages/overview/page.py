"""Overview: the facts of the meeting, and how far its road has come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from forumdesk.domain.bodies import Body
from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.gui.conduct.limits_panel import LimitsPanel
from forumdesk.gui.pages.overview.attention import AttentionPart
from forumdesk.gui.pages.overview.emblem import EmblemPart
from forumdesk.gui.pages.overview.road import RoadPart
from forumdesk.gui.pages.overview.rules import RulesPart
from forumdesk.gui.pages.page import Page
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.workspace import Workspace
from forumdesk.language.dates import long_date, parse_date_line
from forumdesk.services.meanwhile import ChangedMeanwhileError
from forumdesk.services.meetings import WORKING_TITLE

V = TypeVar("V")
FORM_WIDTH = 760
ROAD_WIDTH = 336


@dataclass(frozen=True, slots=True)
class _TextFact:
    """A fact that is a text in three languages."""

    name: str
    label: str


_TEXTS = (
    _TextFact("title", N_("Title of the meeting")),
    _TextFact("place", N_("Place")),
    _TextFact("chair", N_("Chair")),
    _TextFact("secretary", N_("Secretary")),
)
_BODY_LABEL = N_("Body")
_MARKS = {Language.KK: "ҚАЗ", Language.RU: "РУС", Language.EN: "ENG"}


class OverviewPage(Page):
    """Fields that are kept as soon as one leaves them; steps that lead to their pages.

    Emits ``page_asked(key)`` from a step and ``import_asked(kind)`` where a step is still to be begun.
    """

    page_asked = Signal(str)
    import_asked = Signal(str)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        super().__init__(workspace, meeting_id)
        self._fields: dict[tuple[str, Language], FieldBlock] = {}
        self._seen: Meeting | None = None
        self._seen_body: Body | None = None
        self._heads: dict[str, Label] = {}
        self._days = {name: self._field(partial(self._keep_day, name)) for name in ("first_day", "last_day")}
        self._plain = {name: self._field(partial(self._keep_plain, name)) for name in ("number", "time_zone")}
        self._road = RoadPart(workspace)
        self._road.page_asked.connect(self.page_asked)
        self._road.import_asked.connect(self.import_asked)
        self.attention_part = AttentionPart(workspace)
        self.attention_part.page_asked.connect(self.page_asked)
        self.rules_part = RulesPart(workspace)
        self.rules_part.clashed.connect(self.offer_choice)
        self.emblem_part = EmblemPart(workspace)
        self.limits_part = LimitsPanel(workspace, meeting_id, inside_page=True)
        self._arrange()
        self.retranslate()

    def take_focus(self) -> None:
        """Work starts at the title."""
        self._fields["title", self.words.language].field.setFocus()

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self.words.gettext
        labels = {fact.name: _(fact.label) for fact in _TEXTS} | {"body": _(_BODY_LABEL)}
        names = {Language.KK: _("Kazakh"), Language.RU: _("Russian"), Language.EN: _("English")}
        for (name, language), block in self._fields.items():
            block.field.setAccessibleName(f"{labels[name]}, {names[language]}")
        for name, head in self._heads.items():
            head.setText(labels[name])
        self._days["first_day"].set_texts(_("First day"))
        self._days["last_day"].set_texts(_("Last day"))
        self._plain["number"].set_texts(_("Number of the meeting"))
        self._plain["time_zone"].set_texts(_("Time zone"))
        for part in (self._road, self.attention_part, self.rules_part, self.emblem_part):
            part.retranslate()

    def reload(self) -> None:
        """Show the meeting's facts and how far each step is."""
        meeting = self.register.meetings.meeting(self.meeting_id)
        body = self.register.meetings.body(meeting.body_id)
        if not any(_is_typed(block) for block in self._all_fields()):
            self._seen, self._seen_body = meeting, body
        for (name, language), block in self._fields.items():
            text = body.name if name == "body" else getattr(meeting, name)
            _show(block, text.get(language))
        for name, block in self._days.items():
            day: date | None = getattr(meeting, name)
            _show(block, long_date(day, self.words.language) if day else "")
        for name, block in self._plain.items():
            _show(block, getattr(meeting, name))
        self._road.show_meeting(meeting.id)
        self.attention_part.show_meeting(meeting.id)
        self.rules_part.show_rules(body, self.register.participants.counts(meeting.id).entitled)
        self.emblem_part.show_emblem(body.id)

    def _keep_text(self, name: str, language: Language) -> None:
        block = self._fields[name, language]
        typed = _typed(block)
        meeting = self.register.meetings.meeting(self.meeting_id)
        if name == "body":
            body = self.register.meetings.body(meeting.body_id)
            if typed != body.name.get(language):
                renamed = body.name.with_text(language, typed)
                rename = self.register.meetings.edit_body
                self._keep(block, self._seen_body, lambda seen: rename(body.id, renamed, base=seen))
            return
        text: LocalizedText = getattr(meeting, name)
        if typed != text.get(language):
            changed = text.with_text(language, typed)
            self._keep_fields(block, {name: changed})

    def _keep_plain(self, name: str) -> None:
        block = self._plain[name]
        typed = _typed(block)
        if typed != getattr(self.register.meetings.meeting(self.meeting_id), name):
            self._keep_fields(block, {name: typed})

    def _keep_day(self, name: str) -> None:
        block, typed = self._days[name], _typed(self._days[name])
        meeting = self.register.meetings.meeting(self.meeting_id)
        day = _day(typed)
        if typed and day is None:
            block.set_wrong(self.words.gettext("This is not a date. Write it like 17.10.2024."))
            return
        if day == getattr(meeting, name):
            block.set_wrong("")
            return
        fields: dict[str, object] = {name: day}
        if name == "first_day" and (meeting.last_day is None or meeting.last_day == meeting.first_day):
            fields["last_day"] = day  # a meeting of one day moves as a whole
        self._keep_fields(block, fields)

    def _keep_fields(self, block: FieldBlock, fields: Mapping[str, Any]) -> None:
        def keep(seen: Meeting | None) -> None:
            self.register.meetings.edit(self.meeting_id, base=seen, **fields)
            if self._seen is not None:  # one's own change is not news to a field that is still typed into
                self._seen = replace(self._seen, **fields)

        self._keep(block, self._seen, keep)

    def _keep(self, block: FieldBlock, seen: V, deed: Callable[[V], object]) -> None:
        """Do a deed on what was seen; where somebody else changed the same meanwhile the person chooses."""
        try:
            deed(seen)
        except ChangedMeanwhileError as error:
            current = error.current
            block.set_wrong(self.words.catalogue.sentence(error))
            self.offer(error, mine=lambda: self._keep(block, current, deed), theirs=self._take_theirs)
        except KnownError as error:
            self._refuse(block, error)
        else:
            block.set_wrong("")

    def _take_theirs(self) -> None:
        """Show what is kept now, in place of what was typed."""
        for block in self._all_fields():
            _typed(block)
            block.set_wrong("")
        self.reload()

    def _all_fields(self) -> tuple[FieldBlock, ...]:
        return (*self._fields.values(), *self._days.values(), *self._plain.values())

    def _field(self, keep: Callable[[], None]) -> FieldBlock:
        field = _FactField(self.theme)
        block = FieldBlock(self.theme, field, "")
        field.editingFinished.connect(lambda: self._try(block, keep))
        return block

    def _try(self, block: FieldBlock, keep: Callable[[], None]) -> None:
        """What cannot be looked up now, say on a server that is away, stays as it was typed."""
        try:
            keep()
        except KnownError as error:
            self._refuse(block, error)

    def _refuse(self, block: FieldBlock, error: KnownError) -> None:
        """Say it at the field; what was typed stays until it is kept."""
        assert isinstance(block.field, TextField)
        block.field.setModified(True)
        block.set_wrong(self.words.catalogue.sentence(error))

    def _arrange(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(SPACE.page)
        for name in ("title", "place"):
            form.addLayout(self._three_fields(name))
        form.addLayout(_side_by_side(*self._days.values()))
        form.addLayout(_side_by_side(*self._plain.values()))
        form.addWidget(HairLine(self.theme))
        for name in ("body", "chair", "secretary"):
            form.addLayout(self._three_fields(name))
        for part in (self.rules_part, self.emblem_part, self.limits_part):
            form.addWidget(HairLine(self.theme))
            form.addWidget(part)
        form.addStretch(1)
        road = QVBoxLayout()
        road.addWidget(self._road)
        road.addWidget(self.attention_part)
        road.addStretch(1)
        columns = QHBoxLayout()
        columns.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        columns.setSpacing(SPACE.conduct)
        columns.addWidget(_held(form, self.theme, FORM_WIDTH), 1)
        columns.addWidget(_held(road, self.theme, ROAD_WIDTH))
        columns.addStretch(0)
        ground = Ground(self.theme, "surface")
        ground.setLayout(columns)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        self._dress()
        self.theme.changed.connect(self._dress)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(ground)
        self.column.addWidget(self.message_bar)
        self.column.addWidget(area, 1)

    def _dress(self) -> None:
        self._area.setStyleSheet(self.theme.sheet("scroll"))

    def _three_fields(self, name: str) -> QVBoxLayout:
        self._heads[name] = Label(self.theme, role="caption", token="text3")
        rows = QVBoxLayout()
        rows.setSpacing(SPACE.tight)
        rows.addWidget(self._heads[name])
        grid = QGridLayout()
        grid.setSpacing(SPACE.tight)
        for row, language in enumerate(STATE_LANGUAGE_FIRST):
            block = self._field(partial(self._keep_text, name, language))
            block.set_label_shown(False)
            self._fields[name, language] = block
            grid.addWidget(Label(self.theme, _MARKS[language], role="overline", token="text3"), row, 0)
            grid.addWidget(block, row, 1)
        rows.addLayout(grid)
        return rows


class _FactField(TextField):
    """A field in which the working title of a new meeting is selected when editing begins."""

    deed = CHANGE

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let typing replace the working title."""
        super().focusInEvent(event)
        if self.text() in WORKING_TITLE.to_mapping().values():
            # The press of the mouse that brought the focus would take the selection away again.
            QTimer.singleShot(0, self, self.selectAll)


def _show(block: FieldBlock, text: str) -> None:
    field = block.field
    assert isinstance(field, TextField)
    if field.hasFocus() and field.text() == text:
        field.setModified(False)  # a selection stays
    elif not field.isModified():  # typed, even where another window has the focus just now
        field.setText(text)
        field.setCursorPosition(0)
        field.setModified(False)


def _is_typed(block: FieldBlock) -> bool:
    field = block.field
    return isinstance(field, TextField) and field.isModified()


def _typed(block: FieldBlock) -> str:
    field = block.field
    assert isinstance(field, TextField)
    field.setModified(False)
    return field.text().strip()


def _day(text: str) -> date | None:
    written = parse_date_line(text)
    return written.start if written else None


def _side_by_side(*blocks: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE.group)
    for block in blocks:
        row.addWidget(block, 1)
    return row


def _held(layout: QVBoxLayout, theme: Theme, width: int) -> QWidget:
    layout.setContentsMargins(0, 0, 0, 0)
    widget = QWidget()
    widget.setLayout(layout)
    widget.setMaximumWidth(theme.scaled(width))
    return widget
