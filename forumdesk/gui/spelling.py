"""Spelling for the window: the dictionaries are loaded beside it, and what cannot be kept is no reason to stop."""

from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from forumdesk.domain.texts import Language
from forumdesk.foundation.paths import data_folder
from forumdesk.foundation.spelling import Speller, own_words
from forumdesk.gui.tasks import Tasks
from forumdesk.language.stems import kazakh_bases, kazakh_infinitives


class KindSpeller:
    """A :class:`Speller` that takes every word for the sitting, even where its list cannot be written."""

    def __init__(self, speller: Speller) -> None:
        self._speller = speller

    def wrong(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the misspelt words stand."""
        return self._speller.wrong(text)

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may have been meant."""
        return self._speller.suggest(word)

    def add(self, word: str) -> None:
        """Take a word as right; it is known until the program ends even where the list cannot be kept."""
        with suppress(OSError, ValueError):
            self._speller.add(word)


class Spellers(QObject):
    """The spellers of the three languages. Emits `loaded` when it is known which of them there are."""

    loaded = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        """Load nothing yet."""
        super().__init__(parent)
        self._tasks = tasks
        self._begun = False
        self._found: Mapping[Language, Speller | None] = {}

    @property
    def is_known(self) -> bool:
        """Whether the dictionaries were looked for."""
        return bool(self._found)

    @property
    def absent(self) -> tuple[Language, ...]:
        """The languages that cannot be checked here; empty until that is known."""
        return tuple(language for language, speller in self._found.items() if speller is None)

    def load(self) -> None:
        """Look for the dictionaries in the worker, once."""
        if not self._begun:
            self._begun = True
            self._tasks.run(_loaded, self._take, lambda _error: None)

    def speller(self, language: Language) -> KindSpeller | None:
        """The speller of a language, None while it is not loaded or where there is none."""
        speller = self._found.get(language)
        return None if speller is None else KindSpeller(speller)

    def _take(self, found: Mapping[Language, Speller | None]) -> None:
        self._found = found
        self.loaded.emit()


def _loaded() -> dict[Language, Speller | None]:
    made = {language: _made(language) for language in Language}
    return {language: speller if speller.available() else None for language, speller in made.items()}


def _made(language: Language) -> Speller:
    bases = None
    if language is Language.KK:
        bases = _bases
    return Speller(
        language.value,
        own_words(language.value),
        data_folder() / "words" / f"{language.value}.txt",
        bases=bases,
    )


def _bases(word: str) -> tuple[str, ...]:
    return (*kazakh_bases(word), *kazakh_infinitives(word))
