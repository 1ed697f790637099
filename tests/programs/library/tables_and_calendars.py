# csv, calendar and queue.
import calendar
import csv
import io
import queue


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


text = 'a,b,c\n1,"two, with comma",3\n"quote ""inside""",,\n"line\nbreak",x,y\n\n last , spaced ,end'
for options in ({}, {'delimiter': ';'}, {'skipinitialspace': True}, {'quoting': csv.QUOTE_NONE}, {'doublequote': False}, {'quotechar': "'"}, {'escapechar': '\\'}, {'strict': True}):
    attempt(lambda: list(csv.reader(io.StringIO(text), **options)))
attempt(lambda: list(csv.reader(['1,2.5,"x"'], quoting=csv.QUOTE_NONNUMERIC)))
attempt(lambda: list(csv.reader(['a\\,b,c', '"a\\"b"'], escapechar='\\')))
attempt(lambda: list(csv.reader(['a\tb'], 'excel-tab')))
attempt(lambda: list(csv.reader(['"abc', 'def"'])))
attempt(lambda: list(csv.reader(['"abc'])))
attempt(lambda: list(csv.reader(['"abc'], strict=True)))
attempt(lambda: list(csv.reader(['"a"b'], strict=True)))
attempt(lambda: list(csv.reader([b'a'])))
attempt(lambda: list(csv.reader(['a', '', 'b'])))
attempt(csv.reader, ['a'], delimiter='ab')
attempt(csv.reader, ['a'], bogus=1)
attempt(csv.reader, ['a'], 'nothing')
rows = [['a', 'b'], [1, 2.5], ['with,comma', 'with "quote"'], [None, ''], ['line\nbreak', "it's"], [''], [], [True, (1, 2)]]
for options in ({}, {'quoting': csv.QUOTE_ALL}, {'quoting': csv.QUOTE_NONNUMERIC}, {'quoting': csv.QUOTE_NONE, 'escapechar': '\\'}, {'delimiter': ';', 'lineterminator': '\n'}, {'doublequote': False, 'escapechar': '\\'},
                {'dialect': 'unix'}, {'dialect': csv.excel_tab}, {'quoting': csv.QUOTE_NONE}):
    out = io.StringIO()
    try:
        writer = csv.writer(out, **options)
        print([writer.writerow(row) for row in rows])
    except csv.Error as error:
        print(error)
    print(repr(out.getvalue()))
attempt(csv.writer(io.StringIO()).writerow, 5)
reader = csv.DictReader(io.StringIO('name,age\nAnn,30\nBob\nCy,1,2\n\n'))
print(reader.fieldnames, list(reader), reader.line_num)
print(list(csv.DictReader(io.StringIO('1,2\n'), fieldnames=['a', 'b', 'c'], restval='-')))
out = io.StringIO()
writer = csv.DictWriter(out, fieldnames=['a', 'b'])
writer.writeheader()
writer.writerow({'a': 1, 'b': 2})
writer.writerows([{'a': 3}, {'b': 'x,y'}])
attempt(writer.writerow, {'z': 1})
print(repr(out.getvalue()))
csv.register_dialect('pipes', delimiter='|', quoting=csv.QUOTE_ALL)
print(csv.list_dialects(), list(csv.reader(['"a"|b'], 'pipes')), csv.get_dialect('pipes').delimiter)
csv.unregister_dialect('pipes')
attempt(csv.get_dialect, 'pipes')

for year, month in ((2024, 2), (2023, 1), (2000, 12), (1999, 11)):
    print(calendar.month(year, month), calendar.monthrange(year, month), calendar.monthcalendar(year, month), calendar.isleap(year))
print(calendar.calendar(2024))
print(calendar.TextCalendar(6).formatmonth(2024, 2, 4, 2), calendar.TextCalendar().formatyear(2023, m=4))
print(calendar.weekday(2024, 2, 29), calendar.leapdays(2000, 2025), list(calendar.day_name), list(calendar.month_abbr), calendar.timegm((2024, 1, 1, 0, 0, 0)), calendar.weekheader(3))
print(list(calendar.Calendar(6).itermonthdates(2024, 2))[:3], list(calendar.Calendar().itermonthdays2(2024, 2))[:5], calendar.Calendar().monthdatescalendar(2024, 2)[0][0], list(calendar.Calendar(3).iterweekdays()))
print(calendar.HTMLCalendar().formatmonth(2024, 2))
attempt(calendar.month, 2024, 13)
attempt(calendar.setfirstweekday, 9)

q = queue.Queue(2)
q.put(1)
q.put_nowait(2)
print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty(), q.task_done())
attempt(q.get_nowait)
attempt(q.get, timeout=0.001)
q.put(1)
q.put(2)
attempt(q.put_nowait, 3)
p = queue.PriorityQueue()
for item in (3, 1, 2):
    p.put(item)
print([p.get() for _ in range(3)])
s = queue.LifoQueue()
for item in (3, 1, 2):
    s.put(item)
print([s.get() for _ in range(3)])
