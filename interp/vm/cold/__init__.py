"""The cold opcodes, one function each, named as the opcode: called from one branch of the dispatch tree.

Each is called with `vm.frame` set to `frame` and `frame.ins` to `ins`, and answers where the machine goes on, in `vm.frame`.
"""
