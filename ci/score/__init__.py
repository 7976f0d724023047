"""`montyfuzz score`: faults drawn mechanically into `interp`, and how soon each strategy finds them.

| file | what is in it |
|---|---|
| `operators.py` | the mutation operators: one node of a tree, and what may stand in its place |
| `faults.py` | every fault that the operators make of `interp`'s text, with its permanent id; the draw |
| `instrument.py` | the text of the score build: functions ask whether another stands in for them, blocks tell that they were reached |
| `switch.py` | what the score build asks |
| `build.py` | the score build: compiled once, all faults in it |
| `streams.py`, `recording.py` | what each strategy runs, and with what it is judged |
| `worker.py` | a process with the score build: records streams, looks for faults along one |
| `measure.py` | which faults count, what is measured, what is kept |
| `power.py` | what the measurement says |
| `planted.py` | faults that people wrote (`planted.toml`), each compiled into a build of its own: how soon a diff shows them |
"""
