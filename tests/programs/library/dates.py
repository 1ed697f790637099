# datetime: arithmetic, formats, parsing, zones, errors. time's calendar functions.
import copy
import time as clock
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


for d in (timedelta(), timedelta(1), timedelta(-1), timedelta(hours=25, minutes=61, seconds=61.5), timedelta(microseconds=-1),
          timedelta(days=1.5), timedelta(weeks=2, milliseconds=1), timedelta(seconds=0.1), timedelta(days=-1, hours=5),
          timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta.max, timedelta.min, timedelta.resolution):
    print(repr(d), d, d.days, d.seconds, d.microseconds, d.total_seconds(), bool(d), hash(d) == hash(copy.copy(d)))
a, b = timedelta(hours=10), timedelta(minutes=7)
print(a + b, a - b, -a, +a, abs(-a), a * 3, 3 * a, a * 0.3, a / b, a // b, a % b, divmod(a, b), a / 3, a // 7, a / 2.5, a > b, a == timedelta(0, 36000),
      a != b, a <= b, sorted([a, b]), max(a, b), sum([a, b], timedelta()))
attempt(lambda: a + 1)
attempt(lambda: a < 1)
attempt(lambda: a == 1)
attempt(lambda: a / 0)
attempt(lambda: a // timedelta())
attempt(lambda: timedelta(10 ** 10))
attempt(lambda: timedelta('1'))
attempt(lambda: timedelta.max + timedelta(1))

for d in (date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31), date(1970, 1, 1), date(2000, 12, 31), date(2020, 12, 28), date(2021, 1, 3), date(2005, 1, 1)):
    print(repr(d), d, d.weekday(), d.isoweekday(), d.isocalendar(), tuple(d.isocalendar()), d.toordinal(), date.fromordinal(d.toordinal()) == d, d.timetuple(),
          d.ctime(), d.isoformat(), format(d, '%d/%m/%y'), f'{d:%A %B %j %U %W %V %G %u %w}', f'{d}')
print(date(2024, 1, 31) + timedelta(1), date(2024, 3, 1) - timedelta(1), date(2024, 3, 1) - date(2023, 3, 1), date(2024, 1, 1) < date(2024, 1, 2),
      date(2024, 1, 1).replace(year=2023, day=5), hash(date(2024, 1, 1)) == hash(date(2024, 1, 1)), date(2024, 1, 1) == '2024-01-01')
for text in ('2024-02-29', '20240229', '2024-W09-4', '2024W094', '2024-W09', '2024-2-29', '2024-13-01', '2023-02-29', 'x', '', '2024-02-2x', '2024/02/29'):
    attempt(date.fromisoformat, text)
attempt(date.fromisocalendar, 2020, 53, 7)
attempt(date.fromisocalendar, 2021, 53, 1)
attempt(date.fromisocalendar, 2021, 1, 8)
attempt(date, 2024, 2, 30)
attempt(date, 2024, 13, 1)
attempt(date, 0, 1, 1)
attempt(date, 2024, 1.5, 1)
attempt(date, '2024', 1, 1)
attempt(lambda: date(9999, 12, 31) + timedelta(1))
attempt(lambda: date(2024, 1, 1) + 1)
attempt(lambda: date(2024, 1, 1) < 5)
attempt(lambda: date(2024, 1, 1) < datetime(2024, 1, 1))
attempt(date.fromordinal, 0)
attempt(lambda: sorted([date(2024, 5, 1), date(2023, 5, 1)]))

for t in (time(), time(1), time(1, 2, 3), time(1, 2, 3, 4000), time(23, 59, 59, 999999), time(12, tzinfo=timezone.utc), time(12, fold=1),
          time(5, 6, tzinfo=timezone(timedelta(hours=5, minutes=30)))):
    print(repr(t), t, t.isoformat('minutes'), t.isoformat('milliseconds'), t.strftime('%H:%M:%S.%f %p %I %z %Z'), t.tzname(), t.utcoffset(), t.dst(),
          bool(t), t.replace(hour=2))
