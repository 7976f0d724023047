"""platform: what every sandbox says."""

import sys


def system():
    return "Linux"


def node():
    return ""


def release():
    return ""


def machine():
    return "x86_64"


def processor():
    return ""


def python_version():
    return "%d.%d.%d" % sys.version_info[:3]


def python_implementation():
    return "CPython"


def platform(aliased=False, terse=False):
    return "Linux"
