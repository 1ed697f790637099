# csv quotes what ends a row, whatever that is, and nothing else for that reason.
import csv
import decimal
import fractions
import io

for end in '\r\n', '\n', '|', '', 'end':
    for quoting in csv.QUOTE_MINIMAL, csv.QUOTE_NONE:
        out = io.StringIO()
        try:
            csv.writer(out, lineterminator=end, quoting=quoting, escapechar='\\').writerow(['two\nlines', 'a\rb', 'x|y', 'eel', 1, None, '"', ''])
        except csv.Error as error:
            print(error)
        print(repr(out.getvalue()))


class Index:
    def __index__(self):
        return 3

    def __str__(self):
        return 'index'


for value in 1j, 1.5, True, None, 'text', [], fractions.Fraction(1, 2), decimal.Decimal(2), Index():
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerow([value])
    print(repr(out.getvalue()))
