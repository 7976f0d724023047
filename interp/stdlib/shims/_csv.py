"""_csv: reader and writer. Source: the state machine of CPython's Modules/_csv.c."""

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3
QUOTE_STRINGS, QUOTE_NOTNULL = 4, 5
__version__ = "1.0"
_dialects = {}
_limit = 131072
_KEEP = object()


class Error(Exception):
    __module__ = "_csv"


def _character(name, value, optional):
    if value is None and optional:
        return None
    if not _subtype(_type(value), str):
        raise TypeError(f'"{name}" must be string{" or None" if optional else ""}, not {_name(value)}')
    if len(value) > 1 or (not value and not optional):
        raise TypeError(f'"{name}" must be a 1-character string')
    return value or None


class Dialect:
    __slots__ = ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict")

    def __new__(cls, dialect=None, **keywords):
        if dialect is not None and _subtype(_type(dialect), str):
            dialect = get_dialect(dialect)
        if _type(dialect) is Dialect and not keywords:
            return dialect
        self = object.__new__(cls)
        values = {
            "delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"', "quoting": 0,
            "skipinitialspace": False, "strict": False,
        }  # fmt: skip
        if dialect is not None:
            for name in values:
                values[name] = getattr(dialect, name, values[name])
        for name, value in keywords.items():
            if name not in values:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function" if not _python(13) else f"this function got an unexpected keyword argument '{name}'")
            values[name] = value
        self.delimiter = _character("delimiter", values["delimiter"], False)
        self.escapechar = _character("escapechar", values["escapechar"], True)
        self.quotechar = _character("quotechar", values["quotechar"], True)
        quoting = values["quoting"]
        if not _subtype(_type(quoting), int):
            raise TypeError('"quoting" must be an integer, not %s' % _name(quoting))
        if not 0 <= quoting <= (5 if _python(12) else 3):
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and quoting != QUOTE_NONE and "quoting" not in keywords and dialect is None:
            quoting = QUOTE_NONE
        self.quoting = quoting
        if self.quotechar is None and quoting != QUOTE_NONE:
            raise TypeError("quotechar must be set if quoting enabled")
        if not _subtype(_type(values["lineterminator"]), str):
            if values["lineterminator"] is None:
                raise TypeError("lineterminator must be set")
            raise TypeError('"lineterminator" must be a string, not %s' % _name(values["lineterminator"]))
        self.lineterminator = values["lineterminator"]
        self.doublequote = True if values["doublequote"] else False
        self.skipinitialspace = True if values["skipinitialspace"] else False
        self.strict = True if values["strict"] else False
        return self


Dialect.__module__ = "_csv"


def register_dialect(name, dialect=None, **keywords):
    if not _subtype(_type(name), str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = Dialect(dialect, **keywords)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new=_KEEP, /):
    global _limit
    old = _limit
    if new is not _KEEP:
        if not _subtype(_type(new), int):
            raise TypeError("limit must be an integer")
        _limit = new
    return old


