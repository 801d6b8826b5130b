"""The text of the resolution, and the sheet from which it is printed."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from forumdesk.domain.adoption import in_force
from forumdesk.domain.decisions import SealedTextError
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.marks import Mark, MarkKind, Marks, moved, tidy
from forumdesk.domain.notices import Notice
from forumdesk.domain.people import count_participants
from forumdesk.domain.resolutions import CellState, Part, ResolutionText, Row, Stage
from forumdesk.domain.texts import LANGUAGE_NAMES, Language
from forumdesk.language.facts import facts_in_prose
from forumdesk.services.deeds import Deeds
from forumdesk.services.meanwhile import clash, unclashed_text
from forumdesk.services.resolution_sheet import resolution_sheet, stated_adoptions
from forumdesk.services.row_versions import RowVersion, row_versions
from forumdesk.services.sheets import ResolutionSheet
from forumdesk.services.text_fields import counted_people, current_text, decided_rows, field_values
from forumdesk.storage.work import UnitOfWork

PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFinding:
    """A number stated in the prose beside the register's: ``agrees`` tells whether it holds.

    ``kind`` is "people" or "countries"; with ``more_than`` the register's number has to be greater. ``span`` is
    where the phrase stands in the text of that row and language, end excluded.
    """

    row_id: RowId
    language: Language
    kind: str
    span: tuple[int, int]
    stated: int
    more_than: bool
    register: int

    @property
    def agrees(self) -> bool:
        """Whether the prose is true of the register."""
        return self.register > self.stated if self.more_than else self.register == self.stated

    @property
    def notice(self) -> Notice:
        """What to say when it does not."""
        messages = {
            (PEOPLE, True): N_("The text says more than {stated} people; the register has {register}."),
            (PEOPLE, False): N_("The text says {stated} people; the register has {register}."),
            ("countries", True): N_(
                "The text says more than {stated} countries; the register has {register}."
            ),
            ("countries", False): N_("The text says {stated} countries; the register has {register}."),
        }
        return Notice(
            code=f"fact.{self.kind}",
            message=messages[self.kind, self.more_than],
            values={"stated": self.stated, "register": self.register},
        )


class Resolutions:
    """The resolution of a meeting."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def text(self, meeting_id: MeetingId) -> ResolutionText:
        """All rows with their fields as the register has them; none while there is no resolution."""
        with self._deeds.database.reading() as work:
            return current_text(work, meeting_id)

    def count(self, meeting_id: MeetingId, part: Part = Part.RECOMMENDATION) -> int:
        """How many recommendations, or rows of another part, there are; cheaper than reading the text."""
        with self._deeds.database.reading() as work:
            return work.texts.count(meeting_id, part)

    def decided(self, meeting_id: MeetingId) -> dict[RowId, int]:
        """The rows that a decision has adopted, so that they cannot be edited, each with its decision's number."""
        with self._deeds.database.reading() as work:
            return decided_rows(work, work.texts.resolution(meeting_id))

    def edit_cell(
        self,
        meeting_id: MeetingId,
        row_id: RowId,
        language: Language,
        text: str,
        marks: Marks | None = None,
        *,
        base: str | None = None,
    ) -> Row:
        """Write a row in one language; its translations become stale. Refuses a decided text.

        ``marks`` are emphasis and fields of ``text``; without them those that stand there stay with their words.
        ``base`` is the text as the person saw it: ChangedMeanwhileError where somebody else has written another.
        """
        if base is None:
            return self.edit_cells(meeting_id, row_id, {language: (text, marks)})
        return self.edit_cells(meeting_id, row_id, {language: (text, marks)}, base={language: base})

    def edit_cells(
        self,
        meeting_id: MeetingId,
        row_id: RowId,
        texts: Mapping[Language, tuple[str, Marks | None]],
        *,
        base: Mapping[Language, str] | None = None,
    ) -> Row:
        """Write a row in several languages, one after another, in one step of undo. Refuses a decided text.

        Each text comes with its marks, and may have what it was when the person began, as in :meth:`edit_cell`.
        """
        with self._deeds.begin("text.edited", meeting_id) as deed:
            resolution = current_text(deed.work, meeting_id)
            before = row = resolution.row(row_id)
            for language, (text, marks) in texts.items():
                now = unclashed_text((base or {}).get(language), text, before.text.get(language), before)
                row = row.edited(language, now, marks if now == text else None)
            if row != before:
                require_open(deed.work, meeting_id, row_id)
            deed.work.texts.put_row(meeting_id, row)
            deed.values.update(place_of(resolution, row_id), language=", ".join(texts))
        return row

    def confirm_cell(
        self, meeting_id: MeetingId, row_id: RowId, language: Language, stage: Stage = Stage.CHECKED
    ) -> Row:
        """Say how far a text is: translated, checked, authentic, or a draft again."""
        with self._deeds.begin("text.confirmed", meeting_id) as deed:
            resolution = current_text(deed.work, meeting_id)
            row = resolution.row(row_id).confirmed(language, stage)
            deed.work.texts.put_row(meeting_id, row)
            deed.values.update(place_of(resolution, row_id), language=language.value)
        return row

    def confirm_all(self, meeting_id: MeetingId, language: Language, stage: Stage = Stage.CHECKED) -> int:
        """Bring every written text of a language that is not there yet to ``stage``; how many there were."""
        with self._deeds.begin("text.confirmed_all", meeting_id) as deed:
            resolution = current_text(deed.work, meeting_id)
            closed = decided_rows(deed.work, resolution)
            wanted = CellState(stage)
            rows = [
                row
                for row in resolution.rows
                if row.text.get(language) and row.id not in closed and row.state(language) is not wanted
            ]
            for row in rows:
                deed.work.texts.put_row(meeting_id, row.confirmed(language, stage))
            deed.values.update(count=len(rows), language=language.value)
        return len(rows)

    def replace_all(
        self,
        meeting_id: MeetingId,
        language: Language,
        find: str,
        put: str,
        *,
        case: bool = False,
        words: bool = False,
        among: Collection[RowId] | None = None,
    ) -> int:
        """Replace words in one language wherever they stand in rows that are not decided; how many places there were.

        ``case`` tells capitals apart, ``words`` finds whole words only, ``among`` keeps to these rows.
        """
        pattern = search_pattern(find, case=case, words=words)
        with self._deeds.begin("text.replaced", meeting_id) as deed:
            resolution = current_text(deed.work, meeting_id)
            closed = decided_rows(deed.work, resolution)
            count = 0
            for row in resolution.rows:
                if row.id in closed or (among is not None and row.id not in among):
                    continue
                changed, here = pattern.subn(lambda _match: put, row.text.get(language))
                if here:
                    deed.work.texts.put_row(meeting_id, row.edited(language, changed))
                    count += here
            deed.values.update(count=count, language=language.value)
        return count

    def fields(self, meeting_id: MeetingId) -> dict[Language, dict[str, str]]:
        """The facts of the register that can stand in a text, as they are said in each language."""
        with self._deeds.database.reading() as work:
            return field_values(work, meeting_id)

    def bind(
        self,
        meeting_id: MeetingId,
        row_id: RowId,
        language: Language,
        span: tuple[int, int],
        name: str,
        *,
        base: str | None = None,
    ) -> Row:
        """Let a fact of the register stand in place of ``span`` (start, end excluded) of a text.

        ``base`` is the text in which the span was seen: ChangedMeanwhileError where it reads otherwise now.
        ValueError for a name that is none of ``FIELD_NAMES`` or a fact that is not known.
        """
        with self._deeds.begin("text.bound", meeting_id) as deed:
            resolution = current_text(deed.work, meeting_id)
            value = field_values(deed.work, meeting_id)[language].get(name)
            if not value:
                raise ValueError(name)
            require_open(deed.work, meeting_id, row_id)
            row = resolution.row(row_id)
            start, end = span
            before = row.text.get(language)
            if base is not None and base != before:
                said = base[:start] + value + base[end:]
                raise clash({"text": said}, {"text": before}, row)
            words = before[:start] + value + before[end:]
            marks = moved(row.marks(language), before, words)
            overlapping = [
                one
                for one in marks
                if one.kind is MarkKind.FIELD and one.start < start + len(value) and start < one.end
            ]
            kept = [one for one in marks if one not in overlapping]
            field = Mark(start=start, end=start + len(value), kind=MarkKind.FIELD, field=name)
            row = row.edited(language, words, tidy([*kept, field], len(words)))
            deed.work.texts.put_row(meeting_id, row)
            deed.values.update(place_of(resolution, row_id), language=language.value)
        return row

    def history(self, row_id: RowId) -> tuple[RowVersion, ...]:
        """How a row read after each deed that changed it, oldest first, with when and at which desk."""
        with self._deeds.database.reading() as work:
            return row_versions(work, row_id)

    def facts(self, meeting_id: MeetingId) -> tuple[FactFinding, ...]:
        """Numbers stated in the prose, compared with the register; nothing while nobody is listed."""
        with self._deeds.database.reading() as work:
            return stated_facts(work, current_text(work, meeting_id))

    def findings(self, meeting_id: MeetingId) -> tuple[Notice, ...]:
        """What the prose says that the register does not bear out: numbers, and how it was adopted."""
        with self._deeds.database.reading() as work:
            text = current_text(work, meeting_id)
            modes = {one.mode.value for one in in_force(work.decisions.index(meeting_id))}
        wrong_facts = [one.notice for one in self.facts(meeting_id) if not one.agrees]
        wrong_modes = [
            Notice(
                code="adoption.differs",
                message=N_(
                    "The closing says that the text was adopted otherwise than the decision records ({language})."
                ),
                values={"language": LANGUAGE_NAMES[language]},
            )
            for language, mode in stated_adoptions(text.rows).items()
            if modes and mode not in modes
        ]
        return (*wrong_facts, *wrong_modes)

    def sheet(self, meeting_id: MeetingId) -> ResolutionSheet:
        """The resolution ready to be printed: what was sealed comes from the sealed bytes alone.

        Refuses (SealBrokenError) while the sealed records of the meeting do not hold.
        """
        with self._deeds.database.reading() as work:
            return resolution_sheet(work, meeting_id, self._deeds.clock())


