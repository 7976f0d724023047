"""Exceptions: what their types add to BaseException, and groups."""


def _exception_new(cls, /, *args, **keywords):
    return _new_exception(cls, *args)


def _os_error_new(cls, /, *args, **keywords):
    if cls is OSError and 2 <= len(args) <= 5:
        cls = _os_error_class(args[0])
    if _inits_late(cls):
        return _new_exception(cls)
    if keywords:
        raise TypeError(f"{cls.__name__}() takes no keyword arguments")
    made = _new_exception(cls, *args)
    _set_os_error(made, args)
    return made


def _inits_late(cls):
    """Whether a subclass of OSError has an `__init__` of its own and no `__new__`: then that is to call OSError's (`oserror_use_init`)."""
    return _is_function(_lookup(cls, "__init__")) and not _is_function(_wrapped(_lookup(cls, "__new__")))


def _set_os_error(self, args):
    self.args = args
    if 2 <= len(args) <= 5:
        for place, key in enumerate(("errno", "strerror", "filename", "winerror", "filename2")):
            if place < len(args):
                _set_exception_value(self, key, args[place])
        self.args = args[:2]


def _exception_init(self, /, *args, **keywords):
    if keywords:
        raise TypeError(f"{_name(self)}() takes no keyword arguments")
    self.args = args


def _exception_str(self, /):
    args = _arguments(self)
    if not args:
        return ""
    return str(args[0]) if len(args) == 1 else str(args)


def _exception_repr(self, /):
    args = _arguments(self)
    if len(args) == 1:
        return f"{_name(self)}({args[0]!r})"
    return f"{_name(self)}{args!r}"


def _key_error_str(self, /):
    args = _arguments(self)
    if len(args) == 1:
        return repr(args[0])
    return _exception_str(self)


def _exception_add_note(self, note, /):
    if not _subtype(_type(note), str):
        raise TypeError(f"note must be a str, not '{_name(note)}'")
    notes = getattr(self, "__notes__", None)
    if notes is None:
        notes = []
        self.__notes__ = notes
    elif _type(notes) is not list:
        raise TypeError("Cannot add note: __notes__ is not a list")
    notes.append(note)


def _exception_setstate(self, state, /):
    if state is None:
        return
    if not _subtype(_type(state), dict):
        raise TypeError("state is not a dictionary")
    for key, value in _payload(state).items():
        setattr(self, key, value)


def _set_exception_args(self, value):
    self.args = tuple(value)


def _exception_init_values(self, /, *args, **keywords):
    allowed = ()
    if isinstance(self, NameError):
        allowed = ("name",)
    elif isinstance(self, AttributeError):
        allowed = ("name", "obj")
    elif isinstance(self, ImportError):
        allowed = ("name", "path", "name_from")
    if isinstance(self, OSError) and not _inits_late(_type(self)):
        return  # `__new__` has done it
    for key in keywords:
        if key not in allowed:
            if not allowed:
                raise TypeError(f"{'OSError' if isinstance(self, OSError) else _name(self)}() takes no keyword arguments")
            owner = ImportError if isinstance(self, ImportError) else NameError if isinstance(self, NameError) else AttributeError
            _refuse(owner, "__init__", [self, *args], keywords)
    self.args = args
    for key in allowed:
        _set_exception_value(self, key, keywords.get(key))
    if isinstance(self, StopIteration):
        _set_exception_value(self, "value", args[0] if args else None)
    elif isinstance(self, SystemExit):
        _set_exception_value(self, "code", None if not args else args[0] if len(args) == 1 else args)
    elif isinstance(self, ImportError):
        _set_exception_value(self, "msg", args[0] if len(args) == 1 else None)
    elif isinstance(self, OSError):
        _set_os_error(self, args)
    elif isinstance(self, SyntaxError):
        if args:
            _set_exception_value(self, "msg", args[0])
        if len(args) == 2:
            details = tuple(args[1])
            _check_exception(SyntaxError, ("", details))
            for key, value in zip(("filename", "lineno", "offset", "text", "end_lineno", "end_offset"), details):
                _set_exception_value(self, key, value)
    elif isinstance(self, (UnicodeDecodeError, UnicodeEncodeError)):
        decoding = isinstance(self, UnicodeDecodeError)
        if list(map(_plain_type, args)) != [str, bytes if decoding else str, int, int, str]:
            _refuse(UnicodeDecodeError if decoding else UnicodeEncodeError, "__init__", [self, *args], {})
        for key, value in zip(("encoding", "object", "start", "end", "reason"), args):
            _set_exception_value(self, key, bytes(value) if key == "object" and decoding else value)
    elif isinstance(self, UnicodeTranslateError):
        if list(map(_plain_type, args)) != [str, int, int, str]:
            _refuse(UnicodeTranslateError, "__init__", [self, *args], {})
        for key, value in zip(("object", "start", "end", "reason"), args):
            _set_exception_value(self, key, value)


