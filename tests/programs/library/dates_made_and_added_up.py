# What dates and spans are made of, by every way there is to make them, and what is refused.
from datetime import date, datetime, time, timedelta, timezone


def shown(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


for number in (1, 59, 60, 61, 365, 366, 1461, 36524, 36525, 146097, 146098, 730119, 730120, 730179, 738000, 3652059):
    day = date.fromordinal(number)
    print(number, day, day.toordinal() == number, day + timedelta(1) if number < 3652059 else "the last")

for year in (1, 4, 100, 400, 1900, 1999, 2000, 2023, 2024, 9999):
    print(year, [date(year, month, 1).toordinal() for month in (1, 2, 3, 12)], date(year, 12, 31).timetuple().tm_yday)

moment = datetime(2024, 2, 28, 23, 59, 59, 999999)
for span in (timedelta(microseconds=1), timedelta(days=1), timedelta(hours=-24), timedelta(weeks=-52, minutes=1), timedelta(days=-738000)):
    shown(lambda: moment + span)
    shown(lambda: moment - span)
    shown(lambda: span * 3 // 2)
shown(lambda: datetime.max + timedelta(microseconds=1))
shown(lambda: datetime.min - timedelta(microseconds=1))
shown(lambda: timedelta(1, 2, 3, 4, 5, 6, 7))
shown(lambda: timedelta(True, False))
shown(lambda: timedelta(0.5, milliseconds=1.5, weeks=-1))
shown(lambda: timedelta(999999999, 86399, 999999) + timedelta(0, 0, 1))
shown(lambda: timedelta(1e10))
shown(lambda: timedelta(10**10))
shown(lambda: timedelta("1"))
shown(lambda: timedelta(weeks=None))


class Number:
    def __index__(self):
        return 7


class Day(date):
    pass


class Moment(datetime):
    def __new__(cls, *arguments, **named):
        print("made of", arguments, sorted(named))
        return super().__new__(cls, *arguments, **named)


shown(lambda: date(2024, Number(), True))
shown(lambda: date(2024, 2.0, 1))
shown(lambda: date("2024", 2, 1))
shown(lambda: date(2024, 13, 1))
shown(lambda: date(10000, 1, 1))
shown(lambda: date(2023, 2, 29))
shown(lambda: date(2023, 4, 0))
shown(lambda: date(2023, 4, 31))
shown(lambda: time(Number(), 1.5))
shown(lambda: time(24))
shown(lambda: time(1, 60))
shown(lambda: time(1, 1, 1, 1000000))
shown(lambda: datetime(2024, 1, 1, Number(), fold=1))
shown(lambda: datetime(2024, 1, 1, tzinfo=3))
shown(lambda: Day(2024, 1, 31) + timedelta(1))
shown(lambda: Moment(2024, 1, 31, 23) + timedelta(hours=1))
shown(lambda: Moment(2024, 1, 31, tzinfo=timezone.utc) - timedelta(hours=1))
shown(lambda: datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=2))).astimezone(timezone.utc))
shown(lambda: datetime.fromtimestamp(1700000000.25, timezone.utc))
shown(lambda: datetime.fromtimestamp(-1, timezone.utc))
print(date(2024, 3, 1) - date(2023, 3, 1), datetime(2024, 3, 1) - moment)
print(sum((timedelta(minutes=i) for i in range(100)), timedelta()))