def stated_facts(work: UnitOfWork, text: ResolutionText) -> tuple[FactFinding, ...]:
    """Numbers stated in the prose of ``text``, compared with the register; nothing while nobody is listed."""
    counts = count_participants(counted_people(work, text.meeting_id))
    if not counts.people:
        return ()
    register = {PEOPLE: counts.people, "countries": counts.countries}
    return tuple(
        FactFinding(
            row_id=row.id,
            language=language,
            kind=fact.kind,
            span=fact.span,
            stated=fact.number,
            more_than=fact.more_than,
            register=register[fact.kind],
        )
        for row in text.rows
        for language, prose in row.text.items()
        for fact in facts_in_prose(prose, language)
    )


def require_open(work: UnitOfWork, meeting_id: MeetingId, row_id: RowId) -> None:
    """Refuse to change a row that a decision has adopted, even if it is not sealed yet."""
    for decision in in_force(work.decisions.index(meeting_id)):
        if decision.whole:
            # A row taken out before the whole was adopted must not come back either.
            raise SealedTextError(decision=decision.number)
    number = decided_rows(work, work.texts.resolution(meeting_id)).get(row_id)
    if number is not None:
        raise SealedTextError(decision=number)


def require_undecided(work: UnitOfWork, meeting_id: MeetingId) -> None:
    """Rows come and go only while no decision on the text is in force: numbers would drift from sealed ones."""
    for decision in in_force(work.decisions.index(meeting_id)):
        if decision.subject:
            raise SealedTextError(decision=decision.number)


def place_of(resolution: ResolutionText, row_id: RowId) -> dict[str, str]:
    """What names a row in a sentence: its number, or else its part."""
    numbered = next(one for one in resolution.numbered() if one.row.id == row_id)
    return {"number": numbered.reference, "part": numbered.row.part.value}


def search_pattern(find: str, *, case: bool, words: bool) -> re.Pattern[str]:
    """What finds the words literally; ValueError for nothing to find."""
    if not find:
        raise ValueError("nothing to find")
    pattern = re.escape(find)
    if words:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    return re.compile(pattern, 0 if case else re.IGNORECASE)
