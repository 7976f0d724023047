s = {1}
print(s.union(), s.intersection({1}, {2}))
