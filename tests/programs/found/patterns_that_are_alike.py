# When two patterns are equal, which of several faults of one is told, and which piece of a substitution is no text.
import re

print(re.compile('(?i)a') == re.compile('(?i)a', re.I), hash(re.compile('(?i)b')) == hash(re.compile('(?i)b', re.I)))
print(re.compile('c') == re.compile('c', re.U), re.compile('c') == re.compile('c', re.I), re.compile('c') == re.compile(b'c'))
print(len({re.compile('(?x)d'), re.compile('(?x)d', re.X), re.compile('d')}))
for pattern in '(?(1)a)', '(?<=a*)b', '(a', 'a)', '[b-a]', 'plain', '(?a)plain':
    for flags in re.A | re.U, re.A, re.U:
        try:
            print(re.compile(pattern, flags))
        except (re.error, ValueError) as error:
            print(pattern, type(error).__name__, error)
for text in 'a', 'xa', 'xax':
    try:
        re.sub('a', lambda match: 5, text)
    except TypeError as error:
        print(error)
