"""What can run a program: CPython (one engine per version found), `interp`, `pydantic-monty`."""
