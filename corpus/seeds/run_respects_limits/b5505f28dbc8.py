kept = [[*[1], *range(20_000)] for _ in range(1000)]
