# needs: except-star
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: subclasses of groups
class G(ExceptionGroup):
    def derive(self, excs): return G(self.message + '!', excs)
g = G('m', [ValueError(1), TypeError(2)])
try: raise g
except* ValueError as e: print(repr(e), e.__class__.__name__)
except* TypeError as e: print(repr(e))
print(repr(g.split(ValueError)[1]))
