"""What is amiss in the three voices of a text: found, repaired, or let stand with a reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.findings import Dismissal
from forumdesk.domain.identifiers import DismissalId, MeetingId, RowId, new_uuid
from forumdesk.domain.marks import moved
from forumdesk.domain.notices import Notice
from forumdesk.domain.people import Names
from forumdesk.domain.resolutions import Part, ResolutionText, Row
from forumdesk.domain.texts import LANGUAGE_NAMES, Language, LocalizedText, clean_text
from forumdesk.foundation.paths import resources_folder
from forumdesk.language.checks import Surroundings, TextFinding, check_row
from forumdesk.language.glossary import Glossary, TermFinding
from forumdesk.language.numbers import whole
from forumdesk.language.openings import OpeningKind, opening_of
from forumdesk.services.deeds import Deeds
from forumdesk.services.resolutions import FactFinding, place_of, require_open, stated_facts
from forumdesk.services.text_fields import counted_people, current_text, decided_rows, round_below
from forumdesk.storage.work import UnitOfWork

_KEPT = 4096
"""Rows whose findings are remembered: a text is looked through anew only where it changed."""


class FindingGoneError(DomainError):
    """The words that a finding speaks of are not there any more."""

    code = "finding.gone"
    message = N_("The paragraph has been changed since. The findings are shown anew.")


class ReasonMissingError(DomainError):
    """A finding is not let stand without a word."""

    code = "finding.reason_missing"
    message = N_("Say in a word why this stays as it is: the reason is kept with the text.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place in a text at which a person should look.

    ``span`` is where it stands in the text of ``language``, end excluded, ``words`` what stands there; ``repair``
    what should stand there, None where only a person can tell. ``is_suggestion`` marks what may well be right.
    """

    row_id: RowId
    reference: str
    language: Language
    span: tuple[int, int]
    words: str
    notice: Notice
    repair: str | None = None
    is_suggestion: bool = False

    @property
    def code(self) -> str:
        """What kind of finding it is."""
        return self.notice.code


