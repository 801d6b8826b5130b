"""What the program writes on paper has the quotation marks and dashes of its language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

CYRILLIC = re.compile("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
# Sentences that stand on paper are made in these; what else the folder holds reads and judges texts.
WORDINGS = re.compile(r"wording|_lines\.py$|adoption_sentences|openings|chair_script|paper_words")


def faults(text: str) -> list[str]:
    """What a proof-reader would mark."""
    found = []
    marks = "".join(re.findall("[«»“”„]", text))
    if '"' in text or "'" in text:
        found.append("straight marks")
    if CYRILLIC.search(text) and set(marks) - set("«»"):
        found.append("marks of another language")
    if not CYRILLIC.search(text) and set(marks) - set("“”"):
        found.append("marks of another language")
    if re.sub("«»|“”", "", re.sub("«»|“”", "", marks)):
        found.append("a mark without its partner")
    if re.search(r"\s-\s|--|—", text) or re.search(r"\d-\d", text):
        found.append("no dash")
    if re.search(r"[\w»”]–\s|\s–[\w«“]", text):
        found.append("a dash without its space")
    return found


def catalogue(project: Path, language: str) -> Iterator[str]:
    """All texts of the catalogue of papers in a language, English ones as they are in the program."""
    path = project / "translations" / language / "LC_MESSAGES" / "documents.po"
    with path.open("rb") as file:
        for message in read_po(file):
            if not message.id or all(place.endswith("errors.py") for place, _ in message.locations):
                continue  # the facts of the file, and what stands in a window only
            texts = message.id if language == "en" else message.string
            for text in texts if isinstance(texts, tuple) else (texts,):
                if text:
                    yield re.sub(r"\{[^}]*\}", "x", str(text))


def wordings(project: Path) -> Iterator[str]:
    """All sentences of the modules that word papers, without the docstrings."""
    for path in sorted((project / "forumdesk" / "language").glob("*.py")):
        if not WORDINGS.search(path.name):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):  # pieces of formatted texts, and what only a programmer reads
            if isinstance(node, ast.JoinedStr | ast.Raise):
                told |= {id(part) for part in ast.walk(node)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or id(node) in told or not isinstance(node.value, str):
                continue
            if re.search(r"[^\W\d_]{3}", node.value) and "\\" not in node.value:
                yield re.sub(r"\{[^}]*\}", "x", node.value)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_catalogue_of_papers_has_the_marks_of_its_language(project: Path, language: str) -> None:
    texts = list(catalogue(project, language))

    assert len(texts) > 50
    assert {text: faults(text) for text in texts if faults(text)} == {}


def test_the_wordings_of_papers_have_the_marks_of_their_language(project: Path) -> None:
    texts = list(wordings(project))

    assert len(texts) > 500
    assert {text: faults(text) for text in texts if faults(text)} == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('Форум "Көкжиек"', "straight marks"),
        ("Форум “Көкжиек”", "marks of another language"),
        ("the «Kokzhiek» forum", "marks of another language"),
        ("Форум «Көкжиек", "a mark without its partner"),
        ("Форум - ассоциация", "no dash"),
        ("5-10 человек", "no dash"),
        ("Форум –ассоциация", "a dash without its space"),
    ],
)
def test_faults_are_found(text: str, fault: str) -> None:
    assert fault in faults(text)
