/* What mypyc's run-time support does slower than it must, in every module of ours.

The folder comes before mypyc's own in the include path, and this file stands where mypyc includes its own of that name: behind the
functions that it replaces, before the text of the module. Guarantees are the same but for one: what `isinstance` says of a class whose
metaclass is `type` hangs on the object's type alone, never on a `__class__` that it shows. */

#include_next <exc_ops.c>

/* mypyc's own makes a code object whenever an exception leaves one of our functions: a microsecond a level, and a guest's exception leaves
five. One for each place is as good. */
static void add_traceback(PyCodeObject **code, const char *filename, const char *name, int line, PyObject *globals) {
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    if (*code == NULL) {
        *code = PyCode_NewEmpty(filename, name, line);
    }
    PyFrameObject *frame = *code == NULL ? NULL : PyFrame_New(PyThreadState_GET(), *code, globals, 0);
    if (frame == NULL) {
        PyErr_Clear();
    } else {
        frame->f_lineno = line;
    }
    PyErr_Restore(type, value, traceback);
    if (frame != NULL) {
        PyTraceBack_Here(frame);
        Py_DECREF(frame);
    }
}

#define CPy_AddTraceback(filename, name, line, globals) \
    do { static PyCodeObject *code; add_traceback(&code, filename, name, line, globals); } while (0)

/* Registers are items of a list: read and written in place, without a call. */
static inline __attribute__((always_inline)) PyObject *item_of_list(PyObject *list, int64_t at) {
    if (likely((uint64_t)at < (uint64_t)PyList_GET_SIZE(list))) {
        return Py_NewRef(PyList_GET_ITEM(list, at));
    }
    return CPyList_GetItemInt64(list, at);
}

static inline __attribute__((always_inline)) bool set_item_of_list(PyObject *list, int64_t at, PyObject *value) {
    if (likely((uint64_t)at < (uint64_t)PyList_GET_SIZE(list))) {
        PyObject *old = PyList_GET_ITEM(list, at);
        PyList_SET_ITEM(list, at, value);
        Py_DECREF(old);
        return true;
    }
    return CPyList_SetItemInt64(list, at, value);
}

#define CPyList_GetItemInt64 item_of_list
#define CPyList_SetItemInt64 set_item_of_list

static inline double value_of_float(PyObject *o) {
    return likely(PyFloat_CheckExact(o)) ? PyFloat_AS_DOUBLE(o) : PyFloat_AsDouble(o);
}

#define PyFloat_AsDouble value_of_float

/* As `PyType_IsSubtype`, in place. A type whose base is `object` has no other base: most questions are answered without a walk. */
static inline int is_subtype(PyTypeObject *type, PyTypeObject *of) {
    if (type == of) {
        return 1;
    }
    if (type->tp_base == &PyBaseObject_Type) {
        return of == &PyBaseObject_Type;
    }
    PyObject *order = type->tp_mro;
    for (Py_ssize_t i = 1; i < PyTuple_GET_SIZE(order); i++) {
        if (PyTuple_GET_ITEM(order, i) == (PyObject *)of) {
            return 1;
        }
    }
    return 0;
}

#undef PyObject_TypeCheck
#define PyObject_TypeCheck(o, type) is_subtype(Py_TYPE(o), type)
#define CPy_TypeCheck(o, type) is_subtype(Py_TYPE(o), (PyTypeObject *)(type))

static int is_instance(PyObject *o, PyObject *of) {
    if (PyType_CheckExact(of)) {
        return is_subtype(Py_TYPE(o), (PyTypeObject *)of);
    }
    if (PyTuple_CheckExact(of)) {
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(of); i++) {
            int answer = is_instance(o, PyTuple_GET_ITEM(of, i));
            if (answer != 0) {
                return answer;
            }
        }
        return 0;
    }
    return PyObject_IsInstance(o, of);
}

#define PyObject_IsInstance is_instance

/* `for item in iterator`, once an item: an iterator is its own. */
static inline PyObject *iterator_of(PyObject *o) {
    return Py_TYPE(o)->tp_iter == PyObject_SelfIter ? Py_NewRef(o) : PyObject_GetIter(o);
}

#define PyObject_GetIter iterator_of

/* Names of modules, `builtins` above all, and bounds of slices and ranges: both are looked up again and again. */
static PyObject *attribute(PyObject *o, PyObject *name) {
    if (PyModule_CheckExact(o)) {
        PyObject *found = PyDict_GetItemWithError(PyModule_GetDict(o), name);
        if (likely(found != NULL)) {
            return Py_NewRef(found);
        }
        PyErr_Clear();
    } else if (PySlice_Check(o) || Py_IS_TYPE(o, &PyRange_Type)) {
        static PyObject *names[3];
        if (names[0] == NULL) {
            for (int i = 0; i < 3; i++) {
                names[i] = PyUnicode_InternFromString(PySlice_Type.tp_members[i].name);
            }
        }
        for (int i = 0; i < 3; i++) { /* start, stop, step: of both types, and names of ours are interned */
            if (name == names[i]) {
                return Py_NewRef(*(PyObject **)((char *)o + Py_TYPE(o)->tp_members[i].offset));
            }
        }
    }
    return PyObject_GetAttr(o, name);
}

#undef CPyObject_GetAttr
#define CPyObject_GetAttr attribute
