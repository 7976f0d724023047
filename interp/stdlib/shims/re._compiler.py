"""re._compiler: Pattern and Match, over programs that the host's parser made of the pattern."""

from re._constants import *
from re._constants import error

_LARGEST = 9223372036854775807
_DOCUMENTED = (
    (SRE_FLAG_IGNORECASE, "re.IGNORECASE"),
    (SRE_FLAG_MULTILINE, "re.MULTILINE"),
    (SRE_FLAG_DOTALL, "re.DOTALL"),
    (SRE_FLAG_VERBOSE, "re.VERBOSE"),
    (SRE_FLAG_DEBUG, "re.DEBUG"),
    (SRE_FLAG_ASCII, "re.ASCII"),
    (SRE_FLAG_LOCALE, "re.LOCALE"),
)
_ERRORS = {"ValueError": ValueError, "OverflowError": OverflowError, "RecursionError": RecursionError, "IndexError": IndexError}


def isstring(x):
    return isinstance(x, (str, bytes))


def _ssize(x):
    value = _index(x) + 0
    if not -_LARGEST <= value <= _LARGEST:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return value


def _raise(found, source):
    kind, words, place = found
    if kind == "error":
        raise error(words, source, place) if place is not None else error(words)
    raise _ERRORS[kind](words)


def compile(pattern, flags=0):
    source = _payload(pattern)
    if _type(source) is bytearray:
        source = bytes(source)
    if _type(source) is not str and _type(source) is not bytes:
        raise TypeError("first argument must be string or compiled pattern")
    found = _re_compile(source, _payload(int(flags)))
    if _type(found[0]) is str:
        _raise(found, source)
    self = object.__new__(Pattern)
    self._program, self.flags, self.groups, names = found
    self.pattern = pattern
    self.groupindex = _mappingproxy(names)
    self._templates = {}
    return self


class Pattern:
    __module__ = "re"
    __slots__ = ("_program", "flags", "groups", "pattern", "groupindex", "_templates", "__weakref__")

    def __new__(cls, *args, **keywords):
        raise TypeError("cannot create 're.Pattern' instances")

    def _text(self, string, pos, endpos):
        if endpos is _LARGEST and _type(string) is str and _type(self.pattern) is str and _type(pos) is int and 0 <= pos <= _LARGEST:
            size = len(string)
            return string, pos if pos < size else size, size
        pos, endpos = _ssize(pos), _ssize(endpos)
        text = _payload(string)
        kind = _type(text)
        if _type(self.pattern) is bytes or isinstance(self.pattern, bytes):
            if kind is str:
                raise TypeError("cannot use a bytes pattern on a string-like object")
            if kind is bytearray:
                text = bytes(text)
            elif kind is not bytes:
                raise TypeError(f"expected string or bytes-like object, got '{_name(string)}'")
        elif kind is not str:
            if kind is bytes or kind is bytearray:
                raise TypeError("cannot use a string pattern on a bytes-like object")
            raise TypeError(f"expected string or bytes-like object, got '{_name(string)}'")
        size = len(text)
        pos = 0 if pos < 0 else size if pos > size else pos
        endpos = 0 if endpos < 0 else size if endpos > size else endpos
        return text, pos, endpos

    def _first(self, how, string, pos, endpos):
        return _re_find(self, Match, how, string, *self._text(string, pos, endpos))

    # Natives take a text just as it is; one that is not goes through `_text` first.

    def match(self, string, pos=0, endpos=_LARGEST):
        found = _re_find(self, Match, "match", string, string, pos, endpos)
        return self._first("match", string, pos, endpos) if found is _missing else found

    def search(self, string, pos=0, endpos=_LARGEST):
        found = _re_find(self, Match, "search", string, string, pos, endpos)
        return self._first("search", string, pos, endpos) if found is _missing else found

    def fullmatch(self, string, pos=0, endpos=_LARGEST):
        found = _re_find(self, Match, "fullmatch", string, string, pos, endpos)
        return self._first("fullmatch", string, pos, endpos) if found is _missing else found

    def _all(self, string, pos, endpos, most=0):
        text, pos, endpos = self._text(string, pos, endpos)
        return text, pos, endpos, _re_all(self._program, text, pos, endpos, most) if pos <= endpos else []

    def findall(self, string, pos=0, endpos=_LARGEST):
        parts = _re_texts(self, string, pos, endpos)
        return _re_texts(self, *self._text(string, pos, endpos)) if parts is _missing else parts

    def finditer(self, string, pos=0, endpos=_LARGEST):
        text, pos, endpos, found = self._all(string, pos, endpos)
        return _iterator("callable_iterator", "_finditer_step", [_match, self, string, text, pos, endpos, iter(found)])

    def scanner(self, string, pos=0, endpos=_LARGEST):
        return _Scanner(self, string, pos, endpos)

    def split(self, string, maxsplit=0):
        maxsplit = _index(maxsplit)
        if maxsplit < 0:
            return [string]
        parts = _re_split(self, string, maxsplit)
        return _re_split(self, self._text(string, 0, _LARGEST)[0], maxsplit) if parts is _missing else parts

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        count = _index(count)
        if not callable(repl):
            parts = self._template(repl)
            if count < 0:
                return (self._text(string, 0, _LARGEST)[0], 0)
            made = _re_substitute(self, parts, string, count)
            return _re_substitute(self, parts, self._text(string, 0, _LARGEST)[0], count) if made is _missing else made
        text, pos, endpos, found = self._all(string, 0, _LARGEST, max(0, count))
        if count < 0 or not found:
            return (text, 0)
        empty = text[:0]
        made = []
        at = 0
        for each in found:
            start, end = each[0][0]
            made.append(text[at:start])
            new = repl(_match(self, string, text, 0, len(text), each))
            if new is not None:
                if not isinstance(new, _type(empty)):
                    words = "str instance" if _type(empty) is str else "a bytes-like object"
                    raise TypeError(f"sequence item {len(made)}: expected {words}, {_name(new)} found")
                made.append(_payload(new))
            at = end
        made.append(text[at:])
        return (empty.join(made), len(found))

    def _template(self, repl):
        source = _payload(repl)
        wanted = bytes if isinstance(self.pattern, bytes) else str
        if _type(source) is bytearray:
            source = bytes(source)
        if _type(source) is not wanted:
            if wanted is str and _type(source) is bytes:
                raise TypeError("sequence item 0: expected str instance, bytes found")
            raise TypeError(f"decoding to str: need a bytes-like object, {_name(repl)} found")
        slash = "\\" if wanted is str else b"\\"
        if slash not in source:
            return [source]
        parts = self._templates.get(source)
        if parts is None:
            parts = _re_template(source, self.groups, dict(self.groupindex))
            if _type(parts) is tuple:
                _raise(parts, source)
            self._templates[source] = parts
        return parts

    def __repr__(self):
        flags = self.flags
        if _type(self.pattern) is str:
            flags &= ~SRE_FLAG_UNICODE
        words = []
        for value, name in _DOCUMENTED:
            if flags & value:
                words.append(name)
                flags &= ~value
        if flags:
            words.append(hex(flags))
        shown = f"{self.pattern!r:.200}"
        return f"re.compile({shown}, {'|'.join(words)})" if words else f"re.compile({shown})"

    def __eq__(self, other):
        if _type(other) is not Pattern:
            return NotImplemented
        return self.flags == other.flags and _type(self.pattern) is _type(other.pattern) and self.pattern == other.pattern

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)


