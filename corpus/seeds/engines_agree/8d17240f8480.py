# name: big but fine
print(len('ab' * 10 ** 6), sum(range(10 ** 5)), len(str(3 ** 5000)), len([0] * 10 ** 6))
