# The flag that leaves no minus to what is rounded to zero: of a % of bytes alone.
for template in (b'%z.1f', b'%zd', b'%-z6.1f|', b'%zs', b'%z+.0f', b'% z.0e', b'%.1zf', b'%z', b'%zz', b'%0z6.1f', '%z.1f', '%z'):
    for value in (-0.01, -0.0, 5, b'a', ()):
        try:
            print(template, value, template % value)
        except (TypeError, ValueError) as error:
            print(template, value, error)
