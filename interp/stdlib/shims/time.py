"""time: the clock by the host's policy; the zone is UTC."""

from _structseq import structseq

struct_time = structseq(
    "time",
    "struct_time",
    ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"),
    ("tm_zone", "tm_gmtoff"),
)
_info = structseq("time", "clock_info", ("implementation", "monotonic", "adjustable", "resolution"))

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")

_STRUCT_TM_ITEMS = 11
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def time():
    return _clock() / 1000000000


def time_ns():
    return _clock()


def monotonic():
    return _stopwatch() / 1000000000


def monotonic_ns():
    return _stopwatch()


perf_counter = process_time = thread_time = monotonic
perf_counter_ns = process_time_ns = thread_time_ns = monotonic_ns


def get_clock_info(name, /):
    if name not in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
        raise ValueError("unknown clock")
    return _info(("policy", name != "time", name == "time", 1e-09))


def sleep(seconds, /):
    if not _is_number(seconds):
        raise TypeError(f"'{_name(seconds)}' object cannot be interpreted as an integer")
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if seconds > 9223372036:
        raise OverflowError("timestamp out of range for platform time_t")
    _sleep(int(seconds * 1000000000))


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days(year, month, day):
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400 + _BEFORE[month - 1] + (month > 2 and _is_leap(year)) + day
    return days - 719163


def gmtime(seconds=None, /):
    return struct_time((*_split(seconds), "GMT", 0))


def localtime(seconds=None, /):
    return struct_time((*_split(seconds), "UTC", 0))


