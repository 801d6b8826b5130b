"""Where something is typed: whose or what it is, how the field is called, in which language it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS

ABOUT: Final = "typing_about"
"""A property of a field, or of what it stands in: whom or what it is about, where no panel's head says so."""
LABEL: Final = "typing_label"
"""A property of a field whose accessible name would be too long."""
LANGUAGE: Final = "typing_language"
"""A property of a field: the code of the language in which it is written, where its name does not say so."""

_MARKS: Final = dict(LANGUAGE_MARKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypingPlace:
    """The parts of the name of a field, in the window's language."""

    about: str
    label: str
    language: str

    @property
    def name(self) -> str:
        """The whole name: «Абдыкеримова Жылдыз – Фамилия (РУС)»."""
        name = " – ".join(filter(None, (self.about, self.label)))
        mark = _MARKS.get(self.language, "")
        return f"{name} ({mark})".strip() if mark else name


def place_of(field: QWidget) -> TypingPlace:
    """Where a field stands."""
    label = field.property(LABEL)
    return TypingPlace(
        about=_about(field),
        label=field.accessibleName() if label is None else str(label),
        language=str(field.property(LANGUAGE) or ""),
    )


def _about(field: QWidget) -> str:
    """What the nearest of those around the field says."""
    around: QWidget | None = field
    while around is not None:
        told = around.property(ABOUT)
        if told:
            return str(told)
        if isinstance(around, DetailPanel):
            return around.accessibleName()
        if isinstance(around, QDialog):
            return around.windowTitle()
        around = around.parentWidget()
    return ""
