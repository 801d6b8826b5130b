"""What was said to a decision, and the form in which more is said in three languages."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import StatementId
from forumdesk.domain.statements import STATEMENT_NAMES, StatementKind
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.gui.models.consultation_words import moment_in_words
from forumdesk.gui.models.roll_call import ANSWERS
from forumdesk.gui.models.text_rows_lines import LANGUAGE_NAMES
from forumdesk.gui.pages.decisions.people import Chosen, Find, PersonField
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.kept_fields import KeptArea, KeptChoice
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.words import Words
from forumdesk.gui.workspace import Workspace
from forumdesk.services.decision_views import ShownStatement

_VOICES: Final = (Voice.FOR, Voice.AGAINST, Voice.ABSTAINING, Voice.NOT_VOTING)
_NOT_TO_ITEMS: Final = N_("A correction is made to a sealed decision.")


class StatementForm(QWidget):
    """Kind, to what, by whom, words. Emits `kept` and `given_up`."""

    kept = Signal()
    given_up = Signal()

    def __init__(self, theme: Theme, words: Words, find: Find) -> None:
        """`find` gives the people who fit what was typed."""
        super().__init__()
        self._words = words
        self._author: Chosen | None = None
        self._delegations: tuple[Delegation, ...] = ()
        self._targets: list[tuple[str, object]] = []
        self.kind_choice, self.target_choice = KeptChoice(theme), KeptChoice(theme)
        self.delegation_choice, self.voice_choice = KeptChoice(theme), KeptChoice(theme)
        self.person_field = PersonField(theme, words, find, names_too=True)
        self.author_button = Button(theme, icon_name="x", icon_after=True, height="control_message")
        self.areas = {language: KeptArea(theme) for language in STATE_LANGUAGE_FIRST}
        self.blocks = {
            "kind": FieldBlock(theme, self.kind_choice, ""),
            "target": FieldBlock(theme, self.target_choice, ""),
            "delegation": FieldBlock(theme, self.delegation_choice, ""),
            "voice": FieldBlock(theme, self.voice_choice, ""),
        }
        self.area_blocks = {language: FieldBlock(theme, area, "") for language, area in self.areas.items()}
        self.wrong = Label(theme, role="caption_medium", token="bad", wraps=True)
        self.keep_button = Button(theme, icon_name="check", deed=CHANGE)
        self.cancel_button = Button(theme, kind="flat")
        for name in ("kind_choice", "target_choice", "delegation_choice", "voice_choice", "keep_button"):
            getattr(self, name).setObjectName(f"statement_{name}")
        for language, area in self.areas.items():
            area.setObjectName(f"statement_{language}")
            area.textChanged.connect(lambda: self.refuse(""))
        self._arrange()
        self._connect()
        self.refuse("")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        for name in ("kind", "target", "delegation"):
            column.addWidget(self.blocks[name])
        column.addWidget(self.person_field)
        column.addWidget(self.author_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.blocks["voice"])
        for block in self.area_blocks.values():
            column.addWidget(block)
        column.addWidget(self.wrong)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.near)
        acts.addWidget(self.keep_button)
        acts.addWidget(self.cancel_button)
        acts.addStretch(1)
        column.addLayout(acts)

    def _connect(self) -> None:
        for choice in (self.kind_choice, self.target_choice, self.delegation_choice, self.voice_choice):
            choice.settled.connect(lambda key, one=choice: one.set_kept(key, anew=True))
            choice.currentIndexChanged.connect(self._show_fields)
        self.person_field.added.connect(self._choose_author)
        self.author_button.clicked.connect(lambda: self._choose_author(None))
        self.keep_button.clicked.connect(self.kept)
        self.cancel_button.clicked.connect(self.given_up)

    # what was told

    @property
    def kind(self) -> StatementKind:
        """What kind of statement it is."""
        key = self.kind_choice.key()
        return key if isinstance(key, StatementKind) else StatementKind.RESERVATION

    @property
    def target(self) -> object:
        """The agenda item on which it is made; None for the decision that is shown."""
        return self.target_choice.key()

    @property
    def delegation(self) -> Delegation | None:
        """Which delegation makes it; None for a person."""
        wanted = self.delegation_choice.key()
        return next((one for one in self._delegations if one.id == wanted), None)

    @property
    def author(self) -> Chosen | None:
        """Who makes it where it is no delegation; a name still in the field counts."""
        typed = " ".join(self.person_field.field.text().split())
        if self._author is None and typed:
            return Chosen(name=LocalizedText(**{self._words.language.value: typed}))
        return self._author

    @property
    def voice(self) -> Voice | None:
        """The voice that was meant; only a correction has one."""
        key = self.voice_choice.key()
        return key if isinstance(key, Voice) and self.kind is StatementKind.CORRECTION else None

    @property
    def text(self) -> LocalizedText:
        """The words."""
        return LocalizedText(**{one.value: area.text() for one, area in self.areas.items()})

    def open_for(self, said: ShownStatement | None = None) -> None:
        """Start anew, or with a statement that is changed."""
        kind = said.said.kind if said else StatementKind.RESERVATION
        self.kind_choice.set_kept(kind, anew=True)
        self.target_choice.set_kept(None, anew=True)
        self.voice_choice.set_kept(said.said.voice if said else None, anew=True)
        text = said.said.text if said else LocalizedText()
        for language, area in self.areas.items():
            area.set_kept(text.get(language), anew=True)
        self._choose_author(Chosen(name=said.said.author) if said else None)
        self.delegation_choice.set_kept(self._delegation_named(said.said.author) if said else None, anew=True)
        self.refuse("")
        self._show_fields()
        self.kind_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delegation_named(self, name: LocalizedText) -> object:
        return next((one.id for one in self._delegations if one.name == name), None)

    def show_material(
        self, delegations: Sequence[Delegation], items: Sequence[AgendaItem], decision: str
    ) -> None:
        """Say which delegations and agenda items there are; ``decision`` names the one that is shown."""
        self._delegations = tuple(delegations)
        language = self._words.language
        self._targets = [(decision, None)]
        self._targets += [(f"{one.label}. {one.title.in_language(language)}", one.id) for one in items]
        self._fill()

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be kept."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.blocks["kind"].set_texts(_("Kind of statement"))
        self.blocks["target"].set_texts(_("Made to"))
        self.blocks["delegation"].set_texts(_("Made by"))
        self.blocks["voice"].set_texts(_("Voice that was meant"), help_line=_("The tally stays as it is."))
        self.person_field.set_texts(_("Person"), _("Name on the list, or any name"))
        for language, block in self.area_blocks.items():
            block.set_texts(_(LANGUAGE_NAMES[language]))
        self.keep_button.set_texts(_("Keep the statement"))
        self.cancel_button.set_texts(_("Cancel"))
        self._fill()

    def _fill(self) -> None:
        _, language = self._words.gettext, self._words.language
        self.kind_choice.fill([(_(name), kind) for kind, name in STATEMENT_NAMES.items()])
        self.target_choice.fill(self._targets)
        people = [(one.name.in_language(language), one.id) for one in self._delegations]
        self.delegation_choice.fill([*people, (_("A person"), None)])
        none: tuple[str, object] = (_("not said"), None)
        self.voice_choice.fill([none, *((_(ANSWERS[voice].word), voice) for voice in _VOICES)])
        self._show_fields()

    def _choose_author(self, chosen: object) -> None:
        self._author = chosen if isinstance(chosen, Chosen) else None
        name = self._author.name.in_language(self._words.language) if self._author else ""
        said = self._words.gettext("Take out {name}").format(name=name)
        self.author_button.set_texts(name, name=said)
        self._show_fields()

    def _show_fields(self) -> None:
        person = self.delegation is None
        self.blocks["delegation"].setVisible(bool(self._delegations))
        self.person_field.setVisible(person and self._author is None)
        self.author_button.setVisible(person and self._author is not None)
        self.blocks["voice"].setVisible(self.kind is StatementKind.CORRECTION)
        wrong = self.kind is StatementKind.CORRECTION and self.target is not None
        self.blocks["target"].set_wrong(self._words.gettext(_NOT_TO_ITEMS) if wrong else "")


class StatementsPart(QWidget):
    """Emits `add_asked`, `edit_asked(ShownStatement)`, `remove_asked(StatementId)`."""

    add_asked = Signal()
    edit_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._theme, self._words = workspace.theme, workspace.words
        self.heading = Label(self._theme, role="caption_strong", token="text2")
        self.none_label = Label(self._theme, role="small", token="text3", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.group)
        self.add_button = Button(self._theme, icon_name="plus", height="control_message", deed=CHANGE)
        self.add_button.setObjectName("add_statement_button")
        self.holder = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(HairLine(self._theme))
        column.addWidget(self.heading)
        column.addWidget(self.none_label)
        column.addLayout(self._list)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self.holder)
        self.add_button.clicked.connect(self.add_asked)

    def show_statements(self, statements: Sequence[ShownStatement], zone: str) -> None:
        """List what was said, in order."""
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for one in statements:
            self._list.addWidget(self._block(one, zone))
        self.none_label.setVisible(not statements)

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.heading.setText(_("Statements"))
        self.none_label.setText(_("Nobody has made a statement on this decision."))
        self.add_button.set_texts(_("Add a statement"))

    def _block(self, one: ShownStatement, zone: str) -> QWidget:
        _, language, said = self._words.gettext, self._words.language, one.said
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        head = f"{said.number}. {_(STATEMENT_NAMES[said.kind])}: {said.author.in_language(language)}"
        column.addWidget(Label(self._theme, head, role="small_strong", wraps=True))
        words = said.text.in_language(language)
        if said.voice is not None:
            meant = _("Meant: {voice}.").format(voice=_(ANSWERS[said.voice].word))
            words = f"{meant} {words}".strip()
        column.addWidget(Label(self._theme, words, role="small", wraps=True))
        state = _("sealed") if said.sealed else _("not sealed")
        when = f"{moment_in_words(said.made_at, zone, self._words)} · {state}"
        missing = [_(LANGUAGE_NAMES[one]) for one in STATE_LANGUAGE_FIRST if not said.text.get(one)]
        if missing and said.text:
            when += " · " + _("missing: {languages}").format(languages=", ".join(missing))
        column.addWidget(Label(self._theme, when, role="caption", token="text3", wraps=True))
        if not said.sealed:
            column.addLayout(self._acts(one))
        return block

    def _acts(self, one: ShownStatement) -> FlowLayout:
        _ = self._words.gettext
        acts = FlowLayout(SPACE.near)
        edit = Button(self._theme, _("Edit"), kind="link", icon_name="pencil-simple", deed=CHANGE)
        edit.clicked.connect(lambda: self.edit_asked.emit(one))
        remove = Button(self._theme, _("Take out"), kind="link", icon_name="trash", deed=CHANGE)
        identifier: StatementId = one.id
        remove.clicked.connect(lambda: self.remove_asked.emit(identifier))
        acts.addWidget(edit)
        acts.addWidget(remove)
        return acts
