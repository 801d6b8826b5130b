"""One report on a register's file: whether it is whole, whether its values can be read, whether the seal holds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.heads import ChainHead
from forumdesk.domain.notices import Notice
from forumdesk.services.access import Access
from forumdesk.services.deeds import Deeds
from forumdesk.services.registers import Registers
from forumdesk.services.table_words import table_named
from forumdesk.services.verification import Verifier
from forumdesk.storage.integrity import (
    FileProblem,
    ProblemKind,
    check_database,
    check_file,
)
from forumdesk.storage.value_reading import says_nothing, unreadable_tables

Progress = Callable[[int, int], None]
SEALED_ONLY: Final = "seal"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFinding:
    """Something that does not hold. ``count`` is 0 where nobody knows how much; ``detail`` is for who mends files."""

    code: str
    notice: Notice
    table: str = ""
    count: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check found; ``records`` are the sealed ones that were looked at."""

    findings: tuple[CheckFinding, ...]
    records: int = 0
    heads: tuple[ChainHead, ...] = ()
    caution: Notice | None = None

    @property
    def holds(self) -> bool:
        """Whether all is well."""
        return not self.findings

    @property
    def is_damaged(self) -> bool:
        """Whether the file itself is broken, so that rescuing it helps; what was altered knowingly is no damage."""
        return any(not one.code.startswith(SEALED_ONLY) for one in self.findings)


_SENTENCES: Final = {
    ProblemKind.PAGES: N_("A part of the file cannot be read: {table}."),
    ProblemKind.INDEX: N_("The list by which rows are found does not fit the rows: {table}."),
    ProblemKind.CONTENT: N_("A value is missing or of another kind: {table}."),
    ProblemKind.ORPHANS: N_("Rows belong to something that is no longer there: {table} ({count})."),
    ProblemKind.TABLE: N_("The whole table is gone: {table}."),
    ProblemKind.LETTERS: N_("Some entries have letters that cannot be read: {table} ({count})."),
    ProblemKind.ROWS: N_("Some entries are not in the form in which the program writes them: {table}."),
    ProblemKind.GUARD: N_("What keeps sealed records from being changed was taken out of the file."),
}
_OF_NO_TABLE: Final = N_("A part of the file in which no entries stand is damaged.")
_SAID_OF_ROWS: Final = frozenset(
    f"file.{one.value}"
    for one in (
        ProblemKind.PAGES,
        ProblemKind.CONTENT,
        ProblemKind.TABLE,
        ProblemKind.LETTERS,
        ProblemKind.ROWS,
    )
)
"""What makes rows unreadable, so that it is not told again that they are."""


class Checking:
    """Checks a register that is open."""

    def __init__(self, deeds: Deeds, verifier: Verifier) -> None:
        self._deeds = deeds
        self._verifier = verifier

    def check(self, told: Progress = lambda _done, _whole: None) -> CheckReport:
        """The file, each single value and the seal; in small parts, so that nobody who works there has to wait.

        Raises a StorageError where nobody can look now, as a server is away or another writes: nothing is known.
        """
        try:
            findings = tuple(map(_of_file, check_database(self._deeds.database)))
        except KnownError as error:
            return CheckReport(findings=(self._finding(error),))
        return self.check_values(findings, told)

    def check_values(
        self, findings: tuple[CheckFinding, ...], told: Progress = lambda _done, _whole: None
    ) -> CheckReport:
        """Each single value and the seal, added to what was found in the file."""
        try:
            known = {one.table for one in findings if one.code in _SAID_OF_ROWS}
            unreadable = tuple(
                _of_file(FileProblem(kind=ProblemKind.ROWS, table=table))
                for table in unreadable_tables(self._deeds.database, told)
                if table not in known
            )
            findings = (*findings, *unreadable)
            return self._with_seal(findings)
        except KnownError as error:
            return CheckReport(findings=findings or (self._finding(error),))

    def _finding(self, error: KnownError) -> CheckFinding:
        return _stopped(error, self._deeds.database.path)

    def _with_seal(self, findings: tuple[CheckFinding, ...]) -> CheckReport:
        found = self._verifier.verify()
        if found.problem is not None:
            code = f"{SEALED_ONLY}.{found.what}"
            findings = (*findings, CheckFinding(code=code, notice=found.problem, detail=found.first_break))
        return CheckReport(findings=findings, records=found.records, heads=found.heads, caution=found.caution)


def check_register(path: Path, registers: Registers, *, secret: str | None = None) -> CheckReport:
    """Check the register at ``path``, which stays as it is; an older format is verified on a private copy.

    Raises StorageError for a file that cannot be read as a register at all, and for one that another writes to.
    """
    findings = tuple(map(_of_file, check_file(path, secret)))
    try:
        register = replace(registers, backups=None).open(path, secret=secret, access=Access.VIEW)
    except KnownError as error:
        return CheckReport(findings=findings or (_stopped(error, path),))
    with register:
        return register.checking.check_values(findings)


def _of_file(problem: FileProblem) -> CheckFinding:
    code = f"file.{problem.kind.value}"
    return CheckFinding(
        code=code,
        notice=Notice(
            code=code,
            message=_SENTENCES[problem.kind] if problem.table else _OF_NO_TABLE,
            values={"table": table_named(problem.table), "count": problem.count} if problem.table else {},
        ),
        table=problem.table,
        count=problem.count,
        detail=problem.detail,
    )


def _stopped(error: KnownError, path: Path) -> CheckFinding:
    """What stopped a check. That another writes just now, or a server is away, is no finding and is raised."""
    if says_nothing(error):
        raise error
    values = {**error.values, **({"path": str(path)} if "path" in error.values else {})}
    return CheckFinding(code=error.code, notice=Notice(code=error.code, message=error.message, values=values))
