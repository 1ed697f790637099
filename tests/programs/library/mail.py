"""Messages of electronic mail."""
import base64
import binascii
import email
import quopri
from email import policy, encoders
from email.header import Header, decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage, Message
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import BytesParser, HeaderParser, Parser
from email.utils import formataddr, formatdate, format_datetime, getaddresses, parseaddr, parsedate, parsedate_to_datetime, parsedate_tz
import datetime

msg = MIMEMultipart('alternative', boundary='==limit==')
msg['Subject'] = 'A subject'
msg['From'] = 'me@example.org'
msg['To'] = 'you@example.org, they@example.org'
msg.attach(MIMEText('Plain text\nof two lines\n', 'plain'))
msg.attach(MIMEText('<p>Größe</p>', 'html'))
print(msg.as_string())
print(msg.keys(), msg['subject'], msg.is_multipart(), msg.get_content_type(), [part.get_content_type() for part in msg.walk()])
print(msg.get_payload()[1].get_payload(decode=True), msg.get_payload(0)['content-transfer-encoding'], msg.get_boundary())
part = MIMEBase('application', 'octet-stream')
part.set_payload(b'\0\1\2' * 30)
encoders.encode_base64(part)
part.add_header('Content-Disposition', 'attachment', filename='a file.bin')
print(part)
print(part.get_filename(), part.get_content_disposition())
print(MIMEApplication(b'data', 'pdf', Name='x.pdf'))
print(MIMEImage(b'\x89PNG\r\n\x1a\nrest')['content-type'])
m = Message()
m['Subject'] = 'Größe und Länge von vielen Dingen, die auf einer Zeile keinen Platz haben, weil sie so lang sind'
m['X-Long'] = 'word ' * 30
m.set_payload('From here\nbody')
print(m.as_string())
print(len(m), 'x-LONG' in m, m.get('none', 'fail'), m.get_all('subject') == [m['subject']])
del m['x-long']
m.replace_header('Subject', 'other')
print(m.items(), m.get_content_charset(), m.get_content_type())
try:
    m.replace_header('Nothing', 1)
except KeyError as error:
    print(error)

e = EmailMessage()
e['Subject'] = 'Hello'
e['From'] = Address('Some One', 'some', 'example.org')
e['To'] = 'Another <another@example.org>, "Last, First" <lf@example.org>'
e.set_content('Hi!\nThis is text.\n')
print(e.as_string())
print(e['to'].addresses, e['from'].addresses[0].domain, e['subject'], str(e['from']))
print(repr(e.get_content()), e.get_content_type())
e.add_alternative('<b>Hi</b>\n', subtype='html')
e.add_attachment(b'bytes of it', maintype='application', subtype='x-own', filename='it.own')
e.add_attachment('some,csv\n', subtype='csv', filename='t.csv')
for one in e.walk():
    print(one.get_content_type(), one.get_filename(), one.is_attachment())
print(e.get_body(('html',)).get_content(), e.get_body(('plain',)).get_content(), [one.get_filename() for one in e.iter_attachments()], [one.get_content() for one in e.iter_attachments()])
try:
    e['Subject'] = 'twice'
except ValueError as error:
    print(error)
e = EmailMessage()
e['Subject'] = 'Ünïcode here'
e['To'] = 'Größe <g@example.org>'
e.set_content('Text with ünïcode\n')
print(e.as_string())
print(e['subject'], e['to'].addresses)
print(bytes(e))

text = '''From: A B <a@example.org>
To: c@example.org
Subject: =?utf-8?q?Gr=C3=B6=C3=9Fe?= and more
Date: Tue, 05 Mar 2024 10:20:30 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="XX"
X-Folded: one
 two
\tthree

preamble
--XX
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

R3LDtsOfZQ==
--XX
Content-Type: text/html
Content-Disposition: attachment; filename="x.html"

<p>
--XX--
epilogue
'''
m = email.message_from_string(text)
print(m['from'], m['subject'], repr(m['x-folded']), m.get_content_maintype(), len(m.get_payload()), repr(m.preamble), repr(m.epilogue))
for one in m.walk():
    print(one.get_content_type(), one.get_filename(), one.get_content_charset(), one.get_payload(decode=True))
print(m.as_string() == text)
d = email.message_from_string(text, policy=policy.default)
print(d['subject'], d['date'].datetime, d['from'].addresses[0].display_name, d['content-type'].params['boundary'], repr(d['x-folded']), type(d).__name__)
print([one.get_content() for one in d.iter_parts()], d.get_body().get_content())
print(HeaderParser().parsestr(text).get_payload()[:8], BytesParser().parsebytes(text.encode())['to'], Parser().parsestr('no headers\nat all').get_payload(), email.message_from_bytes(b'A: 1\n\nb\xff').get_payload(decode=True))
print(email.message_from_string('Subject: x\n\nbody').get_payload(), email.message_from_string('').items())

for one in 'a@b.c', 'Name <a@b.c>', '"Quoted, Name" <a@b.c>', 'a@b.c (Comment)', '<a@b.c>', 'plain', '':
    print(parseaddr(one))
print(getaddresses(['A <a@x>, b@y', '"C, D" <c@z>']))
print(formataddr(('Name', 'a@b.c')), formataddr(('N, "m"', 'a@b.c')), formataddr(('Größe', 'a@b.c')), formataddr(('', 'a@b.c')))
print(formatdate(0), formatdate(1e9, usegmt=True), format_datetime(datetime.datetime(2024, 1, 2, 3, 4, 5)), format_datetime(datetime.datetime(2024, 1, 2, tzinfo=datetime.timezone.utc), usegmt=True))
for one in 'Mon, 01 Jan 2024 00:00:00 +0000', '1 Jan 24 10:00 EST', 'Fri, 31 Dec 1999 23:59:59 -0000', 'rubbish', 'Thu Sep  5 2013 12:00:00 GMT':
    print(parsedate(one), parsedate_tz(one))
print(parsedate_to_datetime('Mon, 01 Jan 2024 00:00:00 +0230'), parsedate_to_datetime('Fri, 31 Dec 1999 23:59:59 -0000'))
try:
    parsedate_to_datetime('rubbish')
except ValueError as error:
    print(error)
h = Header('Größe', 'utf-8')
print(h.encode(), str(h), h == 'Größe', Header('plain').encode(), Header('p\xf6stal', 'iso-8859-1').encode())
for one in '=?utf-8?b?R3LDtsOfZQ==?=', 'plain', '=?iso-8859-1?q?p=F6stal?= tail', 'head =?utf-8?q?a_b?= =?utf-8?q?c?=':
    print(decode_header(one), str(make_header(decode_header(one))))
print(repr(Address('A B', 'u', 'd.org')), str(Address('A, B', 'u', 'd.org')), str(Address(addr_spec='x@y.z')), Address(username='q').addr_spec)
for data in b'plain', b'a=b', b'\xc3\xb6 end \nnext\t\n', b'x' * 100, b'tail ', b'.\n', 'Größe'.encode() * 12:
    coded = quopri.encodestring(data)
    print(coded, quopri.decodestring(coded) == data, quopri.encodestring(data, quotetabs=True), binascii.b2a_qp(data, header=True))
print(quopri.decodestring(b'a=20b=\nc=3D=zz_'), quopri.decodestring(b'a_b', header=True))
for data in b'', b'a', b'abcdef', bytes(range(45)):
    coded = binascii.b2a_uu(data)
    print(coded, binascii.a2b_uu(coded) == data)
