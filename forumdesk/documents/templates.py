"""Templates of bodies: their own wordings and their own order of blocks, read from TOML, used while printing.

A template says only what is to be otherwise; what it leaves out stays as the program has it::

    [words.minutes.heard]
    kk = "ТЫҢДАЛДЫ:"
    ru = "СЛУШАЛИ:"

    [blocks]
    minutes = ["leading", "people", "opening", "agenda", "course", "closing", "annexes"]
"""

import difflib
import re
import string
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from forumdesk.documents.template_errors import (
    TemplateBlocksError,
    TemplateError,
    TemplateFieldsError,
    TemplateLetterError,
    TemplateNameError,
    TemplateNoFieldsError,
    TemplateTextError,
    TemplateTooLongError,
)
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, clean_line
from forumdesk.language.invitation_wordings import PARAGRAPHS
from forumdesk.language.named_wordings import named_wordings
from forumdesk.language.own_wordings import saying

BLOCKS: Mapping[str, tuple[str, ...]] = {
    "resolution": ("title", "theme", "date_place", "text", "adoption", "authenticity"),
    "minutes": ("leading", "people", "opening", "agenda", "course", "closing", "annexes"),
    "invitation": tuple(word.value for word in PARAGRAPHS),
}
"""The blocks of papers whose order may be changed, in the program's own order."""

