"""Reduction: the smallest program that still shows the same cause, is valid and does the same each time."""
