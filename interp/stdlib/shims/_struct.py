"""_struct: the host's functions, with an exception of the guest's own."""


class error(Exception):
    __module__ = "struct"


def _asked(name, *args):
    done, value = _attempt(name, args)
    if not done:
        raise error(value)
    return value


def _format(format):
    format = _payload(format)
    if _type(format) is bytes:
        format = format.decode("latin-1")
    if _type(format) is not str:
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {_name(format)}")
    return format


def _plain_value(value):
    return _index(value) if _object(value) and _special(value, "__index__") is not _missing and not _plain(_payload(value)) else value


def calcsize(format, /):
    return _asked("calcsize", _format(format))


def pack(format, /, *values):
    return _asked("pack", _format(format), *[_plain_value(value) for value in values])


def pack_into(format, buffer, offset, /, *values):
    data = pack(format, *values)
    size = len(buffer)
    if offset < 0:
        if offset + len(data) > 0:
            raise error(f"no space to pack {len(data)} bytes at offset {offset}")
        if offset + size < 0:
            raise error(f"offset {offset} out of range for {size}-byte buffer")
        offset += size
    if size - offset < len(data):
        raise error(f"pack_into requires a buffer of at least {offset + len(data)} bytes for packing {len(data)} bytes at offset {offset} (actual buffer size is {size})")
    buffer[offset : offset + len(data)] = data


def unpack(format, buffer, /):
    return _asked("unpack", _format(format), _bytes_like(buffer))


def unpack_from(format, /, buffer, offset=0):
    return _asked("unpack_from", _format(format), _bytes_like(buffer), offset)


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    data = _bytes_like(buffer)
    if not size:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(data) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return iter([unpack(format, data[at : at + size]) for at in range(0, len(data), size)])


class Struct:
    __module__ = "_struct"

    def __init__(self, format, /):
        self.format = _format(format)
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, /, *values):
        pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, /, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)

    def __repr__(self):
        return f"Struct({self.format!r})"


def _clearcache():
    pass