def _match(pattern, string, text, pos, endpos, found):
    spans, last = found
    return _re_match(Match, last, spans, text, endpos, pos, pattern, string)


class Match:
    __module__ = "re"
    # natives fill them in this order, in which a class keeps them
    __slots__ = ("_last", "_spans", "_text", "endpos", "pos", "re", "string")

    def __new__(cls, *args, **keywords):
        raise TypeError("cannot create 're.Match' instances")

    def _span(self, group):
        if _type(group) is not int:
            if _lookup(_type(group), "__index__") is not _missing:
                group = _index(group)
            else:  # where no group has a name, none is looked for, and nothing hashed
                group = self.re.groupindex.get(group, -1) if self.re.groupindex else -1
        if not 0 <= group < len(self._spans):
            raise IndexError("no such group")
        return self._spans[group]

    def _value(self, group, default):
        start, end = self._span(group)
        return self._text[start:end] if start >= 0 else default

    def group(self, *groups):
        found = _re_group(self, groups)
        if found is not _missing:
            return found
        if len(groups) == 1:
            return self._value(groups[0], None)
        return tuple([self._value(group, None) for group in groups])

    def __getitem__(self, group):
        found = _re_group(self, (group,))
        return self._value(group, None) if found is _missing else found

    def groups(self, default=None):
        text = self._text
        return tuple([text[start:end] if start >= 0 else default for start, end in self._spans[1:]])

    def groupdict(self, default=None):
        return {name: self._value(group, default) for name, group in self.re.groupindex.items()}

    def start(self, group=0, /):
        return self._span(group)[0]

    def end(self, group=0, /):
        return self._span(group)[1]

    def span(self, group=0, /):
        return self._span(group)

    @property
    def regs(self):
        return tuple(self._spans)

    @property
    def lastindex(self):
        return self._last or None

    @property
    def lastgroup(self):
        for name, group in self.re.groupindex.items():
            if group == self._last:
                return name
        return None

    def expand(self, template):
        text = self._text
        parts = self.re._template(template)
        made = []
        for part in parts:
            if _type(part) is int:
                start, end = self._spans[part]
                part = text[start:end] if start >= 0 else text[:0]
            made.append(part)
        return text[:0].join(made)

    def __repr__(self):
        return f"<re.Match object; span={self._spans[0]!r}, match={self.group()!r:.50}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)


class _Scanner:
    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._string = string
        self._pos = pos
        self._endpos = endpos

    def search(self):
        text, pos, endpos, found = self.pattern._all(self._string, self._pos, self._endpos, 1)
        if not found:
            return None
        start, end = found[0][0][0]
        self._pos = end if end > start else end + 1
        return _match(self.pattern, self._string, text, pos, endpos, found[0])

    def match(self):
        found = self.pattern.match(self._string, self._pos, self._endpos)
        if found is not None:
            self._pos = found.end()
        return found
