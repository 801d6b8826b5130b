"""Terms of official papers in three languages: where a text uses them, and where another language does not.

The list is a table with the columns ``en, ru, kk, certainty, group, compared``: in a cell «;» parts synonyms, the
first of which is offered, round brackets hold a remark, «…» stands for other words. ``compared`` is "yes" for terms
whose counterpart is expected in every language; everyday words and turns of speech are "no".
"""

import csv
import io
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from forumdesk.language.codes import LANGUAGES, known
from forumdesk.language.stems import kazakh_bases, stem
from forumdesk.language.wording import Certainty

COLUMNS = ("en", "ru", "kk", "certainty", "group", "compared")
_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s«»“”\"\u2011-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One concept: its words in each language, the preferred one first."""

    kk: tuple[str, ...]
    ru: tuple[str, ...]
    en: tuple[str, ...]
    certainty: Certainty
    group: str
    is_compared: bool

    def get(self, language: str) -> tuple[str, ...]:
        """The words in ``language``; raises ValueError for an unknown language."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}[known(language)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse:
    """A term at a place (start, end) of a text, as Python counts characters."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFinding:
    """``term`` stands in the text of ``language`` at (start, end), its counterpart is absent in ``other``.

    ``expected`` is the preferred counterpart.
    """

    term: Term
    language: str
    start: int
    end: int
    other: str
    expected: str

    @property
    def is_suggestion(self) -> bool:
        """Whether the glossary itself is unsure of the term, so that nothing is called wrong."""
        return self.term.certainty == "C"


class Glossary:
    """The terms, and the search for them by stems: Russian cases, Kazakh endings, English plurals."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms

    @classmethod
    def read(cls, csv_text: str) -> "Glossary":
        """The glossary written in ``csv_text``; raises ValueError that names the line for a table that is not one."""
        rows = csv.DictReader(io.StringIO(csv_text.removeprefix("\ufeff")), strict=True)
        try:
            if tuple(rows.fieldnames or ()) != COLUMNS:
                raise ValueError(f"line 1: the columns are not {', '.join(COLUMNS)}")
            return cls(tuple(_term(row, rows.line_num) for row in rows))
        except csv.Error as error:
            raise ValueError(f"line {rows.line_num}: {error}") from error

    def terms_in(self, text: str, language: str) -> tuple[TermUse, ...]:
        """The terms that ``text`` uses, in its order, without overlaps: the longest wins.

        A wording that belongs to several terms gives one use for each, at the same place. Raises ValueError for an
        unknown language.
        """
        found: list[TermUse] = []
        end = 0
        for start, matches in self._matches(text, known(language)):
            if start < end or not matches:
                continue
            end = max(last for last, _ in matches)
            terms = dict.fromkeys(term for last, term in matches if last == end)
            found += (TermUse(start=start, end=end, term=term) for term in terms)
        return tuple(found)

    def differences(self, texts: Mapping[str, str]) -> tuple[TermFinding, ...]:
        """What ``texts`` (one paragraph by language) name in one language and, it seems, not in another.

        Languages without a text are passed over. One finding a term and language that lacks it, pointing into the
        first language in the order kk, ru, en that has it. A wording that may be an everyday word gives none.
        """
        written = {language: texts[language] for language in LANGUAGES if texts.get(language, "").strip()}
        present = {language: self._present(text, language) for language, text in written.items()}
        found: dict[tuple[str, str], TermFinding] = {}
        for language, text in written.items():
            for uses in _by_place(self.terms_in(text, language)):
                if not all(use.term.is_compared for use in uses):
                    continue
                first = uses[0]
                for other in written:
                    if other == language or any(use.term in present[other] for use in uses):
                        continue
                    finding = TermFinding(
                        term=first.term,
                        language=language,
                        start=first.start,
                        end=first.end,
                        other=other,
                        expected=first.term.get(other)[0],
                    )
                    found.setdefault((first.term.en[0], other), finding)
        return tuple(found.values())

    def _present(self, text: str, language: str) -> frozenset[Term]:
        return frozenset(term for _, matches in self._matches(text, language) for _, term in matches)

    def _matches(self, text: str, language: str) -> Iterator[tuple[int, list[tuple[int, Term]]]]:
        """For each word its place, and the terms that begin there with their ends."""
        words = list(_WORD.finditer(text))
        forms = [_forms(word.group(), language) for word in words]
        for position, word in enumerate(words):
            starting = [row for form in forms[position] for row in self._index[language].get(form, ())]
            matches = []
            for parts, is_short, term in starting:
                last = position + len(parts)
                if last > len(words) or (is_short and not word.group().isupper()):
                    continue
                if _follow(parts, forms[position:last]) and _adjoin(text, words[position:last]):
                    matches.append((words[last - 1].end(), term))
            yield word.start(), matches

    @cached_property
    def _index(self) -> dict[str, dict[str, list[tuple[tuple[str, ...], bool, Term]]]]:
        """By language and first word: the words of a wording, whether it is an abbreviation, and its term."""
        index: dict[str, dict[str, list[tuple[tuple[str, ...], bool, Term]]]] = {}
        for language in LANGUAGES:
            rows = index.setdefault(language, {})
            for term in self.terms:
                for wording in term.get(language):
                    words = _WORD.findall(wording)
                    parts = tuple(stem(word, language) for word in words)
                    is_short = len(words) == 1 and wording.isupper() and len(wording) > 1
                    rows.setdefault(parts[0], []).append((parts, is_short, term))
        return index


def _term(row: Mapping[str, str | None], line: int) -> Term:
    cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
    wordings = {language: _wordings(cells[language]) for language in LANGUAGES}
    certainties: dict[str, Certainty] = {certainty: certainty for certainty in get_args(Certainty)}
    if not all(wordings.values()):
        raise ValueError(f"line {line}: a language is empty")
    if cells["certainty"] not in certainties or cells["compared"] not in ("yes", "no"):
        raise ValueError(f"line {line}: the certainty is A, B or C, and compared is yes or no")
    return Term(
        **wordings,
        certainty=certainties[cells["certainty"]],
        group=cells["group"],
        is_compared=cells["compared"] == "yes",
    )


def _wordings(cell: str) -> tuple[str, ...]:
    plain = re.sub(r"\([^)]*\)", " ", cell)
    parts = (" ".join(part.split()).strip("… –") for part in plain.split(";"))
    return tuple(part for part in parts if _WORD.search(part))


def _forms(word: str, language: str) -> tuple[str, ...]:
    return kazakh_bases(word) if language == "kk" else (stem(word, language),)


def _follow(parts: tuple[str, ...], forms: list[tuple[str, ...]]) -> bool:
    return all(part in form for part, form in zip(parts, forms, strict=True))


def _adjoin(text: str, words: list[re.Match[str]]) -> bool:
    """Whether only spaces, hyphens and quotation marks part the words."""
    return all(
        _GAP.fullmatch(text, first.end(), second.start()) for first, second in itertools.pairwise(words)
    )


def _by_place(uses: tuple[TermUse, ...]) -> list[list[TermUse]]:
    places: dict[int, list[TermUse]] = {}
    for use in uses:
        places.setdefault(use.start, []).append(use)
    return list(places.values())
