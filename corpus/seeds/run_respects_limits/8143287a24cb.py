import math

kept = [1]
print(hash(math), hash(iter(kept)), hash(n for n in kept), hash(kept.append), hash(zip(kept)))
print({math, property(), zip(kept), enumerate(kept)})
