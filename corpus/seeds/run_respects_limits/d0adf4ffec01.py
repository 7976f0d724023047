# name: cleanup order
log = []
class Res:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append(('open', self.n)); return self
    def __exit__(self, *a): log.append(('close', self.n, a[0] is not None))
def f():
    with Res(1) as a:
        try:
            with Res(2), Res(3):
                log.append('work')
                raise LookupError('x')
        except LookupError:
            log.append('handled')
            with Res(4): return 'result'
        finally: log.append('finally')
print(f(), log)
