"""What the sheets of a vote print, as data: vote sheet, roll call, ballot, protocol of the counting commission.

Certainty as in :mod:`forumdesk.language.minutes_wordings`.
"""

from enum import StrEnum

from forumdesk.language.wording import Wording, in_three


class VotingWord(StrEnum):
    """A wording of a sheet of a vote."""

    VOTE_SHEET = "vote_sheet"
    ROLL_CALL_SHEET = "roll_call_sheet"
    POLL_SHEET = "poll_sheet"
    QUESTION = "question"
    FORM = "form"
    VOTER = "voter"
    DELEGATION = "delegation"
    VOICE = "voice"
    FOR = "for"
    AGAINST = "against"
    ABSTAINING = "abstaining"
    NOT_VOTING = "not_voting"
    RECUSED = "recused"
    ABSENT = "absent"
    PRESENT = "present"
    SILENT = "silent"
    FOR_OF_NAMES = "for_of_names"
    AGAINST_OF_NAMES = "against_of_names"
    ABSTAINING_OF_NAMES = "abstaining_of_names"
    CIRCULATED = "circulated"
    RETURN_BY = "return_by"
    RETURNED_AT = "returned_at"
    OBJECTION_AT = "objection_at"
    FILLED_BY = "filled_by"
    CHECKED_BY = "checked_by"
    TOTAL = "total"
    SIGNATURE = "signature"
    BALLOT = "ballot"
    BALLOT_NUMBER = "ballot_number"
    BALLOT_ROUND = "ballot_round"
    MARK_ONE_OPTION = "mark_one_option"
    MARK_ONE_CANDIDATE = "mark_one_candidate"
    MARK_CANDIDATES = "mark_candidates"
    SPOILT_IF = "spoilt_if"
    I_AM_FOR = "i_am_for"
    I_AM_AGAINST = "i_am_against"
    I_ABSTAIN = "i_abstain"
    AGAINST_ALL = "against_all"
    CANDIDATES = "candidates"
    TEAR_OFF = "tear_off"
    STUB = "stub"
    BALLOT_RECEIVED = "ballot_received"
    PROTOCOL = "protocol"
    PROTOCOL_OF_RESULTS = "protocol_of_results"
    COMMISSION = "commission"
    COMMISSION_CHAIR = "commission_chair"
    COMMISSION_MEMBERS = "commission_members"
    ENTITLED = "entitled"
    PRESENT_ENTITLED = "present_entitled"
    ISSUED = "issued"
    RETURNED = "returned"
    SPOILT = "spoilt"
    VALID = "valid"
    CANDIDATE = "candidate"
    VOTES = "votes"
    RESULT = "result"
    ELECTED = "elected"
    NOT_ELECTED = "not_elected"
    ROUND = "round"
    SECOND_COUNT = "second_count"
    COUNTS_DIFFER = "counts_differ"


