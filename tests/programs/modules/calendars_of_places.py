"""Calendars as HTML and by the customs of a place."""
import calendar, locale
c = calendar.HTMLCalendar()
print(c.formatyear(2024, 6)); print(c.formatyearpage(2024).decode())
for k in (None, 'C'):
    t = calendar.LocaleTextCalendar(locale=k); t.prmonth(2017, 7); print(calendar.LocaleHTMLCalendar(locale=k).formatmonth(2017, 7)[:300])
try: calendar.LocaleTextCalendar(locale='xx_YY').prmonth(2017, 7)
except locale.Error as e: print(e)
for n in ('DAY_1', 'DAY_7', 'ABDAY_1', 'MON_12', 'ABMON_5', 'D_T_FMT', 'D_FMT', 'T_FMT', 'AM_STR', 'PM_STR', 'RADIXCHAR', 'YESEXPR', 'NOEXPR', 'CRNCYSTR', 'T_FMT_AMPM'):
    print(n, getattr(locale, n), locale.nl_langinfo(getattr(locale, n)))
