# Instances of classes derived from str and bytes where a str or bytes would do.
class Text(str):
    pass


class Data(bytes):
    def __index__(self):
        raise TypeError('no index')


text, empty = Text('abcd'), Text('')
for made in (text.__format__('2'), text.__format__('.9'), text.__format__('9'), text.__format__(''), f'{text:1}', '{:1}'.format(text),
             '{}'.format(text), '%s' % text, '{:s}'.format(text), format(text, 's'), format(text, '<4'), '%5s' % text, '%.9s' % text,
             f'{text}', f'{text:1}x', '{:1}x'.format(text), '{:.2}'.format(text), '{:1}{:1}'.format(text, empty), format(empty, 's'),
             '{0:1}'.format(text), '{0!s:1}'.format(text), f'{text!s:1}'):
    print(type(made).__name__, made, made is text)
for item in (Data(b'a'), Data(b'x'), Data(b'')):
    for holder in (b'abc', bytearray(b'abc'), Data(b'abc')):
        print(item in holder, holder.find(item) if type(holder) is bytearray else '')
