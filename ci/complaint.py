"""A complaint: what stops a command, said in one line."""

from __future__ import annotations


class Complaint(Exception):
    """Something a person can mend: the message says in one line what is wrong and what to do. The command prints it and exits 2."""
