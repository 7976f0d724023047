"""binascii: the host's functions, with exceptions of the guest's own."""


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _data(value, text):
    value = _payload(value)
    kind = _type(value)
    if kind is bytearray:
        return bytes(value)
    if kind is str and text:
        if not value.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return value
    if kind is bytes:
        return value
    if text:
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{_name(value)}'")
    raise TypeError(f"a bytes-like object is required, not '{_name(value)}'")


def _asked(name, args, keywords):
    done, value = _attempt(name, args, keywords)
    if not done:
        raise Error(value)
    return value


def a2b_base64(data, /, *, strict_mode=False):
    return _asked("a2b_base64", (_data(data, True),), {"strict_mode": True if strict_mode else False})


def b2a_base64(data, /, *, newline=True):
    return _asked("b2a_base64", (_data(data, False),), {"newline": True if newline else False})


def a2b_hex(hexstr, /):
    return _asked("a2b_hex", (_data(hexstr, True),), {})


unhexlify = a2b_hex


def b2a_hex(data, sep=_missing, bytes_per_sep=1):
    return _asked("b2a_hex", (_data(data, False),) if sep is _missing else (_data(data, False), sep, bytes_per_sep), {})


hexlify = b2a_hex


def a2b_qp(data, header=False):
    return _asked("a2b_qp", (_data(data, True),), {"header": True if header else False})


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    return _asked("b2a_qp", (_data(data, False), True if quotetabs else False, True if istext else False, True if header else False), {})


def a2b_uu(data, /):
    return _asked("a2b_uu", (_data(data, True),), {})


def b2a_uu(data, /, *, backtick=False):
    return _asked("b2a_uu", (_data(data, False),), {"backtick": True if backtick else False})


def crc32(data, crc=0, /):
    return _asked("crc32", (_data(data, False), crc), {})


def crc_hqx(data, crc, /):
    return _asked("crc_hqx", (_data(data, False), crc), {})
