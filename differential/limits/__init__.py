"""The limit oracle: attacks on every row of the builtins table, each measured from outside in a fresh process.

`extremes` is what rows are attacked with, `attacks` the programs, `worker` runs one, `verdict` says which promises it broke, `measure` runs
many in several engines.

The oracle of prices, in this process: `sizes` is what stands for each kind of argument, small and large, `sized` the programs, `unpaid`
judges what each takes in bytes and seconds by what it was charged.
"""
