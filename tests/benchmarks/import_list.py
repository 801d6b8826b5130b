"""Importing 100,000 people from a spreadsheet into a new register, against reading and keeping the bare rows.

Both run in processes of their own, as memory is told by process; each says its peak.
"""

import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from forumdesk.domain.people import PersonName
from tests.benchmarks._crowd import crowd
from tests.benchmarks._register import MEETING, PEOPLE, folder

TITLE = "import of 100,000 people from a spreadsheet"
LIMIT = 6.0
TURNS = 2
HEADINGS = (
    "№",
    *(
        "Тегі",
        "Аты",
        "Әкесінің аты",
        "Фамилия",
        "Имя",
        "Отчество",
        "Family name",
        "Given name",
        "Middle name",
    ),
    *("Ұйым", "Организация", "Organization", "Лауазымы", "Должность", "Position"),
    *("Ел/Страна", "Санаты", "Рөлі", "e-mail", "телефон", "Дауыс құқығы"),
)


def ours() -> Callable[[], object]:
    """Read, import with the search for duplicates, keep."""
    return lambda: _in_a_process("ours")


def base() -> Callable[[], object]:
    """Read by the same library and insert every row as it is into one table."""
    return lambda: _in_a_process("base")


def _in_a_process(which: str) -> None:
    made = folder() / f"{which}.forumdesk"
    made.unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.import_list", which, str(_sheet()), str(made)],
        check=True,
        capture_output=True,
        text=True,
    )
    print(f"  {which}: {done.stdout.strip()}")


def _import(sheet: Path, made: Path) -> str:
    from forumdesk.exchange.participants_table import read_participants
    from tests.builders import registers

    start = time.perf_counter()
    proposal = read_participants(sheet)
    read = time.perf_counter()
    register = registers().create(made)
    result = register.importer.participants(proposal)
    end = time.perf_counter()
    if result.new != PEOPLE:
        raise AssertionError(result)
    return f"read in {read - start:.1f} s, imported in {end - read:.1f} s"


def _keep_bare(sheet: Path, made: Path) -> str:
    from python_calamine import CalamineWorkbook

    start = time.perf_counter()
    rows = CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python()[1:]
    read = time.perf_counter()
    connection = sqlite3.connect(made)
    columns = [f"c{n}" for n in range(len(HEADINGS))]
    connection.execute(f"CREATE TABLE people ({', '.join(columns)})")
    connection.executemany(f"INSERT INTO people VALUES ({', '.join('?' * len(columns))})", rows)
    connection.commit()
    connection.close()
    return f"read in {read - start:.1f} s, kept in {time.perf_counter() - read:.1f} s"


@lru_cache(maxsize=1)
def _sheet() -> Path:
    import xlsxwriter

    path = folder() / "people.xlsx"
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        for line, one in enumerate(crowd(PEOPLE, MEETING), 1):
            names = (part for name in (one.names.kk, one.names.ru, one.names.en) for part in _parts(name))
            texts = (
                text for three in (one.organisation, one.post) for text in (three.kk, three.ru, three.en)
            )
            entitled = "иә" if one.entitled else "жоқ"
            words = (one.category.value.replace("_", " "), one.role.value.replace("_", " "))
            sheet.write_row(
                line, 0, [one.number, *names, *texts, one.country, *words, one.email, one.phone, entitled]
            )
    return path


def _parts(name: PersonName) -> tuple[str, str, str]:
    return name.family, name.given, name.patronymic


if __name__ == "__main__":
    act = {"ours": _import, "base": _keep_bare}[sys.argv[1]]
    told = act(Path(sys.argv[2]), Path(sys.argv[3]))
    print(f"{told}, peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
