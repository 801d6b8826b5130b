"""On what a body prints: the layout of its pages, its letterhead, its own wordings, and the marks of copies."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from forumdesk.domain.texts import LocalizedText

USUAL_PRESET = "kazakhstan"


class CopyMark(StrEnum):
    """What a copy says about itself on each page; a true copy is certified at its end."""

    NONE = ""
    COPY = "copy"
    TRUE_COPY = "true_copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stationery:
    """How the papers of a body look, and what this printing of one says about itself.

    ``preset`` names a layout of pages; ``changes`` are its measures that the body set otherwise, by their dotted key
    (``page.left_mm``), sorted. With a ``letterhead`` papers begin with the names of the body, its ``emblem`` (a PNG)
    and its ``contacts``. ``template`` is TOML that changes wordings and the order of blocks. ``copy`` and
    ``copy_number`` (0: none) belong to one printing and are not kept.
    """

    preset: str = USUAL_PRESET
    changes: tuple[tuple[str, float], ...] = ()
    letterhead: bool = False
    contacts: LocalizedText = LocalizedText()
    emblem: bytes | None = None
    template: str = ""
    copy: CopyMark = CopyMark.NONE
    copy_number: int = 0

    def to_plain(self) -> dict[str, Any]:
        """What is kept and exported, as plain data; the emblem is the body's and stands elsewhere."""
        plain: dict[str, Any] = {"preset": self.preset, "letterhead": self.letterhead}
        if self.changes:
            plain["changes"] = dict(self.changes)
        if self.contacts:
            plain["contacts"] = self.contacts.to_mapping()
        if self.template:
            plain["template"] = self.template
        return plain

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> "Stationery":
        """The reverse of :meth:`to_plain`; ValueError, TypeError or AttributeError when it is something else."""
        return Stationery(
            preset=str(plain.get("preset", USUAL_PRESET)),
            changes=tuple(
                sorted((str(key), float(value)) for key, value in plain.get("changes", {}).items())
            ),
            letterhead=bool(plain.get("letterhead", False)),
            contacts=LocalizedText.from_mapping(plain.get("contacts", {})),
            template=str(plain.get("template", "")),
        )
