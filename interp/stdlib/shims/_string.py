"""_string: what string.Formatter takes format strings apart with."""


def formatter_parser(text, /):
    if not _subtype(_type(text), str):
        raise TypeError(f"expected str, got {_name(text)}")
    return _until_wrong(_format_fields(_payload(text)), 1, 3)


def formatter_field_name_split(text, /):
    if not _subtype(_type(text), str):
        raise TypeError(f"expected str, got {_name(text)}")
    first, rest = _field_parts(_payload(text))
    return (first, _until_wrong(rest, 0, 1))


def _until_wrong(found, mark, words):
    """What the host found, up to where the text is wrong: there its words are raised."""
    for part in found:
        if part[mark] is _missing:
            raise ValueError(part[words])
        yield part
