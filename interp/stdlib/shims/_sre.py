"""_sre: the numbers that the constants of re are made of. Matching is in the shim of re._compiler."""

MAGIC = 20220615
CODESIZE = 4
MAXREPEAT = 4294967295
MAXGROUPS = 1073741823
