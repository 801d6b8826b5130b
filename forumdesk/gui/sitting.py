"""What is remembered until the program is closed, and no longer."""

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Sitting:
    """Choices that hold on every page of the window, as whether previews show small pages too."""

    shows_small_pages: bool = False
