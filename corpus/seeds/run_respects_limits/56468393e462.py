def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: constructor and repr
print(set(), {1}, set('a'), set([3, 1, 2]), {3, 1, 2, 1}, frozenset(), frozenset([2, 1]), set({1: 2}), {1, 1.0, True}, {(), (1,)} == {(1,), ()}, len({1, '1', 1.5}), {frozenset()}, set(range(5)))
attempt(set, 5)
attempt(set, None)
attempt(set, 1, 2)
attempt(set, [[]])
attempt(frozenset, 5)
attempt(lambda: {[]})
attempt(lambda: {{}})
attempt(set, x=1)
print(frozenset(frozenset([1])), set(set([1])), {*()}, {*[1], *(2,)})
