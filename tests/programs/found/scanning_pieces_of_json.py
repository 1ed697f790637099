# json's scanner and decoder called by hand, with what they do not take.
import json
import json.scanner

print(json.scanner.c_make_scanner)
cases = [
    (), (4,), ('12',), ('12', 0), (4, 2), ('text', 4, 2), (b'1', 0), ('12', '0'), ('12', True), ('12', -1), ('12', 5), ('x', 0),
    ('12', 2**70), ('12', 1.0), ('[1]', 0), (' 7', 1),
]
decoder = json.JSONDecoder()
for arguments in cases:
    for function in (decoder.scan_once, decoder.raw_decode, decoder.decode, json.scanner.c_make_scanner(decoder)):
        try:
            print(function(*arguments))
        except Exception as error:
            print(type(error).__name__, error)
