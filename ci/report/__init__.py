"""The triage report: what a person reads in the morning, what a script reads, and a folder per finding to reproduce it."""
