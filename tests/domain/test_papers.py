import pytest

from forumdesk.domain.papers import PAPER_LIMIT, PaperEmptyError, PaperTooLargeError, require_fitting


def test_a_paper_has_from_one_byte_to_the_limit() -> None:
    require_fitting("a.pdf", 1)
    require_fitting("a.pdf", PAPER_LIMIT)
    with pytest.raises(PaperEmptyError):
        require_fitting("a.pdf", 0)


def test_a_paper_that_is_too_large_is_told_with_both_sizes_rounded_up() -> None:
    with pytest.raises(PaperTooLargeError) as refusal:
        require_fitting("a.pdf", PAPER_LIMIT + 1)

    assert refusal.value.values == {"name": "a.pdf", "size": 26, "most": 25}
