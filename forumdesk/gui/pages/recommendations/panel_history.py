"""The history of a paragraph: who changed it and when, and any two versions compared."""

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.redline import redline
from forumdesk.domain.resolutions import Row, text_hash
from forumdesk.domain.texts import Language
from forumdesk.gui.pages.recommendations.panel_section import Section
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptChoice
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.redline_view import RedlineView
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS, Segmented
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits, time_of_day
from forumdesk.services.deed_names import deed_name
from forumdesk.services.row_versions import RowVersion

_LISTED: Final = 30


def version_followed(
    versions: Sequence[RowVersion], row: Row, language: Language
) -> tuple[Language, int] | None:
    """The language that a stale text lags behind, and the version of it with which the text last agreed."""
    source = row.source_of(language)
    if source is None or not versions:
        return None
    wanted = row.standing(language).follows.get(source)
    places = range(len(versions))
    alike = [at for at in places if text_hash(versions[at].text.get(source)) == wanted]
    if alike:
        return source, alike[-1]
    # A text with fields has another hash: what stood there when the translation was last written is next best.
    written = [at for at in places if language in versions[at].languages]
    return source, written[-1] if written else 0


class HistorySection(Section):
    """Shows the versions of a paragraph; the choices are its own."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words)
        self._versions: Sequence[RowVersion] = ()
        self._asked: Language | None = None
        self._zone = ZoneInfo("UTC")
        self.language_switch = Segmented(theme)
        self.from_field = KeptChoice(theme)
        self.to_field = KeptChoice(theme)
        self._from_block = FieldBlock(theme, self.from_field, "")
        self._to_block = FieldBlock(theme, self.to_field, "")
        self.redline_view = RedlineView(theme, words)
        self._same = Label(theme, role="small", token="text3", wraps=True)
        for name in ("language_switch", "from_field", "to_field", "redline_view"):
            getattr(self, name).setObjectName(name)
        self.column.addWidget(self.language_switch, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._from_block, self._to_block, self.redline_view, self._same, HairLine(theme)):
            self.column.addWidget(widget)
        self.end_head()
        self.language_switch.chosen.connect(self._compare)
        self.from_field.activated.connect(lambda _at: self._compare())
        self.to_field.activated.connect(lambda _at: self._compare())

    def retranslate(self) -> None:
        """Set the words that do not depend on the paragraph."""
        _ = self._words.gettext
        self._from_block.set_texts(_("From the version"))
        self._to_block.set_texts(_("To the version"))

    def show_versions(
        self,
        versions: Sequence[RowVersion],
        zone: ZoneInfo,
        languages: Sequence[Language],
        language: Language,
        since: int | None = None,
    ) -> None:
        """Show the versions; compare the last with that at `since`, or with the one before it.

        The same versions shown again, without `since`, stay compared as they were.
        """
        _ = self._words.gettext
        last = len(versions) - 1
        compared = (max(last - 1, 0) if since is None else since, last, language.value)
        if since is None and self._asked in {None, language} and list(versions) == list(self._versions):
            compared = self._compared() or compared
        self._asked = language if since is None else None  # what changed is asked for another language's sake
        self._versions, self._zone = versions, zone
        marks = dict(LANGUAGE_MARKS)
        choices = [Choice(key=one.value, text=marks[one.value]) for one in languages]
        self.language_switch.set_texts(choices, name=_("Language of the versions"))
        self.language_switch.set_current(compared[2])
        named = [(f"{self._when(one)} · {self._deed(one)}", at) for at, one in enumerate(versions)][::-1]
        for field in (self.from_field, self.to_field):
            field.fill(list(named))
        self.from_field.choose(compared[0])
        self.to_field.choose(compared[1])
        for block in (self._from_block, self._to_block):
            block.setVisible(last > 0)
        self._compare()
        self.refill([self._line(one) for one in list(versions)[::-1][:_LISTED]])

    def _compared(self) -> tuple[int, int, str] | None:
        before, after = self.from_field.key(), self.to_field.key()
        if not isinstance(before, int) or not isinstance(after, int):
            return None
        return before, after, self.language_switch.current

    def _compare(self) -> None:
        _ = self._words.gettext
        shown = len(self._versions) > 1
        before, after = self._text(self.from_field), self._text(self.to_field)
        self.redline_view.setVisible(shown and before != after)
        self._same.setVisible(not shown or before == after)
        said = _("In this language both versions read alike.")
        if not self._versions:
            said = _("Nothing is on record about this paragraph yet.")
        elif not shown:
            said = _("The paragraph has only this version.")
        self._same.setText(said)
        self.redline_view.show_pieces(redline(before, after), name=_("Difference of the versions"))

    def _text(self, field: KeptChoice) -> str:
        at, language = field.key(), self.language_switch.current
        if not isinstance(at, int) or not language or at >= len(self._versions):
            return ""
        return self._versions[at].text.get(Language(language))

    def _when(self, version: RowVersion) -> str:
        moment = version.at.astimezone(self._zone)
        return f"{digits(moment.date())}, {time_of_day(moment.time(), self._words.language)}"

    def _name(self, version: RowVersion) -> str:
        return " · ".join(part for part in (self._when(version), version.desk) if part)

    def _deed(self, version: RowVersion) -> str:
        said = self._words.catalogue.sentence(deed_name(version.code, version.values))
        return said[:1].upper() + said[1:]

    def _line(self, version: RowVersion) -> QWidget:
        marks = dict(LANGUAGE_MARKS)
        changed = " ".join(marks[one.value] for one in version.languages)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, SPACE.tight, 0, SPACE.tight)
        column.setSpacing(0)
        column.addWidget(Label(self._theme, self._deed(version), role="small", wraps=True))
        said = " · ".join(part for part in (self._name(version), changed) if part)
        column.addWidget(Label(self._theme, said, role="caption", token="text3", wraps=True))
        return part
