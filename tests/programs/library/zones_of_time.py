"""zoneinfo: offsets, names and folds, through gaps and second hours."""
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones
import zoneinfo, pickle, copy
from datetime import *
for k in ('America/New_York', 'Europe/Berlin', 'UTC', 'Asia/Kolkata', 'Australia/Sydney', 'Asia/Tokyo', 'Europe/Dublin', 'America/Sao_Paulo', 'Africa/Casablanca', 'Etc/GMT+5', 'Pacific/Auckland', 'America/St_Johns'):
    z = ZoneInfo(k); print(repr(z), z, z.key, ZoneInfo(k) is z)
    for d in (datetime(2024, 1, 15, 12), datetime(2024, 7, 15, 12), datetime(2024, 3, 10, 2, 30), datetime(2024, 11, 3, 1, 30), datetime(2024, 11, 3, 1, 30, fold=1), datetime(1950, 6, 1), datetime(2050, 7, 1), datetime(1800, 1, 1), datetime(2024, 3, 31, 2, 30), datetime(2024, 10, 27, 2, 30), datetime(2024, 10, 27, 2, 30, fold=1), datetime(2040, 10, 28, 2, 30), datetime(2040, 10, 28, 2, 30, fold=1)):
        a = d.replace(tzinfo=z)
        print(a.isoformat(), a.tzname(), a.dst(), a.utcoffset(), a.astimezone(timezone.utc).isoformat(), end=' | ')
    u = datetime(2024, 1, 1, tzinfo=timezone.utc)
    for n in range(0, 366 * 24, 1237):
        l = (u + timedelta(hours=n)).astimezone(z); print(l, l.fold, end=' ')
    for base in (datetime(2024, 11, 3, 4, tzinfo=timezone.utc), datetime(2040, 10, 28, 0, tzinfo=timezone.utc), datetime(2024,10,26,22,tzinfo=timezone.utc)):
        for n in range(8):
            l = (base + timedelta(minutes=30 * n)).astimezone(z); print(l.time(), l.fold, l.tzname(), end=' ')
    print()
for k in ('Nope/Zone', '', '/etc/passwd', '../x', 'Europe'):
    try: print(ZoneInfo(k))
    except Exception as e: print(type(e).__name__, e if k != 'Europe' else '')
z = ZoneInfo('Europe/Berlin'); print(pickle.loads(pickle.dumps(z)) is z, copy.copy(z) is z, ZoneInfo.no_cache('Europe/Berlin') is z, 'Europe/Berlin' in available_timezones(), len(available_timezones()) > 400)
print(time(12, tzinfo=z), time(12, tzinfo=ZoneInfo('UTC')).utcoffset(), z.utcoffset(None))
print(datetime(2024, 6, 1, tzinfo=ZoneInfo('Asia/Tokyo')) - datetime(2024, 6, 1, tzinfo=z))
