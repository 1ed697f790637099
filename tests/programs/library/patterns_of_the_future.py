"""Sets that may mean something else one day are warned of."""
import re
import warnings
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter('always')
    for pattern in '[[a]', '[a--b]', '[a&&b]', '[a||b~~c]', '[--a]', '[+--]', '[]&&]', 'x[^[]', r'[\[a]', '[a&b]', '[&&a]', '[a-c--]', '[[:alpha:]]', '[^--b]', '[a|]':
        del told[:]
        try:
            found = re.compile(pattern).findall('a&b-[|~c')
        except re.error as error:
            found = str(error)
        print(pattern, found, [(str(one.message), one.category.__name__, one.lineno) for one in told])
    del told[:]
    re.search('[[b]', 'b')
    print([one.lineno for one in told])