LONGEST = 200_000
_DEEPEST = 8  # names parted by dots in one key: the reader of TOML takes minutes for thousands
_LINE = re.compile(r"\(at line (\d+),|\(at end of document\)")
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*([A-Za-z0-9_.\"'-]+)\s*=")
_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """``wordings`` by name and language, ``blocks`` by paper; empty where everything is the program's."""

    wordings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    blocks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_BLOCKS: ContextVar[Mapping[str, tuple[str, ...]]] = ContextVar("blocks")
_USUAL: Mapping[str, tuple[str, ...]] = {}


@contextmanager
def printing_by(template: Template) -> Iterator[None]:
    """Everything that is printed inside, in this thread, is printed by ``template``."""
    token = _BLOCKS.set(template.blocks)
    try:
        with saying(template.wordings):
            yield
    finally:
        _BLOCKS.reset(token)


def blocks_of(paper: str) -> tuple[str, ...]:
    """The blocks of a paper in the order in which they are to be printed."""
    return own_blocks(paper) or BLOCKS[paper]


def own_blocks(paper: str) -> tuple[str, ...]:
    """The order that the body has set for a paper; empty where it has set none."""
    return _BLOCKS.get(_USUAL).get(paper, ())


def usable(text: str) -> tuple[Template, TemplateError | None]:
    """The template of ``text``; one that is wrong is replaced by the program's own, and what is wrong is returned."""
    try:
        return read_template(text), None
    except TemplateError as error:
        return Template(), error


def read_template(text: str) -> Template:
    """Read and check a template; TemplateError tells the line of the first mistake."""
    if len(text) > LONGEST:
        raise TemplateTooLongError(line=1, most=LONGEST)
    for number, line in enumerate(text.splitlines(), 1):
        if line.partition("=")[0].partition("#")[0].count(".") >= _DEEPEST:
            raise TemplateError(line=number)
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _LINE.search(str(error))
        at_end = len(text.rstrip().splitlines()) or 1
        raise TemplateError(line=int(found[1]) if found and found[1] else at_end) from error
    reading = _Reading(text)
    reading.only(data, ("words", "blocks"), ())
    return Template(
        wordings=dict(reading.wordings(data.get("words", {}))),
        blocks=dict(reading.blocks(data.get("blocks", {}))),
    )


def written_template() -> str:
    """The program's own wordings and blocks as a template: what a body may change, to begin from."""
    parts = ["[blocks]\n" + "".join(f"{paper} = [{_quoted(blocks)}]\n" for paper, blocks in BLOCKS.items())]
    for name, wordings in named_wordings().items():
        lines = "".join(
            f"{language.value} = {_string(wordings[language.value].text)}\n"
            for language in STATE_LANGUAGE_FIRST
        )
        parts.append(f"[words.{name}]\n{lines}")
    return "\n".join(parts)


class _Reading:
    """Checks what was read, and knows on which line each thing stands."""

    def __init__(self, text: str) -> None:
        self._lines = [*_named_lines(text)]

    def only(self, table: Mapping[str, Any], known: Sequence[str], path: _Path) -> None:
        """Refuse names that nothing has."""
        for name in table:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1, cutoff=0) or [known[0]]
                raise TemplateNameError(line=self._line((*path, name)), name=name, near=near[0])

    def wordings(self, words: object) -> Iterator[tuple[str, Mapping[str, str]]]:
        known: dict[str, list[str]] = {}
        for name in named_wordings():
            kind, _, word = name.partition(".")
            known.setdefault(kind, []).append(word)
        for kind, own in self._table(words, [*known], ("words",)):
            for word, texts in self._table(own, known[kind], ("words", kind)):
                path = ("words", kind, word)
                codes = [language.value for language in STATE_LANGUAGE_FIRST]
                yield (
                    f"{kind}.{word}",
                    {code: self._text(text, (*path, code)) for code, text in self._table(texts, codes, path)},
                )

    def blocks(self, blocks: object) -> Iterator[tuple[str, tuple[str, ...]]]:
        for paper, own in self._table(blocks, [*BLOCKS], ("blocks",)):
            usual = BLOCKS[paper]
            if not isinstance(own, list) or sorted(map(str, own)) != sorted(usual):
                line = self._line(("blocks", paper))
                raise TemplateBlocksError(line=line, name=paper, blocks=", ".join(usual))
            yield paper, tuple(own)

    def _table(self, table: object, known: Sequence[str], path: _Path) -> Iterator[tuple[str, Any]]:
        if not isinstance(table, dict):
            raise TemplateError(line=self._line(path))
        self.only(table, known, path)
        yield from table.items()

    def _text(self, text: object, path: _Path) -> str:
        from forumdesk.documents.fonts import missing_glyphs, printable

        line, name = self._line(path), ".".join(path[1:])
        if not isinstance(text, str) or not text.strip() or clean_line(text) != text:
            raise TemplateTextError(line=line, name=name)
        built_in = named_wordings()[".".join(path[1:3])][path[3]]
        self._check_fields(text, built_in.fields, line, name)
        for letter, _, _ in missing_glyphs(printable(text)):
            raise TemplateLetterError(line=line, letter=letter)
        return text

    def _check_fields(self, text: str, known: frozenset[str], line: int, name: str) -> None:
        """Refuse a text that would lose a fact, or that names one that there is not."""
        try:
            parts = [*string.Formatter().parse(text)]
        except ValueError as error:
            raise TemplateTextError(line=line, name=name) from error
        found = {part[1] for part in parts if part[1] is not None}
        plain = not any(part[2] or part[3] for part in parts)
        if plain and found - {"nbsp"} == known:
            return
        if not known:
            raise TemplateNoFieldsError(line=line, name=name)
        raise TemplateFieldsError(
            line=line, name=name, fields=", ".join(f"{{{one}}}" for one in sorted(known))
        )

    def _line(self, path: _Path) -> int:
        """The line on which ``path`` is named, else that of what holds it."""
        for length in range(len(path), 0, -1):
            for number, named in self._lines:
                if named[:length] == path[:length]:
                    return number
        return 1


def _named_lines(text: str) -> Iterator[tuple[int, _Path]]:
    """What each line names, with the header that it stands under."""
    header: _Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        if found := _HEADER.match(line):
            header = _path(found[1])
            yield number, header
        elif found := _KEY.match(line):
            yield number, (*header, *_path(found[1]))


def _path(dotted: str) -> _Path:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _quoted(blocks: Sequence[str]) -> str:
    return ", ".join(f'"{block}"' for block in blocks)


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
