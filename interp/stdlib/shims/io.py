"""io: text and bytes in memory. There are no files."""

import abc

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "BytesIO", "StringIO", "BufferedIOBase", "BufferedReader",
    "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR",
    "SEEK_END", "DEFAULT_BUFFER_SIZE", "FileIO",
]  # fmt: skip

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if hasattr(_type(file), "__fspath__"):
        file = _type(file).__fspath__(file)
    if isinstance(file, (str, bytes)):
        raise FileNotFoundError(2, "No such file or directory", file)
    raise PermissionError(1, "Operation not permitted")


open_code = open


def text_encoding(encoding, stacklevel=2, /):
    return "utf-8" if encoding is None else encoding


class IOBase(metaclass=abc.ABCMeta):
    closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def seek(self, offset, whence=0, /):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        self._unsupported("truncate")

    def flush(self):
        self._check()

    def close(self):
        self.closed = True

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def fileno(self):
        self._unsupported("fileno")

    def isatty(self):
        self._check()
        return False

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        hint = _count(hint)
        return self._lines(hint + 1 if hint > 0 else 0)

    def _lines(self, enough):
        # Those that are left, until they have `enough` items together; 0 for all.
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if 0 < enough <= size:
                break
        return lines

    def writelines(self, lines, /):
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    def detach(self):
        self._unsupported("detach")


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None

    def detach(self):
        self._unsupported("detach")


def _count(size):
    """How many to read, -1 for all."""
    if size is None:
        return -1
    if _special(size, "__index__") is _missing:
        raise TypeError(f"argument should be integer or None, not '{_name(size)}'")
    size = _index(size) + 0
    if not -(2**63) <= size < 2**63:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return size


class _Memory:
    """What StringIO and BytesIO have in common: pieces that were written one behind the other, joined when someone looks."""

    def _open(self):
        if self.closed:
            raise ValueError(self._closed)

    def _all(self):
        if self._pieces:
            self._value += self._empty.join(self._pieces)
            self._pieces = []
        return self._value

    def _put(self, data):
        size = len(data)
        if not size:
            return
        if self._pos == self._size:
            self._pieces.append(data)
            self._size += size
            self._pos = self._size
            return
        value = self._all()
        if self._pos > self._size:
            value += self._zero * (self._pos - self._size)
        self._value = value[: self._pos] + data + value[self._pos + size :]
        self._pos += size
        self._size = len(self._value)

    def getvalue(self):
        self._open()
        return self._all()

    def tell(self):
        self._open()
        return self._pos

    def read(self, size=-1, /):
        self._open()
        size = _count(size)
        value = self._all()
        end = self._size if size < 0 else min(self._size, self._pos + size)
        found = value[self._pos : end]
        if end > self._pos:
            self._pos = end
        return found

    def truncate(self, size=None, /):
        self._open()
        size = self._pos if size is None else _count(size)
        if size < 0:
            raise ValueError(f"Negative size value {size}" if self._empty == "" else f"negative size value {size}")
        self._value = self._all()[:size]
        self._size = len(self._value)
        return size

    def seekable(self):
        self._open()
        return True

    readable = writable = seekable

    def close(self):
        self._value = self._empty
        self._pieces = []
        self._size = 0
        self.closed = True


