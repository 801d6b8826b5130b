"""Parts of pages that other pages lead to, as :meth:`RegisterView.show_page` takes them: "page/part"."""

from typing import Final

QUESTION_PART: Final = "question"
CONSULTATION: Final = "recommendations/consultation"
QUESTION: Final = f"decisions/{QUESTION_PART}"
