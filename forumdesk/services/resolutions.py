"""The text of the resolution, and the sheet from which it is printed."""

from dataclasses import dataclass, replace

from forumdesk.domain.decisions import Decision, SealedTextError
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId, RowId, new_uuid
from forumdesk.domain.notices import Notice
from forumdesk.domain.people import Participant, count_participants
from forumdesk.domain.resolutions import Part, ResolutionText, Row
from forumdesk.domain.texts import LANGUAGE_NAMES, Language, LocalizedText
from forumdesk.language.facts import facts_in_prose
from forumdesk.services.deeds import Deeds
from forumdesk.services.resolution_sheet import resolution_sheet, stated_adoptions
from forumdesk.services.sheets import ResolutionSheet
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
        """All rows; none while there is no resolution."""
        with self._deeds.database.reading() as work:
            return work.texts.resolution(meeting_id)

    def decided(self, meeting_id: MeetingId) -> dict[RowId, int]:
        """The rows that a decision has adopted, so that they cannot be edited, each with its decision's number."""
        with self._deeds.database.reading() as work:
            return _decided(work, meeting_id)

    def edit_cell(self, meeting_id: MeetingId, row_id: RowId, language: Language, text: str) -> Row:
        """Write a row in one language; its translations become stale. Refuses a decided text."""
        with self._deeds.begin("text.edited", meeting_id) as deed:
            resolution = deed.work.texts.resolution(meeting_id)
            row = resolution.row(row_id).edited(language, text)
            if row != resolution.row(row_id):
                require_open(deed.work, meeting_id, row_id)
            deed.work.texts.put_resolution(_with_row(resolution, row))
            deed.values.update(_place(resolution, row_id), language=language.value)
        return row

    def confirm_cell(self, meeting_id: MeetingId, row_id: RowId, language: Language) -> Row:
        """Mark a row as checked in one language."""
        with self._deeds.begin("text.confirmed", meeting_id) as deed:
            resolution = deed.work.texts.resolution(meeting_id)
            row = resolution.row(row_id).confirmed(language)
            deed.work.texts.put_resolution(_with_row(resolution, row))
            deed.values.update(_place(resolution, row_id), language=language.value)
        return row

    def add_row(self, meeting_id: MeetingId, part: Part, after: RowId | None) -> Row:
        """Add an empty row after another, or at the end. Refuses once something was decided."""
        with self._deeds.begin("text.row_added", meeting_id) as deed:
            _require_undecided(deed.work, meeting_id)
            resolution = deed.work.texts.resolution(meeting_id)
            row = Row(id=RowId(new_uuid(self._deeds.clock())), part=part, text=LocalizedText())
            at = len(resolution.rows)
            if after is not None:
                at = 1 + next(place for place, one in enumerate(resolution.rows) if one.id == after)
            rows = (*resolution.rows[:at], row, *resolution.rows[at:])
            deed.work.texts.put_resolution(replace(resolution, rows=rows))
            deed.values["part"] = part.value
        return row

    def remove_row(self, meeting_id: MeetingId, row_id: RowId) -> None:
        """Take a row out in all languages. Refuses a decided text."""
        with self._deeds.begin("text.row_removed", meeting_id) as deed:
            resolution = deed.work.texts.resolution(meeting_id)
            deed.values.update(_place(resolution, row_id))
            _require_undecided(deed.work, meeting_id)
            rows = tuple(row for row in resolution.rows if row.id != row_id)
            deed.work.texts.put_resolution(replace(resolution, rows=rows))

    def facts(self, meeting_id: MeetingId) -> tuple[FactFinding, ...]:
        """Numbers stated in the prose, compared with the register; nothing while nobody is listed."""
        with self._deeds.database.reading() as work:
            counts = count_participants(_counted(work, meeting_id))
            text = work.texts.resolution(meeting_id)
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

    def findings(self, meeting_id: MeetingId) -> tuple[Notice, ...]:
        """What the prose says that the register does not bear out: numbers, and how it was adopted."""
        with self._deeds.database.reading() as work:
            text = work.texts.resolution(meeting_id)
            modes = {one.decision.mode.value for one in work.decisions.of_meeting(meeting_id)}
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


def _with_row(resolution: ResolutionText, row: Row) -> ResolutionText:
    rows = tuple(row if one.id == row.id else one for one in resolution.rows)
    return replace(resolution, rows=rows)


def _decided(work: UnitOfWork, meeting_id: MeetingId) -> dict[RowId, int]:
    text = work.texts.resolution(meeting_id)
    closed: dict[RowId, int] = {}
    for recorded in work.decisions.of_meeting(meeting_id):
        for row in text.rows:
            if recorded.decision.whole or row.id in _adopted_rows(recorded.decision, text):
                closed.setdefault(row.id, recorded.decision.number)
        if all(one.id in closed for one in text.recommendations()):
            # Once every recommendation is adopted the paper is final: what stands around them closes as well.
            for row in text.rows:
                closed.setdefault(row.id, recorded.decision.number)
    return closed


def _adopted_rows(decision: Decision, text: ResolutionText) -> set[RowId]:
    return {row.row.id for one in text.recommendations() if one.id in decision.subject for row in one.rows}


def require_open(work: UnitOfWork, meeting_id: MeetingId, row_id: RowId) -> None:
    """Refuse to change a row that a decision has adopted, even if it is not sealed yet."""
    for recorded in work.decisions.of_meeting(meeting_id):
        if recorded.decision.whole:
            # A row taken out before the whole was adopted must not come back either.
            raise SealedTextError(decision=recorded.decision.number)
    number = _decided(work, meeting_id).get(row_id)
    if number is not None:
        raise SealedTextError(decision=number)


def _require_undecided(work: UnitOfWork, meeting_id: MeetingId) -> None:
    """Rows come and go only before the first decision: afterwards numbers would drift from sealed ones."""
    for recorded in work.decisions.of_meeting(meeting_id):
        raise SealedTextError(decision=recorded.decision.number)


def _counted(work: UnitOfWork, meeting_id: MeetingId) -> list[Participant]:
    """Whom the prose speaks of: everybody on the list; once arrivals are recorded, those who arrived."""
    people, presences = work.participants.of_meeting(meeting_id), work.movements.presences(meeting_id)
    return [one for one in people if one.id in presences] or list(people)


def _place(resolution: ResolutionText, row_id: RowId) -> dict[str, str]:
    """What names a row in a sentence: its number, or else its part."""
    numbered = next(one for one in resolution.numbered() if one.row.id == row_id)
    return {"number": numbered.number.rstrip("."), "part": numbered.row.part.value}
