# name: error tree of an application
class AppError(Exception):
    code = 0
    def __init__(self, message='', **details):
        super().__init__(message)
        self.details = details
    def __str__(self): return f'[{self.code}] {super().__str__()}' + (f' {self.details}' if self.details else '')
class NotFound(AppError, KeyError): code = 404
class Denied(AppError, PermissionError): code = 403
def work(n):
    if n == 0: raise NotFound('item', id=5)
    if n == 1: raise Denied('no')
    if n == 2: raise AppError()
    return n
for n in range(4):
    try: print(work(n))
    except KeyError as e: print('KeyError', e, isinstance(e, AppError), e.args)
    except OSError as e: print('OSError', e, e.errno)
    except AppError as e: print('AppError', repr(e), e)
