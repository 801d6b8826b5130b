"""The help for the writer: the panel of the paragraph, findings, wordings, facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from forumdesk.domain.identifiers import DismissalId, RowId
from forumdesk.domain.marks import Mark, MarkKind, moved, tidy
from forumdesk.domain.texts import Language
from forumdesk.gui.models.text_rows_lines import place_name
from forumdesk.gui.pages.recommendations import panel
from forumdesk.gui.pages.recommendations.panel import FINDINGS, HISTORY, TextPanel
from forumdesk.gui.pages.recommendations.panel_facts import Binding, bindings
from forumdesk.gui.pages.recommendations.panel_history import version_followed
from forumdesk.gui.pages.recommendations.panel_wordings import opened_with
from forumdesk.gui.widgets.beside import Beside
from forumdesk.language.openings import GOES_ON, Opening
from forumdesk.services.text_checks import Finding

if TYPE_CHECKING:
    from forumdesk.gui.pages.recommendations.page import RecommendationsPage

_GLANCE = 250  # milliseconds between two looks whether a cell is still open
_PAUSE = 40  # milliseconds in which a held arrow key passes over rows


class Helping(QObject):
    """Shows the panel when it is asked for, and does what is asked in it."""

    def __init__(self, page: RecommendationsPage, main: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.panel = TextPanel(page.theme, page.words)
        self.beside = Beside(page.theme, main, self.panel)
        self._cursor: tuple[RowId, Language, int] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.show_row)
        self._till_left = QTimer(self)
        self._till_left.setSingleShot(True)
        self._till_left.setInterval(_GLANCE)
        self._till_left.timeout.connect(self.tell_found)
        self.panel.closed.connect(self.close)
        self.panel.turned.connect(lambda _key: self.show_row())
        findings, facts = self.panel.findings, self.panel.facts
        findings.repair_asked.connect(lambda one: self.repair([one]))
        findings.repair_all_asked.connect(self.repair_all)
        findings.dismiss_asked.connect(self._dismiss)
        findings.recall_asked.connect(self._recall)
        findings.next_asked.connect(lambda: page.next_problem(1))
        self.panel.wordings.insert_asked.connect(self._insert_wording)
        facts.insert_asked.connect(self._insert_fact)
        facts.bind_asked.connect(self._bind)

    # what is in view

    @property
    def is_open(self) -> bool:
        """Whether the panel is in view."""
        return self.beside.is_open

    @property
    def repairable(self) -> Sequence[Finding]:
        """The findings of the text that can be put right without asking."""
        view = self._page.view
        return [
            one
            for one in view.findings
            if one.repair is not None and not one.is_suggestion and view.still_holds(one)
        ]

    @property
    def is_over(self) -> bool:
        """Whether the panel lies over the text, which then keeps the room beside it."""
        return self.is_open and self.beside.is_over

    def toggle(self) -> None:
        """Open the panel, or close it."""
        if self.is_open:
            self.close()
        else:
            self._open(self.panel.current or FINDINGS)

    def close(self) -> None:
        """Give the room back to the text."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.panel.isAncestorOf(focused)
        self.beside.close_panel()
        self.beside.set_filled(False)
        self._page.bar.panel_button.setChecked(False)
        self._page.room_changed()
        if had_focus:
            self._page.take_focus()

    def _open(self, key: str) -> None:
        self.panel.turn_to(key)
        self.show_row()
        self.beside.set_filled(True)
        self.beside.open_panel()
        self._page.bar.panel_button.setChecked(True)
        self._page.room_changed()
        self._page.grid.scrollTo(self._page.grid.currentIndex())

    def show_findings(self) -> None:
        """Open the panel on the findings of the paragraph."""
        self._open(FINDINGS)

    def show_history(self) -> None:
        """Open the panel on the history of the paragraph."""
        self._open(HISTORY)

    def show_changes(self, row_id: RowId, language: Language) -> None:
        """Show what changed in the source since a stale text last agreed with it."""
        page = self._page
        row = page.view.text.row(row_id)
        versions = page.register.resolutions.history(row_id)
        followed = version_followed(versions, row, language)
        self._open(HISTORY)
        if followed is not None:
            source, since = followed
            self.panel.history.show_versions(versions, self._zone(), page.view.languages, source, since)

    def retranslate(self) -> None:
        """Set the words of the panel, which may need another width then."""
        self.panel.retranslate()
        if self.is_open:
            self.beside.open_panel()

    def moved(self) -> None:
        """Follow the current cell."""
        if self.is_open:
            self._pause.start()

    def refresh(self) -> None:
        """Show the paragraph as it is now, where the panel is in view."""
        if self.is_open:
            self.show_row()

    def show_row(self) -> None:
        """Show the current paragraph in the section in view."""
        page, view = self._page, self._page.view
        row_id, language = page.current_row_id, page.current_language
        if row_id is None or language is None or row_id not in {row.id for row in view.text.rows}:
            return
        numbered = next(one for one in view.text.numbered() if one.row.id == row_id)
        findings = view.findings_at(row_id)
        self.panel.show_head(place_name(numbered, page.words))
        row = numbered.row
        match self.panel.current:
            case panel.HISTORY:
                versions = page.register.resolutions.history(row_id)
                self.panel.history.show_versions(versions, self._zone(), view.languages, language)
            case panel.WORDINGS:
                self.panel.wordings.show_languages(view.languages)
            case panel.FACTS:
                values = page.register.resolutions.fields(page.meeting_id)[language]
                here = [one for one in view.facts if (one.row_id, one.language) == (row_id, language)]
                free = [one for one in here if not _is_bound(row.marks(language), one.span)]
                text = row.text.get(language)
                self.panel.facts.show_facts(values, language, bindings(free, text), text)
            case _:
                dismissed = page.register.text_checks.dismissed(page.meeting_id)
                self.panel.findings.show_findings(
                    findings,
                    [one for one in dismissed if one.row_id == row_id],
                    whole=len(view.findings),
                    repairable=len(self.repairable),
                )

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._page.register.meetings.meeting(self._page.meeting_id).time_zone)

    # findings

    def tell_found(self) -> None:
        """Show what was found; while a cell is open wait, for a letter must not wait for all lines of the text."""
        if self._page.grid.editor is None:
            self._page.show_found()
        else:
            self._till_left.start()

    def repair_first(self) -> None:
        """Put right the first finding of the current cell, or else of its paragraph."""
        page = self._page
        row_id, language = page.current_row_id, page.current_language
        if row_id is None or not page.grid.leave():
            return
        found = page.register.text_checks.findings(page.meeting_id, row_id)
        ordered = sorted(found, key=lambda one: one.language != language)
        one = next((one for one in ordered if one.repair is not None), None)
        if one is not None:
            self.repair([one])
        elif found:
            self.show_findings()

    def repair_all(self) -> None:
        """Put right what can be without asking, in the whole text; one step of undo."""
        self.repair(self.repairable)

    def repair(self, findings: Sequence[Finding]) -> None:
        """Put these right."""
        page, checks = self._page, self._page.register.text_checks
        if not findings or not page.grid.leave():
            return
        if len(findings) == 1:
            page.perform(lambda: checks.repair(page.meeting_id, findings[0]))
            return
        count = page.perform(lambda: checks.repair_all(page.meeting_id, findings))
        if count:
            said = page.words.ngettext("{count} place repaired.", "{count} places repaired.", count)
            page.say_done(said.format(count=count))

    def _dismiss(self, finding: Finding, reason: str) -> None:
        page = self._page
        deed = page.register.text_checks.dismiss
        if page.perform(lambda: deed(page.meeting_id, finding, reason)) is not None:
            # At once, before the text is looked through again.
            left = tuple(one for one in page.view.findings if one != finding)
            page.looking.result = replace(page.looking.result, findings=left)
            page.show_found()
            page.looking.look()
            page.grid.setFocus()

    def _recall(self, dismissal_id: DismissalId) -> None:
        page = self._page
        page.perform(lambda: page.register.text_checks.recall(dismissal_id))
        page.looking.look()

    # what is put into the text

    def follow_cursor(self, row_id: RowId, language: Language) -> None:
        """Remember where the cursor stands in the open cell, for what is inserted after it was left."""
        editor = self._page.grid.editor
        if editor is None:
            return
        self._cursor = (row_id, language, editor.cursor_place)

        def remember() -> None:
            self._cursor = (row_id, language, editor.cursor_place)

        editor.cursorPositionChanged.connect(remember)

    def _insert_wording(self, opening: Opening) -> None:
        """Put a wording at the cursor of the open cell, or around the texts of the row in all languages."""
        page, editor = self._page, self._page.grid.editor
        _row_id, written = page.place_of(page.grid.edited)
        if editor is not None and written is not None:
            editor.insert_text(opening.get(written).text.replace(GOES_ON, "").strip())
            return
        row_id = page.current_row_id
        if row_id is None:
            return
        row = page.view.text.row(row_id)
        texts = {
            language: opened_with(row.text.get(language), opening.get(language).text)
            for language in page.view.languages
        }
        changed = {one: (text, None) for one, text in texts.items() if text != row.text.get(one)}
        if changed:
            base = {one: row.text.get(one) for one in changed}
            edit = page.register.resolutions.edit_cells
            page.perform(lambda: edit(page.meeting_id, row_id, changed, base=base))

    def _insert_fact(self, name: str) -> None:
        """Put a fact at the cursor, in the place of the selection, or where the cursor stood last."""
        page, editor = self._page, self._page.grid.editor
        row_id, language = page.current_row_id, page.current_language
        if row_id is None or language is None:
            return
        value = page.register.resolutions.fields(page.meeting_id)[language].get(name)
        if not value:
            return
        if editor is not None:
            editor.insert_text(value, (Mark(start=0, end=len(value), kind=MarkKind.FIELD, field=name),))
            return
        row = page.view.text.row(row_id)
        text = row.text.get(language)
        at = len(text)
        if self._cursor is not None and self._cursor[:2] == (row_id, language):
            at = min(self._cursor[2], at)
        gap = " " if text[:at][-1:].isalnum() else ""
        after = text[:at] + gap + value + text[at:]
        start = at + len(gap)
        field = Mark(start=start, end=start + len(value), kind=MarkKind.FIELD, field=name)
        marks = tidy([*moved(row.marks(language), text, after), field], len(after))
        deed = page.register.resolutions.edit_cell
        page.perform(lambda: deed(page.meeting_id, row_id, language, after, marks, base=text))

    def _bind(self, binding: Binding) -> None:
        page, fact = self._page, binding.fact
        if page.grid.leave():
            bind = page.register.resolutions.bind
            seen = page.view.text.row(fact.row_id).text.get(fact.language)
            page.perform(
                lambda: bind(
                    page.meeting_id, fact.row_id, fact.language, binding.span, binding.field, base=seen
                )
            )


def _is_bound(marks: Sequence[Mark], span: tuple[int, int]) -> bool:
    return any(mark.kind is MarkKind.FIELD and span[0] <= mark.start < span[1] for mark in marks)
