"""Where an Arabic sentence says another thing: clauses joined by "and", measures in a list, what is told before the first cue."""

from __future__ import annotations

import pytest

from statements_sample import contents, read, said


def test_a_second_main_clause_is_a_statement_of_its_own() -> None:
    # "The statement said that the plan covers all the cities, and that the states bear its full cost": "and" with a verb.
    body = "قال البيان إن الخطة تشمل المدن الساحلية كلها، وتتحمل الدول كلفة التنفيذ كاملة."
    assert contents(body, read(body)) == ["الخطة تشمل المدن الساحلية كلها", "تتحمل الدول كلفة التنفيذ كاملة"]


def test_a_relative_clause_that_goes_on_is_no_statement() -> None:
    body = "أدان الوزراء الهجمات التي وقعت في العاصمة أمس، وأسفرت عن سقوط ضحايا."  # "... the attacks that took place ..., and that caused victims"
    assert len(read(body)) == 1


def test_what_depends_is_not_cut() -> None:
    body = "قال البيان إن الإغلاق مرفوض لأن ذلك سيفتح مواجهة، وسيتضرر السكان جميعا."  # "... because this will open ..., and people will suffer"
    assert len(read(body)) == 1


def test_what_the_outlet_tells_before_a_cue_is_background() -> None:
    # "The committee visited the stricken cities yesterday, and the ministers said that work goes on."
    body = "زارت اللجنة المدن المنكوبة أمس، وقال الوزراء إن العمل مستمر."
    assert contents(body, read(body)) == ["زارت اللجنة المدن المنكوبة أمس", "العمل مستمر"]
    assert read(body)[0].act == "background"


def test_a_fronted_phrase_is_no_telling() -> None:
    body = (
        "وفي ختام اللقاء الذي استمر يوما كاملا، قال الوزراء إن العمل مستمر."  # "At the end of the meeting, which lasted a day, ..."
    )
    assert [c for c in contents(body, read(body)) if "العمل" in c] == ["العمل مستمر"]
    assert not any(s.act == "background" for s in read(body))


def test_a_relative_clause_that_says_something_is_a_cue() -> None:
    # "The head of the delegation chaired the meeting, who explained that work goes on."
    body = "رأس الاجتماع رئيس الوفد الذي أوضح أن العمل مستمر هناك."
    assert contents(body, read(body))[-1] == "العمل مستمر هناك"


def test_a_text_in_which_something_is_said() -> None:
    # "The ministry issued a joint statement in which it explained that the situation is calm."
    body = "أصدرت الوزارة بيانا مشتركا أوضحت فيه أن الوضع هادئ تماما."
    told, stated = read(body)
    assert contents(body, [told, stated]) == ["أصدرت الوزارة بيانا مشتركا", "الوضع هادئ تماما"]
    assert stated.speaker is not None and stated.speaker.text == "الوزارة"


def test_by_saying_carries_the_words() -> None:
    body = "وجدد الوزير موقف بلاده بقوله: «ما يقلقنا هو نقص المياه في الصيف»."  # "... by saying: «what worries us is the lack of water»"
    (only,) = read(body)
    assert contents(body, [only]) == ["ما يقلقنا هو نقص المياه في الصيف"]


def test_how_a_text_was_issued_is_told_on_the_way() -> None:
    # "A press statement that its office in Tunis issued said that the situation is calm."
    body = "وأفاد بيان صحفي أصدره مكتبه في تونس أمس أن الوضع هادئ تماما."
    assert contents(body, read(body)) == ["بيان صحفي أصدره مكتبه في تونس أمس", "الوضع هادئ تماما"]


def test_but_sets_a_statement_against_another() -> None:
    # "The minister said that the plan covers all the coastal cities, but the money suffices for two of them."
    body = "قال الوزير إن الخطة تشمل المدن الساحلية كلها، لكن المال يكفي مدينتين منها فقط."
    assert len(read(body)) == 2


