"""_functools: caches whose calls the machine answers; the rest are rows."""


def _lru_cache_wrapper(user_function, maxsize, typed, cache_info_type):
    if not callable(user_function):
        raise TypeError("the first argument must be callable")

    def wrapper(*args, **kwds):
        return user_function(*args, **kwds)

    most = maxsize if maxsize is None else _index(maxsize)
    _remembers(wrapper, user_function, most, True if typed else False)

    def cache_info():
        return cache_info_type(*_memory_of(wrapper))

    def cache_clear():
        _forgets(wrapper)

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper
