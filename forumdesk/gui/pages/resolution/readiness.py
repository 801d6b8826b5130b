"""What has to hold before a resolution is printed, and the panel that says it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from forumdesk.domain.adoption import adopted_rows, lacks_only_the_seal
from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.issued import SignedCopy
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.modes import BY_COUNT, BY_NAME, MODE_NAMES
from forumdesk.domain.people import ParticipantCounts
from forumdesk.domain.resolutions import Part, ResolutionText
from forumdesk.domain.texts import Language
from forumdesk.gui.models.issued import copies_of, signed_words, signers_words
from forumdesk.gui.theme import ICON, RADIUS, SPACE, WIDTH, Theme, Token
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.painting import fill_shape
from forumdesk.gui.words import Words
from forumdesk.language.dates import long_date, time_of_day
from forumdesk.services.register import Register
from forumdesk.services.resolutions import FactFinding
from forumdesk.services.sheets import ResolutionSheet

CheckState = Literal["holds", "fails", "open", "sealed"]
_TEXTS: Final = frozenset({"resolution", "handout"})
FONT: Final = "IBM Plex Serif"
_LOOKS: Final[dict[CheckState, tuple[str, Token]]] = {
    "holds": ("check-circle", "ok"),
    "fails": ("warning", "warn"),
    "open": ("circle-dashed", "text3"),
    "sealed": ("lock-simple", "text2"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line: what holds or fails; a failing one leads to the page where it is mended."""

    key: str
    state: CheckState
    title: str
    detail: str = ""
    act: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintState:
    """What is known about the resolution; ``printed`` tells whether it could be printed, None while it is."""

    meeting: Meeting
    text: ResolutionText
    required: tuple[Language, ...]
    sheet: ResolutionSheet
    decisions: tuple[Decision, ...]
    facts: tuple[FactFinding, ...]
    counts: ParticipantCounts
    printed: bool | None = None
    obstacle: KnownError | None = field(default=None)
    signed: tuple[SignedCopy, ...] = ()

    @property
    def seals_when_printed(self) -> bool:
        """Whether every recommendation is decided and only the seal is missing: printing closes that for ever."""
        return lacks_only_the_seal(self.text, self.decisions)


def read_state(register: Register, meeting_id: MeetingId, before: PrintState | None) -> PrintState:
    """Everything the page shows; ``before`` tells how the last printing went. Raises DomainError for broken seals."""
    meeting = register.meetings.meeting(meeting_id)
    text = register.resolutions.text(meeting_id)
    sheet = register.resolutions.sheet(meeting_id)
    return PrintState(
        meeting=meeting,
        text=text,
        required=register.meetings.body(meeting.body_id).rules.languages or text.languages,
        sheet=sheet,
        decisions=register.decisions.decisions(meeting_id),
        facts=register.resolutions.facts(meeting_id),
        counts=register.participants.counts(meeting_id),
        printed=before.printed if before else None,
        obstacle=before.obstacle if before else None,
        signed=copies_of(register, meeting_id, _TEXTS, sheet.adoption.code) if sheet.adoption else (),
    )


def checks_of(state: PrintState, words: Words) -> tuple[Check, ...]:
    """The gate before printing, in words; all must hold before a resolution goes out as adopted."""
    unplaced = sum(row.part is Part.UNPLACED for row in state.text.rows)
    checks = [_languages(state, words)]
    if unplaced:
        checks.append(_unplaced(unplaced, words))
    return (
        *checks,
        *_facts(state, words),
        _letters(state, words),
        _adopted(state, words),
        _sealed(state, words),
        *_signed(state, words),
    )


def _languages(state: PrintState, words: Words) -> Check:
    _, ngettext = words.gettext, words.ngettext
    hindrances = state.text.hindrances(state.required)
    if hindrances:
        detail = ngettext(
            "{count} place is missing, stale or not checked",
            "{count} places are missing, stale or not checked",
            len(hindrances),
        ).format(count=len(hindrances))
        return Check(
            key="languages",
            state="fails",
            title=_("Languages not complete"),
            detail=detail,
            act=_("To the text"),
            page="recommendations",
        )
    title = ngettext("{count} language complete", "{count} languages complete", len(state.required))
    rows = len(state.text.rows)
    detail = ngettext(
        "{count} paragraph each, numbered alike", "{count} paragraphs each, numbered alike", rows
    )
    return Check(
        key="languages",
        state="holds",
        title=title.format(count=len(state.required)),
        detail=detail.format(count=rows),
    )


