def f1(p):
    try:
        raise ValueError('v')
        return max((0x7f // 4294967296), (lambda n2, n3=7: (-9223372036854775809))(10))
    except ValueError:
        return bytes(3).decode('latin-1')
    finally:
        print('leaving', p)
        if ((3, 2, 1) > tuple(n4 for n4 in [10, 20, 30, 40, 50])):
            return p
try:
    print(repr(f1(123456789012345678901234567890)))
except Exception as e:
    print(type(e).__name__, str(e))
try:
    print(repr(b'' + []))
except (TypeError, ValueError, ArithmeticError) as e:
    print(repr(e))
