"""Pieces of the host's text that are other here: where the module that the host has in C says or does something else than its Python."""

from __future__ import annotations

import sys
from typing import Final

_RANGES: Final = {
    "month": "month must be in 1..12", "hour": "hour must be in 0..23", "minute": "minute must be in 0..59",
    "second": "second must be in 0..59", "microsecond": "microsecond must be in 0..999999", "fold": "fold must be either 0 or 1",
}  # fmt: skip

_TIMEDELTA_CHECK: Final = """
        for _name, _value in dict(
            microseconds=microseconds, milliseconds=milliseconds, seconds=seconds, minutes=minutes, hours=hours, days=days, weeks=weeks
        ).items():
            if not isinstance(_value, (int, float)):
                raise TypeError(f"unsupported type for timedelta {_name} component: {type(_value).__name__}")
"""

_DATETIME: Final = (
    *([("__all__ = (", '__name__ = "datetime"\n\n__all__ = (')] if sys.version_info >= (3, 12) else []),
    ("        return (f'{self.__class__.__name__}'\n", "        return (f'datetime.{self.__class__.__name__}'\n"),
    ("ValueError('year must be in %d..%d' % (MINYEAR, MAXYEAR), year)", "ValueError(f'year {year} is out of range')"),
    ("ValueError('day must be in 1..%d' % dim, day)", "ValueError('day is out of range for month')"),
    ("can't compare '%s' to '%s'", "can't compare datetime.%s to datetime.%s"),
    ('"cannot mix naive and timezone-aware time"', '"can\'t subtract offset-naive and offset-aware datetimes"'),
    *[(f"'{words}', {what})", f"'{words}')") for what, words in _RANGES.items()],
    ("        # Final values, all integer.\n", _TIMEDELTA_CHECK),
    (
        'OverflowError("timedelta # of days is too large: %d" % d)',
        "OverflowError(f'days={d}; must have magnitude <= 999999999' "
        "if -(2**31) <= d < 2**31 else 'Python int too large to convert to C int')",
    ),
    (
        "        if isinstance(other, date):\n            days1 =",
        "        if isinstance(other, date) and not isinstance(other, datetime):\n            days1 =",
    ),
    ('OverflowError("result out of range")', 'OverflowError("date value out of range")'),
    ('"timedelta(hours=24).")', 'f"timedelta(hours=24), not {offset!r}.")'),
    (
        'TypeError("offset must be a timedelta")',
        "TypeError(f'timezone() argument 1 must be datetime.timedelta, not {\"None\" if offset is None else type(offset).__name__}')",
    ),
    (
        '"tzinfo argument must be None or of a tzinfo subclass"',
        "f\"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'\"",
    ),
    ("Invalid weekday: {day}", "Invalid day: {day}"),
    ('"cannot compare naive and aware times"', '"can\'t compare offset-naive and offset-aware times"'),
    ('"cannot compare naive and aware datetimes"', '"can\'t compare offset-naive and offset-aware datetimes"'),
    (
        "        y, m, d = _ord2ymd(n)\n        return cls(y, m, d)\n",
        "        if not -(2**31) <= n < 2**31:\n"
        "            small = 'signed integer is greater than maximum' if n > 0 else 'signed integer is less than minimum'\n"
        "            raise OverflowError(small if -(2**63) <= n < 2**63 else 'Python int too large to convert to C long')\n"
        "        if n < 1:\n            raise ValueError('ordinal must be >= 1')\n"
        "        y, m, d = _ord2ymd(n)\n        return cls(y, m, d)\n",
    ),
    (
        "        delta += other\n",
        "        try:\n            delta += other\n        except OverflowError:\n"
        "            raise OverflowError('date value out of range') from None\n",
    ),
    (
        "                return self + -other\n",
        "                try:\n                    return self + -other\n                except OverflowError:\n"
        "                    raise OverflowError('date value out of range') from None\n",
    ),
    *[
        (
            f"        try:\n            return cls(*_parse_isoformat_{part}({part}_string))\n        except Exception:\n"
            f"            raise ValueError(f'Invalid isoformat string: {{{part}_string!r}}')\n",
            f"        try:\n            parts = _parse_isoformat_{part}({part}_string)\n        except Exception:\n"
            f"            raise ValueError(f'Invalid isoformat string: {{{part}_string!r}}')\n        return cls(*parts)\n",
        )
        for part in ("date", "time")
    ],
)