def test_according_to_a_source() -> None:
    # "According to the statement, the ministers agreed on a clear plan." - the inner verb is the cue
    inner = read("ووفقا للبيان فإن الوزراء اتفقوا على خطة واضحة.")[-1]
    assert inner.cue is not None and inner.cue.lemma == "اتفق"
    # "Needs grow more than ever, according to the committee's statement."
    body = "وتزداد الحاجات أكثر من أي وقت مضى حسب بيان اللجنة."
    assert contents(body, read(body)) == ["تزداد الحاجات أكثر من أي وقت مضى"]


def test_a_decision_by_its_noun() -> None:
    # "The federation issued a decision to withdraw the title from the team."
    body = "أصدر الاتحاد قرارا بسحب اللقب من الفريق الأول."
    (only,) = read(body)
    assert (contents(body, [only]), only.act) == (["سحب اللقب من الفريق الأول"], "commit")


def test_the_speakers_own_verb_in_a_quotation_is_the_cue() -> None:
    body = (
        "وتابع البيان: «نتعهد بإرسال فرق فنية إلى الدول المتضررة كلها»."  # "«We pledge to send teams to all the stricken states»"
    )
    (only,) = read(body)
    assert only.cue is not None and only.cue.lemma == "تعهد"
    assert contents(body, [only]) == ["إرسال فرق فنية إلى الدول المتضررة كلها"]


def test_a_comma_between_a_subject_and_its_verb_cuts_nothing() -> None:
    body = "وأضاف أن الاجتماع الذي عقد أمس، ناقش أمورا كثيرة هامة."  # "... that the meeting held yesterday, discussed many things"
    assert len(read(body)) == 1


def test_a_text_quoted_as_it_stands_is_not_cut() -> None:
    # "There stands in the statement: «We call on the neighbouring states to protect the shores.»"
    body = "وورد في البيان: «ندعو الدول المجاورة إلى حماية الشواطئ»."
    (only,) = read(body)
    assert only.cue is not None and body[only.cue.start : only.cue.end].endswith("ورد")
    assert (contents(body, [only]), only.act) == (["ندعو الدول المجاورة إلى حماية الشواطئ"], "call")


def test_a_second_that_hangs_on_the_outer_cue() -> None:
    # "The statement said that the ministers pledged to send teams ..., and that the shores wear away year by year."
    body = "وقال البيان إن الوزراء تعهدوا بإرسال فرق فنية إلى الموانئ، وإن الشواطئ تتآكل عاما بعد عام."
    teams, shores = read(body)
    assert [s.cue.lemma for s in (teams, shores) if s.cue] == ["تعهد", "قال"]
    assert (teams.act, shores.act) == ("commit", "assess")
    assert [s.speaker.text for s in (teams, shores) if s.speaker] == ["الوزراء", "البيان"]


def test_a_clause_of_time_has_no_main_verb() -> None:
    # "The statement reported that those who met, recalling last year's statement, reviewed the reports of the teams."
    body = "وأفاد البيان بأن المجتمعين، إذ ذكروا ببيان العام الماضي، اطلعوا على تقارير الفرق الفنية."
    assert contents(body, read(body)) == ["المجتمعين، إذ ذكروا ببيان العام الماضي، اطلعوا على تقارير الفرق الفنية"]


def test_the_subject_within_but_he() -> None:
    body = "ورأى رئيس الجمعية أن الخطة جيدة، لكنه استغرب غياب أي ذكر للصيد."  # "... but he wondered at the absence of ..."
    plan, absence = read(body)
    assert plan.speaker is not None and absence.speaker is not None
    assert contents(body, [absence]) == ["غياب أي ذكر للصيد"]
    assert absence.speaker.text == plan.speaker.text


def test_a_quotation_never_closed_ends_before_the_outlets_next_verb() -> None:
    # The mark is not closed: "voiced «their concern at ..., and they undertook to support the port."
    body = "وعبر الوزراء عن «قلقهم إزاء انتشار المرض في الموانئ كلها، والتزموا بأن يدعموا الميناء بالمال كل سنة."
    concern, support = read(body)
    assert support.cue is not None and support.cue.lemma == "التزم"
    assert (concern.mode, support.mode) == ("direct", "indirect")


