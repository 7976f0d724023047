a, b = object(), object()
print(a is b, type(a).__name__)
