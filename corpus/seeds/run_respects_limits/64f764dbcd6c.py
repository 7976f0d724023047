# name: endless loop
# expect: limit time|instructions
while True:
    pass
