"""The skeleton of web pages, and the colours of their stylesheet."""

import re
from dataclasses import dataclass

import pytest

from forumdesk.documents.html.markup import made, put
from forumdesk.documents.html.page import Anchors, Outline, page, stylesheet
from forumdesk.domain.texts import Language
from tests.documents.html.checking import complaints, read

KK, RU, EN = Language
INKS = ("ink", "quiet", "link", "added", "removed")
GROUNDS = ("paper", "desk", "ground")


@dataclass(frozen=True)
class Facts:
    title: str = 'A <b> & "title"'
    author: str = "The Council"


def colours() -> dict[str, dict[str, str]]:
    """The colours of each scheme, by its name."""
    found = re.findall(r":root \{([^}]*)\}", stylesheet())
    made = [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block)) for block in found]
    return dict(zip(("light", "dark", "print"), made, strict=True))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    upper, lower = sorted((luminance(first), luminance(second)), reverse=True)
    return (upper + 0.05) / (lower + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_words_stand_out_from_every_ground(scheme: str) -> None:
    known = colours()[scheme]
    low = {
        (ink, ground): contrast(known[ink], known[ground])
        for ink in INKS
        for ground in GROUNDS
        if contrast(known[ink], known[ground]) < 4.5
    }
    assert low == {}
    assert contrast(known["line"], known["paper"]) >= 3


def test_every_colour_of_the_stylesheet_is_one_of_a_scheme() -> None:
    rules = re.sub(r":root \{[^}]*\}", "", stylesheet())
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", rules)) <= {"#fff"}
    assert set(re.findall(r"var\(--([a-z]+)\)", rules)) <= set(colours()["light"])


def test_a_page_says_what_it_is_and_loads_nothing() -> None:
    found = read(page(Facts(), [RU], [made("article")]))

    assert found.get("lang") == "ru"
    assert found.findtext("head/title") == Facts().title
    told = {one.get("http-equiv") or one.get("name"): one.get("content") for one in found.iter("meta")}
    assert told["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert told["author"] == "The Council"
    assert found.find("body/nav") is None
    assert complaints(found) == []


def test_a_heading_never_skips_a_level() -> None:
    outline, article = Outline(Anchors(EN), EN), made("article")

    tags = [outline.heading(article, level).tag for level in (2, 3, 3, 2, 1, 4)]

    assert tags == ["h1", "h2", "h3", "h2", "h1", "h2"]


def test_contents_lead_to_the_headings_of_each_language() -> None:
    anchors, article = Anchors(KK), made("article")
    outlines = []
    for language in (KK, EN):
        anchors.take(language.value)
        section = put(article, "section", language=language, id=language.value)
        outline = Outline(anchors, language, language.value)
        put(section, "h1", "Title")
        outline._level = 1
        heading = outline.heading(section, 2, listed=True)
        heading.text = f"Part in {language.value}"
        outline.name(heading)
        outlines.append(outline)

    found = read(page(Facts(), [KK, EN], [article], outlines))

    links = [(one.text, one.get("href")) for one in found.iter("a")]
    assert links[1:] == [
        ("Қазақша", "#kk"),
        ("Part in kk", "#s"),
        ("English", "#en"),
        ("Part in en", "#s-en"),
    ]
    assert links[0][1] == "#text"
    assert complaints(found) == []


def test_an_identifier_is_never_given_twice() -> None:
    anchors = Anchors(KK)

    given = [
        anchors.take(name, language)
        for name, language in (("r-1", KK), ("r-1", KK), ("r-1", RU), ("r-1-2", KK))
    ]

    assert given == ["r-1", "r-1-2", "r-1-ru", "r-1-2-2"]
