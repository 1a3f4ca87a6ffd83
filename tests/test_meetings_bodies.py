"""Every shipped profile on short leads of our own, in both languages: body and level of the meeting."""

from __future__ import annotations

import pytest

from meetings_sample import KNOWLEDGE, main, report

LEADS = [
    ("global-coalition", "ministers", "عقد وزراء خارجية التحالف الدولي لهزيمة داعش اجتماعا في روما أمس وأكدوا التزامهم.", "Foreign ministers of the Global Coalition to Defeat Daesh met in Rome on Monday and reaffirmed their commitment."),
    ("global-coalition", "ministers", "اجتمعت في باريس أمس المجموعة المصغرة للتحالف الدولي على مستوى وزراء الخارجية وأكدوا دعمهم للعراق.", "Foreign ministers of the Small Group of the Global Coalition to Defeat ISIS met in Paris on Monday."),
    ("small-group-syria", "ministers", "عقد وزراء خارجية المجموعة المصغرة بشأن سوريا اجتماعا في نيويورك أمس.", "Ministers of the Small Group on Syria met in New York on Monday."),
    ("arab-league", "ministers", "اختتم وزراء الخارجية العرب اجتماعهم الطارئ في القاهرة أمس.", "Arab foreign ministers concluded an emergency meeting in Cairo on Monday."),
    ("arab-league", "leaders", "اختتمت القمة العربية أعمالها في تونس أمس وصدر عنها بيان.", "The Arab Summit concluded its meeting in Tunis on Monday."),
    ("gcc", "ministers", "عقد المجلس الوزاري لمجلس التعاون لدول الخليج العربية دورته في الرياض أمس.", "The Ministerial Council of the Gulf Cooperation Council held its session in Riyadh on Monday."),
    ("gcc", "leaders", "اختتم قادة دول مجلس التعاون قمتهم في المنامة أمس.", "GCC leaders concluded their summit in Manama on Monday."),
    ("oic", "ministers", "عقد مجلس وزراء خارجية منظمة التعاون الإسلامي اجتماعا طارئا في جدة أمس.", "Foreign ministers of the Organisation of Islamic Cooperation held an emergency meeting in Jeddah on Monday."),
    ("un-security-council", "representatives", "تبنى مجلس الأمن الدولي قرارا بشأن ليبيا أمس في جلسة عقدها بنيويورك.", "The UN Security Council adopted a resolution on Libya on Monday at a session in New York."),
    ("european-union", "ministers", "اتفق وزراء خارجية الاتحاد الأوروبي في اجتماعهم ببروكسل أمس على عقوبات جديدة.", "EU foreign ministers agreed on new sanctions at their meeting in Brussels on Monday."),
    ("european-union", "leaders", "اجتمع المجلس الأوروبي في بروكسل أمس وبحث الميزانية.", "The European Council met in Brussels on Monday and discussed the budget."),
    ("opec", "ministers", "اتفق وزراء أوبك في اجتماعهم في فيينا أمس على خفض الإنتاج.", "OPEC ministers met in Vienna on Monday and agreed to cut output."),
    ("african-union", "leaders", "اختتمت قمة الاتحاد الأفريقي أعمالها في أديس أبابا أمس.", "African Union leaders concluded their summit in Addis Ababa on Monday."),
    ("african-union", "peace-and-security-council", "عقد مجلس السلم والأمن التابع للاتحاد الأفريقي جلسة في أديس أبابا أمس.", "The Peace and Security Council of the African Union met in Addis Ababa on Monday."),
    ("cabinet-jo", "cabinet", "أقر مجلس الوزراء الأردني في جلسته أمس مشروع قانون المياه.", "The Jordanian cabinet approved a water bill at its session on Monday."),
    ("g7", "leaders", "اختتم قادة مجموعة السبع قمتهم في كورنوال أمس.", "G7 leaders concluded their summit in Cornwall on Monday."),
    ("g7", "finance-ministers", "اجتمع وزراء مالية مجموعة السبع في لندن أمس.", "G7 finance ministers met in London on Monday."),
    ("g20", "leaders", "اختتم قادة مجموعة العشرين قمتهم في روما أمس وأصدروا بيانا.", "G20 leaders ended their summit in Rome on Monday with a communique."),
    ("nato", "defence-ministers", "عقد وزراء دفاع حلف شمال الأطلسي اجتماعا في بروكسل أمس.", "NATO defence ministers met in Brussels on Monday."),
    ("nato", "leaders", "اختتم قادة حلف الناتو قمتهم في مدريد أمس.", "NATO leaders concluded their summit in Madrid on Monday."),
    ("asean", "ministers", "اجتمع وزراء خارجية رابطة دول جنوب شرق آسيا (آسيان) في كوالالمبور أمس.", "ASEAN foreign ministers met in Kuala Lumpur on Monday."),
    ("brics", "leaders", "اختتم قادة مجموعة بريكس قمتهم في كازان أمس.", "BRICS leaders concluded their summit in Kazan on Monday."),
    ("imf", "committee", "عقدت اللجنة الدولية للشؤون النقدية والمالية اجتماعها في واشنطن أمس.", "The International Monetary and Financial Committee met in Washington on Monday."),
    ("imf", "executive-board", "وافق المجلس التنفيذي لصندوق النقد الدولي في اجتماعه أمس على القرض.", "The Executive Board of the International Monetary Fund met on Monday and approved the loan."),
    ("world-bank", "committee", "عقدت لجنة التنمية التابعة للبنك الدولي اجتماعها في واشنطن أمس.", "The Development Committee of the World Bank met in Washington on Monday."),
    ("quartet", "envoys", "اجتمع مبعوثو اللجنة الرباعية الدولية في القدس أمس وأعربوا عن قلقهم.", "Envoys of the Middle East Quartet met in Jerusalem on Monday."),
]  # fmt: skip


@pytest.mark.parametrize(("body", "level", "text"), [(body, level, text) for body, level, *texts in LEADS for text in texts])
def test_body_and_level(body: str, level: str, text: str) -> None:
    found = main(report(text, day="2024-05-14"))
    assert (found.body, found.formation) == (body, level)


def test_every_profile_has_a_lead() -> None:
    shipped = {body.id for file, body in KNOWLEDGE.written_bodies if file.startswith("knowledge/")}
    assert shipped - {body.split("-")[0] if body.startswith("cabinet") else body for body, *_ in LEADS} == set()
