"""What there is to say of a paper given out, and its signed copies."""

from collections.abc import Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.issued import IssuedPaper
from forumdesk.gui.models.issued import IssuedLine, size_words
from forumdesk.gui.pages.agenda.papers import FileDrops
from forumdesk.gui.pages.documents.bar import LAYOUT_NAMES
from forumdesk.gui.pages.documents.signed_part import SignedPart
from forumdesk.gui.pages.documents.signing_form import SECRET, SIGNED_ON, SIGNER, SigningForm
from forumdesk.gui.pages.resolution.output import said_in_list
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.detail_panel import DetailField, DetailGroup, DetailPanel
from forumdesk.gui.workspace import Workspace
from forumdesk.language.dates import long_date, time_of_day

_PIECE: Final = 8  # digits of a digest in one piece, so that two can be compared by eye


class IssuedPanel(DetailPanel):
    """Facts, digest, signed copies, and the two forms by which copies come in."""

    def __init__(self, workspace: Workspace) -> None:
        """Start without a paper."""
        super().__init__(workspace.theme, close="")
        self._words = words = workspace.words
        self._line: IssuedLine | None = None
        self._zone = ""
        self.signed_part = SignedPart(workspace.theme, words)
        self.scan_form = SigningForm(workspace.theme, words, (SIGNER, SIGNED_ON), act=N_("Keep the scan"))
        self.key_form = SigningForm(
            workspace.theme,
            words,
            (SECRET,),
            act=N_("Sign"),
            help_line=N_("Neither the key nor its passphrase is kept."),
        )
        for name in ("signed_part", "scan_form", "key_form"):
            getattr(self, name).setObjectName(name)
        self._facts_part = QWidget()
        self._facts_column = QVBoxLayout(self._facts_part)
        self._facts_column.setContentsMargins(0, 0, 0, 0)
        self._facts_column.setSpacing(SPACE.group)
        self._facts: list[QWidget] = []
        # What is done comes before what is known: in a low window the facts are scrolled to.
        self.set_foot((self.scan_form, self.key_form, self.signed_part, self._facts_part))
        self.drops = FileDrops(self)

    def retranslate(self) -> None:
        """Set all words."""
        self.set_texts(close=self._words.gettext("Close"))
        for part in (self.scan_form, self.key_form, self.signed_part):
            part.retranslate()

    def show_paper(self, line: IssuedLine, zone: str) -> None:
        """Show the facts of a paper; its copies are shown by `signed_part`."""
        if (line, zone) == (self._line, self._zone):
            return
        if self._line is not None and self._line.paper.id != line.paper.id:
            self.scan_form.hide()
            self.key_form.hide()
        self._line, self._zone = line, zone
        self.set_head(line.title, line.paper.name)
        chip = Chip(self._theme, line.signed_short, kind="ok", icon_name="check-circle", sentence=line.signed)
        self.set_chips([chip] if line.signed else [])
        self._show_facts((DetailGroup(fields=self._fields(line.paper)), self._digest(line.paper)))

    def ask(self, form: SigningForm, file: str, values: Mapping[str, str]) -> None:
        """Ask in one of the forms, in sight with its act; the other goes."""
        for one in (self.scan_form, self.key_form):
            one.setVisible(one is form)
        form.ask(file, values)
        field = self.focusWidget()
        self.reveal(form.act_button)
        if field is not None:
            self.reveal(field)

    def _show_facts(self, groups: Sequence[DetailGroup]) -> None:
        for one in self._facts:
            one.hide()
            self._facts_column.removeWidget(one)
            one.deleteLater()
        self._facts = [self._make_group(group) for group in groups]
        for one in self._facts:
            self._facts_column.addWidget(one)

    def _fields(self, paper: IssuedPaper) -> list[DetailField]:
        _, language = self._words.gettext, self._words.language
        at = paper.issued_at.astimezone(ZoneInfo(self._zone))
        names = said_in_list(paper.languages, self._words)
        layout = _(LAYOUT_NAMES[paper.layout]) if paper.layout in LAYOUT_NAMES else ""
        given_out = f"{long_date(at.date(), language)}, {time_of_day(at.time(), language)}"
        facts = (
            (_("Languages"), names),
            (_("Layout"), layout),
            (_("Code"), paper.code),
            (_("Given out"), given_out),
            (_("Size"), size_words(paper.size, self._words)),
        )
        return [DetailField(label=label, value=value) for label, value in facts if value]

    def _digest(self, paper: IssuedPaper) -> DetailGroup:
        digest = paper.sha256
        pieces = (digest[start : start + _PIECE] for start in range(0, len(digest), _PIECE))
        return DetailGroup(fields=[DetailField(label="SHA-256", value=" ".join(pieces))])
