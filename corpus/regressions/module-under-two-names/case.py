import math
import math as m
print(m is math)
