def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: repr and ascii of strings
for s in ('plain', "it's", '"quoted"', '\'"both"', 'tab\tnew\nline\r', '\x00\x1f\x7f', 'é ü', '\u200b\u2028', '\ud800', '😀', '\\', '\xad', '\U000e0001'):
    print(ascii(repr(s)), ascii(s), len(s))