class TextChecks:
    """Looks through texts; what it found of a row is remembered as long as the row reads so."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._around: _Around | None = None
        self._made = Surroundings()
        self._remembered: dict[object, tuple[_Found, ...]] = {}

    def findings(self, meeting_id: MeetingId, row_id: RowId | None = None) -> tuple[Finding, ...]:
        """What is amiss and was not let stand, in the order of the rows; with ``row_id`` in one row only."""
        with self._deeds.database.reading() as work:
            text = current_text(work, meeting_id)
            let_stand = {
                (one.row_id, one.language, one.code, one.words)
                for one in work.dismissals.of_meeting(meeting_id)
            }
            order = work.bodies.get(work.meetings.get(meeting_id).body_id).rules.languages
            surroundings = self._surroundings(_Around.of(work, text))
            facts = stated_facts(work, text)
            closed = decided_rows(work, text)
        found: list[Finding] = []
        for numbered in text.numbered():
            row = numbered.row
            if row.id in closed or (row_id is not None and row.id != row_id):
                continue
            of_row = [*self._of_row(row, order, surroundings), *_of_facts(row, facts)]
            found += [
                one
                for one in (_placed(row, numbered.reference, single) for single in of_row)
                if (one.row_id, one.language, one.code, one.words) not in let_stand
            ]
        return tuple(found)

    def dismissed(self, meeting_id: MeetingId) -> tuple[Dismissal, ...]:
        """What was let stand, oldest first."""
        with self._deeds.database.reading() as work:
            return work.dismissals.of_meeting(meeting_id)

    def repair(self, meeting_id: MeetingId, finding: Finding) -> Row:
        """Put right what a finding says. FindingGoneError if its words are not there, ValueError without a repair."""
        if finding.repair is None:
            raise ValueError("only a person can tell")
        with self._deeds.begin("finding.repaired", meeting_id) as deed:
            text = current_text(deed.work, meeting_id)
            require_open(deed.work, meeting_id, finding.row_id)
            row = _repaired(text.row(finding.row_id), [finding])
            deed.work.texts.put_row(meeting_id, row)
            deed.values.update(place_of(text, row.id))
        return row

    def repair_all(self, meeting_id: MeetingId, findings: Sequence[Finding]) -> int:
        """Put right all that can be; how many places there were. FindingGoneError where words are not there."""
        by_row: dict[RowId, list[Finding]] = {}
        for one in findings:
            if one.repair is not None:
                by_row.setdefault(one.row_id, []).append(one)
        with self._deeds.begin("findings.repaired", meeting_id) as deed:
            text = current_text(deed.work, meeting_id)
            for row_id, own in by_row.items():
                require_open(deed.work, meeting_id, row_id)
                deed.work.texts.put_row(meeting_id, _repaired(text.row(row_id), own))
            count = sum(map(len, by_row.values()))
            deed.values["count"] = count
        return count

    def dismiss(self, meeting_id: MeetingId, finding: Finding, reason: str) -> Dismissal:
        """Let a finding stand for a reason; it is told again once its words are others. ReasonMissingError."""
        if not reason.strip():
            raise ReasonMissingError
        with self._deeds.begin("finding.dismissed", meeting_id) as deed:
            now = self._deeds.clock()
            dismissal = Dismissal(
                id=DismissalId(new_uuid(now)),
                meeting_id=meeting_id,
                row_id=finding.row_id,
                language=finding.language,
                code=finding.code,
                words=finding.words,
                reason=clean_text(reason),
                at=now,
            )
            deed.work.dismissals.put(dismissal)
            deed.values.update(place_of(current_text(deed.work, meeting_id), finding.row_id))
        return dismissal

    def recall(self, dismissal_id: DismissalId) -> None:
        """Tell a finding again that was let stand."""
        with self._deeds.begin("finding.recalled") as deed:
            deed.meeting_id = deed.work.dismissals.get(dismissal_id).meeting_id
            deed.work.dismissals.remove(dismissal_id)

    def _of_row(self, row: Row, order: Sequence[Language], surroundings: Surroundings) -> Iterable["_Found"]:
        languages = dict.fromkeys([*order, *row.text.languages])
        texts = {one.value: row.text.get(one) for one in languages if row.text.get(one)}
        key = tuple(texts.items())
        known = self._remembered.get(key)
        if known is None:
            if len(self._remembered) >= _KEPT:
                self._remembered.clear()
            known = self._remembered[key] = tuple(self._looked_through(texts, surroundings))
        return known

    def _looked_through(self, texts: Mapping[str, str], surroundings: Surroundings) -> Iterator["_Found"]:
        for finding in check_row(texts, surroundings):
            yield _of_check(finding)
        if len(texts) > 1:
            for term in self._glossary.differences(texts):
                yield _of_term(term, texts)
            yield from _of_openings(texts)

    def _surroundings(self, around: "_Around") -> Surroundings:
        """What texts may speak of; where that changed everything is looked through anew."""
        if self._around != around:
            self._around, self._made = around, around.surroundings()
            self._remembered.clear()
        return self._made

    @cached_property
    def _glossary(self) -> Glossary:
        return Glossary.read((resources_folder() / "glossary.csv").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A finding that does not know its row yet."""

    language: Language
    span: tuple[int, int]
    notice: Notice
    repair: str | None = None
    is_suggestion: bool = False


def _placed(row: Row, reference: str, found: _Found) -> Finding:
    start, end = found.span
    return Finding(
        row_id=row.id,
        reference=reference,
        language=found.language,
        span=found.span,
        words=row.text.get(found.language)[start:end],
        notice=found.notice,
        repair=found.repair,
        is_suggestion=found.is_suggestion,
    )


def _of_check(finding: TextFinding) -> _Found:
    return _Found(
        language=Language(finding.language),
        span=finding.span,
        notice=Notice(code=f"text.{finding.code}", message=finding.message, values=finding.values),
        repair=finding.repair,
    )


def _of_term(term: TermFinding, texts: Mapping[str, str]) -> _Found:
    values = {
        "here": texts[term.language][term.start : term.end],
        "expected": term.expected,
        "language": LANGUAGE_NAMES[Language(term.other)],
    }
    return _Found(
        language=Language(term.language),
        span=(term.start, term.end),
        notice=Notice(
            code="text.term_differs",
            message=N_("For “{here}” the glossary has “{expected}” ({language}); another word stands there."),
            values=values,
        ),
        is_suggestion=term.is_suggestion,
    )


