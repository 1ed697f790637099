i = 10
j = 10
id(i) == id(j)
hex(id(i)) == hex(id(j))