VOTING: dict[VotingWord, dict[str, Wording]] = {
    # sheets
    VotingWord.VOTE_SHEET: in_three("CBB", "ДАУЫС БЕРУ ПАРАҒЫ", "ЛИСТ ГОЛОСОВАНИЯ", "VOTING SHEET"),
    VotingWord.ROLL_CALL_SHEET: in_three(
        "CBB", "АТАУЛЫ ДАУЫС БЕРУ ПАРАҒЫ", "ЛИСТ ПОИМЁННОГО ГОЛОСОВАНИЯ", "ROLL-CALL SHEET"
    ),
    VotingWord.POLL_SHEET: in_three(
        "CBC", "СЫРТТАЙ ДАУЫС БЕРУ ПАРАҒЫ", "ЛИСТ ЗАОЧНОГО ГОЛОСОВАНИЯ", "WRITTEN POLL SHEET"
    ),
    VotingWord.QUESTION: in_three(
        "CBB", "Дауысқа қойылған мәселе: {title}", "Вопрос, поставленный на голосование: {title}",
        "Question put to the vote: {title}",
    ),
    VotingWord.FORM: in_three(
        "CBB", "Шешім қабылдау тәсілі: {mode}", "Способ принятия решения: {mode}", "Mode of adoption: {mode}"
    ),
    VotingWord.VOTER: in_three("BBB", "Аты-жөні", "Фамилия, имя, отчество", "Full name"),
    VotingWord.DELEGATION: in_three("AAA", "Делегация", "Делегация", "Delegation"),
    VotingWord.VOICE: in_three("BBB", "Даусы", "Голос", "Vote"),
    VotingWord.FOR: in_three("BAA", "жақтап", "за", "for"),
    VotingWord.AGAINST: in_three("BAA", "қарсы", "против", "against"),
    VotingWord.ABSTAINING: in_three("BBA", "қалыс қалды", "воздерживается", "abstaining"),
    VotingWord.NOT_VOTING: in_three("BBB", "дауыс бермеді", "не голосует", "not voting"),
    VotingWord.RECUSED: in_three("CBB", "өздігінен бас тартты", "самоотвод", "recused"),
    VotingWord.ABSENT: in_three("BBB", "қатыспады", "отсутствует", "absent"),
    VotingWord.PRESENT: in_three("BBB", "қатысты", "присутствует", "present"),
    VotingWord.SILENT: in_three("CCC", "жауап бермеді", "нет ответа", "no reply"),
    VotingWord.FOR_OF_NAMES: in_three("CBA", "Жақтап дауыс бергендер", "Голосовали за", "In favour"),
    VotingWord.AGAINST_OF_NAMES: in_three("CBA", "Қарсы дауыс бергендер", "Голосовали против", "Against"),
    VotingWord.ABSTAINING_OF_NAMES: in_three("CBA", "Қалыс қалғандар", "Воздержались", "Abstaining"),
    VotingWord.CIRCULATED: in_three(
        "CBB", "Мәтін таратылған күн: {date}", "Дата рассылки текста: {date}", "Text circulated on: {date}"
    ),
    VotingWord.RETURN_BY: in_three(
        "CBB", "Парақты қайтару мерзімі: {deadline}", "Срок возврата листа: {deadline}",
        "Sheet to be returned by: {deadline}",
    ),
    VotingWord.RETURNED_AT: in_three("CBB", "Қайтарылған уақыты", "Время возврата", "Returned at"),
    VotingWord.OBJECTION_AT: in_three(
        "CBB", "Қарсылық түскен уақыт", "Время поступления возражения", "Objection received at"
    ),
    VotingWord.FILLED_BY: in_three("CBB", "Толтырған: {name}", "Заполнено: {name}", "Filled in by: {name}"),
    VotingWord.CHECKED_BY: in_three("CBB", "Тексерген: {name}", "Проверено: {name}", "Checked by: {name}"),
    VotingWord.TOTAL: in_three("BBB", "Барлығы", "Итого", "Total"),
    VotingWord.SIGNATURE: in_three("AAA", "Қолы", "Подпись", "Signature"),
    # ballot
    VotingWord.BALLOT: in_three(
        "CBB", "ЖАСЫРЫН ДАУЫС БЕРУГЕ АРНАЛҒАН БЮЛЛЕТЕНЬ", "БЮЛЛЕТЕНЬ ДЛЯ ТАЙНОГО ГОЛОСОВАНИЯ", "SECRET BALLOT PAPER"
    ),
    VotingWord.BALLOT_NUMBER: in_three(
        "CBB", "№{nbsp}{number} бюллетень", "Бюллетень №{nbsp}{number}", "Ballot paper No.{nbsp}{number}"
    ),
    VotingWord.BALLOT_ROUND: in_three("CBB", "{number}-тур", "{number}-й тур", "Round{nbsp}{number}"),
    VotingWord.MARK_ONE_OPTION: in_three(
        "CBB", "Өзіңіз таңдаған бір нұсқаның тұсындағы шаршыға белгі қойыңыз.",
        "Поставьте знак в квадрате напротив одного варианта по Вашему выбору.",
        "Mark the box beside one option of your choice.",
    ),
    VotingWord.MARK_ONE_CANDIDATE: in_three(
        "CBB", "Өзіңіз таңдаған бір кандидаттың тұсындағы шаршыға белгі қойыңыз.",
        "Поставьте знак в квадрате напротив одного кандидата по Вашему выбору.",
        "Mark the box beside one candidate of your choice.",
    ),
    VotingWord.MARK_CANDIDATES: in_three(
        "CCB",
        "Өзіңіз таңдаған кандидаттардың тұсындағы шаршыларға белгі қойыңыз; рұқсат етілген ең көп "
        "белгі саны – {seats}.",
        "Поставьте знаки в квадратах напротив кандидатов по Вашему выбору; число знаков – не более {seats}.",
        "Mark the boxes beside the candidates of your choice, {seats} at most.",
    ),
    VotingWord.SPOILT_IF: in_three(
        "CBB", "Ешбір белгі қойылмаған немесе рұқсат етілгеннен көп белгі қойылған бюллетень жарамсыз деп танылады.",
        "Бюллетень без знаков или с числом знаков больше допустимого признаётся недействительным.",
        "A ballot paper without a mark, or with more marks than allowed, is spoilt.",
    ),
    VotingWord.I_AM_FOR: in_three("CBB", "жақтаймын", "за", "for"),
    VotingWord.I_AM_AGAINST: in_three("CBB", "қарсымын", "против", "against"),
    VotingWord.I_ABSTAIN: in_three("CBB", "қалыс қаламын", "воздерживаюсь", "abstain"),
    VotingWord.AGAINST_ALL: in_three("BAB", "бәріне қарсымын", "против всех", "against all"),
    VotingWord.CANDIDATES: in_three("ABB", "Кандидаттар", "Кандидаты", "Candidates"),
    VotingWord.TEAR_OFF: in_three("CBB", "жыртып алу сызығы", "линия отрыва", "tear here"),
    VotingWord.STUB: in_three(
        "CBB", "№{nbsp}{number} бюллетеньнің түбіртегі", "Корешок бюллетеня №{nbsp}{number}",
        "Stub of ballot paper No.{nbsp}{number}",
    ),
    VotingWord.BALLOT_RECEIVED: in_three(
        "CBB", "Бюллетень алынды (қолы)", "Бюллетень получен (подпись)", "Ballot paper received (signature)"
    ),
    # counting commission
    VotingWord.PROTOCOL: in_three(
        "CBB", "ЕСЕП КОМИССИЯСЫНЫҢ ХАТТАМАСЫ", "ПРОТОКОЛ СЧЁТНОЙ КОМИССИИ", "PROTOCOL OF THE COUNTING COMMISSION"
    ),
    VotingWord.PROTOCOL_OF_RESULTS: in_three(
        "CBB", "жасырын дауыс беру қорытындысы туралы", "о результатах тайного голосования",
        "on the results of the secret ballot",
    ),
    VotingWord.COMMISSION: in_three("CBB", "Есеп комиссиясы", "Счётная комиссия", "Counting commission"),
    VotingWord.COMMISSION_CHAIR: in_three(
        "BBB", "Комиссия төрағасы", "Председатель комиссии", "Chair of the commission"
    ),
    VotingWord.COMMISSION_MEMBERS: in_three(
        "BBB", "Комиссия мүшелері", "Члены комиссии", "Members of the commission"
    ),
    VotingWord.ENTITLED: in_three(
        "CBB", "Дауыс беруге құқылылар саны", "Число имеющих право голоса", "Entitled to vote"
    ),
    VotingWord.PRESENT_ENTITLED: in_three(
        "CBB", "Оның ішінде қатысқандары", "Из них присутствовали", "Of these present"
    ),
    VotingWord.ISSUED: in_three("CBB", "Берілген бюллетеньдер", "Выдано бюллетеней", "Ballots issued"),
    VotingWord.RETURNED: in_three(
        "CBB", "Қайтарылған бюллетеньдер", "Возвращено бюллетеней", "Ballots returned"
    ),
    VotingWord.SPOILT: in_three(
        "CBB", "Жарамсыз деп танылған бюллетеньдер", "Недействительных бюллетеней", "Spoilt ballots"
    ),
    VotingWord.VALID: in_three("CBB", "Жарамды бюллетеньдер", "Действительных бюллетеней", "Valid ballots"),
    VotingWord.CANDIDATE: in_three("ABB", "Кандидат", "Кандидат", "Candidate"),
    VotingWord.VOTES: in_three("CBB", "Дауыс саны", "Число голосов", "Votes"),
    VotingWord.RESULT: in_three(
        "BBB", "Дауыс беру қорытындысы", "Результат голосования", "Result of the vote"
    ),
    VotingWord.ELECTED: in_three("CBB", "сайланды", "избрание состоялось", "elected"),
    VotingWord.NOT_ELECTED: in_three("CBB", "сайланған жоқ", "избрание не состоялось", "not elected"),
    VotingWord.ROUND: in_three(
        "CBB", "Дауыс берудің {number}-туры", "{number}-й тур голосования", "Round{nbsp}{number} of the vote"
    ),
    VotingWord.SECOND_COUNT: in_three("CCB", "Екінші санау", "Повторный подсчёт", "Second count"),
    VotingWord.COUNTS_DIFFER: in_three(
        "CCC", "Екі санаудың нәтижелері сәйкес келмейді: {first} және {second}.",
        "Результаты двух подсчётов не совпадают: {first} и {second}.", "The two counts differ: {first} and {second}.",
    ),
}  # fmt: skip