for text in ('12', '12:30', '12:30:15', '12:30:15.5', '12:30:15.123456', '123015', 'T12:30', '12:30+05:30', '12:30Z', '12:30:15,25', '25:00', '1:30', '', '12:3'):
    attempt(time.fromisoformat, text)
attempt(time, 24)
attempt(time, 0, 60)
attempt(time, 0, 0, 0, 10 ** 6)
attempt(time, fold=2)
attempt(time, tzinfo=5)
print(time(1) < time(2), time(1) == time(1), time(10, tzinfo=UTC) == time(12, tzinfo=timezone(timedelta(hours=2))), sorted([time(2), time(1)]))
attempt(lambda: time(1) < time(1, tzinfo=UTC))
attempt(lambda: time(1) == time(1, tzinfo=UTC))

for d in (datetime(2024, 2, 29), datetime(2024, 2, 29, 1, 2), datetime(2024, 2, 29, 1, 2, 3), datetime(2024, 2, 29, 1, 2, 3, 4), datetime(2024, 7, 4, 13, 5, tzinfo=UTC),
          datetime(2024, 7, 4, 13, 5, 59, tzinfo=timezone(timedelta(hours=-4), 'EDT')), datetime.min, datetime.max, datetime(2024, 1, 1, fold=1)):
    print(repr(d), d, d.isoformat(), d.isoformat(' ', 'hours'), d.ctime(), d.date(), d.time(), d.timetz(), d.timetuple(), d.utctimetuple(), d.toordinal(),
          d.strftime('%Y-%m-%d %H:%M:%S.%f %z %Z %a %A %b %B %I %p %j %y %e %D %T %F %R %c %x %X %%'), d.weekday(), d.isocalendar()[1], d.tzname(), d.utcoffset(), d.dst())
d = datetime(2024, 2, 29, 12, 30, 45, 123456)
print(d + timedelta(days=1, hours=12), d - timedelta(seconds=46), d - datetime(2024, 1, 1), d.replace(hour=0, minute=0), d < datetime(2025, 1, 1), d == copy.deepcopy(d),
      datetime.combine(date(2024, 1, 1), time(5, 6)), datetime.combine(date(2024, 1, 1), time(5, 6), tzinfo=UTC), hash(d) == hash(copy.copy(d)))
u = datetime(2024, 1, 1, tzinfo=UTC)
e = timezone(timedelta(hours=2), 'EET')
print(u.astimezone(e), u.astimezone(e) == u, u.astimezone(e) - u, u.timestamp(), datetime.fromtimestamp(1e9, UTC), datetime.utcfromtimestamp(1234567890.25),
      datetime.fromtimestamp(0, e), datetime.fromtimestamp(-1.5, UTC), datetime.utcfromtimestamp(0.1234567))
for text in ('2024-02-29', '2024-02-29T12', '2024-02-29 12:30', '2024-02-29T12:30:45', '2024-02-29T12:30:45.5', '2024-02-29T12:30:45.123456+02:00', '2024-02-29T12:30Z',
             '20240229T123045', '2024-W09-4T12:30', '2024-02-29T', '2024-02-30T00:00', 'x', '', '2024-02-29T25:00', '2024-02-29T12:30:45-00:30:15.5'):
    attempt(datetime.fromisoformat, text)
