# name: exception as value
errors = [ValueError('a'), KeyError('b'), TypeError()]
by_type = {type(e): e for e in errors}
print([str(e) for e in errors], by_type[KeyError].args, errors[0] in errors, ValueError('a') in errors, sorted(errors, key=lambda e: type(e).__name__)[0], {e: i for i, e in enumerate(errors)}[errors[1]], max(errors, key=lambda e: len(e.args)))
def collect(fs):
    out = []
    for f in fs:
        try: out.append((True, f()))
        except Exception as e: out.append((False, type(e).__name__))
    return out
print(collect([lambda: 1, lambda: 1 / 0, lambda: [][0], lambda: {}['k'], lambda: None.x, lambda: int('q'), lambda: 'a' + 1]))