class StringIO(_Memory, TextIOBase):
    __module__ = "_io"
    _closed = "I/O operation on closed file"
    _empty = ""
    _zero = "\0"
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {_name(newline)}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {_name(initial_value)}")
        self.closed = False
        self._newline = newline
        self._value = ""
        self._pieces = []
        self._size = 0
        self._pos = 0
        if initial_value:
            self._put(self._translated(_payload(initial_value)))
            self._pos = 0

    def _translated(self, text):
        if self._newline is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        if self._newline in ("\r", "\r\n"):
            return text.replace("\n", self._newline)
        return text

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{_name(text)}'")
        self._open()
        self._put(self._translated(_payload(text)))
        return len(text)

    def flush(self):
        pass

    def readline(self, size=-1, /):
        self._open()
        size = _count(size)
        value = self._all()
        end = self._line_end(value)
        if 0 <= size < end - self._pos:
            end = self._pos + size
        line = value[self._pos : end]
        if end > self._pos:
            self._pos = end
        return line

    def _line_end(self, value):
        if self._newline == "":
            ends = [place + len(word) for word in ("\r\n", "\n", "\r") if (place := value.find(word, self._pos)) >= 0]
            if not ends:
                return self._size
            end = min(ends)
            return end + 1 if value[end - 1 : end + 1] == "\r\n" else end
        word = self._newline or "\n"
        place = value.find(word, self._pos)
        return self._size if place < 0 else place + len(word)

    def seek(self, offset, whence=0, /):
        offset, whence = _in_c(offset), _in_c(whence, "int", 31)
        self._open()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._pos = offset if whence == 0 else self._pos if whence == 1 else self._size
        return self._pos


class BytesIO(_Memory, BufferedIOBase):
    __module__ = "_io"
    _closed = "I/O operation on closed file."
    _empty = b""
    _zero = b"\0"

    def __init__(self, initial_bytes=b""):
        self.closed = False
        self._value = b""
        self._pieces = []
        self._size = 0
        self._pos = 0
        if initial_bytes is not None:
            self._put(_bytes_like(initial_bytes))
            self._pos = 0

    def write(self, data, /):
        self._open()
        value = _bytes_like(data)
        self._put(value)
        return len(value)

    read1 = _Memory.read

    def getbuffer(self):
        return self.getvalue()

    def __iter__(self):
        return self

    def readlines(self, hint=None, /):
        if hint is not None and _special(hint, "__index__") is _missing:
            raise TypeError(f"integer argument expected, got '{_name(hint)}'")
        return self._lines(0 if hint is None else _in_c(hint))

    def readinto(self, buffer, /):
        self._open()
        if not _subtype(_type(buffer), bytearray):
            raise TypeError(f"readinto() argument must be read-write bytes-like object, not {_name(buffer)}")
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        self._open()
        size = _count(size)
        value = self._all()
        place = value.find(b"\n", self._pos)
        end = self._size if place < 0 else place + 1
        if 0 <= size < end - self._pos:
            end = self._pos + size
        line = value[self._pos : end]
        if end > self._pos:
            self._pos = end
        return line

    def seek(self, offset, whence=0, /):
        offset, whence = _in_c(offset), _in_c(whence, "int", 31)
        self._open()
        if whence == 0:
            if offset < 0:
                raise ValueError(f"negative seek value {offset}")
            self._pos = offset
        elif whence == 1:
            self._pos = max(0, self._pos + offset)
        elif whence == 2:
            self._pos = max(0, self._size + offset)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._pos


class FileIO(RawIOBase):
    def __init__(self, file, mode="r", closefd=True, opener=None):
        open(file)


class BufferedReader(BufferedIOBase):
    pass


class BufferedWriter(BufferedIOBase):
    pass


class BufferedRWPair(BufferedIOBase):
    pass


class BufferedRandom(BufferedIOBase):
    pass


class TextIOWrapper(TextIOBase):
    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self.closed = False
        self.buffer = buffer
        self.encoding = encoding or "utf-8"
        self.errors = errors or "strict"
        self._text = None
        self._newline = newline

    def write(self, text, /):
        self._check()
        self.buffer.write(text.encode(self.encoding, self.errors))
        return len(text)

    def _reader(self):
        self._check()
        if self._text is None:
            self._text = StringIO(self.buffer.read().decode(self.encoding, self.errors), self._newline)
            self._text.seek(0)
        return self._text

    def read(self, size=-1, /):
        return self._reader().read(size)

    def readline(self, size=-1, /):
        return self._reader().readline(size)

    def readable(self):
        return True

    writable = readable

    def close(self):
        if not self.closed:
            self.closed = True
            self.buffer.close()

    def detach(self):
        return self.buffer
