"""The house rules of docs/architecture.md, each proved by breaking it once."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "forumdesk"
MODULES = sorted(PACKAGE.rglob("*.py"))
NO_KEPT_CONTRACTS = "0 kept"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--config", "pyproject.toml", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def broken_contracts(folder: Path) -> set[str]:
    done = lint_imports(folder)
    return {
        line.removesuffix(" BROKEN").strip() for line in done.stdout.splitlines() if line.endswith(" BROKEN")
    }


@pytest.fixture(scope="module")
def skeleton(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """A copy of the program for all that import contracts see of it: its modules, without what they do.

    Only the imports of each module are copied, which is what makes it fast; deferred imports count as well.
    """
    folder = tmp_path_factory.mktemp("skeleton")
    shutil.copy(project / "pyproject.toml", folder)
    for module in MODULES:
        tree = ast.parse(module.read_text("utf-8"))
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
        target = folder / module.relative_to(project)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(ast.unparse(node) for node in imports) + "\n", encoding="utf-8")
    return folder


def test_the_contracts_hold(project: Path) -> None:
    done = lint_imports(project)

    assert done.returncode == 0, done.stdout
    assert broken_contracts(project) == set()


OFFENCES = {
    (
        "domain/stray.py",
        "import forumdesk.services.desk",
    ): "imports run downward only, and every module has its layer",
    (
        "services/stray.py",
        "import forumdesk.exchange.reading",
    ): "imports run downward only, and every module has its layer",
    (
        "documents/stray.py",
        "import forumdesk.exchange.reading",
    ): "imports run downward only, and every module has its layer",
    (
        "language/stray.py",
        "import forumdesk.domain.texts",
    ): "imports run downward only, and every module has its layer",
    ("utils.py", ""): "imports run downward only, and every module has its layer",
    ("cli/stray.py", "import PySide6"): "only the window knows Qt",
    ("gui/stray.py", "import sqlite3"): "only storage knows the database",
    ("services/stray.py", "def f():\n    import sqlalchemy"): "only storage knows the database",
    ("gui/stray.py", "import pypdfium2"): "only documents know ReportLab",
    ("exchange/stray.py", "import reportlab"): "only documents know ReportLab",
    (
        "gui/hall/stray.py",
        "import forumdesk.services.conduct",
    ): "the hall screen receives finished values",
    ("gui/hall/scenes.py", "import PySide6"): "scenes and their wrapping need no Qt",
    ("domain/stray.py", "import babel"): "the domain needs the standard library alone",
    ("exchange/stray.py", "import forumdesk.storage.database"): "people reach storage only through services",
}


@pytest.mark.parametrize(("place", "line"), OFFENCES, ids=lambda value: value.replace("\n", " "))
def test_each_contract_is_broken_by_an_offence(skeleton: Path, place: str, line: str) -> None:
    offence = skeleton / "forumdesk" / place
    before = offence.read_text("utf-8") if offence.exists() else None
    offence.write_text(line + "\n", encoding="utf-8")
    try:
        assert broken_contracts(skeleton) == {OFFENCES[place, line]}
    finally:
        offence.unlink() if before is None else offence.write_text(before, encoding="utf-8")


def test_the_skeleton_itself_breaks_nothing(skeleton: Path) -> None:
    assert broken_contracts(skeleton) == set()


def test_every_contract_is_proved_by_an_offence(project: Path) -> None:
    import tomllib

    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    names = {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}

    assert names == set(OFFENCES.values())


TRANSLATORS = {"_", "N_", "gettext", "ngettext", "pgettext", "npgettext"}


def translated_calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in TRANSLATORS:
                yield node


def offending_calls(tree: ast.Module) -> list[int]:
    """Lines of translated calls whose message is put together instead of written out."""
    return [
        call.lineno
        for call in translated_calls(tree)
        for argument in call.args
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
        or (isinstance(argument, ast.Call) and getattr(argument.func, "attr", "") == "format")
    ]


def test_no_message_is_put_together_before_it_is_translated() -> None:
    found = {
        f"{module.relative_to(PACKAGE)}:{line}"
        for module in MODULES
        for line in offending_calls(ast.parse(module.read_text("utf-8")))
    }

    assert found == set()


@pytest.mark.parametrize(
    "offence",
    [
        '_(f"{n} rows")',
        'catalogue.gettext("a" + b)',
        '_("{n}".format(n=1))',
        'c.ngettext("a", f"{n}", n)',
        'N_("%s" % a)',
    ],
)
def test_a_message_put_together_is_found(offence: str) -> None:
    assert offending_calls(ast.parse(offence)) == [1]


def test_the_rule_of_messages_sees_the_programs_calls() -> None:
    calls = [call for module in MODULES for call in translated_calls(ast.parse(module.read_text("utf-8")))]

    assert len(calls) > 100


CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime"}
CLOCK_OWNERS = {"datetime", "date", "time"}


def looks_at_the_clock(tree: ast.Module) -> list[int]:
    """Lines that read the computer's clock: ``datetime.now()``, ``date.today()``, ``time.time()``."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            owner = (
                node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            )
            if owner in CLOCK_OWNERS and not (owner == "datetime" and node.attr == "time"):
                found.append(node.lineno)
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            found += [node.lineno for name in node.names if name.name in CLOCKS]
    return found


def test_only_the_clock_reads_the_clock() -> None:
    found = {
        f"{module.relative_to(PACKAGE).as_posix()}:{line}"
        for module in MODULES
        for line in looks_at_the_clock(ast.parse(module.read_text("utf-8")))
    }

    assert {place.partition(":")[0] for place in found} == {"foundation/clock.py"}


@pytest.mark.parametrize(
    "offence",
    [
        "datetime.now()",
        "datetime.datetime.utcnow()",
        "date.today()",
        "time.time()",
        "from time import time",
        "now = datetime.now",
    ],
)
def test_a_look_at_the_clock_is_found(offence: str) -> None:
    assert looks_at_the_clock(ast.parse(offence)) == [1]


def test_no_module_bears_a_name_that_says_nothing() -> None:
    empty_names = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}

    assert [module for module in MODULES if {*module.with_suffix("").parts} & empty_names] == []


HEAVY = (
    "PySide6",
    "alembic",
    "babel",
    "cryptography",
    "jsonschema",
    "msgspec",
    "pikepdf",
    "pypdfium2",
    "reportlab",
    "rfc8785",
    "sqlalchemy",
    "sqlite3",
)


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        ("forumdesk.app", set()),
        ("forumdesk.services.register", {"sqlalchemy", "sqlite3"}),
        ("forumdesk.documents.registry", set()),
    ],
)
def test_what_is_heavy_is_imported_when_it_is_needed(project: Path, module: str, allowed: set[str]) -> None:
    program = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=project, capture_output=True, text=True, check=True, timeout=60
    )

    assert set(done.stdout.split()) <= allowed
