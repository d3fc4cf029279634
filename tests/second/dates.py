"""Dates exactly: DATUM with Excel's overflow, a date plus days, and the months and days of a span."""
from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

from grammar import FormulaError

FIRST, LAST = date(1900, 1, 1), date(9999, 12, 31)
CYCLE = (400, 146097)  # years and days after which the calendar begins again


def make_date(year, month, day):
    """Month 13 is January next year and day 0 the last of the month before; parts of numbers are cut off."""
    year, month, day = int(year), int(month), int(day)
    if not FIRST.year <= year <= LAST.year:
        raise FormulaError("date-out-of-range", f"the year {year}")
    turned, month = divmod(month - 1, 12)
    cycles, year = divmod(year + turned, CYCLE[0])  # computed in a year that Python has, and moved back by whole cycles
    ordinal = date(year + CYCLE[0], month + 1, 1).toordinal() + (cycles - 1) * CYCLE[1] + day - 1
    if not FIRST.toordinal() <= ordinal <= LAST.toordinal():
        raise FormulaError("date-out-of-range", f"{year} {month} {day}")
    return date.fromordinal(ordinal)


def plus_days(day, days):
    if days.denominator != 1:
        raise FormulaError("part-of-day", f"{day} and {days} days")
    try:
        return day + timedelta(days=int(days))
    except OverflowError as error:
        raise FormulaError("date-out-of-range", f"{day} and {days} days") from error


def days_between(first, last, period):
    """The days of a span, both ends included, that lie in the period."""
    first, last = max(first, period[0]), min(last, period[1])
    return Fraction(max(0, (last - first).days + 1))


def months_between(first, last, period, count_day=None):
    """The months that a span touches within the period, or with a count day those whose such day lies within.

    A month that is too short for the day is counted by its last.
    """
    first, last = max(first, period[0]), min(last, period[1])
    if last < first:
        return Fraction(0)
    months = [divmod(month, 12) for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)]
    if count_day is None:
        return Fraction(len(months))
    if count_day.denominator != 1 or not 1 <= count_day <= 31:
        raise FormulaError("count-day", f"{count_day} is no day of a month")
    days = [date(year, month + 1, min(int(count_day), monthrange(year, month + 1)[1])) for year, month in months]
    return Fraction(sum(first <= day <= last for day in days))
