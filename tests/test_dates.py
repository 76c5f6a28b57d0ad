"""Dates and periods, read and written, in every language."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.dates import completed, dates, unread
from schemas.dates import date_words, write
from schemas.errors import InvalidData
from schemas.language import codes, language

# text, then every mention as "start[/end][ time][ weekday]"
READ = {
    "en": [
        ("in Nov. 2029", "2029-11"),
        ("Presidency 2027", "2027"),
        ("Next meeting (2028)", "2028"),
        ("resolution 1325 (2000)", ""),
        ("met on 25 June and 10 September 2026", "2026-06-25 2026-09-10"),
        ("Costs of 2027 participants", ""),
        ("informal consultations (items 4 and 6) and on 20 January 2027", "2027-01-20"),
        ("in 2028 or 2029", "2028/2029"),
        ("30 November 2026 (Monday), 09:30", "2026-11-30 09:30 1"),
        ("10–12 June and 7–9 July 2025", "2025-06-10/2025-06-12 2025-07-07/2025-07-09"),
        ("on 8 June and 10 and 11 July 2025", "2025-06-08 2025-07-10/2025-07-11"),
        ("the 2024/2025 season", "2024/2025"),
        ("2026/15", ""),
        ("resolution 2837 (XXVI) of 17 December 1971", "1971-12-17"),
        ("on 17 and 18 September 1997 (A/BUR/52/SR.1 and 2)", "1997-09-17/1997-09-18"),
        ("Distr. GENERAL A/53/50 17 February 1998 1-4 2 5-41", "1998-02-17"),
        ("29, 30 and 31 May and on 2 and 3 June 2025", "2025-05-29/2025-06-03"),
        ("6 p.m. (Nairobi time) on 14 April 2025", "2025-04-14 18:00"),
        ("item 5 of 29 May 2025", "2025-05-29"),
        ("COVID-19 and 20 May 2025", "2025-05-20"),
        ("29 May (Thursday) to Friday, 30 May 2025", "2025-05-29/2025-05-30 4"),
        (
            "October 19–20 2011, November 2nd to 4th 2011",
            "2011-10-19/2011-10-20 2011-11-02/2011-11-04",
        ),
        ("2–4 and 7–9 June 2025", "2025-06-02/2025-06-09"),
        ("29 May 2025", "2025-05-29"),
        ("May 29, 2025", "2025-05-29"),
        ("the 29th of May 2025", "2025-05-29"),
        ("29 MAY 2025", "2025-05-29"),
        ("1 Sept. 2025", "2025-09-01"),
        ("2025-05-29", "2025-05-29"),
        ("29.05.2025", "2025-05-29"),
        ("29.5.2025", "2025-05-29"),
        ("29/05/2025", "2025-05-29"),
        ("29 and 30 May 2025", "2025-05-29/2025-05-30"),
        ("28, 29 and 30 May 2025", "2025-05-28/2025-05-30"),
        ("28, 29, and 30 May 2025", "2025-05-28/2025-05-30"),
        ("May 29–30, 2025", "2025-05-29/2025-05-30"),
        ("May 29 and 30, 2025", "2025-05-29/2025-05-30"),
        ("May 29 to June 2, 2025", "2025-05-29/2025-06-02"),
        ("5-9 June 2023", "2023-06-05/2023-06-09"),
        ("from 27 to 31 May 2019", "2019-05-27/2019-05-31"),
        ("with 1 and 3 June 2025", "2025-06-01/2025-06-03"),
        ("from 28 May to 2 June 2025", "2025-05-28/2025-06-02"),
        ("28 May–2 June 2025", "2025-05-28/2025-06-02"),
        ("31 May and 1 June 2025", "2025-05-31/2025-06-01"),
        ("from 30 December 2025 to 2 January 2026", "2025-12-30/2026-01-02"),
        ("from 30 December to 2 January 2026", "2025-12-30/2026-01-02"),
        ("between 5 May 2025 and 7 June 2026", "2025-05-05/2026-06-07"),
        ("on 5 May 2025 and 7 June 2026", "2025-05-05 2026-06-07"),
        ("on 5 May 2025 and 7 and 8 June 2026", "2025-05-05 2026-06-07/2026-06-08"),
        ("Nairobi, 29 May 2025, 30 June 2025", "2025-05-29 2025-06-30"),
        ("May to July 2025", "2025-05/2025-07"),
        ("May/June 2025", "2025-05/2025-06"),
        ("in May and June 2025", "2025-05/2025-06"),
        ("from December 2025 to February 2026", "2025-12/2026-02"),
        ("in June 2023", "2023-06"),
        ("by the end of June 2023", "2023-06"),
        ("29 May\n2025", "2025-05-29"),
        ("27-\n31 May 2019", "2019-05-27/2019-05-31"),
        ("for the period 2026–2029", "2026/2029"),
        ("the 2024-2025 budget", "2024/2025"),
        ("from 2020 to 2023", "2020/2023"),
        ("between 2020 and 2023", "2020/2023"),
        ("in 2024–25", "2024/2025"),
        ("in the 2025/26 session", "2025/2026"),
        ("the 2030 Agenda for Sustainable Development", "2030"),
        ("Since 2019, and until 2025", "2019 2025"),
        ("In 2019 and 2023", "2019 2023"),
        ("the year 2025", "2025"),
        ("mid-2025", "2025"),
        ("Nairobi, 2025", "2025"),
        ("2025", "2025"),
        ("for the period 2020–2023 until 2025", "2020/2023 2025"),
        ("at 10 a.m. on Thursday, 29 May 2025", "2025-05-29 10:00 4"),
        ("29 May 2025, 10 a.m.", "2025-05-29 10:00"),
        ("Thursday, 29 May 2025, at 3.30 p.m.", "2025-05-29 15:30 4"),
        ("Thursday 29 May 2025 from 10 a.m. to 1 p.m.", "2025-05-29 10:00 4"),
        ("29 May 2025, 3–6 p.m.", "2025-05-29 15:00"),
        ("29 May 2025, 10:00–13:00", "2025-05-29 10:00"),
        ("29 May 2025 at 12 noon", "2025-05-29 12:00"),
        ("29 May 2025 at noon", "2025-05-29 12:00"),
        ("29 May 2025 (Thursday)", "2025-05-29 4"),
        ("Thursday and Friday, 29 and 30 May 2025", "2025-05-29/2025-05-30 4"),
        ("from Thursday, 29, to Saturday, 31 May 2025", "2025-05-29/2025-05-31 4"),
        ("Monday, 29 May 2025", "2025-05-29 1"),  # a wrong weekday stays as printed
        ("29 and 30 May 2025 at 10 a.m.", "2025-05-29/2025-05-30 10:00"),
        ("from 10 a.m. on 26 May to 6 p.m. on 28 May 2025", "2025-05-26/2025-05-28 10:00"),
        ("in rule 30, 5 June 2025", "2025-06-05"),
        ("in paragraph 3, 5 June 2025", "2025-06-05"),
        ("rules 3 and 5 June 2025", "2025-06-05"),
        ("on 29 May 2025, 42 days before", "2025-05-29"),
        ("resolution 1325 (2000)", ""),
        ("in resolution 1956 (2010) of 2010", "2010"),
        ("A/C.2/2024/5, HSP/EB.2024/14, OECPR.2025/1, E/2025/L.1 and ST/SGB/2018/1", ""),
        ("resolution 73/239 and 2025/1, in resolution 2025/26", ""),
        ("https://un.org/2025/05/29 and www.un.org/29-May-2025, a.2025@un.org in 2025", "2025"),
        ("in the biennium 1998/99 and in 2031-32", "1998/1999 2031/2032"),
        ("December 30 to January 2, 2026", "2025-12-30/2026-01-02"),
        ("2000 participants, 1,950 and 2,019", ""),
        ("for 2000 participants of 2010 cities", ""),
        ("rule 2019, of rule 2019, room 2025", ""),
        ("pages 1990–2010", ""),
        ("paragraphs 2 and 5", ""),
        ("Tel.: +254 20 762 2025, P.O. Box 2030", ""),
        ("the 1990s and 2020s", ""),
        ("31 June 2025 and 30 February 2025", ""),
        ("Member States may 2025", ""),
        ("US$ 2025 or $2025", ""),
        ("24-23456 (E) 171224", ""),
        ("11. May", ""),
        ("129 May 2025", "2025-05"),
    ],
    "fr": [
        ("en nov. 2029", "2029-11"),
        ("en 2028 ou 2029", "2028/2029"),
        (
            "les 3 et 4 juin et les 9 et 10 juillet 2026",
            "2026-06-03/2026-06-04 2026-07-09/2026-07-10",
        ),
        ("dans l'après-midi du 17 septembre 2026", "2026-09-17"),
        ("Plan directeur 2027/2036", "2027/2036"),
        ("du lundi 26 mai 2025 au mardi 27 mai 2025", "2025-05-26/2025-05-27 1"),
        ("29 mai 2025", "2025-05-29"),
        ("1er mai 2025", "2025-05-01"),
        ("le premier mai 2025", "2025-05-01"),
        ("le 1ᵉʳ août 2025", "2025-08-01"),
        ("11 DECEMBRE 2024", "2024-12-11"),
        ("11 DÉCEMBRE 2024", "2024-12-11"),
        ("les 29 et 30 mai 2025", "2025-05-29/2025-05-30"),
        ("du 27 au 31 mai 2019", "2019-05-27/2019-05-31"),
        ("27-31 mai 2019", "2019-05-27/2019-05-31"),
        ("du 28 mai au 2 juin 2025", "2025-05-28/2025-06-02"),
        ("du 30 décembre 2025 au 2 janvier 2026", "2025-12-30/2026-01-02"),
        ("les 28, 29 et 30 mai 2025", "2025-05-28/2025-05-30"),
        ("le 29 mai et le 3 juin 2025", "2025-05-29/2025-06-03"),
        ("du lundi 26 au mercredi 28 mai 2025", "2025-05-26/2025-05-28 1"),
        ("de mai à juillet 2025", "2025-05/2025-07"),
        ("en juin 2023", "2023-06"),
        ("pour la période 2026-2029", "2026/2029"),
        ("d’ici à 2030", "2030"),
        ("jusqu’en 2025", "2025"),
        ("l’année 2025", "2025"),
        ("entre 2020 et 2023", "2020/2023"),
        ("Programme de développement durable à l’horizon 2030", "2030"),
        ("le jeudi 29 mai 2025 à 10 heures", "2025-05-29 10:00 4"),
        ("le jeudi 29 mai 2025, à 10 h 30", "2025-05-29 10:30 4"),
        ("jeudi 29 mai 2025, de 10 h à 13 h", "2025-05-29 10:00 4"),
        ("le 29 mai 2025, de 10 à 13 heures", "2025-05-29 10:00"),
        ("à 15 heures le jeudi 29 mai 2025", "2025-05-29 15:00 4"),
        ("le 29 mai 2025 à midi", "2025-05-29 12:00"),
        ("29.05.2025, 29/05/2025", "2025-05-29 2025-05-29"),
        ("résolution 1325 (2000), article 2019, 2 000 participants", ""),
        ("de 2000 participants", ""),
        ("les années 1990", ""),
        ("A/C.2/2024/5", ""),
        ("31 juin 2025", ""),
    ],
    "es": [
        ("en nov. de 2029", "2029-11"),
        ("en 2028 o 2029", "2028/2029"),
        (
            "los días 3 y 4 de junio y 9 y 10 de julio de 2026",
            "2026-06-03/2026-06-04 2026-07-09/2026-07-10",
        ),
        (
            "del 8 al 12 de junio y del 30 de noviembre al 4 de diciembre de 2026",
            "2026-06-08/2026-06-12 2026-11-30/2026-12-04",
        ),
        ("Plan Maestro 2027/2036", "2027/2036"),
        ("del lunes 26 al miércoles 28 de mayo de 2025", "2025-05-26/2025-05-28 1"),
        ("29 de mayo de 2025 al mediodía", "2025-05-29 12:00"),
        ("29 de mayo de 2025", "2025-05-29"),
        ("1 de mayo de 2025", "2025-05-01"),
        ("1º de mayo de 2025", "2025-05-01"),
        ("primero de mayo de 2025", "2025-05-01"),
        ("29 DE MAYO DE 2025", "2025-05-29"),
        ("29 de mayo del 2025", "2025-05-29"),
        ("29 y 30 de mayo de 2025", "2025-05-29/2025-05-30"),
        ("del 27 al 31 de mayo de 2019", "2019-05-27/2019-05-31"),
        ("27 a 31 de mayo de 2019", "2019-05-27/2019-05-31"),
        ("28 de mayo a 2 de junio de 2025", "2025-05-28/2025-06-02"),
        ("del 30 de diciembre de 2025 al 2 de enero de 2026", "2025-12-30/2026-01-02"),
        ("los días 28, 29 y 30 de mayo de 2025", "2025-05-28/2025-05-30"),
        ("entre el 5 de mayo de 2025 y el 7 de junio de 2026", "2025-05-05/2026-06-07"),
        ("de mayo a julio de 2025", "2025-05/2025-07"),
        ("en junio de 2023", "2023-06"),
        ("para el período 2026-2029", "2026/2029"),
        ("hasta 2025 y la Agenda 2030", "2025 2030"),
        ("el jueves 29 de mayo de 2025 a las 10.00 horas", "2025-05-29 10:00 4"),
        ("jueves, 29 de mayo de 2025, a las 15:30 horas", "2025-05-29 15:30 4"),
        ("el 29 de mayo de 2025, de las 10.00 a las 13.00 horas", "2025-05-29 10:00"),
        ("a las 3 de la tarde del 29 de mayo de 2025", "2025-05-29 15:00"),
        ("resolución 1325 (2000), artículo 2019, de 2000 participantes", ""),
        ("el decenio de 1990", ""),
        ("31 de junio de 2025", ""),
    ],
    "ru": [
        ("в нояб. 2029 г.", "2029-11"),
        ("в 2028 или 2029 году", "2028/2029"),
        ("30 ноября 2026 г. (понедельник), 09:30", "2026-11-30 09:30 1"),
        ("3 и 4 июня и 9 и 10 июля 2026 года", "2026-06-03/2026-06-04 2026-07-09/2026-07-10"),
        (
            "с 8 по 12 июня и с 30 ноября по 4 декабря 2026 года",
            "2026-06-08/2026-06-12 2026-11-30/2026-12-04",
        ),
        ("в понедельник, 26 мая, и во вторник, 27 мая 2025 года", "2025-05-26/2025-05-27 1"),
        ("26 и 27 мая, а также 2 июня 2025 года", "2025-05-26/2025-06-02"),
        ("в 2025/26 году", "2025/2026"),
        ("29 мая 2025 года", "2025-05-29"),
        ("29 мая 2025 г.", "2025-05-29"),
        ("29 МАЯ 2025 ГОДА", "2025-05-29"),
        ("29-го мая 2025 года", "2025-05-29"),
        ("29 и 30 мая 2025 года", "2025-05-29/2025-05-30"),
        ("с 27 по 31 мая 2019 года", "2019-05-27/2019-05-31"),
        ("27–31 мая 2019 года", "2019-05-27/2019-05-31"),
        ("28 мая — 2 июня 2025 года", "2025-05-28/2025-06-02"),
        ("с 30 декабря 2025 года по 2 января 2026 года", "2025-12-30/2026-01-02"),
        ("28, 29 и 30 мая 2025 года", "2025-05-28/2025-05-30"),
        ("с мая по июль 2025 года", "2025-05/2025-07"),
        ("в мае — июле 2025 года", "2025-05/2025-07"),
        ("в июне 2023 года", "2023-06"),
        ("июнь 2023 г.", "2023-06"),
        ("на период 2026–2029 годов", "2026/2029"),
        ("в 2026–2029 гг.", "2026/2029"),
        ("в 2025 и 2027 годах", "2025 2027"),
        ("к 2030 году", "2030"),
        ("2025 год, 2024 года", "2025 2024"),
        ("2020–2023 годов до 2025 года", "2020/2023 2025"),
        ("Повестка дня на период до 2030 года", "2030"),
        ("в четверг, 29 мая 2025 года, в 10 ч 00 мин.", "2025-05-29 10:00 4"),
        ("в 15 ч. 30 мин. в четверг, 29 мая 2025 года", "2025-05-29 15:30 4"),
        ("29 мая 2025 года в 10 часов утра", "2025-05-29 10:00"),
        ("29 мая 2025 года с 10 ч 00 мин до 13 ч 00 мин", "2025-05-29 10:00"),
        ("29 мая 2025 года, с 10 до 13 часов", "2025-05-29 10:00"),
        ("29.05.2025", "2025-05-29"),
        ("резолюция 1325 (2000), правило 2019, 2000 участников", ""),
        ("1990-е годы и 1990-х годов", ""),
        ("31 июня 2025 года", ""),
        ("А/79/8 и Е/2025/26", ""),
    ],
    "zh": [
        ("2029年11月", "2029-11"),
        ("于2028年或2029年举行", "2028/2029"),
        ("在2028或2029年", "2028/2029"),
        ("2026年6月3日和4日及7月9日和10日", "2026-06-03/2026-06-04 2026-07-09/2026-07-10"),
        ("2026年6月8日至12日和11月30日至12月4日", "2026-06-08/2026-06-12 2026-11-30/2026-12-04"),
        ("就2028/2029财政期方案预算作出决定", "2028/2029"),
        ("在2026/27两年期内", "2026/2027"),
        ("一九四七年四月至五月", "1947-04/1947-05"),
        ("2007年11月19日，星期一下午3时至6时", "2007-11-19 15:00 1"),
        ("1998年12月17日第53/202号决议", "1998-12-17"),
        ("3月5日、6日和7日，2000年9月6日至8日", "2000-09-06/2000-09-08"),
        ("2025年5月29日（星期四）至30日（星期五）", "2025-05-29/2025-05-30 4"),
        ("2025年5至7月", "2025-05/2025-07"),
        ("2025年5、6月", "2025-05/2025-06"),
        ("2025年5月29日上午九时三十分", "2025-05-29 09:30"),
        ("近2000年", ""),
        ("2025年5月29日", "2025-05-29"),
        ("２０２５年５月２９日", "2025-05-29"),
        ("2025 年 5 月 29 日", "2025-05-29"),
        ("二〇二五年五月二十九日", "2025-05-29"),
        ("二○二五年十二月三十一日", "2025-12-31"),
        ("2025年5月29日和30日", "2025-05-29/2025-05-30"),
        ("2025年5月29日至31日", "2025-05-29/2025-05-31"),
        ("2025年5月29至31日", "2025-05-29/2025-05-31"),
        ("2025年5月28日、29日和30日", "2025-05-28/2025-05-30"),
        ("2025年5月28日至6月2日", "2025-05-28/2025-06-02"),
        ("2025年12月30日至2026年1月2日", "2025-12-30/2026-01-02"),
        ("2025年12月30日至1月2日", "2025-12-30/2026-01-02"),
        ("2025年5月29日和2026年6月1日", "2025-05-29 2026-06-01"),
        ("2025年5月至7月", "2025-05/2025-07"),
        ("2023年6月", "2023-06"),
        ("2020-2023 年期间", "2020/2023"),
        ("2026年至2029年", "2026/2029"),
        ("从2020年到2023年", "2020/2023"),
        ("2024年和2025年", "2024/2025"),
        ("到2030年", "2030"),
        ("《2030年可持续发展议程》", "2030"),
        ("2025年5月29日星期四上午10时", "2025-05-29 10:00 4"),
        ("2025年5月29日（星期四）上午10时30分", "2025-05-29 10:30 4"),
        ("2025年5月29日下午3时至6时", "2025-05-29 15:00"),
        ("2025年5月29日上午10时至下午1时", "2025-05-29 10:00"),
        ("2025年5月29日10:00", "2025-05-29 10:00"),
        ("二〇二五年五月二十九日上午十时半", "2025-05-29 10:30"),
        ("2025年5月29日和30个国家", "2025-05-29"),
        ("第2025/1号决议，第1325(2000)号决议，第 2019 条，2000人", ""),
        ("1990年代", ""),
        ("HSP/OECPR.2025/1号文件", ""),
        ("三个月，29届会议，五月", ""),
        ("2025年6月31日", ""),
    ],
    "ar": [
        ("في نوفمبر 2029", "2029-11"),
        ("في عام 2028 أو 2029", "2028/2029"),
        (
            "من 8 إلى 12 حزيران/يونيه ومن 7 إلى 9 تموز/يوليه 2026",
            "2026-06-08/2026-06-12 2026-07-07/2026-07-09",
        ),
        ("في الأسبوع الأول من مارس 2027", "2027-03"),
        ("موسم 2024/2025", "2024/2025"),
        ("من عام 2020 إلى عام 2023", "2020/2023"),
        ("من الخميس 29 إلى السبت 31 أيار/مايو 2025", "2025-05-29/2025-05-31 4"),
        ("29 أيار/مايو 2025", "2025-05-29"),
        ("٢٩ أيار/مايو ٢٠٢٥", "2025-05-29"),
        ("11 كانون الأول/ديسمبر 2024", "2024-12-11"),
        ("11 كانون الأول / ديسمبر 2024", "2024-12-11"),
        ("11 ديسمبر 2024", "2024-12-11"),
        ("11 كانون الأول 2024", "2024-12-11"),
        ("5 جوان 2023 و7 غشت 2024", "2023-06-05 2024-08-07"),
        ("29 ايار/مايو 2025", "2025-05-29"),
        ("29 و30 أيار/مايو 2025", "2025-05-29/2025-05-30"),
        ("29 و 30 أيار/مايو 2025", "2025-05-29/2025-05-30"),
        ("في الفترة من 27 إلى 31 أيار/مايو 2019", "2019-05-27/2019-05-31"),
        ("27–31 أيار/مايو 2019", "2019-05-27/2019-05-31"),
        ("من 28 أيار/مايو إلى 2 حزيران/يونيه 2025", "2025-05-28/2025-06-02"),
        (
            "من 30 كانون الأول/ديسمبر 2025 إلى 2 كانون الثاني/يناير 2026",
            "2025-12-30/2026-01-02",
        ),
        ("28 و29 و30 أيار/مايو 2025", "2025-05-28/2025-05-30"),
        ("من أيار/مايو إلى تموز/يوليه 2025", "2025-05/2025-07"),
        ("في حزيران/يونيه 2023", "2023-06"),
        ("للفترة 2026–2029", "2026/2029"),
        ("بحلول عام 2030", "2030"),
        ("حتى عام 2025", "2025"),
        ("عامي 2024 و2025", "2024/2025"),
        ("الساعة 10:00 من يوم الخميس 29 أيار/مايو 2025", "2025-05-29 10:00 4"),
        ("يوم الخميس، 29 أيار/مايو 2025، الساعة 15:30", "2025-05-29 15:30 4"),
        ("الساعة العاشرة صباحا من يوم الخميس 29 أيار/مايو 2025", "2025-05-29 10:00 4"),
        ("في الساعة العاشرة والنصف صباحاً يوم الخميس 29 أيار/مايو 2025", "2025-05-29 10:30 4"),
        ("29 أيار/مايو 2025، الساعة 3 بعد الظهر", "2025-05-29 15:00"),
        ("الساعة 15:00 من يوم 29 أيار/مايو 2025", "2025-05-29 15:00"),
        ("القرار 1325 (2000)، المادة 2019، 2000 مشارك", ""),
        ("A/C.2/2024/5 و HSP/OECPR.2025/1", ""),
        ("31 حزيران/يونيه 2025", ""),
        ("الآباء 2025", ""),
    ],
}


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [(code, *case) for code, cases in READ.items() for case in cases],
)
def test_every_mention_is_read_and_nothing_else(code, text, expected):
    assert " ".join(_shown(date) for date in dates(text, language(code))) == expected


def _shown(date):
    period = date.start if date.end == date.start else f"{date.start}/{date.end}"
    return " ".join(str(part) for part in (period, date.time, date.weekday) if part)


GOLD = sorted((Path(__file__).parents[1] / "samples").glob("*/gold/*.json"))


def test_there_are_samples_to_measure_against():
    assert {path.stem for path in GOLD} >= set(codes())


@pytest.mark.parametrize("path", GOLD, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_dates_of_a_sample_are_those_a_person_found(path):
    text = (path.parents[1] / f"{path.stem}.txt").read_text("utf-8")
    found = (date for line in text.splitlines() for date in dates(line, language(path.stem)))
    gold = json.loads(path.read_text("utf-8"))["dates"]
    assert Counter((date.start, date.end, date.time) for date in found) == Counter(
        (date["start"], date["end"], date["time"]) for date in gold
    )


EXAMPLES = [(code, case) for code in codes() for case in language(code).examples["dates"]]


@pytest.mark.parametrize(("code", "case"), EXAMPLES)
def test_the_examples_of_a_language_are_read_as_they_say(code, case):
    (found,) = dates(case["text"], language(code))
    assert (found.start, found.end, found.time) == (case["start"], case["end"], case.get("time"))


@pytest.mark.parametrize(
    ("code", "text", "printed", "points"),
    [
        ("en", "on 29 and 30 May 2025.", "29 and 30 May 2025", ["29", "30 May 2025"]),
        ("en", "up to and in June 2023", "in June 2023", []),
        ("en", "At 10 a.m. on Thursday, 29 May 2025", None, ["29 May 2025"]),
        ("fr", "réuni du 27 au 31 mai 2019", "du 27 au 31 mai 2019", ["27", "31 mai 2019"]),
        ("es", "para 2030", "para 2030", []),
        ("ru", "открыть в четверг, 29 мая 2025 года", None, ["29 мая 2025 года"]),
        ("zh", "于 2025 年 5 月 26 日至 28 日", None, ["2025 年 5 月 26 日", "28 日"]),
        ("zh", "２０２０–2023 年期间战略", "２０２０–2023 年期间", []),
        ("ar", "29 و30 أيار/مايو 2025", None, ["29", "30 أيار/مايو 2025"]),
    ],
)
def test_mentions_and_their_ends_are_found_where_they_are_printed(code, text, printed, points):
    (found,) = dates(text, language(code))
    assert found.text == text[found.from_ : found.to]
    assert printed is None or found.text == printed
    assert [text[from_:to] for _, from_, to in found.points] == points


def test_the_ends_of_a_period_are_complete_though_printed_short():
    (found,) = dates("from 30 December to 2 January 2026", language("en"))
    assert [iso for iso, _, _ in found.points] == ["2025-12-30", "2026-01-02"]


@pytest.mark.parametrize(
    ("code", "text", "reason", "printed"),
    [
        ("en", "by 31 June 2025.", "impossible", "31 June 2025"),
        ("en", "from 5 June to 2 June 2025", "impossible", "5 June to 2 June 2025"),
        ("en", "on 29 and 30 May at noon", "no year", "29 and 30 May at noon"),
        ("en", "by 5/6/2025", "ambiguous", "5/6/2025"),
        ("fr", "le 29 février 2023", "impossible", "29 février 2023"),
        ("es", "el 30 de febrero de 2025", "impossible", "30 de febrero de 2025"),
        ("ru", "29 мая состоится", "no year", "29 мая"),
        ("zh", "2025年6月31日", "impossible", "2025年6月31日"),
        ("zh", "定于5月29日举行", "no year", "5月29日"),
        ("ar", "31 حزيران/يونيه 2025", "impossible", "31 حزيران/يونيه 2025"),
    ],
)
def test_what_names_no_day_is_told_apart(code, text, reason, printed):
    assert [(item.reason, item.text) for item in unread(text, language(code))] == [
        (reason, printed)
    ]
    assert not dates(text, language(code))


@pytest.mark.parametrize("code", codes())
def test_a_clean_text_leaves_nothing_unread(code):
    for case in language(code).examples["dates"]:
        assert not unread(case["text"], language(code))


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
LENGTHS = {"day": 10, "month": 7, "year": 4}


@given(st.sampled_from(codes()), days, st.times(), st.booleans(), st.booleans())
def test_a_day_written_is_read_back(code, day, time, timed, named):
    clock = f"{time:%H:%M}" if timed else None
    text = write(day.isoformat(), language(code), time=clock, weekday=named)
    (found,) = dates(text, language(code))
    assert (found.start, found.end, found.time, found.weekday) == (
        *(day.isoformat(),) * 2,
        clock,
        day.isoweekday() if named else None,
    )


@given(
    st.sampled_from(codes()),
    days,
    st.integers(0, 800),
    st.sampled_from(sorted(LENGTHS.values())),
    st.booleans(),
)
def test_a_period_written_is_read_back(code, first, length, fineness, heading):
    last = min(first + timedelta(length), date(2100, 12, 31))
    start, end = first.isoformat()[:fineness], last.isoformat()[:fineness]
    (found,) = dates(write(start, language(code), end, heading=heading), language(code))
    assert (found.start, found.end) == (start, end)


@settings(deadline=None)  # the first reading compiles the patterns
@given(st.sampled_from(codes()), days)
def test_a_day_written_without_its_year_is_completed_with_it(code: str, day: date) -> None:
    words = date_words(language(code))
    names = words.months[day.month - 1]
    printed = words.write.short_day_month.format(day=day.day, month=names[0])
    asked: list[tuple[tuple[int, int], int, int]] = []

    def year(place: tuple[int, int], month: int, number: int) -> int:
        asked.append((place, month, number))
        return day.year

    found = completed(printed, language(code), year)
    assert [mention.start for mention in found] == [day.isoformat()]
    assert asked == [((0, len(printed)), day.month, day.day)]
    assert completed(printed, language(code), lambda *_: None) == ()


@pytest.mark.parametrize("code", codes())
def test_months_are_read_in_roman_numerals(code: str) -> None:
    for text, expected in (
        ("12.V.2026", "2026-05-12"),
        ("3.XI.2026", "2026-11-03"),
        ("10–12.XII.2025", "2025-12-10/2025-12-12"),
    ):
        assert " ".join(_shown(mention) for mention in dates(text, language(code))) == expected


@pytest.mark.parametrize("code", codes())
def test_years_in_a_row_are_one_period_and_others_are_two(code: str) -> None:
    words = date_words(language(code))
    joint = words.write.two_days
    for first, last, expected in (("2024", "2025", 1), ("2023", "2025", 2)):
        year = "{year}" if code == "ar" else words.write.year  # "in the two years" stands before
        years = (year.format(year=each) for each in (first, last))
        text = joint.format(**dict(zip(("first", "last"), years, strict=True)))
        lead = {"ar": "عامي ", "en": "in ", "es": "en ", "fr": "en "}.get(code, "")
        assert len(dates(f"{lead}{text}", language(code))) == expected, text


@given(st.sampled_from(codes()), st.data())
def test_any_text_gives_mentions_in_order_that_do_not_overlap(code, data):
    words = date_words(language(code))
    parts = (
        *(name for names in (*words.months, *words.weekdays) for name in names),
        *(*words.range, *words.pair, *words.glue, *words.before, *words.halves),
        *("5", "29", "30", "2025", "2026", " ", " ", ", ", "-", "/", "\n", "年", "日", "x"),
    )
    text = "".join(data.draw(st.lists(st.sampled_from(parts), max_size=24)))
    end = 0
    for found in dates(text, language(code)):
        assert end <= found.from_ < found.to <= len(text)
        assert found.text == text[found.from_ : found.to]
        assert all(found.from_ <= from_ < to <= found.to for _, from_, to in found.points)
        end = found.to


@given(st.sampled_from(codes()), st.text())
def test_no_text_is_an_error(code, text):
    assert all(
        item.text in text for item in (*dates(text, language(code)), *unread(text, language(code)))
    )


HOSTILE = (
    "29 and 29 ",
    "2020-",
    "28, ",
    "a.",
    "1",
    " ",
    "2025/",
    "二十",
    "(2025) to ",
    "2025年5月",
)


@pytest.mark.parametrize("code", codes())
def test_a_long_hostile_line_is_read_to_its_end(code):
    text = "; ".join(unit * (10_000 // len(unit)) for unit in HOSTILE) + "; 2025-05-29"
    assert dates(text, language(code))[-1].start == "2025-05-29"


def test_a_table_with_a_wrong_key_names_it():
    table = {**language("en").dates, "month": []}
    wrong = replace(language("en"), code="xx", dates=table)
    with pytest.raises(InvalidData, match=r"xx\.toml \[dates\].*month"):
        date_words(wrong)
