"""What was found in a paragraph: said, put right, or let stand with a reason."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.findings import Dismissal
from forumdesk.gui.pages.recommendations.panel_section import Section
from forumdesk.gui.theme import ICON, SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import TextField
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS
from forumdesk.gui.words import Words
from forumdesk.services.text_checks import Finding

REPAIR_KEY: Final = "Alt+Enter"
_MARKS: Final[Mapping[str, str]] = dict(LANGUAGE_MARKS)
_SHOWN: Final = 20
_LONGEST: Final = 48


class FindingsSection(Section):
    """Emits `repair_asked(finding)`, `repair_all_asked`, `dismiss_asked(finding, reason)`, `recall_asked(id)`,
    `next_asked`.
    """

    repair_asked = Signal(object)
    repair_all_asked = Signal()
    dismiss_asked = Signal(object, str)
    recall_asked = Signal(object)
    next_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words)
        self.next_button = Button(theme, kind="link", key="F7", role="small_medium")
        self.all_button = Button(theme, kind="link", role="small_medium")
        self.next_button.clicked.connect(self.next_asked)
        self.all_button.clicked.connect(self.repair_all_asked)
        flow = FlowLayout(SPACE.near)
        flow.addWidget(self.next_button)
        flow.addWidget(self.all_button)
        self.cards: list[FindingCard] = []
        self.column.addLayout(flow)
        self.end_head()

    def retranslate(self) -> None:
        """The words are set with what is shown."""

    def show_findings(
        self, findings: Sequence[Finding], dismissed: Sequence[Dismissal], *, whole: int, repairable: int
    ) -> None:
        """Show those of a paragraph; `whole` and `repairable` count those of the text."""
        words = self._words
        said = words.ngettext("{count} finding in the text", "{count} findings in the text", whole)
        self.next_button.set_texts(said.format(count=whole))
        self.next_button.setVisible(whole > 0)
        said = words.ngettext("Repair {count} in the text", "Repair {count} in the text", repairable)
        self.all_button.set_texts(said.format(count=repairable))
        self.all_button.setVisible(repairable > 1)
        first = next((one for one in findings if one.repair is not None), None)
        before = [card for card in self.cards if card.is_asking]
        focused = next((card for card in before if card.reason_field.hasFocus()), None)
        self.cards = [self._card(one, with_key=one is first) for one in findings[:_SHOWN]]
        widgets: list[QWidget] = list(self.cards)
        if not findings:
            label = words.gettext("Nothing was found in this paragraph.")
            widgets.append(Label(self._theme, label, role="small", token="text3", wraps=True))
        if dismissed:
            widgets.append(HairLine(self._theme))
            title = words.gettext("Let stand")
            widgets.append(Label(self._theme, title, role="caption_strong", token="text2"))
            widgets += [self._dismissed(one) for one in dismissed[-_SHOWN:]]
        self.refill(widgets)
        for card in self.cards:
            old = next((one for one in before if one.finding == card.finding), None)
            if old is not None:
                card.go_on(old, focus=old is focused)

    def ask_reason(self) -> None:
        """Open the field for the reason of the first finding."""
        if self.cards:
            self.cards[0].ask_reason()

    def _card(self, finding: Finding, *, with_key: bool) -> "FindingCard":
        card = FindingCard(self._theme, self._words, finding, with_key=with_key)
        card.repair_asked.connect(lambda: self.repair_asked.emit(finding))
        card.reason_given.connect(lambda reason: self.dismiss_asked.emit(finding, reason))
        return card

    def _dismissed(self, dismissal: Dismissal) -> QWidget:
        _ = self._words.gettext
        said = _("{language}: “{words}” – {reason}").format(
            language=_MARKS[dismissal.language], words=_short(dismissal.words), reason=dismissal.reason
        )
        button = Button(
            self._theme, _("Tell again"), kind="link", deed=CHANGE, name=f"{_('Tell again')}: {said}"
        )
        button.clicked.connect(lambda: self.recall_asked.emit(dismissal.id))
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(self._theme, said, role="small", token="text2", wraps=True), 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return part


class FindingCard(QWidget):
    """One finding with its acts. Emits `repair_asked` and `reason_given(reason)`."""

    repair_asked = Signal()
    reason_given = Signal(str)

    def __init__(self, theme: Theme, words: Words, finding: Finding, *, with_key: bool) -> None:
        super().__init__()
        _ = words.gettext
        sentence = words.catalogue.sentence(finding.notice)
        self.finding = finding
        self._theme = theme
        self.repair_button = Button(
            theme, kind="outlined", height="control_message", role="small_medium", deed=CHANGE
        )
        self.stand_button = Button(theme, _("Let it stand…"), kind="link", role="small_medium", deed=CHANGE)
        self.reason_field = TextField(theme, name=_("Why it stays as it is"))
        self.reason_field.setPlaceholderText(_("Why it stays as it is"))
        self.keep_button = Button(
            theme, _("Keep"), height="control_message", role="small_medium", deed=CHANGE
        )
        self._reason = QWidget()
        self.setAccessibleName(f"{_MARKS[finding.language]}: {sentence}")
        self.stand_button.setAccessibleName(f"{_('Let it stand…')} {sentence}")
        if finding.repair is None:
            self.repair_button.hide()
        else:
            self._name_repair(words, finding, sentence, with_key=with_key)
        self._arrange(sentence, finding)
        self.repair_button.clicked.connect(self.repair_asked)
        self.stand_button.clicked.connect(self.ask_reason)
        self.keep_button.clicked.connect(self._give_reason)
        self.reason_field.returnPressed.connect(self._give_reason)

    def _name_repair(self, words: Words, finding: Finding, sentence: str, *, with_key: bool) -> None:
        _ = words.gettext
        repair = words.pgettext("finding", "Repair")
        put = _short((finding.repair or "").strip().replace("\u00a0", "°"))
        label = _("Repair: “{words}”").format(words=put) if put and len(put) <= _LONGEST // 2 else repair
        self.repair_button.set_texts(label, name=f"{label}. {sentence}")
        if with_key:
            self.repair_button.set_key(REPAIR_KEY)

    def _arrange(self, sentence: str, finding: Finding) -> None:
        theme = self._theme
        token, icon_name = ("accent", "info") if finding.is_suggestion else ("warn", "warning")
        said = QHBoxLayout()
        said.setSpacing(SPACE.near)
        icon = IconView(theme, icon_name, size=ICON.control, token="accent" if token == "accent" else "warn")
        said.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(Label(theme, sentence, role="small", wraps=True), 1)
        mark = Label(theme, _MARKS[finding.language], role="overline", token="text3")
        said.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        acts = FlowLayout(SPACE.near)
        acts.addWidget(self.repair_button)
        acts.addWidget(self.stand_button)
        reason = QHBoxLayout(self._reason)
        reason.setContentsMargins(0, 0, 0, 0)
        reason.setSpacing(SPACE.near)
        reason.addWidget(self.reason_field, 1)
        reason.addWidget(self.keep_button)
        self._reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.tight, 0, SPACE.near)
        column.setSpacing(SPACE.near)
        column.addLayout(said)
        column.addLayout(acts)
        column.addWidget(self._reason)
        column.addWidget(HairLine(theme))

    def ask_reason(self) -> None:
        """Ask why the finding stays as it is."""
        self._reason.show()
        self.reason_field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_asking(self) -> bool:
        """Whether a reason is asked for."""
        return not self._reason.isHidden()

    def go_on(self, old: "FindingCard", *, focus: bool) -> None:
        """Ask on for the reason that was begun in the card in whose place this one is shown."""
        self._reason.show()
        self.reason_field.setText(old.reason_field.text())
        self.reason_field.setCursorPosition(old.reason_field.cursorPosition())
        if focus:
            self.show()  # a layout shows its widgets only later, and a hidden field takes no focus
            self.reason_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_reason(self) -> None:
        self.reason_given.emit(self.reason_field.text())


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
