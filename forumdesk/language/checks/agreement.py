"""Whether the languages of a row say the same numbers, dates, sums and references."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from forumdesk.language.checks.findings import ABSENT, ALONE, DIFFERS, TextFinding
from forumdesk.language.checks.quantities import FAINT, STRONG, WEAK, Quantity
from forumdesk.language.checks.repairs import repaired

Read = Mapping[str, Sequence[Quantity]]


@dataclass(slots=True)
class _Group:
    """What is said alike: by language, the quantities that agree."""

    said: dict[str, list[Quantity]] = field(default_factory=dict)

    def agrees(self, quantity: Quantity) -> bool:
        return any(one.agrees(quantity) for members in self.said.values() for one in members)

    def first(self, language: str) -> Quantity:
        """The most telling one of a language: a figure before a word."""
        return max(self.said[language], key=lambda one: (one.strength, -one.span[0]))

    @property
    def strength(self) -> int:
        return max(one.strength for members in self.said.values() for one in members)

    @property
    def kind(self) -> str:
        return next(iter(self.said.values()))[0].kind


def disagreements(read: Read, texts: Mapping[str, str]) -> Iterator[TextFinding]:
    """What the languages say differently. What most of them say holds; in a tie, what the first one says.

    A figure has to be in every text, as a figure or in words. A number in words alone is held against another
    number in words only: "both", "dual" and the like say too much and too little.
    """
    languages = list(read)
    groups = _grouped(read)
    open_groups = [group for group in groups if _is_open(group, read, languages)]
    open_groups.sort(
        key=lambda group: (group.strength < STRONG, -len(group.said), languages.index(next(iter(group.said))))
    )
    spoken: set[tuple[int, str]] = set()
    for group in open_groups:
        held = [language for language in group.said if (id(group), language) not in spoken]
        if not held or group.strength == FAINT:
            continue
        lacking = [language for language in languages if language not in group.said]
        absent = []
        for language in lacking:
            rival = _rival(group, open_groups, language, spoken, texts)
            if rival is None:
                absent.append(language)
                continue
            spoken.add((id(rival), language))
            yield _differs(group, rival, language, texts[language])
        if absent and group.strength == STRONG and len(held) == len(group.said):
            yield from _absent(group, absent, len(languages))
        spoken.update((id(group), language) for language in group.said)
    yield from _units(groups, languages, read)


def _grouped(read: Read) -> list[_Group]:
    groups: list[_Group] = []
    for language, quantities in read.items():
        for quantity in quantities:
            fitting = [one for one in groups if one.agrees(quantity)] or [_Group()]
            if not fitting[0].said:
                groups += fitting
            # A range of days stands for its first and for its last one.
            for group in fitting if quantity.kind == "date" else fitting[:1]:
                group.said.setdefault(language, []).append(quantity)
    return groups


def _is_open(group: _Group, read: Read, languages: Sequence[str]) -> bool:
    """Whether some language lacks it; a year is said by a date of that year as well."""
    lacking = [language for language in languages if language not in group.said]
    if not lacking:
        return False
    if group.kind != "number":
        return True
    value = group.first(next(iter(group.said))).value
    return not all(
        any(one.date is not None and value in one.date.years() for one in read[language])
        for language in lacking
    )


def _rival(
    group: _Group,
    groups: Sequence[_Group],
    language: str,
    spoken: set[tuple[int, str]],
    texts: Mapping[str, str],
) -> _Group | None:
    """The group that stands in ``language`` where ``group`` should: of the same kind, nearest in place."""
    candidates = [
        one
        for one in groups
        if one is not group
        and language in one.said
        and not set(one.said) & set(group.said)
        and (id(one), language) not in spoken
        and one.kind == group.kind
        and one.strength >= WEAK
        and (one.strength == group.strength or STRONG in (one.strength, group.strength))
    ]
    place = _place(group, texts)
    return min(
        candidates,
        key=lambda one: (one.strength != group.strength, abs(_place(one, texts, language) - place)),
        default=None,
    )


def _place(group: _Group, texts: Mapping[str, str], language: str | None = None) -> float:
    language = language or next(iter(group.said))
    return group.first(language).span[0] / max(len(texts[language]), 1)


def _differs(right: _Group, wrong: _Group, language: str, text: str) -> TextFinding:
    witness = next(iter(right.said))
    own, other = wrong.first(language), right.first(witness)
    span, repair = repaired(own, other, text, language)
    return TextFinding(
        code=_code(own, other),
        language=language,
        span=span,
        message=DIFFERS[witness],
        values={"here": own.shown or own.written, "there": other.shown or other.written, "other": witness},
        repair=repair,
    )


def _absent(group: _Group, absent: Sequence[str], languages: int) -> Iterator[TextFinding]:
    witness = next(iter(group.said))
    own = group.first(witness)
    alone = len(absent) == languages - 1 and languages > 2
    here = own.shown or own.written
    yield TextFinding(
        code=_code(own, own),
        language=witness,
        span=own.span,
        message=ALONE if alone else ABSENT[absent[0]],
        values={"here": here} if alone else {"here": here, "other": absent[0]},
    )


def _code(own: Quantity, other: Quantity) -> str:
    if own.kind != "number":
        return f"{own.kind}_differs"
    money = any(one.unit not in ("", "%") for one in (own, other))
    return "sum_differs" if money else "number_differs"


def _units(groups: Sequence[_Group], languages: Sequence[str], read: Read) -> Iterator[TextFinding]:
    """Equal figures of unequal money, or a share in one language and a bare number in another."""
    percents = {language: any(one.unit == "%" for one in read[language]) for language in languages}
    for group in groups:
        units = {
            language: {one.unit for one in members if one.unit} for language, members in group.said.items()
        }
        known = {language: found for language, found in units.items() if found}
        if not known:
            continue
        witness = next(iter(known))
        for language in list(group.said)[list(group.said).index(witness) + 1 :]:
            lost = known[witness] == {"%"} and not units[language] and not percents[language]
            if lost or (units[language] and units[language].isdisjoint(known[witness])):
                own, other = group.first(language), group.first(witness)
                yield TextFinding(
                    code="number_differs" if "%" in known[witness] else "sum_differs",
                    language=language,
                    span=own.span,
                    message=DIFFERS[witness],
                    values={"here": own.shown, "there": other.shown, "other": witness},
                )
