"""The hot opcodes, one flat function each.

These files are templates: `interp/vm/generate.py` puts the body of each function into the dispatch tree of `run()`. There
`return X` means "go on at X"; a handler that changes frames assigns `frame` and `regs` first. Before anything that may raise
or push a frame, `frame.ins = ins` and `vm.frame = frame`: the unwinder and the callee look there.
"""
