print(int('٣'))
