"""Spelling in Kazakh, Russian and English, where dictionaries of Hunspell lie on this computer.

The library (chunspell) and the dictionaries are optional; without them nothing is checked and nothing is wrong.
"""

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from forumdesk.foundation.paths import data_folder, resources_folder

_DICTIONARIES = {"kk": ("kk_KZ",), "ru": ("ru_RU",), "en": ("en_GB", "en_US")}
_LONGEST = 64  # Hunspell takes much time over longer words, and no word of a paper is as long
_KEPT = 50_000

_NOT_WORDS = r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|\b[\w-]+(?:\.[\w-]+)+/\S*"
_JOINED = r"[^\W\d_]+\u0301?(?:\u00ad?[^\W\d_]+\u0301?)*"
_WITH_FIGURES = r"\w*\d[\w\u2011-]*"
_TOKEN = re.compile(rf"(?P<skip>{_NOT_WORDS}|{_WITH_FIGURES})|(?P<word>{_JOINED}(?:['’\u2011-]{_JOINED})*)")
_INVISIBLE = str.maketrans({"\u0301": None, "\u00ad": None, "’": "'", "\u2011": "-"})
_LONGEST_ABBREVIATION = 6
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLIC = re.compile(r"[Ѐ-ԯ]")


class _Dictionary(Protocol):
    """What is asked of a loaded dictionary."""

    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> tuple[str, ...]: ...
    def add(self, word: str, example: str | None = None) -> int: ...


def dictionary_folders() -> tuple[Path, ...]:
    """Where dictionaries are looked for, the person's own first; some folders may not exist.

    «dictionaries» in the data folder, the usual folders of the system, those of LibreOffice, and the English one that
    comes with the library.
    """
    home = Path.home()
    shared = [home / ".local/share", *_folders_of("XDG_DATA_HOME"), *_folders_of("XDG_DATA_DIRS")]
    shared += [Path("/usr/local/share"), Path("/usr/share")]
    within = ("hunspell", "myspell", "myspell/dicts")
    found = [data_folder() / "dictionaries", home / "Library/Spelling", Path("/Library/Spelling")]
    found += [folder / name for folder in shared for name in within]
    found += [folder for place in _office_folders() for folder in sorted(place.glob("dict-*"))]
    return tuple(dict.fromkeys((*found, *_library_folder())))


def own_words(language: str, folder: Path | None = None) -> tuple[str, ...]:
    """The words of official papers that the program brings for ``language``, as :class:`Speller` takes them.

    Read from ``words/<language>.txt`` of the resources; empty where the file is absent.
    """
    return _listed((folder or resources_folder() / "words") / f"{language}.txt")


