from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.hall.frames import HEIGHT, INNER, MOST_LINES, SMALLEST, WIDTH, Frame
from forumdesk.gui.hall.painting import clock_lines, languages_of, moment, time_line
from forumdesk.gui.hall.scenes import Arrangement, Clock, Scene, SpeakerScene, TextScene
from forumdesk.gui.hall.type_measure import TypeMeasure
from forumdesk.gui.hall.wording import HallWords
from forumdesk.gui.theme import Theme
from tests.gui.catalogues import catalogue
from tests.gui.hall.hall_builders import (
    MINUTE,
    NOW,
    all_scenes,
    fitter,
    item,
    presence,
    recommendations,
    result,
    speaker,
    text,
)

SIZES = ((1920, 1080), (1280, 720))
ALMOST = 0.5
KINDS = tuple(all_scenes(Arrangement.STACKED))


def wrong(frame: Frame) -> list[str]:
    """What of a frame the last row could not read, or stands in the margin or over something else."""
    within = INNER.adjusted(-ALMOST, -ALMOST, ALMOST, ALMOST)
    lines = (*frame.lines, *frame.foot)
    found = [f"small: {line.words}" for line in lines if line.size < SMALLEST]
    found += [f"outside: {line.words}" for line in lines if not within.contains(ink(line.box))]
    found += [f"box outside: {box.area}" for box in frame.boxes if not within.contains(box.area)]
    for place, line in enumerate(lines):
        found += [
            f"over each other: {line.words} | {other.words}"
            for other in lines[place + 1 :]
            if ink(line.box).intersects(ink(other.box))
        ]
    if frame.line_count > MOST_LINES:
        found.append(f"{frame.line_count} lines")
    return found


def ink(box: QRectF) -> QRectF:
    """Where letters stand: a face keeps room over and under them."""
    return box.adjusted(0, box.height() * 0.14, 0, -box.height() * 0.08)


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("kind", KINDS)
def test_every_line_can_be_read_from_the_last_row(theme: Theme, kind: str, arrangement: Arrangement) -> None:
    frames = fitter(theme).frames(all_scenes(arrangement)[kind])

    assert frames
    assert [problem for frame in frames for problem in wrong(frame)] == []


def test_the_smallest_letters_are_58_thousandths_and_margins_5_to_8_hundredths() -> None:
    assert SMALLEST / HEIGHT >= 0.058
    assert 0.05 <= INNER.left() / WIDTH <= 0.08
    assert 0.05 <= INNER.top() / HEIGHT <= 0.08


@pytest.mark.parametrize("languages", [("kk", "ru", "en"), ("kk",), ("ru",), ("en",), ("en", "kk")])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_longest_recommendation_can_be_read(
    shared: Path, theme: Theme, languages: tuple[str, ...], width: int, height: int
) -> None:
    for scene in recommendations(shared):
        order = tuple(map(Language, languages))
        frames = fitter(theme).frames(replace(scene, languages=order))

        assert [problem for frame in frames for problem in wrong(frame)] == []
        pixels = [line.size * height / HEIGHT for frame in frames for line in frame.lines]
        assert min(pixels) >= 0.058 * height - 1e-6
        assert WIDTH * height / HEIGHT == pytest.approx(width)
        for language in order:
            shown = [frame for frame in frames if frame.language in (language, None)]
            words = " ".join(line.words for frame in shown for line in frame.lines).split()
            for row in scene.rows:
                assert has_in_order(words, row.text.get(language).split()), language


def has_in_order(words: list[str], wanted: list[str]) -> bool:
    rest = iter(" ".join(words).replace("\u00a0", " ").split())
    return all(word in rest for word in wanted)


def test_pages_of_the_sample_end_where_sentences_end(shared: Path, theme: Theme) -> None:
    for scene in recommendations(shared):
        for frame in fitter(theme).frames(scene):
            assert frame.lines[-1].words.endswith("."), frame.lines[-1].words


def test_languages_stand_together_where_they_fit_the_first_largest(theme: Theme) -> None:
    (frame,) = fitter(theme).frames(item())

    assert frame.language is None
    assert frame.foot == ()
    title = item().title
    sizes = {
        language: max(line.size for line in frame.lines if line.words.split()[0] in title.get(language))
        for language in Language
    }
    assert sizes[Language.KK] >= 75
    assert sizes[Language.KK] > sizes[Language.RU] == sizes[Language.EN] >= SMALLEST


def test_the_order_of_the_body_decides_which_language_is_the_largest(theme: Theme) -> None:
    (frame,) = fitter(theme).frames(replace(item(), languages=(Language.EN, Language.KK)))

    largest = max(frame.lines, key=lambda line: line.size)
    assert largest.words.startswith("Mechanisms")
    assert not any("Механизмы" in line.words for line in frame.lines)


