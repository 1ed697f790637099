"""Smaller modules: kinds of files, messages, running modules, addresses, sockets within the program."""
import gettext
import io
import mimetypes
import os
import pkgutil
import runpy
import selectors
import socket
import tempfile
import threading
import urllib.error
import urllib.parse
import urllib.request

for name in 'a.html', 'b.tar.gz', 'c.PNG', 'd', 'e.tgz', 'http://x.org/f.json?q', 'g.py', 'h.unknown', 'i.webp', '/tmp/j.mp3', 'k.js', 'l.csv', 'm.docx', 'n.svgz', 'data:text/html,x', 'data:,x', 'o.pdf.gz':
    print(name, mimetypes.guess_type(name), mimetypes.guess_type(name, strict=False))
for kind in 'text/html', 'image/jpeg', 'text/plain', 'application/json', 'image/webp', 'x/y':
    print(kind, mimetypes.guess_extension(kind))
types = mimetypes.MimeTypes()
types.add_type('x/own', '.own')
print(types.guess_type('f.own'), types.guess_all_extensions('x/own'), sorted(types.types_map_inv[True]['text/html']))

_ = gettext.gettext
print(_('message'), gettext.ngettext('one', 'many', 1), gettext.ngettext('one', 'many', 5))
null = gettext.NullTranslations()
print(null.gettext('x'), null.ngettext('a', 'b', 2), null.pgettext('c', 'm'), null.info(), null.charset())
try:
    gettext.translation('nothing', '/nowhere', ['de'])
except FileNotFoundError as error:
    print(error)
print(type(gettext.translation('nothing', fallback=True)).__name__, gettext.textdomain(), gettext.find('x', '/nowhere', ['de_DE.UTF-8']))
import struct
def catalogue(table):
    names = sorted(table)
    ids = b''.join(name.encode() + b'\0' for name in names)
    at, places, texts = 28 + 16 * len(names), [], b''
    first = at
    for name in names:
        places.append((len(name.encode()), first)); first += len(name.encode()) + 1
    rows = []
    for name in names:
        text = table[name].encode()
        rows.append((len(text), first)); first += len(text) + 1
        texts += text + b'\0'
    data = struct.pack('<7I', 0x950412de, 0, len(names), 28, 28 + 8 * len(names), 0, 0)
    for size, place in places + rows:
        data += struct.pack('<II', size, place)
    return data + ids + texts
table = {'': 'Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n', 'hello': 'привет', 'one file\0many files': 'файл\0файла\0файлов', 'menu\4open': 'открыть'}
own = gettext.GNUTranslations(io.BytesIO(catalogue(table)))
print(own.gettext('hello'), own.gettext('none'), [own.ngettext('one file', 'many files', n) for n in (1, 2, 5, 11, 21)], own.pgettext('menu', 'open'), own.charset(), sorted(own.info()))
for plural in 'n != 1', 'n>1', '0', 'n%2 ? 1 : 0', '!n', 'n+', 'x', '(n', 'n)', 'n ? 1':
    try:
        print(plural, [gettext.c2py(plural)(n) for n in (0, 1, 2)])
    except ValueError as error:
        print(plural, error)

print(pkgutil.resolve_name('os.path:join') is os.path.join, pkgutil.resolve_name('collections.OrderedDict').__name__)
for bad in 'a b', 'os:1x':
    try:
        pkgutil.resolve_name(bad)
    except ValueError as error:
        print(error)
