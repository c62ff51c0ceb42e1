"""Labels, numbers and days as the pages of one language print them; the words are in lang/<language>/labels.tsv."""

from __future__ import annotations

from datetime import date as calendar_day
from datetime import timedelta
from decimal import Decimal

from runut.records import Act, Comparator, DateValue
from runut.text.lexicon import load_index

# Above this a number is printed with its scale ("2,3 triliun") where that loses nothing.
_SCALED_FROM = Decimal(10**6)
_SCALES = (12, 9, 6)
_SCALED_DECIMALS = 2
_TO_SUNDAY = timedelta(days=6)


def label(language: str, key: str, n: int | None = None, **fields: object) -> str:
    """Return the label *key* with its fields filled in; of *n* things in the plural where the language has one.

    >>> label("en", "reports", 1), label("en", "reports", 5), label("id", "reports", 5)
    ('1 report', '5 reports', '5 laporan')
    """
    row = load_index(language, "labels", "key")[key]
    words = row["plural"] if n not in (None, 1) and row["plural"] else row["text"]
    if n is not None:
        fields["n"] = number(language, Decimal(n))
    return words.format(**fields) if fields else words


def verb(
    language: str,
    act: Act,
    sense: str | None = None,
    *,
    inferred: bool = False,
    indirect: bool = False,
    conveys: bool = False,
) -> str:
    """Return what a source does by saying it: the *sense* of the report's verb where that says more than *act*; where
    the verb says less (*inferred*), *act* stands behind in brackets, unless the words begin with a noun for it
    (*conveys*). *indirect*: what follows is not quoted.

    >>> verb("en", "deny"), verb("en", "predict", "fear"), verb("en", "promise", inferred=True)
    ('denies', 'fears', 'states (promise)')
    """
    if sense:
        return label(language, f"sense.{sense}")
    if inferred:
        act_told = f"{label(language, 'act.assert')} ({label(language, f'kind.{act}')})"
        return label(language, "act.convey") if conveys else act_told
    if indirect and act == "withhold":
        return label(language, "act.withhold.about")
    return label(language, f"act.{act}")


def number(language: str, value: Decimal) -> str:
    """Return *value* in the language's form, large round ones with their scale.

    >>> number("id", Decimal("11000")), number("en", Decimal("11000.5")), number("id", Decimal("2300000000000"))
    ('11.000', '11,000.5', '2,3 triliun')
    """
    if abs(value) >= _SCALED_FROM:
        for power in _SCALES:
            scaled = value.scaleb(-power)
            if abs(scaled) >= 1 and scaled == round(scaled, _SCALED_DECIMALS):
                return f"{_digits(language, scaled)} {label(language, f'scale.{power}')}"
    return _digits(language, value)


def _digits(language: str, value: Decimal) -> str:
    english = f"{value.normalize():,f}"
    thousands, decimals = label(language, "marks.thousands"), label(language, "marks.decimals")
    return english.replace(",", "\0").replace(".", decimals).replace("\0", thousands)


def amount(
    language: str, low: Decimal | None, high: Decimal | None, comparator: Comparator, unit: str | None = None
) -> str:
    """Return a value in words: its comparator, its bounds, its unit.

    >>> amount("id", Decimal(11000), Decimal(12000), "range"), amount("en", Decimal(30), None, "more_than", "%")
    ('11.000–12.000', 'more than 30%')
    """
    return "".join(amount_parts(language, low, high, comparator, unit))


def amount_parts(
    language: str, low: Decimal | None, high: Decimal | None, comparator: Comparator, unit: str | None = None
) -> tuple[str, str, str]:
    """Return what `amount` says as the words before the figures, the figures, and the words behind them."""
    known = [bound for bound in (low, high) if bound is not None]
    if not known:
        return "", label(language, "unknown"), ""
    bounds = "–".join(dict.fromkeys(number(language, bound) for bound in known))
    if comparator == "range" and len(known) == 1:
        comparator = "at_least" if high is None else "at_most"
    before, _, behind = label(language, f"value.{comparator}").partition("{value}")
    ahead, _, after = _with_unit(language, "{}", unit).partition("{}")
    return before, ahead + bounds + after, behind


def beyond(measure: str, printed: str) -> str:
    """Return what *measure* adds to an amount as *printed*, whose last words may be its first.

    >>> beyond("orang tewas", "dua orang"), beyond("anak buah kapal", "14 anak"), beyond("orang", "dua orang")
    ('tewas', 'buah kapal', '')
    """
    if measure in printed:
        return ""
    counted, told = measure.split(), printed.casefold().split()
    same = (n for n in range(len(counted), 0, -1) if [word.casefold() for word in counted[:n]] == told[-n:])
    return " ".join(counted[next(same, 0) :])


def unit_beside(measure: str, unit: str | None) -> str | None:
    """Return the *unit* that an amount under the name of its *measure* still needs: none that the name tells.

    >>> unit_beside("kerugian", "IDR"), unit_beside("orang tewas", "orang")
    ('IDR', None)
    """
    return unit if unit and unit.lower() not in measure.lower() else None


def _with_unit(language: str, bounds: str, unit: str | None) -> str:
    if unit is None:
        return bounds
    if unit in ("%", "persen", "percent"):
        return f"{bounds}%"
    if len(unit) == 3 and unit.isupper():  # an ISO 4217 code
        sign = load_index(language, "labels", "key").get(f"money.{unit.lower()}")
        return f"{sign['text']}{bounds}" if sign else f"{unit} {bounds}"
    return f"{bounds} {unit}"


def day(language: str, date: DateValue | str, year: str | None = None) -> str:
    """Return a day as far as it is known, without its year where that is *year*.

    >>> day("id", "2024-10-31"), day("en", "2024-10-31", "2024"), day("id", "2024-10"), day("id", DateValue())
    ('31 Okt 2024', '31 Oct', 'Okt 2024', 'tidak diketahui')
    >>> day("id", "2024-W50")
    'pekan 9–15 Des 2024'
    """
    value = date if isinstance(date, str) else date.value
    if not value:
        return label(language, "unknown")
    own_year, rest = value[:4], value[5:]
    if rest[:1] == "W" and rest[1:3].isdigit():
        monday = calendar_day.fromisocalendar(int(own_year), int(rest[1:3]), 1)
        return label(language, "day.week", days=days(language, monday.isoformat(), (monday + _TO_SUNDAY).isoformat()))
    if not rest[:2].isdigit():
        return f"{rest} {own_year}".strip()
    month = label(language, "months").split()[int(rest[:2]) - 1]
    told = f"{int(rest[3:5])} {month}" if rest[3:5].isdigit() else month
    clock = rest[6:11].replace(":", label(language, "marks.clock")) if rest[5:6] == "T" else ""
    if own_year != year:
        told = f"{told} {own_year}"
    return f"{told}, {clock}" if clock[:1].isdigit() else told


def days(language: str, first: str | None, last: str | None) -> str:
    """Return a period, its year said once.

    >>> days("id", "2024-10-23", "2024-12-17"), days("id", "2024-12-15", "2024-12-17"), days("en", "2024-10-23", None)
    ('23 Okt – 17 Des 2024', '15–17 Des 2024', '23 Oct 2024')
    """
    known = [value for value in (first, last) if value]
    if not known:
        return label(language, "unknown")
    if len(known) == 1 or first == last:
        return day(language, known[0])
    if known[0][:7] == known[1][:7] and len(known[0]) == 10:
        return f"{int(known[0][8:])}–{day(language, known[1])}"
    return f"{day(language, known[0], known[1][:4])} – {day(language, known[1])}"
