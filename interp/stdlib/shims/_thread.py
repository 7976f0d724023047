"""_thread: one thread, so a lock is a flag."""


class error(RuntimeError):
    pass


error = RuntimeError
TIMEOUT_MAX = 9223372036.0


class lock:
    __slots__ = ("_locked", "__weakref__")

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if self._locked:
            if blocking and timeout < 0:
                raise RuntimeError("this lock can never be released: there is one thread")
            return False
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        return self._locked

    def __repr__(self):
        return f"<{'locked' if self._locked else 'unlocked'} _thread.lock object at {hex(id(self))}>"

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()


class RLock:
    __slots__ = ("_count", "__weakref__")

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def _is_owned(self):
        return self._count > 0

    def __enter__(self):
        self._count += 1
        return True

    def __exit__(self, *exc):
        self.release()


LockType = lock


def allocate_lock():
    return lock()


def get_ident():
    return 1


def get_native_id():
    return 1


def stack_size(size=0, /):
    return 0


def start_new_thread(function, args, kwargs=None, /):
    raise RuntimeError("can't start new thread")


start_new = start_new_thread


def start_joinable_thread(function, handle=None, daemon=True):
    raise RuntimeError("can't start new thread")


def daemon_threads_allowed():
    return True


def _is_main_interpreter():
    return True


def _get_main_thread_ident():
    return 1


def _set_sentinel():
    return lock()


def _shutdown():
    pass


class _ThreadHandle:
    """The one thread's."""

    ident = 1

    def __init__(self):
        self._done = False

    def is_done(self):
        return self._done

    def _set_done(self):
        self._done = True

    def join(self, timeout=None):
        pass


def _make_thread_handle(ident):
    return _ThreadHandle()


class _local:
    """What belongs to a thread: there is one."""


for _class in (lock, RLock, _local):
    _show_as(_class, f"_thread.{_class.__name__}")