def _of_openings(texts: Mapping[str, str]) -> Iterator[_Found]:
    """Where two languages open a paragraph otherwise: “Recommends” here, «Призывает» there."""
    openings = {code: opening_of(text, code) for code, text in texts.items()}
    first = next(((code, one) for code, one in openings.items() if one is not None), None)
    if first is None or first[1] is None or first[1].kind is OpeningKind.FIXED:
        return
    source, expected = first
    for code, opening in openings.items():
        if opening is not None and opening.kind is not OpeningKind.FIXED and opening.key != expected.key:
            yield _Found(
                language=Language(code),
                span=(0, min(len(texts[code]), 1)) if not texts[code] else _first_word(texts[code]),
                notice=Notice(
                    code="text.opening_differs",
                    message=N_(
                        "The paragraph opens otherwise than in the other language: “{expected}” is its like."
                    ),
                    values={
                        "expected": expected.get(code).text,
                        "language": LANGUAGE_NAMES[Language(source)],
                    },
                ),
                is_suggestion=True,
            )


def _first_word(text: str) -> tuple[int, int]:
    stripped = text.lstrip()
    start = len(text) - len(stripped)
    return start, start + len(stripped.split(maxsplit=1)[0])


def _of_facts(row: Row, facts: Iterable[FactFinding]) -> Iterator[_Found]:
    for fact in facts:
        if fact.row_id == row.id and not fact.agrees:
            start, end = fact.span
            words = row.text.get(fact.language)[start:end]
            stated = next((one for one in _spellings(fact.stated) if one in words), None)
            register = round_below(fact.register) if fact.more_than else fact.register
            yield _Found(
                language=fact.language,
                span=fact.span,
                notice=fact.notice,
                repair=words.replace(stated, whole(register, fact.language.value), 1)
                if stated and register
                else None,
            )


def _spellings(number: int) -> tuple[str, ...]:
    grouped = f"{number:,}"
    return (str(number), grouped, grouped.replace(",", "\u00a0"), grouped.replace(",", " "))


def _repaired(row: Row, findings: Sequence[Finding]) -> Row:
    """The row with the repairs, laid in from behind so that places before them stay."""
    for one in sorted(findings, key=lambda finding: finding.span, reverse=True):
        before = row.text.get(one.language)
        start, end = one.span
        if before[start:end] != one.words or one.repair is None:
            raise FindingGoneError
        after = before[:start] + one.repair + before[end:]
        row = row.edited(one.language, after, moved(row.marks(one.language), before, after))
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What the texts of a meeting may speak of, so that it can be compared with what it was."""

    numbers: frozenset[str]
    counts: tuple[tuple[str, int], ...]
    people: tuple[Names, ...]
    bodies: tuple[LocalizedText, ...]

    @staticmethod
    def of(work: UnitOfWork, text: ResolutionText) -> "_Around":
        """Read it."""
        meeting = work.meetings.get(text.meeting_id)
        people = counted_people(work, text.meeting_id)
        organisations = [one.organisation for one in people if one.organisation]
        numbered = text.numbered()
        parts = [one.row.part for one in numbered]
        return _Around(
            numbers=frozenset(one.reference for one in numbered if one.reference),
            counts=(
                ("issues", parts.count(Part.ISSUE)),
                ("recommendations", parts.count(Part.RECOMMENDATION)),
                ("annexes", parts.count(Part.ANNEX)),
            ),
            people=tuple(one.names for one in people if one.names),
            bodies=tuple(dict.fromkeys([work.bodies.get(meeting.body_id).name, *organisations])),
        )

    def surroundings(self) -> Surroundings:
        """What the checks ask for."""
        return Surroundings(
            numbers=self.numbers,
            counts=dict(self.counts),
            people=tuple(map(_printed, self.people)),
            bodies=tuple(one.to_mapping() for one in self.bodies),
        )


def _printed(names: Names) -> dict[str, str]:
    written = {language: names.get(language) for language in Language}
    return {
        language.value: " ".join(part for part in (name.given, name.patronymic, name.family) if part)
        for language, name in written.items()
        if name
    }
