"""Whether a person or body named in one language is named in the others, and spelt as in the list."""

from collections.abc import Iterator, Mapping, Sequence

from forumdesk.language.checks.findings import ABSENT, ALONE, DIFFERS, LISTED_OTHERWISE, TextFinding
from forumdesk.language.checks.name_index import Mention, Name, NameIndex, bodies_in, declined, people_in
from forumdesk.language.checks.surroundings import Surroundings
from forumdesk.language.checks.words import (
    KAZAKH_ENDINGS,
    RUSSIAN_ENDINGS,
    Word,
    distance,
    is_form,
    is_name_form,
    stem,
    words_in,
)

_ENDINGS = {"kk": KAZAKH_ENDINGS, "ru": RUSSIAN_ENDINGS, "en": ("",)}
_MIN_LETTERS = 4  # below this a slip of one letter makes another name
_LONG = 8
_CONTENT_LETTERS = 5  # of a word that stands for a body by itself: "the Ministry"


def names_that_differ(texts: Mapping[str, str], surroundings: Surroundings) -> Iterator[TextFinding]:
    """Names that some languages lack, or spell otherwise than the list does."""
    if not surroundings.people and not surroundings.bodies:
        return
    words = {language: words_in(text) for language, text in texts.items()}
    yield from _people(texts, words, surroundings.people_index)
    yield from _bodies(texts, words, surroundings.bodies_index)


def _people(
    texts: Mapping[str, str], words: Mapping[str, Sequence[Word]], index: NameIndex
) -> Iterator[TextFinding]:
    mentions = {language: people_in(words[language], language, index) for language in texts}
    for language in texts:
        yield from _misspelt_given(words[language], mentions[language], language, index)
    for number, named in _by_number(mentions).items():
        if not any(one.sure for one in named.values()):
            continue
        others = {one for mention in named.values() for one in mention.others}
        lacking = []
        for language in texts:
            name = index.names[number].get(language)
            if name is None or any(one.number in others for one in mentions[language]):
                continue
            slip = _slip_of(words[language], name, language, index)
            if slip is not None:
                yield slip
            elif not _is_named(words[language], name, language):
                lacking.append(language)
        yield from _absent("name_differs", named, lacking, texts)


def _by_number(mentions: Mapping[str, Sequence[Mention]]) -> dict[int, dict[str, Mention]]:
    found: dict[int, dict[str, Mention]] = {}
    for language, several in mentions.items():
        for mention in several:
            found.setdefault(mention.number, {}).setdefault(language, mention)
    return found


def _absent(
    code: str, named: Mapping[str, Mention], lacking: Sequence[str], texts: Mapping[str, str]
) -> Iterator[TextFinding]:
    sure = next(((language, one) for language, one in named.items() if one.sure), None)
    if not lacking or sure is None:
        return
    language, mention = sure
    here = texts[language][mention.start : mention.end]
    alone = len(lacking) == len(texts) - 1 and len(lacking) > 1
    yield TextFinding(
        code=code,
        language=language,
        span=(mention.start, mention.end),
        message=ALONE if alone else ABSENT[lacking[0]],
        values={"here": here} if alone else {"here": here, "other": lacking[0]},
    )


def _is_named(words: Sequence[Word], name: Name, language: str) -> bool:
    """Whether any word of the name stands there: the given name alone, or the surname in a rarer form."""
    known = {name.head, *name.rest} if name.parts is None else declined(name.parts, language)
    return any(word.small in known and len(word.small) > 1 for word in words if word.written[:1].isupper())


def _slip_of(words: Sequence[Word], name: Name, language: str, index: NameIndex) -> TextFinding | None:
    """The word that is the surname but for a slip of the pen."""
    for word in words:
        if word.written[:1].isupper() and not any(
            is_name_form(word.small, index.names[one][language].head, language)
            for one in index.at(word, language)
        ):
            meant = _meant(word.small, name.head, name, language)
            if meant is not None:
                return _listed_otherwise("name_differs", word, meant, language)
    return None


def _meant(small: str, part: str, name: Name, language: str) -> str | None:
    """The form of a part of a name that ``small`` is but for one letter (two in long names), or None."""
    if len(part) < _MIN_LETTERS:
        return None
    limit = 2 if len(part) >= _LONG else 1
    root = stem(part, language)
    forms = {part, *(root + ending for ending in _ENDINGS[language])} if language != "en" else {part}
    near = [
        (distance(small, form, limit), small[-2:] != form[-2:], form != part, form) for form in sorted(forms)
    ]
    found = min(near)
    if not 0 < found[0] <= limit or (name.parts is not None and small in declined(name.parts, language)):
        return None
    return found[-1]