def _unplaced(count: int, words: Words) -> Check:
    _, ngettext = words.gettext, words.ngettext
    return Check(
        key="unplaced",
        state="fails",
        title=_("Paragraphs without a place"),
        detail=ngettext(
            "{count} paragraph fits no part of a resolution",
            "{count} paragraphs fit no part of a resolution",
            count,
        ).format(count=count),
        act=_("To the text"),
        page="recommendations",
    )


def _facts(state: PrintState, words: Words) -> list[Check]:
    _, ngettext = words.gettext, words.ngettext
    if not state.counts.people:
        return [
            Check(
                key="facts",
                state="open",
                title=_("Numbers not compared"),
                detail=_("Nobody is on the list of participants yet"),
                act=_("To the participants"),
                page="participants",
            )
        ]
    differing = list(
        dict.fromkeys(words.catalogue.sentence(one.notice) for one in state.facts if not one.agrees)
    )
    if differing:
        title, act = _("Text and register differ"), _("To the text")
        return [
            Check(
                key=f"facts{n}", state="fails", title=title, detail=sentence, act=act, page="recommendations"
            )
            for n, sentence in enumerate(differing)
        ]
    countries = ngettext("{count} country", "{count} countries", state.counts.countries)
    people = ngettext("{count} person", "{count} people", state.counts.people)
    detail = _("{countries}, {people}").format(
        countries=countries.format(count=state.counts.countries),
        people=people.format(count=state.counts.people),
    )
    title = _("Facts agree with the register") if state.facts else _("The text states no numbers")
    return [Check(key="facts", state="holds", title=title, detail=detail)]


def _letters(state: PrintState, words: Words) -> Check:
    _ = words.gettext
    if state.obstacle is not None:
        return Check(
            key="letters",
            state="fails",
            title=_("The page cannot be printed"),
            detail=words.catalogue.sentence(state.obstacle),
            act=_("To the text"),
            page="recommendations",
        )
    if state.printed is None:
        return Check(key="letters", state="open", title=_("Letters are being checked"), detail=FONT)
    return Check(key="letters", state="holds", title=_("Every letter is in the font"), detail=FONT)


def _adopted(state: PrintState, words: Words) -> Check:
    _ = words.gettext
    decided = adopted_rows(state.decisions)
    known = state.text.recommendations()
    done = sum(one.id in decided for one in known)
    if not known or done < len(known):
        detail = _("{done} of {all} recommendations decided").format(done=done, all=len(known))
        return Check(
            key="adopted",
            state="fails",
            title=_("Not adopted yet"),
            detail=detail if done else _("Nothing has been decided yet"),
            act=_("To the decisions"),
            page="decisions",
        )
    ways = list(dict.fromkeys(decided[one.id].mode for one in known))
    title = words.pgettext("resolution", "Adopted {mode}").format(
        mode=", ".join(_(MODE_NAMES[one]) for one in ways)
    )
    last = max((decided[one.id] for one in known), key=lambda one: one.number)
    counted = last.mode in BY_NAME | BY_COUNT
    detail = _("{voices_for} for, {against} against, {abstaining} abstaining").format(
        voices_for=last.tally.voices_for, against=last.tally.against, abstaining=last.tally.abstaining
    )
    return Check(key="adopted", state="holds", title=title, detail=detail if counted else "")


def _sealed(state: PrintState, words: Words) -> Check:
    _ = words.gettext
    adoption = state.sheet.adoption
    if adoption is not None:
        at = adoption.sealed_at.astimezone(ZoneInfo(state.meeting.time_zone))
        detail = _("{date}, {time}").format(
            date=long_date(at.date(), words.language), time=time_of_day(at.time(), words.language)
        )
        return Check(key="sealed", state="sealed", title=_("Sealed"), detail=detail)
    if state.seals_when_printed:
        return Check(
            key="sealed",
            state="open",
            title=_("Recorded, not sealed"),
            detail=_("Printing and the PDF seal it for ever"),
        )
    return Check(key="sealed", state="open", title=_("Not sealed"))


def _signed(state: PrintState, words: Words) -> list[Check]:
    """When what was adopted was signed; nothing is said while no signed copy is kept."""
    if not state.signed:
        return []
    said, signers = signed_words(state.signed, words), signers_words(state.signed)
    return [Check(key="signed", state="holds", title=said[:1].upper() + said[1:], detail=signers)]


