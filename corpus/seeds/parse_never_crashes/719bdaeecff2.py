try:
    try:
        print(3 % False)
    except Exception as e:
        print('inner', type(e).__name__)
        raise LookupError('again') from e
    finally:
        print('inner finally')
except Exception as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