class _Reader:
    __module__ = "_csv"
    __slots__ = ("_lines", "dialect", "line_num")

    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        dialect = self.dialect
        delimiter, quote, escape = dialect.delimiter, dialect.quotechar, dialect.escapechar
        quoting, strict = dialect.quoting, dialect.strict
        fields = []
        field = []
        number = False
        # start-record start-field escaped in-field in-quotes escape-in-quotes quote-in-quotes eat-newline after-escaped-newline
        state = "record"
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if field or state in ("quoted", "escaped-quoted"):
                    if strict:
                        raise Error("unexpected end of data") from None
                    self._save(fields, field, number)
                    return fields
                if state in ("escaped",):
                    self._save(fields, field, number)
                    return fields
                raise
            if not _subtype(_type(line), str):
                raise Error(f"iterator should return strings, not {_name(line)} (the file should be opened in text mode)")
            self.line_num += 1
            for c in line:
                if c == "\0" and not _python(11):
                    raise Error("line contains NUL")
                newline = c == "\n" or c == "\r"
                if state == "record":
                    if newline:
                        state = "eat"
                        continue
                    state = "start"
                if state == "start":
                    if newline:
                        self._save(fields, field, number)
                        field, number = [], False
                        state = "eat"
                    elif c == quote and quoting != QUOTE_NONE:
                        state = "quoted"
                    elif c == escape:
                        state = "escaped"
                    elif c == " " and dialect.skipinitialspace:
                        pass
                    elif c == delimiter:
                        self._save(fields, field, number)
                        field, number = [], False
                    else:
                        if quoting == QUOTE_NONNUMERIC:
                            number = True
                        self._add(field, c)
                        state = "field"
                elif state == "field":
                    if newline:
                        self._save(fields, field, number)
                        field, number = [], False
                        state = "eat"
                    elif c == escape:
                        state = "escaped"
                    elif c == delimiter:
                        self._save(fields, field, number)
                        field, number = [], False
                        state = "start"
                    else:
                        self._add(field, c)
                elif state == "quoted":
                    if c == escape:
                        state = "escaped-quoted"
                    elif c == quote and quoting != QUOTE_NONE:
                        state = "quote" if dialect.doublequote else "field"
                    else:
                        self._add(field, c)
                elif state == "quote":
                    if quoting != QUOTE_NONE and c == quote:
                        self._add(field, c)
                        state = "quoted"
                    elif c == delimiter:
                        self._save(fields, field, number)
                        field, number = [], False
                        state = "start"
                    elif newline:
                        self._save(fields, field, number)
                        field, number = [], False
                        state = "eat"
                    elif not strict:
                        self._add(field, c)
                        state = "field"
                    else:
                        raise Error(f"'{delimiter}' expected after '{quote}'")
                elif state == "escaped":
                    self._add(field, c)
                    state = "after" if newline else "field"
                elif state == "escaped-quoted":
                    self._add(field, c)
                    state = "quoted"
                elif state == "after":
                    state = "field"
                    if newline:
                        self._save(fields, field, number)
                        field, number = [], False
                        state = "eat"
                    elif c == delimiter:
                        self._save(fields, field, number)
                        field, number = [], False
                        state = "start"
                    else:
                        self._add(field, c)
                elif state == "eat":
                    if not newline:
                        raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?" if _python(13) else "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
            if state == "start" or state == "field" or state == "quote":
                self._save(fields, field, number)
                return fields
            if state == "escaped":
                self._add(field, "\n")
                state = "field"
                continue
            if state == "escaped-quoted":
                self._add(field, "\n")
                state = "quoted"
                continue
            if state == "record" or state == "eat":
                return fields

    def _add(self, field, c):
        if len(field) >= _limit:
            raise Error(f"field larger than field limit ({_limit})")
        field.append(c)

    def _save(self, fields, field, number):
        text = "".join(field)
        fields.append(float(text) if number else text)


class _Writer:
    __module__ = "_csv"
    __slots__ = ("_write", "dialect")

    def __init__(self, write, dialect):
        self._write = write
        self.dialect = dialect

    def writerow(self, row, /):
        dialect = self.dialect
        try:
            row = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {_name(row)}") from None
        parts = []
        alone = None
        for value in row:
            kind = _type(value)
            is_number = _subtype(kind, int) or _subtype(kind, float)
            if dialect.quoting == QUOTE_NONNUMERIC:
                quoted = not is_number
            elif dialect.quoting == QUOTE_STRINGS:
                quoted = _subtype(kind, str)
            elif dialect.quoting == QUOTE_NOTNULL:
                quoted = value is not None
            else:
                quoted = dialect.quoting == QUOTE_ALL
            text = value if _subtype(kind, str) else "" if value is None else str(value)
            alone = (text, value) if not parts else None
            parts.append(self._quoted(text, quoted, value))
        if alone is not None and parts[0] == "":
            if dialect.quoting == QUOTE_NONE or (_python(12) and alone[1] is None and dialect.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL)):
                raise Error("single empty field record must be quoted")
            parts[0] = dialect.quotechar * 2
        return self._write(dialect.delimiter.join(parts) + dialect.lineterminator)

    def _quoted(self, text, quoted, value):
        dialect = self.dialect
        delimiter, quote, escape = dialect.delimiter, dialect.quotechar, dialect.escapechar
        special = (delimiter, escape, quote)
        made = []
        for c in text:
            if c in special or c in dialect.lineterminator or c in "\r\n":
                if dialect.quoting == QUOTE_NONE:
                    escaped = True
                elif c == quote:
                    if dialect.doublequote:
                        made.append(quote)
                        escaped = False
                        quoted = True
                    else:
                        escaped = True
                elif c == escape:
                    escaped = True
                else:
                    escaped = False
                    quoted = True
                if escaped:
                    if escape is None:
                        raise Error("need to escape, but no escapechar set")
                    made.append(escape)
            made.append(c)
        if text == " " and dialect.skipinitialspace and _python(13):
            quoted = True
        body = "".join(made)
        return f"{quote}{body}{quote}" if quoted else body

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def reader(lines, /, dialect="excel", **keywords):
    return _Reader(lines, Dialect(dialect, **keywords))


def writer(file, /, dialect="excel", **keywords):
    write = getattr(file, "write", None)
    if not callable(write):
        raise TypeError('argument 1 must have a "write" method')
    return _Writer(write, Dialect(dialect, **keywords))
