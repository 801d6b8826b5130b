"""The form of a body's stationery: layout of pages, measures, letterhead, and the template of its wordings."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.documents.measures import MEASURES
from forumdesk.domain.bodies import Body
from forumdesk.domain.errors import KnownError
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.pages.overview.emblem import EmblemPart
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptChoice, KeptField, KeptLine, KeptProse, blocks_of
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.workspace import Workspace
from forumdesk.language.numbers import decimal, parse_number
from forumdesk.services.meanwhile import ChangedMeanwhileError

_MARKS = {Language.KK: "ҚАЗ", Language.RU: "РУС", Language.EN: "ENG"}


class StationeryForm(QWidget):
    """Every choice is kept at once; what cannot be printed on is refused beside its field. Emits ``kept``.

    Emits ``clashed(error, mine, theirs)`` where somebody else changed the same meanwhile.
    """

    kept = Signal()
    clashed = Signal(object, object, object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._theme = theme = workspace.theme
        self._register, self._words = workspace.register, workspace.words
        self._body: Body | None = None
        self._stationery = self._seen = Stationery()
        self.title = Label(theme, role="section")
        self.help_label = Label(theme, role="small", token="text2", wraps=True)
        self.preset_choice = KeptChoice(theme)
        self.letterhead_choice = KeptChoice(theme)
        self.blocks = blocks_of(
            theme,
            {"preset": self.preset_choice, "letterhead": self.letterhead_choice},
            lambda key, value: self._keep(key, lambda kept: self._with(kept, key, value)),
        )
        self.contacts = {language: KeptLine(theme) for language in STATE_LANGUAGE_FIRST}
        self.contact_blocks = {
            language: FieldBlock(theme, field, "") for language, field in self.contacts.items()
        }
        self._contacts_title = Label(theme, role="caption", token="text3")
        self.emblem_part = EmblemPart(workspace)
        self._measures_title = Label(theme, role="small_strong")
        self.usual_button = Button(theme, kind="link", deed=CHANGE)
        self.measures = {measure.key: KeptLine(theme) for measure in MEASURES}
        self.measure_blocks = {key: FieldBlock(theme, field, "") for key, field in self.measures.items()}
        self._template_title = Label(theme, role="section")
        self._template_help = Label(theme, role="small", token="text2", wraps=True)
        self.template_edit = KeptProse(theme)
        self.template_block = FieldBlock(theme, self.template_edit, "")
        self.begin_button = Button(theme, icon_name="file-text", height="control_message", deed=CHANGE)
        self.clear_button = Button(
            theme, kind="flat", icon_name="trash", height="control_message", deed=CHANGE
        )
        for name in ("usual_button", "template_edit", "begin_button", "clear_button"):
            getattr(self, name).setObjectName(name)
        self._connect()
        self._arrange()

    def take_focus(self) -> None:
        """Begin at the layout."""
        self.preset_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_body(self, body: Body) -> None:
        """Show what the body prints on."""
        self._body = body
        self._stationery = self._register.stationery.of_body(body.id)
        self.emblem_part.show_emblem(body.id)
        self._fill()
        if not self._is_typed():
            self._seen = self._stationery

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.title.setText(_("Stationery of the body"))
        self.help_label.setText(_("It holds for all papers of the body. What was given out stays as it was."))
        self.blocks["preset"].set_texts(_("Layout of the pages"))
        self.blocks["letterhead"].set_texts(
            _("Head of the papers"), help_line=_("Emblem and names stand on the first page of each text.")
        )
        self._contacts_title.setText(_("Line below the names"))
        names = {Language.KK: _("Kazakh"), Language.RU: _("Russian"), Language.EN: _("English")}
        for language, block in self.contact_blocks.items():
            block.set_texts("")
            block.field.setAccessibleName(f"{_('Line below the names')}, {names[language]}")
        self._measures_title.setText(_("Measures"))
        self.usual_button.set_texts(_("As the layout has them"))
        for measure in MEASURES:
            self.measure_blocks[measure.key].set_texts(f"{_(measure.title)}, {_(measure.unit)}")
        self._template_title.setText(_("Wordings and order of blocks"))
        self._template_help.setText(
            _(
                "A template in TOML says only what is to be otherwise; everything else stays as the program has it."
            )
        )
        self.template_block.set_texts(_("Template"))
        self.begin_button.set_texts(_("Begin from the program’s"))
        self.clear_button.set_texts(_("Take the template away"))
        self.emblem_part.retranslate()
        self._fill()

    def _is_typed(self) -> bool:
        choices: tuple[KeptField, ...] = (self.preset_choice, self.letterhead_choice, self.template_edit)
        fields = (*choices, *self.contacts.values(), *self.measures.values())
        return any(field.is_typed() for field in fields)

    def _fill(self) -> None:
        from forumdesk.documents.styles import measures_of, preset_names, preset_title
        from forumdesk.documents.templates import usable

        _, stationery, language = self._words.gettext, self._stationery, self._words.language
        self.preset_choice.fill([(preset_title(name, language), name) for name in preset_names()])
        self.preset_choice.set_kept(stationery.preset)
        self.letterhead_choice.fill([(_("No letterhead"), False), (_("With a letterhead"), True)])
        self.letterhead_choice.set_kept(stationery.letterhead)
        for code, field in self.contacts.items():
            field.set_kept(stationery.contacts.get(code))
        measures = measures_of(stationery.preset) | dict(stationery.changes)
        for key, field in self.measures.items():
            field.set_kept(decimal(Decimal(f"{measures[key]:g}"), language))
        self.usual_button.setVisible(bool(stationery.changes))
        self.template_edit.set_kept(stationery.template)
        self.begin_button.setVisible(not stationery.template)
        self.clear_button.setVisible(bool(stationery.template))
        _template, wrong = usable(stationery.template)
        self.template_block.set_wrong(self._words.catalogue.sentence(wrong) if wrong is not None else "")

    # what a person settles on

    def _with(self, kept: Stationery, key: str, value: object) -> Stationery:
        if key == "letterhead":
            return replace(kept, letterhead=bool(value))
        return replace(kept, preset=str(value), changes=())

    def _keep_contact(self, language: Language, text: str) -> None:
        self._keep_in(
            self.contact_blocks[language],
            lambda kept: replace(kept, contacts=kept.contacts.with_text(language, text)),
        )

    def _keep_measure(self, key: str, text: str) -> None:
        from forumdesk.documents.styles import measures_of

        block, typed = self.measure_blocks[key], parse_number(text, self._words.language)
        if typed is None:
            block.set_wrong(self._words.gettext("This is not a number. Write for instance 12.5."))
            return
        value = float(typed)

        def changed(kept: Stationery) -> Stationery:
            others = {name: own for name, own in kept.changes if name != key}
            own = others if measures_of(kept.preset)[key] == value else {**others, key: value}
            return replace(kept, changes=tuple(sorted(own.items())))

        self._keep_in(block, changed)

    def _keep_template(self, text: str) -> None:
        from forumdesk.documents.templates import read_template

        def checked(kept: Stationery) -> Stationery:
            read_template(text)
            return replace(kept, template=text)

        self._keep_in(self.template_block, checked)

    def _begin_template(self) -> None:
        from forumdesk.documents.templates import written_template

        self._keep_template(written_template())

    def _keep(self, key: str, change: Callable[[Stationery], Stationery]) -> None:
        self._keep_in(self.blocks[key], change)

    def _keep_in(
        self,
        block: FieldBlock,
        change: Callable[[Stationery], Stationery],
        base: Stationery | None = None,
    ) -> None:
        """Keep a change, or say beside its field why not."""
        from forumdesk.documents.styles import load_preset

        if self._body is None:
            return
        body, seen, book = self._body, base or self._seen, self._register.stationery
        try:
            wanted = change(book.of_body(body.id))
            load_preset(wanted, names=body.name)
            self._stationery = book.change(body.id, wanted, base=seen)
        except ChangedMeanwhileError as error:
            theirs = error.current
            block.set_wrong(self._words.catalogue.sentence(error))
            self.clashed.emit(
                error, lambda: self._keep_in(block, change, theirs), lambda: self._take(block, theirs)
            )
            return
        except KnownError as error:
            block.set_wrong(self._words.catalogue.sentence(error))
            return
        block.set_wrong("")
        self._seen = change(seen)  # one's own change is not news to a field that is still being typed into
        self._fill()
        self.kept.emit()

    def _take(self, block: FieldBlock, theirs: Stationery) -> None:
        """Show what is kept now, in place of what was typed."""
        block.set_wrong("")
        self._stationery = self._seen = theirs
        lines: tuple[KeptLine, ...] = (*self.contacts.values(), *self.measures.values())
        self.template_edit.set_kept(self.template_edit.text(), anew=True)
        for line in lines:
            line.set_kept(line.text(), anew=True)
        for choice in (self.preset_choice, self.letterhead_choice):
            choice.set_kept(choice.key(), anew=True)
        self._fill()

    # how it is put together

    def _connect(self) -> None:
        for language, field in self.contacts.items():
            field.setObjectName(f"contacts_{language.value}_edit")
            field.settled.connect(partial(self._keep_contact, language))
        for key, field in self.measures.items():
            field.setObjectName(f"{key.replace('.', '_')}_edit")
            field.settled.connect(partial(self._keep_measure, key))
            field.textEdited.connect(lambda _text, block=self.measure_blocks[key]: block.set_wrong(""))
        self.template_edit.settled.connect(self._keep_template)
        self.begin_button.clicked.connect(self._begin_template)
        self.clear_button.clicked.connect(lambda: self._keep_template(""))
        self.usual_button.clicked.connect(
            lambda: self._keep("preset", lambda kept: replace(kept, changes=()))
        )

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.group)
        for widget in (self.title, self.help_label, self.blocks["preset"], self.blocks["letterhead"]):
            column.addWidget(widget)
        column.addLayout(self._contact_rows())
        column.addWidget(HairLine(self._theme))
        column.addWidget(self.emblem_part)
        column.addWidget(HairLine(self._theme))
        head = QHBoxLayout()
        head.addWidget(self._measures_title)
        head.addStretch(1)
        head.addWidget(self.usual_button)
        column.addLayout(head)
        column.addLayout(self._measure_rows())
        column.addWidget(HairLine(self._theme))
        for widget in (self._template_title, self._template_help, self.template_block):
            column.addWidget(widget)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.near)
        acts.addWidget(self.begin_button)
        acts.addWidget(self.clear_button)
        acts.addStretch(1)
        column.addLayout(acts)
        column.addStretch(1)

    def _contact_rows(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(SPACE.tight)
        rows.addWidget(self._contacts_title)
        grid = QGridLayout()
        grid.setSpacing(SPACE.tight)
        for row, (language, block) in enumerate(self.contact_blocks.items()):
            block.set_label_shown(False)
            grid.addWidget(Label(self._theme, _MARKS[language], role="overline", token="text3"), row, 0)
            grid.addWidget(block, row, 1)
        rows.addLayout(grid)
        return rows

    def _measure_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.group)
        grid.setVerticalSpacing(SPACE.near)
        for place, block in enumerate(self.measure_blocks.values()):
            grid.addWidget(block, place // 2, place % 2, Qt.AlignmentFlag.AlignBottom)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        return grid
