from forumdesk.gui.hall.wrapping import (
    bound,
    clauses,
    into_pages,
    sentences,
    wrap,
    wrap_evenly,
    wrap_text,
)


def by_letters(words: str) -> float:
    """Every letter is one wide."""
    return len(words)


def pages(*paragraphs: str, room: int, width: int = 20) -> list[list[str]]:
    found = into_pages(paragraphs, room, lambda _place, text: len(wrap(text, width, by_letters)))
    return [[text for _place, text in page] for page in found]


def test_lines_break_at_spaces_and_hold_no_break_spaces() -> None:
    assert wrap("one two three", 8, by_letters) == ["one two", "three"]
    assert wrap("one two\u00a0three", 9, by_letters) == ["one", "two\u00a0three"]
    assert wrap("one\ntwo", 20, by_letters) == ["one", "two"]


def test_only_a_word_wider_than_a_line_is_cut() -> None:
    assert wrap("a abcdefghij b", 4, by_letters) == ["a", "abcd", "efgh", "ij b"]


def test_titles_have_lines_of_like_length() -> None:
    lines = wrap_evenly("aaaa bbbb cccc dddd ee", 200, lambda words: 10 * len(words))

    assert lines == ["aaaa bbbb", "cccc dddd ee"]


def test_titles_break_after_a_clause_where_it_costs_no_line() -> None:
    assert wrap_evenly("17 October 2024, Astana in Kazakhstan", 30, by_letters) == [
        "17 October 2024,",
        "Astana in Kazakhstan",
    ]


def test_a_text_does_not_end_with_one_lonely_word_where_it_can_be_helped() -> None:
    assert wrap("aaaaaa bbbbbb cccccc ddd e", 24, by_letters)[-1] == "e"
    assert wrap_text("aaaaaa bbbbbb cccccc ddd e", 24, by_letters) == ["aaaaaa bbbbbb cccccc", "ddd e"]


def test_a_sentence_ends_before_a_capital_but_not_after_initials_and_abbreviations() -> None:
    assert sentences("Бірінші сөйлем. Екінші сөйлем.") == ["Бірінші сөйлем.", "Екінші сөйлем."]
    assert sentences("Доклад А. Б. Иванова в г. Астане.") == ["Доклад А. Б. Иванова в г. Астане."]
    assert sentences("Он сказал: «Да будет.» Потом ушёл.") == ["Он сказал: «Да будет.»", "Потом ушёл."]


def test_clauses_end_after_commas_and_dashes() -> None:
    assert clauses("one, two; three – four") == ["one,", "two;", "three –", "four"]


def test_short_russian_words_are_held_to_the_next() -> None:
    assert bound("образование и наука в регионе") == "образование и\u00a0наука в\u00a0регионе"


def test_paragraphs_stay_whole_where_a_page_holds_them() -> None:
    found = pages("aaaa bbbb cccc dddd eeee", "Ffff gggg hhhh iiii jjjj.", room=3)

    assert found == [["aaaa bbbb cccc dddd eeee"], ["Ffff gggg hhhh iiii jjjj."]]


def test_a_long_paragraph_is_parted_after_a_sentence() -> None:
    found = pages("Aaaa bbbb cccc. Dddd eeee ffff. Gggg hhhh iiii.", room=2, width=16)

    assert found == [["Aaaa bbbb cccc. Dddd eeee ffff."], ["Gggg hhhh iiii."]]


def test_a_sentence_longer_than_a_page_is_parted_after_a_clause_with_marks() -> None:
    found = pages("Aaaa bbbb cccc, dddd eeee ffff, gggg hhhh iiii, jjjj.", room=2, width=18)

    assert found[0] == ["Aaaa bbbb cccc, dddd eeee ffff, …"]
    assert found[1] == ["… gggg hhhh iiii, jjjj."]
    assert "".join(page[0].strip("… ") for page in found).replace(" ", "") == (
        "Aaaabbbbcccc,ddddeeeeffff,gggghhhhiiii,jjjj."
    )


def test_without_any_mark_whole_words_are_kept() -> None:
    words = [f"word{n:02}" for n in range(30)]
    found = pages(" ".join(words), room=2, width=20)

    assert [one for page in found for part in page for one in part.split() if one != "…"] == words
    assert all(len(wrap(text, 20, by_letters)) <= 2 for page in found for text in page)