class Speller:
    """Checks words of one language ("kk", "ru", "en") against the dictionaries found and two lists of words.

    ``own_words`` come with the program: a word, or «word/model», which takes the endings that the dictionary gives
    the model. ``user_words`` is the person's own list (UTF-8, a word a line); it may not exist yet. ``folders`` are
    searched for dictionaries, :func:`dictionary_folders` unless given. ``bases`` gives the words that a rejected one
    may be a form of: it is right if one of them is. Loading is put off until the first question and takes about 0.1 s
    a dictionary.
    """

    def __init__(
        self,
        language: str,
        own_words: Iterable[str],
        user_words: Path,
        folders: Iterable[Path] | None = None,
        bases: Callable[[str], Iterable[str]] | None = None,
    ) -> None:
        if language not in _DICTIONARIES:
            raise ValueError(f"unknown language: {language!r}")
        self._language = language
        self._own = tuple(own_words)
        self._user_words = user_words
        self._folders = folders
        self._bases = bases
        self._loaded: tuple[_Dictionary, ...] | None = None
        self._listed: set[str] = set()
        self._known: dict[str, bool] = {}

    def available(self) -> bool:
        """Whether this language can be checked: the library and a usable dictionary are there."""
        return bool(self._dictionaries())

    def wrong(self, text: str) -> tuple[tuple[int, int], ...]:
        """The places (start, end) of the misspelt words of ``text``, in its order; none while nothing is available.

        Passed over: numbers and words with figures («300-ден»), addresses, abbreviations in capitals with or without
        an ending («ҚР-ның»), single letters, and words wholly in another script than that of the language.
        """
        if not self.available():
            return ()
        return tuple(
            (start, end) for start, end, word in _words(text, self._language) if not self._is_right(word)
        )

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may have been meant by ``word``, the likeliest first; empty where nothing is known."""
        plain = _plain(word)
        if not plain or len(plain) > _LONGEST:
            return ()
        found = (offer for dictionary in self._dictionaries() for offer in _suggested(dictionary, plain))
        return tuple(dict.fromkeys(found))

    def add(self, word: str) -> None:
        """Take ``word`` into the person's list, at once and for later; a word in capitals counts in capitals only.

        The list is written whole or not at all. Raises ValueError for what is no single word, and OSError where the
        list cannot be written: the word then counts until the program ends.
        """
        plain = _plain(word.strip())
        found = _TOKEN.fullmatch(plain)
        if found is None or not found["word"]:
            raise ValueError(f"not a word: {word!r}")
        self._learn(plain)
        self._known.clear()
        kept = _listed(self._user_words)
        if plain not in kept:
            _write(self._user_words, (*kept, plain))

    def _dictionaries(self) -> tuple[_Dictionary, ...]:
        if self._loaded is None:
            folders = dictionary_folders() if self._folders is None else tuple(self._folders)
            self._loaded = tuple(_load(_DICTIONARIES[self._language], folders))
            for word in (*self._own, *_listed(self._user_words)):
                self._learn(word)
        return self._loaded

    def _learn(self, line: str) -> None:
        word, _, model = line.partition("/")
        self._listed.add(word)
        for dictionary in self._loaded or ():
            try:
                dictionary.add(word, model or None)
            except UnicodeEncodeError:  # an old dictionary has no such letter; the list itself does
                continue

    def _is_right(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[word] = self._checked(word)
        return known

    def _checked(self, word: str) -> bool:
        if len(word) > _LONGEST:
            return False
        if self._stands(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(self._stands(part) for part in parts)

    def _stands(self, word: str) -> bool:
        forms = (
            {word, word.lower(), word.capitalize()} if word.isupper() else {word, word[:1].lower() + word[1:]}
        )
        if forms & self._listed:
            return True
        if self._is_listed_by_a_dictionary(word):
            return True
        bases = self._bases(word) if self._bases else ()
        return any(base in self._listed or self._is_listed_by_a_dictionary(base) for base in bases)

    def _is_listed_by_a_dictionary(self, word: str) -> bool:
        return any(_spelt(dictionary, word) for dictionary in self._loaded or ())


def _words(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    other = _CYRILLIC if language == "en" else _LATIN
    same = _LATIN if language == "en" else _CYRILLIC
    for match in _TOKEN.finditer(text):
        found = match["word"]
        if not found:
            continue
        word = _plain(found)
        foreign = other.search(word) and not same.search(word)
        if len(word) > 1 and not foreign and not _is_abbreviation(word):
            yield match.start(), match.end(), word


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).translate(_INVISIBLE)


def _is_abbreviation(word: str) -> bool:
    """«МФЦА», «ҚР-ның», "NATO's"; a longer word in capitals belongs to a heading and is checked."""
    first = re.split(r"['-]", word)[0]
    return first.isupper() and 1 < len(first) <= _LONGEST_ABBREVIATION


def _spelt(dictionary: _Dictionary, word: str) -> bool:
    try:
        return dictionary.spell(word)
    except UnicodeEncodeError:
        return False


def _suggested(dictionary: _Dictionary, word: str) -> tuple[str, ...]:
    try:
        return tuple(dictionary.suggest(word))
    except UnicodeEncodeError:
        return ()


def _load(names: Iterable[str], folders: tuple[Path, ...]) -> Iterator[_Dictionary]:
    try:
        Hunspell = import_module("hunspell").Hunspell  # noqa: N806
    except ImportError:
        return
    for name in names:
        folder = next((folder for folder in folders if _is_whole(folder, name)), None)
        if folder is None:
            continue
        try:
            loaded: _Dictionary = Hunspell(name, hunspell_data_dir=str(folder), system_encoding="UTF-8")
        except (OSError, ValueError):
            continue
        yield loaded


def _is_whole(folder: Path, name: str) -> bool:
    """Whether both files are there and the list begins with its length, as Hunspell asks.

    A damaged dictionary is loaded by Hunspell without a word, and then every word of a text would be wrong.
    """
    try:
        with (folder / f"{name}.dic").open("rb") as file:
            first = file.readline(64).removeprefix(b"\xef\xbb\xbf").split()
        return bool(first) and first[0].isdigit() and (folder / f"{name}.aff").stat().st_size > 0
    except OSError:
        return False


def _folders_of(variable: str) -> list[Path]:
    return [Path(place) for place in os.environ.get(variable, "").split(os.pathsep) if place]


def _office_folders() -> tuple[Path, ...]:
    if sys.platform == "win32":
        programs = ("PROGRAMFILES", "PROGRAMFILES(X86)")
        return tuple(
            place / "LibreOffice/share/extensions" for name in programs for place in _folders_of(name)
        )
    if sys.platform == "darwin":
        return (Path("/Applications/LibreOffice.app/Contents/Resources/extensions"),)
    installed = sorted(Path("/opt").glob("libreoffice*"), reverse=True)
    return tuple(place / "share/extensions" for place in (Path("/usr/lib/libreoffice"), *installed))


def _library_folder() -> tuple[Path, ...]:
    found = find_spec("hunspell")
    return (Path(found.origin).parent / "dictionaries",) if found and found.origin else ()


def _listed(path: Path) -> tuple[str, ...]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(
        unicodedata.normalize("NFC", line.strip()) for line in lines if line.strip() and line[0] != "#"
    )


def _write(path: Path, words: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}.new")
    try:
        beside.write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