def _plain_type(x):
    kind = _type(_payload(x))
    return int if kind is bool else bytes if kind is bytearray else kind


def _exception_str_values(self, /):
    if isinstance(self, OSError):
        errno = _exception_value(self, "errno")
        strerror = _exception_value(self, "strerror")
        filename = _exception_value(self, "filename")
        other = _exception_value(self, "filename2")
        if other is not None:
            return f"[Errno {errno}] {strerror}: {filename!r} -> {other!r}"
        if filename is not None:
            return f"[Errno {errno}] {strerror}: {filename!r}"
        if errno is not None and strerror is not None:
            return f"[Errno {errno}] {strerror}"
        return _exception_str(self)
    if isinstance(self, ImportError):
        message = _exception_value(self, "msg")
        return message if _type(message) is str else _exception_str(self)
    if isinstance(self, SyntaxError):
        message = _exception_value(self, "msg")
        filename = _exception_value(self, "filename")
        line = _exception_value(self, "lineno")
        if _type(filename) is str and _type(line) is int:
            return f"{message} ({filename.rpartition('/')[2]}, line {line})"
        if _type(line) is int:
            return f"{message} (line {line})"
        if _type(filename) is str:
            return f"{message} ({filename.rpartition('/')[2]})"
        return str(message)
    return _unicode_error_text(self)


def _unicode_error_text(self):
    start = _exception_value(self, "start")
    end = _exception_value(self, "end")
    reason = _exception_value(self, "reason")
    thing = _exception_value(self, "object")
    if thing is None:
        return ""  # `__init__` did not run
    if isinstance(self, UnicodeDecodeError):
        encoding = _exception_value(self, "encoding")
        if end == start + 1 and start < len(thing):
            return f"'{encoding}' codec can't decode byte 0x{thing[start]:02x} in position {start}: {reason}"
        return f"'{encoding}' codec can't decode bytes in position {start}-{end - 1}: {reason}"
    what = "encode" if isinstance(self, UnicodeEncodeError) else "translate"
    prefix = f"'{_exception_value(self, 'encoding')}' codec can't encode" if what == "encode" else "can't translate"
    if end == start + 1 and start < len(thing):
        code = ord(thing[start])
        escaped = f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
        return f"{prefix} character '{escaped}' in position {start}: {reason}"
    return f"{prefix} characters in position {start}-{end - 1}: {reason}"


def _raise_from(value, cause):
    if _is_class(cause) and _subtype(cause, BaseException):
        cause = cause()
    if _is_class(value) and _subtype(value, BaseException):
        value = value()
    raise value from cause


def _group_new(cls, message, exceptions, /, **keywords):
    if not _subtype(_type(message), str):
        raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {_name(message)}")
    kind = _type(exceptions)
    if _subtype(kind, dict) or _name(exceptions) == "mappingproxy" or not _has_special(exceptions, "__getitem__"):
        raise TypeError("second argument (exceptions) must be a sequence")
    members = tuple(exceptions)
    if not members:
        raise ValueError("second argument (exceptions) must be a non-empty sequence")
    nested_base = False
    for place, member in enumerate(members):
        if not _is_exception(member):
            raise ValueError(f"Item {place} of second argument (exceptions) is not an exception")
        if not isinstance(member, Exception):
            nested_base = True
    if cls is BaseExceptionGroup and not nested_base:
        cls = ExceptionGroup
    elif nested_base and _subtype(cls, Exception):
        if cls is ExceptionGroup:
            raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
        raise TypeError(f"Cannot nest BaseExceptions in '{cls.__name__}'")
    self = _new_exception(cls, message, exceptions)
    _set_exception_value(self, "message", message)
    _set_exception_value(self, "exceptions", members)
    return self


