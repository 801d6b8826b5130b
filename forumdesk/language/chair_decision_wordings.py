"""How the chair puts a question in each mode and announces what came of it, as data; by variant.

Kept apart from the other moments of :mod:`chair_wordings`; certainty as there. {what} is what is decided, in the
accusative, with {does} as its verb; {put} is what stands after «ставлю на голосование».
"""

from forumdesk.language.wording import Wording, in_three

_TAKEN = (
    "Қарсылық болмаса, {body} {what} %s {does} деп санауға бола ма?",
    "Если нет возражений, могу ли я считать, что {body} {does} {what} %s?",
    "If there are no objections, may I take it that {body} {does} {what} %s?",
)


def _taken(sure: str, *ways: str) -> dict[str, Wording]:
    kk, ru, en = (frame % way for frame, way in zip(_TAKEN, ways, strict=True))
    return in_three(sure, kk, ru, en)


PUT: dict[str, dict[str, Wording]] = {
    "unanimous": _taken("CCB", "бірауыздан", "единогласно", "unanimously"),
    "consensus": _taken("CCB", "консенсус негізінде", "консенсусом", "by consensus"),
    "without_vote": _taken("CCB", "дауысқа салмай", "без голосования", "without a vote"),
    "acclamation": _taken("CCB", "қол шапалақпен қолдау арқылы", "аккламацией", "by acclamation"),
    "counted": in_three(
        "CBB", "Енді {put} дауысқа қоямын. Кім жақтайды? Кім қарсы? Кім қалыс қалады?",
        "Ставлю на голосование {put}. Кто за? Кто против? Кто воздержался?",
        "I put {put} to the vote. Those in favour? Those against? Abstentions?",
    ),
    "recorded": in_three(
        "CCC", "Енді {put} атаулы дауысқа қоямын. Аты-жөніңіз аталғанда «жақтаймын», «қарсымын» немесе «қалыс "
        "қаламын» деп жауап беруіңізді сұраймын.",
        "Ставлю {put} на поимённое голосование. Прошу отвечать «за», «против» или «воздерживаюсь».",
        "I put {put} to a recorded vote. When your name is called, answer “for”, “against” or “abstain”.",
    ),
    "secret": in_three(
        "CCC", "Енді {put} жасырын дауысқа қоямын. Есеп комиссиясынан бюллетень алуыңызды сұраймын.",
        "Ставлю {put} на тайное голосование. Прошу получить бюллетени у счётной комиссии.",
        "I put {put} to a secret ballot. I ask you to collect your ballot papers from the counting commission.",
    ),
    "silence": in_three(
        "CCC", "Мәтін үнсіз келісу рәсімі бойынша таратылады. Белгіленген мерзімге дейін қарсылық түспесе, {body} "
        "{what} {does} деп есептеледі.",
        "Текст рассылается по процедуре умолчания. Если в установленный срок возражений не поступит, считается, что "
        "{body} {does} {what}.",
        "The text is circulated under the silence procedure. If no objection is received in time, it is taken that "
        "{body} {does} {what}.",
    ),
    "silence until": in_three(
        "CCC", "Мәтін үнсіз келісу рәсімі бойынша таратылады. Белгіленген мерзімге дейін ({deadline}) қарсылық "
        "түспесе, {body} {what} {does} деп есептеледі.",
        "Текст рассылается по процедуре умолчания. Если в установленный срок ({deadline}) возражений не поступит, "
        "считается, что {body} {does} {what}.",
        "The text is circulated under the silence procedure. If no objection is received by {deadline}, it is taken "
        "that {body} {does} {what}.",
    ),
    "written_poll": in_three(
        "CCC", "Енді {put} сырттай дауысқа қоямын. Толтырылған парақтарды мерзімінде қайтаруыңызды сұраймын.",
        "Ставлю {put} на заочное голосование. Прошу вернуть заполненные листы в срок.",
        "I put {put} to a written poll. I ask you to return the completed sheets in time.",
    ),
    "written_poll until": in_three(
        "CCC", "Енді {put} сырттай дауысқа қоямын. Толтырылған парақтарды қайтару мерзімі – {deadline}.",
        "Ставлю {put} на заочное голосование. Срок возврата заполненных листов – {deadline}.",
        "I put {put} to a written poll. The completed sheets are to be returned by {deadline}.",
    ),
    "election": in_three(
        "CCC", "Енді сайлауға көшеміз. Кандидаттар: {candidates}.", "Приступаем к выборам. Кандидаты: {candidates}.",
        "We now proceed to the election. The candidates are {candidates}.",
    ),
    "election to": in_three(
        "CCC", "Енді {post} сайлауға көшеміз. Кандидаттар: {candidates}.",
        "Приступаем к выборам ({post}). Кандидаты: {candidates}.",
        "We now proceed to the election ({post}). The candidates are {candidates}.",
    ),
}  # fmt: skip

RESULT: dict[str, dict[str, Wording]] = {
    "agreed": in_three("CBB", "Қарсылық жоқ. {result}", "Возражений нет. {result}", "It is so decided. {result}"),
    "voted": in_three(
        "CBB", "Дауыс беру аяқталды. {result}", "Голосование завершено. {result}",
        "The voting is completed. {result}",
    ),
    "secret": in_three(
        "CCC", "Есеп комиссиясы дауыс санауды аяқтады. {result}",
        "Счётная комиссия завершила подсчёт голосов. {result}",
        "The counting commission has completed the count. {result}",
    ),
    "silence": in_three(
        "CCC", "Үнсіз келісу рәсімінің мерзімі аяқталды. {result}", "Срок процедуры умолчания истёк. {result}",
        "The silence procedure has ended. {result}",
    ),
    "written_poll": in_three(
        "CCC", "Сырттай дауыс беру аяқталды. {result}", "Заочное голосование завершено. {result}",
        "The written poll is completed. {result}",
    ),
    "election": in_three(
        "CBC", "Сайлау аяқталды. {result}", "Выборы завершены. {result}", "The election is completed. {result}"
    ),
}  # fmt: skip

OBJECTED: dict[str, dict[str, Wording]] = {"": in_three(
    "CBC", "Қарсылық бар. Консенсусқа қол жеткізілген жоқ.", "Есть возражения. Консенсус не достигнут.",
    "There is an objection. No consensus has been reached.",
)}  # fmt: skip

TIE: dict[str, dict[str, Wording]] = {"": in_three(
    "CCC", "Дауыстар саны тең болды: жақтап – {votes_for}, қарсы – {against}. Қағидаларға сәйкес төрағалық етушінің "
    "даусы шешуші болып табылады.",
    "Голоса разделились поровну: за – {votes_for}, против – {against}. По правилам решающим является голос "
    "председательствующего.",
    "The votes are equally divided: {votes_for} for, {against} against. By our rules the Chair has the casting vote.",
)}  # fmt: skip

SECOND_ROUND: dict[str, dict[str, Wording]] = {"": in_three(
    "CCC", "Дауыс берудің екінші турына көшеміз. Кандидаттар: {candidates}.",
    "Приступаем ко второму туру голосования. Кандидаты: {candidates}.",
    "We now proceed to the second round of voting. The candidates are {candidates}.",
)}  # fmt: skip
