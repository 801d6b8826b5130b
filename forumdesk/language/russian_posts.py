"""Posts in the Russian dative, as an address asks: «Министру науки и высшего образования».

Only the beginning of a post changes: adjectives and the noun that they belong to. What follows stands in the
genitive already («заместитель председателя правления»). Words are known one by one; of others nothing is guessed.
"""

_NOUNS = {
    "академик": "академику", "аким": "акиму", "вице-министр": "вице-министру",
    "вице-президент": "вице-президенту", "вице-премьер": "вице-премьеру", "глава": "главе", "декан": "декану",
    "депутат": "депутату", "директор": "директору", "доцент": "доценту", "заведующий": "заведующему",
    "заместитель": "заместителю", "инженер": "инженеру", "исполняющий": "исполняющему", "консул": "консулу",
    "координатор": "координатору", "министр": "министру", "начальник": "начальнику", "посол": "послу",
    "председатель": "председателю", "представитель": "представителю", "президент": "президенту",
    "премьер-министр": "премьер-министру", "преподаватель": "преподавателю", "проректор": "проректору",
    "профессор": "профессору", "ректор": "ректору", "руководитель": "руководителю", "секретарь": "секретарю",
    "советник": "советнику", "сопредседатель": "сопредседателю", "специалист": "специалисту",
    "судья": "судье", "управляющий": "управляющему", "член": "члену", "эксперт": "эксперту",
}  # fmt: skip
_ADJECTIVES = {
    "ведущий": "ведущему", "временный": "временному", "генеральный": "генеральному", "главный": "главному",
    "государственный": "государственному", "исполнительный": "исполнительному", "научный": "научному",
    "ответственный": "ответственному", "первый": "первому", "постоянный": "постоянному",
    "почётный": "почётному", "почетный": "почетному", "старший": "старшему", "учёный": "учёному",
    "чрезвычайный": "чрезвычайному", "полномочный": "полномочному",
}  # fmt: skip


def post_in_dative(post: str) -> str:
    """The post in the dative; empty where a word that has to change is not known."""
    words = post.split(" ")
    for number, word in enumerate(words):
        small = word.casefold()
        if noun := _NOUNS.get(small):
            # What follows a comma or «и» might be a second post, which would have to follow suit.
            rest = words[number + 1 :]
            return "" if _is_doubtful(word, rest) else " ".join([*words[:number], _like(word, noun), *rest])
        if small == "и" and number:
            continue
        if small not in _ADJECTIVES:
            return ""
        words[number] = _like(word, _ADJECTIVES[small])
    return ""


def _is_doubtful(word: str, rest: list[str]) -> bool:
    """Whether more than this noun changes: a further post, or what stands in apposition to it."""
    after = [one.casefold().strip(",;–—-") for one in rest]
    known = {*_NOUNS, *_ADJECTIVES}
    return any(one in known for one in after) or any(one.endswith((",", ";")) for one in [word, *rest])


def _like(word: str, form: str) -> str:
    if len(word) > 1 and word.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if word[:1].isupper() else form
