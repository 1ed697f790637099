# cmd: commands line by line, help and columns; http: codes and methods
import cmd, sys
class T(cmd.Cmd):
    intro='Welcome'; prompt='> '
    def do_add(self,arg):
        "Add numbers: add 1 2"
        print(sum(map(int,arg.split())))
    def do_quit(self,arg):
        "Quit"
        print('bye'); return True
    def do_zz(self,arg): print('zz',repr(arg))
    def help_topic(self): print('topic help')
    def precmd(self,l): print('pre',l); return l
    def do_EOF(self,l): return True
    def do_shell(self,l): print('sh',l)
t=T(); 
for l in ('add 1 2','help','help add','help zz','help topic','? quit','!ls','foo bar','','   ','zz "a b"','-x'): t.onecmd(l)
t.columnize(['command%d'%i for i in range(25)]); t.columnize(['a'*50,'b'*45,'c']); t.columnize([]); t.columnize(['x'])
t.cmdqueue=['add 5 6','quit']; t.cmdloop('hey')
import io
other = T(stdin=io.StringIO('add 1 1\nhelp\nquit\n'))
other.use_rawinput = False
other.cmdloop()
import http
from http import HTTPStatus
print(HTTPStatus.OK, repr(HTTPStatus.NOT_FOUND), HTTPStatus(404).phrase, HTTPStatus.OK==200, HTTPStatus.OK.description, list(HTTPStatus)[:3], http.HTTPMethod.GET, repr(http.HTTPMethod.POST), f'{HTTPStatus.OK}', HTTPStatus['CREATED'].value, len(HTTPStatus), http.HTTPMethod.PUT.description, HTTPStatus.IM_A_TEAPOT.name)
try: HTTPStatus(999)
except ValueError as e: print(e)
