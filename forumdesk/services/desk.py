"""Who does the deeds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """This laptop: ``id`` names its chains of sealed records, ``name`` stands in the journal."""

    id: str
    name: str