@pytest.mark.parametrize("adjunct", ["ولهذا الغرض", "وفي هذا الصدد", "لذلك كله"])
def test_an_adjunct_that_takes_up_what_was_said_opens_a_statement_of_its_own(adjunct: str) -> None:
    # "The ministers stressed the need to protect the shores, and to this end the ministers stressed the weight of the fund."
    body = f"وأكد الوزراء ضرورة حماية الشواطئ من التآكل، {adjunct} أكد الوزراء على أهمية الصندوق."
    assert contents(body, read(body)) == ["ضرورة حماية الشواطئ من التآكل", "أهمية الصندوق"]


def test_a_verb_within_the_content_opens_none() -> None:
    # "The ministers stressed the need to protect the shores by a plan of this year that stressed the weight of the fund."
    body = "وأكد الوزراء ضرورة حماية الشواطئ بخطة في هذا العام أكدت أهمية الصندوق."
    assert len(read(body)) == 1


def test_who_took_part_keeps_those_named_among_them() -> None:
    # "The ministers ended their meeting, in which thirteen states took part, among them Malta and Cyprus."
    body = "اختتم الوزراء أمس اجتماعهم الذي شارك فيه ثلاثة عشر بلدا، من بينها مالطا وقبرص."
    assert contents(body, read(body))[-1] == "شارك فيه ثلاثة عشر بلدا، من بينها مالطا وقبرص"


def test_each_main_clause_of_the_outlets_own_words_stands_apart() -> None:
    # "The works began last spring in the north, and the ministry opened three schools there, while the town awaits its bridge."
    body = "بدأت الأشغال الربيع الماضي في شمال البلاد، وافتتحت الوزارة ثلاث مدارس هناك، فيما تنتظر المدينة جسرها الجديد."
    assert contents(body, read(body)) == [
        "بدأت الأشغال الربيع الماضي في شمال البلاد",
        "افتتحت الوزارة ثلاث مدارس هناك",
        "تنتظر المدينة جسرها الجديد",
    ]


@pytest.mark.parametrize(
    ("cue", "opening"),
    [
        ("أكدت", "وفي سياق متصل أكدت بعثة المراقبة"),  # "In a related context the observers' mission affirmed"
        (
            "قال",
            "ومع تراجع المياه في الأحواض الكبيرة قال رئيس اللجنة",
        ),  # "With the water falling in the large basins the chairman said"
        ("أعلنت", "وكانت حكومة الإقليم أعلنت"),  # "The region's government had announced"
        ("قال", "لكن مسؤولا في الوزارة قال"),  # "But an official of the ministry said"
    ],
)
def test_a_verb_of_saying_behind_what_is_fronted(cue: str, opening: str) -> None:
    body = f"{opening} أن الآبار امتلأت من جديد."  # "... that the wells had filled again."
    assert [(found, content) for found, _, _, content in said(body)] == [(cue, "الآبار امتلأت من جديد")]


def test_a_verb_of_speaking_that_only_introduces_is_no_telling() -> None:
    body = "وواصل سالم كلمته أمام الحضور قائلا إن الآبار امتلأت."  # "Salem went on with his speech before the audience, saying the wells had filled."
    assert contents(body, read(body)) == ["الآبار امتلأت"]


def test_what_is_listed_with_nothing_but_commas() -> None:
    body = "واتفق الجانبان على تبادل الزيارات بين المدارس، تكثيف تدريب المعلمين في القرى، وأخيرا توحيد مناهج اللغات كلها."
    assert contents(body, read(body)) == [  # "... to exchange visits, step up training, and lastly unify curricula"
        "تبادل الزيارات بين المدارس",
        "تكثيف تدريب المعلمين في القرى",
        "توحيد مناهج اللغات كلها",
    ]


