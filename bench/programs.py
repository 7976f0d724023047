"""The programs that the interpreter's speed is measured on: small, one thing each, a value at the end that every engine must agree on."""

from __future__ import annotations

from typing import Final

NINE: Final[dict[str, str]] = {}
"""The programs of the geometric mean."""

NINE["calls"] = """\
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)

fib(25)
"""

NINE["loop"] = """\
def run(rows):
    total = 0
    for row in range(rows):
        for column in range(1000):
            total += row * column % 7
    return total

run(500)
"""

NINE["loop, module level"] = """\
total = 0
for row in range(500):
    for column in range(1000):
        total += row * column % 7
total
"""

NINE["while"] = """\
def run(limit):
    number = total = 0
    while number < limit:
        if number % 3 == 0:
            total = total + number
        number = number + 1
    return total

run(300000)
"""

NINE["sieve"] = """\
def sieve(limit):
    prime = [True] * (limit + 1)
    number = 2
    while number * number <= limit:
        if prime[number]:
            multiple = number * number
            while multiple <= limit:
                prime[multiple] = False
                multiple += number
        number += 1
    count = 0
    for number in range(2, limit + 1):
        if prime[number]:
            count += 1
    return count

sieve(200000)
"""

NINE["word count"] = """\
def count(times):
    words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta']
    seen = {}
    for i in range(times):
        word = words[i % 7]
        if word in seen:
            seen[word] += 1
        else:
            seen[word] = 1
    return seen['alpha'] * 1000 + len(seen)

count(200000)
"""

NINE["strings"] = """\
def build(times):
    parts = []
    marks = ''
    for i in range(times):
        parts.append('item' + str(i))
        if i % 100 == 0:
            marks = marks + 'x'
    return len(','.join(parts)) + len(marks)

build(100000)
"""

NINE["n-body"] = """\
def simulate(steps):
    place = [0.0, 1.0, 5.0]
    speed = [0.0, 0.1, -0.2]
    mass = [10.0, 1.0, 0.5]
    step = 0.001
    for _ in range(steps):
        for i in range(3):
            pull = 0.0
            for j in range(3):
                if i != j:
                    distance = place[j] - place[i]
                    square = distance * distance + 0.01
                    pull += mass[j] * distance / (square * square)
            speed[i] += pull * step
        for i in range(3):
            place[i] += speed[i] * step
    return place[0] + place[1] + place[2]

simulate(10000)
"""

NINE["methods"] = """\
class Counter:
    def __init__(self, value):
        self.value = value

    def add(self, amount):
        self.value = self.value + amount
        return self.value

def run(times):
    counter = Counter(1)
    for i in range(times):
        counter.add(i)
    return counter.value

run(200000)
"""

ALSO: Final[dict[str, str]] = {}
"""Programs measured likewise, outside the mean: each had once a cliff of its own."""

ALSO["append"] = """\
def run(times):
    text = ''
    for _ in range(times):
        text += 'x'
    return len(text)

run(200000)
"""

DEEP: Final = """\
value = other = ()
for _ in range(1000000):
    value = (value,)
    other = (other,)

def attempt(name, act):
    try:
        act()
        print(name, 'done')
    except RecursionError:
        print(name, 'RecursionError')

attempt('hash', lambda: hash(value))
attempt('compare', lambda: value == other)
attempt('print', lambda: repr(value))
value = other = None
print('freed')
"""
"""A million-deep tuple: each step ends with its value or with a RecursionError, none with a dead process."""
