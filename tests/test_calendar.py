"""Calendar dates in every form in which bylines and running text print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.text.calendar import absolute_dates, clock_value, contradicts_itself, month_number, weekday_number
from runut.text.lexicon import load_table

FORMS = [
    ("Jakarta, 27 Okt 2031, 08:21 WIB", "27 Okt 2031, 08:21 WIB", "2031-10-27T08:21+07:00", "minute"),
    ("27 Oktober 2031 | 08.21 WIB", "27 Oktober 2031 | 08.21 WIB", "2031-10-27T08:21+07:00", "minute"),
    ("Senin, 27/10/2031 08:21 WITA", "Senin, 27/10/2031 08:21 WITA", "2031-10-27T08:21+08:00", "minute"),
    ("27 Okt 2031 - 08:21", "27 Okt 2031 - 08:21", "2031-10-27T08:21", "minute"),
    ("terbit 2031-10-27T08:21:22+07:00", "2031-10-27T08:21:22+07:00", "2031-10-27T08:21+07:00", "minute"),
    ("terbit 2024-10-29T02:13:22Z", "2024-10-29T02:13:22Z", "2024-10-29T02:13+00:00", "minute"),
    ("terbit 2031-10-27 08:21:22", "2031-10-27 08:21:22", "2031-10-27T08:21", "minute"),
    ("14 Juni 2031 pukul 16.20 Wita mulai", "14 Juni 2031 pukul 16.20 Wita", "2031-06-14T16:20+08:00", "minute"),
    ("pada Rabu (19/6/2024) itu", "Rabu (19/6/2024)", "2024-06-19", "day"),
    ("pada Rabu (19/6) itu", "Rabu (19/6)", "XXXX-06-19", "day"),
    ("pada Rabu (19/06/24) itu", "Rabu (19/06/24)", "2024-06-19", "day"),
    ("pada Rabu 19/6 itu", "Rabu 19/6", "XXXX-06-19", "day"),
    ("Kamis, 5 Desember 2013", "Kamis, 5 Desember 2013", "2013-12-05", "day"),
    ("Jum'at 6 Nopember 2015", "Jum'at 6 Nopember 2015", "2015-11-06", "day"),
    ("Oct 29, 2024", "Oct 29, 2024", "2024-10-29", "day"),
    ("29 October 2024", "29 October 2024", "2024-10-29", "day"),
    ("di Bandung, (19/6/2025).", "19/6/2025", "2025-06-19", "day"),
    ("tanggal 19-06-2025", "19-06-2025", "2025-06-19", "day"),
    ("tanggal 19.06.2025.", "19.06.2025", "2025-06-19", "day"),
    ("tanggal 6/19/2025", "6/19/2025", "2025-06-19", "day"),
    ("ditetapkan 31Oktober 2025", "31Oktober 2025", "2025-10-31", "day"),
    ("hingga 31 Oktober.", "31 Oktober", "XXXX-10-31", "day"),
    ("29 Februari saja", "29 Februari", "XXXX-02-29", "day"),
    ("pada 28-29 Juni 2025", "28-29 Juni 2025", "2025-06-28/2025-06-29", "day"),
    ("sejak Juni 2025 lalu", "Juni 2025", "2025-06", "month"),
    ("17 Juni 2025, 12.50 dollar", "17 Juni 2025", "2025-06-17", "day"),
    ("17 Juni 2025, 25:10 lewat", "17 Juni 2025", "2025-06-17", "day"),
    ("17 Juni 2025 09.00-11.00 WIB", "17 Juni 2025", "2025-06-17", "day"),
]
NOT_DATES = [
    "pasal 17/6",
    "skor 2-1",
    "31 Juni 2025",
    "Nomor 410.5.1-1207/2031",
    "surat B/12/6/2024/KPK",
    "5 may be",
    "Mei 2.000 orang",
    "versi 1.12.2020.4",
    "juni",
]


@pytest.mark.parametrize(("text", "words", "value", "precision"), FORMS, ids=[form[0] for form in FORMS])
def test_forms(text, words, value, precision):
    (match,) = absolute_dates(text)
    assert (text[match.start : match.end], match.value, match.precision) == (words, value, precision)


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_is_no_date(text):
    assert list(absolute_dates(text)) == []


def test_a_misprint_keeps_its_value_and_is_told():
    right, wrong = absolute_dates("Selasa (24/6/2025) atau Selasa (25/6/2025)")
    assert (right.value, contradicts_itself(right)) == ("2025-06-24", False)
    assert (wrong.value, contradicts_itself(wrong)) == ("2025-06-25", True)


def test_a_day_without_year_contradicts_nothing():
    (match,) = absolute_dates("Selasa (25/6)")
    assert match.weekday == 2
    assert not contradicts_itself(match)


def test_clock_refuses_what_no_clock_shows():
    assert clock_value("24", "00") == "T24:00"
    assert clock_value("24", "01") is None
    assert clock_value("9", "60") is None


def test_names_in_any_case():
    assert [month_number(name) for name in ("Agustus", "agt.", "NOV", "besok")] == [8, 8, 11, None]
    assert [weekday_number(name) for name in ("Ahad", "Sen", "besok")] == [7, 1, None]


MONTHS = {int(row["number"]): row["form"] for row in reversed(load_table("id", "months")) if row["kind"] == "full"}
DAYS = {int(row["number"]): row["form"] for row in reversed(load_table("id", "weekdays")) if row["kind"] == "full"}
PRINTED = [
    "{d} {name} {y}",
    "{d:02} {Name} {y}",
    "{Weekday}, {d} {Name} {y}",
    "{Weekday} ({d}/{m}/{y})",
    "{Weekday} {d}/{m:02}/{y}",
    "{y}-{m:02}-{d:02}",
    "({d:02}-{m:02}-{y})",
]


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)), st.sampled_from(PRINTED))
def test_what_is_printed_is_read(day, form):
    name, weekday = MONTHS[day.month], DAYS[day.isoweekday()].title()
    text = "Pada " + form.format(d=day.day, m=day.month, y=day.year, name=name, Name=name.title(), Weekday=weekday)
    (match,) = absolute_dates(text + " lalu.")
    assert match.value == day.isoformat()
    assert not contradicts_itself(match)


@given(st.text(alphabet="0123456789/-.:, ()JuniMeSabtWIB|T'\n", max_size=60))
def test_matches_are_in_order_and_never_overlap(text):
    at = 0
    for match in absolute_dates(text):
        assert at <= match.start < match.end <= len(text)
        at = match.end