def test_a_noun_that_looks_like_a_participle_opens_nothing() -> None:
    # "..., affirming the solidarity of the league with the farmers and backing for their efforts to regain their lands."
    body = "دعا الأمين العام إلى الهدوء، مؤكدا تضامن الرابطة مع المزارعين ومساندة جهودهم لاستعادة أراضيهم."
    assert contents(body, read(body)) == ["الهدوء", "تضامن الرابطة مع المزارعين ومساندة جهودهم لاستعادة أراضيهم"]


def test_a_norm_within_a_clause_is_no_statement() -> None:
    body = "وأوضح البيان أن الحراس يقومون بواجبهم في صون الغابات وحماية الأنهار."  # "... the guards do their duty of keeping forests and protecting rivers."
    assert contents(body, read(body)) == ["الحراس يقومون بواجبهم في صون الغابات وحماية الأنهار"]


@pytest.mark.parametrize(
    ("body", "content"),
    [
        # "The statement noted that the delegation thanked the governor for his hospitality."
        ("وأشار البيان إلى أن رئيس الوفد شكر المحافظ على حفاوته الكبيرة.", "المحافظ على حفاوته الكبيرة"),
        # "The Justice movement «Hope» rejected the accusations of its rivals."
        ("ورفضت حركة العدالة «الأمل» اتهامات خصومها بالتعطيل.", "اتهامات خصومها بالتعطيل"),
        # "The press office of the council's president Haidar Al-Salmawi announced the return of a thousand families."
        ("وأعلن المكتب الإعلامي لرئيس مجلس المدينة حيدر السلماوي عودة ألف أسرة.", "عودة ألف أسرة"),
        # "The minister of fisheries, Bawlo Jintirini, affirmed that there was no dispute over the borders."
        ("وأكد وزير الصيد، باولو جنتيريني، عدم وجود خلاف على الحدود.", "عدم وجود خلاف على الحدود"),
        # "The league rejected the report. It held this to be part of a campaign."
        ("ورفضت الرابطة التقرير، واعتبرت ذلك جزءا من حملة عليها.", "ذلك جزءا من حملة عليها"),
        # "It added that, despite the drought in the north, the wells are full."
        ("وأضافت الرابطة أن على الرغم من الجفاف في الشمال فالآبار ممتلئة.", "على الرغم من الجفاف في الشمال فالآبار ممتلئة"),
        # "The king offered his sincere condolences to the families of the victims."
        ("وقدم الملك خالص تعازيه لأسر الضحايا جميعا.", "خالص تعازيه لأسر الضحايا جميعا"),
    ],
)
def test_where_a_content_begins(body: str, content: str) -> None:
    assert contents(body, read(body))[-1] == content


def test_a_further_verb_without_a_mark_before_it() -> None:
    # "The forces regained the two districts of the old city and advanced toward the northern island."
    body = "وقال الناطق إن القوات استعادت حيين من أحياء المدينة القديمة أمس وتقدمت نحو الجزيرة الشمالية."
    assert contents(body, read(body)) == ["القوات استعادت حيين من أحياء المدينة القديمة أمس", "تقدمت نحو الجزيرة الشمالية"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        # "The two sides agreed to reopen the three ports, grant loans to the young, build dams in the valleys."
        (
            "واتفق الجانبان على إعادة افتتاح الموانئ الثلاثة، منح القروض للشبان، بناء السدود في الوديان.",
            ["إعادة افتتاح الموانئ الثلاثة", "منح القروض للشبان", "بناء السدود في الوديان"],
        ),
        # "The minister had affirmed on Saturday the readiness of the teams." A time behind the verb, then a comma.
        ("وكان وزير الصيد قد أكد السبت، استعداد الفرق للموسم المقبل.", ["استعداد الفرق للموسم المقبل"]),
        # "The chairman went on, but the rivals refuse what was agreed, and did not give the team its chance."
        (
            "وتابع الرئيس، لكن الخصوم يرفضون ما تم الاتفاق عليه، ولم تعط اللجنة الفريق فرصته.",
            ["الخصوم يرفضون ما تم الاتفاق عليه", "لم تعط اللجنة الفريق فرصته"],
        ),
        # "He added that any club needs clear rules." Not the connector.
        ("وأضاف الرئيس أن أي ناد يحتاج إلى قواعد واضحة.", ["أي ناد يحتاج إلى قواعد واضحة"]),
    ],
)
def test_where_contents_begin_and_end(body: str, told: list[str]) -> None:
    assert contents(body, read(body)) == told


