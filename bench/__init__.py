"""Measurements, always side by side: `python -m bench` runs CPython, `interp` and pydantic-monty in turn on the same programs."""
