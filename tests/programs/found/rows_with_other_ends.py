# csv quotes what ends a row, whatever that is, and nothing else for that reason.
import csv
import io

for end in '\r\n', '\n', '|', '', 'end':
    for quoting in csv.QUOTE_MINIMAL, csv.QUOTE_NONE:
        out = io.StringIO()
        try:
            csv.writer(out, lineterminator=end, quoting=quoting, escapechar='\\').writerow(['two\nlines', 'a\rb', 'x|y', 'eel', 1, None, '"', ''])
        except csv.Error as error:
            print(error)
        print(repr(out.getvalue()))
