"""The differential oracle: programs in, outcomes of every engine compared, findings out."""
