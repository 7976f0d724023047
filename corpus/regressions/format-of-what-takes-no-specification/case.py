for value in [], (), {}:
    try:
        print(f'{value:>5}')
    except TypeError as e:
        print(e)