def test_a_noun_of_work_within_a_plain_clause_opens_nothing() -> None:
    body = "وأوضح الناطق أن الخصوم حرموا اللجنة من بسط إدارتها على الموانئ، وتنفيذ واجباتها هناك."
    assert contents(body, read(body)) == ["الخصوم حرموا اللجنة من بسط إدارتها على الموانئ، وتنفيذ واجباتها هناك"]


def test_who_is_asked_within_the_verb() -> None:
    body = "وطالب الممثل رئيس الحكومة بمكافحة الفساد، ودعاه إلى حماية أموال القرى."  # "... and called on him to protect the villages' money."
    assert contents(body, read(body))[-1] == "حماية أموال القرى"


def test_what_a_text_holds() -> None:
    body = "وتضمن البيان إلغاء رسوم الموانئ كلها."  # "The statement held the abolition of all port fees."
    assert contents(body, read(body)) == ["إلغاء رسوم الموانئ كلها"]


def test_long_items_joined_by_and_are_apart_where_something_is_asked_for() -> None:
    # "The president called for trimming the ministries to raise the speed of work in all of them, and for opening the files of ..."
    body = "ودعا الرئيس إلى تقليص الوزارات لرفع سرعة العمل فيها جميعا بلا إبطاء، وفتح ملفات الموانئ القديمة تحت إشراف لجنة من المختصين."
    assert contents(body, read(body)) == [
        "تقليص الوزارات لرفع سرعة العمل فيها جميعا بلا إبطاء",
        "فتح ملفات الموانئ القديمة تحت إشراف لجنة من المختصين",
    ]


def test_the_occasion_told_behind_what_was_said() -> None:
    # "The centre announced a new plan for the ports, at a session held in the town hall last week in the presence of the mayor."
    body = "أعلن المركز عن خطة جديدة للموانئ، وذلك خلال جلسة رسمية في دار البلدية الأسبوع الماضي بحضور العمدة."
    assert [(act, content) for _, act, _, content in said(body)] == [
        ("assess", "خطة جديدة للموانئ"),
        ("record", "جلسة رسمية في دار البلدية الأسبوع الماضي بحضور العمدة"),
    ]


@pytest.mark.parametrize("joined", ["وقد أصدر المركز قواعد تشمل القرى كلها", "ولهذا السبب فإننا أطلقنا خطة تشمل القرى كلها"])
def test_what_is_joined_by_a_particle_is_a_statement_of_its_own(joined: str) -> None:
    body = f"وقال سالم إن الآبار تحتاج إلى حراس أكثر من اليوم، {joined}."  # "... and the centre has issued rules", "and therefore we have launched a plan"
    assert contents(body, read(body)) == ["الآبار تحتاج إلى حراس أكثر من اليوم", joined.removeprefix("و")]


def test_a_verb_of_calling_within_a_relative_clause_is_no_cue() -> None:
    body = "وأشار البيان إلى أن الخطوة تخالف القوانين التي تمنع صيد الصغار، وتدعو إلى صون الأنهار."  # "... the laws that forbid ..., and call for ..."
    assert contents(body, read(body)) == ["الخطوة تخالف القوانين التي تمنع صيد الصغار، وتدعو إلى صون الأنهار"]


def test_another_object_of_a_verb_within_the_clause_stays_with_it() -> None:
    # "that peace depends on the states, and on the efforts that treat the causes"
    (only,) = said("أكد الوزراء أن السلام يتوقف على الدول، وعلى الجهود التي تعالج الأسباب.")
    assert only[-1] == "السلام يتوقف على الدول، وعلى الجهود التي تعالج الأسباب"
