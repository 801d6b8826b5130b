"""Keys of a scanner are told from a person's, and read by their place under every layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.badges import ALPHABET, badge_code, printed_badge_code
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.gui.desk.scanner import LATE_ENTER, PACE, WINDOWS, X11, Answer, Key, Scanner, code_typed
from tests.builders import number

CODE = badge_code(MeetingId(number(1)), ParticipantId(number(70)))
LAYOUTS = {
    "us": "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,.",
    "ru": "1234567890-=йцукенгшщзхъфывапролджэячсмитьбю",
    "kz": '"әіңғ,.үұқөһйцукенгшщзхъфывапролджэячсмитьбю',
}
KEYS = {letter: code for code, letter in X11.items() if code < 79}


def keys(text: str, layout: str = "us", *, start: int = 1000, every: int = 5) -> list[Key]:
    """A text as a scanner or a person strikes it on the keys of a layout."""
    places = dict(zip(LAYOUTS["us"], LAYOUTS[layout], strict=True))
    return [
        Key(scan_code=KEYS[letter], text=places[letter], at=start + n * every)
        for n, letter in enumerate(text.lower())
    ]


def enter(at: int) -> Key:
    return Key(scan_code=36, text="\r", at=at, ends=True)


def run(scanner: Scanner, pressed: list[Key]) -> tuple[str, list[str]]:
    """What lands in a field, and the codes read; the field is as before where a code was read."""
    field, before, codes = "", "", []
    for key in pressed:
        answer = scanner.press(key)
        field += answer.typed
        if answer.code is not None:
            codes.append(answer.code)
            field = before
        if answer.goes_on and not key.ends:
            before, field = field, field + key.text
    return field, codes


@pytest.mark.parametrize("layout", ["us", "ru", "kz"])
@pytest.mark.parametrize("code", [CODE, printed_badge_code(CODE)])
def test_a_scan_is_the_same_code_under_every_layout_and_leaves_nothing_in_the_field(
    layout: str, code: str
) -> None:
    field, codes = run(Scanner(X11), [*keys(code, layout), enter(1090)])

    assert [one.upper() for one in codes] == [code]
    assert field == ""


def test_windows_tells_the_codes_of_set_1() -> None:
    pressed = [Key(scan_code=one.scan_code - 8, text="й", at=one.at) for one in keys(CODE)]

    assert [one.upper() for one in run(Scanner(WINDOWS), [*pressed, enter(1090)])[1]] == [CODE]


@pytest.mark.parametrize("layout", ["us", "ru", "kz"])
def test_without_scan_codes_the_text_is_translated(layout: str) -> None:
    pressed = [Key(scan_code=0, text=one.text, at=one.at) for one in keys(CODE, layout)]

    assert [one.upper() for one in run(Scanner({}), [*pressed, enter(1090)])[1]] == [CODE]


@pytest.mark.parametrize("layout", ["us", "ru", "kz"])
@pytest.mark.parametrize("every", [PACE, 80, 200])
def test_what_a_person_types_lands_in_the_field_at_once(layout: str, every: int) -> None:
    scanner, field = Scanner(X11), ""
    pressed = keys("aspan123", layout, every=every)

    for key in pressed:
        answer = scanner.press(key)
        assert answer == Answer(goes_on=True)
        field += key.text

    assert scanner.press(enter(9000)) == Answer(goes_on=True)


def test_quick_keys_of_a_person_are_given_back_in_their_order() -> None:
    scanner = Scanner(X11)
    first, second, third = keys("zhu", every=20)

    assert scanner.press(first) == Answer(goes_on=True)
    assert scanner.press(second) == Answer(goes_on=False)
    assert scanner.press(third) == Answer(goes_on=False)
    assert scanner.is_holding
    assert scanner.pause() == Answer(goes_on=False, typed="hu")
    assert not scanner.is_holding


def test_enter_soon_after_quick_letters_is_the_persons_own() -> None:
    scanner = Scanner(X11)
    for key in keys("zhuma", every=20):
        scanner.press(key)

    assert scanner.press(enter(1100)) == Answer(goes_on=True, typed="huma")


def test_a_scanner_without_enter_is_read_after_a_pause() -> None:
    scanner = Scanner(X11)
    for key in keys(CODE):
        scanner.press(key)

    answer = scanner.pause()

    assert answer.code is not None
    assert answer.code.upper() == CODE


def test_an_enter_that_comes_late_after_a_scan_is_no_deed() -> None:
    scanner = Scanner(X11)
    pressed = keys(CODE)
    for key in pressed:
        scanner.press(key)
    scanner.pause()

    assert scanner.press(enter(pressed[-1].at + LATE_ENTER - 1)) == Answer(goes_on=False)
    assert scanner.press(enter(pressed[-1].at + LATE_ENTER)) == Answer(goes_on=True)


def test_a_letter_typed_just_before_a_scan_does_not_spoil_it() -> None:
    pressed = [*keys("a", start=990), *keys(CODE), enter(1090)]

    assert [one.upper() for one in run(Scanner(X11), pressed)[1]] == [CODE]


def test_another_programs_code_is_told_as_it_is() -> None:
    assert run(Scanner(X11), [*keys("ticket-20417"), enter(1090)]) == ("", ["ticket-20417"])


def test_two_scans_in_a_row_are_two_codes() -> None:
    twice = [*keys(CODE), enter(1090), *keys(CODE, start=1300), enter(1390)]

    assert len(run(Scanner(X11), twice)[1]) == 2


@pytest.mark.parametrize("layout", ["us", "ru", "kz"])
def test_a_typed_code_is_read_under_every_layout(layout: str) -> None:
    typed = "".join(key.text for key in keys(printed_badge_code(CODE), layout))

    read = code_typed(typed)

    assert read is not None
    assert read.upper().replace("-", "") == CODE


def test_a_name_is_no_code() -> None:
    for name in ("Жұмабекова Айгүл", "Zhumabekova", "әіңғүұқөһәіңғүұ", ""):
        assert code_typed(name) is None


@given(
    st.sampled_from(["us", "ru", "kz"]),
    st.text(ALPHABET, min_size=10, max_size=10),
    st.lists(st.integers(1, PACE - 1), min_size=16, max_size=16),
)
def test_no_pace_of_a_scanner_and_no_layout_changes_a_code(layout: str, tail: str, gaps: list[int]) -> None:
    code = badge_code(MeetingId(number(1)), ParticipantId(number(int(tail, 36) % 2**50)))
    at, pressed = 5000, []
    for key, gap in zip(keys(code, layout), gaps, strict=False):
        at += gap
        pressed.append(Key(scan_code=key.scan_code, text=key.text, at=at))

    field, codes = run(Scanner(X11), [*pressed, enter(at + gaps[-1])])

    assert (field, [one.upper() for one in codes]) == ("", [code])