def _split(seconds):
    if seconds is None:
        seconds = time()
    elif not _is_number(seconds) or isinstance(seconds, complex):
        raise TypeError(f"'{_name(seconds)}' object cannot be interpreted as an integer")
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if not -(2**63) <= seconds < 2**63:
        raise OverflowError("timestamp out of range for platform time_t")
    seconds = int(seconds // 1)
    if not -67768040609740800 <= seconds < 67768036191676800:
        raise OSError(75, "Value too large for defined data type")
    days, rest = divmod(seconds, 86400)
    hour, rest = divmod(rest, 3600)
    minute, second = divmod(rest, 60)
    weekday = (days + 3) % 7
    era, day = divmod(days + 719468, 146097)
    year_of_era = (day - day // 1460 + day // 36524 - day // 146096) // 365
    year = year_of_era + era * 400
    day -= 365 * year_of_era + year_of_era // 4 - year_of_era // 100
    shifted = (5 * day + 2) // 153
    day_of_month = day - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    year += month <= 2
    day_of_year = _days(year, month, day_of_month) - _days(year, 1, 1) + 1
    return year, month, day_of_month, hour, minute, second, weekday, day_of_year, 0


def _int(value):
    number = _in_c(value, "long")
    if not -(2**31) <= number < 2**31:
        raise OverflowError("signed integer is " + ("less than minimum" if number < 0 else "greater than maximum"))
    return number


def _fields(value, function):
    if not isinstance(value, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(value) != 9:
        raise TypeError(f"{function}(): illegal time tuple argument")
    return tuple([_int(item) for item in value])


def mktime(value, /):
    year, month, day, hour, minute, second, *rest = _fields(value, "mktime")
    return float(_days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second)


def _checked(value, function):
    year, month, day, hour, minute, second, weekday, yearday, dst = _fields(value, function)
    if month == 0:
        month = 1
    elif not 1 <= month <= 12:
        raise ValueError("month out of range")
    if day == 0:
        day = 1
    elif not 1 <= day <= 31:
        raise ValueError("day of month out of range")
    if not 0 <= hour <= 23:
        raise ValueError("hour out of range")
    if not 0 <= minute <= 59:
        raise ValueError("minute out of range")
    if not 0 <= second <= 61:
        raise ValueError("seconds out of range")
    if weekday < -1 and (weekday + 1) % 7:
        raise ValueError("day of week out of range")
    if yearday == 0:
        yearday = 1
    elif not 1 <= yearday <= 366:
        raise ValueError("day of year out of range")
    return year, month, day, hour, minute, second, weekday % 7, yearday, dst


def asctime(value=_missing, /):
    year, month, day, hour, minute, second, weekday, yearday, dst = _checked(localtime() if value is _missing else value, "asctime")
    return f"{_DAYS[weekday][:3]} {_MONTHS[month - 1][:3]} {day:2d} {hour:02d}:{minute:02d}:{second:02d} {year}"


def ctime(seconds=None, /):
    return asctime(localtime(seconds))


def _iso(year, weekday, yearday):
    week = (yearday - weekday + 9) // 7
    if week < 1:
        year -= 1
        days = 365 + _is_leap(year)
        first = (weekday - yearday - days + 1) % 7
        week = (yearday + days - weekday + 9) // 7
        return year, week
    if week == 53 and yearday - weekday + 3 > 365 + _is_leap(year):
        return year + 1, 1
    return year, week


def strftime(format, value=_missing, /):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {_kind(format)}")
    if value is _missing:
        value = localtime()
    if "\0" in format and not _python(14):
        raise ValueError("embedded null character")
    year, month, day, hour, minute, second, weekday, yearday, dst = _checked(value, "strftime")
    made = []
    at = 0
    size = len(format)
    while at < size:
        found = format.find("%", at)
        if found < 0 or found == size - 1:
            made.append(format[at:])
            break
        made.append(format[at:found])
        letter = format[found + 1]
        at = found + 2
        pad = True
        if letter in "-" and at < size:
            pad = False
            letter = format[at]
            at += 1
        two = None
        if letter == "Y":
            text = str(year)
        elif letter == "m":
            two = month
        elif letter == "d":
            two = day
        elif letter == "H":
            two = hour
        elif letter == "M":
            two = minute
        elif letter == "S":
            two = second
        elif letter == "y":
            two = year % 100
        elif letter == "I":
            two = (hour + 11) % 12 + 1
        elif letter == "U":
            two = (yearday + 6 - (weekday + 1) % 7) // 7
        elif letter == "W":
            two = (yearday + 6 - weekday) // 7
        elif letter == "V":
            two = _iso(year, weekday, yearday)[1]
        elif letter == "g":
            two = _iso(year, weekday, yearday)[0] % 100
        elif letter == "C":
            text = str(year // 100)
        elif letter == "G":
            text = str(_iso(year, weekday, yearday)[0])
        elif letter == "j":
            text = f"{yearday:03d}" if pad else str(yearday)
        elif letter == "e":
            text = f"{day:2d}"
        elif letter == "k":
            text = f"{hour:2d}"
        elif letter == "l":
            text = f"{(hour + 11) % 12 + 1:2d}"
        elif letter == "a":
            text = _DAYS[weekday][:3]
        elif letter == "A":
            text = _DAYS[weekday]
        elif letter in "bh":
            text = _MONTHS[month - 1][:3]
        elif letter == "B":
            text = _MONTHS[month - 1]
        elif letter == "p":
            text = "AM" if hour < 12 else "PM"
        elif letter == "P":
            text = "am" if hour < 12 else "pm"
        elif letter == "w":
            text = str((weekday + 1) % 7)
        elif letter == "u":
            text = str(weekday + 1)
        elif letter == "c":
            text = f"{_DAYS[weekday][:3]} {_MONTHS[month - 1][:3]} {day:2d} {hour:02d}:{minute:02d}:{second:02d} {year}"
        elif letter in "xD":
            text = f"{month:02d}/{day:02d}/{year % 100:02d}"
        elif letter in "XT":
            text = f"{hour:02d}:{minute:02d}:{second:02d}"
        elif letter == "R":
            text = f"{hour:02d}:{minute:02d}"
        elif letter == "r":
            text = f"{(hour + 11) % 12 + 1:02d}:{minute:02d}:{second:02d} {'AM' if hour < 12 else 'PM'}"
        elif letter == "F":
            text = f"{year}-{month:02d}-{day:02d}"
        elif letter == "s":
            text = str(_days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second)
        elif letter == "Z":
            zone = value.tm_zone if isinstance(value, struct_time) else None
            text = zone if isinstance(zone, str) else "" if dst < 0 else "UTC"
        elif letter == "z":
            text = "+0000"
        elif letter == "n":
            text = "\n"
        elif letter == "t":
            text = "\t"
        elif letter == "%":
            text = "%"
        else:
            text = f"%{letter}"
        if two is not None:
            text = f"{two:02d}" if pad else str(two)
        made.append(text)
    return "".join(made)


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    from _strptime import _strptime_time

    return _strptime_time(string, format)


def tzset():
    pass
