# Columns of syntax errors are in characters where a text's encoding is known, in bytes where it is not.
for f in ('exec','eval','single'):
    for s in ("é = int(a b)", "é = int(a b)".encode(), "# coding: utf-8\né = int(a b)".encode(), "# coding: utf-8\né = int(a b)", '\ufeffé = int(a b)'.encode(), b"# coding: latin-1\n\xe9 = int(a b)", "éé =  1 +\n", "é = (1\n", "é = 'abc\n", "éééé = $", "éé = f'{a b}'", "éé = 0b12", "éé = 'é' f(**a, *b)", "f(é for é in x, ü)", "def f():\n  é = 1\n ü = 5", "é = 1é", "ééé  1 = 5", "ééé(1) = 5", "(ééé, 1) = 5", "del éé, f(ü)", "éé = '''abc\n", "éé = )", "éé = (]", "ééé €", "éé = 1__0", "éé = '\\N{foo}' + 'é'","éé = b'é'", "éé; return", "éé; nonlocal x","def f():\n  éé; x; global x","éé \\ x", "éé; break", "éé = 1 if 2", "ü = {1:2, ü}", "print éé", "éé; print ü 5", "x = éé ü","\tx = éé ü", "é"*70+" = ü x"):
        try: compile(s, 'nofile', f)
        except SyntaxError as e: print(f, repr(s), e.args, e.offset, e.end_offset)
        else: print(f, repr(s), 'fine')
for s in ("f'{é b c}'", "x = f'é {é b c}'", "éé = f'{é = !}'", "f'{éé +}'", "f'{éé 1 = 3}'","f'{éé(1}'", "f'{lambda éé: 1}'","f'{ééé, (1) =2 }'","f'{(é:=5), a b}'","f'''é\n{é b}'''","f'é{ü a}{b'","f'{é!x}'","f'{*é}'","f'{é $}'"):
    for t in (s, s.encode(), b'#coding: utf-8\n' + s.encode()):
        try: compile(t, 'nofile', 'exec')
        except SyntaxError as e: print(repr(t), e.args, e.offset, e.end_offset)
        else: print(repr(t), 'fine')
for s in ("éé =  1 +\n", "é = (1\n", "é = 'abc\n", "éééé = $", "éé = f'{a b}'", "éé = 0b12", "éé = 'é' f(**a, *b)", "f(é for é in x, ü)", "def f():\n  é = 1\n ü = 5", "é = 1é", "ééé  1 = 5", "ééé(1) = 5", "(ééé, 1) = 5", "del éé, f(ü)", "éé = '''abc\n", "éé = )", "éé = (]", "ééé €", "éé = 1__0", "éé = '\\N{foo}' + 'é'","éé = b'é'", "éé; return", "éé \\ x", "éé = 1 if 2", "ü = {1:2, ü}", "print éé", "éé; print ü 5", "x = éé ü","\tx = éé ü", "é"*70+" = ü x","if é:\n  'é'\n\té",'"""é\n"""+ (a é b)', 'é(ü b'):
    for t in (s.encode(), b'\n\n# coding: utf-8\n' + s.encode(), b'#\n# coding: utf-8\n' + s.encode()):
        try: compile(t, 'nofile', 'exec')
        except SyntaxError as e: print(repr(t), e.args, e.offset, e.end_offset)
        else: print(repr(t), 'fine')