for text, form in (('2024-03-05', '%Y-%m-%d'), ('05/03/24 7:08', '%d/%m/%y %H:%M'), ('March 5, 2024', '%B %d, %Y'), ('Tue Mar  5 10:11:12 2024', '%c'),
                   ('10:11 PM', '%I:%M %p'), ('12 AM', '%I %p'), ('2024-03-05T10:11:12.5', '%Y-%m-%dT%H:%M:%S.%f'), ('2024-03-05 +0530', '%Y-%m-%d %z'),
                   ('2024-03-05 Z', '%Y-%m-%d %z'), ('2024 065', '%Y %j'), ('2024 10 2', '%Y %W %w'), ('2024 10 2', '%G %V %u'), ('Dec 1 99', '%b %d %y'),
                   ('x', '%Y'), ('2024-03-05x', '%Y-%m-%d'), ('2024', '%Q'), ('2024', '%'), ('29 Feb', '%d %b'), ('31 Feb 2024', '%d %b %Y'), ('a%b', 'a%%b'), ('1.2', '%m.%d')):
    attempt(datetime.strptime, text, form)
attempt(lambda: d < date(2024, 1, 1))
attempt(lambda: d == date(2024, 2, 29))
attempt(lambda: d < u)
attempt(lambda: d - u)
attempt(lambda: d == u)
attempt(lambda: datetime(2024, 1, 1, 25))
attempt(lambda: datetime(2024, 1))
attempt(lambda: datetime.max + timedelta(microseconds=1))
attempt(lambda: d + 5)
attempt(d.isoformat, 'xx')
attempt(d.isoformat, 'T', 'weeks')
attempt(datetime.combine, 1, 2)

for z in (UTC, timezone.utc, timezone.min, timezone.max, timezone(timedelta(0)), timezone(timedelta(0), 'zero'), timezone(timedelta(hours=-3, minutes=-30)), e,
          timezone(timedelta(seconds=3661))):
    print(repr(z), z, z.utcoffset(None), z.tzname(None), z.dst(None), z == UTC, hash(z) == hash(UTC), z is UTC)
attempt(timezone, timedelta(days=1))
attempt(timezone, 5)
attempt(timezone, timedelta(0), 5)


class Zone(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if dt is not None and 4 <= dt.month <= 9 else timedelta(0)

    def tzname(self, dt):
        return 'SUMMER' if self.dst(dt) else 'WINTER'


z = Zone()
print(datetime(2024, 7, 1, 12, tzinfo=z), datetime(2024, 1, 1, 12, tzinfo=z).tzname(), datetime(2024, 7, 1, 12, tzinfo=UTC).astimezone(z),
      datetime(2024, 7, 1, 12, tzinfo=z).timetuple().tm_isdst)
attempt(tzinfo().utcoffset, None)


class MyDate(date):
    pass


class MyDateTime(datetime):
    def tag(self):
        return 'mine'


print(repr(MyDate(2024, 1, 1)), type(MyDate(2024, 1, 1) + timedelta(1)).__name__, MyDateTime(2024, 1, 1).tag(), type(MyDateTime(2024, 1, 1) + timedelta(1)).__name__,
      type(MyDateTime.fromisoformat('2024-01-01')).__name__)
print(MINYEAR, MAXYEAR, date.min, date.max, date.resolution, time.min, time.max, datetime.resolution)
now = datetime.now()
print(type(now).__name__, now.tzinfo, datetime.now(UTC).tzinfo, date.today() >= date(2020, 1, 1), datetime.utcnow().year >= 2020)
print(clock.gmtime(0), clock.strftime('%Y-%m-%d %H:%M:%S', clock.gmtime(86400)), clock.asctime(clock.gmtime(10 ** 9)))
print(clock.strptime('2024-03-05 10:11:12', '%Y-%m-%d %H:%M:%S')[:8], clock.strptime('5 Mar 24', '%d %b %y').tm_yday)
attempt(clock.strptime, 'x', '%Y')
attempt(clock.strptime, '2024x', '%Y')
print({date(2024, 1, 1): 'a', date(2024, 1, 2): 'b'}[date(2024, 1, 1)], f'{datetime(2024, 1, 2, 3, 4):%H:%M}', '{:%Y}'.format(date(2024, 1, 1)))
match datetime(2024, 5, 6):
    case date(year=2024, month=5):
        print('matched')
