"""Bring the catalogues up to date with the code, or check that they are: ``python translations/update.py [--check]``.

Printed words of ``forumdesk/documents`` belong to the domain ``documents``, all others to ``interface``. English
messages are filled with their own source, so that plural forms work; Kazakh and Russian wait for a translator and
are reported until they are there.
"""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
LANGUAGES = ("kk", "ru", "en")
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def main() -> int:
    """Update or check; returns 1 when something is missing, 0 otherwise."""
    check = "--check" in sys.argv[1:]
    complaints = [
        complaint for domain in ("interface", "documents") for complaint in _bring(domain, check=check)
    ]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


def _bring(domain: str, *, check: bool) -> Iterator[str]:
    template = _extracted(domain)
    for language in LANGUAGES:
        path = HERE / language / "LC_MESSAGES" / f"{domain}.po"
        before = path.read_bytes() if path.exists() else b""
        catalog = (
            read_po(BytesIO(before), locale=language, domain=domain) if before else Catalog(language, domain)
        )
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        for message in catalog:
            message.flags.discard("fuzzy")
        if language == "en":
            _fill_english(catalog)
        after = _written(catalog)
        if check and after != before:
            yield f"{path.relative_to(PROJECT)} is not what the code says: run python translations/update.py"
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(after)
        yield from (
            f"{path.relative_to(PROJECT)}: not translated: {one.id!r}" for one in catalog if _is_open(one)
        )


def _extracted(domain: str) -> Catalog:
    template = Catalog(domain=domain)
    found = extract_from_dir(
        PROJECT / "forumdesk",
        [("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=["Translators:"],
        strip_comment_tags=True,
    )
    for file, singular, plural in _error_plurals():
        if domain in _domains(file):
            template.add((singular, plural), None, [(f"forumdesk/{file}", None)])
    in_pairs = {form for pair in template if isinstance(pair.id, tuple) for form in pair.id}
    for file, _line, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        if domain in _domains(file) and message not in in_pairs:
            # Places without line numbers: a moved line is not a changed catalogue.
            place = [(f"forumdesk/{Path(file).as_posix()}", None)]
            template.add(message, None, place, auto_comments=comments, context=context)
    return template


def _error_plurals() -> Iterator[tuple[str, str, str]]:
    """(file, singular, plural) of errors and notices: their two sentences stand beside each other as N_ strings."""
    for path in sorted((PROJECT / "forumdesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                pair = {one.targets[0].id: one.value for one in node.body if _is_plain_assignment(one)}
            elif isinstance(node, ast.Call):
                pair = {one.arg: one.value for one in node.keywords if one.arg}
            else:
                continue
            forms = [_marked(pair.get(name)) for name in ("message", "plural")]
            if all(forms):
                yield path.relative_to(PROJECT / "forumdesk").as_posix(), forms[0], forms[1]


def _is_plain_assignment(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)


def _marked(node: ast.expr | None) -> str:
    """The string inside ``N_(…)``, or an empty one."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
        return str(ast.literal_eval(node.args[0]))
    return ""


def _domains(file: str) -> tuple[str, ...]:
    """What is printed is said in the document's language; errors are said in that of the window or command line."""
    match Path(file).parts:
        case ("documents", "errors.py"):
            return ("interface",)
        case ("documents", "registry.py"):
            return ("interface", "documents")
        case ("documents", *_rest):
            return ("documents",)
        case _:
            return ("interface",)


def _fill_english(catalog: Catalog) -> None:
    for message in catalog:
        if message.id:
            message.string = message.id


def _is_open(message: Message) -> bool:
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return bool(message.id) and (message.fuzzy or not all(strings))


def _written(catalog: Catalog) -> bytes:
    catalog.header_comment = "# Catalogue of ForumDesk."
    catalog.project, catalog.version, catalog.fuzzy = "ForumDesk", "1", False
    catalog.msgid_bugs_address, catalog.last_translator = "", "The ForumDesk founders"
    catalog.language_team = catalog.locale_identifier or ""
    catalog.creation_date = catalog.revision_date = None  # type: ignore[assignment]
    buffer = BytesIO()
    write_po(buffer, catalog, width=110, omit_header=False, sort_output=True)
    lines = buffer.getvalue().decode("utf-8").splitlines(keepends=True)
    changing = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By')
    kept = [line for line in lines if not line.startswith(changing)]
    return "".join(kept).encode("utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
