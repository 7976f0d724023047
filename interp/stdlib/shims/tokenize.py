"""tokenize: names that inspect asks for; a guest has no source files to take apart."""

from token import *


class TokenError(Exception):
    pass
