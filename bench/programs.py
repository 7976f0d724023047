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

LANGUAGE: Final[dict[str, str]] = {}
"""Programs of what the nine leave out, with a mean of their own. pydantic-monty refuses some of them."""

LANGUAGE["generators"] = """\
def numbers(limit):
    for number in range(limit):
        yield number

def evens(source):
    for number in source:
        if number % 2 == 0:
            yield number

def pairs(source):
    yield from ((number, number * number) for number in source)

def run(limit):
    total = 0
    for number, square in pairs(evens(numbers(limit))):
        total += number + square
    return total

run(100000)
"""

LANGUAGE["classes"] = """\
class Shape:
    def __init__(self, name):
        self.name = name

    @property
    def title(self):
        return self.name

    def area(self):
        return 0

class Square(Shape):
    def __init__(self, side):
        super().__init__('square')
        self.side = side

    def area(self):
        return self.side * self.side

    def __add__(self, other):
        return Square(self.side + other.side)

    def __eq__(self, other):
        return isinstance(other, Square) and self.side == other.side

def run(times):
    total = 0
    one = Square(1)
    for number in range(times):
        square = Square(number % 10) + one
        if square == one:
            total += len(square.title)
        total += square.area()
    return total

run(30000)
"""

LANGUAGE["exceptions"] = """\
class Odd(ValueError):
    pass

def check(number):
    if number % 2:
        raise Odd(number)
    return number

def run(times):
    caught = finished = 0
    for number in range(times):
        try:
            check(number)
        except Odd as error:
            caught += error.args[0]
        else:
            finished += 1
        finally:
            finished += 1
    return caught, finished

run(50000)
"""

LANGUAGE["comprehensions"] = """\
def run(times):
    total = 0
    for number in range(times):
        squares = [i * i for i in range(20) if i % 3]
        index = {i: square for i, square in enumerate(squares)}
        total += len(set(index.values())) + sum(i for i in squares if i > number)
        total += sum([a * b for a in (1, 2, 3) for b in (4, 5, 6)])
    return total

run(3000)
"""

LANGUAGE["dicts"] = """\
def run(times):
    people = [{'name': f'p{i % 50}', 'age': i % 90, 'tags': {'a': i, 'b': i * 2}} for i in range(times)]
    groups = {}
    for person in people:
        groups.setdefault(person['name'], []).append(person)
    total = 0
    for name, members in sorted(groups.items()):
        ages = {member['age'] for member in members}
        merged = {}
        for member in members:
            merged |= member['tags']
            merged.update(name=name)
        total += len(ages) + sum(value for key, value in merged.items() if key != 'name')
        total += max(members, key=lambda member: member['age'])['age']
    return total

run(10000)
"""

LANGUAGE["texts"] = """\
def run(times):
    lines = [f'{i:05d};name{i % 13};{i / 7:.3f}' for i in range(times)]
    out = []
    for line in lines:
        number, name, value = line.split(';')
        if name.startswith('name1') and not name.endswith('0'):
            out.append(f'{name.upper():>8}|{int(number):x}|{float(value) * 2:8.2f}')
    text = '\\n'.join(out).replace('|', ' ').strip()
    words = text.split()
    return len(text), len(set(words)), ''.join(reversed(words[0])), '%s and %r' % (words[1], words[2])

run(15000)
"""

LANGUAGE["matching"] = """\
class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y

def kind(value):
    match value:
        case int() | float() if value < 0:
            return 1
        case 0 | 1:
            return 2
        case [first, *rest]:
            return first + len(rest)
        case {'key': inner, **others}:
            return inner + len(others)
        case Point(0, y) | Point(y, 0):
            return y
        case str():
            return 3
        case _:
            return 4

def run(times):
    values = [-1, 0, 1, [1, 2, 3], {'key': 5, 'more': 6}, Point(0, 7), Point(8, 0), 'text', None, 5]
    total = 0
    for number in range(times):
        total += kind(values[number % 10])
    return total

run(40000)
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
