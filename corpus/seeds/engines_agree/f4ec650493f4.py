def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: hashing and keys
attempt(hash, [])
attempt(lambda: {[]: 1})
attempt(lambda: {[1]})
attempt(lambda: {}[[]])
attempt(lambda: [] in {})
attempt(lambda: [] in set())
attempt(hash, ([],))
attempt(lambda: {}.get([]))
attempt(lambda: {1}.add([]))
attempt(dict.fromkeys, [[1]])
attempt(set, [[1]])
