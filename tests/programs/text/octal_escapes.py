"""An octal escape above 0o377 is warned about."""
import warnings

for text in (r"'\400'", r"b'\777'", r"'\377'", r"'\8\501'", r"'\501\8'", r"'\40'"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        print(ascii(eval(text)), [str(w.message) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        eval(r"'\501'")
    except SyntaxError as error:
        print(error)