def _listed_otherwise(code: str, word: Word, meant: str, language: str) -> TextFinding:
    repair = (
        meant.upper() if word.written.isupper() else "-".join(part.capitalize() for part in meant.split("-"))
    )
    return TextFinding(
        code=code,
        language=language,
        span=(word.start, word.end),
        message=LISTED_OTHERWISE,
        values={"here": word.written, "there": repair},
        repair=repair,
    )


def _misspelt_given(
    words: Sequence[Word], mentions: Sequence[Mention], language: str, index: NameIndex
) -> Iterator[TextFinding]:
    """Given names beside a surname that differ by a letter from those of everybody of that surname."""
    places = {word.start: place for place, word in enumerate(words)}
    for start in sorted({mention.start for mention in mentions}):
        names = [index.names[one.number][language] for one in mentions if one.start == start]
        for place in (places[start] - 1, places[start] + 1):
            if not 0 <= place < len(words) or not words[place].written[:1].isupper():
                continue
            word = words[place]
            if any(is_name_form(word.small, one, language) for name in names for one in name.rest):
                continue
            tried = (_meant(word.small, name.rest[0], name, language) for name in names if name.rest)
            if meant := next((one for one in tried if one), None):
                yield _listed_otherwise("name_differs", word, meant, language)


def _bodies(
    texts: Mapping[str, str], words: Mapping[str, Sequence[Word]], index: NameIndex
) -> Iterator[TextFinding]:
    mentions = {language: bodies_in(words[language], language, index) for language in texts}
    outer = {language: _outermost(several) for language, several in mentions.items()}
    present = _by_number(mentions)
    for number, named in _by_number(outer).items():
        lacking = []
        for language in texts:
            name = index.names[number].get(language)
            if language in present[number] or name is None:
                continue
            found = _other_body(named, outer[language], present, language, texts) or _slip_in(
                words[language], name, language
            )
            if found is not None:
                yield found
            elif not _spoken_of(words[language], name, language):
                lacking.append(language)
        yield from _absent("body_differs", named, lacking, texts)


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Without the names that stand within longer ones."""
    return [
        one
        for one in mentions
        if not any(
            other.start <= one.start
            and one.end <= other.end
            and (other.end - other.start) > (one.end - one.start)
            for other in mentions
        )
    ]


def _other_body(
    named: Mapping[str, Mention],
    there: Sequence[Mention],
    present: Mapping[int, Mapping[str, Mention]],
    language: str,
    texts: Mapping[str, str],
) -> TextFinding | None:
    """Another body that stands in ``language`` alone, where this one should."""
    for mention in there:
        if set(present[mention.number]) == {language}:
            witness = next(iter(named))
            right = named[witness]
            values: dict[str, object] = {
                "here": texts[language][mention.start : mention.end],
                "there": texts[witness][right.start : right.end],
                "other": witness,
            }
            span = (mention.start, mention.end)
            return TextFinding(
                code="body_differs", language=language, span=span, message=DIFFERS[witness], values=values
            )
    return None


def _slip_in(words: Sequence[Word], name: Name, language: str) -> TextFinding | None:
    """The name in full but for one word (of a name of one or two words: for a slip in it)."""
    parts = (name.head, *name.rest)
    for place in range(len(words) - len(parts) + 1):
        wrong = [
            (words[place + offset], part)
            for offset, part in enumerate(parts)
            if not is_form(words[place + offset].small, part, language)
        ]
        if len(wrong) == 1 and (len(parts) > 1 or wrong[0][0].written[:1].isupper()):
            word, part = wrong[0]
            if len(parts) > 2 or (
                len(part) > _MIN_LETTERS and 0 < distance(word.small[: len(part)], part, 2) <= 2
            ):
                same_ending = language == "en" or word.small[-2:] == part[-2:]
                return _slip(word, part if same_ending else None, language)
    return None


def _slip(word: Word, meant: str | None, language: str) -> TextFinding:
    if meant is not None and word.written[:1].islower():
        repair: str | None = meant
    else:
        repair = None if meant is None else meant.upper() if word.written.isupper() else meant.capitalize()
    return TextFinding(
        code="body_differs",
        language=language,
        span=(word.start, word.end),
        message=LISTED_OTHERWISE,
        values={"here": word.written, "there": repair or meant or ""},
        repair=repair,
    )


def _spoken_of(words: Sequence[Word], name: Name, language: str) -> bool:
    """Whether a shorter name may stand for it: "the Ministry", or the letters of an abbreviation."""
    parts = [part for part in (name.head, *name.rest) if len(part) >= _CONTENT_LETTERS] or [name.head]
    return any(
        (word.written.isupper() and 1 < len(word.small) <= 8)
        or any(is_form(word.small, part, language) for part in parts)
        for word in words
    )
