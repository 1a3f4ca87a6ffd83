"""Writes ``knowledge/parties/countries.toml``: names of states from CLDR (through babel), press variants and demonyms from the tables here.

Run it after a change of the tables: ``python scripts/make_countries.py``; the output is checked in, so babel is needed at build
time only. Arabic demonyms follow the nisba rule (drop the article and a final alef or ta marbuta, add ya) with exceptions.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

OUTPUT = Path(__file__).parents[1] / "src/communique/knowledge/parties/countries.toml"
NOT_STATES = {
    "AC",
    "CP",
    "CQ",
    "DG",
    "EA",
    "EU",
    "EZ",
    "IC",
    "QO",
    "TA",
    "UN",
    "XA",
    "XB",
    "ZZ",
    "AQ",
    "BV",
    "HM",
    "TF",
    "GS",
    "IO",
    "UM",
    "SJ",
}
LEADING = {  # names that the interface shows, where CLDR's are unusual in print
    "CZ": ("Czechia", "التشيك"), "DK": ("Denmark", "الدنمارك"), "PS": ("Palestine", "فلسطين"), "SA": ("Saudi Arabia", "السعودية"),
    "AE": ("United Arab Emirates", "الإمارات"), "OM": ("Oman", "سلطنة عمان"), "US": ("United States", "الولايات المتحدة"),
    "GB": ("United Kingdom", "المملكة المتحدة"), "ML": ("Mali", "جمهورية مالي"), "TR": ("Türkiye", "تركيا"), "CD": ("DR Congo", "الكونغو الديمقراطية"),
    "CG": ("Congo", "الكونغو برازافيل"), "HK": ("Hong Kong", "هونغ كونغ"), "MO": ("Macao", "ماكاو"), "CI": ("Côte d’Ivoire", "ساحل العاج"),
    "MM": ("Myanmar", "ميانمار"), "BA": ("Bosnia and Herzegovina", "البوسنة والهرسك"), "PG": ("Papua New Guinea", "بابوا غينيا الجديدة"),
}  # fmt: skip
ARABIC = {
    "US": ["الولايات المتحدة الأمريكية", "الولايات المتحدة الأميركية", "أمريكا", "أميركا"],
    "GB": ["بريطانيا", "بريطانيا العظمى", "المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية"],
    "DK": ["الدنمارك", "الدانمارك", "الدنمرك", "مملكة الدنمارك"],
    "CZ": ["جمهورية التشيك", "الجمهورية التشيكية"],
    "SA": ["المملكة العربية السعودية", "العربية السعودية"],
    "AE": ["الإمارات", "دولة الإمارات", "دولة الإمارات العربية المتحدة"],
    "SY": ["سورية", "الجمهورية العربية السورية"],
    "OM": ["سلطنة عمان"],
    "PS": ["فلسطين", "دولة فلسطين", "السلطة الفلسطينية"],
    "EG": ["جمهورية مصر العربية"],
    "IQ": ["جمهورية العراق"],
    "JO": ["المملكة الأردنية الهاشمية", "المملكة الأردنية"],
    "BH": ["مملكة البحرين"],
    "KW": ["دولة الكويت"],
    "QA": ["دولة قطر"],
    "MA": ["المملكة المغربية"],
    "TN": ["الجمهورية التونسية"],
    "LB": ["الجمهورية اللبنانية"],
    "YE": ["الجمهورية اليمنية"],
    "SD": ["جمهورية السودان"],
    "LY": ["دولة ليبيا"],
    "DZ": ["الجمهورية الجزائرية"],
    "MR": ["الجمهورية الإسلامية الموريتانية"],
    "FR": ["الجمهورية الفرنسية"],
    "DE": ["جمهورية ألمانيا الاتحادية", "المانيا الاتحادية"],
    "IT": ["جمهورية إيطاليا", "الجمهورية الإيطالية"],
    "ES": ["مملكة إسبانيا", "أسبانيا"],
    "NL": ["مملكة هولندا"],
    "TR": ["الجمهورية التركية", "تركية"],
    "RU": ["روسيا الاتحادية", "روسيا الإتحادية"],
    "CN": ["جمهورية الصين الشعبية"],
    "IR": ["الجمهورية الإسلامية الإيرانية"],
    "KR": ["جمهورية كوريا", "كوريا الجنوبية"],
    "KP": ["كوريا الشمالية"],
    "GR": ["اليونان"],
    "CH": ["سويسرا"],
    "AT": ["النمسا"],
    "IE": ["إيرلندا", "أيرلندا"],
    "CI": ["كوت ديفوار"],
    "CD": ["الكونغو الديمقراطية", "جمهورية الكونغو الديمقراطية"],
    "MM": ["بورما"],
    "NZ": ["نيوزيلندا", "نيوزيلاندا"],
    "AU": ["أستراليا"],
    "ZA": ["جنوب إفريقيا", "جنوب أفريقيا"],
    "BR": ["البرازيل"],
    "VA": ["الكرسي الرسولي"],
    "MK": ["مقدونيا الشمالية"],
    "KG": ["قرغيزستان", "قيرغيزستان"],
    "TD": ["تشاد", "جمهورية تشاد"],
    "SO": ["الصومال"],
    "DJ": ["جيبوتي"],
    "KM": ["جزر القمر"],
    "NO": ["مملكة النرويج"],
    "SE": ["مملكة السويد"],
    "BE": ["مملكة بلجيكا"],
    "PT": ["البرتغال"],
    "BA": ["البوسنة"],
}
ENGLISH = {
    "US": ["United States of America", "USA", "U.S.", "US", "America"],
    "GB": ["Britain", "Great Britain", "UK", "U.K."],
    "CZ": ["Czech Republic"],
    "SA": ["Kingdom of Saudi Arabia", "KSA"],
    "AE": ["UAE", "Emirates"],
    "TR": ["Turkey"],
    "PS": ["State of Palestine", "Palestinian Authority"],
    "KR": ["South Korea", "Republic of Korea"],
    "KP": ["North Korea", "DPRK"],
    "RU": ["Russian Federation"],
    "NL": ["The Netherlands", "Holland"],
    "CI": ["Ivory Coast"],
    "CD": ["Democratic Republic of the Congo"],
    "SY": ["Syrian Arab Republic"],
    "EG": ["Arab Republic of Egypt"],
    "JO": ["Hashemite Kingdom of Jordan"],
    "MA": ["Kingdom of Morocco"],
    "BH": ["Kingdom of Bahrain"],
    "CN": ["People's Republic of China"],
    "MK": ["North Macedonia"],
    "VA": ["Holy See"],
}
ARABIC_DEMONYMS = {  # where the rule fails, or where print has a second form
    "US": ["أمريكي", "أميركي"], "GB": ["بريطاني"], "DK": ["دنماركي", "دانماركي", "دنمركي"], "CZ": ["تشيكي"], "SA": ["سعودي"], "AE": ["إماراتي"],
    "OM": ["عماني"], "PS": ["فلسطيني"], "DE": ["ألماني"], "NL": ["هولندي"], "DZ": ["جزائري"], "AF": ["أفغاني", "أفغانستاني"], "AT": ["نمساوي"],
    "KR": ["كوري", "كوري جنوبي"], "KP": ["كوري شمالي"], "ZA": ["جنوب أفريقي"], "NZ": ["نيوزيلندي"], "CH": ["سويسري"], "IE": ["إيرلندي", "أيرلندي"],
    "SD": ["سوداني"], "SS": ["جنوب سوداني"], "RU": ["روسي"], "TR": ["تركي"], "IN": ["هندي"], "CN": ["صيني"], "MR": ["موريتاني"], "BA": ["بوسني"],
    "CY": ["قبرصي"], "RS": ["صربي"], "HR": ["كرواتي"], "MK": ["مقدوني"], "UZ": ["أوزبكي", "أوزبكستاني"], "TM": ["تركماني", "تركمانستاني"],
    "TJ": ["طاجيكي", "طاجيكستاني"], "KZ": ["كازاخي", "كازاخستاني"], "KG": ["قرغيزي"], "LY": ["ليبي"], "CI": ["إيفواري"], "CD": ["كونغولي"], "CG": [],
    "KM": [], "SY": ["سوري"], "GR": ["يوناني"], "JO": ["أردني"], "MA": ["مغربي"], "ID": ["إندونيسي"], "MY": ["ماليزي"], "SE": ["سويدي"],
    "NO": ["نرويجي"], "PT": ["برتغالي"], "HU": ["مجري", "هنغاري"], "SK": ["سلوفاكي"], "SI": ["سلوفيني"], "VA": [], "HK": [], "MO": [], "PG": [], "NE": ["نيجري"],
    "NG": ["نيجيري"], "TD": ["تشادي"], "CF": [], "GQ": [], "GW": [], "MV": ["مالديفي"], "LK": ["سريلانكي"], "CR": ["كوستاريكي"], "SV": ["سلفادوري"],
    "DO": ["دومينيكاني"], "UA": ["أوكراني"], "ML": [],
}  # fmt: skip
ENGLISH_DEMONYMS = {
    "US": ["American", "US", "U.S."], "GB": ["British", "UK"], "FR": ["French"], "DE": ["German"], "IT": ["Italian"], "ES": ["Spanish"], "PT": ["Portuguese"],
    "NL": ["Dutch"], "BE": ["Belgian"], "DK": ["Danish"], "SE": ["Swedish"], "NO": ["Norwegian"], "FI": ["Finnish"], "PL": ["Polish"], "CZ": ["Czech"],
    "AT": ["Austrian"], "CH": ["Swiss"], "GR": ["Greek"], "TR": ["Turkish"], "RU": ["Russian"], "UA": ["Ukrainian"], "CN": ["Chinese"], "JP": ["Japanese"],
    "KR": ["South Korean"], "KP": ["North Korean"], "IN": ["Indian"], "PK": ["Pakistani"], "AF": ["Afghan"], "IR": ["Iranian"], "IQ": ["Iraqi"], "SY": ["Syrian"],
    "LB": ["Lebanese"], "JO": ["Jordanian"], "PS": ["Palestinian"], "IL": ["Israeli"], "EG": ["Egyptian"], "SD": ["Sudanese"], "LY": ["Libyan"], "TN": ["Tunisian"],
    "DZ": ["Algerian"], "MA": ["Moroccan"], "MR": ["Mauritanian"], "SA": ["Saudi", "Saudi Arabian"], "AE": ["Emirati", "UAE"], "QA": ["Qatari"], "KW": ["Kuwaiti"],
    "BH": ["Bahraini"], "OM": ["Omani"], "YE": ["Yemeni"], "SO": ["Somali"], "DJ": ["Djiboutian"], "ET": ["Ethiopian"], "ER": ["Eritrean"], "KE": ["Kenyan"],
    "NG": ["Nigerian"], "NE": ["Nigerien"], "TD": ["Chadian"], "ML": ["Malian"], "SN": ["Senegalese"], "ZA": ["South African"], "CA": ["Canadian"],
    "MX": ["Mexican"], "BR": ["Brazilian"], "AR": ["Argentine", "Argentinian"], "AU": ["Australian"], "NZ": ["New Zealand"], "ID": ["Indonesian"],
    "MY": ["Malaysian"], "SG": ["Singaporean"], "TH": ["Thai"], "VN": ["Vietnamese"], "PH": ["Philippine", "Filipino"], "BD": ["Bangladeshi"], "LK": ["Sri Lankan"],
    "HU": ["Hungarian"], "RO": ["Romanian"], "BG": ["Bulgarian"], "RS": ["Serbian"], "HR": ["Croatian"], "SI": ["Slovenian"], "SK": ["Slovak"], "BA": ["Bosnian"],
    "AL": ["Albanian"], "MK": ["Macedonian"], "ME": ["Montenegrin"], "XK": ["Kosovar"], "EE": ["Estonian"], "LV": ["Latvian"], "LT": ["Lithuanian"],
    "IE": ["Irish"], "IS": ["Icelandic"], "LU": ["Luxembourgish"], "MT": ["Maltese"], "CY": ["Cypriot"], "AM": ["Armenian"], "AZ": ["Azerbaijani"],
    "GE": ["Georgian"], "KZ": ["Kazakh"], "UZ": ["Uzbek"], "TM": ["Turkmen"], "KG": ["Kyrgyz"], "TJ": ["Tajik"], "MN": ["Mongolian"], "GH": ["Ghanaian"],
    "UG": ["Ugandan"], "RW": ["Rwandan"], "TZ": ["Tanzanian"], "CM": ["Cameroonian"], "CI": ["Ivorian"], "CD": ["Congolese"], "CU": ["Cuban"], "VE": ["Venezuelan"],
    "CO": ["Colombian"], "CL": ["Chilean"], "PE": ["Peruvian"], "EC": ["Ecuadorian"], "BO": ["Bolivian"], "UY": ["Uruguayan"], "PY": ["Paraguayan"],
}  # fmt: skip
AMBIGUOUS = {  # CLDR names that more often mean something else (Amman, "financial"); the longer forms above stay
    "OM": {"عُمان"}, "ML": {"مالي"},
}  # fmt: skip
HARAKAT = dict.fromkeys(range(0x64B, 0x653))


def nisba(name: str) -> list[str]:
    """The relative adjective of a one-word name (``فرنسا`` -> ``فرنسي``); none where the name has several words."""
    word = name.translate(HARAKAT).removeprefix("ال")
    if " " in word or "-" in word:
        return []
    for ending in ("يا", "ا", "ة", "ي"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    return [word + "ي"]


def forms(adjective: str) -> list[str]:
    """Masculine, feminine and the plurals of an adjective of one or two words."""
    words = adjective.split()
    if adjective.endswith("ة"):
        return [adjective]
    if len(words) == 1:
        return [adjective, adjective + "ة", adjective + "ين", adjective + "ون"]
    return [adjective, " ".join(word + "ة" for word in words)]


def unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def countries() -> str:
    """The whole file as text."""
    english, arabic = Locale("en").territories, Locale("ar").territories
    lines = ["# Written by scripts/make_countries.py from CLDR and its tables: change those and run it, not this file.", ""]
    for code in sorted(code for code in english if len(code) == 2 and code.isalpha() and code not in NOT_STATES):
        lead_en, lead_ar = LEADING.get(code, (english[code], arabic[code].translate(HARAKAT)))
        cldr_ar = [] if arabic[code] in AMBIGUOUS.get(code, set()) or "(" in arabic[code] else [arabic[code].translate(HARAKAT)]
        names_ar = unique([lead_ar, *cldr_ar, *ARABIC.get(code, [])])
        names_en = unique(
            [lead_en, *([english[code]] if "(" not in english[code] and " - " not in english[code] else []), *ENGLISH.get(code, [])]
        )
        regular = (
            nisba(names_ar[0]) if code in ENGLISH_DEMONYMS else []
        )  # a rule for what print uses: no demonyms of small territories
        adjectives = ARABIC_DEMONYMS.get(code, regular)
        demonyms_ar = unique([form for adjective in adjectives for form in forms(adjective)])
        lines += [
            "[[countries]]",
            f'code = "{code}"',
            f"name = {{ en = {quoted(lead_en)}, ar = {quoted(lead_ar)} }}",
            f"names = {{ ar = {quoted(names_ar)}, en = {quoted(names_en)} }}",
            f"demonyms = {{ ar = {quoted(demonyms_ar)}, en = {quoted(ENGLISH_DEMONYMS.get(code, []))} }}",
            "",
        ]
    return "\n".join(lines)


def quoted(value: str | list[str]) -> str:
    """A string or an array of strings as TOML (JSON's form is valid TOML)."""
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    OUTPUT.write_text(countries(), "utf-8")
