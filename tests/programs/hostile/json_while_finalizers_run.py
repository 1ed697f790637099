# Finalizers change what is being written.
import gc, json
class Node: pass
def finalizer(change):
    class Dies:
        def __del__(self): change()
    node = Dies(); node.me = node
for t in range(1, 80, 3):
    for sort in (True, False):
        data = [{'b': 1, 'a': [1.5], str(i): {'x': 'y' * 20}} for i in range(50)]
        def change(data=data):
            data.clear()
        gc.collect(); gc.disable()
        finalizer(change)
        gc.set_threshold(t); gc.enable()
        s = json.dumps(data, sort_keys=sort)
        gc.set_threshold(700)
        data = {str(i): {'b': 1, 'a': [1.5], str(i): {'x': 'y' * 20}} for i in range(50)}
        def change(data=data):
            data.clear()
        gc.collect(); gc.disable()
        finalizer(change)
        gc.set_threshold(t); gc.enable()
        try: s = json.dumps(data, sort_keys=sort)
        except Exception as e: print(type(e))
print('fine')
