things = [object() for _ in range(50)]
addresses = sorted(id(thing) for thing in things)
print(min(after - before for before, after in zip(addresses, addresses[1:])))
del things
again = object()
print(id(again) in addresses)