class ReadinessPanel(Ground):
    """The checks, what a draft prints, and the code in the foot. Emits ``page_asked(key)``."""

    page_asked = Signal(str)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without checks."""
        super().__init__(theme, "surface", lines=Qt.Edge.LeftEdge, parent=parent)
        self._words = words
        self.acts: dict[str, Button] = {}
        self.title = Label(theme, role="section")
        self._checks = QVBoxLayout()
        self.note = Label(theme, role="small", token="text2", wraps=True)
        self._code_title = Label(theme, role="caption_strong", token="text2", wraps=True)
        self._code = Label(theme, role="section")
        self._code_help = Label(theme, role="caption", token="text2", wraps=True)
        self._code_box = _CodeBox(theme)
        self._code_part = QWidget()
        self._scroll = QScrollArea()
        self.note.setObjectName("note")
        self._arrange()
        self._dress()
        theme.changed.connect(self._dress)

    def show_checks(self, checks: Sequence[Check], *, note: str, code: str) -> None:
        """Show the lines, a note on what is printed now, and the printed code if there is one."""
        _ = self._words.gettext
        self.title.setText(_("Ready to print") if is_ready(checks) else _("Before printing"))
        focused = next((key for key, button in self.acts.items() if button.hasFocus()), "")
        self.acts.clear()
        while (item := self._checks.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for check in checks:
            self._checks.addWidget(self._line(check))
        if focused in self.acts:
            self.acts[focused].setFocus()
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._code_title.setText(_("Printed in the footer"))
        self._code.setText(code)
        self._code_help.setText(_("The code of the sealed decision"))
        self._code_part.setVisible(bool(code))
        self.setAccessibleName(self.title.text())

    def _line(self, check: Check) -> QWidget:
        line = QWidget()
        icon_name, tone = _LOOKS[check.state]
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self._theme, check.title, role="small_strong", wraps=True))
        if check.detail:
            words.addWidget(Label(self._theme, check.detail, role="caption", token="text2", wraps=True))
        if check.act:
            button = Button(self._theme, check.act, kind="link", name=f"{check.title}: {check.act}")
            button.setObjectName(f"{check.key}_button")
            button.clicked.connect(lambda _checked=False, page=check.page: self.page_asked.emit(page))
            self.acts[check.key] = button
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.near)
        row.addWidget(IconView(self._theme, icon_name, token=tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        line.setAccessibleName(": ".join(part for part in (check.title, check.detail) if part))
        return line

    def _arrange(self) -> None:
        code = QVBoxLayout(self._code_part)
        code.setContentsMargins(0, 0, 0, 0)
        code.setSpacing(SPACE.near)
        code.addWidget(HairLine(self._theme))
        code.addWidget(self._code_title)
        beside = QHBoxLayout()
        beside.setSpacing(SPACE.group)
        beside.addWidget(self._code_box)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._code)
        lines.addWidget(self._code_help)
        beside.addLayout(lines, 1)
        code.addLayout(beside)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        column.setSpacing(SPACE.group)
        column.addWidget(self.title)
        self._checks.setSpacing(SPACE.group)
        column.addLayout(self._checks)
        column.addWidget(self.note)
        column.addWidget(self._code_part)
        column.addStretch(1)
        scroll = self._scroll
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(WIDTH.hairline, 0, 0, 0)
        outer.addWidget(scroll)

    def _dress(self) -> None:
        self._scroll.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be somewhat wider than the outline."""
        return QSize(self._theme.scaled(WIDTH.outline) + SPACE.page, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Keep the width; scroll in height."""
        return QSize(self.sizeHint().width(), self._theme.height("desk_field"))


class _CodeBox(QWidget):
    """The square before the printed code."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.group, SPACE.near, SPACE.group, SPACE.near)
        row.addWidget(IconView(theme, "barcode", size=ICON.desk, token="text"))
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        fill_shape(QPainter(self), self.rect(), edge=self._theme.colour("line"), radius=RADIUS.control)


def is_ready(checks: Sequence[Check]) -> bool:
    """Whether everything holds that must before a resolution goes out as adopted; the seal may still be missing."""
    return all(check.state in {"holds", "sealed"} or check.key == "sealed" for check in checks)
