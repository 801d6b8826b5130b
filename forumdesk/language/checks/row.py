"""All checks of one row."""

from collections.abc import Iterator, Mapping, Sequence

from forumdesk.language.checks.agreement import disagreements
from forumdesk.language.checks.counts import wrong_counts
from forumdesk.language.checks.findings import NO_SUCH_ANNEX, NO_SUCH_PARAGRAPH, TextFinding
from forumdesk.language.checks.named import names_that_differ
from forumdesk.language.checks.quantities import Quantity, quantities
from forumdesk.language.checks.quotation import quotation_findings
from forumdesk.language.checks.spacing import dash_findings, doubled_marks, no_break_findings, space_findings
from forumdesk.language.checks.spelling import doubled_words, look_alike_findings
from forumdesk.language.checks.surroundings import Surroundings
from forumdesk.language.codes import known

_OF_ONE_LANGUAGE = (
    quotation_findings,
    dash_findings,
    no_break_findings,
    space_findings,
    doubled_marks,
    doubled_words,
    look_alike_findings,
)


def check_text(text: str, language: str) -> tuple[TextFinding, ...]:
    """What is amiss in the typography of one text, in the order of its places.

    Of two findings that overlap, the first and longer one is kept. Raises ValueError for an unknown language.
    """
    known(language)
    found = [finding for check in _OF_ONE_LANGUAGE for finding in check(text, language)]
    found.sort(key=lambda one: (one.span[0], -one.span[1]))
    kept: list[TextFinding] = []
    for finding in found:
        if not kept or finding.span[0] >= kept[-1].span[1]:
            kept.append(finding)
    return tuple(kept)


def check_row(texts: Mapping[str, str], surroundings: Surroundings) -> tuple[TextFinding, ...]:
    """What is amiss in a row of a resolution, by language and place.

    ``texts`` are plain texts by language, the one that the others follow first; empty ones are passed over.
    What two languages of three say holds; in a tie the first one is followed. Raises ValueError for an unknown
    language.
    """
    written = {known(language): text for language, text in texts.items() if text.strip()}
    found = [finding for language, text in written.items() for finding in check_text(text, language)]
    read = {language: quantities(text, language) for language, text in written.items()}
    said = list(_about_the_document(written, read, surroundings))
    if len(written) > 1:
        told = {(one.language, one.span) for one in said if one.code == "count_differs"}
        differing = [one for one in disagreements(read, written) if (one.language, one.span) not in told]
        # A paragraph that does not exist and is another one elsewhere is one mistake, best mended by the others.
        better = {(one.language, one.span) for one in differing if one.code == "reference_differs"}
        said = [one for one in said if (one.language, one.span) not in better] + differing
        mended = {(one.language, one.span) for one in found if one.code == "look_alike"}
        said += [
            one for one in names_that_differ(written, surroundings) if (one.language, one.span) not in mended
        ]
    order = list(written)
    return tuple(sorted([*found, *said], key=lambda one: (order.index(one.language), one.span, one.code)))


def _about_the_document(
    texts: Mapping[str, str], read: Mapping[str, Sequence[Quantity]], surroundings: Surroundings
) -> Iterator[TextFinding]:
    outside = {
        one.reference.label
        for several in read.values()
        for one in several
        if one.reference is not None and one.reference.outside
    }
    for language, text in texts.items():
        yield from wrong_counts(text, language, read[language], surroundings.counts)
        for quantity in read[language]:
            reference = quantity.reference
            if reference is not None and reference.label not in outside:
                finding = _unknown(quantity, language, surroundings)
                if finding is not None:
                    yield finding


def _unknown(quantity: Quantity, language: str, surroundings: Surroundings) -> TextFinding | None:
    reference = quantity.reference
    if reference is None:
        return None
    if reference.target == "annex":
        annexes = surroundings.counts.get("annexes")
        message, missing = NO_SUCH_ANNEX, annexes is not None and _number(reference.label) > annexes
    else:
        message = NO_SUCH_PARAGRAPH
        missing = bool(surroundings.numbers) and reference.label not in surroundings.numbers
    if not missing:
        return None
    return TextFinding(
        code="reference_unknown",
        language=language,
        span=quantity.span,
        message=message,
        values={"here": quantity.written},
    )


def _number(label: str) -> int:
    digits = label.partition(".")[0].partition(" ")[0]
    return int(digits) if digits.isdecimal() else 0
