"""Passes: each takes a problem and makes its best text smaller in one way, as far as that goes."""