_UNCONVERTED: Final = '"conversion from %s to Decimal is not supported" % type({}).__name__'

_PARTS_OF: Final = """\
def _parts_of(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exponent = value
    if not isinstance(sign, int) or _sized(sign, 'long') not in (0, 1):
        raise ValueError('sign must be an integer with the value 0 or 1')
    if isinstance(exponent, str):
        if exponent not in ('F', 'n', 'N'):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    elif not isinstance(exponent, int):
        raise ValueError('exponent must be an integer')
    else:
        exponent = _sized(exponent, 'ssize_t')
    if not isinstance(digits, (list, tuple)) or not all(isinstance(d, int) and 0 <= _sized(d, 'long') <= 9 for d in digits):
        raise ValueError('coefficient must be a tuple of digits')
    return int(sign), tuple(map(int, digits)), exponent

def _sized(n, kind):
    if not -(2**63) <= n < 2**63:
        raise OverflowError(f'Python int too large to convert to C {kind}')
    return int(n)

"""
"""`dectuple_as_str` of CPython's Modules/_decimal/_decimal.c: the checks of a tuple, in its order."""

_DECIMAL: Final = (
    # What the C module says of a signal: the conditions that raised it.
    ("        raise error(explanation)\n", "        raise error([condition])\n"),
    (
        "_signals = [Clamped, DivisionByZero, Inexact, Overflow, Rounded,\n"
        "            Underflow, InvalidOperation, Subnormal, FloatOperation]",
        "_signals = [Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation,\n"
        "            Overflow, Rounded, Subnormal, Underflow]",
    ),
    ('"Cannot convert %r to Decimal" % value', _UNCONVERTED.format("value")),
    ('"Unable to convert %s to Decimal" % b', _UNCONVERTED.format("b")),
    ('"Unable to convert %s to Decimal" % other', _UNCONVERTED.format("other")),
    ("Cannot convert signaling NaN to float", "cannot convert signaling NaN to float"),
    ("Cannot convert NaN to integer", "cannot convert NaN to integer"),
    ("Cannot convert infinity to integer", "cannot convert Infinity to integer"),
    ('ValueError("cannot round a NaN")', 'ValueError("cannot convert NaN to integer")'),
    ('OverflowError("cannot round an infinity")', 'OverflowError("cannot convert Infinity to integer")'),
    ("Cannot hash a signaling NaN value.", "Cannot hash a signaling NaN value"),
    ("argument must be int or float.", "argument must be int or float"),
    ('"Invalid format specifier: " + format_spec', "'invalid format string'"),
    (
        "        if isinstance(value, (list,tuple)):\n",
        "        if isinstance(value, (list,tuple)):\n            value = _parts_of(value)\n",
    ),
    ("class Decimal(object):\n", _PARTS_OF + "class Decimal(object):\n"),
    ("    ctx_manager = _ContextManager(ctx)\n", "    ctx_manager = ContextManager(ctx)\n"),
    ("class _ContextManager(object):\n", "class ContextManager(object):\n"),
    (
        "    if ctx is None:\n        ctx = getcontext()\n    ctx_manager",
        "    if ctx is None:\n        ctx = getcontext()\n"
        "    if not isinstance(ctx, Context):\n        raise TypeError('optional argument must be a context')\n    ctx_manager",
    ),
)

_PICKLE: Final = (
    (
        "    Pickler, Unpickler = _Pickler, _Unpickler\n",
        "    Pickler, Unpickler = _Pickler, _Unpickler\n"
        "    for _error in (PickleError, PicklingError, UnpicklingError):\n        _error.__module__ = '_pickle'\n    del _error\n",
    ),
    (
        "                \"Can't pickle %r: it's not found as %s.%s\" %\n                (obj, module_name, name))",
        "                f\"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed\")",
    ),
    ("                    raise EOFError\n", "                    raise EOFError('Ran out of input')\n"),
    (
        "                dispatch[key[0]](self)\n",
        "                if key[0] not in dispatch:\n"
        "                    raise UnpicklingError(f'invalid load key, {ascii(chr(key[0]))}.')\n"
        "                dispatch[key[0]](self)\n",
    ),
)

