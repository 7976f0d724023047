def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: callable hash id repr
class A: pass
print(callable(len), callable(A), callable(A()), callable(5), callable(lambda: 0), callable(''.join), callable(None), callable(property), id(A) == id(A), type(id(5)).__name__, hash('') == hash(''), hash(5), hash(5.0), hash(True), hash(None) == hash(None), hash(()) == hash(()), repr('a'), ascii('é'), repr(None))
attempt(hash, [])
attempt(hash, {})
attempt(hash, set())
attempt(callable, 1, 2)
attempt(ascii)
