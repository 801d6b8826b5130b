"""What the chair reads out where nobody is asked by name: it is kept with the decision."""

from collections.abc import Sequence

from forumdesk.domain.bodies import Body
from forumdesk.domain.modes import LISTED, AdoptionMode
from forumdesk.domain.resolutions import Recommendation
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.chair_script import chair_sentence


def read_out(mode: AdoptionMode, body: Body, recommendations: Sequence[Recommendation]) -> LocalizedText:
    """The sentence in each language in which the body has a name; empty for modes that ask everybody."""
    if mode not in LISTED:
        return LocalizedText()
    number = str(recommendations[0].number) if len(recommendations) == 1 else ""
    subject = "recommendation" if number else "decision"
    texts = {
        language: chair_sentence(
            "decision", language, body=name, number=number, subject=subject, mode=mode.value
        )
        for language, name in body.name.items()
    }
    return LocalizedText(*(texts.get(language, "") for language in Language))