_BASE64: Final = (
    (
        "        m = memoryview(s)\n",
        "        if not isinstance(s, (bytes, bytearray)):\n"
        "            raise TypeError(f\"memoryview: a bytes-like object is required, not '{type(s).__name__}'\")\n",
    ),
    ("    if m.format not in ('c', 'b', 'B'):\n", "    if False:\n"),
    ("    if m.ndim != 1:\n", "    if False:\n"),
)
"""There is no memoryview, and what has bytes has single ones in one dimension."""

_TEXT_SIGNATURE: Final = """\
    shown = {}
    try:
        exec(f"def shown{s.replace('$', '')}: pass", {"sys": sys}, shown)
    except (SyntaxError, NameError):
        raise ValueError(f"{obj!r} builtin has invalid signature") from None
    parameters = list(_signature_from_function(cls, shown["shown"]).parameters.values())
    if "$" in s:
        own = getattr(obj, "__self__", None)
        if own is not None and (ismodule(own) or skip_bound_arg):
            del parameters[0]
        else:
            parameters[0] = parameters[0].replace(kind=Parameter.POSITIONAL_ONLY)
    return cls(parameters, return_annotation=cls.empty)

    clean_signature,"""
"""There is no tree to take a signature's text apart by: it is compiled, as what it is the signature of."""

_3_13: Final = sys.version_info >= (3, 13)
_SHOWN_ITEMS: Final = (
    "    def __repr__(self):\n        return '%s.%s(%s)' % (self.__class__.__module__,\n"
    "                              self.__class__.__name__,\n"
    "                              ', '.join(map(repr, self._items)))\n"
)
_SIGNED: Final = f"    def __call__(self, obj{', /' if _3_13 else ''}):\n"
_SEGMENT: Final = "segment" if _3_13 else "code_segment"
_SHOWN: Final = "show_carets = self._should_show_carets(start_offset, end_offset, all_lines, anchors)\n"

PATCHES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "_pydecimal": _DECIMAL,
    "base64": _BASE64,
    # Finalizers are refused.
    "unittest.async_case": (
        ("    def __del__(self):\n        if self._asyncioRunner is not None:\n            self._tearDownAsyncioRunner()\n", ""),
    ),
    # One call for an item, where its own Python takes two.
    "operator": (
        (
            f"{_SIGNED}        return self._call(obj)\n\n{_SHOWN_ITEMS}",
            f"{_SIGNED}        items = self._items\n        if len(items) == 1:\n            return obj[items[0]]\n"
            f"        return tuple([obj[item] for item in items])\n\n{_SHOWN_ITEMS}",
        ),
    ),
    "pickle": _PICKLE,
    "inspect": (
        (
            "    Parameter = cls._parameter_cls\n\n    clean_signature,",
            f"    Parameter = cls._parameter_cls\n{_TEXT_SIGNATURE}",
        ),
    ),
    "datetime" if sys.version_info < (3, 12) else "_pydatetime": _DATETIME,
    # A guest's frames have no positions to be asked for.
    "traceback": (
        (
            "        positions = _get_code_position(tb.tb_frame.f_code, tb.tb_lasti)\n",
            "        yield from sys._frames_of(tb)\n        tb = tb.tb_next\n        continue\n",
        ),
        *([("frame = tb.tb_frame\n", "frame = sys._frames_of(tb)[-1][0]\n")] if sys.version_info >= (3, 12) else []),
        # It would take the text apart with ast.
        (
            f"anchors = _extract_caret_anchors_from_line_segment({_SEGMENT})\n",
            f"anchors = (found := sys._anchors_of({_SEGMENT})) and _Anchors(*found)\n",
        ),
        *([(_SHOWN, "show_carets = sys._carets_at(start_offset, end_offset, all_lines, bool(anchors))\n")] if _3_13 else []),
    ),
}
"""By module: each piece with what stands in its place."""
