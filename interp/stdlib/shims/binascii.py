"""binascii: the host's functions, with exceptions of the guest's own."""


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _text_or_bytes(x):
    value = _payload(x)
    kind = _type(value)
    if kind is bytearray:
        return bytes(value)
    if kind is str and not value.isascii():
        raise ValueError("string argument should contain only ASCII characters")
    if kind is not str and kind is not bytes:
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{_name(value)}'")
    return value


def _asked(name, args, keywords):
    done, value = _attempt(name, args, keywords)
    if not done:
        raise (ValueError if value.startswith("sep must") else Error)(value)
    return value


def a2b_base64(data, /, *, strict_mode=False):
    return _asked("a2b_base64", (_text_or_bytes(data),), {"strict_mode": True if strict_mode else False})


def b2a_base64(data, /, *, newline=True):
    return _asked("b2a_base64", (_bytes_like(data),), {"newline": True if newline else False})


def a2b_hex(hexstr, /):
    return _asked("a2b_hex", (_text_or_bytes(hexstr),), {})


unhexlify = a2b_hex


def b2a_hex(data, sep=_missing, bytes_per_sep=1):
    return _asked("b2a_hex", (_bytes_like(data),) if sep is _missing else (_bytes_like(data), sep, bytes_per_sep), {})


hexlify = b2a_hex


def a2b_qp(data, header=False):
    return _asked("a2b_qp", (_text_or_bytes(data),), {"header": True if header else False})


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    return _asked("b2a_qp", (_bytes_like(data), True if quotetabs else False, True if istext else False, True if header else False), {})


def a2b_uu(data, /):
    return _asked("a2b_uu", (_text_or_bytes(data),), {})


def b2a_uu(data, /, *, backtick=False):
    return _asked("b2a_uu", (_bytes_like(data),), {"backtick": True if backtick else False})


def crc32(data, crc=0, /):
    return _asked("crc32", (_bytes_like(data), crc), {})


def crc_hqx(data, crc, /):
    return _asked("crc_hqx", (_bytes_like(data), crc), {})