def test_what_does_not_fit_together_cycles_with_marks_below_the_present_in_accent(theme: Theme) -> None:
    frames = fitter(theme).frames(text(item().title, LocalizedText(*("Ұзақ мәтін. " * 20,) * 3)))

    assert [frame.language for frame in frames] == list(Language)
    for frame in frames:
        marks = [span for line in frame.foot for span in line.spans]
        assert [mark.words for mark in marks] == ["ҚАЗ", "РУС", "ENG"]
        now = marks[list(Language).index(frame.language or Language.KK)]
        assert [mark.token for mark in marks].count("hall_accent") == 1
        assert now.token == "hall_accent"


def test_a_text_of_several_pages_counts_them_in_its_language(theme: Theme) -> None:
    long = LocalizedText(*("Сөйлем осында аяқталады, ал келесі сөйлем жаңадан басталады. " * 12,) * 3)
    frames = fitter(theme).frames(text(long))

    russian = [frame for frame in frames if frame.language is Language.RU]
    assert len(russian) > 1
    assert [frame.page for frame in russian] == list(range(1, len(russian) + 1))
    assert russian[0].foot[-1].words == f"страница\u00a01 из\u00a0{len(russian)}"


def test_cycling_languages_have_letters_of_the_same_size(shared: Path, theme: Theme) -> None:
    for scene in recommendations(shared):
        frames = fitter(theme).frames(replace(scene, arrangement=Arrangement.CYCLING))

        assert len({max(line.size for line in frame.lines) for frame in frames}) == 1


def test_a_missing_language_is_left_out_and_no_language_is_no_error(theme: Theme) -> None:
    title = LocalizedText(ru="Только по-русски")
    (frame,) = fitter(theme).frames(replace(item(), title=title, arrangement=Arrangement.CYCLING))
    (empty,) = fitter(theme).frames(text(LocalizedText()))

    assert frame.language is Language.RU
    assert frame.foot == ()
    assert empty.lines[0].words.startswith("1-ұсыным")


def test_the_result_stays_in_all_languages_while_a_long_title_cycles(theme: Theme) -> None:
    title = LocalizedText(
        kk="Білім беру және ғылыми-зерттеу бастамаларын қолдау үшін құқықтық реттеуді жетілдіру.",
        ru="Совершенствование правового регулирования для поддержки образовательных инициатив.",
        en="Improving legal regulation to support educational and research initiatives in all regions.",
    )

    frames = fitter(theme).frames(result(title))

    assert len(frames) == 3
    for frame in frames:
        words = " ".join(line.words for line in frame.lines)
        assert "Бірауыздан қабылданды" in words
        assert "Принято единогласно" in words
        assert "Adopted unanimously" in words


def test_the_meter_marks_what_is_needed(theme: Theme) -> None:
    frame = fitter(theme).frames(presence(96))[0]

    bar, filled, mark = frame.boxes[-3:]
    assert filled.area.width() == pytest.approx(bar.area.width() * 96 / 120)
    assert mark.area.center().x() == pytest.approx(bar.area.left() + bar.area.width() * 61 / 120)
    assert any(line.words == "61" for line in frame.lines)
    assert all(fitter(theme).frames(replace(presence(), present=0, entitled=0, needed=0)))


@pytest.mark.parametrize("passed", [0, 4, 6.5, 65, 900])
@pytest.mark.parametrize("arrangement", Arrangement)
def test_clock_and_time_of_day_keep_their_places(
    theme: Theme, passed: float, arrangement: Arrangement
) -> None:
    measure, words = TypeMeasure(theme), HallWords(catalogue)
    for clock in (
        Clock(begun_at=NOW, limit=5 * MINUTE, running=True),
        Clock(already=passed * MINUTE),
        Clock(already=MINUTE, limit=5 * MINUTE),
    ):
        scene: SpeakerScene = replace(speaker(clock), arrangement=arrangement)
        for frame in fitter(theme).frames(scene):
            said = moment(clock, NOW + passed * MINUTE, languages_of(frame, scene.languages), words)
            assert frame.clock is not None
            left, right = clock_lines(frame.clock, said, measure)
            assert frame.clock.contains(ink(left.box))
            assert frame.clock.contains(ink(right.box))
            assert left.box.right() + 20 < right.box.left()
            assert min(left.size, right.size) >= SMALLEST
    place = fitter(theme).frames(item())[0].time
    assert place is not None
    assert place.contains(time_line(place, "20:58", measure).box.center())


def test_scenes_of_the_same_words_have_the_same_frames_at_every_text_size(theme: Theme) -> None:
    scenes: list[Scene] = [item(), speaker(), presence()]
    before = [fitter(theme).frames(scene) for scene in scenes]

    theme.set_text_size(1.4)

    assert [fitter(theme).frames(scene) for scene in scenes] == before


def test_a_paragraph_keeps_its_number(theme: Theme) -> None:
    scene: TextScene = text(item().title)
    numbered = replace(scene, rows=(replace(scene.rows[0], number="2.1."),))

    frame = fitter(theme).frames(numbered)[0]

    assert any(line.words.startswith("2.1. Білім") for line in frame.lines)
