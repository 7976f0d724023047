"""Type parameters of aliases. Source: `_Py_make_parameters` and `_Py_subs_parameters` in CPython's Objects/genericaliasobject.c."""


def _parameters_of(args):
    found = []
    for arg in args:
        if _is_class(arg) or _plain(arg) and _type(arg) is not tuple and _type(arg) is not list:
            continue
        if _getattr_default(arg, "__typing_subst__", _missing) is not _missing:
            inner = (arg,)
        elif _type(arg) in (tuple, list):
            inner = _parameters_of(arg)
        else:
            inner = _getattr_default(arg, "__parameters__", ())
        if _type(inner) is tuple:
            for each in inner:
                if each not in found:
                    found.append(each)
    return tuple(found)


def _substituted(alias, args, parameters, item):
    if not parameters:
        raise TypeError(f"{alias!r} is not a generic class")
    items = _payload(item) if _subtype(_type(item), tuple) else (item,)
    flat = []
    for each in items:
        inner = _missing if _is_class(each) else _getattr_default(each, "__typing_unpacked_tuple_args__", None)
        if inner is not _missing and inner is not None and not (inner and inner[-1] is ...):
            flat.extend(inner)
        else:
            flat.append(each)
    items = tuple(flat)
    for parameter in parameters:
        prepare = _getattr_default(parameter, "__typing_prepare_subst__", None)
        if prepare is not None:
            made = prepare(alias, items)
            items = tuple(made) if _type(made) is not tuple else made
    if len(items) != len(parameters):
        word = "many" if len(items) > len(parameters) else "few"
        if _python(12) or True:
            raise TypeError(f"Too {word} arguments for {alias!r}; actual {len(items)}, expected {len(parameters)}")
    return _with_parameters(args, parameters, items)


def _with_parameters(args, parameters, items):
    made = []
    for arg in args:
        if _is_class(arg):
            made.append(arg)
            continue
        if _type(arg) in (tuple, list):
            new = _with_parameters(arg, parameters, items)
            made.append(new if _type(arg) is tuple else list(new))
            continue
        unpack = _getattr_default(arg, "__typing_is_unpacked_typevartuple__", False)
        subst = _getattr_default(arg, "__typing_subst__", None)
        if subst is not None:
            new = subst(items[parameters.index(arg)])
        else:
            inner = _getattr_default(arg, "__parameters__", ())
            if _type(inner) is tuple and inner:
                wanted = []
                for parameter in inner:
                    value = items[parameters.index(parameter)]
                    if hasattr(_type(parameter), "__iter__") and _type(value) is tuple:
                        wanted.extend(value)
                    else:
                        wanted.append(value)
                new = arg[tuple(wanted)]
            else:
                new = arg
        if unpack and _type(new) is tuple:
            made.extend(new)
        else:
            made.append(new)
    return tuple(made)