def _group_init(self, /, *args, **keywords):
    if keywords:
        raise TypeError(f"{_name(self)}() takes no keyword arguments")
    self.args = args


def _group_str(self, /):
    count = len(self.exceptions)
    return f"{self.message} ({count} sub-exception{'s' if count != 1 else ''})"


def _group_derive(self, exceptions, /):
    return BaseExceptionGroup(self.message, exceptions)


def _group_copy(group, members):
    made = group.derive(members)
    if not isinstance(made, BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    made.__traceback__ = group.__traceback__
    made.__cause__ = group.__cause__
    made.__context__ = group.__context__
    notes = getattr(group, "__notes__", None)
    if notes is not None and (_type(notes) in (list, tuple) or (_type(notes) not in (dict, set, frozenset) and _has_special(notes, "__getitem__"))):
        made.__notes__ = list(notes)
    return made


def _group_matcher(condition):
    if _is_class(condition) and _subtype(condition, BaseException):
        return lambda e: isinstance(e, condition)
    if _type(condition) is tuple and all([_is_class(c) and _subtype(c, BaseException) for c in condition]):
        return lambda e: isinstance(e, condition)
    if callable(condition) and not _is_class(condition) and (_python(13) or _name(condition) == "function"):
        return condition
    raise TypeError("expected a function, exception type or tuple of exception types" if not _python(13) else "expected an exception type, a tuple of exception types, or a callable (other than a class)")


def _split_by(group, matches):
    if matches(group):
        return group, None
    if not isinstance(group, BaseExceptionGroup):
        return None, group
    inside = []
    outside = []
    for member in group.exceptions:
        matched, rest = _split_by(member, matches)
        if matched is not None:
            inside.append(matched)
        if rest is not None:
            outside.append(rest)
    return (_group_copy(group, inside) if inside else None, _group_copy(group, outside) if outside else None)


def _group_split_method(self, condition, /):
    return _split_by(self, _group_matcher(condition))


def _group_subgroup(self, condition, /):
    return _split_by(self, _group_matcher(condition))[0]


def _group_split(exception, kind):
    kinds = kind if _type(kind) is tuple else (kind,)
    for cls in kinds:
        if not _is_class(cls) or not _subtype(cls, BaseException):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if _subtype(cls, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if exception is None:
        return None, None
    if isinstance(exception, BaseExceptionGroup):
        return _split_by(exception, lambda e: isinstance(e, kinds))
    if isinstance(exception, kinds):
        wrapped = ExceptionGroup("", (exception,)) if isinstance(exception, Exception) else BaseExceptionGroup("", (exception,))
        wrapped.__traceback__ = exception.__traceback__
        return wrapped, None
    return None, exception


def _group_join(original, raised):
    raised = [e for e in raised if e is not None]
    if not raised:
        return None
    if not isinstance(original, BaseExceptionGroup):
        return raised[0] if len(raised) == 1 else ExceptionGroup("", raised)
    again = []
    fresh = []
    for e in raised:
        if isinstance(e, BaseExceptionGroup) and e.__traceback__ is original.__traceback__ and e.__cause__ is original.__cause__ and e.__context__ is original.__context__ and not _is_fresh(e, original):
            again.append(e)
        else:
            fresh.append(e)
    if not again:
        remaining = None
    elif len(again) == 1:
        remaining = again[0]
    else:
        remaining = _projection(original, again)
    if not fresh:
        return remaining
    if remaining is not None:
        fresh.append(remaining)
    if len(fresh) == 1:
        return fresh[0]
    return ExceptionGroup("", fresh) if all([isinstance(e, Exception) for e in fresh]) else BaseExceptionGroup("", fresh)


def _is_fresh(e, original):
    return not set(map(id, _leaves(e))) <= set(map(id, _leaves(original)))


def _leaves(e):
    if isinstance(e, BaseExceptionGroup):
        found = []
        for member in e.exceptions:
            found.extend(_leaves(member))
        return found
    return [e]


def _projection(original, parts):
    wanted = set()
    for part in parts:
        wanted.update(map(id, _leaves(part)))
    return _keep(original, wanted)


def _keep(group, wanted):
    members = []
    for member in group.exceptions:
        if isinstance(member, BaseExceptionGroup):
            kept = _keep(member, wanted)
            if kept is not None:
                members.append(kept)
        elif id(member) in wanted:
            members.append(member)
    return _group_copy(group, members) if members else None
