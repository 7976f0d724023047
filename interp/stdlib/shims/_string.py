"""_string: what string.Formatter takes format strings apart with."""


def formatter_parser(text, /):
    if not _subtype(_type(text), str):
        raise TypeError(f"expected str, got {_name(text)}")
    return iter(_format_fields(_payload(text)))


def formatter_field_name_split(text, /):
    if not _subtype(_type(text), str):
        raise TypeError(f"expected str, got {_name(text)}")
    first, rest = _field_parts(_payload(text))
    return (first, iter(rest))