with tempfile.TemporaryDirectory() as folder:
    import sys
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    os.makedirs(os.path.join(folder, 'package_here/inner'))
    for name, text in (('alone.py', 'x = 1\nif __name__ == "__main__": print("as main", __name__, x)\n'), ('package_here/__init__.py', 'value = 5\n'), ('package_here/a.py', 'y = 2\n'), ('package_here/__main__.py', 'print("package runs", __name__, __package__)\n'), ('package_here/inner/__init__.py', ''), ('package_here/inner/b.py', ''), ('package_here/data.txt', 'data')):
        with open(os.path.join(folder, name), 'w') as file:
            file.write(text)
    print(sorted(k for k in runpy.run_path(os.path.join(folder, 'alone.py'), run_name='__main__') if k == 'x'))
    print(runpy.run_path(os.path.join(folder, 'alone.py'))['x'], runpy.run_module('alone')['__name__'])
    runpy.run_module('package_here', run_name='__main__')
    try:
        runpy.run_module('no_such_module_here')
    except ImportError as error:
        print(error)
    import package_here
    print([(one.name, one.ispkg) for one in pkgutil.iter_modules(package_here.__path__)])
    print([one.name for one in pkgutil.walk_packages(package_here.__path__, 'package_here.')])
    print(pkgutil.get_data('package_here', 'data.txt'))
    path = os.path.join(folder, 'package_here', 'data.txt')
    with urllib.request.urlopen('file://' + path) as answer:
        print(answer.read(), answer.headers['Content-length'], answer.headers.get('content-type'))
    sys.path.remove(folder)
with urllib.request.urlopen('data:text/plain;base64,SGVsbG8=') as answer:
    print(answer.read(), answer.info()['Content-type'])
request = urllib.request.Request('http://example.org:80/a/b?c=d#e', data=b'x', headers={'user-agent': 'me', 'X-Own': '1'})
print(request.get_method(), request.host, request.selector, request.type, request.full_url, request.fragment, request.header_items(), request.get_header('User-agent'), request.has_header('X-own'))
for bad in 'nothing', 'foo:bar', 'file:///no/such/file':
    try:
        urllib.request.urlopen(bad)
    except (ValueError, urllib.error.URLError) as error:
        print(type(error).__name__, error)
error = urllib.error.HTTPError('http://x', 404, 'Not Found', {}, None)
print(error, repr(error), error.code, error.reason, isinstance(error, urllib.error.URLError), error.url)
print(urllib.error.URLError('why'), urllib.error.URLError('why').reason)

print(socket.inet_aton('1.2.3.4'), socket.inet_ntoa(b'\x7f\0\0\1'), socket.htons(1), socket.ntohl(1), socket.inet_pton(socket.AF_INET6, '::1'), socket.inet_ntop(socket.AF_INET6, b'\0' * 15 + b'\1'))
print(repr(socket.AF_INET), str(socket.SOCK_STREAM), socket.gethostbyname('localhost'), socket.error is OSError, socket.timeout is TimeoutError)
for wrong in lambda: socket.inet_aton('1.2.3.400'), lambda: socket.socket().connect(('127.0.0.1', 1)), lambda: socket.socket().recv(1):
    try:
        wrong()
    except OSError as error:
        print(type(error).__name__, error)


def serve(server, count):
    for _ in range(count):
        connection, address = server.accept()
        with connection:
            data = connection.recv(1024)
            connection.sendall(b'echo ' + data)


server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('127.0.0.1', 0))
server.listen()
thread = threading.Thread(target=serve, args=(server, 1))
thread.start()
with socket.create_connection(server.getsockname()) as client:
    client.sendall(b'one')
    print(client.recv(100), client.recv(100))
thread.join()
server.close()
server = socket.create_server(('127.0.0.1', 0))
for given in {}, {'timeout': 0.5}, {'timeout': None}:
    with socket.create_connection(server.getsockname(), **given) as client:
        print(client.gettimeout())
server.close()
one, two = socket.socketpair()
one.sendall(b'line 1\nline 2\n')
one.shutdown(socket.SHUT_WR)
with two.makefile() as lines:
    print(lines.readlines())
print(one.recv is not None, two.recv(5))
with selectors.DefaultSelector() as selector:
    two.sendall(b'x')
    selector.register(one, selectors.EVENT_READ, 'data')
    print([(key.data, mask) for key, mask in selector.select(1)])
one.settimeout(0.01)
print(one.recv(5))
try:
    one.recv(1)
except TimeoutError as error:
    print(error)
one.close(); two.close()
datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
datagrams.bind(('127.0.0.1', 0))
other = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
other.sendto(b'thrown', datagrams.getsockname())
print(datagrams.recvfrom(100)[0])
datagrams.close(); other.close()
