"""What a check finds, and the sentences that say it."""

from dataclasses import dataclass, field

Span = tuple[int, int]


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark a string for the catalogues; the layer of languages knows no other one."""
    return message


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFinding:
    """One place that a person should look at.

    ``span`` is where it stands in the plain text of ``language``, end excluded; ``message`` is an English
    sentence with named fields, ``values`` fill them. ``repair`` is what should stand in place of the span,
    None where only a person can tell.
    """

    code: str
    language: str
    span: Span
    message: str
    values: dict[str, object] = field(default_factory=dict)
    repair: str | None = None


DIFFERS = {
    "kk": N_("Here {here}, in Kazakh {there}."),
    "ru": N_("Here {here}, in Russian {there}."),
    "en": N_("Here {here}, in English {there}."),
}
"""By the language that says something else."""

ABSENT = {
    "kk": N_("{here} is not in the Kazakh text."),
    "ru": N_("{here} is not in the Russian text."),
    "en": N_("{here} is not in the English text."),
}
ALONE = N_("{here} stands in this language alone.")
LISTED_OTHERWISE = N_("Here {here}, in the list {there}.")
COUNTED_OTHERWISE = {
    "issues": N_("Issues in the document: {there}, here: {here}."),
    "recommendations": N_("Recommendations in the document: {there}, here: {here}."),
    "annexes": N_("Annexes of the document: {there}, here: {here}."),
}
NO_SUCH_PARAGRAPH = N_("The document has no paragraph {here}.")
NO_SUCH_ANNEX = N_("The document has no annex {here}.")

QUOTES_OTHERWISE = N_("The quotation mark is {there} in this language.")
NO_PARTNER = N_("The mark {here} has no partner.")
DASH_WANTED = N_("A dash stands here, not a hyphen.")
DASH_IN_SPACES = N_("The dash has a space on each side.")
DASH_OF_RANGE = N_("A dash without spaces joins the figures: {there}.")
NO_BREAK_WANTED = N_("A no-break space keeps {here} on one line.")
OTHER_ALPHABET = N_("{here} has letters of another alphabet: {letters}.")
TWICE = N_("{here} stands twice.")
SPACES_TWICE = N_("Two spaces in a row.")
NO_SPACE_BEFORE = N_("No space stands before {here}.")
NO_SPACE_AFTER = N_("No space stands after {here}.")
SPACE_WANTED = N_("A space stands after {here}.")
